"""Instruments put together: what each does to the entries that count, and the state of the case with any set of them.

Most instruments only lift, add or reword conditions. What such instruments do together follows from what each does alone, if they touch
different entries; then the case need not be read anew for each of thousands of sets. Otherwise it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from accords.case.case import Case
from accords.case.handling import touched
from accords.case.patching import changes, patches
from accords.case.timeline import Held
from accords.errors import AccordsError
from accords.lenses.change.left import State, with_entries
from accords.lenses.change.replay import GROUND
from accords.lenses.change.result_past import Paths
from accords.lenses.change.timeline import under
from accords.zone.entries import Entries


@dataclass(frozen=True)
class Piece:
    """What one instrument does to a case.

    Attributes
    ----------
    removes
        Entries that no longer count.
    puts
        Entries that come to count, or say something else.
    adds, alters
        Which of them are which.
    ground
        Sections other than views in which the case differs.
    touches
        Everything that its effect names, and all of the above.
    state
        The state with it alone.
    """

    removes: Paths
    puts: dict[str, Held]
    adds: Paths
    alters: Paths
    ground: tuple[str, ...]
    touches: frozenset[str]
    state: State


@dataclass
class Patchwork:
    """A state, the instruments whose effects fit it, and the states with several of them (``None``: they do not go together)."""

    base: State
    pieces: dict[str, Piece]
    _known: dict[frozenset[str], State | None] = field(default_factory=dict)

    def state(self, names: Iterable[str]) -> State | None:
        """Give the state with some instruments."""
        chosen = frozenset(names)
        if chosen not in self._known:
            self._known[chosen] = self._state([name for name in self.pieces if name in chosen])
        return self._known[chosen]

    def _state(self, names: list[str]) -> State | None:
        if not names:
            return self.base
        if len(names) == 1:
            return self.pieces[names[0]].state
        together = self._together([self.pieces[name] for name in names])
        if together is None:
            return under(self.base, *(f"instruments.{name}" for name in names))
        state = with_entries(self.base, together)
        return state if _answers(state) else None

    def _together(self, pieces: list[Piece]) -> Entries | None:
        """Give the entries with several instruments; nothing where that does not follow from what each does alone."""
        removed: set[str] = set()
        puts: dict[str, Held] = {}
        taken: list[Piece] = []
        for piece in pieces:
            if piece.ground or not all(_apart(piece, other) for other in taken):
                return None
            taken.append(piece)
            removed |= set(piece.removes)
            puts |= piece.puts
        counted = self.base.zone.entries.counted
        known = {item.path for item in counted}
        kept = tuple(puts.get(item.path, item) for item in counted if item.path not in removed)
        return Entries((*kept, *(item for path, item in puts.items() if path not in known)), self.base.zone.entries.unknown)


def _answers(state: State) -> bool:
    """Whether parties' answers do not depend on each other in a circle."""
    try:
        _ = state.zone.parties
    except AccordsError:
        return False
    return True


def _apart(piece: Piece, other: Piece) -> bool:
    """Whether two instruments touch different entries, or both only lift those that both touch."""
    shared = {path for path in piece.touches for near in other.touches if _overlap(path, near)}
    shared |= {near for path in piece.touches for near in other.touches if _overlap(path, near)}
    return shared <= set(piece.removes) & set(other.removes)


def _overlap(path: str, other: str) -> bool:
    return path == other or path.startswith(f"{other}.") or other.startswith(f"{path}.")


def patchwork(base: State) -> Patchwork:
    """Take the instruments of a case apart: those that have an effect that fits and is not supposed already."""
    case = base.zone.case
    pieces = {}
    for name, instrument in case.instruments.items():
        path = f"instruments.{name}"
        if instrument.effect is None or not changes(instrument.effect) or path in case.patches:
            continue
        state = under(base, path)
        if state is not None:
            pieces[name] = _piece(base, state, case, path)
    return Patchwork(base, pieces)


def _piece(base: State, state: State, case: Case, path: str) -> Piece:
    old = {item.path: item for item in base.zone.entries.counted}
    new = {item.path: item for item in state.zone.entries.counted}
    removes = tuple(each for each in old if each not in new)
    adds = tuple(each for each in new if each not in old)
    alters = tuple(each for each in new if each in old and _said(old[each]) != _said(new[each]))
    after = state.zone.case
    ground = tuple(name for name in GROUND if getattr(case, name) != getattr(after, name))
    ground = ground if case.readings == after.readings and case.parties.keys() == after.parties.keys() else (*ground, "consent")
    named = touched(patches(case.standpoint.written)[path])
    puts = {each: new[each] for each in (*adds, *alters)}
    return Piece(removes, puts, adds, alters, ground, frozenset((*named, *removes, *puts)), state)


def _said(item: Held) -> tuple[object, object]:
    return item.entry.if_, getattr(item.entry, "until_done", None)
