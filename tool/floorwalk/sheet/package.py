"""The bytes of an incoming file in; the XML parts of a workbook out, after every guard against files that are broken or made to harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

MAX_FILE = 50_000_000
MAX_MEMBERS = 2_000
MAX_PART = 60_000_000  # unpacked
MAX_TOTAL = 200_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # no spreadsheet program writes another
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, LookupError,
    OverflowError,
)  # fmt: skip  # what zipfile raises for damaged archives


class Refused(Exception):
    """A file that is not read: problem code, what is wrong, how to repair it."""

    def __init__(self, code: str, what: str, repair: str) -> None:
        super().__init__(what)
        self.code, self.what, self.repair = code, what, repair


@dataclass(frozen=True)
class Package:
    """The members of a workbook, read one at a time."""

    archive: zipfile.ZipFile
    names: frozenset[str]

    def part(self, name: str) -> bytes:
        """Unpack a member; raises Refused for one that is missing, damaged, or larger than it says."""
        if name not in self.names:
            raise damaged(f"it has no part '{name[:60]}'")
        try:
            with self.archive.open(name) as member:
                content = member.read(MAX_PART + 1)
        except _BROKEN as error:
            raise damaged(str(error)) from error
        if len(content) > MAX_PART:
            raise _too_large(f"the part '{name}' is over {MAX_PART // 1_000_000} MB when unpacked")
        return content


def open_package(content: bytes) -> Package:
    """Open a workbook by its first bytes, whatever its name says; raises Refused."""
    if len(content) > MAX_FILE:
        raise _too_large(f"it is over {MAX_FILE // 1_000_000} MB")
    if not content.startswith(b"PK\x03\x04"):
        raise _not_xlsx(content)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except _BROKEN as error:
        raise damaged(str(error)) from error
    _guard(members)
    names = frozenset(member.filename for member in members)
    if "xl/workbook.xml" not in names:
        what = "this is an OpenDocument sheet (.ods)." if "content.xml" in names else "this is not an Excel workbook."
        raise Refused("FW601", what, "Save it as Excel workbook (.xlsx) and send it again.")
    return Package(archive, names)


def _guard(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_TOTAL:
        raise _too_large("it unpacks to more than any audit sheet needs")
    if len({member.filename.lower() for member in members}) < len(members):
        what = "the file holds two parts of the same name; programs disagree which one counts."
        raise Refused("FW602", what, "Ask for the original file.")
    if any(member.flag_bits & 1 for member in members):
        raise Refused("FW601", "the file is protected with a password.", "Save it without a password and send it again.")
    if any(member.compress_type not in _METHODS for member in members):
        raise Refused("FW602", "the file is packed in a way that no spreadsheet program uses.", "Ask for the original file.")


def _not_xlsx(content: bytes) -> Refused:
    repair = "Save it as Excel workbook (.xlsx) and send it again."
    if not content:
        return Refused("FW601", "the file is empty.", "Ask for the file again.")
    if content.startswith(_OLE):
        return Refused("FW601", "this is an old Excel file (.xls), or a workbook with a password.", repair)
    head = content[:500].lstrip().lower()
    if head.startswith((b"<!doctype", b"<html")):
        return Refused("FW601", "this is a web page that was named like a workbook.", repair)
    if head.startswith(b"%pdf"):
        return Refused("FW601", "this is a PDF.", "Send the workbook itself, not a print of it.")
    return Refused("FW601", "this is not an Excel workbook.", repair)


def damaged(reason: str) -> Refused:
    """The refusal of a file that cannot be read; `reason` is for whoever looks closer."""
    return Refused("FW603", f"the file is damaged ({reason}).", "Open it where it was filled in, save it, and send it again.")


def _too_large(what: str) -> Refused:
    return Refused("FW602", f"the file is refused: {what}.", "Ask for the sheet as it was sent out; photos go beside it, not into it.")
