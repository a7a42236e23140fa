"""A set of packages in words."""

from __future__ import annotations

from dataclasses import replace

from accords.blocks import Table
from accords.case.case import loads
from accords.lens.package_sets import brief_blocks, set_blocks
from accords.lens.wording import Wording
from accords.zone.certificate import Certificate
from accords.zone.package_set import Group, PackageSet
from bundled import case_of
from lenses.change.talks import TALKS
from lenses.robustness.talks import asked
from plain import lines

WORDS = Wording(loads(TALKS))
FREE = Group(("gate",), ({"gate": ("shut", "ajar")},), complete=True)
BOXES: tuple[dict[str, tuple[str | None, ...]], ...] = ({"share": ("20", "30"), "gate": ("shut",)}, {"share": ("40",), "gate": ("ajar",)})
ONE = {"share": "30", "gate": "shut"}


def test_a_set_is_what_it_has_in_common_and_its_combinations() -> None:
    found = asked("invented/two-villages").survival
    assert found is not None
    assert found.unless_insisted is not None
    said = lines(set_blocks(found.unless_insisted, Wording(case_of("invented/two-villages"))))
    assert said[0].startswith("All of them have in common: ")
    assert "That is:" in said
    assert len([line for line in said if line.endswith(".") and ";" in line]) == 2


def test_what_is_not_complete_says_so() -> None:
    found = asked("invented/flour").survival
    assert found is not None
    assert found.unless_insisted is not None
    words = Wording(case_of("invented/flour"))
    assert "For example (47 in all):" in lines(set_blocks(found.unless_insisted, words))
    said = lines(set_blocks(replace(found.unless_insisted, exact=False), words))
    assert any("This description is not complete" in line for line in said)


def test_a_set_among_several_is_a_short_list_with_no_example_where_that_says_all() -> None:
    found = PackageSet(Certificate(2, 2), {"share": "30"}, (FREE,), exact=True, examples=(ONE,))
    assert lines(brief_blocks(found, WORDS)) == ["In common: The share: 30.", "With any choice of: The gate (Shut or Ajar)."]
    said = lines(brief_blocks(replace(found, exact=False), WORDS))
    assert said[-1] == "For example: The share: 30; The gate: Shut."


def test_combinations_are_a_table_with_a_cap() -> None:
    few = PackageSet(None, {}, (Group(("share", "gate"), BOXES, complete=True),), exact=True, examples=(ONE,))
    (table,) = brief_blocks(few, WORDS)
    assert isinstance(table, Table)
    assert [[cell.plain for cell in row] for row in table.rows] == [["20 or 30", "Shut"], ["40", "Ajar"]]
    many = PackageSet(None, {}, (Group(("share", "gate"), BOXES * 8, complete=False),), exact=False, examples=())
    table, note = brief_blocks(many, WORDS)
    assert isinstance(table, Table)
    assert len(table.rows) == 12
    assert "(not all of them)" in table.caption
    assert lines([note]) == ["4 more are not shown here; the JSON result lists them."]


def test_combinations_too_many_to_list_are_named_by_their_issues() -> None:
    vague = PackageSet(Certificate(9, 9), {}, (Group(("share", "gate"), (), complete=False),), exact=False, examples=(ONE,))
    assert lines(brief_blocks(vague, WORDS))[0] == "In certain combinations of: The share and The gate."
    assert lines(set_blocks(vague, WORDS))[0] == "They differ also in: The share and The gate."
    assert "For example:" in lines(set_blocks(vague.uncounted(), WORDS))
