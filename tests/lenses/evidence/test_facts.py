"""Facts of which claims state different values, against sets of days and tenths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accords.case.case import loads
from accords.lenses.evidence.facts import disagreements
from bundled import case_of
from oracles import evidence as oracle

SEED = "gaza-talks-2024/ceasefire"
DATES = ("2023-10-07", "2022-10-07", "2023-10", "2023", "2023-10-01..2023-10-07", "about 2023-10-07", "2022..2023")
NUMBERS = ("1", "1.0", "2", "1..2", "1.5..3", "about 2", "2..9", "unknown")
TEXTS = ("red", "blue", "about red")
VALUES = {"date": DATES, "number": NUMBERS, "text": TEXTS}


def case_text(kind: str, values: list[str]) -> str:
    claims = "".join(f'  c{index}: {{states: {{f: "{value}"}}}}\n' for index, value in enumerate(values))
    return (
        f"accords: 1\ntitle: T\nas_of: 2024\nfacts: {{f: {{title: A fact, kind: {kind}}}}}\nclaims:\n  other: {{says: Nothing.}}\n{claims}"
    )


@given(st.sampled_from(list(VALUES)).flatmap(lambda kind: st.tuples(st.just(kind), st.lists(st.sampled_from(VALUES[kind]), max_size=4))))
def test_values_differ_and_may_go_together_as_the_sets_that_they_cover(drawn: tuple[str, list[str]]) -> None:
    kind, values = drawn
    case = loads(case_text(kind, values))
    found = list(disagreements(case))
    assert {each.fact: each.compatible for each in found} == oracle.disagreements(case)
    for each in found:
        assert [value.text for value in each.values] == values


def test_the_wrong_year_in_the_first_case_is_shown() -> None:
    found = {each.fact: each for each in disagreements(case_of(SEED))}
    texts = [{value.text for value in each.values} for each in found.values()]
    assert {"2022-10-07", "2023-10-07"} in texts
    assert not next(each.compatible for each in found.values() if {value.text for value in each.values} == {"2022-10-07", "2023-10-07"})
