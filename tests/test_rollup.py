"""Many workspaces in one data set: whose rows they are, what is read again, and that nothing breaks the whole."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from laa_minutes.diagnostic import LaaError
from laa_minutes.edit import put
from laa_minutes.export import changes_on, database, tables
from laa_minutes.export.executors import Executors, cluster, processes
from laa_minutes.export.lake import Row
from laa_minutes.export.partitions import Task, folder_name, partnership_of, read_partitions, year_of
from laa_minutes.export.rollup import RolledUp, roll_up
from laa_minutes.register import Edition, open_register
from laa_minutes.register.tables import _KNOWN_FROM
from laa_minutes.workspace import Workspace

ROOT = Path(__file__).parent.parent
Laa = Callable[..., tuple[int, str, str]]
DAY = date(2020, 6, 1)
RECORD = """
body: b
date: {day}
items:
- title: Roads
  minutes: Bo spoke.
  actions:
  - {{id: A1, action: Count the roads, owner: Bo Tse, due: {due}}}
"""


class Here(Executor):
    """Does everything at once in this process, and remembers what."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, tasks: int) -> Any:
        return self

    def submit(self, function: Callable[..., Any], /, *values: Any, **named: Any) -> Future[Any]:
        self.read.append(values[0].name)
        future: Future[Any] = Future()
        try:
            future.set_result(function(*values, **named))
        except Exception as error:
            future.set_exception(error)
        return future


