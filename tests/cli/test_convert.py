"""Sheets, files of Genius and cases on the command line: nothing overwritten, mistakes in sentences."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from accords.case.case import load
from accords.cli.convert import add_convert
from formats.genius_files import domain, profile, write

CASE = Path(__file__).parents[2] / "src" / "accords" / "catalog" / "invented" / "two-villages.yaml"
APP = typer.Typer()
add_convert(APP)


@APP.callback()
def commands() -> None:
    """Keep the one command a command of its name."""


def run(*words: object) -> tuple[int, str]:
    found = CliRunner().invoke(APP, ["convert", *map(str, words)])
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found.exit_code, found.output


def test_a_case_becomes_a_workbook_and_the_workbook_a_case(tmp_path: Path) -> None:
    sheet, back = tmp_path / "sheet.xlsx", tmp_path / "back.yaml"
    code, said = run(CASE, sheet)
    assert (code, f"Written: {sheet}" in said, "Not in the sheet" in said) == (0, True, True)
    code, said = run(sheet, back)
    assert code == 0
    assert f"Try: accords check {back}" in said
    assert [issue.label for issue in load(back).issues.values()] == [issue.label for issue in load(CASE).issues.values()]


def test_csv_comes_with_its_sources_beside_it(tmp_path: Path) -> None:
    sheet, back = tmp_path / "sheet.csv", tmp_path / "back.yaml"
    assert run(CASE, sheet, "--for", "mediator")[0] == 0
    beside = tmp_path / "sheet-sources.csv"
    assert beside.exists()
    assert run(sheet, back, "--sources", beside, "--as-of", "2025")[0] == 0
    assert set(load(back).claims) == set(load(CASE).claims)
    assert str(load(back).as_of) == "2025"


def test_nothing_is_overwritten_and_nothing_half_done_is_left(tmp_path: Path) -> None:
    beside = tmp_path / "sheet-sources.csv"
    beside.write_text("mine")
    code, said = run(CASE, tmp_path / "sheet.csv")
    assert (code, "exists already" in said) == (2, True)
    assert not (tmp_path / "sheet.csv").exists()
    assert beside.read_text() == "mine"
    (tmp_path / "back.yaml").write_text("mine")
    (tmp_path / "in.csv").write_text("Issue,A,B\nx,demands y,\n")
    assert run(tmp_path / "in.csv", tmp_path / "back.yaml", "--as-of", "2025")[0] == 2
    assert (tmp_path / "back.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        ("", (), "is empty"),
        ("Issue,A,B\nx,demands y,\n", (), "--as-of"),
        ("Issue,A,B\nx,demands y,\n", ("--as-of", "soon"), "is not a date"),
    ],
)
def test_mistakes_are_said_in_a_sentence(tmp_path: Path, content: str, options: tuple[str, ...], said: str) -> None:
    (tmp_path / "in.csv").write_text(content)
    code, output = run(tmp_path / "in.csv", tmp_path / "out.yaml", *options)
    assert (code, said in output) == (2, True)
    assert not (tmp_path / "out.yaml").exists()


GENIUS = {
    "paint.xml": domain({"Colour": ("red", "green")}),
    "buyer.xml": profile({"Colour": {"red": "2", "green": "3"}}, ["1"]),
    "seller.xml": profile({"Colour": {"red": "1", "green": "0"}}, ["1"], '<reservation value="0.1"/>'),
}


def test_files_of_genius_become_a_case_however_the_new_file_is_named(tmp_path: Path) -> None:
    files = write(tmp_path, GENIUS)
    os.utime(files[0], (1_700_000_000, 1_700_000_000))
    code, said = run(*files, "-o", tmp_path / "a.yaml")
    assert code == 0
    assert "a.yaml: 2 parties, 1 issues.\n  buyer: Utilities are 3 times those of the file" in said
    assert (str(load(tmp_path / "a.yaml").as_of), str(load(tmp_path / "a.yaml").as_of_note)) == (
        "2023-11-14",
        "The day on which paint.xml was last saved; the files themselves have no date.",
    )
    assert run(*files, tmp_path / "b.yaml", "--as-of", "2020-05")[0] == 0
    assert (str(load(tmp_path / "b.yaml").as_of), load(tmp_path / "b.yaml").as_of_note) == ("2020-05", None)


def test_what_is_wrong_with_files_of_genius_is_listed_and_nothing_is_written(tmp_path: Path) -> None:
    files = write(tmp_path, GENIUS | {"buyer.xml": GENIUS["buyer.xml"].replace("green", "mauve"), "seller.xml": "<!DOCTYPE x><x/>"})
    code, said = run(*files, "-o", tmp_path / "a.yaml", "--as-of", "2024")
    assert (code, "3 problems; nothing was written." in said, "document type" in said) == (1, True, True)
    assert not (tmp_path / "a.yaml").exists()
    (tmp_path / "a.yaml").write_text("mine")
    assert run(*write(tmp_path, GENIUS), "-o", tmp_path / "a.yaml")[0] == 2
    assert (tmp_path / "a.yaml").read_text() == "mine"
    assert run(files[0], files[1], "-o", tmp_path / "b.yaml")[0] == 2
    code, said = run(tmp_path / "none.xml", files[1], files[2], "-o", tmp_path / "b.yaml")
    assert (code, "none.xml cannot be read: no such file or directory." in said, "date" in said) == (2, True, False)


def test_a_profile_that_is_named_twice_is_remarked_on(tmp_path: Path) -> None:
    files = write(tmp_path, GENIUS)
    code, said = run(files[0], files[1], files[1], tmp_path / "a.yaml")
    assert (code, "buyer and buyer-2: the same in every number. If one file was named for another, name both." in said) == (0, True)
    code, said = run(*files, tmp_path / "b.yaml")
    assert (code, "the same in every number" in said) == (0, False)


def test_what_is_no_pair_of_case_and_sheet_is_refused(tmp_path: Path) -> None:
    assert run(CASE, tmp_path / "a.pdf")[0] == 2
    assert run(tmp_path / "a.csv", tmp_path / "b.xlsx")[0] == 2
    assert run(tmp_path / "a.csv")[0] == 2
    assert run(CASE, CASE, tmp_path / "b.csv")[0] == 2
    code, said = run(CASE, tmp_path / "a.xml", "-o", tmp_path / "b.yaml")
    assert (code, "can be made into" in said) == (2, True)


def test_many_doubts_are_counted_and_kept_in_the_file(tmp_path: Path) -> None:
    rows = "\n".join(f"x{number},a | b,demands c" for number in range(60))
    (tmp_path / "in.csv").write_text(f"Issue,Options,A\n{rows}\n")
    code, said = run(tmp_path / "in.csv", tmp_path / "out.yaml", "--as-of", "2025")
    assert (code, "Not read, or not without doubt (60):" in said, "and 20 more" in said) == (0, True, True)
    assert (tmp_path / "out.yaml").read_text(encoding="utf-8").count("is none of the options") == 60


def test_without_the_extra_workbooks_are_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    code, said = run(CASE, tmp_path / "a.xlsx")
    assert (code, "pip install 'accords[office]'" in said) == (2, True)


def test_a_sheet_is_for_whom_the_case_says_unless_another_audience_is_named(tmp_path: Path) -> None:
    marked = tmp_path / "case.yaml"
    text = CASE.read_text(encoding="utf-8").replace("n2: fence == removed and share > 30", "n2: {if: fence == removed, handling: mediator}")
    marked.write_text(text, encoding="utf-8")
    assert "For: team." in run(marked, tmp_path / "team.csv")[1]
    assert "For: mediator." in run(marked, tmp_path / "mediator.csv", "--for", "mediator")[1]
    said = [(tmp_path / f"{name}.csv").read_text(encoding="utf-8-sig") for name in ("team", "mediator")]
    assert ["(handling: mediator)" in sheet for sheet in said] == [False, True]
    assert run(marked, tmp_path / "nobody.csv", "--for", "nobody")[0] == 2
