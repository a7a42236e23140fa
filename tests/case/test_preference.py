"""Preferences as a case writes them."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from case.writing import small


@pytest.mark.parametrize(
    ("weights", "names"),
    [
        ("{share: 60, fence: 10..40}", ("share", "fence")),
        ("fence > share", ("fence", "share")),
        ("[share / fence in 1..2, fence = share]", ("share", "fence")),
        ("equal", ()),
        ("unknown", ()),
    ],
)
def test_a_scale_knows_what_it_names(weights: str, names: tuple[str, ...]) -> None:
    scale = loads(small(f"preferences: {{north: {{weights: {weights}}}}}\n")).preferences["north"].weights
    assert scale is not None
    assert scale.names == names
