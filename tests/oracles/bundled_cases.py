"""The bundled cases once more, written as plain Python, and what follows for them by looking at every outcome.

Nothing of the program is used, and its case files are not read: issues and conditions were copied from them by hand. An issue that does
not arise is ``None``; a condition on it is written so that it is neither true nor false there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, product

Outcome = Mapping[str, object]
Condition = Callable[[Outcome], bool]
Sets = set[frozenset[str]]


@dataclass(frozen=True)
class Talks:
    """One case.

    Attributes
    ----------
    issues
        The options of each issue.
    void
        Issues that do not arise, given what the others are.
    possible, deal
        What is feasible and not excluded by a norm; what counts as an agreement.
    refusals
        ``PARTY.ID`` -> where it is enough to reject, ``until_done`` included.
    accepts
        ``PARTY.ID`` -> where it is enough to take the whole package.
    circles
        Refusals whose orders wait for each other, and where all of them are promised.
    readings
        Who must all consent, per reading.
    points
        Refusals and acceptances in force, per point that the case is seen from.
    packages
        Proposals and precedents, as far as they are named.
    follows
        Refusals that do no more than follow another one: without it they reject nothing.
    days
        The day that a point is seen at, and the first day that a proposal may have been made on.
    back_then
        Precedent -> the point that holds what is known to have been in force at its date.
    """

    issues: Mapping[str, Sequence[object]]
    deal: Condition
    possible: Condition
    refusals: Mapping[str, Condition]
    readings: Mapping[str, frozenset[str]]
    points: Mapping[str, frozenset[str]]
    void: Callable[[Outcome], frozenset[str]] = lambda _: frozenset()
    accepts: Mapping[str, Condition] = field(default_factory=dict)
    circles: Mapping[frozenset[str], Condition] = field(default_factory=dict)
    packages: Mapping[str, Outcome] = field(default_factory=dict)
    follows: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    back_then: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What follows at one point under one reading."""

    counts: Mapping[str, int]
    ruled_out: tuple[Outcome, ...]
    open: tuple[Outcome, ...]
    conflicts: Sets
    corrections: Sets


def outcomes(talks: Talks) -> list[Outcome]:
    """List every possible outcome once."""
    found: dict[tuple[object, ...], Outcome] = {}
    for options in product(*talks.issues.values()):
        written = dict(zip(talks.issues, options, strict=True))
        outcome = {issue: None if issue in talks.void(written) else option for issue, option in written.items()}
        if talks.possible(outcome):
            found[tuple(outcome.values())] = outcome
    return list(found.values())


def answer(talks: Talks, point: str, reading: str) -> Answer:
    """Say how many deals there are of each kind, which are open, which refusals collide and what would have to give."""
    members, entries = talks.readings[reading], talks.points[point]
    refusals = {name: refused for name, refused in talks.refusals.items() if name in entries and name.split(".")[0] in members}
    every = outcomes(talks)
    deals = [outcome for outcome in every if talks.deal(outcome)]
    kinds: dict[str, list[Outcome]] = {"ruled_out": [], "accepted": [], "locked": [], "open": []}
    for outcome in deals:
        kinds[_kind(talks, outcome, members, entries)].append(outcome)
    # What refuses a deal is all that counts of it where refusals collide.
    refused_by = {frozenset(name for name, refused in refusals.items() if refused(outcome)) for outcome in deals}

    # Another party's refusal, which some of these may follow, stands where that party's consent is not asked for.
    others = {name for name in entries if name not in refusals}

    def met(names: frozenset[str]) -> bool:
        counted = {name for name in names if talks.follows.get(name, name) in names | others}
        return any(not counted & refusing for refusing in refused_by)

    every_set = [frozenset(names) for names in chain.from_iterable(combinations(refusals, size) for size in range(len(refusals) + 1))]
    conflicts = _minimal({names for names in every_set if not met(names)})
    corrections = _minimal({names for names in every_set if met(frozenset(refusals) - names)}) if conflicts else set()
    counts = {"possible": len(every), "deals": len(deals)} | {kind: len(found) for kind, found in kinds.items()}
    return Answer(counts, tuple(kinds["ruled_out"]), tuple(kinds["open"]), conflicts, corrections)


