"""What the handbook costs: CPU against plain Material over the same Markdown, what a first visit loads, one edit while it is served.

uv run --no-sync python bench/handbook.py [--standards 500] [--runs 3]
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cost import FLOORWALK, ROOT, Command, alternating, show, show_machine, show_ratio
from grown import with_standards

if TYPE_CHECKING:
    from collections.abc import Iterator

MATERIAL = """\
site_name: plain
theme: {name: material, font: false, features: [navigation.indexes, navigation.prune, search.suggest]}
use_directory_urls: false
markdown_extensions: [admonition, attr_list, md_in_html]
plugins: [search]
not_in_nav: "/s/*"
"""
WRITE_MARKDOWN = """\
import sys
from pathlib import Path
from floorwalk.handbook.pages import handbook
from floorwalk.source.workspace import load
for page in handbook(load(Path(sys.argv[1]))).pages.values():
    path = Path(sys.argv[2]) / page.uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page.markdown, encoding="utf-8")
"""
SHIFT = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => { if (!one.hadRecentInput) sum += one.value; }))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 1000);
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--standards", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        space = Path(folder) / "w"
        space.mkdir()
        count = with_standards(space, given.standards)
        shutil.copytree(ROOT / "docs", space / "docs")
        shutil.copy(ROOT / "mkdocs.yml", space)
        print(f"{count} standards, one language")
        show_machine()
        against_material(space, Path(folder), given.runs)
        in_browser(Path(folder) / "ours")
        edits(space)


def against_material(space: Path, folder: Path, runs: int) -> None:
    """Build the handbook, and with plain Material the very Markdown that it is made of. Ours also reads YAML, checks links and packs."""
    docs = folder / "plain/docs"
    subprocess.run(
        [sys.executable, "-c", WRITE_MARKDOWN, str(space), str(docs)], check=True, env=os.environ | {"PYTHONPATH": str(ROOT / "tool")}
    )
    (folder / "plain/mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    plain = ("-m", "mkdocs", "build", "-q", "-d", str(folder / "plain/site"))
    commands = (
        Command("floorwalk handbook", (*FLOORWALK, "handbook", "--out", str(folder / "ours")), space),
        Command("plain Material, the same Markdown", (sys.executable, *plain), folder / "plain"),
    )
    seconds = alternating(commands, runs)
    for command in commands:
        show(command.name, seconds[command.name])
    ours, plain_material = (seconds[command.name] for command in commands)
    show_ratio("handbook against plain Material", ours, plain_material, target=1.3)
    for name, site in (("ours", folder / "ours"), ("plain", folder / "plain/site")):
        pages = [path.read_bytes() for path in site.rglob("s/*/index.html")]
        packed = median(len(gzip.compress(page)) for page in pages)
        whole = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
        print(f"  {name}: a page {median(map(len, pages)) / 1000:.1f} kB, {packed / 1000:.1f} kB packed; all files {whole / 1e6:.1f} MB")


class _Packed(http.server.SimpleHTTPRequestHandler):
    """Hands files out packed, as servers do, and counts what it sends."""

    sent: dict[str, int] = {}  # noqa: RUF012  # one server at a time

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        packs = path.suffix in {".html", ".css", ".js", ".json", ".svg", ".webmanifest"}
        content = gzip.compress(path.read_bytes()) if packs else path.read_bytes()
        self.sent[self.path] = len(content)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if packs:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None: ...


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Packed, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def in_browser(site: Path) -> None:
    """Open pages on a phone's screen for the first time: requests, bytes as sent, layout shift."""
    chromium = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    if chromium is None:
        print("  no Chromium here: bytes, requests and layout shift left out")
        return
    from playwright.sync_api import sync_playwright

    first = sorted((site / "s").iterdir())[0].name
    with _serving(site) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for path in ("", f"s/{first}/", "role/cashier/", "store/S012/"):
            context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
            page = context.new_page()
            _Packed.sent.clear()
            page.goto(address + path, wait_until="networkidle")
            shift = page.evaluate(SHIFT)
            print(
                f"  /{path:<16} {len(_Packed.sent):3} requests, {sum(_Packed.sent.values()) / 1000:6.1f} kB sent, layout shift {shift:.4f}"
            )
            context.close()
        browser.close()


def edits(space: Path, times: int = 4) -> None:
    """Change one file while `--serve` runs; seconds until the new page is handed out, and the CPU that it took."""
    standard = sorted(space.glob("standards/mall/*/PAY-*.yaml"))[0]
    text = standard.read_text(encoding="utf-8")
    argv = [*FLOORWALK, "handbook", "--serve", "--address", "127.0.0.1:8765"]
    env = os.environ | {"PYTHONPATH": str(ROOT / "tool")}
    process = subprocess.Popen(argv, cwd=space, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:8765/s/{standard.stem}/index.html"
    try:
        _wait_for("fw-what", address)
        waits, costs = [], []
        for number in range(times):
            time.sleep(2)
            began, used = time.monotonic(), _used(process.pid)
            standard.write_text(re.sub(r"(?m)^title: .*$", f"title: Changed {number} times", text), encoding="utf-8")
            _wait_for(f"Changed {number} times", address)
            waits.append(time.monotonic() - began)
            costs.append(_used(process.pid) - used)
        show("one edit, until its page is handed out", waits, f"   CPU {median(costs):.2f} s")
    finally:
        process.terminate()
        process.wait()
        standard.write_text(text, encoding="utf-8")


def _wait_for(words: str, address: str) -> None:
    for _ in range(3000):
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  # our own server
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit(f"{address} never said: {words}")


def _used(pid: int) -> float:
    """CPU seconds of a running process, where the system tells (Linux)."""
    place = Path(f"/proc/{pid}/stat")
    if not place.is_file():
        return 0.0
    fields = place.read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
