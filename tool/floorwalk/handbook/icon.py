"""A company's name and colour in; the icons that a phone shows for the handbook out, drawn by typst."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import typst

from floorwalk.handbook.colour import ink_on

TEMPLATE = Path(__file__).with_name("assets") / "icon.typ"
# File, width in pixels, and whether it fills its square to the edge: phones cut those to their own shape.
SIZES = (
    ("assets/icon-192.png", 192, False),
    ("assets/icon-512.png", 512, False),
    ("assets/icon-maskable-512.png", 512, True),
    ("assets/apple-touch-icon.png", 180, True),
)
_NO_LETTER = "\U0010fffd"  # private and not in use: drawn as the box of a font that lacks it


def initials(name: str) -> str:
    """Give the first letters of the first two words that begin with one, MV for Marram & Vale; one of scripts without capitals."""
    firsts = [word[0] for word in name.split() if word[0].isalnum()]
    if not firsts:
        return ""
    return "".join(firsts[:2]).upper() if all(first.upper() != first.lower() for first in firsts[:2]) else firsts[0]


@cache
def icons(name: str, colour: str) -> dict[str, bytes]:
    """Give PNG files by their place in the site. Letters that no font of this computer has give way to a ticked list."""
    letters = initials(name)
    tried = [(one, 64, True) for one in (_NO_LETTER, *letters)]
    box, *rest = _drawn([*tried, *((letters, width, full) for _, width, full in SIZES)], colour)
    if box in rest[: len(letters)]:
        rest = _drawn([("", width, full) for _, width, full in SIZES], colour)
    return {file: png for (file, _, _), png in zip(SIZES, rest[-len(SIZES) :], strict=True)}


def _drawn(wanted: list[tuple[str, int, bool]], colour: str) -> list[bytes]:
    """One PNG for each: letters, width in pixels, whether it fills its square."""
    pages = [{"letters": letters, "width": width, "full": full} for letters, width, full in wanted]
    told = json.dumps({"colour": colour, "ink": ink_on(colour), "icons": pages})
    drawn: object = typst.compile(TEMPLATE.read_bytes(), format="png", ppi=72, sys_inputs={"told": told})
    return [bytes(png) for png in drawn] if isinstance(drawn, list) else [bytes(drawn)]  # type: ignore[call-overload]
