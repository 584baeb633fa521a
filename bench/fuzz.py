"""Filled sheets in all forms in; what became of thousands of mutations of them out. A crash, a hang or a wrong answer ends it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from cost import ROOT

sys.path.insert(0, str(ROOT))

from tests.filled.corpus.case import SHEET  # found in the repository's folder
from tests.filled.corpus.fuzz import fuzz
from tests.filled.corpus.mutations import MUTATIONS
from tests.filled.corpus.office import Job, by_libreoffice

AFTER_THE_TESTS = 20_000  # the first seed that no test reads


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=60_000, help="mutations of .xlsx and .ods together; a hundredth as many of .xls")
    parser.add_argument("--first", type=int, default=AFTER_THE_TESTS, help="first seed: another number gives other files")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        files = {"openpyxl xlsx": SHEET} | by_libreoffice(SHEET, {form: Job(form) for form in ("xlsx", "ods", "xls")}, Path(folder))
        for name, content in files.items():
            seeds = range(asked.first, asked.first + asked.files // (100 if name == "xls" else 6))
            for mutation in ("mutated_outside",) if name == "xls" else MUTATIONS:
                began = os.times()
                came = fuzz(content, seeds, mutation, Path(folder))
                used = sum(os.times()[2:4]) - sum(began[2:4])
                print(f"{name}, {mutation}, {came.total()} files: {dict(came)}; {used:.1f} CPU s", flush=True)


if __name__ == "__main__":
    main()
