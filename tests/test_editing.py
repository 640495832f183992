"""`laa edit`: a copy in the editor, checked before it takes the record's place; what somebody typed is never lost."""

from __future__ import annotations

import io
import re
import shlex
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from laa_minutes.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]
Make = Callable[[Mapping[str, str]], Workspace]
Editor = Callable[..., None]

FEBRUARY = "meetings/board/2010-02-22.yaml"
TEXT = "body: board\ndate: 2010-02-22\nstatus: draft  # still\nitems: [Streets]\n"
FILES = {
    "partnership.yaml": "bodies: {board: {name: Example Board}}\npeople: [Ada Ash]\n",
    "forward-plan.yaml": "- meeting: board/2010-03-22\n",
    FEBRUARY: TEXT,
}
KEPT = re.compile(r"Your text is kept in (\S+)\.\n")


@pytest.fixture
def root(workspace: Make, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path_factory.mktemp("copies")))
    monkeypatch.delenv("VISUAL", raising=False)
    return workspace(FILES).root


@pytest.fixture
def editor(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """An editor that does one replacement each time it is opened, as `old`, `new`; and answers typed in between."""

    def make(*turns: tuple[str, str], answers: str | None = None, variable: str = "EDITOR", also: str = "") -> None:
        folder = tmp_path_factory.mktemp("an editor")
        script = folder / "edit.py"
        script.write_text(
            f"import pathlib, sys\nfolder = pathlib.Path({str(folder)!r})\nturns = {list(turns)!r}\n"
            "count = folder / 'count'\nn = int(count.read_text()) if count.exists() else 0\n"
            "count.write_text(str(n + 1))\nassert sys.argv[1] == '--wait', sys.argv\nfile = pathlib.Path(sys.argv[2])\n"
            "old, new = turns[n]\ndata = file.read_bytes()\nassert old.encode() in data, data\n"
            f"file.write_bytes(data.replace(old.encode(), new.encode('utf-8', 'surrogateescape'), 1))\n{also}\n",
            encoding="utf-8",
        )
        monkeypatch.setenv(variable, shlex.join([sys.executable, str(script), "--wait"]))
        stdin = io.StringIO(answers or "")
        monkeypatch.setattr(stdin, "isatty", lambda: answers is not None, raising=False)
        monkeypatch.setattr("sys.stdin", stdin)

    return make


def kept(err: str) -> str:
    """The text that was not used, from where the message says it is."""
    found = KEPT.search(err)
    assert found, err
    return Path(found[1]).read_text(encoding="utf-8")


def copies() -> list[str]:
    import tempfile

    return [path.name for path in Path(tempfile.gettempdir()).iterdir()]


def test_the_only_draft_is_opened_and_takes_what_was_typed(root: Path, editor: Editor, laa: Run) -> None:
    editor(("[Streets]", "[Streets, Drains]"))
    (root / FEBRUARY).chmod(0o640)
    code, out, err = laa("edit", cwd=root)
    assert (code, out, err) == (0, "", f"Wrote {FEBRUARY}, 1 line.\n")
    assert (root / FEBRUARY).read_text() == TEXT.replace("[Streets]", "[Streets, Drains]")
    assert stat.S_IMODE((root / FEBRUARY).stat().st_mode) == 0o640
    assert copies() == []


def test_visual_goes_before_editor(root: Path, editor: Editor, laa: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(("Streets", "Roads"), variable="VISUAL")
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert laa("edit", "2010-02-22", cwd=root)[0] == 0
    assert "Roads" in (root / FEBRUARY).read_text()


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_line_ends_and_byte_order_mark_stay(root: Path, editor: Editor, laa: Run, end: bytes) -> None:
    data = b"\xef\xbb\xbf" + TEXT.encode().replace(b"\n", end)
    (root / FEBRUARY).write_bytes(data)
    editor(("Streets", "Roads"))
    assert laa("edit", "board/2010-02-22", cwd=root)[0] == 0
    assert (root / FEBRUARY).read_bytes() == data.replace(b"Streets", b"Roads")


def test_nothing_changed_is_nothing_written(root: Path, editor: Editor, laa: Run) -> None:
    editor(("Streets", "Streets"))
    assert laa("edit", cwd=root) == (0, "", f"Nothing was changed in {FEBRUARY}.\n")
    assert copies() == []


def test_errors_are_shown_and_the_text_is_offered_again(root: Path, editor: Editor, laa: Run) -> None:
    editor(("draft", "drafted"), ("drafted", "draft"), ("Streets", "Roads"), answers="what?\ne\n")
    code, _, err = laa("edit", cwd=root)
    assert code == 0
    assert f"{FEBRUARY}:3:9: error wrong-choice" in err
    assert err.count("[e]dit again") == 2
    assert err.endswith(f"Nothing was changed in {FEBRUARY}.\n")
    assert (root / FEBRUARY).read_text() == TEXT


def test_errors_may_be_kept(root: Path, editor: Editor, laa: Run) -> None:
    editor(("draft", "drafted"), answers="k\n")
    code, _, err = laa("edit", cwd=root)
    assert (code, err.endswith(f"Wrote {FEBRUARY}, 1 line.\n")) == (0, True)
    assert "drafted" in (root / FEBRUARY).read_text()


@pytest.mark.parametrize("answers", ["g\n", ""])
def test_giving_up_leaves_the_record_and_keeps_the_text(root: Path, editor: Editor, laa: Run, answers: str) -> None:
    editor(("draft", "drafted"), answers=answers)
    code, _, err = laa("edit", cwd=root)
    assert (code, (root / FEBRUARY).read_text()) == (1, TEXT)
    assert kept(err) == TEXT.replace("draft", "drafted")


def test_without_a_terminal_errors_end_it_and_the_text_is_kept(root: Path, editor: Editor, laa: Run) -> None:
    editor(("draft", "drafted"))
    code, _, err = laa("edit", cwd=root)
    assert (code, (root / FEBRUARY).read_text()) == (1, TEXT)
    assert "would have errors (1); nothing was written" in err
    assert kept(err) == TEXT.replace("draft", "drafted")


def test_what_is_not_utf_8_cannot_be_kept(root: Path, editor: Editor, laa: Run) -> None:
    editor(("Streets", "Stra\udcdfen"), answers="g\n")
    code, _, err = laa("edit", cwd=root)
    assert (code, (root / FEBRUARY).read_text()) == (1, TEXT)
    assert "is not UTF-8" in err
    assert KEPT.search(err)


def test_an_error_that_another_file_then_has_is_shown(root: Path, editor: Editor, laa: Run) -> None:
    partnership = FILES["partnership.yaml"].replace("Board}", "Board, numbering: continuous}")
    (root / "partnership.yaml").write_text(partnership)
    (root / FEBRUARY).write_text(TEXT + "first_minute: 10\n")
    later = "meetings/board/2010-03-22.yaml"
    (root / later).write_text("body: board\ndate: 2010-03-22\nfirst_minute: 11\nitems: [Streets]\n")
    editor(("first_minute: 10", "first_minute: 11"))
    code, _, err = laa("edit", "2010-02-22", cwd=root)
    assert code == 1
    assert f"{later}:3:" in err
    assert "error double-minute" in err


def test_a_record_changed_meanwhile_is_not_written_over(root: Path, editor: Editor, laa: Run) -> None:
    other = TEXT.replace("Streets", "Lamps")
    also = f"pathlib.Path({str(root / FEBRUARY)!r}).write_text({other!r})"
    editor(("Streets", "Roads"), also=also)
    code, _, err = laa("edit", cwd=root)
    assert (code, (root / FEBRUARY).read_text()) == (1, other)
    assert "another hand changed" in err.casefold()
    assert "Roads" in kept(err)


def test_a_record_approved_meanwhile_is_not_touched(root: Path, editor: Editor, laa: Run) -> None:
    later = "body: board\ndate: 2010-03-22\nitems: [{title: Minutes, approves: [{meeting: 2010-02-22}]}]\n"
    also = f"pathlib.Path({str(root / 'meetings/board/2010-03-22.yaml')!r}).write_text({later!r})"
    editor(("Streets", "Roads"), also=also)
    code, _, err = laa("edit", cwd=root)
    assert (code, (root / FEBRUARY).read_text()) == (1, TEXT)
    assert "were approved at board/2010-03-22" in err
    assert "Roads" in kept(err)
    editor(("Streets", "Roads"))
    code, _, err = laa("edit", "2010-02-22", cwd=root)
    assert code == 1
    assert "Your text" not in err


def test_a_record_that_cannot_be_read_is_mended_so(root: Path, editor: Editor, laa: Run) -> None:
    (root / FEBRUARY).write_text(TEXT.replace("[Streets]", "[Streets"))
    editor(("[Streets", "[Streets]"))
    assert laa("edit", "2010-02-22", cwd=root)[0] == 0
    assert (root / FEBRUARY).read_text() == TEXT


@pytest.mark.parametrize(
    ("typed", "path"),
    [("plan", "forward-plan.yaml"), ("partnership", "partnership.yaml"), ("indicators", "indicators.yaml")],
)
def test_the_other_files_by_their_names(root: Path, editor: Editor, laa: Run, typed: str, path: str) -> None:
    (root / "indicators.yaml").write_text("NI 4: {}\n")
    editor(("\n", "\n# Seen.\n"))
    assert laa("edit", typed, cwd=root) == (0, "", f"Wrote {path}, 1 line.\n")
    assert "# Seen.\n" in (root / path).read_text()


def test_which_draft_is_meant(root: Path, editor: Editor, laa: Run) -> None:
    for day in ("2010-03-22", "2010-04-19"):
        (root / f"meetings/board/{day}.yaml").write_text(f"body: board\ndate: {day}\nstatus: draft\n")
    editor(("draft", "draft  # now"))
    code, _, err = laa("edit", "--as-of", "2010-03-01", cwd=root)
    assert (code, err) == (0, "Wrote meetings/board/2010-03-22.yaml, 1 line.\n")
    code, _, err = laa("edit", "--as-of", "2010-05-01", cwd=root)
    assert code == 2
    assert "Name the one that is meant" in err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-editor -x", "cannot be run: No such file"),
        ("'open", "No closing quotation"),
        ("false", "ended with 1"),
    ],
)
def test_an_editor_that_does_not_run(
    root: Path, laa: Run, monkeypatch: pytest.MonkeyPatch, command: str, said: str
) -> None:
    monkeypatch.setenv("EDITOR", command)
    code, _, err = laa("edit", cwd=root)
    assert code == 1
    assert said in err
    assert copies() == []


def test_no_record_to_open(root: Path, laa: Run) -> None:
    assert "`laa new-meeting board/2010-03-22` opens it" in laa("edit", "2010-03-22", cwd=root)[2]
    (root / FEBRUARY).unlink()
    code, _, err = laa("edit", cwd=root)
    assert (code, err.startswith("No record is a draft.")) == (1, True)
