"""A folder in; what is there and what to do next out, in a few lines for a manager."""

from __future__ import annotations

from pathlib import Path

from floorwalk.cli.ready import today
from floorwalk.lint.run import run
from floorwalk.source.workspace import find_root, load


def advise(folder: str) -> str:
    """Look at the workspace and say where it stands and which command comes next."""
    root = find_root(Path(folder))
    if root is None:
        return (
            "There is no workspace here.\n\n"
            "  floorwalk demo                 see a whole simulated round first\n"
            "  floorwalk init my-standards    make a small workspace of your own\n"
            "  floorwalk --help               all commands"
        )
    space = load(root)
    errors = sum(problem.severity == "error" for problem in run(space, today()))
    standards = sum(1 for _ in space.standards())
    name = space.company.name if space.company else root.name
    lines = [f"{name}: {standards} standards in {len(space.sets)} set(s), {len(space.stores.rows)} stores, {len(space.rounds)} round(s)."]
    if errors:
        return "\n".join([*lines, "", f"{errors} problem(s) stand in the way.", "Next:  floorwalk check"])
    return "\n".join([*lines, "", *_next(root, [(round_.due, round_.id) for round_, _ in space.rounds.values()])])


def _next(root: Path, rounds: list[tuple[object, str]]) -> list[str]:
    if not rounds:
        return ["No round is planned yet.", "Next:  write audits/rounds/<name>.yaml, then  floorwalk sheets"]
    latest = max(rounds, key=str)[1]
    filled = _count(root / "audits/filled")
    if filled:
        newest = max(path.stat().st_mtime for path in (root / "audits/filled").rglob("*.xlsx"))
        ledger = root / "audits/ledger.duckdb"
        if not ledger.exists() or ledger.stat().st_mtime < newest:
            return [f"{filled} filled sheets wait in audits/filled.", "Next:  floorwalk collect"]
        return [f"{filled} filled sheets have been collected.", f"Next:  floorwalk report --round {latest}"]
    if made := _count(root / "audits/sheets"):
        return [
            f"{made} sheets lie in audits/sheets; none has come back yet.",
            "Next:  put filled sheets into audits/filled, then  floorwalk collect",
        ]
    return [
        f"Round {latest} has no sheets yet.",
        f"Next:  floorwalk sheets --round {latest}",
        "Or:    floorwalk checklist    floorwalk handbook",
    ]


def _count(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("*.xlsx")) if folder.is_dir() else 0
