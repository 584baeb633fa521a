"""A folder in; the files in it that may be filled sheets out, in the order of their names, and the pictures that lie beside them apart."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PASSED_OVER = ("~$", ".")  # Excel's lock files and hidden files
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".heif", ".bmp", ".tif", ".tiff")


@dataclass
class Found:
    """Paths of files as text, since twenty thousand of them are kept: `sheets` in reading order, and how many `pictures` there are."""

    sheets: list[str] = field(default_factory=list)
    pictures: int = 0


def find_files(paths: Iterable[Path]) -> Found:
    """Look through files and folders, folders with all that is below them. A file that is named is taken whatever it is."""
    found = Found()
    for path in paths:
        if not path.is_dir():
            found.sheets += [str(path)] if path.exists() else []
            continue
        for file in _below(path):
            if file.lower().endswith(PICTURES):
                found.pictures += 1
            else:
                found.sheets.append(file)
    return found


def _below(folder: Path) -> Iterator[str]:
    """All files below a folder by name; a folder that cannot be opened stands for itself, so that it is reported."""
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield str(folder)
        return
    for entry in ordered:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path))
        elif entry.is_file() and not entry.name.startswith(_PASSED_OVER):
            yield entry.path
