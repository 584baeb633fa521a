"""The theme's templates in; the same with ours before them out, and what all pages of a language share around their content, made once.

It was a third of each page. One script holds it and puts each part where a page asks for it, while the page is read: nothing moves.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, PrefixLoader, TemplateNotFound
from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from jinja2 import BaseLoader, Environment
    from mkdocs.structure.pages import Page

SCRIPT = "assets/folder.js"
OURS = Path(__file__).with_name("theme")
ROOT, PAGE = "@root@", "@page@"  # stand for the address of the language, and for the page that is shown, until the script knows them
_PARTIALS = {"header": "partials/header.html", "menu": "partials/nav.html", "footer": "partials/footer.html"}
_LEFT_OUT = "partials/javascripts/palette.html"  # the script does this itself
_NAMELESS = re.compile(r'(data-md-component="search" role="dialog")(?![^>]*aria-label)')
# Words for what the handbook does not have, or does not show; their keys stay, since the theme's script asks for them.
_UNSAID = {
    "clipboard.copied",
    "clipboard.copy",
    "search.result.more.one",
    "search.result.more.other",
    "search.result.term.missing",
    "select.version",
}


@dataclass(frozen=True)
class Around:
    """What our templates ask for. `languages`: name, lang and link (from the language's root) of the other first pages, if there are any.

    `everywhere` are the pages (files in the site) that every language has; `manifest` and `colour` of the app, empty where it is none.
    """

    languages: Sequence[Mapping[str, str]]
    everywhere: Collection[str]
    manifest: str
    colour: str

    def elsewhere(self, page: Page | None) -> str:
        """The page that the switch leads to: this one, or the first where it is only in this language."""
        return page.file.dest_uri if page and page.file.dest_uri in self.everywhere else "index.html"


def parts(env: Environment, context: Mapping[str, Any]) -> dict[str, str]:
    """Give the theme's own parts by the name by which pages ask for them; `context` is that of no page, with ROOT as its base.

    Raises PluginError when the installed theme has no such part.
    """
    theirs = env.loader
    env.loader = ChoiceLoader([DictLoader({_LEFT_OUT: ""}), _known(theirs)])
    try:
        lang = env.get_template("partials/language.html").make_module(dict(context))
        known = {**context, "lang": lang, "features": context["config"].theme["features"]}
        base = env.get_template("base.html")
        config = "".join(base.blocks["config"](base.new_context(known)))
        return {"config": _told(config)} | {name: env.get_template(file).render(known) for name, file in _PARTIALS.items()}
    except (TemplateNotFound, KeyError) as missing:
        what = f"The installed mkdocs-material has no template or block {missing}, in which the handbook's pages stand."
        raise PluginError(f"{what} Install the version that floorwalk was made with: pip install 'mkdocs-material==9.8.*'") from missing
    finally:
        env.loader = theirs


def put_before(env: Environment, around: Around) -> None:
    """Put our templates before the theme's, which they call by `theirs/`."""
    theirs = _known(env.loader)
    env.globals["fw_around"] = around
    env.loader = ChoiceLoader([FileSystemLoader(OURS), PrefixLoader({"theirs": theirs}), theirs])


def _known(loader: BaseLoader | None) -> BaseLoader:
    if loader is None:
        raise PluginError("The theme has no templates. Write in mkdocs.yml: theme: material")
    return loader


def _told(config: str) -> str:
    """The theme's own words as letters: an escape is twice as long as a Tamil letter. `<` stays escaped: nothing ends the script."""
    head, begin, rest = config.partition(">")
    told, end, foot = rest.partition("</script>")
    given = json.loads(told)
    given["base"] += "/"  # a relative one ends in a folder by itself
    said = given.get("translations", {})
    said.update(dict.fromkeys(said.keys() & _UNSAID, ""))
    return head + begin + json.dumps(given, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c") + end + foot


def named(part: str, name: str) -> str:
    """Give the search with the name that it lacks for screen readers; `name` is escaped."""
    return _NAMELESS.sub(lambda found: f'{found[1]} aria-label="{name}"', part)


def as_script(parts: Mapping[str, str], script: str) -> str:
    """Give the script with the parts in it."""
    told = json.dumps(dict(parts), ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return script.replace("FRAME_PARTS", told, 1)
