"""Probabilities in; quantiles of the t, chi-square, F and beta distributions out, by the standard library alone."""

from __future__ import annotations

from functools import lru_cache
from math import exp, inf, isclose, lgamma, log, log1p, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_TINY = 1e-300
_CLOSE = 1e-15
_STEPS = 100_000


def normal_quantile(p: float) -> float:
    """The standard normal quantile (Wichura, Algorithm AS 241, Applied Statistics 37, 1988; by `statistics.NormalDist`)."""
    return NormalDist().inv_cdf(p)


def beta_cdf(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b).

    Source: continued fraction 26.5.8 of Abramowitz and Stegun (1964) in the order of DLMF 8.17.22, by Lentz's method (Thompson and
    Barnett, Journal of Computational Physics 64, 1986).
    """
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) / a
    return 1 - front * _beta_fraction(1 - x, b, a) / b


def _beta_fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    whole = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 / _away(1 + term * d)
            c = _away(1 + term / c)
            whole *= c * d
        if isclose(c * d, 1, rel_tol=_CLOSE):
            break
    return whole


def _away(x: float) -> float:
    return x if abs(x) > _TINY else _TINY


def gamma_cdf(x: float, a: float) -> float:
    """The regularised lower incomplete gamma function P(a, x), by its series below a + 1 and its continued fraction above.

    Source: 6.5.29 and 6.5.31 of Abramowitz and Stegun (1964).
    """
    if x <= 0:
        return 0.0
    front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        for k in range(1, _STEPS):
            term *= x / (a + k)
            total += term
            if term < total * _CLOSE:
                break
        return front * total
    return 1 - front * _gamma_fraction(x, a)


def _gamma_fraction(x: float, a: float) -> float:
    step = x + 1 - a
    c, d = 1 / _TINY, 1 / step
    whole = d
    for k in range(1, _STEPS):
        term = -k * (k - a)
        step += 2
        d = 1 / _away(term * d + step)
        c = _away(step + term / c)
        whole *= c * d
        if isclose(c * d, 1, rel_tol=_CLOSE):
            break
    return whole


def t_beyond(t: float, df: float) -> float:
    """The two-sided tail of Student's t: how likely |T| is at least |t| (26.7.1 of Abramowitz and Stegun, 1964)."""
    if t * t < 1:  # near 0 the other tail keeps its digits
        return 1 - beta_cdf(t * t / (df + t * t), 0.5, df / 2)
    return beta_cdf(df / (df + t * t), df / 2, 0.5)


@lru_cache(maxsize=4096)
def t_quantile(p: float, df: float) -> float:
    """The quantile of Student's t with `df` degrees of freedom, which need not be whole; normal when `df` is infinite."""
    if df == inf:
        return normal_quantile(p)
    if p <= 0.5:
        return -t_quantile(1 - p, df) if p < 0.5 else 0.0
    return _solve(lambda t: -t_beyond(t, df), -2 * (1 - p), normal_quantile(p) + 1)


@lru_cache(maxsize=1024)
def chi2_quantile(p: float, df: float) -> float:
    """The quantile of chi-square with `df` degrees of freedom."""
    return _solve(lambda x: gamma_cdf(x / 2, df / 2), p, df + 1)


@lru_cache(maxsize=1024)
def f_quantile(p: float, df1: float, df2: float) -> float:
    """The quantile of F with `df1` and `df2` degrees of freedom (26.6.2 of Abramowitz and Stegun, 1964)."""
    return _solve(lambda x: beta_cdf(df1 * x / (df1 * x + df2), df1 / 2, df2 / 2), p, 2.0)


@lru_cache(maxsize=1024)
def beta_quantile(p: float, a: float, b: float) -> float:
    """The quantile of the beta distribution."""
    return _solve(lambda x: beta_cdf(x, a, b), p, 1.0)


def _solve(cdf: Callable[[float], float], p: float, guess: float) -> float:
    """Bisection, on the ratio while the bracket is wide: it cannot diverge, and the callers remember what it found."""
    low, high = 0.0, guess
    while cdf(high) < p:
        low, high = high, high * 2
    while high - low > 1e-13 * high:
        middle = sqrt(low * high) if low > 0 and high > 4 * low else (low + high) / 2
        low, high = (middle, high) if cdf(middle) < p else (low, middle)
    return (low + high) / 2
