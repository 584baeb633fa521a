"""A row of contacts.csv in; what a button says and where it leads out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from floorwalk.edition.wording import hours_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from floorwalk.model import Contact

_NUMBER = re.compile(r"^\+?[0-9*#][0-9*# ()./-]*$")
_MAIL = re.compile(r"^[^\s@?&]+@[^\s@?&]+$")
_FIRST = ("phone", "whatsapp", "mail", "radio", "desk")


class Reach(NamedTuple):
    """One way to reach somebody: what is shown, the link (empty: none), and when somebody answers (empty: at all opening hours)."""

    label: str
    href: str
    hours: str


def reaches(contacts: Iterable[Contact], t: Callable[[str], str]) -> list[Reach]:
    """Give the ways to reach a role, the one to tap first."""
    return [_reach(contact, t) for contact in sorted(contacts, key=lambda contact: _FIRST.index(contact.channel))]


def _reach(contact: Contact, t: Callable[[str], str]) -> Reach:
    labels = {"radio": t("radio: {value}"), "whatsapp": t("WhatsApp: {value}")}
    label = labels.get(contact.channel, "{value}").format(value=contact.value)
    hours = hours_text(contact.hours, t) if contact.hours and contact.hours.text != "24/7" else ""
    return Reach(label, _href(contact.channel, contact.value), hours)


def _href(channel: str, value: str) -> str:
    """A link for a number or an address that is one; text that only looks like it gets none."""
    if channel in ("phone", "whatsapp") and _NUMBER.match(value):
        digits = re.sub(r"[^0-9*#+]", "", value).replace("#", "%23")
        return f"tel:{digits}" if channel == "phone" else f"https://wa.me/{digits.lstrip('+')}"
    return f"mailto:{value}" if channel == "mail" and _MAIL.match(value) else ""
