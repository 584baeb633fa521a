"""Auditors to stores: never their own, even, new faces, connected, the same again with the same seed."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from floorwalk.stats import Auditor, assign, overlaps

STORES = {f"S{n:02}": "north" if n < 12 else "south" for n in range(24)}
TEAM = [Auditor("Ann", own=frozenset({"S00"})), Auditor("Bo", own=frozenset({"S05"})), Auditor("Cy"), Auditor("Di")]


def test_a_first_round() -> None:
    found = assign(STORES, TEAM)
    assert [store for store, _ in found.visits] == list(STORES)
    assert Counter(name for _, name in found.visits) == {"Ann": 6, "Bo": 6, "Cy": 6, "Di": 6}
    assert ("S00", "Ann") not in (*found.visits, *found.doubles)
    assert ("S05", "Bo") not in (*found.visits, *found.doubles)
    assert len(found.doubles) == 3  # the fewest that join four groups
    assert len(found.groups) == 1
    assert found.left == ()


def test_later_rounds_send_new_faces_and_need_no_doubles() -> None:
    before: list[tuple[str, str]] = []
    for round_ in range(3):
        found = assign(STORES, TEAM, before=before)
        new = {(store, auditor.name) for store in STORES for auditor in TEAM if store not in auditor.own} - set(before)
        assert all(visit in new for visit in found.visits if visit[0] in {store for store, _ in new})
        assert len(found.doubles) == (3 if round_ == 0 else 0)
        assert len(found.groups) == 1
        before += [*found.visits, *found.doubles]


def test_the_same_again() -> None:
    assert assign(STORES, TEAM, seed=5) == assign(STORES, TEAM, seed=5)
    assert assign(STORES, TEAM, seed=5) != assign(STORES, TEAM, seed=6)


def test_regions_stay_apart_unless_somebody_may_cross() -> None:
    north, south = frozenset({"north"}), frozenset({"south"})
    team = [Auditor("Ann", regions=north), Auditor("Bo", regions=north), Auditor("Cy", regions=south), Auditor("Di", regions=south)]
    found = assign(STORES, team)
    assert all((STORES[store] == "north") == (name in ("Ann", "Bo")) for store, name in (*found.visits, *found.doubles))
    assert [group.auditors for group in found.groups] == [("Ann", "Bo"), ("Cy", "Di")]
    crossing = assign(STORES, [*team, Auditor("Ed")])
    assert len(crossing.groups) == 1


def test_short_ways() -> None:
    travel = {
        (store, name): 0 if (region == "north") == (name in ("Ann", "Bo")) else 300
        for store, region in STORES.items()
        for name in ("Ann", "Bo", "Cy", "Di")
    }
    found = assign(STORES, [Auditor(name) for name in ("Ann", "Bo", "Cy", "Di")], travel=travel)
    assert sum(travel[pair] for pair in found.visits) == 0
    assert sum(travel[pair] > 0 for pair in found.doubles) == 1


def test_nobody_may() -> None:
    found = assign({"S1": "north", "S2": "south"}, [Auditor("Ann", own=frozenset({"S1"})), Auditor("Bo", regions=frozenset({"south"}))])
    assert (found.left, found.visits) == (("S1",), (("S2", found.visits[0][1]),))


def test_full_auditors() -> None:
    found = assign(STORES, [Auditor("Ann", most=5), Auditor("Bo", most=5)])
    assert (len(found.visits), len(found.left), found.doubles) == (10, 14, ())
    assert len(found.groups) == 2


@given(
    st.integers(1, 25),
    st.lists(st.tuples(st.sets(st.integers(0, 24)), st.one_of(st.none(), st.integers(0, 9))), min_size=1, max_size=5),
    st.integers(0, 3),
)
def test_laws(stores: int, team: list[tuple[set[int], int | None]], seed: int) -> None:
    auditors = [Auditor(f"A{n}", own=frozenset(f"S{s}" for s in own), most=most) for n, (own, most) in enumerate(team)]
    found = assign({f"S{n}": "x" for n in range(stores)}, auditors, seed=seed)
    by_name = {auditor.name: auditor for auditor in auditors}
    assert sorted([store for store, _ in found.visits] + list(found.left)) == sorted(f"S{n}" for n in range(stores))
    for store, name in (*found.visits, *found.doubles):
        assert store not in by_name[name].own
    loads = Counter(name for _, name in (*found.visits, *found.doubles))
    assert all(by_name[name].most is None or count <= by_name[name].most for name, count in loads.items())
    assert found.groups == overlaps((name, store) for store, name in (*found.visits, *found.doubles))
    apart = overlaps((name, store) for store, name in found.visits)
    assert len(found.doubles) == len(apart) - len(found.groups)
