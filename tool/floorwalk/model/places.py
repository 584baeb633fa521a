"""Stores and whom one reaches in them: the rows of stores.csv, contacts.csv and decisions.csv."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from floorwalk.model.base import Day, Id, Language, Model, Name, StoreId, Text, described
from floorwalk.model.conditions import Attributes
from floorwalk.model.times import OpeningHours

Channel = Literal["phone", "radio", "whatsapp", "mail", "desk"]
DecisionKind = Literal["accept", "dispute", "waiver", "close"]


class Store(Model):
    """A row of stores.csv; columns that it does not know become attributes."""

    id: StoreId = described("Short name, as S012.")
    name: Name = described("Name that people read.")
    region: Id = described("Region id of company.yaml.")
    format: Id = described("Format id of company.yaml.")
    language: Language = described("Language of its staff.")
    hours: OpeningHours = described("Opening hours, as Mo-Sa 10:00-21:00; Su 11:00-19:00.")
    attributes: Attributes = described("Every other column.", default=())

    def attribute(self, name: str) -> str:
        """Give the word in a column; empty when there is none."""
        return dict(self.attributes).get(name, "")


class Contact(Model):
    """A row of contacts.csv: how a role is reached in a store. A post, never a private number."""

    store: Annotated[str, StringConstraints(pattern=r"^(\*|[A-Za-z0-9][A-Za-z0-9_-]{0,19})$")] = described(
        "Store id, or * for every store."
    )
    role: Id = described("Role id of company.yaml.")
    channel: Channel = described("phone, radio, whatsapp, mail or desk.")
    value: Name = described("Extension, radio channel, address or place.")
    hours: OpeningHours | None = described("When somebody answers; empty: whenever the store is open.", default=None)


class Decision(Model):
    """A row of decisions.csv: what a person decided."""

    date: Day = described("Day of the decision.")
    by: Name = described("Who decided.")
    kind: DecisionKind = described("accept a corrected sheet, dispute an answer, waive a standard in a store, close a finding.")
    store: StoreId = described("Store id.")
    ref: Name = described(
        "What it is about. accept: the first digits of the file's hash, as 1f9c2a7b04d1. waiver: a standard, as PAY-04. "
        "close: a check, as PAY-04.1. dispute: a check, or the first digits of the file's hash for all its answers."
    )
    until: Day | None = described("Last day on which it holds (waiver).", default=None)
    reason: Text = described("Why.")
