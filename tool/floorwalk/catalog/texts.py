"""A model and a function in; every translatable text with its context to the function, and the model with what it gave back out.

The context of a text is the id of what it belongs to and the field, without list index: a step inserted on top stales nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel

from floorwalk.model.base import Translatable

if TYPE_CHECKING:
    from collections.abc import Callable

    from floorwalk.model.base import Model

    Say = Callable[[str, str], str]

Item = TypeVar("Item", bound="Model")
_OWN_CONTEXT = ("checks",)  # a check's id says which standard it belongs to
RESERVED = {"unit": "clock"}  # words of a field that are not text


def map_texts(model: Item, context: str, say: Say) -> Item:
    """Give the model with each text replaced by `say(context, text)`; `context` names the model, as PAY-04 or company."""
    changes: dict[str, Any] = {}
    for name, key, kind in _fields(type(model)):
        value = getattr(model, name)
        if value is None or value == ():
            continue
        new = _value(value, kind, context, key, say)
        if new is not value:
            changes[name] = new
    return model.model_copy(update=changes) if changes else model


class _Kind:
    """What may stand in a field: whether words in it are text, and what the items of a tuple in it are."""

    __slots__ = ("item", "text")

    def __init__(self, annotation: Any, *, text: bool = False) -> None:
        inner = _item_type(annotation)
        self.text = text or _is_text(annotation)
        self.item: _Kind | None = None if inner is None else _Kind(inner)


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str, _Kind], ...]:
    """Name, key and kind of each field."""
    return tuple(
        (name, info.alias or name, _Kind(info.annotation, text=any(isinstance(mark, Translatable) for mark in info.metadata)))
        for name, info in model.model_fields.items()
    )


def _value(value: Any, kind: _Kind | None, context: str, key: str, say: Say) -> Any:
    if isinstance(value, BaseModel):
        return map_texts(value, _inner(value, context, key), say)  # type: ignore[type-var]  # all our models are Model
    if isinstance(value, tuple):
        inner = kind and kind.item
        items = tuple([_value(item, inner, context, key, say) for item in value])
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if isinstance(value, str) and kind and kind.text and RESERVED.get(key) != value:
        return say(f"{context}:{key}" if ":" not in context else f"{context}.{key}", value)
    return value


def _inner(value: BaseModel, context: str, key: str) -> str:
    """The context of a model inside another: its own id where it has one."""
    id_ = getattr(value, "id", None)
    if key in _OWN_CONTEXT and id_:
        path = context.partition(":")[2]
        return f"{id_}:{path}" if path else str(id_)
    step = f"{key}.{id_}" if id_ else key
    return f"{context}.{step}" if ":" in context else f"{context}:{step}"


def _item_type(annotation: Any) -> Any:
    """The type of a tuple's items, looked for below optional and annotated types."""
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    for part in get_args(annotation):
        found = _item_type(part)
        if found is not None:
            return found
    return None


def _is_text(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return any(isinstance(mark, Translatable) for mark in get_args(annotation)[1:])
    return any(_is_text(part) for part in get_args(annotation)) if get_origin(annotation) is not tuple else False
