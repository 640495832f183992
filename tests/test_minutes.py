"""Minutes as documents: both house styles whole, labels exact, text that stays text, templates that cannot do harm.

The documents in tests/golden are what the commands print. After a wanted change they are written anew by
`LAA_REFRESH=1 pytest tests/test_minutes.py tests/test_agenda.py`; read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from laa_minutes.diagnostic import LaaError
from laa_minutes.output import document, prose
from laa_minutes.output.document import TemplateError, render
from laa_minutes.output.document_text import plain_text
from laa_minutes.register import Register, open_register
from laa_minutes.seal import copy_digest
from laa_minutes.text import Text
from laa_minutes.view.agenda import AgendaPage, AgendaRow
from laa_minutes.view.minutes import minutes
from laa_minutes.view.minutes.rows import ItemRow, MinutesRow
from laa_minutes.workspace import Workspace

Laa = Callable[..., tuple[int, str, str]]
Make = Callable[[dict[str, str]], Workspace]

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parent.parent
LEICESTERSHIRE = ROOT / "examples" / "leicestershire"


def golden(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("LAA_REFRESH"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def printed(register: Register, ref: str) -> str:
    row = minutes(register, ref)
    return render(register.workspace.root, f"minutes-{row.style}.md.j2", {"minutes": row})


def words(markdown: str) -> str:
    """What a reader of the rendered document sees, in one line."""
    return " ".join(re.sub(r"^[-=]+$", "", plain_text(markdown, 10_000), flags=re.M).split())


def html(markdown: str) -> str:
    return str(MarkdownIt("commonmark").enable("table").render(markdown))


BODIES = """
bodies:
  pmg:
    name: Performance Group
  ssog:
    name: Senior Officers' Group
    numbering: continuous
    style: resolutions
    called: notes
