"""A check and its row in; the live formulas that score it in the workbook out, each with its result on a blank sheet.

They give the same numbers as `score`, for the auditor's eyes only. Allowed functions: IF, AND, OR, ISNUMBER, SUMIFS, COUNTIFS, SUMPRODUCT,
IFERROR, INDEX, MATCH, MIN, MAX, ROUNDDOWN.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from floorwalk.edition.apply import limit_for
from floorwalk.model import Choice, Clock, Measure, Promise, Rating, Sample, YesNo
from floorwalk.score import pass_at
from floorwalk.sheet.layout import BLANK, GIVEN, LETTER, NOT_APPLICABLE, NOT_OBSERVED, UNREADABLE

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from floorwalk.model import Check, Limit

EPSILON = "0.000000001"  # binary fractions are not exact: 0.1 + 0.2 must still be at most 0.3
_MINUTE = 1 / 1440
_HALF_A_SECOND = 0.5 / 86_400  # a clock time typed as 10:00 and the limit 10:00 may differ in the last bit; the reader rounds to seconds
_NONE = 1e300


@dataclass(frozen=True)
class Formula:
    """A formula and what it gives on a blank sheet."""

    text: str
    blank: float | str


def of_line(check: Check, row: int, day: date, start: Clock | None = None) -> dict[str, Formula | float | str]:
    """Give the hidden and visible cells, by column key, that score the check in a row.

    `day` and `start` are those of the visit for which the results are; a blank sheet assumes the day on which it is due, and no hour.
    """
    cell = {key: f"{letter}{row}" for key, letter in LETTER.items()}
    cells: dict[str, Formula | float | str] = {"critical": int(check.critical)}
    if isinstance(check, Measure):
        cells |= _bounds(check, day, start)
    cells["status"] = Formula(f"=IFERROR({_status(check, cell)},{UNREADABLE})", BLANK)
    cells["fraction"] = Formula(f"=IF({cell['status']}={GIVEN},{_fraction(check, cell)},0)", 0)
    cells["earned"] = Formula(f"=IF({cell['status']}={GIVEN},{cell['points']}*{cell['fraction']},0)", 0)
    left_out = f"OR({cell['status']}={NOT_APPLICABLE},{cell['status']}={NOT_OBSERVED})"
    cells["possible"] = Formula(f"=IF({left_out},0,{cell['points']})", float(check.points))
    cells["pass"] = Formula(f'=IF({cell["status"]}={GIVEN},IF({cell["fraction"]}>={_exact(pass_at(check))}-{EPSILON},1,0),"")', "")
    result = f"IF({cell['pass']}=1,fw_passed,fw_failed)"
    not_observed = f"IF({cell['status']}={NOT_OBSERVED},fw_short_not_observed,{result})"
    by_status = f'IF({cell["status"]}={UNREADABLE},"?",IF({cell["status"]}={NOT_APPLICABLE},fw_na,{not_observed}))'
    cells["result"] = Formula(f'=IF({cell["status"]}={BLANK},"",{by_status})', "")
    return cells


def answer_count(check: Check) -> int:
    """How many answer cells the check uses."""
    if check.kind == "measure":
        return check.reading_count
    return 2 if check.kind in ("sample", "promise") else 1


def list_name(check: Check) -> str:
    """The workbook name of the list that a choice's answers come from."""
    return "fw_" + check.id.replace("-", "_").replace(".", "_")


def _status(check: Check, cell: dict[str, str]) -> str:
    used = [cell[f"a{number}"] for number in range(1, answer_count(check) + 1)]
    empty = [f'{one}=""' for one in used]
    alone = f"AND({','.join(empty[1:])})" if empty[1:] else ""  # a number beside N/A or Not observed contradicts it
    na, unseen = (f"IF({alone},{state},{UNREADABLE})" if alone else str(state) for state in (NOT_APPLICABLE, NOT_OBSERVED))
    left_out = f"IF({used[0]}=fw_na,{na if check.na else UNREADABLE},IF({used[0]}=fw_not_observed,{unseen},{_readable(check, used)}))"
    return f"IF(AND({','.join(empty)}),{BLANK},{left_out})"


