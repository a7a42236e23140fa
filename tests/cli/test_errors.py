"""Mistakes end in a sentence and an exit code: 1 for the case, 2 for usage, 3 for an interruption; never in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from accords.errors import AccordsError, CaseError, Problem
from accords.lens.protocol import Unfit
from accords.work.work import Interrupted
from cli.command import FLOUR, STARTER, VILLAGES, WAGES, accords, process

PARTIES = "parties: {n: {name: N, role: negotiator}, s: {name: S, role: negotiator}}\n"
HEAD = "accords: 1\ntitle: T\nas_of: 2024-12-17\n"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def assert_said(arguments: tuple[str, ...], code: int, *pieces: str) -> None:
    """Assert that a command ends with a code and says why on the error stream alone, having written nothing."""
    before = sorted(Path().rglob("*"))
    done = accords(*arguments)
    assert done.exit_code == code, done.output
    for piece in pieces:
        assert piece in done.stderr
    assert "Traceback" not in done.output
    assert done.stdout == ""
    assert sorted(Path().rglob("*")) == before


COMMANDS = (("analyse",), ("run", "openings"), ("check",))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_not_there_or_a_folder_is_wrong_usage(command: tuple[str, ...]) -> None:
    assert_said((*command, "missing.yaml"), 2, "missing.yaml cannot be read")
    assert_said((*command, "."), 2, "cannot be read")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_may_not_be_read_is_wrong_usage(command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("secret.yaml").write_text(HEAD, encoding="utf-8")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "secret.yaml":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert_said((*command, "secret.yaml"), 2, "secret.yaml cannot be read: Permission denied")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'accords: 1\ntitle: "x\n', "bad.yaml:2:"),
        (b"", "bad.yaml:1:1"),
        (b"\xff\xfea\x00", "bad.yaml:1:1"),
        (b"- a\n", "bad.yaml:1:1"),
        (HEAD.encode() + b"nonsense: 1\n", "bad.yaml:4:"),
        (HEAD.encode() + b"issues: {x: {options: [a, b]}}\ndeal: x == c\n", "bad.yaml:5:"),
    ],
)
@pytest.mark.parametrize("command", [("analyse",), ("run", "openings")])
def test_a_bad_file_is_a_fault_of_the_case_and_nothing_is_written(command: tuple[str, ...], content: bytes, place: str) -> None:
    Path("bad.yaml").write_bytes(content)
    assert_said((*command, "bad.yaml"), 1, place, "nothing was written")


@pytest.mark.parametrize("command", [("analyse",), ("run", "openings")])
@pytest.mark.parametrize(
    ("options", "pieces"),
    [
        (("--at", "someday"), ("'someday' is not a date", "2024-12-17")),
        (("--scenario", "nobody"), ("'nobody'", "scenarios.no-mediator")),
        (("--consent", "nobody"), ("'nobody'", "ballot")),
        (("--since", "nobody"), ("'nobody'", "views.")),
        (("--nonsense",), ("No such option", "--nonsense")),
    ],
)
def test_what_is_not_there_is_wrong_usage_and_what_there_is_is_named(
    command: tuple[str, ...], options: tuple[str, ...], pieces: tuple[str, ...]
) -> None:
    assert_said((*command, WAGES, *options), 2, *pieces)


def test_an_unknown_command_lens_form_or_number_is_wrong_usage() -> None:
    assert_said(("bogus",), 2, "bogus")
    assert_said(("run", "bogus", STARTER), 2, "bogus")
    assert_said(("analyse", STARTER, "--format", "pdf"), 2, "html", "markdown", "json")
    assert_said(("run", "openings", STARTER, "--cap", "many"), 2, "--cap is a whole number, such as 200, not 'many'.")
    for least in ("0", "-1"):
        assert_said(("run", "openings", STARTER, "--cap", least), 2, f"a whole number from 1, not {least}.")
    assert_said(("analyse",), 2, "CASE")


def test_an_id_that_several_entries_have_is_asked_for_in_full() -> None:
    text = Path(STARTER).read_text(encoding="utf-8").replace("no-free-renewal:", "never-six:")
    Path("twice.yaml").write_text(text, encoding="utf-8")
    paths = ("views.landlord.refuses.never-six", "views.tenants.refuses.never-six")
    assert_said(("run", "openings", "twice.yaml", "--since", "never-six"), 2, *paths)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (HEAD + PARTIES, "no issues"),
        (HEAD + "issues: {x: {options: [a, b]}}\nparties: {n: {role: negotiator}}\n", "who must consent"),
    ],
)
def test_what_a_case_lacks_for_a_lens_is_said(content: str, words: str) -> None:
    Path("bare.yaml").write_text(content, encoding="utf-8")
    assert_said(("run", "openings", "bare.yaml"), 1, words)
    done = accords("analyse", "bare.yaml", "--format", "markdown")
    assert done.exit_code == 0
    assert words in done.stdout


def test_a_report_that_cannot_be_written_is_wrong_usage() -> None:
    missing = "There is no folder nowhere to write report.html to. Make it first, or name another place."
    assert_said(("analyse", STARTER, "-o", "nowhere/report.html"), 2, missing)
    Path("linked.html").symlink_to("elsewhere.html")
    assert_said(("analyse", STARTER, "-o", "linked.html"), 2, "symbolic link")
    assert_said(("analyse", STARTER, "-o", "."), 2, "Choose another name")


@pytest.mark.parametrize("command", [("analyse", "missing.yaml"), ("analyse", STARTER, "--format", "docx"), ("demo",)])
def test_a_missing_folder_is_said_before_any_work_is_done(command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accords.study.analysis.analyse", lambda *_, **__: pytest.fail("the work was done first"))
    assert_said((*command, "-o", "nowhere/report.html"), 2, "no folder nowhere")


@pytest.mark.parametrize("point", ["2024-13", "2024-02-30", "13.12.2024"])
def test_what_looks_like_a_date_and_is_none_is_said_to_be_neither_a_date_nor_an_id(point: str) -> None:
    assert_said(("run", "openings", STARTER, "--since", point), 2, f"'{point}' is neither a date nor the id of an entry in views.")


def test_a_file_that_is_no_map_has_one_problem() -> None:
    Path("list.yaml").write_text("- a\n- b\n", encoding="utf-8")
    assert_said(("analyse", "list.yaml"), 1, "map at its top level", "\n1 problem; nothing was written.")


def test_the_date_of_a_report_is_a_date() -> None:
    assert_said(("analyse", STARTER, "--date", "tomorrow"), 2, "'tomorrow' is not a date")


@pytest.mark.parametrize("seconds", ["soon", "9" * 40, "\u00b2"])
def test_a_wrong_source_date_epoch_is_wrong_usage(seconds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert_said(("analyse", STARTER), 2, "SOURCE_DATE_EPOCH")
    assert_said(("run", "robustness", FLOUR), 2, "SOURCE_DATE_EPOCH")


def test_an_empty_source_date_epoch_is_none_for_libraries_too(tmp_path: Path) -> None:
    done = process("run", "robustness", FLOUR, "--draws", "0", "--cap", "8", cwd=tmp_path, env={"SOURCE_DATE_EPOCH": ""})
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyboardInterrupt(), 3, "Interrupted"),
        (Interrupted(1_000, 4_000, None), 3, "Interrupted when 1,000 of 4,000 draws were"),
        (AccordsError("Wrong."), 2, "Wrong."),
        (Unfit("issues", "No issues."), 1, "No issues."),
        (CaseError([Problem("One."), Problem("Two.")]), 1, "2 problems"),
    ],
)
def test_each_kind_of_end_has_its_code(error: BaseException, code: int, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def end(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("accords.study.analysis.analyse", end)
    assert_said(("analyse", STARTER), code, words)
    assert_said(("demo",), code, words)
    monkeypatch.setattr("accords.study.asking.run", end)
    assert_said(("run", "openings", STARTER), code, words)


def test_an_interrupted_write_leaves_the_older_report_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    assert accords("analyse", STARTER, "-o", "report.html").exit_code == 0
    older = Path("report.html").read_bytes()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupt)
    assert_said(("analyse", VILLAGES, "-o", "report.html"), 3, "Interrupted")
    assert Path("report.html").read_bytes() == older


def test_a_process_ends_like_the_command(tmp_path: Path) -> None:
    done = process("run", "openings", "missing.yaml", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "missing.yaml cannot be read: No such file or directory.\n")
