from tests.sheet.conftest import EDITION, ROUND, SPACE

from floorwalk.model import Visit
from floorwalk.sheet.layout import COLUMNS, SheetIdentity, file_name, identity


def _identity(number: int = 1, *, simulated: bool = False) -> SheetIdentity:
    return identity(ROUND, Visit(store="S1", number=number), SPACE.stores.rows[0], EDITION, "en", simulated=simulated)


def test_the_file_is_named_by_due_date_set_and_store() -> None:
    assert file_name(ROUND, Visit(store="S1")) == "20261130_all.kinds_S1.xlsx"
    assert file_name(ROUND, Visit(store="S1", number=2)) == "20261130_all.kinds_S1_2.xlsx"


def test_the_sheet_id_tells_visits_apart() -> None:
    assert _identity().sheet_id == "2026-11.all.kinds.S1.1"
    assert _identity(2).sheet_id == "2026-11.all.kinds.S1.2"


def test_meta_holds_everything_as_text() -> None:
    rows = dict(_identity(simulated=True).rows())
    assert rows["simulated"] == "true"
    assert rows["announced"] == "false"
    assert rows["due"] == "2026-11-30"
    assert all(isinstance(value, str) for value in rows.values())


def test_keys_are_unique() -> None:
    assert len({column.key for column in COLUMNS}) == len(COLUMNS)
