"""Filled sheets in all forms in; what became of thousands of mutations of them out. A crash, a hang or a wrong answer ends it."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from cost import ROOT

sys.path.insert(0, str(ROOT))

from tests.filled.corpus.case import SHEET  # found in the repository's folder
from tests.filled.corpus.fuzz import bounded_memory, fuzz
from tests.filled.corpus.mutations import mutated_inside, mutated_outside
from tests.filled.corpus.office import Job, by_libreoffice


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000, help="mutations of .xlsx and .ods together; a hundredth as many of .xls")
    parser.add_argument("--first", type=int, default=0, help="first seed: another number gives other files")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        files = {"openpyxl xlsx": SHEET} | by_libreoffice(SHEET, {form: Job(form) for form in ("xlsx", "ods", "xls")}, Path(folder))
    each = asked.files // 6
    for name, content in files.items():
        seeds = range(asked.first, asked.first + (asked.files // 100 if name == "xls" else each))
        for mutate in (mutated_outside,) if name == "xls" else (mutated_outside, mutated_inside):
            began = time.process_time()
            with bounded_memory():
                came: Counter[str] = fuzz(content, seeds, mutate, guarded=mutate is mutated_outside and name != "xls")
            print(f"{name}, {mutate.__name__}, {came.total()} files: {dict(came)}; {time.process_time() - began:.1f} CPU s")


if __name__ == "__main__":
    main()
