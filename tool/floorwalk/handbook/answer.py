"""A standard in; the answer out, as Markdown: what to do, how, what to say, what to avoid, and whom to ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from floorwalk.edition.wording import condition_text, duration_text, number_text
from floorwalk.handbook.markup import QUIET, attribute, blocks, box, bullets, esc, fold, md, to_built, to_page
from floorwalk.handbook.reach import reaches
from floorwalk.model.links import standard_path

_ID = re.compile(r"(?<![A-Za-z0-9-])([A-Z]{2,5}-[0-9]{2,4})(?![A-Za-z0-9])")  # Chinese sets no blank before and after one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.handbook.book import Book
    from floorwalk.model import Ask, Standard, Variant, When
    from floorwalk.model.standard import Recovery


def conditions(when: When) -> dict[str, object]:
    """Give a condition as plain values, for the script that knows the reader's store."""
    values = when.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    return values | ({"attributes": dict(when.attributes)} if when.attributes else {})


def what(text: str) -> str:
    """What to do: the largest text of the page."""
    return box("what", md(text), 'data-fw="what"')


def how(steps: Sequence[str], book: Book, here: str) -> str:
    """The steps, numbered; where a step names another standard by its id, its title stands as a link."""
    lines = (f"{number}. {_linked(step, book, here)}" for number, step in enumerate(steps, 1))
    return box("how", "\n".join(lines), 'data-fw="how"')


def _linked(text: str, book: Book, here: str) -> str:
    """Every second part of the split is an id."""
    parts = _ID.split(text)
    found = book.known(parts[1::2])
    titles = {one.standard.id: f"[{md(one.standard.title)}]({to_page(here, standard_path(one.standard.id))})" for one in found}
    return "".join(titles.get(part) or _spaced(part) for part in parts)


def _spaced(text: str) -> str:
    """Markdown of a part of a text, which keeps the blanks at its ends."""
    return (" " if text[:1].isspace() else "") + md(text) + (" " if text[-1:].isspace() and text.strip() else "")


def say(text: str | None, book: Book, *, filled_by_variant: bool = False) -> str:
    """The phrase in a visible quote; an empty, hidden place for it where only a variant has one."""
    if text is None:
        return box("say", "", 'data-fw="say" hidden') if filled_by_variant else ""
    return box("say", f"{md(book.t('Say'))}\n\n> {md(text)}", 'data-fw="say"')


def dont(lines: Sequence[str], book: Book, *, filled_by_variant: bool = False) -> str:
    """What to avoid; an empty, hidden place for it where only a variant says it."""
    if not lines:
        return box("dont", "", 'data-fw="dont" hidden') if filled_by_variant else ""
    return box("dont", f"{md(book.t('Not like this'))}\n\n{bullets(lines)}", 'data-fw="dont"')


def ask(chain: Sequence[Ask], book: Book, here: str) -> str:
    """Whom to ask, first to last, as one button each; numbers that differ by store are filled in on the reader's device."""
    posts = "".join(f"<li>{_post(one, book, here)}</li>" for one in chain)
    return f'<ol class="fw-posts" data-fw="ask" {QUIET}>{posts}</ol>'


def _post(one: Ask, book: Book, here: str) -> str:
    t = book.t
    within = t("answers within {time}").format(time=duration_text(one.within, t))
    ways = reaches(book.everywhere(one.role), t)
    href = ways[0].href if ways else to_built(here, "store/") if book.stores else ""
    number = ways[0].label if ways else t("Find the number") if book.stores else ""
    also = " · ".join([*([ways[0].hours] if ways else []), *(way.label for way in ways[1:])]).strip(" ·")
    tag = f'a href="{esc(href)}"' if href else "span"
    return (
        f'<{tag} class="fw-call" data-role="{esc(one.role)}"><span class="fw-who">{esc(book.company.title_of("roles", one.role))}</span>'
        f'<span class="fw-number">{esc(number)}</span><span class="fw-within">{esc(within)}</span>'
        f'<span class="fw-also">{esc(also)}</span></{tag.split()[0]}>'
    )


def ask_part(standard: Standard, book: Book, here: str) -> str:
    """The heading, the reader's store, and the buttons."""
    heading = f'<h2 id="ask" {QUIET}>{esc(book.t("Stuck? Ask"))}</h2>'
    return f'<section class="fw-ask">{heading}{my_store(book, here)}{ask(standard.ask, book, here)}</section>'


def my_store(book: Book, here: str) -> str:
    """The line that says whose numbers are shown, with the way to choose; the script has the words for a chosen store."""
    if not book.stores:
        return ""
    t = book.t
    link = f'<a href="{to_built(here, "store/")}">{esc(t("Choose your store"))}</a>'
    return f'<p class="fw-mine" {QUIET}><span>{esc(t("Numbers differ by store."))}</span> {link}</p>'


def give(recovery: Sequence[Recovery], book: Book) -> str:
    """What staff may give to make good, and from which value somebody must agree."""
    t = book.t
    lines = []
    for one in recovery:
        role, most = book.company.title_of("roles", one.role), f"{number_text(one.up_to, t)} {one.currency}"
        line = t("{give}: up to {value}. {role} decides.").format(give=one.give.rstrip(".。"), value=most, role=role)
        if one.approval_above is not None:
            line += " " + t("Above {value}, get approval.").format(value=f"{number_text(one.approval_above, t)} {one.currency}")
        lines.append(line)
    return f"## {md(t('What you may give'))}\n\n{bullets(lines)}" if lines else ""


def variants(standard: Standard, book: Book, here: str) -> str:
    """Each variant folded, with its condition for the script: the reader's own one changes places with the text above."""
    folded = []
    for variant in standard.variants:
        body = _variant(variant, book, here)
        if body:
            where = condition_text(variant.when, book.t, book.company)
            folded.append(fold("variant", where, body, f'data-when="{attribute(conditions(variant.when))}"'))
    return blocks(folded).strip()


def _variant(variant: Variant, book: Book, here: str) -> str:
    chain = f'<section class="fw-ask">{ask(variant.ask, book, here)}</section>' if variant.ask else ""
    parts = (
        what(variant.what) if variant.what else "",
        how(variant.how, book, here) if variant.how else "",
        say(variant.say, book),
        dont(variant.dont or (), book),
        chain,
        bullets(check.question for check in variant.checks if check.question),
    )
    return blocks(parts).strip()
