"""What is shown of ``openings``: everything that the result holds, in neutral order, nothing that it does not hold."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from accords.blocks import Cite, Heading, Note, Text
from accords.case.case import loads
from accords.lenses.openings.result import Result
from accords.lenses.openings.view import view
from accords.study.analysis import analyse
from accords.study.asking import run
from accords.zone.certificate import Certificate
from accords.zone.package_set import PackageSet
from bundled import NAMES, case_of, run_of
from lenses.openings.talks import COLLIDING, EVERYTHING, OPEN, asked
from plain import lines, tables


def shown(text: str, **options: object) -> list[str]:
    case, result = asked(text, **options)
    return lines(view(result, case))


def one(found: list[str], start: str) -> str:
    matching = [line for line in found if start in line]
    assert len(matching) >= 1, start
    return matching[0]


def test_each_reading_of_consent_has_its_part_under_one_section() -> None:
    case, result = asked(COLLIDING)
    headings = [block for block in view(result, case) if isinstance(block, Heading)]
    assert [heading.level for heading in headings[:1]] == [2]
    assert [heading.text for heading in headings if heading.level == 3] == [
        "If agreement needs Alpha and Zeta",
        "If agreement needs Alpha, Rho and Zeta",
    ]
    anchors = [heading.anchor for heading in headings if heading.anchor]
    assert len(anchors) == len(set(anchors))


def test_another_reading_cites_what_it_rests_on() -> None:
    case, result = asked(COLLIDING)
    cited = [part for block in view(result, case) if isinstance(block, Text) for part in block.parts]
    assert Cite("c9") in cited


def test_a_collision_names_both_in_the_alphabets_order_whatever_the_files_order() -> None:
    sentence = one(shown(COLLIDING), "cannot both be met")
    assert sentence.index("Alpha") < sentence.index("Zeta")
    swapped = COLLIDING.replace("name: Zeta", "name: Beta").replace("name: Alpha", "name: Omega")
    sentence = one(shown(swapped), "cannot both be met")
    assert sentence.index("Beta") < sentence.index("Omega")


def test_each_correction_comes_with_a_package_that_it_would_open() -> None:
    corrections = [line for line in shown(COLLIDING) if "would open" in line]
    assert len(corrections) == 2
    assert all("The rent: " in line for line in corrections)


def test_a_reading_with_the_same_answer_as_another_is_not_said_twice() -> None:
    case, result = asked(COLLIDING)
    found = shown(COLLIDING)
    assert found[-2:] == [
        "This is another reading of who must consent, which the evidence leaves open.",
        "The answer is the same in every point as if agreement needs Alpha and Zeta.",
    ]
    assert sum(line == "Conditions that collide" for line in found) == 1
    differing = replace(result.readings["wider"], packages=result.readings["wider"].packages._replace(open=Certificate(1, 1)))
    for other in (differing, replace(result.readings["wider"], withheld=True)):
        told = lines(view(replace(result, readings=result.readings | {"wider": other}), case))
        assert sum(line == "Conditions that collide" for line in told) == 2


def test_corrections_come_by_size_and_then_in_the_alphabets_order() -> None:
    """Zeta stands first in the file; what it alone or Alpha alone would have to give up comes before what takes two conditions."""
    alone = [line for line in shown(COLLIDING) if "It would open" in line][:2]
    assert ["Alpha" in line for line in alone] == [True, False]
    several = COLLIDING.replace("if: rent > 10, claims: c1}", "if: rent > 10, claims: c1}, dearer: {if: rent >= 20, claims: c1}")
    corrections = [line for line in shown(several) if "It would open" in line][:2]
    assert [line.count("Alpha") for line in corrections] == [0, 2]
    renamed = several.replace("name: Alpha", "name: Zzz")
    assert [line.count("Zzz") for line in shown(renamed) if "It would open" in line][:2] == [0, 2]


def test_a_condition_that_alone_excludes_all_is_said_so() -> None:
    text = COLLIDING.replace("if: rent < 20", "if: rent > 0")
    assert "Zeta" in one(shown(text), "alone excludes every package")


def test_nothing_to_collide_on_is_said_so() -> None:
    found = shown(COLLIDING.replace("deal: rent > 0", "deal: rent > 20"))
    assert any("No possible package counts as an agreement" in line for line in found)
    assert not any("cannot" in line for line in found)


def test_an_undecided_search_is_not_shown_as_the_absence_of_collisions() -> None:
    case, result = asked(OPEN)
    unsure = _with_sets(result, conflicts=(), complete=False)
    found = lines(view(unsure, case))
    assert not any("no conditions collide" in line for line in found)
    assert any("could not be decided" in line for line in found)


def test_a_capped_list_says_that_there_may_be_more() -> None:
    case, result = asked(COLLIDING)
    assert any(isinstance(block, Note) and block.kind == "approximate" for block in view(_with_sets(result, complete=False), case))
    assert not any(isinstance(block, Note) and block.kind == "approximate" for block in view(result, case))


def test_more_collisions_than_are_shown_are_counted() -> None:
    case, result = asked(COLLIDING)
    conflict = result.readings["rule"].conflicts[0]
    many = _with_sets(result, conflicts=(conflict,) * 15)
    assert any(line.startswith("3 more are not shown here") for line in lines(view(many, case)))


def _with_sets(result: Result, **changes: object) -> Result:
    readings = {
        name: replace(reading, sets=tuple(replace(one_set, **changes) for one_set in reading.sets))  # type: ignore[arg-type] # as named
        for name, reading in result.readings.items()
    }
    return replace(result, readings=readings)


def test_several_ways_to_agree_are_shown_one_by_one() -> None:
    found = shown(COLLIDING.replace("rule: z and a,", "rule: z and (a or r),"))
    assert "If it is Alpha and Zeta who agree:" in found
    assert "If it is Rho and Zeta who agree:" in found


def test_what_each_condition_rules_out_is_a_table_with_the_conditions_as_row_headers() -> None:
    case, result = asked(OPEN)
    shown_tables = [table for table in tables(view(result, case)) if table.columns[0] == "Condition"]
    assert len(shown_tables) == 1  # the other reading has the same answer
    assert all(table.row_headers and len(table.rows) == 3 for table in shown_tables)
    assert sum("no option on its own" in row[1].plain for row in shown_tables[0].rows) == 1


def test_norms_locks_acceptances_and_contradictions_are_shown() -> None:
    found = shown(EVERYTHING)
    assert "decency" in one(found, "by norm")
    assert "Accepted packages" in found
    assert any(line.startswith("Each of these waits for the other") for line in found)
    assert "nobody who can begin" in one(found, "promises all of it")
    contradicted = shown(EVERYTHING.replace("until: 2024-06-30", "since: 2024-06-30"))
    assert "Zeta" in one(contradicted, "Two statements of one party")


def test_what_is_not_known_to_count_is_listed_and_what_may_have_ended_too() -> None:
    case = loads(EVERYTHING).at("2024-12-16")
    found = lines(view(run("openings", case).result, case))
    assert any(line.startswith("Not known to be in force on 2024-12-16") for line in found)
    assert any(line.startswith("Counted, but perhaps ended before 2024-12-16") for line in found)
    warned = next(index for index, line in enumerate(found) if "5 of 6 conditions are not known to have been in force" in line)
    assert warned < next(index for index, line in enumerate(found) if line.startswith("If agreement needs"))
    assert not any("says little about that day" in line for line in shown(EVERYTHING))


def test_what_nobody_has_judged_of_the_future_is_said() -> None:
    assert "The vote" in one(shown(OPEN), "nobody has judged what would follow")


def test_the_comparison_says_what_began_ended_and_no_longer_collides() -> None:
    found = shown(EVERYTHING, since="after")
    assert any(line.startswith("Compared with how it was before") for line in found)
    assert any(line.startswith("In force now, not then") for line in found)
    assert any(line.startswith("In force then, not now") for line in found)
    assert one(found, "Compared with").endswith(": one package open then, none now.")
    assert any(line.startswith("Compared with how it was on 2024-06-30") for line in shown(EVERYTHING, since="2024-06-30"))
    assert not any(line.startswith("Compared") for line in shown(EVERYTHING))


def test_what_changed_for_all_readings_of_consent_is_said_under_the_first() -> None:
    text = COLLIDING.replace("if: rent > 10, claims: c1", "if: rent > 10, since: 2024-12-10, claims: c1")
    text = text.replace("  a: {refuses:", "  r: {refuses: {all: {if: land == all, since: 2024-01}}}\n  a: {refuses:")
    found = shown(text, since="2024-12-01")
    assert sum(line.startswith("Compared with how it was on 2024-12-01: ") for line in found) == 1
    assert sum(line.startswith("Compared with the same earlier point: ") for line in found) == 1
    assert sum(line.startswith("In force now, not then") for line in found) == 1


def test_what_an_event_has_taken_away_since_is_said_as_it_was() -> None:
    gone = COLLIDING + "events: {truce: {date: 2024-12-10, title: The truce, remove: [views.z.refuses.cheap]}}\n"
    gone = gone.replace("if: rent < 20, claims: c2", "if: rent < 20, since: 2024-01-01, claims: c2").replace(
        "if: rent > 10, claims: c1", "if: rent > 10, since: 2024-01-01, claims: c1"
    )
    case, result = asked(gone, since="2024-12-01")
    found = lines(view(result, case))
    assert "cheap" not in case.views["z"].refuses
    assert "Zeta" in one(found, "In force then, not now")
    assert "Zeta" in one(found, "could not both be met; this is no longer so")
    assert any("this is no longer so" in line for line in lines(analyse(case, since="2024-12-01").document.lead))


def test_a_description_that_is_not_exact_says_so() -> None:
    case, result = asked(EVERYTHING)
    reading = result.readings["rule"]
    vague = replace(reading, accepted_packages=replace(reading.accepted_packages, exact=False))
    found = lines(view(replace(result, readings={"rule": vague}, exact=False), case))
    assert any("differ in ways that it does not list" in line for line in found)
    assert any("bounds or not complete" in line for line in found)


def test_counts_that_are_bounds_are_shown_as_bounds() -> None:
    case, result = asked(COLLIDING)
    reading = result.readings["rule"]
    between = Certificate(2, 5, "bounds")
    packages = reading.packages._replace(ruled_out=between, open=between)
    unsure = replace(reading, packages=packages, open_packages=PackageSet(between, {}, (), exact=False, examples=()))
    found = lines(view(replace(result, readings={"rule": unsure}), case))
    assert "between 2 and 5" in one(found, "rule out between")


@pytest.mark.parametrize("name", NAMES)
def test_an_id_is_shown_only_of_what_has_no_title(name: str) -> None:
    case = case_of(name)
    sections = (case.proposals, case.precedents, case.events, case.scenarios, case.norms, case.instruments)
    untitled = {each for section in sections for each, entry in section.items() if not getattr(entry, "title", None)}
    shown_ids = set(re.findall(r"Code\(text='([^']+)'\)", repr(view(run_of(name).result, case))))
    assert shown_ids <= untitled


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_cited_is_one_of_the_case(name: str) -> None:
    case = case_of(name)
    cited = set(re.findall(r"Cite\(claim='([^']+)'\)", repr(view(run_of(name).result, case))))
    assert cited
    assert cited <= set(case.claims)
