"""A fresh sheet of a visit and what was read of the first one in; the fresh one with every answer that was read written into it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.comments import Comment

from floorwalk.model import Choice, Measure, Promise, YesNo
from floorwalk.sheet.layout import FIRST_ROW, LETTER, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from floorwalk.model import ActionLine, Answer, Audit, Check, Clock
    from floorwalk.sheet.canvas import Canvas

    Say = Callable[[str], str]

_DAY = 1440  # minutes


def rows_by_key(canvas: Canvas, first: int = 1) -> dict[str, int]:
    """The row of each hidden key or check id: what stands in column A."""
    return {str(cell.value): cell.row for cell in canvas.sheet["A"][first - 1 :] if cell.value}


def refill_audit(canvas: Canvas, audit: Audit, checks: Mapping[str, Check], t: Say) -> None:
    """Write answers, notes, names of photos, marks and comments into the Audit sheet."""
    rows = rows_by_key(canvas, FIRST_ROW)
    for answer in audit.answers:
        row = rows.get(answer.check)
        if row:
            for number, value in enumerate(_written(checks[answer.check], answer, t), start=1):
                canvas.put(f"{LETTER[f'a{number}']}{row}", value)
            canvas.put(f"{LETTER['note']}{row}", answer.note)
            canvas.put(f"{LETTER['photo']}{row}", answer.photo)
            canvas.put(f"{LETTER['corrected']}{row}", t(WORDS["yes"]) if answer.corrected else "")
            if answer.comment:
                canvas.sheet[f"{LETTER['note']}{row}"].comment = Comment(answer.comment, "")


def _written(check: Check, answer: Answer, t: Say) -> Sequence[str | float]:
    """What goes into the answer cells so that it reads as it was read."""
    if answer.state in ("na", "not_observed"):
        return [t(WORDS[answer.state])]
    if isinstance(check, YesNo):
        return [t(WORDS[str(word)]) for word in answer.values]
    if isinstance(check, Choice) and check.options:
        texts = {option.id: option.text for option in check.options}
        return [texts[str(id_)] for id_ in answer.values]
    by_clock = isinstance(check, (Measure, Promise)) and check.is_clock
    return [float(value) / _DAY if by_clock else _plain(value) for value in answer.values if isinstance(value, Decimal)]


def _plain(value: Decimal) -> float:
    return int(value) if value == value.to_integral_value() else float(value)


def refill_start(canvas: Canvas, audit: Audit, signed: str, left_open: Collection[str], t: Say) -> None:
    """Write who, when and what else was said; what is asked again stays open."""
    rows = rows_by_key(canvas)
    values: dict[str, object] = {
        "auditor": audit.auditor,
        "date": audit.day,
        "start": _share(audit.start),
        "end": _share(audit.end),
        "announced": t(WORDS["yes"] if audit.announced else WORDS["no"]),
        "remarks": audit.remarks,
        "signed": signed,
    }
    for key, value in values.items():
        if key in rows and key not in left_open:
            canvas.put(f"C{rows[key]}", value)  # type: ignore[arg-type]  # texts, a day, parts of a day
    for key in left_open:
        canvas.sheet[f"C{rows[key]}"].value = None


def _share(clock: Clock | None) -> float | None:
    return None if clock is None else clock.minutes / _DAY


def refill_done(canvas: Canvas, lines: Sequence[ActionLine | None], t: Say) -> None:
    """Write what was chosen under Done?; the lines themselves were drawn with the sheet."""
    for row, line in enumerate(lines, start=FIRST_ROW):
        if line and line.done is not None:
            canvas.put(f"E{row}", t(WORDS["yes"] if line.done else WORDS["no"]))
