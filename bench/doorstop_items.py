"""A generated workspace in; the same standards as a doorstop project, and doorstop in an environment of its own, out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

PREFIX = "MALL"
_FOLDER = {"settings": {"digits": 5, "prefix": PREFIX, "sep": ""}}


def install(folder: Path) -> tuple[str, ...] | None:
    """Put doorstop into a virtual environment in the folder; its command, or None where uv or the package cannot be had."""
    uv = shutil.which("uv")
    if uv is None:
        return None
    python = folder / "bin/python"
    for words in (("venv", "--python", sys.executable, str(folder)), ("pip", "install", "--python", str(python), "doorstop")):
        if subprocess.run((uv, *words), capture_output=True, check=False).returncode:
            return None
    return (str(python), "-m", "doorstop.cli.main")


def convert(workspace: Path, project: Path) -> int:
    """Write each standard as an item of one document: its `what` as the text, all other keys as attributes of ours; gives how many.

    One root document without links is the form that doorstop validates quickest: a child document asks for links to its parent.
    """
    (project / ".mockvcs").mkdir(parents=True)  # doorstop's own stand-in for version control: no git process is counted
    (project / ".doorstop.yml").write_text(yaml.safe_dump(_FOLDER), encoding="utf-8")
    files = sorted((workspace / "standards/mall").glob("*/*.yaml"))
    sections: dict[str, int] = {}
    for number, path in enumerate(files, start=1):
        section = sections.setdefault(path.parent.name, len(sections) + 1)
        content = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        item = yaml.dump(_item(content, f"{section}.{number}"), Dumper=yaml.CSafeDumper, sort_keys=True, allow_unicode=True, width=140)
        (project / f"{PREFIX}{number:05}.yml").write_text(item, encoding="utf-8")
    return len(files)


def _item(content: dict[str, Any], level: str) -> dict[str, Any]:
    own = {"active": True, "derived": False, "header": content["title"], "level": level, "links": [], "normative": True, "ref": ""}
    return own | {"text": content.pop("what")} | content
