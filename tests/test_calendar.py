"""The calendar: read back by three readers, in London's winter and summer, with one entry for a meeting that moved."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from laa_minutes.output.calendar import calendar
from laa_minutes.register import open_register
from laa_minutes.view.diary import DiaryFilter, diary
from laa_minutes.workspace import Workspace
from office import need

Laa = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parent.parent
NODE = ROOT / ".venv" / "node" / "node_modules"
PLAN = """
- meeting: a/2010-02-15
  time: 10:00-12:00
- meeting: a/2010-07-16
  time: 10:00-12:00
  venue: Room 1, County Hall; upstairs
  moved: [{from: 2010-07-12, dated: 2010-02-01, why: Room not free}]
  items: [{title: Annual report}, {title: 'One, two; three'}]
- meeting: a/2010-11-15
  time: "10:00"
  cancelled: {why: Too few items, dated: 2010-06-01}
- meeting: a/2010-12-13
"""
RECORD = """
body: a
date: 2010-01-11
items:
  - title: Agreement
    deadlines:
      - {what: First draft, when: 2010-02-04}
      - {what: Comments, when: {said: mid-February, from: 2010-02-11, by: 2010-02-20}}
    actions:
      - {id: A1, action: Write it up, owner: Somebody, due: 2010-07-16}
