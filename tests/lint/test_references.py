from tests.lint.conftest import Space

COMPANY = "standards/company.yaml"


def test_what_a_role_learns_first_must_be_there(space: Space) -> None:
    role = "{id: cashier, title: Cashier"
    space.change(COMPANY, role, f"{role}, first: [PAY-01]")
    assert space.codes() == []
    space.change(COMPANY, "first: [PAY-01]", "first: [PAY-01, PAY-77]")
    [problem] = space.problems()
    assert problem.code == "FW306"
    assert "'PAY-77' is no standard of this workspace" in problem.what
