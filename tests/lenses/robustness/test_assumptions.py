"""Every point that may be taken otherwise, and the entries with some so taken."""

from __future__ import annotations

from accords.case.case import loads
from accords.lenses.robustness.assumptions import patches, points, readings, taken
from accords.zone.entries import entries_of
from lenses.robustness.talks import small


def test_points_are_those_of_parties_whose_consent_is_asked_for() -> None:
    case = small()
    found = {point.path: [way.id for way in point.ways] for point in points(case, case.readings["rule"])}
    assert found == {
        "views.ann.refuses.dear": ["views.ann.refuses.dear.or_maybe.strict"],
        "views.bor.refuses.cheap": ["views.bor.refuses.cheap:dropped"],
        "views.ann.silent.opening": ["views.ann.silent.opening:refused", "views.ann.silent.opening:insisted"],
    }


def test_points_of_those_whose_consent_only_a_reading_asks_for_are_points_too() -> None:
    case = small("strict: toll > 0", "strict: not consents(cyd)")
    text = case.standpoint.source.text.replace(
        "{if: gate == ajar, firm: stated}}}", "{if: gate == ajar, firm: judged}}, silent: {more: {if: toll == 10}}}"
    )
    found = [point.path for point in points(loads(text), loads(text).readings["rule"])]
    assert "views.cyd.refuses.gates" in found
    assert "views.cyd.silent.more" in found


def test_readings_begin_with_the_one_that_the_case_is_seen_under() -> None:
    case = small()
    assert [found.id if found else "" for found in readings(case).values()] == ["", "consent.or_maybe.wider"]
    assert [found.id if found else "" for found in readings(case.reading("wider")).values()] == ["", "consent.rule"]


def test_patches_are_foreseen_events_and_scenarios_not_yet_supposed() -> None:
    case = small()
    assert [point.id for point in patches(case)] == ["events.vote", "scenarios.calm"]
    assert [point.id for point in patches(case.under("calm"))] == ["events.vote"]
    assert [point.id for point in patches(case.at("2025-07-01"))] == ["scenarios.calm"]


def test_entries_are_changed_as_assumed() -> None:
    case = small()
    ways = {way.id: way for point in points(case, case.readings["rule"]) for way in point.ways}
    entries = entries_of(case)

    def conditions(*names: str) -> dict[str, str]:
        found = taken(case, entries, [ways[name] for name in names])
        return {item.path: item.entry.if_.text for item in found.counted}

    assert conditions()["views.ann.refuses.dear"] == "toll > 10"
    assert conditions("views.ann.refuses.dear.or_maybe.strict")["views.ann.refuses.dear"] == "toll > 0"
    assert "views.bor.refuses.cheap" not in conditions("views.bor.refuses.cheap:dropped")
    assert conditions("views.ann.silent.opening:refused")["views.ann.silent.opening"] == "gate == ajar"
    assert "not" in conditions("views.ann.silent.opening:insisted")["views.ann.silent.opening"]
