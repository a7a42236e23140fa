"""The first page's sentences on stated numbers."""

from __future__ import annotations

from dataclasses import replace

from accords.case.case import loads
from accords.lens.wording import Wording
from accords.maths.estimate import Estimate
from accords.study.asking import run
from accords.study.catalog import text_of
from accords.study.view_numbers import stated_numbers
from accords.zone.certificate import Certificate
from plain import lines


def said(name: str, text: str | None = None, audience: str | None = None) -> list[str]:
    case = loads(text or text_of(name))
    found = run("deals", case, audience=audience)
    return lines(stated_numbers({"deals": found}, Wording(case)))


def test_each_reading_of_consent_says_what_is_left_and_what_is_efficient() -> None:
    first = (
        "If agreement needs Shipping line and Port authority and (Citizens' assembly or Town council): conditions and numbers together "
        "leave 38 of the 134 packages that count as an agreement; 8 combinations of values are efficient for Port authority and "
        "Shipping line."
    )
    second = (
        "If agreement needs Citizens' assembly, Port authority, Shipping line and Town council: conditions and numbers together leave 12 "
        "of the 134 packages that count as an agreement; 3 combinations of values are efficient for Port authority and Shipping line."
    )
    assert said("invented/harbour") == ["What the stated numbers add", first, second]


def test_nothing_is_said_where_no_numbers_are_stated() -> None:
    case = loads(text_of("invented/starter"))
    assert stated_numbers({"openings": run("openings", case)}, Wording(case)) == []
    assert said("ballots/tennessee") == []


def test_what_may_not_be_shown_is_said_to_be_missing() -> None:
    text = text_of("nash-1950/bill-and-jack").replace("  jack:\n", "  jack:\n    handling: team\n", 1)
    assert text != text_of("nash-1950/bill-and-jack")
    blocks = said("", text, "public")
    assert blocks[0] == "What the stated numbers add"
    assert "not shown here" in blocks[-1]
    assert len(blocks) == 2


def test_an_estimate_is_said_after_the_bounds() -> None:
    case = loads(text_of("nash-1950/bill-and-jack"))
    found = run("deals", case)
    left = Certificate(3, 60, "bounds", Estimate(40, 30, 50, 2000))
    found = replace(found, result=replace(found.result, counts=replace(found.result.counts, left=left)))
    (said,) = lines(stated_numbers({"deals": found}, Wording(case)))[1:]
    assert "leave between 3 and 60 of the " in said
    assert ", as an estimate about 40 (95 % interval: 30 to 50, from 2\u202f000 draws of the rounded programme);" in said


def test_of_one_party_alone_no_values_are_called_efficient() -> None:
    case = loads(text_of("nash-1950/bill-and-jack"))
    (alone,) = lines(stated_numbers({"deals": run("deals", case, parties="bill")}, Wording(case)))[1:]
    assert "conditions and numbers together leave " in alone
    assert "efficient" not in alone
