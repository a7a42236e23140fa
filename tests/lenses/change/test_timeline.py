"""The timeline against the definitions, day by day; what is supposed stays apart from what was."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from accords.case.case import Case, loads
from accords.lens.protocol import Context
from accords.lenses.change.result import Result
from accords.lenses.change.run import run
from lenses.change.drawn import dated, holds
from oracles.change import Turning, left, one, part, turnings, world_at
from strategies import Plan, text_of

FEW = settings(max_examples=max(12, settings().max_examples // 6))


def answer(case: Case) -> Result:
    return run(case, {}, Context())


def numbers(counts: object) -> dict[str, int] | None:
    return None if counts is None else {kind: count.low for kind, count in counts._asdict().items()}  # type: ignore[attr-defined] # a named tuple


def comparable(turning: Turning) -> bool:
    return turning.then.issues == turning.now.issues


@FEW
@given(dated())
def test_each_row_says_what_the_days_say(plan: Plan) -> None:
    case = loads(text_of(plan))
    found = answer(case)
    assert found.exact
    days = list(turnings(case, date(2024, 4, 20)))
    rows = found.timeline[:-1]
    assert [row.date for row in rows] == [turning.day.isoformat() for turning in days]
    for row, turning in zip(rows, days, strict=True):
        assert set(row.begun) == {path for path in turning.after if path not in turning.before}
        assert set(row.ended) == {path for path in turning.before if path not in turning.after}
        assert set(row.undated) == turning.undated
        assert set(row.events) == turning.events
        assert set(row.ground) == turning.ground
        before, after = turning.world(turning.then, turning.before), turning.world(turning.now, turning.after)
        for name, step in row.readings.items():
            for world, counts in ((before, step.before), (after, step.after)):
                rule = world.case.readings.get(name)
                assert numbers(counts) == (world.counts(rule.text) if rule else None)
            if step.opened is not None and step.closed is not None:
                then, now = left(before, name), left(after, name)
                assert (step.opened.low, step.closed.low) == (len(now - then), len(then - now))
            else:
                assert not comparable(turning) or name not in turning.then.readings or name not in turning.now.readings
    last = found.timeline[-1]
    assert (last.kind, last.date) == ("seen", str(case.standpoint.date))
    world = world_at(case)
    assert {name: numbers(step.after) for name, step in last.readings.items()} == {
        name: world.counts(rule.text) for name, rule in case.readings.items()
    }


@FEW
@given(dated())
def test_what_opened_and_closed_packages_is_what_had_a_part_in_it(plan: Plan) -> None:
    case = loads(text_of(plan))
    found = {(opener.date, opener.path if opener.what != "event" else ""): opener for opener in answer(case).opened_by}
    expected = {}
    for turning in turnings(case, date(2024, 4, 20)):
        if not comparable(turning):
            continue
        for path in (*turning.entries, *([""] if turning.ground else [])):
            for name in set(turning.then.readings) & set(turning.now.readings) & set(case.readings):
                opened, closed = part(turning, name, path)
                if opened or closed:
                    expected[turning.day.isoformat(), path, name] = (opened, closed)
    assert {(day, path, name) for (day, path), opener in found.items() for name in opener.readings} == set(expected)
    for (day, path, name), sets in expected.items():
        opening = found[day, path].readings[name]
        packages = {one(package): package for package in world_at(case.at(day)).packages}
        for described, wanted in zip((opening.opened, opening.closed), sets, strict=True):
            assert described.count is not None
            assert described.count.low == described.count.high == len(wanted)
            assert all(one(example) in wanted for example in described.examples)
            if described.exact and wanted:
                assert {key for key, package in packages.items() if holds(described, package)} == wanted


def test_of_many_changes_the_newest_are_described_and_older_ones_have_an_example() -> None:
    entries = ", ".join(f"r{index}: {{if: x == {index}, since: 2024-03-{index + 1:02}}}" for index in range(20))
    text = f"accords: 1\ntitle: t\nas_of: 2024-06-01\nparties: {{a: {{role: negotiator}}, b: {{role: negotiator}}}}\nissues: {{x: {{options: {{from: 0, to: 30, step: 1}}}}}}\nviews: {{a: {{refuses: {{{entries}}}}}}}\n"
    openers = answer(loads(text)).opened_by
    assert [opener.readings["rule"].closed.exact for opener in openers] == [False] * 12 + [True] * 8
    assert all(opener.readings["rule"].closed.examples == ({"x": str(index)},) for index, opener in enumerate(openers))
