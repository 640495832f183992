"""Rules across the records. Each has the smallest broken workspace in `problems/CODE/`, which mended is silent.

After a wanted change:  LAA_REFRESH=1 pytest tests/test_check.py  writes what is now reported into each `expected.txt`.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from laa_minutes.check import RULES, check, code
from laa_minutes.diagnostic import Diagnostic, Place
from laa_minutes.output.problems import closing, plain_report, visible
from laa_minutes.register import Register, open_register
from laa_minutes.seal import digest
from laa_minutes.source import read_bytes
from laa_minutes.workspace import Workspace

PROBLEMS = Path(__file__).parent / "problems"
CASES = [PROBLEMS / name for name in sorted(map(code, RULES))]
PLAN, FEBRUARY, MARCH = "forward-plan.yaml", "meetings/pmg/2010-02-22.yaml", "meetings/pmg/2010-03-22.yaml"
JANUARY, INDICATORS, DECEMBER = "meetings/pmg/2010-01-18.yaml", "indicators.yaml", "meetings/ssog/2007-12-13.yaml"
COPY = "minutes/pmg/2010-01-18.md"
SEAL = digest(read_bytes((PROBLEMS / "approved-on-paper" / JANUARY).read_bytes(), JANUARY))
Make = Callable[[dict[str, str]], Workspace]

# What to write instead of what, in which file, to mend each case; a file without words to look for is put there.
MENDS: dict[str, list[tuple[str, str, str]]] = {
    "unknown-person": [(FEBRUARY, "owner: Jason", "owner: Gwyn")],
    "tied-name": [(FEBRUARY, "owner: Robinson", "owner: Andy Robinson")],
    "one-person-twice": [(FEBRUARY, "[Smith, Paul]", "Paul Smith")],
    "present-and-absent": [(FEBRUARY, "apologies: [Gwyn Owen]", "apologies: []")],
    "chair-not-present": [(FEBRUARY, "present: [", "present: [Peter Lowton, ")],
    "no-quorum": [(FEBRUARY, "Donia Slyzuk", "Alan Dawkes")],
    "unknown-body": [("partnership.yaml", "pmg:", "pgm:")],
    "unknown-theme": [(FEBRUARY, "Saver", "Safer")],
    "double-outcome": [("partnership.yaml", "{number: 46, title: Less", "{number: 47, title: Less")],
    "unknown-indicator": [(FEBRUARY, "NI40", "NI4")],
    "same-title": [(INDICATORS, "LI 7.1:\n  title: MARAC", "LI 7.1:\n  title: Cases heard by MARAC")],
    "two-standings": [(FEBRUARY, "standing: off track", "direction: worsening")],
    "double-reading": [(INDICATORS, "value: 29.4", "value: 29.4, reported: 2010-02-22")],
    "figure-differs": [(FEBRUARY, "29.4", "28.10")],
    "falling-total": [(INDICATORS, "195", "605")],
    "profile-outside": [(INDICATORS, "2010/11 Q1", "2009/10 Q1")],
    "wrong-tolerance": [(INDICATORS, "a little", "2%")],
    "better-missing": [(INDICATORS, "title: Influencing decisions", "better: higher")],
    "ahead-below-target": [(FEBRUARY, "ahead", "at risk")],
    "standing-below-target": [(INDICATORS, "value: 27", "value: 29")],
    "standing-above-target": [(FEBRUARY, "off track", "on track")],
    "direction-differs": [(INDICATORS, "better: higher", "better: lower")],
    "target-differs": [
        (INDICATORS, "32}", "32}\n    - {period: 2009/10, agreed: {at: pmg/2010-02-22/1, change: renegotiated}}")
    ],
    "expected-not-heard": [(FEBRUARY, "Economic Board", "Economic Board and NI 4")],
    "dangling-reference": [(DECEMBER, "145(iii)", "145 (ii)")],
    "older-reference": [(DECEMBER, "minute 128", "minute 141")],
    "double-minute": [(DECEMBER, "first_minute: 141", "first_minute: 143")],
    "number-gap": [("meetings/ssog/2007-11-19.yaml", "", "body: ssog\ndate: 2007-11-19\nstatus: outline\n")],
    "meeting-not-in-calendar": [(PLAN, "emb/2010-06-29", "emb/2010-03-02")],
    "next-meeting-differs": [(PLAN, "29\n", "29\n  moved: {from: 2010-03-22}\n")],
    "double-meeting": [(PLAN, "- meeting: pmg/2010-03-22\n  items: [Sustainable Essex]\n", "")],
    "undated-plan-row": [(PLAN, "undated", "pmg/2010-03-22")],
    "broken-wish": [(PLAN, "/A2", "/A1")],
    "due-before-meeting": [(FEBRUARY, "2009-03-31", "2010-03-31")],
    "done-and-assigned-again": [(FEBRUARY, "status: done", "status: open")],
    "progress-after-close": [(FEBRUARY, "status: done", "status: open")],
    "progress-before-action": [(JANUARY, "2010-02-22/A1", "2009-12-14/A1")],
    "approval-of-later": [(FEBRUARY, "meeting: 2010-02-22", "meeting: 2010-01-18")],
    "approved-draft": [(JANUARY, "status: draft", "status: outline")],
    "approved-twice": [(MARCH, "meeting: 2010-01-18", "meeting: 2009-12-14")],
    "approved-on-paper": [(FEBRUARY, "2010-01-18}", f"2010-01-18, seal: {SEAL}}}")],
    "broken-seal": [(JANUARY, "thanked nobody for any work", "thanked Gwyn for her work")],
    "changed-copy": [(COPY, "thanked Gill", "thanked Gwyn")],
    "missing-copy": [(COPY, "", (PROBLEMS / "stray-copy" / COPY).read_text(encoding="utf-8"))],
    "stray-copy": [(COPY, "*", "")],
    "one-sum-two-names": [(FEBRUARY, "Stronger", "Safer")],
    "one-sum-two-amounts": [(FEBRUARY, "75000", "70000")],
    "sum-counted-twice": [(FEBRUARY, "includes: [S1, S2]", "includes: [S2]"), (FEBRUARY, "530000", "460000")],
    "unknown-clause": [(FEBRUARY, "(iii)", "(i)")],
    "sum-total": [(FEBRUARY, "540000", "530000")],
    "unknown-sum": [(FEBRUARY, "S4", "S3"), (FEBRUARY, "S3]}", "S3]}\n      - {id: S3, amount: £70000, for: schools}")],
    "missing-paper": [(FEBRUARY, r"W:\Directorate\regional.pdf", "papers/essex.pdf"), ("papers/essex.pdf", "", "%PDF")],
    "unfiled-paper": [(FEBRUARY, "attached", "tabled")],
    "unread-file": [(FEBRUARY, "", "body: pmg\ndate: 2010-02-22\n"), ("meetings/pmg/2010-02-22.yml", "*", "")],
    "wrong-weekday": [(FEBRUARY, "Monday", "Tuesday")],
    "undefined-abbreviation": [(FEBRUARY, "the JSNA", "the Joint Strategic Needs Assessment (JSNA)")],
}


ODD = (
    "9999-99-99/A1",
    "minute 999(z)",
    "2010-02-30",
    "pmg/2010-02-22/999",
    "/",
    "x" * 300,
    "-1",
    "NI 1/R9",
    "''",
    "[]",
    "{a: b}",
    "S9",
    "(q) above",
    "EMB 31 November",
    "Monday 31 June 2010",
    "0",
    "next",
    "~",
    "£1e99",
    "NI 4",
    "All",
)


def faults(folder: Path) -> tuple[Diagnostic, ...]:
    return check(open_register(Workspace(folder), date(2010, 3, 1)))


def shown(found: tuple[Diagnostic, ...]) -> str:
    return "".join(f"{one.place} {one.level} {one.code}\n" for one in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_broken_workspace_is_reported_at_its_place(case: Path) -> None:
    expected = case / "expected.txt"
    found = faults(case)
    if os.environ.get("LAA_REFRESH"):
        expected.write_text(shown(found), encoding="utf-8")
    assert shown(found) == expected.read_text(encoding="utf-8")
    assert case.name in {one.code for one in found}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_same_workspace_mended_is_silent(case: Path, tmp_path: Path) -> None:
    mended = tmp_path / "mended"
    shutil.copytree(case, mended, ignore=shutil.ignore_patterns("expected.txt"))
    for path, wrong, right in MENDS[case.name]:
        file = mended / path
        if wrong == "*":
            file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8") if wrong else ""
        assert wrong in text
        file.write_text(text.replace(wrong, right) if wrong else right, encoding="utf-8")
    left = [one for one in faults(mended) if one.level != "note" or one.code == case.name]
    assert shown(tuple(left)) == ""


def test_every_rule_has_a_broken_workspace_and_a_docstring_in_three_parts() -> None:
    assert {code(rule) for rule in RULES} == set(MENDS)
    for rule in RULES:
        assert (rule.__doc__ or "").count("\n\n") == 2, code(rule)


def test_a_rule_files_its_own_code_only(essex: Register) -> None:
    for rule in RULES:
        for case in (
            essex,
            *(open_register(Workspace(one), date(2010, 3, 1)) for one in CASES if one.name == code(rule)),
        ):
            assert {one.code for one in rule(case)} <= {code(rule)}


def test_several_processes_find_what_one_does(
    essex: Register, leicestershire: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = check(essex), check(leicestershire)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)
    monkeypatch.setattr("laa_minutes.check._MANY", 0)
    assert (check(essex), check(leicestershire)) == alone
    assert shown(check(essex)) == shown(alone[0])


@pytest.mark.parametrize("seed", range(60))
def test_nothing_that_is_typed_stops_a_check(essex: Register, workspace: Make, seed: int) -> None:
    """Lines lost, doubled, exchanged between files, and fields with what does not belong there."""
    chance = random.Random(seed)
    files = {path: source.text.split("\n") for path, source in essex.sources.items()}
    every = [line for lines in files.values() for line in lines]
    for lines in files.values():
        for _ in range(4):
            at = chance.randrange(len(lines))
            kept, _, value = lines[at].partition(": ")
            odd = chance.choice(ODD)
            instead = chance.choice([[], [lines[at]] * 2, [chance.choice(every)], [f"{kept}: {odd}"], [value]])
            lines[at : at + 1] = instead
    found = faults(workspace({path: "\n".join(lines) for path, lines in files.items()}).root)
    assert all(one.width >= 1 and one.place.column <= len(one.excerpt) + 1 for one in found)
    assert all(line.isprintable() for line in plain_report(found, "").split("\n"))


def test_the_slips_of_the_documents_are_found(essex: Register, leicestershire: Register) -> None:
    """What the two secretariats wrote, and nobody's tool told them."""

    def warned(register: Register) -> set[tuple[str, str]]:
        return {(one.code, marked(one)) for one in check(register) if one.level == "warning"}

    assert warned(essex) == {
        ("unknown-person", "Jason"),
        ("undated-plan-row", "undated"),
        ("same-title", "MARAC"),
        ("same-title", "Obesity"),
        ("done-and-assigned-again", "Education attainment in the Children's Trust update in April"),
        ("missing-paper", r"W:\Chief Executives Directorate\Communi"),
        ("meeting-not-in-calendar", "EMB 2 March"),
    }
    assert warned(leicestershire) == {
        ("dangling-reference", "Minute 145 (iii)"),
        ("one-sum-two-names", "the 'Stronger block', in 2007"),
        ("undated-plan-row", "undated"),
    }


