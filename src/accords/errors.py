"""What can go wrong, in two kinds.

A fault in somebody's file is *data*: a :class:`Problem` with a place, collected and shown all at once.
A caller's mistake is an exception: :class:`AccordsError` or one of its children.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a text something stands; lines and columns count from 1."""

    line: int
    column: int
    file: str = ""

    def __str__(self) -> str:
        """Give the place as ``file:line:column``."""
        return f"{self.file or '<text>'}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a file.

    Attributes
    ----------
    message
        What is wrong, with what stands there and what is allowed: one sentence.
    place
        Where; ``None`` when the fault belongs to no single place.
    path
        Dotted path of ids in the case (``views.north.refuses.n1``), or empty.
    hint
        What to try, or empty.
    excerpt
        The line of the file and, under it, a line with a caret; or empty.
    """

    message: str
    place: Place | None = None
    path: str = ""
    hint: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        """Give the problem as it is printed: place, sentence, excerpt, hint."""
        where = " ".join(part for part in (f"{self.place}:" if self.place else "", f"{self.path}:" if self.path else "") if part)
        lines = [f"{where} {self.message}".strip()]
        lines += [f"    {line}" for line in self.excerpt.splitlines()]
        lines += [f"    {self.hint}"] if self.hint else []
        return "\n".join(lines)


class AccordsError(Exception):
    """A mistake of the caller's, said in a sentence that tells what to do."""


class CaseError(AccordsError):
    """A case cannot be used as it stands; every fault that could be found is listed.

    Attributes
    ----------
    problems
        The faults in the order of their places.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=_place_order))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def _place_order(problem: Problem) -> tuple[str, int, int, str]:
    place = problem.place or Place(0, 0)
    return (place.file, place.line, place.column, problem.message)
