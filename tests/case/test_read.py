"""From nodes to models: short forms, references, unknown keys, wrong kinds of nodes; one bad key hides nothing else."""

from __future__ import annotations

from time import process_time

import pytest

from accords.case.model import Sections
from accords.case.nodes import ListNode, TextNode
from accords.case.read import braced, items_of
from accords.case.source import decode
from accords.case.tree import read_tree
from case.writing import VILLAGES, case_of, changed, pointed, problem_of, problems_of, small


def written(text: str) -> Sections:
    return case_of(text).standpoint.written


def test_text_alone_and_a_list_of_one_are_short_forms() -> None:
    long = small(
        "views: {north: {refuses: {n1: {if: share > 20, claims: [c1]}}, interests: {i: {text: Water}}, no_agreement: {text: Drought}}}\n"
        "feasible: {f1: {if: share > 20}}\nfacts: {rain: {title: Rain}}\nclaims: {c1: {about: [north]}}\n",
        ("consent: north and south", "consent: {rule: north and south, or_maybe: {x: {rule: north}}}"),
    )
    short = small(
        "views: {north: {refuses: {n1: {if: share > 20, claims: c1}}, interests: {i: Water}, no_agreement: Drought}}\n"
        "feasible: {f1: share > 20}\nfacts: {rain: Rain}\nclaims: {c1: {about: north}}\n",
        ("consent: north and south", "consent: {rule: north and south, or_maybe: {x: north}}"),
    )
    assert written(long) == written(short)
    assert written(small("feasible: {n1: share > 20}\n")) == written(small("feasible: {n1: {if: share > 20}}\n"))
    assert written(small("feasible: {n1: share > 20}\n")) != written(small("feasible: {n1: {if: share > 30}}\n"))


def test_scalars_are_text_until_the_schema_types_them() -> None:
    found = case_of(small("", ("title: A small case", "title: 017"), ("[stays, gate, removed]", "[yes, no, null, 2024-01-01]")))
    assert str(found.title) == "017"
    assert [option.id for option in found.issues["fence"].options] == ["yes", "no", "null", "2024-01-01"]


def test_ids_are_compared_in_nfc() -> None:
    found = case_of(small("views: {e\u0301lan: {refuses: {n: share > 20}}}\n", ("elders: {role: ratifier, of: north}", "\u00e9lan: {}")))
    assert list(found.views) == ["\u00e9lan"]


def test_file_order_is_kept() -> None:
    assert list(case_of(VILLAGES).parties) == ["north", "south", "elders", "envoy", "herders"]


@pytest.mark.parametrize("key", ["measures", "beliefs", "rooms", "translations"])
def test_reserved_sections_are_refused_with_not_yet(key: str) -> None:
    problem = problem_of(small(f"{key}: {{}}\n"))
    assert "not yet" in problem.message
    assert problem.path == key


@pytest.mark.parametrize(
    ("more", "pair", "at", "hint"),
    [
        ("feasable: {}\n", None, "feasable", "Did you mean 'feasible'?"),
        ("", ("role: ratifier", "rôle: ratifier"), "rôle", "Did you mean 'role'?"),
        ("", ("fence: {options", "fence: {opsions: [a], options"), "opsions", "Did you mean 'options'?"),
        ("views: {north: {refuses: {n: {if: share > 20, cliams: c}}}}\n", None, "cliams", "Did you mean 'claims'?"),
        ("claims: {c: {colour: red}}\n", None, "colour", "There are: source, at, by"),
        ("views: {north: {accepts: {n: {if: share > 20, until_done: share > 30}}}}\n", None, "until_done", "Did you mean 'until'?"),
    ],
)
def test_an_unknown_key_is_named_with_its_place_and_the_nearest(more: str, pair: tuple[str, str] | None, at: str, hint: str) -> None:
    text = small(more, *([pair] if pair else []))
    problem = problem_of(text)
    assert "is not a key that can stand here" in problem.message
    assert pointed(text, problem).startswith(at)
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    "pair",
    [
        ("fence: {options: [stays, gate, removed]}", "fence: {title: A gate, opened by day, options: [stays, gate, removed]}"),
        ("north: {role: negotiator}", "north: {name: North, village, role: negotiator}"),
        ("[stays, gate, removed]", "{stays: It stays, for now, gate: A gate, removed: Gone}"),
        ("consent: north and south", "consent: north and south\nfeasible: {f1: share > 20, say those who know}"),
        ("consent: north and south", "consent: north and south\nfeasible: {f1: share > 20, perhaps}"),
        ("title: A small case", "title: {en: A small case, very small}"),
        ("consent: north and south", "consent: north and south\nviews: {north: {refuses: {n: {if: share > 20, note: No, not that}}}}"),
    ],
)
def test_a_word_without_a_colon_between_braces_is_the_mark_of_an_unquoted_comma(pair: tuple[str, str]) -> None:
    problem = problem_of(small("", pair))
    assert problem.hint.startswith("A text with a comma must be quoted")


def test_an_empty_value_outside_braces_is_no_mark_of_a_comma() -> None:
    problem = problem_of(small("claims:\n  c:\n    colour: # red\n    by: north\n"))
    assert "comma" not in problem.hint


def test_one_bad_key_hides_nothing_else() -> None:
    text = changed(
        ("envoy: {name: District envoy, role: mediator}", "envoy: {name: District envoy, role: mediater}"),
        ("n2: fence == removed and share > 30", "n2: fence == remuved and share > 30"),
        ("date: 2024-12-02", "date: 2024-12-32"),
        ("share: {title: South's", "share: {tilte: South's"),
        ("outcome: {share: 30}, claims: c1", "outcome: {share: 51}, claims: c9"),
        ("status: foreseen, to: [north]", "status: foreseen, to: [nort]"),
    )
    found = [problem.message for problem in problems_of(text)]
    assert len(found) == 7, "\n".join(map(str, problems_of(text)))
    for piece in ("mediater", "remuved", "2024-12-32", "tilte", "'51'", "c9", "nort"):
        assert sum(piece in message for message in found) == 1, piece


