"""What follows whatever is left open, over what share of it, and what to find out next."""

from __future__ import annotations

from accords.lens.protocol import Lens, Option

LENS = Lens(
    id="robustness",
    title="Robustness",
    question="What follows whatever is left open; over what share of it; what should we find out next?",
    run="accords.lenses.robustness.run:run",
    view="accords.lenses.robustness.view:view",
    result="accords.lenses.robustness.result:Result",
    withhold="accords.lenses.robustness.withhold:withhold",
    options=(
        Option("cap", "How many combinations of what is left open are listed at most; past that each point alone and in pairs.", int, 4096),
        Option("alleged", "Suppose also events and scenarios that rest on what somebody alleges.", kind=bool, default=False),
        Option(
            "objective", "What questions are ranked by: open, accepted or worst_off; left out: accepted where anything is drawn, else open."
        ),
        Option("draws", "How many draws of open preferences are made: 0 for none, or 40 and more.", int, 2000),
        Option("seed", "Where the draws begin; the same seed gives the same draws.", int),
        Option("compare", "A scenario whose preferences are set beside the case's own, as another analyst's."),
    ),
    sources=(
        "Birnbaum, Z. W. (1969). On the importance of different components in a multicomponent system. Multivariate Analysis II, 581-592.",
        "Greco, S., Mousseau, V. and Slowinski, R. (2008). Ordinal regression revisited. European J. Operational Research 191, 416-436.",
        "Lahdelma, R. and Salminen, P. (2001). SMAA-2: stochastic multicriteria acceptability analysis. Operations Research 49, 444-454.",
        "Raiffa, H. and Schlaifer, R. (1961). Applied statistical decision theory. Harvard University.",
        "Wang, T. and Boutilier, C. (2003). Incremental utility elicitation with the minimax regret decision criterion. IJCAI, 309-316.",
        "Reiter, R. (1987). A theory of diagnosis from first principles. Artificial Intelligence 32, 57-95.",
    ),
    long=True,
)
