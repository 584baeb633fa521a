"""The name of a sheet that came back in; a link to it out, where the report lies in the same folders as the sheet, else its name."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup


@dataclass(frozen=True)
class Files:
    """`way`: from the report's folder to the workspace, as `../../../`. `there`: the sheets that lie in it, by their paths."""

    way: str
    there: frozenset[str]


def file_text(file: str, files: Files | None, up: str) -> Markup:
    """Give a sheet's path, as a link that needs no network where the sheet is there; `up` leads from the page to the report's folder."""
    if files is None or file not in files.there:
        return Markup.escape(file)
    return Markup('<a href="{}">{}</a>').format(quote(up + files.way + file), file)
