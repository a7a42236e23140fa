"""A quote is found word for word, or up to spacing and typography, where it stands; and not where it does not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accords.lenses.evidence.quotes import folded, locate
from oracles.evidence import plain

WORDS = st.text(alphabet="abcdefgh éüñ'\"-…ﬁ中אَ", min_size=1, max_size=20)
VARIANTS = {
    " ": (" ", "  ", "\n", "\u00a0", " \n ", "\t"),
    "'": ("'", "\u2019", "\u2018"),
    '"': ('"', "\u201c", "\u201d", "\u00ab"),
    "-": ("-", "\u2013", "\u2014", "\u2011"),
    "…": ("…", "..."),
    "ﬁ": ("ﬁ", "fi"),
    "é": ("é", "e\u0301"),
}
INVISIBLE = ("\u00ad", "\u200b", "\ufeff", "\u200e", "\u2060")


@st.composite
def respelt(draw: st.DrawFn, text: str) -> str:
    """Spell a text otherwise: other spaces, marks, compositions, and what cannot be seen."""
    pieces = []
    for mark in text:
        pieces.append(draw(st.sampled_from(VARIANTS.get(mark, (mark,)))))
        pieces.append(draw(st.sampled_from(("", "", "", *INVISIBLE))) if not unicodedata.combining(mark) else "")
    return "".join(pieces)


@given(quote=WORDS, before=WORDS, after=WORDS)
def test_what_stands_there_word_for_word_is_found_where_it_stands_first(quote: str, before: str, after: str) -> None:
    text = f"{before} {quote} {after}"
    found = locate(quote, text)
    if quote.strip():
        assert found == ("exact", text.index(quote))
    else:
        assert found == ("missing", None)


@given(data=st.data(), quote=WORDS.filter(lambda quote: quote.strip() != ""), before=WORDS, after=WORDS)
def test_spacing_and_typography_never_lose_a_quote(data: st.DataObject, quote: str, before: str, after: str) -> None:
    text = f"{before} {data.draw(respelt(quote))} {after}"
    found = locate(quote, text)
    assert found.found in {"exact", "folded"}
    assert found.at is not None
    assert plain(text[found.at :]).startswith(plain(quote))


@given(quote=WORDS, text=WORDS)
def test_nothing_is_found_that_does_not_stand_there(quote: str, text: str) -> None:
    if plain(quote) not in plain(text) or not plain(quote):
        assert locate(quote, text) == ("missing", None)


@given(WORDS)
def test_each_folded_letter_comes_from_where_it_is_said_to(text: str) -> None:
    letters, offsets = folded(text)
    assert len(letters) == len(offsets)
    assert letters == plain(text)
    for letter, offset in zip(letters, offsets, strict=True):
        assert plain(letter) in plain(text[offset])
    bases = [offset for letter, offset in zip(letters, offsets, strict=True) if not unicodedata.combining(letter)]
    assert bases == sorted(bases)


@pytest.mark.parametrize(("quote", "text"), [("cafe", "a café"), ("cafe", "a cafe\u0301"), ("", "text"), ("  ", "a  b"), ("a", "")])
def test_what_is_not_there_is_missing(quote: str, text: str) -> None:
    assert locate(quote, text) == ("missing", None) or locate(quote, text).found == "exact"
    assert plain(quote) == "" or locate(quote, text).found == "missing" or quote in text
