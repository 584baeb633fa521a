"""A path and a file's content in; the file on disk, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from floorwalk.errors import FloorwalkError


def save(path: Path, content: bytes | str) -> Path:
    """Write a file beside its place and rename it, so that nobody ever finds half of one; text is written as UTF-8.

    Missing folders are made. Gives the path; raises FloorwalkError FW710 when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as part:
            part.write(content.encode() if isinstance(content, str) else content)
        try:
            Path(part.name).chmod(0o666 & ~_umask())
            return Path(part.name).replace(path)
        except OSError:
            Path(part.name).unlink(missing_ok=True)
            raise
    except OSError as error:
        repair = "Close it if it is open in another program, or choose another folder."
        raise FloorwalkError("FW710", f"{path} cannot be written: {error.strerror or error}.", repair) from error


def _umask() -> int:
    """The rights that new files do not get; temporary files get fewer."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
