"""Falling back in words: at which step enough parties accept the same package, or that they never do."""

from __future__ import annotations

from accords.blocks import Block, Bullets, Heading, Note, Text, text
from accords.lens.wording import Parts, Wording, series
from accords.lenses.deals.result import Answer, Fall, FallingBack
from accords.lenses.deals.sentences import ordered

# Packages that are named of those agreed.
MOST = 8


def fallback_blocks(anchor: str, answer: Answer, words: Wording) -> list[Block]:
    """Show where falling back ends, by unanimity and by a majority of the votes."""
    found = answer.fallback
    if found is None:
        return []
    about = (
        " fall back together, from the packages that each likes best to its next best, and so on, until enough accept the same one (Brams "
        "and Kilgour 2001). Only orders count, not how much anybody prefers anything. What is refused is never accepted."
    )
    blocks: list[Block] = [Heading("Falling back step by step", 4, f"{anchor}-fallback"), text(*words.parties(found.parties), about)]
    blocks.append(Bullets((_fall("By unanimity", "all", found.unanimity, found, words), _by_majority(found, words))))
    if len(set(found.votes.values())) > 1:
        votes = series([[words.party(party), f" {found.votes[party]}"] for party in ordered(found.votes, words)], "and")
        blocks.append(text("Votes, as the case gives them: ", *votes, "."))
    if found.unranked:
        names = words.parties(found.unranked)
        said: Parts = ["Some packages have no known place in the orders stated for ", *names, "; they are taken to come after all others."]
        blocks.append(Note("unknown", tuple(said)))
    return blocks


def _by_majority(found: FallingBack, words: Wording) -> Text:
    total = sum(found.votes.values())
    return _fall("By majority", f"{found.majority.needed} of {total} votes", found.majority, found, words)


def _fall(title: str, needed: str, fall: Fall, found: FallingBack, words: Wording) -> Text:
    if fall.depth is None:
        return text(f"{title} ({needed}): impasse. There is no package that so many ever accept.")
    steps = "at the first step" if fall.depth == 1 else f"at step {fall.depth}"
    packages = [words.package(package) for package in fall.agreed[:MOST]]
    parts: Parts = [f"{title} ({needed}): {steps}, on ", *series(packages, "", between=" \u2013 and on \u2013 ")]
    if len(fall.agreed) > MOST:
        parts.append(" \u2013 and others, which the JSON result lists")
    if len(fall.agreed) > 1 and title == "By majority":
        most = series([words.package(package) for package in fall.most[:MOST]], "", between=" \u2013 and \u2013 ")
        votes = max(fall.support)
        parts += [f". With most votes, {votes} of {sum(found.votes.values())}: ", *most]
    return text(*parts, ".")
