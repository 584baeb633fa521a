"""The simulated world is the same from the same seed, differs where it should, and what is broken in it lasts."""

from __future__ import annotations

from datetime import date

from floorwalk.demo.world import MILD, STRICT, Eye, World, eye
from floorwalk.edition.freeze import Edition
from floorwalk.model import Check

STORES = [f"S{number:03}" for number in range(40)]
NOW, NEXT = date(2026, 9, 30), date(2026, 11, 30)


def _kept(world: World, edition: Edition, day: date, round_: str = "r") -> dict[tuple[str, str, str], bool]:
    return {
        (store, section, check.id): world.kept(store, section, check, day, round_)
        for store in STORES
        for section, check in _checks(edition)
    }


def _checks(edition: Edition) -> list[tuple[str, Check]]:
    core = {standard.id: standard for standard in edition.standards}
    return [(section.id, check) for section in edition.sections for id_ in section.standards for check in core[id_].checks]


def _share(found: list[bool]) -> float:
    return sum(found) / len(found)


def test_the_same_seed_is_the_same_world(mall_edition: Edition) -> None:
    world = _kept(World(1), mall_edition, NOW)
    assert world == _kept(World(1), mall_edition, NOW)
    assert world != _kept(World(2), mall_edition, NOW)


def test_stores_and_checks_differ(mall_edition: Edition) -> None:
    world = _kept(World(1), mall_edition, NOW)
    by_store = [_share([kept for (one, _, _), kept in world.items() if one == store]) for store in STORES]
    by_check = [_share([kept for (_, _, one), kept in world.items() if one == check.id]) for _, check in _checks(mall_edition)]
    assert 0.75 < _share(list(world.values())) < 0.95
    assert max(by_store) - min(by_store) > 0.15
    assert max(by_check) - min(by_check) > 0.2


def test_what_is_broken_lasts_and_some_of_it_is_mended(mall_edition: Edition) -> None:
    before, after = (_kept(World(1), mall_edition, day) for day in (NOW, NEXT))
    broken = [after[key] for key, kept in before.items() if not kept]
    assert 0.3 < 1 - _share(broken) < 0.7
    assert 1 - _share([after[key] for key, kept in before.items() if kept]) < 0.15


def test_a_hard_round_upsets_one_section_everywhere_and_no_other(mall_edition: Edition) -> None:
    usual, hard = _kept(World(1), mall_edition, NOW), _kept(World(1, {("r", "pay")}), mall_edition, NOW)
    assert hard == {key: kept and (key[1] != "pay" or hard[key]) for key, kept in usual.items()}
    assert _share([kept for (_, section, _), kept in hard.items() if section == "pay"]) < 0.5
    assert _kept(World(1, {("other", "pay")}), mall_edition, NOW) == usual


def test_only_a_check_that_may_be_na_is_lacking(mall_edition: Edition) -> None:
    lacking = {check.id for store in STORES for _, check in _checks(mall_edition) if World(1).lacks(store, check)}
    assert lacking == {check.id for _, check in _checks(mall_edition) if check.na}


def test_the_second_auditor_is_strict_and_the_third_mild() -> None:
    assert [eye(number) for number in range(5)] == [Eye(), STRICT, MILD, Eye(), Eye()]
    assert STRICT.passes_over < Eye().passes_over < MILD.passes_over
    assert STRICT.marks_down > Eye().marks_down > MILD.marks_down


def test_a_later_world_is_the_same_world_later(mall_edition: Edition) -> None:
    later = _kept(World(1, months=3), mall_edition, date(2026, 12, 31))
    assert later == _kept(World(1), mall_edition, NOW)
