"""A set of packages in words."""

from __future__ import annotations

from dataclasses import replace

from accords.lens.wording import Wording
from accords.lenses.robustness.view_packages import set_blocks
from bundled import case_of
from lenses.robustness.talks import asked
from plain import lines


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
