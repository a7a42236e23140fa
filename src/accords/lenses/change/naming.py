"""Words for what a case held on other days, or would hold with an instrument: what is gone is said in the words of when it was there."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

from accords.case.case import Case
from accords.lens.labels import by_party
from accords.lens.wording import Parts, Wording, series
from accords.lenses.change.result_past import Paths
from accords.lenses.change.timeline import unsupposed


class Speaker:
    """Words for one case, and for its entries wherever they are found."""

    def __init__(self, case: Case) -> None:
        self.words = Wording(case)

    @cached_property
    def _plain(self) -> Case:
        return unsupposed(self.words.case)

    def then(self, path: str, day: str) -> Wording:
        """Give the words of a case that holds an entry: the one shown, the day's, or that of the day before."""
        if _holds(self.words.case, path):
            return self.words
        on = date.fromisoformat(day)
        return next(
            (Wording(case) for case in (self._plain.at(on), self._plain.at(on - timedelta(days=1))) if _holds(case, path)), self.words
        )

    def stance(self, path: str, day: str) -> Parts:
        """Say an entry as a noun, as it was on a day."""
        return self.then(path, day).stance(path)

    def stances(self, paths: Paths, day: str) -> Parts:
        """Say several entries of a day, in the alphabetical order of their parties."""
        return series([self.stance(path, day) for path in sorted(paths, key=lambda path: by_party(path, self.words))], "and")

    def with_instrument(self, path: str, name: str) -> Parts:
        """Say an entry as it would be with an instrument."""
        return Wording(self.words.case.under(f"instruments.{name}")).stance(path)


def _holds(case: Case, path: str) -> bool:
    _, party, kind, name = path.split(".")
    view = case.views.get(party)
    return view is not None and name in getattr(view, kind)


def together(paths: Paths, words: Wording) -> Parts:
    """Name entries, in the alphabetical order of their parties."""
    return series([words.stance(path) for path in sorted(paths, key=lambda path: (by_party(path, words), path))], "and")
