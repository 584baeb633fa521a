"""The audit on record with its problems and a file that came back for it in; whether it changes only what we asked about out.

A reply workbook names the files that it corrects. What may differ is what was reported or left blank; the rest must be as it was, else a
person decides. The rule looks at two files and nothing else, so that it says the same in whatever order they are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from floorwalk.errors import Problem
    from floorwalk.model import Answer, Audit

_DAY, _ACTION, _NO_ACTIONS, _STRAY, _PICTURE_OF_NO_LINE = "FW614", "FW619", "FW606", "FW627", "FW623"
_NOTE, _PHOTO = frozenset({"FW613", _STRAY}), frozenset({"FW618", "FW624", "FW625"})
_OF_ANSWER = ("FW607", "FW608", "FW609", "FW610", "FW611", "FW612")
_ALWAYS = ("sheet_id", "round", "kind", "set", "edition", "store", "due", "simulated")


def corrects(new: Audit, old_hash: str, old: Audit, asked: Sequence[Problem]) -> bool:
    """Whether `new` answers what we asked about `old` and changes nothing else; `asked` are the problems of `old`."""
    return old_hash in new.corrects and not beyond(new, old, asked)


def beyond(new: Audit, old: Audit, asked: Sequence[Problem]) -> tuple[str, ...]:
    """Name what `new` changes though it was neither reported nor blank: fields of Start, ids of checks, `actions`."""
    return (*_facts(new, old, asked), *_answers(new, old, asked), *(() if _actions_agree(new, old, asked) else ("actions",)))


def _facts(new: Audit, old: Audit, asked: Sequence[Problem]) -> Iterator[str]:
    of_start = {problem.code for problem in asked if not problem.place.check}
    free = {"day"} if _DAY in of_start else set()
    free |= {"start", "end"} if "FW610" in of_start else set()
    free |= {"announced"} if "FW609" in of_start else set()
    free |= {"remarks"} if _STRAY in of_start else set()
    for name in _ALWAYS:
        if getattr(new, name) != getattr(old, name):
            yield name
    for name in ("day", "announced", "start", "end", "auditor", "remarks"):
        before = getattr(old, name)
        if name not in free and before not in (None, "") and getattr(new, name) != before:
            yield name


def _answers(new: Audit, old: Audit, asked: Sequence[Problem]) -> Iterator[str]:
    codes: dict[str, set[str]] = {}
    for problem in asked:
        codes.setdefault(problem.place.check, set()).add(problem.code)
    more = any(problem.code == _PICTURE_OF_NO_LINE for problem in asked)
    answered = new.by_check()
    if answered.keys() != old.by_check().keys():
        yield "checks"
    for before in old.answers:
        after = answered.get(before.check)
        if after and before.state != "blank" and not _agrees(after, before, codes.get(before.check, set()), more=more):
            yield before.check


def _agrees(after: Answer, before: Answer, codes: set[str], *, more: bool) -> bool:
    """Whether an answer is as it was, but for what was asked about; `more`: a picture on no line may have found its line."""
    same = (after.state, after.values, after.comment) == (before.state, before.values, before.comment)
    noted = after.note == before.note or (not codes.isdisjoint(_NOTE) and not before.note)
    had, has = _pictures(before), _pictures(after)
    pictured = not codes.isdisjoint(_PHOTO) or (after.photo == before.photo and (had == has or (more and had < has)))
    marked = after.corrected == before.corrected or not codes.isdisjoint(_OF_ANSWER)
    return same and noted and pictured and marked


def _pictures(answer: Answer) -> set[str]:
    """Content hashes of what was pasted: it may have another name in the reply workbook. Files beside it go by the name that is written."""
    return {photo.sha256 for photo in answer.photos if photo.pasted}


def _actions_agree(new: Audit, old: Audit, asked: Sequence[Problem]) -> bool:
    """Lines without a fault are all there; as many may differ as were reported, and any may come when the sheet could not be found."""
    if any(problem.code == _NO_ACTIONS for problem in asked):
        return True
    faults = sum(problem.code == _ACTION for problem in asked)
    gone = [line for line in old.actions if line not in new.actions]
    came = [line for line in new.actions if line not in old.actions]
    return len(gone) <= faults and len(came) <= faults
