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

from openpyxl import load_workbook
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
STORE = "S005"
# What is pictured, its picture, width and height in pixels.
SCREENS = (
    ("report/index.html", "report.png", 1000, 740),
    (f"report/stores/{STORE}.html", "staff-room.png", 900, 700),
    ("site/s/SRV-02/index.html", "page.png", 430, 1010),
)


def filled(demo: Path) -> Path:
    """The store's sheet in the latest round."""
    [found] = sorted((demo / "workspace/audits/filled").iterdir())[-1].glob(f"*_{STORE}.xlsx")
    return found


def spoiled(demo: Path, work: Path) -> Path:
    """The reply to the same sheet with three answers that nobody can read."""
    shutil.copytree(demo / "workspace", work / "space", ignore=shutil.ignore_patterns("filled", "*.duckdb*"))
    book = load_workbook(filled(demo))
    answers = [cell for cell in book["Audit"]["F"][5:] if cell.value in ("Yes", "No")]
    for cell, wrong in zip(answers[3::7], ("mostly", "4 of 5", "see note"), strict=False):
        cell.value = wrong
    sent = work / filled(demo).name
    book.save(sent)
    command = ("floorwalk", "-w", str(work / "space"), "collect", "--reply", str(work / "reply"), str(sent))
    subprocess.run(command, check=False, capture_output=True)  # noqa: S603 # exit code 1: there are issues, as there should be
    [reply] = (work / "reply").glob("*.xlsx")
    return reply


def printed(workbook: Path, picture: str, page: str, crop: tuple[str, ...], work: Path) -> None:
    """Picture a page of a workbook as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    _run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(work), str(workbook))
    size = [word for pair in zip(("-x", "-y", "-W", "-H"), crop, strict=True) for word in pair]
    _run("pdftoppm", "-png", "-r", "95", "-f", page, "-singlefile", *size, str(work / f"{workbook.stem}.pdf"), str(HERE / picture))


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
        printed(filled(Path(sys.argv[1])), "sheet", "3", ("20", "30", "1070", "566"), Path(folder))
        printed(spoiled(Path(sys.argv[1]), Path(folder)), "reply", "1", ("20", "30", "1070", "566"), Path(folder))
    screens(Path(sys.argv[1]))
