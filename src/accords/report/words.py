"""The few words that a rendering adds of its own; all else comes from the document."""

from __future__ import annotations

from typing import Final, Literal

NOTE_LABELS: Final[dict[Literal["basis", "caution", "unknown", "approximate"], str]] = {
    "basis": "What this rests on",
    "caution": "Read with care",
    "unknown": "Not known",
    "approximate": "Approximate",
}
SKIP: Final = "Skip to the text"
LEAD: Final = "In brief"
CONTENTS: Final = "Contents"
SOURCES: Final = "Sources and statements"
PROVENANCE: Final = "How this document was made"
NOT_SHOWN: Final = "A statement that is not shown in this document."
NO_ROWS: Final = "No entries."
CITED_AS: Final = "Source {number}"
BACK: Final = "Back to place {place} that rests on source {number}"
TWIN: Final = "The table below says the same in words."
KEY: Final = "Key"
NO_MARK: Final = "Empty: {words}"
PART: Final = "{caption} (part {part} of {parts})"
SEEN_AT: Final = "seen at {day}"
LINE_KNOWN: Final = "a thick line: known to be so"
LINE_PERHAPS: Final = "a broken line: may be so, its beginning or its end is not known"
LINE_OPEN: Final = "an arrow: goes on, as far as is known"
RESERVED: Final = "{title} (broken line: reservation value {value})"
RESERVED_BAR: Final = "{title} (bar: reservation value {value})"
PAIR: Final = "{caption}: {across}, and {up}"
BASE_AT: Final = "base {value}"
BASE_EACH: Final = "a line across a bar: its base"
