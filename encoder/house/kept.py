"""Conventions as plain data and back, to be kept from one run to the next."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from encoder.house.conventions import Conventions


def plain(houses: Sequence[Conventions]) -> list[Any]:
    """Conventions as JSON can hold them; sets in the order of their members."""
    return [_plain(house) for house in houses]


def restored(data: Any) -> tuple[Conventions, ...]:
    """The conventions that `plain` made plain.

    Raises:
        ValueError: the data are not of this form: another version may have written them.
    """
    try:
        found: tuple[Conventions, ...] = _restored(tuple[Conventions, ...], data)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"no conventions: {error}") from error
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) or hasattr(value, "_fields"):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, frozenset):
        return sorted(map(_plain, value))
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(part.name for part in fields(kind)) if is_dataclass(kind) else kind._fields


def _restored(kind: Any, data: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return None if data is None else _restored(inner[0], data)
    if origin is frozenset:
        return frozenset(_restored(inner[0], item) for item in data)
    if origin is tuple:
        kinds = [inner[0]] * len(data) if inner[-1] is Ellipsis else inner
        return tuple(_restored(one, item) for one, item in zip(kinds, data, strict=True))
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        hints = get_type_hints(kind)
        return kind(**{name: _restored(hints[name], data[name]) for name in _names(kind)})
    return kind(data)
