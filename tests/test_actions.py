"""The action log on the real records, its filters, and its formats."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from laa_minutes.register import Register, open_register
from laa_minutes.view.actions import ActionFilter, actions
from laa_minutes.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]
LEICESTERSHIRE = str(Path(__file__).parent.parent / "examples" / "leicestershire")


def test_gwyn_has_exactly_three_actions(laa: Run) -> None:
    code, out, _ = laa("actions", "--owner", "Gwyn", "--json")
    document = json.loads(out)
    assert (code, document["schema"], document["faults"]) == (0, "laa.actions/1", 0)
    rows = document["actions"]
    assert [row["owners"] for row in rows] == [["Gwyn Owen"]] * 3
    assert {row["meeting"] for row in rows} == {"pmg/2010-02-22"}
    (ni_4,) = (row for row in rows if row["indicators"] == ["NI 4"])
    assert (ni_4["due"], ni_4["due_meeting"]) == ("2010-03-22", "pmg/2010-03-22")


def test_six_are_open_three_of_which_name_nobody(laa: Run) -> None:
    code, out, _ = laa("actions", "--as-of", "2010-02-22", "--json")
    rows = json.loads(out)["actions"]
    assert (code, len(rows), {row["status"] for row in rows}) == (0, 6, {"open"})
    assert sorted(row["owners"] for row in rows) == [[], [], [], ["Gwyn Owen"], ["Gwyn Owen"], ["Gwyn Owen"]]
    assert {tuple(row["chased"]) for row in rows if not row["owners"]} == {("Gill Butterworth",)}


def test_before_the_meeting_there_are_none(laa: Run) -> None:
    assert json.loads(laa("actions", "--as-of", "2010-02-21", "--json")[1])["actions"] == []


def test_a_row_has_every_documented_field(laa: Run) -> None:
    row = json.loads(laa("actions", "--json")[1])["actions"][0]
    documented = {
        "ref", "action", "owners", "with", "report_to", "due", "due_said", "due_meeting", "overdue", "status",
        "closed", "age_days", "deferred", "meeting", "item", "indicators", "theme", "progress",
    }  # fmt: skip
    assert documented <= set(row)


def test_clauses_that_bind_somebody_are_among_them(leicestershire: Register) -> None:
    rows = actions(leicestershire, ActionFilter())
    assert {(row.ref, row.owners) for row in rows} == {
        ("ssog/2007-12-13/144(ii)", ("County Council",)),
        ("ssog/2007-12-13/145(ii)", ()),
        ("ssog/2007-12-13/146(ii)", ("All",)),
        ("ssog/2007-12-13/146(iii)", ("All",)),
    }


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["--indicator", "ni198"], ["A6"]),
        (["--theme", "sustainable"], ["A4", "A6", "A2", "A5"]),
        (["--due-by", "2010-03-22"], ["A4"]),
        (["--as-of", "2010-03-23", "--overdue"], ["A4"]),
        (["--meeting", "2010-02-22"], ["A4", "A1", "A6", "A3", "A2", "A5"]),
        (["--body", "pmg", "--status", "done"], []),
        (["--since", "2010-02-23"], []),
        (["--owner", "Gwyn Owen", "--owner", "Gill"], ["A4", "A2", "A5"]),
    ],
)
def test_filters_repeat_and_combine(laa: Run, words: list[str], numbers: list[str]) -> None:
    code, out, _ = laa("actions", "--as-of", "2010-02-22", "--json", *words)
    assert (code, [row["ref"].rpartition("/")[2] for row in json.loads(out)["actions"]]) == (0, numbers)


def test_in_a_pipe_nothing_is_coloured_cut_or_wrapped(laa: Run) -> None:
    code, out, err = laa("actions", "--as-of", "2010-02-22")
    assert (code, err) == (0, "")
    assert "\x1b" not in out
    assert "Settle with the target lead whether NI 154 and LI 2.2 stay 'at risk' on the scorecard" in out
    assert "Nobody named (with Gill Butterworth)" in out
    assert out.splitlines()[-1].startswith("6 open, none overdue.")


def test_csv_opens_in_a_spreadsheet(laa: Run, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    code, out, err = laa("actions", "--as-of", "2010-02-22", "-o", str(file))
    assert (code, out) == (0, "")
    assert str(file) in err
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"))))
    assert [row["due"] for row in rows] == ["2010-03-22", "2010-04-19", "2010-04-19", "2010-09-13", "", ""]


def test_a_broken_record_is_said_beside_what_there_is(
    laa: Run, workspace: Callable[..., object], tmp_path: Path
) -> None:
    workspace({
        "meetings/pmg/2010-02-22.yaml": "body: pmg\ndate: 2010-02-22\nitems: [{title: X, actions: [Do it], nots: y}]\n"
    })  # fmt: skip
    code, out, err = laa("actions", cwd=tmp_path)
    assert code == 1
    assert "Do it" in out
    assert "1 error in 1 file" in err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--owner", "Zoe"], 1, "No person called “Zoe”"),
        (["--owner", "Gwin Owen"], 1, "Did you mean Gwyn Owen?"),
        (["--indicator", "NI 999"], 1, "No indicator called"),
        (["--meeting", "2010-02-23"], 1, "The nearest are pmg/2010-02-22"),
        (["--as-of", "2010-02-30"], 2, "February 2010 has 28 days"),
        (["--status", "finished"], 2, "--status"),
        (["-o", "log.doc"], 2, "no format goes with log.doc"),
        (["-o", "no/such/folder/log.csv"], 1, "cannot be written"),
    ],
)
def test_a_slip_on_the_command_line_is_one_clear_line(laa: Run, words: list[str], code: int, says: str) -> None:
    ended, out, err = laa("actions", *words)
    assert (ended, out) == (code, "")
    assert says.lower() in err.lower()
    assert "Traceback" not in err


def test_text_in_a_record_is_text(laa: Run, workspace: Callable[..., object], tmp_path: Path) -> None:
    workspace({
        "meetings/pmg/2010-02-22.yaml": 'body: pmg\ndate: 2010-02-22\nitems:\n  - title: X\n    actions:\n'
        '      - {action: "=1+1 [bold]x[/bold] {{7*7}} <b>| y", owner: "@Ada"}\n'
    })  # fmt: skip
    plain = laa("actions", cwd=tmp_path)[1]
    assert "=1+1 [bold]x[/bold] {{7*7}} <b>| y" in plain
    table = laa("actions", "--format", "md", cwd=tmp_path)[1]
    assert r"=1+1 \[bold\]x\[/bold\] {{7\*7}} \<b\>\| y" in table
    sheet = laa("actions", "--format", "csv", cwd=tmp_path)[1]
    (row,) = csv.DictReader(io.StringIO(sheet))
    assert row["action"].startswith("'=1+1")
    assert row["owners"] == "'@Ada"


def test_before_a_meeting_was_moved_its_old_day_is_the_due_date(workspace: Callable[..., Workspace]) -> None:
    """Twice moved: each time the day that was known then. A day that was given stays the day."""
    records = workspace({
        "meetings/board/2010-01-18.yaml": """
body: board
date: 2010-01-18
items:
  - title: Streets
    actions:
      - {id: A1, action: Next., due: next}
      - {id: A2, action: By its name., due: board/2010-02-22}
      - {id: A3, action: On that day., due: 2010-03-08}
""",
        "forward-plan.yaml": """
- meeting: board/2010-03-08
  moved:
    - {from: 2010-02-22, dated: 2010-02-01, why: Snow}
    - {from: 2010-03-01, dated: 2010-02-15, why: More snow}
""",
    })  # fmt: skip

    def due(day: int) -> list[str | None]:
        rows = actions(open_register(records, date(2010, 2, day)), ActionFilter())
        return [row.due for row in sorted(rows, key=lambda row: row.ref or "")]

    assert due(1) == due(14) == ["2010-03-01", "2010-03-01", "2010-03-08"]
    assert due(15) == ["2010-03-08", "2010-03-08", "2010-03-08"]
    before = actions(open_register(records, date(2010, 1, 31)), ActionFilter())
    assert sorted(str(row.due) for row in before) == ["2010-02-22", "2010-02-22", "2010-03-08"]
