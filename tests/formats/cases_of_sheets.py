"""Random cases whose statements are each on one issue, as text; and what they say, whatever ids they use for it."""

from __future__ import annotations

from collections import Counter

from hypothesis import strategies as st

from accords.case.case import Case
from accords.case.model import Entry
from accords.formats.statements_out import covered

NUMBERS = ("0", "2.5", "10", "20", "30", "-4")
LABELS = (
    "Stays", "A gate is opened", "Goes", "Some (who is not said)", "Agreed, eventually", "stay or go", "a | b", 'the "line"', "?", "-",
    "not more", "at least 3", "anything", "Gate (since 2024)", "accepts: all", "يبقى", "20", "none", "Goes; then returns", "demands [c1]",
)  # fmt: skip
KINDS = ("refuses", "accepts", "lives_with")

Meaning = Counter[tuple[str, str, str, tuple[int, ...], str, str, str, str]]


@st.composite
def _issues(draw: st.DrawFn) -> tuple[str, ...]:
    if draw(st.booleans()):
        return tuple(sorted(draw(st.sets(st.sampled_from(NUMBERS), min_size=2)), key=float))
    return tuple(draw(st.lists(st.sampled_from(LABELS), min_size=2, max_size=5, unique=True)))


@st.composite
def _condition(draw: st.DrawFn, issue: int, options: tuple[str, ...]) -> str:
    name = f"i{issue}"
    ids = options if all(option in NUMBERS for option in options) else tuple(f"o{number}" for number in range(len(options)))
    if ids is options and draw(st.booleans()):
        return f"{name} {draw(st.sampled_from(['<', '<=', '>', '>=']))} {draw(st.sampled_from(ids))}"
    chosen = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=len(ids) - 1, unique=True))
    return f"{name} {draw(st.sampled_from(['in', 'not in']))} {'|'.join(chosen)}"


@st.composite
def case_texts(draw: st.DrawFn) -> str:
    """Write a case of two negotiators with statements on one issue each."""
    issues = draw(st.lists(_issues(), min_size=1, max_size=3))
    lines = [
        "accords: 1",
        "title: A case",
        "as_of: 2025-03-01",
        "parties:",
        "  a: {name: North, role: negotiator}",
        "  b: {role: negotiator}",
    ]
    lines.append("issues:")
    for number, options in enumerate(issues):
        if all(option in NUMBERS for option in options):
            lines.append(f"  i{number}: {{title: Issue {number}, unit: days, options: [{', '.join(options)}]}}")
        else:
            titles = ", ".join(f"o{index}: {quoted(label)}" for index, label in enumerate(options))
            lines.append(f"  i{number}: {{title: Issue {number}, options: {{{titles}}}}}")
    views: dict[str, dict[str, list[str]]] = {}
    for count in range(draw(st.integers(0, 6))):
        party, kind = draw(st.sampled_from("ab")), draw(st.sampled_from((*KINDS, "silent")))
        number = draw(st.integers(0, len(issues) - 1))
        fields = [f"if: {draw(_condition(number, issues[number]))}"]
        if kind != "silent":
            fields += [
                draw(
                    st.sampled_from(
                        ["since: 2025-01-01", "since: by 2024-12", "firm: stated", "claims: c1", "claims: [c1, c2]", "until: 2026"]
                    )
                )
            ]
        views.setdefault(party, {}).setdefault(kind, []).append(f"      e{count}: {{{', '.join(fields)}}}")
    if views:
        lines.append("views:")
    for party, kinds in views.items():
        lines.append(f"  {party}:")
        for kind, entries in kinds.items():
            lines += [f"    {kind}:", *entries]
    return "\n".join([*lines, "claims:", "  c1: {by: a, says: One}", "  c2: {says: Two}", ""])


def quoted(text: str) -> str:
    """Write a text in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def meaning(case: Case) -> Meaning:
    """Say what every statement on one issue holds of, by the names of parties and issues and the places of options."""
    found: Meaning = Counter()
    for party, view in case.views.items():
        name = str(case.parties[party].name or party)
        for kind in (*KINDS, "silent"):
            for entry in getattr(view, kind).values():
                if len(entry.if_.issues) != 1 or entry.if_.parties:
                    continue
                issue = case.issues[next(iter(entry.if_.issues))]
                ids = [option.id for option in issue.options]
                holds = tuple(ids.index(option) for option in covered(entry.if_, issue))
                more = (
                    (str(entry.since or ""), str(entry.until or ""), " ".join(entry.claims)) if isinstance(entry, Entry) else ("", "", "")
                )
                firm = (entry.firm or "judged") if isinstance(entry, Entry) else ""
                found[name, issue.label, kind, holds, *more, firm] += 1
    return found