"""
WHEN = {  # of each dated entry: what a clock in Greenwich shows
    "a-2010-02-15": "2010-02-15T10:00:00Z",
    "a-2010-07-12": "2010-07-16T09:00:00Z",
    "a-2010-11-15": "2010-11-15T10:00:00Z",
}


@pytest.fixture
def made(workspace: Callable[..., Workspace]) -> Callable[[str], bytes]:
    def make(day: str, plan: str = PLAN) -> bytes:
        at = workspace({
            "partnership.yaml": "name: A & B Partnership\nbodies: {a: {name: The Group}}\n",
            "forward-plan.yaml": plan,
            "meetings/a/2010-01-11.yaml": RECORD,
        })  # fmt: skip
        register = open_register(at, date.fromisoformat(day))
        found = diary(register, DiaryFilter(with_actions=True))
        return calendar(register.partnership.name, "A & B", found, register.as_of, "0")

    return make


def entries(data: bytes, kind: str = "VEVENT") -> dict[str, Any]:
    return {str(one["uid"]).partition("@")[0]: one for one in icalendar.Calendar.from_ical(data.decode()).walk(kind)}


def test_winter_and_summer_times_are_londons(made: Callable[..., bytes]) -> None:
    found = entries(made("2010-01-31"))
    moments = {name: found[name]["dtstart"].dt for name in ("a-2010-02-15", "a-2010-11-15")}
    assert {name: moment.astimezone(UTC).isoformat() for name, moment in moments.items()} == {
        "a-2010-02-15": "2010-02-15T10:00:00+00:00", "a-2010-11-15": "2010-11-15T10:00:00+00:00",
    }  # fmt: skip
    assert found["a-2010-12-13"]["dtstart"].dt == date(2010, 12, 13)  # no time known: the whole day


def test_a_meeting_that_moves_keeps_its_entry_with_a_higher_sequence(made: Callable[..., bytes]) -> None:
    before, after = entries(made("2010-01-31")), entries(made("2010-02-01"))
    assert before.keys() == after.keys()
    there, here = before["a-2010-07-12"], after["a-2010-07-12"]
    assert (there["dtstart"].dt.date(), there["sequence"]) == (date(2010, 7, 12), 0)
    assert (here["dtstart"].dt.date(), here["sequence"]) == (date(2010, 7, 16), 1)
    assert "Moved from Monday 12 July 2010: Room not free" in here["description"]
    assert "- One, two; three" in here["description"]
    assert here["location"] == "Room 1, County Hall; upstairs"


def test_where_only_the_time_changes_the_file_of_a_later_day_counts(made: Callable[..., bytes]) -> None:
    before = entries(made("2010-01-30"))["a-2010-02-15"]
    after = entries(made("2010-01-31", PLAN.replace("10:00-12:00", "14:00-16:00", 1)))["a-2010-02-15"]
    assert before["uid"] == after["uid"]
    assert (before["dtstart"].dt.hour, after["dtstart"].dt.hour) == (10, 14)
    assert before["sequence"] == after["sequence"]
    assert before["dtstamp"].dt < after["dtstamp"].dt  # which decides where the sequence is the same


def test_a_cancelled_meeting_is_cancelled_in_the_diary(made: Callable[..., bytes]) -> None:
    before, after = (entries(made(day))["a-2010-11-15"] for day in ("2010-05-31", "2010-06-01"))
    assert (before["status"], before["sequence"]) == ("CONFIRMED", 0)
    assert (after["status"], after["sequence"]) == ("CANCELLED", 1)
    assert after["summary"] == "CANCELLED: The Group"


def test_a_meeting_on_the_first_date_of_one_that_moved_has_an_entry_of_its_own(made: Callable[..., bytes]) -> None:
    found = entries(made("2010-03-01", f"{PLAN}- meeting: a/2010-07-12\n"))
    assert found["a-2010-07-12"]["dtstart"].dt.date() == date(2010, 7, 16)
    assert found["a-2010-07-12-2"]["dtstart"].dt == date(2010, 7, 12)


def test_deadlines_take_the_days_they_can_mean_and_actions_are_to_dos(made: Callable[..., bytes]) -> None:
    data = made("2010-02-01")
    spans = {
        str(one["summary"]): (one["dtstart"].dt, one["dtend"].dt)
        for one in entries(data).values() if one["summary"].startswith("Deadline")
    }  # fmt: skip
    assert spans == {
        "Deadline: First draft": (date(2010, 2, 4), date(2010, 2, 5)),
        "Deadline: Comments": (date(2010, 2, 11), date(2010, 2, 21)),
    }
    (todo,) = entries(data, "VTODO").values()
    assert (todo["summary"], todo["due"].dt, todo["status"]) == ("Write it up", date(2010, 7, 16), "NEEDS-ACTION")


def test_another_library_reads_the_same(made: Callable[..., bytes]) -> None:
    read = vobject.readOne(made("2010-02-01").decode("utf-8"))
    found = {one.uid.value.partition("@")[0]: one.dtstart.value for one in read.vevent_list}
    for name, moment in WHEN.items():
        assert found[name].astimezone(UTC) == datetime.fromisoformat(moment)
    assert [one.summary.value for one in read.vtodo_list] == ["Write it up"]


SCRIPT = """
import ICAL from "ical.js";
import { readFileSync } from "node:fs";
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const found = {};
for (const one of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(one);
  if (event.startDate.isDate) continue;
  found[event.uid.split("@")[0]] = event.startDate.toJSDate().toISOString().replace(".000", "");
}
console.log(JSON.stringify(found));
"""


def test_a_reader_in_javascript_reads_the_same_times(made: Callable[..., bytes], tmp_path: Path) -> None:
    need("node")
    if not (NODE / "ical.js").is_dir():
        assert not os.environ.get("CI"), "make test installs ical.js"
        pytest.skip("make test installs ical.js where there is npm")
    (tmp_path / "node_modules").symlink_to(NODE)
    (tmp_path / "read.mjs").write_text(SCRIPT)
    (tmp_path / "meetings.ics").write_bytes(made("2010-02-01"))
    for zone in ("Europe/London", "America/New_York"):  # wherever the diary is
        done = subprocess.run(
            ["node", "read.mjs", "meetings.ics"],
            cwd=tmp_path, check=True, capture_output=True, env={**os.environ, "TZ": zone},
        )  # fmt: skip
        assert json.loads(done.stdout) == WHEN


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_text_stays_in_its_line(text: str) -> None:
    from laa_minutes.view.diary import Diary
    from laa_minutes.view.meetings import MeetingRow, MovedRow

    row = MeetingRow(
        "a/2010-01-11", "a", "2010-01-11", "10:00", text, "planned", "ordinary", None, None, 0, "Monday", None,
        (MovedRow("a/2010-01-04", None, text),), text, None, None, False, True, text,
    )  # fmt: skip
    data = calendar(text, text, Diary((row,), {}, {row.meeting: (text,)}, (), ()), date(2010, 1, 1), "0")
    assert data.count(b"BEGIN:VEVENT") == 1
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = entries(data).values()
    assert set(event.keys()) >= {"UID", "DTSTART", "SUMMARY", "SEQUENCE"}
    assert "ATTENDEE" not in event


def test_the_command_writes_a_file_or_prints(laa: Laa, tmp_path: Path) -> None:
    code, out, _ = laa("calendar", "--as-of", "2010-03-01", "--body", "pmg")
    assert code == 0
    assert out.startswith("BEGIN:VCALENDAR")
    file = tmp_path / "m.ics"
    assert laa("calendar", "--as-of", "2010-03-01", "--body", "pmg", "-o", str(file))[0] == 0
    assert file.read_bytes().replace(b"\r\n", b"\n") == out.replace("\r\n", "\n").encode()
    code, _, err = laa("calendar", "-o", str(tmp_path / "m.txt"))
    assert code == 2
    assert ".ics" in err


def test_actions_of_one_owner(laa: Laa) -> None:
    _, out, _ = laa("calendar", "--as-of", "2010-03-01", "--owner", "Gwyn")
    assert out.count("BEGIN:VTODO") == 3
