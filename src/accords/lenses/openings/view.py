"""The blocks of ``openings``: for each reading of consent what is open, what collides, what it turns on."""

from __future__ import annotations

from dataclasses import replace

from accords.blocks import Block, Bullets, Heading, Note, Strong, Table, Text, text
from accords.case.case import Case
from accords.lens.labels import by_party
from accords.lens.package_sets import set_blocks
from accords.lens.since import seen_since
from accords.lens.wording import Parts, Wording, capital, cites, not_listed, not_shown, number, series
from accords.lenses.openings.pictures import excludes_picture
from accords.lenses.openings.result import ConsentingSet, Paths, Reading, Result
from accords.lenses.openings.sentences import collision, summary, undated
from accords.lenses.openings.view_proposals import judged_blocks
from accords.lenses.openings.view_turns import turns_blocks
from accords.zone.certificate import Certificate
from accords.zone.package_set import PackageSet

MOST_SHOWN = 12


def view(result: Result, case: Case) -> list[Block]:
    """Show what the conditions leave open under each reading of consent, and what it turns on."""
    words = Wording(case)
    blocks: list[Block] = [Heading("What the stated conditions leave open", 2, "openings"), *_basis(result, words)]
    shown: dict[str, Reading] = {}
    for name, reading in result.readings.items():
        heading = Heading(f"If agreement needs {words.rule(words.case.readings[name])}", 3, f"openings-{name}")
        same = next((other for other, earlier in shown.items() if _alike(reading, earlier)), None)
        answer = [_same_as(same, words)] if same else _reading(f"openings-{name}", reading, result, words, again=bool(shown))
        blocks += [heading, *_claims_of(name, words), *answer]
        shown[name] = reading
    for name in result.withheld:
        blocks += [Heading(f"If agreement needs {words.rule(words.case.readings[name])}", 3, f"openings-{name}"), not_shown()]
    return blocks


def _basis(result: Result, words: Wording) -> list[Block]:
    """Say which entries count and which do not, and which norms exclude packages."""
    blocks: list[Block] = [
        text(
            "A package settles every issue. It is ruled out if somebody whose agreement is needed refuses it by a stated condition, "
            "accepted if all of them accept it as a whole, locked if what must be delivered first runs in a circle, and open otherwise. "
            "Open means that nothing stated rules it out, not that it would be agreed."
        )
    ]
    if result.norms:
        norms = series([words.title(f"norms.{name}") for name in result.norms], "and")
        blocks.append(text("Excluded whatever anybody accepts, by norm: ", *norms, "."))
    if result.unknown:
        entries = tuple(text(*words.statement(path), ".") for path in result.unknown)
        warning = undated(result, words.case)
        blocks += [Note("caution", tuple(warning))] if warning else []
        blocks += [Note("unknown", (f"Not known to be in force on {result.date}, and therefore not counted:",)), Bullets(entries)]
    if result.perhaps_ended:
        entries = tuple(text(*words.statement(path), ".") for path in result.perhaps_ended)
        blocks += [Note("unknown", (f"Counted, but perhaps ended before {result.date}:",)), Bullets(entries)]
    for pair in result.contradictions:
        said = "Two statements of one party are true of the same packages, which count as refused: "
        blocks.append(Note("caution", (said, *words.together(pair), ".")))
    if result.no_effect:
        events = series([words.title(path) for path in result.no_effect], "and")
        blocks.append(Note("unknown", ("Foreseen, but nobody has judged what would follow for the conditions: ", *events, ".")))
    if not result.exact:
        blocks.append(Note("approximate", ("Some counts or lists below are bounds or not complete; where that is so it is said.",)))
    return blocks


def _alike(one: Reading, other: Reading) -> bool:
    """Whether all that is shown of two readings is the same; of what is withheld that cannot be said."""
    if one.withheld or other.withheld:
        return False
    bare = (replace(reading, rule="", pivotal=(), sets=()) for reading in (one, other))
    several = len(one.sets) > 1 or len(other.sets) > 1
    sets = ([replace(found, members=found.members if several else ()) for found in reading.sets] for reading in (one, other))
    return next(bare) == next(bare) and next(sets) == next(sets)


def _same_as(name: str, words: Wording) -> Text:
    return text(f"The answer is the same in every point as if agreement needs {words.rule(words.case.readings[name])}.")


def _reading(anchor: str, reading: Reading, result: Result, words: Wording, *, again: bool) -> list[Block]:
    """Show the answer under one reading of consent, but for its heading."""
    return [
        text(*summary(reading.packages)),
        *_earlier(reading, result, words, again=again),
        *_collisions(reading, words),
        *_set("Open packages", reading.open_packages, words, f"{anchor}-open"),
        *_set("Accepted packages", reading.accepted_packages, words, f"{anchor}-accepted"),
        *_locks(reading, words),
        *_excludes(reading, words),
        *turns_blocks(reading, words, anchor),
        *judged_blocks("Proposals", reading.proposals, "proposals", words, anchor),
        *judged_blocks("Precedents", reading.precedents, "precedents", words, anchor),
        *([not_shown("Part of this")] if reading.withheld else []),
    ]


def _claims_of(name: str, words: Wording) -> list[Block]:
    consent = words.case.consent
    if consent is None or name not in consent.or_maybe:
        return []
    return [text("This is another reading of who must consent, which the evidence leaves open.", *cites(consent.or_maybe[name].claims))]


