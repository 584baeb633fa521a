"""A path and a file's content in; the file on disk, whole or not at all."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from floorwalk.errors import FloorwalkError

_NAMED = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
_NAMELESS = os.O_WRONLY | os.O_TMPFILE if hasattr(os, "O_TMPFILE") else 0  # Linux
_numbers = count()


def save(path: Path, content: bytes | str) -> Path:
    """Write a file that gets its name when it is whole, so that nobody ever finds half of one; text is written as UTF-8.

    Missing folders are made. Gives the path; raises FloorwalkError FW710 when it cannot be written.
    """
    where, raw = os.fspath(path), content.encode() if isinstance(content, str) else content
    try:
        if not (_NAMELESS and _saved_nameless(where, raw)):
            _save_beside(where, raw)
    except OSError as error:
        repair = "Close it if it is open in another program, or choose another folder."
        raise FloorwalkError("FW710", f"{path} cannot be written: {error.strerror or error}.", repair) from error
    return path


def _saved_nameless(path: str, content: bytes) -> bool:
    """Write a file without a name and give it its own: the quickest way, and a program that is ended leaves nothing behind.

    False when it was not saved: not all disks can, and there may be no such folder.
    """
    try:
        file = os.open(os.path.dirname(path) or os.curdir, _NAMELESS, 0o666)  # noqa: PTH120  # twenty thousand files are saved by these lines
    except OSError:
        return False
    try:
        _write(file, content)
        try:
            _link(file, path)
        except FileExistsError:
            part = _part(path)
            _link(file, part)
            _replace(part, path)
    except FileNotFoundError:  # no /proc
        return False
    finally:
        os.close(file)
    return True


def _link(file: int, path: str) -> None:
    # The folder is of no account with a whole path, but without one Python links the link in /proc and not what it stands for.
    os.link(f"/proc/self/fd/{file}", path, src_dir_fd=file, follow_symlinks=True)


def _save_beside(path: str, content: bytes) -> None:
    """Write a file beside its place and rename it."""
    part = _part(path)
    try:
        file = os.open(part, _NAMED, 0o666)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = os.open(part, _NAMED, 0o666)
    try:
        try:
            _write(file, content)
        finally:
            os.close(file)
    except BaseException:  # Ctrl-C too: half a file is no file
        Path(part).unlink(missing_ok=True)
        raise
    _replace(part, path)


def _part(path: str) -> str:
    """The name of a file that is not whole yet, as .sheet.xlsx.4711-3.part beside sheet.xlsx."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{name}.{os.getpid()}-{next(_numbers)}.part")  # noqa: PTH118  # in a few microseconds


def _write(file: int, content: bytes) -> None:
    done = os.write(file, content)
    while done < len(content):
        done += os.write(file, memoryview(content)[done:])


def _replace(part: str, path: str) -> None:
    try:
        os.replace(part, path)  # noqa: PTH105  # as above
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
