"""A standard set with its scoring, and a round of audits over it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from floorwalk.model.base import (
    CheckId,
    Day,
    Flag,
    Icon,
    Id,
    Language,
    Model,
    Name,
    Number,
    ShortText,
    StandardId,
    StoreId,
    Whole,
    described,
)

RoundKind = Literal["audit", "self", "mystery", "recheck"]
# Scores are shown with one decimal, rounded down: a finer border would let a shown score contradict its band.
Percent = Annotated[Number, Field(ge=0, le=100, decimal_places=1)]


class Section(Model):
    """A part of the set: one stretch of the walk."""

    id: Id = described("Short name, also the folder of its standards.")
    title: ShortText = described("Title.")
    weight: Annotated[Number, Field(gt=0)] | None = described("Weight of the section's score, when scoring is by section.", default=None)
    standards: tuple[StandardId, ...] = described("Standards in walking order.")
    icon: Icon | None = described("Picture beside it in the handbook: a name of the theme's Material icons, as broom.", default=None)


class Band(Model):
    """A name for a range of scores: from its start up to, not including, its end; the top band includes 100."""

    id: Id = described("Short name.")
    title: ShortText = described("Name that people read.")
    start: Percent = described("First score of the band, in percent.", alias="from")
    end: Percent = described("Where the next band begins, in percent; 100 for the top band.", alias="to")


class Scoring(Model):
    """How a score is made of points."""

    rule: Literal["floorwalk/1"] = described("Scoring rule.", default="floorwalk/1")
    total: Literal["checks", "sections"] = described(
        "checks: sum over all checks. sections: weighted mean of section scores.", default="checks"
    )
    pass_mark: Percent = described("Score from which an audit passes, in percent.")
    bands: Annotated[tuple[Band, ...], Field(min_length=1)] = described("Bands that cover 0 to 100 without gap or overlap.")


class StandardSet(Model):
    """The file set.yaml."""

    id: Id = described("Short name, also the folder.")
    title: ShortText = described("Title.")
    version: Annotated[Whole, Field(ge=1)] = described("Raised when a new edition is meant to replace the last one.")
    sections: Annotated[tuple[Section, ...], Field(min_length=1)] = described("Sections in walking order.")
    scoring: Scoring = described("How a score is made.")


class Auditor(Model):
    """Somebody who fills sheets."""

    id: Id = described("Short name; no private data.")
    title: Name = described("Name or initials on the sheet.")
    language: Language | None = described("Language of the sheet; left out: the store's.", default=None)
    store: StoreId | None = described("The auditor's own store: somebody else audits it.", default=None)


class Visit(Model):
    """One store to be visited."""

    store: StoreId = described("A store id of stores.csv.")
    auditor: Id | None = described("An auditor id of this round.", default=None)
    number: Annotated[Whole, Field(ge=1)] = described("Number of the visit, when a store is visited more than once.", default=1)


class Round(Model):
    """A file of audits/rounds: what is audited, where, by whom, until when."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")] = described("Short name, the same as the file's, as 2026-11.")
    title: ShortText = described("Title, in the source language. Pages in another language name the month in which the round is due.")
    set: Id = described("Standard set that is audited.")
    kind: RoundKind = described("audit, self, mystery or recheck; kinds are never mixed in one figure.", default="audit")
    start: Day = described("First day of visits.", alias="from")
    due: Day = described("Day by which sheets come back; variants are resolved for it.")
    announced: Flag = described("true: stores know the day.", default=False)
    edition: Annotated[str, Field(pattern=r"^[0-9a-f]{8,64}$")] | None = described(
        "Hash of a frozen edition; left out: the set as it stands.", default=None
    )
    auditors: tuple[Auditor, ...] = described("Who fills sheets.", default=())
    visits: tuple[Visit, ...] = described("Stores; left out: every store once.", default=())
    leave_out: tuple[CheckId, ...] = described(
        "Checks that are not asked in this round, in no store, as PAY-04.1; critical ones are always asked.", default=()
    )