"""


def one(workspace: Make, record: str, body: str = "pmg", **more: str) -> str:
    """The minutes of a record, which is laid out without its body, date and status."""
    path = f"meetings/{body}/2010-02-22.yaml"
    text = f"body: {body}\ndate: 2010-02-22\nstatus: circulated\n{record}"
    made = workspace({"partnership.yaml": BODIES, path: text, **more})
    register = open_register(made, date(2010, 3, 1))
    assert not register.faults, register.faults
    return printed(register, f"{body}/2010-02-22")


# Both documents whole ---------------------------------------------------------------------------------------------


def test_minutes_with_actions_are_those_of_the_group(laa: Laa) -> None:
    code, out, err = laa("minutes", "pmg/2010-02-22", "--as-of", "2010-02-22")
    assert (code, err) == (0, "")
    golden("minutes-pmg-2010-02-22.md", out)


def test_notes_with_resolutions_are_those_of_the_group(laa: Laa) -> None:
    code, out, err = laa("minutes", "2007-12-13", "--as-of", "2008-01-10", cwd=LEICESTERSHIRE)
    assert (code, err) == (0, "")
    golden("minutes-ssog-2007-12-13.md", out)


# Fields whose words do not stand in the document as such, and why.
ELSEWHERE = {
    "path": "where the record is filed",
    "body": "a key; the document has the body's name",
    "first_minute": "the numbers of the items show it",
    "status": "a circulated record has nothing to say about it",
    "ref": "names the matter, which is printed in words",
    "minutes_of": "the approval names the day",
    "meeting": "the approval names the day",
    "seal": "the filed copy of what was approved bears it",
    "copy": "tells that copy from any other",
    "theme": "files the item; its title says what it is about",
    "presented_by": "the prose tells who presented; printed where it does not",
    "decisions": "stand in the prose that they index",
    "sums": "stand in the prose that they index",
    "deadlines": "stand in the prose that they index",
    "events": "stand in the prose that they index",
    "kinds": "how the register files a clause; its wording says it",
    "to": "reads the clause's wording",
    "subject_to": "reads the clause's wording",
    "waits_on": "reads the clause's wording",
    "relies_on": "reads the clause's wording",
    "id": "papers and sums go by their marks and titles",
    "file": "where a paper is filed",
    "sum": "the sum is printed, not its number",
    "representing": "office and organisation stand in columns of their own",
    "about": "the note stands in the minutes that it is about",
}


def texts(record: Any, within: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(record, Text):
        yield within, str(record)
    elif isinstance(record, tuple):
        for entry in record:
            yield from texts(entry, within)
    elif is_dataclass(record):
        for field in fields(record):
            if field.name not in ELSEWHERE or (field.name == "about" and type(record).__name__ == "Progress"):
                value = getattr(record, field.name)
                if not (type(record).__name__ == "Clause" and field.name in ("owners", "due")):
                    yield from texts(value, f"{type(record).__name__}.{field.name}")


@pytest.mark.parametrize("name", ["essex", "leicestershire", "brackenshire"])
def test_no_fact_of_a_record_is_lost(name: str, request: pytest.FixtureRequest) -> None:
    register: Register = request.getfixturevalue(name)
    for ref, meeting in register.meetings.items():
        seen = words(printed(register, ref)).casefold()
        for place, text in texts(meeting):
            if not re.fullmatch(r"(?:[a-z]+/)?[\d-]+", text):  # dates and meetings are printed in words
                wanted = words(text).rstrip(".;,").casefold()
                assert wanted in seen, f"{ref}: {place}: {text}"


# Labels and numbers -------------------------------------------------------------------------------------------------


def test_labels_and_numbers_survive_rendering(leicestershire: Register) -> None:
    page = html(printed(leicestershire, "ssog/2007-12-13"))
    assert "<ol" not in page
    assert "<code" not in page
    for number in range(141, 149):
        assert f"<h2>{number}. " in page
    for label in ("(i) That", "(ii) That", "(iii) that", "(iv) that", "(a) partners", "(b) SSOG", "(c) the mainstream"):
        assert f"<p>{label}" in page, label


def test_clauses_are_joined_as_legal_lists_are(leicestershire: Register) -> None:
    seen = words(printed(leicestershire, "ssog/2007-12-13"))
    assert "paragraph 6; (ii) that" in seen
    assert "plan their finances; it being noted that:- (a) partners" in seen
    assert "to be resourced; (b) SSOG had discussed this issue at its meeting on 1 August 2007; and (c) the" in seen
    assert "priorities were funded; and (iv) that note be taken" in seen
    assert "It was AGREED that in 2008 SSOG meet on these dates: - Tuesday" in seen


def test_deeper_clauses_votes_and_movers(workspace: Make) -> None:
    out = one(
        workspace,
        """
items:
  - title: Money
    resolutions:
      - text: That a be done;
        moved_by: Cllr A
        seconded_by: Cllr B
        votes: {for: 7, against: 2}
        clauses:
          - text: first
            clauses: [inner one, inner two]
          - second
      - text: That b be done.
        notes: [{text: Done since., dated: 2010-03-01}]
