"""A workspace's folder in; what MkDocs needs to run there, and what it warns of while it does, out."""

from __future__ import annotations

import json
import logging
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Listener(logging.Handler):
    """Keeps what MkDocs warns of; in strict mode it only counts."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def listening() -> Iterator[Listener]:
    """Hear MkDocs whatever level others set, and keep it from printing."""
    logger, listener = logging.getLogger("mkdocs"), Listener()
    level, passing = logger.level, logger.propagate
    logger.addHandler(listener)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield listener
    finally:
        logger.removeHandler(listener)
        logger.setLevel(level)
        logger.propagate = passing


@contextmanager
def config_file(root: Path, name: str) -> Iterator[Path]:
    """The workspace's mkdocs.yml; where it has none, one of a few lines for the length of the build."""
    own = root / "mkdocs.yml"
    if own.is_file():
        yield own
        return
    with tempfile.TemporaryDirectory(prefix="floorwalk-") as folder:
        docs = root / "docs"
        if not docs.is_dir():
            docs = Path(folder) / "docs"
            docs.mkdir()
        settings = {
            "site_name": name,
            "theme": "material",
            "docs_dir": str(docs.resolve()),
            "plugins": ["search", {"floorwalk": {"workspace": str(root.resolve())}}],
        }
        file = Path(folder) / "mkdocs.yml"
        file.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
        yield file
