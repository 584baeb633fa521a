"""A book with results in; how we did out: the page of results, and a line on the page of each standard and store."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from floorwalk.handbook.markup import QUIET, blocks, box, esc, front_matter, md, page_uri, plain, to_built, to_page
from floorwalk.model.links import standard_path
from floorwalk.score import shown
from floorwalk.words.days import day_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from floorwalk.handbook.book import Book
    from floorwalk.handbook.results import Results
    from floorwalk.model import Standard, Store

PATH = "results/"
FIRST = 10  # standards that the page names as kept least


def results_page(book: Book) -> Iterator[tuple[str, str, str]]:
    """Give file, title and Markdown of the page of results; nothing without results."""
    found = book.results
    if found is None:
        return
    here, title = page_uri(PATH), book.t("How we did")
    parts = (f"# {md(title)}", *_head(found, book), *_sections(found, book), *_promises(found, book), *_least(found, book, here))
    yield here, title, front_matter({"title": plain(title), "hide": ["toc"], "search": {"boost": 2}}) + blocks(parts)


def _head(found: Results, book: Book) -> Iterator[str]:
    t = book.t
    if found.simulated:
        yield f'<p class="fw-note">{esc(t("SIMULATED: filled by the demo, not by a person."))}</p>'
    line = t("{round}, due {day}: {n} of {planned} visits are in.")
    day = day_text(found.due, book.language)
    yield box("what", md(line.format(round=found.name(book.language, t), day=day, n=found.visits, planned=found.planned)))
    words = _outcomes(book)
    tiles = "".join(f"<li><strong>{n}</strong> {esc(words[key])}</li>" for key, n in found.outcomes.items() if n and key in words)
    yield f'<ul class="fw-tiles">{tiles}</ul>'
    if book.stores:
        yield f"[{md(t('How was my store?'))}]({to_page(page_uri(PATH), 'store/')})"


def _outcomes(book: Book) -> dict[str, str]:
    t = book.t
    words = {"pass": t("Pass"), "fail": t("Fail"), "not_proven": t("Not proven"), "incomplete": t("Incomplete")}
    return words | {"not_scored": t("Not scored")}


def _sections(found: Results, book: Book) -> Iterator[str]:
    t = book.t
    known = [(chapter, *found.sections[chapter.id]) for chapter in book.chapters if chapter.id in found.sections]
    if not known:
        return
    yield f"## {md(t('By section'))}"
    rows = ((f"{book.icon(chapter.icon)}{esc(chapter.title)}", shown(mean, t), mean, n) for chapter, mean, n in known)
    yield _table((t("Section"), t("Mean score"), t("Stores")), rows)


def _table(heads: Sequence[str], rows: Iterable[tuple[str, str, Fraction, object]]) -> str:
    """A table of bars: name (HTML), what is said, its percent, and what stands at the end."""
    first, second, *last = heads
    top = f"<th scope=col>{esc(first)}</th><th scope=col colspan=2>{esc(second)}</th>" + "".join(
        f"<th scope=col>{esc(one)}</th>" for one in last
    )
    lines = "".join(
        f"<tr><th scope=row>{name}</th><td>{esc(said)}</td>"
        f'<td><div class="fw-bar"><div style="width:{float(percent):.0f}%"></div></div></td>'
        f"{f'<td>{esc(end)}</td>' if last else ''}</tr>"
        for name, said, percent, end in rows
    )
    return f'<div class="fw-wide"><table class="fw-results" {QUIET}><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table></div>'


def _promises(found: Results, book: Book) -> Iterator[str]:
    t = book.t
    kept = [(promise, found.promises[promise.id]) for promise in book.company.promises if promise.id in found.promises]
    if any(one.n for _, one in kept):
        yield f"## {md(t('Our promises: how often we kept them'))}"
        form = t("{k} of {n}")
        told = ((promise.text, one) for promise, one in kept if one.n)
        rows = ((esc(text), form.format(k=one.passed, n=one.n), Fraction(100 * one.passed, one.n), "") for text, one in told)
        yield _table((t("Promise"), t("Kept")), rows)


def _least(found: Results, book: Book, here: str) -> Iterator[str]:
    """The standards that most visits found broken, each with its numbers: where help is needed, not whom to blame."""
    t = book.t
    told = [(entry, kept) for entry in book.active() if (kept := found.of_standard(entry.standard)) and kept.passed < kept.n]
    told.sort(key=lambda one: (Fraction(one[1].passed, one[1].n), one[0].standard.id))
    if told:
        yield f"## {md(t('Where we must become better'))}"
        lines = (
            f"- [{md(entry.standard.title)}]({to_page(here, standard_path(entry.standard.id))})<br>"
            f"{md(t('Kept at {k} of {n} visits.').format(k=kept.passed, n=kept.n))}"
            for entry, kept in told[:FIRST]
        )
        yield box("cards", "\n".join(lines), QUIET, tag="section")


def how_kept(standard: Standard, book: Book) -> str:
    """One line for a standard's page: at how many visits it was kept; empty without results."""
    kept = book.results.of_standard(standard) if book.results else None
    if kept is None or book.results is None:
        return ""
    line = book.t("{round}: kept at {k} of {n} visits.").format(round=book.results.name(book.language, book.t), k=kept.passed, n=kept.n)
    return f"<p>{esc(line)}</p>"


def of_store(store: Store, book: Book) -> Iterator[str]:
    """What the last visit found in a store: outcome, score, and the standards to mend."""
    found = book.results.stores.get(store.id) if book.results else None
    if found is None or book.results is None:
        return
    t = book.t
    yield f"## {md(book.results.title)}"
    if book.results.simulated:
        yield f'<p class="fw-note">{esc(t("SIMULATED: filled by the demo, not by a person."))}</p>'
    word = _outcomes(book)[found.outcome]
    line = t("Visit of {day}: {outcome}, {score}.")
    yield md(line.format(day=day_text(found.day, book.language), outcome=word, score=shown(found.score, t)))
    entries = book.known(found.failed)
    if entries:
        here = page_uri(f"store/{store.id}/")
        links = (f'<li><a href="{to_built(here, standard_path(one.standard.id))}">{esc(one.standard.title)}</a></li>' for one in entries)
        title = esc(t("{thing}: {word}").format(thing=t("To be mended"), word=len(entries)))
        yield f'<details class="fw-fold" {QUIET}><summary>{title}</summary><ul>{"".join(links)}</ul></details>'
