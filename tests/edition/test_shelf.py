from pathlib import Path
from typing import Any

import pytest
from tests.edition.made import frozen, loaded, standard

from floorwalk.edition.freeze import to_json
from floorwalk.edition.shelf import FOLDER, for_round, put, shelf
from floorwalk.errors import FloorwalkError
from floorwalk.model import Round
from floorwalk.source.workspace import Workspace


def round_(**changes: Any) -> Round:
    return Round.model_validate({"id": "r1", "title": "R", "set": "small", "from": "2026-11-02", "due": "2026-11-30"} | changes)


def space(root: Path) -> Workspace:
    made = Workspace(root)
    made.sets["small"] = loaded(standard())
    return made


def test_a_set_is_put_there_once(tmp_path: Path) -> None:
    edition, path, new = put(tmp_path, loaded(standard()))
    assert (path, new) == (tmp_path / FOLDER / edition.file_name, True)
    assert path.read_text(encoding="utf-8") == to_json(edition)
    assert put(tmp_path, loaded(standard())) == (edition, path, False)
    other, _, new = put(tmp_path, loaded(standard(say="Thanks.")))
    assert new
    assert shelf(tmp_path) == {edition.hash: edition, other.hash: other}


def test_a_round_without_edition_takes_the_set_as_it_stands(tmp_path: Path) -> None:
    made = space(tmp_path)
    assert for_round(made, round_()) == (frozen(standard()), True)
    assert for_round(made, round_()) == (frozen(standard()), False)


def test_a_round_that_names_an_edition_keeps_it_when_the_set_has_changed(tmp_path: Path) -> None:
    old, _, _ = put(tmp_path, loaded(standard(say="Thanks.")))
    for name in (old.hash, old.hash[:8]):
        assert for_round(space(tmp_path), round_(edition=name)) == (old, False)
    assert len(shelf(tmp_path)) == 1


def test_an_unknown_edition_or_set_stops(tmp_path: Path) -> None:
    with pytest.raises(FloorwalkError, match="names edition 00000000, which is not in"):
        for_round(space(tmp_path), round_(edition="0" * 8))
    with pytest.raises(FloorwalkError, match="names the set 'other', which is not there"):
        for_round(space(tmp_path), round_(set="other"))


def test_an_altered_edition_stops_everything_that_would_score_under_it(tmp_path: Path) -> None:
    _, path, _ = put(tmp_path, loaded(standard()))
    path.write_text(path.read_text(encoding="utf-8").replace('"points": 2', '"points": 20'), encoding="utf-8")
    with pytest.raises(FloorwalkError, match="FW502"):
        shelf(tmp_path)
