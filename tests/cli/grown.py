"""A small workspace with many stores, and the filled sheet of each: that of one store with the others' ids in it."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.cli.conftest import fill_all

REGIONS = ("town", "coast")
_OWN_ID = re.compile(rb"(?<=>)S1(?=<)|(?<=[.])S1(?=[.])")  # as a whole text or in a sheet id; S1 is a cell, too


def grow(own: Path, files: int) -> list[Path]:
    """Plan a visit to so many stores, in two regions by turns, and fill their sheets."""
    ids = [f"S{number}" for number in range(1, files + 1)]
    stores = own / "audits/stores.csv"
    head = stores.read_text(encoding="utf-8").splitlines()[0]
    rows = [
        f"{id_},Shop {id_},{REGIONS[at % 2]},{'kiosk' if at == files - 1 else 'shop'},en,Mo-Sa 09:00-19:00" for at, id_ in enumerate(ids)
    ]
    stores.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    contacts = own / "audits/contacts.csv"
    lines = contacts.read_text(encoding="utf-8").splitlines()
    posts = [f"{id_},store-manager,phone,201,Mo-Fr 09:00-17:00" for id_ in ids]
    contacts.write_text("\n".join([*(line for line in lines if not line.startswith("S")), *posts]) + "\n", encoding="utf-8")
    (round_,) = (own / "audits/rounds").iterdir()
    text = round_.read_text(encoding="utf-8").partition("visits:")[0]
    round_.write_text(text + "visits:\n" + "".join(f"  - {{store: {id_}}}\n" for id_ in ids), encoding="utf-8")
    return _copies(own / "audits/filled", fill_all(own, only="S1")[0], ids)


def _copies(folder: Path, filled: Path, ids: list[str]) -> list[Path]:
    with ZipFile(filled) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    filled.unlink()
    paths = [folder / f"{id_}.xlsx" for id_ in ids]
    for id_, path in zip(ids, paths, strict=True):
        with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in parts.items():
                archive.writestr(name, _OWN_ID.sub(id_.encode(), content))
    return paths
