"""The example company and two numbers in; a workspace with that many standards or stores, of the shipped texts, out."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from cost import ROOT

_ID = re.compile(r"\b([A-Z]{3})-(\d\d)\b")
_A_HUNDRED = 100  # ids of the n-th copy of PAY-04 are PAY-n04: no set has a hundred standards in a section
ROUND = "2026-11"


def with_standards(folder: Path, at_least: int) -> int:
    """Write a workspace with whole copies of the shipped set until there are enough standards; gives how many there are.

    Ids, check ids and related standards are renamed within each copy, so that every file is a sound standard of its own.
    """
    _copy_company(folder)
    shipped = sorted((ROOT / "standards/mall").glob("*/*.yaml"))
    texts = [(path.parent.name, path.stem, path.read_text(encoding="utf-8")) for path in shipped]
    copies = -(-at_least // len(texts))
    for section, stem, text in texts:
        place = folder / "standards/mall" / section
        place.mkdir(parents=True, exist_ok=True)
        for number in range(copies):
            (place / f"{_renamed(stem, number)}.yaml").write_text(_renamed(text, number), encoding="utf-8")
    _write_set(folder, copies)
    return copies * len(texts)


def with_stores(folder: Path, visited: int) -> None:
    """Write a workspace with the shipped standards and a round that visits so many stores.

    The stores are copies of the shipped ones with their contacts; there are never fewer than those, since variants name what they have.
    """
    _copy_company(folder)
    shutil.copytree(ROOT / "standards/mall", folder / "standards/mall")
    head, *stores = _rows("stores.csv")
    contacts_head, *contacts = _rows("contacts.csv")
    names = [(f"S{number + 1:03}", stores[number % len(stores)]) for number in range(max(visited, len(stores)))]
    _write(folder / "audits/stores.csv", [head, *([new, *store[1:]] for new, store in names)])
    lines = [[new, *line[1:]] for new, store in names for line in contacts if line[0] == store[0]]
    _write(folder / "audits/contacts.csv", [contacts_head, *(line for line in contacts if line[0] == "*"), *lines])
    path = folder / f"audits/rounds/{ROUND}.yaml"
    round_ = _read(path) | {"visits": [{"store": new} for new, _ in names[:visited]]}
    path.write_text(yaml.safe_dump(round_, sort_keys=False), encoding="utf-8")


def _copy_company(folder: Path) -> None:
    (folder / "standards").mkdir(parents=True)
    shutil.copy(ROOT / "standards/company.yaml", folder / "standards")
    (folder / "audits").mkdir()
    for name in ("stores.csv", "contacts.csv", "decisions.csv"):
        shutil.copy(ROOT / "audits" / name, folder / "audits")
    shutil.copytree(ROOT / "audits/rounds", folder / "audits/rounds")


def _write_set(folder: Path, copies: int) -> None:
    set_ = _read(ROOT / "standards/mall/set.yaml")
    for section in set_["sections"]:
        section["standards"] = [_renamed(id_, number) for number in range(copies) for id_ in section["standards"]]
    (folder / "standards/mall/set.yaml").write_text(yaml.safe_dump(set_, sort_keys=False), encoding="utf-8")


def _renamed(text: str, number: int) -> str:
    return _ID.sub(lambda found: f"{found[1]}-{number * _A_HUNDRED + int(found[2]):02}", text)  # the company names ids of the first copy


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def _rows(name: str) -> list[list[str]]:
    with (ROOT / "audits" / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file) if row]


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
