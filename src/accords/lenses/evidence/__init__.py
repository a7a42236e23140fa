"""What each judgement rests on, where sources disagree, what they leave out, and which assumptions carry the answer."""

from __future__ import annotations

from accords.lens.protocol import Lens

LENS = Lens(
    id="evidence",
    title="Evidence",
    question="What does each judgement rest on, where do sources disagree, what do they leave out?",
    run="accords.lenses.evidence.run:run",
    view="accords.lenses.evidence.view:view",
    result="accords.lenses.evidence.result:Result",
    withhold="accords.lenses.evidence.withhold:withhold",
    sources=(
        "Heuer, R. J. (1999). Psychology of Intelligence Analysis, chapter 8. Center for the Study of Intelligence.",
        "Heuer, R. J. and Pherson, R. H. (2010). Structured Analytic Techniques for Intelligence Analysis (key assumptions). CQ Press.",
    ),
)
