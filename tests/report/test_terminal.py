"""What is printed fits the width, commands nothing, and is plain where it is piped."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from hypothesis import given
from rich.cells import cell_len
from rich.console import Console

from accords.blocks import Code, Document, Heading, Name, Table, text
from accords.report.characters import clean
from accords.report.terminal import print_document
from report.documents import DOCUMENTS, HOSTILE, SAMPLE, hostile_document, texts_of


def _printed(document: Document, width: int = 80, *, brief: bool = False, rest: str = "") -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=False, color_system=None)
    with console.capture() as capture:
        print_document(document, console, brief=brief, rest=rest)
    return capture.get()


def _shown(document: Document, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system="standard", legacy_windows=False)
    with console.capture() as capture:
        print_document(document, console)
    return capture.get()


def _squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_sample_at_a_width(width: int) -> None:
    assert _printed(SAMPLE, width) == _SNAPSHOTS[width]


@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, _printed(SAMPLE, width).splitlines())) <= width


def test_brief_is_the_lead_and_a_line_on_the_rest() -> None:
    assert _printed(SAMPLE, brief=True, rest="All of it: report.html") == _BRIEF


def test_piped_words_are_ascii_where_the_document_is() -> None:
    plain = Document("Title", "", (text("a ", Name("b"), Code("c == d")),), (Heading("e"), Table("t", ("f",), ((text("g"),),))))
    assert _printed(plain).isascii()


def test_a_terminal_gets_emphasis_and_drawn_rules_but_the_same_words() -> None:
    shown = _shown(SAMPLE)
    assert "\x1b[1mfive remain open\x1b[0m" in shown
    assert "─" in shown
    bare = re.sub(r"\x1b\[[\d;]*m", "", shown)
    marks = str.maketrans("─═┄│•", "-=.|-")
    assert bare.translate(marks) == _printed(SAMPLE)


def test_an_encoding_without_the_letters_gets_escapes() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252")
    print_document(Document("مجلس", "", (), ()), Console(file=stream, width=80))
    stream.flush()
    assert raw.getvalue().decode("cp1252").startswith("\\u0645\\u062c\\u0644\\u0633")


def test_rich_markup_and_emoji_codes_are_words() -> None:
    printed = _printed(Document("[bold]a[/bold] :warning:", "", (text("[red]b[/red]"),), ()))
    assert "[bold]a[/bold] :warning:" in printed
    assert "[red]b[/red]" in printed


def test_names_that_run_the_other_way_are_isolated() -> None:
    assert "\u2068مجلس الشمال\u2069" in _printed(SAMPLE)


def test_a_table_whose_words_do_not_fit_side_by_side_becomes_a_list() -> None:
    table = Table("t", ("a", "b"), ((text("x" * 50), text("y" * 50)),))
    printed = _printed(Document("T", "", (table,), ()), 80)
    assert f"- a: {'x' * 50}\n  b: {'y' * 50}\n" in printed


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_command_nothing(words: str) -> None:
    printed = _printed(hostile_document(words))
    assert {character for character in printed if unicodedata.category(character) == "Cc"} <= {"\n"}
    assert "\u202e" not in printed
    assert set(re.findall(r"\x1b[^m]*m", _shown(hostile_document(words)))) <= {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;2m"}


@given(DOCUMENTS)
def test_every_word_of_any_document_is_printed(document: Document) -> None:
    printed = _squeezed(_printed(document, 400))
    assert all(_squeezed(word) in printed for words in texts_of(document) for word in clean(words).split())
    assert max(map(cell_len, _printed(document, 1).splitlines()), default=0) <= 20


_SNAPSHOTS = {
    40: """\
Two villages and a well
=======================
As seen on 17 December 2024

| What this rests on
| It rests on two statements. It is
| neither a forecast nor a finding on
| any side.

Of 11 packages five remain open[1].

Positions
---------

North village refuses `share >
40`[1][2].

Share of the water
..................

Refusals on the share of the water
- Party: North village
  Condition: `share > 40`[1]
  Packages: 4
- Party: \u2068مجلس الشمال\u2069
  Condition: `fence in gate | removed`
  Packages: 10

| Read with care
| A condition that nobody stated may
| still exist.

Change
------

- Nothing moved[4].
- The rains failed.

1. First the gate.
2. Then the share.

| Not known
| What \u2068مجلس الشمال\u2069 wants.

| Approximate
| The list is not complete.

Sources and statements
----------------------
[1] District news, paragraph 3[2].
[2] Note of a visit, page 2.
[3] Cited by nobody.
[4] A statement that is not shown in
    this document.

How this document was made
--------------------------
Date: 2024-12-17
Checksum:
  ababababababababababababababababababab
  ababababababababababababab
""",
    80: """\
Two villages and a well
=======================
As seen on 17 December 2024

| What this rests on
| It rests on two statements. It is neither a forecast nor a finding on any
| side.

Of 11 packages five remain open[1].

Positions
---------

North village refuses `share > 40`[1][2].

Share of the water
..................

Refusals on the share of the water

Party          Condition                  Packages
-------------  -------------------------  --------
North village  `share > 40`[1]                   4
\u2068مجلس الشمال\u2069    `fence in gate | removed`        10

| Read with care
| A condition that nobody stated may still exist.

Change
------

- Nothing moved[4].
- The rains failed.

1. First the gate.
2. Then the share.

| Not known
| What \u2068مجلس الشمال\u2069 wants.

| Approximate
| The list is not complete.

Sources and statements
----------------------
[1] District news, paragraph 3[2].
[2] Note of a visit, page 2.
[3] Cited by nobody.
[4] A statement that is not shown in this document.

How this document was made
--------------------------
Date: 2024-12-17
Checksum: abababababababababababababababababababababababababababababababab
""",
    120: """\
Two villages and a well
=======================
As seen on 17 December 2024

| What this rests on
| It rests on two statements. It is neither a forecast nor a finding on any side.

Of 11 packages five remain open[1].

Positions
---------

North village refuses `share > 40`[1][2].

Share of the water
..................

Refusals on the share of the water

Party          Condition                  Packages
-------------  -------------------------  --------
North village  `share > 40`[1]                   4
\u2068مجلس الشمال\u2069    `fence in gate | removed`        10

| Read with care
| A condition that nobody stated may still exist.

Change
------

- Nothing moved[4].
- The rains failed.

1. First the gate.
2. Then the share.

| Not known
| What \u2068مجلس الشمال\u2069 wants.

| Approximate
| The list is not complete.

Sources and statements
----------------------
[1] District news, paragraph 3[2].
[2] Note of a visit, page 2.
[3] Cited by nobody.
[4] A statement that is not shown in this document.

How this document was made
--------------------------
Date: 2024-12-17
Checksum: abababababababababababababababababababababababababababababababab
""",
}

_BRIEF = """\
Two villages and a well
=======================
As seen on 17 December 2024

| What this rests on
| It rests on two statements. It is neither a forecast nor a finding on any
| side.

Of 11 packages five remain open[1].

All of it: report.html
"""
