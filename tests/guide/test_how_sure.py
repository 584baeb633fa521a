"""The examples of the page on how sure we are, worked out again from the numbers that stand there."""

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from floorwalk.score import shown
from floorwalk.stats import (
    Chart,
    Estimate,
    Part,
    Seen,
    Why,
    agreement,
    alpha,
    between_stores,
    bounds,
    customers_needed,
    difference,
    individuals,
    mean_score,
    p_chart,
    paired_change,
    quantile,
    ranks,
    rate,
    repeat,
    severities,
    stores_needed,
    trend,
    within_store,
)
from floorwalk.stats.agreement import Pair
from floorwalk.stats.integrity import uniform
from floorwalk.stats.rate import effective_visits
from floorwalk.stats.repeats import Outcome

PAGE = (Path(__file__).parents[2] / "guide/how-sure.md").read_text(encoding="utf-8")
Rows = dict[str, str]
EXAMPLES = re.findall(r"```text\nExample (.*?)\n(.*?)```", PAGE, re.DOTALL)


def _rows(text: str) -> Rows:
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in text.splitlines() if not line.startswith("="))}


def _numbers(text: str) -> list[int]:
    return [int(word) for word in text.split()]


def _percent(found: Estimate) -> str:
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    return f"{found.value:.1%}, between {found.low:.1%} and {found.high:.1%}".replace("%", " %")


def _plain(found: Estimate, digits: int = 1) -> str:
    assert found.value is not None
    if found.low is None or found.high is None:
        assert found.why_not is not None
        return f"{found.value:.{digits}f}, no interval ({found.why_not})"
    return f"{found.value:.{digits}f}, between {found.low:.{digits}f} and {found.high:.{digits}f}"


def _rate(rows: Rows) -> list[str]:
    stores = list(zip(_numbers(rows["passed"]), _numbers(rows["visits"]), strict=True))
    found = rate(stores)
    return [
        f"{_percent(found)}; n = {found.n} visits in {found.clusters} stores, worth {effective_visits(stores):.1f} visits to different stores"
    ]


def _mean(rows: Rows) -> list[str]:
    found = mean_score([_numbers(scores) for scores in rows.values()])
    return [f"{_plain(found)}; n = {found.n} visits in {found.clusters} stores"]


def _difference(rows: Rows) -> list[str]:
    found = difference(*([[score] for score in _numbers(rows[group])] for group in ("north", "south")))
    return [f"north is higher by {_plain(found)}; n = {found.n} visits in {found.clusters} stores"]


def _change(rows: Rows) -> list[str]:
    stores = rows["store"].split()
    found = paired_change(*(dict(zip(stores, _numbers(rows[when]), strict=True)) for when in ("before", "after")))
    return [f"up by {_plain(found)}; {found.clusters} stores, n = {found.n} visits"]


def _ranks(rows: Rows) -> list[str]:
    lines = []
    for one in ranks({store: _numbers(scores) for store, scores in rows.items()}):
        assert one.mean is not None
        place = (
            f"place {'=' if one.tied else ''}{one.rank}, may be {one.best} to {one.worst}"
            if one.rank
            else f"no rank below {one.least} visits"
        )
        lines.append(f"{one.store}: {float(one.mean):.1f} from {one.visits} visits: {place}")
    return lines


def _within(rows: Rows) -> list[str]:
    return [f"{_plain(within_store(_numbers(rows['scores'])))} points"]


def _between(rows: Rows) -> list[str]:
    found = between_stores([_numbers(scores) for scores in rows.values()])
    return [f"within stores {_plain(found.within)}", f"between stores {_plain(found.between)}", f"alike {_plain(found.alike, 2)}"]


def _limits(chart: Chart, scale: int = 1) -> str:
    (low, high), *_ = {(point.low, point.high) for point in chart.points}
    assert low is not None
    assert high is not None
    assert chart.centre is not None
    return f"middle {scale * chart.centre:.1f}, limits {scale * low:.1f} and {scale * high:.1f}"


def _individuals(rows: Rows) -> list[str]:
    (chart,) = individuals(_numbers(rows["scores"]))
    marks = [f"point {place + 1} ({', '.join(chart.points[place].signals)})" for place in chart.out_of_control()]
    return [f"{_limits(chart)}; marked: {'; '.join(marks)}"]


def _p_chart(rows: Rows) -> list[str]:
    (chart,) = p_chart(list(zip(_numbers(rows["passed"]), _numbers(rows["visits"]), strict=True)))
    first = chart.points[0]
    assert chart.centre is not None
    assert first.low is not None
    assert first.high is not None
    rough = ", rough" if first.rough else ""
    return [
        f"middle {chart.centre:.1%}; limits of the first round {first.low:.1%} and {first.high:.1%}{rough}; marked: none".replace("%", " %")
    ] * (not chart.out_of_control())


