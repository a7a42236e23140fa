"""Where preferences are given: which packages are efficient and fair, and why."""

from __future__ import annotations

from accords.lens.protocol import Lens, Option

LENS = Lens(
    id="deals",
    title="Deals",
    question="Where preferences are given: which packages are efficient and fair, what does each side get and give, "
    "and what would be better for all than what is on the table?",
    run="accords.lenses.deals.run:run",
    view="accords.lenses.deals.view:view",
    result="accords.lenses.deals.result:Result",
    withhold="accords.lenses.deals.withhold:withhold",
    options=(
        Option("parties", "Parties whose utilities the frontier weighs, with commas; left out: the negotiators who must consent."),
        Option("weights", "Weights for a weighted Nash solution, as in 'union=2,firm=1'; left out: it is not given."),
        Option("start", "Who has tied issues first in Adjusted Winner: a party, or 'behind' for whoever has less.", str, "behind"),
        Option(
            "centre",
            "Read preferences that are known in part at a centre, and say so: rank-order centroid, equal steps.",
            kind=bool,
            default=False,
        ),
        Option("cap", "How many efficient packages are listed at most.", int, 200),
    ),
    sources=(
        "Nash, J. F. (1950). The bargaining problem. Econometrica 18, 155-162.",
        "Kalai, E. and Smorodinsky, M. (1975). Other solutions to Nash's bargaining problem. Econometrica 43, 513-518.",
        "Harsanyi, J. C. (1955). Cardinal welfare, individualistic ethics [...]. Journal of Political Economy 63, 309-321.",
        "Kalai, E. (1977). Proportional solutions to bargaining situations. Econometrica 45, 1623-1630.",
        "Imai, H. (1983). Individual monotonicity and lexicographic maxmin solution. Econometrica 51, 389-401.",
        "Raiffa, H. (1982). The Art and Science of Negotiation. Harvard University Press.",
        "Brams, S. J. and Taylor, A. D. (1996). Fair Division. Cambridge University Press.",
        "Brams, S. J. and Kilgour, D. M. (2001). Fallback bargaining. Group Decision and Negotiation 10, 287-316.",
        "Kung, H. T., Luccio, F. and Preparata, F. P. (1975). On finding the maxima of a set of vectors. Journal of the ACM 22, 469-476.",
        "Rollon, E. and Larrosa, J. (2006). Bucket elimination for multiobjective optimization problems. J. Heuristics 12, 307-328.",
        "Dyer, M. (2003). Approximate counting by dynamic programming. Symposium on Theory of Computing.",
        "Gopalan, P. and others (2011). An FPTAS for #Knapsack and related counting problems. Foundations of Computer Science.",
        "Clopper, C. J. and Pearson, E. S. (1934). The use of confidence or fiducial limits. Biometrika 26, 404-413.",
    ),
)
