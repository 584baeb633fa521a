from floorwalk.checklist import Source, by_section
from floorwalk.checklist.item import Item


def _items(source: Source) -> dict[str, Item]:
    return {item.id: item for one in by_section(source) for group in one.groups for item in group.items}


def test_limits_stand_with_unit_and_condition_and_blanks_with_their_zones(source: Source) -> None:
    (question,) = _items(source)["ENV-01"].questions
    assert question.good == ("18\u00a0to 22\u00a0°C (November to March)", "at most 26\u00a0°C (otherwise)")
    assert question.blanks == (("Cash desk", "°C"), ("Main aisle", "°C"))


def test_blanks_and_good_answers_of_the_other_kinds(source: Source) -> None:
    items = _items(source)
    sample = items["PAY-01"].questions[0]
    assert (sample.good, sample.blanks) == (("4\u00a0of 5\u00a0customers",), (("", "of 5"),))
    yes_no, promise, count = items["PAY-02"].questions
    assert (yes_no.good, yes_no.blanks) == (("No",), ())
    assert (promise.good, promise.blanks) == (("not later than promised",), (("promised", ""), ("actual", "")))
    assert (count.good, count.blanks) == (("none",), (("", "rolls"),))


def test_critical_is_marked_on_the_item_and_told_apart_among_its_checks(source: Source) -> None:
    items = _items(source)
    assert [items[id_].critical for id_ in ("PAY-01", "PAY-02", "ENV-01")] == [True, True, False]
    assert [question.critical for question in items["PAY-01"].questions] == [False]
    assert [question.critical for question in items["PAY-02"].questions] == [True, False, False]


def test_without_a_store_conditions_are_printed(source: Source) -> None:
    items = _items(source)
    assert items["PAY-02"].place == "only: Mall, with lifts"
    assert [(one.when, one.lines) for one in items["PAY-01"].differences] == [
        ("Corner shop", ("Say: Bye and thanks.", "Ask: Cashier within 1\u00a0day")),
        ("North, Beacon card", ("Say: Thank you and see you at the tasting.",)),
        ("June, Beacon card", ("Say: Sunny days.",)),
    ]
    assert items["PAY-01"].ask[0].posts == ()


def test_in_a_store_variants_are_resolved_and_posts_named(in_corner: Source, in_mall: Source) -> None:
    corner, mall = _items(in_corner)["PAY-01"], _items(in_mall)["PAY-01"]
    assert corner.say == "Bye and thanks."
    assert [(one.when, one.lines) for one in corner.differences] == [("Beacon card", ("Say: Thank you and see you at the tasting.",))]
    assert [(one.role, one.posts, one.within) for one in corner.ask] == [("Cashier", ("WhatsApp 0220",), "within 1\u00a0day")]
    assert mall.say == "Thank you for shopping with us."
    assert mall.ask[0].posts == ("tel. 0110", "radio channel 2 (Mo-Fr 09:00-18:00)", "duty@marram.example")
    assert _items(in_mall)["PAY-02"].place == ""


def test_the_code_opens_the_handbook_page(source: Source) -> None:
    item = _items(source)["PAY-02"]
    assert item.address == "https://handbook.example/s/PAY-02/?v=1"
    assert item.qr.startswith("<svg")
