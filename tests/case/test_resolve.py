"""Names against a case, and of which options a test is true."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.condition import Test, Within, Word
from accords.case.grammar import parse
from accords.case.resolve import faults, option_truth
from accords.case.tokens import number
from accords.errors import AccordsError

RELATIONS = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


@dataclass(frozen=True)
class Way:
    """An option."""

    id: str
    number: Decimal | None = None


@dataclass(frozen=True)
class Matter:
    """An issue."""

    id: str
    options: tuple[Way, ...]
    ordered: bool = True

    @property
    def numeric(self) -> bool:
        """Whether all options are numbers."""
        return all(option.number is not None for option in self.options)


def matter(name: str, *options: str, ordered: bool = True) -> Matter:
    return Matter(name, tuple(Way(option, number(option)) for option in options), ordered)


SHARE = matter("share", "20", "30", "40", "50")
FENCE = matter("fence", "stays", "gate", "removed")
RENT = matter("rent", "1.10", "0.5")
MIXED = matter("mixed", "none", "20", "10")
KIND = matter("kind", "wet", "dry", ordered=False)
CASE = {issue.id: issue for issue in (SHARE, FENCE, RENT, MIXED, KIND)}


def found(text: str, *, consents_allowed: bool = True) -> list[tuple[str, str]]:
    """Give the piece at fault and the hint of every fault."""
    listed = faults(parse(text), CASE, ["north", "south"], consents_allowed=consents_allowed)
    return [(text[fault.at : fault.at + fault.length], fault.hint) for fault in listed]


@pytest.mark.parametrize(
    "text",
    [
        "share > 20 and share <= 1000 and share in -5..35|40",
        "share == 30.0 and rent == 1.1 and rent == +0.50",
        "fence == gate or fence in stays..removed|gate or fence not in gate..gate",
        "mixed == none and mixed < 10 and mixed in none..10",
        "kind == wet or kind in wet|dry or kind != dry",
        "consents(north) iff consents(south)",
        "true",
    ],
)
def test_names_that_fit_have_no_fault(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "piece", "hint"),
    [
        ("shrae > 20", "shrae", "Write `share`."),
        ("Share > 20", "Share", "Write `share`."),
        ("issues.share > 20", "issues.share", "Write `share`."),
        ("sha\u200dre > 20", "sha\u200dre", "Write `share`; the two differ in joiners (U+200C, U+200D), which cannot be seen."),
        ("qqq in 20..40", "qqq", ""),
        ("gate == fence", "gate", "The issue stands on the left, the option on the right: `fence == gate`."),
        ("gate < fence", "gate", "The issue stands on the left, the option on the right: `fence > gate`."),
        ("share+rent > 3", "share+rent", "There is no arithmetic in format 1: write the cases out with `and` and `or`."),
        ("share/2 > 3", "share/2", "There is no arithmetic in format 1: write the cases out with `and` and `or`."),
        ("north == yes", "north", "It is a party; what it accepts is `consents(north)`, what it refuses stands under `views.north`."),
        ("share == 35", "35", "Write one of these; order comparisons and ranges take any number."),
        ("share in 20..35|36", "36", "Write one of these; order comparisons and ranges take any number."),
        ("share == 50%", "50%", "Write the number alone, in digits 0 to 9: `50`; a unit stands at the issue (`unit`)."),
        ("share > ٣٠", "٣٠", "Write the number alone, in digits 0 to 9: `30`; a unit stands at the issue (`unit`)."),
        ("share > many", "many", "`share` is numeric: write a number."),
        ("fence == gaet", "gaet", "Write `gate`."),
        ("fence == 'The gate'", "'The gate'", "Write `gate`."),
        ("fence > middle", "middle", ""),
        ("fence in stays..Removed", "Removed", "Write `removed`."),
        ("mixed < 15", "15", "Not all options of `mixed` are numbers, so they are compared as they are listed."),
        ("fence == wet", "wet", "It is an option of `kind`: `kind == wet`."),
        ("fence not in 40", "40", "It is an option of `share`: `share not in 40`."),
        ("fence == share", "share", "Write the cases out: `fence == stays and share == ... or ...`."),
        ("share >= rent", "rent", "Write the cases out: `share == 20 and rent == ... or ...`."),
        ("kind > wet", "wet", "List the options that are meant: `kind in a|b`."),
        ("kind in wet..dry", "wet", "List the options that are meant: `kind in a|b`."),
        ("fence in removed .. stays", "removed .. stays", "Write `stays..removed`."),
        ("share in 40..35.5", "40..35.5", "Write `35.5..40`."),
        ("consents(nroth)", "nroth", "Write `consents(north)`."),
        ("consents(quuux)", "quuux", ""),
    ],
)
def test_a_name_that_does_not_fit_is_a_fault_with_a_hint(text: str, piece: str, hint: str) -> None:
    assert found(text) == [(piece, hint)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x == 1", "`x` is no issue; the issues are `share`, `fence`, `rent`, `mixed` and `kind`."),
        ("fence == x", "`x` is no option of `fence`; the options are `stays`, `gate` and `removed`."),
        ("share == 35", "`35` is no option of `share`; the nearest are `30` and `40`."),
        ("share == 10", "`10` is no option of `share`; the nearest is `20`."),
        ("rent == 0.7", "`0.7` is no option of `rent`; the nearest are `0.5` and `1.10`."),
        ("share > rent", "The test compares two issues, `share` and `rent`; on the right stands an option of `share`."),
        ("kind < dry", "`<` needs an order, and the options of `kind` have none (`ordered: false`)."),
        ("share in 40..20", "The range runs backwards: `40` stands above `20` in `share`."),
        ("consents(x)", "`x` is no party; the parties are `north` and `south`."),
    ],
)
def test_the_message_says_what_is_wrong_and_what_is_allowed(text: str, message: str) -> None:
    assert [fault.message for fault in faults(parse(text), CASE, ["north", "south"], consents_allowed=True)] == [message]


def test_all_faults_are_found_in_written_order() -> None:
    text = "shrae > 20 and (fence == x or not kind in wet..drie) and consents(east)"
    assert [piece for piece, _ in found(text)] == ["shrae", "x", "wet", "drie", "east"]


def test_consent_is_asked_only_where_that_is_allowed() -> None:
    text = "consents(north) and consents(east)"
    assert [piece for piece, _ in found(text, consents_allowed=False)] == ["north", "east"]
    assert [piece for piece, _ in found(text)] == ["east"]


def true_options(text: str, issue: Matter) -> list[str]:
    (node,) = parse(text).tests()
    return [option.id for option in issue.options if option_truth(node, issue, option)]


@pytest.mark.parametrize(
    ("text", "issue", "ids"),
    [
        ("share > 30", SHARE, ["40", "50"]),
        ("share > 35", SHARE, ["40", "50"]),
        ("share in 20.0..30|50", SHARE, ["20", "30", "50"]),
        ("share not in 20..30|50", SHARE, ["40"]),
        ("rent == 1.1", RENT, ["1.10"]),
        ("rent < 1.1", RENT, ["0.5"]),
        ("fence <= gate", FENCE, ["stays", "gate"]),
        ("fence in gate..removed", FENCE, ["gate", "removed"]),
        ("fence != gate", FENCE, ["stays", "removed"]),
        ("mixed > none", MIXED, ["20", "10"]),
        ("mixed >= 10", MIXED, ["10"]),
        ("kind not in wet", KIND, ["dry"]),
    ],
)
def test_a_test_is_true_of_these_options(text: str, issue: Matter, ids: list[str]) -> None:
    assert true_options(text, issue) == ids


def test_a_number_between_the_listed_ones_is_judged_by_value() -> None:
    between = Way("35", Decimal(35))
    verdicts = {
        text: option_truth(next(parse(text).tests()), SHARE, between)
        for text in ("share > 30", "share in 30..40", "share == 30", "share != 40")
    }
    assert verdicts == {"share > 30": True, "share in 30..40": True, "share == 30": False, "share != 40": True}


def test_ids_are_compared_in_one_normal_form() -> None:
    issue = matter("ville", "Orle\u0301ans", "Tours")
    assert true_options("ville == Orl\u00e9ans", issue) == ["Orle\u0301ans"]
    assert true_options("ville < Tours", issue) == ["Orle\u0301ans"]
    assert faults(parse("ville == Orl\u00e9ans"), {"ville": issue}, [], consents_allowed=False) == []


@pytest.mark.parametrize(
    ("text", "issue", "option"),
    [
        ("share > many", SHARE, SHARE.options[0]),
        ("fence > x", FENCE, FENCE.options[0]),
        ("fence > gate", FENCE, Way("x")),
        ("share > 1", SHARE, Way("x")),
    ],
)
def test_what_cannot_be_compared_is_refused(text: str, issue: Matter, option: Way) -> None:
    with pytest.raises(AccordsError, match=r"no option of|cannot be compared"):
        option_truth(next(parse(text).tests()), issue, option)


NUMBERS = st.decimals(min_value=-100, max_value=100, places=2).map(str)
NUMERIC = st.lists(NUMBERS, min_size=1, max_size=6).map(lambda options: matter("x", *options))


@given(NUMERIC, st.sampled_from(sorted(RELATIONS)), NUMBERS)
def test_numeric_options_compare_as_fractions_do(issue: Matter, op: str, word: str) -> None:
    for option in issue.options:
        assert option_truth(Test(Word("x"), op, Word(word)), issue, option) is RELATIONS[op](Fraction(option.id), Fraction(word))


NAMED = st.lists(st.sampled_from(["a", "b", "c", "1", "2", "0"]), min_size=2, unique=True).map(
    lambda options: matter("x", "none", *options)
)


@given(NAMED, st.sampled_from(sorted(RELATIONS)), st.data())
def test_named_options_compare_as_their_places_in_the_list_do(issue: Matter, op: str, data: st.DataObject) -> None:
    ids = [option.id for option in issue.options]
    word = data.draw(st.sampled_from(ids))
    for option in issue.options:
        assert option_truth(Test(Word("x"), op, Word(word)), issue, option) is RELATIONS[op](ids.index(option.id), ids.index(word))


@given(st.one_of(NUMERIC, NAMED), st.data())
def test_a_list_of_ranges_is_the_tests_that_it_stands_for(issue: Matter, data: st.DataObject) -> None:
    option_ids = st.sampled_from([option.id for option in issue.options])
    pairs = data.draw(st.lists(st.tuples(option_ids, option_ids | st.none()), min_size=1, max_size=3))
    spans = "|".join(low if high is None else f"{low}..{high}" for low, high in pairs)
    (inside,), (outside,) = parse(f"x in {spans}").tests(), parse(f"x not in {spans}").tests()
    assert isinstance(inside, Within)
    for option in issue.options:
        meant = any(
            option_truth(Test(Word("x"), "==", Word(low)), issue, option)
            if high is None
            else option_truth(Test(Word("x"), ">=", Word(low)), issue, option)
            and option_truth(Test(Word("x"), "<=", Word(high)), issue, option)
            for low, high in pairs
        )
        assert option_truth(inside, issue, option) is meant
        assert option_truth(outside, issue, option) is not meant
