"""The reference of the lenses, from their data and guides."""

from __future__ import annotations

from accords.lens.protocol import Lens, Option
from accords.study.registry import LENSES
from manual.writing import cell, table_of

_KINDS = {str: "text", int: "whole number", bool: "flag"}


def page(name: str) -> str:
    """Make a lens' page: its guide, how it is asked, where its method comes from."""
    lens = LENSES[name]
    parts = [lens.guide.strip(), "## How it is asked", _asked(lens)]
    if lens.options:
        parts.append(table_of(("Option", "Type", "Left out", "Meaning"), [_option(option) for option in lens.options]))
    parts += ["## Sources of the method", "\n".join(f"- {source}" for source in lens.sources)]
    return "\n\n".join(parts)


def table(folder: str) -> str:
    """List the lenses with the question that each answers; their pages are in ``folder``."""
    return table_of(
        ("Lens", "The question it answers"), [(f"[`{name}`]({folder}{name}.md)", cell(lens.question)) for name, lens in LENSES.items()]
    )


def _asked(lens: Lens) -> str:
    given = "".join(f" [--{option.name}{'' if option.kind is bool else ' …'}]" for option in lens.options)
    given += " [--workers …] [--checkpoint …]" if lens.long else ""
    return (
        f"`accords run {lens.id} CASE{given}` asks this lens alone; `accords analyse CASE` asks it with the others. The options that all "
        f'lenses share stand under [the command line](../command-line.md). In Python: `accords.run("{lens.id}", case)`.'
    )


def _option(option: Option) -> tuple[str, ...]:
    default = "—" if option.default is None else f"`{option.default}`"
    return f"`{option.name}`", _KINDS.get(option.kind, "text"), default, cell(option.help)
