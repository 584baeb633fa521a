import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest
import zxingcpp

from floorwalk.checklist import FontShelf, Source, build, build_all, by_section
from floorwalk.checklist.content import Checklist
from floorwalk.errors import FloorwalkError

DAY = date(2026, 11, 21)
A4, A5 = (595, 842), (420, 595)


def _pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().replace("\u00a0", " ").split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


@pytest.fixture
def cash_desk(source: Source) -> Checklist:
    return next(by_section(source))


def test_text_is_printed_as_it_is_and_never_as_markup(cash_desk: Checklist, fonts: FontShelf) -> None:
    (text,) = _pages(build(cash_desk, "a4", fonts, DAY))
    for words in (
        "Thank #strong[every] *customer* $x$ _now_",
        "// not a comment",
        "4 of 5 customers",
        "within 2 min",
        "Critical",
        "page 1 of 1",
    ):
        assert words in text
    assert cash_desk.footer in text


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("a5", A5)])
def test_page_size(cash_desk: Checklist, fonts: FontShelf, paper: str, size: tuple[int, int]) -> None:
    box = pypdf.PdfReader(io.BytesIO(build(cash_desk, paper, fonts, DAY))).pages[0].mediabox  # type: ignore[arg-type]
    assert (round(box.width), round(box.height)) == size


def test_the_same_input_gives_the_same_bytes(cash_desk: Checklist, fonts: FontShelf) -> None:
    assert build(cash_desk, "a5", fonts, DAY) == build(cash_desk, "a5", FontShelf(), DAY)
    assert build(cash_desk, "a5", fonts, DAY) != build(cash_desk, "a5", fonts, date(2026, 11, 22))


def _many(checklist: Checklist, count: int, what: str = "A sentence that says what is seen. ") -> Checklist:
    first = checklist.groups[0].items[0]
    items = tuple(
        replace(first, id=f"ENV-{n:02d}", title=f"First {n:02d}", what=what * (n % 4 + 1), say=f"Last {n:02d}") for n in range(count)
    )
    return replace(checklist, groups=(replace(checklist.groups[0], items=items),))


def test_an_item_never_breaks_over_a_page(cash_desk: Checklist, fonts: FontShelf) -> None:
    pages = _pages(build(_many(cash_desk, 30), "a5", fonts, DAY))
    assert len(pages) > 5
    where = [next(n for n, page in enumerate(pages) if f"First {i:02d}" in page) for i in range(30)]
    assert where == [next(n for n, page in enumerate(pages) if f"Last {i:02d}" in page) for i in range(30)]
    assert where == sorted(where)
    assert f"page {len(pages)} of {len(pages)}" in pages[-1]


def test_an_item_longer_than_a_page_is_printed_to_its_end(cash_desk: Checklist, fonts: FontShelf) -> None:
    pages = _pages(build(_many(cash_desk, 1, what="A sentence that says what is seen. " * 200 + "The end. "), "a5", fonts, DAY))
    assert len(pages) >= 3  # set as one piece it would run off the second page
    assert "The end." in " ".join(pages)
    assert "Last 00" in pages[-1]


def test_a_character_in_no_font_stops_the_print(cash_desk: Checklist, fonts: FontShelf) -> None:
    with pytest.raises(FloorwalkError, match="U\\+E000"):
        build(replace(cash_desk, title="\ue000"), "a4", fonts, DAY)


def test_a_file_for_each_section_or_role_and_paper(source: Source, in_mall: Source, fonts: FontShelf) -> None:
    assert [name for name, _ in build_all(source, fonts)] == ["mall_pay_a4.pdf", "mall_pay_a5.pdf", "mall_env_a4.pdf", "mall_env_a5.pdf"]
    found = dict(build_all(replace(in_mall, language="tr"), fonts, papers=["a5"], roles=["cashier"]))
    assert list(found) == ["mall_cashier_S001_tr_a5.pdf"]
    assert found["mall_cashier_S001_tr_a5.pdf"].startswith(b"%PDF")


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm (poppler) draws the page for the code reader")
@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_printed_codes_can_be_read(cash_desk: Checklist, fonts: FontShelf, tmp_path: Path, paper: str) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(build(cash_desk, paper, fonts, DAY))  # type: ignore[arg-type]
    drawn = subprocess.run(["pdftoppm", "-r", "150", "-gray", "-singlefile", str(file)], capture_output=True, check=True).stdout
    kind, width, height, _ = drawn.split(maxsplit=3)[:4]
    pixels = drawn[-int(width) * int(height) :]
    assert kind == b"P5"
    read = zxingcpp.read_barcodes(memoryview(pixels).cast("B", (int(height), int(width))))
    assert {one.text for one in read} == {"https://handbook.example/s/PAY-01/?v=1", "https://handbook.example/s/PAY-02/?v=1"}
