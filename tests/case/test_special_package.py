"""Options, moves, ways of reading an option, and outcomes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.issue import Arc, Issue
from accords.case.outcome import Outcome
from case.writing import case_of, pointed, problem_of, problems_of, small


def with_issue(issue: str, more: str = "") -> str:
    return small(f"  extra: {issue}\n{more}")


def issue(text: str, more: str = "") -> Issue:
    return case_of(with_issue(text, more)).issues["extra"]


@pytest.mark.parametrize(
    ("options", "ids", "numeric"),
    [
        ("[a, b]", "a b", False),
        ("[20, 30]", "20 30", True),
        ("[none, 30]", "none 30", False),
        ("{a: Title, b: Title}", "a b", False),
        ("{10: Ten, 20: Twenty}", "10 20", True),
        ("{from: 0, to: 90, step: 30}", "0 30 60 90", True),
        ("{from: -0.5, to: 1, step: 0.5}", "-0.5 0 0.5 1", True),
        ("{from: 1.10, to: 1.30, step: 0.10}", "1.1 1.2 1.3", True),
        ("{from: 5, to: 5, step: 1}", "5", True),
        ("{from: 0, to: 90}", "from to", False),
        ("a", "a", False),
        ('["two words", 3.5%]', "two words|3.5%", False),
    ],
)
def test_options_are_a_list_titles_or_a_grid(options: str, ids: str, numeric: bool) -> None:  # noqa: FBT001 - the expected answer
    found = issue(f"{{options: {options}}}")
    assert [option.id for option in found.options] == ids.split("|" if "|" in ids else " ")
    assert found.numeric is numeric


def test_titles_languages_and_masks_of_options_are_kept() -> None:
    found = issue("{options: {a: A title, b: {en: B, ar: ب}, c: {title: C, mask: Option 3}, d: {mask: Option 4}}}")
    assert [option.label for option in found.options] == ["A title", "B", "C", "d"]
    assert [option.mask for option in found.options] == [None, None, "Option 3", "Option 4"]


def test_grids_are_exact_however_many_digits_they_have() -> None:
    small_part, step = "0." + "0" * 33 + "1", "5" + "0" * 33
    found = issue(f"{{options: {{from: {small_part}, to: 1{'0' * 34}{small_part[1:]}, step: {step}}}}}")
    assert found.options[1].id == step + small_part[1:]


@given(st.integers(-50, 50), st.integers(1, 30), st.integers(0, 40), st.sampled_from([1, 10, 1000]))
def test_a_grid_has_every_step_from_its_first_to_its_last_option(first: int, step: int, steps: int, scale: int) -> None:
    numbers = [Decimal(first + index * step) / scale for index in range(steps + 1)]
    found = issue(f"{{options: {{from: {numbers[0]:f}, to: {numbers[-1]:f}, step: {Decimal(step) / scale:f}}}}}")
    assert [option.number for option in found.options] == numbers


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("[]", "an issue needs at least one option."),
        ("{}", "an issue needs at least one option."),
        ("", "options are missing here."),
        ("[a, [b]]", "a text is expected here, not a list."),
        ("{from: 0, to: 90, step: 40}", "90 is not a whole number of steps of 40 from 0."),
        ("{from: 0, to: 90, step: 0}", "a grid from 0 to 90 by 0 has no options."),
        ("{from: 90, to: 0, step: 10}", "a grid from 90 to 0 by 10 has no options."),
        ("{from: 0, to: 90, step: -10}", "a grid from 0 to 90 by -10 has no options."),
        ("{from: 0, to: many, step: 10}", "'many' is not a number."),
        ("{from: 0, to: 1, step: 0.0001}", "this grid has more options than the 10000 that are allowed."),
        (f"{{from: 0, to: 1{'0' * 5000}, step: 1}}", "this grid has more options than"),
        ("[a, b, a]", "the option 'a' stands twice."),
        ("[20, 30, 20.0]", "the option '20.0' stands twice (as '20' before)."),
        ("[\u00e9, e\u0301]", "the option '\u00e9' stands twice."),
        ("{10: Ten, 10.0: Ten}", "the option '10.0' stands twice (as '10' before)."),
        ('["it\'s"]', "the option 'it's' has a line break, a single quote, or a blank at an end."),
        ("[any, all]", "'any' is a word of the format and cannot be an option."),
        ("{a: {titel: A, mask: B}}", "'titel' is not a key that an option has."),
        ("{a: [A]}", "a text is expected here, not a list."),
    ],
)
def test_other_options_are_problems(options: str, message: str) -> None:
    problem = problem_of(with_issue(f"{{options: {options}}}"))
    assert problem.message.startswith(message)
    assert len(problem.message) < 200


def test_named_options_that_look_like_numbers_are_compared_as_texts() -> None:
    assert [option.id for option in issue("{options: [a, 1, 1.0]}").options] == ["a", "1", "1.0"]


def test_the_duplicate_is_pointed_at() -> None:
    text = with_issue("{options: [a, b, a]}")
    assert pointed(text, problem_of(text)) == "a]}"


def test_moves_are_a_word_or_arcs() -> None:
    assert issue("{options: [a, b], moves: forward}").moves == "forward"
    found = issue(
        "{options: [none, a, b], moves: [{from: none, to: any, by: agreement}, "
        "{from: [a, b], to: none, by: [north, south], sets: {share: 20.0}, when: share > 20}]}"
    ).moves
    assert isinstance(found, tuple)
    assert found[0] == Arc(("none",), ("any",), ("agreement",))
    assert (found[1].sources, found[1].by, found[1].sets) == (("a", "b"), ("north", "south"), (("share", "20"),))
    assert issue("{options: [a, b], moves: {from: a, to: b, by: anyone}}").moves == (Arc(("a",), ("b",), ("anyone",)),)


def test_options_in_arcs_and_reads_are_compared_by_value() -> None:
    found = issue("{options: [20, 30], moves: [{from: 20.0, to: 30, by: north}], reads: {30.0: {north: all, south: unknown}}}")
    assert found.moves == (Arc(("20",), ("30",), ("north",)),)
    assert found.reads == {"30": {"north": "all", "south": "unknown"}}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("moves: sideways", "the text 'sideways' is no kind of move."),
        ("moves: [a]", "an arc is expected here, not the text 'a'."),
        ("moves: [{from: a, to: b}]", "the key 'by' is missing in this arc."),
        ("moves: [{from: a, by: north}]", "the key 'to' is missing in this arc."),
        ("moves: [{from: [], to: b, by: north}]", "the key 'from' is missing in this arc."),
        ("moves: [{from: a, to: c, by: north}]", "'c' in an arc is no option of extra."),
        ("moves: [{from: a, to: b, by: nroth}]", "there is no 'nroth' in parties."),
        ("moves: [{from: a, to: b, by: [anyone, north]}]", "'anyone' stands alone."),
        ("moves: [{from: a, to: b, by: north, wen: share > 20}]", "'wen' is not a key of an arc."),
        ("moves: [{from: a, to: b, by: north, sets: status_quo}]", "a map from issue to option is expected here"),
        ("moves: [{from: a, to: b, by: north, sets: {share: 25}}]", "'25' is no option of share."),
        ("moves: [{from: a, to: b, by: north, when: shar > 20}]", "`shar` is no issue"),
        ("ordered: false, moves: forward", "'forward' needs an order, and extra has none."),
        ("ordered: false, moves: backward", "'backward' needs an order, and extra has none."),
        ("reads: {c: {north: x}}", "'c' under 'reads' is no option of extra."),
        ("reads: {a: {nroth: x}}", "there is no 'nroth' in parties."),
        ("reads: {a: x}", "a map from party to text is expected here"),
        ("reads: x", "a map from option to party to text is expected here"),
        ("controller: nroth", "there is no 'nroth' in parties."),
        ("kind: action", "'action' is not one of these: act, promise."),
        ("persons: yes", "'yes' is neither true nor false."),
    ],
)
def test_other_keys_of_an_issue_are_checked(more: str, message: str) -> None:
    assert problem_of(with_issue(f"{{options: [a, b], {more}}}")).message.startswith(message)


@pytest.mark.parametrize("condition", ["colour < blue", "colour in red..blue", "extra > 20", "extra in 20..30"])
def test_ordered_false_makes_order_comparisons_a_problem(condition: str) -> None:
    found = problem_of(with_issue("{options: [20, 30], ordered: false}", f"feasible: {{f: {condition}}}\n"))
    assert "needs an order" in found.message


@pytest.mark.parametrize("condition", ["colour == blue", "colour in red|blue", "fence < gate", "share > 25", "extra in 20|30"])
def test_other_tests_need_no_order(condition: str) -> None:
    assert problems_of(with_issue("{options: [20, 30], ordered: false}", f"feasible: {{f: {condition}}}\n")) == ()


def outcome(text: str) -> Outcome | None:
    more = f"proposals: {{p: {{outcome: {text}}}, q: {{outcome: {{share: 20}}}}}}\nstatus_quo: {{share: 20, fence: gate, colour: red}}\n"
    return case_of(small(more)).proposals["p"].outcome


def test_an_outcome_is_a_map_or_a_name() -> None:
    assert outcome("{share: 30.0, fence: gate}") == Outcome((("share", "30"), ("fence", "gate")))
    assert outcome("status_quo") == Outcome(named="status_quo")
    assert outcome("q") == Outcome(named="q")


def test_in_proposals_and_precedents_a_number_between_options_is_kept_as_given() -> None:
    assert outcome("{share: 25.50}") == Outcome((("share", "25.50"),))
    assert problem_of(small("precedents: {p: {outcome: {share: 45}}}\n")).hint == "Numbers from 20 to 40 can be judged."
    assert problem_of(small("status_quo: {share: 25, fence: gate, colour: red}\n")).message == "'25' is no option of share."
    assert problem_of(small("preferences: {north: {reservation: {outcome: {share: 25}}}}\n")).message == "'25' is no option of share."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{fence: gte}", "'gte' is no option of fence."),
        ("{fense: gate}", "there is no 'fense' in issues."),
        ("{fence: [gate]}", "a text is expected here, not a list."),
        ("r", "'r' names no outcome."),
        ("[q]", "a map from issue to option is expected here, not a list."),
    ],
)
def test_other_outcomes_are_problems(text: str, message: str) -> None:
    found = problem_of(small(f"proposals: {{p: {{outcome: {text}}}, q: {{outcome: {{share: 20}}}}}}\n"))
    assert found.message == message


def test_a_name_that_two_outcomes_have_names_neither() -> None:
    found = problem_of(small("proposals: {p: {}, q: {outcome: p}}\nprecedents: {p: {}}\n"))
    assert found.message == "'p' is both a proposal and a precedent."
