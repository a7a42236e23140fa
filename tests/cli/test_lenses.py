"""Each lens has its command, made from its data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import get_args

import pytest

from accords.lens.encoding import decode
from accords.lenses.openings.result import Earlier, Result, Since, Status
from accords.study.asking import run
from accords.study.registry import LENSES
from bundled import case_of
from cli.command import STARTER, VILLAGES, accords


def json_of(*arguments: str) -> dict[str, object]:
    done = accords("run", "openings", *arguments, "--json")
    assert done.exit_code == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", list(LENSES))
def test_a_lens_command_has_its_question_and_its_options(name: str) -> None:
    lens = LENSES[name]
    found = " ".join(accords("run", name, "--help").stdout.split())
    assert lens.question in found
    for option in ("at", "scenario", "consent", "json", *(option.name for option in lens.options)):
        assert f"--{option} " in found
    for option in ("workers", "checkpoint"):
        assert (f"--{option} " in found) == lens.long


def test_the_text_is_the_whole_document_of_one_lens() -> None:
    done = accords("run", "openings", STARTER)
    assert done.exit_code == 0
    for heading in ("What remains open", "What the stated conditions leave open", "How this document was made"):
        assert heading in done.stdout


def test_the_json_is_the_run() -> None:
    data = json_of(STARTER)
    assert data == run("openings", case_of("invented/starter")).data()
    assert decode(data["result"], Result) == run("openings", case_of("invented/starter")).result


def test_the_keys_that_the_guide_and_the_format_promise_are_there() -> None:
    data = json_of(STARTER, "--since", "second-offer")["result"]
    assert isinstance(data, dict)
    assert {"date", "readings", "norms", "contradictions", "unknown", "perhaps_ended", "no_effect", "compared", "exact"} <= set(data)
    promised = "rule pivotal packages open_packages accepted_packages locked_packages conflicts corrections sets excludes locks turns_on"
    for reading in data["readings"].values():
        assert {*promised.split(), "proposals", "precedents", "since"} <= set(reading)
        assert set(reading["packages"]) == {"possible", "deals", "ruled_out", "accepted", "locked", "open"}
        assert {"count", "common", "groups", "exact", "examples"} <= set(reading["open_packages"])
        for turn in reading["turns_on"]:
            assert {"point", "now", "otherwise"} <= set(turn)
        for judged in (*reading["proposals"].values(), *reading["precedents"].values()):
            assert {"status", "because"} <= set(judged)
    assert {item.name for item in fields(Since)} <= set(data["compared"])
    guide = set(re.findall(r"\w+", LENSES["openings"].guide))
    assert set(data) <= guide
    assert {key for reading in data["readings"].values() for key in reading} <= guide
    assert {*get_args(Status), *(item.name for found in (Since, Earlier) for item in fields(found))} <= guide


def test_counts_in_the_json_are_texts_with_a_certificate() -> None:
    counts = [value for value in _maps(json_of(VILLAGES)) if "exact" in value and "value" in value]
    assert len(counts) > 10
    assert all(set(count) == {"value", "exact"} and isinstance(count["value"], str) and count["value"].isdigit() for count in counts)


def _maps(data: object) -> Iterator[dict[str, object]]:
    if isinstance(data, dict):
        yield data
        for part in data.values():
            yield from _maps(part)
    elif isinstance(data, list):
        for part in data:
            yield from _maps(part)


def test_options_reach_the_lens() -> None:
    data = json_of(VILLAGES, "--cap", "1", "--since", "2024-11-30", "--at", "2024-12-16", "--scenario", "escort", "--consent", "council")
    provenance = data["provenance"]
    assert isinstance(provenance, dict)
    assert provenance["options"]["cap"] == 1
    assert provenance["options"]["since"] == "2024-11-30"
    assert (provenance["date"], provenance["scenarios"], provenance["consent"]) == ("2024-12-16", ["escort"], "council")


def test_a_scenario_changes_the_answer_and_says_so() -> None:
    done = accords("run", "openings", VILLAGES, "--scenario", "no-envoy")
    assert "The envoy leaves" in done.stdout
    assert "The envoy leaves" not in accords("run", "openings", VILLAGES).stdout
