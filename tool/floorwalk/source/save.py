"""A path and a file's content in; the file on disk, whole or not at all."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from floorwalk.errors import FloorwalkError

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
_numbers = count()


def save(path: Path, content: bytes | str) -> Path:
    """Write a file beside its place and rename it, so that nobody ever finds half of one; text is written as UTF-8.

    Missing folders are made. Gives the path; raises FloorwalkError FW710 when it cannot be written.
    """
    try:
        part = _written(path, content.encode() if isinstance(content, str) else content)
        try:
            os.replace(part, path)  # noqa: PTH105  # twenty thousand files are saved by this line
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        repair = "Close it if it is open in another program, or choose another folder."
        raise FloorwalkError("FW710", f"{path} cannot be written: {error.strerror or error}.", repair) from error
    return path


def _written(path: Path, content: bytes) -> str:
    """Write the content into a new file beside the path; gives its name, as .sheet.xlsx.4711-3.part."""
    folder, name = os.path.split(path)
    part = os.path.join(folder, f".{name}.{os.getpid()}-{next(_numbers)}.part")  # noqa: PTH118  # in a few microseconds
    try:
        file = os.open(part, _NEW, 0o666)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(part, _NEW, 0o666)
    try:
        try:
            done = 0
            while done < len(content):
                done += os.write(file, memoryview(content)[done:])
        finally:
            os.close(file)
    except BaseException:  # Ctrl-C too: half a file is no file
        Path(part).unlink(missing_ok=True)
        raise
    return part
