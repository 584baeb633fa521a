"""A valid workbook and seeds in; a count of what came of its mutations out. Raises AssertionError for a crash, a hang, or a wrong answer."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.conftest import ROOT
from tests.filled.corpus.mutations import MUTATIONS

CHILD = "tests.filled.corpus.fuzz_child"
WAIT = 900  # seconds on the clock for all seeds: a child that waits for something uses no processor time
_SAID = 2_000  # characters of a child's last words that a message shows


def fuzz(content: bytes, seeds: range, mutation: str, folder: Path, child: str = CHILD) -> Counter[str]:
    """Have a child process read each mutation within limits. The file that ends it is kept in `folder`; the message names it and its seed."""
    path = folder / "valid"
    path.write_bytes(content)
    command = [sys.executable, "-m", child, str(path), mutation, str(seeds.start), str(seeds.stop)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=WAIT, check=False)
        output, said = done.stdout, f"exit code {done.returncode}\n{done.stderr[-_SAID:]}"
    except subprocess.TimeoutExpired as late:
        output, said = (late.stdout or b"").decode(), f"no end within {WAIT} s"
    begun = [line.split(" ", 1) for line in output.splitlines()]
    came = Counter(status for _, status in begun if status)
    if came.total() != len(seeds):
        seed = int(begun[-1][0]) if begun else seeds.start
        kept = folder / f"{mutation}-{seed}"
        kept.write_bytes(MUTATIONS[mutation](content, seed))
        raise AssertionError(f"{mutation} {seed} (kept as {kept}): {said}")
    return came
