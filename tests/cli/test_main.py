"""The commands: what they print, what they write, and what they leave alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from accords.case.case import load
from accords.study.registry import LENSES
from bundled import NAMES, case_of
from cli.command import CATALOG, SEED, STARTER, VILLAGES, accords
from report.page import read_page


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


# -- analyse ---------------------------------------------------------------------------------------------------------------------------


def test_analyse_writes_a_page_beside_and_prints_a_summary(tmp_path: Path) -> None:
    done = accords("analyse", VILLAGES)
    assert done.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["two-villages-report.html"]
    assert "Two villages and a well" in done.stdout
    assert "two-villages-report.html" in done.stdout
    assert "neither a forecast nor a finding" in " ".join(done.stdout.split()).replace("| ", "")
    assert done.stderr == ""


def test_the_page_is_whole_in_itself(tmp_path: Path) -> None:
    accords("analyse", SEED, "-o", "report.html")
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    page = read_page(html.removeprefix("<!DOCTYPE html>\n"))
    assert page.all("script") == page.all("link") == page.all("img") == page.all("iframe") == []
    assert all(element.attributes["href"].startswith("#") for element in page.all("a"))
    assert not any(name.startswith("on") or name in {"src", "srcset", "action"} for element in page.elements for name in element.attributes)
    assert "url(" not in page.style
    assert "@import" not in page.style
    assert "Israel's government" in page.text


def test_the_summary_leaves_the_details_to_the_page() -> None:
    brief = accords("analyse", STARTER).stdout
    whole = accords("run", "openings", STARTER).stdout
    assert len(brief) < len(whole)
    assert "SHA-256" in whole


@pytest.mark.parametrize(("form", "start"), [("markdown", "# Two villages"), ("json", "{")])
def test_other_forms_go_to_the_screen_or_to_a_file(tmp_path: Path, form: str, start: str) -> None:
    shown = accords("analyse", VILLAGES, "--format", form)
    assert shown.exit_code == 0
    assert shown.stdout.startswith(start)
    assert list(tmp_path.iterdir()) == []
    written = accords("analyse", VILLAGES, "--format", form, "-o", "out")
    assert "out" in written.stdout
    assert (tmp_path / "out").read_bytes() == shown.stdout_bytes


def test_the_json_holds_every_lens_that_fitted() -> None:
    data = json.loads(accords("analyse", STARTER, "--format", "json").stdout)
    assert list(data) == ["lenses", "unfit"]
    assert list(data["lenses"]) == [lens for lens in LENSES if lens != "deals"]
    assert list(data["unfit"]) == ["deals"]
    assert data["lenses"]["openings"]["provenance"]["options"]["since"] == "views.tenants.refuses.second-offer"


@pytest.mark.parametrize(
    ("options", "provenance"),
    [
        (("--at", "2024-11-30"), {"date": "2024-11-30"}),
        (("--scenario", "escort"), {"scenarios": ["escort"], "patches": ["instruments.escort"]}),
        (("--scenario", "escort", "--scenario", "vote"), {"scenarios": ["escort", "vote"]}),
        (("--consent", "council"), {"consent": "council"}),
    ],
)
def test_the_standpoint_is_as_asked(options: tuple[str, ...], provenance: dict[str, object]) -> None:
    data = json.loads(accords("analyse", VILLAGES, "--format", "json", *options).stdout)
    found = data["lenses"]["openings"]["provenance"]
    assert {key: found[key] for key in provenance} == provenance


def test_it_compares_with_what_it_is_told_to() -> None:
    data = json.loads(accords("analyse", STARTER, "--format", "json", "--since", "2025-01-31").stdout)
    assert data["lenses"]["openings"]["provenance"]["options"]["since"] == "2025-01-31"


def test_the_report_bears_the_date_it_is_told(tmp_path: Path) -> None:
    accords("analyse", VILLAGES, "-o", "a.html", "--date", "2031-02-03")
    assert "2031-02-03" in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["html", "markdown", "json"])
def test_a_report_of_ours_is_replaced_and_a_file_of_somebody_elses_is_not(tmp_path: Path, form: str) -> None:
    report = tmp_path / "report"
    assert accords("analyse", STARTER, "--format", form, "-o", "report").exit_code == 0
    first = report.read_bytes()
    assert accords("analyse", VILLAGES, "--format", form, "-o", "report").exit_code == 0
    assert report.read_bytes() != first
    report.write_text("My notes on the provenance of a case.[^1]\n", encoding="utf-8")
    refused = accords("analyse", VILLAGES, "--format", form, "-o", "report")
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert report.read_text(encoding="utf-8") == "My notes on the provenance of a case.[^1]\n"
    assert accords("analyse", VILLAGES, "--format", form, "-o", "report", "--force").exit_code == 0
    assert report.read_bytes() != first


@pytest.mark.parametrize(
    ("form", "foreign"),
    [
        ("markdown", "My essay.[^1]\n\n[^1]: A footnote of mine.\n"),
        ("json", '{"name": "a dataset of somebody", "provenance": "a museum"}\n'),
        ("html", "<!DOCTYPE html>\n<title>Mine</title>\n"),
    ],
)
def test_a_foreign_file_of_the_same_form_is_not_taken_for_ours(tmp_path: Path, form: str, foreign: str) -> None:
    (tmp_path / "mine").write_text(foreign, encoding="utf-8")
    assert accords("analyse", STARTER, "--format", form, "-o", "mine").exit_code == 2
    assert (tmp_path / "mine").read_text(encoding="utf-8") == foreign


@pytest.mark.parametrize("form", ["html", "markdown", "json"])
def test_a_report_on_a_case_without_claims_can_be_replaced_too(tmp_path: Path, form: str) -> None:
    (tmp_path / "bare.yaml").write_text("accords: 1\ntitle: Bare\nas_of: 2024-12-17\n", encoding="utf-8")
    for _ in range(2):
        done = accords("analyse", "bare.yaml", "--format", form, "-o", "report")
        assert done.exit_code == 0, done.stderr


def test_the_case_itself_is_never_overwritten(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(Path(STARTER).read_bytes())
    assert accords("analyse", "case.yaml", "-o", "case.yaml").exit_code == 2
    assert case.read_bytes() == Path(STARTER).read_bytes()


# -- demo, check, new, schema ----------------------------------------------------------------------------------------------------------


def test_demo_analyses_the_bundled_case(tmp_path: Path) -> None:
    done = accords("demo")
    assert done.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["accords-demo.html"]
    assert str(case_of("gaza-talks-2024/ceasefire").title) in done.stdout


def test_check_says_what_a_sound_case_holds() -> None:
    done = accords("check", STARTER, VILLAGES)
    assert done.exit_code == 0
    assert [line.split(":")[-1].split(";")[0].strip() for line in done.stdout.splitlines()] == ["no problems"] * 2


def test_check_lists_every_problem_of_every_file_with_its_place(tmp_path: Path) -> None:
    text = Path(STARTER).read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(text.replace("rent > 4,", "rnet > 4,").replace("role: mediator", "role: wizard"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(text.replace("deal: repair != none ", "deal: repair != gone "), encoding="utf-8")
    done = accords("check", "a.yaml", STARTER, "b.yaml")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    placed = [line for line in lines if line.startswith(("a.yaml:", "b.yaml:")) and "problem" not in line]
    assert [line.split(":")[0] for line in placed] == ["a.yaml", "a.yaml", "b.yaml"]
    for line in placed:
        file, row, column = line.split(":")[:3]
        assert 0 < int(column) <= len((tmp_path / file).read_text(encoding="utf-8").splitlines()[int(row) - 1]) + 1
    assert "wizard" in done.stdout
    assert "rnet" in done.stdout
    assert "gone" in done.stdout
    assert any("a.yaml: 2 problems" in line for line in lines)
    assert any("b.yaml: 1 problem." in line for line in lines)


@pytest.mark.parametrize(("last", "code"), [("sound.yaml", 2), ("faulty.yaml", 1)])
def test_check_goes_on_past_a_file_that_is_not_there(tmp_path: Path, last: str, code: int) -> None:
    text = Path(STARTER).read_text(encoding="utf-8")
    (tmp_path / "sound.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "faulty.yaml").write_text(text.replace("role: mediator", "role: wizard"), encoding="utf-8")
    done = accords("check", "sound.yaml", "missing.yaml", last)
    assert done.exit_code == code
    assert done.stderr.startswith("missing.yaml cannot be read")
    assert done.stdout.startswith("sound.yaml: no problems")
    assert f"{last}: {'no problems' if last == 'sound.yaml' else '1 problem.'}" in done.stdout.split("\n", 1)[1]


@pytest.mark.parametrize(("options", "shown"), [((), False), (("--scenario", "political-survival"), True)])
def test_a_motive_that_somebody_alleges_is_shown_only_where_it_is_asked_for(options: tuple[str, ...], shown: bool) -> None:  # noqa: FBT001 a parameter of a test
    done = accords("analyse", SEED, "--format", "markdown", *options)
    assert done.exit_code == 0
    assert ("critics of the prime minister allege" in done.stdout) == shown


def test_new_makes_a_starter_that_passes_its_check_and_can_be_analysed(tmp_path: Path) -> None:
    done = accords("new", "mine.yaml")
    assert done.exit_code == 0
    assert "accords check mine.yaml" in done.stdout
    assert accords("check", "mine.yaml").exit_code == 0
    assert accords("analyse", "mine.yaml").exit_code == 0
    assert load(tmp_path / "mine.yaml").title


def test_new_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("precious", encoding="utf-8")
    done = accords("new", "mine.yaml")
    assert done.exit_code == 2
    assert "mine.yaml" in done.stderr
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "precious"


def test_the_schema_is_one_and_every_bundled_case_keeps_to_it(tmp_path: Path) -> None:
    done = accords("schema")
    schema = json.loads(done.stdout)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for name in NAMES:
        case = YAML(typ="safe", pure=True).load((CATALOG / f"{name}.yaml").read_text(encoding="utf-8"))
        faults = [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(_as_json(case))]
        assert faults == [], name
    assert accords("schema", "-o", "schema.json").exit_code == 0
    assert (tmp_path / "schema.json").read_bytes() == done.stdout_bytes


def test_the_schema_refuses_what_is_plainly_wrong() -> None:
    validator = Draft202012Validator(json.loads(accords("schema").stdout))
    sound = {"accords": 1, "title": "T", "as_of": "2024-12-17"}
    assert validator.is_valid(sound)
    assert not validator.is_valid(sound | {"nonsense": 1})
    assert not validator.is_valid(sound | {"accords": 2})
    assert not validator.is_valid(sound | {"parties": {"n": {"role": "wizard"}}})
    assert not validator.is_valid({"accords": 1, "title": "T"})


def test_the_schema_is_written_over_an_older_one_and_over_nothing_else(tmp_path: Path) -> None:
    for _ in range(2):
        assert accords("schema", "-o", "schema.json").exit_code == 0
    (tmp_path / "schema.json").write_text("{}", encoding="utf-8")
    assert accords("schema", "-o", "schema.json").exit_code == 2
    assert accords("schema", "-o", "schema.json", "--force").exit_code == 0


def _as_json(value: object) -> object:
    """Give what YAML reads as JSON would hold it: dates as texts."""
    if isinstance(value, dict):
        return {str(key): _as_json(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_json(part) for part in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def test_help_is_there_for_every_command() -> None:
    for command in ((), ("analyse",), ("demo",), ("check",), ("new",), ("schema",), ("run",), ("run", "openings")):
        done = accords(*command, "--help")
        assert done.exit_code == 0
        assert "Usage: accords" in done.stdout