def test_neither_set_of_records_has_an_error(essex: Register, leicestershire: Register) -> None:
    assert [one for one in (*check(essex), *check(leicestershire)) if one.level == "error"] == []


def marked(one: Diagnostic) -> str:
    """The words above the caret."""
    return one.excerpt[one.place.column - 1 : one.place.column - 1 + one.width]


PARTNERSHIP = "bodies:\n  pmg: {name: Performance Management Group}\n"


def test_words_folded_across_lines_are_marked_where_they_begin(workspace: Make) -> None:
    head = "body: pmg\ndate: 2010-02-22\nitems:\n  - title: Any\n"
    text = head + "    minutes: >\n      It closes on Monday\n      23 March 2010.\n"
    found = faults(workspace({"partnership.yaml": PARTNERSHIP, FEBRUARY: text}).root)
    assert [(str(one.place), marked(one)) for one in found] == [(f"{FEBRUARY}:6:20", "Monday")]


def test_a_date_without_a_year_is_no_fault_if_any_year_near_fits(workspace: Make) -> None:
    """SSOG wrote in December 2007 of Wednesday 19 November, which was in 2008."""
    prose = "On Wednesday 19 November and Monday 19 November and Sat 24 Nov; not on Thursday 19 November."
    text = f"body: pmg\ndate: 2007-12-13\nitems:\n  - title: Dates\n    minutes: {prose}\n"
    files = {"partnership.yaml": PARTNERSHIP, "meetings/pmg/2007-12-13.yaml": text}
    found = faults(workspace(files).root)
    assert [marked(one) for one in found] == ["Thursday 19 November"]


