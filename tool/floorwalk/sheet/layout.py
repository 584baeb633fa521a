"""The contract between writing and reading: sheet names, column keys, answer cells and the identity of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.incoming.cells import column_letters
from floorwalk.words import mark

if TYPE_CHECKING:
    from datetime import date

    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Round, Store, Visit
    from floorwalk.model.program import RoundKind

FORMAT = "floorwalk-sheet/1"
META = "_meta"
LISTS = "_lists"
ANSWERS = 3  # answer cells in a line


@dataclass(frozen=True)
class Column:
    """A column of the Audit sheet: its hidden key, its label (an English msgid) and its width in digits."""

    key: str
    label: str
    width: float
    hidden: bool = False


COLUMNS: tuple[Column, ...] = (
    Column("id", mark("Check"), 9),
    Column("question", mark("Question"), 36),
    Column("limit", mark("What counts as good"), 31),
    Column("seen", mark("How to see it"), 7.5),
    Column("points", mark("Points"), 6),
    Column("a1", mark("Answer"), 11.5),
    Column("a2", mark("Answer 2"), 8),
    Column("a3", mark("Answer 3"), 8),
    Column("note", mark("Note"), 15),
    Column("photo", mark("Photo"), 6.5),
    Column("corrected", mark("Corrected on the spot"), 8.5),
    Column("result", mark("Result"), 7),
    # What the formulas need; hidden from people.
    Column("status", "", 5, hidden=True),
    Column("fraction", "", 5, hidden=True),
    Column("earned", "", 5, hidden=True),
    Column("possible", "", 5, hidden=True),
    Column("section", "", 5, hidden=True),
    Column("critical", "", 5, hidden=True),
    Column("pass", "", 5, hidden=True),
    *(Column(f"{end}{number}", "", 5, hidden=True) for number in range(1, ANSWERS + 1) for end in ("low", "high")),
    Column("texts", "", 5, hidden=True),  # sheet.printed
)
LETTER: dict[str, str] = {column.key: column_letters(number) for number, column in enumerate(COLUMNS, start=1)}
WIDTH: dict[str, float] = {column.key: column.width for column in COLUMNS}
KEY_ROW, HEAD_ROW, FIRST_ROW = 1, 4, 5

# Status of a line, as the formulas count it.
BLANK, GIVEN, NOT_APPLICABLE, NOT_OBSERVED, UNREADABLE = range(5)

ACTION_COLUMNS: tuple[Column, ...] = (
    Column("issue", mark("What is to be done"), 62),
    Column("check", mark("Check"), 10),
    Column("owner", mark("Who does it"), 24),
    Column("due", mark("By when"), 13),
    Column("done", mark("Done?"), 10),
)
ACTION_LINES = 18
ACTION_TITLE = mark("Actions")
ACTION_HINT = mark(
    "Points that the last visit left open stand first: choose under Done? if they are mended. Then one line for each new point."
)
# Start: the key in the hidden column, and the label that people read beside each value.
START_LABELS: dict[str, str] = {
    "store": mark("Store"),
    "round": mark("Round"),
    "due": mark("Send back by"),
    "sheet_id": mark("Sheet"),
    "edition": mark("Edition"),
    "auditor": mark("Your name"),
    "date": mark("Day of the visit"),
    "start": mark("Began at (hh:mm)"),
    "end": mark("Ended at (hh:mm)"),
    "announced": mark("Did the store know the day?"),
    "remarks": mark("Remarks"),
    "signed": mark("Seen by the duty manager (name)"),
}
WORDS = {"yes": mark("Yes"), "no": mark("No"), "na": mark("N/A"), "not_observed": mark("Not observed")}
# Words that formulas compare with and show: in the workbook's language, so formulas name them.
NAMED_WORDS = {
    **{f"fw_{key}": word for key, word in WORDS.items()},
    "fw_outcome_pass": mark("Pass"),
    "fw_outcome_fail": mark("Fail"),
    "fw_outcome_not_proven": mark("Not proven"),
    "fw_not_scored": mark("not scored"),
    "fw_short_not_observed": mark("n. o."),
    "fw_passed": mark("passed"),
    "fw_failed": mark("failed"),
}


@dataclass(frozen=True)
class SheetIdentity:
    """What makes one sheet this sheet and no other; written to `_meta` and, readable, on Start."""

    sheet_id: str
    round: str
    kind: RoundKind
    set: str
    edition: str
    store: str
    due: date
    auditor: str
    language: str
    announced: bool
    simulated: bool

    def rows(self) -> list[tuple[str, str]]:
        """Key and value for the `_meta` sheet."""
        flags = [("announced", str(self.announced).lower()), ("simulated", str(self.simulated).lower())]
        plain = [
            (name, str(getattr(self, name)))
            for name in ("sheet_id", "round", "kind", "set", "edition", "store", "due", "auditor", "language")
        ]
        return [("format", FORMAT), *plain, *flags]


def identity(round_: Round, visit: Visit, store: Store, edition: Edition, language: str, *, simulated: bool = False) -> SheetIdentity:
    """Name the sheet of a visit."""
    auditor = next((one.title for one in round_.auditors if one.id == visit.auditor), "")
    sheet_id = f"{round_.id}.{round_.set}.{store.id}.{visit.number}"
    return SheetIdentity(
        sheet_id, round_.id, round_.kind, round_.set, edition.hash, store.id, round_.due, auditor, language, round_.announced, simulated
    )


def file_name(round_: Round, visit: Visit) -> str:
    """Due date, set and store, as 20261130_mall_S012.xlsx; a second visit adds its number."""
    extra = f"_{visit.number}" if visit.number > 1 else ""
    return f"{round_.due:%Y%m%d}_{round_.set}_{visit.store}{extra}.xlsx"
