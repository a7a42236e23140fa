"""Changes in the text: the same change as on the tree, and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.nodes import ListNode, MapNode, Node, TextNode
from accords.case.patch import apply_patch
from accords.case.source import Source, decode
from accords.case.splice import edit_text
from accords.case.tree import read_tree
from accords.case.yaml_text import node_of
from accords.errors import AccordsError, CaseError
from case.trees import DATA, TWO_VILLAGES, keys, plain, texts, values, written


def edited(text: str, remove: tuple[str, ...] = (), change: object = None) -> str:
    """Edit a text and check that what reads back is the patched tree."""
    source = decode(text.encode(), "case.yaml")
    root, _ = read_tree(source)
    wanted = None if change is None else node_of(change)
    assert wanted is None or isinstance(wanted, MapNode)
    result = edit_text(source, root, remove, wanted)
    target, problems = apply_patch(root, remove, wanted)
    assert problems == []
    assert read_tree(decode(result.encode(), "case.yaml"))[0] == target
    return result


@pytest.mark.parametrize(
    ("text", "change", "result"),
    [
        ("a: 1 # why\nb: 2\n", {"a": 5}, "a: 5 # why\nb: 2\n"),
        ("a: {x: 1, y: 'z'} # c\n", {"a": {"y": "w, v"}}, 'a: {x: 1, y: "w, v"} # c\n'),
        ("a: long\n  text # c\nb: 2\n", {"a": "short"}, "a: short # c\nb: 2\n"),
        ("a: | # c\n  x\n\n# d\nb: 2\n", {"a": "y"}, "a: y # c\n\n# d\nb: 2\n"),
        ("a:\nb: 2\n", {"a": "y"}, "a: y\nb: 2\n"),
        ("a: # c\nb: 2\n", {"a": "y"}, "a: y # c\nb: 2\n"),
        ("{a, b: , c: 1}\n", {"a": 1, "b": 2}, "{a: 1, b: 2 , c: 1}\n"),
        ('{"a":1}', {"a": "x"}, '{"a": x}'),
        ("a: # c\n  - x\n  # d\n  - y\nb: 1\n", {"a": ["z"]}, "a: [z] # c\nb: 1\n"),
        ("a: # c\n  text # d\nb: 1\n", {"a": "t"}, "a: # c\n  t # d\nb: 1\n"),
        ("a: # c\n  text # d\nb: 1\n", {"a": {"x": {"y": 1}}}, "a:\n  x: {y: 1} # c\nb: 1\n"),
        (
            "views: {n: {refuses: {n2: a, b: 1}}}\n",
            {"views": {"n": {"refuses": {"b": {"since": "by 2024"}}}}},
            "views: {n: {refuses: {n2: a, b: {if: 1, since: by 2024}}}}\n",
        ),
        (
            "views:\n  n:\n    refuses:\n      n2: a in [x] # c\n",
            {"views": {"n": {"refuses": {"n2": {"since": 2024}}}}},
            'views:\n  n:\n    refuses:\n      n2: {if: "a in [x]", since: 2024} # c\n',
        ),
    ],
)
def test_one_changed_value_changes_its_span(text: str, change: dict[str, object], result: str) -> None:
    assert edited(text, change=change) == result


@pytest.mark.parametrize(
    ("text", "change", "result"),
    [
        ("a: 1\n", {"b": 2}, "a: 1\nb: 2\n"),
        ("a: 1", {"b": 2}, "a: 1\nb: 2"),
        ("a: 1\r\n\r\n# end\r\n", {"b": 2}, "a: 1\r\nb: 2\r\n\r\n# end\r\n"),
        ("a:\n   x: 1 # c\nb: 2\n", {"a": {"y": {"z": {"k": 1}}}}, "a:\n   x: 1 # c\n   y:\n     z: {k: 1}\nb: 2\n"),
        ("a: {x: 1}\n", {"a": {"y": [1, "2, 3"]}}, 'a: {x: 1, y: [1, "2, 3"]}\n'),
        ("a: {}\n", {"a": {"y": 1}}, "a: {y: 1}\n"),
        ("a: {\n  x: 1, # one\n  y: 2 # two\n}\n", {"a": {"z": 3, "w": 4}}, "a: {\n  x: 1, # one\n  y: 2, # two\n  z: 3,\n  w: 4\n}\n"),
        ("a: {x: 1,}\n", {"a": {"y": 2}}, "a: {x: 1, y: 2,}\n"),
        ("a: {x}\n", {"a": {"y": 2}}, "a: {x, y: 2}\n"),
        ("a: {x: }\n", {"a": {"y": 2}}, "a: {x: , y: 2 }\n"),
        ("a:\n  x:\nb: 1\n", {"a": {"y": 2}}, "a:\n  x:\n  y: 2\nb: 1\n"),
        ("a: |\n  x\n\n\nb: 1\n", {"c": 2}, "a: |\n  x\n\n\nb: 1\nc: 2\n"),
        ("b: 1\na: |+\n  x\n\n", {"c": 2}, "b: 1\na: |+\n  x\n\nc: 2\n"),
        ("b: 1\na: |\n  x", {"c": 2}, "b: 1\na: |-\n  x\nc: 2"),
        ("b: 1\na: >2+ # c\n   x", {"c": 2}, "b: 1\na: >2- # c\n   x\nc: 2"),
        ("a:\n- x\n", {"b": 2}, "a:\n- x\nb: 2\n"),
        ("---\na: 1\n...\n", {"b": 2}, "---\na: 1\nb: 2\n...\n"),
    ],
)
def test_a_new_entry_comes_behind_the_last_of_its_map(text: str, change: dict[str, object], result: str) -> None:
    assert edited(text, change=change) == result


@pytest.mark.parametrize(
    ("text", "remove", "result"),
    [
        ("a: 1\n# on b\nb: 2 # two\n\nc: 3\n", ("b",), "a: 1\n# on b\n\nc: 3\n"),
        ("a: 1\nb: 2", ("b",), "a: 1"),
        ("a: 1\nb:\n  x: 1\n\n  y: |\n    t\n\n# c\nc: 3\n", ("b",), "a: 1\n\n# c\nc: 3\n"),
        ("a: {x: 1, y: 2, z: 3}\n", ("a.x",), "a: {y: 2, z: 3}\n"),
        ("a: {x: 1, y: 2, z: 3}\n", ("a.y", "a.z"), "a: {x: 1}\n"),
        ("a: {x: 1, y: 2, z: 3}\n", ("a.x", "a.z"), "a: {y: 2}\n"),
        ("a: {x: 1, y: 2}\n", ("a.x", "a.y"), "a: {}\n"),
        ("a: {\n  x: 1, # one\n  y: 2,\n  z: 3\n}\n", ("a.y", "a.z"), "a: {\n  x: 1 # one\n}\n"),
        ("a: # c\n  x: 1\n  # d\nb: 1\n", ("a.x",), "a: {} # c\n  # d\nb: 1\n"),
        ("# c\na: 1 # d\n", ("a",), "# c\n{}\n"),
        ("a: |+\n  x\nb: 1\n\n  # deep\n\nc: 2\n", ("b",), "a: |+\n  x\n# deep\n\nc: 2\n"),
        ("a: |\n  x\nb: 1", ("b",), "a: |\n  x\n"),
        ("a:\n  x: # c\n  y: 1\n", ("a.x",), "a:\n  y: 1\n"),
        ("a: {x: , y: 1}\n", ("a.y",), "a: {x: }\n"),
        ("a: |-\n  x\nb: 1\n    \nc: 2\n", ("b",), "a: |-\n  x\nc: 2\n"),
    ],
)
def test_a_removed_entry_takes_its_lines(text: str, remove: tuple[str, ...], result: str) -> None:
    assert edited(text, remove) == result


@pytest.mark.parametrize(
    ("text", "remove", "change", "result"),
    [
        ("a: {x: 1, y: 2}\n", ("a.y",), {"a": {"z": 3}}, "a: {x: 1, z: 3}\n"),
        ("a: {x: 1}\n", ("a.x",), {"a": {"z": 3}}, "a: {z: 3}\n"),
        ("a:\n  x: 1\n", ("a.x",), {"a": {"z": 3}}, "a:\n  z: 3\n"),
        ("a: 1\nb: 2\n", ("a",), {"a": 1}, "b: 2\na: 1\n"),
        ("a:\n  x: 1\n  y: 2", ("a.y",), {"b": 1}, "a:\n  x: 1\nb: 1"),
    ],
)
def test_removal_and_change_in_one(text: str, remove: tuple[str, ...], change: dict[str, object], result: str) -> None:
    assert edited(text, remove, change) == result


def test_a_mark_at_the_start_stays() -> None:
    source = decode(b"\xef\xbb\xbfa: 1\r\nb: 2", "case.yaml")
    root = read_tree(source)[0]
    assert edit_text(source, root, (), {"b": 3}).encode() == b"\xef\xbb\xbfa: 1\r\nb: 3"
    assert edit_text(source, root, (), None).encode() == source.raw


def test_paths_that_lead_nowhere_are_refused_together() -> None:
    source = decode(TWO_VILLAGES, "case.yaml")
    with pytest.raises(CaseError, match="nothing to remove") as caught:
        edit_text(source, read_tree(source)[0], ["parties.nroth", "deal", "title.en"], None)
    assert [problem.path for problem in caught.value.problems] == ["parties.nroth", "title.en"]


def test_a_change_is_a_map() -> None:
    source = decode(b"a: 1", "case.yaml")
    with pytest.raises(AccordsError, match="A change is a map"):
        edit_text(source, read_tree(source)[0], (), ["a"])  # type: ignore[arg-type] # what an untyped caller may pass


def test_what_cannot_be_spliced_is_refused_and_not_written_wrong() -> None:
    source = Source("a: &x 1\nb: 2\n")
    root = read_tree(source)[0]
    assert edit_text(source, root, (), {"b": 3}) == "a: &x 1\nb: 3\n"
    with pytest.raises(AccordsError, match="cannot be written into this text"):
        edit_text(Source("- a\n"), read_tree(Source("- a\n"))[0], (), {"b": 1})


def test_the_first_case_takes_changes_in_single_lines() -> None:
    text = TWO_VILLAGES.decode()
    result = edited(
        text,
        ("views.north.refuses.n1", "instruments"),
        {"views": {"north": {"refuses": {"n2": {"until": dt.date(2024, 12, 1)}, "n4": {"if": "share == 50", "claims": ["c1", "c2"]}}}}},
    )
    gone = [line for line in text.splitlines() if line not in result.splitlines()]
    new = [line for line in result.splitlines() if line not in text.splitlines()]
    assert [line.split(":")[0].strip() for line in gone] == ["n1", "n2", "instruments", "escort"]
    assert new == [
        "      n2: {if: fence == removed and share > 30, until: 2024-12-01}",
        "      n4: {if: share == 50, claims: [c1, c2]}",
    ]
    assert (DATA / "two-villages.yaml").read_text(encoding="utf-8") == text


def paths_of(node: Node, path: str = "") -> list[str]:
    if not isinstance(node, MapNode):
        return []
    found = []
    for entry in node.entries:
        key = entry.key.value
        if key and "." not in key:
            found += [path + key, *paths_of(entry.value, f"{path}{key}.")]
    return found


def overlay(draw: st.DrawFn, node: MapNode) -> dict[str, object]:
    """Draw a change that reaches into what is there."""
    change: dict[str, object] = {}
    for entry in node.entries:
        if draw(st.integers(0, 2)) == 0:
            inner = isinstance(entry.value, MapNode) and draw(st.booleans())
            change[entry.key.value] = overlay(draw, entry.value) if inner and isinstance(entry.value, MapNode) else draw(values)
    return change | (draw(st.dictionaries(keys, values, max_size=2)) if draw(st.booleans()) else {})


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, tuple[str, ...], dict[str, object]]:
    """Draw a text, what to remove of it (inner paths first), and what to change."""
    text, _ = draw(written())
    root = read_tree(decode(text.encode(), "case.yaml"))[0]
    paths = paths_of(root)
    remove = draw(st.lists(st.sampled_from(paths), unique=True, max_size=3)) if paths else []
    return text, tuple(sorted(remove, reverse=True)), overlay(draw, root)


def untouched_comments(text: str, root: MapNode, target: MapNode) -> list[str]:
    """List the comments on lines of their own that stand in nothing that goes or is replaced."""
    touched: set[int] = set()

    def collect(old: MapNode, new: MapNode) -> None:
        kept = {id(entry.key): entry.value for entry in new.entries}
        for entry in old.entries:
            value = kept.get(id(entry.key))
            if isinstance(entry.value, MapNode) and isinstance(value, MapNode):
                collect(entry.value, value)
            elif value != entry.value:
                touched.update(range(entry.key.span.start, entry.value.span.end))

    collect(root, target)
    found, offset = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip() in {"# note", "# deep", "# first"} and offset not in touched:
            found.append(line.strip())
        offset += len(line)
    return found


@given(edits())
def test_the_text_is_changed_as_the_tree_is(drawn: tuple[str, tuple[str, ...], dict[str, object]]) -> None:
    text, remove, change = drawn
    source = decode(text.encode(), "case.yaml")
    root = read_tree(source)[0]
    wanted = node_of(change)
    assert isinstance(wanted, MapNode)
    target, problems = apply_patch(root, remove, wanted)
    assert problems == []
    result = edit_text(source, root, remove, change)
    assert read_tree(decode(result.encode(), "case.yaml")) == (target, [])
    for comment in ("# note", "# deep", "# first"):
        assert result.count(comment) >= untouched_comments(text, root, target).count(comment)


@given(written(), st.data(), texts)
def test_one_replaced_text_leaves_everything_around_it(drawn: tuple[str, object], data: st.DataObject, new: str) -> None:
    text = drawn[0]
    source = decode(text.encode(), "case.yaml")
    root = read_tree(source)[0]
    path = data.draw(st.sampled_from(paths_of(root) or [""])).split(".")
    node: Node | None = root
    for step in path:
        node = node.get(step) if isinstance(node, MapNode) else None
    change: object = new
    for step in reversed(path):
        change = {step: change}
    assert isinstance(change, dict)
    if isinstance(node, TextNode) and node.value != new and node.style not in {"literal", "folded"}:
        before, after = text[: node.span.start], text[node.span.end :]
        result = edit_text(source, root, (), change)
        assert result.startswith(before)
        assert result.endswith(after)
        assert not set(result[len(before) : len(result) - len(after)]) & {"\n", "\r"}
    else:
        assert edit_text(source, root, (), None) == text


@given(written())
def test_an_unedited_text_is_what_it_was(drawn: tuple[str, object]) -> None:
    source = decode(drawn[0].encode(), "case.yaml")
    root = read_tree(source)[0]
    assert edit_text(source, root, (), root).encode() == source.raw
    assert isinstance(node_of(plain(root)), MapNode | ListNode)
