"""Do the intervals of `floorwalk.stats` hold what they promise? The chains are simulated, so the truth is known; 95 % are to hold it.

Stores differ as a beta distribution says, so that visits of one store are alike (correlation r); the rate's interval is compared with what
was tried before it. The measures of scores are tried on normal scores. Nothing here is timed; one seed, the same table every time.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from functools import lru_cache
from math import sqrt
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from floorwalk.stats import between_stores, difference, mean_score, quantile, quantile_by_store, ranks, rate, within_store
from floorwalk.stats.quantiles import t_quantile
from floorwalk.stats.rate import clopper_pearson, effective_visits, wilson

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

STORES = (5, 8, 15, 30, 100)
VISITS = (1, 2, 3, 4, 5, 6, 0)  # 0: one to six, by chance
ALIKE = (0.0, 0.1, 0.3, 0.6)
RATES = (0.5, 0.8, 0.95, 0.99)
LOW = 0.93
Counts = tuple[tuple[int, int], ...]
Interval = tuple[float, float]


class Cell(NamedTuple):
    """One simulated chain: stores, visits a store, correlation of a store's visits, true rate."""

    stores: int
    visits: int
    alike: float
    rate: float


@lru_cache(maxsize=20_000)
def product(counts: Counts) -> Interval:
    """The interval of `floorwalk.stats.rate`."""
    found = rate(counts)
    return -1.0 if found.low is None else found.low, 2.0 if found.high is None else found.high


@lru_cache(maxsize=20_000)
def first_design(counts: Counts) -> Interval:
    """Wilson with n_eff and t(S-1); n_eff = S where all visits passed, or none."""
    p, size = _share_and_size(counts)
    return wilson(p, size, t_quantile(0.975, len(counts) - 1))


@lru_cache(maxsize=20_000)
def korn_graubard(counts: Counts) -> Interval:
    """Clopper and Pearson with n_eff (t(n-1) / t(S-1))^2, at most n."""
    p, size = _share_and_size(counts)
    n = sum(visits for _, visits in counts)
    if 0 < p < 1:
        size = min(n, size * (t_quantile(0.975, n - 1) / t_quantile(0.975, len(counts) - 1)) ** 2)
    return clopper_pearson(p, size)


@lru_cache(maxsize=20_000)
def floor_only(counts: Counts) -> Interval:
    """Wilson with n_eff at most n^2 / sum n_s^2 where fewer than four stores hold the rarer answer; no Clopper and Pearson."""
    p = sum(y for y, _ in counts) / sum(n for _, n in counts)
    return wilson(p, effective_visits(counts), t_quantile(0.975, len(counts) - 1))


METHODS: dict[str, Callable[[Counts], Interval]] = {
    "as first designed": first_design,
    "Korn and Graubard": korn_graubard,
    "lower n_eff, Wilson": floor_only,
    "lower n_eff, the wider of Wilson and Clopper-Pearson (floorwalk)": product,
}


def _share_and_size(counts: Counts) -> tuple[float, float]:
    n, stores = sum(visits for _, visits in counts), len(counts)
    p = sum(passed for passed, _ in counts) / n
    if not 0 < p < 1:
        return p, float(stores)
    spread = stores / (stores - 1) * sum((y - p * m) ** 2 for y, m in counts) / n**2
    return p, n / max(1.0, spread * n / (p * (1 - p)))


def chain(cell: Cell, chance: Random) -> Counts:
    """One simulated round; its order means nothing, so it is sorted."""
    counts = []
    for _ in range(cell.stores):
        visits = cell.visits or chance.randint(1, 6)
        own = cell.rate
        if cell.alike:
            size = (1 - cell.alike) / cell.alike
            own = chance.betavariate(cell.rate * size, (1 - cell.rate) * size)
        counts.append((sum(chance.random() < own for _ in range(visits)), visits))
    return tuple(sorted(counts))


def cells() -> Iterator[Cell]:
    for stores in STORES:
        for visits in VISITS:
            for alike in ALIKE if visits != 1 else (0.0,):  # with one visit a store nothing can be alike
                yield from (Cell(stores, visits, alike, p) for p in RATES)


