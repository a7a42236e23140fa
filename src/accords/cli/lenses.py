"""One command for each lens, made from its data: a new lens brings its own command, options and help."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from accords.cli.errors import said
from accords.cli.showing import print_document
from accords.lens.protocol import Context, Lens, Option
from accords.study.registry import LENSES

_SHARED: dict[str, tuple[Any, Any]] = {
    "case": (Annotated[Path, typer.Argument(metavar="CASE", help="A case file.", show_default=False)], inspect.Parameter.empty),
    "at": (Annotated[str | None, typer.Option("--at", metavar="DATE", help="See the case at this date.")], None),
    "scenario": (Annotated[list[str] | None, typer.Option("--scenario", metavar="ID", help="Suppose this; may be repeated.")], None),
    "consent": (Annotated[str | None, typer.Option("--consent", metavar="ID", help="Put this reading of consent first.")], None),
    "audience": (Annotated[str | None, typer.Option("--for", metavar="AUDIENCE", help="public, team, mediator or party:ID.")], None),
    "mask": (Annotated[bool, typer.Option("--mask", help="Replace names by the case's pseudonyms.")], False),
    "json": (Annotated[bool, typer.Option("--json", help="Print the result with its provenance as JSON.")], False),
}


def add_lenses(app: typer.Typer) -> None:
    """Add a command for each lens."""
    for lens in LENSES.values():
        app.command(lens.id, help=lens.question)(said(_command(lens)))


def _annotation(option: Option) -> Any:
    """Give what typer reads an option of a lens by."""
    if option.kind is bool:
        return Annotated[bool, typer.Option(f"--{option.name}", help=option.help)]
    if option.kind is int:
        return Annotated[int | None, typer.Option(f"--{option.name}", help=option.help, metavar="NUMBER", parser=_whole(option.name))]
    return Annotated[str | None, typer.Option(f"--{option.name}", help=option.help, metavar="TEXT")]


def _whole(name: str, example: int = 200) -> Callable[[Any], int]:
    """Give what reads a whole number, and says so where it is none."""

    def read(written: Any) -> int:
        try:
            return int(written)
        except ValueError:
            raise typer.BadParameter(f"--{name} is a whole number, such as {example}, not '{written}'.") from None

    return read


def _of_long_work() -> dict[str, tuple[Any, Any]]:
    """Give how long work may be done, as options with their defaults."""
    workers = typer.Option(
        "--workers", metavar="NUMBER", parser=_whole("workers", 2), help="How many processes share the work; no number changes."
    )
    kept = typer.Option("--checkpoint", metavar="FILE", help="Keep what is finished in this file, and go on from what it holds.")
    return {"workers": (Annotated[int, workers], 1), "checkpoint": (Annotated[Path | None, kept], None)}


def _command(lens: Lens) -> Callable[..., None]:
    """Make the command of a lens, with its options as parameters."""

    def command(**given: Any) -> None:
        from accords.cli.seen import seen
        from accords.cli.working import working
        from accords.study.analysis import document
        from accords.study.asking import run
        from accords.study.masking import masked, masks_of

        case = seen(given["case"], given["at"], given["scenario"] or [], given["consent"])
        options = {option.name: given[option.name] for option in lens.options}
        with working(given.get("workers", 1), given.get("checkpoint")) as work:
            found = run(lens.id, case, audience=given["audience"], context=Context(work=work), **options)
        masks = masks_of(case) if given["mask"] else {}
        if given["json"]:
            typer.echo(json.dumps(masked(found.data(), masks), ensure_ascii=False, indent=2))
            return
        print_document(masked(document(case, found.audience, {lens.id: found}), masks))

    own = {option.name: (_annotation(option), option.default) for option in lens.options}
    parameters = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)
        for name, (annotation, default) in (_SHARED | own | (_of_long_work() if lens.long else {})).items()
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # read by typer through inspect
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return command
