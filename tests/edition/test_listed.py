"""What is asked, check by check: the same object for stores that share their sections, and never another store's."""

from __future__ import annotations

from dataclasses import replace

from tests.sheet.conftest import EDITION, MADE, SPACE

from floorwalk.edition.alike import Alike
from floorwalk.edition.apply import ask
from floorwalk.edition.listed import _MOST, _known

ONE, OTHER = SPACE.stores.rows[:2]


def test_it_lists_every_check_in_walking_order() -> None:
    asked = ask(EDITION, ONE, MADE)
    assert list(asked.listed.checks.values()) == list(asked.checks())
    assert [asked.listed.sections[check.id] for section in asked.sections for check in section.checks()] == [
        section.section.id for section in asked.sections for _ in section.checks()
    ]
    assert all(id_.startswith(standard) for id_, standard in asked.listed.standards.items())


def test_stores_that_are_alike_share_it() -> None:
    alike = Alike(EDITION, MADE)
    assert alike.ask(ONE).listed is alike.ask(OTHER).listed
    assert alike.ask(ONE).listed is not alike.ask(OTHER, frozenset({"YES-01"})).listed
    assert "YES-01.1" not in alike.ask(OTHER, frozenset({"YES-01"})).listed.checks


def test_with_other_sections_it_is_another_one() -> None:
    asked = ask(EDITION, ONE, MADE)
    fewer = replace(asked, sections=asked.sections[:1])
    assert set(fewer.listed.checks) == {check.id for check in asked.sections[0].checks()}
    assert asked.listed.checks.keys() > fewer.listed.checks.keys()


def test_many_lists_are_not_kept_for_good() -> None:
    for number in range(300):
        asked = ask(EDITION, ONE, MADE)
        assert asked.listed.asked is asked.sections, number
        assert len(_known) <= _MOST
