"""What does the ledger cost? Writing 10,000 audits against reading their sheets; each question at one and at ten million answers."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from cost import ROOT, show, show_machine
from floorwalk.demo.auditor import fill
from floorwalk.demo.fill import filled
from floorwalk.edition.shelf import for_round, shelf
from floorwalk.filled.known import known
from floorwalk.filled.read import read
from floorwalk.ledger.ask import ask, names, query
from floorwalk.ledger.entry import Entry
from floorwalk.ledger.packed import pack
from floorwalk.ledger.store import open_ledger
from floorwalk.score import score
from floorwalk.sheet.visits import visits
from floorwalk.source.workspace import load
from floorwalk.words import words

if TYPE_CHECKING:
    from floorwalk.ledger.store import Ledger

CHECKS = 82
ROUNDS = 24
BATCH = 100
SEED = 5
GIVEN: dict[str, Any] = {
    "kind": "audit",
    "set": "mall",
    "least": 3,
    "days": 14,
    "today": date(2026, 12, 1),
    "before": "r22",
    "after": "r23",
}

# 24 rounds of as many stores as it takes, 82 checks a visit, one auditor for ten stores, and one visit in fifty by another one. 88 % of the
# answers pass, 6 % fail, 3 % are N/A, 2.5 % not observed, 0.5 % blank (in one visit of twenty); two thirds of the failures have a note.
AUDITS = """
INSERT INTO audits
WITH numbered AS (
    SELECT i, i // $stores AS round, i % $stores AS store, hash(i) % 50 = 0 AS again FROM range($audits) t(i)
)
SELECT sha256('audit' || i), format('r{:02d}.mall.S{}.1', round, store), format('audits/filled/{}.xlsx', i), format('r{:02d}', round),
    'audit', 'mall', sha256('edition' || (round // 8)), 'S' || store, 1,
    DATE '2025-01-01' + CAST(round * 30 + hash(i, 1) % 28 AS INTEGER), CAST(20089 + round * 30 + hash(i, 1) % 28 AS INTEGER),
    DATE '2025-01-30' + CAST(round * 30 AS INTEGER), CAST(540 + hash(i, 2) % 300 AS INTEGER),
    CAST(600 + hash(i, 2) % 300 + hash(i, 3) % 60 AS INTEGER), 'Auditor ' || (store // 10 + CASE WHEN again THEN 1 ELSE 0 END), 'en',
    FALSE, FALSE, '', $checks, 0, 0.97, NULL, 0, 0, NULL, NULL, NULL, 'good', 'pass', '', sha256('answers' || hash(i, 4) % 100000000)
FROM numbered
"""
ANSWERS = """
INSERT INTO answers
WITH numbered AS (
    SELECT i, j, hash(i, j) % 1000 AS luck, hash(j, 9) % 3 = 0 AS is_promise
    FROM range($audits) a(i), range($checks) c(j)
),
judged AS (
    SELECT i, j, is_promise, luck, CASE WHEN luck < 880 THEN 'passed' WHEN luck < 940 THEN 'failed' WHEN luck < 970 THEN 'na'
        WHEN luck < 995 OR i % 20 > 0 THEN 'not_observed' ELSE 'blank' END AS result
    FROM numbered
),
given AS (
    SELECT i, j, luck, is_promise, result, result IN ('passed', 'failed') AS seen FROM judged
)
SELECT sha256('audit' || i), j, format('PAY-{:02d}.1', j), CASE WHEN is_promise THEN 'promise' ELSE 'yes_no' END, format('PAY-{:02d}', j),
    's' || (j // 10), j % 20 = 0, 2, CASE WHEN seen THEN 'given' ELSE result END, result,
    CASE WHEN NOT seen THEN '' WHEN is_promise THEN '5 ' || (luck % 9) WHEN result = 'passed' THEN 'yes' ELSE 'no' END,
    CASE WHEN is_promise AND seen THEN 5 END, CASE WHEN is_promise AND seen THEN luck % 9 END, NULL,
    CASE WHEN result = 'passed' THEN '1' WHEN result IN ('failed', 'blank') THEN '0' END, CASE WHEN result = 'passed' THEN 2 ELSE 0 END,
    CASE WHEN seen OR result = 'blank' THEN 2 ELSE 0 END,
    CASE WHEN result = 'failed' AND luck % 3 > 0 THEN format('The sign at shelf {} was missing', hash(i, j, 7) % 200000) ELSE '' END,
    '', '', FALSE, 'Audit', 'F' || (j + 6)
FROM given ORDER BY i, j
"""
SCORES = """
UPDATE audits SET earned = s.earned, possible = s.possible, percent = 100 * s.earned / s.possible, blanks = s.blanks
FROM (SELECT audit, sum(earned) AS earned, sum(possible) AS possible, count(*) FILTER (WHERE result = 'blank') AS blanks
    FROM answers GROUP BY audit) s
WHERE s.audit = audits.audit
"""
AROUND = (
    """INSERT INTO photos SELECT audit, check_id, 0, check_id || '.jpg', FALSE, sha256('photo' || hash(audit, position) % 2000000), 640, 480
    FROM answers WHERE result = 'failed' AND hash(audit, position, 2) % 10 = 0""",
    """INSERT INTO stores SELECT 'S' || i, 'Store ' || i, 'region-' || (i % 12), CASE WHEN i % 4 = 0 THEN 'mall' ELSE 'store' END, 'en',
    'Mo-Su 09:00-21:00' FROM range($stores) t(i)""",
    """INSERT INTO rounds SELECT format('r{:02d}', i), 'Round ' || i, 'mall', 'audit', DATE '2025-01-01' + CAST(i * 30 AS INTEGER),
    DATE '2025-01-30' + CAST(i * 30 AS INTEGER) FROM range(24) t(i)""",
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--audits", type=int, default=10_000, help="audits to append")
    options.add_argument("--answers", type=int, nargs=2, default=(1_000_000, 10_000_000), metavar=("FEW", "MANY"))
    options.add_argument("--asked", nargs=2, metavar=("LEDGER", "NAME"), help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.asked:
        _asked(Path(given.asked[0]), given.asked[1])
        return
    with TemporaryDirectory(prefix="floorwalk-bench-") as name:
        _append(Path(name), given.audits)
        few, many = (_grown(Path(name), answers) for answers in given.answers)
        _questions(few, many, given.answers)
    show_machine()


def _append(folder: Path, audits: int) -> None:
    """Six sheets are filled and read; what was read is written under new names until there are enough."""
    entries, reading = _read()
    writing = making = 0.0
    with open_ledger(folder / "appended.duckdb") as ledger:
        for start in range(0, audits, BATCH):
            batch = [_renamed(entries[number % len(entries)], number) for number in range(start, min(start + BATCH, audits))]
            began = time.process_time()
            made = [pack(entry) for entry in batch]
            middle = time.process_time()
            ledger.append_packed(made)
            making, writing = making + middle - began, writing + time.process_time() - middle
    whole = median(reading) * audits
    print(f"ledger: {audits:,} audits, {CHECKS} checks each, appended in batches of {BATCH}; CPU seconds of this process")
    show(f"reading and scoring so many sheets ({len(reading)} measured)", [each * audits for each in reading])
    show("making rows of what was read", [making])
    show("writing the rows", [writing])
    print(f"  rows and writing / reading: {(making + writing) / whole:.2f} (wanted under 1.5)")


def _read() -> tuple[list[Entry], list[float]]:
    """The entries of six simulated sheets, and the CPU seconds that reading each of them took, three times over."""
    space = load(ROOT)
    round_ = max((one for one, _ in space.rounds.values()), key=lambda one: one.due)
    edition, _ = for_round(space, round_)
    told = known(space, shelf(ROOT) | {edition.hash: edition})
    entries, reading = [], []
    for visit in visits(space, round_, edition)[:6]:
        content = filled(visit.workbook(round_.start), fill(visit.asked, round_, SEED), words(visit.identity.language))
        for _ in range(3):
            began = time.process_time()
            got = read(content, visit.file_name, told)
            if got.audit is None or got.asked is None:
                raise SystemExit(f"{visit.file_name} was not read: {got.problems[0]}")
            entry = Entry(got.content_hash, got.file, got.audit, score(got.asked, got.audit), got.problems)
            reading.append(time.process_time() - began)
        entries.append(entry)
    return entries, reading


def _renamed(entry: Entry, number: int) -> Entry:
    sheet_id = f"{entry.audit.round}.mall.S{number}.1"
    return replace(entry, content_hash=f"{number:064x}", audit=entry.audit.model_copy(update={"sheet_id": sheet_id}))


def _grown(folder: Path, answers: int) -> Path:
    path = folder / f"{answers}.duckdb"
    stores = max(1, answers // CHECKS // ROUNDS)
    numbers = {"stores": stores, "audits": stores * ROUNDS, "checks": CHECKS}
    with open_ledger(path) as ledger:
        ledger.connection.execute("SET memory_limit = '4GB'")
        ledger.connection.execute("SET threads = 2")
        for sql in (AUDITS, ANSWERS, SCORES, *AROUND):
            ledger.connection.execute(sql, {key: value for key, value in numbers.items() if f"${key}" in sql})
    return path


def _asked(path: Path, name: str) -> None:
    """Ask one question in a process of its own; tell its seconds (clock, CPU), rows, and the most GB that it had."""
    with open_ledger(path, read_only=True) as ledger:
        tables = _brought(ledger, name)
        values = {key: value for key, value in GIVEN.items() if key in query(name).parameters}
        clock, used = time.perf_counter(), time.process_time()
        found = ask(ledger, name, tables, **values)
        clock, used = time.perf_counter() - clock, time.process_time() - used
    print(clock, used, len(found), _most_memory())


def _most_memory() -> float:
    """The most GB that this process had. Linux: `ru_maxrss` would count what the process had that started this one."""
    peak = next(line for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1e6


def _brought(ledger: Ledger, name: str) -> dict[str, list[tuple[str, ...]]]:
    checks = [row[0] for row in ledger.connection.execute("SELECT DISTINCT check_id FROM answers ORDER BY 1").fetchall()]
    promised = [(f"P-{number % 10}", check) for number, check in enumerate(checks)]
    tables: dict[str, list[tuple[str, ...]]] = {"promise_checks": [*promised], "changed_checks": [(checks[0],)]}
    return {table: tables[table] for table in query(name).tables}


def _questions(few: Path, many: Path, answers: tuple[int, int]) -> None:
    print(f"each question, a process each: at {answers[0]:,} answers, and at {answers[1]:,} (wanted: under 10 s and 2 GB, growth under 1)")
    print("  growth: CPU seconds of the many over those of the few, over how many times as many answers there are")
    for name in names():
        (_, before, _, _), (clock, used, found, memory) = (_measured(path, name) for path in (few, many))
        growth = used / max(before, 0.01) / (answers[1] / answers[0])
        cost = f"{before:6.2f} s CPU {used:7.2f} s CPU {clock:7.2f} s clock {memory:5.2f} GB"
        print(f"  {name:<20} {cost} {found:9,.0f} rows   growth {growth:.2f}")


def _measured(path: Path, name: str) -> list[float]:
    argv = (sys.executable, __file__, "--asked", str(path), name)
    done = subprocess.run(argv, check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT / "tool")})
    return [float(one) for one in done.stdout.split()]


if __name__ == "__main__":
    main()
