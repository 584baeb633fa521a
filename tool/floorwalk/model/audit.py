"""What came back from a visit: answers, each given, not applicable, not observed or blank; never a score."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from floorwalk.model.base import CheckId, Id, Model, StoreId, described
from floorwalk.model.program import RoundKind
from floorwalk.model.times import ClockTime

State = Literal["given", "na", "not_observed", "blank"]


class Photo(Model):
    """A picture that belongs to an answer: pasted into the sheet, or a file that the photo column names."""

    name: str = described("Name of the file, or of the picture's part in the workbook.")
    pasted: bool = described("true: it lies in the workbook. false: it is a file beside it.", default=False)
    sha256: str = described("SHA-256 of the picture, 64 hex digits; empty when the named file was not found.", default="")
    width: int = described("Width in pixels; 0 when it is not known.", default=0)
    height: int = described("Height in pixels; 0 when it is not known.", default=0)


class Answer(Model):
    """The answer to one check.

    `values` hold what was given: yes_no ("yes" or "no",); rating (step,); measure one number a reading, in the check's unit, clock times as
    minutes after midnight; sample (met, seen); promise (promised, actual); choice the option's id or the count.
    Empty unless `state` is given.
    """

    check: CheckId = described("Id of the check.")
    state: State = described("given, na, not_observed or blank: four different things.")
    values: tuple[Decimal | str, ...] = described("The values given.", default=())
    note: str = described("The auditor's note.", default="")
    photo: str = described("Name or number of a photo, as it was written.", default="")
    photos: tuple[Photo, ...] = described("The pictures that were found.", default=())
    comment: str = described("Comments that people attached to cells of the line.", default="")
    corrected: bool = described("Corrected on the spot; scored as found.", default=False)
    sheet: str = described("Sheet of the filled workbook on which it stood; empty when its line was missing.", default="")
    cell: str = described("First answer cell of its line there, as F9; empty when its line was missing.", default="")


class ActionLine(Model):
    """A line of the Actions sheet that a person wrote."""

    issue: str = described("What is to be mended.")
    owner: str = described("Who does it.", default="")
    due: date | None = described("Until when.", default=None)
    check: CheckId | None = described("Check that it belongs to, if one was named.", default=None)
    done: bool | None = described("What was chosen under Done?; None when nothing was.", default=None)


class Audit(Model):
    """One visit as it was written down."""

    sheet_id: str = described("Round, set, store and visit, as 2026-11.mall.S012.1; makes the visit unique.")
    round: str = described("Round id.")
    kind: RoundKind = described("Kind of round.")
    set: Id = described("Set id.")
    edition: str = described("Hash of the edition under which it is scored.")
    store: StoreId = described("Store id.")
    day: date = described("Day of the visit; the round's due date when none was given.")
    due: date | None = described("Due date that the sheet was printed for: variants are resolved for it.", default=None)
    start: ClockTime | None = described("When the visit began.", default=None)
    end: ClockTime | None = described("When it ended.", default=None)
    language: str = described("Language of the sheet, as en; empty when it does not say.", default="")
    auditor: str = described("Name or initials.", default="")
    announced: bool = described("The store knew.", default=False)
    simulated: bool = described("Filled by the demo's simulated auditor.", default=False)
    answers: tuple[Answer, ...] = described("One for each asked check, in the sheet's order.")
    actions: tuple[ActionLine, ...] = described("Lines of the Actions sheet.", default=())
    remarks: str = described("Free text of the Start sheet.", default="")
    corrects: tuple[str, ...] = described("SHA-256 of files that it corrects, as a reply workbook names them.", default=())

    def by_check(self) -> dict[str, Answer]:
        return {answer.check: answer for answer in self.answers}
