"""The bytes of an old Excel file (.xls) in; its sheets out, read by a child process that may take only so much time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, get_args

from floorwalk.incoming.above import Comment, Range
from floorwalk.incoming.cells import MAX_COLUMN, MAX_ROW, Raw, column_letters, too_far
from floorwalk.incoming.grid import Book, Grid
from floorwalk.incoming.package import Budget
from floorwalk.incoming.parts import Look
from floorwalk.incoming.refused import Refused

if TYPE_CHECKING:
    from typing import Any

CHILD = "floorwalk.incoming.foreign_child"
WAIT = 30  # seconds on the clock; the child's own limit of processor time ends it sooner
PICTURES = "pictures of an old file"  # stands for them among what lies on no cell
_PICTURE_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1")  # how PNG and JPEG files begin
_LOOKS: dict[str, Look] = {look: look for look in get_args(Look)}


def read_xls(content: bytes) -> Book:
    """Read every sheet; raises Refused for a file that is broken, protected, or ends the child in whatever way."""
    said = _ask_child(content)
    if said.get("refused") == "password":
        raise Refused("FW630", "the file is protected with a password.", "Save it without a password and send it again.")
    if "sheets" not in said:
        raise _unreadable(str(said.get("refused", "its reader was stopped")))
    budget = Budget()
    loose = (PICTURES,) if any(sign in content for sign in _PICTURE_SIGNS) else ()
    return Book(tuple(_grid(budget, sheet) for sheet in said["sheets"]), said["from_1904"], loose)


def _ask_child(content: bytes) -> dict[str, Any]:
    """What the child says of a file; raises Refused when it dies, hangs or talks nonsense."""
    # -P: nothing is imported from the folder in which the tool was started.
    command = [sys.executable, "-P", "-X", "utf8", "-m", CHILD]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=WAIT, check=False)  # noqa: S603  # our own module
        said = json.loads(done.stdout) if done.returncode == 0 else {}
    except subprocess.TimeoutExpired as error:
        raise _unreadable("reading it takes too long") from error
    except ValueError as error:
        raise _unreadable("its reader was stopped") from error
    return said if isinstance(said, dict) else {}


def _unreadable(reason: str) -> Refused:
    what = f"this old Excel file (.xls) cannot be read ({reason})."
    return Refused("FW631", what, "Save it as Excel workbook (.xlsx) and send it again.")


def _grid(budget: Budget, sheet: dict[str, Any]) -> Grid:
    budget.spend("cells", len(sheet["cells"]))
    budget.spend("text", sum(len(text) for _, _, _, text, _, _ in sheet["cells"]))
    grid = Grid(sheet["title"])
    for row, column, kind, text, formula, look in sheet["cells"]:
        if row > MAX_ROW or column > MAX_COLUMN:
            raise too_far(grid.title, row, column)
        grid.cells[row, column] = Raw(kind, text, formula, _LOOKS[look])
    grid.above.comments += [Comment(*comment) for comment in sheet["comments"]]
    for top, left, bottom, right in sheet["merges"]:
        name = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
        grid.above.merges.append(Range(top, left, bottom, right, name))
    return grid