def coverage(cell: Cell, methods: Iterable[Callable[[Counts], Interval]], runs: int) -> list[tuple[float, float]]:
    """For each method, over the same simulated rounds: the share of intervals that hold the true rate, and their mean length."""
    chance = Random(f"1 {cell}")  # noqa: S311 - simulated rounds that can be made again
    rounds = [chain(cell, chance) for _ in range(runs)]
    found = []
    for method in methods:
        intervals = [method(counts) for counts in rounds]
        held = sum(low - 1e-9 <= cell.rate <= high + 1e-9 for low, high in intervals)
        found.append((held / runs, sum(high - low for low, high in intervals) / runs))
    return found


def rates(runs: int) -> None:
    """Print a line for each method, and the product's least coverage by stores and true rate."""
    results = {cell: coverage(cell, METHODS.values(), runs) for cell in cells()}
    print("| method | least coverage | cells under 93 % | mean coverage | mean length |\n|---|---|---|---|---|")
    for place, name in enumerate(METHODS):
        held = [found[place][0] for found in results.values()]
        length = sum(found[place][1] for found in results.values()) / len(held)
        low = sum(share < LOW for share in held)
        print(f"| {name} | {min(held):.1%} | {low} of {len(held)} | {sum(held) / len(held):.1%} | {100 * length:.1f} points |")
    print(f"\nThe last method: least coverage over all visits and correlations, {runs} rounds in each cell\n")
    print("| stores | " + " | ".join(f"{p:.0%}" for p in RATES) + " |\n" + "|---" * (len(RATES) + 1) + "|")
    least: dict[tuple[int, float], list[float]] = defaultdict(list)
    for cell, found in results.items():
        least[cell.stores, cell.rate].append(found[-1][0])
    for stores in STORES:
        print(f"| {stores} | " + " | ".join(f"{min(least[stores, p]):.1%}" for p in RATES) + " |")
    worst = sorted((found[-1][0], cell) for cell, found in results.items())[:8]
    print("\nLowest: " + "; ".join(f"{share:.1%} {tuple(cell)}" for share, cell in worst))


def scores(runs: int) -> None:
    """The measures of scores, on 12 stores with 4 visits each: mean 85, SD 4 between stores, 6 within (r = 0.31)."""
    chance = Random(7)  # noqa: S311 - as above
    held: dict[str, int] = defaultdict(int)
    for _ in range(runs):
        truth = [chance.gauss(85, 4) for _ in range(12)]
        visits = [[chance.gauss(mean, 6) for _ in range(4)] for mean in truth]
        other = [[chance.gauss(chance.gauss(80, 8), 6) for _ in range(2)] for _ in range(7)]
        parted = between_stores(visits)
        inside = {
            "mean of all visits": (mean_score(visits), 85.0),
            "difference of two groups": (difference(visits, other), 5.0),
            "SD within one store": (within_store(visits[0]), 6.0),
            "SD within stores": (parted.within, 6.0),
            "SD between stores": (parted.between, 4.0),
            "ICC(1)": (parted.alike, 16 / 52),
            "median, one value a store": (quantile([store[0] for store in visits]), 85.0),
            "median, all values by store": (quantile_by_store(visits), 85.0),
            "slow tenth, all values by store": (quantile_by_store(visits, 0.9), 85 + 1.2815515655 * sqrt(52)),
        }
        for name, (found, true) in inside.items():
            held[name] += found.low is not None and found.high is not None and found.low <= true <= found.high
            held[f"{name}, no interval"] += found.low is None
        order = sorted(truth, reverse=True)
        placed = {f"{number:02}": scores_ for number, scores_ in enumerate(visits)}
        places = [(one, order.index(truth[int(one.store)]) + 1) for one in ranks(placed)]
        held["all ranks at once"] += all(
            one.best is not None and one.worst is not None and one.best <= at <= one.worst for one, at in places
        )
    print("\n| interval | holds the truth | no interval |\n|---|---|---|")
    for name in [name for name in held if not name.endswith("no interval")]:
        none = held[f"{name}, no interval"]
        print(f"| {name} | {held[name] / max(1, runs - none):.1%} | {none / runs:.1%} |")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=2000)
    runs = options.parse_args().runs
    rates(runs)
    scores(runs)


if __name__ == "__main__":
    main()
