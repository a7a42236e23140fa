"""The answer of ``change`` as a whole: what it needs, what is supposed, what is exact; and the seed's case in time."""

from __future__ import annotations

from time import process_time

import pytest

from accords.case.case import loads
from accords.errors import AccordsError
from accords.lens.protocol import Context, Unfit
from accords.lenses.change.result import Result
from accords.lenses.change.run import certain, run
from accords.zone.certificate import Certificate
from accords.zone.package_set import PackageSet
from bundled import case_of

SEED = "gaza-talks-2024/ceasefire"
HEAD = "accords: 1\ntitle: t\nas_of: 2024-01-01\nparties: {a: {role: negotiator}, b: {role: negotiator}}\n"


def answer(text: str, **options: object) -> Result:
    return run(loads(text), options, Context())


@pytest.mark.parametrize(
    ("text", "field"),
    [(HEAD, "issues"), (HEAD.replace("b: {role: negotiator}", "b: {role: mediator}") + "issues: {x: {options: [0, 1]}}\n", "consent")],
)
def test_what_the_case_lacks_is_named(text: str, field: str) -> None:
    with pytest.raises(Unfit) as lacks:
        answer(text)
    assert lacks.value.field == field


@pytest.mark.parametrize("option", ["cap", "combinations"])
def test_a_cap_is_a_whole_number_from_one(option: str) -> None:
    with pytest.raises(AccordsError, match=f"'{option}' is a whole number from 1, not 0"):
        answer(HEAD + "issues: {x: {options: [0, 1]}}\n", **{option: 0})


def test_the_reading_asked_for_comes_first() -> None:
    case = loads(HEAD + "issues: {x: {options: [0, 1]}}\nconsent: {rule: a, or_maybe: {both: a and b}}\n").reading("both")
    found = run(case, {}, Context())
    assert list(found.corrections) == list(found.consent) == list(found.timeline[-1].readings) == ["both", "rule"]


def test_what_is_supposed_counts_in_what_could_be_and_not_in_what_was() -> None:
    case = case_of(SEED)
    plain, supposed = (run(each, {}, Context()) for each in (case, case.under("readiness-unconfirmed")))
    assert (plain.supposed, supposed.supposed) == ((), ("scenarios.readiness-unconfirmed",))
    assert (supposed.timeline, supposed.opened_by, supposed.ifs) == (plain.timeline, plain.opened_by, plain.ifs)
    assert plain.corrections["rule"][0].possible
    assert supposed.corrections["rule"][0].corrections


def test_the_shift_of_the_seeds_case_opened_sixteen_packages() -> None:
    """As counted by hand for `openings`: 2 lengths, 2 outlooks, 4 ways for the exchange once both corridors may stay."""
    found = run(case_of(SEED), {}, Context())
    (opener,) = found.opened_by
    assert opener.path == "views.hamas.lives_with.corridors-for-now"
    assert opener.replaced == ("views.hamas.refuses.earlier-demand",)
    assert list(opener.readings) == ["rule"]
    assert opener.readings["rule"].opened.count == Certificate(16, 16)
    assert opener.readings["rule"].opened.common == {"netzarim": "stay", "philadelphi": "stay", "withdrawal": "eventual"}
    changed = [moment for moment in found.timeline if moment.kind == "changed"]
    assert [(moment.date, moment.events) for moment in changed] == [("2024-12-17", ("events.announcement",))]


def test_the_seeds_case_takes_a_second_at_most() -> None:
    case = case_of(SEED)
    run(case, {}, Context())
    started = process_time()
    found = run(case, {}, Context())
    assert process_time() - started < 1
    assert found.exact


def test_a_result_is_exact_if_each_count_is_and_each_list_is_complete() -> None:
    assert certain(PackageSet(Certificate(2, 2), {}, (), exact=False, examples=()))
    assert not certain({"a": (Certificate(1, 2),)})
    found = answer(HEAD + "issues: {x: {options: [0, 1, 2]}}\nviews: {a: {refuses: {p: x > 0, q: x < 1, r: x < 2}}}\n", cap=1)
    assert found.corrections["rule"][0].complete is False
    assert not found.exact
