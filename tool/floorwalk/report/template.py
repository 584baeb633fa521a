"""A template's name and its values in; escaped HTML out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from floorwalk.report import colours, labels
from floorwalk.score import number
from floorwalk.words.days import day_text

if TYPE_CHECKING:
    from floorwalk.report.figures import Figures
    from floorwalk.report.labels import Words


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("floorwalk.report", "assets"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(number=number, labels=labels, day_text=day_text)
    return environment


def render(name: str, figures: Figures, language: str, t: Words, **values: Any) -> str:
    """Fill a template of assets/. Every value is escaped but the style sheet, whose one value is a checked colour."""
    style = _style(figures.company.colour)
    given = {"round_title": figures.round.title, **values}
    return _environment().get_template(name).render(f=figures, language=language, t=t, style=style, **given)


@cache
def _style(colour: str) -> Markup:
    text = _environment().get_template("report.css").render(colour=colour, on=colours.on(colour), text=colours.as_text(colour))
    return Markup(text)  # noqa: S704  # the style sheet is ours
