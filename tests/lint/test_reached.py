"""Opening hours and contacts: what is left uncovered, as a person reads it."""

from hypothesis import given
from hypothesis import strategies as st

from floorwalk.lint.reached import Reached, week_text, without
from floorwalk.model import Contact, Store

spans = st.tuples(st.integers(0, 1440), st.integers(0, 1440)).map(lambda pair: (min(pair), max(pair)))


def store(hours: str = "Mo-Sa 09:00-20:00") -> Store:
    return Store.model_validate({"id": "S1", "name": "Main Street", "region": "town", "format": "shop", "language": "en", "hours": hours})


def contact(role: str, hours: str | None = None, place: str = "S1") -> Contact:
    return Contact.model_validate({"store": place, "role": role, "channel": "phone", "value": "0100", "hours": hours})


def test_a_contact_without_hours_is_there_whenever_the_store_is_open():
    assert Reached([store()], [contact("lead")]).gap("S1", ("lead",)) == ""


def test_a_gap_names_days_and_hours():
    reached = Reached([store()], [contact("lead", "Mo-Fr 09:00-18:00")])
    assert reached.gap("S1", ("lead",)) == "Mo-Fr 18:00-20:00; Sa 09:00-20:00"


def test_hours_of_several_roles_add_up():
    reached = Reached([store()], [contact("lead", "Mo-Sa 08:00-14:00"), contact("boss", "Mo-Sa 13:00-21:00")])
    assert reached.gap("S1", ("lead", "boss")) == ""
    assert reached.gap("S1", ("boss",)) == "Mo-Sa 09:00-13:00"


def test_a_contact_for_every_store_counts():
    assert Reached([store()], [contact("care", "Mo-Su 07:00-23:00", place="*")]).gap("S1", ("care",)) == ""


def test_a_role_nobody_has_leaves_all_hours():
    assert Reached([store("Su 11:00-19:00")], []).gap("S1", ("lead",)) == "Su 11:00-19:00"


def test_an_hour_hole_in_the_middle():
    assert without([(540, 1080)], [(600, 660), (700, 720)]) == ((540, 600), (660, 700), (720, 1080))


@given(wanted=spans, covered=st.lists(spans, max_size=5))
def test_what_is_left_is_wanted_and_not_covered(wanted: tuple[int, int], covered: list[tuple[int, int]]):
    left = {minute for start, end in without([wanted], covered) for minute in range(start, end)}
    assert left == set(range(*wanted)) - {minute for start, end in covered for minute in range(start, end)}


def test_a_week_is_written_in_runs_of_days():
    days = [((540, 600),)] * 2 + [()] + [((540, 600), (660, 720))] * 4
    assert week_text(days) == "Mo-Tu 09:00-10:00; Th-Su 09:00-10:00, 11:00-12:00"
