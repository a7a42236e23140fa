"""Whatever a file holds, it is a case or a list of clear problems, never another exception; and it takes seconds, not minutes."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.case import Case, loads
from accords.case.nodes import Entry, ListNode, MapNode, Node, TextNode
from accords.case.source import decode
from accords.case.tree import read_tree
from accords.case.yaml_text import write_node
from accords.errors import CaseError, Problem
from case.writing import EXAMPLES, VILLAGES, changed, problem_of, problems_of, small


def read(raw: bytes | str) -> tuple[Case | None, tuple[Problem, ...]]:
    """Give the case, or its problems; each must be clear."""
    try:
        found = loads(raw)
    except CaseError as error:
        problems = error.problems
    else:
        assert found.standpoint.source.raw == (raw.encode() if isinstance(raw, str) else raw)
        return found, ()
    assert problems
    for problem in problems:
        assert problem.message.endswith((".", ".)", "?")), problem.message
        assert problem.place is not None, problem
        assert len(problem.message) < 2_000
    return None, problems


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "empty"),
        (b"   \n\n", "empty"),
        (b"# only a remark\n", "map at its top level"),
        (b"\x00\x01\x02\xff", ""),
        (b"PK\x03\x04rest", "ZIP"),
        (b"%PDF-1.7", "PDF"),
        (VILLAGES.encode("utf-16"), "UTF-16"),
        (VILLAGES.replace("Elders", "Älteste").replace("Council", "Räte").encode("latin-1"), "UTF-8"),
        (b"accords: 1\n" + b"#" * 2_000_000, "2"),
        (b"- a\n- b\n", "map at its top level"),
        (b"just words", "map at its top level"),
        (b"accords: 1\n---\naccords: 1\n", "one document"),
        (b"%YAML 1.2\n---\naccords: 1\n", "directive"),
        (b"accords: &a 1\n", "anchor"),
        (b"accords: *a\n", "alias"),
        (b"accords: !!int 1\n", "tag"),
        (b"accords: 1\naccords: 1\n", "twice"),
        (b"a: " + b"[" * 40 + b"]" * 40 + b"\n", "nested"),
        (b"a: " + b"{a: " * 5000, ""),
        (b"accords: 1\ntitle: {en: a\n", ""),
        (b"accords: 1\ntitle: a: b\n", ""),
        (b'accords: 1\ntitle: "\\ud800"\n', "control character"),
        ("accords: 1\ntitle: \ud800\n", "UTF-8"),
    ],
)  # fmt: skip
def test_what_the_format_refuses_is_refused_with_a_sentence(raw: bytes | str, message: str) -> None:
    with pytest.raises(CaseError) as error:
        loads(raw)
    said = [f"{problem.message} {problem.hint}".lower() for problem in error.value.problems]
    assert any(message.lower() in sentence for sentence in said), said


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        (("fence: stays}", "fence: stayed}"), "'stayed' is no option of fence."),
        (("status_quo: {share: 20", "status_quo: {share: 25"), "'25' is no option of share."),
        (("s2: {if: share < 30", "s2: {if: shar < 30"), "`shar` is no issue"),
        (("deal: share > 20", "deal: share = 20"), ""),
        (("deal: share > 20", "deal: [share > 20]"), "a condition is expected here, not a list."),
        (("role: ratifier, of: north", "role: ratifier, of: nroth"), "there is no 'nroth' in parties."),
        (
            ("south: {name: South village, role: negotiator}", "south: {name: South village, role: negotiator, of: south}"),
            "'of' runs in a circle",
        ),
        (("as_of: 2024-12-17", "as_of: 2024-12-32"), "'2024-12-32' is not a day of the calendar."),
        (("as_of: 2024-12-17", "as_of: Christmas"), "'Christmas' is not a date."),
        (("since: by 2024-12-10", "since: about 2024"), "'about 2024' is not a date."),
        (("date: 2025-02,", "date: 2025-2,"), "'2025-2' is not a date."),
        (("until: 2024-11-30", "until: 2023-02-29"), "'2023-02-29' is not a day of the calendar."),
        (("{rains: 2024-10-02}", "{rains: autumn}"), "'autumn' is not a date."),
        (("proposals:\n", "rooms: {}\nproposals:\n"), "not yet"),
        (("controller: north", "controller: [north, nobody]"), "there is no 'nobody' in parties."),
        (("handling: mediator}", "handling: party:nobody}"), "'party:nobody' is not a handling mark."),
        (("accords: 1", "accords: 9"), "the format's number is 1"),
    ],
)
def test_a_slip_in_the_example_is_one_problem(pair: tuple[str, str], message: str) -> None:
    assert message in problem_of(changed(pair)).message


@pytest.mark.no_cover
def test_a_condition_of_ten_thousand_characters() -> None:
    text = " and ".join(["share in 20|30"] * 530)
    assert len(text) > 10_000
    start = process_time()
    assert problems_of(small(f"deal: {text}\n")) == ()
    assert problem_of(small(f"deal: {text} and\n")).excerpt
    assert len(problem_of(small(f"deal: {'(' * 10_000}\n")).excerpt) < 400
    assert len(problem_of(small(f"deal: {'x' * 10_000} == 1\n")).message) < 400
    assert process_time() - start < 20


def many(count: int) -> str:
    refusals = "".join(f"      n{index}: {{if: share > 20 and fence == gate, since: 2024-01-01}}\n" for index in range(count))
    scenarios = "".join(f"  s{index}: {{remove: views.north.refuses.n{index}}}\n" for index in range(3))
    return small(f"views:\n  north:\n    refuses:\n{refusals}scenarios:\n{scenarios}")


@pytest.mark.no_cover
def test_ten_thousand_conditions_load_in_seconds() -> None:
    start = process_time()
    found, problems = read(many(10_000))
    assert problems == ()
    assert found is not None
    assert len(found.held) == 10_000
    # Seven seconds on a slow core, most of them in YAML's scanner.
    assert process_time() - start < 60


@pytest.mark.no_cover
def test_thousands_of_wrong_conditions_are_listed_in_seconds() -> None:
    start = process_time()
    _, problems = read(many(2_000).replace("fence == gate", "fense == gate"))
    assert len(problems) == 2_000
    assert process_time() - start < 40


# -- mutations of the text -----------------------------------------------------------------------------------------------------------

SPECIALS = (
    "&a", "*a", "!t", "%", "@", "`", "|", ">", "? ", "- ", ": ", " #", "{", "}", "[", "]", ",", "'", '"', "\t", "---", "...", "<<: ",
    "\u200d", "\u0301", "\x85", "\ufeff", "~", "null", "\\", "\r",
)  # fmt: skip
WORDS = (
    "share",
    "fence",
    "north",
    "none",
    "any",
    "status_quo",
    "consents(north)",
    "unknown",
    "2024-13",
    "30.0",
    "1e9",
    "-",
    "..",
    "rule",
    "x" * 300,
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    lines = EXAMPLES[draw(st.sampled_from(sorted(EXAMPLES)))].decode().splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        other = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        column = draw(st.integers(0, max(len(line) - 1, 0)))
        words = line.split(" ")
        word = draw(st.integers(0, len(words) - 1))
        special, replacement, blanks = draw(st.sampled_from(SPECIALS)), draw(st.sampled_from(WORDS)), draw(st.integers(1, 3))
        changes = (
            "",
            line * 2,
            lines[other],
            " " * blanks + line,
            line[blanks:],
            line[:column] + special + line[column:],
            " ".join([*words[:word], replacement, *words[word + 1 :]]),
            line[:column] + line[column + 1 :],
        )
        lines[at] = draw(st.sampled_from(changes))
    return "".join(lines)


@given(mutated())
def test_a_changed_text_is_a_case_or_has_clear_problems(text: str) -> None:
    read(text)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_case_or_have_clear_problems(raw: bytes) -> None:
    with pytest.raises(CaseError) as error:
        loads(raw)
    assert all(problem.message for problem in error.value.problems)


# -- mutations of the tree -----------------------------------------------------------------------------------------------------------

TREES = {name: read_tree(decode(raw, name))[0] for name, raw in EXAMPLES.items()}
ROOM = TextNode("x", TREES["starter"].span)


def paths(node: Node, above: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """Give the way to every node below one, as positions."""
    below = [entry.value for entry in node.entries] if isinstance(node, MapNode) else list(node.items) if isinstance(node, ListNode) else []
    return [found for index, inner in enumerate(below) for found in ((*above, index), *paths(inner, (*above, index)))]


WAYS = {name: paths(tree) for name, tree in TREES.items()}


def at(node: Node, way: tuple[int, ...]) -> Node:
    for step in way:
        node = node.entries[step].value if isinstance(node, MapNode) else node.items[step] if isinstance(node, ListNode) else node
    return node


def replaced(node: Node, way: tuple[int, ...], new: Node | None, key: str | None) -> Node:
    """Put a node in the place of another, or take it out; ``key`` renames it."""
    step, rest = way[0], way[1:]
    if isinstance(node, ListNode):
        inner = replaced(node.items[step], rest, new, key) if rest else new
        return ListNode((*node.items[:step], *([inner] if inner else []), *node.items[step + 1 :]), node.span, flow=True)
    assert isinstance(node, MapNode)
    entry = node.entries[step]
    value = replaced(entry.value, rest, new, key) if rest else new
    named = TextNode(key, entry.key.span) if key is not None and not rest else entry.key
    return MapNode((*node.entries[:step], *([Entry(named, value)] if value else []), *node.entries[step + 1 :]), node.span)


@st.composite
def regrown(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(sorted(TREES)))
    tree: Node = TREES[name]
    for _ in range(draw(st.integers(1, 2))):
        way = draw(st.sampled_from(WAYS[name] if tree is TREES[name] else paths(tree)))
        old = at(tree, way)
        other = at(TREES[name], draw(st.sampled_from(WAYS[name])))
        word = TextNode(draw(st.sampled_from(WORDS)), ROOM.span)
        new = draw(
            st.sampled_from(
                [
                    None,
                    old,
                    other,
                    word,
                    ListNode((old,), ROOM.span),
                    MapNode((Entry(ROOM, old),), ROOM.span),
                    MapNode((), ROOM.span),
                    ListNode((), ROOM.span),
                ]
            )
        )
        tree = replaced(tree, way, new, draw(st.sampled_from([None, None, *WORDS, "a.b", "é", "of", "if"])))
    return write_node(tree, flow=False).lstrip("\n ") + "\n"


@given(regrown())
def test_a_changed_tree_is_a_case_or_has_clear_problems(text: str) -> None:
    read(text)


def test_what_the_trees_were_written_from_is_a_case() -> None:
    for tree in TREES.values():
        _, problems = read(write_node(tree, flow=False).lstrip("\n") + "\n")
        assert all("text" in problem.message or "party" in problem.message for problem in problems)
