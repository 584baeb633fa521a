"""A gettext PO file in; entries out, and back: stable order, no line numbers, so that a small change is a small diff."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polib

from floorwalk.catalog.entry import Entry
from floorwalk.errors import FloorwalkError

if TYPE_CHECKING:
    from collections.abc import Iterable

_REQUIREMENT = "requirement-changed"
_WIDTH = 140
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"\s*(?:#(?!~).*|(?:#~\s*)?(?:\|\s*)?(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?{_QUOTED}\s*|)\Z")


def from_po(text: str, name: str) -> tuple[list[Entry], list[Entry]]:
    """Give the entries of a PO file and its obsolete ones; raises FloorwalkError FW802 with the line where it cannot be read."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not _LINE.match(line):  # polib reads on over what it does not understand, and loses it
            raise _broken(name, f"line {number} is neither a comment nor a keyword with a text in double quotes")
    try:
        # A first line with a line end keeps polib from taking a short text for a path.
        catalog = polib.pofile("\n" + text, check_for_duplicates=False)
    except (OSError, ValueError, UnicodeError) as error:
        raise _broken(name, _reason(error)) from error
    entries = [_entry(message) for message in catalog if not message.obsolete]
    return entries, [_entry(message) for message in catalog if message.obsolete]


def _broken(name: str, reason: str) -> FloorwalkError:
    return FloorwalkError("FW802", f"{name} is not a PO file: {reason}.", "Mend that line, or fetch the file again; nothing was changed.")


def to_po(entries: Iterable[Entry], obsolete: Iterable[Entry], language: str) -> str:
    """Give the text of the PO file; `language` is written into its header."""
    catalog = polib.POFile(wrapwidth=_WIDTH)
    catalog.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    catalog.extend([_message(entry) for entry in entries])
    catalog.extend([_message(entry, obsolete=True) for entry in obsolete])
    return str(catalog).rstrip("\n") + "\n"


def _reason(error: Exception) -> str:
    """Polib's own words, with the line that it names counted as in the file."""
    words = str(error)
    head, found, tail = words.partition("(line ")
    number = tail.rstrip(")").partition(":")[0].partition(")")[0]
    return f"{head.strip() or 'it cannot be read'} (line {int(number) - 1})" if found and number.isdecimal() else words


def _entry(message: polib.POEntry) -> Entry:
    comments = dict(line.partition(": ")[::2] for line in message.comment.splitlines())
    version = comments.get("version", "1")
    return Entry(
        context=message.msgctxt or "",
        source=message.msgid,
        translation=message.msgstr,
        file=message.occurrences[0][0] if message.occurrences else "",
        version=int(version) if version.isdecimal() else 1,
        previous=(message.previous_msgid or message.msgid) if message.fuzzy else "",
        requirement=_REQUIREMENT in message.flags,
        note=message.tcomment,
    )


def _message(entry: Entry, *, obsolete: bool = False) -> polib.POEntry:
    flags = ["fuzzy"] if entry.previous else []
    if entry.requirement and entry.previous:
        flags.append(_REQUIREMENT)
    return polib.POEntry(
        msgctxt=entry.context,
        msgid=entry.source,
        msgstr=entry.translation,
        occurrences=[(entry.file, "")] if entry.file and not obsolete else [],
        flags=flags,
        comment=f"version: {entry.version}" if entry.version > 1 else "",
        tcomment=entry.note,
        previous_msgid=entry.previous or None,
        obsolete=obsolete,
    )
