"""What an answer about preferences is worth."""

from __future__ import annotations

import numpy as np
import pytest

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lenses.robustness.asking_numbers import about_preferences
from accords.lenses.robustness.compared import compared
from accords.lenses.robustness.drawing import drawing_of
from accords.lenses.robustness.follows import preferences_of
from accords.lenses.robustness.shares import shares_of
from accords.work.work import Work
from accords.zone.zone import zone_of
from bundled import case_of
from lenses.robustness.talks import PEOPLE, asked, of


def test_no_question_is_worth_more_than_knowing_everything() -> None:
    for name in ("invented/flour", "invented/harbour"):
        found = asked(name)
        assert found.perfect is not None
        numbers = [ask for ask in found.ask if ask.question.kind in {"weight", "package"}]
        assert all(0 < (ask.value or 0) <= found.perfect + 1e-9 for ask in numbers)
        values = [ask.value or 0 for ask in numbers]
        assert values == sorted(values, reverse=True)


def test_the_worth_of_asking_for_a_package_is_had_by_hand() -> None:
    """Mean over the answers of the best package's share, each by how often it is given, less the best share now."""
    case = case_of("invented/flour")
    zone = zone_of(case)
    preferences = preferences_of(zone)
    assert preferences is not None
    drawing = drawing_of(preferences, compared(zone, {}).packages, 400, 0)
    assert not isinstance(drawing, str)
    (counted,) = shares_of([drawing], Work())
    assert counted is not None
    asking = about_preferences(counted, "accepted", case, zone.space)
    question = next(ask for ask in asking.questions if ask.question.kind == "package")
    rows = list(counted.chosen)
    place = next(
        place
        for place, index in enumerate(rows)
        if zone.space.choices(tuple(int(value) for value in counted.packages.assignments[index])) == question.question.outcome
    )
    yes = counted.standing.accepted[:, counted.sample.parties.index(question.question.whom[0]), place]
    agreed = counted.standing.agreed.astype(float)
    best = [agreed[given].mean(axis=0).max() * given.mean() for given in (yes, ~yes) if given.any()]
    assert question.value == pytest.approx(sum(best) - agreed.mean(axis=0).max(), abs=1e-5)
    assert {effect.answer for effect in question.answers} == {"yes", "no"}
    assert asking.perfect == pytest.approx(np.mean(agreed.max(axis=1)) - agreed.mean(axis=0).max(), abs=1e-5)


def test_the_worst_off_are_compared_only_where_the_case_says_so() -> None:
    with pytest.raises(AccordsError, match="comparable: true"):
        of(case_of("invented/flour"), objective="worst_off")
    found = of(case_of("invented/harbour"), objective="worst_off", draws=100)
    assert found.objective == "worst_off"
    with pytest.raises(AccordsError, match="There is no objective 'best'"):
        of(case_of("invented/flour"), objective="best")
    with pytest.raises(AccordsError, match="needs preferences"):
        of(case_of("invented/starter"), objective="accepted")


def test_nobody_is_asked_how_much_people_matter() -> None:
    """Neither as a weight nor by which of several packages that differ in nothing else."""
    found = [ask.question for ask in of(loads(PEOPLE), draws=200).ask]
    weights = [query.about for query in found if query.kind == "weight"]
    assert weights
    assert all("held" not in about for about in weights)
    packages = [(query.whom, tuple((query.outcome or {}).items())) for query in found if query.kind == "package"]
    assert packages
    assert all({issue for issue, _ in outcome} == {"toll", "gate"} for _, outcome in packages)
    assert len(set(packages)) == len(packages)
