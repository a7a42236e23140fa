"""How models say what they are read from."""

from __future__ import annotations

from typing import Any, get_args, get_origin

import pytest

from accords.case.fields import Record, Scalar, Special, fields_of, required_of, unwrap
from accords.case.issue import Issue
from accords.case.model import Entry, Refusal, Sections
from accords.case.patch import SHORT_FORMS, short_form
from accords.case.special_registry import SPECIAL


def records(annotation: Any, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], type[Record]]]:
    """Give every record at or below an annotation, with a path to it; ``*`` stands for any id."""
    annotation, _ = unwrap(annotation)
    if get_origin(annotation) is dict:
        return records(get_args(annotation)[1], (*path, "*"))
    if get_origin(annotation) is tuple:
        return records(get_args(annotation)[0], (*path, "[]"))
    if not (isinstance(annotation, type) and issubclass(annotation, Record)):
        return []
    below = [(key, field[1]) for key, field in fields_of(annotation).items()]
    return [(path, annotation), *(found for key, inner in below for found in records(inner, (*path, key)))]


ALL = records(Sections, ())


def test_there_are_many_kinds_of_entries() -> None:
    assert len({model for _, model in ALL}) > 30


@pytest.mark.parametrize(("path", "model"), ALL, ids=[".".join(path) or "case" for path, _ in ALL])
def test_short_forms_are_the_same_for_patches_as_for_reading(path: tuple[str, ...], model: type[Record]) -> None:
    assert (short_form(path) or "") == model.short
    assert not model.short or model.short in fields_of(model)


def test_every_short_form_of_patches_is_that_of_an_entry() -> None:
    read = {path: model.short for path, model in ALL if model.short}
    for pattern, key in SHORT_FORMS:
        steps = pattern.split(".")
        fitting = [
            path for path in read if len(path) == len(steps) and all(step in ("*", to) for step, to in zip(steps, path, strict=True))
        ]
        assert fitting, pattern
        assert {read[path] for path in fitting} == {key}


@pytest.mark.parametrize(("path", "model"), ALL, ids=[".".join(path) or "case" for path, _ in ALL])
def test_every_field_with_a_reader_of_its_own_has_that_reader(path: tuple[str, ...], model: type[Record]) -> None:
    for key, (name, _, marks) in fields_of(model).items():
        assert name in model.model_fields, (path, key)
        for mark in marks:
            assert not isinstance(mark, Special) or mark.name in SPECIAL


@pytest.mark.parametrize("model", list(dict.fromkeys(model for _, model in ALL)), ids=lambda model: model.__name__)
def test_only_what_must_be_there_has_no_value_when_left_out(model: type[Record]) -> None:
    """What is left out is unknown: nothing, or empty; the few defaults that say something are those of the format."""
    said = {("Issue", "ordered"): True, ("Issue", "persons"): False, ("Sections", "handling"): "team", ("Fact", "kind"): "text"}
    required = {name for _, name, _ in required_of(model)}
    for name, info in model.model_fields.items():
        if name not in required and not info.exclude:
            assert info.get_default() in (None, (), {}, said.get((model.__name__, name)))


def test_fields_are_named_as_the_file_names_them() -> None:
    assert fields_of(Entry)["if"][0] == "if_"
    assert "id" not in fields_of(Issue)
    assert set(fields_of(Refusal)) - set(fields_of(Entry)) == {"until_done"}
    assert [key for key, _, _ in required_of(Sections)] == ["accords", "title", "as_of"]


def test_unwrapping_takes_off_metadata_and_none() -> None:
    annotation, marks = unwrap(Entry.model_fields["since"].annotation, tuple(Entry.model_fields["since"].metadata))
    assert annotation.__name__ == "Date"
    assert [mark.what for mark in marks if isinstance(mark, Scalar)] == ["a date"]
