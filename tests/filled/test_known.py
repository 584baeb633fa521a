"""What the reader may believe: it travels to other processes, and is the same for stores that are alike."""

from __future__ import annotations

import pickle
from datetime import date, timedelta

from tests.sheet.conftest import EDITION, SPACE

from floorwalk.edition.apply import ask
from floorwalk.filled.known import known

ROUND = SPACE.rounds["2026-11"][0]
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
