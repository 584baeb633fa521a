"""A company's name and today in; the files of a small workspace of its own, by path, out."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from floorwalk.handbook.markup import md
from floorwalk.model.schema import schemas

STARTER = Path(__file__).with_name("starter")
NAME = "Your company"
OPEN_FIRST = "standards/store/door/DOOR-01.yaml"
_RENAMED = {"gitignore": ".gitignore"}  # under its own name it would hold in our repository too
# The days that stand in the starter, and how far they lie from the day on which somebody begins.
_DAYS = {"2026-01-05": timedelta(0), "2026-02-02": timedelta(weeks=4), "2027-01-15": timedelta(days=365)}


def starter(name: str, today: date) -> dict[str, str]:
    """Give the text of each file: the company's name filled in, the first round due in four weeks, reviews in a year."""
    files = {f"standards/schema/{name}": text for name, text in schemas().items()}
    for path in sorted(STARTER.rglob("*")):
        if path.is_file():
            place = path.relative_to(STARTER).as_posix()
            files[_RENAMED.get(place, place)] = _filled(path, name, today)
    return files


def _filled(path: Path, name: str, today: date) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.replace(NAME, md(name))
    if path.suffix not in (".yaml", ".yml"):
        return text
    for day, later in _DAYS.items():
        text = text.replace(f": {day}", f": {today + later}")
    return text.replace(json.dumps(NAME), json.dumps(name, ensure_ascii=False))
