"""What bargaining solutions choose, in words: each with what it asks for, then the packages, issue by issue, with the trades in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from accords.blocks import Block, Bullets, Heading, Note, Strong, Table, Text, text
from accords.case.consent import parse_rule
from accords.lens.wording import Parts, Wording, not_listed, number, series
from accords.lenses.deals.result import Answer, Choices, Pick, Remark, Share
from accords.lenses.deals.sentences import SOLUTIONS, figure, figures, ordered
from accords.lenses.deals.sets import asks_less
from accords.zone.bargaining import SolutionName

# Packages that are listed, and those that are shown issue by issue.
MOST = 12
DETAILED = 3

_ASKS: dict[SolutionName, str] = {
    "nash": "it asks for the largest product of gains over the reservations (Nash 1950). On what scale anybody counts does not matter.",
    "weighted_nash": "it asks for the largest product of gains, each raised to the power of a weight.",
    "kalai_smorodinsky": "it asks that the smallest share of an ideal gain be as large as can be, then the second smallest, and so on "
    "(Kalai and Smorodinsky 1975, on finite sets). A party's ideal is the most that it can have where nobody has less than its "
    "reservation; the leximin solution of Imai (1983) takes it over all packages instead, and may choose otherwise.",
    "egalitarian": "it asks that the smallest gain be as large as can be, then the second smallest, and so on (Kalai 1977). It compares "
    "utilities of different parties, as the case allows.",
    "utilitarian": "it asks for the largest sum (Harsanyi 1955). It compares utilities of different parties, as the case allows, and does "
    "not ask how the sum is divided.",
}


@dataclass(slots=True)
class _Package:
    """A package that one or several solutions choose, with the number that it is called by, and what is shown of it."""

    number: int
    pick: Pick
    settled: Choices
    chosen_by: list[SolutionName] = field(default_factory=list)


def solution_blocks(anchor: str, answer: Answer, words: Wording) -> list[Block]:
    """Show what each solution chooses, why others are not given, and what the packages chosen are made of."""
    if len(answer.parties) < 2:
        return []
    if answer.by_set:
        return _by_set(anchor, answer, words)
    if not (answer.solutions or answer.withheld):
        return []
    blocks: list[Block] = [Heading("What solutions choose", 4, f"{anchor}-solutions"), *_solutions(answer, words)]
    if answer.solutions and asks_less(parse_rule(answer.rule), answer.parties):
        start = "They look only at packages worth the reservation to each of "
        blocks.append(Note("caution", (start, *words.parties(answer.parties), ", which the rule of consent does not ask.")))
    return blocks


def _by_set(anchor: str, answer: Answer, words: Wording) -> list[Block]:
    """Show the solutions for each consenting set."""
    start: Parts = ["Agreement does not need the consent of all of ", *words.parties(answer.parties), ": each of these groups is enough. "]
    more = "For each, solutions look at the packages that nobody in it refuses."
    blocks: list[Block] = [Heading("What solutions choose", 4, f"{anchor}-solutions"), text(*start, more)]
    for place, one in enumerate(answer.by_set, 1):
        inner = replace(
            answer,
            parties=one.parties,
            ideal=one.ideal,
            solutions=one.solutions,
            remarks=one.remarks,
            withheld=one.withheld,
            weights={party: weight for party, weight in answer.weights.items() if party in one.parties},
        )
        title = text("What solutions choose with the consent of ", *words.parties(one.members)).plain
        blocks.append(Heading(title, 4, f"{anchor}-solutions-{place}"))
        nothing = text("The numbers of fewer than two of them are weighed, so that there is nothing for a solution to balance.")
        blocks += _solutions(inner, words) if len(one.parties) > 1 else [nothing]
    return blocks


def _solutions(answer: Answer, words: Wording) -> list[Block]:
    """Show what each solution chooses among some packages."""
    open_ = [issue for issue, described in words.case.issues.items() if described.persons]
    packages = _packages(answer, open_)
    blocks: list[Block] = []
    if answer.solutions:
        known = all(answer.reservation.get(party) is not None for party in answer.parties)
        among = "those that nobody values below a reservation" if known else "those that are left"
        said = f"A solution is a rule that picks packages among {among}. Each rule asks for something else. "
        blocks.append(text(said, "None of them is a verdict, and none knows what the case leaves out."))
    blocks.append(Bullets(tuple(_solution(name, answer, packages, words) for name in answer.solutions) + tuple(_withheld(answer, words))))
    if not packages:
        return blocks
    blocks += [_listed(packages[:MOST], words, answer), *not_listed(len(packages), MOST)]
    left = [issue for issue in open_ if any(issue in package.pick.outcome for package in packages)]
    if left:
        why = "Not weighed, and left open here, since people have no price: "
        rest = ". Which numbers go with a package, stated conditions alone decide."
        blocks.append(text(why, *series([[words.issue(issue)] for issue in left], "and"), rest))
    for package in packages[:DETAILED]:
        blocks += _detailed(package, answer, words)
    return blocks


def _packages(answer: Answer, open_: Sequence[str]) -> list[_Package]:
    """Give the packages chosen, each once, in the order of the solutions; those that differ only in what is left open are one."""
    found: list[_Package] = []
    for name, picks in answer.solutions.items():
        for pick in picks:
            settled = {issue: option for issue, option in pick.outcome.items() if issue not in open_}
            known = next((one for one in found if one.settled == settled), None)
            if known is None:
                known = _Package(len(found) + 1, pick, settled)
                found.append(known)
            if name not in known.chosen_by:
                known.chosen_by.append(name)
    return found


def _solution(name: SolutionName, answer: Answer, packages: list[_Package], words: Wording) -> Text:
    numbers = [package.number for package in packages if name in package.chosen_by]
    title = SOLUTIONS[name][:1].upper() + SOLUTIONS[name][1:]
    chosen: Parts = [f"It chooses package{'s' if len(numbers) > 1 else ''} ", *series([[str(one)] for one in numbers], "and")]
    sentences: list[Parts] = [[Strong(title), ": ", _ASKS[name]]]
    if name == "weighted_nash" and answer.weights:
        weights: list[Parts] = [[f"{answer.weights[party]} for ", words.party(party)] for party in ordered(answer.weights, words)]
        sentences.append(["The weights are those that whoever asks has given: ", *series(weights, "and"), "."])
    sentences.append([*chosen, ", which tie." if len(numbers) > 1 else "."])
    picks, remark = answer.solutions[name], answer.remarks[name]
    if remark.packages is not None and not remark.searched and remark.packages.high > len(picks):
        kinds = f", with {remark.vectors} different combinations of values" if remark.vectors > 1 else ""
        sentences.append([f"In all it chooses {number(remark.packages)} packages{kinds}, of which these are some."])
    if len(numbers) < len(picks):
        sentences.append(["Packages that differ only in what counts people are one package here."])
    return text(*series([*sentences, *_remarks(remark, answer, words)], "", between=" "))


def _remarks(remark: Remark, answer: Answer, words: Wording) -> list[Parts]:
    said: list[Parts] = []
    if remark.left_out:
        said.append(
            ["Left out of the comparison, since the most to be had there is just the reservation: ", *words.parties(remark.left_out), "."]
        )
    if remark.gaining == 0:
        said.append(["Nobody can gain over the reservations: what it chooses is worth just these."])
    elif remark.gaining is not None:
        said.append([f"Not all {len(answer.parties)} can gain together; it lets {remark.gaining} gain, the most that can."])
        said.append(["Products over different parties are not compared, so that it may choose several packages."])
    if remark.searched:
        said.append(["Found by search; other packages may tie with it."])
    if remark.gap is None:
        said.append(["The search ended before it was proven that nothing scores higher."])
    elif remark.gap:
        said.append([f"Another package may score higher by at most {figure(100 * remark.gap)} percent."])
    return said


def _withheld(answer: Answer, words: Wording) -> list[Text]:
    """Say why solutions are not given, those with one reason together."""
    reasons: dict[str, list[str]] = {}
    for name, reason in answer.withheld.items():
        reasons.setdefault(reason, []).append(SOLUTIONS[name])
    return [
        text(Strong("Not given"), ": ", *series([[name] for name in names], "and"), *_why(reason, answer, words))
        for reason, names in reasons.items()
    ]


def _why(reason: str, answer: Answer, words: Wording) -> Parts:
    if reason == "reservation":
        unknown = [party for party in ordered(answer.parties, words) if answer.reservation.get(party) is None]
        those = series([["that of ", words.party(party)] for party in unknown], "and")
        return [", since gains are counted from reservations. Not stated as one number: ", *those, "."]
    said = {
        "comparable": ", since the case does not say that utilities of different parties may be compared (comparable: true).",
        "nobody_gains": ", since no package lets every party gain over its reservation.",
        "empty": ", since no package that is left is worth its reservation to every party.",
        "undecided": ", since that could not be decided within the limits of the search.",
    }
    return [said[reason]]


# -- the packages ------------------------------------------------------------------------------------------------------------------------


def _listed(packages: list[_Package], words: Wording, answer: Answer) -> Table:
    """List the packages chosen: what each is worth, and which solutions choose it."""
    parties = ordered(answer.parties, words)
    columns = [figures((package.pick.utility[party], package.pick.exactly.get(party)) for package in packages) for party in parties]
    rows = []
    for row, package in enumerate(packages):
        chosen = text(*series([[SOLUTIONS[name]] for name in package.chosen_by], "and"))
        worths = [text(column[row]) for column in columns]
        rows.append((text(f"Package {package.number}"), chosen, *worths, text(*words.package(package.settled))))
    heads = (f"Worth to {words.party(party).text}" for party in parties)
    return Table("Packages that solutions choose", ("Called here", "Chosen by", *heads, "Package"), tuple(rows))


def _detailed(package: _Package, answer: Answer, words: Wording) -> list[Block]:
    """Show one package issue by issue, with the trades in it."""
    pick = package.pick
    parties = ordered(answer.parties, words)
    shares = {party: pick.shares.get(party, {}) for party in parties}
    rows = []
    for issue in words.case.issues:
        if any(issue in shares[party] for party in parties):
            cells = [_share(shares[party].get(issue)) for party in parties]
            rows.append((text(words.issue(issue)), text(words.option(issue, pick.outcome[issue])), *(text(cell) for cell in cells)))
    beside = {party: pick.utility[party] - sum(share.worth for share in shares[party].values()) for party in parties}
    if any(abs(amount) > 1e-9 * (1 + abs(pick.utility[party])) for party, amount in beside.items()):
        rows.append((text("interactions"), text(""), *(text(figure(round(beside[party], 9))) for party in parties)))
    rows.append((text("all together"), text(""), *(text(_of_most(party, pick, answer)) for party in parties)))
    heads = (f"Worth to {words.party(party).text}" for party in parties)
    caption = f"Package {package.number} issue by issue; in brackets the least and the most that an issue can be worth"
    blocks: list[Block] = [Table(caption, ("Issue", "Settled as", *heads), tuple(rows))]
    trades = [text(*_trade(trade.gives, trade.loses, words)) for trade in pick.trades]
    if trades:
        blocks += [text(f"Trades in package {package.number}:"), Bullets(tuple(trades))]
    return blocks


def _share(share: Share | None) -> str:
    if share is None:
        return "\u2013"
    return f"{figure(share.worth)} ({figure(share.least)} to {figure(share.best)})"


def _of_most(party: str, pick: Pick, answer: Answer) -> str:
    """Write what a package is worth in all, and the most that the party can have where nobody has less than its reservation."""
    most = f", of at most {figure(answer.ideal[party])}" if party in answer.ideal else ""
    return f"{figure(pick.utility[party], pick.exactly.get(party))}{most}"


def _trade(gives: dict[str, str], loses: dict[str, float], words: Wording) -> Parts:
    """Say what two parties gave and got, in the alphabetical order of their names."""
    first, second = ordered(gives, words)
    start: Parts = ["Between ", words.party(first), " and ", words.party(second), ": the first stands back on "]
    middle: Parts = [words.issue(gives[first]), ", the second on ", words.issue(gives[second])]
    cost = (
        f". Were both settled the other way round, both would lose: {figure(loses[first])} the first, {figure(loses[second])} the second."
    )
    return [*start, *middle, cost]
