"""Codes FW4xx: words that staff cannot follow or auditors cannot see. All are warnings, and only English is judged."""

from floorwalk.codes.code import Code

CODES = (
    Code(
        "FW401",
        "Vague word",
        "Two people who read this word do two different things.",
        "Say what is seen when it is done: how many, how long, which.",
        "what: The counter is cleaned regularly.",
        warning=True,
    ),
    Code(
        "FW402",
        "Question asks two things",
        "An auditor who sees one without the other has no answer.",
        "Make two checks of it.",
        "question: Is the mirror clean and is the floor dry?",
        warning=True,
    ),
    Code(
        "FW403",
        "Word that the house replaces",
        "company.yaml names a word of the house for it; staff search with one word.",
        "Use the word of the house; put the other one under `synonyms`.",
        "what: The elevator is clean.   # our word: lift",
        warning=True,
    ),
    Code(
        "FW404",
        "Too long to be read",
        "A title fits one line of the sheet, a question is read while standing.",
        "Shorten it; what helps the auditor goes into `help`.",
        "title: (more than 80 characters)",
        warning=True,
    ),
)
