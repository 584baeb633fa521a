"""The MkDocs plugin `floorwalk`: feeds the handbook's pages to MkDocs as virtual files, with settings, menu and edit links."""

from __future__ import annotations

import logging
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.toc import AnchorLink, TableOfContents

from floorwalk.errors import FloorwalkError
from floorwalk.handbook.along import foot, not_here
from floorwalk.handbook.app import MANIFEST
from floorwalk.handbook.drawn_once import DrawnOnce
from floorwalk.handbook.editions import Editions, mended, spoken
from floorwalk.handbook.follow import Frame, build_changed, edited
from floorwalk.handbook.frame_once import PAGE, ROOT, Around, as_script, named, parts, put_before
from floorwalk.handbook.frame_once import SCRIPT as FRAME_SCRIPT
from floorwalk.handbook.home import BLOCKS, fill
from floorwalk.handbook.index import Index
from floorwalk.handbook.kept import Kept
from floorwalk.handbook.lean import lean, unused
from floorwalk.handbook.markup import address, esc
from floorwalk.handbook.menu import menu_of, of_another_language
from floorwalk.handbook.offline import FAREWELL, SCRIPT, WORKER, write_offline
from floorwalk.handbook.pages import Handbook, handbook
from floorwalk.handbook.results import load_results
from floorwalk.handbook.settings import apply_settings, ways_in
from floorwalk.handbook.site_files import ASSETS, beside, pages
from floorwalk.handbook.spare import Spare
from floorwalk.source.save import save
from floorwalk.source.workspace import Workspace, load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from floorwalk.handbook.results import Results

log = logging.getLogger("mkdocs.plugins.floorwalk")
WATCHED = ("standards", "audits/stores.csv", "audits/contacts.csv")
COMPANY_STYLE = "assets/company.css"


def _drawn(config: MkDocsConfig) -> Callable[[str], str]:
    """Give what draws an icon of the theme by its name; one that the theme does not have is a warning."""
    folders = [Path(folder) / ".icons/material" for folder in config.theme.dirs]

    @cache
    def draw(name: str) -> str:
        for folder in folders:
            if (folder / f"{name}.svg").is_file():
                return (folder / f"{name}.svg").read_text(encoding="utf-8").strip()
        log.warning("The theme has no icon '%s'. Choose another name for `icon`, or take it out.", name)
        return ""

    return draw


class FloorwalkConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its __init_subclass__ untyped
    """What mkdocs.yml may say under `floorwalk:`."""

    workspace = config_options.Type(str, default=".")
    results = config_options.Optional(config_options.Type(str))


