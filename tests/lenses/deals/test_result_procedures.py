"""The answers of the two procedures as JSON and back."""

from __future__ import annotations

import json

import pytest

from accords.lens.encoding import decode, encode
from accords.lenses.deals.result_procedures import Division, FallingBack, Undivided
from bundled import case_of
from lenses.deals.examples import answer, sale


def test_they_come_back_from_json_as_they_were() -> None:
    fallen = answer(case_of("ballots/tennessee")).fallback
    divided = answer(case_of("raiffa-1982/panama-canal")).division
    reason = Undivided("preferences", ("ann",))
    for found, kind in ((fallen, FallingBack), (divided, Division), (reason, Undivided)):
        assert found is not None
        assert decode(json.loads(json.dumps(encode(found))), kind) == found


@pytest.mark.parametrize("key", ["needed", "depth", "agreed", "support", "most"])
def test_the_keys_of_a_fall_stay(key: str) -> None:
    fallen = answer(case_of("ballots/tennessee")).fallback
    assert key in encode(fallen)["unanimity"]
    assert answer(sale()).fallback is None
