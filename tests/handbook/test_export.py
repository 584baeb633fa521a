"""The handbook as Markdown for another generator, and one that builds it."""

import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from floorwalk.cli import floorwalk
from floorwalk.errors import FloorwalkError
from floorwalk.handbook.export import NAV, SUMMARY, export, plain_page
from floorwalk.handbook.links import broken_links
from floorwalk.source.workspace import Workspace

Make = Callable[..., Workspace]
CONF = """\
project = "Handbook"
extensions = ["myst_parser"]
exclude_patterns = ["nav.yml"]
suppress_warnings = ["toc.not_included", "myst.header"]
html_theme = "basic"
"""
NASTY = '% <b>bold</b> **x** {{ 7*7 }} {% if 1 %} {math}`x` [a](http://evil.example) "q"'


@pytest.fixture
def pages(small: Make, tmp_path: Path) -> Path:
    """An export with a picture, a variant, a handwritten page and a text that looks like code."""
    pictures = [{"file": "till.png", "good": False, "caption": "Not like <this>"}]
    variant = {"when": {"format": "kiosk"}, "what": "A nod is enough."}
    check = {"id": "PAY-01.1", "kind": "yes_no", "question": "Was it said?", "seen_by": "look", "points": 1}
    first = {"pictures": pictures, "variants": [variant], "checks": [check], "how": ["Look as PAY-02 says.", NASTY], "what": NASTY}
    company = {
        "handbook_url": "https://handbook.example/",
        "feedback": "us@small.example",
        "promises": [{"id": "P-ONE", "text": "Thanks."}],
    }
    space = small(PAY_01=first, PAY_02={"related": ["PAY-01"], "promises": ["P-ONE"]}, company=company)
    (space.root / "standards/desk/pay/till.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (space.root / "docs").mkdir()
    (space.root / "docs/index.md").write_text("---\ntitle: Welcome\nhide: [toc]\n---\n\n# Welcome\n\n<!-- floorwalk: ways -->\n")
    export(space.root, space, tmp_path / "pages")
    return tmp_path / "pages"


def test_pictures_codes_and_menu_come_along(pages: Path) -> None:
    text = (pages / "s/PAY-01/index.md").read_text(encoding="utf-8")
    assert "![✗ Not like &lt;this&gt;](till.png)" in text
    assert "![](PAY-01.svg)" in text
    assert (pages / "s/PAY-01/till.png").is_file()
    assert (pages / "s/PAY-01/PAY-01.svg").read_text(encoding="utf-8").startswith('<svg width="120" height="120"')
    menu = yaml.safe_load((pages / NAV).read_text(encoding="utf-8"))
    assert menu[0] == {"Home": "index.md"}
    assert "(s/PAY-02/index.md)" in (pages / SUMMARY).read_text(encoding="utf-8")


def test_what_only_our_styles_and_scripts_understand_is_gone(pages: Path) -> None:
    for path in pages.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        for ours in (" markdown>", "data-", "<button", "hide:", "search:", "<!-- floorwalk"):
            assert ours not in text, path


def test_a_handwritten_page_wins(pages: Path) -> None:
    home = (pages / "index.md").read_text(encoding="utf-8")
    assert home.startswith('---\ntitle: "Welcome"\n---\n\n# Welcome\n')
    assert "(moment/paying/index.md)" in home


def test_each_language_stands_in_a_folder_of_its_own(root: Path, mall: Workspace, tmp_path: Path) -> None:
    number = export(root, mall, tmp_path / "pages", ["ta"])
    assert number == len(list((tmp_path / "pages").rglob("index.md")))
    english, tamil = (tmp_path / "pages" / folder / "s/PAY-04/index.md" for folder in ("", "ta"))
    assert "Keep every way to pay" in english.read_text(encoding="utf-8")
    assert "எப்படி" in tamil.read_text(encoding="utf-8")
    assert not (tmp_path / "pages/tr").exists()


def test_sphinx_builds_it(pages: Path, tmp_path: Path) -> None:
    """Every page is there, every link leads somewhere, and what people wrote is shown letter by letter."""
    if not (find_spec("sphinx") and find_spec("myst_parser")):
        pytest.skip("Sphinx and MyST are not installed")
    (pages / "conf.py").write_text(CONF, encoding="utf-8")
    site = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", str(pages), str(site)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    for path in pages.rglob("*.md"):
        assert (site / path.relative_to(pages)).with_suffix(".html").is_file()
    assert broken_links(site) == []
    page = (site / "s/PAY-01/index.html").read_text(encoding="utf-8")
    for whole in ("{{ 7*7 }}", "{% if 1 %}", "{math}`x`", "% &lt;b&gt;bold&lt;/b&gt; **x**"):
        assert whole in page
    assert "<b>bold" not in page
    assert 'href="http://evil' not in page
    assert 'href="../PAY-02/index.html"' in page
    assert len(list((site / "_images").iterdir())) == 3  # a picture and two codes


def test_an_older_export_is_replaced_and_something_else_left_alone(small: Make, tmp_path: Path) -> None:
    space = small()
    for _ in range(2):
        export(space.root, space, tmp_path / "pages")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FloorwalkError) as stopped:
        export(space.root, space, tmp_path / "mine")
    assert (stopped.value.code, stopped.value.status) == ("FW702", 2)
    assert not list(tmp_path.glob(".handbook-*"))


def test_a_page_without_a_head_stays_as_it_is() -> None:
    assert plain_page("# Hello\n\nText.\n") == "# Hello\n\nText.\n"


def test_the_command_writes_pages_and_nothing_else(small: Make, tmp_path: Path) -> None:
    space = small()
    words = ["-w", str(space.root), "handbook", "--export", str(tmp_path / "pages")]
    done = CliRunner().invoke(floorwalk, words)
    assert done.exit_code == 0, done.output
    assert f"The menu: {tmp_path / 'pages/nav.yml'}" in done.output
    assert not (space.root / "site").exists()
    for other in (["--portable"], ["--serve"], ["--out", str(tmp_path / "x")]):
        assert CliRunner().invoke(floorwalk, [*words, *other]).exit_code == 2
