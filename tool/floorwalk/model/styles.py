"""The nine service styles and the principles of each, which standards name as `style.principle`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StyleGuide:
    """A service style: what it is about, and its principles by id."""

    id: str
    title: str
    focus: str
    principles: tuple[tuple[str, str], ...]


STYLES: tuple[StyleGuide, ...] = (
    StyleGuide("aggregator", "Aggregator", "Bring many offers together so that the customer can choose in one place.", (
        ("choice", "Everything the customer might compare is here."),
        ("neutral", "No offer is pushed before another without saying so."),
        ("easy-compare", "Differences can be seen at a glance."),
    )),
    StyleGuide("bargain", "Bargain", "The lowest price for a decent service, and nothing that the customer does not want to pay for.", (
        ("no-extras", "Nothing is added that raises the price."),
        ("self-service", "Customers can do it themselves, quickly."),
        ("clear-price", "The price on the shelf is the price to pay."),
    )),
    StyleGuide("classic", "Classic", "The best of its kind, the same at every visit.", (
        ("consistent", "The same good experience at every visit and in every place."),
        ("attentive", "Staff see what a customer needs before being asked."),
        ("care-after", "Care goes on after the sale."),
        ("order", "The place is in order, down to what nobody points at."),
        ("honest", "What is said is true, and said in time."),
    )),
    StyleGuide("old-shoe", "Old shoe", "Familiar and comfortable: people know you here.", (
        ("known-by-name", "Staff know their regulars."),
        ("no-surprise", "Things stay where and as they were."),
        ("unhurried", "There is time for a word."),
    )),
    StyleGuide("safe-choice", "Safe choice", "Nothing can go wrong with it.", (
        ("covered", "Every usual wish is met."),
        ("guarantee", "A mistake is made good without a question."),
        ("no-risk", "Nobody has to be brave to buy here."),
    )),
    StyleGuide("solution", "Solution", "Solve the customer's whole problem, whatever it takes.", (
        ("whole-problem", "One person follows the problem to its end."),
        ("tailored", "The answer fits this customer."),
        ("partners", "Outside help is fetched when needed."),
    )),
    StyleGuide("specialist", "Specialist", "Know more than anybody about one thing.", (
        ("expert", "Everyone who advises is an expert."),
        ("depth", "The range goes deep rather than wide."),
        ("advice-first", "Advice comes before the sale."),
    )),
    StyleGuide("trendsetter", "Trendsetter", "Be first with what others will want tomorrow.", (
        ("first", "New things are here first."),
        ("inspiring", "A visit gives ideas."),
        ("fresh", "Nothing stays the same for long."),
    )),
    StyleGuide("utility", "Utility", "It works, always, for everyone, without fuss.", (
        ("always-on", "It is there whenever it is needed."),
        ("same-for-all", "Everyone is served alike."),
        ("no-effort", "Nobody has to think about it."),
    )),
)  # fmt: skip


def principle_ids() -> frozenset[str]:
    """All principles of all styles, as `style.principle`."""
    return frozenset(f"{style.id}.{name}" for style in STYLES for name, _ in style.principles)
