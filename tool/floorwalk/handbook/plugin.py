"""The MkDocs plugin `floorwalk`: feeds the handbook's pages to MkDocs as virtual files, with settings, menu and edit links."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, InclusionLevel

from floorwalk.errors import FloorwalkError
from floorwalk.handbook.editions import Editions, spoken
from floorwalk.handbook.home import BLOCKS, fill
from floorwalk.handbook.markup import esc
from floorwalk.handbook.pages import Handbook, Menu, handbook
from floorwalk.handbook.search import WORDS_SCRIPT, sharpened
from floorwalk.handbook.settings import apply_settings, quiet_words
from floorwalk.source.workspace import Workspace, load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.floorwalk")
WATCHED = ("standards", "audits/stores.csv", "audits/contacts.csv")
ASSETS = Path(__file__).with_name("assets")
PLACES = {"words.js": WORDS_SCRIPT}  # other assets lie in assets/


class FloorwalkConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its __init_subclass__ untyped
    """What mkdocs.yml may say under `floorwalk:`."""

    workspace = config_options.Type(str, default=".")


class FloorwalkPlugin(BasePlugin[FloorwalkConfig]):  # type: ignore[no-untyped-call]  # the same
    """Virtual pages for MkDocs. `workspace` may be set before the build to save reading it again; `handbook` is there after on_config."""

    workspace: Workspace | None = None
    language: str | None = None
    editions: Editions | None = None
    borrowed: Mapping[str, tuple[str, ...]] | None = None
    handbook: Handbook

    @event_priority(100)  # before the search reads its settings
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if config.theme.name != "material":
            raise PluginError("The handbook's pages are made for one theme. Write in mkdocs.yml: theme: material")
        root = Path(config.config_file_path or ".").parent / self.config.workspace
        space = self.workspace or load(root)
        try:
            self.handbook = handbook(space, self.language, self.borrowed)
        except FloorwalkError as error:
            raise PluginError(str(error)) from error
        for problem in space.problems:
            if problem.severity == "error":
                log.warning("%s", problem)
        company = self.handbook.book.company
        apply_settings(config, company, self.handbook.book.language)
        if self.editions and self.editions.others and config.site_url:
            config.site_url += self.editions.folder(self.handbook.book.language)
        config.nav = self._nav(config)
        config.watch += [str(space.root / name) for name in WATCHED if (space.root / name).exists()]
        return config

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
                return {title: [entry(*one) for one in target]}
            return target if target in written and target != "index.md" else {title: target}  # a handwritten page says its title itself

        known = {target for _, target in self.handbook.menu if isinstance(target, str)}
        return [entry(*one) for one in self.handbook.menu] + (config.nav or [uri for uri in written if uri not in known])

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        book = self.handbook
        for file in [one for one in files if self._of_another_language(one.src_uri)]:
            files.remove(file)
        for uri, page in book.pages.items():
            if files.get_file_from_path(uri) is None:  # a handwritten page of the same name wins
                level = InclusionLevel.INCLUDED if page.in_menu else InclusionLevel.NOT_IN_NAV
                files.append(File.generated(config, uri, content=page.markdown, inclusion=level))
        for uri, text in book.files.items():
            files.append(File.generated(config, uri, content=text))
        for uri, path in book.pictures.items():
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        for path in sorted(ASSETS.iterdir()):
            text = path.read_text(encoding="utf-8")
            given = text.replace("QUIET_WORDS", quiet_words(book.book.t)).replace("LANGUAGE_CODE", book.book.language)
            files.append(File.generated(config, PLACES.get(path.name, f"assets/{path.name}"), content=given))
        return files

    def on_page_context(self, context: TemplateContext, page: Page, config: MkDocsConfig, **_: Any) -> TemplateContext:
        """Point the language switch at this page in the other languages, at their first page where it is only in this one."""
        if self.editions and self.editions.others:
            ours = page.file.generated_by is not None or page.file.src_uri in (*self.handbook.pages, "index.md")
            config.extra["alternate"] = self.editions.links(page.file.dest_uri if ours else "index.html")
        return context

    def on_post_page(self, output: str, page: Page, **_: Any) -> str:
        """Mend what the theme writes about languages, and give its search the name that it lacks for screen readers."""
        name = esc(self.handbook.book.t("Search"))
        if self.editions:
            output = self.editions.relative(output, page.file.dest_uri, self.handbook.book.language)
        return spoken(output, self.handbook.book.language).replace(
            'data-md-component="search" role="dialog"', f'data-md-component="search" role="dialog" aria-label="{name}"', 1
        )

    def on_post_template(self, output_content: str, template_name: str, **_: Any) -> str:
        """The page for addresses that do not exist speaks the language as well."""
        return spoken(output_content, self.handbook.book.language) if template_name == "404.html" else output_content

    @event_priority(-100)  # after the search has written its index
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the search index as our search reads it; as a script too: in a plain folder a page may load scripts and nothing else."""
        file = Path(config.site_dir) / "search/search_index.json"
        if file.is_file():
            words = {page.uri.removesuffix(".md") + ".html": page.words for page in self.handbook.pages.values()}
            index = json.dumps(sharpened(json.loads(file.read_text(encoding="utf-8")), words), ensure_ascii=False, separators=(",", ":"))
            file.write_text(index, encoding="utf-8")
            file.with_suffix(".js").write_text(f"var __index = {index}", encoding="utf-8")

    def on_pre_page(self, page: Page, **_: Any) -> Page:
        """Say where the page is written, since MkDocs knows no place of a virtual file, and its address as people share it."""
        company = self.handbook.book.company
        ours = self.handbook.pages.get(page.file.src_uri)
        if company.edit_url:
            written = "docs/" + page.file.src_uri if page.file.generated_by is None else ours.source if ours else ""
            page.edit_url = company.edit_url + written if written else None
        if page.canonical_url:
            page.canonical_url = page.canonical_url.removesuffix("index.html")
        return page

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """Put the blocks that a handwritten page calls for in their places."""
        if page.file.generated_by is not None:
            return markdown
        text, unknown = fill(markdown, self.handbook.book, page.file.src_uri)
        for name in unknown:
            log.warning("docs/%s: there is no block '%s'. Choose one of: %s.", page.file.src_uri, name, ", ".join(BLOCKS))
        return text
