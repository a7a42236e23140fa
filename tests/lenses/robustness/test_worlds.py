"""The case with and without events and scenarios."""

from __future__ import annotations

from accords.lenses.robustness.worlds import worlds_of
from bundled import case_of
from lenses.robustness.talks import small


def test_every_combination_of_patches_is_a_world() -> None:
    found = worlds_of(small())
    assert [[point.id for point in patches] for patches in found.zones] == [
        [],
        ["events.vote"],
        ["scenarios.calm"],
        ["events.vote", "scenarios.calm"],
    ]
    assert found.every
    assert found.base is found.zones[()]
    assert all(found.base.same_packages(zone) for zone in found.zones.values())


def test_patches_that_do_not_go_together_are_named() -> None:
    case = small("scenarios: {", "scenarios: {gone: {title: Gone, remove: [views.ann.refuses.dear]}, ")
    found = worlds_of(case)
    both = {tuple(point.id for point in patches) for patches in found.not_together}
    assert ("scenarios.gone", "scenarios.calm") in both
    assert all({"scenarios.gone", "scenarios.calm"} <= set(patches) for patches in both)


def test_many_patches_are_tried_alone_and_in_pairs() -> None:
    more = ", ".join(f"s{index}: {{title: More, change: {{views: {{cyd: {{refuses: {{x{index}: toll == 20}}}}}}}}}}" for index in range(4))
    found = worlds_of(small("scenarios: {", f"scenarios: {{{more}, "))
    assert not found.every
    assert max(len(patches) for patches in found.zones) == 2


def test_what_rests_on_what_somebody_alleges_is_supposed_only_where_it_is_asked_for() -> None:
    case = case_of("gaza-talks-2024/ceasefire")
    plain, asked = ({point.id for patches in worlds_of(case, alleged=wanted).zones for point in patches} for wanted in (False, True))
    assert plain == {"scenarios.readiness-unconfirmed"}
    assert asked - plain == {"scenarios.political-survival"}
