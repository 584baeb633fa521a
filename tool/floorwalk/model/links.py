"""Where a handbook page stands: an id in, the path below the handbook's address out. These paths go on QR codes and never change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from floorwalk.model.company import Company


def standard_path(standard: str) -> str:
    """Give the path of a standard's page, as `s/PAY-04/`."""
    return f"s/{standard}/"


def moment_path(moment: str) -> str:
    """Give the path of a moment's page, as `moment/paying/`."""
    return f"moment/{moment}/"


def role_path(role: str) -> str:
    """Give the path of a role's page, as `role/cashier/`."""
    return f"role/{role}/"


def section_path(section: str) -> str:
    """Give the path of a section's page, as `section/pay/`."""
    return f"section/{section}/"


def store_path(store: str) -> str:
    """Give the path of a store's page with whom one reaches there, as `store/S012/`."""
    return f"store/{store}/"


def tier_path(programme: str) -> str:
    """Give the path of a card programme's page, as `tier/amber/`."""
    return f"tier/{programme}/"


def promise_path(promise: str) -> str:
    """Give the path of a promise's page, as `promises/P-THANKS/`."""
    return f"promises/{promise}/"


def principle_path(principle: str) -> str:
    """Give the path of a principle's page, as `style/consistent/`; `principle` is its name in the company's style."""
    return f"style/{principle}/"


def element_path(element: str) -> str:
    """Give the path of the page of an element of the triangle, as `triangle/people/`."""
    return f"triangle/{element}/"


def language_path(company: Company, language: str | None) -> str:
    """Give the folder of a language in the handbook: empty for the source language, whose addresses stay as short as they were printed."""
    return "" if language in (None, company.source_language) else f"{language}/"


def standard_url(company: Company, standard: str, language: str | None = None, version: int | None = None) -> str | None:
    """Give the full address of a standard's page for a QR code or a sheet; None when the company says no `handbook_url`.

    With the version that was printed the page can say what has changed since.
    """
    if not company.handbook_url:
        return None
    printed = "" if version is None else f"?v={version}"
    return f"{company.handbook_url}{language_path(company, language)}{standard_path(standard)}{printed}"
