"""`floorwalk rescore`: audits on record and another edition in; their scores under both, side by side, out. Nothing is changed."""

from __future__ import annotations

import json
from collections import Counter
from math import floor
from typing import TYPE_CHECKING, Any

import click

from floorwalk.cli.ready import LEDGER, ready, require_known, round_named
from floorwalk.edition.apply import ask, waived
from floorwalk.edition.freeze import freeze
from floorwalk.edition.shelf import FOLDER, shelf
from floorwalk.errors import FloorwalkError
from floorwalk.ledger.store import open_ledger
from floorwalk.score import shown
from floorwalk.score.again import Rescored, rescore

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from floorwalk.edition.freeze import Edition
    from floorwalk.ledger.entry import Recorded
    from floorwalk.model import Round
    from floorwalk.score import Score
    from floorwalk.source.workspace import Workspace

EPILOG = """\b
Examples:
  floorwalk rescore --as-of now                        the latest round, as the standards stand today
  floorwalk rescore --as-of 433456d7 --round 2026-11   under an edition of audits/editions
  floorwalk rescore --as-of now --explain S012         what was left out of the comparison in one store

Three scores stand beside each other: the audit's own, on all its checks; then, on the checks that both editions ask there and whose
answer means the same under both, its score under its own edition and under the other one. Only the last two may be compared.
"""
_NOW = "now"
_LEAST = 4  # digits of a hash
_SHOWN = 12


@click.command(epilog=EPILOG)
@click.option("--as-of", "named", metavar="EDITION", required=True, help="First digits of an edition's hash; `now`: the set as it stands.")
@click.option("--round", "round_id", metavar="ID", help="Round, as 2026-11; the latest one unless said.")
@click.option("--explain", "store", metavar="STORE", help="Name each check of this store that is left out, and why.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people or programs.")
@click.pass_obj
def command(folder: str, named: str, round_id: str | None, store: str | None, form: str) -> None:
    """Show what a round would have scored under another edition.

    Results keep the scores of their own edition: nothing is written.
    """
    space = ready(folder)
    round_ = round_named(space, round_id)
    require_known("store", [store] if store else (), [one.id for one in space.stores.rows])
    editions = shelf(space.root)
    other = _edition(space, round_, editions.values(), named)
    found = [_again(space, one, round_, editions, other) for one in _recorded(space, round_)]
    if form == "json":
        click.echo(json.dumps({"round": round_.id, "edition": other.hash, "visits": [_plain(one) for one in found]}, indent=2))
        return
    for line in _text(found, round_, other, store):
        click.echo(line)


def _edition(space: Workspace, round_: Round, known: Collection[Edition], named: str) -> Edition:
    """The one edition of the round's set that is meant; raises FloorwalkError FW756."""
    if named == _NOW and round_.set in space.sets:
        return freeze(space.sets[round_.set])
    found = [edition for edition in known if edition.set == round_.set and len(named) >= _LEAST and edition.hash.startswith(named)]
    if len(found) != 1:
        choices = ", ".join(edition.short for edition in known if edition.set == round_.set) or "none"
        what = f"{'no edition' if not found else 'more than one edition'} of the set '{round_.set}' in {FOLDER} begins with '{named}'."
        raise FloorwalkError("FW756", what, f"There are: {choices}. Or write `now` for the set as it stands.", status=2)
    return found[0]


def _recorded(space: Workspace, round_: Round) -> list[Recorded]:
    path = space.root / LEDGER
    if not path.exists():
        raise FloorwalkError("FW706", "nothing has been collected yet.", "Run: floorwalk collect")
    with open_ledger(path, read_only=True, tell=lambda sentence: click.echo(sentence, err=True)) as ledger:
        recorded = ledger.audits(round_.id)
    if not recorded:
        raise FloorwalkError("FW706", f"no audit of round {round_.id} is on record.", "Run `floorwalk collect`, or name another round.")
    return recorded


def _again(space: Workspace, one: Recorded, round_: Round, editions: Mapping[str, Edition], other: Edition) -> Rescored:
    edition, store = editions.get(one.audit.edition), space.store(one.audit.store)
    if edition is None or store is None:
        gone = f"edition {one.audit.edition[:8]}" if edition is None else f"store {one.audit.store}"
        repair = "Fetch it from version control: results are scored under their own edition."
        raise FloorwalkError("FW605", f"{one.file}: its {gone} is no longer there.", repair)
    due = one.audit.due or round_.due
    excused = waived(space.decisions.rows, store.id, due) | space.left_out(round_.id)
    return rescore(one.audit, ask(edition, store, due, excused), ask(other, store, due, excused))


def _text(found: Sequence[Rescored], round_: Round, other: Edition, store: str | None) -> Iterator[str]:
    if any(one.audit.simulated for one in found):
        yield "These visits were simulated: they show how results look, and prove nothing."
    yield f"Round {round_.id}, {len(found)} visits, beside edition {other.version}-{other.short}. Nothing is changed.\n"
    heads = ("store", "day", "own score", "own, shared", "other, shared", "change", "shared", "left out", "outcome")
    rows = [heads, *map(_cells, found)]
    sizes = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    for row in rows:
        yield "  ".join(text.ljust(size) for text, size in zip(row, sizes, strict=True)).rstrip()
    yield from _why(found, store)


def _cells(one: Rescored) -> tuple[str, ...]:
    before, after = one.before.percent, one.after.percent
    change = "" if before is None or after is None else f"{(floor(after * 10) - floor(before * 10)) / 10:+.1f}"  # of what is shown
    outcome = one.before.outcome if one.before.outcome == one.after.outcome else f"{one.before.outcome} -> {one.after.outcome}"
    scores = (_percent(one.own), _percent(one.before), _percent(one.after))
    return one.audit.store, str(one.audit.day), *scores, change, str(one.shared), str(len(one.left_out)), outcome


def _percent(score: Score) -> str:
    return "not scored" if score.percent is None else shown(score.percent)


def _why(found: Sequence[Rescored], store: str | None) -> Iterator[str]:
    """Which checks are in no comparison, and why: in one store, else added up."""
    chosen = [one for one in found if store is None or one.audit.store == store]
    if store is not None:
        for one in chosen:
            yield f"\n{one.audit.sheet_id}: {len(one.left_out)} left out"
            yield from (f"  {left.check}: {left.why}" for left in one.left_out)
            yield from (f"  {check}: not asked then" for check in one.not_asked)
        return
    reasons = Counter((left.check, left.why) for one in chosen for left in one.left_out)
    reasons.update((check, "not asked then") for one in chosen for check in one.not_asked)
    if reasons:
        yield "\nIn no comparison:"
    for (check, why), n in sorted(reasons.items())[:_SHOWN]:
        yield f"  {check}: {why} ({n} of {len(found)} visits)"
    if len(reasons) > _SHOWN:
        yield f"  and {len(reasons) - _SHOWN} more; --explain STORE names all of a store"


def _plain(one: Rescored) -> dict[str, Any]:
    scores = {name: _numbers(getattr(one, name)) for name in ("own", "before", "after")}
    left = [{"check": left.check, "why": left.why} for left in one.left_out]
    audit = one.audit
    about = {"sheet": audit.sheet_id, "store": audit.store, "day": str(audit.day), "edition": audit.edition, "simulated": audit.simulated}
    return about | scores | {"shared": one.shared, "left_out": left, "not_asked": list(one.not_asked)}


def _numbers(score: Score) -> dict[str, Any]:
    percent = score.percent
    return {
        "exact": None if percent is None else str(percent),
        "shown": None if percent is None else shown(percent),
        "outcome": score.outcome,
    }
