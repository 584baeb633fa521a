"""An address in; its QR code as SVG out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    from collections.abc import Iterable

QUIET_ZONE = 4  # modules of white around the code: ISO/IEC 18004 asks for four
_BLACK = re.compile(rb"\x01+")


@cache
def qr_svg(address: str, *, quick: bool = False) -> str:
    """Give the QR code of an address as an SVG element without size, one unit a module, error correction M, black on nothing.

    A quick one takes one mask instead of the best of eight: a third of the work, for codes that are made by the hundred and seldom printed.
    """
    code = segno.make(address, error="m", micro=False, boost_error=False, mask=2 if quick else None)
    side = len(code.matrix) + 2 * QUIET_ZONE
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path stroke="#000" d="{_strokes(code.matrix)}"/></svg>'


def _strokes(matrix: Iterable[bytes | bytearray]) -> str:
    """Give the black modules as one path of horizontal strokes, each told from the end of the one before."""
    path, x, y = [], 0, 0
    for row, modules in enumerate(matrix):
        for run in _BLACK.finditer(modules):
            path.append(f"m{run.start() - x} {row - y}h{run.end() - run.start()}")
            x, y = run.end(), row
    return f"M{QUIET_ZONE} {QUIET_ZONE}.5" + "".join(path).removeprefix("m0 0")  # every code begins black, in the corner
