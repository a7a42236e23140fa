"""What every lens promises of every case: the same answer every time, whatever things are called and in whatever order they stand."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings

from accords.case.case import loads
from accords.case.schema import schema
from accords.errors import CaseError
from accords.lens.encoding import decode, encode
from accords.lens.protocol import Context, Unfit
from accords.study.asking import run
from accords.study.catalog import names
from accords.study.catalog import text_of as catalog_text
from accords.study.registry import LENSES
from reshaping import Plan, ids_of, plan_of, renamer, reordered, with_option_split, with_refusal_split
from strategies import cases, text_of

# Whole cases through everything: what counts here is the answer; that each line is reached, the tests of each module see to.
pytestmark = pytest.mark.no_cover

SOME = settings(max_examples=max(8, settings().max_examples // 8))
CATALOG = sorted(names())
every_case = pytest.mark.parametrize("name", CATALOG)
every_lens = pytest.mark.parametrize("lens", sorted(LENSES))

# What shows a set of packages by a few of them, or in pieces of which there are several right choices.
_FREE = frozenset(["example", "examples", "groups"])


def answer(lens: str, text: str) -> Any:
    """Give a lens' result as JSON data, or what the case lacks for it."""
    try:
        return json.loads(run(lens, loads(text)).to_json())["result"]
    except Unfit as lacks:
        return f"unfit: {lacks.field}"


def settled(data: Any) -> Any:
    """Put everything in one order, and leave out what may be shown otherwise."""
    if isinstance(data, dict):
        # A rule's own text is as the file writes it; where it is left out, it names the negotiators in their order.
        return {
            key: settled(part) for key, part in sorted(data.items()) if key not in _FREE and not (key == "rule" and isinstance(part, str))
        }
    if isinstance(data, list):
        return sorted((settled(part) for part in data), key=lambda part: json.dumps(part, sort_keys=True))
    return data


def in_short(result: Any) -> Any:
    """Say of openings what a finer description must not change: which kinds of packages there are, and how proposals stand."""
    if isinstance(result, str):
        return result
    kinds = ("ruled_out", "accepted", "locked", "open")
    return {
        name: (
            {kind: reading["packages"][kind]["value"] != "0" for kind in kinds},
            {proposal: judged["status"] for proposal, judged in reading["proposals"].items()},
        )
        for name, reading in result["readings"].items()
    }


def colliding(result: Any) -> Any:
    """Give the conflicts and corrections per reading."""
    return (
        result
        if isinstance(result, str)
        else {name: [settled(reading["conflicts"]), settled(reading["corrections"])] for name, reading in result["readings"].items()}
    )


# -- every lens, every case of the catalogue


@every_lens
@every_case
def test_the_same_case_and_seed_give_the_same_bytes_and_survive_json(lens: str, name: str) -> None:
    case = loads(catalog_text(name))
    try:
        first, second = (run(lens, case, context=Context(seed=7)) for _ in range(2))
    except Unfit as lacks:
        assert lacks.field
        return
    assert first.to_json() == second.to_json() == run(lens, loads(catalog_text(name)), context=Context(seed=7)).to_json()
    data = json.loads(json.dumps(encode(first.result)))
    assert decode(data, LENSES[lens].load_result()) == first.result
    assert encode(decode(data, LENSES[lens].load_result())) == data


@every_lens
@every_case
def test_names_mean_nothing(lens: str, name: str) -> None:
    text, before = catalog_text(name), answer(lens, catalog_text(name))
    rename = renamer(ids_of(plan_of(text), kept=_kept(before)))
    assert rename(text) != text
    assert answer(lens, rename(text)) == json.loads(rename(json.dumps(before, ensure_ascii=False)))


@every_case
def test_order_means_nothing(name: str) -> None:
    plan = plan_of(catalog_text(name))
    assert settled(answer("openings", text_of(reordered(plan)))) == settled(answer("openings", text_of(plan)))


@every_case
def test_a_finer_description_of_an_option_changes_no_answer(name: str) -> None:
    plan = plan_of(catalog_text(name))
    before, done = answer("openings", text_of(plan)), 0
    for issue, described in plan["issues"].items():
        for option in described["options"]:
            if plan.get("status_quo", {}).get(issue) == option:
                continue
            try:
                after = answer("openings", text_of(with_option_split(plan, issue, option)))
            except CaseError:  # a number, or something that has to name every option
                continue
            assert in_short(after) == in_short(before)
            assert colliding(after) == colliding(before)
            done += 1
            if done == 1:
                return
    assert done


def smallest_with(section: str) -> list[str]:
    """Give the shortest case of the catalogue that has a section, if any has."""
    having = [name for name in CATALOG if re.search(rf"^{section}:", catalog_text(name), re.MULTILINE)]
    return sorted(having, key=lambda name: len(catalog_text(name)))[:1]


@pytest.mark.parametrize(("section", "name"), [(section, name) for section in schema()["properties"] for name in smallest_with(section)])
def test_what_is_missing_is_said(section: str, name: str) -> None:
    plan = plan_of(catalog_text(name))
    try:
        case = loads(text_of({key: part for key, part in plan.items() if key != section}))
    except CaseError as faults:
        assert all(problem.message for problem in faults.problems)
        return
    for lens in LENSES.values():
        try:
            assert isinstance(run(lens.id, case).result, lens.load_result())
        except Unfit as lacks:
            assert lacks.field


# -- openings, on cases at random


@SOME
@given(cases())
def test_results_on_cases_at_random_survive_json(plan: Plan) -> None:
    for lens in LENSES.values():
        try:
            result = run(lens.id, loads(text_of(plan))).result
        except Unfit:
            continue
        data = json.loads(json.dumps(encode(result)))
        assert decode(data, lens.load_result()) == result


@SOME
@given(cases())
def test_neither_names_nor_order_matter_on_cases_at_random(plan: Plan) -> None:
    text, before = text_of(plan), answer("openings", text_of(plan))
    rename = renamer(ids_of(plan, kept=_kept(before)))
    assert answer("openings", rename(text)) == json.loads(rename(json.dumps(before)))
    assert settled(answer("openings", text_of(reordered(plan)))) == settled(before)


@SOME
@given(cases())
def test_finer_descriptions_of_cases_at_random_change_no_answer(plan: Plan) -> None:
    before = answer("openings", text_of(plan))
    for issue, described in plan["issues"].items():
        named = [option for option in described["options"] if not option.isdigit() and plan.get("status_quo", {}).get(issue) != option]
        if named and "deal" in plan:  # without 'deal', or beside the status quo, the twin would be one deal more
            after = answer("openings", text_of(with_option_split(plan, issue, named[-1])))
            assert in_short(after) == in_short(before)
            assert colliding(after) == colliding(before)
            break
    for party, view in plan["views"].items():
        for name in view.get("refuses", {}):
            split = with_refusal_split(plan, party, name)
            if split is not None:
                assert in_short(answer("openings", text_of(split))) == in_short(before)


def _kept(result: Any) -> set[str]:
    """Give the words of results and files that an id may be alike, so that it is not renamed."""
    return (
        _keys(result)
        | {"all", "some", "none", "open", "locked", "accepted", "refused"}
        | set(re.findall(r'"([\w-]+)"', json.dumps(schema())))
    )


def _keys(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*(_keys(part) for part in data.values())) - {key for key in data if "." in key}
    return set().union(*(_keys(part) for part in data)) if isinstance(data, list) else set()
