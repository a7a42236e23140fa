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
