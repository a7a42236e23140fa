"""Who stands where on each issue, on whose word, and what has changed."""

from __future__ import annotations

from accords.lens.protocol import Lens, Option

LENS = Lens(
    id="positions",
    title="Positions",
    question="Who stands where on each issue, on whose word, and who has moved?",
    run="accords.lenses.positions.run:run",
    view="accords.lenses.positions.view:view",
    result="accords.lenses.positions.result:Result",
    withhold="accords.lenses.positions.withhold:withhold",
    options=(Option("since", "Compare with an earlier date, or with the case before the entry with this id replaced what it replaces."),),
    sources=("Fisher, R. and Ury, W. (1981). Getting to Yes, chapter 3 (positions and interests). Houghton Mifflin.",),
)