def standing(talks: Talks, entries: frozenset[str], reading: str, named: Outcome) -> str:
    """Say how a package stands of which only some issues are named: ruled out, accepted or locked if all its completions are."""
    completions = [outcome for outcome in outcomes(talks) if named.items() <= outcome.items()]
    kinds = {_kind(talks, outcome, talks.readings[reading], entries) for outcome in completions}
    if not kinds:
        return "impossible"
    if len(kinds) == 1:
        return kinds.pop()
    return "locked" if kinds == {"locked", "ruled_out"} else "open"


def proposed(talks: Talks, point: str, reading: str, name: str) -> str:
    """Say how a proposal stands at a point: not yet if it was made later."""
    if talks.days[name] > talks.days.get(point, talks.days["as of"]):
        return "not_yet"
    return standing(talks, talks.points[point], reading, talks.packages[name])


def earlier(talks: Talks, reading: str, name: str) -> str:
    """Say how a precedent stands at its own date: not tested if nobody who must consent is known to have refused or accepted anything."""
    entries = talks.points[talks.back_then[name]]
    status = standing(talks, entries, reading, talks.packages[name])
    heard = {entry.split(".")[0] for entry in entries} & talks.readings[reading]
    return status if heard or status == "impossible" else "not_tested"


def _kind(talks: Talks, outcome: Outcome, members: frozenset[str], entries: frozenset[str]) -> str:
    mine = {name for name in entries if name.split(".")[0] in members}
    if any(talks.refusals[name](outcome) for name in mine & talks.refusals.keys()):
        return "ruled_out"
    if members == {name.split(".")[0] for name in mine & talks.accepts.keys() if talks.accepts[name](outcome)}:
        return "accepted"
    if any(circle <= mine and promised(outcome) for circle, promised in talks.circles.items()):
        return "locked"
    return "open"


def _minimal(sets: Sets) -> Sets:
    return {each for each in sets if not any(other < each for other in sets)}


_CEASEFIRE_NOW = frozenset(
    {"coalition-parties.any-truce", "hamas.no-promise", "hamas.hostage-terms", "israel.stay-netzarim", "israel.stay-philadelphi"}
)

CEASEFIRE = Talks(
    issues={
        "truce": (0, 7, 60),
        "hostages": ("none", "some", "all"),
        "prisoners": ("none", "some"),
        "netzarim": ("stay", "leave"),
        "philadelphi": ("stay", "leave"),
        "withdrawal": ("nothing-agreed", "eventual", "at-once"),
        "afterwards": ("nothing-agreed", "permanent"),
    },
    void=lambda o: frozenset() if o["truce"] != 0 else frozenset({"afterwards"}),
    possible=lambda o: o["withdrawal"] != "at-once" or (o["netzarim"] == "leave" and o["philadelphi"] == "leave"),
    deal=lambda o: o["truce"] != 0,
    refusals={
        "coalition-parties.any-truce": lambda o: o["truce"] != 0,
        "hamas.earlier-demand": lambda o: o["withdrawal"] != "at-once",
        "hamas.no-promise": lambda o: (o["netzarim"] == "stay" or o["philadelphi"] == "stay") and o["withdrawal"] == "nothing-agreed",
        "hamas.hostage-terms": lambda o: o["hostages"] != "none" and (o["withdrawal"] == "nothing-agreed" or o["prisoners"] == "none"),
        "israel.stay-netzarim": lambda o: o["netzarim"] == "leave",
        "israel.stay-philadelphi": lambda o: o["philadelphi"] == "leave",
        # The scenario: Israel's government refuses what the coalition parties refuse.
        "israel.coalition-first": lambda o: o["truce"] != 0,
    },
    follows={"israel.coalition-first": "coalition-parties.any-truce"},
    readings={
        "rule": frozenset({"hamas", "israel"}),
        "coalition": frozenset({"hamas", "israel", "coalition-parties"}),
    },
    points={
        "as of": _CEASEFIRE_NOW,
        "before the shift": _CEASEFIRE_NOW | {"hamas.earlier-demand"},
        "the readiness not confirmed": _CEASEFIRE_NOW | {"hamas.earlier-demand"},
        "political survival": _CEASEFIRE_NOW | {"israel.coalition-first"},
        # Of what has no date, only the demand that was later replaced is known to have been in force on the day before.
        "the day before": frozenset({"hamas.earlier-demand"}),
        "November 2023": frozenset(),
    },
    packages={
        "sixty-days": {"truce": 60, "hostages": "some", "prisoners": "some"},
        "november-2023": {"truce": 7, "hostages": "some"},
    },
    days={"as of": "2024-12-17", "the day before": "2024-12-16", "sixty-days": "2024-12-17"},
    back_then={"november-2023": "November 2023"},
)

