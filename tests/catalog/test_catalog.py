"""Every bundled case answers what is expected of it, and what is expected is what a separate enumeration gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from importlib import resources
from math import prod
from typing import Any

import pytest
from ruamel.yaml import YAML

from accords.case.case import Case
from accords.lens.run import Run
from accords.lenses.deals.result import Answer, Result
from accords.study.asking import run
from bundled import EVERY, NAMES, case_of, run_of
from oracles.bundled_cases import BUNDLED, answer, earlier, proposed


@cache
def expected(name: str) -> dict[str, Any]:
    beside = resources.files("accords").joinpath("catalog", *f"{name}.expected.yaml".split("/"))
    found: dict[str, Any] = YAML(typ="safe").load(beside.read_text(encoding="utf-8"))
    return found


POINTS = [(name, point) for name in EVERY for point in expected(name)["points"]]
COMPARED = [(name, point) for name, point in POINTS if "since" in expected(name)["points"][point]]


def seen(name: str, at: str | None = None, before: str | None = None, under: tuple[str, ...] = ()) -> Case:
    case = case_of(name)
    case = case.at(str(at)) if at else case
    case = case.under(*under) if under else case
    return case.before(before) if before else case


def short(paths: list[str]) -> frozenset[str]:
    """Name refusals as the expected files do: PARTY.ID."""
    found = []
    for path in paths:
        section, party, kind, entry = path.split(".")
        assert (section, kind) == ("views", "refuses")
        found.append(f"{party}.{entry}")
    return frozenset(found)


def family(sets: list[list[str]]) -> set[frozenset[str]]:
    return {frozenset(members) for members in sets}


@cache
def asked(name: str, point: str) -> Run:
    wanted = expected(name)["points"][point]
    options: dict[str, Any] = {"since": str(wanted["since"])} if "since" in wanted else {}
    return run("openings", seen(name, **wanted["seen"]), **options)


def test_every_case_says_what_is_expected_of_it_and_how_that_was_checked() -> None:
    assert sorted(BUNDLED) == sorted(NAMES)
    for name in EVERY:
        found = expected(name)
        assert len(found["checked"]) > 60, name
        assert found["points"]["as of"]["seen"] == {}, name


@pytest.mark.parametrize(("name", "point"), POINTS)
def test_the_program_answers_as_expected(name: str, point: str) -> None:
    data = asked(name, point).data()["result"]
    wanted = expected(name)["points"][point]["readings"]
    assert data["exact"]
    assert list(data["readings"]) == list(wanted)
    for reading, found in data["readings"].items():
        assert {kind: int(count["value"]) for kind, count in found["packages"].items()} == wanted[reading]["packages"]
        for kind in ("conflicts", "corrections"):
            assert {short(paths) for paths in found[kind]} == family(wanted[reading][kind]), kind
        for kind in ("proposals", "precedents"):
            assert {one: judged["status"] for one, judged in found[kind].items()} == wanted[reading][kind], kind


@pytest.mark.parametrize(("name", "point"), COMPARED)
def test_the_program_compares_as_expected(name: str, point: str) -> None:
    data = asked(name, point).data()["result"]
    for reading, found in data["readings"].items():
        since, wanted = found["since"], expected(name)["points"][point]["readings"][reading]["since"]
        assert {kind: int(since[kind]["value"]) for kind in ("opened", "closed")} == {
            kind: wanted[kind] for kind in ("opened", "closed")
        }, reading
        assert {short(paths) for paths in since["no_longer"]} == family(wanted["no_longer"]), reading
        assert {short(paths) for paths in since["new"]} == family(wanted["new"]), reading


@pytest.mark.parametrize(("name", "point"), [(name, point) for name, point in POINTS if name in BUNDLED])
def test_a_separate_enumeration_gives_what_is_expected(name: str, point: str) -> None:
    talks = BUNDLED[name]
    for reading, wanted in expected(name)["points"][point]["readings"].items():
        found = answer(talks, point, reading)
        assert found.counts == wanted["packages"]
        assert found.conflicts == family(wanted["conflicts"])
        assert found.corrections == family(wanted["corrections"])
        for one, status in wanted["proposals"].items():
            assert proposed(talks, point, reading, one) == status, one
        for one, status in wanted["precedents"].items():
            if status != "not_stated":
                assert earlier(talks, reading, one) == status, one


@pytest.mark.parametrize("name", NAMES)
def test_the_open_packages_described_are_the_ones_enumerated(name: str) -> None:
    """All that a description allows is open, and all that is open it allows: where it says that it is exact."""
    talks = BUNDLED[name]
    for reading, found in run_of(name).data()["result"]["readings"].items():
        described = found["open_packages"]
        assert described["exact"]
        enumerated = [
            {issue: None if option is None else str(option) for issue, option in one.items()}
            for one in answer(talks, "as of", reading).open
        ]
        for package in enumerated:
            assert all(package[issue] == option for issue, option in described["common"].items())
            for group in described["groups"]:
                assert any(all(package[issue] in options for issue, options in box.items()) for box in group["boxes"])
        assert int(described["count"]["value"]) == len(enumerated)
        for example in described["examples"]:
            assert {issue: example.get(issue) for issue in talks.issues} in enumerated


@pytest.mark.parametrize("name", NAMES)
def test_each_correction_opens_the_package_given_with_it(name: str) -> None:
    talks = BUNDLED[name]
    for reading, found in run_of(name).data()["result"]["readings"].items():
        members = talks.readings[reading]
        for one in found["sets"]:
            for paths, example in zip(one["corrections"], one["examples"], strict=True):
                package = {
                    issue: next(option for option in options if str(option) == example[issue]) for issue, options in talks.issues.items()
                }
                kept = {entry for entry in talks.points["as of"] - short(paths) if entry.split(".")[0] in members}
                assert not any(talks.refusals[entry](package) for entry in kept if entry in talks.refusals)
                assert talks.deal(package)


# -- numbers: what ``deals`` says ---------------------------------------------------------------------------------------------------------

WEIGHED = [name for name in EVERY if "deals" in expected(name)]
WEIGHED_READINGS = [(name, reading) for name in WEIGHED for reading in expected(name)["deals"] if reading != "checked"]
DIVIDED = [name for name in WEIGHED if "adjusted_winner" in expected(name)]
RANKED = [name for name in WEIGHED if "fallback" in expected(name)]


@cache
def weighed(name: str) -> Result:
    found: Result = run("deals", case_of(name)).result
    return found


def under(name: str, reading: str) -> Answer:
    result = weighed(name)
    return result if reading == result.consent else result.readings[reading]


def amounts(utility: Mapping[str, float], exactly: Mapping[str, str], axes: Sequence[str]) -> tuple[Fraction, ...]:
    """Read what a package is worth as the result gives it: exactly."""
    return tuple(Fraction(exactly[party]) if party in exactly else Fraction(str(utility[party])) for party in axes)


def exact(rows: Sequence[Sequence[Any]]) -> list[tuple[Fraction, ...]]:
    return [tuple(Fraction(str(value)) for value in row) for row in rows]


@pytest.mark.parametrize(("name", "reading"), WEIGHED_READINGS)
def test_numbers_leave_as_many_packages_as_expected(name: str, reading: str) -> None:
    found, wanted = under(name, reading), expected(name)["deals"][reading]
    assert (set(found.parties), found.whole) == (set(wanted["axes"]), True)
    assert found.counts is not None
    counts = {"deals": found.counts.deals.low, "ruled_out": found.counts.ruled_out.low, "accepted": found.counts.accepted.low}
    assert counts == {kind: wanted["packages"][kind] for kind in counts}
    assert found.counts.left.low == sum(wanted["packages"][kind] for kind in ("accepted", "locked", "open"))


@pytest.mark.parametrize(("name", "reading"), WEIGHED_READINGS)
def test_the_efficient_packages_are_as_expected(name: str, reading: str) -> None:
    found, wanted = under(name, reading), expected(name)["deals"][reading]
    if "frontier" not in wanted:
        assert found.frontier == ()
        return
    points = sorted((amounts(point.utility, point.exactly, wanted["axes"]) for point in found.frontier), reverse=True)
    assert (len(points), sum(point.count.low for point in found.frontier)) == (wanted["frontier"]["size"], wanted["frontier"]["packages"])
    if "points" in wanted["frontier"]:
        assert points == exact(wanted["frontier"]["points"])
    else:
        assert [points[0], points[-1]] == exact(wanted["frontier"]["ends"])


@pytest.mark.parametrize(("name", "reading"), WEIGHED_READINGS)
def test_solutions_are_as_expected(name: str, reading: str) -> None:
    found, wanted = under(name, reading), expected(name)["deals"][reading]
    axes = wanted["axes"]
    chosen = {
        solution: sorted({amounts(pick.utility, pick.exactly, axes) for pick in picks}, reverse=True)
        for solution, picks in found.solutions.items()
    }
    names = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
    listed = {one: wanted[one]["points"] if one in {"nash", "kalai_smorodinsky"} else wanted[one] for one in names if one in wanted}
    assert chosen == {one: exact(points) for one, points in listed.items()}
    base = wanted.get("disagreement")
    if not base:
        assert not any(found.reservation.get(party) is not None for party in axes)
        return
    start = exact([base])[0]
    assert tuple(Fraction(str(found.reservation[party])) for party in axes) == start
    assert prod(one - least for one, least in zip(chosen["nash"][0], start, strict=True)) == Fraction(str(wanted["nash"]["product"]))
    ideal = tuple(Fraction(str(found.ideal[party])) for party in axes)
    assert ideal == exact([wanted["kalai_smorodinsky"]["ideal"]])[0]
    (here,) = chosen["kalai_smorodinsky"]
    ratios = sorted((one - least) / (most - least) for one, least, most in zip(here, start, ideal, strict=True))
    assert ratios == sorted(exact([wanted["kalai_smorodinsky"]["ratios"]])[0])


@pytest.mark.parametrize("name", DIVIDED)
@pytest.mark.parametrize("start", ["behind", "first", "second"])
def test_adjusted_winner_divides_as_expected_whoever_starts(name: str, start: str) -> None:
    """Who starts with a tied item changes the way, not the end, in these cases."""
    wanted = expected(name)["adjusted_winner"]
    parties = list(wanted["shares"])
    who = start if start == "behind" else parties[("first", "second").index(start)]
    found = run("deals", case_of(name), start=who).result.division
    assert {party: Fraction(total) for party, total in found.totals.items()} == dict.fromkeys(parties, Fraction(str(wanted["points"])))
    assert (found.envy_free, found.equitable, found.efficient) == (True, True, True)
    shares = {party: {item: Fraction(part) for item, part in found.shares[party].items()} for party in parties}
    assert shares == {party: {item: Fraction(str(part)) for item, part in parts.items()} for party, parts in wanted["shares"].items()}
    for party, divided in shares.items():
        points = found.points[party]
        assert sum(part * Fraction(points[item]) for item, part in divided.items()) == Fraction(str(wanted["points"]))


@pytest.mark.parametrize("name", [name for name in DIVIDED if "published" in expected(name)["adjusted_winner"]])
def test_adjusted_winner_begins_as_published(name: str) -> None:
    published = expected(name)["adjusted_winner"]["published"]
    found = weighed(name).division
    assert found is not None
    assert list(found.tied) == [published["tie"]]
    points = {party: Fraction(found.points[party][published["tie"]]) for party in found.parties}
    begun = {party: Fraction(found.begun[party]) for party in found.parties}
    assert any(begun | {party: begun[party] - points[party]} == published["before_the_tie"] for party in found.parties)


@pytest.mark.parametrize("name", RANKED)
def test_falling_back_ends_as_expected(name: str) -> None:
    found = weighed(name).fallback
    assert found is not None
    for kind, wanted in expected(name)["fallback"].items():
        fall = found.unanimity if kind == "unanimity" else found.majority
        assert fall is not None
        issue = next(iter(case_of(name).issues))
        support = {package[issue]: votes for package, votes in zip(fall.agreed, fall.support, strict=True)}
        # By unanimity parties are counted, by majority their votes.
        needed, votes = (
            (len(found.parties), dict.fromkeys(support, len(found.parties)))
            if kind == "unanimity"
            else (wanted["quota"], wanted["support"])
        )
        assert (fall.needed, fall.depth, support) == (needed, wanted["depth"], votes)
        assert sorted(package[issue] for package in fall.most) == wanted["chosen"]
        assert set(support) == set(wanted["support"])
