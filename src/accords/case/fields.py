"""How the fields of the models say what they are read from.

A model's annotations drive everything that depends on the file's form: reading (``read``), the JSON Schema (``schema``) and the
generated reference. A field is a scalar with a parser, a reference to ids of a section, or something with a reader of its own; lists,
maps from id to entry, records and choices are said by ordinary types.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

from accords.case.condition import Condition
from accords.case.values import (
    Amount,
    Date,
    Words,
    parse_amount,
    parse_date,
    parse_number,
    parse_since,
    parse_text,
    parse_truth,
)


class Record(BaseModel):
    """Base of all models: frozen, made by the reader from values that are already typed.

    ``short`` names the field that a text alone stands for (``n2: CONDITION`` is ``{if: CONDITION}``).
    """

    # Models are made by the reader from typed values and never validate: their validators need not be built.
    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, extra="forbid", populate_by_name=True, defer_build=True)

    short: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A field read from one text by ``parse``; ``what`` names it in problems ("a date")."""

    what: str
    parse: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that names an id of ``section``; ``voidable`` ones go void, and are listed, when a patch removes what they name."""

    section: str
    voidable: bool = False


@dataclass(frozen=True, slots=True)
class Special:
    """A field with a reader of its own, found by ``name``; ``what`` names it in the reference."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Keys:
    """What the keys of a map are: ids that the map itself defines (no marker), or references to a section."""

    section: str
    voidable: bool = False


Text = Annotated[str, Scalar("a text", parse_text)]
Number = Annotated[Decimal, Scalar("a number", parse_number)]
Truth = Annotated[bool, Scalar("true or false", parse_truth)]
Day = Annotated[Date, Scalar("a date", parse_date)]
Since = Annotated[Date, Scalar("a date", parse_since)]
Quantity = Annotated[Amount, Scalar("an amount", parse_amount)]
Title = Annotated[Words, Special("words", "a text, or a map from language to text")]
If = Annotated[Condition, Special("condition", "a condition")]

PartyId = Annotated[str, Reference("parties")]
PartyMention = Annotated[str, Reference("parties", voidable=True)]
ClaimId = Annotated[str, Reference("claims", voidable=True)]
SourceId = Annotated[str, Reference("sources")]
IssueId = Annotated[str, Reference("issues")]
Path = Annotated[str, Special("path", "a dotted path of ids in this case")]

Claims = Annotated[tuple[ClaimId, ...], Field(description="Claims that this rests on.")]
Handling = Annotated[str, Special("handling", "public, team, mediator or party:ID")]
EntryId = Annotated[str, Special("entry", "the id of another entry of this party")]


def unwrap(annotation: Any, marks: tuple[Any, ...] = ()) -> tuple[Any, tuple[Any, ...]]:
    """Take the metadata off ``Annotated`` and the ``None`` out of an optional type."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *more = get_args(annotation)
            marks = (*marks, *more)
        elif origin in {Union, UnionType}:
            annotation = next(part for part in get_args(annotation) if part is not NoneType)
        else:
            return annotation, marks


@cache
def fields_of(model: type[Record]) -> dict[str, tuple[str, Any, tuple[Any, ...]]]:
    """Give a model's fields as the file names them: key -> (attribute, annotation, metadata), both without their wrapping."""
    return {
        info.alias or name: (name, *unwrap(info.annotation, tuple(info.metadata)))
        for name, info in model.model_fields.items()
        if not info.exclude
    }


@cache
def required_of(model: type[Record]) -> tuple[tuple[str, str, str], ...]:
    """Give the keys that a model cannot do without: (key, attribute, description)."""
    fields = {key: name for key, (name, _, _) in fields_of(model).items()}
    infos = model.model_fields
    return tuple((key, name, infos[name].description or "") for key, name in fields.items() if infos[name].is_required())