def test_a_broken_file_is_all_that_is_said_where_others_lean_on_it(workspace: Make) -> None:
    text = "body: pmg\ndate: 2010-02-22\nitems:\n  - title: Any\n    actions: [{action: Write., owner: Gwyn}]\n"
    broken = "bodies: {pmg: {name: Group}\npeople:\n\t- {name: Gwyn Owen\n"
    found = faults(workspace({"partnership.yaml": broken, FEBRUARY: text}).root)
    assert {one.place.path for one in found} == {"partnership.yaml"}
    assert any(one.level == "error" for one in found)


def test_what_a_broken_file_would_tell_is_not_asked_of_it(workspace: Make) -> None:
    """A slip in the roster does not make strangers of everybody."""
    text = "body: pmg\ndate: 2010-02-22\nitems:\n  - title: Any\n    actions:\n"
    text += "      - {action: Write., owner: Gwyn}\n      - {action: Ask., due: 2009-01-01}\n"
    broken = PARTNERSHIP + "poeple:\n  - name: Gwyn Owen\n"
    found = faults(workspace({"partnership.yaml": broken, FEBRUARY: text}).root)
    assert [one.code for one in found] == ["due-before-meeting", "unknown-key"]


def test_a_plain_word_in_capitals_is_no_abbreviation(workspace: Make) -> None:
    prose = "This is URGENT, said OWEN of DAAT. An urgent reply is wanted (MINUTE 4)."
    text = f"body: pmg\ndate: 2010-02-22\nitems:\n  - title: The minute\n    minutes: {prose}\n"
    files = {"partnership.yaml": PARTNERSHIP + "people: [{name: Gwyn Owen}]\n", FEBRUARY: text}
    assert [marked(one) for one in faults(workspace(files).root)] == ["DAAT"]


