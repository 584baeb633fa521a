import io
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from floorwalk.cli import floorwalk
from floorwalk.errors import FloorwalkError

ROOT = Path(__file__).parents[2]


def _run(*arguments: str, root: Path = ROOT) -> Result:
    return CliRunner().invoke(floorwalk, ["-w", str(root), "checklist", "--today", "2026-11-21", *arguments], catch_exceptions=True)


def test_it_prints_what_it_wrote(tmp_path: Path) -> None:
    result = _run("--section", "pay", "--section", "san", "--store", "S004", "--paper", "a5", "--out", str(tmp_path))
    assert result.exit_code == 0
    assert result.stdout.split() == [str(tmp_path / f"mall_{section}_S004_a5.pdf") for section in ("san", "pay")]
    text = pypdf.PdfReader(io.BytesIO((tmp_path / "mall_pay_S004_a5.pdf").read_bytes())).pages[0].extract_text()
    assert "Station Corner" in text
    assert "0420" in text  # the cash desk lead's extension there


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--role", "cashir"], "FW705"),
        (["--section", "pai"], "FW705"),
        (["--store", "S999"], "FW705"),
        (["--set", "shop"], "FW705"),
        (["--language", "xx"], "FW705"),
        (["--font", "No Such Font"], "FW703"),
    ],
)
def test_an_unknown_name_is_wrong_usage_and_writes_nothing(tmp_path: Path, arguments: list[str], code: str) -> None:
    result = _run(*arguments, "--out", str(tmp_path))
    assert isinstance(result.exception, FloorwalkError)
    assert (result.exception.code, result.exception.status) == (code, 2)
    assert list(tmp_path.iterdir()) == []


def test_nothing_left_to_print_is_said(tmp_path: Path) -> None:
    result = _run("--store", "S004", "--role", "delivery-lead", "--section", "lay", "--out", str(tmp_path))
    assert isinstance(result.exception, FloorwalkError)
    assert result.exception.code == "FW706"


def test_a_standard_that_cannot_be_read_stops_the_print(tmp_path: Path) -> None:
    folder = tmp_path / "standards"
    (folder / "one/pay").mkdir(parents=True)
    (folder / "company.yaml").write_text((ROOT / "standards/company.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "one/set.yaml").write_text(
        "id: one\ntitle: One\nversion: 1\nsections:\n  - {id: pay, title: Pay, standards: [PAY-01]}\n"
        "scoring: {pass_mark: 80, bands: [{id: all, title: All, from: 0, to: 100}]}\n",
        encoding="utf-8",
    )
    (folder / "one/pay/PAY-01.yaml").write_text("id: PAY-01\ntitel: Oops\n", encoding="utf-8")
    result = _run("--out", str(tmp_path / "out"), root=tmp_path)
    assert isinstance(result.exception, FloorwalkError)
    assert result.exception.code == "FW708"
    assert "titel" in result.stderr
    assert not (tmp_path / "out").exists()
