import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest

from floorwalk.errors import FloorwalkError
from floorwalk.handbook.build import build
from floorwalk.source.workspace import Workspace, load

Make = Callable[..., Workspace]
NASTY = "<script>alert(1)</script> **b** [x](http://evil.example) {{ 7*7 }} &amp;"


def test_the_example_builds_strictly(site: Path) -> None:
    assert len(list((site / "s").iterdir())) == 82
    for path in ("index.html", "moment/paying/index.html", "role/cashier/index.html", "section/pay/index.html", "store/S012/index.html"):
        assert (site / path).is_file()
    assert not list(site.parent.glob(".handbook-*"))


def test_pages_are_sound_html(site: Path) -> None:
    for path in ("index.html", "s/PAY-02/index.html", "s/ENV-03/index.html", "store/index.html", "promises/index.html"):
        text = (site / path).read_text(encoding="utf-8")
        content = text[text.index("<article") : text.index("</article>") + 10]
        html5lib.HTMLParser(strict=True).parseFragment(content)


def test_edit_links_lead_to_the_file(site: Path, mall: Workspace) -> None:
    assert mall.company
    page = (site / "s/PAY-04/index.html").read_text(encoding="utf-8")
    assert f'href="{mall.company.edit_url}standards/mall/pay/PAY-04.yaml"' in page
    assert f'href="{mall.company.edit_url}docs/index.md"' in (site / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{mall.company.handbook_url}s/PAY-04/">' in page


def test_mkdocs_itself_builds_the_example_strictly(tmp_path: Path, root: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(root / "mkdocs.yml"),
        "--site-dir",
        str(tmp_path / "site"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/s/PAY-04/index.html").is_file()


def test_a_workspace_without_docs_builds(small: Make, tmp_path: Path) -> None:
    space = small()
    built = build(space.root, space, tmp_path / "out")
    assert built.standards == 1
    assert built.pages == len(list((tmp_path / "out").rglob("index.html")))
    assert "<title>Small & Co</title>" in (tmp_path / "out/index.html").read_text(encoding="utf-8")


def test_what_people_wrote_is_shown_and_never_runs(small: Make, tmp_path: Path) -> None:
    texts = dict.fromkeys(("title", "what", "say", "why"), NASTY) | {
        name: [NASTY] for name in ("how", "dont", "tools", "training", "situations")
    }
    check = {"id": "PAY-01.1", "kind": "yes_no", "question": NASTY, "seen_by": "look", "points": 1, "help": NASTY}
    evidence = dict.fromkeys(("source", "who", "method", "place", "finding"), NASTY) | {"n": 3, "date": "2026-01-01"}
    variant = {"when": {"format": "kiosk"}, "what": NASTY, "how": [NASTY], "say": NASTY}
    texts |= {"checks": [check], "evidence": [evidence], "variants": [variant], "exceptions": [{"text": NASTY, "reason": NASTY}]}
    space = small(PAY_01=texts, company={"name": 'A <i>b</i> "c"', "notice": NASTY, "feedback": "us@small.example"})
    build(space.root, space, tmp_path / "out")
    for path in (tmp_path / "out").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert "49" not in text.split("<article")[-1].split("</article>")[0]
        assert '<a href="http://evil.example"' not in text
        assert "<strong>b</strong>" not in text
    page = html5lib.parse((tmp_path / "out/s/PAY-01/index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
    assert NASTY in "".join(page.find(".//h1").itertext())
    assert "".join(page.find(".//article").itertext()).count(NASTY) >= 20


def test_a_broken_link_in_a_handwritten_page_stops_the_build(small: Make, tmp_path: Path) -> None:
    space = small()
    (space.root / "docs").mkdir()
    (space.root / "docs/index.md").write_text(
        '# Hello\n\n[a](gone.md)\n\n<a href="s/PAY-99/">b</a>\n\n<!-- floorwalk: nothing -->\n', encoding="utf-8"
    )
    out = tmp_path / "out"
    with pytest.raises(FloorwalkError) as stopped:
        build(space.root, space, out)
    assert stopped.value.code == "FW709"
    for fault in ("gone.md", "index.html: no page s/PAY-99/", "no block 'nothing'"):
        assert fault in stopped.value.what
    assert not out.exists()
    assert not list(tmp_path.glob(".handbook-*"))


def test_an_older_handbook_stays_when_the_new_one_fails(small: Make, tmp_path: Path) -> None:
    space, out = small(), tmp_path / "out"
    build(space.root, space, out)
    before = (out / "index.html").read_bytes()
    (space.root / "docs").mkdir()
    (space.root / "docs/index.md").write_text("# Hello\n\n[a](gone.md)\n", encoding="utf-8")
    with pytest.raises(FloorwalkError):
        build(space.root, space, out)
    assert (out / "index.html").read_bytes() == before


def test_a_folder_of_something_else_is_left_alone(small: Make, tmp_path: Path) -> None:
    space, out = small(), tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FloorwalkError) as stopped:
        build(space.root, space, out)
    assert (stopped.value.code, stopped.value.status) == ("FW702", 2)
    assert (out / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_a_handwritten_page_wins_and_others_join_the_menu(small: Make, tmp_path: Path) -> None:
    space = small()
    (space.root / "docs/style").mkdir(parents=True)
    (space.root / "docs/style/index.md").write_text("# Our own words\n", encoding="utf-8")
    (space.root / "docs/parking.md").write_text("# Where staff park\n", encoding="utf-8")
    build(space.root, space, tmp_path / "out")
    home = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert "Our own words" in home
    assert 'href="parking.html"' in home


def test_pages_of_a_language_that_the_company_no_longer_has_are_named(small: Make, tmp_path: Path) -> None:
    space = small(company={"languages": ["en", "tr"]})
    for folder in ("ta", "tr", "parking"):
        (space.root / "docs" / folder).mkdir(parents=True)
        (space.root / "docs" / folder / "index.md").write_text(f"# {folder}\n\n[a](../gone.md)\n", encoding="utf-8")
    with pytest.raises(FloorwalkError) as stopped:
        build(space.root, space, tmp_path / "out", ["tr"])
    assert stopped.value.repair == (
        "Languages that the company no longer has? Delete their folders, or add them to `languages` of company.yaml: docs/ta (தமிழ்). "
        "Mend these, then build again."
    )


@pytest.mark.parametrize(
    ("settings", "message"),
    [("site_name: a\ntheme: material\n", "does not name the plugin"), ("site_name: a\nplugins: [floorwalk]\n", "theme: material")],
)
def test_an_mkdocs_file_that_lacks_something_is_told_what(small: Make, tmp_path: Path, settings: str, message: str) -> None:
    space = small()
    (space.root / "docs").mkdir()
    (space.root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with pytest.raises(FloorwalkError, match=message) as stopped:
        build(space.root, space, tmp_path / "out")
    assert stopped.value.code == "FW709"


def test_problems_of_the_workspace_stop_a_strict_build(small: Make, tmp_path: Path) -> None:
    space = small()
    path = space.root / "standards/desk/pay/PAY-01.yaml"
    shutil.copy(path, path.with_name("PAY-02.yaml"))
    with pytest.raises(FloorwalkError, match="defined twice"):
        build(space.root, load(space.root), tmp_path / "out")


@pytest.mark.parametrize("language", ["ta", "fil", "zh-Hans", "zh-Hant", "tr"])
def test_every_language_of_the_first_users_builds(small: Make, tmp_path: Path, language: str) -> None:
    space = small(company={"languages": [language], "source_language": language})
    build(space.root, space, tmp_path / "out")
    assert f'<html lang="{language}"' in (tmp_path / "out/index.html").read_text(encoding="utf-8")