def test_what_may_stand_in_a_broken_record_is_not_called_missing(workspace: Make) -> None:
    files = {
        "partnership.yaml": PARTNERSHIP,
        FEBRUARY: "body: pmg\ndate: 2010-02-22\nitems: [\n",
        MARCH: "body: pmg\ndate: 2010-03-22\nprogress:\n  - {ref: 2010-02-22/A1, status: done}\n",
    }
    found = faults(workspace(files).root)
    assert {one.place.path for one in found} == {FEBRUARY}


def test_without_a_roster_those_who_came_are_not_doubted(workspace: Make) -> None:
    text = "body: pmg\ndate: 2010-02-22\nchair: Gwyn Owen\npresent: [Gwyn Owen, Gill Butterworth]\nitems:\n"
    text += "  - {title: Any, actions: [{action: Write., owner: Gwyn}, {action: Ask., owner: Dan}]}\n"
    found = faults(workspace({"partnership.yaml": PARTNERSHIP, FEBRUARY: text}).root)
    assert [marked(one) for one in found if one.code == "unknown-person"] == ["Dan"]


def test_a_mistyped_name_is_reported_at_every_place_and_an_unknown_one_at_the_first(workspace: Make) -> None:
    text = "body: pmg\ndate: 2010-02-22\nitems:\n  - title: Any\n    actions:\n"
    text += "".join(
        f"      - {{action: Write., owner: {name}}}\n" for name in ("Gwin Owen", "Gwin Owen", "Jason", "Jason")
    )
    files = {"partnership.yaml": PARTNERSHIP + "people: [{name: Gwyn Owen}]\n", FEBRUARY: text}
    found = faults(workspace(files).root)
    assert [(one.place.line, one.hint or one.message) for one in found][:2] == [
        (6, "Did you mean Gwyn Owen?"),
        (7, "Did you mean Gwyn Owen?"),
    ]
    assert [one.message for one in found[2:]] == ["“Jason” is nobody that the records know (and in 1 more place)"]


