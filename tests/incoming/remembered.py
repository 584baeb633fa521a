"""Everything that the reader of incoming files remembers: forgotten, or counted."""

from __future__ import annotations

from typing import Any

from floorwalk.incoming import archive, cells, elements, row, usual, usual_texts
from floorwalk.incoming.memory import Memory

MEMORIES: tuple[Memory[Any, Any], ...] = (archive._unpacked, cells._texts, row._alike, usual_texts._items)


def forget() -> None:
    for memory in MEMORIES:
        memory.clear()
        memory._older.clear()
    usual._memory.cache_clear()
    elements._walked.cache_clear()
