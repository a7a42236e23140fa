"""Fallback bargaining against its definition, and against a published count of votes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accords.errors import AccordsError
from accords.maths.fallback import between, fallback, levels, majority, possible_fallbacks, reach, unanimity
from oracles import fallback as oracle

MEMPHIS, NASHVILLE, CHATTANOOGA, KNOXVILLE = range(4)
VOTES = (42, 26, 15, 17)
# The rank of each city in the four groups' orders.
TENNESSEE = ((1, 2, 3, 4), (4, 1, 2, 3), (4, 3, 1, 2), (4, 3, 2, 1))

_RANK = st.integers(1, 4)


def _tables(rank: st.SearchStrategy[int | None], parties: int, packages: int) -> st.SearchStrategy[list[list[int | None]]]:
    return st.integers(1, packages).flatmap(
        lambda width: st.lists(st.lists(rank, min_size=width, max_size=width), min_size=1, max_size=parties)
    )


def _known(ranks: list[list[int | None]]) -> list[list[int]]:
    return [[rank for rank in each if rank is not None] for each in ranks]


_STRICT = st.integers(1, 5).flatmap(lambda width: st.lists(st.permutations(range(1, width + 1)), min_size=1, max_size=4))
_COMPLETE = _tables(_RANK, 4, 5)
_PARTIAL = _tables(st.integers(1, 2) | st.none(), 2, 3)


def test_tennessee_by_bucklin_nashville_68_chattanooga_58_at_the_second_choice() -> None:
    """The usual worked example of Bucklin voting, as Electowiki prints it."""
    found = majority(TENNESSEE, VOTES)
    assert (found.needed, found.depth) == (51, 2)
    assert dict(zip(found.agreed, found.support, strict=True)) == {NASHVILLE: 68, CHATTANOOGA: 58}
    assert found.most == (NASHVILLE,)


def test_tennessee_by_unanimity_as_computed() -> None:
    found = unanimity(TENNESSEE)
    assert (found.depth, found.agreed) == (3, (NASHVILLE, CHATTANOOGA))
    assert found.depths == (4, 3, 3, 4)


def test_what_a_party_refuses_is_not_agreed_and_impasse_is_an_answer() -> None:
    orders = ((1, 2, 3), (3, 2, 1))
    assert unanimity(orders).agreed == (1,)
    assert unanimity(orders, limits=(1, None)).agreed == (0,)
    refused = unanimity(orders, limits=(1, 2))
    assert refused.impasse
    assert (refused.depth, refused.agreed, refused.most, refused.depths) == (None, (), (), (None, None, None))


def test_a_package_that_is_not_ranked_comes_after_all_that_are_unless_its_party_refuses_it() -> None:
    ranks = ((1, 2, None), (None, None, 1))
    assert unanimity(ranks).agreed == (0, 1)
    assert unanimity(ranks).depths == (2, 2, 3)
    assert unanimity(ranks, limits=(2, 1)).impasse


def test_a_package_with_no_known_place_makes_answers_possible_and_not_certain() -> None:
    found = possible_fallbacks(((1, 2, None), (1, 2, 3)), 2)
    assert (found.certain, found.possible, found.impasse) == ((0,), (0,), "none")
    found = possible_fallbacks(((2, None), (2, 1)), 2)
    assert (found.soonest, found.latest) == ((2, 1), (2, 3))
    assert (found.certain, found.possible) == ((), (0, 1))
    assert possible_fallbacks(((None,), (1,)), 2, limits=(0, None)).impasse == "all"


def test_between_two_ranks_a_package_may_be_refused_at_worst_alone() -> None:
    found = between(((1, 1), (1, 2)), ((1, 4), (1, 2)), 2, limits=(3, 3))
    assert (found.soonest, found.latest, found.certain, found.possible, found.impasse) == ((1, 2), (1, None), (0,), (0,), "none")
    found = between(((1,), (1,)), ((4,), (1,)), 2, limits=(3, 3))
    assert (found.certain, found.possible, found.impasse) == ((), (0,), "some")
    with pytest.raises(ValueError, match="one rank, or None, for each package"):
        between(((1, 1), (1, 2)), ((1, 1), (1,)), 2)


def test_steps_are_levels_or_packages() -> None:
    assert levels((3.0, 1.0, 1.0, 7.5)) == (2, 1, 1, 3)
    assert reach((3.0, 1.0, 1.0, 7.5)) == (3, 2, 2, 4)


def test_votes_and_ranks_must_fit() -> None:
    with pytest.raises(AccordsError, match="needs 3 of 2 votes"):
        fallback(((1,), (1,)), 3)
    with pytest.raises(AccordsError, match="needs 0 of 2 votes"):
        fallback(((1,), (1,)), 0)
    with pytest.raises(ValueError, match="one rank, or None, for each package"):
        unanimity(((1, 2), (1,)))
    with pytest.raises(ValueError, match="count from 1"):
        unanimity(((0,),))
    with pytest.raises(ValueError, match="for each of 1 parties"):
        unanimity(((1,),), limits=(1, 1))


@settings(max_examples=300)
@given(_COMPLETE, st.data())
def test_falling_back_step_by_step_ends_there(ranks: list[list[int | None]], data: st.DataObject) -> None:
    votes = data.draw(st.lists(st.integers(0, 3), min_size=len(ranks), max_size=len(ranks)).filter(any))
    limits = data.draw(st.lists(st.none() | st.integers(0, 4), min_size=len(ranks), max_size=len(ranks)))
    needed = data.draw(st.integers(1, sum(votes)))
    found = fallback(ranks, needed, votes, limits)
    depth, counts = oracle.agreed(_known(ranks), needed, votes, limits)
    assert found.depth == depth
    assert dict(zip(found.agreed, found.support, strict=True)) == counts
    assert found.most == tuple(package for package in found.agreed if counts[package] == max(counts.values()))


@settings(max_examples=200)
@given(_STRICT)
def test_by_unanimity_the_largest_rank_is_smallest_and_nothing_is_better_for_all_brams_kilgour_2001(ranks: list[list[int]]) -> None:
    found = unanimity(ranks)
    packages = range(len(ranks[0]))
    largest = [max(each[package] for each in ranks) for package in packages]
    assert found.depth == min(largest)
    assert found.agreed == tuple(package for package in packages if largest[package] == min(largest))
    for agreed in found.agreed:
        assert not any(all(each[other] <= each[agreed] for each in ranks) for other in packages if other != agreed)


@settings(max_examples=100)
@given(_STRICT)
def test_more_votes_needed_are_never_found_sooner(ranks: list[list[int]]) -> None:
    depths = [fallback(ranks, needed).depth or 0 for needed in range(1, len(ranks) + 1)]
    assert depths == sorted(depths)


@settings(max_examples=150)
@given(_PARTIAL, st.data())
def test_possible_and_certain_are_what_every_place_of_the_unranked_gives(ranks: list[list[int | None]], data: st.DataObject) -> None:
    limits = data.draw(st.lists(st.none() | st.integers(0, 3), min_size=len(ranks), max_size=len(ranks)))
    needed = data.draw(st.integers(1, len(ranks)))
    answers = [oracle.agreed(each, needed, [1] * len(ranks), limits)[1] for each in oracle.completions(ranks)]
    found = possible_fallbacks(ranks, needed, limits=limits)
    packages = range(len(ranks[0]))
    assert found.possible == tuple(package for package in packages if any(package in answer for answer in answers))
    assert found.certain == tuple(package for package in packages if all(package in answer for answer in answers))
    assert found.impasse == ("all" if not any(answers) else "none" if all(answers) else "some")


@given(_PARTIAL)
def test_what_is_fallen_back_to_with_the_unranked_last_is_possible(ranks: list[list[int | None]]) -> None:
    assert set(unanimity(ranks).agreed) <= set(possible_fallbacks(ranks, len(ranks)).possible)
