from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from floorwalk.model.base import (
    MAX_TEXT,
    CheckId,
    Day,
    Flag,
    Id,
    Language,
    Number,
    Points,
    PromiseId,
    Share,
    ShortText,
    StandardId,
    StoreId,
    Text,
    Whole,
)


def made(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        (Share, "4/5", Fraction(4, 5)),
        (Share, " 4 / 5 ", Fraction(4, 5)),
        (Share, Decimal("0.8"), Fraction(4, 5)),
        (Share, 1, Fraction(1)),
        (Share, "6/6", Fraction(1)),
        (Number, 7, Decimal(7)),
        (Number, Decimal("0.10"), Decimal("0.10")),
        (Number, -3, Decimal(-3)),
        (Points, Decimal("0.125"), Decimal("0.125")),
        (Points, 0, Decimal(0)),
        (Day, "2026-11-30", date(2026, 11, 30)),
        (Text, "  a \n", "a"),
        (Text, "a\n=b\tc", "a\n=b\tc"),
        (Text, "x" * MAX_TEXT, "x" * MAX_TEXT),
        (ShortText, "Çağ 中文 \u200b", "Çağ 中文 \u200b"),
        (Id, "cash-desk.lead-2", "cash-desk.lead-2"),
        (Language, "zh-Hans", "zh-Hans"),
        (Language, "pt-BR", "pt-BR"),
        (StandardId, "PAY-04", "PAY-04"),
        (CheckId, "PAY-04.12", "PAY-04.12"),
        (PromiseId, "P-THANKS-2", "P-THANKS-2"),
        (StoreId, "S012", "S012"),
        (Flag, True, True),
        (Whole, 3, 3),
    ],
)
def test_what_is_meant_is_taken(kind: Any, given: object, value: object) -> None:
    assert made(kind, given) == value


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (Share, "0/5"),
        (Share, "5/4"),
        (Share, "4/0"),
        (Share, 0),
        (Share, 2),
        (Share, "80 %"),
        (Share, "0.8"),
        (Share, True),
        (Share, None),
        (Share, -1),
        (Share, 0.8),
        (Number, "7"),
        (Number, 7.5),
        (Number, True),
        (Number, None),
        (Number, "Infinity"),
        (Points, -1),
        (Points, 1001),
        (Points, Decimal("0.0001")),
        (Day, "30.11.2026"),
        (Day, "2026-02-30"),
        (Day, "2026-2-3"),
        (Day, 20261130),
        (Day, "2026-11-30T00:00"),
        (Text, ""),
        (Text, "   "),
        (Text, "=1"),
        (Text, "  =1"),
        (Text, "a\x07"),
        (Text, "a\x00"),
        (Text, "a￾"),
        (Text, 5),
        (Text, None),
        (Text, "x" * (MAX_TEXT + 1)),
        (ShortText, "a\nb"),
        (ShortText, "x" * 161),
        (Id, "Cash"),
        (Id, "-a"),
        (Id, "a--b"),
        (Id, "a_b"),
        (Id, "2a"),
        (Id, "a" * 61),
        (Language, "EN"),
        (Language, "english"),
        (StandardId, "PAY-4"),
        (StandardId, "pay-04"),
        (StandardId, "PAY-04\n"),
        (CheckId, "PAY-04"),
        (CheckId, "PAY-04.123"),
        (PromiseId, "THANKS"),
        (StoreId, "S 1"),
        (StoreId, ""),
        (StoreId, "S" * 21),
        (Flag, "yes"),
        (Flag, 1),
        (Whole, "3"),
        (Whole, Decimal(3)),
        (Whole, True),
        (Whole, 3.0),
    ],
)
def test_what_would_have_to_be_guessed_is_refused(kind: Any, given: object) -> None:
    with pytest.raises(ValidationError):
        made(kind, given)


@pytest.mark.parametrize(
    ("kind", "value", "plain"),
    [(Share, "4/5", "4/5"), (Share, Decimal("0.8"), "4/5"), (Number, 7, 7), (Number, Decimal("0.10"), 0.1), (Number, Decimal("7.0"), 7)],
)
def test_how_it_is_written_as_json(kind: Any, value: object, plain: object) -> None:
    adapter = TypeAdapter(kind)
    assert adapter.dump_python(adapter.validate_python(value), mode="json") == plain
