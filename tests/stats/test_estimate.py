"""A figure carries an interval or the reason why not: never both, never neither."""

import pytest

from floorwalk.stats import Estimate, Why
from floorwalk.stats.estimate import unsure


@pytest.mark.parametrize(
    ("low", "high", "why"), [(None, None, None), (0.1, None, None), (None, 0.9, Why.FEW_STORES), (0.1, 0.9, Why.FEW_STORES)]
)
def test_half_an_interval_is_none(low: float | None, high: float | None, why: Why | None) -> None:
    with pytest.raises(ValueError, match="never both"):
        Estimate(0.5, 10, 5, low, high, why)


def test_half_width() -> None:
    assert Estimate(0.5, 10, 5, 0.25, 0.75).half_width == 0.25
    few = unsure(0.5, 10, 4, Why.FEW_STORES, 5)
    assert (few.half_width, few.low, few.why_not, few.least) == (None, None, "few_stores", 5)
