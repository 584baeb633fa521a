"""Krippendorff's alpha: his own example with gaps, and the krippendorff package."""

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from floorwalk.stats import Why, alpha
from floorwalk.stats.alpha import Level, alpha_value

# Krippendorff, Computing Krippendorff's alpha-reliability (2011), C: four observers, twelve units, gaps.
OBSERVERS = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
UNITS = [[None if one == "." else int(one) for one in unit] for unit in zip(*OBSERVERS, strict=True)]


@pytest.mark.parametrize(("level", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_printed(level: Level, printed: float) -> None:
    found = alpha(UNITS, level)
    assert found.value == pytest.approx(printed, abs=0.0005)
    assert (found.n, found.clusters) == (40, 11)
    assert found.low is not None
    assert found.high is not None
    assert found.low < printed < found.high <= 1


@given(
    st.lists(st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=3, max_size=3), min_size=2, max_size=15),
    st.sampled_from(["nominal", "ordinal", "interval"]),
)
def test_as_the_package_says(units: list[list[int | None]], level: Level) -> None:
    kept = [[float(one) for one in unit if one is not None] for unit in units]
    kept = [unit for unit in kept if len(unit) > 1]
    assume(len({one for unit in kept for one in unit}) > 1)
    data = np.array([[np.nan if one is None else one for one in unit] for unit in units if sum(one is not None for one in unit) > 1]).T
    assert alpha_value(kept, level) == pytest.approx(krippendorff.alpha(reliability_data=data, level_of_measurement=level), abs=1e-9)


@pytest.mark.parametrize(
    ("units", "why", "least"),
    [
        ([], Why.NOTHING, None),
        ([[1, None]] * 20, Why.NOTHING, None),
        ([[1, 1]] * 20, Why.ONE_ANSWER, None),
        ([[1, 2], [2, 2]], Why.FEW_PAIRS, 10),
    ],
)
def test_too_few(units: list[list[int | None]], why: Why, least: int | None) -> None:
    found = alpha(units, "nominal")
    assert (found.why_not, found.least, found.low) == (why, least, None)