def test_an_action_that_comes_again_every_month_is_no_slip(workspace: Make) -> None:
    action = "items:\n  - title: Any\n    actions: [{id: A1, action: Send the scorecard to every target lead}]\n"
    files = {
        "partnership.yaml": PARTNERSHIP,
        JANUARY: f"body: pmg\ndate: 2010-01-18\n{action}",
        FEBRUARY: f"body: pmg\ndate: 2010-02-22\nprogress: [{{ref: 2010-01-18/A1, status: done}}]\n{action}",
    }
    assert faults(workspace(files).root) == ()


def test_equal_grants_side_by_side_are_not_one_sum(workspace: Make) -> None:
    text = "body: pmg\ndate: 2010-02-22\nitems:\n  - title: Grants\n    sums:\n"
    text += "".join(
        f"      - {{id: S{n}, amount: 5000, for: Grant to {to} District}}\n"
        for n, to in enumerate(("Harlow", "Epping"))
    )
    assert faults(workspace({"partnership.yaml": PARTNERSHIP, FEBRUARY: text}).root) == ()


# How it is shown


def test_a_sum_without_a_number_is_no_help_to_who_looks_for_one(workspace: Make) -> None:
    record = "body: pmg\ndate: 2010-02-22\nitems: [{title: A, sums: [{id: S1, amount: 5, same_as: S9}, {amount: 7}]}]\n"
    found = check(open_register(workspace({"meetings/pmg/2010-02-22.yaml": record}), date(2010, 3, 1)))
    assert [one.hint for one in found if one.code == "unknown-sum"] == ["There is S1."]


def test_the_report(essex: Register) -> None:
    found = tuple(one for one in check(essex) if one.code in ("unknown-person", "meeting-not-in-calendar"))
    assert plain_report(found, closing(found, 5)) == (
        "forward-plan.yaml:48:11: warning unknown-person: “Jason” is nobody that the records know\n"
        "   48 |         - Jason\n"
        "      |           ^^^^^\n"
        "      = Write the name in full, and add whoever it is to `people` in partnership.yaml.\n"
        "\n"
        f"{FEBRUARY}:401:32: warning meeting-not-in-calendar: "
        "no meeting of emb on 2 March 2010 is on record or planned\n"
        "  401 |       an item on the agenda of EMB 2 March. "
        "Gill suggested bringing it to the next meeting for review,\n"
        "      |                                ^^^^^^^^^^^\n"
        "      = The nearest are 29 June 2010 and 2 November 2010. Correct the date, or add the meeting to "
        "forward-plan.yaml.\n"
        "\n"
        "2 warnings in 5 files.\n"
    )


def test_a_long_line_is_cut_around_the_caret_and_control_characters_are_seen() -> None:
    excerpt = "x" * 300 + "\x1b[31m\t\u202eJason" + "y" * 300
    one = Diagnostic(Place("a.yaml", 7, 308), "unknown-person", "who\x1b[2J?", "warning", "", excerpt, 5)
    head, source, caret, *_ = plain_report((one,), "").splitlines()
    assert "\x1b" not in head + source
    assert len(source) <= 120
    assert "x␛[31m→<U+202E>Jasony" in source
    assert source[caret.index("^") : caret.rindex("^") + 1] == "Jason"


def test_every_control_character_can_be_seen() -> None:
    unseen = "".join(map(chr, (*range(32), *range(0x7F, 0xA0), 0x200B, 0x2028, 0x202E, 0xFEFF)))
    assert visible(unseen).isprintable()
    assert visible("Ångström – 30 %") == "Ångström – 30 %"


