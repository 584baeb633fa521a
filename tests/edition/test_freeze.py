import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.edition.made import SCORING, YES, frozen, loaded, measured, standard

from floorwalk.edition.freeze import Edition, digest, freeze, from_json, read_editions, to_json
from floorwalk.errors import FloorwalkError
from floorwalk.source.workspace import LoadedSet, Workspace

OTHER = standard(id="PAY-02", checks=[YES | {"id": "PAY-02.1"}])


def test_the_same_input_gives_the_same_bytes() -> None:
    assert to_json(frozen(standard())) == to_json(frozen(standard()))


def test_the_order_in_which_files_were_found_changes_nothing() -> None:
    one = loaded(standard(), OTHER)
    other = LoadedSet(one.set, one.document, dict(reversed(one.standards.items())))
    assert to_json(freeze(one)) == to_json(freeze(other))


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Thank every customer"},
        {"what": "Everybody is thanked."},
        {"how": ["Say thank you.", "Look up."]},
        {"say": "Thank you."},
        {"dont": ["Look away."]},
        {"ask": [{"role": "lead", "within": "3 min"}]},
        {"moment": "leaving"},
        {"promises": ["P-THANKS"]},
        {"for": {"formats": ["corner"]}},
        {"segments": ["family"]},
        {"programmes": ["gold"]},
        {"zones": ["till"]},
        {"effective": {"from": "2026-12-01"}},
        {"version": 2},
        {"checks": []},
        {"variants": [{"when": {"region": "south"}, "say": "Grazie."}]},
        {"variants": [{"when": {"region": "south"}, "checks": [{"id": "PAY-01.1", "question": "Was it said?"}]}]},
        {"check": {"question": "Was everybody thanked?"}},
        {"check": {"points": 3}},
        {"check": {"critical": True}},
        {"check": {"expect": "no"}},
        {"check": {"na": "allowed"}},
        {"check": {"help": "Stand at the till."}},
        {"check": {"zone": "till"}},
        {"check": {"note_on_fail": True}},
        {"check": {"photo_on_fail": True}},
        {"check": {"record": "Till log"}},
        {"check": {"seen_by": "ask"}},
        {"check": {"minutes": 2}},
    ],
    ids=str,
)
def test_the_hash_changes_with_all_that_can_change_a_question_or_a_score(change: dict[str, Any]) -> None:
    assert frozen(standard(**change)).hash != frozen(standard()).hash


def test_the_hash_changes_with_a_limit_and_with_what_passes() -> None:
    readings = [
        measured({"at_most": 4}),
        measured({"at_most": 5}),
        measured({"at_most": 4, "when": {"months": [6]}}),
        measured({"at_most": 4}, readings=2),
    ]
    readings.append(measured({"at_most": 4}, pass_at=Fraction(1, 2), readings=2))
    assert len({frozen(standard(**one)).hash for one in readings}) == len(readings)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"title": "Another"},
        {"scoring": SCORING | {"pass_mark": 81}},
        {"scoring": SCORING | {"total": "sections"}},
        {"sections": [{"id": "pay", "title": "Pay", "weight": 2, "standards": ["PAY-01", "PAY-02"]}]},
        {"sections": [{"id": "pay", "title": "Pay", "standards": ["PAY-02", "PAY-01"]}]},
        {"sections": [{"id": "pay", "title": "Pay", "standards": ["PAY-01"]}]},
    ],
    ids=str,
)
def test_the_hash_changes_with_the_set(change: dict[str, Any]) -> None:
    assert frozen(standard(), OTHER, **change).hash != frozen(standard(), OTHER).hash


@pytest.mark.parametrize(
    "change",
    [
        {"owner": "boss"},
        {"review_by": "2028-01-01"},
        {"why": "Another reason."},
        {"situations": ["customer leaves"]},
        {"synonyms": ["greeting"]},
        {"related": ["PAY-02"]},
        {"element": "systems"},
        {"effort": {"seconds": 9, "per": "day"}},
        {"evidence": [{"source": "S", "who": "W", "method": "M", "place": "P", "n": 3, "date": "2026-01-01", "finding": "F"}]},
        {"refs": [{"title": "A norm"}]},
        {"training": ["First day"]},
    ],
    ids=str,
)
def test_the_hash_stays_when_nothing_that_is_asked_changes(change: dict[str, Any]) -> None:
    assert frozen(standard(**change)).hash == frozen(standard()).hash


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_only_active_standards_are_frozen(status: str) -> None:
    edition = frozen(standard(), standard(id="PAY-02", checks=[], status=status))
    assert edition.sections[0].standards == ("PAY-01",)
    assert [one.id for one in edition.standards] == ["PAY-01"]


def test_what_was_written_is_read_as_the_same_edition(mall: Workspace) -> None:
    for edition in (
        frozen(standard(**measured({"between": [18, 22], "when": {"months": [1]}}, pass_at=Fraction(1, 3)))),
        freeze(mall.sets["mall"]),
    ):
        assert from_json(to_json(edition), "e.json") == edition
        assert edition.file_name == f"{edition.set}-1-{edition.hash[:8]}.json"


def _altered(text: str, **changes: Any) -> str:
    return json.dumps(json.loads(text) | changes)


def refused(text: str) -> str:
    with pytest.raises(FloorwalkError) as caught:
        from_json(text, "small-1-aa.json")
    assert caught.value.code == "FW502"
    assert "small-1-aa.json" in caught.value.what
    return caught.value.what


def test_an_altered_file_is_refused() -> None:
    text = to_json(frozen(standard()))
    assert "was altered" in refused(text.replace('"points": 2', '"points": 3'))
    assert "was altered" in refused(_altered(text, hash="0" * 64))
    assert "was altered" in refused(_altered(text, version=2))


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"set": "small"}', "null", "[" * 100_000])
def test_what_is_no_edition_is_refused(text: str) -> None:
    assert "is not an edition file" in refused(text)


def test_unknown_keys_and_formats_are_refused() -> None:
    text = to_json(frozen(standard()))
    assert "is not an edition file" in refused(_altered(text, extra=1))
    assert "is not an edition file" in refused(_altered(text, format="floorwalk-edition/2"))


def test_white_space_and_order_of_keys_alter_nothing() -> None:
    edition = frozen(standard())
    plain = dict(reversed(json.loads(to_json(edition)).items()))
    assert from_json(json.dumps(plain, indent=4), "e.json") == edition


def test_a_folder_is_read_oldest_version_first(tmp_path: Path) -> None:
    editions = [frozen(standard(), version=version) for version in (10, 9, 1)]
    for edition in editions:
        (tmp_path / edition.file_name).write_text(to_json(edition), encoding="utf-8")
    assert [edition.version for edition in read_editions(tmp_path)] == [1, 9, 10]
    assert read_editions(tmp_path / "none") == []


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "small-1-aa.json").write_bytes(b'{"set": "caf\xe9"}')
    with pytest.raises(FloorwalkError, match="FW502"):
        read_editions(tmp_path)


def test_the_hash_is_over_everything_else(mall_edition: Edition) -> None:
    plain = json.loads(to_json(mall_edition))
    assert digest(plain) == mall_edition.hash == digest(plain | {"hash": "other"})
    assert all(digest({key: value for key, value in plain.items() if key != gone}) != mall_edition.hash for gone in plain if gone != "hash")
