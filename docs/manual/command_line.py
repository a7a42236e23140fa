"""The reference of the command line, from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

import typer.main

from accords.cli.main import app
from manual.writing import cell, table_of


def commands() -> list[tuple[str, Any]]:
    """Give every command with its whole name (``accords run openings``), groups included, in the order of the help."""
    root = typer.main.get_command(app)
    return list(_below("accords", root))


def page(_argument: str) -> str:
    """Describe every command."""
    return "\n\n".join(part for name, command in commands() for part in _command(name, command))


def _below(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield name, command
    for child, below in getattr(command, "commands", {}).items():
        yield from _below(f"{name} {child}", below)


def _command(name: str, command: Any) -> Iterator[str]:
    yield f"## {name}"
    yield cleandoc(command.help or "")
    context = command.make_context(name, [], resilient_parsing=True)
    yield f"```text\n{context.get_usage()}\n```"
    if getattr(command, "commands", None):
        yield table_of(
            ("Command", "What it does"),
            [(f"[`{name} {child}`](#{_anchor(name)}-{child})", _first(below)) for child, below in command.commands.items()],
        )
    else:
        records = [record for parameter in command.params if (record := parameter.get_help_record(context))]
        yield table_of(("Argument or option", "Meaning"), [(f"`{cell(left)}`", cell(right)) for left, right in records])


def _anchor(name: str) -> str:
    return name.replace(" ", "-")


def _first(command: Any) -> str:
    """Give the first paragraph of a command's help."""
    return cell(cleandoc(command.help or "").split("\n\n", 1)[0])
