"""How commands end: mistakes as sentences with an exit code, never as tracebacks.

0 fine; 1 the case has problems, or lacks what was asked for; 2 wrong usage; 3 interrupted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from accords.errors import AccordsError, CaseError
from accords.lens.protocol import Unfit
from accords.work.work import Interrupted

P = ParamSpec("P")


def said(command: Callable[P, None]) -> Callable[P, None]:
    """Say a user's mistakes in sentences and end with the exit code for their kind."""

    @wraps(command)
    def run(*arguments: P.args, **options: P.kwargs) -> None:
        try:
            command(*arguments, **options)
        except CaseError as error:
            count = len(error.problems)
            typer.echo(f"{error}\n{count} {'problem' if count == 1 else 'problems'}; nothing was written.", err=True)
            raise typer.Exit(1) from None
        except Unfit as reason:
            typer.echo(f"{reason}", err=True)
            raise typer.Exit(1) from None
        except AccordsError as error:
            typer.echo(f"{error}", err=True)
            raise typer.Exit(2) from None
        except Interrupted as stopped:
            typer.echo(f"{stopped}", err=True)
            raise typer.Exit(3) from None
        except KeyboardInterrupt:
            typer.echo("Interrupted; nothing half-done was left behind.", err=True)
            raise typer.Exit(3) from None

    return run
