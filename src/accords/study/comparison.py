"""Two states of one case, or two versions of its file: which conditions came, went or moved, and what that did to the packages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from accords.case.case import Case
from accords.case.timeline import KINDS, Held
from accords.errors import AccordsError
from accords.lens.audience import Audience, audience_for, is_statement, reading_of, used_by
from accords.maths.formula import conj, disj, negate
from accords.zone.certificate import Certificate
from accords.zone.zone import Packages, Zone, zone_of

What = Literal["added", "dropped", "moved", "undated"]


@dataclass(frozen=True, slots=True)
class Shift:
    """One entry of a view that differs.

    Attributes
    ----------
    path, what
        Which entry; ``added``, ``dropped``, ``moved`` (the same id with another condition), or ``undated``: it counts in the newer state,
        and is not known to have been in force in the older one.
    claims
        What the newer state says that it rests on (the older one for a dropped entry).
    replaces
        Entries that it took the place of.
    closes, opens
        Per reading of consent: deals that it rules out now and nothing did then; deals that it ruled out then and nothing does now.
        ``None`` where the issues themselves differ.
    """

    path: str
    what: What
    claims: tuple[str, ...]
    replaces: tuple[str, ...]
    closes: dict[str, Certificate] | None
    opens: dict[str, Certificate] | None


@dataclass(frozen=True, slots=True)
class Both:
    """The packages under one reading of consent, then and now."""

    then: Packages
    now: Packages


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between an older and a newer state.

    ``issues`` holds issues that came, went, or have other options; ``readings`` those of consent that both states have; ``withheld`` says
    that something rests on material that the audience may not see.
    """

    then: str
    now: str
    shifts: tuple[Shift, ...]
    issues: tuple[str, ...]
    readings: dict[str, Both]
    withheld: bool


def compare(old: Case, new: Case, audience: str | None = None) -> Comparison:
    """Compare two states of a case.

    Parameters
    ----------
    old, new
        The states: two files, or one file seen at two dates.
    audience
        For whom; left out: whom the newer case's own mark names.

    Raises
    ------
    AccordsError
        If there is no such audience, or if it may see nothing of one of the states.
    """
    viewer = audience_for(new, audience)
    before = audience_before(old, viewer)
    issues = tuple(name for name in dict.fromkeys((*old.issues, *new.issues)) if _options(old, name) != _options(new, name))
    then, now = zone_of(old), zone_of(new)
    if not issues:  # whatever order the older state lists them in
        then = replace(then, space=now.space)
    shared = [name for name in new.readings if name in old.readings and viewer.sees(*reading_of(name)) and before.sees(*reading_of(name))]
    shown = [name for name in shared if _sees(new, name, viewer) and _sees(old, name, before)]
    # An entry that may be seen in one of the states only is not said to have come, gone or moved: that would say what it was, or is now.
    seen = [(what, item) for what, item in _differing(then, now) if viewer.sees(item.path) and before.sees(item.path)]
    shifts = tuple(_shift(what, item, then, now, [] if issues else shown) for what, item in seen)
    shifts = tuple(replace(shift, replaces=_visible(shift, before, viewer)) for shift in shifts)
    readings = {name: Both(then.packages(old.readings[name]), now.packages(new.readings[name])) for name in shown}
    withheld = len(shown) < len(shared) or not all(each.sees_every(_is_entry) for each in (viewer, before))
    return Comparison(str(old.standpoint.date), str(new.standpoint.date), shifts, issues, readings, withheld)


def audience_before(old: Case, viewer: Audience) -> Audience:
    """Give the same audience before the older state; whom its own mark excludes it is not shown to."""
    before = viewer.of(old)
    if not before.sees():
        raise AccordsError(f"The older case is marked '{old.handling}': nothing of it may be shown to '{viewer.name}'.")
    return before


def _is_entry(path: str) -> bool:
    return is_statement(path, *KINDS)


def _visible(shift: Shift, *audiences: Audience) -> tuple[str, ...]:
    """Give the entries that an entry took the place of, as far as they may be seen in both states."""
    party = shift.path.split(".")[1]
    paths = {name: [f"views.{party}.{kind}.{name}" for kind in KINDS] for name in shift.replaces}
    return tuple(name for name in shift.replaces if all(audience.sees(*paths[name]) for audience in audiences))


def _sees(case: Case, reading: str, viewer: Audience) -> bool:
    return viewer.sees(*used_by(case, case.readings[reading]))


def _options(case: Case, issue: str) -> tuple[object, ...] | None:
    found = case.issues.get(issue)
    return None if found is None else (tuple((option.id, option.number) for option in found.options), found.applies)


def _differing(then: Zone, now: Zone) -> Iterator[tuple[What, Held]]:
    """Give entries that count in one state only, or with another condition."""
    old = {item.path: item for item in then.entries.counted}
    new = {item.path: item for item in now.entries.counted}
    undated = {item.path for item in then.entries.unknown}
    unknown = {item.path for item in now.entries.unknown}
    for path, item in new.items():
        if path not in old:
            yield ("undated" if path in undated else "added"), item
        elif _said(old[path]) != _said(item):
            yield "moved", item
    for path, item in old.items():
        if path not in new and path not in unknown:
            yield "dropped", item


def _said(item: Held) -> tuple[object, object]:
    return item.entry.if_, getattr(item.entry, "until_done", None)


def _shift(what: What, item: Held, then: Zone, now: Zone, readings: list[str]) -> Shift:
    closes = opens = None
    if readings:
        closes = {name: _newly(item.path, now, then, name) for name in readings}
        opens = {name: _newly(item.path, then, now, name) for name in readings}
    return Shift(item.path, what, item.entry.claims, item.entry.replaces, closes, opens)


def _newly(path: str, here: Zone, there: Zone, reading: str) -> Certificate:
    """Count deals that an entry rejects here, where they are ruled out, and that nothing rules out there."""
    rule, other = here.case.readings[reading], there.case.readings[reading]
    rejects = here.refusals[path][1] if path in here.refusals else disj()
    return here.count(conj(here.deals, rejects, here.verdicts(rule).ruled_out, there.deals, negate(there.verdicts(other).ruled_out)))
