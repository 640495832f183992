"""The records as tables: what is in them, in every form, and that asking changes nothing."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from rich.console import Console

from laa_minutes.cli.exporting import _listing
from laa_minutes.export import database, named_in, tables
from laa_minutes.output.terminal import show
from laa_minutes.register import Register, open_register
from laa_minutes.view.actions import ActionFilter, actions
from laa_minutes.view.decisions import DecisionFilter, decisions
from laa_minutes.view.meetings import MeetingFilter, meetings
from laa_minutes.workspace import Workspace

ROOT = Path(__file__).parent.parent
Laa = Callable[..., tuple[int, str, str]]
WORKSPACES = ("", "examples/leicestershire", "examples/brackenshire")
DAYS = (date(2008, 1, 31), date(2010, 2, 22), date(2024, 9, 30), date(2026, 1, 1))
AWKWARD = {
    "partnership.yaml": "name: T\nbodies: {b: {name: B}}\npeople: [{name: '=Ann', organisation: A\u202eB}]\n",
    "meetings/b/2020-01-01.yaml": """
body: b
date: 2020-01-01
items:
- title: "One; two, \\"three\\""
  minutes: |
    First line.

    Second line: £5, “quoted”, 'single'.
  actions:
  - {id: A1, action: "=cmd()", owner: "=Ann", due: 2020-02-01}
  - {action: Nobody and no date}
""",
}


@pytest.fixture(params=[(folder, day) for folder in WORKSPACES for day in DAYS], ids=str)
def register(request: pytest.FixtureRequest) -> Register:
    folder, day = request.param
    return open_register(Workspace(ROOT / folder), day)


def asked(register: Register, sql: str) -> list[tuple[Any, ...]]:
    return database(register).execute(sql).fetchall()


def test_every_table_stands_in_the_documentation() -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    documented = {
        name: re.findall(r"^\| `(\w+)` \| (\w+) \|", part, re.M)
        for name, part in re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", page, re.M | re.S)
    }
    assert documented == {one.name: [(column.name, column.type) for column in one.columns] for one in tables()}
    for one in tables():
        assert f"\n{one.about}\n" in page
        assert len(one.columns) == len(
            database(open_register(Workspace(ROOT), DAYS[0])).execute(f"SELECT * FROM {one.name}").description
        )


def test_keys_lead_somewhere(register: Register) -> None:
    assert database(register).execute("PRAGMA foreign_key_check").fetchall() == []


def test_actions_are_those_of_the_action_log(register: Register) -> None:
    log = actions(register, ActionFilter(status="all"))
    columns = "ref, meeting, due, due_said, due_meeting, status, closed, overdue, redated, raised"
    assert sorted(asked(register, f"SELECT {columns} FROM actions"), key=repr) == sorted(
        (
            (row.ref, row.meeting, row.due, row.due_said, row.due_meeting, row.status, row.closed, row.overdue,
             row.deferred, row.meeting.partition("/")[2][:10])
            for row in log
        ),
        key=repr,
    )  # fmt: skip
    owners = asked(register, "SELECT ref, owner FROM actions JOIN action_owners USING (action) ORDER BY ref, position")
    assert owners == sorted(((row.ref, owner) for row in log for owner in row.owners), key=lambda one: str(one[0]))


def test_decisions_are_in_the_register_of_decisions(register: Register) -> None:
    listed = Counter((row.ref, row.label, row.in_text, row.status) for row in decisions(register, DecisionFilter()))
    found = Counter(asked(register, "SELECT ref, label, in_text, status FROM decisions"))
    approvals = register.rows("SELECT 1 FROM approval JOIN meeting ON ref = at, asked WHERE date <= as_of")
    assert not found - listed
    assert (listed - found).total() == len(approvals)  # which the list has as decisions too


def test_meetings_are_those_of_the_calendar(register: Register) -> None:
    rows = meetings(register, MeetingFilter())
    assert sorted(asked(register, "SELECT meeting, status, approved_at FROM meetings"), key=repr) == sorted(
        ((row.meeting, row.status, row.approved_at) for row in rows), key=repr
    )


def test_figures_are_numbers_and_dates_are_days(brackenshire: Register) -> None:
    made = database(brackenshire)
    assert {kind for (kind,) in made.execute("SELECT typeof(value) FROM readings")} <= {"integer", "real"}
    assert all(date.fromisoformat(day) for (day,) in made.execute("SELECT reported FROM readings"))
    assert made.execute("SELECT count(*) FROM readings").fetchone()[0] > 100


@pytest.fixture
def awkward(workspace: Callable[[Mapping[str, str]], Workspace]) -> Path:
    return workspace(AWKWARD).root


def test_a_sqlite_file_has_all_tables_with_their_keys(laa: Laa, awkward: Path, tmp_path: Path) -> None:
    place = tmp_path / "out.sqlite"
    assert laa("export", "sqlite", "-o", str(place), cwd=awkward)[0] == 0
    made = sqlite3.connect(place)
    names = [name for (name,) in made.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    assert sorted(names) == sorted(one.name for one in tables())
    assert made.execute("SELECT text, due FROM actions ORDER BY ref").fetchall() == [
        ("Nobody and no date", None),
        ("=cmd()", "2020-02-01"),
    ]
    keys = {row[2] for row in made.execute("PRAGMA foreign_key_list(actions)")}
    assert keys == {"meetings", "items"}


def test_csv_reads_back_and_runs_nothing(laa: Laa, awkward: Path, tmp_path: Path) -> None:
    assert laa("export", "csv", "-o", str(tmp_path / "csv"), cwd=awkward)[0] == 0
    assert sorted(path.stem for path in (tmp_path / "csv").iterdir()) == sorted(one.name for one in tables())
    data = (tmp_path / "csv" / "actions.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")  # by which Excel knows UTF-8
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(row["text"], row["due"], row["overdue"]) for row in rows] == [
        ("'=cmd()", "2020-02-01", "yes"),
        ("Nobody and no date", "", "no"),
    ]
    items = (tmp_path / "csv" / "items.csv").read_text(encoding="utf-8-sig")
    assert [row["title"] for row in csv.DictReader(io.StringIO(items))] == ['One; two, "three"']


def test_json_is_one_object(laa: Laa, awkward: Path) -> None:
    code, out, _ = laa("export", "json", "--table", "people", "--table", "actions", cwd=awkward)
    found = json.loads(out)
    assert (code, found["schema"], found["faults"], list(found["tables"])) == (
        0,
        "laa.export/1",
        0,
        ["people", "actions"],
    )
    assert found["tables"]["people"] == [{"person": "=Ann", "organisation": "A\u202eB", "post": None, "title": None}]
    assert [row["overdue"] for row in found["tables"]["actions"]] == [True, False]


@pytest.mark.parametrize("folder", ["", "examples/brackenshire"])
def test_parquet_has_the_same_rows(laa: Laa, folder: str, tmp_path: Path) -> None:
    root = ROOT / folder
    assert laa("export", "parquet", "-o", str(tmp_path), "--as-of", "2025-03-31", cwd=root)[0] == 0
    made = database(open_register(Workspace(root), date(2025, 3, 31)))
    engine = duckdb.connect()
    for one in tables():
        found = engine.execute(f"SELECT * FROM '{tmp_path / one.name}.parquet'").fetchall()
        plain = [tuple(value.isoformat() if isinstance(value, date) else value for value in row) for row in found]
        assert plain == made.execute(f"SELECT * FROM {one.name} ORDER BY rowid").fetchall(), one.name
    assert engine.execute(f"SELECT typeof(due) FROM '{tmp_path}/actions.parquet' LIMIT 1").fetchall() == [("DATE",)]


def test_without_duckdb_a_line_says_what_to_install(
    laa: Laa, awkward: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    code, _, err = laa("export", "parquet", "-o", str(tmp_path / "p"), cwd=awkward)
    assert (code, err.splitlines()[-1]) == (
        1, "Parquet needs another package. pip install 'laa-minutes[analytics]'",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("sqlite", "nothing to read here"),
        ("csv", "nothing to read here"),
        ("csv --table acts", "there is no table acts"),
        ("csv -o partnership.yaml", "cannot be a folder"),
        ("sqlite -o nowhere/x.sqlite", "cannot be written"),
    ],
)
def test_where_it_cannot_go(laa: Laa, awkward: Path, words: str, said: str) -> None:
    code, out, err = laa("export", *words.split(), cwd=awkward)
    assert (code in (1, 2), out) == (True, "")
    assert said in err.lower()


def test_a_question(laa: Laa, awkward: Path) -> None:
    sql = "SELECT owner, count(*) AS n, count(*) AS n FROM Actions JOIN action_owners USING (action) GROUP BY owner"
    code, out, _ = laa("sql", sql, "--json", cwd=awkward)
    assert (code, json.loads(out)["rows"]) == (0, [{"owner": "=Ann", "n": 1, "n_2": 1}])
    assert laa("sql", sql, "--format", "csv", cwd=awkward)[1] == "owner,n,n_2\n'=Ann,1,1\n".replace("\n", "\r\n")
    assert "1 row." in laa("sql", sql, cwd=awkward)[1]
    assert "no rows." in laa("sql", "SELECT * FROM sums", cwd=awkward)[1]


def texts(root: Path) -> dict[str, bytes]:
    """Every file but laa's own."""
    found = (path for path in root.rglob("*") if path.is_file() and ".laa" not in path.parts)
    return {str(path): path.read_bytes() for path in found}


