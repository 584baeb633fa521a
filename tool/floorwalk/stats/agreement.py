"""What two auditors answered to the same checks in; how often they agree, and how much of it is more than chance, out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from math import sqrt
from typing import TYPE_CHECKING

from floorwalk.stats.estimate import CONFIDENCE, NEGLIGIBLE, Estimate, Why, unsure
from floorwalk.stats.jackknife import jackknife
from floorwalk.stats.quantiles import normal_quantile
from floorwalk.stats.rate import rate

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

Pair = tuple["Hashable", "Hashable"]
LEAST_PAIRS = 20
LEAST_VISITS = 5
LOPSIDED = 0.8  # one answer so frequent that kappa is low whatever the auditors do


@dataclass(frozen=True)
class Agreement:
    """`raw`: share of equal answers. `kappa`: Cohen's. `lopsided`: nearly all answers are the same one, so a low kappa proves nothing.

    `commonest` is the share of the most frequent answer; `adjusted` is kappa as if all answers were equally frequent, for comparison only.
    """

    raw: Estimate
    kappa: Estimate
    commonest: float | None
    adjusted: float | None

    @property
    def lopsided(self) -> bool:
        return self.commonest is not None and self.commonest >= LOPSIDED


def agreement(visits: Sequence[Sequence[Pair]], confidence: float = CONFIDENCE) -> Agreement:
    """Agreement of two auditors over double visits; each visit holds the pairs of answers to the checks that both observed.

    Checks of one visit are alike, so the visit is the unit: `raw` is `rate.rate` over visits, the interval of kappa a jackknife over
    visits. At least 20 pairs from 5 visits. `adjusted` = (q p_o - 1) / (q - 1) with q kinds of answer. Sources: Cohen, A coefficient of
    agreement for nominal scales, Educational and Psychological Measurement 20 (1960); Feinstein and Cicchetti, High agreement but low
    kappa, Journal of Clinical Epidemiology 43 (1990), for the caveat; Byrt, Bishop and Carlin, Bias, prevalence and kappa, ibid. 46
    (1993), for `adjusted`.
    """
    kept = [list(visit) for visit in visits if visit]
    pairs = list(chain.from_iterable(kept))
    raw = rate(((sum(a == b for a, b in visit), len(visit)) for visit in kept), confidence, few=Why.FEW_DOUBLE)
    if len(pairs) < LEAST_PAIRS:
        kappa = unsure(None, len(pairs), len(kept), Why.FEW_PAIRS, LEAST_PAIRS, len(pairs)) if pairs else unsure(None, 0, 0, Why.NOTHING)
    else:
        kappa = jackknife(kept, _kappa_of, len(pairs), Why.FEW_DOUBLE, least=LEAST_VISITS, confidence=confidence)
    answers = Counter(chain.from_iterable(pairs))
    if raw.value is None or len(answers) < 2:
        return Agreement(raw, kappa, 1.0 if answers else None, None)
    return Agreement(raw, kappa, max(answers.values()) / answers.total(), (len(answers) * raw.value - 1) / (len(answers) - 1))


def _kappa_of(visits: Sequence[Sequence[Pair]]) -> float | None:
    return kappa_value(list(chain.from_iterable(visits)))


def kappa_value(pairs: Sequence[Pair]) -> float | None:
    """Cohen's kappa (p_o - p_e) / (1 - p_e); None when both gave one and the same answer throughout, for then chance explains all."""
    n = len(pairs)
    if not n:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(a == b for a, b in pairs) * n
    expected = sum(first[answer] * second[answer] for answer in first)
    return None if expected == n * n else (observed - expected) / (n * n - expected)


def kappa_independent(pairs: Sequence[Pair], confidence: float = CONFIDENCE, *, least: int = LEAST_PAIRS) -> Estimate:
    """Cohen's kappa of pairs that are independent, as one check looked at in many double visits, with its large-sample error.

    var = (A + B - C) / ((1 - p_e)^2 n), A = sum p_ii (1 - (p_i. + p_.i)(1 - k))^2, B = (1 - k)^2 sum_{i != j} p_ij (p_.i + p_j.)^2,
    C = (k - p_e (1 - k))^2. Source: Fleiss, Cohen and Everitt, Large sample standard errors of kappa and weighted kappa, Psychological
    Bulletin 72 (1969). Fewer than `least` pairs: no interval.
    """
    n, kappa = len(pairs), kappa_value(pairs)
    if kappa is None:
        return unsure(None, n, n, Why.ONE_ANSWER if n else Why.NOTHING)
    if n < least:
        return unsure(kappa, n, n, Why.FEW_PAIRS, least)
    error = sqrt(max(0.0, _kappa_variance(pairs, kappa)))
    if error < sqrt(NEGLIGIBLE):  # the variance is what was rounded
        return unsure(kappa, n, n, Why.NO_SPREAD)
    reach = normal_quantile((1 + confidence) / 2) * error
    return Estimate(kappa, n, n, max(-1.0, kappa - reach), min(1.0, kappa + reach), error=error, confidence=confidence)


def _kappa_variance(pairs: Sequence[Pair], kappa: float) -> float:
    n = len(pairs)
    rows, columns = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(rows[answer] * columns[answer] for answer in rows) / n**2
    equal = apart = 0.0
    for (a, b), count in Counter(pairs).items():
        if a == b:
            equal += count / n * (1 - (rows[a] + columns[a]) / n * (1 - kappa)) ** 2
        else:
            apart += count / n * ((columns[a] + rows[b]) / n) ** 2
    return (equal + (1 - kappa) ** 2 * apart - (kappa - expected * (1 - kappa)) ** 2) / ((1 - expected) ** 2 * n)
