"""The run as a whole: order of importance, options, what a case lacks."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lens.protocol import Context, Unfit
from accords.lenses.robustness.run import FEWEST_DRAWS
from accords.maths.drivers import CLASSES
from accords.study.asking import run
from bundled import case_of
from lenses.robustness.talks import asked, of, small

HEAD = "accords: 1\ntitle: T\nas_of: 2025-01-01\n"


def test_what_a_case_lacks_is_named() -> None:
    with pytest.raises(Unfit, match="no issues yet"):
        of(loads(f"{HEAD}parties: {{a: {{role: negotiator}}}}\n"))
    with pytest.raises(Unfit, match="who must consent") as fault:
        of(loads(f"{HEAD}parties: {{a: {{role: negotiator}}}}\nissues: {{x: {{options: [p, q]}}}}\n"))
    assert fault.value.field == "consent"


def test_without_preferences_the_structure_and_the_questions_are_answered_all_the_same() -> None:
    found = asked("gaza-talks-2024/ceasefire")
    assert (found.necessary, found.possible, found.draws, found.objective) == (None, None, 0, "open")
    assert len(found.structure) > 100
    assert len(found.ask) > 10
    assert found.combinations is not None
    assert found.combinations.low == 69_984


def test_options_are_checked() -> None:
    with pytest.raises(AccordsError, match="'cap' is a whole number from 1, not 0"):
        of(small(), cap=0)
    with pytest.raises(AccordsError, match="'draws' is a whole number from 0, not -1"):
        of(small(), draws=-1)
    for draws in (1, FEWEST_DRAWS - 1):
        with pytest.raises(AccordsError, match=f"'draws' is 0 for none, or a whole number from 40, not {draws}"):
            of(small(), draws=draws)
    assert FEWEST_DRAWS == 2 * CLASSES
    with pytest.raises(AccordsError, match="no scenario 'storm'"):
        of(small(), compare="storm")


def test_past_the_cap_all_combinations_are_tried_and_pairs_are_listed() -> None:
    every, pairs = of(small()), of(small(), cap=10)
    assert (every.every, pairs.every) == (True, True)
    assert len(every.structure) > len(pairs.structure)
    assert (every.exact, pairs.exact, asked("invented/flour").exact) == (True, True, False)
    assert (every.survival, every.tried, every.ask) == (pairs.survival, pairs.tried, pairs.ask)


def test_where_not_all_combinations_could_be_tried_the_answer_is_not_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accords.lenses.robustness.combinations.MOST_TRIED", 10)
    found = of(small())
    assert (found.every, found.exact) == (False, False)
    assert found.tried is not None
    assert found.tried.combinations == len(found.structure)


def test_what_somebody_alleges_is_supposed_only_if_that_is_asked_for() -> None:
    case = case_of("gaza-talks-2024/ceasefire")
    alleged = {point.path for point in of(case, alleged=True).points} - {point.path for point in asked("gaza-talks-2024/ceasefire").points}
    assert "scenarios.political-survival" in alleged


def test_focus_adds_packages_to_compare() -> None:
    focus = {"frontier-1": {"price": "40", "delivery": "weekly", "term": "6", "payment": "0"}}
    found = run("robustness", case_of("invented/flour"), context=Context(focus=focus), draws=0).result
    assert "frontier-1" in found.considered


ANALYSTS = """
scenarios:
  other-analyst:
    title: As the second analyst sees it
    change: {preferences: {bakery: {reservation: 0}}}
"""


def test_two_analysts_views_stand_side_by_side() -> None:
    text = case_of("invented/flour").standpoint.source.text + ANALYSTS
    case = loads(text)
    found = of(case, compare="other-analyst", draws=100)
    assert found.compared is not None
    assert found.preferences["bakery"].reservation == "unknown"
    assert found.compared.preferences["bakery"].reservation == "known"
    assert "bakery" in found.compared.necessary.accepted_by["proposals.first"]
    assert found.necessary is not None
    assert "bakery" not in found.necessary.accepted_by["proposals.first"]
    assert found.compared.packages
    alone = of(case.under("other-analyst"), draws=100)
    assert alone.necessary == found.compared.necessary
