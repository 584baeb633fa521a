from floorwalk.model import Company
from floorwalk.model.links import moment_path, role_path, section_path, standard_path, standard_url, store_path, tier_path
from floorwalk.source.workspace import Workspace


def test_paths_on_qr_codes_never_change() -> None:
    assert standard_path("PAY-04") == "s/PAY-04/"
    assert moment_path("paying") == "moment/paying/"
    assert role_path("cashier") == "role/cashier/"
    assert section_path("pay") == "section/pay/"
    assert store_path("S012") == "store/S012/"
    assert tier_path("amber") == "tier/amber/"


def test_the_full_address_needs_a_handbook_url(mall: Workspace) -> None:
    company = mall.company
    assert isinstance(company, Company)
    assert standard_url(company, "PAY-04") == f"{company.handbook_url}s/PAY-04/"
    assert standard_url(company, "PAY-04", "tr", 3) == f"{company.handbook_url}tr/s/PAY-04/?v=3"
    assert standard_url(company.model_copy(update={"handbook_url": None}), "PAY-04") is None
