import pytest
from tests.sheet.conftest import visit

from floorwalk.edition.duration import minutes, time_text


def test_minutes_are_rounded_up_to_five() -> None:
    assert minutes([]) == 0
    checks = list(visit().asked.checks())
    assert minutes(checks[:1]) == 5  # half a minute
    assert minutes(checks) == 10  # 13 looks at half a minute, and five customers


@pytest.mark.parametrize(("length", "words"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (390, "6 h 30 min")])
def test_time_in_words(length: int, words: str) -> None:
    assert time_text(length, str) == words
