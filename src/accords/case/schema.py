"""The JSON Schema of the case file, made from the models: for editors that complete and check as one types.

It allows what the file allows: short forms, lists of one, scalars of any YAML type (the file's scalars are text until they are typed).
What only the reader can know (references, conditions, circles) is not in it.
"""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from accords.case.fields import Record, Reference, Scalar, Special, fields_of, unwrap
from accords.case.model import Sections

TITLE = "accords case file, format 1"
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
_OPEN_MAP: dict[str, Any] = {"type": "object"}
_TEXT_OR_MAP: dict[str, Any] = {"anyOf": [_TEXT, _OPEN_MAP]}
_ANY_FORM: dict[str, Any] = {"anyOf": [_TEXT, {"type": "array"}, _OPEN_MAP]}
_SPECIAL: dict[str, dict[str, Any]] = {
    "words": {"anyOf": [_TEXT, {"type": "object", "additionalProperties": _TEXT}]},
    "options": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}, {"type": "object", "minProperties": 1}]},
    "reads": {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": _TEXT}},
    "outcome": {"anyOf": [_TEXT, {"type": "object", "additionalProperties": _TEXT}]},
    "states": {"type": "object", "additionalProperties": _TEXT},
    "piece": _OPEN_MAP,
    "scales": _OPEN_MAP,
    "delivers": {"type": "object", "additionalProperties": _TEXT},
    "worth": {"type": "object", "additionalProperties": _OPEN_MAP},
    "reservation": _TEXT_OR_MAP,
    "format": {"enum": [1, "1"]},
    **dict.fromkeys(("moves", "weights", "ranking", "pairs"), _ANY_FORM),
}


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a case file."""
    definitions: dict[str, Any] = {}
    root = _record(Sections, definitions)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": TITLE, **root, "$defs": definitions}


def _record(model: type[Record], definitions: dict[str, Any]) -> dict[str, Any]:
    """Give the schema of a record's map form."""
    properties = {}
    for key, (name, annotation, marks) in fields_of(model).items():
        description = model.model_fields[name].description
        found = _value(annotation, marks, definitions)
        properties[key] = {**found, "description": description} if description else found
    required = [key for key, (name, _, _) in fields_of(model).items() if model.model_fields[name].is_required()]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _value(annotation: Any, marks: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    """Give the schema of one field's values."""
    annotation, marks = unwrap(annotation, marks)
    for mark in marks:
        if isinstance(mark, Scalar | Reference):
            return _TEXT
        if isinstance(mark, Special):
            return _SPECIAL.get(mark.name, _TEXT)
    origin = get_origin(annotation)
    if origin is Literal:
        words = list(get_args(annotation))
        # 'true' and 'false' among the words are read by YAML as booleans.
        return {"enum": [*words, *(word == "true" for word in words if word in {"true", "false"})]}
    if origin is tuple:
        item = _value(get_args(annotation)[0], (), definitions)
        return {"anyOf": [item, {"type": "array", "items": item}]}
    if origin is dict:
        return {"type": "object", "additionalProperties": _value(get_args(annotation)[1], (), definitions)}
    return _reference(annotation, definitions)


def _reference(model: type[Record], definitions: dict[str, Any]) -> dict[str, Any]:
    """Refer to a record's schema, which is made once; a record with a short form may be a text."""
    name = model.__name__
    if name not in definitions:
        definitions[name] = {}
        record = {**_record(model, definitions), "description": (model.__doc__ or "").split("\n", 1)[0]}
        definitions[name] = {"anyOf": [_TEXT, record]} if model.short else record
    return {"$ref": f"#/$defs/{name}"}
