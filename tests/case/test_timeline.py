"""What is in force when: the format's paragraph on dates, sentence by sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.case import Case
from accords.case.timeline import begins, firmness, held, known_since, replaced_kind, replacing, undo
from case.writing import case_of, changed, small


def case(refuses: str, lives_with: str = "", claims: str = "") -> Case:
    """Make a case with as_of 2024-06-15 and one party's entries."""
    more = f"\n    lives_with: {{{lives_with}}}" if lives_with else ""
    return case_of(small(f"views:\n  north:\n    refuses: {{{refuses}}}{more}\n{claims}"))


def forces(found: Case, day: str) -> dict[str, str]:
    """Give the force of each entry at a date; a question mark behind what has perhaps ended."""
    return {item.id: item.force + "?" * item.perhaps_ended for item in held(found, found.at(day).today)}


@pytest.mark.parametrize(
    ("keys", "no", "yes"),
    [
        ("since: 2024-03-10", "2024-03-09", "2024-03-10"),
        ("since: 2024-03", "2024-02-29", "2024-03-01"),
        ("since: 2024", "2023-12-31", "2024-01-01"),
        ("since: 2024-01-01, until: 2024-03-10", "2024-03-11", "2024-03-10"),
        ("since: 2024-01-01, until: 2024-03", "2024-04-01", "2024-03-31"),
        ("since: 2022, until: 2023", "2024-01-01", "2023-12-31"),
    ],
)
def test_since_and_until_include_their_days_an_imprecise_one_the_whole_month_or_year(keys: str, no: str, yes: str) -> None:
    found = case(f"n1: {{if: share > 20, {keys}}}")
    assert forces(found, no) == {"n1": "no"}
    assert forces(found, yes) == {"n1": "yes"}


def test_by_means_at_the_latest_then() -> None:
    found = case("n1: {if: share > 20, since: by 2024-03-10}")
    assert forces(found, "2024-03-09") == {"n1": "unknown"}
    assert forces(found, "2024-03-10") == {"n1": "yes"}


def test_since_left_out_is_in_force_at_as_of_and_earlier_not_known_to_be() -> None:
    found = case("n1: share > 20")
    assert [forces(found, day)["n1"] for day in ("2024-06-14", "2024-06-15", "2025-01-01")] == ["unknown", "yes", "yes"]


def test_an_imprecise_date_asked_for_counts_as_its_last_day() -> None:
    found = case("n1: {if: share > 20, since: 2024-03-31}")
    assert forces(found, "2024-03") == {"n1": "yes"}


def test_an_entry_that_has_ended_was_in_force_on_its_last_day() -> None:
    found = case("n1: {if: share > 20, until: 2024-03-10}")
    assert [forces(found, day)["n1"] for day in ("2024-03-09", "2024-03-10", "2024-03-11", "2024-06-15")] == ["unknown", "yes", "no", "no"]


def test_replaces_ends_the_older_entry_the_day_before_this_one_begins() -> None:
    found = case("n1: {if: share > 20, since: 2024-01}, n2: {if: share > 30, since: 2024-03-10, replaces: n1}")
    assert forces(found, "2024-03-09") == {"n1": "yes", "n2": "no"}
    assert forces(found, "2024-03-10") == {"n1": "no", "n2": "yes"}


def test_a_replaced_entry_does_not_come_back_when_its_replacement_ends() -> None:
    found = case("n1: {if: share > 20, since: 2024-01}, n2: {if: share > 30, since: 2024-03-10, until: 2024-04, replaces: [n1]}")
    assert forces(found, "2024-05") == {"n1": "no", "n2": "no"}


def test_a_replacement_without_a_beginning_leaves_the_older_entry_perhaps_ended() -> None:
    found = case("n1: {if: share > 20, since: 2024-01}, n2: {if: share > 30, replaces: n1}")
    assert forces(found, "2024-06-14") == {"n1": "yes?", "n2": "unknown"}
    assert forces(found, "2024-06-15") == {"n1": "no", "n2": "yes"}
    found = case("n1: {if: share > 20, since: 2024-01}, n2: {if: share > 30, replaces: n1, since: by 2024-03-10}")
    assert forces(found, "2024-03-09") == {"n1": "yes?", "n2": "unknown"}
    assert forces(found, "2024-03-10") == {"n1": "no", "n2": "yes"}


