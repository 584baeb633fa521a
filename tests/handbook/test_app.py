import json
from pathlib import Path

import pytest

from floorwalk.handbook.app import manifest, short
from floorwalk.model import Company
from floorwalk.source.workspace import Workspace


@pytest.fixture
def company(mall: Workspace) -> Company:
    assert mall.company
    return mall.company


def test_a_manifest_stays_in_its_own_language(company: Company) -> None:
    told = json.loads(manifest(company, "tr", "ltr"))
    assert (told["lang"], told["dir"], told["start_url"], told["scope"]) == ("tr", "ltr", "index.html", "./")
    assert told["theme_color"] == company.colour
    assert {one["purpose"] for one in told["icons"]} == {"any", "maskable"}


@pytest.mark.parametrize(
    ("name", "below"),
    [
        ("Marram & Vale", "Marram & Vale"),
        ("The Great Northern Market", "The Great"),
        ("Supercalifragilistic", "Supercalifragil"),
        ("Aa Bb & Cc Dd Ee Ff", "Aa Bb & Cc Dd"),
    ],
)
def test_the_name_below_an_icon(name: str, below: str) -> None:
    assert short(name) == below


@pytest.mark.parametrize(("page", "up"), [("s/PAY-04/index.html", "../../"), ("index.html", ""), ("404.html", "/")])
def test_a_page_names_its_manifest_icon_and_colour(site: Path, company: Company, page: str, up: str) -> None:
    text = (site / page).read_text(encoding="utf-8")
    assert f'<link rel="manifest" href="{up}manifest.webmanifest" crossorigin="use-credentials">' in text
    assert f'href="{up}assets/apple-touch-icon.png"' in text
    assert f'<meta name="theme-color" content="{company.colour}">' in text
