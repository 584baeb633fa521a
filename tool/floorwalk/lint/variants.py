"""A standard in; a problem for each variant that no store or season ever meets out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.edition.apply import matches_store
from floorwalk.errors import Problem, did_you_mean
from floorwalk.lint.overlap import excluded_by, reversed_hours, takes_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.lint.known import Known
    from floorwalk.model import Variant
    from floorwalk.source.workspace import Sourced


def standard(sourced: Sourced, known: Known) -> Iterator[Problem]:
    """Variants that can never match, and a standard that holds in no store."""
    one = sourced.standard
    if known.stores and one.status == "active" and not known.where(one.applies) and _names_are_known(sourced, known):
        what = "no store of stores.csv matches `for`, so this standard holds nowhere."
        yield Problem(
            sourced.document.place(("for",), key=True),
            "FW327",
            what,
            "Widen `for`, or write `status: draft` until such a store opens.",
            "warning",
        )
    for number, variant in enumerate(one.variants):
        yield from _variant(sourced, known, number, variant)


def _names_are_known(sourced: Sourced, known: Known) -> bool:
    rule = sourced.standard.applies
    known_words = all(word in known.words.get(name, ()) for name, word in rule.attributes)
    formats, regions = known.ids["format"], known.ids["region"]
    return known_words and (formats is None or formats.issuperset(rule.formats)) and (regions is None or regions.issuperset(rule.regions))


def _variant(sourced: Sourced, known: Known, number: int, variant: Variant) -> Iterator[Problem]:
    one, place, when = sourced.standard, sourced.document.place, variant.when
    loc = ("variants", number, "when")
    for name, word in when.attributes:
        if word not in known.words.get(name, {word}):
            what = f"this variant can never match: no store has '{word}' in the column '{name}' of stores.csv."
            yield Problem(
                place(("variants", number, "when", "attributes", name)), "FW315", what, did_you_mean(word, known.words[name] - {""})
            )
            return
    if reversed_hours(when):
        what = "this variant can never match: its hours end before they begin."
        yield Problem(place((*loc, "hours")), "FW315", what, "Hours over midnight are two variants: up to 24:00, and from 00:00.")
        return
    if key := excluded_by(one.applies, when):
        what = f"this variant can never match: `for: {key}` of this standard leaves no store for it."
        yield Problem(place(loc, key=True), "FW315", what, f"Widen `for: {key}`, or take the variant out.")
        return
    before = next((at for at in range(number) if takes_all(one.variants[at].when, when)), None)
    if before is not None:
        what = f"this variant can never win: the one at {place(('variants', before))} matches first whenever it would."
        yield Problem(place(loc, key=True), "FW315", what, "Put the variant with more conditions first, or take one of them out.")
    elif (
        known.stores
        and known.where(one.applies)
        and _names(variant, known)
        and not any(matches_store(when, s) for s in known.where(one.applies))
    ):
        what = "this variant matches no store of stores.csv."
        yield Problem(place(loc, key=True), "FW315", what, "Mend its conditions, or take it out until such a store opens.")
    elif variant.checks and (when.programme or when.segment or when.zone):
        what = "this variant changes checks by card, segment or zone; an audit asks by store and day only, so the change is never asked."
        yield Problem(
            place(("variants", number, "checks"), key=True),
            "FW315",
            what,
            "Take `checks` out of this variant, or use region, format, months, hours or attributes.",
        )


def _names(variant: Variant, known: Known) -> bool:
    """Whether the names in the condition are known; unknown ones are said elsewhere."""
    when = variant.when
    given = (("region", when.region), ("format", when.format))
    words = all(name in known.words for name, _ in when.attributes)
    return words and all(id_ is None or known.ids[kind] is None or id_ in (known.ids[kind] or ()) for kind, id_ in given)