_VILLAGES_NOW = frozenset({"north.n1", "north.n2", "south.s2", "elders.e1"})

TWO_VILLAGES = Talks(
    issues={"share": (20, 30, 40, 50), "fence": ("stays", "gate", "removed")},
    possible=lambda o: not (o["fence"] == "removed" and o["share"] == 20),
    deal=lambda o: o["share"] != 20,
    refusals={
        "north.n1": lambda o: o["share"] == 50,
        "north.n2": lambda o: o["fence"] == "removed" and o["share"] in {40, 50},
        "south.s1": lambda o: o["fence"] == "stays",
        "south.s2": lambda o: o["share"] == 20,
        "elders.e1": lambda o: o["fence"] == "removed",
    },
    readings={"rule": frozenset({"north", "south"}), "council": frozenset({"north", "south", "elders"})},
    points={
        "as of": _VILLAGES_NOW,
        "the envoy leaves": _VILLAGES_NOW,
        "with an escort": _VILLAGES_NOW - {"north.n2"},
        "the last day of November": frozenset({"south.s1"}),
    },
    packages={"envoy-1": {"share": 30}},
    days={"as of": "2024-12-17", "the last day of November": "2024-11-30", "envoy-1": "2024-12-14"},
)

_WAGE_NOW = frozenset(f"hospital.h{number}" for number in (2, 3, 4, 5, 6)) | frozenset(f"union.u{number}" for number in (2, 3, 4, 5))


def _opening_offer(o: Outcome) -> bool:
    modest = o["pay"] in {1, 2} and o["term"] == 24 and o["back-pay"] == "none" and o["weekend"] != 30
    return modest and o["rest"] == 11 and o["peace"] == "for-term" and o["notice"] == "withdrawn"


WAGE_ROUND = Talks(
    issues={
        "pay": range(7),
        "term": (12, 18, 24),
        "back-pay": ("none", "january"),
        "weekend": (10, 20, 30),
        "rest": (9, 11, 12),
        "peace": ("none", "for-term"),
        "offer": ("spoken", "written"),
        "notice": ("stands", "withdrawn"),
    },
    void=lambda o: frozenset() if o["pay"] else frozenset({"term", "back-pay", "peace"}),
    possible=lambda o: (
        not (o["peace"] == "for-term" and o["notice"] == "stands") and not (o["offer"] == "written" and o["pay"] == 0) and o["rest"] != 9
    ),
    deal=lambda o: o["pay"] != 0,
    refusals={
        "ballot.b1": lambda o: o["pay"] in {0, 1, 2, 3, 4},
        "hospital.h1": lambda o: o["pay"] in {4, 5, 6},
        "hospital.h2": lambda o: o["pay"] in {5, 6},
        "hospital.h3": lambda o: o["pay"] in {4, 5, 6} and o["term"] in {12, 18},
        "hospital.h4": lambda o: o["weekend"] == 30 and o["back-pay"] == "january",
        "hospital.h5": lambda o: o["offer"] == "written" and o["notice"] == "stands",
        "union.u1": lambda o: o["pay"] != 6,
        "union.u2": lambda o: o["pay"] in {0, 1, 2, 3},
        "union.u3": lambda o: o["term"] == 24 and o["weekend"] == 10,
        "union.u4": lambda o: o["peace"] == "for-term" and o["back-pay"] == "none",
        "union.u5": lambda o: o["notice"] == "withdrawn" and o["offer"] == "spoken",
    },
    accepts={"hospital.h6": _opening_offer},
    circles={frozenset({"hospital.h5", "union.u5"}): lambda o: o["offer"] == "written" and o["notice"] == "withdrawn"},
    readings={"rule": frozenset({"hospital", "union"}), "ballot": frozenset({"hospital", "union", "ballot"})},
    points={
        "as of": _WAGE_NOW | {"ballot.b1"},
        "the mediator leaves": _WAGE_NOW | {"ballot.b1"},
        "with the offer in escrow": (_WAGE_NOW | {"ballot.b1"}) - {"hospital.h5"},
        "in January": frozenset({"hospital.h1", "union.u1"}),
        "before the union came down": (_WAGE_NOW | {"ballot.b1", "union.u1"}) - {"union.u2"},
        "the last round": frozenset(),
    },
    packages={
        "midway": {"pay": 4, "term": 24, "back-pay": "january"},
        "last-round": {"pay": 3, "term": 12, "weekend": 10, "offer": "written", "notice": "withdrawn"},
    },
    days={"as of": "2025-03-10", "in January": "2025-01-31", "midway": "2025-03-09"},
    back_then={"last-round": "the last round"},
)

