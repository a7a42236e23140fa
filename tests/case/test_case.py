"""The case as one works with it."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from accords.case.case import Case, load, loads
from accords.case.outcome import Outcome
from accords.case.truth import holds
from accords.errors import AccordsError, CaseError
from case.writing import EXAMPLES, VILLAGES, case_of, changed, small


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_bundled_case_loads_also_under_each_thing_that_may_be_supposed(name: str) -> None:
    found = loads(EXAMPLES[name], file=f"{name}.yaml")
    assert found.standpoint.source.raw == EXAMPLES[name]
    for supposed in (*found.scenarios, *(path for path in found.instruments if found.instruments[path].effect)):
        assert found.under(supposed).patches[-1].endswith(f".{supposed}")
    for reading in found.readings:
        assert found.reading(reading).standpoint.consent == reading


def refused(case: Case, outcome: dict[str, str], party: str) -> bool:
    entries = [item for item in case.held if item.party == party and item.kind == "refuses" and item.force == "yes"]
    return any(holds(item.entry.if_, case.issues, outcome) is True for item in entries)


def counted(case: Case) -> dict[str, tuple[int, int, int, int, int]]:
    """Count outcomes, feasible ones, deals, and deals ruled out and open under each reading, by going through all of them."""
    options = [[option.id for option in issue.options] for issue in case.issues.values()]
    outcomes = [dict(zip(case.issues, chosen, strict=True)) for chosen in product(*options)]
    feasible = [
        outcome for outcome in outcomes if all(holds(ground.if_, case.issues, outcome) is not False for ground in case.feasible.values())
    ]
    deals = [outcome for outcome in feasible if case.deal and holds(case.deal, case.issues, outcome) is True]
    counts = {}
    for name, rule in case.readings.items():
        out = sum(all(any(refused(case, deal, party) for party in members) for members in rule.sets) for deal in deals)
        counts[name] = (len(outcomes), len(feasible), len(deals), out, len(deals) - out)
    return counts


def test_the_formats_example_has_the_counts_that_the_format_states() -> None:
    """Format 1, section 1: "12 outcomes, 11 feasible, 9 deals; under rule 4 ruled out and 5 open, under council 5 and 4"."""
    assert counted(case_of(VILLAGES)) == {"rule": (12, 11, 9, 4, 5), "council": (12, 11, 9, 5, 4)}


def test_the_example_under_its_scenario_and_its_instrument() -> None:
    without = case_of(VILLAGES).under("no-envoy")
    assert ("envoy" in without.parties, list(without.proposals), list(without.instruments)) == (False, [], [])
    assert "n2" not in case_of(VILLAGES).under("escort").views["north"].refuses


def test_loading_gives_the_file_its_name_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(VILLAGES.encode())
    found = load(path)
    assert found.sha256 == hashlib.sha256(VILLAGES.encode()).hexdigest()
    path.write_text(small("deal: shar > 20\n"), encoding="utf-8")
    with pytest.raises(CaseError, match=r"case\.yaml:13:7: deal: `shar` is no issue"):
        load(str(path))


@pytest.mark.parametrize("name", ["missing.yaml", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_the_callers_mistake(name: str, tmp_path: Path) -> None:
    with pytest.raises(AccordsError) as error:
        load(tmp_path / name)
    assert not isinstance(error.value, CaseError)


def test_text_and_bytes_are_read_alike_with_or_without_a_mark() -> None:
    plain, marked = loads(VILLAGES), loads(b"\xef\xbb\xbf" + VILLAGES.encode())
    assert plain.standpoint.written == marked.standpoint.written
    assert marked.standpoint.source.raw[:3] == b"\xef\xbb\xbf"


def test_seen_at_a_date() -> None:
    found = case_of(VILLAGES)
    assert (found.today, found.at("2024-11").today, found.at(date(2024, 11, 2)).today) == (
        date(2024, 12, 17),
        date(2024, 11, 30),
        date(2024, 11, 2),
    )
    assert {item.id: item.force for item in found.at("2024-11-30").held} == {
        "n1": "unknown", "n2": "unknown", "n3": "unknown", "s1": "yes", "s2": "no", "e1": "unknown",
    }  # fmt: skip
    assert {item.id: item.force for item in found.held} == {"n1": "yes", "n2": "yes", "n3": "yes", "s1": "no", "s2": "yes", "e1": "yes"}


def test_readings_of_consent() -> None:
    found = case_of(VILLAGES)
    assert {name: rule.sets for name, rule in found.readings.items()} == {
        "rule": (("north", "south"),),
        "council": (("north", "south", "elders"),),
    }
    assert found.reading("council").standpoint.consent == "council"
    with pytest.raises(AccordsError, match=r"no reading of consent 'cuncil' here. There are: rule, council\."):
        found.reading("cuncil")


def test_consent_left_out_is_both_negotiators_if_there_are_two_and_no_ratifier() -> None:
    without = ("consent: north and south\n", "")
    assert case_of(small("", without)).readings == {}
    plain = case_of(small("", without, ("role: ratifier", "role: constituency")))
    assert plain.readings["rule"].sets == (("north", "south"),)
    three = small("", without, ("role: ratifier", "role: negotiator"))
    assert case_of(three).readings == {}
    with pytest.raises(AccordsError, match="There are: rule"):
        case_of(three).reading("council")


def test_a_reading_that_a_scenario_removes_is_asked_for_in_vain() -> None:
    found = case_of(changed(("  no-envoy:", "  simple: {remove: [consent.or_maybe.council]}\n  no-envoy:"))).reading("council")
    with pytest.raises(AccordsError, match="no reading of consent 'council' here"):
        found.under("simple")


def test_before_an_entry_named_by_path_or_by_an_id_that_only_one_has() -> None:
    text = small(
        "views: {north: {refuses: {a: {if: share > 20, since: 2024}, b: {if: share > 30, since: 2024-03, replaces: a}}, "
        "accepts: {c: share == 20}}, south: {refuses: {c: share > 30}}}\n"
    )
    found = case_of(text)
    assert [item.force for item in found.before("b").held][:2] == ["yes", "no"]
    assert found.before("views.north.refuses.b").standpoint.undone == {"views.north.refuses.b"}
    with pytest.raises(AccordsError, match=r"'c' is the id of several entries: views.north.accepts.c, views.south.refuses.c"):
        found.before("c")
    with pytest.raises(AccordsError, match=r"There is no entry 'd' in views. Give an id or a path such as views.north.refuses.a"):
        found.before("d")
    assert found.before("b").at("2024-05").standpoint.undone == frozenset()


def test_outcomes_are_followed_to_their_choices() -> None:
    text = changed(
        ("proposals:\n", "precedents:\n  old: {date: 2020}\nproposals:\n  same: {outcome: envoy-1}\n  stay: {outcome: status_quo}\n"),
        ("  no-envoy: {title: The envoy leaves, remove: [", "  no-envoy: {title: The envoy leaves, remove: [proposals.same, "),
    )
    found = case_of(text)
    assert found.choices(Outcome(named="same")) == {"share": "30"}
    assert found.choices(Outcome(named="stay")) == {"share": "20", "fence": "stays"}
    assert found.choices(Outcome(named="old")) == {}
    assert found.choices(Outcome((("fence", "gate"),))) == {"fence": "gate"}
    assert case_of(small()).status_quo_choices == {}


def test_an_edit_changes_the_text_and_gives_a_new_case() -> None:
    found = case_of(VILLAGES)
    new, edit = found.edit(remove=["views.north.refuses.n1"], change={"title": "Two villages"})
    assert (edit.remove, edit.change) == (("views.north.refuses.n1",), {"title": "Two villages"})
    assert str(new.title) == "Two villages"
    assert "n1" in found.views["north"].refuses
    assert "n1" not in new.views["north"].refuses
    before, after = VILLAGES.splitlines(), new.standpoint.source.text.splitlines()
    assert len(after) == len(before) - 1
    assert sum(line not in before for line in after) == 1


def test_an_edit_may_touch_anything() -> None:
    new, _ = case_of(VILLAGES).edit(change={"as_of": date(2024, 12, 20), "claims": {"c5": {"by": "north"}}})
    assert (new.today, str(new.claims["c5"].by.text if new.claims["c5"].by else "")) == (date(2024, 12, 20), "north")
    assert case_of(VILLAGES).at("2024-11").edit(change={"as_of": "2024-12-20"})[0].today == date(2024, 11, 30)


def test_an_edit_keeps_the_standpoint() -> None:
    found = case_of(VILLAGES).under("escort").reading("council")
    new, _ = found.edit(change={"title": "Changed"})
    assert (new.standpoint.supposed, new.standpoint.consent, str(new.title)) == (("escort",), "council", "Changed")


def test_an_edit_with_a_mark_at_the_beginning_keeps_it_once() -> None:
    found = loads(b"\xef\xbb\xbf" + VILLAGES.encode())
    new, _ = found.edit(change={"title": "Changed"})
    assert new.standpoint.source.raw.startswith(b"\xef\xbb\xbfaccords")


def test_an_edit_that_leads_to_no_case_is_refused_with_its_problems() -> None:
    found = case_of(VILLAGES)
    with pytest.raises(CaseError, match="`fense` is no issue"):
        found.edit(change={"deal": "fense == gate"})
    with pytest.raises(CaseError, match="nothing to remove"):
        found.edit(remove=["views.north.refuses.n9"])


def test_saving_writes_the_text_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    saved = case_of(VILLAGES).save(path)
    assert path.read_bytes() == VILLAGES.encode()
    saved.edit(change={"title": "Changed"})[0].save()
    assert path.read_text(encoding="utf-8") == VILLAGES.replace("title: Two villages and a well", "title: Changed")
    with pytest.raises(AccordsError, match="was changed on disk"):
        saved.edit(change={"title": "Changed otherwise"})[0].save()
    with pytest.raises(AccordsError, match="was not read from a file"):
        case_of(VILLAGES).save()


def test_a_loaded_case_saves_to_its_own_file_and_to_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + VILLAGES.replace("\n", "\r\n").encode())
    found = load(path)
    raw = path.read_bytes()
    found.save()
    assert path.read_bytes() == raw
    new = found.edit(change={"title": "Changed"})[0].save(tmp_path / "other.yaml")
    assert (new.standpoint.path, path.read_bytes()) == (tmp_path / "other.yaml", raw)
    assert load(tmp_path / "other.yaml").sha256 == new.sha256
