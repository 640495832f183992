"""The Tab key: commands, options, names, codes and references of the workspace at hand."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from laa_minutes.cli import COMMANDS

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parent.parent


@pytest.fixture
def offered(laa: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """What bash is offered for the last of these words."""

    def complete(*words: str, cwd: Path = ROOT) -> list[str]:
        monkeypatch.setenv("_LAA_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", " ".join(("laa", *words)))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        return list(filter(None, laa(cwd=cwd)[1].split("\n")))

    return complete


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (["att"], ["attendance"]),
        (["actions", "--ov"], ["--overdue"]),
        (["actions", "--status", "d"], ["done", "dropped"]),
        (["actions", "--owner", "Gw"], [r"Gwyn\ Owen"]),
        (["actions", "--organisation", "GO"], [r"GO\ East"]),
        (["actions", "--theme", "Safer"], [r"Safer\ Essex"]),
        (["scorecard", "--indicator", "NI19"], ["NI197", "NI198"]),
        (["meetings", "--body", "e"], ["emb", "epf"]),
        (["agenda", "emb"], ["emb/2010-06-29", "emb/2010-11-02"]),
        (["minutes", "2010-02"], ["2010-02-22"]),
        (["show", "pmg/2010-02-22/A"], [f"pmg/2010-02-22/A{n}" for n in range(1, 7)]),
        (["show", "Hel"], [r"Helen\ Dear"]),
        (["-C", "examples/leicestershire", "show", "2007-12-13/144"],
         ["2007-12-13/144", r"2007-12-13/144\(i\)", r"2007-12-13/144\(ii\)"]),
    ],
)  # fmt: skip
def test_tab_knows_the_records(offered: Callable[..., list[str]], words: list[str], some: list[str]) -> None:
    assert offered(*words) == some


def test_the_names_of_commands_are_offered_without_building_one() -> None:
    script = (
        "import sys; sys.argv = ['laa']\n"
        "from laa_minutes.cli import COMMANDS, main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print('built', sorted({f'laa_minutes.cli.{module}' for module, _ in COMMANDS.values()} & set(sys.modules)))"
    )
    asked = {"_LAA_COMPLETE": "complete_bash", "COMP_WORDS": "laa ", "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=os.environ | asked)
    assert done.stdout.splitlines() == [*COMMANDS, "built []"]


def test_outside_any_workspace_nothing_is_offered(offered: Callable[..., list[str]], tmp_path: Path) -> None:
    assert offered("actions", "--owner", "Gw", cwd=tmp_path) == []


def test_a_broken_record_is_no_obstacle(
    offered: Callable[..., list[str]], workspace: Callable[..., object], tmp_path: Path
) -> None:
    workspace({"partnership.yaml": "people: [{name: Ada Ash}]", "meetings/x/2010-01-01.yaml": "body: [x"})
    assert offered("actions", "--owner", "A", cwd=tmp_path) == []
    assert offered("attendance", "--person", "A", cwd=tmp_path) == [r"Ada\ Ash"]
