"""The folder of a workbook in; the pictures that lie beside it out, found by the names that people write. The one place that opens them."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from floorwalk.model import Photo
from floorwalk.source.pictures import HEAD, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Beside = Callable[[str, str], tuple[Photo, ...]]

FOLDER = "photos"
_OF_A_REPLY = re.compile(r"-reply(-[0-9]+)?\Z")  # a workbook that corrects another has its photos where the first one had them
_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".heic", ".heif", ".avif", ".tif", ".tiff"})
_PIECE = 1 << 20  # bytes read at a time
_MOST = 10_000  # files of a folder that are looked at


@dataclass(frozen=True)
class _Listed:
    """What lies in a folder, by the folded form of its name."""

    pictures: dict[str, list[str]]
    folders: dict[str, str]


class PhotoShelf:
    """The pictures in the folders around workbooks; each folder is listed once, each picture read once."""

    def __init__(self) -> None:
        self._listed: dict[Path, _Listed] = {}
        self._read: dict[Path, Photo] = {}

    def beside(self, workbook: Path) -> Beside:
        """Give what finds a named picture (name, id of the store): every match in the first folder that has one, or none.

        Looked into: the folder named like the workbook, the one named like the store, `photos`, and the workbook's own. Case and a missing
        extension make no difference; nothing outside of these folders is opened, whatever the name says.
        """
        around: dict[str, list[Path]] = {}  # by store: looked up once, whatever number of pictures a workbook names

        def find(name: str, store: str) -> tuple[Photo, ...]:
            if store not in around:
                around[store] = self._around(workbook, store)
            for folder in around[store]:
                if names := self._named(folder, name):
                    return tuple(self._photo(folder / one) for one in names)
            return ()

        return find

    def _around(self, workbook: Path, store: str) -> list[Path]:
        own = workbook.parent
        inside = self._list(own).folders
        wanted = (_OF_A_REPLY.sub("", workbook.stem.casefold()), store.casefold(), FOLDER)
        return [*(own / inside[name] for name in dict.fromkeys(wanted) if name in inside), own]

    def _named(self, folder: Path, name: str) -> list[str]:
        """Files of that name; without an extension, pictures of that name and any extension."""
        pictures = self._list(folder).pictures
        if not pictures:
            return []
        wanted = name.replace("\\", "/").rpartition("/")[2].strip().casefold()
        if wanted in pictures:
            return pictures[wanted]
        return sorted(one for ending in _ENDINGS for one in pictures.get(wanted + ending, ()))

    def _list(self, folder: Path) -> _Listed:
        """The folder's pictures and folders."""
        if folder not in self._listed:
            found = _Listed({}, {})
            for entry in _entries(folder):
                if entry.is_dir():
                    found.folders.setdefault(entry.name.casefold(), entry.name)
                elif Path(entry.name).suffix.casefold() in _ENDINGS:
                    found.pictures.setdefault(entry.name.casefold(), []).append(entry.name)
            self._listed[folder] = found
        return self._listed[folder]

    def _photo(self, path: Path) -> Photo:
        if path not in self._read:
            self._read[path] = read_photo(path)
        return self._read[path]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder, in the order of the names; nothing of one that cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            return sorted((entry for entry, _ in zip(entries, range(_MOST), strict=False)), key=lambda entry: entry.name)
    except OSError:
        return []


def read_photo(path: Path) -> Photo:
    """Hash a picture, a piece at a time, and read its size; without a hash when it cannot be opened."""
    try:
        with path.open("rb") as file:
            return photo_of(path.name, iter(lambda: file.read(_PIECE), b""))
    except OSError:
        return Photo(name=path.name)


def photo_of(name: str, pieces: Iterable[bytes], *, pasted: bool = False) -> Photo:
    """Hash a picture that comes in pieces, and read its size from the first ones."""
    digest, head = hashlib.sha256(), b""
    for piece in pieces:
        digest.update(piece)
        head += piece[: HEAD - len(head)]
    size = measure(head)
    return Photo(name=name, pasted=pasted, sha256=digest.hexdigest(), width=size.width, height=size.height)
