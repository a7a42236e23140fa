"""A lens as light data: what it asks, which options it takes, where its code is.

``run`` and ``view`` are import strings, so that listing lenses, their options and help imports neither numpy nor a case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module, resources
from typing import TYPE_CHECKING, Any, Protocol, cast

from accords.blocks import Block
from accords.errors import AccordsError
from accords.work.work import Work

if TYPE_CHECKING:
    from accords.case.case import Case
    from accords.lens.audience import Audience


class Unfit(AccordsError):  # noqa: N818 says what the case lacks, not that something failed
    """A case lacks what a lens needs; ``field`` names it."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a lens: a text, a whole number or a flag."""

    name: str
    help: str
    kind: type[str | int | bool] = str
    default: str | int | bool | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a run is given beside case and options.

    Attributes
    ----------
    focus
        Named outcomes to speak about, as issue -> option.
    seed
        For lenses that draw; others ignore it.
    work
        How long work is done: executor, checkpoint, progress, cancelling. No answer depends on it.
    """

    focus: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    seed: int = 0
    work: Work = field(default_factory=Work)


class Runs(Protocol):
    """The signature of a lens' ``run``."""

    def __call__(self, case: Case, options: Mapping[str, Any], context: Context) -> Any:
        """Answer the lens' question; the result is a frozen dataclass with the working in it."""


class Views(Protocol):
    """The signature of a lens' ``view``."""

    def __call__(self, result: Any, case: Case) -> list[Block]:
        """Make the sentences and tables that show a result."""


class Withholds(Protocol):
    """The signature of a lens' ``withhold``."""

    def __call__(self, result: Any, case: Case, audience: Audience) -> Any:
        """Leave out of a result what rests on material that the audience may not see."""


@dataclass(frozen=True, slots=True)
class Lens:
    """One question that can be asked of a case.

    Attributes
    ----------
    id, title, question
        Its name on the command line, in headings, and what it answers.
    run, view, result, withhold
        Import strings ``module:name`` of the run, the view, the class of the result, and what leaves out of a result that an audience
        may not see.
    options
        What it can be told.
    sources
        Where its method comes from (author, year, title).
    long
        Whether its work can take long: then it is done in blocks, and can be shared out, watched, stopped and taken up again.
    """

    id: str
    title: str
    question: str
    run: str
    view: str
    result: str
    withhold: str
    options: tuple[Option, ...] = ()
    sources: tuple[str, ...] = ()
    long: bool = False

    def load_run(self) -> Runs:
        """Import the run."""
        return cast("Runs", _load(self.run))

    def load_view(self) -> Views:
        """Import the view."""
        return cast("Views", _load(self.view))

    def load_withhold(self) -> Withholds:
        """Import what leaves out of a result what an audience may not see."""
        return cast("Withholds", _load(self.withhold))

    def load_result(self) -> type[Any]:
        """Import the class of the result."""
        return cast("type[Any]", _load(self.result))

    @property
    def guide(self) -> str:
        """The lens' page of the manual, as Markdown."""
        return resources.files(self.run.split(":", 1)[0].rsplit(".", 1)[0]).joinpath("guide.md").read_text(encoding="utf-8")

    def settings(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Complete the options given with the defaults; refuse those that the lens does not have."""
        known = {option.name: option for option in self.options}
        for name in given:
            if name not in known:
                raise AccordsError(f"The lens '{self.id}' has no option '{name}'. It has: {', '.join(known) or 'none'}.")
        return {name: given.get(name, option.default) for name, option in known.items()}


def _load(address: str) -> Any:
    module, name = address.split(":", 1)
    return getattr(import_module(module), name)
