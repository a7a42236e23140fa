"""Questions as a table, and when to stop."""

from __future__ import annotations

from dataclasses import replace

from accords.lenses.robustness.sentences import Suppositions
from accords.lenses.robustness.view_ask import ask_blocks
from bundled import case_of
from lenses.robustness.talks import asked, of, small
from plain import lines, tables

GAZA, FLOUR = "gaza-talks-2024/ceasefire", "invented/flour"


def test_the_first_questions_are_those_that_decide() -> None:
    (table,) = tables(ask_blocks(asked(GAZA), Suppositions(case_of(GAZA))))
    assert [row[1].plain for row in table.rows[:2]] == ["decides it, all else as it is"] * 2
    assert table.rows[2][1].plain == "decides whether anything is left if agreement needs Hamas and Israel's government"
    assert "something is left if agreement needs" in table.rows[2][2].plain
    assert any(row[1].plain == "not computed" for row in table.rows)


def test_questions_about_preferences_stand_behind_those_about_structure() -> None:
    found = tables(ask_blocks(asked(FLOUR), Suppositions(case_of(FLOUR))))
    assert [table.columns[1] for table in found] == ["Adds on average"]
    assert found[0].rows[0][1].plain.endswith("percentage points")
    assert found[0].rows[0][2].plain.startswith("no: ")


def test_the_two_kinds_of_questions_are_said_not_to_be_ranked_together() -> None:
    assert "what they are worth has no common unit" in "\n".join(lines(ask_blocks(asked(FLOUR), Suppositions(case_of(FLOUR)))))
    assert "no common unit" not in "\n".join(lines(ask_blocks(asked(GAZA), Suppositions(case_of(GAZA)))))


def test_when_to_stop_and_what_asking_reveals_is_said() -> None:
    said = lines(ask_blocks(asked(FLOUR), Suppositions(case_of(FLOUR))))[-1]
    assert "No single answer about the structure changes whether" in said
    assert "asking can stop" in said
    assert "two that help only together are weighed too low" in said
    assert said.endswith("Whoever is asked learns that the point matters.")
    gaza = lines(ask_blocks(asked(GAZA), Suppositions(case_of(GAZA))))[-1]
    assert gaza.startswith("Of the structure, no more need be asked once no answer left changes whether")


def test_material_that_is_not_for_those_asked_is_marked() -> None:
    case = small("{if: toll == 0, firm: judged}", "{if: toll == 0, firm: judged, handling: team}")
    found = of(case, audience="team")
    said = "\n".join(lines(ask_blocks(replace(found, ask=tuple(replace(ask, decides=True) for ask in found.ask)), Suppositions(case))))
    assert "(rests on material that by its mark is not for Borland)" in said


def test_questions_that_decide_nothing_alone_are_counted_only() -> None:
    said = lines(ask_blocks(asked(FLOUR), Suppositions(case_of(FLOUR))))
    assert "None of the 3 questions about the structure decides anything by its answer alone." in said
    starter = lines(ask_blocks(asked("invented/starter"), Suppositions(case_of("invented/starter"))))
    assert "The one question about the structure decides nothing by its answer alone." in starter


def test_without_questions_nothing_is_shown() -> None:
    assert ask_blocks(replace(asked(GAZA), ask=()), Suppositions(case_of(GAZA))) == []
