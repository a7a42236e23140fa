"""The run of ``robustness``: structure first, then what follows from preferences, then what to ask, and shares of draws last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, cast

from accords.case.case import Case
from accords.errors import AccordsError
from accords.lens.protocol import Context, Unfit
from accords.lenses.robustness.asking import rank, structural
from accords.lenses.robustness.combinations import structure_of
from accords.lenses.robustness.compared import Considered, agreements, compared
from accords.lenses.robustness.follows import Preferences, disagreements, follows, preferences_of, regrets
from accords.lenses.robustness.numbers import NOTHING_DRAWN, NotDrawn, Shares
from accords.lenses.robustness.result import Ask, Choices, Compared, Objective, Result
from accords.lenses.robustness.survival import survival_of
from accords.lenses.robustness.worlds import worlds_of
from accords.space.space import Space
from accords.work.work import Work
from accords.zone.certificate import Certificate
from accords.zone.zone import zone_of

if TYPE_CHECKING:
    from accords.lenses.robustness.shares import Counted

# Fewer draws leave less than two for each class of an open number whose effect is looked for.
FEWEST_DRAWS = 40

_OBJECTIVES = ("open", "accepted", "worst_off")


def run(case: Case, options: Mapping[str, Any], context: Context) -> Result:
    """Say what follows whatever is left open, over what share of it, and what to find out next.

    Raises
    ------
    Unfit
        If the case has no issues, or does not say who must consent.
    AccordsError
        If an option asks for what the case does not allow, or the checkpoint cannot be used.
    Interrupted
        If the work was stopped before its end.
    """
    if not case.issues:
        raise Unfit("issues", "The case has no issues yet, so there are no packages to speak of. Add a section 'issues'.")
    if not case.readings:
        raise Unfit(
            "consent", "The case does not say who must consent, so nothing can be said of any package. Add 'consent: PARTY and PARTY'."
        )
    cap, draws = _number(options, "cap", 4096, 1), _draws(options)
    seed = _number(options, "seed", context.seed, 0)
    objective = _objective(options.get("objective"), case)
    worlds = worlds_of(case, alleged=bool(options.get("alleged")))
    structure = structure_of(worlds, cap)
    survival = survival_of(worlds, structure.settings)
    preferences = preferences_of(worlds.base)
    considered = compared(worlds.base, context.focus) if preferences else Considered({}, ())
    packages = considered.packages
    ask = structural(structure, case)
    scenario, other = _other(case, options.get("compare"))
    (counted, beside), why = _counted((preferences, other), packages, (draws, seed), context.work)
    objective, asked, perfect, enough = _asked(counted, objective, case, worlds.base.space)
    shares = counted.shares if counted else replace(NOTHING_DRAWN, not_drawn=why)
    alone = not any(one.value for one in ask)
    return Result(
        date=str(case.standpoint.date),
        objective=objective,
        points=tuple(structure.assumptions.values()),
        structure=structure.rows,
        every=structure.every,
        tried=structure.tried,
        combinations=Certificate(structure.total, structure.total) if structure.total is not None else None,
        not_together=tuple(tuple(point.id for point in patches) for patches in worlds.not_together),
        survival=survival,
        survives_all=survival.survives_all,
        preferences=preferences.known if preferences else {},
        considered=packages,
        agreements=agreements(worlds.base, packages),
        not_compared=considered.left_out,
        necessary=follows(preferences, packages, "necessary") if preferences else None,
        possible=follows(preferences, packages, "possible") if preferences else None,
        regret=regrets(preferences, packages) if preferences else {},
        disagreements=disagreements(preferences, packages) if preferences else (),
        ask=(*sorted(ask, key=rank), *asked),
        settled=alone and enough,
        perfect=perfect,
        **{field.name: getattr(shares, field.name) for field in fields(Shares)},
        compared=_compared(scenario, other, packages, beside) if other else None,
        exact=structure.every and not structure.tried.undecided and survival.exact and not shares.draws,
    )


def _number(options: Mapping[str, Any], name: str, otherwise: int, least: int) -> int:
    value = int(options[name]) if options.get(name) is not None else otherwise
    if value < least:
        raise AccordsError(f"The option '{name}' is a whole number from {least}, not {value}.")
    return value


def _draws(options: Mapping[str, Any]) -> int:
    """Give how many draws are made: none, or enough to see what drives a share."""
    draws = _number(options, "draws", 2000, 0)
    if 0 < draws < FEWEST_DRAWS:
        raise AccordsError(
            f"The option 'draws' is 0 for none, or a whole number from {FEWEST_DRAWS}, not {draws}: fewer show hardly anything of a share."
        )
    return draws


def _objective(wanted: str | None, case: Case) -> Objective | None:
    """Give the objective asked for, if there is such a one and the case allows it."""
    if wanted is not None and wanted not in _OBJECTIVES:
        raise AccordsError(f"There is no objective '{wanted}'. There are: {', '.join(_OBJECTIVES)}.")
    if wanted == "worst_off" and not case.comparable:
        raise AccordsError("The objective 'worst_off' compares utilities of parties, and the case does not say 'comparable: true'.")
    return cast("Objective | None", wanted)


def _counted(
    views: Sequence[Preferences | None], packages: Mapping[str, Choices], drawing: tuple[int, int], work: Work
) -> tuple[list[Counted | None], NotDrawn]:
    """Draw what is open in the preferences of each view of the case, and count over all draws in one piece of work.

    Beside what was counted, it is said why nothing was drawn for the first view, if nothing was.
    """
    if not drawing[0] or all(view is None for view in views):
        return [None for _ in views], "" if drawing[0] else "not_asked"
    # What draws is loaded only where there is something to draw.
    from accords.lenses.robustness.drawing import drawing_of  # noqa: PLC0415 - as said above
    from accords.lenses.robustness.shares import shares_of  # noqa: PLC0415 - as said above

    made = ["" if view is None else drawing_of(view, packages, *drawing) for view in views]
    drawn = [None if isinstance(one, str) else one for one in made]
    return shares_of(drawn, work), made[0] if isinstance(made[0], str) else ""


def _asked(
    counted: Counted | None, wanted: Objective | None, case: Case, space: Space
) -> tuple[Objective, tuple[Ask, ...], float | None, bool]:
    """Value questions about preferences by the objective asked for."""
    if counted is None:
        if wanted in {"accepted", "worst_off"}:
            raise AccordsError(f"The objective '{wanted}' needs preferences that leave something open, and draws of them. Use 'open'.")
        return "open", (), None, True
    from accords.lenses.robustness.asking_numbers import about_preferences  # noqa: PLC0415 - loaded only where something was drawn

    objective = wanted or "accepted"
    asked = about_preferences(counted, objective, case, space)
    return objective, asked.questions, asked.perfect, asked.enough


def _other(case: Case, scenario: str | None) -> tuple[str, Preferences | None]:
    """Give the preferences that a scenario has, to set beside the case's own."""
    if scenario is None:
        return "", None
    if scenario not in case.scenarios:
        raise AccordsError(f"There is no scenario '{scenario}' to compare with. There are: {', '.join(case.scenarios) or 'none'}.")
    changed = case.under(f"scenarios.{scenario}")
    if changed.issues != case.issues:
        raise AccordsError(f"The scenario '{scenario}' changes the issues, so that packages cannot be compared with it.")
    preferences = preferences_of(zone_of(changed))
    if preferences is None:
        raise AccordsError(f"With the scenario '{scenario}' the case has no preferences to compare.")
    return scenario, preferences


def _compared(scenario: str, preferences: Preferences, packages: Mapping[str, Choices], counted: Counted | None) -> Compared:
    """Say what follows for the same packages with the preferences that a scenario has."""
    necessary, possible = follows(preferences, packages, "necessary"), follows(preferences, packages, "possible")
    return Compared(scenario, preferences.known, necessary, possible, counted.shares.packages if counted else ())
