"""What the options of ``deals`` name."""

from __future__ import annotations

from fractions import Fraction

import pytest

from accords.errors import AccordsError
from accords.lenses.deals.options import Named, axes_of, parties_named, weights_named
from lenses.deals.examples import sale, stakes

CASE = sale()


def test_parties_are_read_with_commas_each_once() -> None:
    assert parties_named(None, CASE) is parties_named("", CASE) is None
    assert parties_named(" bor ,bor, ann", CASE) == ("bor", "ann")
    with pytest.raises(AccordsError, match="names nobody"):
        parties_named(" , ", CASE)
    with pytest.raises(AccordsError, match=r"names 'nobody', which is no party\. Parties of this case: bor, ann, cyd"):
        parties_named("ann,nobody", CASE)


@pytest.mark.parametrize(
    ("text", "weight"), [("ann=2", 2), ("ann = 0.125", Fraction(1, 8)), ("ann=1/2", Fraction(1, 2)), ("ann=1000", 1000)]
)
def test_weights_are_numbers_with_up_to_three_decimals(text: str, weight: Fraction) -> None:
    assert weights_named(text, CASE) == {"ann": weight}


@pytest.mark.parametrize(
    "text",
    ["ann", "ann=", "=2", "ann=0", "ann=-1", "ann=1/0", "ann=1/3", "ann=0.3333", "ann=1001", "ann=1e3", "ann=1e300", "ann=x", "ann=1,"],
)
def test_other_weights_are_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(AccordsError, match=r"is not a weight\. A weight is written PARTY=NUMBER, the number above 0, at most 1000"):
        weights_named(text, CASE)


def test_weights_are_given_once_and_to_parties() -> None:
    assert weights_named("", CASE) is None
    with pytest.raises(AccordsError, match="gives 'ann' two weights"):
        weights_named("ann=1,ann=2", CASE)
    with pytest.raises(AccordsError, match="'dov', which is no party"):
        weights_named("dov=1", CASE)


def test_axes_are_the_negotiators_with_complete_numbers_or_else_everybody_with_them() -> None:
    both = stakes(CASE)
    assert axes_of(both, None) == tuple(both.rule.parties)
    assert axes_of(both, ("bor",)) == axes_of(both, ("cyd", "bor")) == ("bor",)
    ratified = sale(("preferences:\n", "preferences:\n  cyd: {weights: {price: 1, delivery: 0}, values: {price: linear 0..3}}\n"))
    wider = stakes(ratified, "wider")
    assert set(axes_of(wider, None)) == {"ann", "bor"}
    assert set(axes_of(wider, ("cyd", "ann"))) == {"ann", "cyd"}


def test_a_weight_counts_where_its_party_is_weighed() -> None:
    named = Named(("ann", "cyd"), {"cyd": Fraction(3)})
    assert named.weighting(("ann", "bor")) == {}
    assert named.weighting(("ann", "cyd")) == {"ann": 1, "cyd": 3}
    assert named.beyond(("ann",)) == ("cyd",)
