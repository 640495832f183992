"""Chasing: a sheet for each owner with all that is owed, and e-mail drafts that no name can spoil."""

from __future__ import annotations

import email
import json
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa_minutes.output.mail import draft
from laa_minutes.output.names import file_names
from laa_minutes.register import open_register
from laa_minutes.view.chase import ChaseFilter, chase_page, sheets
from laa_minutes.workspace import Workspace
from office import opened, paragraphs, words

Laa = Callable[..., tuple[int, str, str]]
FILES = {
    "partnership.yaml": """
name: The Partnership
bodies: {a: {name: The Group, secretary: Ann Lee, clear_days: 5}}
organisations: {Police: {name: Essex Police}}
people:
  - {name: Ann Lee}
  - {name: Ben Cole, organisation: Police, email: ben.cole@example.org}
  - {name: Dee Fox, organisation: Police}
""",
    "forward-plan.yaml": "- meeting: a/2010-04-19\n",
    "meetings/a/2010-01-18.yaml": """
body: a
date: 2010-01-18
items:
  - title: Work
    actions:
      - {id: A1, action: Late thing, owner: Ben Cole, due: 2010-02-22}
      - {id: A2, action: Shared thing, owner: [Ben Cole, Dee Fox], due: 2010-04-19}
      - {id: A3, action: Undated thing, owner: Dee Fox, with: Ann Lee}
      - {id: A4, action: Nobody's thing, due: 2010-04-19}
      - {id: A5, action: Finished thing, owner: Ben Cole}
""",
    "meetings/a/2010-02-22.yaml": """
body: a
date: 2010-02-22
progress:
  - {ref: 2010-01-18/A1, status: open, due: 2010-03-15, note: Waiting for the figures.}
  - {ref: 2010-01-18/A5, status: done}
""",
}


@pytest.fixture
def records(workspace: Callable[..., Workspace]) -> Workspace:
    return workspace(FILES)


def test_every_open_action_stands_on_the_sheet_of_each_who_owes_it(records: Workspace) -> None:
    found = {one.owner: one for one in sheets(open_register(records, date(2010, 4, 1)), ChaseFilter())}
    assert list(found) == ["Ann Lee", "Ben Cole", "Dee Fox"]
    ben, dee, ann = found["Ben Cole"], found["Dee Fox"], found["Ann Lee"]
    assert [row.ref for row in ben.overdue] == ["a/2010-01-18/A1"]
    assert [row.ref for row in ben.due] == [row.ref for row in dee.due] == ["a/2010-01-18/A2"]
    assert [row.ref for row in dee.undated] == ["a/2010-01-18/A3"]
    assert [row.ref for row in ann.unowned] == ["a/2010-01-18/A4"]
    assert (ben.organisation, ben.email) == ("Essex Police", "ben.cole@example.org")


def test_a_sheet_says_what_was_said_and_whom_to_tell_by_when(records: Workspace) -> None:
    register = open_register(records, date(2010, 4, 1))
    (ben,) = sheets(register, ChaseFilter(owners=("Ben Cole",)))
    page = chase_page(ben, register.as_of)
    assert page.summary == "2 open, 1 overdue."
    assert page.ask.startswith("Please tell Ann Lee how each of them stands by ")
    assert page.ask.endswith("so that A can hear of it on 19 April 2010.")
    (late,) = page.groups[0].lines
    assert (late.due, late.said) == ("due 15 March 2010", "22 February 2010: Waiting for the figures.")
    assert late.raised == "Raised on 18 January 2010; re-dated once"
    assert page.groups[1].lines[0].raised == "Raised on 18 January 2010; with Dee Fox"


def test_what_an_organisation_owes_this_month(laa: Laa, records: Workspace) -> None:
    words = ("chase", "--organisation", "Essex Police", "--due-by", "2010-04-30", "--as-of", "2010-04-01", "--json")
    code, out, _ = laa(*words, cwd=records.root)
    found = json.loads(out)
    assert (code, found["schema"]) == (0, "laa.chase/1")
    assert [one["owner"] for one in found["sheets"]] == ["Ben Cole", "Dee Fox"]
    assert not any(one["undated"] for one in found["sheets"])


