"""The words of a comparison."""

from __future__ import annotations

from accords.case.case import Case, loads
from accords.lens.audience import audience_for
from accords.study.comparison import compare
from accords.study.view_comparison import comparison_document
from bundled import case_of
from plain import lines, words
from study.test_comparison import PARTIES, PUBLIC, SHARE, entry

SEED = "gaza-talks-2024/ceasefire"
CLAIMS = "claims: {c1: {says: WORDS}, c2: {says: Two.}}\n"


def shown(old: Case, new: Case, audience: str | None = None) -> list[str]:
    document = comparison_document(compare(old, new, audience), old, new, audience_for(new, audience))
    return [*lines(document.lead), *(f"{note.anchor}: {words(note.text.parts)}" for note in document.footnotes)]


def test_what_came_went_and_moved_is_said_with_what_it_did() -> None:
    text = PARTIES + SHARE + "views: {n: {refuses: {a: share > 20, b: share == 20}}}\n"
    new = text.replace("a: share > 20, b: share == 20", "a: share > 30, c: share == 30")
    found = "\n".join(shown(loads(text), loads(new)))
    for start in ("New: ", "No longer there: ", "Now different: "):
        assert start in found
    assert "it had ruled out" in found


def test_where_nothing_changed_that_is_said_but_not_of_what_is_withheld() -> None:
    same = loads(PARTIES + SHARE)
    assert "No statement is known to have changed." in shown(same, same)
    hidden = loads(entry("team", "share > 20"))
    found = shown(hidden, hidden, "public")
    assert "No statement is known to have changed." not in found
    assert "Part of this rests on material not shown here." in found


def test_undated_statements_stand_apart() -> None:
    case = case_of(SEED)
    found = "\n".join(shown(case.at("2024-11-01"), case))
    assert "These carry no date" in found


def test_issues_that_differ_are_named_and_packages_not_compared() -> None:
    found = shown(loads(PARTIES + SHARE), loads(PARTIES + SHARE.replace("40]", "50]")))
    assert any("Issues that came, went or have other options: share." in line for line in found)


def test_a_statement_that_was_dropped_is_cited_as_the_older_state_has_its_claim() -> None:
    old = PUBLIC + CLAIMS.replace("WORDS", "As it was.") + "views: {n: {refuses: {a: {if: share > 20, claims: c1}}}}\n"
    new = PUBLIC + CLAIMS.replace("WORDS", "As it is.") + "views: {n: {refuses: {b: {if: share > 20, claims: c2}}}}\n"
    found = shown(loads(old), loads(new))
    assert any(line.startswith("c1: As it was.") for line in found)
    assert any(line.startswith("c2: Two.") for line in found)


def test_each_state_is_said_with_its_own_rule_of_consent() -> None:
    text = PUBLIC + "consent: n and s\n"
    found = shown(loads(text), loads(text.replace("n and s", "n or s")))
    assert "North and South" in found
    assert "North or South" in found
