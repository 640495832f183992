"""`laa init` starts a workspace that is valid as it stands, and never writes over anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from laa_minutes.cycle.starting import first_meetings

Run = Callable[..., tuple[int, str, str]]
FILES = [".gitattributes", ".gitignore", "forward-plan.yaml", "indicators.yaml", "meetings", "partnership.yaml"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_workspace_is_in_order_and_can_be_used_at_once(tmp_path: Path, laa: Run) -> None:
    code, out, err = laa("init", cwd=tmp_path)
    assert (code, out) == (0, "")
    assert names(tmp_path) == FILES
    steps = [line.strip() for line in err.splitlines()[-3:]]
    assert [step.split()[:2] for step in steps] == [["laa", "check"], ["laa", "new-meeting"], ["laa", "actions"]]
    for step in (*steps, *steps, "laa check --strict"):
        assert laa(*step.split()[1:], cwd=tmp_path)[0] == 0, step
    code, out, _ = laa("check", cwd=tmp_path)
    assert out == "Nothing wrong in 4 files.\n"


def test_every_line_of_a_comment_tells_something_and_no_file_is_long(tmp_path: Path, laa: Run) -> None:
    laa("init", cwd=tmp_path)
    for name in ("partnership.yaml", "indicators.yaml", "forward-plan.yaml"):
        text = (tmp_path / name).read_text()
        assert text.startswith("# ")
        assert "FIRST" not in text
        assert "SECOND" not in text
        assert max(map(len, text.splitlines())) <= 120


def test_in_a_folder_of_its_own(tmp_path: Path, laa: Run) -> None:
    code, _, err = laa("init", "our records", cwd=tmp_path)
    assert code == 0
    assert names(tmp_path / "our records") == FILES
    assert "  cd 'our records'\n" in err
    assert laa("-C", "our records", "check", cwd=tmp_path)[0] == 0


def test_beside_what_is_there(tmp_path: Path, laa: Run) -> None:
    (tmp_path / "README.md").write_text("Ours")
    (tmp_path / ".gitignore").write_text("*.docx\n")
    code, _, err = laa("init", cwd=tmp_path)
    assert code == 0
    assert "Left .gitignore as it is." in err
    assert (tmp_path / ".gitignore").read_text() == "*.docx\n"
    assert (tmp_path / "README.md").read_text() == "Ours"
    assert names(tmp_path) == sorted([*FILES, "README.md"])


def test_it_writes_over_nothing(tmp_path: Path, laa: Run) -> None:
    (tmp_path / "indicators.yaml").write_text("mine")
    (tmp_path / "partnership.yaml").symlink_to("nowhere")
    code, _, err = laa("init", cwd=tmp_path)
    assert code == 1
    assert "Nothing was written, for partnership.yaml and indicators.yaml would be written over." in err
    assert names(tmp_path) == ["indicators.yaml", "partnership.yaml"]
    assert (tmp_path / "indicators.yaml").read_text() == "mine"


def test_twice_is_once(tmp_path: Path, laa: Run) -> None:
    laa("init", cwd=tmp_path)
    before = (tmp_path / "partnership.yaml").read_bytes()
    code, _, err = laa("init", cwd=tmp_path)
    assert code == 1
    assert "partnership.yaml, indicators.yaml and forward-plan.yaml" in err
    assert (tmp_path / "partnership.yaml").read_bytes() == before


def test_where_a_file_stands_in_the_way(tmp_path: Path, laa: Run) -> None:
    (tmp_path / "records").write_text("a file")
    code, _, err = laa("init", "records", cwd=tmp_path)
    assert code == 1
    assert "records would be written over" in err
    code, _, err = laa("init", "records/below", cwd=tmp_path)
    assert code == 1
    assert "Cannot write" in err


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, laa: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from laa_minutes.cycle import starting
    from laa_minutes.diagnostic import LaaError
    from laa_minutes.edit import create

    def fail(path: Path, data: bytes, shown: str = "") -> None:
        if shown == "forward-plan.yaml":
            raise LaaError("the disk is full")
        create(path, data, shown)

    monkeypatch.setattr(starting, "create", fail)
    assert laa("init", cwd=tmp_path)[0] == 1
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("today", "first", "second"),
    [
        (date(2026, 11, 22), date(2026, 12, 14), date(2027, 1, 11)),
        (date(2026, 12, 31), date(2027, 1, 11), date(2027, 2, 8)),
        (date(2027, 1, 31), date(2027, 2, 8), date(2027, 3, 8)),
    ],
)
def test_the_sample_meetings_are_second_mondays(today: date, first: date, second: date) -> None:
    assert first_meetings(today) == (first, second)
