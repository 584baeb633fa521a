"""A hook of MkDocs: the manual's pages lie beside its mkdocs.yml, where readers of the repository find them first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Set the folder of pages; MkDocs refuses it in the file itself because the file lies in it."""
    config.docs_dir = str(Path(__file__).parent)
    return config
