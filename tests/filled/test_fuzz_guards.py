"""What a fuzz must notice is noticed, and told with the seed and the file: its guards are held against readers that misbehave."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.filled.corpus.case import SHEET
from tests.filled.corpus.fuzz import fuzz
from tests.filled.corpus.mutations import mutated_outside

_READER = """
import os, re
from tests.filled.corpus import fuzz_child as child

endless, kept, right = re.compile('(a+)+$'), [], child.taken
child.SECONDS = 1

def taken(content):
    filled = right(content)
    if content == VALID:
        return filled
    {does}
    return filled

child.taken = taken
child.main()
"""
_MISBEHAVE = {
    "crash": ("os.abort()", "Aborted"),
    "hang in a library": ("endless.match('a' * 40 + 'b')", "in taken"),
    "memory at once": ("bytearray(2 << 30)", "MemoryError"),
    "memory bit by bit": ("kept.append(b'1' * 250_000_000)", "MB of memory"),
    "raise": ("1 / 0", "ZeroDivisionError"),
    "another answer": (
        "return right(VALID).__class__('a', 'b', right(VALID).audit.model_copy(update={'auditor': 'x'}), None, ())",
        "other answers than the file held",
    ),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives a process no such limits")
@pytest.mark.parametrize("what", _MISBEHAVE)
def test_a_reader_that_misbehaves_fails_with_seed_and_file(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    does, says = _MISBEHAVE[what]
    valid = f"VALID = open({str(tmp_path / 'valid')!r}, 'rb').read()\n"
    (tmp_path / "misbehaving.py").write_text(valid + _READER.replace("{does}", does), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(AssertionError, match=r"mutated_outside 7 \(kept as ") as failed:
        fuzz(SHEET, range(7, 9), "mutated_outside", tmp_path, child="misbehaving")
    assert says in str(failed.value)
    assert (tmp_path / "mutated_outside-7").read_bytes() == mutated_outside(SHEET, 7)
