"""Audits in, lines of audits/kept without a name out, to be committed; and the way back: those lines in, entries for the ledger out.

What is kept is a list of its own, so that a field that the model gains later is left out until somebody decides.
"""

from __future__ import annotations

import json
import os
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from floorwalk.edition.apply import ask
from floorwalk.errors import FloorwalkError, Place, Problem
from floorwalk.ledger.entry import Entry, Recorded
from floorwalk.model import Audit
from floorwalk.score import score

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from floorwalk.filled.read import Known

FOLDER = "audits/kept"
FORMAT = "floorwalk-kept/1"
OF_AUDIT = (
    "sheet_id",
    "round",
    "kind",
    "set",
    "edition",
    "store",
    "day",
    "due",
    "start",
    "end",
    "language",
    "announced",
    "simulated",
    "corrects",
)
OF_ANSWER = ("check", "state", "values", "corrected")
_REPAIR = "Take the file as it was from version control: git checkout audits/kept"


def line(one: Recorded) -> str:
    """Give an audit as a line: what was answered, and no name, note, text or picture."""
    facts = one.audit.model_dump(mode="json", include=set(OF_AUDIT))
    answers = [_answer(answer) for answer in one.audit.model_dump(mode="json", include={"answers"})["answers"]]
    plain = {"format": FORMAT, "sha256": one.content_hash} | {name: facts[name] for name in OF_AUDIT} | {"answers": answers}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _answer(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: answer[name] for name in OF_ANSWER} | {"values": [str(value) for value in answer["values"]]}


def keep(root: Path, audits: Iterable[Recorded]) -> list[Path]:
    """Write the lines that are not there yet, a file a round, and have them on the disk before this ends. Gives the files written.

    Raises FloorwalkError FW710 when one cannot be written.
    """
    by_round: dict[str, list[str]] = {}
    for one in sorted(audits, key=lambda one: (one.audit.sheet_id, one.content_hash)):
        by_round.setdefault(one.audit.round, []).append(line(one))
    return [path for round_, lines in by_round.items() if _add(path := root / FOLDER / f"{round_}.jsonl", lines)]


def _add(path: Path, lines: list[str]) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            file.seek(0)
            before = file.read()
            there = set(before.decode("utf-8", "replace").splitlines())
            new = [one for one in lines if one not in there]
            # What a stopped run left half written ends here, and is reported as a damaged line.
            file.write(("\n" if before and not before.endswith(b"\n") else "").encode() + "".join(f"{one}\n" for one in new).encode())
            file.flush()
            os.fsync(file.fileno())
        _settle(path.parent)
    except OSError as error:
        what = f"{path} cannot be written: {error.strerror or error}."
        raise FloorwalkError("FW710", what, "Nothing was removed. Make room or get the right to write there, then try again.") from error
    return bool(new)


def _settle(folder: Path) -> None:
    """Have the folder's own entry on the disk too, where the system lets one."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def entries(root: Path, known: Known) -> tuple[list[Entry], list[Problem]]:
    """Give every kept audit, scored under its edition, and what is wrong with the files: each damaged line by its number."""
    made: dict[str, Entry] = {}
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*.jsonl")):
        name = path.relative_to(root).as_posix()
        for number, text in _lines(path):
            place = Place(name, number, 1)
            found = _entry(place, text, known)
            if isinstance(found, Problem):
                problems.append(found)
            elif _told(first := made.setdefault(found.audit.sheet_id, found)) != _told(found):
                what = f"the visit {first.audit.sheet_id} is kept twice, from two files; the first line counts."
                problems.append(Problem(place, "FW641", what, "Delete the line that is wrong."))
    return list(made.values()), problems


def _told(entry: Entry) -> tuple[str, Audit]:
    return entry.content_hash, entry.audit


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    with path.open("rb") as file:
        for number, raw in enumerate(file, start=1):
            if raw.strip():
                yield number, raw.decode("utf-8", "replace")


def _entry(place: Place, text: str, known: Known) -> Entry | Problem:
    try:
        plain = json.loads(text)
        content_hash = plain.pop("sha256")
        if plain.pop("format") != FORMAT or not _is_hash(content_hash):
            raise ValueError  # damaged, like the others
        plain["answers"] = [answer | {"values": [_value(text) for text in answer["values"]]} for answer in plain["answers"]]
        audit = Audit.model_validate(plain)
    except (ValueError, KeyError, AttributeError, TypeError, ArithmeticError):  # pydantic's own error is a ValueError
        return Problem(place, "FW640", "this line is damaged; the audit in it is not counted.", _REPAIR)
    store, edition, round_ = known.stores.get(audit.store), known.editions.get(audit.edition), known.rounds.get(audit.round)
    if store is None or edition is None or round_ is None:
        missing = f"store {audit.store}" if store is None else f"edition {audit.edition[:8]}" if edition is None else f"round {audit.round}"
        what = f"the {missing} of this kept audit is not in the workspace; it is not counted."
        return Problem(place, "FW642", what, "Fetch stores.csv, audits/editions and audits/rounds from version control.")
    due = audit.due or round_.due
    asked = ask(edition, store, due, known.waived(store.id, due) | frozenset(round_.leave_out))
    return Entry(content_hash, place.file, audit, score(asked, audit), ())


def _value(text: str) -> Decimal | str:
    """Words begin with a letter, numbers never do."""
    return text if text[:1].isalpha() else Decimal(text)


def _is_hash(text: object) -> bool:
    return isinstance(text, str) and len(text) == 64 and set(text) <= set("0123456789abcdef")
