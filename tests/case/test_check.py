"""What a case as a whole must satisfy."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.case.check import circles
from case.writing import VILLAGES, changed, problem_of, problems_of, small

NODES = st.sampled_from("abcdef")


def reachable(links: dict[str, list[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(links.get(start, ()))
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += links.get(node, ())
    return found


@given(st.dictionaries(NODES, st.lists(NODES, max_size=3)))
def test_circles_are_circles_apart_from_each_other_and_none_is_left(links: dict[str, list[str]]) -> None:
    found = list(circles(links))
    used: set[str] = set()
    for circle in found:
        assert circle[0] == circle[-1]
        assert all(after in links[before] for before, after in pairwise(circle))
        assert not used & set(circle)
        used |= set(circle)
    left = {node: [other for other in others if other not in used] for node, others in links.items() if node not in used}
    assert not [node for node in left if node in reachable(left, node)]


def test_long_chains_are_no_circles_and_take_no_time() -> None:
    links = {f"n{index}": [f"n{index + 1}"] for index in range(20_000)}
    assert list(circles(links)) == []
    assert [len(circle) for circle in circles(links | {"n20000": ["n0"]})] == [20_002]


def views(north: str, south: str = "", elders: str = "") -> str:
    parts = [f"{party}: {{{text}}}" for party, text in (("north", north), ("south", south), ("elders", elders)) if text]
    return f"views: {{{', '.join(parts)}}}\n"


MUTUAL = (("fence: {", "fence: {applies: share > 20, "), ("share: {", "share: {applies: fence == gate, "))
FROM_OUTCOME = "outcomes name each other in a circle: p -> q -> r -> p."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (small("", ("north: {", "north: {of: elders, ")), "'of' runs in a circle: north -> elders -> north."),
        (small("", ("north: {", "north: {of: north, ")), "'of' runs in a circle: north -> north."),
        (small("", *MUTUAL), "'applies' runs in a circle: share -> fence -> share."),
        (small("", ("fence: {", "fence: {applies: fence == gate, ")), "'applies' runs in a circle: fence -> fence."),
        (
            small(views("refuses: {a: not consents(south)}", "accepts: {b: consents(north)}")),
            "'consents' runs in a circle: north -> south -> north.",
        ),
        (small(views("refuses: {a: consents(north)}")), "'consents' runs in a circle: north -> north."),
        (
            small(
                views(
                    "refuses: {a: {if: share > 20, until_done: consents(south)}}",
                    "refuses: {b: consents(elders)}",
                    "accepts: {c: consents(north)}",
                )
            ),
            "'consents' runs in a circle: north -> south -> elders -> north.",
        ),
        (
            small(views("refuses: {a: {if: share > 20, or_maybe: {x: consents(south)}}}", "silent: {b: consents(north)}")),
            "'consents' runs in a circle: north -> south -> north.",
        ),
        (small("proposals: {p: {outcome: q}, q: {outcome: r}}\nprecedents: {r: {outcome: p}}\n"), FROM_OUTCOME),
        (
            small(views("refuses: {a: {if: share > 20, replaces: b}}, lives_with: {b: {if: share > 20, replaces: a}}")),
            "'replaces' runs in a circle: a -> b -> a.",
        ),
    ],
)
def test_nothing_may_run_in_a_circle(text: str, message: str) -> None:
    assert problem_of(text).message == message


@pytest.mark.parametrize(
    "text",
    [
        small(views("lives_with: {a: consents(south)}", "refuses: {b: consents(north)}")),
        small(views("refuses: {a: {if: share > 20}}, lives_with: {a: {if: share > 20, replaces: a}}")),
    ],
)
def test_what_only_looks_like_a_circle_is_none(text: str) -> None:
    assert problems_of(text) == ()


def test_every_circle_is_reported() -> None:
    text = small("", ("north: {", "north: {of: north, "), ("south: {", "south: {of: south, "))
    assert len(problems_of(text)) == 2


def test_an_entry_with_its_own_end_and_a_replacement_is_a_problem() -> None:
    text = small(views("refuses: {a: {if: share > 20, until: 2024-03}, b: {if: share > 30, since: 2024-05, replaces: a}}"))
    assert problem_of(text).message == "'a' has its own 'until' and is replaced by 'b' as well."
    other_kind = views("refuses: {a: {if: share > 20}, b: {if: share > 30, replaces: a}}, accepts: {a: {if: share < 30, until: 2024-03}}")
    assert problems_of(small(other_kind)) == ()


def test_an_entry_does_not_end_before_it_begins() -> None:
    problem = problem_of(small(views("refuses: {a: {if: share > 20, since: 2024-03, until: 2024-02-10}}")))
    assert problem.message == "'until' 2024-02-10 is before 'since' 2024-03."
    assert problems_of(small(views("refuses: {a: {if: share > 20, since: 2024-03-31, until: 2024-03}}"))) == ()


def test_the_status_quo_covers_every_issue_that_is_not_void() -> None:
    assert problem_of(small("status_quo: {share: 20}\n")).message == "the status quo says nothing of fence, colour."
    applies = ("fence: {", "fence: {applies: share > 20, ")
    assert problems_of(small("status_quo: {share: 20, colour: red}\n", applies)) == ()
    assert problem_of(small("status_quo: {share: 30, colour: red}\n", applies)).message == "the status quo says nothing of fence."
    problem = problem_of(small("status_quo: {share: 20, fence: gate, colour: red}\n", applies))
    assert problem.message == "fence is void in this outcome and may not be written."
    assert problem.hint == "fence arises only if share > 20. Leave it out."


def test_the_status_quo_is_written_out_and_feasible() -> None:
    assert "is a map from issue to option, not 'status_quo'" in problem_of(small("status_quo: status_quo\n")).message
    problem = problem_of(small("status_quo: {share: 20, fence: gate, colour: red}\nfeasible: {f: share > 20}\n"))
    assert problem.message == "the status quo is not feasible: feasible.f is false of it."


def test_what_is_excluded_may_be_so_already() -> None:
    assert problems_of(small("status_quo: {share: 20, fence: gate, colour: red}\nnorms: {f: share == 20}\n")) == ()


CHAIN = (("fence: {", "fence: {applies: share > 20, "), ("colour: {", "colour: {applies: fence == gate, "))


@pytest.mark.parametrize(
    ("more", "void"),
    [
        ("proposals: {p: {outcome: {share: 20, fence: gate}}}\n", ["fence"]),
        ("proposals: {p: {outcome: {share: 20, colour: red}}}\n", ["colour"]),
        ("proposals: {p: {outcome: {share: 20, fence: gate, colour: red}}}\n", ["fence", "colour"]),
        ("proposals: {p: {outcome: {fence: gate, colour: red}}}\n", []),
        ("proposals: {p: {outcome: {share: 25, fence: gate}}}\n", []),
        ("precedents: {p: {outcome: {fence: stays, colour: red}}}\n", ["colour"]),
        ("preferences: {north: {ranking: [{share: 20, fence: gate}]}}\n", ["fence"]),
        ("preferences: {north: {reservation: {outcome: {share: 20, fence: gate}}}}\n", ["fence"]),
        ("implementation: {carries_out: {share: 20, fence: gate}}\n", ["fence"]),
    ],
)
def test_a_void_issue_may_not_be_written_in_an_outcome(more: str, void: list[str]) -> None:
    assert [problem.message.partition(" ")[0] for problem in problems_of(small(more, *CHAIN))] == void


def test_the_affected_have_no_consent() -> None:
    text = changed(("rule: north and south\n", "rule: north and south and herders\n"))
    assert problem_of(text).message == "'herders' is affected and has no consent to give."
    assert len(problems_of(changed(("rule: north and south and elders", "rule: herders")))) == 1


def test_consents_is_for_views_only() -> None:
    for more in ("deal: consents(north)\n", "feasible: {f: consents(north)}\n", "norms: {f: consents(north)}\n"):
        assert "Consent cannot be asked here" in problem_of(small(more)).message
    assert problems_of(small(views("refuses: {a: not consents(elders)}"))) == ()
    assert "is no party" in problem_of(small(views("refuses: {a: consents(eldrs)}"))).message


def test_the_example_of_the_format_is_a_case() -> None:
    assert problems_of(VILLAGES) == ()


@pytest.mark.parametrize(
    "preference",
    [
        "{weights: {share: 60, fence: 40}}",
        "{weights: share > fence}",
        "{weights: [fence / share in 1..2]}",
        "{values: {share: linear 0..1}}",
        "{weights: {fence: 1}, interactions: {both: {when: share > 20 and fence == gate, add: 3}}}",
    ],
)
def test_what_counts_people_has_no_price(preference: str) -> None:
    text = small(f"preferences: {{north: {preference}}}\n", ("share: {", "share: {persons: true, "))
    problem = problem_of(text)
    assert "'share' counts people, and people have no price" in problem.message
    assert "norms" in problem.hint
    assert problems_of(text.replace("persons: true, ", "")) == ()


def test_people_may_be_left_out_of_preferences() -> None:
    text = small("preferences: {north: {weights: equal, values: {fence: {stays: 0, gate: 1}}}}\n", ("share: {", "share: {persons: true, "))
    assert problems_of(text) == ()
