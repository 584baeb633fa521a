"""Where the example company's workspace is: in the checkout, else in the installed package; and a copy of it to play with."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

from floorwalk.errors import FloorwalkError
from floorwalk.source.workspace import COMPANY

_PARTS = (
    "standards",
    "docs",
    "audits/rounds",
    "audits/editions",
    "audits/stores.csv",
    "audits/contacts.csv",
    "audits/decisions.csv",
    "mkdocs.yml",
)


def example() -> Path:
    """Give the folder of the example; an editable install finds it in its checkout."""
    package = Path(str(files("floorwalk")))
    for folder in (package.parent.parent, package / "demo" / "example"):
        if (folder / COMPANY).is_file() and (folder / "audits/stores.csv").is_file():
            return folder
    raise FloorwalkError("FW101", "the example company is not in this installation.", "Install floorwalk again.", status=3)


def copy_example(target: Path) -> None:
    """Copy the workspace, without what rounds leave behind."""
    source = example()
    for part in _PARTS:
        if (source / part).is_dir():
            shutil.copytree(source / part, target / part, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        elif (source / part).is_file():
            (target / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / part, target / part)
