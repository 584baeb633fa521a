"""A company and a language in; what makes the handbook an app on a phone out: its manifest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from floorwalk.model import Company

MANIFEST = "manifest.webmanifest"
_SHORT = 15  # letters below an icon; phones cut the rest off


def manifest(company: Company, language: str, direction: str) -> str:
    """Give the manifest of a language; `direction` is ltr or rtl.

    It begins and stays in its own folder, so that each language is an app of its own.
    """
    icons = [
        {"src": f"assets/icon-{width}.png", "sizes": f"{width}x{width}", "type": "image/png", "purpose": "any"} for width in (192, 512)
    ]
    icons.append({"src": "assets/icon-maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"})
    told = {
        "name": company.name,
        "short_name": short(company.name),
        "lang": language,
        "dir": direction,
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "theme_color": company.colour,
        "background_color": "#ffffff",
        "icons": icons,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def short(name: str) -> str:
    """Give as many whole words of a name as fit below an icon."""
    fits = name
    while len(fits) > _SHORT and " " in fits:
        fits = fits.rpartition(" ")[0]
    return fits.rstrip(" &,-")[:_SHORT]
