"""The fictional workspace: made by a script, the same each time, with the warnings that its README lists."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from laa_minutes.check import check
from laa_minutes.register import Register
from laa_minutes.seal import chain

BRACKENSHIRE = ROOT / "examples" / "brackenshire"


def files(folder: Path) -> dict[str, bytes]:
    """Every file by its path, less what may be deleted at any time."""
    found = ((path.relative_to(folder), path) for path in folder.rglob("*") if path.is_file())
    return {short.as_posix(): path.read_bytes() for short, path in found if short.parts[0] != ".laa"}


@pytest.mark.slow
def test_the_script_makes_the_same_bytes_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "bench" / "brackenshire.py"), str(tmp_path)], check=True)
    made, committed = files(tmp_path), files(BRACKENSHIRE)
    assert sorted(made) == sorted(committed)
    changed = [path for path in made if made[path] != committed[path]]
    assert not changed, "run python bench/brackenshire.py, and look at what changes"


def test_it_is_as_large_as_it_says(brackenshire: Register) -> None:
    assert len(brackenshire.meetings) == 40
    assert len(brackenshire.indicators) == 30
    assert len(brackenshire.partnership.bodies) == 3


def test_it_has_the_warnings_that_its_readme_lists_and_no_others(brackenshire: Register) -> None:
    found = [one for one in check(brackenshire) if one.level != "note"]
    assert {(one.level, one.code, one.place.path) for one in found} == {
        ("warning", "undated-plan-row", "forward-plan.yaml"),
        ("warning", "broken-wish", "meetings/ppg/2025-01-16.yaml"),
        ("warning", "standing-below-target", "meetings/ppg/2025-03-20.yaml"),
    }
    readme = (BRACKENSHIRE / "README.md").read_text(encoding="utf-8")
    assert all(f"| `{one.place.path}` |" in readme for one in found)


def test_every_meeting_but_the_last_of_each_body_is_approved_and_sealed(brackenshire: Register) -> None:
    links = list(chain(brackenshire))
    assert {(link.state, link.copy_state) for link in links} == {("intact", "intact")}
    assert len(links) == 40 - 3
