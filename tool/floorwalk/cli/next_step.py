"""A folder in; what is there and what to do next out, in a few lines for a manager."""

from __future__ import annotations

from pathlib import Path

from floorwalk.cli.ready import today
from floorwalk.lint.run import run
from floorwalk.source.workspace import find_root, load

_NO_ROUND = ("No round is planned yet.", "Next:  write audits/rounds/<name>.yaml, then  floorwalk sheets")


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
    latest = max(((round_.due, round_.id) for round_, _ in space.rounds.values()), default=None)
    return "\n".join([*lines, "", *(_next(root, latest[1]) if latest else _NO_ROUND)])


def _next(root: Path, round_: str) -> list[str]:
    """Where the round stands: planned, sent out, come back, collected, reported."""
    filled, made = _workbooks(root / "audits/filled"), _workbooks(root / "audits/sheets")
    collected, reported = _written(root / "audits/ledger.duckdb"), _written(root / "audits/reports" / round_ / "index.html")
    if filled and collected < max(map(_written, filled)):
        return [f"{len(filled)} filled sheets lie in audits/filled, some not yet collected.", "Next:  floorwalk collect"]
    if filled and reported < collected:
        return [f"{len(filled)} filled sheets have been collected.", f"Next:  floorwalk report --round {round_}"]
    if filled:
        return [f"Round {round_} is reported.", f"Next:  open audits/reports/{round_}/index.html", "Or:    floorwalk handbook"]
    if made:
        what = f"{len(made)} sheets lie in audits/sheets; none has come back yet."
        return [what, "Next:  put filled sheets into audits/filled, then  floorwalk collect"]
    others = "Or:    floorwalk checklist    floorwalk handbook"
    return [f"Round {round_} has no sheets yet.", f"Next:  floorwalk sheets --round {round_}", others]


def _workbooks(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.xlsx") if not path.name.startswith("~$")]  # Excel's lock files


def _written(path: Path) -> float:
    """When a file was last written; before everything when it is not there."""
    return path.stat().st_mtime if path.exists() else 0.0
