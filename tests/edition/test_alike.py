"""Stores that are alike share what is asked; what is asked never depends on who was there first."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from floorwalk.edition.alike import Alike
from floorwalk.edition.apply import ask
from floorwalk.edition.freeze import Edition
from floorwalk.model import Store
from floorwalk.source.workspace import Workspace

JULY = date(2026, 7, 15)


def test_each_store_of_the_mall_is_asked_what_ask_gives(mall: Workspace, mall_edition: Edition) -> None:
    waived = [frozenset(), frozenset({"PAY-01", "LAY-02"})]
    for day in (JULY, date(2026, 12, 1)):
        alike = Alike(mall_edition, day)
        for store in mall.stores.rows:
            for excused in waived:
                assert alike.ask(store, excused) == ask(mall_edition, store, day, excused)


@given(st.data())
def test_any_store_is_asked_what_ask_gives(mall: Workspace, mall_edition: Edition, data: st.DataObject) -> None:
    rows = mall.stores.rows
    names = sorted({name for store in rows for name, _ in store.attributes})
    words = sorted({word for store in rows for _, word in store.attributes} | {"odd"})
    alike = Alike(mall_edition, JULY)
    for number in range(2):
        changes = {
            "id": f"T{number}",
            "format": data.draw(st.sampled_from(sorted({store.format for store in rows} | {"kiosk"}))),
            "region": data.draw(st.sampled_from(sorted({store.region for store in rows}))),
            "attributes": tuple((name, data.draw(st.sampled_from(words))) for name in names),
        }
        store = rows[0].model_copy(update=changes)
        assert alike.ask(store) == ask(mall_edition, store, JULY)


def test_what_no_condition_looks_at_makes_no_difference(mall: Workspace, mall_edition: Edition) -> None:
    alike = Alike(mall_edition, JULY)
    first = mall.stores.rows[0]
    twin = first.model_copy(update={"id": "T1", "name": "Twin", "attributes": (*first.attributes, ("colour of the door", "blue"))})
    assert alike.ask(first).sections is alike.ask(twin).sections
    assert alike.ask(twin).store == twin


def test_a_waiver_or_a_region_makes_a_profile_of_its_own(mall: Workspace, mall_edition: Edition) -> None:
    alike = Alike(mall_edition, JULY)
    store: Store = mall.stores.rows[0]
    assert alike.ask(store, frozenset({"PAY-01"})).profile() != alike.ask(store).profile()
