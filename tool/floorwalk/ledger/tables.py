"""The ledger's tables, said once: the statements that make them, the exports' columns and the manual's page all come from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column: its name, its SQL type, what stands in it, and whether it may be empty (NULL)."""

    name: str
    type: str
    about: str
    empty: bool = False

    @property
    def sql(self) -> str:
        return f"{self.name} {self.type}" + ("" if self.empty else " NOT NULL")


@dataclass(frozen=True)
class Table:
    """A table. `key` are the columns that name a row; only `audits` has them as a key that the database holds."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def sql(self) -> str:
        held = [f"PRIMARY KEY ({', '.join(self.key)})"] if self.name == "audits" else []
        return f"CREATE TABLE {self.name} ({', '.join([*(column.sql for column in self.columns), *held])})"

    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def _text(name: str, about: str, *, empty: bool = False) -> Column:
    return Column(name, "VARCHAR", about, empty)


def _whole(name: str, about: str, *, empty: bool = False) -> Column:
    return Column(name, "INTEGER", about, empty)


def _number(name: str, about: str, *, empty: bool = False) -> Column:
    return Column(name, "DOUBLE", about, empty)


def _flag(name: str, about: str, *, empty: bool = False) -> Column:
    return Column(name, "BOOLEAN", about, empty)


def _day(name: str, about: str, *, empty: bool = False) -> Column:
    return Column(name, "DATE", about, empty)


_AUDIT = _text("audit", "SHA-256 of the filled file, 64 hex digits: which audit the row belongs to.")
_POSITION = _whole("position", "Number within the audit, from 0, in the sheet's order.")
_CHECK = _text("check_id", "Id of the check, as PAY-04.1.")
_STANDARD = _text("standard", "Id of its standard, as PAY-04.")
_SECTION = _text("section", "Id of its section.")
_NOWHERE = "A text of length 0 when its line was missing or it is kept without names; empty when brought forward from version 1 or 2."

AUDITS = Table(
    "audits",
    "One row an audit: a visit as it was written down, with its score.",
    ("audit",),
    (
        _text("audit", "SHA-256 of the filled file, 64 hex digits; the key."),
        _text("sheet_id", "Round, set, store and visit, as 2026-11.mall.S012.1."),
        _text("file", "Name of the file when it was collected."),
        _text("round", "Id of the round."),
        _text("kind", "Kind of round: audit, self, mystery or recheck. Never mix them in one figure."),
        _text("standard_set", "Id of the standard set."),
        _text("edition", "Hash of the edition under which it is scored."),
        _text("store", "Id of the store."),
        _whole("visit", "Number of the visit to this store in this round."),
        _day("day", "Day of the visit; the round's due date when the sheet gave none."),
        _whole("day_number", "The day as a number, 0 for 1970-01-01: to reckon between days."),
        _day("due", "Due date that the sheet was printed for.", empty=True),
        _whole("start_minutes", "When the visit began, in minutes after midnight.", empty=True),
        _whole("end_minutes", "When it ended, in minutes after midnight.", empty=True),
        _text("auditor", "Name or initials; empty once names are forgotten."),
        _text("language", "Language of the sheet; empty when it did not say."),
        _flag("announced", "The store knew the day."),
        _flag("simulated", "Filled by the demo's simulated auditor."),
        _text("remarks", "Free text of the Start sheet."),
        _whole("asked", "Number of checks that were asked."),
        _whole("blanks", "Number of checks left blank."),
        _number(
            "coverage", "Share of the applicable points that was observed, 0 to 1; empty when brought forward from version 1.", empty=True
        ),
        _number("percent", "Score, 0 to 100, unrounded; empty when not scored.", empty=True),
        _number("earned", "Points earned."),
        _number("possible", "Points that could be earned."),
        _text("percent_exact", "The score as an exact fraction, as 2497/30; empty as `percent` is.", empty=True),
        _text("earned_exact", "Points earned as an exact fraction; empty when brought forward from version 1.", empty=True),
        _text("possible_exact", "Possible points as an exact fraction; empty when brought forward from version 1.", empty=True),
        _text("band", "Id of the score's band; empty unless the audit is scored and complete.", empty=True),
        _text("outcome", "pass, fail, not_proven, incomplete or not_scored."),
        _text("corrects", "Content hashes of the files that this one corrects, with a space between two; mostly empty."),
        _text("answers_hash", "SHA-256 over the answers without notes: two audits with the same one were answered alike."),
    ),
)
ANSWERS = Table(
    "answers",
    "One row an answer: each check that was asked in an audit.",
    ("audit", "position"),
    (
        _AUDIT,
        _POSITION,
        _CHECK,
        _text("check_kind", "yes_no, rating, measure, sample, promise or choice; empty when brought forward from version 1.", empty=True),
        _STANDARD,
        _SECTION,
        _flag("critical", "A failure of this check fails the audit; empty when it is not known (version 1).", empty=True),
        _number("points", "Points of the check, whatever was answered; empty when it is not known (version 1).", empty=True),
        _text("state", "What was answered: given, na, not_observed or blank."),
        _text("result", "What became of it: passed, failed, na, not_observed or blank."),
        _text("given", "The values, exact, with a space between two; empty unless state is given."),
        _number("value_1", "First value as a number: step, reading, met, promised, count; clock times in minutes.", empty=True),
        _number("value_2", "Second value as a number: second reading, seen, actual.", empty=True),
        _number("value_3", "Third reading as a number.", empty=True),
        _text("fraction", "Share of its points that was met, exact, as 4/5; empty when it left the sum.", empty=True),
        _number("earned", "Points earned."),
        _number("possible", "Points that counted: 0 for na and not_observed."),
        _text("note", "The auditor's note."),
        _text("comment", "Comments that people attached to cells of the line."),
        _text("photo", "Name or number of a photo, as it was written."),
        _flag("corrected", "Corrected on the spot; scored as found."),
        _text("sheet", f"Sheet of the workbook on which the answer stood. {_NOWHERE}", empty=True),
        _text("cell", f"First answer cell of its line, as F9. {_NOWHERE}", empty=True),
    ),
)
FINDINGS = Table(
    "findings",
    "One row a failed check of an audit.",
    ("audit", "position"),
    (
        _AUDIT,
        _POSITION,
        _CHECK,
        _STANDARD,
        _SECTION,
        _flag("critical", "The check is critical."),
        _number("lost", "Points lost."),
        _text("reason", "Why it failed, as 3 of 5 customers."),
    ),
)
ACTIONS = Table(
    "actions",
    "One row a line that a person wrote on the sheet Actions.",
    ("audit", "position"),
    (
        _AUDIT,
        _POSITION,
        _text("issue", "What is to be mended."),
        _text("owner", "Who does it."),
        _day("due", "Until when.", empty=True),
        _text("check_id", "Check that it belongs to, if one was named.", empty=True),
        _flag("done", "What was chosen under Done?; empty when nothing was.", empty=True),
    ),
)
PHOTOS = Table(
    "photos",
    "One row a picture that was found with an answer.",
    ("audit", "check_id", "position"),
    (
        _AUDIT,
        _CHECK,
        _whole("position", "Number among the pictures of the answer, from 0."),
        _text("name", "Name of the file, or of the picture's part in the workbook."),
        _flag("pasted", "It lies in the workbook; otherwise it is a file beside it."),
        _text("sha256", "SHA-256 of the picture; empty when the named file was not found."),
        _whole("width", "Width in pixels; 0 when it is not known."),
        _whole("height", "Height in pixels; 0 when it is not known."),
    ),
)
PROBLEMS = Table(
    "problems",
    "One row an issue that was found while a sheet was read.",
    ("audit", "position"),
    (
        _AUDIT,
        _whole("position", "Number within the audit, from 0."),
        _text("file", "Name of the file when it was collected."),
        _text("sheet", "Sheet of the workbook; empty when the issue is the whole file's."),
        _text("cell", "Cell, as F9; empty when there is none."),
        _text("check_id", "Check; empty when there is none."),
        _text("code", "Code of the problem, as FW609."),
        _text("what", "What is wrong."),
        _text("repair", "How to repair it."),
        _text("severity", "error or warning."),
    ),
)
STORES = Table(
    "stores",
    "One row a store, as stores.csv said at the last collect.",
    ("store",),
    (
        _text("store", "Id of the store."),
        _text("name", "Name that people read."),
        _text("region", "Id of its region."),
        _text("format", "Id of its format."),
        _text("language", "Language of its staff."),
        _text("hours", "Opening hours."),
    ),
)
ATTRIBUTES = Table(
    "store_attributes",
    "One row a store and column of stores.csv of the company's own.",
    ("store", "attribute"),
    (
        _text("store", "Id of the store."),
        _text("attribute", "Name of the column."),
        _text("word", "What stands in it."),
    ),
)
ROUNDS = Table(
    "rounds",
    "One row a round, as audits/rounds said at the last collect.",
    ("round",),
    (
        _text("round", "Id of the round."),
        _text("title", "Title."),
        _text("standard_set", "Standard set that is audited."),
        _text("kind", "audit, self, mystery or recheck."),
        _day("first_day", "First day of visits."),
        _day("due", "Day by which sheets come back."),
    ),
)
OF_AUDITS = (AUDITS, ANSWERS, FINDINGS, ACTIONS, PHOTOS, PROBLEMS)  # what an audit leaves, one table each
AROUND = (STORES, ATTRIBUTES, ROUNDS)  # what the workspace says of stores and rounds
ALL = (*OF_AUDITS, *AROUND)
BY_NAME = {table.name: table for table in ALL}