def test_problems_come_in_the_order_of_their_places() -> None:
    found = problems_of(small("zzz: 1\nviews: {nrth: {}}\nfacts: {}\nfeasible: {f: shar > 2}\nyyy: 1\n"))
    places = [problem.place for problem in found if problem.place]
    assert places == sorted(places)
    assert len(places) == 4


def test_what_must_be_there_is_asked_for() -> None:
    assert {problem.message for problem in problems_of("parties: {}\n")} == {
        "the key 'accords' is missing.",
        "the key 'title' is missing.",
        "the key 'as_of' is missing.",
    }
    assert problem_of(small("", ("share: {options: [20, 30, 40]}", "share: {unit: percent}"))).message == "the key 'options' is missing."


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("claims: [c1]\n", "a map from id to entry is expected here, not a list."),
        ("claims: c1\n", "a map from id to entry is expected here, not the text 'c1'."),
        ("claims:\n", "a map from id to entry is expected here, not nothing."),
        ("claims: {c1: [north]}\n", "a map with keys such as source, at, by, about is expected here, not a list."),
        ("claims: {c1: {date: {}}}\n", "a date is expected here, not a map."),
        ("claims: {c1: {date: }}\n", "a date is missing here."),
        ("claims: {c1: {standing: [reported]}}\n", "one of these words is expected here, not a list: on_record"),
        ("claims: {c1: {standing: rumoured}}\n", "'rumoured' is not one of these: on_record"),
        ("claims: {c1: {about: {north: x}}}\n", "one id of parties is expected here, not a map."),
        ("views: {north: {refuses: {n1: [share > 20]}}}\n", "a map with keys such as if, firm, since, until is expected here, not a list."),
        ("views: {north: {refuses: {n1: {if: {share: 20}}}}}\n", "a condition is expected here, not a map."),
        ("deal: [share > 20]\n", "a condition is expected here, not a list."),
        ("status_quo: [20]\n", "a map from issue to option is expected here, not a list."),
    ],
)
def test_a_wrong_kind_of_node_is_said_with_what_is_expected(more: str, message: str) -> None:
    problem = problem_of(small(more))
    assert problem.message.startswith(message)


@pytest.mark.parametrize(
    ("more", "message", "hint"),
    [
        ("views: {nroth: {}}\n", "there is no 'nroth' in parties.", "Did you mean 'north'?"),
        ("claims: {c1: {source: paper}}\n", "there is no 'paper' in sources.", "There are none in this case."),
        ("divisible: [shar]\n", "there is no 'shar' in issues.", "Did you mean 'share'?"),
        ("feasible: {f: 1a}\n", "", ""),
        ("proposals: {p.1: {}}\n", "'p.1' is not an id", "Put free text in 'title' or 'name'."),
        ("proposals: {rule: {}}\n", "'rule' is a word of the format", "Try 'rule-1'"),
    ],
)
def test_references_name_ids_in_their_fields_own_section(more: str, message: str, hint: str) -> None:
    problem = problem_of(small(more))
    assert problem.message.startswith(message)
    assert problem.hint.startswith(hint)


def test_a_problem_in_a_condition_shows_the_line_with_a_caret() -> None:
    problem = problem_of(small("feasible:\n  f1: share >= 20 and fence == gte\n"))
    assert problem.excerpt == "  f1: share >= 20 and fence == gte\n" + " " * 31 + "^^^"
    assert problem.path == "feasible.f1"


def test_a_folded_condition_counts_as_one_line_and_the_caret_points_into_the_file() -> None:
    text = small("feasible:\n  f1: >-\n    share >= 20\n    and fence == gte\n  f2: {if: share > 20 and\n      fense == gate}\n")
    first, second = problems_of(text)
    assert (pointed(text, first), pointed(text, second)) == ("gte", "fense == gate}")
    assert first.excerpt.splitlines()[1].index("^") == text.splitlines()[first.place.line - 1].index("gte") if first.place else False


def test_nothing_is_said_of_what_rests_on_an_issue_that_cannot_be_read() -> None:
    text = small("deal: fence == gate\nstatus_quo: {fence: gate, share: 20, colour: red}\n", ("fence: {options", "fence: {opsions"))
    assert [problem.message for problem in problems_of(text)] == [
        "the key 'options' is missing.",
        "'opsions' is not a key that can stand here.",
    ]


@pytest.mark.no_cover
def test_many_wrong_names_take_no_longer_than_reading() -> None:
    known = ", ".join(f"claim-{index}: {{}}" for index in range(1000))
    wrong = ", ".join(f"cliam-{index}" for index in range(1000))
    start = process_time()
    found = problems_of(small(f"claims: {{{known}}}\nfeasible: {{f1: {{if: share > 20, claims: [{wrong}]}}}}\n"))
    assert len(found) == 1000
    assert found[0].hint == "Did you mean 'claim-0'?"
    assert process_time() - start < 20


def test_items_and_braces_are_found() -> None:
    root, _ = read_tree(decode(b"a: [x, [y]]\nb: x\nc: {d: {e: f}, g: [{h}]}\n", ""))
    assert [len(items_of(entry.value)) for entry in root.entries] == [2, 1, 1]
    assert {entry.key.value for entry in braced(root)} == {"d", "e", "g", "h"}
    empty = TextNode("", root.span, empty=True)
    assert items_of(ListNode((empty,), root.span)) == ()
