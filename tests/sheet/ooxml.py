"""The bytes of an .xlsx file in; what is wrong with its package out: what Excel would offer to repair."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LOCAL = struct.Struct("<4s5H3I2H")
# The order in which a worksheet's children must stand, as far as our sheets have them.
_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter", "mergeCells",
    "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
    "colBreaks", "drawing", "legacyDrawing", "tableParts",
)  # fmt: skip


def faults(content: bytes) -> list[str]:
    """Give all that is wrong with the zip, its content types, relationships, workbook and sheets."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = list(_zip_faults(content, archive))
        parts = {name: archive.read(name) for name in archive.namelist()}
    found += [f"{name} is no XML" for name, data in parts.items() if not _is_xml(data)]
    return found or [*_type_faults(parts), *_relation_faults(parts), *_workbook_faults(parts), *_sheet_faults(parts)]


def _zip_faults(content: bytes, archive: zipfile.ZipFile) -> Iterator[str]:
    entries = archive.infolist()
    yield from (f"{name} is there twice" for name, count in Counter(entry.filename for entry in entries).items() if count > 1)
    at = 0
    for entry in entries:
        if entry.header_offset != at:
            yield f"{entry.filename} does not begin where the member before it ends"
        head = _LOCAL.unpack_from(content, entry.header_offset)
        names = content[entry.header_offset + _LOCAL.size :][: head[9]].decode()
        local = (head[0], names, head[3], head[6], head[7], head[8])
        central = (b"PK\3\4", entry.filename, entry.compress_type, entry.CRC, entry.compress_size, entry.file_size)
        if local != central:
            yield f"{entry.filename}: local header {local}, directory {central}"
        begin = entry.header_offset + _LOCAL.size + head[9] + head[10]
        at = begin + entry.compress_size
        stream = zlib.decompressobj(-15)
        raw = stream.decompress(content[begin:at]) + stream.flush()
        if not stream.eof or stream.unused_data:
            yield f"{entry.filename}: its data does not end where it should"
        if (len(raw), zlib.crc32(raw)) != (entry.file_size, entry.CRC):
            yield f"{entry.filename}: size or CRC is wrong"
    if archive.start_dir != at:
        yield "something stands between the last member and the directory"


def _tree(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314  # we wrote it ourselves


def _is_xml(data: bytes) -> bool:
    try:
        _tree(data)
    except ElementTree.ParseError:
        return False
    return True


def _type_faults(parts: dict[str, bytes]) -> Iterator[str]:
    root = _tree(parts["[Content_Types].xml"])
    by_end = {one.get("Extension") for one in root.iter(f"{_TYPES}Default")}
    named = [one.get("PartName", "").removeprefix("/") for one in root.iter(f"{_TYPES}Override")]
    yield from (f"content type of {name}, which is not there" for name in named if name not in parts)
    yield from (f"content type of {name} twice" for name, count in Counter(named).items() if count > 1)
    for name in parts.keys() - {"[Content_Types].xml"} - set(named):
        if name.rpartition(".")[2] not in by_end or not name.endswith((".rels", ".png")):
            yield f"{name} has no content type of its own"


def _relation_faults(parts: dict[str, bytes]) -> Iterator[str]:
    reached = {"[Content_Types].xml"}
    for name in (name for name in parts if name.endswith(".rels")):
        reached.add(name)
        folder = posixpath.dirname(posixpath.dirname(name))
        relations = list(_tree(parts[name]).iter(f"{_RELATIONS}Relationship"))
        yield from (f"{name}: {id_} twice" for id_, count in Counter(one.get("Id") for one in relations).items() if count > 1)
        for one in relations:
            target = one.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            reached.add(path)
            if one.get("TargetMode") != "External" and path not in parts:
                yield f"{name}: {path} is not there"
    yield from (f"nothing leads to {name}" for name in parts.keys() - reached)


def _workbook_faults(parts: dict[str, bytes]) -> Iterator[str]:
    root = _tree(parts["xl/workbook.xml"])
    sheets = list(root.iter(f"{_MAIN}sheet"))
    for key in ("name", "sheetId", _ID):
        yield from (f"{key} {value} twice" for value, count in Counter(sheet.get(key) for sheet in sheets).items() if count > 1)
    yield from (f"the name {sheet.get('name')} is too long" for sheet in sheets if len(sheet.get("name", "")) > 31)
    names = [(one.get("name", "").lower(), one.get("localSheetId")) for one in root.iter(f"{_MAIN}definedName")]
    yield from (f"defined name {name} twice" for name, count in Counter(names).items() if count > 1)


def _sheet_faults(parts: dict[str, bytes]) -> Iterator[str]:
    styles = len(list(next(_tree(parts["xl/styles.xml"]).iter(f"{_MAIN}cellXfs"))))
    for name in (name for name in parts if name.startswith("xl/worksheets/sheet")):
        root = _tree(parts[name])
        order = [_ORDER.index(child.tag.removeprefix(_MAIN)) for child in root]
        if order != sorted(order):
            yield f"{name}: its parts do not stand in their order"
        rows = [int(row.get("r", 0)) for row in root.iter(f"{_MAIN}row")]
        if rows != sorted(set(rows)):
            yield f"{name}: rows twice or out of order"
        for row in root.iter(f"{_MAIN}row"):
            cells = [cell.get("r", "") for cell in row]
            places = [(len(cell.rstrip("0123456789")), cell.rstrip("0123456789")) for cell in cells]
            if places != sorted(set(places)) or any(not re.fullmatch(rf"[A-Z]{{1,3}}{row.get('r')}", cell) for cell in cells):
                yield f"{name}: cells of row {row.get('r')} twice, out of order or of another row"
            yield from (f"{name}: {cell.get('r')} has an unknown style" for cell in row if int(cell.get("s", 0)) >= styles)
