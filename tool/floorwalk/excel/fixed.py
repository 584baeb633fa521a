"""A workbook in; the bytes of its file out, the same bytes for the same content: no clock, no folder, no user name in it."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import datetime, time
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from datetime import date

    from openpyxl import Workbook

Results = Mapping[str, Mapping[str, float | str]]
_FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"((?: s="[0-9]+")?)[^>]*><f>(.*?)</f><v ?/?>(?:</v>)?</c>', re.DOTALL)
STAMP = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
RIGHTS = 0o600  # of a member, where somebody unzips it


def to_bytes(workbook: Workbook, made: date, results: Results | None = None, *, creator: str = "Floorwalk") -> bytes:
    """Give the workbook's file. `made` is written as created and modified; the workbook cannot be saved a second time.

    `results` gives, by sheet title and cell, what a formula shows where nothing calculates (mail previews, Protected View). Every formula
    of a sheet that has any must have one: a KeyError says which has none.
    """
    return zipped(to_parts(workbook, made, results, creator=creator))


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Give the file of a workbook's members, in their order."""
    result = io.BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, STAMP)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = RIGHTS << 16
            archive.writestr(entry, content)
    return result.getvalue()


def to_parts(workbook: Workbook, made: date, results: Results | None = None, *, creator: str = "Floorwalk") -> dict[str, bytes]:
    """Give the members of the workbook's file by name, in their order."""
    moment = datetime.combine(made, time())
    workbook.properties.creator = creator
    workbook.properties.created = workbook.properties.modified = moment
    raw = io.BytesIO()
    ExcelWriter(workbook, ZipFile(raw, "w", ZIP_STORED, allowZip64=True)).save()  # Workbook.save would write the time of day
    with ZipFile(raw) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for number, title in enumerate(workbook.sheetnames, start=1):
        if shown := (results or {}).get(title):
            name = f"xl/worksheets/sheet{number}.xml"
            parts[name] = with_results(parts[name].decode(), shown).encode()
    return parts


def with_results(xml: str, results: Mapping[str, float | str]) -> str:
    """Put its result beside each formula of a sheet's XML, as openpyxl writes it."""

    def one(found: re.Match[str]) -> str:
        cell, style, formula = found.groups()
        value = results[cell]
        kind, shown = (' t="str"', escape(value)) if isinstance(value, str) else ("", repr(value))
        return f'<c r="{cell}"{style}{kind}><f>{formula}</f><v>{shown}</v></c>'

    return _FORMULA.sub(one, xml)
