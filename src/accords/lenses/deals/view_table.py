"""What is on the table in words: how each package stands, and what would be better for all; and where statements and numbers differ."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Heading, Note, Strong, Text, text
from accords.lens.labels import package_labels
from accords.lens.wording import Parts, Wording, capital, cites, number, series
from accords.lenses.deals.result import Answer, Better, Completed, Improvement, Weighed
from accords.lenses.deals.sentences import figure, worth

_STANDING = {
    "left": "not ruled out by stated conditions or numbers",
    "ruled_out": "ruled out by stated conditions or numbers",
    "no_deal": "not an agreement as the case defines it",
    "impossible": "not possible within the case's own limits",
    "partial": "not weighed as a whole, since it leaves issues open",
    "between_options": "between the options that the case lists, so that it is weighed but not compared with the efficient packages",
}


def table_blocks(anchor: str, answer: Answer, words: Wording) -> list[Block]:
    """Show each package on the table."""
    if not answer.proposals:
        return []
    blocks: list[Block] = [Heading("What is on the table", 4, f"{anchor}-table")]
    labels = package_labels(answer.proposals, words)
    for name, judged in answer.proposals.items():
        blocks.append(text(*capital(labels[name]), *_cited(name, words), ": ", Strong(_STANDING[judged.standing]), "."))
        items = [text(*item) for item in _details(judged, answer.improvements.get(name), answer, words)]
        blocks += [Bullets(tuple(items))] if items else []
    return blocks


def _cited(name: str, words: Wording) -> Parts:
    proposal = words.case.proposals.get(name)
    return [] if proposal is None else cites(proposal.claims)


def _details(judged: Weighed, better: Improvement | None, answer: Answer, words: Wording) -> list[Parts]:
    items: list[Parts] = []
    if judged.outcome:
        items.append([*words.package(judged.outcome), "."])
    if judged.utility:
        items.append(capital([*worth(judged.utility, judged.exactly, words), "."]))
    if judged.short:
        items.append(["Less than the reservation of: ", *words.parties(judged.short), "."])
    if judged.completed is not None:
        items += _completed(judged.completed, answer, words)
    if judged.efficient and len(answer.parties) > 1:
        items.append(["Efficient: no package that is left is at least as good for ", *_each(answer, words), " and better for one of them."])
    return items if better is None else items + _better(better, answer, words)


def _each(answer: Answer, words: Wording) -> Parts:
    """Name those who are weighed, of whom alone a comparison speaks."""
    return ["both ", *words.parties(answer.parties)] if len(answer.parties) == 2 else ["each of ", *words.parties(answer.parties)]


def _completed(found: Completed, answer: Answer, words: Wording) -> list[Parts]:
    """Say what a package that leaves issues open can become."""
    ways = "one possible package" if found.possible.exact and found.possible.low == 1 else f"{number(found.possible)} possible packages"
    left = "none of them is left" if found.left.high == 0 else f"not ruled out by stated conditions or numbers: {number(found.left)}"
    items: list[Parts] = [[f"It stands for {ways}; agreements among them: {number(found.deals)}; of these, {left}."]]
    if found.utility:
        worths: list[Parts] = [
            [f"{figure(least)} to " if least == most else f"from {figure(least)} up to {figure(most)} to ", words.party(party)]
            for party, (least, most) in sorted(found.utility.items(), key=lambda item: words.alphabet(item[0]))
        ]
        items.append(["Worth ", *series(worths, "and"), "."])
    if found.efficient and len(answer.parties) > 1:
        items.append(["Some of them are efficient." if found.possible.high > 1 else "It is efficient."])
    return items


def _better(better: Improvement, answer: Answer, words: Wording) -> list[Parts]:
    """Say what would be at least as good for all and better for one."""
    how_many = "one combination of values" if better.count == 1 else f"{better.count} combinations of values"
    start: Parts = ["At least as good for ", *_each(answer, words), f" and better for one of them: efficient packages, with {how_many}."]
    if answer.others:
        start += [" Not weighed is what they are worth to ", *words.parties(answer.others), ": that may be less than what this one is."]
    items: list[Parts] = [start]
    items += [["With fewest changes: ", *_changed(one, words)] for one in better.nearest]
    known = [one.outcome for one in better.nearest if one.efficient]
    fewest = "fewest changes" if better.searched else "fewest changes among those looked at"
    items += [[f"Efficient, with {fewest}: ", *_changed(one, words)] for one in better.efficient if one.outcome not in known]
    return items


def _changed(better: Better, words: Wording) -> Parts:
    changes = {issue: better.outcome.get(issue) for issue in better.changes}
    efficient = "; it is efficient" if better.efficient else ""
    return [*words.package(changes), " (then ", *worth(better.utility, better.exactly, words), f"{efficient})."]


def disagreement_blocks(anchor: str, answer: Answer, words: Wording) -> list[Block]:
    """Say where what a party says of packages and what they are worth to it point in different directions."""
    if not answer.disagreements:
        return []
    blocks: list[Block] = [Heading("Where statements and numbers differ", 4, f"{anchor}-differ")]
    items: list[Text] = []
    for one in sorted(answer.disagreements, key=lambda one: (words.alphabet(one.party), one.refused)):
        what = "refused by a statement, though worth the reservation or more" if one.refused else "accepted, though worth less"
        how_many = "one possible package" if one.count.exact and one.count.low == 1 else f"{number(one.count)} possible packages"
        start: Parts = ["Statements and numbers of ", words.party(one.party), f" differ on {how_many}: {what}. "]
        items.append(text(*start, "For example: ", *words.package(one.example), "."))
    why = "What is stated decides. Where both are meant, either a number or a statement may want another look."
    return [*blocks, Bullets(tuple(items)), Note("caution", (why,))]
