"""A text and this computer's fonts in; the font families that can print all of it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import typst
from fontTools import unicodedata
from fontTools.ttLib import TTFont, TTLibError

from floorwalk.errors import FloorwalkError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LATIN = ("Noto Sans", "Source Sans 3", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans", "Libertinus Serif")
BY_LANGUAGE = {
    "zh-Hans": ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"),
    "zh-Hant": ("Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei"),
    "ta": (*LATIN, "Noto Sans Tamil", "Tamil Sangam MN", "Nirmala UI", "Latha"),
}
# The fonts inside typst have no file to look into. These are the characters that its Libertinus Serif has for certain.
EMBEDDED = {
    "Libertinus Serif": frozenset(
        map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2013, 0x2015), *range(0x2018, 0x201F), 0x2026, 0x20AC))
    )
}
SHOWN = 8  # characters named in the message about missing ones


@dataclass(frozen=True)
class Face:
    """One font of a family: its weight (400 is regular, 700 bold) and where it is; no path for a font inside typst."""

    family: str
    weight: int
    path: str | None
    index: int


class FontShelf:
    """The fonts of this computer, those inside typst, and a file that somebody named."""

    def __init__(self, wanted: str | None = None) -> None:
        """Look through the system's font folders. `wanted` is a font file or a family; raises FloorwalkError FW703 when it is not there."""
        file = Path(wanted) if wanted and Path(wanted).suffix.lower() in {".ttf", ".otf", ".ttc", ".otc"} else None
        if file and not file.is_file():
            raise FloorwalkError(
                "FW703", f"There is no font file {wanted}.", "Check the path, or give the name of a font family.", status=2
            )
        self.typst = typst.Fonts(font_paths=[str(file.resolve().parent)] if file else [])
        self.families: dict[str, list[Face]] = {}
        for font in self.typst.fonts():
            if font.style == "normal" and font.stretch == 1:
                self.families.setdefault(font.family, []).append(Face(font.family, font.weight, font.path, font.index))
        self.wanted = self._family_of(file) if file else self._known(wanted)

    def _family_of(self, file: Path) -> str:
        for family, faces in self.families.items():
            if any(face.path and Path(face.path).samefile(file) for face in faces):
                return family
        raise FloorwalkError(
            "FW703", f"{file} is not a font that can be used.", "Choose a .ttf or .otf file with an upright style.", status=2
        )

    def _known(self, family: str | None) -> str | None:
        if family and family not in self.families:
            raise FloorwalkError("FW703", f"There is no font family '{family}' here.", did_you_mean(family, self.families), status=2)
        return family

    def choose(self, text: str, language: str) -> tuple[str, ...]:
        """Give the families, first choice first, that together have every character of a text, in regular and bold.

        Raises FloorwalkError FW703, naming the characters and their scripts, when some are in no font.
        """
        missing, chosen = printable(text), []
        for family in self._order(missing, language):
            found = missing & self.coverage(family)
            if found:
                chosen.append(family)
                missing -= found
            if not missing:
                return tuple(chosen)
        raise _missing(missing)

    def _order(self, needed: frozenset[str], language: str) -> Iterator[str]:
        """Families to try: the wanted one, the language's, the Latin ones, those named after a needed script, then all others."""
        scripts = _scripts(needed)
        rest = sorted(self.families, key=lambda family: (not any(script in family for script in scripts), family))
        for family in dict.fromkeys((self.wanted, *BY_LANGUAGE.get(language, ()), *LATIN, *_any_chinese(language), *rest)):
            if family in self.families:
                yield family

    def coverage(self, family: str) -> frozenset[str]:
        """Give the characters that a family has both in its regular and in its bold font; empty for a font that cannot be read."""
        faces = self.families[family]
        used = {min(faces, key=lambda face: abs(face.weight - weight)) for weight in (400, 700)}
        return frozenset.intersection(*(_characters(face) for face in used))


def printable(text: str) -> frozenset[str]:
    """Give the characters of a text that need a glyph: no white space, no control and no joining characters."""
    return frozenset(character for character in text if not character.isspace() and unicodedata.category(character) not in {"Cc", "Cf"})


@lru_cache(maxsize=512)
def _characters(face: Face) -> frozenset[str]:
    if face.path is None:
        return EMBEDDED.get(face.family, frozenset())
    try:
        with TTFont(face.path, fontNumber=face.index, lazy=True) as font:
            return frozenset(map(chr, font.getBestCmap() or ()))
    except (TTLibError, OSError, KeyError, AssertionError):
        return frozenset()


def _any_chinese(language: str) -> tuple[str, ...]:
    """Han characters in a text of another language: take a Chinese font before a Japanese or Korean one."""
    return () if language.startswith("zh") else BY_LANGUAGE["zh-Hans"]


def _scripts(characters: Iterable[str]) -> list[str]:
    codes = {unicodedata.script(character) for character in characters}
    return sorted(unicodedata.script_name(code) for code in codes if code not in {"Zyyy", "Zinh", "Zzzz", "Latn"})


def _missing(characters: frozenset[str]) -> FloorwalkError:
    named = ", ".join(f"{character} (U+{ord(character):04X})" for character in sorted(characters)[:SHOWN])
    more = f" and {len(characters) - SHOWN} more" if len(characters) > SHOWN else ""
    scripts = _scripts(characters)
    of = f" of the script {' and '.join(scripts)}" if scripts else ""
    advice = f"Install a font for {' and '.join(scripts)}, such as Noto Sans {scripts[0]}" if scripts else "Install a font that has them"
    return FloorwalkError(
        "FW703", f"No font here has {len(characters)} of the characters{of}: {named}{more}.", f"{advice}, or name one: --font FILE."
    )
