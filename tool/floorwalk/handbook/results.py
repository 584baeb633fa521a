"""A report's JSON in; what staff see of it out: the page of results, and a line on the page of each standard and store."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from floorwalk.errors import FloorwalkError
from floorwalk.handbook.markup import QUIET, blocks, box, esc, front_matter, md, page_uri, plain, to_built, to_page
from floorwalk.model.links import standard_path
from floorwalk.score import shown
from floorwalk.words.days import day_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from floorwalk.handbook.book import Book
    from floorwalk.model import Standard, Store

PATH = "results/"
FORMAT = "floorwalk-report/1"
FIRST = 10  # standards that the page names as kept least


@dataclass(frozen=True)
class Kept:
    """At how many of the visits that could tell something was kept."""

    passed: int
    n: int


@dataclass(frozen=True)
class AtStore:
    """What one visit found: outcome, score in percent (None: not scored), and the standards with a failed check."""

    day: date
    outcome: str
    score: Fraction | None
    failed: tuple[str, ...]


@dataclass(frozen=True)
class Results:
    """What the newest report says: counts, never names of people. `checks` and `promises` by id, `stores` by store id."""

    title: str
    due: date
    planned: int
    visits: int
    simulated: bool
    outcomes: Mapping[str, int]
    checks: Mapping[str, Kept]
    promises: Mapping[str, Kept]
    sections: Mapping[str, tuple[Fraction, int]]
    stores: Mapping[str, AtStore]

    def of_standard(self, standard: Standard) -> Kept | None:
        """The check of a standard that was kept least; None when none was answered."""
        found = [self.checks[check.id] for check in standard.checks if check.id in self.checks and self.checks[check.id].n]
        return min(found, key=lambda kept: Fraction(kept.passed, kept.n)) if found else None


def load_results(report: Path) -> Results:
    """Read the file that `floorwalk report` wrote; raises FloorwalkError FW744 for one that is none, or cannot be read."""
    try:
        return read_results(report.read_text(encoding="utf-8"), report.name)
    except (OSError, UnicodeDecodeError) as error:
        raise _no_report(report.name, error) from error


def read_results(text: str, name: str) -> Results:
    """Read report.json; raises FloorwalkError FW744 for a file that is none."""
    try:
        given = json.loads(text)
        if given["format"] != FORMAT:
            raise ValueError(f"its format is {given['format']}")
        return _results(given)
    except (ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError) as error:
        raise _no_report(name, error) from error


def _no_report(name: str, error: Exception) -> FloorwalkError:
    what = f"{name} is no report of this floorwalk ({error})."
    return FloorwalkError("FW744", what, "Name the report.json that `floorwalk report` wrote.", status=2)


def _results(given: dict[str, Any]) -> Results:
    visits = sorted(given["visits"], key=lambda one: (one["day"], one["visit"]))
    sections = {one["id"]: (Fraction(one["mean"]["exact"]), one["n"]) for one in given["sections"] if one["mean"]}
    return Results(
        title=given["round"]["title"],
        due=date.fromisoformat(given["round"]["due"]),
        planned=given["planned"],
        visits=given["visits_n"],
        simulated=given["simulated"],
        outcomes=given["outcomes"],
        checks={one["id"]: Kept(one["passed"], one["passed"] + one["failed"]) for one in given["checks"]},
        promises={one["id"]: Kept(one["kept"], one["n"]) for one in given["promises"]},
        sections=sections,
        stores={one["store"]: _at_store(one) for one in visits},
    )


def _at_store(visit: dict[str, Any]) -> AtStore:
    failed = tuple(dict.fromkeys(one["standard"] for one in visit["findings"]))
    score = Fraction(visit["score"]["exact"]) if visit["score"] else None
    return AtStore(date.fromisoformat(visit["day"]), visit["outcome"], score, failed)


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
    yield box("what", md(line.format(round=found.title, day=day, n=found.visits, planned=found.planned)))
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
    return f'<table class="fw-results" {QUIET}><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>'


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
    line = book.t("{round}: kept at {k} of {n} visits.").format(round=book.results.title, k=kept.passed, n=kept.n)
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
