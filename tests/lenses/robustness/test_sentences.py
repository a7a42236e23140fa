"""Assumptions and questions in words."""

from __future__ import annotations

from accords.blocks import Inline, Text
from accords.case.case import loads
from accords.lenses.robustness.result import Query
from accords.lenses.robustness.sentences import Suppositions
from bundled import case_of
from lenses.robustness.talks import PEOPLE, of, small


def said(parts: list[Inline]) -> str:
    return Text(tuple(parts)).plain


def test_every_kind_of_assumption_has_its_sentence() -> None:
    words = Suppositions(small())
    found = {point.id: said(words.supposition(point)) for point in of(small()).points}
    assert found["consent.or_maybe.wider"] == "if agreement needs Annaland, Borland and Cydland"
    assert found["views.ann.silent.opening:refused"] == "if Annaland refused any package with “The gate: Ajar” (not known)"
    assert found["views.ann.silent.opening:insisted"] == "if Annaland refused any package without “The gate: Ajar” (not known)"
    assert found["views.bor.refuses.cheap:dropped"].endswith("“The toll: 0” (the analyst's judgement) did not hold")
    assert found["views.ann.refuses.dear.or_maybe.strict"].endswith("meant instead that no package have “The toll: more than 0”")
    assert found["events.vote"] == "if this happened: The vote"
    assert found["scenarios.calm"] == "if this were so: Calm"


def test_what_only_an_event_brings_has_its_sentence_too() -> None:
    words = Suppositions(small())
    brought = next(point for point in of(small()).points if point.path == "views.cyd.refuses.all")
    assert said(words.supposition(brought)).startswith("if the condition of Cydland that no package have “The toll: more than 0”")


def test_every_kind_of_question_has_its_sentence() -> None:
    words = Suppositions(small())
    found = [said(words.question(ask.question)) for ask in of(small()).ask]
    assert "Cydland: Is your consent needed for an agreement?" in found
    assert "Annaland: Would you refuse any package with “The gate: Ajar”?" in found
    assert "Borland: Do you still refuse any package with “The toll: 0”?" in found
    assert "Annaland: What do you mean by it that you refuse any package with “The toll: more than 10”?" in found
    assert "Annaland and Borland: What does “The gate: Ajar” mean to you?" in found
    flour = Suppositions(case_of("invented/flour"))
    weight = Query("weight", ("mill",), "preferences.mill", ("price", "term"))
    assert said(flour.question(weight)) == "Mill: Which matters more to you, “Price of a sack” or “Length of the contract”?"
    package = Query("package", ("mill",), "preferences.mill", (), {"price": "44"})
    assert said(flour.question(package)) == "Mill: Would you accept this as a whole, if the others would: Price of a sack: 44 crowns?"
    people = Query("package", ("ann",), "preferences.ann", (), {"toll": "10"})
    wanted = "Annaland: Apart from what counts people, would you accept this, if the others would: The toll: 10?"
    assert said(Suppositions(loads(PEOPLE)).question(people)) == wanted


def test_packages_are_named_by_what_they_are() -> None:
    words = Suppositions(case_of("invented/flour"))
    assert said(words.named("status_quo")) == "the status quo"
    assert said(words.named("proposals.first")) == "the proposal of Bakery, 2025-08-20"
    assert said(words.named("frontier-1")) == "frontier-1"
