"""What of the instruments an audience may see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from accords.case.case import Case
from accords.lens.audience import Audience, used_by
from accords.lenses.change.result_means import Combination, Instrument, Instrumented, Instruments


def seen_instruments(found: Instruments, case: Case, audience: Audience, names: list[str]) -> Instruments:
    """Leave out instruments that may not be seen, and under each reading those that lead to what may not be.

    Parameters
    ----------
    found
        The instruments and what they would do.
    case, audience
        The case, and the audience before it.
    names
        The readings of consent of which everything that verdicts use may be seen.
    """
    seen = [name for name in found.each if audience.sees(f"instruments.{name}")]
    led = {name: case.under(f"instruments.{name}") for name in seen if found.each[name].status == "fits"}
    each = {name: _instrument(found.each[name], led.get(name, case), audience) for name in seen}
    return Instruments(each, {name: _reading(name, found, led, audience) for name in names if name in found.readings})


def _instrument(one: Instrument, then: Case, audience: Audience) -> Instrument:
    """Leave out the paths of entries that may not be seen without the instrument, or with it; and say where that was done."""
    after = audience.of(then)
    seen = replace(
        one,
        touches=tuple(path for path in one.touches if audience.sees(path)),
        removes=tuple(path for path in one.removes if audience.sees(path)),
        adds=tuple(path for path in one.adds if after.sees(path)),
        alters=tuple(path for path in one.alters if audience.sees(path) and after.sees(path)),
    )
    parts = ("touches", "removes", "adds", "alters")
    return replace(seen, withheld=tuple(part for part in parts if getattr(seen, part) != getattr(one, part)))


def _reading(name: str, found: Instruments, led: dict[str, Case], audience: Audience) -> Instrumented:
    """Give what is left of the instruments under one reading; the packages shown are chosen from all, so they go with any of them."""
    whole = found.readings[name]
    kept = {one: effect for one, effect in whole.alone.items() if one in led and _sees(led[one], name, audience)}
    if kept.keys() == whole.alone.keys():
        return whole
    return replace(
        whole,
        alone=kept,
        combinations=tuple(_combination(one, kept.keys()) for one in whole.combinations if set(one.instruments) <= kept.keys()),
        apart=tuple(chosen for chosen in whole.apart if set(chosen) <= kept.keys()),
        packages=(),
        standing={},
    )


def _sees(then: Case, name: str, audience: Audience) -> bool:
    """Whether everything that a reading's verdicts use with an instrument may be seen."""
    return name not in then.readings or audience.of(then).sees(*used_by(then, then.readings[name]))


def _combination(one: Combination, kept: Collection[str]) -> Combination:
    return replace(one, adds={other: count for other, count in one.adds.items() if other in kept})
