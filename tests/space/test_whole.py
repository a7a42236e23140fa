"""Packages as they are written, in the ids of a space."""

from __future__ import annotations

from accords.case.case import loads
from accords.space.space import space_of
from accords.space.whole import bonus, listed, whole

CASE = loads("""
accords: 1
title: Two issues
as_of: 2025-01-01
parties: {ann: {role: negotiator}, bor: {role: negotiator}}
issues: {road: {options: [mud, stone]}, toll: {options: [0, 10], applies: road == stone}}
preferences: {ann: {weights: {road: 1, toll: 1}, interactions: {both: {when: road == stone and toll == 10, add: 2.5}}}}
""")
SPACE = space_of(CASE.issues)


def test_options_are_listed_by_id_however_they_are_written() -> None:
    assert listed(SPACE, {"road": "stone", "toll": "10.0"}) == {"road": "stone", "toll": "10"}
    assert listed(SPACE, {"toll": "7"}) is None


def test_a_package_is_whole_where_only_void_issues_are_left_out() -> None:
    assert whole(SPACE, {"road": "mud"}) == {"road": "mud"}
    assert whole(SPACE, {"road": "stone", "toll": "0"}) == {"road": "stone", "toll": "0"}
    assert whole(SPACE, {"road": "stone"}) is None
    assert whole(SPACE, {"toll": "0"}) is None
    assert whole(SPACE, {}) is None


def test_interactions_add_where_they_hold() -> None:
    preference = CASE.preferences["ann"]
    assert bonus(SPACE, preference, {"road": "stone", "toll": "10"}) * 2 == 5
    assert bonus(SPACE, preference, {"road": "mud"}) == 0