def test_somebody_without_anything_to_do_is_told_so(laa: Laa, records: Workspace) -> None:
    code, out, _ = laa("chase", "Ann", "--overdue", "--as-of", "2010-04-01", cwd=records.root)
    assert code == 0
    assert "Nothing is open." in out
    code, out, err = laa("chase", "--body", "a", "--overdue", "--as-of", "2010-01-20", cwd=records.root)
    assert (code, out) == (0, "")
    assert "Nobody owes anything" in err


def test_drafts_for_everybody(laa: Laa, records: Workspace, tmp_path: Path) -> None:
    assert laa("chase", "--each", str(tmp_path / "out"), "--as-of", "2010-04-01", cwd=records.root)[0] == 0
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files == ["ann-lee.eml", "ben-cole.eml", "dee-fox.eml"]
    message = email.message_from_bytes((tmp_path / "out" / "ben-cole.eml").read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert message["To"] == "Ben Cole <ben.cole@example.org>"
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Actions for Ben Cole on 1 April 2010"
    plain, html = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert html is not None
    assert "Late thing" in plain.get_content()
    assert "Late thing" in html.get_content()
    unaddressed = email.message_from_bytes((tmp_path / "out" / "dee-fox.eml").read_bytes(), policy=default)
    assert unaddressed["To"] is None


def test_one_draft_for_several_is_refused(laa: Laa, records: Workspace, tmp_path: Path) -> None:
    code, _, err = laa("chase", "--as-of", "2010-04-01", "-o", str(tmp_path / "x.eml"), cwd=records.root)
    assert code == 2
    assert "--each" in err


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".docx", ".eml"])
def test_a_sheet_in_every_format(suffix: str, laa: Laa, records: Workspace, tmp_path: Path) -> None:
    file = tmp_path / f"sheet{suffix}"
    assert laa("chase", "Ben", "--as-of", "2010-04-01", "-o", str(file), cwd=records.root)[0] == 0
    data = file.read_bytes()
    text = words(opened(data)) if suffix == ".docx" else data.decode("utf-8")
    assert "Late thing" in text
    assert "Waiting for the figures." in text


def test_in_word_each_owner_has_a_page_of_their_own(laa: Laa, records: Workspace, tmp_path: Path) -> None:
    assert laa("chase", "--as-of", "2010-04-01", "-o", str(tmp_path / "all.docx"), cwd=records.root)[0] == 0
    document = opened((tmp_path / "all.docx").read_bytes())
    assert len(paragraphs(document, "Title")) == 3
    assert document.element.xml.count('w:type="page"') == 2


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_name_adds_a_header(name: str, subject: str) -> None:
    message = email.message_from_bytes(draft(Path("/nowhere"), "# A\n", subject, name, "a@example.org"), policy=default)
    assert set(message.keys()) == {"Subject", "To", "X-Unsent", "MIME-Version", "Content-Type"}
    assert [one.addr_spec for one in message["To"].addresses] == ["a@example.org"]


@given(st.lists(st.text(max_size=30), max_size=6))
def test_no_name_leads_out_of_a_folder(names: list[str]) -> None:
    made = file_names([*names, "../../x", "CON", "a/b", "", "."])
    assert len(set(made)) == len(made)
    assert all(one.replace("-", "").isalnum() and one.isascii() for one in made)
    assert "con" not in made


def test_a_person_called_like_a_path_gets_a_draft_in_the_folder(
    laa: Laa, workspace: Callable[..., Any], tmp_path: Path
) -> None:
    record = "body: a\ndate: 2010-01-18\nitems:\n  - {title: T, actions: [{id: A1, action: X, owner: ../../x}]}\n"
    root = workspace({"meetings/a/2010-01-18.yaml": record}).root
    assert laa("chase", "--each", str(tmp_path / "in" / "out"), "--as-of", "2010-02-01", cwd=root)[0] == 0
    assert [path.name for path in (tmp_path / "in" / "out").iterdir()] == ["x.eml"]
