"""The XML of a worksheet in; its cells out, when it is written just as the usual programs write it: at the speed of one regular expression.

Every character among the cells must belong to a form that is known here, and nothing around them is taken but merged cells; the least thing
beyond gives None, and the sheet is walked element by element. Both ways give the same: a test holds that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from floorwalk.incoming.above import parse_range
from floorwalk.incoming.cells import MAX_COLUMN, MAX_ROW, Raw, Shared, column_letters
from floorwalk.incoming.parts import plain
from floorwalk.incoming.rows import MERGES

if TYPE_CHECKING:
    from floorwalk.incoming.above import Range
    from floorwalk.incoming.package import Package

    Cells = dict[tuple[int, int], Raw]

_LARGEST = 2_000_000  # bytes: no audit sheet comes near
_TEXT = "[^<\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*"
_TOKEN = re.compile(
    r'<c r="([A-Z]{1,2})([1-9][0-9]{0,4})"(?: s="([0-9]{1,5})")?(?: t="(n|s|str|inlineStr|b|e)")?(?: ?/>|>'
    rf"(?:(<f)(?: [^<>]*)?(?:/>|>{_TEXT}</f>))?"
    rf'(?:<v>({_TEXT})</v>|<v ?/>|<is><t(?: xml:space="preserve")?>({_TEXT})</t></is>|<is><t ?/></is>)?</c>)'
    r'|<row r="([1-9][0-9]{0,4})"[^<>]*>|</row>|(.+)',
    re.DOTALL,
)
_ENTITY = re.compile("&(?:(lt|gt|amp|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
_DECLARED = re.compile(r"""<\?xml version=["']1\.0["'](?: encoding=["']utf-8["'])?(?: standalone=["']\w+["'])?\s*\?>""", re.IGNORECASE)
_MERGE = re.compile(r'<mergeCell ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})" ?/>')
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_COLUMNS = {column_letters(column): column for column in range(1, MAX_COLUMN + 1)}


class _Unusual(Exception):
    """The sheet holds something that only the parser reads."""


def usual(package: Package, part: str, shared: Shared) -> tuple[Cells, list[Range]] | None:
    """Give the cells and merged cells of a sheet; None when it is not written as usual. Raises Refused as the parser does."""
    member = package.members[part.lower()]
    if member.size > _LARGEST:
        return None
    content = package.part(part)
    try:
        text = content.decode("utf-8")
        start, stop = text.index("<sheetData>") + 11, text.rindex("</sheetData>")
        if "<!" in text or "<?" in text[5:] or (text.startswith("<?") and not _DECLARED.match(text)) or text.find("<sheetData", start) >= 0:
            return None
        cells = _cells(text[start:stop], shared)
    except (ValueError, LookupError, _Unusual):  # no UTF-8, no such string, or no such column
        return None
    around = text[:start] + text[stop:]
    merges = [found for ref in _MERGE.findall(around) if (found := parse_range(ref))]
    if len(merges) != around.count("mergeCell ") or len(merges) > MERGES:
        return None
    package.budget.spend("cells", len(cells))
    return cells, merges


def _cells(text: str, shared: Shared) -> Cells:
    found: Cells = {}
    kept: dict[tuple[str, str, str, str], Raw | None] = {}  # equal cells are one: the hidden columns hold a few values again and again
    row, digits, count, columns = 0, "", 0, _COLUMNS
    for letters, own, style, kind, formula, value, inline, begins, other in _TOKEN.findall(text):
        if letters:
            if inline:
                cell: Raw | None = _inline(kind, inline, formula)
            elif value or formula:
                sign = (kind, style, value, formula)
                cell = kept[sign] if sign in kept else kept.setdefault(sign, _valued(kind, style, value, shared, formula=bool(formula)))
            else:
                continue
            if own != digits:
                raise _Unusual
            if cell:
                count += 1
                found[row, columns[letters]] = cell
        elif begins:
            row, digits = int(begins), begins
            if row > MAX_ROW:
                raise _Unusual
        elif other:
            raise _Unusual
    if len(found) != count:
        raise _Unusual
    return found


def _inline(kind: str, text: str, formula: str) -> Raw:
    if kind != "inlineStr":
        raise _Unusual
    return Raw("s", plain(_ENTITY.sub(_meant, text) if "&" in text else text), bool(formula))


def _valued(kind: str, style: str, text: str, shared: Shared, *, formula: bool) -> Raw | None:
    if kind == "inlineStr" and text:
        raise _Unusual
    if "&" in text:
        text = _ENTITY.sub(_meant, text)
    if kind in ("", "n"):
        return Raw("n", text, formula, shared.looks[int(style)] if style else "")
    if kind == "s":
        if not (text.isascii() and text.isdigit()):
            raise _Unusual
        return Raw("s", shared.strings[int(text)], formula)
    return Raw("s" if kind in ("str", "inlineStr") else kind, plain(text), formula)


def _meant(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    number = int(found[2]) if found[2] else int(found[3], 16) if found[3] else 0
    if number in (0x9, 0xA, 0xD) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD or 0x10000 <= number <= 0x10FFFF:
        return chr(number)
    raise _Unusual
