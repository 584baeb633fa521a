"""Quantiles against printed tables, and against scipy over a wide field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from floorwalk.stats.quantiles import beta_cdf, beta_quantile, chi2_quantile, f_quantile, gamma_cdf, normal_quantile, t_beyond, t_quantile

# Fisher and Yates, Statistical Tables (1963), tables III, IV and V.
TABLE = [
    (t_quantile(0.975, 1), 12.706),
    (t_quantile(0.975, 4), 2.776),
    (t_quantile(0.975, 7), 2.365),
    (t_quantile(0.975, 14), 2.145),
    (t_quantile(0.975, 29), 2.045),
    (t_quantile(0.995, 120), 2.617),
    (t_quantile(0.025, 10), -2.228),
    (t_quantile(0.5, 10), 0),
    (t_quantile(0.975, float("inf")), 1.960),
    (normal_quantile(0.995), 2.576),
    (chi2_quantile(0.95, 1), 3.841),
    (chi2_quantile(0.975, 10), 20.483),
    (chi2_quantile(0.025, 10), 3.247),
    (chi2_quantile(0.05, 30), 18.493),
    (f_quantile(0.95, 5, 10), 3.33),
    (f_quantile(0.975, 3, 20), 3.86),
]


@pytest.mark.parametrize(("ours", "printed"), TABLE)
def test_printed_tables(ours: float, printed: float) -> None:
    assert ours == pytest.approx(printed, abs=0.0051 if round(printed, 2) == printed else 0.00051)


@given(st.floats(0.0005, 0.9995), st.floats(1, 2000))
def test_t(p: float, df: float) -> None:
    assert t_quantile(p, df) == pytest.approx(stats.t.ppf(p, df), rel=1e-8, abs=1e-8)


@given(st.floats(0, 60), st.floats(1, 500))
def test_tail_of_t(t: float, df: float) -> None:
    assert t_beyond(t, df) == pytest.approx(2 * stats.t.sf(t, df), rel=1e-9, abs=1e-300)


@given(st.floats(0.0005, 0.9995), st.floats(1, 1000))
def test_chi2(p: float, df: float) -> None:
    assert chi2_quantile(p, df) == pytest.approx(stats.chi2.ppf(p, df), rel=1e-8)


@given(st.floats(0.001, 0.999), st.integers(1, 300), st.integers(1, 300))
def test_f(p: float, df1: int, df2: int) -> None:
    assert f_quantile(p, df1, df2) == pytest.approx(stats.f.ppf(p, df1, df2), rel=1e-6)


@given(st.floats(0.001, 0.999), st.floats(0.3, 500), st.floats(0.3, 500))
def test_beta(p: float, a: float, b: float) -> None:
    assert beta_quantile(p, a, b) == pytest.approx(stats.beta.ppf(p, a, b), rel=1e-7)
    assert beta_cdf(beta_quantile(p, a, b), a, b) == pytest.approx(p, rel=1e-7)


def test_ends() -> None:
    assert (beta_cdf(-1, 2, 3), beta_cdf(0, 2, 3), beta_cdf(1, 2, 3), gamma_cdf(0, 2), gamma_cdf(-1, 2)) == (0, 0, 1, 0, 0)
