"""An address in; its QR code as SVG out."""

from __future__ import annotations

import io
from functools import cache

import segno

QUIET_ZONE = 4  # modules of white around the code: ISO/IEC 18004 asks for four


@cache
def qr_svg(address: str, *, quick: bool = False) -> str:
    """Give the QR code of an address as an SVG element without size, one unit a module, error correction M, black on nothing.

    A quick one takes one mask instead of the best of eight: a third of the work, for codes that are made by the hundred and seldom printed.
    """
    out = io.BytesIO()
    segno.make(address, error="m", micro=False, boost_error=False, mask=2 if quick else None).save(
        out, kind="svg", border=QUIET_ZONE, xmldecl=False, omitsize=True, svgclass=None, lineclass=None
    )
    return out.getvalue().decode().strip()
