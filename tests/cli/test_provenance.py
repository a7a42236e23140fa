"""Same inputs, same bytes: in another process, with another seed of hashes, in another folder, under another clock and language."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.command import SEED, STARTER, VILLAGES, process

ONE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
OTHER = {"PYTHONHASHSEED": "4711", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "COLUMNS": "40"}


@pytest.mark.parametrize(("case", "form"), [(SEED, "html"), (STARTER, "json"), (VILLAGES, "markdown")])
def test_the_same_question_gives_the_same_bytes(tmp_path: Path, case: str, form: str) -> None:
    found = []
    for index, environment in enumerate((ONE, OTHER)):
        folder = tmp_path / str(index)
        folder.mkdir()
        done = process("analyse", case, "--format", form, "-o", "report", cwd=folder, env=environment)
        assert done.returncode == 0, done.stderr
        found.append((folder / "report").read_bytes())
    assert found[0] == found[1]
    assert len(found[0]) > 1000


def test_a_report_bears_no_date_but_the_one_it_is_given(tmp_path: Path) -> None:
    for name, environment in (("none", {}), ("epoch", {"SOURCE_DATE_EPOCH": "1893456000"}), ("empty", {"SOURCE_DATE_EPOCH": ""})):
        assert process("analyse", STARTER, "-o", name, cwd=tmp_path, env=environment).returncode == 0
    assert "2030-01-01" in (tmp_path / "epoch").read_text(encoding="utf-8")
    assert "2030" not in (tmp_path / "none").read_text(encoding="utf-8")
    assert (tmp_path / "none").read_bytes() == (tmp_path / "empty").read_bytes()


def test_a_date_that_is_asked_for_comes_before_the_environments(tmp_path: Path) -> None:
    process("analyse", STARTER, "-o", "r.html", "--date", "2031-05-06", cwd=tmp_path, env={"SOURCE_DATE_EPOCH": "1893456000"})
    report = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "2031-05-06" in report
    assert "2030-01-01" not in report
