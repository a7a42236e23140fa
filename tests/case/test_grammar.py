"""The grammar: what each text means, what is refused, and that nothing else can happen."""

from __future__ import annotations

import pickle
import sys
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accords.case.condition import (
    And,
    Condition,
    Consents,
    Constant,
    Expression,
    Iff,
    IfThen,
    Not,
    Or,
    Span,
    Test,
    Within,
    Word,
    unparse,
)
from accords.case.grammar import DEEPEST, ConditionFault, parse
from accords.case.tokens import KEYWORDS


def equal_one(name: str) -> Test:
    return Test(Word(name), "==", Word("1"))


A, B, C, D = (equal_one(name) for name in "abcd")


def within(issue: str, *spans: Span, negated: bool = False) -> Within:
    return Within(Word(issue), negated, spans)


def span(low: str, high: str | None = None) -> Span:
    return Span(Word(low), None if high is None else Word(high))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("a == 1", A),
        ("a==1", A),
        ("a\n  ==\t1", A),
        *((f"share {op} 40", Test(Word("share"), op, Word("40"))) for op in ("==", "!=", "<", "<=", ">", ">=")),
        ("share>-5", Test(Word("share"), ">", Word("-5"))),
        ("share<+1.10", Test(Word("share"), "<", Word("+1.10"))),
        ("a == 'it''s a gate'", Test(Word("a"), "==", Word("it's a gate"))),
        ("a == 'and'", Test(Word("a"), "==", Word("and"))),
        ("a == '=='", Test(Word("a"), "==", Word("=="))),
        ("a == 50%/2+x_y-z.", Test(Word("a"), "==", Word("50%/2+x_y-z."))),
        ("x in 20..40", within("x", span("20", "40"))),
        ("x in 20 .. 40|50", within("x", span("20", "40"), span("50"))),
        ("x in a..b", within("x", span("a", "b"))),
        ("x in 1.5..2.5", within("x", span("1.5", "2.5"))),
        ("x in -5..-1", within("x", span("-5", "-1"))),
        ("x not in a|'b c'", within("x", span("a"), span("b c"), negated=True)),
        ("not x in a", Not(within("x", span("a")))),
        ("consents(north)", Consents(Word("north"))),
        ("consents ( north )", Consents(Word("north"))),
        ("true and not false", And((Constant(value=True), Not(Constant(value=False))))),
        ("a == 1 or b == 1 and c == 1", Or((A, And((B, C))))),
        ("(a == 1 or b == 1) and c == 1", And((Or((A, B)), C))),
        ("a == 1 or (b == 1 or c == 1)", Or((A, Or((B, C))))),
        ("a == 1 or b == 1 or c == 1", Or((A, B, C))),
        ("not a == 1 and b == 1", And((Not(A), B))),
        ("not not a == 1", Not(Not(A))),
        ("((a == 1))", A),
        ("if a == 1 then b == 1 or c == 1", IfThen(A, Or((B, C)))),
        ("if a == 1 and b == 1 then c == 1 iff d == 1", IfThen(And((A, B)), Iff(C, D))),
        ("if a == 1 then if b == 1 then c == 1", IfThen(A, IfThen(B, C))),
        ("if if a == 1 then b == 1 then c == 1", IfThen(IfThen(A, B), C)),
        ("a == 1 and (if b == 1 then c == 1)", And((A, IfThen(B, C)))),
        ("a == 1 and b == 1 iff c == 1 or d == 1", Iff(And((A, B)), Or((C, D)))),
        ("not a == 1 iff b == 1", Iff(Not(A), B)),
        ("a == 1 iff (b == 1 iff c == 1)", Iff(A, Iff(B, C))),
        ("is == else", Test(Word("is"), "==", Word("else"))),
    ],
)
def test_a_text_means_this_tree(text: str, root: Expression) -> None:
    condition = parse(text)
    assert condition.root == root
    assert str(condition) == text


@pytest.mark.parametrize("issue", ["حصة_الماء", "نصيب‌الجنوب", "חֵלֶק", "हिस्सा", "क्‍ष", "份额", "col·lecció", "Größe-2"])
def test_ids_of_many_scripts_are_words(issue: str) -> None:
    normal = unicodedata.normalize("NFC", issue)
    condition = parse(f"{issue} == {issue} or {issue} in {issue}..{issue}")
    assert condition.issues == {normal}
    assert [word.text for word in condition.words()] == [normal] * 5
    assert parse(unparse(condition.root)) == condition


def test_words_are_normalised_and_keep_their_places_in_the_text_as_written() -> None:
    text = "cafe\u0301 == 'e\u0301 '"
    issue, option = parse(text).words()
    assert (issue.text, issue.at, issue.length) == ("caf\u00e9", 0, 5)
    assert (option.text, option.at, option.length) == ("\u00e9 ", 9, 5)
    assert text[issue.at : issue.at + issue.length] == "cafe\u0301"


