"""`laa show`: anything by its name, its whole life, references both ways; a tie is refused with its candidates."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from laa_minutes.diagnostic import LaaError
from laa_minutes.output import page
from laa_minutes.output.life import life_document, life_page
from laa_minutes.register import Register, open_register
from laa_minutes.view.life import life
from laa_minutes.workspace import Workspace

Make = Callable[[dict[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parent.parent
LEICESTERSHIRE = ROOT / "examples" / "leicestershire"


def told(register: Register, name: str) -> Any:
    return life(register, name)


def shown(register: Register, name: str) -> str:
    return page.plain(life_page(life(register, name)))


# By its name --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kind", "ref"),
    [
        ("2010-02-22", "meeting", "pmg/2010-02-22"),
        ("PMG/2010-02-22", "meeting", "pmg/2010-02-22"),
        ("pmg/2010-05-17", "meeting", "pmg/2010-05-17"),
        ("2010-02-22/4", "item", "pmg/2010-02-22/4"),
        ("2010-02-22/A3", "action", "pmg/2010-02-22/A3"),
        ("A3", "action", "pmg/2010-02-22/A3"),
        ("pmg/2010-02-22/P4", "paper", "pmg/2010-02-22/P4"),
        ("2010-02-22/S1", "sum", "pmg/2010-02-22/S1"),
        ("NI 51", "indicator", "NI 51"),
        ("ni51", "indicator", "NI 51"),
        ("LI 2.2", "indicator", "LI 2.2"),
        ("biodiversity", "indicator", "NI 197"),
        ("Gwyn", "person", "Gwyn Owen"),
        ("gwyn  owen", "person", "Gwyn Owen"),
        ("Jason", "person", "Jason"),
        ("GO East", "organisation", "GO East"),
        ("Sustainable", "theme", "Sustainable Essex"),
        ("pmg", "body", "pmg"),
        ("Essex Partnership Forum", "body", "epf"),
    ],
)
def test_a_thing_goes_by_its_name(essex: Register, typed: str, kind: str, ref: str) -> None:
    found = told(essex, typed)
    assert (found.kind, found.ref) == (kind, ref)


@pytest.mark.parametrize(
    ("typed", "kind", "ref"),
    [
        ("minute 145", "item", "ssog/2007-12-13/145"),
        ("145", "item", "ssog/2007-12-13/145"),
        ("minute 147(i)", "clause", "ssog/2007-12-13/147(i)"),
        ("147(i)", "clause", "ssog/2007-12-13/147(i)"),
        ("ssog/2007-12-13/146(iii)", "clause", "ssog/2007-12-13/146(iii)"),
        ("minute 146(iii)(b)", "clause", "ssog/2007-12-13/146(iii)(b)"),
        ("minute 147(b)", "point", "ssog/2007-12-13/147(b)"),
        ("Incapacity Benefit", "indicator", "Incapacity Benefit"),
        ("older people’s well being", "indicator", "Older People's Well Being"),
        ("Tambini", "person", "Chris Tambini"),
        ("John Wright", "person", "John P Wright"),
        ("PCT", "organisation", "Leicestershire County and Rutland PCT"),
    ],
)
def test_numbers_that_run_on_labels_and_local_measures(
    leicestershire: Register, typed: str, kind: str, ref: str
) -> None:
    found = told(leicestershire, typed)
    assert (found.kind, found.ref) == (kind, ref)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("obesity", "“obesity” could be NI 55 (Obesity) or NI 56 (Obesity)"),
        ("safer", "“safer” could be Safer Essex (theme) or seb (Safer Essex Board)"),
        ("NI 999", "nothing called “NI 999” is on record"),
        ("2010-02-22/A99", "nothing called “2010-02-22/A99” is on record"),
        ("2010-02-23", "no meeting of any body on 23 Feb 2010"),
        ("22 February 2010", "“22 February 2010” is not written as a record writes dates"),
        ("minute 145", "no body here numbers its minutes on"),
        ("", "nothing was named"),
    ],
)
def test_ties_and_strangers(essex: Register, typed: str, message: str) -> None:
    with pytest.raises(LaaError) as raised:
        told(essex, typed)
    assert raised.value.message == message
    assert raised.value.hint


def test_what_was_nearly_right_is_offered(essex: Register, leicestershire: Register) -> None:
    for register, typed, near in (
        (essex, "Gwen", "Gwyn Owen"),
        (essex, "2010-02-22/9", "pmg/2010-02-22/"),
        (leicestershire, "minute 145(iii)", "145(ii)"),
        (leicestershire, "minute 128", "The records begin with minute 141."),
    ):
        with pytest.raises(LaaError) as raised:
            told(register, typed)
        assert near in raised.value.hint


def test_where_names_coincide_a_theme_goes_before_a_body(essex: Register) -> None:
    assert told(essex, "Community Wellbeing and Older People").kind == "theme"
    assert told(essex, "cwop").kind == "body"


def test_two_people_of_one_first_name_are_named(workspace: Make) -> None:
    register = open_register(workspace({"partnership.yaml": "people: [Ann Lee, Ann Day]\n"}), date(2010, 1, 1))
    with pytest.raises(LaaError, match=r"“Ann” could be Ann Lee \(person\) or Ann Day \(person\)"):
        told(register, "Ann")


def test_a_meeting_that_moved_answers_to_its_old_name(workspace: Make) -> None:
    held = "body: pmg\ndate: 2010-07-16\nmoved: [{from: 2010-07-12, why: Room not free}]\n"
    register = open_register(workspace({"meetings/pmg/2010-07-16.yaml": held}), date(2010, 8, 1))
    assert told(register, "2010-07-12").ref == "pmg/2010-07-16"
    assert "moved from pmg/2010-07-12: Room not free" in shown(register, "2010-07-12")


# An indicator's life ------------------------------------------------------------------------------------------------


def test_the_whole_life_of_an_indicator(essex: Register) -> None:
    found = told(essex, "NI 198")
    assert (found.now.standing, found.now.standing_item) == ("on track", "pmg/2010-02-22/4")
    assert [(one.item, one.standing) for one in found.statements] == [("pmg/2010-02-22/4", "on track")]
    assert [one.ref for one in found.actions] == ["pmg/2010-02-22/A6"]
    assert [one.ref for one in found.decisions] == ["pmg/2010-02-22/4"]
    assert [one.ref for one in found.links] == ["NI 55", "NI 56"]
    assert [(one.meeting, len(one.include)) for one in found.planned] == [("pmg/2010-04-19", 1)]


def test_links_are_shown_from_both_ends(essex: Register) -> None:
    (link,) = told(essex, "NI 56").links
    assert (link.ref, link.standing, link.back) == ("NI 198", "on track", True)


def test_a_target_names_the_minute_that_agreed_it(essex: Register) -> None:
    (target,) = told(essex, "NI 154").targets
    assert (target.value, target.change, target.agreed_by, target.agreed_at) == (
        None, "renegotiated", "GO East", "pmg/2010-02-22/4",
    )  # fmt: skip
    assert "no value on record  renegotiated, agreed by GO East, at pmg/2010-02-22/4" in shown(essex, "NI 154")


def test_figures_and_what_is_expected_next(essex: Register) -> None:
    text = shown(essex, "ni51")
    assert "9 → 11 ▁█ (no period given)" in text
    assert "expected by 22 March 2010: the change from 9 to 11 shows on the scorecard" in text


def test_a_lead_confirmed_at_a_meeting_says_where(essex: Register) -> None:
    (lead,) = told(essex, "NI 56").leads
    assert (lead.person, lead.since, lead.at) == ("Helen Dear", "2010-02-22", "pmg/2010-02-22")


def test_statements_come_newest_first_and_only_up_to_the_day(workspace: Make) -> None:
    files = {
        f"meetings/pmg/2010-0{month}-15.yaml": f"body: pmg\ndate: 2010-0{month}-15\nitems:\n  - title: T{month}\n"
        f"    indicators: [{{code: NI 4, standing: {standing}, note: Said in month {month}.}}]\n"
        for month, standing in ((1, "at risk"), (2, "off track"), (3, "ahead"))
    }
    made = workspace(files)
    found = told(open_register(made, date(2010, 2, 28)), "NI 4")
    assert [one.standing for one in found.statements] == ["off track", "at risk"]
    with pytest.raises(LaaError, match="nothing had been minuted of NI 4 by then"):
        told(open_register(made, date(2010, 1, 1)), "NI 4")


def test_prose_that_mentions_an_indicator_is_found(workspace: Make) -> None:
    files = {
        "indicators.yaml": "NI 4: {title: Influence}\n",
        "meetings/pmg/2010-01-15.yaml": "body: pmg\ndate: 2010-01-15\nitems: [{title: Talk, minutes: On NI4 today.}]\n",
    }
    found = told(open_register(workspace(files), date(2010, 2, 1)), "NI 4")
    assert [(one.ref, one.words) for one in found.mentions] == [("pmg/2010-01-15/1", "NI4")]


# A meeting, an item and what came of it -----------------------------------------------------------------------------


def test_a_meeting_in_full(essex: Register) -> None:
    found = told(essex, "2010-02-22")
    assert (found.weekday, found.time, found.status) == ("Monday", "14:00-16:30", "circulated")
    assert (found.present, found.apologies, found.chair) == (13, 5, ("Peter Lowton",))
    assert [one.number for one in found.items] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [one.ref for one in found.actions] == [f"pmg/2010-02-22/A{n}" for n in range(1, 7)]
    assert {"pmg/2010-03-22", "pmg/2010-04-19", "pmg/2010-09-13"} <= {one.ref for one in found.mentions}


def test_what_approved_the_minutes_and_with_which_amendment(essex: Register) -> None:
    text = shown(essex, "2010-01-18")
    assert "approved on 22 February 2010 with one amendment; on paper, no seal" in text
    assert "amendment: One minor amendment." in text
    assert "approves those of pmg/2010-01-18 with one amendment" in shown(essex, "2010-02-22")


def test_minutes_were_not_approved_before_the_meeting_that_did(essex: Register) -> None:
    before = open_register(essex.workspace, date(2010, 2, 21))
    assert told(before, "2010-01-18").approved == ()


def test_a_meeting_that_is_only_planned(essex: Register) -> None:
    found = told(essex, "2010-04-19")
    assert (found.recorded, found.status, found.weekday) == (False, "planned", "Monday")
    assert [one.title for one in found.planned][:2] == ["Annual reports", "Children's Trust"]


def test_an_item_with_what_it_refers_to_and_what_refers_to_it(leicestershire: Register) -> None:
    found = told(leicestershire, "minute 145")
    assert [one.label for one in found.decisions] == [None, "(i)", "(ii)"]
    assert found.papers[0].ref == "ssog/2007-12-13/P2"
    assert {"ssog/2008-01-22", "ssog/2007-12-13/148"} <= {one.ref for one in found.mentions}
    assert [one.ref for one in told(leicestershire, "minute 146").refers_to][-1] == "ssog/2007-08-01"


def test_one_statement_about_two_indicators_is_told_once(essex: Register) -> None:
    assert shown(essex, "2010-02-22/4").count("Neither target is on track.") == 1
    assert "NI 197, LI 10.1" in shown(essex, "2010-02-22/4")


def test_an_item_in_parts(essex: Register) -> None:
    found = told(essex, "2010-02-22/6")
    assert [part.title for part in found.parts][1:] == ["CWOP", "Children's Trust", "Essex Economic Board"]
    assert [one.code for one in found.parts[2].statements] == ["NI 51", "NI 59", "NI 60"]


def test_an_action_with_its_progress(workspace: Make) -> None:
    files = {
        "meetings/pmg/2010-01-18.yaml": """
