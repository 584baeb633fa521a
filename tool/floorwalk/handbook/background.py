"""A standard in; what stands below the answer out, as Markdown: limits, why, checks, exceptions, evidence, who keeps it true."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from floorwalk.edition.wording import attribute_words, limit_text, list_text, requirement_text
from floorwalk.handbook.answer import conditions
from floorwalk.handbook.markup import QUIET, attribute, blocks, bullets, esc, md, to_built, to_page
from floorwalk.handbook.results_page import how_kept
from floorwalk.model import Measure
from floorwalk.model.links import promise_path, role_path, standard_path, standard_url
from floorwalk.words.days import day_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from floorwalk.handbook.book import Book, Entry
    from floorwalk.model import Check, Limit, Standard

    Words = Callable[[str], str]

_ASCII = re.compile(r"[\x00-\x7f]+")


def limits(standard: Standard, book: Book) -> str:
    """What is measured with its limits in words; each limit carries its condition, so that the one that counts now can be marked."""
    measured = [check for check in standard.checks if isinstance(check, Measure)]
    if not measured:
        return ""
    rows = "".join(f"<dt>{esc(check.question)}</dt><dd><ul>{''.join(_limit_lines(check, standard, book))}</ul></dd>" for check in measured)
    return f'## {md(book.t("Limits"))}\n\n<dl class="fw-limits" data-now="{esc(book.t("now"))}">{rows}</dl>'


def _limit_lines(check: Measure, standard: Standard, book: Book) -> Iterator[str]:
    changed = ((variant.when, one.limits or ()) for variant in standard.variants for one in variant.checks if one.id == check.id)
    for when, there in changed:
        for limit in there:
            yield _limit_line(limit.model_copy(update={"when": when}), check, book)
    for limit in check.limits:
        yield _limit_line(limit, check, book)
    if check.at:
        zones = list_text((book.company.title_of("zones", zone) for zone in check.at), book.t)
        yield f'<li class="fw-where">{esc(book.t("Measured at: {zones}").format(zones=zones))}</li>'


def _limit_line(limit: Limit, check: Measure, book: Book) -> str:
    when = f' data-when="{attribute(conditions(limit.when) if limit.when else {})}"'
    return f"<li{when}>{esc(limit_text(limit, check.unit, book.t, book.company))}</li>"


def why(standard: Standard, book: Book, here: str) -> str:
    """The customer's reason, and the promises that it keeps."""
    kept = [promise for promise in book.company.promises if promise.id in standard.promises]
    form, label = book.t("{thing}: {word}"), md(book.t("It keeps our promise"))
    promised = [form.format(thing=label, word=f"[{md(one.text)}]({to_page(here, promise_path(one.id))})") for one in kept]
    return blocks((f'<h2 id="why">{esc(book.t("Why"))}</h2>', md(standard.why), *promised)).strip()


def exceptions(standard: Standard, book: Book) -> str:
    """Cases in which it does not hold, each with its reason."""
    lines = [book.t("{limit} ({condition})").format(limit=one.text, condition=one.reason) for one in standard.exceptions]
    return f"## {md(book.t('When it does not hold'))}\n\n{bullets(lines)}" if lines else ""


def at_hand(standard: Standard, book: Book, here: str) -> str:
    """Who keeps it, where, and what they need."""
    t, company, rule = book.t, book.company, standard.applies
    roles = list_text((f"[{md(company.title_of('roles', id_))}]({to_page(here, role_path(id_))})" for id_ in rule.roles), t)
    where = [company.title_of(kind, id_) for kind, ids in (("formats", rule.formats), ("regions", rule.regions)) for id_ in ids]
    rows = (
        (t("For"), roles or md(t("everybody"))),
        (t("Only in"), md(list_text([*where, *attribute_words(rule.attributes, t, company)], t))),
        (t("Where"), md(list_text((company.title_of("zones", id_) for id_ in standard.zones), t))),
        (t("Have at hand"), md(list_text(standard.tools, t))),
        (t("Learned in"), md(list_text(standard.training, t))),
    )
    lines = ["- " + t("{thing}: {word}").format(thing=md(label), word=words) for label, words in rows if words]
    return f'<h2 id="who" {QUIET}>{esc(t("Who, where, with what"))}</h2>\n\n' + "\n".join(lines)


def checked(standard: Standard, book: Book) -> str:
    """How an auditor looks at it, so that nobody is surprised."""
    if not standard.checks:
        return ""
    rows = "".join(f"<li>{_check(check, book)}</li>" for check in standard.checks)
    title = esc(book.t("How it is checked"))
    return f'<details class="fw-fold" {QUIET}><summary>{title}</summary>{how_kept(standard, book)}<ul>{rows}</ul></details>'


