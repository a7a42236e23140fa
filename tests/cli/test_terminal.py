"""What is printed: plain where it is piped, within the width there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.command import STARTER, VILLAGES, process

TEXTS = (("run", "openings", VILLAGES), ("analyse", STARTER))


@pytest.mark.parametrize("command", TEXTS, ids=lambda command: command[0])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_lines_keep_to_the_width(tmp_path: Path, command: tuple[str, ...], columns: int) -> None:
    done = process(*command, cwd=tmp_path, env={"COLUMNS": str(columns)})
    assert done.returncode == 0, done.stderr
    too_long = [line for line in done.stdout.splitlines() if len(line) > columns]
    # A word that is longer than the line, such as a checksum, may stick out alone.
    assert [line for line in too_long if len(line.split()) > 1] == []


@pytest.mark.parametrize("command", TEXTS, ids=lambda command: command[0])
def test_a_pipe_gets_plain_text(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = process(*command, cwd=tmp_path, env={"TERM": "xterm-256color"})
    assert "\x1b" not in done.stdout
    assert "\r" not in done.stdout
    assert all(character.isprintable() or character == "\n" for character in done.stdout)


def test_a_terminal_that_knows_few_letters_still_gets_every_sentence(tmp_path: Path) -> None:
    done = process("run", "openings", STARTER, cwd=tmp_path, env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.returncode == 0, done.stderr
    assert "What remains open" in done.stdout
