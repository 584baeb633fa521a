"""What handbook tests share: a small workspace written from plain values, and the example's handbook, built once."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.conftest import program
from tests.handbook.test_results import report

from floorwalk.catalog.shelf import translated_languages
from floorwalk.handbook.build import build
from floorwalk.handbook.results import Results, read_results
from floorwalk.source.workspace import Workspace, load

Make = Callable[..., Workspace]

COMPANY: dict[str, Any] = {
    "name": "Small & Co",
    "languages": ["en"],
    "style": "classic",
    "roles": [{"id": "clerk", "title": "Clerk"}, {"id": "boss", "title": "Boss"}],
    "moments": [{"id": "paying", "title": "Paying"}, {"id": "leaving", "title": "Leaving"}],
    "regions": [{"id": "north", "title": "North"}],
    "formats": [{"id": "shop", "title": "Shop"}, {"id": "kiosk", "title": "Kiosk"}],
}
STANDARD: dict[str, Any] = {
    "title": "Thank every customer",
    "what": "Every customer hears a thank-you.",
    "how": ["Look at the customer.", "Say it."],
    "ask": [{"role": "boss", "within": "2 min"}],
    "why": "Customers who feel thanked come back.",
    "element": "people",
    "moment": "paying",
    "effort": {"seconds": 5, "per": "customer"},
    "owner": "boss",
    "review_by": "2027-05-31",
}
SCORING = {"pass_mark": 80, "bands": [{"id": "all", "title": "All", "from": 0, "to": 100}]}
STORES = """\
id,name,region,format,language,hours
S1,First shop,north,shop,en,Mo-Su 09:00-18:00
S2,Kiosk <b>,north,kiosk,en,Mo-Su 09:00-18:00
"""
CONTACTS = "store,role,channel,value,hours\nS1,boss,phone,0100,\nS2,boss,radio,channel 4,\n"


@pytest.fixture
def small(tmp_path: Path) -> Make:
    """Write a workspace of the standards given by id (values over STANDARD) and load it."""

    def make(*, company: dict[str, Any] | None = None, contacts: str = CONTACTS, **standards: dict[str, Any]) -> Workspace:
        given = {id_.replace("_", "-"): values for id_, values in (standards or {"PAY_01": {}}).items()}
        files = {
            "standards/company.yaml": COMPANY | (company or {}),
            "standards/desk/set.yaml": {
                "id": "desk",
                "title": "Desk",
                "version": 1,
                "scoring": SCORING,
                "sections": [{"id": "pay", "title": "Cash desk", "standards": list(given)}],
            },
        }
        files |= {f"standards/desk/pay/{id_}.yaml": {"id": id_} | STANDARD | values for id_, values in given.items()}
        texts = {name: json.dumps(values) for name, values in files.items()} | {
            "audits/stores.csv": STORES,
            "audits/contacts.csv": contacts,
        }
        for name, text in texts.items():
            (tmp_path / "w" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "w" / name).write_text(text, encoding="utf-8")
        space = load(tmp_path / "w")
        assert not [problem for problem in space.problems if problem.severity == "error"]
        return space

    return make


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, root: Path, mall: Workspace) -> Path:
    """The example's handbook with results, built once."""
    out = tmp_path_factory.mktemp("handbook") / "site"
    build(root, mall, out, results=_how_we_did())
    return out


@pytest.fixture(scope="session")
def spoken_site(tmp_path_factory: pytest.TempPathFactory, root: Path, mall: Workspace) -> Path:
    """The same in all its languages."""
    out = tmp_path_factory.mktemp("languages") / "site"
    build(root, mall, out, translated_languages(mall), results=_how_we_did())
    return out


def _how_we_did() -> Results:
    told = report(sections=[{"id": "pay", "mean": {"exact": "425/6"}, "n": 2}, {"id": "srv", "mean": {"exact": "99"}, "n": 1}])
    return read_results(told.replace("PAY-01", "PAY-04").replace('"S1"', '"S012"'), "report.json")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")  # what was built a moment ago counts, not what a browser still holds
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with suppress(ConnectionError):  # a page that is left takes the rest no longer
            super().copyfile(source, outputfile)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder for as long as the block runs; gives its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield browser
        browser.close()
