"""Changes on the tree: what merges, what is replaced, what goes."""

from __future__ import annotations

import pytest

from accords.case.nodes import MapNode
from accords.case.patch import Patch, apply_patch, short_form
from accords.case.source import decode
from accords.case.tree import read_tree
from case.trees import TWO_VILLAGES, plain, tree


def patched(text: str, *remove: str, change: str = "") -> object:
    root, problems = apply_patch(tree(text), remove, tree(change) if change else None)
    assert problems == []
    return plain(root)


def test_maps_merge_and_everything_else_is_replaced() -> None:
    base = "a: {x: 1, y: [1, 2], z: {k: v}}\nb: 1\n"
    assert patched(base, change="a: {x: 2, y: [3], z: w, n: 0}\nc: 3\n") == {
        "a": {"x": "2", "y": ["3"], "z": "w", "n": "0"},
        "b": "1",
        "c": "3",
    }


def test_removal_comes_before_change() -> None:
    assert patched("a: {x: 1, y: 2}\nb: 1\n", "a", change="a: {z: 3}\n") == {"b": "1", "a": {"z": "3"}}
    assert list(apply_patch(tree("a: 1\nb: 2\n"), ("a",), tree("a: 1\n"))[0].keys()) == ["b", "a"]


def test_a_map_that_loses_its_last_entry_stays_empty() -> None:
    assert patched("a: {b: {c: 1}}\n", "a.b.c") == {"a": {"b": {}}}
    assert patched("a: 1\n", "a") == {}


@pytest.mark.parametrize("section", ["refuses", "accepts", "lives_with", "silent"])
def test_an_entry_that_is_text_alone_is_its_condition(section: str) -> None:
    base = f"views: {{north: {{{section}: {{n2: share > 30}}}}}}\n"
    change = f"views: {{north: {{{section}: {{n2: {{since: 2024-12-01}}}}}}}}\n"
    assert patched(base, change=change) == {"views": {"north": {section: {"n2": {"if": "share > 30", "since": "2024-12-01"}}}}}


def test_a_condition_in_the_change_replaces_that_of_the_short_form() -> None:
    assert patched("norms: {n: a == b}\n", change="norms: {n: {if: a == c}}\n") == {"norms": {"n": {"if": "a == c"}}}


def test_a_text_that_is_no_entry_is_replaced_by_a_map() -> None:
    assert patched("title: Water\n", change="title: {en: Water}\n") == {"title": {"en": "Water"}}
    assert short_form(("parties", "north")) is None
    assert short_form(("consent", "or_maybe", "council")) == "rule"


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("parties.nroth", "There is nothing to remove: 'parties' has no 'nroth'.", "Did you mean 'parties.north'?"),
        ("partys.north", "There is nothing to remove: the case has no 'partys'.", "Did you mean 'parties.north'?"),
        ("title.en", "There is nothing to remove: 'title' is a text and holds no keys.", ""),
        ("issues.share.options.20", "There is nothing to remove: 'issues.share.options' is a list; a path cannot lead into it.", ""),
        ("", "There is nothing to remove: the case has no ''.", ""),
    ],
)
def test_a_path_that_leads_nowhere_is_a_problem(path: str, message: str, hint: str) -> None:
    root = read_tree(decode(TWO_VILLAGES, "case.yaml"))[0]
    patch = Patch(("deal", path, "title"))
    target, problems = apply_patch(root, patch.remove, patch.change)
    assert [(problem.message, problem.path, problem.hint) for problem in problems] == [(message, path, hint)]
    assert target.get("deal") is target.get("title") is None


def test_nodes_keep_their_spans() -> None:
    base, change = tree("a: 1\nb: {c: 2}\n"), tree("# patch\nb: {d: 3}\n")
    target, _ = apply_patch(base, (), change)
    inner, new = target.get("b"), change.get("b")
    assert isinstance(inner, MapNode)
    assert isinstance(new, MapNode)
    assert inner.entries[0].value.span.line == 2
    assert inner.entries[1].value is new.entries[0].value
