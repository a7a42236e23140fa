"""Reports are shown and written in the form that was asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.command import STARTER, accords

BEGINNINGS = {"html": b"<!DOCTYPE html>", "markdown": b"# ", "json": b'{\n  "lenses"', "docx": b"PK"}


@pytest.mark.parametrize("form", BEGINNINGS)
def test_each_form_is_written_to_the_file_named(form: str, tmp_path: Path) -> None:
    target = tmp_path / "report"
    done = accords("analyse", STARTER, "--format", form, "-o", str(target))
    assert done.exit_code == 0, done.stderr
    assert target.read_bytes().lower().startswith(BEGINNINGS[form].lower())
    again = accords("analyse", STARTER, "--format", form, "-o", str(target))
    assert again.exit_code == 0, again.stderr


@pytest.mark.parametrize("form", BEGINNINGS)
def test_a_file_that_is_no_report_of_ours_is_kept_unless_forced(form: str, tmp_path: Path) -> None:
    target = tmp_path / "letter"
    target.write_text("Dear all,", encoding="utf-8")
    done = accords("analyse", STARTER, "--format", form, "-o", str(target))
    assert done.exit_code != 0
    assert target.read_text(encoding="utf-8") == "Dear all,"
    assert accords("analyse", STARTER, "--format", form, "-o", str(target), "--force").exit_code == 0
    assert target.read_bytes() != b"Dear all,"


def test_text_forms_go_to_the_screen_where_no_file_is_named() -> None:
    assert accords("analyse", STARTER, "--format", "markdown").stdout.startswith("# ")
    assert set(json.loads(accords("analyse", STARTER, "--format", "json").stdout)) == {"lenses", "unfit"}


def test_html_goes_to_a_file_and_its_first_page_to_the_screen(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    done = accords("analyse", STARTER, "-o", str(target))
    assert f"The whole report: {target}" in " ".join(done.stdout.split()).replace("- ", "-")
    assert "How this document was made" not in done.stdout
