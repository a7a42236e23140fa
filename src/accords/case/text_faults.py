"""What is usually meant where a file is not text, or holds characters that nobody sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# Marks at the start of a file, and of formats that get saved or renamed in place of text.
_ENCODINGS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_FORMATS: Final = (
    (b"PK\x03\x04", "a ZIP archive, as word-processor and spreadsheet files are"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old word-processor or spreadsheet file"),
    (b"{\\rtf", "a word-processor file (RTF)"),
)
_BINARY: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NAMES: Final = {"\x85": "next line", "\u2028": "line separator", "\u2029": "paragraph separator", "\ufeff": "byte-order mark"}
_SAVE_AS_TEXT: Final = "A case is a plain text file; save it as UTF-8 text."


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a file stops being what it should be, and what is usually meant; ``length`` 0 asks for no excerpt."""

    start: int
    message: str
    hint: str = ""
    length: int = 1


def explain_bytes(raw: bytes, limit: int) -> Fault | None:
    """Say why bytes are not a UTF-8 text of at most ``limit`` bytes; the offset counts in the text with odd bytes replaced."""
    if len(raw) > limit:
        size = f"The file has {len(raw):,} bytes; a case may have {limit:,} (2 MB) at most."
        return Fault(0, size, "Keep long documents in files of their own and cite them as sources.", 0)
    if not raw.strip():
        return Fault(0, "The file is empty.", "Begin with the line 'accords: 1', or let 'accords new' write a first case.", 0)
    if (known := next((name for mark, name in _FORMATS if raw.startswith(mark)), "")) != "":
        return Fault(0, f"This is {known}, not a text file.", _SAVE_AS_TEXT, 0)
    if (encoding := next((name for mark, name in _ENCODINGS if raw.startswith(mark)), _encoding_of(raw))) != "":
        return Fault(0, f"This file is {encoding}, but a case must be UTF-8.", "Open it in an editor and save it as UTF-8.", 0)
    try:
        at = raw.decode("utf-8").find("\0")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start)
    return Fault(at, "Here stands a NUL byte: this is not a text file.", _SAVE_AS_TEXT, 0) if at >= 0 else None


def _encoding_of(raw: bytes) -> str:
    """Guess UTF-16 or UTF-32 without a mark: in mostly Latin text every second byte, or three of four, are zero."""
    head = raw[:400]
    zeros = head.count(0)
    if zeros * 3 >= len(head) * 2 and len(head) >= 4:
        return "UTF-32"
    alternate = max(head[::2].count(0), head[1::2].count(0))
    return "UTF-16" if len(head) >= 4 and alternate == zeros and zeros * 4 >= len(head) else ""


def _not_utf8(raw: bytes, at: int) -> Fault:
    start = len(raw[:at].decode("utf-8"))
    if len(_BINARY.findall(raw[:4000])) > 2:
        return Fault(start, "This is not a text file.", _SAVE_AS_TEXT, 0)
    byte = raw[at : at + 1]
    guess = byte.decode("cp1252", errors="ignore")
    meant = f" (in Windows-1252, 'Latin-1', it is '{guess}')" if guess else ""
    message = f"The byte 0x{byte.hex().upper()} is not UTF-8{meant}."
    return Fault(start, message, "Open the file in the encoding it was written in and save it as UTF-8.")


def explain_characters(text: str) -> Fault | None:
    """Find the first character that nobody sees and YAML does not take, or reads as the end of a line."""
    match = _UNSEEN.search(text)
    if match is None:
        return None
    char = match[0]
    name = f"the invisible character U+{ord(char):04X} ({_NAMES.get(char, 'control character')})"
    return Fault(
        match.start(), f"Here stands {name}, which a case may not hold.", "Delete it, or put a blank or a line break in its place."
    )