def test_an_entry_may_replace_one_of_another_kind() -> None:
    found = case("n1: {if: share > 20, since: 2024-01}", "n2: {if: share > 20, since: 2024-03-10, replaces: n1}")
    assert forces(found, "2024-03-10") == {"n1": "no", "n2": "yes"}


def test_of_two_kinds_with_one_id_an_entry_replaces_its_own_kind_and_never_itself() -> None:
    found = case(
        "n1: {if: share > 20, since: 2024-01}, n2: {if: share > 20, since: 2024-03, replaces: n1}",
        "n1: {if: share > 20, since: 2024-02, replaces: n1}",
    )
    view = found.views["north"]
    assert replaced_kind(view, "refuses", "n2", "n1") == "refuses"
    assert replaced_kind(view, "lives_with", "n1", "n1") == "refuses"
    assert replaced_kind(view, "refuses", "n2", "n9") is None
    assert [(kind, name) for kind, name, _ in replacing(view, "refuses", "n1")] == [("refuses", "n2"), ("lives_with", "n1")]


def test_before_an_entry_what_it_replaced_is_in_force_again() -> None:
    found = case(
        "n1: {if: share > 20, since: 2024-01}, n2: {if: share > 30, since: 2024-02, replaces: n1}, "
        "n3: {if: share > 30, since: 2024-03, replaces: n2}"
    )
    assert undo(found, "views.north.refuses.n2") == {"views.north.refuses.n2", "views.north.refuses.n3"}
    assert {item.id: item.force for item in found.before("n2").held} == {"n1": "yes", "n2": "no", "n3": "no"}
    assert {item.id: item.force for item in found.before("n3").held} == {"n1": "no", "n2": "yes", "n3": "no"}


def test_the_beginning_of_an_entry_is_its_first_known_day() -> None:
    found = case("n1: {if: share > 20}, n2: {if: share > 30, since: 2024-02, replaces: n1}")
    first, second = found.views["north"].refuses.values()
    assert (begins(found, first), begins(found, second)) == (date(2024, 6, 15), date(2024, 2, 1))
    assert known_since(found, first, [second]) == date(2024, 1, 31)
    assert known_since(found, second, []) == date(2024, 2, 1)


DAYS = st.dates(date(2024, 1, 1), date(2024, 7, 31))


@given(DAYS, DAYS, DAYS)
def test_at_every_day_one_of_a_pair_is_in_force_from_its_beginning(first: date, second: date, day: date) -> None:
    first, second = sorted((first, second + timedelta(days=1)))
    text = f"n1: {{if: share > 20, since: {first}}}, n2: {{if: share > 30, since: {second}, replaces: n1}}"
    found = forces(case(text), str(day))
    assert found == {"n1": "yes" if first <= day < second else "no", "n2": "yes" if day >= second else "no"}


CLAIMS = """\
sources: {paper: {kind: press}}
claims:
  own: {source: paper, by: north, standing: on_record}
  other: {source: paper, by: south, standing: on_record}
  said: {source: paper, by: "somebody", standing: reported}
  alleged: {source: paper, standing: alleged}
  assessed: {source: paper, by: north, standing: assessed}
  inferred: {source: paper, standing: inferred}
  bare: {source: paper, by: north}
"""


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("claims: own", ("stated", True)),
        ("claims: other", ("reported", True)),
        ("claims: said", ("reported", True)),
        ("claims: alleged", ("reported", True)),
        ("claims: assessed", ("judged", True)),
        ("claims: [inferred, bare]", ("judged", True)),
        ("claims: [said, own]", ("stated", True)),
        ("note: nobody said it", ("judged", True)),
        ("claims: own, firm: tested", ("tested", False)),
    ],
)
def test_firmness_left_out_follows_from_the_claims_standing(keys: str, expected: tuple[str, bool]) -> None:
    found = case(f"n1: {{if: share > 20, {keys}}}", claims=CLAIMS)
    assert firmness(found, "north", found.views["north"].refuses["n1"]) == expected


def test_entries_come_in_the_order_of_the_file() -> None:
    found = case_of(changed(("    refuses:\n      n1", "    accepts: {n0: share == 20}\n    refuses:\n      n1")))
    assert [item.path for item in found.held if item.party == "north"] == [
        "views.north.refuses.n1",
        "views.north.refuses.n2",
        "views.north.accepts.n0",
        "views.north.lives_with.n3",
    ]
