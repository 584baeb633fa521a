"""A standard in; a problem for each picture whose file is missing out."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from floorwalk.errors import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from floorwalk.source.workspace import Sourced


def standard(sourced: Sourced, root: Path) -> Iterator[Problem]:
    """Pictures lie beside their standard."""
    for index, picture in enumerate(sourced.standard.pictures):
        folder = root / PurePosixPath(sourced.document.file).parent
        if not (folder / picture.file).is_file():
            there = [path.name for path in folder.glob("*") if path.suffix.lower() in (".jpg", ".jpeg", ".png", ".svg", ".webp")]
            what = f"the picture '{picture.file}' does not lie beside this standard."
            repair = did_you_mean(picture.file, there, otherwise="Put the file there, or take the picture out.")
            yield Problem(
                sourced.document.place(("pictures", index, "file")),
                "FW326",
                what,
                repair if there else "Put the file there, or take the picture out.",
            )
