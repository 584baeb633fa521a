"""Facts of visits in; what a person should ask the auditor about, with how likely it is by chance where that can be said, out.

Nothing here accuses anyone: a store may be perfect, a note may be a good sentence, a clock may be wrong.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from math import comb, exp, log, prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from datetime import date

LEAST_CHECKS = 20
LEAST_VISITS = 3
LEAST_LETTERS = 25
TOO_FAST = Fraction(1, 4)
HUNDRED = 100


class Kind(StrEnum):
    """What is asked about."""

    IDENTICAL = "identical"  # visits with the same answer to every check
    UNIFORM = "uniform"  # an auditor whose visits all scored 100 %
    NOTE = "note"  # the same note at several visits
    PHOTO = "photo"  # the same picture at several checks or visits
    EARLY = "early"  # a day before the sheet was issued
    LATE = "late"  # a day after the sheet came back
    FAST = "fast"  # less time than a quarter of what the checks take
    TWO_PLACES = "two_places"  # one auditor in two stores at once


@dataclass(frozen=True)
class Question:
    """`visits` (or an `auditor`) to ask about; `seen` of `of` is the size of the fact, in checks, visits, letters or minutes.

    `chance` is how likely at least as much would be among all the visits looked at, if nothing else were going on; None where no honest
    number exists. It supposes that checks fail independently, which they do not quite: a truer chance is larger.
    """

    kind: Kind
    visits: tuple[str, ...]
    auditor: str | None = None
    what: str = ""
    seen: float = 0
    of: float = 0
    chance: float | None = None


def identical(answers: Mapping[str, Mapping[str, Hashable]], *, least: int = LEAST_CHECKS) -> list[Question]:
    """Groups of visits that gave the same answers to the same checks, at least `least` of them.

    q = product over checks of the share of all visits that gave this answer; chance = min(1, N P(X >= m - 1)), X binomial(N - 1, q), for
    m alike among N. Source: the binomial model of answer-copying indices, Wollack and Fremer (eds.), Handbook of Test Security (2013),
    with Bonferroni's bound for looking at N visits. Visits where everything is as everywhere have a q near 1, and so a high chance.
    """
    shares = _shares(answers.values())
    groups: dict[frozenset[tuple[str, Hashable]], list[str]] = defaultdict(list)
    for visit, given in answers.items():
        if len(given) >= least:
            groups[frozenset(given.items())].append(visit)
    found = []
    for pattern, visits in groups.items():
        if len(visits) > 1:
            likely = prod(shares[answer] for answer in pattern)
            chance = min(1.0, len(answers) * at_least(len(visits) - 1, len(answers) - 1, likely))
            found.append(Question(Kind.IDENTICAL, tuple(sorted(visits)), seen=len(visits), of=len(answers), chance=chance))
    return sorted(found, key=lambda one: one.visits)


def _shares(all_: Iterable[Mapping[str, Hashable]]) -> dict[tuple[str, Hashable], float]:
    counts = Counter(answer for given in all_ for answer in given.items())
    asked: Counter[str] = Counter()
    for (check, _), count in counts.items():
        asked[check] += count
    return {answer: count / asked[answer[0]] for answer, count in counts.items()}


def at_least(k: int, n: int, p: float) -> float:
    """How likely a binomial(n, p) count is k or more."""
    if k <= 0 or p >= 1:
        return 1.0 if k <= n else 0.0
    if p <= 0:
        return 0.0
    return min(1.0, sum(exp(log(comb(n, j)) + j * log(p) + (n - j) * log(1 - p)) for j in range(k, n + 1)))


def uniform(scores: Mapping[str, tuple[str, Fraction]], *, least: int = LEAST_VISITS) -> list[Question]:
    """Auditors all of whose visits, at least `least`, scored 100 %; `scores` gives (auditor, percent) of each visit.

    chance = min(1, A C(K, n) / C(N, n)): with K perfect of all N visits, n visits drawn by chance would all be perfect; A auditors were
    looked at. Source: Fisher's exact test (Fisher, Statistical Methods for Research Workers, 5th ed., 1934, 21.02), Bonferroni's bound.
    """
    by_auditor: dict[str, list[str]] = defaultdict(list)
    for visit, (auditor, _) in scores.items():
        by_auditor[auditor].append(visit)
    perfect = sum(percent == HUNDRED for _, percent in scores.values())
    found = []
    for auditor, visits in sorted(by_auditor.items()):
        n = len(visits)
        if n >= least and all(scores[visit][1] == HUNDRED for visit in visits):
            chance = min(1.0, float(Fraction(len(by_auditor) * comb(perfect, n), comb(len(scores), n))))
            found.append(Question(Kind.UNIFORM, tuple(sorted(visits)), auditor, seen=n, of=n, chance=chance))
    return found


def copied_notes(notes: Mapping[str, Iterable[str]], *, least: int = LEAST_LETTERS) -> list[Question]:
    """Notes of at least `least` characters that stand at several visits, whatever the case and the spaces. No chance can be computed."""
    found: dict[str, set[str]] = defaultdict(set)
    for visit, texts in notes.items():
        for text in texts:
            found[" ".join(unicodedata.normalize("NFKC", text).casefold().split())].add(visit)
    long = sorted((text, visits) for text, visits in found.items() if len(text) >= least and len(visits) > 1)
    return [Question(Kind.NOTE, tuple(sorted(visits)), what=text, seen=len(visits), of=len(notes)) for text, visits in long]


def same_photos(photos: Mapping[str, Iterable[tuple[str, str]]]) -> list[Question]:
    """Pictures that stand at several checks or visits: (check, SHA-256) of each visit. Only a copy is alike to the last bit.

    Source: collision resistance of SHA-256, NIST FIPS 180-4: chance is no explanation, and no number is given.
    """
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for visit, pictures in photos.items():
        for check, digest in pictures:
            if digest:
                found[digest].append((visit, check))
    copies = sorted((places, digest) for digest, places in found.items() if len(set(places)) > 1)
    return [
        Question(Kind.PHOTO, tuple(sorted({visit for visit, _ in places})), what=digest, seen=len(set(places)), of=len(photos))
        for places, digest in copies
    ]


def wrong_days(days: Mapping[str, tuple[date, date, date | None]]) -> list[Question]:
    """Visits dated before their sheet was issued or after it came back: (issued, day, received or None). `seen` counts days."""
    found = []
    for visit, (issued, day, received) in sorted(days.items()):
        if day < issued:
            found.append(Question(Kind.EARLY, (visit,), seen=(issued - day).days))
        elif received is not None and day > received:
            found.append(Question(Kind.LATE, (visit,), seen=(day - received).days))
    return found


def too_fast(minutes: Mapping[str, tuple[float, float]], *, share: Fraction = TOO_FAST) -> list[Question]:
    """Visits that took less than `share` of the minutes that their checks need: (taken, needed) of each visit."""
    quick = sorted((visit, taken, needed) for visit, (taken, needed) in minutes.items() if 0 <= taken < share * needed)
    return [Question(Kind.FAST, (visit,), seen=taken, of=needed) for visit, taken, needed in quick]


def two_places(visits: Sequence[tuple[str, str, str, date, int, int]]) -> list[Question]:
    """Visits of one auditor to two stores at once: (visit, auditor, store, day, start, end), in minutes after midnight, as is `seen`."""
    found = []
    by_day: dict[tuple[str, date], list[tuple[int, int, str, str]]] = defaultdict(list)
    for visit, auditor, store, day, start, end in visits:
        if start < end:
            by_day[auditor, day].append((start, end, store, visit))
    for (auditor, _), spans in sorted(by_day.items()):
        for one, other in combinations(sorted(spans), 2):
            if other[0] < one[1] and one[2] != other[2]:
                found.append(Question(Kind.TWO_PLACES, (one[3], other[3]), auditor, seen=min(one[1], other[1]) - other[0]))
    return found
