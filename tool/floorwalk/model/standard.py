"""A service standard: what to do, how to do it, whom to ask, and how it is checked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from floorwalk.model.base import CheckId, Day, Flag, Id, Model, Name, Number, PromiseId, ShortText, StandardId, Text, Whole, described
from floorwalk.model.check import Check, Frequency, Limit, Period
from floorwalk.model.conditions import Applies, Condition
from floorwalk.model.times import TimeSpan

Element = Literal["strategy", "systems", "people"]
Status = Literal["draft", "active", "retired"]


class Ask(Model):
    """Somebody to ask when stuck."""

    role: Id = described("A role id of company.yaml that has a contact in contacts.csv.")
    within: TimeSpan = described("How soon that person answers, as 2 min.")


class Effort(Model):
    """What the standard asks of the person who keeps it."""

    seconds: Annotated[Number, Field(gt=0)] = described("Seconds of work each time.")
    per: Period = described("Each time what happens, or in which span of time.")


class Evidence(Model):
    """Why the company believes that customers or the law want this."""

    source: ShortText = described("Where it comes from: a survey, a count, a complaint log.")
    who: ShortText = described("Who was asked or observed.")
    method: ShortText = described("How they were chosen and asked.")
    place: ShortText = described("Where it was done.")
    n: Annotated[Whole, Field(ge=1)] = described("How many were asked or observed.")
    date: Day = described("When it ended.")
    finding: Text = described("What came out, in one sentence.")


class Exemption(Model):
    """A case in which the standard does not hold."""

    text: Text = described("The case.")
    reason: Text = described("Why it is exempt.")


class Picture(Model):
    """A picture of how it should or should not look."""

    file: Name = described("File name, beside the standard.")
    good: Flag = described("true: as it should be. false: as it should not be.")
    caption: ShortText = described("What the reader should see in it; also read aloud by screen readers.")


class Recovery(Model):
    """What staff may give to make good."""

    give: Text = described("What is given.")
    up_to: Annotated[Number, Field(ge=0)] = described("Largest value, in `currency`.")
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = described("Three letters, as EUR.")
    per: Period = described("For each of what.")
    role: Id = described("Role that may give it unasked.")
    approval_above: Annotated[Number, Field(ge=0)] | None = described("Above this value somebody must approve.", default=None)


class Reference(Model):
    """A law or norm whose text the author has read."""

    title: ShortText = described("Title of the text.")
    clause: ShortText | None = described("Clause or page.", default=None)
    edition: ShortText | None = described("Edition or year.", default=None)


class Effective(Model):
    """Days on which the standard is in force."""

    start: Day | None = described("First day.", alias="from", default=None)
    end: Day | None = described("Last day.", alias="to", default=None)


class VersionChange(Model):
    """What was changed when a version was raised, for those who knew the one before."""

    version: Annotated[Whole, Field(ge=2)] = described("The version that brought it.")
    date: Day = described("Day from which it holds.")
    what: Text = described("What is different now, in one sentence.")


class VariantCheck(Model):
    """What a variant changes in a check: its words and limits. Id, kind and points never vary."""

    id: CheckId = described("Id of the check that is changed.")
    question: Text | None = described("The question there.", default=None)
    limits: tuple[Limit, ...] | None = described("The limits there (measure only).", default=None)


class Variant(Model):
    """What differs in some stores or seasons; the first variant that matches the store and the day wins."""

    when: Condition = described("Where and when it holds.")
    what: Text | None = described("What to do, there.", default=None)
    how: Annotated[tuple[Text, ...], Field(min_length=1)] | None = described("How to do it, there.", default=None)
    say: Text | None = described("The phrase, there.", default=None)
    dont: tuple[Text, ...] | None = described("What to avoid, there.", default=None)
    ask: Annotated[tuple[Ask, ...], Field(min_length=1)] | None = described("Whom to ask, there.", default=None)
    checks: tuple[VariantCheck, ...] = described("Questions and limits that differ there.", default=())


class StandardCore(Model):
    """The part of a standard that can change a question, a score or what staff are asked to do: editions freeze it."""

    id: StandardId = described("Section letters, a hyphen and a number, as PAY-04. Never used again for another standard.")
    title: ShortText = described("What to do, as a short order, without a full stop.")
    what: Text = described("What a customer or colleague can see when the standard is kept: one sentence, one idea.")
    how: Annotated[tuple[Text, ...], Field(min_length=1)] = described("The steps, in order.")
    say: Text | None = described("The phrase, where something is said.", default=None)
    dont: tuple[Text, ...] = described("What to avoid.", default=())
    ask: Annotated[tuple[Ask, ...], Field(min_length=1)] = described("Whom to ask when stuck, first to last.")
    moment: Id = described("Moment of truth, an id of company.yaml.")
    promises: tuple[PromiseId, ...] = described("Promises of company.yaml that it keeps.", default=())
    applies: Applies = described("Whom and where it is for; left out: everybody everywhere.", alias="for", default=Applies())
    segments: tuple[Id, ...] = described("Customer segments that it is for; left out: all.", default=())
    programmes: tuple[Id, ...] = described("Card programmes that it is for; left out: all customers.", default=())
    zones: tuple[Id, ...] = described("Where in the store it is kept.", default=())
    checks: tuple[Check, ...] = described("How an auditor sees that it is kept.", default=())
    variants: tuple[Variant, ...] = described("What differs by region, format, season or hour.", default=())
    effective: Effective | None = described("Days on which it is in force; left out: always.", default=None)
    version: Annotated[Whole, Field(ge=1)] = described("Raised by one when what is required changes.", default=1)


class Standard(StandardCore):
    """One service standard: one idea that staff can follow and an auditor can see."""

    situations: tuple[ShortText, ...] = described("What staff would type when they need this page.", default=())
    synonyms: tuple[ShortText, ...] = described("Other words for it, for the search.", default=())
    why: Text = described("Why it matters to the customer, in a sentence.")
    exceptions: tuple[Exemption, ...] = described("Cases in which it does not hold.", default=())
    tools: tuple[ShortText, ...] = described("Things needed at hand.", default=())
    training: tuple[ShortText, ...] = described("Training that teaches it.", default=())
    pictures: tuple[Picture, ...] = described("Pictures of good and bad.", default=())
    recovery: tuple[Recovery, ...] = described("What staff may give to make good.", default=())
    element: Element = described("Element of the golden service triangle: strategy, systems or people.")
    principle: Id | None = described("Principle of the company's service style that it serves, as classic.consistent.", default=None)
    effort: Effort = described("What it asks of the person who keeps it.")
    frequency: Frequency | None = described("How often the work is done.", default=None)
    evidence: tuple[Evidence, ...] = described("Why the company believes in it.", default=())
    refs: tuple[Reference, ...] = described("Laws or norms whose text was read.", default=())
    owner: Id = described("Role that keeps this standard true.")
    review_by: Day = described("Day by which the owner looks at it again.")
    status: Status = described("draft: not yet asked. active: asked. retired: no longer asked.", default="active")
    changes: tuple[VersionChange, ...] = described("What each raised version changed, the newest first.", default=())
    supersedes: tuple[StandardId, ...] = described("Standards that this one replaces.", default=())
    related: tuple[StandardId, ...] = described("Standards that a reader may want next.", default=())


# The order in which a standard is written and documented.
KEY_ORDER = (
    "id", "title", "what", "how", "say", "dont", "situations", "synonyms", "ask", "why", "exceptions", "tools", "training", "pictures",
    "recovery", "element", "moment", "principle", "promises", "for", "segments", "programmes", "zones", "effort", "frequency", "evidence",
    "refs", "checks", "variants", "owner", "review_by", "effective", "status", "version", "changes", "supersedes", "related",
)  # fmt: skip
