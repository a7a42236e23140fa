"""A domain of Genius: issues with their values, discrete or integer, as its XML file lists them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from accords.errors import Place, Problem
from accords.formats.genius_xml import Element
from accords.formats.options_in import MOST_OPTIONS, shown
from accords.formats.sheet import cleaned

MOST_ISSUES: Final = 500
MOST_VALUES: Final = 50_000  # of all issues
MOST_STEPS: Final = 10_000  # what a grid of a case may have
_ROOTS: Final = ("negotiation_template", "utility_space")
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}")
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")
_LONGEST_NUMBER: Final = 40


@dataclass(frozen=True, slots=True)
class GeniusIssue:
    """One issue.

    Attributes
    ----------
    name
        As the file writes it.
    index
        The number by which weights and hyper-rectangles name it; any number.
    values
        Of a discrete issue, each once, in the file's order; empty for an integer issue.
    bounds
        Lowest and highest number of an integer issue, both inclusive; ``None`` for a discrete one.
    place
        Where it stands.
    """

    name: str
    index: int
    values: tuple[str, ...]
    bounds: tuple[int, int] | None
    place: Place


@dataclass(frozen=True, slots=True)
class GeniusDomain:
    """The issues of a domain, in the file's order, and the name of its file without ending."""

    name: str
    issues: tuple[GeniusIssue, ...]


def read_domain(root: Element, problems: list[Problem]) -> GeniusDomain:
    """Read a domain's issues; what is wrong with them is added to ``problems``.

    Items inside anything but an issue itself (a ``similarity_function``, say) are none of its values, and an item that stands twice
    counts once.
    """
    found = []
    elements = [issue for objective in objectives(root, problems) for issue in objective.all("issue")]
    if root.tag.lower() in _ROOTS and not elements:
        problems.append(root.problem("the domain has no issues.", "A domain has <issue> elements inside <utility_space> or <objective>."))
    if len(elements) > MOST_ISSUES:
        problems.append(root.problem(f"the domain has {len(elements):,} issues, more than the {MOST_ISSUES} that are read."))
    for element in elements[:MOST_ISSUES]:
        name, index = name_of(element, problems), whole(element, "index", problems)
        values, bounds = _range(element, problems)
        if name is not None and index is not None:
            found.append(GeniusIssue(name, index, values, bounds, element.place))
    problems += _twice(found)
    every = sum(len(issue.values) if issue.bounds is None else issue.bounds[1] - issue.bounds[0] + 1 for issue in found)
    if every > MOST_VALUES:
        problems.append(root.problem(f"the issues have {every:,} values together, more than the {MOST_VALUES:,} that are read."))
    return GeniusDomain(Path(root.place.file).stem, tuple(found))


def objectives(root: Element, problems: list[Problem]) -> Iterator[Element]:
    """Give what may hold issues: the utility space and the objectives in it, from the outside in; nothing from a file of another kind."""
    if root.tag.lower() not in _ROOTS:
        hint = "A domain begins with <negotiation_template>, a profile with <utility_space>."
        problems.append(root.problem(f"the file begins with <{shown(root.tag)}>, which is no file of Genius.", hint))
        return
    waiting = [root, *root.all("utility_space")]
    while waiting:
        here = waiting.pop(0)
        yield here
        waiting += here.all("objective")


def name_of(element: Element, problems: list[Problem]) -> str | None:
    """Give an issue's name."""
    name = element.get("name")
    if name is None or not cleaned(name):
        problems.append(element.problem("this issue has no name.", 'Write <issue index="1" name="Price" ...>.'))
        return None
    return name


def kind_of_issue(element: Element) -> str:
    """Give what kind of issue an element says it is; one that says nothing is discrete."""
    return next((kind.lower() for name in ("type", "vtype", "etype") if (kind := element.get(name))), "discrete")


def whole(element: Element, name: str, problems: list[Problem]) -> int | None:
    """Give an attribute that is a whole number."""
    text = element.get(name)
    if text is None:
        problems.append(element.problem(f"<{shown(element.tag)}> has no '{name}' here.", f'Write {name}="1", a whole number.'))
        return None
    if not _WHOLE.fullmatch(text.strip()):
        problems.append(element.problem(f'{name}="{shown(text)}" is no whole number of nine digits or fewer.'))
        return None
    return int(text)


def number(element: Element, name: str, problems: list[Problem]) -> Fraction | None:
    """Give an attribute that is a decimal number, exactly as it is written."""
    text = element.get(name)
    if text is None:
        problems.append(element.problem(f"<{shown(element.tag)}> has no '{name}' here.", f'Write {name}="0.5", a number.'))
        return None
    if not _NUMBER.fullmatch(text.strip()) or len(text.strip()) > _LONGEST_NUMBER:
        hint = f"Decimals with a point, with an exponent of two digits at most, {_LONGEST_NUMBER} signs in all: 0.25 or 2.5E-1"
        problems.append(element.problem(f'{name}="{shown(text)}" is no number.', hint))
        return None
    return Fraction(text.strip())


def bounds_of(element: Element, problems: list[Problem]) -> tuple[int, int] | None:
    """Give the bounds of an integer issue, from its own attributes or those of a ``range`` inside it."""
    holder = element if element.get("lowerbound") is not None else element.first("range") or element
    low, high = whole(holder, "lowerbound", problems), whole(holder, "upperbound", problems)
    if low is None or high is None:
        return None
    if high < low or high - low >= MOST_STEPS:
        message = f"the numbers from {low} to {high} are none, or more than {MOST_STEPS:,}."
        problems.append(element.problem(message, "'lowerbound' is not above 'upperbound'; both belong to the issue."))
        return None
    return low, high


def _range(element: Element, problems: list[Problem]) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Give the values or the bounds of an issue."""
    kind = kind_of_issue(element)
    if kind == "integer":
        return (), bounds_of(element, problems)
    if kind != "discrete":
        what = "real-valued" if kind == "real" else f"of the type '{shown(kind)}'"
        hint = "Issues may be discrete or integer. Make it one of them, in the domain and in every profile, with the steps that matter."
        problems.append(element.problem(f"the issue '{shown(element.get('name') or '')}' is {what}, which a case cannot say.", hint))
        return (), None
    values: dict[str, None] = {}
    for item in element.all("item"):
        value = item.get("value")
        if value is None:
            problems.append(item.problem("this item has no value.", 'Write <item index="1" value="Red" .../>.'))
        else:
            values[value] = None
    if not values or len(values) > MOST_OPTIONS:
        message = f"the issue '{shown(element.get('name') or '')}' has {len(values):,} values."
        problems.append(element.problem(message, f"A discrete issue has one to {MOST_OPTIONS:,} <item> elements."))
    return tuple(values), None


def _twice(issues: list[GeniusIssue]) -> Iterator[Problem]:
    names, indices = Counter(issue.name for issue in issues), Counter(issue.index for issue in issues)
    for issue in issues:
        if names[issue.name] > 1:
            yield Problem(
                f"the name '{shown(issue.name)}' stands {names[issue.name]} times.", issue.place, hint="Each issue needs its own."
            )
        if indices[issue.index] > 1:
            yield Problem(f"the index {issue.index} stands {indices[issue.index]} times.", issue.place, hint="Each issue needs its own.")
