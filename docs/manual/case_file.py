"""The reference of the case file, from the models that read it: every section and field, with type, meaning and allowed values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

from accords.case.fields import Keys, Record, Reference, Scalar, Special, fields_of, unwrap
from accords.case.model import Sections
from manual.writing import cell, table_of

_ONE = {"parties": "a party", "claims": "a claim", "sources": "a source", "issues": "an issue"}
_FIRST = "These are the keys of a case; each section that holds entries is described below."


@dataclass
class _Chapter:
    """A record as it is described: where it may stand."""

    model: type[Record]
    paths: list[str] = field(default_factory=list)


def page(_argument: str) -> str:
    """Describe the whole file."""
    sections = fields_of(Sections)
    parts = [_FIRST, _fields(Sections)]
    described: set[type[Record]] = set()
    for key, (_, annotation, marks) in sections.items():
        chapters = [chapter for chapter in records(key, annotation, marks) if chapter.model not in described]
        if chapters:
            parts += [f"## {key}", cell(Sections.model_fields[sections[key][0]].description or "")]
        for chapter in chapters:
            described.add(chapter.model)
            parts += _chapter(chapter, within=key)
    return "\n\n".join(parts)


def records(path: str, annotation: Any, marks: tuple[Any, ...]) -> list[_Chapter]:
    """Give the records that a field holds, directly or deeper, each once with every path at which it stands."""
    found: dict[type[Record], _Chapter] = {}
    waiting = [(path, annotation, marks)]
    while waiting:
        path, annotation, marks = waiting.pop(0)
        for place, model in _models(path, annotation, marks):
            if model not in found:
                found[model] = _Chapter(model)
            if place not in found[model].paths:
                found[model].paths.append(place)
                waiting += [(f"{place}.{key}", *rest) for key, (_, *rest) in fields_of(model).items()]
    return list(found.values())


def _models(path: str, annotation: Any, marks: tuple[Any, ...]) -> Iterator[tuple[str, type[Record]]]:
    annotation, marks = unwrap(annotation, marks)
    if any(isinstance(mark, Scalar | Reference | Special) for mark in marks):
        return
    origin = get_origin(annotation)
    if origin is dict:
        keys = next((mark for mark in marks if isinstance(mark, Keys)), None)
        name = _one(keys.section).split()[-1].upper() if keys else "ID"
        yield from _models(f"{path}.{name}", get_args(annotation)[1], ())
    elif origin is tuple:
        yield from _models(path, get_args(annotation)[0], ())
    elif origin is None and isinstance(annotation, type) and issubclass(annotation, Record):
        yield path, annotation


def _chapter(chapter: _Chapter, within: str) -> Iterator[str]:
    """Describe a record under its first path; a section that is one record itself needs no second heading."""
    model = chapter.model
    heading = f"\n### {chapter.paths[0]}" if chapter.paths[0] != within else ""
    yield f"({_label(model)})={heading}"
    yield cell((model.__doc__ or "").split("\n", 1)[0])
    if chapter.paths[1:]:
        yield f"Also at {', '.join(f'`{path}`' for path in chapter.paths[1:])}."
    if model.short:
        yield f"Short form: a text alone stands for `{model.short}`."
    yield _fields(model)


def _fields(model: type[Record]) -> str:
    rows = []
    for key, (name, annotation, marks) in fields_of(model).items():
        info = model.model_fields[name]
        needed = " **Required.**" if info.is_required() else ""
        rows.append((f"`{key}`", value_of(annotation, marks), cell(info.description or "") + needed))
    return table_of(("Key", "Value", "Meaning"), rows)


def value_of(annotation: Any, marks: tuple[Any, ...] = ()) -> str:
    """Say in words what values a field takes."""
    annotation, marks = unwrap(annotation, marks)
    for mark in marks:
        if isinstance(mark, Scalar | Special):
            return cell(mark.what)
        if isinstance(mark, Reference):
            return f"the id of {_one(mark.section)}"
    origin = get_origin(annotation)
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in get_args(annotation))
    if origin is tuple:
        return f"{value_of(get_args(annotation)[0])}, or a list"
    if origin is dict:
        keys = next((mark for mark in marks if isinstance(mark, Keys)), None)
        who = f"the id of {_one(keys.section)}" if keys else "id"
        return f"a map from {who} to {value_of(get_args(annotation)[1])}"
    return f"[{_title(annotation)}](#{_label(annotation)})"


def _one(section: str) -> str:
    """Name one entry of a section."""
    return _ONE.get(section, f"an entry of {section}")


def _title(model: type[Record]) -> str:
    """Name a record as its first heading does, without the ids: ``ConsentReading`` is "consent reading"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()


def _label(model: type[Record]) -> str:
    return f"entry-{_title(model).replace(' ', '-')}"