def _readable(check: Check, used: list[str]) -> str:
    first = used[0]
    numbers = ",".join(f"ISNUMBER({one})" for one in used)
    if isinstance(check, YesNo):
        test = f"OR({first}=fw_yes,{first}=fw_no)"
    elif isinstance(check, Rating):
        test = f"AND(ISNUMBER({first}),{first}>=0,{first}<={len(check.steps) - 1},{first}=ROUNDDOWN({first},0))"
    elif isinstance(check, Sample):
        whole = ",".join(f"{one}=ROUNDDOWN({one},0)" for one in used)
        test = f"AND({numbers},{first}>=0,{first}<={used[1]},{whole})"
        return f"IF({test},IF({used[1]}<{check.least_seen},{NOT_OBSERVED},{GIVEN}),{UNREADABLE})"
    elif isinstance(check, Choice) and check.options:
        test = f"SUMPRODUCT(({list_name(check)}={first})*1)>0"  # MATCH would take * ? and ~ for wildcards
    elif isinstance(check, Choice):
        test = f"AND({numbers},{first}>=0,{first}=ROUNDDOWN({first},0))"
    elif isinstance(check, (Measure, Promise)) and check.is_clock:
        test = f"AND({numbers},MIN({','.join(used)})>=0,MAX({','.join(used)})<1)"  # 1 shows as 00:00, whether 24:00 or 1 was typed
    else:
        test = f"AND({numbers})"
    return f"IF({test},{GIVEN},{UNREADABLE})"


def _fraction(check: Check, cell: dict[str, str]) -> str:
    first, second = cell["a1"], cell["a2"]
    if isinstance(check, YesNo):
        return f"IF({first}=fw_{check.expect},1,0)"
    if isinstance(check, Rating):
        return f"{first}/{len(check.steps) - 1}"
    if isinstance(check, Measure):
        within = [
            f"IF(AND({cell[f'a{n}']}>={cell[f'low{n}']},{cell[f'a{n}']}<={cell[f'high{n}']}),1,0)"
            for n in range(1, check.reading_count + 1)
        ]
        return f"({'+'.join(within)})/{check.reading_count}"
    if isinstance(check, Sample):
        return f"{first}/{second}"
    if isinstance(check, Promise):
        grace = float(check.grace) * (_MINUTE if check.is_clock else 1) + (_HALF_A_SECOND if check.is_clock else 1e-9)
        return f"IF({second}<={first}+{grace!r},1,0)"
    if check.deduct:
        return f"MAX(0,{cell['points']}-{first}*{float(check.deduct.each)!r})/{cell['points']}" if check.points else f"IF({first}=0,1,0)"
    return f"SUMPRODUCT(({list_name(check)}={first})*{list_name(check)}_share)"


def _bounds(check: Measure, day: date, start: Clock | None) -> dict[str, Formula | float | str]:
    cells: dict[str, Formula | float | str] = {}
    for reading in range(check.reading_count):
        zone = check.at[reading] if check.at else check.zone
        limit = limit_for(check, reading, day, start)
        for end in ("low", "high"):
            now = Decimal("-Infinity" if end == "low" else "Infinity") if limit is None else limit.low if end == "low" else limit.high
            text = _bound(check.limits, zone, end, clock=check.is_clock)
            cells[f"{end}{reading + 1}"] = Formula("=" + text, _as_cell(now, end, clock=check.is_clock)) if "IF(" in text else float(text)
    return cells


def _bound(limits: tuple[Limit, ...], zone: str | None, end: str, *, clock: bool) -> str:
    """The limit of the first matching condition, as nested IFs on the month and the starting hour that Start gives."""
    if not limits:
        return repr(_NONE if end == "high" else -_NONE)
    limit, rest = limits[0], limits[1:]
    when = limit.when
    if when and when.zone and when.zone != zone:
        return _bound(rest, zone, end, clock=clock)
    tests = []
    if when and when.months:
        tests.append("OR(" + ",".join(f"fw_month={month}" for month in when.months) + ")")
    if when and when.hours:
        low, high = when.hours.start.day_fraction - _HALF_A_SECOND, when.hours.end.day_fraction + _MINUTE - _HALF_A_SECOND
        tests.append(f"AND(ISNUMBER(fw_start),fw_start>={low!r},fw_start<{high!r})")
    value = repr(_as_cell(limit.low if end == "low" else limit.high, end, clock=clock))
    if not tests:
        return value
    return f"IF(AND({','.join(tests)}),{value},{_bound(rest, zone, end, clock=clock)})"


def _as_cell(value: Decimal, end: str, *, clock: bool) -> float:
    """A bound as the number that a cell holds, widened by less than anybody can measure."""
    if value.is_infinite():
        return _NONE if value > 0 else -_NONE
    if clock:
        return Clock(int(value)).day_fraction + (_HALF_A_SECOND if end == "high" else -_HALF_A_SECOND)
    return float(value)


def _exact(share: Fraction) -> str:
    return str(share.numerator) if share.denominator == 1 else f"{share.numerator}/{share.denominator}"
