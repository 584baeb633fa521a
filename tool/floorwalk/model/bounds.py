"""A model's field in; the models, words and number range that its annotation allows out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from floorwalk.model.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

RANGE = ("ge", "gt", "le", "lt", "min_length", "max_length")


def models_in(annotation: Any) -> Iterator[type[Model]]:
    """The models that an annotation names, through unions, tuples and annotations."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    elif get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from models_in(part)


def bounds(info: FieldInfo) -> dict[str, int]:
    """The range of a field's value: ge, gt, le, lt for numbers, min_length and max_length for lists, where they are said."""
    return dict(_bounds((*info.metadata, *_metadata(info.annotation))))


def _metadata(annotation: Any) -> Iterator[Any]:
    """What stands beside the type in `Annotated`, also in one part of a union with None; not inside of lists."""
    if get_origin(annotation) is Annotated:
        inner, *beside = get_args(annotation)
        yield from beside
        yield from _metadata(inner)
    elif type(None) in get_args(annotation):
        for part in get_args(annotation):
            yield from _metadata(part)


def _bounds(metadata: tuple[Any, ...]) -> Iterator[tuple[str, int]]:
    for entry in metadata:
        beside = getattr(entry, "metadata", ())
        if beside and not isinstance(entry, BaseModel):
            yield from _bounds(tuple(beside))
        for key in RANGE:
            if (value := getattr(entry, key, None)) is not None:
                yield key, value
