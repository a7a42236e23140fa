"""What is gone is said in the words of when it was there."""

from __future__ import annotations

from accords.case.case import loads
from accords.lens.wording import Wording
from accords.lenses.change.naming import Speaker
from lenses.change.talks import TALKS, changed
from plain import words


def test_an_entry_that_an_event_took_away_is_said_as_it_was() -> None:
    text = changed(("title: The flood}", "title: The flood, remove: [views.n.refuses.first]}"))
    speaker = Speaker(loads(text))
    assert "The share: more than 20" in words(speaker.stance("views.n.refuses.first", "2024-03-15"))
    assert speaker.then("views.n.refuses.dear", "2024-03-15") is speaker.words


def test_several_are_named_in_the_alphabets_order_of_their_parties() -> None:
    speaker = Speaker(loads(TALKS))
    paths = ("views.n.refuses.dear", "views.s.refuses.cheap")
    for said in (speaker.stances(paths, "2024-06-01"), Wording(loads(TALKS)).together(paths)):
        assert words(said).index("Alpha") < words(said).index("Zeta")


def test_an_entry_is_said_as_it_would_be_with_an_instrument() -> None:
    said = words(Speaker(loads(TALKS)).with_instrument("views.r.refuses.ajar", "watch"))
    assert "The share: 40" in said


def test_an_entry_is_said_as_it_was_on_a_day_or_the_day_before() -> None:
    case = loads(changed(("title: The flood}", "title: The flood, change: {views: {n: {refuses: {dear: {if: share > 20}}}}}}")))
    speaker = Speaker(case)
    path = "views.n.refuses.dear"
    assert "more than 30" in words(speaker.stance(path, "2024-03-14"))
    assert "more than 30" in words(speaker.stance(path, "2024-03-15", before=True))
    assert "more than 20" in words(speaker.stance(path, "2024-03-15"))
    assert speaker.then(path, "2024-06-01") is speaker.words
