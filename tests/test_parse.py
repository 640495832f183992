"""From YAML to records: what each field takes, and both sets of records read without a fault."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from laa_minutes.diagnostic import Diagnostic
from laa_minutes.parse import read_indicators, read_meeting, read_partnership, read_plan
from laa_minutes.record.indicator import Indicator
from laa_minutes.record.meeting import Action, Item, Meeting
from laa_minutes.record.partnership import Partnership
from laa_minutes.record.plan import PlannedMeeting
from laa_minutes.record.when import Times, When
from laa_minutes.source import Source, read_bytes
from laa_minutes.workspace import Workspace

ROOT = Path(__file__).parent.parent
HEAD = "body: pmg\ndate: 2010-02-22\n"
ITEM = HEAD + "items:\n  - title: Exception reports\n"
ACTION = ITEM + "    actions:\n      - action: Report on NI 4.\n"


def faultless(source: Source) -> None:
    assert [(fault.place.line, fault.code, fault.message) for fault in source.faults] == []


def meeting(text: str) -> Meeting:
    source = read_bytes(text.encode(), "meetings/pmg/2010-02-22.yaml")
    record = read_meeting(source)
    faultless(source)
    assert record is not None
    return record


def item(text: str) -> Item:
    return meeting(ITEM + text).items[0]


def action(text: str) -> Action:
    return meeting(ACTION + text).items[0].actions[0]


def partnership(text: str) -> Partnership:
    source = read_bytes(text.encode(), "partnership.yaml")
    record = read_partnership(source)
    faultless(source)
    return record


def indicators(text: str) -> tuple[Indicator, ...]:
    source = read_bytes(text.encode(), "indicators.yaml")
    record = read_indicators(source)
    faultless(source)
    return record


def plan(text: str) -> tuple[PlannedMeeting, ...]:
    source = read_bytes(text.encode(), "forward-plan.yaml")
    record = read_plan(source)
    faultless(source)
    return record


def faults(text: str) -> list[Diagnostic]:
    source = read_bytes(text.encode(), "meetings/pmg/2010-02-22.yaml")
    read_meeting(source)
    return sorted(source.faults)


def codes(text: str) -> list[tuple[int, str]]:
    return [(fault.place.line, fault.code) for fault in faults(text)]


# Both sets of records


@pytest.mark.parametrize("name", ["", "examples/leicestershire", "examples/brackenshire"])
def test_the_records_of_all_partnerships_read_without_a_fault(name: str) -> None:
    root = ROOT / name
    readers = {"partnership.yaml": read_partnership, "indicators.yaml": read_indicators, "forward-plan.yaml": read_plan}
    paths = Workspace(root).paths()
    assert set(readers) < set(paths)
    for path in paths:
        source = read_bytes((root / path).read_bytes(), path)
        assert readers.get(path, read_meeting)(source)
        faultless(source)


def record(path: str) -> Meeting:
    found = read_meeting(read_bytes((ROOT / path).read_bytes(), path))
    assert found is not None
    return found


def test_pmg_met_with_13_present_and_left_6_actions() -> None:
    pmg = record("meetings/pmg/2010-02-22.yaml")
    assert pmg.ref == "pmg/2010-02-22"
    assert (pmg.chair, pmg.minutes_by, str(pmg.times)) == ("Peter Lowton", ("Louise Crew",), "14:00-16:30")
    assert (len(pmg.present), len(pmg.in_support), len(pmg.apologies), len(pmg.items)) == (13, 0, 5, 7)
    parts = [part for top in pmg.items for part in (top, *top.sections)]
    assert [each.id for part in parts for each in part.actions] == ["A1", "A2", "A3", "A4", "A5", "A6"]
    assert sum(len(part.statements) for part in parts) == 20
    substitutes = [(apology.person, apology.substitute) for apology in pmg.apologies if apology.substitute]
    assert substitutes == [("Wendi Ogle-Welbourn", "Roger Bullen"), ("Fiona Bodle", "Dominique Phelan")]


def test_ssog_met_with_10_present_and_passed_13_resolutions() -> None:
    ssog = record("examples/leicestershire/meetings/ssog/2007-12-13.yaml")
    assert (ssog.body, ssog.date, ssog.first_minute) == ("ssog", date(2007, 12, 13), 141)
    assert (len(ssog.present), len(ssog.in_support), len(ssog.apologies), len(ssog.items)) == (10, 7, 8, 8)
    assert [len(each.resolutions) for each in ssog.items] == [0, 0, 0, 2, 2, 4, 4, 1]
    assert [len(clause.clauses) for clause in ssog.items[5].resolutions] == [0, 0, 3, 0]
    assert ssog.items[6].resolutions[0].kinds == ("approved", "recommended")
    amounts = [each.amount for each in ssog.items[6].sums]
    assert amounts == [*(Decimal(n) for n in (460_000, 70_000, 530_000, 70_000, 150_000)), None]
    assert [each.approx for each in ssog.items[6].sums] == [False, False, False, False, True, False]


# The field decides the type


@pytest.mark.parametrize(
    "typed", ["14:00", "2009/10", "10.10", "no", "yes", "08", "0x1F", "1e3", "2010-02-22", "1_000", "+44", "=1+1", "-"]
)
def test_a_text_field_holds_what_was_typed(typed: str) -> None:
    if typed != "-":
        assert meeting(f"{HEAD}venue: {typed}\n").venue == typed
    assert meeting(f'{HEAD}venue: "{typed}"\n').venue == typed
    assert meeting(f"{HEAD}venue: '{typed}'\n").venue == typed


def test_a_text_knows_its_place() -> None:
    chair = meeting(HEAD + "venue:   County Hall\nchair: Peter Lowton\n").chair
    assert chair is not None
    assert (chair.line, chair.column) == (4, 8)


def test_what_is_not_written_is_absent() -> None:
    bare = meeting(HEAD + "venue:\nchair: \npresent:\nitems:\nnext_meeting:\n")
    assert (bare.venue, bare.chair, bare.present, bare.items, bare.next_meeting) == (None, None, (), (), None)
    assert (bare.status, bare.kind, bare.ordinal, bare.times) == ("draft", "ordinary", 1, None)
    assert bare == meeting(HEAD)
    assert bare == meeting(HEAD + "present: []\nitems: []\nprogress: []\n")


@pytest.mark.parametrize("word", ["~", "null", "Null", "NULL"])
def test_the_words_of_yaml_for_nothing_are_absent_with_a_note(word: str) -> None:
    text = f"{HEAD}venue: {word}\npresent: {word}\nnext_meeting: {word}\nminutes_by: {word}\n"
    found = faults(text)
    assert [(fault.place.line, fault.code, fault.level) for fault in found] == [
        (line, "null-word", "note") for line in (3, 4, 5, 6)
    ]
    assert meeting(f'{HEAD}venue: "{word}"\n').venue == word


def test_an_empty_file_is_an_empty_list_or_mapping() -> None:
    for empty in ("", "\n", "# nothing yet\n", "---\n", "\ufeff"):
        assert plan(empty) == ()
        assert indicators(empty) == ()
        assert partnership(empty).bodies == ()
        assert codes(empty) == [(1, "missing-key")]


def test_an_empty_entry_of_a_list_is_a_note() -> None:
    found = faults(HEAD + "present:\n  - Gwyn Owen\n  -\n")
    assert [(fault.place.line, fault.code, fault.level) for fault in found] == [(5, "empty-entry", "note")]


@pytest.mark.parametrize(
    ("typed", "truth"), [("yes", True), ("no", False), ("true", True), ("false", False), ("Yes", True)]
)
def test_truth_is_yes_or_no(typed: str, truth: bool) -> None:
    assert item(f"    sums:\n      - approx: {typed}\n").sums[0].approx is truth


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("460000", "460000"),
        ("460,000", "460000"),
        ("£460,000", "460000"),
        ("£460,000.50", "460000.50"),
        ("1,234,567", "1234567"),
        ("-5", "-5"),
        ("-£5.50", "-5.50"),
        ("\u22125", "-5"),
        (".5", "0.5"),
        ("10%", "10"),
        ("0", "0"),
    ],
)
def test_money_and_figures_are_read_as_written(typed: str, amount: str) -> None:
    assert item(f"    sums:\n      - amount: {typed}\n").sums[0].amount == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    ["12,5", "460k", "1,00", "1e5", "NaN", "Infinity", "£", "5 6", "--5", "-£-5", "1_000", "9" * 50, "five", "1.2.3"],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    assert codes(f"{ITEM}    sums:\n      - amount: {typed}\n") == [(6, "wrong-number")]


@pytest.mark.parametrize("typed", ["141a", "-1", "1.0", "1,000", "٣", "9999999999", "#1"])
def test_a_whole_number_is_digits(typed: str) -> None:
    assert codes(f"{HEAD}first_minute: '{typed}'\n") == [(3, "wrong-number")]
    assert meeting(HEAD + "first_minute: 0141\n").first_minute == 141


def test_a_choice_is_read_in_any_case_and_a_slip_is_told() -> None:
    assert meeting(HEAD + "status: Draft\nkind: additional\n").kind == "additional"
    assert item("    indicators:\n      - {code: NI 4, standing: At_Risk}\n").statements[0].standing == "at risk"
    (fault,) = faults(HEAD + "status: circulatd\n")
    assert (fault.code, fault.hint[:25]) == ("wrong-choice", "Did you mean circulated? ")


# One value or a list, a text or a mapping


@pytest.mark.parametrize("typed", ["Gwyn Owen", "[Gwyn Owen]", "\n          - Gwyn Owen", '"Gwyn Owen"'])
def test_one_owner_is_a_list_of_one(typed: str) -> None:
    assert action(f"        owner: {typed}\n").owners == ("Gwyn Owen",)


def test_one_value_or_a_list_is_taken_wherever_a_list_is_allowed() -> None:
    assert action("        owner: [Gwyn Owen, Gill Butterworth]\n").owners == ("Gwyn Owen", "Gill Butterworth")
    assert item("    indicators: {code: NI 4}\n").statements[0].codes == ("NI 4",)
    assert item("    actions: Report on NI 4.\n").actions[0].action == "Report on NI 4."
    assert meeting(HEAD + "minutes_by: Louise Crew\n").minutes_by == ("Louise Crew",)
    assert meeting(HEAD + "moved: {from: 2010-02-15}\n").moved[0].was == "2010-02-15"


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("present: [Gwyn Owen]", "present: [{person: Gwyn Owen}]"),
        ("apologies: [Dan Gascoyne]", "apologies: [{person: Dan Gascoyne}]"),
        ("items: [Welcome]", "items: [{title: Welcome}]"),
        ("notes: [A slip.]", "notes: [{text: A slip.}]"),
        ("next_meeting: 2010-03-22", "next_meeting: {date: 2010-03-22}"),
        ("items: [{title: A, actions: [Report.]}]", "items: [{title: A, actions: [{action: Report.}]}]"),
        ("items: [{title: A, resolutions: [Noted.]}]", "items: [{title: A, resolutions: [{text: Noted.}]}]"),
        ("items: [{title: A, papers: [Workplan]}]", "items: [{title: A, papers: [{title: Workplan}]}]"),
        ("items: [{title: A, sections: [B]}]", "items: [{title: A, sections: [{title: B}]}]"),
        ("items: [{title: A, approves: [2010-01-18]}]", "items: [{title: A, approves: [{meeting: 2010-01-18}]}]"),
        (
            "items: [{title: A, indicators: [{code: NI 4, expected: a rise}]}]",
            "items: [{title: A, indicators: [{code: NI 4, expected: {what: a rise}}]}]",
        ),
    ],
)
def test_a_bare_text_stands_for_a_mapping_with_its_first_key(short: str, long: str) -> None:
    assert meeting(f"{HEAD}{short}\n") == meeting(f"{HEAD}{long}\n")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("NI 4", ("NI 4",)),
        ("NI4", ("NI 4",)),
        ("[NI 197, li 10.1]", ("NI 197", "LI 10.1")),
        ("NI 59/60", ("NI 59", "NI 60")),
        ("NI 39, NI 115", ("NI 39", "NI 115")),
        ("Incapacity Benefit", ("Incapacity Benefit",)),
    ],
)
def test_codes_are_canonical_in_every_field_for_them(typed: str, found: tuple[str, ...]) -> None:
    assert item(f"    indicators:\n      - code: {typed}\n").statements[0].codes == found
    assert action(f"        indicators: {typed}\n").indicators == found


def test_a_number_beside_a_code_that_is_not_understood_is_not_lost_in_silence() -> None:
    assert codes(f"{ITEM}    indicators:\n      - code: NI 39, 115\n") == [(6, "wrong-reference")]
    assert codes(f"{ITEM}    indicators:\n      - code: LI 7.1, MARAC (NI 32)\n") == []


# Dates and times


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("2010-04-19", When("2010-04-19", "day", date(2010, 4, 19), date(2010, 4, 19))),
        ("2010-04", When("2010-04", "month", date(2010, 4, 1), date(2010, 4, 30))),
        ("next", When("next", "next")),
        ("pmg/2010-04-19", When("pmg/2010-04-19", "meeting")),
        (
            "{said: mid-February, from: 2008-02-11, by: 2008-02-20}",
            When("mid-February", "loose", date(2008, 2, 11), date(2008, 2, 20)),
        ),
        ("{said: by June, by: 2010-06-30}", When("by June", "loose", None, date(2010, 6, 30))),
        ("{said: in the New Year, from: 2008-01-01}", When("in the New Year", "loose", date(2008, 1, 1), None)),
    ],
)
def test_a_due_date_is_said_in_one_of_five_ways(typed: str, when: When) -> None:
    assert action(f"        due: {typed}\n").due == when
    assert item(f"    deadlines:\n      - {{what: Draft, when: {typed}}}\n").deadlines[0].when == when


def test_no_due_date_is_absent() -> None:
    assert action("").due is None
    assert action("        due:\n").due is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("mid-February", "wrong-date"),
        ("22 February 2010", "wrong-date"),
        ("2010-02-30", "wrong-date"),
        ("{said: mid-February}", "missing-key"),
        ("{from: 2008-02-11}", "missing-key"),
        ("{said: June, by: 2010-06-31}", "wrong-date"),
        ("{said: June, from: 2010-06-30, by: 2010-06-01}", "wrong-date"),
        ("{said: June, until: 2010-06-30, by: 2010-06-30}", "unknown-key"),
        ("[2010-02-01, 2010-02-02]", "wrong-shape"),
    ],
)
def test_a_due_date_that_cannot_be_sorted_is_refused(typed: str, code: str) -> None:
    assert codes(f"{ACTION}        due: {typed}\n") == [(7, code)]


def test_times_are_read_as_a_clock_or_as_people_say_them() -> None:
    assert meeting(HEAD + "time: 14:00-16:30\nscheduled: 2pm-4pm\n").times == Times("14:00", "16:30")
    assert meeting(HEAD + "next_meeting: {date: 2010-03-22, time: 14:00-16:30}\n").next_meeting is not None


# Names and paths


@pytest.mark.parametrize(
    "ref", ["2010-01-18/A2", "pmg/2010-01-18/4", "ssog/2007-12-13/147(i)", "minute 128", "NI 4/R1"]
)
def test_progress_names_what_it_is_about(ref: str) -> None:
    assert meeting(f"{HEAD}progress:\n  - {{ref: {ref}, status: done}}\n").progress[0].ref == ref


@pytest.mark.parametrize(
    ("ref", "code"),
    [("A2", "wrong-reference"), ("the action on NI 4", "wrong-reference"), ("2010-02-30/A2", "wrong-date")],
)
def test_what_names_nothing_is_refused(ref: str, code: str) -> None:
    assert codes(f"{HEAD}progress:\n  - {{ref: {ref}, status: done}}\n") == [(4, code)]


def test_progress_is_about_something() -> None:
    assert meeting(HEAD + "progress:\n  - about: The review\n    note: Done.\n").progress[0].about == "The review"
    assert codes(HEAD + "progress:\n  - note: Done.\n") == [(4, "missing-key")]


@pytest.mark.parametrize(
    ("path", "ref", "found"),
    [
        ("meetings/pmg/2010-02-22.yaml", "pmg/2010-02-22", []),
        ("meetings/pmg/2010-02-22-2.yaml", "pmg/2010-02-22-2", []),
        ("meetings/emb/2010-02-22.yaml", "emb/2010-02-22", ["wrong-path"]),
        ("meetings/pmg/2010-02-23.yaml", "pmg/2010-02-23", ["wrong-path"]),
        ("meetings/pmg/2010-02-30.yaml", "pmg/2010-02-22", ["wrong-path"]),
        ("meetings/pmg/february.yaml", "pmg/2010-02-22", ["wrong-path"]),
        ("meetings/2010-02-22.yaml", "pmg/2010-02-22", ["wrong-path"]),
        ("elsewhere.yaml", "pmg/2010-02-22", []),
    ],
)
def test_a_record_lies_where_its_body_and_date_say_and_the_path_counts(path: str, ref: str, found: list[str]) -> None:
    source = read_bytes(HEAD.encode(), path)
    record = read_meeting(source)
    assert record is not None
    assert (record.ref, [fault.code for fault in source.faults]) == (ref, found)


def test_a_record_without_date_and_body_is_known_by_its_path() -> None:
    source = read_bytes(b"chair: Peter Lowton\n", "meetings/pmg/2010-02-22.yaml")
    record = read_meeting(source)
    assert record is not None
    assert (record.ref, record.chair) == ("pmg/2010-02-22", "Peter Lowton")
    assert [fault.code for fault in source.faults] == ["missing-key", "missing-key"]
    assert read_meeting(read_bytes(b"chair: Peter Lowton\n", "elsewhere.yaml")) is None


# What is left over, doubled or misplaced


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("chiar: x", "Did you mean `chair`?"),
        ("Chair: x", "Did you mean `chair`?"),
        ("minutes by: x", "Did you mean `minutes_by`?"),
        ("next-meeting: 2010-03-22", "Did you mean `next_meeting`?"),
    ],
)
def test_an_unknown_key_gets_the_one_that_was_meant(typed: str, hint: str) -> None:
    (fault,) = faults(f"{HEAD}{typed}\n")
    assert (fault.code, fault.hint) == ("unknown-key", hint)


def test_a_key_of_another_place_is_unknown_and_its_place_is_told() -> None:
    (fault,) = faults(ITEM + "    owner: Gwyn Owen\n")
    assert (fault.place.line, fault.place.column, fault.code) == (5, 5, "unknown-key")
    assert fault.hint.startswith("Known here: actions, added, approves")


def test_a_key_given_twice_keeps_the_first_value() -> None:
    source = read_bytes(f"{HEAD}venue: A\nvenue: B\n".encode(), "meetings/pmg/2010-02-22.yaml")
    record = read_meeting(source)
    assert record is not None
    assert record.venue == "A"
    assert [(fault.place.line, fault.code) for fault in source.faults] == [(4, "double-key")]


def test_a_number_given_twice_is_found_across_items_and_parts() -> None:
    text = (
        "    papers: [{id: P1, title: A}]\n    actions: [{id: A1, action: B}]\n"
        "    sections:\n      - title: C\n        actions: [{id: A1, action: D}]\n"
        "  - title: E\n    papers: [{id: P1, title: F}]\n"
    )
    assert codes(ITEM + text) == [(9, "double-number"), (11, "double-number")]


def test_what_has_the_wrong_shape_is_told_once() -> None:
    assert codes(HEAD + "present:\n  - [Smith, Paul]\n") == [(4, "wrong-shape")]
    assert codes(HEAD + "progress: none\n") == [(3, "wrong-shape")]
    assert codes(HEAD + "venue: {hall: County}\n") == [(3, "wrong-shape")]
    assert codes("- body: pmg\n") == [(1, "wrong-shape")]
    assert codes("just text\n") == [(1, "wrong-shape")]
    assert codes(HEAD + "? [a, b]\n: c\n") == [(3, "wrong-shape")]


def test_what_must_be_there_is_asked_for_once() -> None:
    assert codes(HEAD + "items:\n  - theme: Safer Essex\n  - title:\n  - title: ''\n  - {}\n") == [
        (line, "missing-key") for line in (4, 5, 6, 7)
    ]
    assert codes(ITEM + "    indicators:\n      - standing: at risk\n") == [(6, "missing-key")]


# The other files


def test_a_partnership_has_bodies_members_and_who_belongs_to_it() -> None:
    record = partnership(
        "name: Essex Partnership\n"
        "bodies:\n"
        "  pmg:\n"
        "    name: Performance Management Group\n"
        "    numbering: continuous\n"
        "    clear_days: 0\n"
        "    members: [Peter Lowton, {person: Donia Slyzuk, indicators: NI 39/40, from: 2009-04-01}]\n"
        "  emb: Essex Management Board\n"
        "themes: {Safer Essex: {lead: Alan Dawkes}, Alcohol Services: {}}\n"
        "organisations: {GO East: Government Office for the East of England, Essex Police: {}}\n"
        "people: [Gwyn Owen, {name: John P Wright, aliases: John Wright}]\n"
        "glossary: {LDF: Local Development Framework}\n"
        "outcomes: [{number: 46, title: Mental health}]\n"
    )
    pmg, emb = record.bodies
    assert (pmg.key, pmg.numbering, pmg.clear_days, pmg.style, pmg.chair_title) == (
        "pmg",
        "continuous",
        0,
        "actions",
        "Chair",
    )
    assert [member.person for member in pmg.members] == ["Peter Lowton", "Donia Slyzuk"]
    assert (pmg.members[1].indicators, pmg.members[1].since) == (("NI 39", "NI 40"), date(2009, 4, 1))
    assert (emb.name, emb.clear_days) == ("Essex Management Board", None)
    assert [(theme.name, [lead.person for lead in theme.leads]) for theme in record.themes] == [
        ("Safer Essex", ["Alan Dawkes"]),
        ("Alcohol Services", []),
    ]
    assert [(each.key, each.name) for each in record.organisations] == [
        ("GO East", "Government Office for the East of England"),
        ("Essex Police", None),
    ]
    assert record.people[1].aliases == ("John Wright",)
    assert record.glossary == (("LDF", "Local Development Framework"),)
    assert (record.outcomes[0].number, record.outcomes[0].title) == ("46", "Mental health")


def test_an_indicator_has_targets_and_readings() -> None:
    (record,) = indicators(
        "NI156:\n"
        "  title: Households in temporary accommodation\n"
        "  lead: Gwyn Owen\n"
        "  better: lower\n"
        "  tolerance: 10%\n"
        "  targets:\n"
        "    - {period: 2010/11, value: '1,200', profile: {2010/11 Q1: 1500, 2010/11 Q2: 1400},\n"
        "       agreed: {by: GO East}}\n"
        "  readings:\n"
        "    - {period: 2009/10 Q3, value: 1350, reported: 2010-02-22}\n"
        "    - value: 1,340\n"
        "  recovery: {steps: [{id: R1, what: More homes, due: next}]}\n"
    )
    assert (record.code, record.typed, record.leads[0].person, record.tolerance) == (
        "NI 156",
        "NI156",
        "Gwyn Owen",
        "10%",
    )
    (target,) = record.targets
    assert (target.value, target.agreed and target.agreed.by) == (Decimal(1200), "GO East")
    assert [(period.said, value) for period, value in target.profile] == [
        ("2010/11 Q1", Decimal(1500)),
        ("2010/11 Q2", Decimal(1400)),
    ]
    quarter, undated = record.readings
    assert (quarter.period and quarter.period.said, quarter.value) == ("2009/10 Q3", Decimal(1350))
    assert (undated.period, undated.value) == (None, Decimal(1340))
    assert record.recovery is not None
    assert record.recovery.steps[0].id == "R1"


def test_two_forms_of_one_code_are_one_key() -> None:
    source = read_bytes(b"NI156: A\nNI 156: B\nni 156: C\n", "indicators.yaml")
    assert [(each.code, each.title) for each in read_indicators(source)] == [("NI 156", "A")]
    assert [(fault.place.line, fault.code) for fault in source.faults] == [(2, "double-key"), (3, "double-key")]


def test_a_plan_is_a_list_of_meetings_with_their_items() -> None:
    first, moved, loose = plan(
        "- meeting: pmg/2010-03-22\n"
        "  time: 14:00-16:30\n"
        "  items:\n"
        "    - {title: Total Place update, lead: Dan Gascoyne, first: yes}\n"
        "    - title: Exception reports\n"
        "      include:\n"
        "        - {text: NI 4 – drivers, from: 2010-02-22/A4}\n"
        "        - Anything else\n"
        "    - Any other business\n"
        "- {meeting: emb/2010-06-29, moved: {from: 2010-06-22, why: Room not free}}\n"
        "- meeting: undated\n"
    )
    assert (first.meeting, str(first.times)) == ("pmg/2010-03-22", "14:00-16:30")
    assert [(each.title, each.first) for each in first.items] == [
        ("Total Place update", True),
        ("Exception reports", False),
        ("Any other business", False),
    ]
    assert [(line.text, line.wishes) for line in first.items[1].include] == [
        ("NI 4 – drivers", ("2010-02-22/A4",)),
        ("Anything else", ()),
    ]
    assert (moved.moved[0].was, moved.moved[0].why) == ("2010-06-22", "Room not free")
    assert (loose.typed, loose.meeting) == ("undated", None)


def test_parts_of_parts_are_read_as_deep_as_the_source_allows() -> None:
    flow = meeting(HEAD + "items: [" + "{title: A, sections: [" * 31 + "]}" * 31 + "]\n")
    depth, sections = 0, flow.items
    while sections:
        depth, sections = depth + 1, sections[0].sections
    assert depth == 31