def _check(check: Check, book: Book) -> str:
    t = book.t
    seen = {
        "look": t("The auditor looks."),
        "ask": t("The auditor asks."),
        "record": t("The auditor reads a record."),
        "test": t("The auditor tries it."),
        "measure": t("The auditor measures."),
    }[check.seen_by]
    notes = [seen, check.record or "", check.help or "", t("If this fails, the whole audit fails.") if check.critical else ""]
    good = "<br>".join(esc(line) for line in requirement_text(check, t, book.company))
    return f"<strong>{esc(check.question)}</strong><br>{good}<br><small>{esc(' '.join(note for note in notes if note))}</small>"


def evidence(standard: Standard, book: Book) -> str:
    """Where the standard comes from: what was found, by whom, when, from how many."""
    t = book.t
    rows = [
        f"<li>{esc(one.finding)}<br><small>"
        + esc(" · ".join((one.source, one.who, one.method, one.place, f"n = {one.n}", day_text(one.date, book.language))))
        + "</small></li>"
        for one in standard.evidence
    ]
    rows += [f"<li>{esc(', '.join(word for word in (ref.title, ref.clause, ref.edition) if word))}</li>" for ref in standard.refs]
    title = esc(t("What we know about it"))
    return f'<details class="fw-fold" {QUIET}><summary>{title}</summary><ul>{"".join(rows)}</ul></details>' if rows else ""


def related(entry: Entry, book: Book, here: str) -> str:
    """Pages that the reader may want next."""
    ids = [*entry.standard.related, *entry.standard.supersedes]
    rows = "".join(
        f'<li><a href="{to_built(here, standard_path(one.standard.id))}">{esc(one.standard.title)}</a></li>' for one in book.known(ids)
    )
    title = esc(book.t("See also"))
    return f'<nav class="fw-related" aria-label="{title}" {QUIET}><h2>{title}</h2><ul>{rows}</ul></nav>' if rows else ""


def colophon(standard: Standard, book: Book, here: str) -> str:
    """The way back to the writers, the version that the reader holds, and on paper the code that leads here."""
    t, owner = book.t, book.company.title_of("roles", standard.owner)
    kept = t("Kept true by: {role}").format(role=owner)
    review = t("Looked at again by {day}").format(day=day_text(standard.review_by, book.language))
    version = t("Version {number}").format(number=standard.version)
    line = f"<p>{esc(kept)} · {esc(review)} · {esc(version)} · <span>{esc(standard.id)}</span></p>"
    known = f'data-standard="{esc(standard.id)}" data-version="{standard.version}"'
    return f'<footer class="fw-colophon" {known} {QUIET}>{_tell_us(standard, book)}{line}{_code(standard, book, here)}</footer>'


def _tell_us(standard: Standard, book: Book) -> str:
    """Three ways to say what is wrong with a standard, each with its id and version filled in."""
    t = book.t
    if not book.company.feedback:
        return ""
    kinds = (("unclear", t("Unclear?")), ("harder", t("Makes work harder?")), ("better", t("You know a better way?")))
    links = "".join(f'<a class="fw-tell" href="{esc(_feedback(standard, book, kind, words))}">{esc(words)}</a>' for kind, words in kinds)
    return f'<p class="fw-tells"><span>{esc(t("Tell us:"))}</span> {links}</p>'


def _feedback(standard: Standard, book: Book, kind: str, words: str) -> str:
    t, address = book.t, book.company.feedback or ""
    if "://" in address:
        given = {"id": standard.id, "version": str(standard.version), "about": kind, "language": book.language}
        for name, value in given.items():
            address = address.replace(f"{{{name}}}", quote(value, safe=""))
        return address
    subject = t("{id}, version {version}: {title}").format(id=standard.id, version=standard.version, title=words)
    return f"mailto:{quote(address, safe='@')}?subject={_quoted(subject)}"


def _quoted(text: str) -> str:
    """A text in an address. Browsers quote letters beyond ASCII themselves; written out, one of Tamil would be nine."""
    return _ASCII.sub(lambda found: quote(found[0], safe=""), text)


def _code(standard: Standard, book: Book, here: str) -> str:
    """The code that leads from paper to this page; a screen never asks for it."""
    path = code_path(standard.id)
    if not standard_url(book.company, standard.id):
        return ""
    file = posixpath.relpath(path, posixpath.dirname(here))
    return f'<img class="fw-code" src="{esc(file)}" alt="" loading="lazy" width="120" height="120">'


def code_path(standard: str) -> str:
    """Where the QR code of a standard's page lies."""
    return f"assets/codes/{standard}.svg"
