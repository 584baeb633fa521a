"""Which keys a model allows at a location: what did-you-mean chooses from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def model_at(model: type[BaseModel], loc: Sequence[str | int]) -> type[BaseModel] | None:
    """Give the model whose keys stand at a location; None where there is none."""
    current: type[BaseModel] | None = model
    candidates: list[type[BaseModel]] = [model]
    for step in loc:
        if isinstance(step, int):
            continue
        if current is not None and (annotation := _annotation(current, step)) is not None:
            candidates = list(_models(annotation))
            current = candidates[0] if len(candidates) == 1 else None
        else:  # the tag of a union: choose the member that carries it
            current = next((one for one in candidates if _tag(one) == step), None)
    return current


def keys(model: type[BaseModel]) -> list[str]:
    """The keys that a person may write in a model."""
    return [info.alias or name for name, info in model.model_fields.items()]


def description(model: type[BaseModel], key: str) -> str:
    """The sentence that describes a key."""
    for name, info in model.model_fields.items():
        if key in (info.alias, name):
            return info.description or ""
    return ""


def _annotation(model: type[BaseModel], key: str) -> Any:
    for name, info in model.model_fields.items():
        if (info.alias or name) == key:
            return info.annotation
    return None


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is Annotated:
        yield from _models(get_args(annotation)[0])
    elif get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _models(part)


def _tag(model: type[BaseModel]) -> str | None:
    info = model.model_fields.get("kind")
    words = get_args(info.annotation) if info else ()
    return words[0] if words else None
