"""What LibreOffice makes of a filled sheet, in its three forms, after people did to it what they do."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.filled.corpus.case import Case, cell_of, refused, taken
from tests.filled.corpus.office import Job

_CELL = cell_of("MEA-01.1")
_LOST = ("MEA-01.1",)


class Made(NamedTuple):
    """How a file is made, and the case that it is; `case` takes what makes it."""

    job: Job
    case: Callable[[Callable[[], bytes]], Case]


def _taken(form: str, change: str = "", where: str = "", *codes: str, lost: tuple[str, ...] = (), says: str = "") -> Made:
    return Made(Job(form, change, where), lambda make: taken(make, *codes, lost=lost, says=says))


def _refused(job: Job, code: str, says: str) -> Made:
    return Made(job, lambda make: refused(make, code, says))


MADE: dict[str, Made] = {
    "saved with room for macros": _taken("xlsm"),
    "saved as flat xml": _refused(Job("fods"), "FW601", "not an Excel workbook"),
    "saved as text": _refused(Job("csv"), "FW601", "not an Excel workbook"),
    "saved as a web page": _refused(Job("html"), "FW601", "web page"),
    "printed as pdf": _refused(Job("pdf"), "FW601", "PDF"),
    "xls, protected with a password": _refused(Job("xls", "protect"), "FW630", "password"),
}
for _form in ("xlsx", "ods", "xls"):
    MADE |= {
        f"{_form}, saved": _taken(_form),
        f"{_form}, sorted": _taken(_form, "sort", "A6:Z10"),
        f"{_form}, columns and rows inserted": _taken(_form, "columns", "", "FW627", says="my own remark"),
        f"{_form}, 90 % typed": _taken(_form, "percent", _CELL, "FW610", lost=_LOST, says="'90%' is a percentage"),
        f"{_form}, a date typed": _taken(_form, "date", _CELL, "FW610", lost=_LOST, says="'2026-05-21' is a date"),
        f"{_form}, an error": _taken(_form, "error", _CELL, "FW609", lost=_LOST, says="#DIV/0!"),
        f"{_form}, a formula": _taken(_form, "formula", _CELL, "FW628", says="'412'"),
        f"{_form}, a comment": _taken(_form, "comment", _CELL),
        f"{_form}, encrypted": _refused(Job(_form, "", "", "secret"), "FW630", "password"),
    }
for _form in ("xlsx", "ods"):
    MADE |= {
        f"{_form}, protected with a password": _taken(_form, "protect"),
        f"{_form}, sheet renamed and moved": _taken(_form, "rename"),
        f"{_form}, sheet copied": _taken(_form, "copy", "", "FW626"),
        f"{_form}, a far cell": _refused(Job(_form, "far"), "FW602", "far outside"),
        f"{_form}, rows and columns hidden": _taken(_form, "hide"),
        f"{_form}, hidden sheet dropped": _taken(_form, "meta"),
        f"{_form}, cells merged": _taken(_form, "merge", f"{_CELL}:{_CELL.replace('F', 'G')}"),
    }
