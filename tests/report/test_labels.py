from __future__ import annotations

import pytest

from floorwalk.report.labels import named, shortened


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["S1"], "S1"), (["S1", "S2"], "S1, S2"), (["S1", "S2", "S3", "S4"], "S1, S2 and 2 more")],
)
def test_names_beyond_the_most_are_counted(names: list[str], said: str) -> None:
    assert named(names, 2, str) == said


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Give the money back", "Give the money back"),
        ("Give the money back within 10 minutes", "Give the money …"),
        ("Supercalifragilisticexpialidocious", "Supercalifragilist …"),
        ("第四人排队就加开收银机第四人排队就加开收银机", "第四人排队就加开收银机第四人排队就加 …"),
    ],
)
def test_a_long_text_is_cut_between_words(text: str, short: str) -> None:
    assert shortened(text, 20) == short
    assert len(short) <= 21
