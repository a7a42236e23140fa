"""What each judgement rests on; sources' texts are read from beside the case and from nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from accords.case.case import Case, load, loads
from accords.lens.protocol import Context, Unfit
from accords.lenses.evidence.result import Result
from accords.lenses.evidence.run import run
from accords.lenses.evidence.view import view
from bundled import NAMES, case_of
from plain import lines

SEED = "gaza-talks-2024/ceasefire"
HEAD = "accords: 1\ntitle: T\nas_of: 2024-06-30\nparties: {n: {name: North, role: negotiator}, s: {name: South, role: negotiator}}\n"
TALKS = f"""{HEAD}
issues: {{share: {{options: [20, 30]}}}}
sources: {{paper: {{title: The paper, file: paper.txt, omits: Much.}}, mute: {{title: Mute}}}}
claims:
  c1: {{source: paper, standing: on_record, by: n, says: One., quote: "never above 20"}}
  c2: {{source: mute, says: Two., quote: "above"}}
  c3: {{source: paper, says: Three., quote: "not there"}}
views:
  n:
    refuses: {{dear: {{if: share > 20, claims: c1, against: c2}}, bare: share == 20}}
    interests: {{quiet: {{text: Quiet., claims: c1}}}}
events: {{flood: {{title: The flood}}}}
"""


def asked(case: Case) -> Result:
    return run(case, {}, Context())


def beside(folder: Path, file: str, text: str = TALKS) -> Case:
    path = folder / "case.yaml"
    path.write_text(text.replace("file: paper.txt", f"file: {file!r}"), encoding="utf-8")
    return load(path)


def found(case: Case) -> dict[str, tuple[str, int | None]]:
    return {quote.claim: (quote.found, quote.line) for quote in asked(case).quotes}


def test_every_judgement_is_there_with_its_claims_for_and_against() -> None:
    result = asked(loads(TALKS))
    assert list(result.judgements) == ["views.n.refuses.dear", "views.n.refuses.bare", "views.n.interests.quiet", "events.flood"]
    dear = result.judgements["views.n.refuses.dear"]
    assert (dear.claims, dear.against, dear.firm) == (("c1",), ("c2",), "stated")
    assert result.unsupported == ("views.n.refuses.bare", "events.flood")
    assert result.unused == ("c3",)
    assert result.omits == {"paper": "Much."}


def test_quotes_are_located_in_the_text_beside_the_case(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("One.\n\nThey said: never \u00a0above 20.\n", encoding="utf-8")
    assert found(beside(tmp_path, "paper.txt")) == {"c1": ("folded", 3), "c2": ("no_file", None), "c3": ("missing", None)}


def test_without_a_file_on_disk_nothing_is_opened() -> None:
    assert found(loads(TALKS))["c1"] == ("unreadable", None)


@pytest.mark.parametrize("file", ["../paper.txt", "case/../../paper.txt", "in/../paper.txt", ".", "missing.txt", "x" * 300])
def test_nothing_outside_the_folder_is_opened(tmp_path: Path, file: str) -> None:
    (tmp_path / "paper.txt").write_text("never above 20", encoding="utf-8")
    folder = tmp_path / "case"
    (folder / "in").mkdir(parents=True)
    assert found(beside(folder, file))["c1"] == ("unreadable", None)


def test_neither_by_its_whole_path_nor_through_a_link(tmp_path: Path) -> None:
    secret = tmp_path / "paper.txt"
    secret.write_text("never above 20", encoding="utf-8")
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "link.txt").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    (folder / "round").symlink_to(folder / "round")
    os.mkfifo(folder / "pipe")
    for file in (str(secret), "link.txt", "up/paper.txt", "round", "pipe"):
        assert found(beside(folder, file))["c1"] == ("unreadable", None), file


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("never above 20", encoding="utf-8")
    (tmp_path / "paper.txt").symlink_to(tmp_path / "real.txt")
    assert found(beside(tmp_path, "paper.txt"))["c1"] == ("exact", 1)


def test_what_is_no_text_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_bytes(b"\xff\xfe\x00never above 20")
    assert found(beside(tmp_path, "paper.txt"))["c1"] == ("unreadable", None)


def test_a_case_of_which_nothing_is_judged_does_not_fit() -> None:
    with pytest.raises(Unfit) as reason:
        asked(loads(HEAD))
    assert reason.value.field == "claims"


def test_a_precedent_is_said_to_be_ruled_out_in_the_words_of_its_own_date() -> None:
    text = f"""{TALKS}precedents: {{old: {{title: The old deal, date: 2024-01-10, outcome: {{share: 30}}, carried_out: true}}}}
"""
    text = text.replace("dear: {if: share > 20,", "dear: {if: share > 20, since: 2023,")
    gone = text.replace("flood: {title: The flood}", "flood: {title: The flood, date: 2024-02, remove: [views.n.refuses.dear]}")
    for each in (text, gone):
        case = loads(each)
        assert [found.precedent for found in asked(case).ruled_out] == ["old"]
        assert any("would have been ruled out at its date by" in line for line in lines(view(asked(case), case)))


def test_where_nothing_says_who_must_agree_no_assumption_is_spoken_of() -> None:
    case = loads(TALKS.replace("s: {name: South, role: negotiator}", "s: {name: South}"))
    assert "Key assumptions" not in lines(view(asked(case), case))
    assert "Key assumptions" in lines(view(asked(loads(TALKS)), loads(TALKS)))


@pytest.mark.parametrize("name", NAMES)
def test_the_judgements_of_bundled_cases_name_claims_that_are_there(name: str) -> None:
    case = case_of(name)
    result = asked(case)
    for judgement in result.judgements.values():
        assert set(judgement.claims) | set(judgement.against) <= set(case.claims)
    assert {quote.found for quote in result.quotes} <= {"exact", "folded", "no_file", "unreadable"}


def test_the_first_case_shows_the_wrong_year() -> None:
    case = case_of(SEED)
    shown = "\n".join(lines(view(asked(case), case)))
    assert "2022-10-07" in shown
    assert "2023-10-07" in shown
    assert "They cannot all be right." in shown
