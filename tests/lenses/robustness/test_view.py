"""What is shown: structure first, shares of draws last and never alone, nothing that sounds like a forecast."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from accords.blocks import Heading
from accords.case.case import loads
from accords.lenses.robustness.view import view
from bundled import NAMES, case_of
from lenses.robustness.talks import asked, of, small
from plain import lines


def headings(name: str) -> list[str]:
    return [block.anchor for block in view(asked(name), case_of(name)) if isinstance(block, Heading)]


@pytest.mark.parametrize("name", NAMES)
def test_structure_comes_first_and_shares_last(name: str) -> None:
    found = headings(name)
    order = ["robustness", "robustness-structure", "robustness-survives", "robustness-preferences", "robustness-ask", "robustness-shares"]
    assert found == [anchor for anchor in order if anchor in found]
    assert found[:2] == order[:2]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_sounds_like_a_forecast_or_like_blame(name: str) -> None:
    said = "\n".join(lines(view(asked(name), case_of(name))))
    words = re.findall(r"\b(probab\w+|likel\w+|spoiler|culprit|tempting|winner|will hold)\b", said, re.IGNORECASE)
    assert set(map(str.lower, words)) <= {"probabilities", "likely"}
    assert "probabilities" not in words or "not probabilities of agreement" in said
    assert "likely" not in words or "no measure of how likely" in said


def test_without_preferences_one_sentence_says_so() -> None:
    said = lines(view(asked("invented/starter"), case_of("invented/starter")))
    assert sum("no preferences of those whose agreement may be needed" in line for line in said) == 1


def test_what_survives_is_described() -> None:
    said = "\n".join(lines(view(asked("invented/two-villages"), case_of("invented/two-villages"))))
    assert "As long as nobody insists on what they are silent on" in said
    assert "All of them have in common" in said
    gaza = "\n".join(lines(view(asked("gaza-talks-2024/ceasefire"), case_of("gaza-talks-2024/ceasefire"))))
    assert "No package is left under every combination." in gaza
    assert "No package is safe unless it is known that none of this is so:" in gaza
    assert "Of all 69\u202f984 combinations of these points, something is left in 5\u202f904, and" in gaza


def test_what_is_only_known_to_survive_at_most_is_said_so() -> None:
    case = case_of("invented/two-villages")
    found = asked("invented/two-villages")
    assert found.survival is not None
    bound = replace(found, survival=replace(found.survival, at_most=True, exact=False))
    said = "\n".join(lines(view(bound, case)))
    assert "at most these are open or accepted whatever else is so" in said
    assert "Some of these packages may not be left where several points are otherwise at once." in said
    assert "at most these" not in "\n".join(lines(view(found, case)))


def test_packages_that_look_alike_are_told_apart_by_their_ids() -> None:
    text = case_of("invented/flour").standpoint.source.text.replace(
        "third: {by: broker, date: 2025-08-29", "third: {by: mill, date: 2025-08-25"
    )
    case = loads(text)
    said = "\n".join(lines(view(of(case, draws=0), case)))
    assert "The proposal of Mill, 2025-08-25 (second): " in said
    assert "The proposal of Mill, 2025-08-25 (third): " in said
    assert "The proposal of Bakery, 2025-08-20: " in said


def test_a_case_that_leaves_nothing_open_or_nothing_at_all_says_so() -> None:
    closed = small(
        "{if: toll > 10, firm: stated, or_maybe: {strict: toll > 0}}", "{if: toll >= 0, firm: stated, or_maybe: {strict: toll > 0}}"
    )
    said = "\n".join(lines(view(of(closed), closed)))
    assert "Nothing is left with the case as it is" in said
    plain = "\n".join(lines(view(asked("nash-1950/bill-and-jack"), case_of("nash-1950/bill-and-jack"))))
    assert "The case leaves nothing open that could be taken otherwise." in plain


def test_the_structure_says_that_it_follows_what_is_stated_where_there_are_numbers() -> None:
    start = "Conditions are taken as stated here; what numbers below a reservation exclude"
    for name, wanted in (("nash-1950/bill-and-jack", 1), ("gaza-talks-2024/ceasefire", 0)):
        assert sum(line.startswith(start) for line in lines(view(asked(name), case_of(name)))) == wanted
