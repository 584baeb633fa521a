"""Whom to ask in each store, variants included."""

from tests.lint.conftest import STANDARD, Space

CONTACTS = "store,role,channel,value,hours\n"


def test_one_problem_for_a_pattern_with_its_stores(space: Space):
    space.change("audits/stores.csv", "Mo-Sa 09:00-18:00", "Mo-Sa 09:00-20:00")
    space.change("audits/contacts.csv", "0100,", "0100,Mo-Sa 08:00-18:00")
    [problem] = space.problems()
    assert problem.code == "FW313"
    assert problem.what.startswith("in all 2 stores where this holds nobody answers Mo-Sa 18:00-20:00")
    assert str(problem.place) == f"{STANDARD}:5:1"


def test_a_variant_that_always_replaces_the_chain_takes_its_place(space: Space):
    space.change("audits/contacts.csv", "*,shop-lead,phone,0100,", "S1,shop-lead,phone,0100,\nS2,cashier,phone,0200,")
    assert space.codes() == ["FW313"]
    variant = "variants:\n  - {when: {region: town}, ask: [{role: shop-lead, within: 5 min}, {role: cashier, within: 5 min}]}\nowner:"
    space.change(STANDARD, "owner:", variant)
    assert space.codes() == []


def test_a_seasonal_variant_leaves_the_chain_in_force(space: Space):
    space.change("audits/contacts.csv", "*,shop-lead,phone,0100,", "S1,shop-lead,phone,0100,\nS2,cashier,phone,0200,")
    variant = "variants:\n  - {when: {months: [12]}, ask: [{role: shop-lead, within: 5 min}, {role: cashier, within: 5 min}]}\nowner:"
    space.change(STANDARD, "owner:", variant)
    assert space.codes() == ["FW313"]


def test_the_repair_names_a_role_that_is_always_there(space: Space):
    space.change("audits/contacts.csv", "*,shop-lead,phone,0100,", "*,shop-lead,phone,0100,Mo-Fr 09:00-12:00\n*,cashier,phone,0200,")
    assert {problem.repair.split(",")[1] for problem in space.problems()} == {" as cashier"}


def test_drafts_are_not_judged(space: Space):
    space.change("audits/contacts.csv", "0100,", "0100,Mo-Sa 08:00-09:00")
    space.change(STANDARD, "version: 1", "status: draft\nversion: 1")
    space.change("standards/company.yaml", "promises:\n  - {id: P-THANKS, text: Nobody leaves without a thank-you.}\n", "")
    space.change(STANDARD, "promises: [P-THANKS]\n", "")
    assert space.codes() == []


def test_stores_of_one_problem_stand_in_the_files_order_whatever_else_differs_in_them(space: Space):
    names = [f"S{number}" for number in range(1, 5)]
    regions = ["town", "coast", "town", "coast"]
    lines = [f"{name},Shop {name},{region},shop,en,Mo-Sa 09:00-18:00" for name, region in zip(names, regions, strict=True)]
    (space.root / "audits/stores.csv").write_text(
        "id,name,region,format,language,hours\n" + "\n".join([*lines, "S5,Late,town,shop,en,Mo-Sa 09:00-17:00"]), encoding="utf-8"
    )
    (space.root / "audits/contacts.csv").write_text(CONTACTS + "*,shop-lead,phone,0100,Mo-Sa 09:00-17:00\n", encoding="utf-8")
    assert "in 4 of 5 stores (S1, S2, S3, S4)" in [problem.what.partition(" nobody")[0] for problem in space.problems()]
