"""A workspace in; the built handbook in a folder out, strictly: any warning or broken link stops it, and nothing is left half-written."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from mkdocs.commands.build import build as build_site
from mkdocs.commands.serve import serve as serve_site
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from floorwalk.catalog.shelf import translated_languages, translator_for
from floorwalk.catalog.translate import in_language
from floorwalk.errors import FloorwalkError
from floorwalk.handbook.book import open_book
from floorwalk.handbook.editions import Editions, own_name
from floorwalk.handbook.links import broken_links
from floorwalk.handbook.mkdocs_run import config_file, listening
from floorwalk.handbook.plugin import FloorwalkPlugin
from floorwalk.handbook.portable import FOLDER, SERVER_ONLY, START, start_page
from floorwalk.handbook.search import borrowed
from floorwalk.handbook.weight import weigh
from floorwalk.source.save import save
from floorwalk.source.workspace import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from floorwalk.handbook.mkdocs_run import Listener
    from floorwalk.handbook.results import Results
    from floorwalk.handbook.weight import Weight
    from floorwalk.source.workspace import Workspace

MARK = "assets/handbook.css"  # only a handbook has it: the one kind of folder that a build replaces
SHOWN = 20
_FOLDER = re.compile(r"(?:Doc file ')?([A-Za-z-]+)/")  # with which MkDocs and our own lines about links begin


@dataclass(frozen=True)
class Built:
    """What was built: all pages, standards in force among them, and what it weighs."""

    pages: int
    standards: int
    weight: Weight


class Spoken(NamedTuple):
    """A workspace in one language, with search words borrowed from others by id of a standard."""

    workspace: Workspace
    language: str
    borrowed: Mapping[str, tuple[str, ...]]


class Kind(NamedTuple):
    """What all languages of a build share: whether it is for a plain folder, and what staff see of the newest report."""

    portable: bool = False
    results: Results | None = None


def build(
    root: Path, workspace: Workspace, out: Path, languages: Sequence[str] = (), *, portable: bool = False, results: Results | None = None
) -> Built:
    """Build the handbook into `out`, in place of an older one: the source language there, each of `languages` in a folder of its own below.

    A portable one is for a plain folder, as on a USB stick: a page to start from, the handbook in a folder beside it, nothing for servers.
    `results` is what staff see of the newest report.
    The source language keeps the short addresses, so that codes on printed checklists stay true when a language is added.
    Raises FloorwalkError FW709 for warnings of MkDocs, broken links, anchors and loads from elsewhere, all in one run;
    FW702 when `out` holds something else; FW708 without a readable company file.
    """
    if out.exists() and not _may_be_replaced(out):
        raise FloorwalkError("FW702", f"{out} holds something that is no handbook.", "Name another folder, or empty this one.", status=2)
    out = out.resolve()  # MkDocs would take a relative one from the folder of its settings
    out.parent.mkdir(parents=True, exist_ok=True)
    name = open_book(workspace).company.name
    with config_file(root, name) as file, tempfile.TemporaryDirectory(dir=out.parent, prefix=".handbook-") as folder:
        new = Path(folder) / "site"
        site = new / FOLDER if portable else new
        standards = _build_all(file, workspace, site, languages, Kind(portable, results))
        editions = Editions(open_book(workspace).language, tuple(languages))
        if portable:
            _make_portable(new, site, start_page(open_book(workspace).company, editions), editions)
        weight = weigh(site, [editions.folder(one) for one in (editions.source, *languages)])
        if out.exists():
            out.rename(Path(folder) / "old")
        new.rename(out)
    return Built(len(weight.pages), standards, weight)


def _may_be_replaced(out: Path) -> bool:
    return out.is_dir() and (not any(out.iterdir()) or any((out / folder / MARK).is_file() for folder in ("", FOLDER)))


def _make_portable(new: Path, site: Path, start: str, editions: Editions) -> None:
    """Add the page to start from, and take away what only servers and search engines read."""
    save(new / START, start)
    for language in (editions.source, *editions.others):
        for name in SERVER_ONLY:
            (site / editions.folder(language) / name).unlink(missing_ok=True)


def serve(root: Path, address: str) -> None:
    """Show the handbook at host:port and build it again whenever a file changes, until interrupted; raises FloorwalkError FW710."""
    name = open_book(load(root)).company.name
    with config_file(root, name) as file:
        try:
            serve_site(config_file=str(file), dev_addr=address)
        except (OSError, MkDocsException) as error:
            what = f"the handbook cannot be shown at {address} ({error})."
            raise FloorwalkError("FW710", what, "Name another address, as: --address 127.0.0.1:8001", status=2) from error


def _build_all(file: Path, workspace: Workspace, site: Path, languages: Sequence[str], kind: Kind) -> int:
    """Build every language, then look at the links of the whole; gives the number of standards in force."""
    source = open_book(workspace).language
    editions = Editions(source, tuple(languages))
    translators = {one: translator_for(workspace, one) for one in dict.fromkeys([source, *languages, *translated_languages(workspace)])}
    with listening() as listener:
        built = {}
        for language in (source, *languages):
            texts = workspace if language == source else in_language(workspace, translators[language])
            spoken = Spoken(texts, language, borrowed(workspace, language, translators.values()))
            built[language] = _build(file, spoken, site / editions.folder(language), listener, editions, kind)
    standards, base = built[source]
    faults = listener.lines + broken_links(site, base)
    if faults:
        raise _stopped(faults, editions)
    return standards


def _build(file: Path, spoken: Spoken, site: Path, listener: Listener, editions: Editions, kind: Kind) -> tuple[int, str]:
    """Build one language; gives the number of its standards and the path that the site is published under."""
    with tempfile.TemporaryDirectory(prefix="floorwalk-") as empty:
        try:
            config = load_config(str(file), site_dir=str(site), strict=False)
            if spoken.language != editions.source:
                own = Path(config.docs_dir) / spoken.language
                config = load_config(str(file), site_dir=str(site), strict=False, docs_dir=str(own if own.is_dir() else empty))
            plugin = config.plugins.get("floorwalk")
            if not isinstance(plugin, FloorwalkPlugin):
                raise FloorwalkError(
                    "FW709", f"{file} does not name the plugin that makes the pages.", "Add under `plugins:` a line `- floorwalk`."
                )
            config.plugins.on_startup(command="build", dirty=False)
            plugin.workspace, plugin.language, plugin.borrowed, plugin.editions = *spoken, editions
            plugin.portable, plugin.results = kind
            try:
                build_site(config)
            finally:
                config.plugins.on_shutdown()
        except MkDocsException as error:
            raise _stopped([*listener.lines, str(error)], editions) from error
    return plugin.handbook.standards, unquote(urlsplit(config.site_url or "/").path) or "/"


def _stopped(faults: list[str], editions: Editions) -> FloorwalkError:
    lines = list(dict.fromkeys(fault for fault in faults if fault.strip()))
    more = [f"... and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    what = "the handbook was not built:\n  " + "\n  ".join(lines[:SHOWN] + more) + "\n"
    return FloorwalkError("FW709", what, f"{_left_behind(lines, editions)}Mend these, then build again.")


def _left_behind(faults: Iterable[str], editions: Editions) -> str:
    """What to do about folders with faults that are named after a language which the handbook does not have, as docs/ta."""
    folders = {found[1] for fault in faults if (found := _FOLDER.match(fault))} - {editions.source, *editions.others}
    left = [f"docs/{one} ({own_name(one)})" for one in sorted(folders) if own_name(one) != one]
    if not left:
        return ""
    return (
        f"Languages that the company no longer has? Delete their folders, or add them to `languages` of company.yaml: {', '.join(left)}. "
    )
