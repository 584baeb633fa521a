import json

import pytest

from floorwalk.handbook.app import introduced, manifest, short
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


@pytest.mark.parametrize("root", ["../../", "", "/book/"])
def test_a_page_names_its_manifest_beside_its_icon(root: str) -> None:
    page = introduced(f'<head><link rel="icon" href="{root}assets/favicon.svg"></head>', "#123456")
    assert f'<link rel="manifest" href="{root}manifest.webmanifest" crossorigin="use-credentials">' in page
    assert f'href="{root}assets/apple-touch-icon.png"' in page
    assert '<meta name="theme-color" content="#123456">' in page
