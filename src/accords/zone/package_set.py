"""A set of packages as results show it: what they have in common, in what they differ, a few of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from accords.zone.certificate import Certificate


@dataclass(frozen=True, slots=True)
class Group:
    """Issues that hang together in a set of packages, and the combinations that it has of them.

    Attributes
    ----------
    issues
        The issues.
    boxes
        Combinations: in each, any of the options listed for an issue goes with any of those listed for the others (``None``: void).
    complete
        Whether all combinations are listed.
    """

    issues: tuple[str, ...]
    boxes: tuple[dict[str, tuple[str | None, ...]], ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class PackageSet:
    """A set of packages; field names are the keys of its JSON.

    Attributes
    ----------
    count
        How many there are. Left out (``None``) where the set is that of one party: counts describe the description, and are no measure of
        anybody.
    common
        Issues settled alike in all of them (``None``: void in all).
    groups
        The rest: the set is the product of its groups, each group free of the others, where ``exact``.
    exact
        Whether common and groups together say exactly which packages are in the set.
    examples
        A few of them as issue -> option.
    """

    count: Certificate | None
    common: dict[str, str | None]
    groups: tuple[Group, ...]
    exact: bool
    examples: tuple[dict[str, str], ...]

    @property
    def empty(self) -> bool:
        """Whether it is known that there is none."""
        return self.count is not None and self.count.high == 0

    @property
    def least(self) -> int:
        """How many there certainly are."""
        return self.count.low if self.count is not None else len(self.examples)

    @property
    def listed(self) -> bool:
        """Whether the examples are known to be all of them."""
        return self.count is not None and self.count.high == len(self.examples)

    def uncounted(self) -> PackageSet:
        """Give the description without its number."""
        return replace(self, count=None)


EMPTY = PackageSet(Certificate(0, 0), {}, (), exact=True, examples=())
