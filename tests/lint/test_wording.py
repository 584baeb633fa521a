"""Words: few warnings, and each of them right."""

import pytest
from tests.lint.conftest import EXAMPLE, STANDARD

from floorwalk.lint.wording import standard
from floorwalk.model import Standard
from floorwalk.model.company import Term
from floorwalk.source.document import parse
from floorwalk.source.workspace import Sourced

HOUSE = (Term(use="lift", instead_of=("elevator",)), Term(use="till", instead_of=("POS", "cash register")))
TEXT = (EXAMPLE / STANDARD).read_text(encoding="utf-8")
WHAT, QUESTION = "Every customer hears a thank-you before they turn to go.", "How many minutes does the last customer in the queue wait?"


def codes(old: str, new: str) -> list[str]:
    document = parse(TEXT.replace(old, f'"{new}"').encode(), "x.yaml")
    return [problem.code for problem in standard(Sourced(Standard.model_validate(document.value), document), HOUSE)]


@pytest.mark.parametrize("word", ["properly", "as soon as possible", "regularly", "Make sure", "in a timely manner", "and/or", "etc."])
def test_vague_words_are_found(word: str):
    assert codes(WHAT, f"Do it {word} here.") == ["FW401"]


@pytest.mark.parametrize(
    "text", ["Fetch the stretcher.", "The user-friendly-looking sign.", 'Say \\"You should rest\\" once.', "The insured box."]
)
def test_parts_of_words_and_quoted_phrases_are_not(text: str):
    assert codes(WHAT, text) == []


def test_every_vague_word_of_a_text_is_named():
    assert codes(WHAT, "Clean regularly and properly.") == ["FW401", "FW401"]


@pytest.mark.parametrize(
    "question",
    [
        "Is the mirror there and is the floor dry?",
        "Are the shelves clean and dry?",
        "Is it there? Is it lit?",
        "Does it open and does it close?",
    ],
)
def test_two_questions_in_one(question: str):
    assert codes(QUESTION, question) == ["FW402"]


@pytest.mark.parametrize(
    "question",
    [
        "Is there a bin for paper and glass?",
        "How many minutes pass between order and payment?",
        "Is the line 'Wait here? and is it so' shown?",
    ],
)
def test_one_question_with_an_and(question: str):
    assert codes(QUESTION, question) == []


@pytest.mark.parametrize(
    ("text", "found"), [("Two elevators stop.", 1), ("The POS is on.", 1), ("The position is marked.", 0), ("pos 3 is free.", 0)]
)
def test_words_that_the_house_replaces(text: str, found: int):
    assert codes(WHAT, text) == ["FW403"] * found
