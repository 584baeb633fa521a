"""The models in; the field reference out, as Markdown: every key that a person may write, what it takes, and whether it is needed."""

from __future__ import annotations

import types
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from floorwalk.model import base
from floorwalk.model.base import Model
from floorwalk.model.bounds import bounds, models_in
from floorwalk.model.check import KINDS, CheckBase
from floorwalk.model.company import Company
from floorwalk.model.conditions import Attributes
from floorwalk.model.places import Contact, Decision, Store
from floorwalk.model.program import Round, StandardSet
from floorwalk.model.standard import KEY_ORDER, Standard
from floorwalk.model.times import ClockTime, OpeningHours, TimeSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic.fields import FieldInfo

_PLAIN: tuple[tuple[Any, str], ...] = (
    (base.Text, "text"),
    (base.ShortText, "one line of text, at most 160 characters"),
    (base.Name, "one line, at most 160 characters"),
    (base.Id, "an id, as duty-manager"),
    (base.StandardId, "a standard's id, as PAY-04"),
    (base.CheckId, "a check's id, as PAY-04.1"),
    (base.PromiseId, "a promise's id, as P-THANKS"),
    (base.StoreId, "a store's id, as S012"),
    (base.Language, "a language code, as en or zh-Hans"),
    (base.Number, "a number"),
    (base.Whole, "a whole number"),
    (base.Flag, "true or false"),
    (base.Share, "a share, as 4/5 or 0.8"),
    (base.Day, "a date, as 2026-11-30"),
    (ClockTime, 'a time in quotes, as "09:30"'),
    (TimeSpan, "a length of time, as 30 s, 2 min, 4 h or 1 d"),
    (OpeningHours, "opening hours, as Mo-Sa 10:00-21:00; Su 11:00-19:00"),
    (Attributes, 'a group of column: "word"'),
)

_FILES: tuple[tuple[str, str, type[Model], tuple[str, ...]], ...] = (
    ("A standard", "`standards/SET/SECTION/ID.yaml`", Standard, KEY_ORDER),
    ("The set", "`standards/SET/set.yaml`", StandardSet, ()),
    ("The company", "`standards/company.yaml`", Company, ()),
    ("A round", "`audits/rounds/ID.yaml`", Round, ()),
    ("Stores", "`audits/stores.csv`, one store a line", Store, ()),
    ("Contacts", "`audits/contacts.csv`, one contact a line", Contact, ()),
    ("Decisions", "`audits/decisions.csv`, one decision a line", Decision, ()),
)
_HEAD = """\
<!-- Made by `floorwalk schema --reference guide/reference` from the models. Do not edit. -->
# Fields

Every key that you may write, in the order in which we write it. A key that is not listed here is refused: nothing is ignored in silence.
A key that is not needed is left out when there is nothing to say.
"""


def fields() -> str:
    """Give the page: one section a file, then one for each group of keys inside of it."""
    parts = [_HEAD]
    for title, where, model, order in _FILES:
        parts.append(f"## {title}\n\n{where}\n\n{_table(model, order)}")
        parts += [f"### {_name(inner)}\n\n{inner.__doc__ or ''}\n\n{_table(inner)}" for inner in _inside(model)]
        if model is Standard:
            parts += _checks()
    return "\n".join(parts)


def _inside(model: type[Model]) -> list[type[Model]]:
    """The groups inside of a model, each once, without the kinds of check, which have their own part."""
    found: dict[type[Model], None] = {}

    def walk(one: type[Model]) -> None:
        for info in one.model_fields.values():
            for inner in models_in(info.annotation):
                if inner not in found and not issubclass(inner, CheckBase):
                    found[inner] = None
                    walk(inner)

    walk(model)
    return list(found)


def _checks() -> Iterator[str]:
    yield f"### Check\n\n{CheckBase.__doc__} `kind` is one of {_words(_tag(kind) for kind in KINDS)}.\n\n{_table(CheckBase)}"
    own: dict[type[Model], None] = {}
    for kind in KINDS:
        keys = tuple(name for name in kind.model_fields if name not in CheckBase.model_fields)
        yield f"### Check of kind {_tag(kind)}\n\n{kind.__doc__} It has all keys of a check, and:\n\n{_table(kind, keys)}"
        own |= dict.fromkeys(inner for name in keys for inner in models_in(kind.model_fields[name].annotation))
    shown = set(_inside(Standard))
    for inner in own:
        if inner not in shown:
            yield f"### {_name(inner)}\n\n{inner.__doc__}\n\n{_table(inner)}"


def _tag(kind: type[CheckBase]) -> str:
    return str(get_args(kind.model_fields["kind"].annotation)[0])


def _table(model: type[Model], order: Iterable[str] = ()) -> str:
    by_key = {info.alias or name: info for name, info in model.model_fields.items()}
    rows = [f"| `{key}` | {_needed(by_key[key])} | {_takes(by_key[key])} | {by_key[key].description} |" for key in order or by_key]
    return "\n".join(["| key | needed | takes | meaning |", "|---|---|---|---|", *rows]) + "\n"


def _needed(info: FieldInfo) -> str:
    if info.is_required():
        return "yes"
    default = info.default
    if default is None or default == () or isinstance(default, Model):
        return ""
    shown = str(default).lower() if isinstance(default, bool) else str(default)
    return f"else {shown}"


def _takes(info: FieldInfo) -> str:
    limits = bounds(info)
    if "gt" in limits:
        limits.pop("ge", None)
    said = [
        f"{words} {limits[key]}" for key, words in (("ge", "from"), ("gt", "more than"), ("le", "to"), ("lt", "less than")) if key in limits
    ]
    return " ".join([_type(info.annotation, info.metadata), *said]).replace("|", "\\|")


def _type(annotation: Any, beside: Iterable[Any] = ()) -> str:
    for known, words in _PLAIN:
        marks = getattr(known, "__metadata__", ())
        if annotation == known or (marks and tuple(beside)[: len(marks)] == marks):
            return words
    origin, parts = get_origin(annotation), [part for part in get_args(annotation) if part is not type(None)]
    if origin is Literal:
        return _words(str(part) for part in parts)
    if origin in (Union, types.UnionType):
        return _type(parts[0]) if len(parts) == 1 else "a [check](#check)"
    if origin is tuple:
        return f"two numbers, as [{'18, 24'}]" if len(parts) == 2 and parts[1] is not Ellipsis else f"a list; each entry {_type(parts[0])}"
    if origin is Annotated:
        return _type(parts[0], annotation.__metadata__)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return f"a group: [{_name(annotation)}](#{_name(annotation).lower().replace(' ', '-')})"
    return {str: "text", int: "a whole number", bool: "true or false", Fraction: "a share"}.get(annotation, "text")


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _name(model: type[Model]) -> str:
    """`VariantCheck` as `Variant check`."""
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()
    return spaced[0].upper() + spaced[1:]
