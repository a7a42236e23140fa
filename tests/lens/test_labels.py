"""Labels say what an entry says, without whose it is and without citations."""

from __future__ import annotations

import pytest

from accords.case.case import loads
from accords.lens.labels import by_party, entry_label, package_labels, plain
from accords.lens.wording import Wording

WORDS = Wording(
    loads("""
accords: 1
title: Labels
as_of: 2024-12-17
parties: {b: {name: alpha, role: negotiator}, a: {name: Beta, role: negotiator}}
issues: {share: {title: The share, unit: percent, options: [10, 20]}}
views:
  a:
    refuses: {r: {if: share > 10, claims: c1}, u: {if: share == 20, until_done: share == 10}}
    accepts: {t: share == 10}
    lives_with: {l: share == 20}
proposals:
  p: {by: a, outcome: {share: 10}}
  q: {by: a, outcome: {share: 20}}
  r: {by: [a, b], date: 2024-12-01, outcome: {share: 20}}
  s: {by: a, date: 2024-12-01, outcome: {share: 20}}
precedents: {old: {by: b, outcome: {share: 10}}}
sources: {paper: {title: The paper}}
claims: {c1: {source: paper, says: One.}}
""")
)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("views.a.refuses.r", "refused: \u201cThe share: more than 10 percent\u201d"),
        ("views.a.refuses.u", "refused: \u201cThe share: 20 percent\u201d, until this is done: \u201cThe share: 10 percent\u201d"),
        ("views.a.accepts.t", "accepted as a whole: \u201cThe share: 10 percent\u201d"),
        ("views.a.lives_with.l", "could live with \u201cThe share: 20 percent\u201d"),
    ],
)
def test_each_kind_of_entry_has_its_label(path: str, label: str) -> None:
    assert entry_label(path, WORDS) == label


def test_the_order_is_that_of_names_not_of_ids() -> None:
    assert min(["views.a.refuses.r", "views.b.refuses.x"], key=lambda path: by_party(path, WORDS)) == "views.b.refuses.x"


def test_plain_words_have_no_citations() -> None:
    assert plain(["a", WORDS.party("a")]) == "aBeta"


def test_packages_are_named_by_who_made_them_when_and_by_their_id_only_where_that_is_not_enough() -> None:
    def named(*names: str) -> list[str]:
        return [plain(label) for label in package_labels(names, WORDS).values()]

    assert named("status_quo", "r", "s", "old", "ours") == [
        "the status quo",
        "the proposal of alpha and Beta, 2024-12-01",
        "the proposal of Beta, 2024-12-01",
        "the precedent of alpha",
        "ours",
    ]
    assert named("p", "s", "q") == ["the proposal of Beta (p)", "the proposal of Beta, 2024-12-01", "the proposal of Beta (q)"]
    assert named("p") == ["the proposal of Beta"]