@pytest.mark.parametrize(
    "sql",
    [
        "", "SELECT", "SELECT 1; SELECT 2", "DELETE FROM actions", "DROP TABLE actions", "UPDATE actions SET text = ''",
        "CREATE TABLE x (y)", "ATTACH 'evil.db' AS e", "PRAGMA user_version = 5", "VACUUM INTO 'evil.db'",
        "SELECT load_extension('evil')", "SELECT * FROM nothing", "/* only a remark */", "BEGIN",
    ],
)  # fmt: skip
def test_what_is_no_question_changes_nothing(laa: Laa, awkward: Path, sql: str) -> None:
    before = texts(awkward)
    code, out, err = laa("sql", sql, cwd=awkward)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert texts(awkward) == before


def shown(columns: list[str], rows: Sequence[tuple[str, ...]], width: int) -> list[str]:
    out = io.StringIO()
    show(_listing(columns, rows, date(2020, 2, 1)), Console(file=out, width=width))
    return [line.rstrip() for line in out.getvalue().splitlines()[2:-2]]


def test_on_a_terminal_no_key_is_cut_and_words_wrap() -> None:
    rows = [("board/2020-01-10/A1", "Mend the lamp at the corner by the church", "board/2020-01-10#2")]
    assert shown(["action", "text", "item"], rows, 60) == [
        "  action               text             item",
        "  board/2020-01-10/A1  Mend the lamp    board/2020-01-10#2",
        "                       at the corner",
        "                       by the church",
    ]
    assert shown(["action", "text", "item"], rows, 50) == [
        "  action  board/2020-01-10/A1",
        "  text    Mend the lamp at the corner by the",
        "          church",
        "  item    board/2020-01-10#2",
    ]


def test_only_the_tables_asked_about_are_made() -> None:
    assert named_in("select count(*) from ACTIONS a join items on item = part") == ["items", "actions"]
