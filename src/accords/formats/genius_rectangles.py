"""Hyper-rectangles of Genius: utility that is added where every one of some integer issues lies between bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from accords.errors import Problem
from accords.formats.genius_domain import GeniusDomain, number, whole
from accords.formats.genius_xml import Element
from accords.formats.options_in import shown

MOST_RECTANGLES: Final = 5_000


@dataclass(frozen=True, slots=True)
class Rectangle:
    """What is added in a box of packages.

    Attributes
    ----------
    bounds
        Per issue, by its position in the domain: lowest and highest number inside, both inclusive; issues that any number suits are left
        out.
    adds
        The utility it adds, divided by the profile's ``maxutility``.
    """

    bounds: tuple[tuple[int, int, int], ...]
    adds: Fraction


def rectangles_in(root: Element, utilities: list[Element], problems: list[Problem]) -> list[tuple[Element, Fraction]]:
    """Find the hyper-rectangles of a profile, each with what its utility is divided by.

    Only a plain sum of them is read: Genius also has minima, maxima and sums of sums.
    """
    if len(utilities) != 1:
        hint = '<utility maxutility="100"><ufun aggregation="sum"> <hyperRectangle ...> ...'
        problems.append(root.problem(f"a non-linear profile has one <utility>, and here are {len(utilities)}.", hint))
        return []
    most = number(utilities[0], "maxutility", problems)
    if most is not None and most <= 0:
        problems.append(utilities[0].problem(f'maxutility="{utilities[0].get("maxutility")}" is not above 0.'))
        most = None
    found = []
    functions = list(utilities[0].all("ufun"))
    if len(functions) != 1:
        problems.append(utilities[0].problem(f"one <ufun> is read, and here are {len(functions)}."))
    for function in functions[:1]:
        found = [(element, most or Fraction(1)) for element in function.all("hyperrectangle")]
        problems += _unread(function)
        if not found or len(found) > MOST_RECTANGLES:
            problems.append(function.problem(f"here are {len(found):,} hyper-rectangles.", f"One to {MOST_RECTANGLES:,} are read."))
    return found[:MOST_RECTANGLES]


def _unread(function: Element) -> Iterator[Problem]:
    """Say what a function has that is not a plain sum of hyper-rectangles."""
    aggregation = function.get("aggregation") or "sum"
    if aggregation.lower() != "sum":
        yield function.problem(f"the aggregation '{shown(aggregation)}' is not read.", 'Allowed is aggregation="sum".')
    weight = (function.get("weight") or "1").strip()
    if weight not in {"1", "1.0"}:
        yield function.problem(f"a <ufun> of the weight {shown(weight)} is not read.", "Multiply the utilities of its hyper-rectangles.")
    for inner in function.all("ufun"):
        yield inner.problem("a <ufun> inside another is not read.", "Write one sum.")


def read_rectangles(elements: list[tuple[Element, Fraction]], domain: GeniusDomain, problems: list[Problem]) -> tuple[Rectangle, ...]:
    """Read hyper-rectangles; a number lies inside if min <= number <= max (Genius, class ``InclusiveHyperRectangle``).

    One that no package of the domain lies in adds nothing and is left out; one without bounds adds its utility to every package.
    """
    found = []
    for element, most in elements:
        adds = number(element, "utility", problems)
        times = number(element, "weight", problems) if element.get("weight") is not None else Fraction(1)
        problems += [part.problem("<EXCLUDES> is not read.", "Only boxes with <INCLUDES> are.") for part in element.all("excludes")]
        bounds: dict[int, tuple[int, int]] | None = {}
        for part in element.all("includes"):
            bounds = _narrowed(bounds, part, domain, problems)
        if adds is not None and times is not None and bounds is not None:
            within = tuple((issue, low, high) for issue, (low, high) in bounds.items() if (low, high) != domain.issues[issue].bounds)
            found.append(Rectangle(within, adds * times / most))
    return tuple(found)


def _narrowed(
    bounds: dict[int, tuple[int, int]] | None, part: Element, domain: GeniusDomain, problems: list[Problem]
) -> dict[int, tuple[int, int]] | None:
    """Narrow a box by one more bound; ``None`` where nothing is left of it."""
    index, low, high = (whole(part, name, problems) for name in ("index", "min", "max"))
    if index is None or low is None or high is None:
        return bounds
    place = next((place for place, issue in enumerate(domain.issues) if issue.index == index), None)
    if place is None:
        problems.append(part.problem(f"index {index} is no issue of the domain."))
        return bounds
    outer = domain.issues[place].bounds
    if outer is None:
        problems.append(part.problem(f"the issue '{shown(domain.issues[place].name)}' is not an integer issue, which a bound needs."))
        return bounds
    if bounds is None:
        return None
    inner = bounds.get(place, outer)
    least, most = max(low, inner[0]), min(high, inner[1])
    return {**bounds, place: (least, most)} if least <= most else None