""",
        "ssog",
    )
    seen = words(out)
    assert "1. Money It was AGREED:- (i) That a be done:- (Moved by Cllr A, seconded by Cllr B.)" in seen
    assert "(Votes: 7 for, 2 against.) (a) first:- (1) inner one; and (2) inner two; and (b) second; and (ii)" in seen
    assert "(ii) That b be done. [NOTE of 1 March 2010: Done since.]" in seen


@pytest.mark.parametrize("number", ["88/19", "4a", "7", "1.2"])
def test_a_number_of_any_form_is_kept(workspace: Make, number: str) -> None:
    out = one(workspace, f"items: [{{title: Dogs, number: '{number}'}}]")
    assert f"<h2>{number}. Dogs</h2>" in html(out)


@pytest.mark.parametrize(
    "text", ["1. First", "- dash", "+ plus", "# hash", "=", "---", "12) x", "&amp; & &lt;", "~~~",
             "a *b* _c_ [d](e) `f`",
             "<b>x</b>", "| pipe |", "\\", "* * *", "~~gone~~", "2.00pm", "![x](y)", "<http://a.b>"],
)  # fmt: skip
def test_a_line_means_itself(text: str) -> None:
    assert plain_text(prose.line(text)).strip() == text
    assert "<p>" in html(prose.line(text))


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_line_is_one_paragraph_of_its_own_words(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(prose.line(text))
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    assert all(
        child.type == "text" or child.type == "text_special" for token in tokens for child in token.children or ()
    )


# Prose stays in its place -------------------------------------------------------------------------------------------

HARMFUL = (
    "<script>alert(1)</script>",
    "<!-- swallowed",
    "<div>\n\nand more",
    "text with <b onclick=x>inline</b> tags",
    "~~~\nan open fence",
    "```python\nan open fence",
    "- a list\n  ~~~\n  an open fence in it",
    "> quoted\n> ```\n> open",
    "- a list\n- that goes on",
    "1. one\n2. two",
    "    indented code",
    "[NOTE]: http://example.org",
    "> [NOTE]: http://example.org",
    "# A heading",
    "- # A heading",
    "Setext\n===",
    "Two lines\nSetext\n---",
    "`open code span",
    "**open emphasis",
    "a\n\n***",
    "{{ 7 * 7 }} {% raw %}",
    "<![CDATA[ x",
    "<?php echo",
    "\\",
    "text\\",
    "1|\n:-\n=",
)


@pytest.mark.parametrize("text", HARMFUL)
def test_prose_cannot_leave_its_place(workspace: Make, text: str) -> None:
    field = json.dumps(text)
    record = (
        f"items: [{{title: One, minutes: {field}, resolutions: [{field}, {field}]}}, {{title: Two, minutes: End.}}]"
    )
    page = html(one(workspace, record))
    assert "<h2>2. Two</h2>\n<p>End.</p>" in page
    assert re.findall(r"<h[123]>.*?</h[123]>", page) == [
        "<h1>Performance Group</h1>",
        "<h2>1. One</h2>",
        "<h2>2. Two</h2>",
    ]
    assert not re.search(r"<(?:script|div|b[ >]|!--|!\[|\?)", page)
    assert "href" not in page


@given(st.text(alphabet="<>/!-#=`~*_[]()&;:\\ \n\t>1.a|{}%\"'", max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_prose_is_contained(text: str) -> None:
    safe = prose.safe_prose(text)
    page = html(f"{safe}\n\n## Next\n\nEnd.\n")
    assert page.endswith("<h2>Next</h2>\n<p>End.</p>\n")
    tokens = MarkdownIt("commonmark").parse(safe)
    assert all(token.type != "html_block" for token in tokens)
    assert all(child.type != "html_inline" for token in tokens for child in token.children or ())
    assert all(int(token.tag[1]) >= prose.LOWEST for token in tokens if token.type == "heading_open")
    assert prose.safe_prose(safe) == safe


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "é",
                "1",
                ". ",
                " ",
                "\n",
                "\n\n",
                "-",
                "=",
                "#",
                "(",
                ")",
                ":",
                '"',
                "b  ",
                "    ",
                "+ ",
                "<https://a.org/b_c*d>",
                "<http://a`b>",
                "<http://a",
            ]
        ),
        max_size=12,
    ).map("".join)
)
@settings(max_examples=300, deadline=None)
def test_plain_prose_is_told_without_the_parser(text: str) -> None:
    if prose._PLAIN.fullmatch(text):
        tokens = MarkdownIt("commonmark").enable("table").parse(text)
        assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}
        assert prose._blocks(text) == [token.type for token in tokens if token.nesting == 1]
        within = {child.type for token in tokens for child in token.children or ()}
        assert within <= {"text", "softbreak", "hardbreak", "link_open", "link_close"}


def test_ordinary_prose_is_left_as_it_was_typed() -> None:
    text = "Plain *words*, a [link](https://example.org) and\n<https://example.org>.\n\n- one\n- two\n\n> said 2 < 3"
    assert prose.safe_prose(text) == text


def test_titles_and_names_are_printed_letter_for_letter(workspace: Make) -> None:
    out = one(workspace, "chair: 'A_B*'\npresent: ['A_B*']\nitems: ['<i>*Title*</i> {{ 1 }}']")
    assert "1. <i>*Title*</i> {{ 1 }}" in words(out)
    assert "- A_B* (Chair)" in words(out)


# What a reader must know --------------------------------------------------------------------------------------------


def test_a_draft_says_so_under_its_title(workspace: Make) -> None:
    made = workspace({"partnership.yaml": BODIES, "meetings/pmg/2010-02-22.yaml": "body: pmg\ndate: 2010-02-22\n"})
    assert printed(open_register(made, date(2010, 3, 1)), "pmg/2010-02-22").startswith(
        "# Performance Group\n\n**DRAFT**\n"
    )


def test_an_outline_and_a_cancelled_meeting_say_so(workspace: Make, essex: Register) -> None:
    assert "known only from other records" in printed(essex, "pmg/2010-01-18")
    made = workspace({
        "partnership.yaml": BODIES,
        "meetings/pmg/2010-02-22.yaml": "body: pmg\ndate: 2010-02-22\nstatus: cancelled\ncancelled: Snow.\n",
    })  # fmt: skip
    assert "**CANCELLED: Snow.**" in printed(open_register(made, date(2010, 3, 1)), "pmg/2010-02-22")


def test_a_meeting_that_is_cancelled_later_still_stands_on_the_day_before(workspace: Make) -> None:
    off = "status: cancelled\ncancelled: {why: Snow, dated: 2010-02-20}\n"
    made = workspace({
        "partnership.yaml": BODIES, "meetings/pmg/2010-02-22.yaml": f"body: pmg\ndate: 2010-02-22\n{off}",
    })  # fmt: skip
    before, after = (printed(open_register(made, date(2010, 2, day)), "pmg/2010-02-22") for day in (19, 20))
    assert "**DRAFT**" in before
    assert "CANCELLED" not in before
    assert "**CANCELLED: Snow**" in after


def test_exempt_business_interests_and_comings_and_goings_are_marked(workspace: Make) -> None:
    seen = words(
        one(
            workspace,
            """
