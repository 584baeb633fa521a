"""The bytes of an incoming file in; its sheets out, told by its first bytes which program wrote it, whatever its name says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from floorwalk.incoming.attached import attach
from floorwalk.incoming.foreign import read_xls
from floorwalk.incoming.grid import read_book
from floorwalk.incoming.ods import read_ods
from floorwalk.incoming.ole import OLE, ole_names
from floorwalk.incoming.package import MAX_FILE, open_package
from floorwalk.incoming.parts import not_a_workbook
from floorwalk.incoming.refused import Refused, too_large

if TYPE_CHECKING:
    from floorwalk.incoming.grid import Book

_SAVE = "Save it as Excel workbook (.xlsx) and send it again."


def read_workbook(content: bytes) -> Book:
    """Read a workbook in .xlsx, .xlsm, .ods or .xls; raises Refused for every other file, and for broken and hostile ones."""
    if len(content) > MAX_FILE:
        raise too_large(f"it is over {MAX_FILE // 1_000_000} MB")
    if content.startswith(OLE):
        return _old(content)
    if not content.startswith(b"PK\x03\x04"):
        raise _other(content)
    package = open_package(content)
    if "content.xml" in package:
        return read_ods(package)
    book = read_book(package)
    return replace(book, loose=attach(package, book.grids))


def _old(content: bytes) -> Book:
    names = ole_names(content)
    if "EncryptedPackage" in names:
        raise Refused("FW630", "the file is protected with a password.", "Save it without a password and send it again.")
    if names & {"Workbook", "Book"}:
        return read_xls(content)
    raise not_a_workbook()


def _other(content: bytes) -> Refused:
    if not content:
        return Refused("FW601", "the file is empty.", "Ask for the file again.")
    head = content[:500].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html")):
        return Refused("FW601", "this is a web page that was named like a workbook.", _SAVE)
    if head.startswith(b"%pdf"):
        return Refused("FW601", "this is a PDF.", "Send the workbook itself, not a print of it.")
    return not_a_workbook()
