"""Shares of draws in words: with what they are not, their errors, and both ways of drawing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accords.blocks import Note
from accords.case.case import loads
from accords.lenses.robustness.sentences import Suppositions
from accords.lenses.robustness.view_shares import share_blocks
from bundled import case_of
from lenses.robustness.talks import PEOPLE, asked, of
from lenses.robustness.test_follows import RANKING, orders
from plain import lines

FLOUR = "invented/flour"


def test_shares_come_with_what_they_are_not() -> None:
    blocks = share_blocks(asked(FLOUR), Suppositions(case_of(FLOUR)))
    assert isinstance(blocks[1], Note)
    assert "not probabilities of agreement" in lines(blocks)[1]
    said = "\n".join(lines(blocks))
    assert "2000 draws" in said
    assert "from seed 0" in said
    assert "Where the two differ by more than their errors, the share rests on how it was drawn." in said
    assert "weights in two ways, uniform weights and weights that lean towards even; values from 0 for the worst option to 1" in said
    assert "reservations, evenly over what is stated of them" in said


def test_where_no_weight_is_open_it_is_said_that_both_ways_come_to_the_same() -> None:
    said = "\n".join(lines(share_blocks(asked("invented/harbour"), Suppositions(case_of("invented/harbour")))))
    assert "No weight is left open, so that the two ways of drawing weights come to the same; one of them is shown." in said
    assert "Where the two differ" not in said


def test_where_others_than_negotiators_are_weighed_it_is_said_that_deals_does_not() -> None:
    said = "\n".join(lines(share_blocks(asked("invented/harbour"), Suppositions(case_of("invented/harbour")))))
    assert "weigh all here whose agreement is needed" in said
    # In the flour case nobody who only ratifies has numbers.
    assert "weigh all here" not in "\n".join(lines(share_blocks(asked(FLOUR), Suppositions(case_of(FLOUR)))))


@pytest.mark.parametrize(
    ("named_only", "said"), [(False, "those efficient in a few draws, were looked at"), (True, "only those compared by name")]
)
def test_where_not_all_packages_were_looked_at_it_is_said_which_were(named_only: bool, said: str) -> None:  # noqa: FBT001 a table
    found = replace(asked(FLOUR), whole=False, named_only=named_only)
    assert said in "\n".join(lines(share_blocks(found, Suppositions(case_of(FLOUR)))))


def test_where_something_is_open_and_nothing_was_drawn_it_is_said() -> None:
    (said,) = lines(share_blocks(of(case_of(FLOUR), draws=0), Suppositions(case_of(FLOUR))))
    assert said == "No shares of what is left open are given, since no draws were asked for."
    closed = replace(of(case_of(FLOUR), draws=0), not_drawn="no_package")
    (said,) = lines(share_blocks(closed, Suppositions(case_of(FLOUR))))
    assert said.endswith("since what is stated leaves no package to draw for.")


def test_where_nothing_is_open_nothing_is_shown() -> None:
    assert share_blocks(asked("invented/orchard"), Suppositions(case_of("invented/orchard"))) == []


@pytest.mark.parametrize(
    ("preference", "why"),
    [
        ("weights: [toll > road, road > toll]", "The statements on Annaland cannot all hold"),
        (f"ranking: {RANKING}", "What is stated on Annaland is an order of packages to which no worths of issues add up"),
        ("priorities: {low: toll <= 20}", "Only conditions in their order of importance are known of Annaland, and these say nothing of"),
        ("reservation: 20..40", "Nothing is said of the weights and values of Annaland"),
        (
            "values: {toll: [10 > 20 > 30, 10 / 20 in 1..1, 20 / 30 in 1..1.000001]}",
            "Hardly any setting of weights and values agrees with all",
        ),
    ],
)
def test_why_nothing_is_drawn_is_said_for_each_party(preference: str, why: str) -> None:
    case = orders(f"ann: {{{preference}}}, bor: {{weights: toll > road, values: {{toll: increasing}}}}")
    found = of(case, draws=100)
    assert found.aside == ("ann",)
    said = "\n".join(lines(share_blocks(found, Suppositions(case))))
    assert why in said
    assert "here what they do not refuse counts as accepted." in said
    assert "Nothing is known of the preferences" not in said
    alone = orders(f"ann: {{{preference}}}")
    nothing = "\n".join(lines(share_blocks(of(alone, draws=100), Suppositions(alone))))
    assert nothing.startswith("No shares of what is left open are given")
    assert (why in nothing) == (not why.startswith("Hardly"))


def test_a_reservation_of_which_nothing_is_known_is_said_to_be_drawn_evenly() -> None:
    case = orders("ann: {weights: toll > road, reservation: about 10}, bor: {weights: road > toll, reservation: 20..40}")
    said = lines(share_blocks(of(case, draws=100), Suppositions(case)))
    (how,) = [line for line in said if "drawn evenly" in line]
    assert "Annaland" in how
    assert "Borland" not in how


def test_what_is_most_often_accepted_is_said_apart_from_what_counts_people() -> None:
    case = loads(PEOPLE)
    said = lines(share_blocks(of(case, draws=200), Suppositions(case)))
    (best,) = [line for line in said if line.startswith("Most often accepted by all")]
    assert best.startswith("Most often accepted by all, apart from what counts people: The toll")
    assert "People released" not in best
