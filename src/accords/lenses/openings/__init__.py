"""What the stated conditions rule out, what they leave open, which of them collide, and what it turns on."""

from __future__ import annotations

from accords.lens.protocol import Lens, Option

LENS = Lens(
    id="openings",
    title="Openings",
    question="Which packages do the stated conditions rule out, which are accepted, which are open; which conditions collide, "
    "and what does it turn on?",
    run="accords.lenses.openings.run:run",
    view="accords.lenses.openings.view:view",
    result="accords.lenses.openings.result:Result",
    withhold="accords.lenses.openings.withhold:withhold",
    options=(
        Option("since", "Compare with an earlier date, or with the case before the entry with this id replaced what it replaces."),
        Option("cap", "How many conflicts and corrections are listed at most.", int, 256),
    ),
    sources=(
        "Putnam, R. D. (1988). Diplomacy and domestic politics: the logic of two-level games. International Organization 42, 427-460.",
        "Reiter, R. (1987). A theory of diagnosis from first principles. Artificial Intelligence 32, 57-95.",
        "Liffiton, M. H. and Sakallah, K. A. (2008). Algorithms for minimal unsatisfiable subsets. J. Automated Reasoning 40, 1-33.",
        "Kleene, S. C. (1952). Introduction to Metamathematics, section 64. North-Holland.",
        "Dechter, R. (1999). Bucket elimination: a unifying framework for reasoning. Artificial Intelligence 113, 41-85.",
    ),
)
