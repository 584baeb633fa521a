"""While one writes: an edit builds what it changes and nothing else, and the folder is what a whole build makes of the same files."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

from floorwalk.handbook.plugin import FloorwalkPlugin
from floorwalk.source.workspace import Workspace

Make = Callable[..., Workspace]
SETTINGS = "site_name: a\ntheme: material\nplugins: [search, floorwalk]\n"
MANY: dict[str, dict[str, Any]] = {f"PAY_{number:02}": {"title": f"Standard {number}"} for number in range(1, 8)}
HOME = "# Home\n\n<!-- floorwalk: changed -->\n\n<!-- floorwalk: ways -->\n"


class Serving:
    """MkDocs as it serves: `edited()` is what it calls after a change; `wholes` counts the builds of everything."""

    def __init__(self, root: Path, out: Path) -> None:
        self.root, self.out, self.wholes = root, out, 0
        (root / "docs").mkdir(exist_ok=True)
        (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
        self.config = load_config(str(root / "mkdocs.yml"), site_dir=str(out))
        self.config.plugins.on_startup(command="serve", dirty=False)
        self.whole()
        plugin = self.config.plugins["floorwalk"]
        assert isinstance(plugin, FloorwalkPlugin)
        server: Any = SimpleNamespace()
        self.edited: Callable[[], None] = plugin.on_serve(server, self.whole).builder

    def whole(self) -> None:
        self.wholes += 1
        build_site(load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.out)), serve_url="http://127.0.0.1:8000/")


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Path], Serving]]:
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    begun: list[Serving] = []

    def begin(root: Path) -> Serving:
        begun.append(Serving(root, tmp_path / f"out{len(begun)}"))
        return begun[-1]

    yield begin
    for one in begun:
        one.config.plugins.on_shutdown()
    logging.getLogger("mkdocs").setLevel(logging.NOTSET)


def differing(one: Path, other: Path) -> list[str]:
    a, b = files(one), files(other)
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))


def files(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.suffix in {".html", ".js", ".json", ".css", ".svg"}
    }


EDITS: dict[str, dict[str, dict[str, Any]]] = {
    "title": {"PAY_03": {"title": "Another title"}},
    "two": {"PAY_03": {"why": "Because of the edit."}, "PAY_05": {"related": ["PAY-01"]}},
    "retired": {"PAY_04": {"status": "retired"}},
    "words": {"PAY_02": {"synonyms": ["bye"]}},
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_leaves_what_a_whole_build_makes(small: Make, serve: Callable[[Path], Serving], edit: dict[str, dict[str, Any]]) -> None:
    root = small(**MANY).root
    serving = serve(root)
    (root / "docs/index.md").write_text(HOME, encoding="utf-8")
    serving.edited()
    small(**MANY | {id_: MANY[id_] | values for id_, values in edit.items()})
    serving.edited()
    assert serving.wholes == 2
    assert differing(serving.out, serve(root).out) == []


def test_an_edit_writes_the_pages_that_it_changes(small: Make, serve: Callable[[Path], Serving]) -> None:
    serving = serve(small(**MANY).root)
    before = {path: path.stat().st_mtime_ns for path in serving.out.rglob("*.html")}
    small(**MANY | {"PAY_03": MANY["PAY_03"] | {"why": "Because of the edit."}})
    serving.edited()
    written = [path.relative_to(serving.out).as_posix() for path, when in before.items() if path.stat().st_mtime_ns != when]
    assert written == ["s/PAY-03/index.html"]
    assert serving.wholes == 1


def test_numbers_of_a_store_follow(small: Make, serve: Callable[[Path], Serving]) -> None:
    serving = serve(small(**MANY).root)
    root = small(**MANY, contacts="store,role,channel,value,hours\nS1,boss,phone,0199,\n").root
    serving.edited()
    assert serving.wholes == 1
    assert differing(serving.out, serve(root).out) == []


def test_what_changes_the_frame_is_built_whole(small: Make, serve: Callable[[Path], Serving]) -> None:
    root = small(**MANY).root
    serving = serve(root)
    edits: list[Callable[[], object]] = [
        lambda: small(**MANY, PAY_09={}),
        lambda: small(company={"name": "Other & Co"}, **MANY, PAY_09={}),
        lambda: (root / "docs/parking.md").write_text("# Parking\n", encoding="utf-8"),
        lambda: (root / "mkdocs.yml").write_text(SETTINGS + "copyright: ours\n", encoding="utf-8"),
        lambda: (root / "standards/desk/pay/PAY-01.yaml").write_text("id: PAY-01\nhwo: [a]\n", encoding="utf-8"),
        lambda: small(**MANY, PAY_09={}),
    ]
    for number, edit in enumerate(edits, 2):
        edit()
        serving.edited()
        assert serving.wholes == number
        assert {"s/PAY-02/index.html", "search/search_index.json"} <= files(serving.out).keys()


def test_a_failed_build_is_followed_by_a_whole_one(small: Make, serve: Callable[[Path], Serving]) -> None:
    space = small(**MANY)
    serving = serve(space.root)
    shutil.move(space.root / "standards/company.yaml", space.root / "company.yaml")
    with pytest.raises(BaseException, match=r"company\.yaml|Abort"):
        serving.edited()
    shutil.move(space.root / "company.yaml", space.root / "standards/company.yaml")
    serving.edited()
    assert serving.wholes == 3
    assert differing(serving.out, serve(space.root).out) == []
