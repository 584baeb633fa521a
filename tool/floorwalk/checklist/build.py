"""A checklist in; its PDF out, set by the one typst template; what people wrote reaches typst as JSON only, never as markup."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import typst

from floorwalk.checklist.content import by_role, by_section

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from floorwalk.checklist.content import Checklist, Source
    from floorwalk.checklist.fonts import FontShelf

Paper = Literal["a4", "a5"]
PAPERS: tuple[Paper, ...] = ("a4", "a5")
TYPST_LANGUAGE = {"zh-Hans": ("zh", "CN"), "zh-Hant": ("zh", "TW")}


def build(checklist: Checklist, paper: Paper, fonts: FontShelf, day: date) -> bytes:
    """Give a checklist as PDF. The same checklist, fonts and day give the same bytes.

    Raises FloorwalkError FW703 when some characters are in no font.
    """
    plain = asdict(checklist)
    families = fonts.choose(" ".join(_texts(plain)), checklist.language)
    language, region = TYPST_LANGUAGE.get(checklist.language, (checklist.language.split("-")[0], None))
    told = plain | {"paper": paper, "fonts": families, "lang": language, "region": region}
    template = (files("floorwalk.checklist") / "assets/checklist.typ").read_bytes()
    return bytes(
        typst.compile(
            template,
            format="pdf",
            font_paths=fonts.typst,
            sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
            timestamp=datetime.combine(day, time(), UTC),
        )
    )


def build_all(
    source: Source, fonts: FontShelf, papers: Collection[Paper] = PAPERS, sections: Collection[str] = (), roles: Collection[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """Give file name and PDF for each section, or for each role when roles are named, and each paper size: `mall_pay_S012_a4.pdf`."""
    for checklist in by_role(source, roles, sections) if roles else by_section(source, sections):
        for paper in papers:
            yield _file_name(checklist, source, paper), build(checklist, paper, fonts, source.day)


def _file_name(checklist: Checklist, source: Source, paper: Paper) -> str:
    language = "" if source.language == source.company.source_language else source.language
    parts = (source.edition.set, checklist.key, source.store.id if source.store else "", language, paper)
    return "_".join(part for part in parts if part) + ".pdf"


def _texts(plain: object) -> Iterator[str]:
    """All text of the records that is printed: SVG is not."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for key, value in plain.items():
            if key not in {"qr", "colour"}:
                yield from _texts(value)
    elif isinstance(plain, (list, tuple)):
        for value in plain:
            yield from _texts(value)
