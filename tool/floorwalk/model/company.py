"""The company: who it is, its people, its customers, its promises and its words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from floorwalk.model.base import Flag, Icon, Id, Language, Model, Name, Number, PromiseId, ShortText, StandardId, Text, Whole, described

Style = Literal["aggregator", "bargain", "classic", "old-shoe", "safe-choice", "solution", "specialist", "trendsetter", "utility"]


class Named(Model):
    """Something with an id and a title."""

    id: Id = described("Short name that other files use.")
    title: ShortText = described("Name that people read.")
    about: Text | None = described("One or two sentences.", default=None)
    icon: Icon | None = described("Picture beside it in the handbook: a name of the theme's Material icons, as car.", default=None)


class Role(Named):
    """A job."""

    front_line: Flag = described("true: serves customers.", default=False)
    reports_to: Id | None = described("Role of the boss.", default=None)
    customers_per_shift: Annotated[Number, Field(gt=0)] | None = described(
        "Customers served in a usual shift; adds up the effort.", default=None
    )
    first: Annotated[tuple[StandardId, ...], Field(max_length=10)] = described(
        "Standards that somebody new to the job learns first, in order; ten at most.", default=()
    )


class PromiseMade(Model):
    """A promise that the company makes."""

    id: PromiseId = described("P- and capital letters, as P-THANKS.")
    text: Text = described("The promise, in the words in which it is made.")
    to: Literal["customers", "staff"] = described("To whom it is made.", default="customers")


class Programme(Named):
    """A card programme."""

    benefits: tuple[Text, ...] = described("What its holders get.", default=())


class Attribute(Model):
    """A column of stores.csv of the company's own, with the words that people read for it."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)] = described("Name of the column, as car_park.")
    title: ShortText = described("What people read after `with` or `without`, as car park.")


class Term(Model):
    """A word of the house."""

    use: Name = described("The word that we use.")
    instead_of: Annotated[tuple[Name, ...], Field(min_length=1)] = described("Words that it replaces.")


class Retention(Model):
    """How long what holds names is kept."""

    filled_days: Annotated[Whole, Field(ge=1)] = described("Days after which filled sheets are to be removed.")


class ActionDays(Model):
    """Until when a failed check is to be put right, unless the sheet says another day."""

    critical_days: Annotated[Whole, Field(ge=0, le=365)] = described("Days after the visit, for a critical check.", default=1)
    days: Annotated[Whole, Field(ge=0, le=365)] = described("Days after the visit, for every other check.", default=14)


class Company(Model):
    """The company file."""

    name: Name = described("Name of the company.")
    notice: Text | None = described("A notice shown on every report and on the handbook's first page.", default=None)
    about: Text | None = described("The company in two or three sentences.", default=None)
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = described("Languages of its people, as en, zh-Hans.")
    source_language: Language = described("Language in which the standards are written.", default="en")
    style: Style = described("Service style: the one thing that the company chose to be.")
    style_reason: Text | None = described("Why this style.", default=None)
    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] = described(
        "Colour of sheets, reports and handbook, as #0b5c6b.", default="#0b5c6b"
    )
    handbook_url: Annotated[str, Field(pattern=r"^https?://\S+/$")] | None = described(
        "Where the handbook is published, for QR codes.", default=None
    )
    edit_url: Annotated[str, Field(pattern=r"^https?://\S+/$")] | None = described(
        "Where the YAML can be edited; the file's path is added.", default=None
    )
    feedback: Annotated[str, Field(pattern=r"^([^\s@]+@[^\s@]+|https://\S+)$")] | None = described(
        "Where questions about a standard go: a mail address, or a form, as https://example.org/form?standard={id}&version={version}"
        "&about={about}&language={language}.",
        default=None,
    )
    roles: Annotated[tuple[Role, ...], Field(min_length=1)] = described("Jobs.")
    moments: Annotated[tuple[Named, ...], Field(min_length=1)] = described("Moments of truth, in the order in which a customer meets them.")
    regions: tuple[Named, ...] = described("Regions.", default=())
    formats: tuple[Named, ...] = described("Store formats.", default=())
    zones: tuple[Named, ...] = described("Places in a store.", default=())
    attributes: tuple[Attribute, ...] = described("Columns of stores.csv of the company's own.", default=())
    promises: tuple[PromiseMade, ...] = described("Promises.", default=())
    segments: tuple[Named, ...] = described("Customer segments that the company chose to serve.", default=())
    programmes: tuple[Programme, ...] = described("Card programmes, from the first to the highest card.", default=())
    values: tuple[Named, ...] = described("What the company values.", default=())
    vocabulary: tuple[Term, ...] = described("Words of the house.", default=())
    retention: Retention | None = described("How long filled sheets are kept.", default=None)
    actions: ActionDays = described("Until when failed checks are to be put right.", default=ActionDays())

    def title_of(self, kind: str, id_: str) -> str:
        """Give the title of a role, moment, region, format, zone, attribute, segment, programme or value; the id when there is none."""
        for entry in getattr(self, kind):
            if entry.id == id_:
                return str(entry.title)
        return id_
