from dataclasses import replace

from floorwalk.checklist import Source, by_role, by_section


def _ids(source: Source) -> list[list[str]]:
    return [[item.id for group in one.groups for item in group.items] for one in by_section(source)]


def test_one_checklist_a_section_in_walking_order(source: Source) -> None:
    assert [(one.key, one.title) for one in by_section(source)] == [("pay", "Cash desk"), ("env", "Environment")]
    assert _ids(source) == [["PAY-01", "PAY-02"], ["ENV-01"]]
    assert [one.key for one in by_section(source, ["env"])] == ["env"]


def test_a_store_gets_only_what_holds_there(in_mall: Source, in_corner: Source) -> None:
    assert _ids(in_mall) == [["PAY-01", "PAY-02"], ["ENV-01"]]
    assert _ids(in_corner) == [["PAY-01"], ["ENV-01"]]
    assert _ids(replace(in_corner, waived={"PAY-01"})) == [["ENV-01"]]


def test_a_role_gets_its_own_standards_and_those_for_everybody_under_their_sections(source: Source) -> None:
    cashier, cleaner = by_role(source, ["cashier", "cleaner"])
    assert [(group.title, len(group.items)) for group in cashier.groups] == [("Cash desk", 2), ("Environment", 1)]
    assert (cleaner.title, [group.title for group in cleaner.groups]) == ("Cleaner", ["Environment"])
    assert list(by_role(source, ["cleaner"], ["pay"])) == []


def test_head_and_foot_say_what_it_is(source: Source, in_mall: Source) -> None:
    anywhere, here = next(by_section(source)), next(by_section(in_mall))
    assert anywhere.fields[0] == "Store"
    assert "Store" not in here.fields
    assert here.store == "Kestrel Mall · S001"
    assert here.footer == f"Four-star mall standard, version 3, edition {source.edition.short}, printed 21 November 2026"
