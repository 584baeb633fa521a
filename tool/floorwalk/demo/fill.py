"""A generated workbook and a filling in; the workbook as its auditor would send it back out, filled cell by cell in its XML."""

from __future__ import annotations

import io
import re
from datetime import date, time
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from floorwalk.excel.cells import safe_text
from floorwalk.excel.fixed import RIGHTS, STAMP
from floorwalk.excel.markup import cell
from floorwalk.sheet.layout import FIRST_ROW, LETTER, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from floorwalk.demo.auditor import Filling
    from floorwalk.demo.given import Given

    Say = Callable[[str], str]

_OURS = frozenset(WORDS.values())
_START, _AUDIT, _ACTIONS, _SUMMARY = (f"xl/worksheets/sheet{number}.xml" for number in range(1, 5))
_KEY = re.compile(r'<c r="A(\d+)"[^>]*><is><t[^>]*>([^<]*)</t></is></c>')
_EMPTY = re.compile(r'<c r="([A-Z]+\d+)"(?: s="(\d+)")? t="n" ?/>')
_SHOWN = re.compile(r"(</f>)<v>[^<]*</v>")
_MINUTES = 24 * 60
_FAST = 1  # of zlib's levels: three times as fast as its usual one


def filled(workbook: bytes, filling: Filling, t: Say) -> bytes:
    """Write the answers into the yellow cells, in the words of the sheet's language; everything else stays as it was sent out.

    What formulas showed on the blank sheet goes, so that whatever opens it calculates.
    """
    own: dict[str, Callable[[str], Mapping[str, Given | date]]] = {
        _START: lambda xml: dict(_start(xml, filling)),
        _AUDIT: lambda xml: dict(_audit(xml, filling, t)),
        _ACTIONS: lambda xml: dict(_actions(xml, filling, t)),
        _SUMMARY: lambda _: {},
    }
    result = io.BytesIO()
    with ZipFile(io.BytesIO(workbook)) as sent, ZipFile(result, "w", ZIP_DEFLATED, compresslevel=_FAST) as back:
        for name in sent.namelist():
            content = sent.read(name)
            if name in own:
                xml = content.decode()
                content = _written(xml, own[name](xml)).encode()
            entry = ZipInfo(name, STAMP)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, RIGHTS << 16
            back.writestr(entry, content, compresslevel=_FAST)
    return result.getvalue()


def _written(xml: str, values: Mapping[str, Given | date]) -> str:
    """Put values into empty cells of a sheet; raises KeyError for one that is not there, or is not empty."""
    left = dict(values)

    def one(found: re.Match[str]) -> str:
        where, style = found.groups(default="")
        return _cell(where, style, left.pop(where)) if where in left else found[0]

    done = _EMPTY.sub(one, xml)
    if left:
        raise KeyError(next(iter(left)))
    return _SHOWN.sub(r"\1", done)


def _cell(where: str, style: str, value: Given | date) -> str:
    if isinstance(value, str):
        return cell(where, style, safe_text(value))
    if isinstance(value, date):
        return cell(where, style, value)
    number = (value.hour * 60 + value.minute) / _MINUTES if isinstance(value, time) else value
    return f'<c r="{where}" s="{style}" t="n"><v>{number!r}</v></c>'


def _keys(xml: str) -> dict[str, int]:
    """The row of each hidden key or check id: what stands in column A."""
    return {key: int(row) for row, key in _KEY.findall(xml)}


def _start(xml: str, filling: Filling) -> Iterator[tuple[str, Given | date]]:
    rows = _keys(xml)
    for key, value in (("date", filling.day), ("start", filling.began), ("end", filling.ended), ("remarks", filling.remarks)):
        yield f"C{rows[key]}", value


def _audit(xml: str, filling: Filling, t: Say) -> Iterator[tuple[str, Given]]:
    rows = _keys(xml)
    for line in filling.lines:
        row = rows[line.check]
        for number, value in enumerate(line.values, start=1):
            yield f"{LETTER[f'a{number}']}{row}", t(value) if isinstance(value, str) and value in _OURS else value
        for key, text in (("note", line.note), ("photo", line.photo), ("corrected", t(WORDS["yes"]) if line.corrected else "")):
            if text:
                yield f"{LETTER[key]}{row}", text


def _actions(xml: str, filling: Filling, t: Say) -> Iterator[tuple[str, Given | date]]:
    """Say of each point that stands there whether it is done, and write new lines below."""
    for row, done in enumerate(filling.done, start=FIRST_ROW):
        yield f"E{row}", t(WORDS["yes" if done else "no"])
    first = 1 + max([FIRST_ROW - 1, *_keys(xml).values()])
    for row, action in enumerate(filling.actions, start=first):
        yield from ((f"A{row}", action.issue), (f"B{row}", action.check), (f"C{row}", action.owner), (f"D{row}", action.due))
