"""A store's rows of contacts.csv in; whom to ask there, with post or channel, out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from floorwalk.edition.wording import hours_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.model import Ask, Company, Contact
    from floorwalk.report.labels import Words
    from floorwalk.source.workspace import Workspace


class Posts:
    """Whom `ask` reaches in each store; rows for `*` stand behind a store's own."""

    def __init__(self, workspace: Workspace) -> None:
        self._rows: dict[tuple[str, str], list[Contact]] = defaultdict(list)
        for contact in workspace.contacts.rows:
            self._rows[contact.store, contact.role].append(contact)

    def reach(self, store: str, role: str) -> Sequence[Contact]:
        return self._rows.get((store, role)) or self._rows.get(("*", role), [])


def chain_text(asks: Sequence[Ask], store: str, posts: Posts, company: Company, t: Words) -> str:
    """Give an ask-chain with posts, as `Cash desk lead (phone 0120), Duty manager (phone 0110)`; a role without a post by its title."""
    return t(", ").join(_role(ask.role, posts.reach(store, ask.role), company, t) for ask in asks)


def _role(role: str, contacts: Sequence[Contact], company: Company, t: Words) -> str:
    title = company.title_of("roles", role)
    if not contacts:
        return title
    return t("{role} ({posts})").format(role=title, posts=t(" or ").join(_post(contact, t) for contact in contacts[:2]))


def _post(contact: Contact, t: Words) -> str:
    channel = {"phone": t("phone"), "radio": t("radio"), "whatsapp": t("WhatsApp"), "mail": t("mail"), "desk": t("at")}[contact.channel]
    hours = t(", ") + hours_text(contact.hours, t) if contact.hours else ""
    return f"{channel} {contact.value}{hours}"
