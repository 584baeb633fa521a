"""The MkDocs plugin `floorwalk`: feeds the handbook's pages to MkDocs as virtual files, with settings, menu and edit links."""

from __future__ import annotations

import logging
from functools import cache, partial, reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents

from floorwalk.errors import FloorwalkError
from floorwalk.handbook.along import along_words, foot, not_here
from floorwalk.handbook.app import MANIFEST, introduced, manifest
from floorwalk.handbook.drawn_once import DrawnOnce
from floorwalk.handbook.editions import Editions, spoken
from floorwalk.handbook.follow import Frame, build_changed, edited
from floorwalk.handbook.home import BLOCKS, fill
from floorwalk.handbook.icon import icons
from floorwalk.handbook.index import Index
from floorwalk.handbook.kept import Kept
from floorwalk.handbook.lean import lean, unused
from floorwalk.handbook.markup import address, esc, plain
from floorwalk.handbook.menu_once import menu_once
from floorwalk.handbook.offline import FAREWELL, PACK, SCRIPT, SIZE, WORKER, pack, taken_along, told_size, worker
from floorwalk.handbook.pages import Handbook, Menu, handbook
from floorwalk.handbook.results import load_results
from floorwalk.handbook.search import WORDS_SCRIPT
from floorwalk.handbook.settings import apply_settings, script_words, ways_in
from floorwalk.handbook.spare import Spare
from floorwalk.source.save import save
from floorwalk.source.workspace import Workspace, load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
ASSETS = Path(__file__).with_name("assets")
PLACES = {"words.js": WORDS_SCRIPT}  # other assets lie in assets/
COMPANY_STYLE = "assets/company.css"
MADE_FROM = {"worker.js", "icon.typ"}  # what is made of them goes into the site, not they


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
        self.drawings, self.index, self.colours, self.frame = DrawnOnce(), Index(), None, None
        self.draw = _drawn(config)
        try:
            self.told = self.results or self._told(config)
            self.handbook = self._handbook_of(space)
        except FloorwalkError as error:
            raise PluginError(str(error)) from error
        for problem in space.problems:
            if problem.severity == "error":
                log.warning("%s", problem)
        company = self.handbook.book.company
        apply_settings(config, company, self.handbook.book.language, self.handbook.book.t)
        self.spare = Spare()
        config.markdown_extensions.append(self.spare)  # type: ignore[arg-type]  # MkDocs hands on what Markdown takes
        if self._takes_along:
            config.extra_javascript.append(SCRIPT)
        if self.editions and self.editions.others and config.site_url:
            config.site_url += self.editions.folder(self.handbook.book.language)
        config.nav = self._nav(config)
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

    @property
    def _takes_along(self) -> bool:
        """Whether pages may be kept on the device: not while one writes, nor where they come from a plain folder."""
        return not self.portable and self.kept is None

    def _of_another_language(self, uri: str) -> bool:
        """Whether a handwritten page lies in the folder of a language that is built for itself, as docs/tr/index.md."""
        company, language = self.handbook.book.company, self.handbook.book.language
        return language == company.source_language and uri.partition("/")[0] in set(company.languages) - {language}

    def _nav(self, config: MkDocsConfig) -> list[Any]:
        """Our menu, then the handwritten pages: in the order that mkdocs.yml gives, else by file name."""
        docs = Path(config.docs_dir)
        written = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
        written = [uri for uri in written if not self._of_another_language(uri)]

        def entry(title: str, target: str | Menu) -> Any:
            if isinstance(target, list):
                return {plain(title): [entry(*one) for one in target]}
            says_itself = target in written and target != "index.md"  # as handwritten pages do
            return target if says_itself else {plain(title): target}

        known = {target for _, target in self.handbook.menu if isinstance(target, str)}
        return [entry(*one) for one in self.handbook.menu] + (config.nav or [uri for uri in written if uri not in known])

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        book = self.handbook
        for file in [one for one in files if self._of_another_language(one.src_uri) or unused(one.src_uri)]:
            files.remove(file)
        for uri, page in book.pages.items():
            if files.get_file_from_path(uri) is None:  # a handwritten page of the same name wins
                level = InclusionLevel.INCLUDED if page.in_menu else InclusionLevel.NOT_IN_NAV
                files.append(File.generated(config, uri, content=page.markdown, inclusion=level))
        for uri, text in book.files.items():
            files.append(File.generated(config, uri, content=text))
        for uri, path in book.pictures.items():
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        words = script_words(book.book) | {"OFFLINE_WORDS": along_words(book.book.t)}
        for path in sorted(path for path in ASSETS.iterdir() if path.name not in MADE_FROM):
            given = reduce(lambda script, word: script.replace(*word), words.items(), path.read_text(encoding="utf-8"))
            files.append(File.generated(config, PLACES.get(path.name, f"assets/{path.name}"), content=given))
        for uri, content in self._app(config).items():
            files.append(File.generated(config, uri, content=content))
        if self.kept:
            self.kept.begin(files)
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        self.nav = nav
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        menu_once(env, {page.file.dest_uri for page in self.nav.pages})
        if self.kept:
            report = [Path(config.config_file_path or ".").parent / self.config.results] if self.config.results else []
            more = [*self.handbook.pictures.values(), *report]
            self.next = Frame.of(config, files, self.nav, env, self._root(config), more)
        return env

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

    def _app(self, config: MkDocsConfig) -> dict[str, str | bytes]:
        """What makes the handbook an app: its manifest and icons."""
        company, language = self.handbook.book.company, self.handbook.book.language
        if not self._takes_along:
            return {}
        return {MANIFEST: manifest(company, language, str(config.theme["direction"]))} | icons(company.name, company.colour)

    @event_priority(-100)  # after the search has read the headings
    def on_page_context(self, context: TemplateContext, page: Page, config: MkDocsConfig, **_: Any) -> TemplateContext:
        """Point the language switch at this page in the other languages, at their first page where it is only in this one."""
        if self.editions and self.editions.others:
            ours = page.file.generated_by is not None or page.file.src_uri in (*self.handbook.pages, "index.md")
            config.extra["alternate"] = self.editions.links(page.file.dest_uri if ours else "index.html")
        if "toc" in page.meta.get("hide", []):  # the menu of a phone would list the headings all the same
            page.toc = TableOfContents([AnchorLink(one.title, one.id, 1) for one in page.toc if one.level == 1])
        return context

    def on_post_page(self, output: str, page: Page, **_: Any) -> str:
        """Mend what the theme writes about languages."""
        if self.editions:
            output = self.editions.relative(output, page.file.dest_uri, self.handbook.book.language)
        return self._finished(output)

    def on_post_template(self, output_content: str, template_name: str, **_: Any) -> str:
        """The page for addresses that do not exist speaks the language as well."""
        if template_name != "404.html":
            return output_content
        return self._finished(not_here(output_content, self.handbook.book.t, ways_in(self.handbook.book)))

    def _finished(self, output: str) -> str:
        """Give the theme's search the name that it lacks for screen readers, and the page its language."""
        name = esc(self.handbook.book.t("Search"))
        output = output.replace(
            'data-md-component="search" role="dialog"', f'data-md-component="search" role="dialog" aria-label="{name}"', 1
        )
        output = spoken(output, self.handbook.book.language)
        if self._takes_along:
            output = foot(introduced(output, self.handbook.book.company.colour))
        return lean(self.drawings.leave_out(output))

    @event_priority(-100)  # after the search has written its index
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the search index as our search reads it, then what the device needs to take everything along."""
        site = Path(config.site_dir)
        self.index.write(site / "search/search_index.json", self.handbook.pages)
        colours = site / COMPANY_STYLE
        self.colours = self.colours or colours.read_text(encoding="utf-8")
        save(colours, self.colours + self.drawings.stylesheet())
        self.frame = self.next
        if self._takes_along:
            self._write_offline(site)
        elif not self.portable:
            save(site / WORKER, FAREWELL)

    def _write_offline(self, site: Path) -> None:
        company, language = self.handbook.book.company, self.handbook.book.language
        others = [f"{one}/" for one in company.languages if one != language] if language == company.source_language else []
        files = taken_along(site, others)
        packed = pack(files)
        save(site / PACK, packed)
        save(site / SIZE, told_size(files, len(packed)))
        save(site / WORKER, worker(files, len(packed), others))

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