_ROOF_NOW = frozenset({"landlord.no-free-renewal", "tenants.second-offer", "tenants.never-six"})

STARTER = Talks(
    issues={"repair": ("none", "patched", "renewed"), "rent": (0, 2, 4, 6)},
    possible=lambda _: True,
    deal=lambda o: o["repair"] != "none",
    refusals={
        "landlord.no-free-renewal": lambda o: o["repair"] == "renewed" and o["rent"] in {0, 2},
        "tenants.first-offer": lambda o: o["rent"] != 0,
        "tenants.second-offer": lambda o: o["rent"] in {4, 6} and o["repair"] != "renewed",
        "tenants.never-six": lambda o: o["rent"] == 6,
    },
    readings={"rule": frozenset({"landlord", "tenants"})},
    points={
        "as of": _ROOF_NOW,
        "before the second offer": (_ROOF_NOW - {"tenants.second-offer"}) | {"tenants.first-offer"},
        "in January": frozenset({"tenants.first-offer"}),
    },
    packages={"office-1": {"repair": "renewed"}},
    days={"as of": "2025-03-01", "in January": "2025-01-31", "office-1": "2025-02-25"},
)

ORCHARD = Talks(
    issues={
        "harvest": (20, 30, 40, 50, 60, 70, 80),
        "press": ("none", "shared", "at-hill"),
        "upkeep": ("by-hill", "by-both", "by-vale"),
        "path": ("closed", "open"),
    },
    void=lambda o: frozenset({"upkeep"}) if o["press"] == "none" else frozenset(),
    possible=lambda o: not (o["press"] == "shared" and o["path"] == "closed"),
    deal=lambda o: o != {"harvest": 50, "press": "none", "upkeep": None, "path": "closed"},
    refusals={"hill.little-and-open": lambda o: o["harvest"] in {20, 30} and o["path"] == "open"},
    accepts={"vale.for-the-path": lambda o: o["harvest"] == 80 and o["press"] == "at-hill" and o["path"] == "open"},
    readings={"rule": frozenset({"hill", "vale"})},
    points={"as of": frozenset({"hill.little-and-open", "vale.for-the-path"})},
    days={"as of": "2025-05-01"},
)

FLOUR = Talks(
    issues={"price": (40, 44, 48, 52), "delivery": ("weekly", "fortnightly", "monthly"), "term": (6, 12, 24), "payment": (0, 30, 60)},
    possible=lambda _: True,
    deal=lambda o: o != {"price": 48, "delivery": "monthly", "term": 6, "payment": 0},
    refusals={
        "mill.cheap-and-late": lambda o: o["price"] == 40 and o["payment"] == 60,
        "bank.late-money": lambda o: o["payment"] == 60,
    },
    readings={"rule": frozenset({"bakery", "mill"}), "bank": frozenset({"bakery", "mill", "bank"})},
    points={"as of": frozenset({"mill.cheap-and-late", "bank.late-money"})},
    packages={
        "first": {"price": 44, "delivery": "weekly", "term": 12, "payment": 30},
        "second": {"price": 48, "delivery": "fortnightly", "term": 24, "payment": 0},
        "third": {"price": 48, "delivery": "weekly", "term": 12, "payment": 30},
    },
    days={"as of": "2025-09-01", "first": "2025-08-20", "second": "2025-08-25", "third": "2025-08-29"},
)

# Cases that state conditions; those of numbers and rankings alone are looked at by ``oracles.deals``.
BUNDLED: Mapping[str, Talks] = {
    "gaza-talks-2024/ceasefire": CEASEFIRE,
    "invented/flour": FLOUR,
    "invented/orchard": ORCHARD,
    "invented/starter": STARTER,
    "invented/two-villages": TWO_VILLAGES,
    "invented/wage-round": WAGE_ROUND,
}
