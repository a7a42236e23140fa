"""The JSON Schema of the case file allows what the file allows."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from accords.case.nodes import ListNode, Node, TextNode
from accords.case.schema import TITLE, schema
from accords.case.source import decode
from accords.case.tree import read_tree
from case.writing import EXAMPLES, PROMISES, problems_of, small

VALIDATOR = Draft202012Validator(schema())


def plain(node: Node) -> Any:
    """Give a tree as editors see it: a number or truth value where YAML sees one, dates as texts."""
    if isinstance(node, TextNode):
        if node.style == "plain" and node.value in {"true", "false"}:
            return node.value == "true"
        return int(node.value) if node.style == "plain" and node.value.isdecimal() else node.value
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {entry.key.value: plain(entry.value) for entry in node.entries}


def errors(text: str | bytes) -> list[str]:
    raw = text.encode() if isinstance(text, str) else text
    return [error.message for error in VALIDATOR.iter_errors(plain(read_tree(decode(raw, ""))[0]))]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["title"] == TITLE
    assert schema()["required"] == ["accords", "title", "as_of"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_bundled_cases_fit_it(name: str) -> None:
    assert errors(EXAMPLES[name]) == []


@pytest.mark.parametrize(
    "more", [PROMISES, "consent: {rule: north}\n", "title: {en: A, ar: ب}\n", "precedents: {p: {carried_out: true}}\n"]
)
def test_sections_of_all_kinds_fit_it(more: str) -> None:
    assert errors("accords: 1\ntitle: x\nas_of: 2024\n".replace("title: x\n" if more.startswith("title") else "\0", "") + more) == []


@pytest.mark.parametrize(
    "more",
    [
        "issues: {a: {options: [20, 30]}}\n",
        "issues: {a: {options: {a: A, b: {title: B, mask: b}}}}\n",
        "issues: {a: {options: {from: 0, to: 90, step: 30}, moves: any, ordered: false, persons: true}}\n",
        "issues: {a: {options: [a, b], moves: [{from: a, to: any, by: agreement}], reads: {a: {north: x}}}}\n",
        "preferences: {north: {weights: equal, values: {a: {at: {0: 1}}}, reservation: {outcome: status_quo}}}\n",
        "preferences: {north: {weights: [a > b, a / b in 1..2], ranking: [{a: b}, much, p], incomparable: [[p, q]]}}\n",
        "proposals: {p: {by: north, outcome: q, claims: [c1, c2]}}\n",
    ],
)
def test_all_forms_fit_it(more: str) -> None:
    assert errors("accords: 1\ntitle: x\nas_of: 2024\n" + more) == []


@pytest.mark.parametrize(
    "more",
    [
        "feasable: {}\n",
        "parties: {north: {role: negotiater}}\n",
        "parties: [north]\n",
        "claims: {c: {source: [paper]}}\n",
        "views: {north: {refuses: {n: {note: no condition}}}}\n",
        "deal: {if: share > 20}\n",
        "issues: {a: {}}\n",
    ],
)
def test_what_it_refuses_the_reader_refuses_too(more: str) -> None:
    assert errors(small(more) if not more.startswith(("parties", "issues")) else "accords: 1\ntitle: x\nas_of: 2024\n" + more)
    assert problems_of(small(more) if not more.startswith(("parties", "issues")) else "accords: 1\ntitle: x\nas_of: 2024\n" + more)