def _earlier(reading: Reading, result: Result, words: Wording, *, again: bool) -> list[Block]:
    """Say what changed since the earlier point; ``again``: what is the same under every reading of consent has been said."""
    since, compared = reading.since, result.compared
    if since is None or compared is None:
        return []
    # What an event has taken away or changed since is said in the words of the earlier case.
    then = Wording(seen_since(words.case, compared.point))
    when: Parts = [f"on {compared.date}"]
    if compared.entry:
        replaced = [path for path in compared.ended if path.rsplit(".", 1)[1] in words.find(compared.entry)[2].replaces]
        older = series([then.stance(path) for path in replaced], "and") or ["what it replaced"]
        when = ["before ", *words.stance(compared.entry), " took the place of ", *older]
    now = reading.packages.open
    counts = f"{_packages(since.packages.open)} open then, {number(now) if now.high else 'none'} now."
    if again:
        lost = tuple(text(*collision(conflict, then, now=False)) for conflict in since.no_longer)
        return [text(f"Compared with the same earlier point: {counts}"), *([Bullets(lost)] if lost else [])]
    blocks: list[Block] = [text("Compared with how it was ", *when, f": {counts}")]
    items = [text("In force now, not then \u2013 ", *words.statement(path), ".") for path in compared.begun]
    items += [text("In force then, not now \u2013 ", *then.statement(path), ".") for path in compared.ended]
    items += [text(*collision(conflict, then, now=False)) for conflict in since.no_longer]
    blocks += [Bullets(tuple(items))] if items else []
    if compared.undated:
        said = "Some conditions that count now carry no date; they are not known to have been in force then, and were left out there."
        blocks.append(Note("unknown", (said,)))
    return blocks


def _packages(count: Certificate) -> str:
    if count.high == 0:
        return "no packages"
    return "one package" if count.exact and count.low == 1 else f"{number(count)} packages"


def _collisions(reading: Reading, words: Wording) -> list[Block]:
    blocks: list[Block] = [Heading("Conditions that collide", 4)]
    for found in reading.sets:
        if len(reading.sets) > 1:
            blocks.append(text("If it is ", *words.parties(found.members), " who agree:"))
        blocks += _conflicts(found, words, possible=reading.packages.deals.high > 0)
    return blocks


def _conflicts(found: ConsentingSet, words: Wording, *, possible: bool) -> list[Block]:
    if not possible:
        return [text("There is no package that conditions could collide on.")]
    if not found.conflicts:
        if not found.complete:
            return [Note("approximate", ("Whether conditions collide could not be decided within the limits of the search.",))]
        return [text("There are packages that meet all conditions: no conditions collide.")]
    conflicts = tuple(text(*collision(conflict, words)) for conflict in found.conflicts[:MOST_SHOWN])
    blocks: list[Block] = [Bullets(conflicts), *not_listed(len(found.conflicts), MOST_SHOWN)]
    blocks.append(
        text("A package becomes possible if every condition in one of these lines no longer holds, and none of them can be spared:")
    )
    corrections = []
    for paths, example in _in_order(found, words)[:MOST_SHOWN]:
        opened: Parts = [" It would open, for example: ", *words.package(example), "."] if example else []
        corrections.append(text(*capital(words.together(paths)), ".", *opened))
    blocks += [Bullets(tuple(corrections)), *not_listed(len(found.corrections), MOST_SHOWN)]
    if not found.complete:
        blocks.append(Note("approximate", ("There may be more than are listed here; the option 'cap' raises the limit.",)))
    return blocks


def _in_order(found: ConsentingSet, words: Wording) -> list[tuple[Paths, dict[str, str]]]:
    """Give corrections with examples by size, then in the alphabetical order of the parties concerned."""
    pairs = zip(found.corrections, found.examples, strict=True)
    return sorted(pairs, key=lambda pair: (len(pair[0]), sorted(by_party(path, words) for path in pair[0])))


def _set(title: str, found: PackageSet, words: Wording, anchor: str) -> list[Block]:
    return [] if found.empty else [Heading(title, 4, anchor), *set_blocks(found, words)]


def _locks(reading: Reading, words: Wording) -> list[Block]:
    if not reading.locks:
        return []
    blocks: list[Block] = [Heading("Packages locked by the order of steps", 4)]
    for lock in reading.locks:
        blocks.append(text("Each of these waits for the other:" if len(lock.circle) == 2 else "Each of these waits for the next:"))
        blocks.append(Bullets(tuple(text(*words.statement(path), ".") for path in lock.circle)))
        example: Parts = ["A package that promises all of it is refused by nobody, but leaves nobody who can begin. For example: "]
        blocks.append(text(*example, *words.package(lock.example), "."))
    ways = "Such a circle is a matter for simultaneous steps, for other wording, or for somebody who stands in between."
    return [*blocks, text(ways)]


def _excludes(reading: Reading, words: Wording) -> list[Block]:
    """Say what each condition alone leaves no package for."""
    rows = []
    for found in reading.excludes:
        if found.all_deals:
            lost: Parts = [Strong("every package")]
        elif found.options:
            lost = series([[words.issue(issue), ": ", *words.options(issue, values)] for issue, values in found.options.items()], "and")
        else:
            lost = ["only combinations, no option on its own"]
        rows.append((text(*capital(words.stance(found.path))), text(*lost)))
    if not rows:
        return []
    caption = "What each condition rules out on its own: options with which it leaves no package"
    table = Table(caption, ("Condition", "Rules out"), tuple(rows))
    return [Heading("What each condition rules out", 4), excludes_picture(reading, words.case, table)]
