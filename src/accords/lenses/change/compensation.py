"""What would lift a package to what a party would not go below, in that party's own units (side payments: Putnam 1988)."""

from __future__ import annotations

from fractions import Fraction

from accords.case.case import Case
from accords.case.truth import void_issues
from accords.lenses.change.left import State
from accords.lenses.change.result_consent import Lift
from accords.lenses.change.result_past import Choices
from accords.space.utility import Utility, utility_of


def lifts(state: State, name: str) -> dict[str, tuple[Lift, ...]]:
    """Give, for each party whose consent is asked for and whose numbers are known, what each whole proposal would have to be lifted by.

    A party's numbers are known if its preference is additive throughout and its reservation is a number, a whole outcome or the status
    quo. Its units are its own: nothing is compared with another party's, and nothing says who would pay. Where an issue of the case counts
    people, nothing is worked out: a package that is about people has no price.
    """
    case, space = state.zone.case, state.zone.space
    if any(issue.persons for issue in case.issues.values()):
        return {}
    packages = {f"proposals.{proposal}": choices for proposal, choices in _whole(case).items()}
    found = {}
    for party in state.rules[name].parties:
        preference = case.preferences.get(party)
        utility = utility_of(space, preference) if preference else None
        floor = _reservation(case, party, utility) if utility else None
        if utility is not None and floor is not None and packages:
            found[party] = tuple(_lift(package, utility.of(choices), floor) for package, choices in packages.items())
    return found


def _lift(package: str, worth: Fraction, floor: Fraction) -> Lift:
    return Lift(package, str(worth), str(floor), str(max(Fraction(0), floor - worth)))


def _whole(case: Case) -> dict[str, Choices]:
    """Give the proposals made by the date that settle every issue by a listed option."""
    found = {}
    for name, proposal in case.proposals.items():
        made = proposal.date is None or proposal.date.first <= case.today
        if made and proposal.outcome is not None:
            choices = _settled(case, case.choices(proposal.outcome))
            if choices is not None:
                found[name] = choices
    return found


def _settled(case: Case, choices: Choices) -> Choices | None:
    """Give a package by the ids of its options; nothing where an issue that arises is left open, or settled by what is no option."""
    ids = {}
    for issue, option in choices.items():
        known = case.issues[issue].option(option)
        if known is None:
            return None
        ids[issue] = known.id
    void = void_issues(case.issues, ids)
    if not all(issue in ids or issue in void for issue in case.issues):
        return None
    return {issue: option for issue, option in ids.items() if issue not in void}


def _reservation(case: Case, party: str, utility: Utility) -> Fraction | None:
    """Give the utility that a party would not go below, if it is one number."""
    reservation = case.preferences[party].reservation
    if reservation is None:
        return None
    if reservation.kind == "amount" and reservation.amount is not None:
        amount = reservation.amount
        return Fraction(amount.low) if amount.low is not None and amount.low == amount.high and not amount.about else None
    if reservation.kind == "unknown":
        return None
    written = (
        case.status_quo_choices if reservation.kind == "status_quo" else case.choices(reservation.outcome) if reservation.outcome else {}
    )
    choices = _settled(case, written)
    return utility.of(choices) if choices is not None else None
