"""A table in; the cells of its columns that lie under a merged cell out. What stands in them nobody sees, so it is nobody's answer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from floorwalk.incoming.refused import Refused

if TYPE_CHECKING:
    from floorwalk.filled.table import Table
    from floorwalk.incoming.above import Range

_MOST = 100_000  # covered cells: a merge over a whole column counts only where there are rows


def covered(table: Table) -> dict[tuple[int, int], Range]:
    """Give each covered cell of the table's columns with the merged cells over it; raises Refused for a sheet that is all merges."""
    found: dict[tuple[int, int], Range] = {}
    if not table.grid.above.merges:
        return found
    rows, columns = table.rows(), sorted(set(table.columns.values()))
    work = 0
    for merge in table.grid.above.merges:
        across = columns[bisect_left(columns, merge.left) : bisect_right(columns, merge.right)]
        down = rows[bisect_left(rows, merge.top) : bisect_right(rows, merge.bottom)]
        work += len(across) * len(down)
        if work > _MOST:
            raise Refused("FW602", "the workbook merges more cells than any audit sheet.", "Send the sheet as it was sent out.")
        found |= {(row, column): merge for row in down for column in across if (row, column) != (merge.top, merge.left)}
    return found
