"""The law of reading back: whatever people do to a sheet, each answer is read right or reported. No silent loss, no silent wrong answer."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.filled.people import Desk, Row, Sheet, desk, written
from tests.sheet.conftest import KNOWN, good, make, said, visit

from floorwalk.filled.read import Filled, read
from floorwalk.incoming.cells import Raw, column_letters
from floorwalk.model import Answer
from floorwalk.sheet.layout import COLUMNS, FIRST_ROW, HEAD_ROW, KEY_ROW
from floorwalk.words import words

EXAMPLES = int(os.environ.get("FLOORWALK_EXAMPLES", "120"))
LANGUAGES = ("en", "tr", "zh-Hans")
OFTEN = replace(KNOWN, languages=LANGUAGES)
CHECKS = {check.id: check for check in visit().asked.checks()}
SHEET = good(make()).write("YES-01.1", "No", note="=1+1 on the wall").write("SAM-01.1", 3, 5, note="late", corrected="Yes")
SHEET = SHEET.write("YES-02.1", "N/A").write("RAT-01.1", "Not observed")
FILLED = desk(SHEET.done(), set(CHECKS), COLUMNS)
_READ = read(SHEET.done(), "a.xlsx", KNOWN)
assert _READ.audit
assert _READ.status == "accepted"
FILLED.meant = _READ.audit.by_check()
ANSWERS = ("a1", "a2", "a3")
WIDE = str.maketrans("0123456789.,-:", "０１２３４５６７８９．，－：")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
TAMIL = str.maketrans("0123456789", "௦௧௨௩௪௫௬௭௮௯")

Deed = Callable[[Desk, Random], None]


def line(desk_: Desk, hand: Random) -> Row:
    audit = desk_.audit
    return audit.rows[hand.choice(audit.lines())]


# What costs nothing: every answer must be read as it was.


def insert_rows(desk_: Desk, hand: Random) -> None:
    at = hand.randint(0, len(desk_.audit.rows))
    desk_.audit.rows[at:at] = [Row() for _ in range(hand.randint(1, 4))]


def sort_rows(desk_: Desk, hand: Random) -> None:
    audit = desk_.audit
    first = min(audit.lines(), default=0)
    audit.rows[first:] = hand.sample(audit.rows[first:], len(audit.rows[first:]))


def move_row(desk_: Desk, hand: Random) -> None:
    rows = desk_.audit.rows
    row = rows.pop(hand.choice(desk_.audit.lines()))
    rows.insert(hand.randint(0, len(rows)), row)


def hide_rows(desk_: Desk, hand: Random) -> None:
    for at in hand.choices(desk_.audit.lines(), k=hand.randint(0, 5)):
        desk_.audit.rows[at].hidden = True


def insert_columns(desk_: Desk, hand: Random) -> None:
    at, count = hand.randint(1, 27), hand.randint(1, 3)
    shift_columns(desk_, {column: column + (count if column >= at else 0) for column in range(1, desk_.audit.width() + 1)})


def move_column(desk_: Desk, hand: Random) -> None:
    order = list(range(1, desk_.audit.width() + 1))
    column = order.pop(hand.randint(0, len(order) - 1))
    order.insert(hand.randint(0, len(order)), column)
    shift_columns(desk_, {old: new for new, old in enumerate(order, 1)})


def shift_columns(desk_: Desk, new: dict[int, int]) -> None:
    desk_.audit.map_columns(new)
    desk_.columns = {key: new[column] for key, column in desk_.columns.items() if column in new}


def delete_texts(desk_: Desk, hand: Random) -> None:
    if desk_.touched:
        return  # an answer that stood in one of these columns would go with it, and nothing could say so
    gone = {desk_.columns[key] for key in hand.sample(["question", "limit", "seen", "points"], hand.randint(0, 4)) if key in desk_.columns}
    left = [column for column in range(1, desk_.audit.width() + 1) if column not in gone]
    shift_columns(desk_, {old: new for new, old in enumerate(left, 1)})


def delete_formulas(desk_: Desk, _hand: Random) -> None:
    own = {desk_.columns.get(key) for key in ANSWERS}
    for row in desk_.audit.rows:
        row.cells = {at: cell for at, cell in row.cells.items() if not cell.formula or at in own}


def rename_sheets(desk_: Desk, hand: Random) -> None:
    for at, sheet in enumerate(desk_.sheets):
        sheet.title = hand.choice([sheet.title, f"Blatt {at}", f"工作表{at}"])


def move_sheets(desk_: Desk, hand: Random) -> None:
    desk_.sheets = hand.sample(desk_.sheets, len(desk_.sheets))


def drop_meta(desk_: Desk, _hand: Random) -> None:
    desk_.sheets = [
        sheet for sheet in desk_.sheets if not any(cell.text == "floorwalk-sheet/1" for row in sheet.rows for cell in row.cells.values())
    ]


def drop_summary(desk_: Desk, _hand: Random) -> None:
    desk_.sheets = [
        sheet for sheet in desk_.sheets if "Summary" not in {cell.text for row in sheet.rows[:2] for cell in row.cells.values()}
    ]


def translate_header(desk_: Desk, hand: Random) -> None:
    t = words(hand.choice(LANGUAGES))
    labels = {column.label: t(column.label) for column in COLUMNS if column.label}
    for row in heads(desk_.audit):
        row.cells = {at: cell._replace(text=labels.get(cell.text, cell.text)) for at, cell in row.cells.items()}


def heads(sheet: Sheet) -> list[Row]:
    labels = {words(language)(column.label) for language in LANGUAGES for column in COLUMNS if column.label}
    return [row for row in sheet.rows if not row.check and sum(cell.text in labels for cell in row.cells.values()) >= 3]


def is_keys(row: Row) -> bool:
    return {"a1", "a2", "note"} & {cell.text for cell in row.cells.values()} != set()


def retype(desk_: Desk, hand: Random) -> None:
    """The same answer, written in another way that has one reading."""
    row = line(desk_, hand)
    for key in ANSWERS:
        cell = desk_.get(row, key)
        if cell and cell.text.strip():
            desk_.put(row, key, other_spelling(cell, hand))


def other_spelling(cell: Raw, hand: Random) -> Raw:
    if cell.look == "date" or (cell.type == "n" and "." in cell.text and len(cell.text.partition(".")[2]) == 3):
        return cell
    number = cell.type == "n"
    forms: list[Callable[[str], str]] = [lambda text: f"  {text} ", lambda text: f"\u00a0{text}\u00a0"]
    if number:
        plain = cell.text.removesuffix(".0")
        forms += [
            lambda _: plain.translate(WIDE),
            lambda _: plain.translate(ARABIC),
            lambda _: plain.translate(TAMIL),
            lambda _: plain.replace(".", ","),
        ]
    elif not any(sign.isdigit() for sign in cell.text):
        forms += [str.upper, str.lower, lambda text: "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)]
    return Raw("s", hand.choice(forms)(cell.text.removesuffix(".0") if number else cell.text))


def other_language(desk_: Desk, hand: Random) -> None:
    row = line(desk_, hand)
    cell = desk_.get(row, "a1")
    meant = desk_.meant[row.check]
    word = {("given", "yes"): "Yes", ("given", "no"): "No"}.get((meant.state, str(meant.values[0]) if meant.values else ""))
    if cell and cell.type == "s" and word and cell.text.strip().casefold() in ("yes", "no"):
        desk_.put(row, "a1", Raw("s", words(hand.choice(LANGUAGES))(word)))


def retype_id(desk_: Desk, hand: Random) -> None:
    row = line(desk_, hand)
    wide = row.check.translate(WIDE).replace("－", "-")
    form = hand.choice([f" {row.check} ", row.check.lower(), row.check.replace("-", "–"), wide])
    desk_.put(row, "id", Raw("s", form))


# What may cost an answer: then a problem must name its check or its row.


def delete_row(desk_: Desk, hand: Random) -> None:
    at = hand.choice(desk_.audit.lines())
    if desk_.audit.rows[at].check in desk_.touched:
        return  # of a copied line whose copy was emptied, the one that is left is a blank line like any other
    desk_.touched.add(desk_.audit.rows.pop(at).check)


def delete_column(desk_: Desk, hand: Random) -> None:
    """A column of a2, a3, note, photo or the mark: what stood in it is gone from the file, and nobody can know that it was there."""
    key = hand.choice(["a2", "a3"])
    gone = desk_.columns.get(key, 0)
    for row in desk_.audit.rows:
        if row.check and gone in row.cells:
            desk_.touched.add(row.check)
    left = [column for column in range(1, desk_.audit.width() + 1) if column != gone]
    shift_columns(desk_, {old: new for new, old in enumerate(left, 1)})


def copy_row(desk_: Desk, hand: Random) -> None:
    row = line(desk_, hand)
    twin = replace(row, cells=dict(row.cells))
    if hand.choice([True, False]):
        desk_.put(twin, "a1", hand.choice([None, Raw("s", "No"), Raw("n", "1"), Raw("s", "junk")]))
    desk_.touched.add(row.check)
    desk_.audit.rows.insert(hand.randint(0, len(desk_.audit.rows)), twin)


def junk(desk_: Desk, hand: Random) -> None:
    row = line(desk_, hand)
    texts = ["x", "Y es", "1.234", "4/5", "03/04/2026", "?", "½", "5²", "-", "N/A?", "١2", "yes no"]
    cells = [
        *(Raw("s", text) for text in texts),
        Raw("e", "#REF!"),
        Raw("b", "1"),
        Raw("n", "46163", look="date"),
        Raw("n", "0.5", look="percent"),
    ]
    desk_.put(row, hand.choice(ANSWERS), hand.choice(cells))
    desk_.touched.add(row.check)


def in_the_wrong_cell(desk_: Desk, hand: Random) -> None:
    """An answer that stands under Note, in a text column, or beside the table."""
    row = line(desk_, hand)
    cell = desk_.get(row, "a1")
    to = hand.choice(["note", "photo", "limit", "seen", "points", "result", "status", "a2", "a3", ""])
    beside = desk_.audit.width() + 1
    there = desk_.get(row, to)
    if cell is None or (to and to not in desk_.columns) or (there and there.text == cell.text):
        return  # the same word as stands there already leaves no trace
    if cell.formula and to in ("result", "status"):
        return  # nor does a formula among formulas
    desk_.touched.add(row.check)
    desk_.put(row, "a1", None)
    if to:
        desk_.put(row, to, cell)
    else:
        row.cells[beside] = cell


def by_formula(desk_: Desk, hand: Random) -> None:
    row = line(desk_, hand)
    if cell := desk_.get(row, "a1"):
        desk_.put(row, "a1", cell._replace(formula=True))


def merge(desk_: Desk, hand: Random) -> None:
    """Answer cells of neighbouring lines as one: Excel empties the covered ones, other programs leave their content beneath."""
    audit = desk_.audit
    key = hand.choice([*ANSWERS, "note"])
    top, count, empties = hand.choice(audit.lines()), hand.randint(1, 4), hand.choice([True, False])
    column = desk_.columns.get(key)
    if not column or any(m[0] <= top + count + 1 and top + 1 <= m[2] for m in audit.merges):
        return
    audit.merges.append((top + 1, column, min(top + count, len(audit.rows) - 1) + 1, column))
    for row in audit.rows[top + 1 : top + count + 1]:
        if row.check and (column in row.cells or key == "a1"):
            desk_.touched.add(row.check)
        if empties:
            row.cells.pop(column, None)


def copy_sheet(desk_: Desk, hand: Random) -> None:
    twin = desk_.audit.copy("Audit (2)")
    if any(sheet.title == "Audit (2)" for sheet in desk_.sheets):
        return
    for at in hand.choices(twin.lines(), k=hand.randint(0, 3)):
        row = twin.rows[at]
        desk_.put(row, "a1", hand.choice([None, Raw("s", "No"), Raw("n", "1"), Raw("s", "junk")]))
        desk_.touched.add(row.check)
    desk_.sheets.insert(hand.randint(0, len(desk_.sheets)), twin)


def delete_keys(desk_: Desk, _hand: Random) -> None:
    audit = desk_.audit
    desk_.may_refuse |= not heads(audit)
    audit.rows = [row for row in audit.rows if not is_keys(row)]


def type_over_header(desk_: Desk, hand: Random) -> None:
    found = heads(desk_.audit)
    desk_.may_refuse = True
    desk_.touched |= set(CHECKS)
    for row in found[:1]:
        row.cells[hand.choice(sorted(row.cells))] = Raw("s", hand.choice(["mine", "Answer", "Note", ""]))


FREE = [
    insert_rows, sort_rows, move_row, hide_rows, insert_columns, move_column, delete_texts, delete_formulas, rename_sheets, move_sheets, drop_meta,
    drop_summary, translate_header, retype, other_language, retype_id,
]  # fmt: skip
COSTLY = [
    delete_row, delete_column, copy_row, junk, in_the_wrong_cell, by_formula, merge, copy_sheet, delete_keys, type_over_header,
]  # fmt: skip


def after(deeds: list[Deed], hand: Random) -> Desk:
    desk_ = Desk([sheet.copy(sheet.title) for sheet in FILLED.sheets], dict(FILLED.columns), FILLED.meant)
    for deed in deeds:
        if desk_.audit.merges and deed not in (retype, other_language, junk, rename_sheets, move_sheets, drop_meta, by_formula):
            continue  # programs move merged cells along; this table of rows does not
        if len(desk_.audit.lines()) > 3:
            deed(desk_, hand)
    return desk_


def said_of(back: Filled, desk_: Desk, check: str) -> bool:
    """Whether a problem names the check or a row in which it stands, or says that a whole column of answers is gone."""
    rows = {(sheet.title, str(at)) for sheet in desk_.sheets for at, row in enumerate(sheet.rows, 1) if row.check == check}
    for problem in back.problems:
        row = problem.place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if problem.place.check == check or (problem.place.sheet, row) in rows or problem.code == "FW606":
            return True
    return False


def law(desk_: Desk) -> None:
    back = read(written(desk_), "a.xlsx", OFTEN)
    if back.audit is None:
        assert desk_.may_refuse, back.problems
        assert {problem.code for problem in back.problems} <= {"FW606"}
        return
    answers = back.audit.by_check()
    for check, meant in desk_.meant.items():
        got = answers[check]
        wrong = (got.state, got.values, got.note, got.corrected) != (meant.state, meant.values, meant.note, meant.corrected)
        if wrong:
            assert check in desk_.touched, (check, got, meant, back.problems)
            assert said_of(back, desk_, check), (check, got, meant, back.problems)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 1 << 40))
def test_what_costs_nothing_changes_no_answer(seed: int) -> None:
    hand = Random(seed)
    law(after(hand.choices(FREE, k=hand.randint(1, 6)), hand))


@settings(max_examples=EXAMPLES, deadline=None)
@example(160316)  # without the hidden keys, a number in a hidden column that holds formulas only
@example(1001498)  # the same, without any formula
@example(1000717)  # a copy is read, and of the sheet itself the header is typed over
@given(st.integers(0, 1 << 40))
def test_every_answer_is_read_right_or_reported(seed: int) -> None:
    hand = Random(seed)
    deeds = [*hand.choices(COSTLY, k=hand.randint(1, 3)), *hand.choices(FREE, k=hand.randint(0, 4))]
    law(after(hand.sample(deeds, len(deeds)), hand))


def test_the_table_of_rows_is_the_workbook() -> None:
    back = read(written(FILLED), "a.xlsx", OFTEN)
    assert back.status == "accepted", back.problems
    assert back.audit
    assert back.audit.by_check() == FILLED.meant
    assert (KEY_ROW, HEAD_ROW, FIRST_ROW) == (1, 4, 5)
    assert column_letters(FILLED.columns["id"]) == "A"
    assert said([FILLED.meant["SAM-01.1"]]) == [
        Answer(check="SAM-01.1", state="given", values=(Decimal(3), Decimal(5)), note="late", corrected=True)
    ]
