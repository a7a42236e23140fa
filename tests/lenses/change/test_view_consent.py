"""Two levels in words: the same for every party, no count for any; a vote and a government are two statements."""

from __future__ import annotations

import re
from dataclasses import replace

from accords.blocks import Heading
from accords.lens.wording import Wording
from accords.lenses.change.view_consent import consent_blocks, vote_blocks
from lenses.change.talks import asked, one
from plain import lines, tables


def consent(*pairs: tuple[str, str]) -> list[str]:
    case, result = asked(*pairs)
    return lines(consent_blocks(result, Wording(case)))


def votes(*pairs: tuple[str, str]) -> list[str]:
    case, result = asked(*pairs)
    return lines(vote_blocks(result, Wording(case)))


def test_every_party_whose_consent_is_asked_for_has_its_line_in_the_alphabets_order() -> None:
    found = [line.split(" \u2013 ")[0] for line in consent() if " \u2013 " in line]
    assert found == ["Alpha", "Zeta", "Alpha", "Rho", "Zeta", "Rho"]  # the last by its numbers


def test_what_a_consent_excludes_is_described_and_never_counted() -> None:
    found = consent()
    said = [line for line in found if line.startswith(("Alpha \u2013", "Zeta \u2013", "Rho \u2013"))]
    assert any(line.endswith("some packages:") for line in said)
    assert any(line.startswith("In common: The share: 20") for line in found)
    assert any(line.endswith("nothing.") for line in said)
    assert not any(re.search(r"\d+ packages", line) for line in said)
    everything = consent(("cheap: {if: share < 30,", "cheap: {if: share < 20,"), ("dear: {if: share > 30,", "dear: {if: share >= 20,"))
    assert any(line == "Zeta \u2013 every package." for line in everything)


def test_partners_that_can_leave_are_named_with_their_claims() -> None:
    assert "Pi could leave Zeta: it refuses some of the packages that are left." in one(consent(), "Pi could leave", "some")
    unknown = consent(("role: constituency, of: n, seats: 30", "role: constituency, of: n"))
    assert all("How many seats it has is not stated" in line for line in unknown if "Pi could leave" in line)


def test_several_minimal_consenting_sets_are_listed_with_those_in_all_of_them() -> None:
    found = consent(("consent: {rule: n and s, or", "consent: {rule: n and (s or r), or"))
    assert "Alpha and Zeta." in found
    assert "There is no agreement without Zeta." in found
    assert "No party is in all of them." in consent(("consent: {rule: n and s, or", "consent: {rule: n or s, or"))


def test_what_would_lift_a_proposal_is_said_in_the_partys_own_units() -> None:
    case, result = asked()
    (table,) = [table for table in tables(consent_blocks(result, Wording(case))) if table.columns[0] == "In the units of"]
    assert [cell.plain for cell in table.rows[0]] == ["units of Rho", "The plan", "3 of its units", "4 of its units", "1"]


def test_the_vote_and_the_government_are_two_statements() -> None:
    found = votes()
    assert "More than half of these 120, that is 61" in one(found, "Seats, as the case states them")
    assert "Passes" in one(found, "Passes, since")
    assert one(found, "Passes, since").startswith("Passes, since parties with a majority accept it: one package.")
    assert "have 70 of 120 seats." in one(found, "The government:")
    assert "Without Pi, 40 would remain: no majority." in found
    assert "Loses it, if the partners that refuse the package leave: 3 packages." in one(found, "Loses it")
    assert "one package" in one(found, "The package passes the vote, and the majority is lost")


def test_seats_that_are_not_stated_are_said() -> None:
    found = votes(("role: constituency, of: n, seats: 30", "role: constituency, of: n"))
    assert "Not stated are the seats of Pi" in one(found, "The government:")


def test_too_many_parties_are_said_to_be_too_many_and_no_house_has_no_heading() -> None:
    case, result = asked()
    crowded = tuple(replace(house, vote=None, government=None) for house in result.votes)
    found = vote_blocks(replace(result, votes=crowded), Wording(case))
    assert any("too many parties with seats" in line for line in lines(found))
    assert not any(isinstance(block, Heading) for block in vote_blocks(replace(result, votes=()), Wording(case)))


NUMBERS = "r: {weights: equal, values: {share: {20: 0, 30: 3, 40: 5}, gate: {shut: 2, ajar: 0}}, reservation: 4}"


def test_what_numbers_exclude_stands_beside_what_is_stated() -> None:
    """A ratifier whose numbers exclude every package that is left is not only said to exclude nothing."""
    low = ("gate: {shut: 2, ajar: 0}}, reservation: 4}", "gate: {shut: 2, ajar: 0}}, reservation: 9}")
    free = (
        "r: {refuses: {shut: gate == shut, ajar: {if: gate == ajar, since: 2024-05-01}}}",
        "r: {refuses: {shut: gate == shut and share > 30}}",
    )
    found = consent(low, free)
    stated, numbers = (index for index, line in enumerate(found) if line.startswith("Rho \u2013 "))
    assert found[stated] == "Rho \u2013 nothing."
    assert "by what is stated" in " ".join(found[:stated])
    assert found[numbers] == "Rho \u2013 every one of them."
    assert "excluded only by this party's numbers" in found[numbers - 1]
    assert found[numbers + 1].startswith("Stated conditions and numbers of all together leave no package")


def test_no_part_of_a_minimal_consenting_set_is_enough() -> None:
    found = consent(("consent: {rule: n and s, or", "consent: {rule: n and s or r, or"))
    assert "Any of these would be enough, and no part of it would be:" in found


def test_a_vote_says_that_it_is_by_what_is_stated_where_there_are_numbers() -> None:
    assert not any("by what is stated only" in line for line in votes())
    told = votes(("preferences:\n", f"preferences:\n  p: {NUMBERS.removeprefix('r: ')}\n"))
    line = one(told, "by what is stated only")
    assert line == "That is by what is stated only. With the numbers of Pi counted too:"
    assert sum(line.startswith("A vote on a package") for line in told) == 2


def test_where_numbers_cannot_be_counted_in_a_vote_that_is_said() -> None:
    case, result = asked(("preferences:\n", f"preferences:\n  p: {NUMBERS.removeprefix('r: ')}\n"))
    uncounted = replace(result, votes=tuple(replace(house, with_numbers=None) for house in result.votes))
    said = one(lines(vote_blocks(uncounted, Wording(case))), "by what is stated only")
    assert said.endswith("Beside it there are numbers of Pi; they are not counted here.")
