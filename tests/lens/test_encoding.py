"""What is written as JSON is read back as it was."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.lens.encoding import decode, encode
from accords.lenses.openings.result import Result
from accords.maths.estimate import Estimate
from accords.zone.certificate import Certificate
from bundled import NAMES, run_of


class Pair(NamedTuple):
    """A count and a number."""

    left: Certificate
    right: int


@dataclass(frozen=True)
class Sample:
    """One of each kind of field."""

    kind: Literal["a", "b"]
    pair: Pair
    options: dict[str, tuple[str | None, ...]]
    fixed: tuple[str, int]
    inner: Sample | None = None


counts = st.integers(0, 10**40)
certificates = st.one_of(
    counts.map(lambda value: Certificate(value, value)),
    st.tuples(counts, st.integers(1, 10**30)).map(lambda pair: Certificate(pair[0], pair[0] + pair[1], "bounds")),
    st.tuples(counts, counts, counts, st.integers(1, 10**4)).map(lambda drawn: Certificate(0, 10**41, "bounds", Estimate(*drawn))),
)
samples = st.recursive(
    st.none(),
    lambda inner: st.builds(
        Sample,
        st.sampled_from(["a", "b"]),
        st.builds(Pair, certificates, st.integers()),
        st.dictionaries(st.text(), st.lists(st.none() | st.text()).map(tuple)),
        st.tuples(st.text(), st.integers()),
        inner,
    ),
    max_leaves=4,
)


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(encode(value)))


@given(samples)
def test_what_is_decoded_is_what_was_encoded(sample: Sample | None) -> None:
    assert decode(through_json(sample), Sample | None) == sample


@given(certificates)
def test_a_count_is_text_so_that_no_digit_is_lost(count: Certificate) -> None:
    data = through_json(count)
    assert data == ({"value": str(count.low), "exact": True} if count.exact else through_json(count))
    assert decode(data, Certificate) == count


def test_what_is_no_record_stays_as_it_is() -> None:
    assert encode({"a": (1, "b", None, True), "c": [2.5]}) == {"a": [1, "b", None, True], "c": [2.5]}


def test_a_field_that_older_data_lacks_takes_its_default() -> None:
    whole = Sample("a", Pair(Certificate(1, 1), 2), {}, ("x", 1))
    data = encode(whole)
    del data["inner"]
    assert decode(data, Sample) == whole


@pytest.mark.parametrize("name", NAMES)
def test_the_results_of_the_bundled_cases_come_back(name: str) -> None:
    result = run_of(name).result
    assert decode(through_json(result), Result) == result
