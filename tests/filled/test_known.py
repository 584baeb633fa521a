"""What the reader may believe: it travels to other processes, and is the same for stores that are alike."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date, timedelta

from tests.sheet.conftest import EDITION, SPACE, good, make

from floorwalk.catalog.options import choices
from floorwalk.catalog.translate import Translator
from floorwalk.edition.apply import ask
from floorwalk.filled.known import _options, known
from floorwalk.filled.read import read

ROUND = SPACE.rounds["2026-11"][0]
ENGLISH = Translator("en", "en", {})
TOLD = known(SPACE, {EDITION.hash: EDITION})


def test_what_is_asked_is_what_the_edition_asks() -> None:
    for store in SPACE.stores.rows:
        for due in (ROUND.due, ROUND.due, ROUND.start):
            assert TOLD.ask(EDITION, store, due, ROUND) == ask(EDITION, store, due, TOLD.waived(store.id, due))


def test_it_travels_without_what_it_worked_out() -> None:
    store = SPACE.stores.rows[0]
    before = pickle.dumps(known(SPACE, {EDITION.hash: EDITION}))
    TOLD.ask(EDITION, store, ROUND.due, ROUND)
    assert len(pickle.dumps(TOLD)) == len(before)
    assert pickle.loads(pickle.dumps(TOLD)).ask(EDITION, store, ROUND.due, ROUND) == TOLD.ask(EDITION, store, ROUND.due, ROUND)  # noqa: S301


def test_a_file_cannot_make_it_remember_ever_more_days() -> None:
    for number in range(100):
        TOLD.ask(EDITION, SPACE.stores.rows[0], date(2026, 1, 1) + timedelta(days=number), ROUND)
    assert len(TOLD._alike) < 20


def test_a_text_that_means_two_options_is_nobodys_answer() -> None:
    """Each would be right in its own language: nothing is guessed, and no catalog wins over another."""
    texts = {"full": "Full", "half": "Half empty"}
    for id_, other in (("half", "Full"), ("full", "Half empty")):
        odd = Translator("tr", "en", {(f"CHO-01.1:options.{id_}.text", texts[id_]): other})
        for says in ([ENGLISH, odd], [odd, ENGLISH]):
            told = replace(TOLD, options={EDITION.hash: _options(choices(EDITION.standards), says)})
            filled = read(good(make()).write("CHO-01.1", other).done(), "a.xlsx", told)
            assert filled.audit
            assert filled.audit.by_check()["CHO-01.1"].state == "blank"
            [problem] = filled.problems
            assert (problem.code, problem.place.check) == ("FW609", "CHO-01.1")
            assert problem.what == f"'{other}' is one option in one of your languages, and another option in another."
