"""A profile of Genius: one party's weights and evaluations over a domain, its reservation value and its discount factor."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from accords.case.wording import meant
from accords.errors import Problem
from accords.formats.genius_domain import GeniusDomain, GeniusIssue, bounds_of, kind_of_issue, name_of, number, objectives, whole
from accords.formats.genius_rectangles import Rectangle, read_rectangles, rectangles_in
from accords.formats.genius_xml import Element
from accords.formats.options_in import shown

# Below this largest evaluation Genius takes every value of a discrete issue as worth nothing.
_SMALLEST_DIVISOR: Final = Fraction(1, 100_000)
_MOST_SEARCHED: Final = 100
_FUNCTIONS: Final = frozenset({"linear"})


@dataclass(frozen=True, slots=True)
class GeniusWorth:
    """What one issue is worth to a party: weight x evaluation / divisor.

    Attributes
    ----------
    weight
        As the file has it; weights need not sum to 1.
    evaluations
        Per value of a discrete issue, or per number of an integer issue, in the domain's order.
    divisor
        The largest evaluation of a discrete issue; 1 for an integer issue.
    """

    weight: Fraction
    evaluations: tuple[Fraction, ...]
    divisor: Fraction


@dataclass(frozen=True, slots=True)
class GeniusProfile:
    """One party's utility.

    Attributes
    ----------
    name
        The name of its file without ending.
    worths
        Per issue of the domain; empty where the utility is made of hyper-rectangles.
    rectangles
        What each hyper-rectangle adds, divided by ``maxutility`` already.
    reservation
        The utility of no agreement; ``None`` where the file says none (Genius then takes 0).
    discount
        The factor by which Genius lets utilities shrink with time; ``None`` where there is none.
    """

    name: str
    worths: tuple[GeniusWorth, ...]
    rectangles: tuple[Rectangle, ...]
    reservation: Fraction | None
    discount: Fraction | None

    @property
    def at_most(self) -> Fraction:
        """A utility that no package exceeds; for a profile without hyper-rectangles the best package has it."""
        worths = (worth.weight * max(worth.evaluations) / worth.divisor for worth in self.worths)
        return sum((*worths, *(max(one.adds, Fraction(0)) for one in self.rectangles)), Fraction(0))


def read_profile(root: Element, domain: GeniusDomain, problems: list[Problem]) -> GeniusProfile:
    """Read a profile against its domain; what is wrong with it is added to ``problems``.

    Values are matched by what they say, never by their index; an item that stands twice counts as it stands last. A largest evaluation
    below 0.00001 makes every value of its issue worth nothing (Genius, class ``EvaluatorDiscrete``). Integer issues are worth
    offset + slope x (number - lower bound), cut off at 0 and 1 (class ``EvaluatorInteger``).
    """
    holders = list(objectives(root, problems))
    elements = [issue for holder in holders for issue in holder.all("issue")]
    utilities = [utility for holder in holders for utility in holder.all("utility")]
    known = _matched(elements, domain, problems)
    reservation, discount = (_below(root, name, problems) for name in ("reservation", "discount_factor"))
    worths: tuple[GeniusWorth, ...] = ()
    rectangles: tuple[Rectangle, ...] = ()
    if utilities or (root.get("type") or "").lower() == "nonlinear":
        rectangles = read_rectangles(rectangles_in(root, utilities, problems), domain, problems)
    elif holders:
        weights = _weights(holders, elements, problems)
        worths = tuple(_worths(root, domain, known, weights, problems))
    name = Path(root.place.file).stem
    return GeniusProfile(name, worths, rectangles, reservation, discount if discount not in {None, 0, 1} else None)


def _below(root: Element, name: str, problems: list[Problem]) -> Fraction | None:
    """Give the number that an element of some name has, wherever it stands outside the issues."""
    holders = [root, *(inner for outer in root.children for inner in (outer, *outer.children) if inner.tag.lower() != "issue")]
    found = [element for holder in holders for element in holder.all(name)]
    if len(found) > 1:
        problems += [element.problem(f"<{name}> stands more than once.", "Keep one of them.") for element in found[1:]]
    return number(found[0], "value", problems) if found else None


def _matched(elements: list[Element], domain: GeniusDomain, problems: list[Problem]) -> dict[str, Element]:
    """Give the profile's element of each issue of the domain, by name; name and index must mean the same issue."""
    by_name = {issue.name: issue for issue in domain.issues}
    by_index = {issue.index: issue for issue in domain.issues}
    found: dict[str, Element] = {}
    for element in elements:
        name, index = name_of(element, problems), whole(element, "index", problems)
        if name is None or index is None:
            continue
        if name not in by_name:
            problems.append(element.problem(f"the issue '{shown(name)}' is not in the domain.", _meant(name, by_name, problems)))
            continue
        issue = by_name[name]
        if by_index.get(index, issue) is not issue:
            hint = "Genius goes by the index; the names say otherwise. Give the profile the domain's indices."
            problems.append(
                element.problem(f"index {index} is '{shown(name)}' here and '{shown(by_index[index].name)}' in the domain.", hint)
            )
        elif name in found:
            problems.append(element.problem(f"the issue '{shown(name)}' stands twice.", "Keep one of them."))
        else:
            found[name] = element
            _check_kind(element, issue, problems)
    return found


