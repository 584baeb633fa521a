"""While one writes: pages that did not change are not set again, and every page comes out as a whole build makes it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import markdown
import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

from floorwalk.source.workspace import Workspace

Make = Callable[..., Workspace]
SETTINGS = "site_name: a\ntheme: material\nplugins: [search, floorwalk]\n"


@contextmanager
def writing(root: Path, out: Path) -> Iterator[Callable[[], None]]:
    """Give what builds again, as MkDocs does for as long as it serves."""
    (root / "docs").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")

    def again() -> None:
        build_site(load_config(str(root / "mkdocs.yml"), site_dir=str(out)), serve_url="http://127.0.0.1:8000/")

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(out))
    config.plugins.on_startup(command="serve", dirty=False)
    yield again
    config.plugins.on_shutdown()


def pages(out: Path) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in out.rglob("*.html")}


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The Markdown that was set, in a list that grows."""
    seen: list[str] = []
    convert = markdown.Markdown.convert

    def watched(self: markdown.Markdown, source: str) -> str:
        seen.append(source)
        return convert(self, source)

    monkeypatch.setattr(markdown.Markdown, "convert", watched)
    return seen


def test_one_edit_sets_the_pages_that_it_changes_and_no_other(small: Make, tmp_path: Path, converted: list[str]) -> None:
    many = {f"PAY_{number:02}": {"title": f"Standard {number}"} for number in range(1, 20)}
    space = small(**many)
    with writing(space.root, tmp_path / "out") as again:
        again()
        assert len(converted) > 19
        converted.clear()
        again()
        assert converted == []
        small(**many | {"PAY_03": {"title": "Standard 3", "why": "Because of the edit."}})
        again()
        assert "Because of the edit." in (tmp_path / "out/s/PAY-03/index.html").read_text(encoding="utf-8")
        assert len(converted) == 1


def test_what_is_kept_is_what_a_whole_build_makes(small: Make, tmp_path: Path) -> None:
    space = small(PAY_01={}, PAY_02={"related": ["PAY-01"]})
    with writing(space.root, tmp_path / "out") as again:
        again()
        small(PAY_01={"title": "Another title"}, PAY_02={"related": ["PAY-01"]}, PAY_03={})
        again()
        kept = pages(tmp_path / "out")
        index = (tmp_path / "out/search/search_index.json").read_text(encoding="utf-8")
    with writing(space.root, tmp_path / "fresh") as again:
        again()
    assert kept == pages(tmp_path / "fresh")
    assert index == (tmp_path / "fresh/search/search_index.json").read_text(encoding="utf-8")


def test_nothing_hides_a_change_from_a_writer(small: Make, tmp_path: Path) -> None:
    space = small()
    with writing(space.root, tmp_path / "out") as again:
        again()
    assert "unregister" in (tmp_path / "out/offline-worker.js").read_text(encoding="utf-8")
    assert "offline.js" not in (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert not (tmp_path / "out/offline.pack").exists()