# The command

Run = Callable[..., tuple[int, str, str]]


def test_warnings_change_the_exit_code_only_if_strict(laa: Run) -> None:
    assert laa("check", "--level", "warning")[0] == 0
    assert laa("check", "--strict")[0] == 1
    assert laa("check", cwd=PROBLEMS / "double-minute")[0] == 1
    unheard = PROBLEMS / "expected-not-heard"  # of 22 February 2010
    for day, found in (("2010-02-21", False), ("2010-02-22", True)):
        assert ("expected-not-heard" in laa("check", "--as-of", day, cwd=unheard)[1]) == found


def test_what_is_not_shown_still_counts(laa: Run) -> None:
    """Else a report cut short would pass for a clean one."""
    case = PROBLEMS / "tied-name"
    assert laa("check", "--level", "error", "--strict", cwd=case) == (1, "1 warning in 2 files.\n", "")


def test_only_the_files_named(laa: Run) -> None:
    _, out, _ = laa("check", "forward-plan.yaml", "meetings/pmg/2010-01-18.yaml", "--level", "warning")
    assert [line.split(":")[0] for line in out.splitlines() if ": warning " in line] == ["forward-plan.yaml"] * 2
    assert out.endswith("2 warnings, 2 notes in 2 files.\n")
    assert "4 warnings, " in laa("check", "meetings")[1]
    assert laa("-C", str(PROBLEMS / "tied-name"), "check", FEBRUARY)[1].endswith("1 warning in 1 file.\n")


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("nothing.yaml", "There is no nothing.yaml."),
        ("pyproject.toml", "no record that laa reads"),
        ("examples/leicestershire/meetings", "belongs to other records. Say laa -C "),
        ("/", "belongs to no records"),
    ],
)
def test_what_cannot_be_checked_is_an_error_with_a_hint(laa: Run, named: str, said: str) -> None:
    code_, out, err = laa("check", named)
    assert (code_, out) == (1, "")
    assert said in err


def test_json_and_csv(laa: Run, tmp_path: Path) -> None:
    _, out, _ = laa("check", "--json", cwd=PROBLEMS / "unread-file")
    document = json.loads(out)
    assert document["schema"] == "laa.check/1"
    assert document["faults"] == 0
    assert document["problems"] == [
        {
            "path": "meetings/pmg/2010-02-22.yml",
            "line": None,
            "column": None,
            "code": "unread-file",
            "level": "warning",
            "message": "nothing reads this file",
            "hint": "A record is read where it is filed as meetings/BODY/DATE.yaml.",
        }
    ]
    laa("check", "-o", str(tmp_path / "faults.csv"))
    assert (
        (tmp_path / "faults.csv").read_text(encoding="utf-8-sig").startswith("path,line,column,code,level,message,hint")
    )


def test_a_check_writes_nothing(laa: Run, tmp_path: Path) -> None:
    case = tmp_path / "case"
    shutil.copytree(PROBLEMS / "broken-wish", case)
    before = {path: path.read_bytes() for path in case.rglob("*") if path.is_file()}
    laa("check", cwd=case)
    assert {path: path.read_bytes() for path in case.rglob("*") if path.is_file()} == before


def test_initials_of_those_at_the_meeting_need_no_explanation(workspace: Make) -> None:
    said = "items: [{title: Lamps, minutes: JLA and CX spoke; JA left. RX wrote.}]\n"
    files = {
        "partnership.yaml": "bodies: {pmg: {name: Group}}\npeople: [Ada Ash]\n",
        FEBRUARY: f"body: pmg\ndate: 2010-02-22\npresent: [Jean-Luc Ash, Cora Xu]\napologies: [Ada Ash]\n{said}",
        MARCH: "body: pmg\ndate: 2010-03-22\npresent: [Ada Ash]\nitems: [{title: Lamps, minutes: CX wrote.}]\n",
    }
    found = check(open_register(workspace(files), date(2010, 3, 1)))
    told = [(one.place.path, one.message) for one in found if one.code == "undefined-abbreviation"]
    assert told == [(FEBRUARY, "RX is explained nowhere"), (MARCH, "CX is explained nowhere")]