def rolled(
    place: Path,
    *workspaces: Path,
    day: date = DAY,
    edition: Edition = "members",
    executors: Executors | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> RolledUp:
    return roll_up(workspaces, place, day, edition, executors or Here(), progress)


def states(done: RolledUp) -> dict[str | None, str]:
    return {row.partnership: row.state for row in done.rows}


def asked(place: Path, sql: str) -> list[tuple[Any, ...]]:
    """A question to the data set, the tables by their names."""
    with duckdb.connect() as engine:
        for name in set(re.findall(r"[a-z_]+", sql)) & {path.name for path in place.iterdir()}:
            engine.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{place / name}/**/*.parquet')")
        return engine.execute(sql).fetchall()


def contents(place: Path) -> dict[str, bytes]:
    """Everything that an engine would read."""
    found = sorted(place.rglob("*.parquet"))
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing counts as written a moment ago."""
    monkeypatch.setattr("laa_minutes.register.index._SETTLED", -(10**12))


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command does everything in this process, which is quicker."""
    monkeypatch.setattr("laa_minutes.export.executors.processes", Here())


@pytest.fixture
def make(tmp_path: Path, long_ago: None) -> Callable[..., Path]:
    """A workspace: the partnership's name, and the days on which its body met."""

    def made(folder: str, name: str | None, *days: str, due: str = "2020-03-01", more: str = "") -> Path:
        root = tmp_path / folder
        (root / "meetings" / "b").mkdir(parents=True, exist_ok=True)
        named = "" if name is None else f"name: {json.dumps(name, ensure_ascii=False)}\n"
        partnership = f"{named}bodies: {{b: {{name: Board}}}}\npeople: [{{name: Bo Tse, organisation: Police}}]\n{more}"
        (root / "partnership.yaml").write_text(partnership, encoding="utf-8")
        for day in days:
            write(root, day, due=due)
        return root

    return made


def write(root: Path, day: str, due: str = "2020-03-01", more: str = "") -> None:
    (root / "meetings" / "b" / f"{day}.yaml").write_text(RECORD.format(day=day, due=due) + more, encoding="utf-8")


# What is in it ------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_it_has_the_rows_that_export_has_and_says_whose_they_are(tmp_path: Path) -> None:
    day, place = date(2025, 3, 31), tmp_path / "lake"
    roots = [ROOT, ROOT / "examples" / "leicestershire", ROOT / "examples" / "brackenshire"]
    registers = [open_register(Workspace(root), day) for root in roots]
    assert [row.state for row in rolled(place, *roots, day=day).rows] == ["new"] * 3
    with duckdb.connect() as engine:
        for register in registers:
            made = database(register)
            for table in tables():
                columns = ", ".join(column.name for column in table.columns)
                wanted = made.execute(f"SELECT {columns} FROM {table.name}").fetchall()
                found = engine.execute(
                    f"SELECT {columns} FROM read_parquet($1) WHERE partnership = $2",
                    [f"{place}/{table.name}/**/*.parquet", register.partnership.name],
                ).fetchall()
                plain = [tuple(one.isoformat() if isinstance(one, date) else one for one in row) for row in found]
                assert sorted(plain, key=repr) == sorted(wanted, key=repr), table.name


@pytest.mark.slow
def test_rows_are_filed_under_the_year_of_their_meeting_or_of_the_period_they_measure(tmp_path: Path) -> None:
    rolled(tmp_path, ROOT / "examples" / "brackenshire", day=date(2025, 3, 31))
    dated = {table.name: {column.name for column in table.columns} for table in tables()}
    for name, columns in dated.items():
        if "period_ends" in columns:
            sql = f"SELECT count(*) FILTER (year = year(period_ends)), count(*) FROM {name}"
        elif "meeting" in columns:  # a meeting's name ends with its day
            sql = (
                "SELECT count(*) FILTER (meeting IS NULL AND year IS NULL OR year = substr(meeting, "
                f"instr(meeting, '/') + 1, 4)::INT), count(*) FROM {name}"
            )
        elif "action" in columns:
            sql = (
                "SELECT count(*) FILTER (one.year = actions.year), count(*) "
                f"FROM {name} AS one JOIN actions USING (partnership, action)"
            )
        else:
            assert not list((tmp_path / name).rglob("year=*")), name
            continue
        right, every = asked(tmp_path, sql)[0]
        assert (name, right) == (name, every)


def test_every_table_can_be_asked_also_where_nobody_has_rows_in_it(make: Callable[..., Path], tmp_path: Path) -> None:
    rolled(tmp_path / "lake", make("a", "A"))
    counts = " UNION ".join(f"SELECT '{table.name}', count(*) FROM {table.name}" for table in tables())
    filled = {name: number for name, number in asked(tmp_path / "lake", counts) if number}
    assert filled == {"bodies": 1, "people": 1}


PAGE = ROOT / "docs" / "scale.md"
ANSWERED = re.compile(r"```sql\n(?P<sql>SELECT\s.*?)```\n(?:\n```text\n.*?```\n)?", re.S)


@pytest.mark.slow
def test_the_documented_questions_have_the_documented_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    roots = [ROOT, ROOT / "examples" / "leicestershire", ROOT / "examples" / "brackenshire"]
    rolled(tmp_path / "lake", *roots, day=date(2025, 3, 31))
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text(encoding="utf-8")
    with duckdb.connect() as engine:
        engine.execute(page.partition("```sql\n")[2].partition("```")[0])

        def answered(block: re.Match[str]) -> str:
            found = engine.execute(block["sql"])
            columns = [name for name, *_ in found.description or ()]
            return f"```sql\n{block['sql']}```\n\n```text\n{laid_out(columns, found.fetchall())}```\n"

        true = ANSWERED.sub(answered, page)
    if os.environ.get("LAA_REFRESH"):
        PAGE.write_text(true, encoding="utf-8")
    assert page == true


def laid_out(columns: list[str], rows: list[tuple[Any, ...]]) -> str:
    lines = [columns, *(["NULL" if value is None else str(value) for value in row] for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(columns))]
    return "".join("  ".join(map(str.ljust, line, widths)).rstrip() + "\n" for line in lines)


def test_the_page_says_what_each_table_is_divided_by() -> None:
    page = PAGE.read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| (`.*`) \| (.*) \|$", page.partition("| tables |")[2].partition("\n\n")[0], re.M))
    named = {where: set(re.findall(r"`(\w+)`", names)) for names, where in told.items()}
    years = {table.name: year_of(table) for table in tables()}
    assert {name for name, year in years.items() if not year} | {"partnerships"} == named[
        "none: one file for each partnership"
    ]
    assert {name for name, year in years.items() if "period_ends" in year} == named["the last day of the period"]
    assert {name for name, year in years.items() if "actions" in year} == named[
        "the meeting at which the action was raised"
    ]
    columns = re.findall(r"^\| (`.*?`) \| [A-Z]+ \|", page, re.M)
    assert re.findall(r"\w+", " ".join(columns)) == [field.name for field in fields(Row)]


# What is read again -------------------------------------------------------------------------------------------------


def test_what_has_not_changed_is_neither_read_nor_written(make: Callable[..., Path], tmp_path: Path) -> None:
    a, b = make("a", "A", "2019-01-10", "2020-01-10"), make("b", "B", "2020-01-10")
    place, here = tmp_path / "lake", Here()
    rolled(place, a, b)
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*.parquet")}
    assert set(states(rolled(place, a, b, executors=here)).values()) == {"unchanged"}
    assert (here.read, {path: path.stat().st_mtime_ns for path in before}) == ([], before)

    write(a, "2020-01-10", due="2020-04-01")
    done = rolled(place, a, b, executors=here)
    assert (here.read, states(done)) == (["A"], {"A": "read", "B": "unchanged"})
    changed = {path.relative_to(place) for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert changed == {
        Path("actions/partnership=A/year=2020/data.parquet"), Path("partnerships/partnership=A/data.parquet"),
    }  # fmt: skip


def test_a_year_that_has_no_rows_any_more_is_gone(make: Callable[..., Path], tmp_path: Path) -> None:
    a, place = make("a", "A", "2019-01-10", "2020-01-10"), tmp_path / "lake"
    rolled(place, a)
    old = list(place.rglob("year=2019"))
    (a / "meetings" / "b" / "2019-01-10.yaml").unlink()
    assert rolled(place, a).rows[0].removed == len(old) > 3
    assert asked(place, "SELECT DISTINCT year FROM items") == [(2020,)]
    assert not list(place.rglob("year=2019"))


def test_a_workspace_that_nobody_names_any_more_is_gone(make: Callable[..., Path], tmp_path: Path) -> None:
    a, b, place = make("a", "A", "2020-01-10"), make("b", "B", "2020-01-10"), tmp_path / "lake"
    rolled(place, a, b)
    assert states(rolled(place, a)) == {"A": "unchanged", "B": "gone"}
    assert contents(place) == contents_of_new(tmp_path, a)


def contents_of_new(tmp_path: Path, *workspaces: Path, day: date = DAY) -> dict[str, bytes]:
    """What a data set made from nothing holds."""
    place = tmp_path / "new"
    rolled(place, *workspaces, day=day)
    return contents(place)


@pytest.mark.slow
def test_a_partnership_that_changes_its_name_has_its_rows_under_the_new_one(
    make: Callable[..., Path], tmp_path: Path
) -> None:
    a, b, place = make("a", "A", "2020-01-10"), make("b", "B", "2019-01-10"), tmp_path / "lake"
    rolled(place, a, b)
    make("a", "B")
    make("b", "A")  # even in exchange
    assert states(rolled(place, a, b)) == {"A": "read", "B": "read"}
    assert contents(place) == contents_of_new(tmp_path, a, b)
    make("b", "C")
    assert list(states(rolled(place, a, b)).items()) == [("B", "unchanged"), ("C", "read"), ("A", "gone")]
    assert asked(place, "SELECT DISTINCT partnership FROM actions ORDER BY 1") == [("B",), ("C",)]


def test_what_time_alone_changes_is_brought_up_to_date(make: Callable[..., Path], tmp_path: Path) -> None:
    a, place, here = make("a", "A", "2020-01-10", due="2020-06-05"), tmp_path / "lake", Here()
    overdue: list[bool] = []
    for day in (1, 4, 5, 6, 30):
        rolled(place, a, day=date(2020, 6, day), executors=here)
        overdue += asked(place, "SELECT overdue FROM actions")[0]
    assert overdue == [False, False, False, True, True]
    assert len(here.read) == 2  # at first, and on the day after it was due
    assert rolled(place, a, day=date(2020, 5, 1)).rows[0].state == "read"  # of days before nothing is known


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["", "examples/leicestershire", "examples/brackenshire", "moving"])
def test_rows_are_the_same_until_the_day_on_which_they_may_change(folder: str, make: Callable[..., Path]) -> None:
    if folder == "moving":
        root, first, last = moving(make), date(2019, 12, 1), date(2020, 8, 1)
    elif folder.endswith("brackenshire"):
        root, first, last = ROOT / folder, date(2024, 7, 1), date(2024, 12, 1)
    else:
        root, first, last = ROOT / folder, date(2007, 11, 1), date(2026, 1, 1)
    register = open_register(Workspace(root), first)
    days = 0
    while register.as_of < last:
        made = database(register)
        rows, until = list(made.iterdump()), changes_on(register, made) or last
        assert until > register.as_of
        if (eve := min(until, last) - timedelta(days=1)) > register.as_of:
            assert list(database(register.on(eve)).iterdump()) == rows, (register.as_of, until)
        register, days = register.on(min(until, last)), days + 1
    assert 3 < days < (last - first).days / 2


def moving(make: Callable[..., Path]) -> Path:
    """A workspace in which what counts depends on the day in every way."""
    root = make("moving", "A", "2020-01-10")
    write(root, "2020-02-14", due="2020-02-20")
    record = root / "meetings" / "b" / "2020-03-13.yaml"
    record.write_text(
        "body: b\ndate: 2020-03-13\nmoved: [{from: 2020-03-06, dated: 2020-02-25, why: Snow}]\nprogress:\n"
        "- {ref: 2020-01-10/A1, status: done}\n- {ref: 2020-02-14/A1, due: 2020-04-20, on: 2020-03-03}\n"
        "items:\n- title: Roads\n  approves: [{meeting: 2020-02-14}]\n"
        "  actions: [{id: A1, action: Ask, owner: Bo, due: next}]\n"
        "  resolutions: [{text: that it wait, waits_on: Cabinet}]\n",
        encoding="utf-8",
    )
    (root / "forward-plan.yaml").write_text(
        "- meeting: b/2020-05-15\n  moved: [{from: 2020-05-08, dated: 2020-04-02, why: Snow}]\n"
        "  items: [{title: Report, from: 2020-01-10/A1}]\n"
        "- meeting: b/2020-06-12\n  cancelled: {why: Snow, dated: 2020-05-28}\n",
        encoding="utf-8",
    )
    (root / "indicators.yaml").write_text(
        "NI 4:\n  title: Influence\n  readings: [{period: 2020-01, value: 3, reported: 2020-03-05}]\n", encoding="utf-8"
    )
    return root


def test_every_column_that_is_held_against_the_day_asked_about_is_known() -> None:
    """Or a data set would not be brought up to date when its day comes."""
    package = ROOT / "src" / "laa_minutes"
    sql = "".join((package / path).read_text(encoding="utf-8") for path in ("register/schema.sql", "export/tables.sql"))
    against = set(re.findall(r"(\w+)(?:\)?, '\d*'\))? [<>]=? as_of", sql))
    against |= set(re.findall(r"(\w+) > \?1? ?(?!AND date)", (package / "register" / "settle.py").read_text("utf-8")))
    known = set(re.findall(r"'([a-z_]+)'", _KNOWN_FROM)) - {"table"}
    assert against - {"before"} == known | {"due_date"}  # of what is open: `changes_on`


@pytest.mark.slow
def test_whatever_happened_to_a_file_it_is_as_it_was_made(make: Callable[..., Path], tmp_path: Path) -> None:
    a, b, place = make("a", "A", "2019-01-10", "2020-01-10"), make("b", "B", "2020-01-10"), tmp_path / "lake"
    rolled(place, a, b)
    whole = contents(place)
    items = place / "items" / "partnership=A" / "year=2020"
    row = place / "partnerships" / "partnership=A" / "data.parquet"
    for harm in (
        lambda: (items / "data.parquet").unlink(),
        lambda: (items / "data.parquet").write_bytes(b"PAR1"),
        lambda: (items / "copy.parquet").write_bytes((items / "data.parquet").read_bytes()),
        lambda: (items / ".laa-output-x").write_bytes(b"half"),
        lambda: (place / "items" / "partnership=Z").mkdir(),
        lambda: row.write_bytes(b"PAR1"),
        lambda: row.unlink(),
    ):
        harm()
        assert states(rolled(place, a, b))["B"] == "unchanged"
        assert contents(place) == whole
        assert not list(place.rglob(".laa-output-*"))


@pytest.mark.slow
@pytest.mark.parametrize("many", [1, 9, 30])
def test_a_crash_leaves_the_old_file_or_the_new(
    make: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    a, b, place = make("a", "A", "2019-01-10", "2020-01-10"), make("b", "B", "2020-01-10"), tmp_path / "lake"
    rolled(place, a, b)
    old = contents(place)
    make("a", "A2", "2018-01-10")
    (a / "meetings" / "b" / "2019-01-10.yaml").unlink()
    write(b, "2020-01-10", due="2020-05-05")
    new = contents_of_new(tmp_path, a, b)
    left = many

    def dying(write: Callable[..., Any]) -> Callable[..., Any]:
        def until(*values: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left <= 0:  # as if the process was no more
                raise KeyboardInterrupt
            return write(*values, **named)

        return until

    with monkeypatch.context() as patch:
        patch.setattr("laa_minutes.export.lake.put", dying(put))
        patch.setattr(Path, "unlink", dying(Path.unlink))
        with pytest.raises(KeyboardInterrupt):
            rolled(place, a, b)
    found = contents(place)
    assert all(data in (old.get(path), new.get(path)) for path, data in found.items())
    assert found != new
    rolled(place, a, b)
    assert contents(place) == new


# What is wrong with one ---------------------------------------------------------------------------------------------


def test_a_workspace_that_cannot_be_read_keeps_its_former_rows_which_are_marked(
    make: Callable[..., Path], tmp_path: Path
) -> None:
    a, b, place = make("a", "A", "2020-01-10"), make("b", "B", "2020-01-10"), tmp_path / "lake"
    rolled(place, a, b)
    (a / "partnership.yaml").rename(a / "elsewhere")
    write(b, "2020-02-10")
    done = rolled(place, a, tmp_path / "nowhere", b)
    assert states(done) == {"A": "kept", None: "missing", "B": "read"}
    assert [(one.place.path, one.code) for one in done.problems] == [
        (str(a), "no-workspace"), (str(tmp_path / "nowhere"), "no-workspace"),
    ]  # fmt: skip
    marked = "SELECT partnership, problem FROM partnerships ORDER BY 1"
    assert asked(place, marked) == [("A", "no-workspace"), ("B", None)]
    assert asked(place, "SELECT count(*) FROM actions WHERE partnership = 'A'") == [(1,)]

    (a / "elsewhere").rename(a / "partnership.yaml")
    assert states(rolled(place, a, b)) == {"A": "read", "B": "unchanged"}
    assert asked(place, marked) == [("A", None), ("B", None)]


@pytest.mark.parametrize("broken", ["name: [\n", "nmae: A\n", "name: B\nbodies: [\n"])
def test_where_it_cannot_be_known_whose_records_they_are_they_are_not_read(
    make: Callable[..., Path], tmp_path: Path, broken: str
) -> None:
    a, place = make("a", "A", "2020-01-10"), tmp_path / "lake"
    rolled(place, a)
    (a / "partnership.yaml").write_text(broken, encoding="utf-8")
    done = rolled(place, a)
    assert (states(done), done.problems[0].code) == ({"A": "kept"}, "not-read")


@pytest.mark.usefixtures("here")
def test_records_with_errors_give_what_can_be_read_and_are_counted(
    make: Callable[..., Path], tmp_path: Path, laa: Laa
) -> None:
    a, place = make("a", "A", "2020-01-10"), tmp_path / "lake"
    write(a, "2020-02-10", due="soonish [", more="nonsense: 1\n")
    errors = open_register(Workspace(a), DAY).errors
    assert errors > 1
    for _ in range(2):  # also when it is not read again
        code, out, _ = laa("rollup", str(a), "-o", str(place), "--json")
        found = json.loads(out)
        assert (code, found["faults"], found["partnerships"][0]["errors"]) == (1, errors, errors)
    assert found["partnerships"][0]["state"] == "unchanged"
    assert asked(place, "SELECT count(*) FROM actions") == [(2,)]
    assert asked(place, "SELECT errors FROM partnerships") == [(errors,)]


@pytest.mark.slow
def test_of_two_partnerships_of_one_name_neither_is_taken_unless_it_is_there_already(
    make: Callable[..., Path], tmp_path: Path
) -> None:
    a, b, place = make("a", "Safer", "2020-01-10"), make("b", "SAFER", "2019-01-10"), tmp_path / "lake"
    done = rolled(place, a, b)
    assert [row.state for row in done.rows] == ["missing", "missing"]
    assert {one.code for one in done.problems} == {"same-partnership"}
    rolled(place, a)
    write(a, "2020-02-10")
    done = rolled(place, b, a)
    assert [(row.workspace, row.state) for row in done.rows] == [(str(b), "missing"), (str(a), "read")]
    assert f"is also the name of {a}" in done.problems[0].message
    assert contents(place) == contents_of_new(tmp_path, a)
    (a / "partnership.yaml").unlink()  # nor may another take the place of one that cannot be read
    assert [row.state for row in rolled(place, b, a).rows] == ["missing", "kept"]


@pytest.mark.slow
def test_one_that_cannot_have_its_new_name_keeps_the_old_one_from_others(
    make: Callable[..., Path], tmp_path: Path
) -> None:
    a, b, c, place = make("a", "A", "2020-01-10"), make("b", "B"), make("c", "C"), tmp_path / "lake"
    rolled(place, a, b, c)
    make("a", "B")
    make("c", "A")
    done = rolled(place, a, b, c)
    assert [(row.partnership, row.state) for row in done.rows] == [("A", "kept"), ("B", "unchanged"), ("C", "kept")]
    assert asked(place, "SELECT count(*) FROM actions WHERE partnership = 'A'") == [(1,)]


def test_a_workspace_named_twice_is_one(make: Callable[..., Path], tmp_path: Path) -> None:
    a = make("a", "A")
    assert states(rolled(tmp_path / "lake", a, a / ".." / "a")) == {"A": "new"}


def test_without_a_name_a_partnership_goes_by_its_folder(make: Callable[..., Path], tmp_path: Path) -> None:
    assert states(rolled(tmp_path / "lake", make("essex", None))) == {"essex": "new"}


@pytest.mark.slow
def test_a_name_is_text(make: Callable[..., Path], tmp_path: Path) -> None:
    names = [
        "../../x", "a=b", "new\nline", "/etc/passwd", "..", "100% [all]*?", "O'Brien \"x\"", "Sir Gâr", "2010", "%41",
        "__HIVE_DEFAULT_PARTITION__", " spaced ", "=cmd()", "\u202eturned", "x\\y", "~", "Ελλάδα",
    ]  # fmt: skip
    place = tmp_path / "in" / "lake"
    rolled(place, *(make(f"w/{number}", name, "2020-01-10") for number, name in enumerate(names)))
    assert sorted(asked(place, "SELECT DISTINCT partnership FROM actions")) == sorted((name,) for name in names)
    assert {path.name for path in tmp_path.iterdir()} == {"in", "w"}
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["lake"]
    assert len(list((place / "actions").iterdir())) == len(names)
    assert [partnership_of(folder_name(name)) for name in names] == names


def test_a_name_too_long_for_a_folder_is_a_problem_of_its_own(make: Callable[..., Path], tmp_path: Path) -> None:
    done = rolled(tmp_path / "lake", make("a", "N" * 300), make("b", "B"))
    assert (states(done), done.problems[0].code) == ({None: "missing", "B": "new"}, "not-read")


def test_a_folder_may_be_called_anything(make: Callable[..., Path], tmp_path: Path) -> None:
    a = make("a", "A", "2020-01-10")
    odd = a.rename(os.fsdecode(os.fsencode(tmp_path) + b"/\xff='\n"))
    assert states(rolled(tmp_path / "lake", odd)) == {"A": "new"}
    assert states(rolled(tmp_path / "lake", odd)) == {"A": "unchanged"}


def test_so_may_the_data_set(make: Callable[..., Path], tmp_path: Path) -> None:
    a, b = make("a", "A", "2020-01-10"), make("b", "A", "2020-01-10")
    rolled(tmp_path / "lake", b)
    for name in ("l*e", "lak?", "[l]ake"):
        assert states(rolled(tmp_path / name, a)) == {"A": "new"}
        assert states(rolled(tmp_path / name, a)) == {"A": "unchanged"}


def test_a_fault_of_laa_stops_nobody_else_and_is_told(
    make: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(task: Task) -> Any:
        if task.name == "A":
            raise RecursionError("too deep")
        return read_partitions(task)

    monkeypatch.setattr("laa_minutes.export.rollup.read_partitions", fails)
    done = rolled(tmp_path / "lake", make("a", "A"), make("b", "B"))
    assert (states(done), type(done.failure)) == ({"A": "missing", "B": "new"}, RecursionError)


# Editions, places ---------------------------------------------------------------------------------------------------


def test_the_public_edition_has_nothing_that_is_withheld(make: Callable[..., Path], tmp_path: Path) -> None:
    a, place = make("a", "A", "2020-01-10"), tmp_path / "public"
    write(a, "2020-02-10", more="- title: Qx900\n  exempt: Personal\n  minutes: Qx900 spoke.\n")
    rolled(place, a, edition="public")
    assert asked(place, "SELECT DISTINCT exempt FROM items ORDER BY 1") == [("Personal",), (None,)]
    assert "Qx900" not in repr([asked(place, f"SELECT * FROM {table.name}") for table in tables()])
    assert str(tmp_path) not in repr(asked(place, "SELECT * FROM partnerships"))
    rolled(tmp_path / "members", a)
    assert "Qx900" in repr(asked(tmp_path / "members", "SELECT * FROM items"))


def test_a_data_set_is_of_one_edition(make: Callable[..., Path], tmp_path: Path, laa: Laa) -> None:
    a, place = make("a", "A", "2020-01-10"), tmp_path / "lake"
    rolled(place, a)
    before = contents(place)
    code, _, err = laa("rollup", str(a), "-o", str(place), "--edition", "public")
    assert (code, "is of the members edition" in err, contents(place)) == (2, True, before)


def test_the_public_gets_no_records_with_errors(make: Callable[..., Path], tmp_path: Path) -> None:
    a, b, place = make("a", "A", "2020-01-10"), make("b", "B", "2020-01-10"), tmp_path / "lake"
    rolled(place, a, b, edition="public")
    before = contents(place)
    write(a, "2020-01-10", more="exmept: yes\n")
    done = rolled(place, a, b, edition="public")
    assert (states(done), "errors" in done.problems[0].message) == ({"A": "kept", "B": "unchanged"}, True)
    assert {path for path, data in contents(place).items() if data != before[path]} == {
        "partnerships/partnership=A/data.parquet"
    }


@pytest.mark.parametrize("there", ["notes.txt", "actions/partnership=A/data.parquet", "_laa.json"])
def test_a_folder_that_holds_something_else_is_left_alone(
    make: Callable[..., Path], tmp_path: Path, laa: Laa, there: str
) -> None:
    place = tmp_path / "mine"
    (place / there).parent.mkdir(parents=True, exist_ok=True)
    (place / there).write_text("{}")
    code, out, err = laa("rollup", str(make("a", "A")), "-o", str(place))
    assert (code, out) == (2, "")
    assert "holds something else" in err or "is of the" in err
    assert [path for path in place.rglob("*") if path.is_file()] == [place / there]


def test_a_file_is_no_folder(make: Callable[..., Path], tmp_path: Path, laa: Laa) -> None:
    (tmp_path / "file").write_text("")
    code, _, err = laa("rollup", str(make("a", "A")), "-o", str(tmp_path / "file"))
    assert (code, "cannot be written" in err) == (1, True)


@pytest.mark.parametrize(
    ("missing", "words", "said"),
    [
        ("duckdb", (), "Parquet needs another package. pip install 'laa-minutes[analytics]'"),
        (
            "distributed",
            ("--scheduler", "tcp://x"),
            "A cluster needs another package. pip install 'laa-minutes[cluster]'",
        ),
    ],
)
def test_what_is_missing_is_named(
    make: Callable[..., Path], tmp_path: Path, laa: Laa, monkeypatch: pytest.MonkeyPatch, missing: str,
    words: tuple[str, ...], said: str,
) -> None:  # fmt: skip
    monkeypatch.setitem(__import__("sys").modules, missing, None)
    code, _, err = laa("rollup", str(make("a", "A")), "-o", str(tmp_path / "lake"), *words)
    assert (code, err.splitlines()[-1]) == (1, said)


@pytest.mark.usefixtures("here")
def test_workspaces_are_below_the_folder_that_is_named_first(
    make: Callable[..., Path], tmp_path: Path, laa: Laa
) -> None:
    make("a", "A", "2020-01-10")
    code, out, _ = laa("-C", str(tmp_path), "rollup", "a", "-o", str(tmp_path / "lake"), "--as-of", "2020-06-01")
    assert (code, out.splitlines()[-1]) == (0, f"1 partnership in {tmp_path / 'lake'}; 1 read, 21 files written.")


# Who does the work --------------------------------------------------------------------------------------------------


@pytest.fixture
def many(make: Callable[..., Path]) -> list[Path]:
    return [make(f"w{n}", f"P{n}", *(f"{2010 + n}-0{month}-10" for month in range(1, 10))) for n in range(6)]


@pytest.mark.slow
def test_processes_give_the_same_also_when_one_dies(many: list[Path], tmp_path: Path) -> None:
    def kill_one(done: int, of: int) -> None:
        if done == 1:
            multiprocessing.active_children()[0].kill()

    assert not rolled(tmp_path / "lake", *many, executors=processes, progress=kill_one).problems
    assert contents(tmp_path / "lake") == contents_of_new(tmp_path, *many)


@contextmanager
def _dying(tasks: int) -> Iterator[Executor]:
    """Processes that die of what `P3` has."""
    with processes(tasks) as pool:

        class Dying(Executor):
            def submit(self, function: Callable[..., Any], /, *values: Any, **named: Any) -> Future[Any]:
                return pool.submit(os._exit, 1) if values[0].name == "P3" else pool.submit(function, *values, **named)

        yield Dying()


@pytest.mark.slow
def test_what_kills_its_process_is_named_and_the_others_are_read(many: list[Path], tmp_path: Path) -> None:
    done = rolled(tmp_path / "lake", *many, executors=_dying)
    assert [(one.place.path, one.message) for one in done.problems] == [
        (str(many[3]), "the process that was to read it died")
    ]
    others = many[:3] + many[4:]
    assert set(contents(tmp_path / "lake")) == set(contents_of_new(tmp_path, *others))


@pytest.mark.slow
def test_a_cluster_gives_the_same_also_when_a_worker_dies(many: list[Path], tmp_path: Path) -> None:
    import distributed

    killed = []
    make: Any = distributed.LocalCluster
    with make(n_workers=2, threads_per_worker=1, dashboard_address=None) as workers:

        def kill_one(done: int, of: int) -> None:
            if done == 1:
                nanny = next(one for one in workers.workers.values() if one.process.pid)
                os.kill(nanny.process.pid, 9)
                killed.append(nanny.process.pid)

        executors = cluster(workers.scheduler_address)
        done = rolled(tmp_path / "lake", *many, executors=executors, progress=kill_one)
    assert (len(killed), done.problems) == (1, ())
    assert contents(tmp_path / "lake") == contents_of_new(tmp_path, *many)


@pytest.mark.slow
def test_where_no_scheduler_answers_a_line_says_so(
    make: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("laa_minutes.export.executors._PATIENCE", 0.5)
    with pytest.raises(LaaError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        rolled(tmp_path / "lake", make("a", "A"), executors=cluster("tcp://127.0.0.1:9"))


@pytest.mark.slow
def test_a_cluster_without_workers_or_that_goes_away_is_told(many: list[Path], tmp_path: Path) -> None:
    import distributed

    make: Any = distributed.LocalCluster
    with make(n_workers=0, threads_per_worker=1, dashboard_address=None) as workers:
        address = workers.scheduler_address
        with pytest.raises(LaaError, match="has no workers"):
            rolled(tmp_path / "lake", *many, executors=cluster(address))
        workers.scale(1)
        workers.wait_for_workers(1)
        done = rolled(
            tmp_path / "lake", *many, executors=cluster(address),
            progress=lambda done, of: workers.close() if done == 1 else None,
        )  # fmt: skip
    assert {one.message for one in done.problems} == {"the cluster went away before it was read"}
    assert done.failure is None


def test_a_machine_with_another_laa_reads_nothing(make: Callable[..., Path]) -> None:
    task = Task(str(make("a", "A")), "A", DAY, "members", "other")
    with pytest.raises(LaaError, match="another laa"):
        read_partitions(task)
