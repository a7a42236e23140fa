"""What is said of files that are no text."""

from __future__ import annotations

import pytest

from accords.case.text_faults import explain_bytes, explain_characters


def test_what_is_fine_is_not_explained() -> None:
    assert explain_bytes("a: é\n".encode(), 100) is None
    assert explain_characters("a: é\u200f\u202b 😀\r\n\t") is None


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\x89PNG\r\n", "a picture"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"{\\rtf1 x}", "a word-processor file (RTF)"),
        (b"\xd0\xcf\x11\xe0", "an old word-processor"),
        (b"abc", "The file has 3 bytes; a case may have 2"),
    ],
)
def test_other_kinds_of_files_are_named(raw: bytes, words: str) -> None:
    fault = explain_bytes(raw, 2 if raw == b"abc" else 100)
    assert fault is not None
    assert words in fault.message


@pytest.mark.parametrize(("char", "name"), [("\x00", "control character"), ("\x85", "next line"), ("\ufeff", "byte-order mark")])
def test_the_first_invisible_character_is_named(char: str, name: str) -> None:
    fault = explain_characters(f"a: b{char}c\u2028")
    assert fault is not None
    assert (fault.start, fault.length) == (4, 1)
    assert f"U+{ord(char):04X} ({name})" in fault.message
