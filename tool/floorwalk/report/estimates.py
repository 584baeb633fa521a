"""An estimate in; the words that people read out: the figure rounded down, its interval rounded outward, its n, or why there is none."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from floorwalk.report.labels import NBSP, count
from floorwalk.stats import Why

if TYPE_CHECKING:
    from floorwalk.report.labels import Words
    from floorwalk.stats import Estimate

DUST = 1e-9  # the computer's rounding must not turn 70 into 69.9


def down(value: float, t: Words) -> str:
    """Give a number with one decimal, rounded down, so that it cannot look better than its band."""
    return _tenths(floor(value * 10 + DUST), t)


def up(value: float, t: Words) -> str:
    """Give a number with one decimal, rounded up: the upper end of an interval."""
    return _tenths(ceil(value * 10 - DUST), t)


def signed(value: float, t: Words) -> str:
    """Give a difference with its sign, as +3.2, rounded to the nearest tenth."""
    tenths = round(value * 10)
    return ("+" if tenths > 0 else "\u2212" if tenths < 0 else "") + _tenths(abs(tenths), t)


def size(value: float, t: Words) -> str:
    """Give the size of a difference, without its sign."""
    return _tenths(abs(round(value * 10)), t)


def _tenths(tenths: int, t: Words) -> str:
    text = f"{abs(tenths) // 10}{t('.')}{abs(tenths) % 10}"
    return f"\u2212{text}" if tenths < 0 else text


def hundredths(value: float, t: Words) -> str:
    """Give a number from 0 to 1 with two decimals, rounded to the nearest: kappa, alpha, the share of variation."""
    return f"{value:.2f}".replace(".", t(".")).replace("-", "\u2212")


def share(value: float | None, t: Words) -> str:
    """Give a share from 0 to 1 as a percentage, rounded down."""
    return "" if value is None else down(value * 100, t) + f"{NBSP}%"


def score(value: float | None, t: Words) -> str:
    """Give a score from 0 to 100, rounded down."""
    return "" if value is None else down(value, t) + f"{NBSP}%"


def between(one: Estimate, t: Words, scale: float = 1.0, *, ends: tuple[float, float] | None = (0.0, 100.0)) -> str:
    """Give the interval as `50.0 to 94.2`, or why there is none. `scale` is 100 for shares; `ends` are the least and most possible."""
    if one.low is None or one.high is None:
        return why(one, t)
    low, high = one.low * scale, one.high * scale
    if ends:
        low, high = max(ends[0], low), min(ends[1], high)
    return t("{low} to {high}").format(low=down(low, t), high=up(high, t)).replace(" ", NBSP)


def between_signed(one: Estimate, t: Words) -> str:
    """Give the interval of a difference as `-1.3 to +16.1`, or why there is none."""
    if one.low is None or one.high is None:
        return why(one, t)
    return t("{low} up to {high}").format(low=signed(one.low, t), high=signed(one.high, t)).replace(" ", NBSP)


def certain(one: Estimate | None) -> int:
    """Whether a difference is more than chance does: 1 upward, -1 downward, else 0."""
    if one is None or one.low is None or one.high is None:
        return 0
    return (one.low > 0) - (one.high < 0)


def rests_on(one: Estimate, t: Words) -> str:
    """Give what a figure rests on, as `20 visits in 8 stores`."""
    return t("{visits} in {stores}").format(
        visits=count(one.n, t("{n} visit"), t("{n} visits")), stores=count(one.clusters, t("{n} store"), t("{n} stores"))
    )


def why(one: Estimate, t: Words) -> str:
    """Say why there is no interval."""
    texts = {
        Why.FEW_STORES: t("no interval: it takes {least} stores, here {had}"),
        Why.FEW_BESIDE: t("no interval: it takes {least} stores on either side, one has {had}"),
        Why.FEW_VISITS: t("no interval: it takes {least} visits, here {had}"),
        Why.FEW_DOUBLE: t("no interval: it takes {least} visits of two auditors to one store, here {had}"),
        Why.FEW_POINTS: t("no limits: it takes {least} points, here {had}"),
        Why.FEW_PAIRS: t("no interval: it takes {least} pairs, here {had}"),
        Why.FEW_VALUES: t("no interval: it takes {least} times, these are worth {had}, as those of one store are alike"),
        Why.FEW_REPEATED: t("no interval: it takes {least} stores that were seen twice, here {had}"),
        Why.FEW_SPARE: t("no interval: it takes {least} visits more to tell chance from severity, here {had}"),
        Why.FEW_RARE: t("no interval: too rare; it takes {least} that have one, here {had}"),
        Why.NO_SPREAD: t("no interval: all values are the same"),
        Why.ONE_ANSWER: t("no interval: only one answer was ever given"),
        Why.CONFOUNDED: t("cannot be told: nobody else saw these stores"),
        Why.NOTHING: t("nothing to count"),
    }
    return texts[one.why_not or Why.NOTHING].format(least=one.least, had=one.had)
