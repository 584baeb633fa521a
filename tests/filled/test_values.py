from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from floorwalk.filled.values import clock, day, meaning, number, shown, vocabulary
from floorwalk.incoming.cells import Raw
from floorwalk.incoming.parts import look
from floorwalk.words.fold import fold


@pytest.mark.parametrize(
    "pair", [("HAYIR", "hayır"), ("Evet", "EVET"), ("İYİ", "iyi"), ("Ｙｅｓ", "yes"), ("Not\u00a0observed", "not  observed")]
)
def test_words_that_people_write_in_several_ways_fall_together(pair: tuple[str, str]) -> None:
    assert fold(pair[0]) == fold(pair[1])


def test_only_text_has_a_meaning() -> None:
    known = vocabulary(["en"])
    assert meaning(Raw("s", "YES"), known) == "yes"
    assert meaning(Raw("s", "n/a"), known) == "na"
    assert meaning(Raw("s", "y"), known) == ""
    assert meaning(Raw("b", "1"), known) == meaning(Raw("n", "1"), known) == meaning(None, known) == ""


def test_a_word_that_means_two_things_means_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    says = {"one": {"Yes": "No", "No": "Nei"}, "en": {}}
    monkeypatch.setattr("floorwalk.filled.values.words", lambda language: lambda text: says[language].get(text, text))
    assert vocabulary(["en", "one"]) == {"yes": "yes", "nei": "no", "n/a": "na", "not observed": "not_observed"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4", "4"),
        ("-4", "-4"),
        ("−4", "-4"),
        ("4.5", "4.5"),
        ("4,5", "4.5"),
        ("0.234", "0.234"),
        ("0,234", "0.234"),
        ("1.2345", "1.2345"),
        ("４", "4"),
        ("－４．５", "-4.5"),
        ("١٢", "12"),
        ("௧௨", "12"),
        ("٣٫٥", "3.5"),
        ("1٢", None),
        ("5²", None),
        ("½", None),
        ("①", None),
        ("\u00a04\u00a0", "4"),
        ("1.234", None),
        ("1,234", None),
        ("1.234,5", None),
        ("1 234", None),
        ("4 lx", None),
        ("4/5", None),
        ("~4", None),
        ("", None),
        ("4.", None),
        (".5", None),
    ],
)
def test_typed_numbers_are_read_only_when_they_have_one_meaning(text: str, value: str | None) -> None:
    assert number(Raw("s", text)) == (Decimal(value) if value else None)


def test_stored_numbers_are_read_as_they_were_typed() -> None:
    assert number(Raw("n", "0.90000000000000002")) == Decimal("0.9")
    assert number(Raw("n", "46163", look="date")) is None
    assert number(Raw("n", "0.9", look="percent")) is None
    assert number(Raw("b", "1")) is None


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (Raw("b", "0"), "FALSE"),
        (Raw("n", "46163.5", look="date"), "2026-05-21 12:00"),
        (Raw("n", "0.25", look="date"), "06:00"),
        (Raw("n", "0.125", look="percent"), "12.5%"),
        (Raw("n", "0.3"), "0.3"),
        (Raw("s", " " + "x" * 99), "x" * 40),
        (Raw("e", "#REF!"), "#REF!"),
    ],
)
def test_messages_show_what_people_see(raw: Raw, words: str) -> None:
    assert shown(raw) == words


@pytest.mark.parametrize(
    ("raw", "minutes"),
    [
        (Raw("n", "0.41666666666666669", look="date"), 600),
        (Raw("n", "0", look="date"), 0),
        (Raw("n", "1", look="date"), None),  # the cell shows 00:00, whether 24:00 or 1 was typed
        (Raw("n", "0.3"), None),
        (Raw("s", "０９：０５"), 545),
        (Raw("s", "9:05"), 545),
        (Raw("s", "09:05:30"), Decimal("545.5")),
        (Raw("s", "24:00"), 1440),
        (Raw("s", "24:01"), None),
        (Raw("s", "10.30"), None),
        (Raw("n", "1.5"), None),
        (Raw("n", "NaN"), None),
        (Raw("e", "#N/A"), None),
    ],
)
def test_clock_times_are_minutes(raw: Raw, minutes: Decimal | int | None) -> None:
    assert clock(raw) == minutes


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (Raw("n", "46356", look="date"), date(2026, 11, 30)),
        (Raw("s", "2026-11-30"), date(2026, 11, 30)),
        (Raw("s", "2026-11-30T00:00:00"), date(2026, 11, 30)),
        (Raw("s", "２０２６－１１－３０"), date(2026, 11, 30)),
        (Raw("n", "46356"), date(2026, 11, 30)),
        (Raw("n", "14"), None),
        (Raw("n", "0.9", look="percent"), None),
        (Raw("s", "30.11.2026"), None),
        (Raw("s", "2026-13-01"), None),
        (Raw("n", "0.5"), None),
        (Raw("n", "1e9"), None),
        (Raw("b", "1"), None),
    ],
)
def test_days(raw: Raw, read: date | None) -> None:
    assert day(raw) == read


def test_a_book_that_counts_from_1904_means_other_days() -> None:
    assert day(Raw("n", "44894"), from_1904=True) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", ""),
        ("0.00", ""),
        ("@", ""),
        ('#,##0 "days"', ""),
        ("0.0%", "percent"),
        ("d-mmm", "date"),
        ("hh:mm", "date"),
        ("[h]:mm", "date"),
        ("[$-409]d/m/yy", "date"),
        ("[Red]0", ""),
        ("yyyy\\-mm\\-dd", "date"),
        ("# ?/?", ""),
        ("0\\%", ""),
    ],
)
def test_how_a_format_shows_a_number(code: str, kind: str) -> None:
    assert look(code) == kind
