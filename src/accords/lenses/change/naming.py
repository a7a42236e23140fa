"""Words for what a case held on other days, or would hold with an instrument: what is gone is said in the words of when it was there."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

from accords.case.case import Case
from accords.case.patching import happened
from accords.case.standpoint import day_of
from accords.lens.labels import by_party
from accords.lens.wording import Parts, Wording, series
from accords.lenses.change.result_past import Paths
from accords.lenses.change.timeline import unsupposed

_DAY = timedelta(days=1)


class Speaker:
    """Words for one case, and for its entries wherever they are found."""

    def __init__(self, case: Case) -> None:
        self.words = Wording(case)
        self._days: dict[tuple[str, ...], Wording] = {}

    @cached_property
    def _plain(self) -> Case:
        return unsupposed(self.words.case)

    def then(self, path: str, day: str, *, before: bool = False) -> Wording:
        """Give the words of the case as it held an entry: on a day, or with ``before`` the day before; failing that, as it is."""
        on = date.fromisoformat(day)
        days = [on] if on == date.min else [on, on - _DAY]
        seen = (self._on(each) for each in (reversed(days) if before else days))
        return next((words for words in seen if _holds(words.case, path)), self.words)

    def _on(self, day: date) -> Wording:
        """Give the words of a day; nothing but events changes what an entry says."""
        plain = self._plain
        events, now = (tuple(happened(plain.standpoint.written, when)) for when in (day_of(day), plain.standpoint.date))
        if events == now:
            return self.words if plain is self.words.case else self._days.setdefault(now, Wording(plain))
        if events not in self._days:
            self._days[events] = Wording(plain.at(day))
        return self._days[events]

    def stance(self, path: str, day: str, *, before: bool = False) -> Parts:
        """Say an entry as a noun, as it was on a day, or the day before."""
        return self.then(path, day, before=before).stance(path)

    def stances(self, paths: Paths, day: str) -> Parts:
        """Say several entries that were over on a day, in the alphabetical order of their parties."""
        return series([self.stance(path, day, before=True) for path in sorted(paths, key=lambda path: by_party(path, self.words))], "and")

    def with_instrument(self, path: str, name: str) -> Parts:
        """Say an entry as it would be with an instrument."""
        return Wording(self.words.case.under(f"instruments.{name}")).stance(path)


def _holds(case: Case, path: str) -> bool:
    _, party, kind, name = path.split(".")
    view = case.views.get(party)
    return view is not None and name in getattr(view, kind)
