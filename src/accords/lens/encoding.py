"""Results as JSON data and back: dataclasses by their fields, certificates by their own form."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from accords.zone.certificate import Certificate

T = TypeVar("T")


def encode(value: Any) -> Any:
    """Give a result as data that JSON can hold; field names are the keys."""
    if isinstance(value, Certificate):
        return value.data()
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: encode(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: encode(part) for name, part in zip(value._fields, value, strict=True)}
    if isinstance(value, dict):
        return {str(key): encode(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [encode(part) for part in value]
    return value


def decode(data: Any, kind: Any) -> Any:
    """Give back what :func:`encode` was given, from its type's annotations."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return None if data is None else decode(data, next(part for part in arguments if part is not NoneType))
    if origin is Literal or kind in {Any, str, int, bool, float}:
        return data
    if origin is tuple:
        inner = [arguments[0]] * len(data) if arguments[-1] is Ellipsis else arguments
        return tuple(decode(part, each) for part, each in zip(data, inner, strict=True))
    if origin is dict:
        return {key: decode(part, arguments[1]) for key, part in data.items()}
    if kind is Certificate:
        return Certificate.of_data(data)
    hints = get_type_hints(kind)
    return kind(**{name: decode(data[name], hint) for name, hint in hints.items() if name in data})