class FloorwalkPlugin(BasePlugin[FloorwalkConfig]):  # type: ignore[no-untyped-call]  # the same
    """Virtual pages for MkDocs. `workspace` may be set before the build to save reading it again; `handbook` is there after on_config."""

    workspace: Workspace | None = None
    language: str | None = None
    editions: Editions | None = None
    borrowed: Mapping[str, tuple[str, ...]] | None = None
    portable: bool = False
    results: Results | None = None
    handbook: Handbook
    kept: Kept | None = None
    drawings: DrawnOnce
    index: Index
    spare: Spare
    nav: Navigation
    draw: Callable[[str], str]
    told: Results | None = None
    frame_script: str = ""
    colours: str | None = None
    next: Frame | None = None
    frame: Frame | None = None

    def on_startup(self, *, command: str, **_: Any) -> None:
        """While one writes, remember between two builds what did not change. MkDocs keeps the plugin as long as it serves."""
        self.kept = Kept() if command == "serve" else None

    def on_shutdown(self) -> None:
        self.workspace = self.language = self.editions = self.borrowed = self.kept = self.results = None
        self.portable = False

    @event_priority(100)  # before the search reads its settings
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if config.theme.name != "material":
            raise PluginError("The handbook's pages are made for one theme. Write in mkdocs.yml: theme: material")
        space = self.workspace or load(self._root(config))
        self.drawings, self.index, self.spare, self.colours, self.frame = DrawnOnce(), Index(), Spare(), None, None
        self.draw = _drawn(config)
        try:
            self.told = self.results or self._told(config)
            self.handbook = self._handbook_of(space)
        except FloorwalkError as error:
            raise PluginError(str(error)) from error
        for problem in space.problems:
            if problem.severity == "error":
                log.warning("%s", problem)
        self._set(config)
        config.watch += [str(space.root / name) for name in WATCHED if (space.root / name).exists()]
        return config

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or ".").parent / self.config.workspace

    def _handbook_of(self, space: Workspace) -> Handbook:
        return handbook(space, self.language, self.borrowed, self.draw, self.told)

    def _told(self, config: MkDocsConfig) -> Results | None:
        """The results that mkdocs.yml names, as a path from where it lies; raises FloorwalkError FW744."""
        if not self.config.results:
            return None
        report = Path(config.config_file_path or ".").parent / self.config.results
        config.watch.append(str(report))
        return load_results(report)

    def _set(self, config: MkDocsConfig) -> None:
        """All that mkdocs.yml leaves to us."""
        book = self.handbook.book
        apply_settings(config, book.company, book.language, book.t)
        config.markdown_extensions.append(self.spare)  # type: ignore[arg-type]  # MkDocs hands on what Markdown takes
        if self._takes_along:
            config.extra_javascript.append(SCRIPT)
        if self.editions and self.editions.others and config.site_url:
            config.site_url += self.editions.folder(book.language)
        config.nav = menu_of(self.handbook, config)

    @property
    def _takes_along(self) -> bool:
        """Whether pages may be kept on the device: not while one writes, nor where they come from a plain folder."""
        return not self.portable and self.kept is None

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        for file in [one for one in files if of_another_language(one.src_uri, self.handbook.book) or unused(one.src_uri)]:
            files.remove(file)
        for file in (*pages(self.handbook, config, files), *beside(self.handbook, config, app=self._takes_along)):
            files.append(file)
        if self.kept:
            self.kept.begin(files)
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        self.nav = nav
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Make what all pages share; then, while one writes, remember what a whole build knows."""
        if self.editions and self.editions.others:
            config.extra["alternate"] = self.editions.links(PAGE, self.handbook.book.language)
        shared = parts(env, get_context(self.nav, files, config, base_url=ROOT))
        finished = {name: self._finished_part(part) for name, part in shared.items()}
        self.frame_script = as_script(finished, (ASSETS / "folder.js").read_text(encoding="utf-8"))
        put_before(env, self._around(files))
        if self.kept:
            report = [Path(config.config_file_path or ".").parent / self.config.results] if self.config.results else []
            more = [*self.handbook.pictures.values(), *report]
            self.next = Frame.of(config, files, self.nav, env, self._root(config), more)
        return env

    def _around(self, files: Files) -> Around:
        """What our templates ask for."""
        book, ours = self.handbook.book, (*self.handbook.pages, "index.md")
        everywhere = {file.dest_uri for file in files if file.generated_by is not None or file.src_uri in ours}
        languages = self.editions.links("index.html", book.language) if self.editions else []
        return Around(languages, everywhere, MANIFEST if self._takes_along else "", book.company.colour)

    def _finished_part(self, part: str) -> str:
        """Give the theme's search the name that it lacks for screen readers, and the foot its line about the copy on the device."""
        book = self.handbook.book
        part = named(mended(part, book.language), esc(book.t("Search")))
        return lean(self.drawings.leave_out(foot(part) if self._takes_along else part)).strip()

    def on_serve(self, server: LiveReloadServer, builder: Callable[[], None], **_: Any) -> LiveReloadServer:
        """After an edit, build what it changes; all of it only where there is no way around that."""
        server.builder = partial(self._follow, builder)
        return server

    def _follow(self, build_all: Callable[[], None]) -> None:
        frame, self.frame = self.frame, None  # what fails in between leaves the next one to a whole build
        after = edited(frame, self.handbook, self._handbook_of) if frame else None
        if frame is None or after is None:
            build_all()
            return
        before, self.handbook = self.handbook, after
        build_changed(frame, before, after)
        self.frame = frame

    @event_priority(-100)  # after the search has read the headings
    def on_page_context(self, context: TemplateContext, page: Page, **_: Any) -> TemplateContext:
        """Keep headings that are hidden out of the menu too."""
        if "toc" in page.meta.get("hide", []):
            page.toc = TableOfContents([AnchorLink(one.title, one.id, 1) for one in page.toc if one.level == 1])
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        return self._finished(output)

    def on_post_template(self, output_content: str, template_name: str, **_: Any) -> str:
        """The page for addresses that do not exist speaks the language as well."""
        if template_name != "404.html":
            return output_content
        return self._finished(not_here(output_content, self.handbook.book.t, ways_in(self.handbook.book)))

    def _finished(self, output: str) -> str:
        return lean(self.drawings.leave_out(spoken(output, self.handbook.book.language)))

    @event_priority(-100)  # after the search has written its index
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what is known at the end only: the search index, what all pages share, what the device needs to take everything along."""
        site = Path(config.site_dir)
        self.index.write(site / "search/search_index.json", self.handbook.pages)
        colours = site / COMPANY_STYLE
        self.colours = self.colours or colours.read_text(encoding="utf-8")
        save(colours, self.colours + self.drawings.stylesheet())
        save(site / FRAME_SCRIPT, self.frame_script)
        self.frame = self.next
        if self._takes_along:
            company, language = self.handbook.book.company, self.handbook.book.language
            others = [f"{one}/" for one in company.languages if one != language] if language == company.source_language else []
            write_offline(site, others)
        elif not self.portable:
            save(site / WORKER, FAREWELL)

    def on_pre_page(self, page: Page, **_: Any) -> Page:
        """Say where the page is written, since MkDocs knows no place of a virtual file, and its address as people share it."""
        company = self.handbook.book.company
        ours = self.handbook.pages.get(page.file.src_uri)
        if company.edit_url:
            written = "docs/" + page.file.src_uri if page.file.generated_by is None else ours.source if ours else ""
            page.edit_url = address(company.edit_url + written) if written else None
        if page.canonical_url:
            page.canonical_url = page.canonical_url.removesuffix("index.html")
        return page

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """Put the blocks that a handwritten page calls for in their places."""
        if page.file.generated_by is None:
            markdown, unknown = fill(markdown, self.handbook.book, page.file.src_uri)
            for name in unknown:
                log.warning("docs/%s: there is no block '%s'. Choose one of: %s.", page.file.src_uri, name, ", ".join(BLOCKS))
        self.spare.standard = page.file.generated_by is not None and page.file.src_uri.startswith("s/")
        if self.kept:
            self.kept.spare(page, markdown)
        return markdown

    def on_page_read_source(self, page: Page, **_: Any) -> str | None:
        """Give the text of a page of ours, which an edit may have changed since MkDocs listed it."""
        ours = self.handbook.pages.get(page.file.src_uri)
        return ours.markdown if ours and page.file.generated_by is not None else None

    def on_page_content(self, html: str, page: Page, **_: Any) -> str:
        if self.kept:
            self.kept.learn(page, html)
        if ours := self.handbook.pages.get(page.file.src_uri):
            self.index.take(page, ours, html)
        return html
