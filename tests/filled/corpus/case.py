"""One kind of workbook that comes back: how it is made, and what must come out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.sheet.conftest import ANSWERED, good, make, sheet_part

BLANK = make()
SHEET = good(BLANK).done()
START, AUDIT = sheet_part(SHEET, "Start"), sheet_part(SHEET, "Audit")
WORKBOOK, LINKS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
ALL = len(ANSWERED)
Parts = dict[str, bytes]


@dataclass(frozen=True)
class Case:
    """`codes` in reading order; `lost`: checks whose answer is not taken, each of them reported; `silent`: those that were left blank."""

    make: Callable[[], bytes]
    codes: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    says: str = ""
    rejected: bool = field(default=False)


def taken(make: Callable[[], bytes], *codes: str, lost: tuple[str, ...] = (), silent: tuple[str, ...] = (), says: str = "") -> Case:
    """A file that is accepted, with problems if there are codes."""
    return Case(make, codes, lost, silent, says)


def refused(make: Callable[[], bytes], code: str, says: str = "") -> Case:
    """A file that is rejected."""
    return Case(make, (code,), says=says, rejected=True)


def members(workbook: bytes = SHEET) -> Parts:
    """The parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Parts, method: int = zipfile.ZIP_DEFLATED, level: int | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def swapped(part: str, old: bytes, new: bytes, *, every: bool = False) -> Callable[[], bytes]:
    """The good sheet with a piece of one part exchanged."""

    def change() -> bytes:
        parts = members()
        assert old in parts[part], f"{part} has no {old!r}"
        parts[part] = parts[part].replace(old, new, -1 if every else 1)
        return zipped(parts)

    return change


def added(more: Parts) -> Callable[[], bytes]:
    """The good sheet with further parts."""
    return lambda: zipped(members() | more)


def cell_of(check: str, key: str = "a1") -> str:
    return good(BLANK).cell(check, key).coordinate
