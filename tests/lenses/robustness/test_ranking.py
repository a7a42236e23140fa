"""Each party's own ranking over what is left open."""

from __future__ import annotations

import pytest

from lenses.robustness.talks import asked


def test_rankings_belong_to_one_party_and_add_up() -> None:
    for ranked in asked("invented/flour").party_ranking.values():
        for one in ranked:
            assert sum(one.ranks) == pytest.approx(1, abs=0.01)
            assert (one.central_weights is None) == (one.ranks[0] == 0)
            if one.central_weights is not None:
                assert sum(one.central_weights.values()) == pytest.approx(1, abs=1e-4)


def test_every_rank_and_confidence_has_its_error() -> None:
    found = asked("invented/flour")
    for ranked in found.party_ranking.values():
        for one in ranked:
            assert len(one.rank_errors) == len(one.ranks)
            assert one.rank_errors[0] == one.standard_error
            assert all(off > 0 for off in one.rank_errors)
            assert (one.confidence is None) == (one.confidence_error is None)
            assert one.confidence_error is None or one.confidence_error > 0
