"""A lens is light data: its options are completed and checked, its code is imported when asked for."""

from __future__ import annotations

import pytest

from accords.errors import AccordsError
from accords.lens.protocol import Context, Lens, Option, Unfit
from accords.work.work import Work

LENS = Lens(
    "sample",
    "Sample",
    "Which?",
    run="accords.lenses.openings.run:run",
    view="accords.lenses.openings.view:view",
    withhold="accords.lenses.openings.withhold:withhold",
    result="accords.lenses.openings.result:Result",
    options=(Option("cap", "At most.", int, 7), Option("since", "From when.")),
)


def test_options_left_out_take_their_defaults() -> None:
    assert LENS.settings({}) == {"cap": 7, "since": None}
    assert LENS.settings({"cap": 3}) == {"cap": 3, "since": None}


def test_an_option_that_a_lens_does_not_have_is_refused_with_those_it_has() -> None:
    with pytest.raises(AccordsError, match=r"The lens 'sample' has no option 'until'. It has: cap, since\."):
        LENS.settings({"until": "2024"})


def test_a_lens_without_options_says_so() -> None:
    bare = Lens("bare", "Bare", "Why?", run="m:run", view="m:view", withhold="m:withhold", result="m:Result")
    with pytest.raises(AccordsError, match="It has: none"):
        bare.settings({"cap": 1})


def test_code_is_found_by_its_address() -> None:
    assert LENS.load_run().__name__ == "run"  # type: ignore[attr-defined] # functions have names
    assert LENS.load_view().__name__ == "view"  # type: ignore[attr-defined] # functions have names
    assert LENS.load_withhold().__name__ == "withhold"  # type: ignore[attr-defined] # functions have names
    assert LENS.load_result().__name__ == "Result"


def test_the_guide_stands_beside_the_run() -> None:
    assert LENS.guide.startswith("# ")


def test_unfit_names_the_field_that_is_missing() -> None:
    reason = Unfit("issues", "The case has no issues.")
    assert isinstance(reason, AccordsError)
    assert (reason.field, str(reason)) == ("issues", "The case has no issues.")


def test_a_context_is_empty_unless_something_is_given() -> None:
    assert (Context().focus, Context().seed, Context().work) == ({}, 0, Work())
