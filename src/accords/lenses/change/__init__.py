"""What opened or closed packages, and what could: statements and events, concessions, instruments of third parties, consent."""

from __future__ import annotations

from accords.lens.protocol import Lens, Option

LENS = Lens(
    id="change",
    title="Change",
    question="What opened or closed packages, and what could: which concession, which instrument of a third party?",
    run="accords.lenses.change.run:run",
    view="accords.lenses.change.view:view",
    result="accords.lenses.change.result:Result",
    withhold="accords.lenses.change.withhold:withhold",
    options=(
        Option("cap", "How many corrections are listed at most.", int, 256),
        Option("combinations", "How many combinations of instruments are tried at most; beyond, single ones and pairs.", int, 4096),
    ),
    sources=(
        "Putnam, R. D. (1988). Diplomacy and domestic politics: the logic of two-level games. International Organization 42, 427-460.",
        "Tsebelis, G. (2002). Veto Players: How Political Institutions Work. Princeton University Press.",
        "Shapley, L. S. (1962). Simple games: an outline of the descriptive theory. Behavioral Science 7, 59-66.",
        "Reiter, R. (1987). A theory of diagnosis from first principles. Artificial Intelligence 32, 57-95.",
        "Pruitt, D. G. (2005). Whither Ripeness Theory? Working Paper 25, ICAR, George Mason University.",
    ),
)
