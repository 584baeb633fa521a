"""Requirements that changed since the newest edition, and editions that were touched."""

from tests.lint.conftest import STANDARD, Space

from floorwalk.edition.freeze import freeze, to_json
from floorwalk.source.workspace import load


def freeze_now(space: Space) -> None:
    edition = freeze(load(space.root).sets["shop"])
    folder = space.root / "audits/editions"
    folder.mkdir(exist_ok=True)
    (folder / edition.file_name).write_text(to_json(edition), encoding="utf-8")


def test_nothing_changed(space: Space):
    freeze_now(space)
    assert space.codes() == []


def test_a_changed_limit_needs_a_raised_version(space: Space):
    freeze_now(space)
    space.change(STANDARD, "at_most: 5", "at_most: 4")
    [problem] = space.problems()
    assert problem.code == "FW501"
    assert problem.what.startswith("`at_most` of PAY-01.1 changed from 5 to 4 since edition")
    assert problem.place.line == 17
    space.change(STANDARD, "version: 1", "version: 2")
    assert space.codes() == ["FW503"]
    told = "version: 2\nchanges:\n  - {version: 2, date: 2026-12-01, what: Nobody waits behind more than 4 customers.}"
    space.change(STANDARD, "version: 2", told)
    assert space.codes() == []


def test_a_mended_word_needs_none(space: Space):
    freeze_now(space)
    space.change(STANDARD, "title: Thank every customer", "title: Thank each customer")
    assert space.codes() == []


def test_of_two_editions_of_one_version_either_will_do(space: Space):
    freeze_now(space)
    space.change(STANDARD, "at_most: 5", "at_most: 4")
    freeze_now(space)
    assert space.codes() == []


def test_only_the_newest_version_counts(space: Space):
    freeze_now(space)
    space.change(STANDARD, "at_most: 5", "at_most: 4")
    space.change("standards/shop/set.yaml", "version: 1", "version: 2")
    freeze_now(space)
    space.change(STANDARD, "at_most: 4", "at_most: 5")
    assert space.codes() == ["FW501"]


def test_an_altered_edition_hides_no_other(space: Space):
    freeze_now(space)
    (space.root / "audits/editions/broken.json").write_bytes(b"\xff\xfe{")
    space.change(STANDARD, "at_most: 5", "at_most: 4")
    assert space.codes() == ["FW502", "FW501"]
