"""A wanted interval in; how many customers, visits and stores it takes out, and what a given number of them will tell."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf, sqrt

from floorwalk.stats.estimate import CONFIDENCE
from floorwalk.stats.quantiles import t_quantile
from floorwalk.stats.rate import LEAST_STORES

SAFE_SHARE = 0.5  # the share at which an interval is widest
USUAL_LIKENESS = 0.1  # of visits to one store, where nothing better is known


def half_width(n: float, share: float = SAFE_SHARE, confidence: float = CONFIDENCE, *, freedom: float = inf) -> float:
    """Half the length of the Wilson interval from n independent observations: z sqrt(p(1-p)/n + z^2/4n^2) / (1 + z^2/n).

    Source: Wilson, JASA 22 (1927). With few stores z is t with `freedom` degrees of freedom, as in `rate.rate`.
    """
    z = t_quantile((1 + confidence) / 2, freedom)
    return z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)


def customers_needed(wanted: float, share: float = SAFE_SHARE, confidence: float = CONFIDENCE, *, population: int | None = None) -> int:
    """The fewest customers, drawn by chance, whose interval reaches at most `wanted` to either side; shares from 0 to 1.

    The smallest n with `half_width(n) <= wanted`; at a share of one half n = z^2 (1/(4 h^2) - 1). Of a small `population` N it takes
    n / (1 + (n-1)/N). Sources: Piegorsch, Sample sizes for improved binomial confidence intervals, Computational Statistics and Data
    Analysis 46 (2004); Cochran, Sampling Techniques, 3rd ed. (1977), 4.4.
    """
    if not 0 < wanted < 0.5:
        raise ValueError("A half-width lies between 0 and 0.5.")
    low, high = 0, 1
    while half_width(high, share, confidence) > wanted:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if half_width(middle, share, confidence) > wanted else (low, middle)
    return high if population is None else min(population, ceil(high / (1 + (high - 1) / population)))


@dataclass(frozen=True)
class Round:
    """A round of `visits` = stores x visits a store. `effect` visits of it say as much as one to a store drawn alone."""

    stores: int
    visits_each: int
    effect: float
    half_width: float

    @property
    def visits(self) -> int:
        return self.stores * self.visits_each


def round_of(
    stores: int,
    visits_each: int = 1,
    share: float = SAFE_SHARE,
    *,
    likeness: float = USUAL_LIKENESS,
    chain: int | None = None,
    confidence: float = CONFIDENCE,
) -> Round:
    """How sure a round of so many stores will be; `likeness` is the correlation of visits of one store (`consistency.between_stores`).

    effect = 1 - r + m r (1 - S/N), m visits a store, S of the chain's N stores; without N: 1 + (m-1) r. The half-width is Wilson's with n
    = S m / effect and t(S-1). With all N stores visited, what stays unsure is only what other days would have shown. Sources: Kish,
    Survey Sampling (1965), chapter 5; Cochran, Sampling Techniques, 3rd ed. (1977), chapter 10 (two stages). At least five stores, else
    there is no interval.
    """
    if stores < LEAST_STORES or visits_each < 1 or (chain is not None and stores > chain):
        raise ValueError(f"A round needs at least {LEAST_STORES} stores of the chain and one visit to each.")
    left = 1.0 if chain is None else 1 - stores / chain
    effect = 1 - likeness + visits_each * likeness * left
    width = half_width(stores * visits_each / effect, share, confidence, freedom=stores - 1)
    return Round(stores, visits_each, effect, width)


def stores_needed(
    wanted: float,
    visits_each: int = 1,
    share: float = SAFE_SHARE,
    *,
    likeness: float = USUAL_LIKENESS,
    chain: int | None = None,
    confidence: float = CONFIDENCE,
) -> Round | None:
    """The smallest round whose interval reaches at most `wanted` to either side; None when even the whole chain is too few.

    Definition and sources: `round_of`.
    """
    most = chain if chain is not None else 1_000_000
    if most < LEAST_STORES:
        return None

    def made(stores: int) -> Round:
        return round_of(stores, visits_each, share, likeness=likeness, chain=chain, confidence=confidence)

    if made(most).half_width > wanted:
        return None
    low, high = LEAST_STORES - 1, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if made(middle).half_width > wanted else (low, middle)
    return made(high)
