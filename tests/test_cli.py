"""The command line as a whole: help, version, where the workspace is, exit codes, what is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from laa_minutes import __version__
from laa_minutes.cli import COMMANDS, GROUPS, session

Run = Callable[..., tuple[int, str, str]]


def test_help_lists_every_command(laa: Run) -> None:
    code, out, _ = laa("--help")
    assert code == 0
    for name in COMMANDS:
        assert f"\n  {name} " in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(laa: Run, name: str) -> None:
    code, out, err = laa(name, "--help")
    assert (code, err) == (0, "")
    assert f"laa {name}" in out
    assert "Example" in out


@pytest.mark.parametrize(("group", "verb"), [(group, verb) for group, verbs in GROUPS.items() for verb in verbs])
def test_every_command_of_a_group_has_help_with_examples(laa: Run, group: str, verb: str) -> None:
    code, out, err = laa(group, verb, "--help")
    assert (code, err) == (0, "")
    assert f"laa {group} {verb}" in out
    assert "Example" in out


def test_help_names_no_option_that_there_is_not(laa: Run) -> None:
    for name in COMMANDS:
        out = " ".join(laa(name, "--help")[1].split())
        assert ("--format <" in out) == ("Short for --format json" in out), name
        assert ("its suffix chooses the format" in out) <= ("--format <" in out), name


def test_version(laa: Run) -> None:
    assert laa("--version")[1].startswith("laa 0.")


def test_a_mistyped_command_is_understood(laa: Run) -> None:
    code, out, err = laa("acton")
    assert (code, out) == (2, "")
    assert "Did you mean action or actions?" in err


def test_a_body_that_there_is_not_is_answered_with_those_there_are(laa: Run) -> None:
    assert laa("meetings", "--body", "zzz")[1:] == (
        "",
        "No body called “zzz”. There are: pmg, emb, epf, cwop, seb, acg.\n",
    )


def test_a_document_that_there_is_not(laa: Run, tmp_path: Path) -> None:
    code, _, err = laa("import", str(tmp_path / "nothing.docx"))
    assert (code, err) == (1, f"{tmp_path}/nothing.docx: no such file or directory. Check the name.\n")


def test_a_folder_without_records(laa: Run, tmp_path: Path) -> None:
    code, out, err = laa("actions", cwd=tmp_path)
    assert (code, out) == (1, "")
    assert "No partnership.yaml" in err
    assert "laa init" in err


def test_a_folder_that_is_not_there(laa: Run, tmp_path: Path) -> None:
    assert laa("-C", str(tmp_path / "nowhere"), "actions")[0] == 2


def test_any_folder_below_will_do(laa: Run) -> None:
    meetings = Path(__file__).parent.parent / "meetings" / "pmg"
    assert laa("actions", "--owner", "Gwyn", cwd=meetings)[0] == 0


def test_a_fault_of_our_own_is_not_a_traceback(laa: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("laa_minutes.register.index.open_kept", broken)
    code, out, err = laa("actions")
    assert (code, out) == (3, "")
    assert "fault in laa itself" in err
    assert "Traceback" not in err


def test_it_runs_as_a_module_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "laa_minutes", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"laa {__version__}\n"


def test_help_imports_nothing_heavy() -> None:
    """Starting is most of what a short command takes."""
    script = (
        "import sys; sys.argv = ['laa', '--help']\n"
        "from laa_minutes.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'yaml', 'jinja2', 'rich', 'sqlite3', 'markdown_it', 'filelock', 'pydantic'}\n"
        "print('imported', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "imported []"


def test_a_list_in_a_pipe_imports_neither_rich_nor_jinja() -> None:
    script = (
        "import sys; sys.argv = ['laa', 'actions']\n"
        "from laa_minutes.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print('imported', sorted({'jinja2', 'rich', 'markdown_it'} & set(sys.modules)))"
    )
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.splitlines()[-1] == "imported []"


def test_a_reader_who_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent
    command = f"{sys.executable} -c 'from laa_minutes.cli import main; main()' actions --json | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, cwd=root)
    assert (done.stdout, done.stderr) == ("{\n", "")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (("actions", "--format", "csv"), "indicators.yaml"),
        (("minutes", "2020-01-01"), "minutes/a/2020-01-01.md"),
        (("export", "sqlite"), "partnership.yaml"),
        (("sql", "SELECT 1 AS one", "--json"), "meetings/a/2020-01-01.yaml"),
        (("scorecard", "--json"), "meetings/a/2021-01-01.yaml"),
    ],
)
def test_nothing_is_put_in_the_place_of_a_record(
    laa: Run, workspace: Callable[..., Any], words: tuple[str, ...], place: str
) -> None:
    root = workspace({"meetings/a/2020-01-01.yaml": "body: a\ndate: 2020-01-01\n", "indicators.yaml": ""}).root
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    code, _, err = laa(*words, "-o", place, cwd=root)
    assert (code, err) == (
        2, f"{place} is a file of your records, and no place for this. Choose another place with -o.\n"
    )  # fmt: skip
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before
    assert laa(*words, "-o", "minutes.csv" if "csv" in words else "elsewhere.json", cwd=root)[0] == 0


def test_a_disk_that_is_full_is_no_fault_of_laa(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent
    command = f"{sys.executable} -m laa_minutes actions > /dev/full"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=root)
    assert (done.returncode, done.stderr) == (1, "The output: No space left on device. Nothing more was done.\n")


def test_what_a_terminal_has_no_sign_for_is_replaced() -> None:
    root = Path(__file__).parent.parent
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "laa_minutes", "scorecard"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=root, env=environment)
    assert b"? at risk" in done.stdout


def test_one_bar_stands_on_a_terminal_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    seconds = count(0, 2)
    monkeypatch.setattr("time.monotonic", lambda: next(seconds))
    with session.bar("Importing") as outer, session.bar("Reading") as inner:
        assert outer
        assert inner
        outer(1, 3)
        inner(1, 3)
    with session.bar("Building") as later:
        assert later
        later(1, 3)
    shown = terminal.getvalue()
    assert "Importing" in shown
    assert "Reading" not in shown
    assert "Building" in shown


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True
