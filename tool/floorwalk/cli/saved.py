"""The path of a saved file in; how it is named to the person at the keyboard out."""

from __future__ import annotations

from pathlib import Path


def shown(path: Path) -> str:
    """Give a path as a person would type it here: relative to the folder that one is in, where it lies below it."""
    here = Path.cwd()
    full = path.resolve()
    return str(full.relative_to(here)) if full.is_relative_to(here) else str(path)
