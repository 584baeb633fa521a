"""Two files for one visit in; a short text to the auditor out, in their language: what differs, and that they should say which is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.collect.correction import beyond
from floorwalk.model import Choice, Measure, Promise
from floorwalk.score.numbers import reading
from floorwalk.sheet.layout import START_LABELS, WORDS
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from floorwalk.ledger.entry import Recorded
    from floorwalk.model import Answer, Audit, Check

    Say = Callable[[str], str]

_TWO = mark("{store}: two different files came for this visit ({sheet}).")
_WHICH = mark("They differ in the places below. Please tell us which file is right: the first, or “{file}”.")
_FIRST, _THIS = mark("first file"), mark("this file")
_TEXTS = mark("Notes or other texts differ")
_LABELS = {"day": "date"}  # fields of an audit whose label on Start has another key


def held(file: str, new: Audit, old: Recorded, checks: Mapping[str, Check], store: str, t: Say) -> str:
    """Give the text for a file that is held; `checks` are those of the visit in the auditor's language, `store` its id and name."""
    head = [t(_TWO).format(store=store, sheet=new.sheet_id), t(_WHICH).format(file=file), ""]
    return "\n".join([*head, *_differences(new, old.audit, checks, t), ""])


def _differences(new: Audit, old: Audit, checks: Mapping[str, Check], t: Say) -> Iterator[str]:
    before, after = old.by_check(), new.by_check()
    changed = set(beyond(new, old, ())) | {answer.check for answer in old.answers if answer.state == "blank"}
    texts = False
    for id_, check in checks.items():
        if id_ in changed and id_ in before and id_ in after:
            was, is_ = answer_text(check, before[id_], t), answer_text(check, after[id_], t)
            texts = texts or was == is_
            if was != is_:
                yield _line(f"{id_} {check.question}", was, is_, t)
    for name in ("day", "start", "end", "auditor"):
        if name in changed:
            yield _line(t(START_LABELS[_LABELS.get(name, name)]), str(getattr(old, name) or ""), str(getattr(new, name) or ""), t)
    if texts or changed & {"remarks", "actions"}:
        yield f"- {t(_TEXTS)}"


def _line(what: str, was: str, is_: str, t: Say) -> str:
    return f"- {what}\n    {t(_FIRST)}: {was or '-'}\n    {t(_THIS)}: {is_ or '-'}"


def answer_text(check: Check, answer: Answer, t: Say) -> str:
    """Give an answer as the sheet's own words say it; empty when it is blank."""
    if answer.state != "given":
        return "" if answer.state == "blank" else t(WORDS[answer.state])
    titles = {option.id: option.text for option in check.options} if isinstance(check, Choice) else {}
    clock = isinstance(check, (Measure, Promise)) and check.is_clock
    return " / ".join(
        titles.get(value) or t(WORDS.get(value, value)) if isinstance(value, str) else reading(value, t, clock=clock)
        for value in answer.values
    )
