"""A decision in; its line at the end of decisions.csv out, in the file's own columns, quotes and line ends, once and never torn apart."""

from __future__ import annotations

import csv
import io
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from floorwalk.errors import FloorwalkError
from floorwalk.model import Decision

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = tuple(Decision.model_fields)


def append(path: Path, decision: Decision) -> bool:
    """Add the line; False when it is there already and no later one of its kind and store. An absent file is made, with its header.

    Two that write at once wait for each other. Raises FloorwalkError FW710 when the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(handle, "r+b", buffering=0) as file, _alone(handle):
            before = file.read()
            addition = _addition(before, decision)
            if addition:
                _write(handle, addition, len(before))
            return bool(addition)
    except OSError as error:
        what = f"{path} cannot be written: {error.strerror or error}."
        raise FloorwalkError("FW710", what, "Close it if it is open in another program, then try again.") from error


def _write(handle: int, addition: bytes, end: int) -> None:
    """Write behind the end and have it on the disk; a disk that fills half-way keeps the file as it was."""
    try:
        rest = memoryview(addition)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, end)
        raise


def _addition(before: bytes, decision: Decision) -> bytes:
    """What is to be written behind what is there; nothing when it is there already."""
    text = before.decode("utf-8-sig")
    end = next((sign for sign in ("\r\n", "\n", "\r") if sign in text), "\n")
    columns = [word.strip() for word in next(csv.reader([text.splitlines()[0]]))] if text.strip() else list(HEADER)
    values = {name: "" if value is None else str(value) for name, value in decision}
    cells = [values.get(column, "") for column in columns]
    alike = [columns.index(name) for name in ("kind", "store") if name in columns]
    others = [
        row for row in csv.reader(io.StringIO(text, newline="")) if len(row) == len(cells) and all(row[at] == cells[at] for at in alike)
    ]
    if others[-1:] == [cells]:
        return b""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL if text.startswith('"') else csv.QUOTE_MINIMAL)
    if not text.strip():
        writer.writerow(HEADER)
    elif not text.endswith(("\n", "\r")):
        out.write(end)
    writer.writerow(cells)
    return out.getvalue().encode()


@contextmanager
def _alone(handle: int) -> Iterator[None]:
    """Hold the file while nobody else does; the system lets go of it when the program ends, however it ends."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if sys.platform == "win32":
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
