"""Who speaks."""

from __future__ import annotations

from accords.case.voice import Voice


def test_only_a_partys_voice_has_a_party() -> None:
    assert Voice("north", "party").party == "north"
    assert Voice("the source", "source").party is None
    assert Voice("north", "text").party is None
