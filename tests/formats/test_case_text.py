"""The text of a case reads back as what was written."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from accords.case.nodes import MapNode, Node, TextNode
from accords.case.source import decode
from accords.case.tree import read_tree
from accords.formats.case_text import Field, Quoted, comment, entry, inline, section

_TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
_FIELDS: st.SearchStrategy[Field] = st.recursive(
    _TEXTS,
    lambda inner: st.lists(_TEXTS, min_size=1, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, min_size=1),
    max_leaves=8,
)


def plain(node: Node) -> object:
    if isinstance(node, TextNode):
        return node.value
    return (
        {item.key.value: plain(item.value) for item in node.entries} if isinstance(node, MapNode) else [plain(item) for item in node.items]
    )


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from("xyz"), _FIELDS, min_size=1), st.integers(1, 3))
def test_what_is_written_reads_back_as_it(entries: dict[str, Field], levels: int) -> None:
    text = "\n".join([*comment("a\nb"), *section("section", entries, "remark", levels=levels)])
    root, problems = read_tree(decode(text.encode(), "x"))
    assert problems == []
    assert plain(root) == {"section": entries}


def test_short_entries_stand_on_a_line_and_long_ones_key_by_key() -> None:
    assert entry("a", {"if": "x > 1", "claims": ["c", "d"]}, 2) == ["  a: {if: x > 1, claims: [c, d]}"]
    assert entry("a", {"note": "x" * 140, "b": "c"}) == ["a:", f"  note: {'x' * 140}", "  b: c"]
    assert entry("a", {"b": {"c": {"d": "e"}}}, levels=2) == ["a:", "  b:", "    c: {d: e}"]
    assert section("a", {}) == []


def test_a_quoted_text_is_quoted_whatever_it_holds() -> None:
    assert inline(Quoted("North")) == '"North"'
    assert inline(Quoted('say "no"')) == '"say \\"no\\""'


def test_comments_are_cut_where_they_are_endless() -> None:
    assert len(comment("x" * 9_000)[0]) < 2_100
