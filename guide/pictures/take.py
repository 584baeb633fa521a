"""A finished demo in; the manual's pictures out. Needs LibreOffice, pdftoppm, Chromium, and Playwright of the `dev` group.

floorwalk demo --out build/demo
python guide/pictures/take.py build/demo
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
STORE = "S005"
SHEET, PAGE_OF_SHEET = f"20261130_mall_{STORE}", "3"
FILLED = "workspace/audits/filled/2026-11"
# What is pictured, its picture, width and height in pixels.
SCREENS = (
    ("report/index.html", "report.png", 1000, 740),
    (f"report/stores/{STORE}.html", "staff-room.png", 900, 700),
    ("site/s/SRV-02/index.html", "page.png", 430, 1010),
)


def sheet(demo: Path, work: Path) -> None:
    """Picture a page of a filled sheet as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    _run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(work), str(demo / FILLED / f"{SHEET}.xlsx"))
    crop = ["-x", "20", "-y", "30", "-W", "1070", "-H", "566"]
    _run("pdftoppm", "-png", "-r", "95", "-f", PAGE_OF_SHEET, "-singlefile", *crop, str(work / f"{SHEET}.pdf"), str(HERE / "sheet"))


def screens(demo: Path) -> None:
    """Picture web pages, for a reader who has chosen a store."""
    browser = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    with sync_playwright() as play:
        window = play.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        for page, picture, width, height in SCREENS:
            tab = window.new_page(viewport={"width": width, "height": height})
            tab.add_init_script(f"localStorage.setItem('floorwalk.store', '{STORE}')")
            tab.goto((demo / page).resolve().as_uri())
            tab.screenshot(path=HERE / picture)
        window.close()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 # fixed programs, paths of our own


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        sheet(Path(sys.argv[1]), Path(folder))
    screens(Path(sys.argv[1]))
