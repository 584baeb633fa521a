"""Words of the model in; the words that readers of a report see out."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from floorwalk.model import YesNo
from floorwalk.score import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from floorwalk.report.result import Result
    from floorwalk.score import CheckScore

    Words = Callable[[str], str]


NBSP = "\u00a0"


def outcome(name: str, t: Words) -> str:
    """Give the outcome of an audit in words."""
    return {
        "pass": t("Pass"),
        "fail": t("Fail"),
        "not_proven": t("Not proven"),
        "incomplete": t("Incomplete"),
        "not_scored": t("Not scored"),
    }[name]


def state(name: str, t: Words) -> str:
    """Give the state of a check in words."""
    return {
        "passed": t("passed"),
        "failed": t("failed"),
        "na": t("not applicable"),
        "not_observed": t("not observed"),
        "blank": t("blank"),
    }[name]


def kind(name: str, t: Words) -> str:
    """Give the kind of a round in words."""
    return {"audit": t("audit"), "self": t("self-check"), "mystery": t("mystery visit"), "recheck": t("recheck")}[name]


def percent(value: Fraction | None, t: Words) -> str:
    """Give a percentage as people read it, rounded down to one decimal; `not scored` for None."""
    return t("not scored") if value is None else shown(value).replace(".", t(".")).replace(" ", NBSP)


def ratio(k: int, n: int, t: Words) -> str:
    """Give k of n as a percentage, rounded down to one decimal."""
    return percent(Fraction(100 * k, n), t)


def count(n: int, one: str, many: str) -> str:
    """Give a translated sentence with its number; `one` and `many` hold {n}."""
    return (one if n == 1 else many).format(n=n)


def named(names: Sequence[str], most: int, t: Words) -> str:
    """Give names in one sentence, `most` of them by name and the rest counted."""
    text = t(", ").join(names[:most])
    return text if len(names) <= most else t("{names} and {n} more").format(names=text, n=len(names) - most)


def shortened(text: str, most: int) -> str:
    """Give a text for a narrow place: cut between words where it is longer than `most` signs."""
    if len(text) <= most:
        return text
    cut = text[: most - 2]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:") + " …"


def visit(result: Result, t: Words, *, once: bool) -> str:
    """Give a visit's name: the store's id and name, and the number of the visit where stores were visited more than once."""
    name = f"{result.store.id} {result.store.name}"
    return name if once else t("{store}, visit {n}").format(store=name, n=result.number)


def found(score: CheckScore, t: Words) -> str:
    """Give what an auditor found, in words that need no question beside them: `Answer: No` or the reason of the score."""
    if isinstance(score.check, YesNo) and score.answer.state == "given":
        return t("Answer: {answer}").format(answer=t("Yes") if score.answer.values[0] == "yes" else t("No"))
    return score.reason[:1].upper() + score.reason[1:]


def place_of(check: CheckScore) -> str:
    """Where the answer stands in its file, as `Audit!F23`; nothing when its line was missing."""
    answer = check.answer
    return f"{answer.sheet}!{answer.cell}" if answer.cell else ""


def added(check: CheckScore, t: Words) -> str:
    """What the auditor wrote beside the answer."""
    answer = check.answer
    said = [t("Note: {note}").format(note=answer.note)] if answer.note else []
    said += [t("Comment: {comment}").format(comment=answer.comment)] if answer.comment else []
    photos = dict.fromkeys(filter(None, (answer.photo, *(photo.name for photo in answer.photos if photo.sha256))))
    said += [t("Photo: {photo}").format(photo=t(", ").join(photos))] if photos else []
    return " · ".join([*said, *([t("Corrected on the spot.")] if answer.corrected else [])])
