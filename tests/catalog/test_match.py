"""What becomes of translations when texts change: nothing is lost, nothing old is shown as fresh."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from floorwalk.catalog.entry import Entry, Wanted
from floorwalk.catalog.match import standard_of, update
from floorwalk.catalog.po import from_po, to_po


def wanted(*texts: str, context: str = "PAY-04:how", version: int = 1) -> list[Wanted]:
    return [Wanted(context, text, "standards/mall/pay/PAY-04.yaml", version) for text in texts]


def translated(texts: list[Wanted]) -> list[Entry]:
    return [replace(entry, translation=f"<{entry.source}>") for entry in update([], texts)[0]]


FIRST = wanted("Hand over the receipt with the change.", "Look at the customer and say the phrase.")


def test_a_step_inserted_on_top_stales_nothing() -> None:
    entries, gone = update(translated(FIRST), [*wanted("Smile."), *FIRST])
    assert [entry.freshness for entry in entries] == ["missing", "translated", "translated"]
    assert gone == []


def test_a_changed_text_keeps_its_translation_as_fuzzy_with_the_previous_source() -> None:
    changed = wanted("Hand over the receipt with the coins.", FIRST[1].source)
    entries, _ = update(translated(FIRST), changed)
    assert (entries[0].freshness, entries[0].previous) == ("fuzzy", FIRST[0].source)
    assert entries[0].shown == f"<{FIRST[0].source}>"  # a change of wording only: better than the source text


def test_a_changed_requirement_is_not_shown() -> None:
    entries, _ = update(translated(FIRST), wanted("Hand over the receipt with the coins.", FIRST[1].source, version=2))
    assert entries[0].requirement
    assert entries[0].shown == ""
    assert entries[1].shown == f"<{FIRST[1].source}>"


def test_same_meaning_keeps_a_typo_fix_fresh() -> None:
    entries, _ = update(translated(FIRST), wanted("Hand over the receipt with the changes.", FIRST[1].source), same_meaning={"PAY-04"})
    assert [entry.freshness for entry in entries] == ["translated", "translated"]


def test_texts_of_other_contexts_are_never_taken() -> None:
    entries, gone = update(translated(FIRST), wanted("Hand over the receipt with the change!", context="PAY-05:how"))
    assert entries[0].freshness == "missing"
    assert len(gone) == 2


def test_a_text_that_comes_back_finds_its_translation_again() -> None:
    _, gone = update(translated(FIRST), wanted("Something else entirely, without likeness"))
    entries, _ = update(gone, FIRST)
    assert [entry.freshness for entry in entries] == ["translated", "translated"]


def test_a_second_change_remembers_what_the_translation_was_made_from() -> None:
    once, _ = update(translated(FIRST[:1]), wanted("Hand over the receipt with the coins."))
    twice, _ = update(once, wanted("Hand over the receipts with the coins."))
    assert twice[0].previous == FIRST[0].source


def test_the_standard_of_a_context() -> None:
    assert [standard_of(one) for one in ("PAY-04.1:question", "PAY-04:how", "company:roles.cashier.title")] == [
        "PAY-04",
        "PAY-04",
        "company",
    ]


words = (
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40).map(str.strip).filter(bool)
)


@given(st.lists(words, unique=True, max_size=6), st.lists(words, unique=True, max_size=6))
def test_no_translation_is_ever_lost(before: list[str], after: list[str]) -> None:
    old = translated(wanted(*before))
    entries, gone = update(old, wanted(*after))
    kept = [entry.translation for entry in (*entries, *gone) if entry.translation]
    assert sorted(kept) == sorted(entry.translation for entry in old)
    assert [entry.source for entry in entries] == after


@given(st.lists(st.tuples(words, words, st.booleans(), st.booleans(), st.integers(1, 9)), unique_by=lambda one: one[0], max_size=6))
def test_a_catalog_comes_back_from_its_file_as_it_was(lines: list[tuple[str, str, bool, bool, int]]) -> None:
    entries = [
        Entry("PAY-04:how", source, said, "standards/x.yaml", version, previous="before" if stale else "", requirement=stale and raised)
        for source, said, stale, raised, version in lines
    ]
    text = to_po(entries, [], "tr")
    assert from_po(text, "tr.po") == (entries, [])
    assert to_po(*from_po(text, "tr.po"), "tr") == text
