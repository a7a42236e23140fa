"""Two case files compared, or one at two dates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.command import SEED, VILLAGES, accords

HEAD = "accords: 1\ntitle: T\nas_of: 2024-06-30\nhandling: public\n"
PARTIES = "parties: {alma: {name: Alma, role: negotiator, mask: One}, beth: {name: Beth, role: negotiator}}\n"
TEXT = f"{HEAD}{PARTIES}issues: {{share: {{options: [20, 30]}}}}\nviews: {{alma: {{refuses: {{a: share == 20}}}}}}\n"


@pytest.fixture(name="files")
def make_files(tmp_path: Path) -> tuple[str, str]:
    """Write two versions of a case."""
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(TEXT, encoding="utf-8")
    new.write_text(TEXT.replace("share == 20", "share == 30"), encoding="utf-8")
    return str(old), str(new)


def test_two_files_are_compared(files: tuple[str, str]) -> None:
    done = accords("diff", *files)
    assert done.exit_code == 0
    assert "Now different: " in done.stdout
    assert "What that did to the packages" in done.stdout


def test_one_file_is_compared_with_itself_at_an_earlier_date() -> None:
    done = accords("diff", SEED, "--at", "2024-11-01")
    assert done.exit_code == 0
    assert "What changed between 2024-11-01 and 2024-12-17" in " ".join(done.stdout.split())
    later = accords("diff", SEED, "--at", "2024-11-01", "--to", "2024-12-01")
    assert "between 2024-11-01 and 2024-12-01" in " ".join(later.stdout.split())


def test_the_data_are_the_comparison(files: tuple[str, str]) -> None:
    data = json.loads(accords("diff", *files, "--json").stdout)
    assert set(data) == {"then", "now", "shifts", "issues", "readings", "withheld"}
    (shift,) = data["shifts"]
    assert (shift["path"], shift["what"]) == ("views.alma.refuses.a", "moved")
    assert shift["closes"] == shift["opens"] == {"rule": {"value": "1", "exact": True}}


def test_names_are_masked_in_words_and_data(files: tuple[str, str]) -> None:
    for form in ((), ("--json",)):
        done = accords("diff", *files, "--mask", *form)
        assert "alma" not in done.stdout.lower()
        assert "One" in done.stdout


def test_for_an_audience_only_what_it_may_see_is_compared() -> None:
    done = accords("diff", VILLAGES, "--at", "2024-12-05", "--for", "team")
    assert done.exit_code == 0
    refused = accords("diff", VILLAGES, "--at", "2024-12-05", "--for", "public")
    assert refused.exit_code == 2
    assert "marked 'team'" in refused.stderr


def test_one_file_alone_is_told_what_to_add() -> None:
    done = accords("diff", SEED)
    assert done.exit_code == 2
    assert "--at" in done.stderr
