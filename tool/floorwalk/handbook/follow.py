"""A build and the handbook after an edit in; the pages that the edit changed out, built again in their places, while one writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.structure.files import InclusionLevel

from floorwalk.source.save import save
from floorwalk.source.workspace import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from floorwalk.handbook.pages import Handbook
    from floorwalk.source.workspace import Workspace

Stamps = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Frame:
    """What a whole build knows beside the pages: of which workspace it is, and of which files (`around`) beside the workspace's texts."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    root: Path
    around: tuple[str | Path, ...]
    stamps: Stamps

    @classmethod
    def of(cls, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment, root: Path, more: Iterable[Path]) -> Frame:
        """Look at the files as they are now; `more` are pictures and whatever else the handbook takes in."""
        settings = (str(place) for place in (config.docs_dir, config.config_file_path, config.theme.custom_dir) if place)
        around: tuple[str | Path, ...] = (*settings, *more)
        return cls(config, files, nav, env, root, around, stamps(around))


def stamps(paths: Iterable[str | Path]) -> Stamps:
    """Give time and size of files, and of those in folders."""
    return {str(file): (file.stat().st_mtime_ns, file.stat().st_size) for path in paths for file in _files(Path(path)) if file.is_file()}


def _files(path: Path) -> Iterator[Path]:
    yield from path.rglob("*") if path.is_dir() else [path]


def edited(frame: Frame, old: Handbook, make: Callable[[Workspace], Handbook]) -> Handbook | None:
    """Give the handbook after an edit; None when more than pages changed, or when there is a fault to tell: then all is to be built."""
    if frame.stamps != stamps(frame.around):
        return None
    space = load(frame.root)
    if space.company is None or any(problem.severity == "error" for problem in space.problems):
        return None
    new = make(space)
    return new if same_frame(old, new) else None


def same_frame(old: Handbook, new: Handbook) -> bool:
    """Whether nothing but the text of pages and of files beside them differs: the same company, menu, pages and pictures."""
    frames = ((one.book.company, one.menu, one.pictures, [(page.uri, page.in_menu) for page in one.pages.values()]) for one in (old, new))
    return next(frames) == next(frames) and old.files.keys() == new.files.keys()


def build_changed(frame: Frame, old: Handbook, new: Handbook) -> None:
    """Build the pages that differ, and handwritten ones in which a block differs; write the files that differ.

    MkDocs has no way to build a few pages, so this takes its own steps for a page. Links to headings are for a strict build to look at.
    """
    files = frame.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    changed = [file for file in files if file.page and _set_again(file.page, frame, old, new)]
    for file in changed:
        if file.page:
            _build_page(file.page, frame.config, files, frame.nav, frame.env, excluded=file.inclusion.is_excluded())  # type: ignore[no-untyped-call]
    for uri, text in new.files.items():
        if text != old.files[uri]:
            save(Path(frame.config.site_dir) / uri, text)
    frame.config.plugins.on_post_build(config=frame.config)


def _set_again(page: Page, frame: Frame, old: Handbook, new: Handbook) -> bool:
    """Set a page again where it may have changed; gives whether it did."""
    uri = page.file.src_uri
    if page.file.generated_by is not None and old.pages.get(uri) == new.pages.get(uri):
        return False
    before = page.markdown, page.meta.get("title")
    _populate_page(page, frame.config, frame.files)
    return page.file.generated_by is not None or before != (page.markdown, page.meta.get("title"))
