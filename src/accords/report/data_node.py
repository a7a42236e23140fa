"""Data read by their place, so that an error can name it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any, TypeVar

from accords.errors import AccordsError

Data = dict[str, Any]
_Scalar = TypeVar("_Scalar", str, int, bool)
_Choice = TypeVar("_Choice")


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of the data and where it stands, for the error's sentence."""

    value: object
    where: str

    def at(self, key: str) -> Node:
        """Go to a key of a map."""
        if not isinstance(self.value, dict) or key not in self.value:
            raise AccordsError(f"{self.where} must be a map with the key '{key}'.")
        return Node(self.value[key], f"{self.where}.{key}")

    def items(self) -> list[Node]:
        """Give the items of a list."""
        if not isinstance(self.value, (list, tuple)):
            raise AccordsError(f"{self.where} must be a list.")
        return [Node(value, f"{self.where}[{index}]") for index, value in enumerate(self.value)]

    def scalar(self, kind: type[_Scalar]) -> _Scalar:
        """Give a text, whole number or truth value."""
        if type(self.value) is not kind:
            raise AccordsError(f"{self.where} must be of the kind '{kind.__name__}', not '{type(self.value).__name__}'.")
        return self.value

    def number(self) -> float:
        """Give a number that is finite."""
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float)) or not isfinite(self.value):
            raise AccordsError(f"{self.where} must be a finite number.")
        return float(self.value)

    def choice(self, allowed: dict[str, _Choice]) -> _Choice:
        """Give what a word stands for."""
        word = self.scalar(str)
        if word not in allowed:
            raise AccordsError(f"{self.where} is '{word}'; allowed are {', '.join(allowed)}.")
        return allowed[word]

    def day(self) -> date | None:
        """Give a day written as ``2024-12-17``; an empty text is no day."""
        word = self.scalar(str)
        try:
            return date.fromisoformat(word) if word else None
        except ValueError as error:
            raise AccordsError(f"{self.where} is '{word}'; it must be a day as in 2024-12-17, or empty.") from error
