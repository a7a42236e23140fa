"""What utility Genius gives a package, by its own definitions, from a profile's XML as the standard library reads it.

Written after the classes ``AdditiveUtilitySpace``, ``EvaluatorDiscrete``, ``EvaluatorInteger`` and ``InclusiveHyperRectangle`` of Genius;
nothing of the program is used. What Genius does to utilities above 1 (it cuts them down to 1) is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from xml.etree import ElementTree as ET


def utility_in_genius(profile: str, outcome: Mapping[str, str]) -> Fraction:
    """Give the utility of an outcome, as issue name -> value, in exact arithmetic of the file's decimals."""
    root = ET.fromstring(profile.strip())  # noqa: S314 a file that a test wrote, or the scenarios'
    objective = root.find("objective")
    holder = root if objective is None else objective
    function = holder.find("utility")
    if function is not None:
        return _rectangles(function, {issue.attrib["index"]: outcome[issue.attrib["name"]] for issue in holder.findall("issue")})
    weights = {weight.attrib["index"]: Fraction(weight.attrib["value"]) for weight in holder.findall("weight")}
    return sum(
        (weights[issue.attrib["index"]] * _worth(issue, outcome[issue.attrib["name"]]) for issue in holder.findall("issue")), Fraction(0)
    )


def reservation_in_genius(profile: str) -> Fraction:
    """Give the utility of no agreement: 0 where the file says none."""
    found = ET.fromstring(profile.strip()).find(".//reservation")  # noqa: S314 the same
    return Fraction(0) if found is None else Fraction(found.attrib["value"])


def _worth(issue: ET.Element, value: str) -> Fraction:
    evaluator = issue.find("evaluator")
    if issue.get("type") == "integer" and evaluator is not None:
        slope = Fraction(evaluator.get("slope") or evaluator.attrib["parameter1"])
        offset = Fraction(evaluator.get("offset") or evaluator.attrib["parameter0"])
        return min(max(offset + slope * (int(value) - int(issue.attrib["lowerbound"])), Fraction(0)), Fraction(1))
    evaluations = {item.attrib["value"]: Fraction(item.attrib["evaluation"]) for item in issue.findall("item")}
    largest = max(evaluations.values())
    return Fraction(0) if largest < Fraction("0.00001") else evaluations[value] / largest


def _rectangles(function: ET.Element, outcome: Mapping[str, str]) -> Fraction:
    total = Fraction(0)
    for rectangle in function.findall("ufun/hyperRectangle"):
        bounds = rectangle.findall("INCLUDES")
        if all(int(bound.attrib["min"]) <= int(outcome[bound.attrib["index"]]) <= int(bound.attrib["max"]) for bound in bounds):
            total += Fraction(rectangle.attrib["utility"]) * Fraction(rectangle.get("weight") or "1")
    return total / Fraction(function.attrib["maxutility"])
