"""What is asked and where its lines stand in; the Summary sheet out: live section scores, total, band and outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule

from floorwalk.sheet.formulas import EPSILON, Formula
from floorwalk.sheet.layout import FIRST_ROW, LETTER, NAMED_WORDS, NOT_APPLICABLE, NOT_OBSERVED
from floorwalk.sheet.style import BAD, GOOD, ODD, shade
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from floorwalk.edition.apply import Asked
    from floorwalk.sheet.canvas import Canvas

    Say = Callable[[str], str]

# Hidden columns hold the unrounded numbers: G applicable points, H observed points, I percent, J 1 when scored, K weight, L band starts.
_WIDTHS = (("A", 34), ("B", 12), ("C", 12), ("D", 12), ("E", 14), ("F", 14))
_TITLE, _CELL, _BOLD = 34, 12, 1.08  # widths of the first and second column; how much wider bold letters run
_WIDTH = sum(width for _, width in _WIDTHS)
FIRST_SECTION = 5  # row
_OUTCOMES = {"fw_outcome_fail": BAD, "fw_outcome_not_proven": ODD, "fw_outcome_pass": GOOD}

_HEADS = (mark("Section"), mark("Score %"), mark("Points"), mark("of"), mark("Seen %"), mark("Blank lines"))


def fill_summary(canvas: Canvas, asked: Asked, audit: str, last: int, t: Say) -> None:
    """Write the sheet; `audit` is the title of the Audit sheet and `last` its last row."""
    for column, width in _WIDTHS:
        canvas.sheet.column_dimensions[column].width = width
    for column in "GHIJKLM":
        canvas.sheet.column_dimensions[column].hidden = True
    canvas.put("A1", t("Summary"), "title")
    canvas.sheet.row_dimensions[1].height = 27
    hint = t("For your eyes: the office scores again from the answers. Scores appear when nothing is blank, and are rounded down.")
    canvas.across("A2:F2", hint, "fact", _WIDTH, least=15)
    for column, label in zip("ABCDEF", _HEADS, strict=True):
        canvas.put(f"{column}{FIRST_SECTION - 1}", t(label), "head")
    canvas.high(FIRST_SECTION - 1, *((t(label), width / _BOLD) for label, (_, width) in zip(_HEADS, _WIDTHS, strict=True)))
    row = {key: f"'{audit}'!${letter}${FIRST_ROW}:${letter}${last}" for key, letter in LETTER.items()}
    for number, section in enumerate(asked.sections):
        _section(canvas, FIRST_SECTION + number, section.section.title, section.section.id, float(section.section.weight or 1), row, asked)
    end = FIRST_SECTION + len(asked.sections) - 1
    _total(canvas, end, row, asked, t)
    _legend(canvas, end + 7, asked, t)
    canvas.sheet.print_area = f"A1:F{canvas.sheet.max_row}"


def _section(canvas: Canvas, at: int, title: str, id_: str, weight: float, row: dict[str, str], asked: Asked) -> None:
    possible = sum((float(check.points) for section in asked.sections if section.section.id == id_ for check in section.checks()), 0.0)
    count = sum(1 for section in asked.sections if section.section.id == id_ for _ in section.checks())
    own = f'{row["section"]},"{id_}"'
    canvas.put(f"A{at}", title, "text")
    canvas.high(at, (title, _TITLE))
    canvas.put(f"C{at}", Formula(f"=SUMIFS({row['earned']},{own})", 0), "centre").number_format = "0.##"
    canvas.put(f"D{at}", Formula(f"=SUMIFS({row['possible']},{own})", possible), "centre").number_format = "0.##"
    blank = f"COUNTIFS({own},{row['status']},0)+COUNTIFS({own},{row['status']},4)"
    canvas.put(f"F{at}", Formula(f"={blank}", count), "centre")
    canvas.put(
        f"G{at}", Formula(f"=SUMIFS({row['points']},{own})-SUMIFS({row['points']},{own},{row['status']},{NOT_APPLICABLE})", possible)
    )
    canvas.put(f"H{at}", Formula(f"=SUMIFS({row['points']},{own},{row['status']},1)", 0))
    canvas.put(f"J{at}", Formula(f"=IF(D{at}<=0,0,IF(H{at}/G{at}+{EPSILON}>=0.5,1,0))", 0))
    canvas.put(f"I{at}", Formula(f"=IF(J{at}=1,100*C{at}/D{at},0)", 0))
    canvas.put(f"K{at}", weight)
    seen = f'=IF(G{at}<=0,"",ROUNDDOWN(100*H{at}/G{at}+{EPSILON},0))'
    canvas.put(f"E{at}", Formula(seen, 0 if possible else ""), "centre")
    shown = f'=IF(F{at}>0,"",IF(J{at}=1,ROUNDDOWN(I{at}+{EPSILON},1),fw_not_scored))'
    canvas.put(f"B{at}", Formula(shown, ""), "centre").number_format = "0.0"


def _total(canvas: Canvas, end: int, row: dict[str, str], asked: Asked, t: Say) -> None:
    at, scoring = end + 2, asked.edition.scoring
    span = {column: f"{column}{FIRST_SECTION}:{column}{end}" for column in "CDFGHIJK"}
    points = sum(float(check.points) for check in asked.checks())
    count = sum(1 for _ in asked.checks())
    canvas.put(f"A{at}", t("Total"), "big")
    canvas.put(f"C{at}", Formula(f"=SUMPRODUCT({span['C']})", 0), "centre").number_format = "0.##"
    canvas.put(f"D{at}", Formula(f"=SUMPRODUCT({span['D']})", points), "centre").number_format = "0.##"
    canvas.put(f"F{at}", Formula(f"=SUMPRODUCT({span['F']})", count), "centre")
    canvas.put(f"G{at}", Formula(f"=SUMPRODUCT({span['G']})", points))
    canvas.put(f"H{at}", Formula(f"=SUMPRODUCT({span['H']})", 0))
    canvas.put(f"J{at}", Formula(f"=IF(D{at}<=0,0,IF(H{at}/G{at}+{EPSILON}>=0.9,1,0))", 0))
    weights = f"SUMPRODUCT({span['K']},{span['J']})"
    raw = f"100*C{at}/D{at}" if scoring.total == "checks" else f"SUMPRODUCT({span['K']},{span['J']},{span['I']})/{weights}"
    canvas.put(f"I{at}", Formula(f"=IF(J{at}=1,{raw},0)", 0))
    canvas.put(f"E{at}", Formula(f"=IF(G{at}<=0,0,ROUNDDOWN(100*H{at}/G{at}+{EPSILON},0))", 0), "centre")
    shown = f'=IF(F{at}>0,"",IF(J{at}=1,ROUNDDOWN(I{at}+{EPSILON},1),fw_not_scored))'
    canvas.put(f"B{at}", Formula(shown, ""), "big").number_format = "0.0"
    canvas.sheet.row_dimensions[at].height = 30
    _band(canvas, at, asked, t)
    _verdict(canvas, at, row, float(scoring.pass_mark), t)


def _band(canvas: Canvas, at: int, asked: Asked, t: Say) -> None:
    bands = sorted(asked.edition.scoring.bands, key=lambda band: band.start)
    for number, band in enumerate(bands):
        canvas.put(f"L{at + number}", float(band.start))
        canvas.put(f"M{at + number}", band.title)
    look_up = f"INDEX(M{at}:M{at + len(bands) - 1},MATCH(I{at}+{EPSILON},L{at}:L{at + len(bands) - 1},1))"
    canvas.put(f"A{at + 1}", t("Band"), "strong")
    canvas.high(at + 1, (t("Band"), _TITLE / _BOLD), *((band.title, _CELL) for band in bands))
    canvas.put(f"B{at + 1}", Formula(f'=IF(OR(F{at}>0,J{at}=0),"",{look_up})', ""), "centre")


def _verdict(canvas: Canvas, at: int, row: dict[str, str], pass_mark: float, t: Say) -> None:
    """The outcome with its colour, and how many critical checks failed: a Fail under a good score is explained by it."""
    cell = f"B{at + 2}"
    canvas.put(f"A{at + 2}", t("Outcome"), "strong")
    canvas.put(cell, Formula(_outcome(at, row, pass_mark), ""), "centre")
    canvas.put(f"A{at + 3}", t("Critical checks"), "strong")
    canvas.put(f"B{at + 3}", Formula(f"=COUNTIFS({row['critical']},1,{row['pass']},0)", 0), "centre")
    canvas.put(f"C{at + 3}", t("failed"), "centre")
    canvas.high(at + 2, (t("Outcome"), _TITLE / _BOLD), *((t(NAMED_WORDS[word]), _CELL) for word in (*_OUTCOMES, "fw_not_scored")))
    canvas.high(at + 3, (t("Critical checks"), _TITLE / _BOLD), (t("failed"), _CELL))
    for priority, (word, colour) in enumerate(_OUTCOMES.items(), start=1):  # of rules with one priority LibreOffice keeps only the last
        rule = Rule(type="expression", dxf=shade(colour), formula=[f"{cell}={word}"], priority=priority)
        canvas.sheet.conditional_formatting.add(cell, rule)


def _outcome(at: int, row: dict[str, str], pass_mark: float) -> str:
    critical = f"{row['critical']},1"
    unproven = "+".join(f"COUNTIFS({critical},{row['status']},{status})" for status in (0, NOT_OBSERVED, 4))
    passed = f"IF({unproven}>0,fw_outcome_not_proven,fw_outcome_pass)"
    by_total = f"IF(J{at}=0,fw_not_scored,IF(I{at}+{EPSILON}<{pass_mark!r},fw_outcome_fail,{passed}))"
    return f'=IF(COUNTIFS({critical},{row["pass"]},0)>0,fw_outcome_fail,IF(F{at}>0,"",{by_total}))'


def _legend(canvas: Canvas, at: int, asked: Asked, t: Say) -> None:
    scoring = asked.edition.scoring
    canvas.put(f"A{at}", t("Bands"), "label")
    for number, band in enumerate(scoring.bands, start=1):
        canvas.put(f"A{at + number}", band.title, "text")
        upper = t("to 100") if band.end == 100 else t("to under {end}").format(end=f"{band.end:f}")
        canvas.put(f"B{at + number}", f"{band.start:f} {upper}", "centre")
        canvas.high(at + number, (band.title, _TITLE), (f"{band.start:f} {upper}", _CELL))
    lines = [
        t("Pass: {mark} % or more, and no critical check failed.").format(mark=f"{scoring.pass_mark:f}"),
        t("A critical check that could not be seen makes the outcome Not proven."),
        t("N/A and Not observed leave the sum. A section counts from half of its points seen, the total from nine tenths."),
    ]
    for number, text in enumerate(lines, start=at + len(scoring.bands) + 2):
        canvas.across(f"A{number}:F{number}", text, "fact", _WIDTH, least=15)
