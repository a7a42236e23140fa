"""The run of ``robustness``: structure first, then what follows from preferences, then what to ask, and shares of draws last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, cast

from accords.case.case import Case
from accords.errors import AccordsError
from accords.lens.protocol import Context, Unfit
from accords.lenses.robustness.asking import rank, structural
from accords.lenses.robustness.combinations import structure_of
from accords.lenses.robustness.compared import compared
from accords.lenses.robustness.follows import Preferences, disagreements, follows, preferences_of, regrets
from accords.lenses.robustness.numbers import NOTHING_DRAWN, Shares
from accords.lenses.robustness.result import Ask, Choices, Compared, Objective, Result
from accords.lenses.robustness.survival import survival_of
from accords.lenses.robustness.worlds import worlds_of
from accords.zone.certificate import Certificate
from accords.zone.zone import zone_of

_OBJECTIVES = ("open", "accepted", "worst_off")


def run(case: Case, options: Mapping[str, Any], context: Context) -> Result:
    """Say what follows whatever is left open, over what share of it, and what to find out next.

    Raises
    ------
    Unfit
        If the case has no issues, or does not say who must consent.
    AccordsError
        If an option asks for what the case does not allow.
    """
    if not case.issues:
        raise Unfit("issues", "The case has no issues yet, so there are no packages to speak of. Add a section 'issues'.")
    if not case.readings:
        raise Unfit(
            "consent", "The case does not say who must consent, so nothing can be said of any package. Add 'consent: PARTY and PARTY'."
        )
    cap, draws = _number(options, "cap", 4096, 1), _number(options, "draws", 2000, 0)
    seed = _number(options, "seed", context.seed, 0)
    worlds = worlds_of(case, alleged=bool(options.get("alleged")))
    structure = structure_of(worlds, cap)
    survival = survival_of(worlds, structure.settings)
    preferences = preferences_of(worlds.base)
    packages = compared(case, worlds.base.space, context.focus) if preferences else {}
    ask = structural(structure, case)
    objective, asked, perfect, shares, enough = _drawn(preferences, packages, (draws, seed), options.get("objective"), case)
    decided = all(row.left is not None for row in structure.rows)
    alone = not any(one.value for one in ask)
    return Result(
        date=str(case.standpoint.date),
        objective=objective,
        points=tuple(structure.assumptions.values()),
        structure=structure.rows,
        every=structure.every,
        combinations=Certificate(structure.total, structure.total) if structure.total is not None else None,
        not_together=tuple(tuple(point.id for point in patches) for patches in worlds.not_together),
        survival=survival,
        survives_all=survival.survives_all,
        preferences=preferences.known if preferences else {},
        considered=packages,
        necessary=follows(preferences, packages, "necessary") if preferences else None,
        possible=follows(preferences, packages, "possible") if preferences else None,
        regret=regrets(preferences, packages) if preferences else {},
        disagreements=disagreements(preferences, packages) if preferences else (),
        ask=(*sorted(ask, key=rank), *asked),
        settled=alone and enough,
        perfect=perfect,
        **{field.name: getattr(shares, field.name) for field in fields(Shares)},
        compared=_other(case, packages, (draws, seed), options.get("compare")),
        exact=decided and survival.exact and not shares.draws,
    )


def _number(options: Mapping[str, Any], name: str, otherwise: int, least: int) -> int:
    value = int(options[name]) if options.get(name) is not None else otherwise
    if value < least:
        raise AccordsError(f"The option '{name}' is a whole number from {least}, not {value}.")
    return value


def _drawn(
    preferences: Preferences | None, packages: Mapping[str, Choices], drawing: tuple[int, int], wanted: str | None, case: Case
) -> tuple[Objective, tuple[Ask, ...], float | None, Shares, bool]:
    """Draw what is open in the preferences, and value questions about them by the objective asked for."""
    if wanted is not None and wanted not in _OBJECTIVES:
        raise AccordsError(f"There is no objective '{wanted}'. There are: {', '.join(_OBJECTIVES)}.")
    if wanted == "worst_off" and not case.comparable:
        raise AccordsError("The objective 'worst_off' compares utilities of parties, and the case does not say 'comparable: true'.")
    counted = None
    if preferences is not None and drawing[0]:
        from accords.lenses.robustness.shares import shares_of  # noqa: PLC0415 - what draws is loaded only where there is something to draw

        counted = shares_of(preferences, packages, *drawing)
    if counted is None:
        if wanted in {"accepted", "worst_off"}:
            raise AccordsError(f"The objective '{wanted}' needs preferences that leave something open, and draws of them. Use 'open'.")
        return "open", (), None, NOTHING_DRAWN, True
    from accords.lenses.robustness.asking_numbers import about_preferences  # noqa: PLC0415 - as above

    objective = cast("Objective", wanted or "accepted")
    space = preferences.zone.space if preferences is not None else zone_of(case).space
    asked = about_preferences(counted, objective, case, space)
    return objective, asked.questions, asked.perfect, counted.shares, asked.enough


def _other(case: Case, packages: Mapping[str, Choices], drawing: tuple[int, int], scenario: str | None) -> Compared | None:
    """Say what follows for the same packages with the preferences that a scenario has."""
    if scenario is None:
        return None
    if scenario not in case.scenarios:
        raise AccordsError(f"There is no scenario '{scenario}' to compare with. There are: {', '.join(case.scenarios) or 'none'}.")
    changed = case.under(f"scenarios.{scenario}")
    if changed.issues != case.issues:
        raise AccordsError(f"The scenario '{scenario}' changes the issues, so that packages cannot be compared with it.")
    preferences = preferences_of(zone_of(changed))
    if preferences is None:
        raise AccordsError(f"With the scenario '{scenario}' the case has no preferences to compare.")
    from accords.lenses.robustness.shares import shares_of  # noqa: PLC0415 - what draws is loaded only where there is something to draw

    counted = shares_of(preferences, packages, *drawing) if drawing[0] else None
    necessary, possible = follows(preferences, packages, "necessary"), follows(preferences, packages, "possible")
    return Compared(scenario, preferences.known, necessary, possible, counted.shares.packages if counted else ())
