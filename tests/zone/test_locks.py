"""Orders and their circles: examples with their reasons; the definition is tested in test_zone and test_circles."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from accords.zone.circles import circles
from accords.zone.zone import zone_of

HEAD = """\
accords: 1
title: t
as_of: 2024-01-01
parties: {a: {role: negotiator}, b: {role: negotiator}}
issues: {release: {options: [none, some, all]}, truce: {options: [none, short, lasting]}, aid: {options: [no, yes]}}
"""
EACH_OTHER = """\
views:
  a: {refuses: {r: {if: release == all, until_done: truce == lasting}}}
  b: {refuses: {s: {if: truce == lasting, until_done: release == all}}}
"""
SINCE = "status_quo: {release: none, truce: none, aid: no}\n"


def locked(views: str, status_quo: str = SINCE) -> tuple[int, list[tuple[str, ...]]]:
    """Count the locked packages, and name the circles by the ids of their refusals."""
    case = loads(HEAD + status_quo + views)
    zone, rule = zone_of(case), case.readings["rule"]
    found, complete = circles(zone, rule, zone.deals)
    assert complete
    return zone.packages(rule).locked.low, [tuple(path.rsplit(".", 1)[1] for path in circle.paths) for circle in found]


def test_two_that_wait_for_each_other() -> None:
    """No step of release and truce can come first; aid may be either way."""
    assert locked(EACH_OTHER) == (2, [("r", "s")])


def test_what_is_there_already_needs_no_step() -> None:
    """As above, but the truce lasts already: a's refusal has fallen."""
    assert locked(EACH_OTHER, "status_quo: {release: none, truce: lasting, aid: no}\n") == (0, [])


def test_several_conditions_together_come_no_earlier_than_the_last_of_them() -> None:
    """A objects to all released in a short truce before aid has come: release may come first, then aid, then the truce."""
    a = "a: {refuses: {r: {if: release == all and truce == short, until_done: aid == yes}}}"
    b = "b: {refuses: {s: {if: aid == yes, until_done: release == all}}}"
    assert locked(f"views: {{{a}, {b}}}") == (0, [])
    both = "b: {refuses: {s: {if: aid == yes, until_done: release == all}, t: {if: aid == yes, until_done: truce == short}}}"
    assert locked(f"views: {{{a}, {both}}}") == (1, [("r", "s", "t")])


@pytest.mark.parametrize("split", [False, True])
def test_a_condition_split_in_two_changes_nothing(split: bool) -> None:  # noqa: FBT001 - a case of the test
    """``x or y`` until z says the same as two refusals."""
    one = "r: {if: release == all or aid == yes, until_done: truce == lasting}"
    two = "r: {if: release == all, until_done: truce == lasting}, q: {if: aid == yes, until_done: truce == lasting}"
    b = "b: {refuses: {s: {if: truce == lasting, until_done: release == all or aid == yes}}}"
    assert locked(f"views: {{a: {{refuses: {{{two if split else one}}}}}, {b}}}")[0] == 4


def test_another_way_to_deliver_opens_a_circle() -> None:
    """B waits for release or for aid; where aid is promised too, aid can come first."""
    a = "a: {refuses: {r: {if: release == all, until_done: truce == lasting}}}"
    b = "b: {refuses: {s: {if: truce == lasting, until_done: release == all or aid == yes}}}"
    assert locked(f"views: {{{a}, {b}}}") == (1, [("r", "s")])


def test_what_is_on_both_sides_of_an_order_is_done_in_one_step() -> None:
    views = "views: {a: {refuses: {r: {if: release in some|all, until_done: release == all}}}}"
    assert locked(views) == (0, [])


def test_too_many_ways_are_said() -> None:
    """Where not all circles can be followed up, the number of locked packages is bounded, not guessed."""
    names = [f"i{index}" for index in range(14)]
    issues = "issues: {" + ", ".join(f"{name}: {{options: [n, y]}}" for name in names) + "}\n"
    head = "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\n" + issues
    entries = ", ".join(
        f"r{index}: {{if: {name} == y, until_done: {' or '.join(f'{other} == y' for other in names if other != name)}}}"
        for index, name in enumerate(names)
    )
    case = loads(head + f"views: {{a: {{refuses: {{{entries}}}}}}}")
    zone, rule = zone_of(case), case.readings["rule"]
    assert not zone.circles(rule.sets[0]).complete
    found = zone.packages(rule)
    assert (found.locked.exact, found.open.low, found.locked.high) == (False, 0, found.deals.high - found.ruled_out.low)
    assert not circles(zone, rule, zone.deals)[1]
