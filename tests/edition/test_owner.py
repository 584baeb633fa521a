"""Who answers for a failure: the standard's owner, or whom staff ask first."""

from __future__ import annotations

from floorwalk.edition.freeze import Edition
from floorwalk.edition.owner import owner_of, owners
from floorwalk.source.workspace import Workspace


def test_the_owner_of_a_standard_answers_for_its_failures(mall: Workspace, mall_edition: Edition) -> None:
    by_standard = owners(mall)
    assert by_standard.keys() >= {standard.id for standard in mall_edition.standards}
    standard = mall_edition.standards[0]
    assert owner_of(standard, by_standard) == mall.sets["mall"].standards[standard.id].standard.owner


def test_for_a_standard_that_is_gone_it_is_the_first_to_be_asked(mall_edition: Edition) -> None:
    standard = mall_edition.standards[0]
    assert owner_of(standard, {}) == standard.ask[0].role
