"""Every bundled case answers what is expected of it, and what is expected is what a separate enumeration gives."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import pytest
from ruamel.yaml import YAML

from accords.case.case import Case
from accords.lens.run import Run
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
