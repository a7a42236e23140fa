"""The generated parts of the manual: whole, and from the program itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from accords.case.fields import Record, fields_of
from accords.case.grammar import parse
from accords.case.model import Refusal, Sections
from accords.study.registry import LENSES
from manual import generated
from manual.case_file import page, records, value_of
from manual.command_line import commands
from manual.offline import outside_references
from manual.writing import cell, table_of


def models() -> set[type[Record]]:
    return {found.model for key, (_, *rest) in fields_of(Sections).items() for found in records(key, *rest)}


def every_record(model: type[Record]) -> set[type[Record]]:
    return {model}.union(*(every_record(child) for child in model.__subclasses__()))


def test_every_field_of_every_record_is_described() -> None:
    text = page("")
    missing = [f"{model.__name__}.{key}" for model in models() for key in fields_of(model) if f"| `{key}` |" not in text]
    assert missing == []
    assert [key for key in fields_of(Sections) if f"| `{key}` |" not in text] == []


def test_every_kind_of_record_is_reached() -> None:
    bases = {Record, Sections} | {model for model in every_record(Record) if model.__subclasses__()}
    assert every_record(Record) - bases - every_record(Sections) <= models()


def test_a_record_is_described_once_with_all_its_places() -> None:
    text = page("")
    assert text.count("\n### views.PARTY.accepts.ID\n") == 1
    assert "Also at `views.PARTY.lives_with.ID`." in text
    assert "Short form: a text alone stands for `if`." in text


def test_values_are_said_in_words() -> None:
    assert value_of(Refusal.model_fields["firm"].annotation) == "`stated`, `reported`, `judged`, `tested`"
    assert value_of(dict[str, Refusal]) == "a map from id to [refusal](#entry-refusal)"


def test_every_command_is_described_with_its_options() -> None:
    text = generated("<!-- generated: command-line -->")
    for name, command in commands():
        assert f"## {name}\n" in text
        assert [option for parameter in command.params for option in parameter.opts if option.startswith("--") and option not in text] == []


def test_the_grammar_is_the_parsers_own() -> None:
    text = generated("<!-- generated: grammar -->")
    assert text.startswith("```text\ncond ")
    assert all(f"\n{name} " in text for name in ("or", "and", "unary", "test", "item", "op"))
    assert parse("if pay > 3 then term in 12..18 | 24").issues == {"pay", "term"}


@pytest.mark.parametrize("name", LENSES)
def test_a_lens_page_has_its_guide_options_and_sources(name: str) -> None:
    text = generated(f"<!-- generated: lens {name} -->")
    lens = LENSES[name]
    assert text.startswith(lens.guide.strip())
    assert all(source in text for source in lens.sources)
    assert all(f"| `{option.name}` |" in text for option in lens.options)
    assert f"(lenses/{name}.md)" in generated("<!-- generated: lenses lenses/ -->")


def test_cells_keep_their_table() -> None:
    assert cell("a |\n b") == "a \\| b"
    assert table_of(("A", "B"), [("1", "2")]) == "| A | B |\n| --- | --- |\n| 1 | 2 |"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.html", '<script defer src="https://example.org/x.js"></script>', ["a.html: https://example.org/x.js"]),
        ("a.html", '<link rel="stylesheet" href="//example.org/x.css">', ["a.html: //example.org/x.css"]),
        ("a.html", '<style>@import "https://example.org/x.css";</style>', ["a.html: https://example.org/x.css"]),
        ("a.css", "a { background: url('http://example.org/x.png') }", ["a.css: http://example.org/x.png"]),
        ("a.html", '<a href="https://example.org">x</a> <img src="x.png"> <script src="x.js"></script>', []),
    ],
)
def test_what_a_page_loads_from_elsewhere_is_found(tmp_path: Path, name: str, text: str, found: list[str]) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert outside_references(tmp_path) == found
