from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import program

from floorwalk.report.contacts import Posts
from floorwalk.report.figures import figures
from floorwalk.report.staff import Fault, fit

MADE = date(2026, 12, 1)


@pytest.fixture
def fault(samples) -> Fault:
    _, _, results = samples.four()
    standard = results[0].asked.sections[0].standards[0].standard
    return Fault(standard, ("Was it so? Answer: No.",), "Desk lead (phone 0120)", critical=False)


def test_with_room_for_all_everything_is_told_in_full(fault):
    shown, more = fit([fault] * 3, 60)
    assert ([one.depth for one in shown], more) == (["full"] * 3, 0)


def test_short_of_room_the_weightiest_are_told_and_the_rest_is_counted(fault):
    shown, more = fit([fault] * 30, 25)
    depths = [one.depth for one in shown]
    assert len(shown) + more == 30
    assert depths == sorted(depths, key=["full", "short", "title"].index)
    assert depths[0] != "title"
    assert sum(one.size(one.depth) for one in shown) <= 25


def test_a_critical_fault_keeps_its_steps_when_room_is_short(fault):
    shown, _ = fit([replace(fault, critical=True), *[fault] * 9], 17)
    assert [one.depth for one in shown][:2] == ["full", "short"]


def test_a_page_thanks_says_what_failed_how_to_do_it_and_whom_to_ask(samples):
    space, round_, results = samples.four()
    found = figures(space, round_, results, MADE)
    page = samples.page(found, found.visits[0], Posts(space))
    for words in (
        "Thank you, team of First",
        "0 of 2 standards",
        "Was it so? Answer: No.",
        "Say thank you.",
        "Desk lead (phone 0120)",
        "critical",
    ):
        assert words in page


def test_a_page_without_faults_says_so(samples):
    space, round_, results = samples.four()
    found = figures(space, round_, results, MADE)
    page = samples.page(found, found.visits[2], Posts(space))
    assert "Nothing failed at this visit." in page
    assert "All points in: PAY, EXT." in page


@pytest.mark.parametrize("worst", [True, False])
def test_a_page_is_one_sheet_of_paper(samples, mall, tmp_path, worst):
    chromium = program("chromium", "chromium-browser", "google-chrome")
    round_, _ = mall.rounds["2026-11"]
    found = figures(mall, round_, samples.random(mall, round_, mall.stores.rows, worst=worst), MADE)
    visit = max(found.visits, key=lambda visit: len(visit.score.failed()))
    assert len(visit.score.failed()) >= 20
    page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(samples.page(found, visit, Posts(mall)), encoding="utf-8")
    print_pdf(chromium, page, pdf)
    assert len(PdfReader(pdf).pages) == 1


def print_pdf(chromium: str, page: Path, pdf: Path) -> None:
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-pdf-header-footer"]
    subprocess.run(
        [chromium, *flags, f"--user-data-dir={pdf.parent}/profile", f"--print-to-pdf={pdf}", page.as_uri()], check=True, capture_output=True
    )
