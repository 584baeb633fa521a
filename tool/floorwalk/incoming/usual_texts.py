"""The XML of the texts that cells share in; the texts out, when it is written just as the usual programs write it."""

from __future__ import annotations

import re

from floorwalk.incoming.memory import Memory
from floorwalk.incoming.parts import plain
from floorwalk.incoming.usual_cells import TEXT, Unusual, meant

_RUN = rf'<t(?: xml:space="preserve")?>({TEXT})</t>|<t ?/>'
_ITEM = re.compile(rf"(?:{_RUN})</si>\Z")
# Text in several fonts: LibreOffice writes it so where scripts meet. The marks of a run are elements without text.
_RICH_RUN = re.compile(rf"<r>(?:<rPr ?/>|<rPr>(?:<\w+(?: [^<>]*)?/>)*</rPr>)?(?:{_RUN})</r>")
_STRINGS = re.compile(rb"(?:<\?xml[^<>]*>\s*)?<sst(?: [^<>]*)?>")
_DECLARED = re.compile(r"""<\?xml version=["']1\.0["'](?: encoding=["']utf-8["'])?(?: standalone=["']\w+["'])?\s*\?>\s*""", re.IGNORECASE)
_ROOM = 2_000_000  # bytes of texts, as the files of a round write them, that are remembered from one file to the next
_LONGEST = 4_000  # bytes of a text that is worth remembering


def usual_strings(content: bytes) -> list[str] | None:
    """Give the texts that cells share, from the part that holds them; None when it is not written as usual."""
    begun = _STRINGS.match(content)
    if begun is None or not content.endswith(b"</sst>"):
        return None
    try:
        if is_odd(begun[0].decode("utf-8")):
            return None
        first, *items = content[begun.end() : -6].split(b"<si>")
        return None if first else list(map(_items.__getitem__, items))
    except (ValueError, Unusual):
        return None


def is_odd(text: str) -> bool:
    """Whether there is something that is neither element nor text, such as a comment or an entity of its own."""
    return "<!" in text or "<?" in text[5:] or (text.startswith("<?") and not _DECLARED.match(text))


def _item(written: bytes) -> str:
    text = written.decode("utf-8")
    found = _ITEM.match(text)
    return plain(meant((found[1] or "") if found else _rich(text)))


def _rich(text: str) -> str:
    runs, at = [], 0
    while run := _RICH_RUN.match(text, at):
        runs.append(run[1] or "")
        at = run.end()
    if not runs or text[at:] != "</si>":
        raise Unusual
    return "".join(runs)


_items = Memory(_item, _ROOM, len, _LONGEST)