WORDS = st.one_of(
    st.sampled_from(["a", "share", "fence-2", "חֵלֶק", "क्‍ष", "_x"]),
    st.text(st.characters(categories=["Ll", "Lo", "Mn", "Nd"]), min_size=1, max_size=5).map(lambda text: "q" + text),
).map(lambda text: Word(unicodedata.normalize("NFC", text)))
OPTIONS = st.one_of(
    WORDS,
    st.sampled_from(["20", "-1.5", "a.b", ".a", "a..b", "it's", "''", "|", "and", "the gate", "50%", "consents"]).map(Word),
    st.text(min_size=1, max_size=6).map(lambda text: Word(unicodedata.normalize("NFC", text))),
)
SPANS = st.builds(Span, OPTIONS, st.none() | OPTIONS)
LEAVES: st.SearchStrategy[Expression] = st.one_of(
    st.builds(Test, WORDS, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), OPTIONS),
    st.builds(Within, WORDS, st.booleans(), st.lists(SPANS, min_size=1, max_size=3).map(tuple)),
    st.builds(Consents, WORDS),
    st.builds(Constant, st.booleans()),
)


def compounds(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Not, parts),
        st.builds(And, several),
        st.builds(Or, several),
        st.builds(Iff, parts, parts),
        st.builds(IfThen, parts, parts),
    )


def condition_or_fault(text: str) -> Condition | ConditionFault:
    try:
        return parse(text)
    except ConditionFault as fault:
        return fault


EXPRESSIONS = st.recursive(LEAVES, compounds, max_leaves=15)


@given(EXPRESSIONS)
def test_what_is_written_of_a_tree_reads_as_the_same_tree(tree: Expression) -> None:
    assert parse(unparse(tree)).root == tree


@given(EXPRESSIONS)
def test_no_pair_of_parentheses_that_unparse_writes_can_be_left_out(tree: Expression) -> None:
    text = unparse(tree)
    if "'" in text or "consents" in text:
        return  # parentheses inside quotes and after consents group nothing
    for opening in (place for place, sign in enumerate(text) if sign == "("):
        depth, closing = 1, opening
        while depth:
            closing += 1
            depth += {"(": 1, ")": -1}.get(text[closing], 0)
        without = text[:opening] + " " + text[opening + 1 : closing] + " " + text[closing + 1 :]
        read = condition_or_fault(without)
        assert isinstance(read, ConditionFault) or read.root != tree


PIECES = [
    *sorted(KEYWORDS),
    "a",
    "b",
    "20",
    "'",
    "''",
    '"',
    "(",
    ")",
    "|",
    "..",
    "...",
    ".",
    "==",
    "=",
    "!",
    "<",
    "<=",
    "=>",
    ">",
    "≥",
    ",",
]
PIECES += [
    "[",
    "]",
    "-",
    "+",
    "is",
    "AND",
    "else",
    "between",
    "\u200d",
    "\u0301",
    "\u200f",
    "“",
    "’",
    " ",
    "%",
    "*",
    "–",
    ":",
    "consents(a",
]


@given(
    st.one_of(
        st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.lists(st.sampled_from(PIECES)).map("".join)
    )
)
@example("=\u0338")
@example("\ud800")
@example("a not")
@example("a in b||c")
def test_any_text_is_a_condition_or_has_a_fault_in_it(text: str) -> None:
    read = condition_or_fault(text)
    if isinstance(read, ConditionFault):
        assert read.message.endswith(".")
        assert 0 <= read.at <= read.at + read.length <= len(text)
    else:
        assert parse(unparse(read.root)) == read
        assert all(text[word.at : word.at + word.length] for word in read.words())


@pytest.mark.parametrize(("before", "after"), [("(", ")"), ("not ", ""), ("if a == 1 then ", ""), ("if ", " then b == 1")])
def test_a_hundred_levels_are_read_and_one_more_is_a_fault(before: str, after: str) -> None:
    deepest = parse(before * DEEPEST + "a == 1" + after * DEEPEST)
    assert parse(unparse(deepest.root)) == deepest
    for levels in (DEEPEST + 1, 5_000):
        with pytest.raises(ConditionFault, match="nested more than 100 levels deep") as caught:
            parse(before * levels + "a == 1" + after * levels)
        assert caught.value.at == len(before) * DEEPEST


def test_levels_without_parentheses_of_their_own_count_too() -> None:
    before, after = "a == 1 iff a == 1 or a == 1 and (", ")"
    condition = parse(before * 33 + "a == 1" + after * 33)
    assert pickle.loads(pickle.dumps(condition)) == condition  # noqa: S301 - the bytes were made on this line
    with pytest.raises(ConditionFault, match="nested more than 100 levels deep"):
        parse(before * 34 + "a == 1" + after * 34)


def test_the_deepest_condition_needs_little_of_the_stack() -> None:
    text = "(" * DEEPEST + "a == 1" + ")" * DEEPEST
    usual, frame, used = sys.getrecursionlimit(), sys._getframe(), 0  # noqa: SLF001 - the only way to count frames
    while frame is not None:
        used += 1
        frame = frame.f_back  # type: ignore[assignment]  # None ends the loop
    sys.setrecursionlimit(used + 350)
    try:
        assert parse(text).root == A
    finally:
        sys.setrecursionlimit(usual)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece", ["a == 1 or ", "a == 1 and b in x|y..z or ", "not ", "(", "a|", "'", "''", "..", "“", '"', "a == 'b' ", "x in [", "if "]
)
def test_a_hundred_thousand_characters_take_a_moment_at_most(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + "a == 1"
    start = time.process_time()
    read = condition_or_fault(text)
    assert time.process_time() - start < 10
    assert isinstance(read, Condition) or len(str(read)) < 1_000


def test_a_long_list_of_options_is_read_whole() -> None:
    condition = parse("a in " + "|".join(str(number) for number in range(10_000)))
    assert isinstance(condition.root, Within)
    assert len(condition.root.spans) == 10_000