def _meant(name: str, names: Collection[str], problems: list[Problem]) -> str:
    """Say which name was probably meant; of very many problems not each is worth the search."""
    return meant(name, names) if len(problems) < _MOST_SEARCHED else ""


def _check_kind(element: Element, issue: GeniusIssue, problems: list[Problem]) -> None:
    said, wanted = kind_of_issue(element), "integer" if issue.bounds else "discrete"
    explicit = any(element.get(name) for name in ("type", "vtype", "etype"))
    if explicit and said != wanted:
        problems.append(element.problem(f"the issue '{shown(issue.name)}' is {shown(said)} here and {wanted} in the domain."))


def _weights(holders: list[Element], elements: list[Element], problems: list[Problem]) -> dict[int, Fraction | None]:
    """Give the weight of each index; ``None`` where it cannot be read."""
    found: dict[int, Fraction | None] = {}
    indices = {(element.get("index") or "").strip() for holder in holders for element in holder.all("objective", "issue")}
    for element in (weight for holder in holders for weight in holder.all("weight")):
        index, value = whole(element, "index", problems), number(element, "value", problems)
        if value is not None and value < 0:
            problems.append(element.problem(f"the weight {element.get('value')} is below 0.", "Weights are 0 or more."))
        if index is not None and str(index) not in indices:
            problems.append(element.problem(f"a weight stands here for index {index}, which no issue has."))
        if index is not None:
            found[index] = value
    if elements and not found:
        problems.append(holders[-1].problem("the profile has no weights.", 'Each issue needs one: <weight index="1" value="0.5"/>.'))
    return found


def _worths(
    root: Element, domain: GeniusDomain, known: dict[str, Element], weights: dict[int, Fraction | None], problems: list[Problem]
) -> Iterator[GeniusWorth]:
    """Give what each issue is worth."""
    for issue in domain.issues:
        element = known.get(issue.name)
        if element is None:
            problems.append(root.problem(f"the profile says nothing of the issue '{shown(issue.name)}'.", "It needs all of the domain's."))
            continue
        index = whole(element, "index", [])
        if weights and index not in weights:
            message = f"the issue '{shown(issue.name)}' has no weight."
            problems.append(element.problem(message, f'Write <weight index="{index}" value="0.5"/> beside it.'))
        weight = weights.get(index) if index is not None else None
        evaluations = _integer(element, issue.bounds, problems) if issue.bounds else _discrete(element, issue, problems)
        divisor = max(evaluations) if evaluations and not issue.bounds else Fraction(1)
        if divisor < 0:
            problems.append(element.problem(f"all evaluations of '{shown(issue.name)}' are below 0.", "Genius takes none below 0."))
        elif evaluations and weight is not None:
            nothing = divisor < _SMALLEST_DIVISOR
            yield GeniusWorth(weight, (Fraction(0),) * len(evaluations) if nothing else evaluations, Fraction(1) if nothing else divisor)


def _discrete(element: Element, issue: GeniusIssue, problems: list[Problem]) -> tuple[Fraction, ...]:
    """Give the evaluation of each value of the domain, in its order; nothing if one of them has none."""
    values = dict.fromkeys(issue.values)
    found: dict[str, Fraction | None] = {}
    for item in element.all("item"):
        value = item.get("value")
        if value is None:
            problems.append(item.problem("this item has no value.", 'Write <item index="1" value="Red" evaluation="3"/>.'))
        elif value not in values:
            message = f"'{shown(value)}' is no value of '{shown(issue.name)}' in the domain."
            problems.append(item.problem(message, _meant(value, values, problems)))
        else:
            found[value] = number(item, "evaluation", problems)
    absent = [value for value in values if value not in found]
    problems += [element.problem(f"the value '{shown(value)}' of '{shown(issue.name)}' has no evaluation.") for value in absent]
    evaluations = [found.get(value) for value in values]
    complete = tuple(each for each in evaluations if each is not None)
    return complete if len(complete) == len(evaluations) else ()


def _integer(element: Element, bounds: tuple[int, int], problems: list[Problem]) -> tuple[Fraction, ...]:
    """Give the worth of each number between the bounds, both inclusive."""
    own = bounds_of(element, problems) if element.get("lowerbound") is not None or element.first("range") else bounds
    if own is not None and own != bounds:
        message = f"the bounds are {own[0]} and {own[1]} here and {bounds[0]} and {bounds[1]} in the domain."
        problems.append(element.problem(message, "Give both the same."))
        return ()
    evaluator = element.first("evaluator")
    if evaluator is None:
        problems.append(element.problem("this integer issue has no evaluator.", '<evaluator ftype="linear" offset="0" slope="0.1"/>'))
        return ()
    function = (evaluator.get("ftype") or "linear").lower()
    if function not in _FUNCTIONS:
        problems.append(evaluator.problem(f"the function '{shown(function)}' is not read.", 'Allowed is ftype="linear".'))
        return ()
    names = (
        ("offset", "slope") if evaluator.get("slope") is not None or evaluator.get("parameter1") is None else ("parameter0", "parameter1")
    )
    offset, slope = (number(evaluator, name, problems) for name in names)
    if offset is None or slope is None:
        return ()
    return tuple(min(max(offset + slope * step, Fraction(0)), Fraction(1)) for step in range(bounds[1] - bounds[0] + 1))
