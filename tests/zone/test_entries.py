"""Which entries count, against the format's rules of time, and what is supposed of them."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from accords.case.case import loads
from accords.case.grammar import parse
from accords.zone.entries import entries_of, opposite
from oracles.zone import force
from strategies import Plan, cases, text_of

SOME = settings(max_examples=max(40, settings().max_examples * 2 // 3))


@SOME
@given(cases(locks=False, consents=False))
def test_entries_count_when_they_are_in_force(plan: Plan) -> None:
    case = loads(text_of(plan))
    for seen in (case, *(case.at(day) for day in ("2024-05-10", "2024-06-01", date(2024, 6, 20), "2024-08-01", "2024-12-31"))):
        found = entries_of(seen)
        kinds = ("refuses", "accepts", "lives_with")
        forces = {
            f"views.{party}.{kind}.{name}": force(seen, party, kind, name, seen.today)
            for party, view in seen.views.items()
            for kind in kinds
            for name in getattr(view, kind)
        }
        assert {item.path for item in found.counted} == {path for path, how in forces.items() if how in {"yes", "perhaps"}}
        assert {item.path for item in found.unknown} == {path for path, how in forces.items() if how == "unknown"}
        assert {item.path for item in found.perhaps_ended} == {path for path, how in forces.items() if how == "perhaps"}


def test_what_is_supposed_changes_one_entry() -> None:
    head = "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}}\nissues: {x: {options: [0, 1]}}\n"
    entries = entries_of(loads(head + "views: {a: {refuses: {r: x == 0, s: x == 1}}}"))
    assert [item.id for item in entries.without("views.a.refuses.r").counted] == ["s"]
    read = entries.read_as("views.a.refuses.r", parse("x > 0")).counted
    assert [str(item.entry.if_) for item in read] == ["x > 0", "x == 1"]
    more = entries.refusing("views.a.silent.q", parse("x < 1")).counted[-1]
    assert (more.path, more.party, more.kind, more.id, str(more.entry.if_)) == ("views.a.silent.q", "a", "refuses", "q", "x < 1")
    assert str(opposite(parse("x == 0 or x > 1"))) == "not (x == 0 or x > 1)"