scheduled: 14:00-16:00
kind: extraordinary
moved: [{from: 2010-02-15, dated: 2010-02-01, why: Room not free}]
present:
  - {person: Ann Lee, arrived: "15:10", left: "16:00"}
minutes_by: Bo Tse
interests: [{person: Ann Lee, item: 1, text: Lives there.}]
items:
  - {title: Contract, exempt: Paragraph 3., minutes: Text.}
""",
        )
    )
    assert "Extraordinary meeting. Moved from 15 February 2010 on 1 February 2010: Room not free." in seen
    assert "Scheduled for 14:00–16:00." in seen
    assert "Ann Lee; arrived 15:10; left 16:00" in seen
    assert "Minutes: Bo Tse" in seen
    assert "Ann Lee (item 1): Lives there." in seen
    assert "1. Contract Exempt: Paragraph 3. Text." in seen


def test_roles_are_those_of_the_day(workspace: Make) -> None:
    partnership = """
bodies:
  pmg:
    name: Performance Group
    members:
      - {person: Ann Lee, role: Lead, theme: Roads, to: 2010-01-31}
      - {person: Ann Lee, role: Lead, theme: Schools, from: 2010-02-01}
"""
    record = "body: pmg\ndate: {}\nstatus: circulated\npresent: [Ann Lee]\n"
    made = workspace({
        "partnership.yaml": partnership,
        "meetings/pmg/2010-01-18.yaml": record.format("2010-01-18"),
        "meetings/pmg/2010-02-22.yaml": record.format("2010-02-22"),
    })  # fmt: skip
    register = open_register(made, date(2010, 3, 1))
    assert "Ann Lee – Lead, Roads" in printed(register, "pmg/2010-01-18")
    assert "Ann Lee – Lead, Schools" in printed(register, "pmg/2010-02-22")


def test_a_correction_is_printed_on_both_records(workspace: Make) -> None:
    made = workspace({
        "partnership.yaml": BODIES,
        "meetings/pmg/2010-01-18.yaml": "body: pmg\ndate: 2010-01-18\nstatus: circulated\n",
        "meetings/pmg/2010-02-22.yaml": "body: pmg\ndate: 2010-02-22\nstatus: circulated\n"
        "corrects: [{meeting: 2010-01-18, text: For ten read twelve.}]\n"
        "notes: [{about: 2010-01-18/3, text: Since done.}]\n",
    })  # fmt: skip
    register = open_register(made, date(2010, 3, 1))
    assert "Corrected on 22 February 2010: For ten read twelve." in printed(register, "pmg/2010-01-18")
    assert "[NOTE on 2010-01-18/3: Since done.]" in printed(register, "pmg/2010-01-18")
    assert "Correction to the minutes of 18 January 2010: For ten read twelve." in printed(register, "pmg/2010-02-22")


def test_matters_arising_without_an_item_for_them_stand_before_the_items(workspace: Make) -> None:
    seen = words(
        one(workspace, "progress: [{about: The lease, status: done, on: 2010-02-01, note: Signed.}]\nitems: [Roads]")
    )
    assert "Matters arising The lease (done; reported 1 February 2010) – Signed. 1. Roads" in seen


def test_progress_names_the_action_and_its_new_date(workspace: Make) -> None:
    made = workspace({
        "partnership.yaml": BODIES,
        "meetings/pmg/2010-01-18.yaml": "body: pmg\ndate: 2010-01-18\nstatus: circulated\n"
        "items: [{title: Roads, actions: [{id: A1, action: Mend it., owner: Ann Lee}]}]\n",
        "meetings/pmg/2010-02-22.yaml": "body: pmg\ndate: 2010-02-22\nstatus: circulated\n"
        "progress: [{ref: 2010-01-18/A1, status: open, due: 2010-04-19, owner: Bo Tse}]\n",
    })  # fmt: skip
    seen = words(printed(open_register(made, date(2010, 3, 1)), "pmg/2010-02-22"))
    assert "2010-01-18/A1 Mend it (Ann Lee; open; now with Bo Tse; now due 19 April 2010)" in seen


def test_a_decision_without_a_text_to_stand_in_is_printed(workspace: Make) -> None:
    assert "1. Roads Decision: To mend it." in words(
        one(workspace, "items: [{title: Roads, decisions: [To mend it.]}]")
    )
    told = words(one(workspace, "items: [{title: Roads, minutes: Told., decisions: [To mend it.]}]"))
    assert told.endswith("1. Roads Told.")


def test_who_presented_is_printed_where_the_prose_does_not_say_so(workspace: Make) -> None:
    record = "items: [{title: Roads, presented_by: Ann Lee, as_at: 2010-02-01, minutes: Seen.}]"
    assert "1. Roads Presented by Ann Lee, as at 1 February 2010. Seen." in words(one(workspace, record))
    assert "Presented" not in one(workspace, "items: [{title: Roads, presented_by: Ann Lee, minutes: Ann told all.}]")


def test_loose_words_where_a_meeting_is_meant_are_printed_as_they_are(workspace: Make) -> None:
    record = "items: [{title: Minutes, approves: [January], lead_in: ' ', resolutions: [To go on]}]"
    assert "The minutes of January were approved" in words(one(workspace, record))


# Templates ----------------------------------------------------------------------------------------------------------

OWN = "templates/minutes-actions.md.j2"


def test_a_workspace_overrides_one_block(workspace: Make) -> None:
    own = '{% extends "laa/minutes-actions.md.j2" %}{% block ending %}Signed: ____ {{ super() }}{% endblock %}'
    out = one(workspace, "items: ['*Roads*']\nnext_meeting: {date: 2010-03-22}", **{OWN: own})
    assert "\n## 1. \\*Roads\\*\n" in out
    assert "Signed: ____" in out
    assert "**Next meeting:** Monday 22 March 2010" in out


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("one\n{% if %}", "templates/minutes-actions.md.j2:2:1: "),
        ("one\ntwo\n{{ minutes.nothing }}", "templates/minutes-actions.md.j2:3:1: "),
        ("{{ minutes.body.__class__.__mro__ }}", "templates/minutes-actions.md.j2:1:1: "),
        ("\n{{ 1 / 0 }}", "templates/minutes-actions.md.j2:2:1: division by zero"),
        ('{% include "../../partnership.yaml" %}', "templates/minutes-actions.md.j2:1:1: there is no template"),
    ],
)
def test_a_fault_in_a_template_is_told_with_its_line(workspace: Make, template: str, fault: str) -> None:
    with pytest.raises(TemplateError) as told:
        one(workspace, "items: [Roads]", **{OWN: template})
    assert told.value.message.startswith(fault)
    assert told.value.diagnostic.code == "template-fault"


@pytest.mark.parametrize(
    "template",
    [
        "{{ 'x' * 10**9 }}",
        "{% set n = namespace(s='x' * 1000) %}{% for i in range(99999) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
        "{% set n = range(9999) %}{% for i in n %}{% for j in n %}{% for k in n %}{% endfor %}{% endfor %}{% endfor %}",
    ],
)
def test_a_template_without_end_is_stopped(workspace: Make, monkeypatch: pytest.MonkeyPatch, template: str) -> None:
    monkeypatch.setattr(document, "SECONDS", 1)
    monkeypatch.setattr(document, "MEGABYTES", 512)
    with pytest.raises(TemplateError, match=r"^templates/minutes-actions\.md\.j2"):
        one(workspace, "items: [Roads]", **{OWN: template})


def test_a_template_cannot_be_a_link_that_leads_out(workspace: Make) -> None:
    made = workspace({"secret.txt": "secret", "templates/agenda.md.j2": ""})
    (made.root / "templates" / "minutes-actions.md.j2").symlink_to(made.root / "secret.txt")
    assert "secret" not in one(workspace, "items: [Roads]")


# The command ----------------------------------------------------------------------------------------------------------


def test_json_has_the_fields_that_programs_rely_on(laa: Laa) -> None:
    code, out, _ = laa("minutes", "2007-12-13", "--json", cwd=LEICESTERSHIRE)
    told = json.loads(out)
    assert code == 0
    assert (told["schema"], told["meeting"], told["time"]) == ("laa.minutes/1", "ssog/2007-12-13", "14:00-15:45")
    assert told["present"][1] == {
        "person": "Anne Clark",
        "organisation": "Leicestershire Partnership NHS Trust",
        "representing": "Chief Executive, Leicestershire Partnership NHS Trust",
        "for_items": [],
    }
    assert told["apologies"][0] == {"person": "Rosemary Beard", "substitute": None}
    assert [item["number"] for item in told["items"]] == [str(number) for number in range(141, 149)]
    third = told["items"][5]["resolutions"][2]
    assert (third["label"], third["clauses"][1]["ref"]) == ("(iii)", "ssog/2007-12-13/146(iii)(b)")
    assert told["items"][7]["resolutions"][0]["label"] is None
    assert told["next_meeting"] == {"date": "2008-01-22", "time": "09:30", "venue": None}
    assert {row["item"] for row in told["actions"]} >= {"ssog/2007-12-13/144", "ssog/2007-12-13/146"}


def test_json_lists_actions_in_the_order_they_were_raised(laa: Laa) -> None:
    told = json.loads(laa("minutes", "2010-02-22", "--json")[1])
    assert [row["ref"].rpartition("/")[2] for row in told["actions"]] == ["A1", "A2", "A3", "A4", "A5", "A6"]
    assert [len(item["actions"]) for item in told["items"]] == [0, 1, 2, 3, 0, 0, 0]


def test_a_file_takes_its_format_from_its_name(laa: Laa, tmp_path: Path) -> None:
    for name, begins in (("m.md", "# LAA"), ("m.txt", "LAA Performance"), ("m.json", "{"), ("m.html", "<!DOCTYPE")):
        assert laa("minutes", "2010-02-22", "-o", str(tmp_path / name))[0] == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    for name in ("m.odt", "m.odd"):
        code, _, err = laa("minutes", "2010-02-22", "-o", str(tmp_path / name))
        assert (code, len(err.splitlines())) == (2, 1)
        assert not (tmp_path / name).exists()


def test_nothing_is_published_from_a_faulty_record(laa: Laa, workspace: Make, tmp_path: Path) -> None:
    workspace({"partnership.yaml": BODIES, "meetings/pmg/2010-02-22.yaml": "body: pmg\ndate: 2010-02-22\nitms: []\n"})
    code, out, err = laa("minutes", "2010-02-22", "-o", "m.md", cwd=tmp_path)
    assert (code, out) == (1, "")
    assert "meetings/pmg/2010-02-22.yaml:3:1" in err
    assert "laa check" in err
    assert not (tmp_path / "m.md").exists()


def test_approved_minutes_are_printed_as_filed(laa: Laa, workspace: Make, tmp_path: Path) -> None:
    filed = b"# As filed\n"
    workspace({
        "partnership.yaml": BODIES,
        "meetings/pmg/2010-01-18.yaml": "body: pmg\ndate: 2010-01-18\nstatus: circulated\n",
        "meetings/pmg/2010-02-22.yaml": "body: pmg\ndate: 2010-02-22\nitems:\n  - title: Minutes\n    approves:\n"
        f"      - {{meeting: 2010-01-18, seal: 'sha256:{'0' * 64}', copy: '{copy_digest(filed)}'}}\n",
        "minutes/pmg/2010-01-18.md": filed.decode(),
    })  # fmt: skip
    assert laa("minutes", "2010-01-18", cwd=tmp_path)[1] == "# As filed\n"
    assert laa("minutes", "2010-01-18", "--fresh", cwd=tmp_path)[1].startswith("# Performance Group")
    assert laa("minutes", "2010-01-18", "--as-of", "2010-02-01", cwd=tmp_path)[1].startswith("# Performance Group")
    (tmp_path / "minutes/pmg/2010-01-18.md").unlink()
    _, out, err = laa("minutes", "2010-01-18", cwd=tmp_path)
    assert out.startswith("# Performance Group")
    assert "minutes/pmg/2010-01-18.md" in err


def test_a_meeting_without_a_record_points_at_its_agenda(laa: Laa) -> None:
    code, out, err = laa("minutes", "2010-03-22")
    assert (code, out) == (1, "")
    assert "laa agenda pmg/2010-03-22" in err


def test_plain_text_hangs_its_labels_and_fills_its_tables(leicestershire: Register) -> None:
    text = plain_text(printed(leicestershire, "ssog/2007-12-13"))
    assert max(map(len, text.splitlines())) <= 78
    assert "\n(iii) that all partners" in text
    assert "\n  (a) partners would need" in text
    assert "\nRosemary Beard       Helen Seth\n" in text
    assert "<" not in text


def test_an_error_of_ours_is_one_line() -> None:
    assert issubclass(TemplateError, LaaError)


def test_the_page_on_templates_names_every_field() -> None:
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    for row in (MinutesRow, ItemRow, AgendaRow, AgendaPage):
        for field in fields(row):
            assert f"`{field.name}`" in page, f"{row.__name__}.{field.name}"


def test_the_example_on_that_page_works(workspace: Make) -> None:
    page = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    own = page.partition("```jinja\n")[2].partition("```")[0]
    plan = "- {meeting: pmg/2010-03-22, items: [Roads]}\n"
    out = one(workspace, "next_meeting: 2010-03-22", **{OWN: own, "forward-plan.yaml": plan})
    assert out.index("**Next meeting:**") < out.index("Signed: ___")
    assert "Forward plan" not in out
