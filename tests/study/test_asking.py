"""One question to one case: options completed, everything that the answer depends on written down."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lens.protocol import Context, Unfit
from accords.study.asking import run
from bundled import case_of

SEED = "gaza-talks-2024/ceasefire"


def test_the_standpoint_is_in_the_provenance() -> None:
    case = case_of(SEED).at("2024-12-17").under("political-survival").reading("coalition")
    found = run("openings", case, context=Context(seed=7)).provenance
    assert (found.date, found.scenarios, found.consent, found.seed) == ("2024-12-17", ("political-survival",), "coalition", 7)
    assert found.patches == ("scenarios.political-survival",)


def test_mentions_that_went_void_are_in_the_provenance() -> None:
    found = run("openings", case_of("invented/two-villages").under("no-envoy")).provenance
    assert all(": " in line for line in found.voided)
    assert found.patches == ("scenarios.no-envoy",)


def test_the_reading_asked_for_comes_first_and_the_others_stand_beside_it() -> None:
    assert list(run("openings", case_of(SEED).reading("coalition")).result.readings) == ["coalition", "rule"]


def test_options_change_the_answer_and_are_written_down() -> None:
    found = run("openings", case_of("invented/starter"), since="second-offer")
    assert found.provenance.options["since"] == "second-offer"
    assert found.result.compared.entry == "views.tenants.refuses.second-offer"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"until": 1}, "no option 'until'"),
        ({"since": "nobody"}, "There is no entry 'nobody'"),
    ],
)
def test_mistakes_are_told_in_sentences(options: dict[str, object], message: str) -> None:
    with pytest.raises(AccordsError, match=message):
        run("openings", case_of("invented/starter"), **options)  # type: ignore[arg-type] # options are of any type


def test_a_lens_that_is_not_there_is_refused() -> None:
    with pytest.raises(AccordsError, match="There is no lens 'luck'"):
        run("luck", case_of("invented/starter"))


PARTIES = "accords: 1\ntitle: T\nas_of: 2024-12-17\nparties: {n: {name: N, role: negotiator}, s: {name: S, role: negotiator}}\n"


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        (PARTIES, "issues", "no issues"),
        (PARTIES.replace("negotiator}, s", "mediator}, s") + "issues: {x: {options: [a, b]}}\n", "consent", "who must consent"),
    ],
)
def test_what_a_case_lacks_is_named(text: str, field: str, words: str) -> None:
    with pytest.raises(Unfit, match=words) as caught:
        run("openings", loads(text))
    assert caught.value.field == field
