"""Questions about the structure: what they decide is what the rows of the structure say."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings

from accords.case.case import loads
from accords.lenses.robustness.asking import AS_IT_STANDS, structural
from accords.lenses.robustness.combinations import settings_of, structure_of
from accords.lenses.robustness.worlds import worlds_of
from lenses.robustness.talks import asked, of, small
from reshaping import Plan
from strategies import cases, text_of

SOME = settings(
    max_examples=max(8, settings().max_examples // 8), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@SOME
@given(cases())
def test_an_answer_decides_where_the_rows_differ(plan: Plan) -> None:
    """With one reading of consent: the part of all rows without the point whose neighbours with its ways are not all alike."""
    case = loads(text_of(plan))
    assume(len(case.readings) == 1)
    worlds = worlds_of(case)
    assume(worlds.every and 1 < sum(setting.combinations for setting in settings_of(worlds)) <= 150)
    structure = structure_of(worlds, 150)
    left = {frozenset(row.assumptions): row.left for row in structure.rows}
    for ask in structural(structure, case):
        if ask.question.kind == "word":
            continue
        ways = [effect.answer for effect in ask.answers if effect.answer != AS_IT_STANDS]
        contexts = [key for key in left if not key & set(ways) and all(key | {way} in left for way in ways)]
        decided = [key for key in contexts if len({left[key], *(left[key | {way}] for way in ways)}) > 1]
        assert ask.value is not None
        # A point that only arises without some event decides nothing with it: those combinations count too.
        assert ask.value <= len(decided) / len(contexts) + 1e-12
        assert ask.decides == (frozenset() in decided)


def test_what_to_ask_in_the_ceasefire_talks() -> None:
    found = asked("gaza-talks-2024/ceasefire").ask
    deciding = [ask.question.path for ask in found if ask.decides]
    assert set(deciding) == {"consent", "views.coalition-parties.refuses.any-truce"}
    third = found[2]
    assert (third.question.path, third.decides_under) == ("views.israel.silent.eventual-withdrawal", ("rule",))
    refused = next(effect for effect in third.answers if effect.answer.endswith(":refused"))
    assert refused.left == {"rule": False, "coalition": False}
    # Of all combinations of everything else, not of pairs alone, in which it always closes everything.
    assert refused.share is not None
    assert 0 < refused.share < 0.05
    assert {ask.question.path for ask in found if ask.question.kind == "word"} == {
        "issues.hostages.some",
        "issues.prisoners.some",
        "issues.withdrawal.eventual",
        "issues.afterwards.permanent",
    }
    assert not asked("gaza-talks-2024/ceasefire").settled


def test_who_must_consent_is_asked_of_those_who_are_in_some_readings_only() -> None:
    found = {ask.question.kind: ask for ask in of(small()).ask}
    assert found["consent"].question.whom == ("cyd",)
    assert found["word"].question.whom == ("ann", "bor")
    assert found["word"].value is None


def test_it_is_said_whom_the_material_is_not_for() -> None:
    case = small("{if: toll == 0, firm: judged}", "{if: toll == 0, firm: judged, handling: team}")
    found = {ask.question.path: ask.reveals for ask in of(case, audience="team").ask}
    assert found["views.bor.refuses.cheap"] == ("bor",)
    assert found["views.ann.silent.opening"] == ()


def test_where_no_answer_changes_anything_asking_may_stop() -> None:
    assert of(small()).settled is False
    assert asked("invented/starter").settled
