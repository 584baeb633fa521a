"""Built pages in; the same pages without the drawings of their icons out, and one style sheet that has each drawing once."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import quote

_SVG = re.compile(r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="([^"]+)">(<path d="[^"]+"/>)</svg>')
_SAFE = " =:/.,-+;'()"  # what may stand in a quoted address of a style sheet as it is
# In print and under a reader's own colours browsers leave grounds out, unless told that the ground is the drawing.
_STYLE = (
    "{background:currentcolor;-webkit-mask:var(--fw-drawn) center/contain no-repeat;mask:var(--fw-drawn) center/contain no-repeat;"
    "-webkit-print-color-adjust:exact;print-color-adjust:exact;forced-color-adjust:none}\n"
)


class DrawnOnce:
    """The icons met so far. They are the heaviest part of a page's frame and the same on every page."""

    def __init__(self) -> None:
        self._drawings: dict[str, str] = {}

    def leave_out(self, page: str) -> str:
        """Give a built page whose icons name their drawing instead of holding it."""
        return _SVG.sub(self._named, page)

    def _named(self, found: re.Match[str]) -> str:
        name = "fw-i" + sha256(found[0].encode()).hexdigest()[:6]
        self._drawings[name] = found[0]
        return f'<svg class="{name}" viewBox="{found[1]}"></svg>'

    def stylesheet(self) -> str:
        """Give the rules for all icons met."""
        rules = (
            f'.{name}{{--fw-drawn:url("data:image/svg+xml,{quote(svg, safe=_SAFE)}")}}\n' for name, svg in sorted(self._drawings.items())
        )
        return ",".join(f".{name}" for name in sorted(self._drawings)) + _STYLE + "".join(rules) if self._drawings else ""
