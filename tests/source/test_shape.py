import pytest

from floorwalk.model import Limit, Measure, Sample, Standard, When
from floorwalk.model.standard import Ask
from floorwalk.source.shape import description, keys, model_at


@pytest.mark.parametrize(
    ("loc", "model"),
    [
        ((), Standard),
        (("ask", 0), Ask),
        (("checks", 0, "sample"), Sample),
        (("checks", 0, "measure", "limits", 1), Limit),
        (("checks", 0, "measure", "limits", 1, "when"), When),
        (("variants", 0, "when"), When),
        (("checks", 0), None),
        (("checks", 0, "none"), None),
    ],
)
def test_the_model_whose_keys_stand_at_a_location(loc: tuple[str | int, ...], model: type | None) -> None:
    assert model_at(Standard, loc) is model


def test_keys_are_what_people_write() -> None:
    assert "for" in keys(Standard)
    assert "applies" not in keys(Standard)


def test_a_key_is_described() -> None:
    assert description(Measure, "readings") == "How many readings are taken."
    assert description(Standard, "for").startswith("Whom and where")
    assert description(Standard, "none") == ""
