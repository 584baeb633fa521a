"""The field reference: the committed page is that of the models, and no key is left out."""

import re
from pathlib import Path

from floorwalk.model.reference import fields
from floorwalk.model.standard import KEY_ORDER, Standard


def test_committed_page_is_that_of_the_models(root: Path):
    committed = (root / "guide/reference/fields.md").read_text(encoding="utf-8")
    assert committed == fields(), "write it again with: floorwalk schema --reference guide/reference"


def test_every_key_of_a_standard_stands_in_the_page():
    part = fields().split("## A standard")[1].split("\n### ")[0]
    assert re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) == list(KEY_ORDER)
    assert {info.alias or name for name, info in Standard.model_fields.items()} == set(KEY_ORDER)


def test_every_row_says_what_it_takes_and_means():
    rows = [line for line in fields().splitlines() if line.startswith("| `")]
    assert len(rows) > 100
    for row in rows:
        _, key, _, takes, meaning, _ = re.split(r"(?<!\\)\|", row)
        assert takes.strip(), key
        assert meaning.strip(), key


def test_links_and_headings_agree():
    page = fields()
    headings = [heading.lower().replace(" ", "-") for heading in re.findall(r"^#{2,3} (.+)$", page, re.MULTILINE)]
    assert len(headings) == len(set(headings))
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(headings)
