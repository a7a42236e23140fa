"""What of the instruments an audience may see."""

from __future__ import annotations

from accords.case.case import loads
from accords.study.asking import run
from lenses.change.talks import asked, changed

TEAM = "handling: team"
LOAN = "effect: {remove: [views.r.refuses.shut]}, claims: seen}"


def test_an_instrument_that_may_not_be_seen_is_nowhere_and_the_others_stand_as_they_are() -> None:
    (_, whole), (_, found) = asked(), asked((LOAN, LOAN.replace("seen", "kept")))
    assert whole.instruments.readings["wider"].combinations[0].instruments == ("loan",)
    reading = found.instruments.readings["wider"]
    assert list(found.instruments.each) == ["watch", "idle", "hope"]
    assert list(reading.alone) == ["watch", "idle"]
    assert [one.instruments for one in reading.combinations] == [("watch",)]
    assert "loan" not in reading.combinations[0].adds
    assert (reading.packages, reading.standing) == ((), {})
    assert "instruments" in found.withheld
    kept = whole.instruments.readings["wider"].alone
    assert reading.alone == {name: kept[name] for name in ("watch", "idle")}


def test_an_instrument_leads_to_what_may_be_seen_or_is_left_out_of_the_reading() -> None:
    """What it changes is then narrower than it, at any date; so is what it leads to."""
    old = "idle: {title: The threat, by: g, kind: pressure, effect: {change: {views: {n: {refuses: {more: share > 30}}}}}}"
    new = old.replace("more: share > 30", f"more: {{if: share > 30, {TEAM}}}")
    _, found = asked((old, new))
    assert found.instruments.each["idle"].adds == ()
    assert "idle" not in found.instruments.readings["rule"].alone


def test_touches_that_may_not_be_seen_are_not_named() -> None:
    _, found = asked(("refuses: {shut: gate == shut,", f"refuses: {{shut: {{if: gate == shut, {TEAM}}},"))
    loan = found.instruments.each["loan"]
    assert (loan.touches, loan.removes, loan.withheld) == ((), (), ("touches", "removes"))
    _, whole = asked()
    assert all(one.withheld == () for one in whole.instruments.each.values())


def test_what_is_left_does_not_depend_on_what_a_withheld_instrument_does() -> None:
    said = []
    for effect in ("{remove: [views.r.refuses.shut]}", "{change: {views: {r: {refuses: {shut: {if: gate == shut and share == 30}}}}}}"):
        text = changed((LOAN, f"effect: {effect}, claims: kept}}"))
        said.append(run("change", loads(text), audience="public").to_json())
    assert said[0] == said[1]
