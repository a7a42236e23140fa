"""What a set of packages says of its number."""

from __future__ import annotations

from dataclasses import replace

from accords.lens.encoding import decode, encode
from accords.zone.certificate import Certificate
from accords.zone.package_set import EMPTY, Group, PackageSet

GROUP = Group(("x",), ({"x": ("0", None)},), complete=True)
FOUND = PackageSet(Certificate(2, 2), {"y": None}, (GROUP,), exact=True, examples=({"x": "0"}, {}))


def test_a_number_that_is_left_out_is_neither_nothing_nor_all() -> None:
    unknown = FOUND.uncounted()
    assert (unknown.count, unknown.empty, unknown.listed, unknown.least) == (None, False, False, 2)
    assert (EMPTY.empty, EMPTY.listed, EMPTY.least) == (True, True, 0)
    assert (FOUND.empty, FOUND.listed, FOUND.least) == (False, True, 2)


def test_bounds_are_taken_at_their_word() -> None:
    vague = replace(FOUND, count=Certificate(0, 9, "bounds"))
    assert (vague.empty, vague.listed, vague.least) == (False, False, 0)


def test_the_keys_of_its_json_are_its_fields() -> None:
    assert list(encode(FOUND)) == ["count", "common", "groups", "exact", "examples"]
    assert encode(FOUND)["groups"] == [{"issues": ["x"], "boxes": [{"x": ["0", None]}], "complete": True}]
    assert decode(encode(FOUND), PackageSet) == FOUND
    assert decode(encode(FOUND.uncounted()), PackageSet) == FOUND.uncounted()
