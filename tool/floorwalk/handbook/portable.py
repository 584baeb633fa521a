"""A company and the languages of a built handbook in; the page out that one opens on a USB stick, beside the folder with all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.handbook.colour import ink_on
from floorwalk.handbook.editions import own_name
from floorwalk.handbook.markup import esc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.handbook.editions import Editions
    from floorwalk.model import Company

START, FOLDER = "START.html", "handbook"
SERVER_ONLY = ("404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json")


def start_page(company: Company, editions: Editions) -> str:
    """Give the page that leads into each language; with one language it leads there by itself."""
    languages: Sequence[str] = (editions.source, *editions.others)
    first = f"{FOLDER}/index.html"
    onward = "" if editions.others else f'<meta http-equiv="refresh" content="0; url={first}">'
    links = "".join(f'<a lang="{esc(one)}" href="{FOLDER}/{editions.folder(one)}index.html">{esc(own_name(one))}</a>' for one in languages)
    return f"""<!doctype html>
<html lang="{esc(editions.source)}">
<head>
<meta charset="utf-8">{onward}
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{esc(company.name)}</title>
<style>
body {{ max-width: 24rem; margin: 12vh auto; padding: 0 1rem; font: 1.1rem/1.4 system-ui, sans-serif; }}
a {{ display: block; margin: .6rem 0; padding: .9rem 1.2rem; border-radius: .5rem; text-decoration: none;
  background: {company.colour}; color: {ink_on(company.colour)}; }}
</style>
</head>
<body>
<h1>{esc(company.name)}</h1>
{links}
</body>
</html>
"""
