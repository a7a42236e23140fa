"""Long work on the command line: the same bytes however it is done, stopped with what is finished, gone on with."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from accords.cli import working as module
from accords.cli.working import MOST_WORKERS, Bar, working
from accords.errors import AccordsError
from accords.work.pool import Pool
from accords.work.work import Interrupted, Work
from cli.command import FLOUR, accords

ASKED = ("run", "robustness", FLOUR, "--json", "--draws", "300", "--cap", "8")


@pytest.fixture(autouse=True)
def _in_short_blocks_and_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accords.lenses.robustness.counting.BLOCK", 50)
    monkeypatch.chdir(tmp_path)


class StoppedAt(Bar):
    """Presses Ctrl-C once so many blocks are finished."""

    at = 0

    def __call__(self, finished: int, whole: int) -> None:
        """Show how many blocks are finished, or interrupt."""
        super().__call__(finished, whole)
        if finished == self.at:
            signal.raise_signal(signal.SIGINT)


def answer(*options: str) -> str:
    done = accords(*ASKED, *options)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def stopped(at: int, *options: str) -> str:
    """Interrupt a run once so many blocks are finished; give what is said."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StoppedAt, "at", at)
        patch.setattr(module, "Bar", StoppedAt)
        done = accords(*ASKED, *options)
    assert (done.exit_code, done.stdout) == (3, "")
    return done.stderr


def test_a_run_that_is_interrupted_goes_on_and_ends_with_the_bytes_of_one_that_is_not() -> None:
    whole = answer("--checkpoint", "whole.json")
    said = "Interrupted when 100 of 600 draws were counted. They are kept in kept.json: the same command goes on from there.\n"
    assert stopped(2, "--checkpoint", "kept.json") == said
    assert "Interrupted when 450 of 600 draws" in stopped(9, "--checkpoint", "kept.json", "--workers", "2")
    assert answer("--checkpoint", "kept.json") == whole
    assert Path("kept.json").read_bytes() == Path("whole.json").read_bytes()


def test_without_a_checkpoint_nothing_is_written_and_it_is_said_what_would_keep_the_work(tmp_path: Path) -> None:
    said = stopped(3)
    assert said.startswith("Interrupted when 150 of 600 draws were counted; nothing of it is kept. With --checkpoint FILE it would be")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_checkpoint_of_this_job_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    answer("--checkpoint", "kept.json")
    (tmp_path / "case.yaml").write_bytes(Path(FLOUR).read_bytes())
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for file, words in (
        ("kept.json", "kept.json: this checkpoint belongs to another job"),
        ("case.yaml", "case.yaml: this is no checkpoint"),
    ):
        done = accords(*ASKED, "--seed", "5", "--checkpoint", file)
        assert (done.exit_code, done.stdout) == (2, "")
        assert words in done.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--workers", "0"), f"'workers' is a whole number from 1 to {MOST_WORKERS}, not 0."),
        (("--workers", "two"), "--workers is a whole number, such as 2, not 'two'."),
        (("--checkpoint", "nowhere/kept.json"), "There is no folder nowhere"),
    ],
)
def test_mistakes_are_said_before_any_work_is_done(options: tuple[str, ...], words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accords.study.asking.run", lambda *_, **__: pytest.fail("the work was done first"))
    done = accords(*ASKED, *options)
    assert (done.exit_code, words in done.stderr) == (2, True)


def test_one_worker_is_this_process_and_several_are_a_pool(tmp_path: Path) -> None:
    with working(1, None) as work:
        assert (work.executor, work.checkpoint) == (None, None)
    with working(3, tmp_path / "kept") as work:
        assert (work.executor, work.checkpoint) == (Pool(3), tmp_path / "kept")
    with pytest.raises(AccordsError), working(MOST_WORKERS + 1, None):
        pytest.fail("so many are refused")


def test_an_interrupt_after_the_counting_says_that_the_counts_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(work: Work) -> None:
        assert work.watch.progress is not None
        work.watch.progress(4, 4)
        raise KeyboardInterrupt

    with pytest.raises(typer.Exit) as ended, working(1, Path("kept.json")) as work:
        interrupt(work)
    assert ended.value.exit_code == 3
    assert "What was counted is kept in kept.json" in capsys.readouterr().err
    with pytest.raises(KeyboardInterrupt), working(1, Path("kept.json")):
        raise KeyboardInterrupt
    with pytest.raises(typer.Exit), working(1, None):
        raise Interrupted(1, 2, None)


class Terminal(io.StringIO):
    """An error stream that somebody looks at."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def shown(stream: io.StringIO, times: list[float], monkeypatch: pytest.MonkeyPatch) -> str:
    clock: Iterator[float] = iter(times)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(module, "monotonic", lambda: next(clock))
    monkeypatch.setenv("TERM", "xterm")
    bar = Bar()
    for finished in range(len(times)):
        bar(finished, len(times))
    bar.close()
    bar.close()
    return stream.getvalue()


def test_a_bar_is_shown_for_work_that_lasts_where_somebody_looks_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Counting draws" in shown(Terminal(), [0.0, 0.5, 1.5, 2.0], monkeypatch)
    assert not shown(Terminal(), [0.0, 0.2, 0.4, 0.6], monkeypatch)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert not shown(io.StringIO(), [0.0, 0.5, 1.5, 2.0], monkeypatch)