body: pmg
date: 2010-01-18
items: [{title: T, actions: [{id: A1, action: Write, owner: Ann, due: next}]}]
""",
        "meetings/pmg/2010-02-22.yaml": """
body: pmg
date: 2010-02-22
progress: [{ref: 2010-01-18/A1, status: done, note: Written.}]
""",
    }
    made = workspace(files)
    found = told(open_register(made, date(2010, 3, 1)), "A1")
    assert (found.action.status, found.action.closed) == ("done", "2010-02-22")
    assert [one.note for one in found.action.progress] == ["Written."]
    assert told(open_register(made, date(2010, 2, 1)), "A1").action.status == "open"
    with pytest.raises(LaaError):
        told(open_register(made, date(2010, 1, 1)), "2010-01-18/A1")


def test_a_clause_with_its_clauses_and_its_owner(leicestershire: Register) -> None:
    found = told(leicestershire, "minute 146(iii)")
    assert [one.label for one in found.clauses] == ["(a)", "(b)", "(c)"]
    assert found.duty is not None
    assert found.duty.owners == ("All",)
    assert told(leicestershire, "minute 147(ii)").waits_on == "County Council's Cabinet"
    assert told(leicestershire, "minute 147(i)").sums == tuple(f"ssog/2007-12-13/S{n}" for n in (1, 3, 4))


def test_a_paper_names_what_relies_on_it(leicestershire: Register) -> None:
    refs = {one.ref for one in told(leicestershire, "P7").mentions}
    assert refs == {f"ssog/2007-12-13/147({label})" for label in ("i", "iii", "iv")}


def test_a_sum_knows_its_parts_and_what_it_is_part_of(leicestershire: Register) -> None:
    found = told(leicestershire, "S3")
    assert (found.amount, found.includes) == ("530000", ("ssog/2007-12-13/S1", "ssog/2007-12-13/S4"))
    assert told(leicestershire, "S4").included_in == ("ssog/2007-12-13/S3",)
    assert "£530,000" in shown(leicestershire, "S3")
    assert "about £150,000" in shown(leicestershire, "S5")


def test_a_step_of_a_recovery_plan(workspace: Make) -> None:
    files = {"indicators.yaml": "NI 4: {title: Influence, recovery: {owner: Ann, steps: [{id: R1, what: Survey}]}}\n"}
    found = told(open_register(workspace(files), date(2010, 1, 1)), "ni4/R1")
    assert (found.indicator, found.step.what, found.step.status) == ("NI 4", "Survey", "open")


# People and groups --------------------------------------------------------------------------------------------------


def test_a_person_with_roles_meetings_actions_and_indicators(essex: Register) -> None:
    found = told(essex, "Donia")
    assert [(one.role, one.indicators) for one in found.roles] == [("Target lead", ("NI 39", "NI 115"))]
    assert [one.code for one in found.leads] == ["NI 39", "NI 115"]
    assert [one.meeting for one in found.meetings] == ["pmg/2010-02-22"]
    assert [one.ref for one in told(essex, "Gwyn").actions] == [f"pmg/2010-02-22/A{n}" for n in (4, 2, 5)]


def test_who_stood_in_and_who_sent_somebody(essex: Register) -> None:
    (stood,) = told(essex, "Roger Bullen").meetings
    (sent,) = told(essex, "Wendi").meetings
    assert (stood.role, stood.detail) == ("substitute", "Wendi Ogle-Welbourn")
    assert (sent.role, sent.detail) == ("apology", "Roger Bullen")


def test_an_organisation_counts_as_present_by_whoever_represents_it(leicestershire: Register) -> None:
    found = told(leicestershire, "PCT")
    assert found.meetings == (("ssog/2007-12-13", "2007-12-13", ("Andrew Wakeman",)),)


def test_a_theme_and_a_body(essex: Register) -> None:
    theme = told(essex, "Safer Essex")
    assert [one.code for one in theme.indicators] == ["NI 8", "NI 17", "NI 32", "LI 7.1"]
    assert [one.ref for one in theme.items] == ["pmg/2010-02-22/5"]
    body = told(essex, "pmg")
    assert [one.meeting for one in body.meetings] == ["pmg/2010-02-22", "pmg/2010-01-18"]
    assert body.coming[0].meeting == "pmg/2010-03-22"


def test_what_is_sent_to_another_body(leicestershire: Register) -> None:
    assert [one.ref for one in told(leicestershire, "County Council's Cabinet").business] == ["ssog/2007-12-13/147(ii)"]


# For people and programs --------------------------------------------------------------------------------------------


def test_json_is_one_object_with_kind_and_ref(essex: Register) -> None:
    for name in ("2010-02-22", "2010-02-22/4", "A4", "P4", "S1", "NI 51", "Gwyn", "GO East", "Safer Essex", "pmg"):
        document = json.loads(life_document(life(essex, name), essex.as_of, 0))
        assert list(document)[:5] == ["schema", "as_of", "faults", "kind", "ref"]
        assert document["schema"] == "laa.show/1"


def test_the_command_line(laa: Run) -> None:
    code, out, err = laa("show", "ni", "51", "--as-of", "2010-02-22")
    assert (code, err) == (0, "")
    assert out.startswith("NI 51  (Children's Trust)\n")
    code, out, err = laa("show", "minute", "147(i)", cwd=LEICESTERSHIRE)
    assert out.startswith("ssog/2007-12-13/147(i)  LAA Reward Targets Risk Assessment")


@pytest.mark.parametrize(
    ("words", "code"), [(["nonsense"], 1), (["safer"], 1), (["pmg", "--format", "csv"], 2), (["2010-13-45"], 1)]
)
def test_exit_codes(laa: Run, words: list[str], code: int) -> None:
    ended, out, err = laa("show", *words)
    assert (ended, out) == (code, "")
    assert err.count("\n") == 1


def test_a_broken_record_beside_it_is_said_and_ends_with_1(laa: Run, workspace: Make) -> None:
    files = {
        "meetings/pmg/2010-01-18.yaml": "body: pmg\ndate: 2010-01-18\nitems: [{title: Whole}]\n",
        "meetings/pmg/2010-02-22.yaml": "body: pmg\ndate: 2010-02-22\nitems: [{titel: Broken}]\n",
    }
    code, out, err = laa("show", "2010-01-18", "--as-of", "2010-03-01", cwd=workspace(files).root)
    assert code == 1
    assert "1  Whole" in out
    assert "`laa check` shows them." in err


def test_an_empty_workspace_knows_nothing(laa: Run, workspace: Make) -> None:
    for words in (["Gwyn"], ["NI 4"], ["A3"], ["145"], ["2010-02-22"], ["2010-02-22/A3"], ["NI 4/R1"]):
        code, out, err = laa("show", *words, cwd=workspace({}).root)
        assert (code, out) == (1, "")
        assert err.count("\n") == 1


def test_written_to_a_file_in_markdown(laa: Run, tmp_path: Path) -> None:
    code, out, _ = laa("show", "NI 198", "--as-of", "2010-02-22", "-o", str(tmp_path / "ni198.md"))
    assert (code, out) == (0, "")
    text = (tmp_path / "ni198.md").read_text(encoding="utf-8")
    assert text.startswith("# NI 198 Children travelling to school\n")
    assert "## History" in text


def test_every_name_that_a_page_shows_can_be_asked_for(
    essex: Register, leicestershire: Register, brackenshire: Register
) -> None:
    for register in (essex, leicestershire, brackenshire):
        refs = [row["ref"] for table in ("meeting", "item", "action", "paper", "sum") for row in register.rows(
            f"SELECT DISTINCT ref FROM {table} WHERE ref IS NOT NULL")]  # fmt: skip
        refs += [row["code"] for row in register.rows("SELECT code FROM indicator")]
        refs += [row["ref"] for row in register.rows("SELECT ref FROM clause WHERE NOT in_text")]
        refs += [str(person.name) for person in register.partnership.people]
        refs += [body.key for body in register.partnership.bodies]
        assert len(refs) > 40
        for ref in refs[:: 5 if register is brackenshire else 1]:  # of that many, every fifth will do
            found = life(register, ref)
            assert found.ref == ref
            assert shown(register, ref)


def test_text_in_records_is_text(workspace: Make) -> None:
    files = {
        "indicators.yaml": 'NI 4: {title: "[bold]x[/bold] \\e[31mred"}\n',
        "meetings/pmg/2010-01-15.yaml": 'body: pmg\ndate: 2010-01-15\nitems: [{title: "<script>{{ 1 }}\\u202e", '
        'minutes: "a\\u0085b \\e]0;title\\a", indicators: [{code: NI 4, note: "\\u2066hidden"}]}]\n',
    }
    register = open_register(workspace(files), date(2010, 2, 1))
    for name in ("NI 4", "2010-01-15", "2010-01-15/1"):
        for text in (shown(register, name), page.markdown(life_page(life(register, name)))):
            assert not set(text) & set("\x1b\x07\x85\u202e\u2066")
    assert "[bold]x[/bold]" in shown(register, "NI 4")
    assert "\\<script\\>" in page.markdown(life_page(life(register, "2010-01-15/1")))


def test_lines_never_pass_the_width_of_the_screen(essex: Register) -> None:
    for name in ("NI 4", "2010-02-22", "2010-02-22/4", "Gwyn", "pmg"):
        text = page.plain(life_page(life(essex, name)), 80)
        assert max(map(len, text.splitlines())) <= 80


def test_a_word_longer_than_the_screen_is_cut(workspace: Make) -> None:
    files = {
        "meetings/pmg/2010-01-15.yaml": f"body: pmg\ndate: 2010-01-15\nitems: [{{title: T, minutes: {'W' * 500}}}]\n"
    }
    register = open_register(workspace(files), date(2010, 2, 1))
    text = page.plain(life_page(life(register, "2010-01-15/1")), 60)
    assert max(map(len, text.splitlines())) <= 60
    assert text.count("W") == 500


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("One\nline.\n\nTwo.", ["One line.", "Two."]),
        ("Said:\n- a\n  goes on\n- b", ["Said:", "- a goes on", "- b"]),
        ("1. first\n2. second", ["1. first", "2. second"]),
        ("lettered\n(a) to (c) here", ["lettered (a) to (c) here"]),
        ("an *open* and **bold** word, 2 * 3 * 4, snake_case", ["an open and bold word, 2 * 3 * 4, snake_case"]),
        ("see <http://example.org/a_b> \\*now\\*", ["see http://example.org/a_b *now*"]),
        ("", []),
    ],
)
def test_markdown_is_shown_to_be_read(prose: str, expected: list[str]) -> None:
    assert page.paragraphs(prose) == expected


@pytest.mark.parametrize(
    ("day", "minutes", "met_at"),
    [
        ("2010-03-22", "Ada told of it.", "pmg/2010-03-22/1"),
        ("2010-03-21", "Ada told of it.", None),  # not yet
        ("2010-03-22", "", None),  # on the agenda, and not minuted
    ],
)
def test_a_wish_for_a_place_on_an_agenda_is_met_once_it_is_minuted_there(
    workspace: Make, day: str, minutes: str, met_at: str | None
) -> None:
    files = {
        "meetings/pmg/2010-02-22.yaml": "body: pmg\ndate: 2010-02-22\nitems:\n  - title: X\n    actions:\n"
        "      - {id: A1, action: Talk about it, agenda: next}\n",
        "meetings/pmg/2010-03-22.yaml": "body: pmg\ndate: 2010-03-22\nitems:\n  - title: Reports\n    sections:\n"
        f"      - {{title: It, from: 2010-02-22/A1, minutes: '{minutes}'}}\n",
    }
    register = open_register(workspace(files), date.fromisoformat(day))
    assert told(register, "pmg/2010-02-22/A1").met_at == met_at
    assert ("met, as minuted at" in shown(register, "pmg/2010-02-22/A1")) == (met_at is not None)