def _trend(rows: Rows) -> list[str]:
    changed = rows.pop("changed between spring and summer").split(", ")
    visits = []
    for name, checks in rows.items():
        points = {}
        for check in checks.split(", "):
            id_, earned, possible = re.fullmatch(r"(\w+) (\d+) of (\d+)", check).groups()  # type: ignore[union-attr]
            points[id_] = (Fraction(earned), Fraction(possible))
        round_ = name.removeprefix("round ")
        visits.append(Seen("S1", round_, "new" if round_ == "summer" else "old", points))
    found = trend([visit.round for visit in visits], visits, {("old", "new"): changed})
    lines = ["segments: " + " | ".join(", ".join(segment) for segment in found.segments)]
    return lines + [f"{step.before} to {step.after}: {step.change.value:+.1f} on {', '.join(step.shared)}" for step in found.steps]


def _repeats(rows: Rows) -> list[str]:
    words: dict[str, Outcome] = {"failed": "failed", "N/A": "na", "not observed": "not_observed", "blank": "blank", "passed": "passed"}
    found = repeat([words[word] for word in rows["visits"].split(", ")])
    return [f"found {found.times} times in a row, at {found.looked} visits that looked"]


def _bounds(rows: Rows) -> list[str]:
    found = bounds([Part(*(Fraction(rows[key]) for key in ("earned", "possible", "disputed")))])
    return [f"scored {shown(found.scored)}; between {shown(found.low)} and {shown(found.high)}"]


def _kappa(rows: Rows) -> list[str]:
    kinds: dict[str, Pair] = {"both yes": (1, 1), "both no": (0, 0), "yes and no": (1, 0), "no and yes": (0, 1)}
    counts = [_numbers(rows[kind]) for kind in kinds]
    visits = [[pair for pair, n in zip(kinds.values(), own, strict=True) for _ in range(n)] for own in zip(*counts, strict=True)]
    assert len(visits) == int(rows["double visits"])
    found = agreement(visits)
    assert found.commonest is not None
    lines = [
        f"raw agreement {_percent(found.raw)}; n = {found.raw.n} pairs from {found.raw.clusters} double visits",
        f"kappa {_plain(found.kappa, 2)}",
    ]
    return [*lines, f"commonest answer {found.commonest:.0%} of all; kappa with that taken out {found.adjusted:.2f}".replace("%", " %")]


def _alpha(rows: Rows) -> list[str]:
    people = [rows[name].split() for name in ("Ann", "Bo", "Cy")]
    found = alpha([[None if one == "." else int(one) for one in thing] for thing in zip(*people, strict=True)], "ordinal")
    assert found.clusters == int(rows["things"])
    return [f"alpha (ordinal) {_plain(found, 2)}; n = {found.n} ratings of {found.clusters} things"]


def _severity(rows: Rows) -> list[str]:
    stores = rows["store"].split()
    found = severities([(name, store, score) for name in ("Ann", "Bo") for store, score in zip(stores, _numbers(rows[name]), strict=True)])
    return [f"{one.auditor}: {_plain(one.beyond)} points from the mean auditor; n = {one.beyond.n} visits" for one in found]


def _median(rows: Rows) -> list[str]:
    times = _numbers(rows["minutes"])
    slow = quantile(times, 0.9)
    return [f"median {_plain(quantile(times))}; n = {len(times)}", f"slow tenth {_plain(slow)}: it takes {slow.least}"]


def _uniform(rows: Rows) -> list[str]:
    made = re.findall(r"visits by (\w+): (\d+)\nof them 100 %: (\d+)", PAGE)
    scores = {f"{name}{n}": (name, Fraction(100 if n < int(perfect) else 90)) for name, visits, perfect in made for n in range(int(visits))}
    assert rows["visits by Ann"] == made[0][1]
    (found,) = uniform(scores)
    assert found.chance is not None
    return [f"{found.auditor}: {found.seen} of {found.of} visits; by chance {found.chance:.2%} of the time".replace("%", " %")]


def _customers(rows: Rows) -> list[str]:
    wanted = int(rows["half-width"].split()[0]) / 100
    return [
        f"{customers_needed(wanted)} customers; {customers_needed(wanted, population=1000)} where there are only 1000; {customers_needed(wanted / 2)} for half of it"
    ]


def _round(rows: Rows) -> list[str]:
    wanted, chain = int(rows["half-width"].split()[0]) / 100, int(rows["stores in the chain"])
    found = stores_needed(wanted, int(rows["visits a store"]), likeness=float(rows["alike"]), chain=chain)
    assert found is not None
    return [
        f"{found.stores} stores, {found.visits} visits; one is worth {1 / found.effect:.2f}; half-width {100 * found.half_width:.1f} points"
    ]


WORKED: dict[str, Callable[[Rows], list[str]]] = {
    "rate": _rate,
    "mean": _mean,
    "difference": _difference,
    "change": _change,
    "ranks": _ranks,
    "within": _within,
    "between": _between,
    "individuals": _individuals,
    "p chart": _p_chart,
    "trend": _trend,
    "repeats": _repeats,
    "bounds": _bounds,
    "kappa": _kappa,
    "alpha": _alpha,
    "severity": _severity,
    "median": _median,
    "uniform": _uniform,
    "customers": _customers,
    "round": _round,
}


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_the_example_is_worked_out(name: str, text: str) -> None:
    assert [line.removeprefix("= ") for line in text.splitlines() if line.startswith("=")] == WORKED[name](_rows(text))


def test_every_measure_has_its_example() -> None:
    assert {name for name, _ in EXAMPLES} == WORKED.keys()


def test_every_reason_is_told() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == set(Why)
