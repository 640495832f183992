"""Meetings by command: moved, cancelled, noted, circulated; what is due moves along, what is approved stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from laa_minutes.cycle.change import File, applied
from laa_minutes.diagnostic import LaaError
from laa_minutes.edit import move, read
from laa_minutes.register import open_register
from laa_minutes.workspace import Workspace

LEICESTERSHIRE = Path(__file__).parent.parent / "examples" / "leicestershire"
Run = Callable[..., tuple[int, str, str]]
Make = Callable[[Mapping[str, str]], Workspace]

JANUARY = """\
body: board
date: 2010-01-18
status: circulated
items:
- title: Streets
  actions:
    - {id: A1, action: Next time., due: next}
    - {id: A2, action: At the meeting., due: 2010-02-22}
    - {id: A3, action: At it by name., due: board/2010-02-22}
    - {id: A4, action: In its month., due: 2010-02}
  resolutions:
    - text: That it be done.   # the only one
    - that it be seen to
- Any other business
"""
FEBRUARY = """\
# Example Board: Monday 22 February 2010
body: board
date: 2010-02-22
time: 14:00
status: draft   # until it is sent round
items:
  - title: Lamps
    actions:
      - Count them.   # unnumbered
      - {action: Light them., owner: Ada Ash}
      - id: A2
        action: Pay for them.
      - action: |
          Say what
          they cost.
"""
PLAN = """\
# the plan
- meeting: board/2010-02-22   # the second
  time: 14:00
  items: [{title: Lamps}, {title: Drains}]
- meeting: board/2010-03-22
  note: Bring lunch.
"""
FILES = {
    "partnership.yaml": "bodies: {board: {name: Example Board}}\npeople: [Ada Ash]\n",
    "meetings/board/2010-01-18.yaml": JANUARY,
    "forward-plan.yaml": PLAN,
}
FIRST, SECOND, MOVED = (f"meetings/board/{day}.yaml" for day in ("2010-01-18", "2010-02-22", "2010-03-01"))
AS_OF = ("--as-of", "2010-02-01")


@pytest.fixture
def planned(workspace: Make) -> Path:
    """January on record, February and March in the plan."""
    return workspace(FILES).root


@pytest.fixture
def opened(workspace: Make) -> Path:
    """February on record too."""
    return workspace({**FILES, SECOND: FEBRUARY}).root


def texts(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*.yaml")}


# Moving


def test_a_planned_meeting_moves_in_the_plan(planned: Path, laa: Run) -> None:
    code, out, err = laa("move", "2010-02-22", "2010-03-01", "--why", "Snow: no buses", *AS_OF, cwd=planned)
    assert (code, out) == (0, "")
    assert err.splitlines() == [
        "Moved: board/2010-02-22 to board/2010-03-01, Monday 1 March 2010.",
        "Wrote forward-plan.yaml, 5 lines.",
        "board/2010-01-18/A1, board/2010-01-18/A3 and board/2010-01-18/A4 are now due at board/2010-03-01.",
        "board/2010-01-18/A2 stays due on 2010-02-22 (a day was given, and no meeting).",
    ]
    history = '  moved:\n    - from: 2010-02-22\n      dated: 2010-02-01\n      why: "Snow: no buses"\n'
    wanted = PLAN.replace("board/2010-02-22 ", "board/2010-03-01 ").replace("time: 14:00\n", f"time: 14:00\n{history}")
    assert texts(planned) == {**FILES, "forward-plan.yaml": wanted}


def test_a_move_into_the_past_is_doubted(planned: Path, laa: Run) -> None:
    code, _, err = laa("move", "2010-02-22", "2010-01-25", "--why", "Snow", "--dry-run", *AS_OF, cwd=planned)
    assert (code, "25 January 2010 is past: is that the day that was meant?" in err) == (0, True)


@pytest.mark.parametrize(
    ("day", "holidays", "remark"),
    [
        ("2010-02-27", "england", "27 February 2010 is a Saturday."),
        ("2010-04-05", "england", "Monday 5 April 2010 is a public holiday: Easter Monday."),
        ("2010-04-05", "scotland", ""),
        ("2010-02-26", "england", ""),
    ],
)
def test_a_day_on_which_offices_are_shut_is_remarked_on(
    planned: Path, laa: Run, day: str, holidays: str, remark: str
) -> None:
    with (planned / "partnership.yaml").open("a") as file:
        file.write(f"holidays: {holidays}\n")
    for command in (("move", "2010-02-22", day, "--why", "Snow", *AS_OF), ("new-meeting", day, "--body", "board")):
        code, _, err = laa(*command, "--dry-run", cwd=planned)
        assert code == 0
        assert [line for line in err.splitlines() if " is a " in line] == [remark] * bool(remark)


def test_a_record_moves_with_its_meeting(opened: Path, laa: Run) -> None:
    code, _, err = laa("move", "2010-02-22", "2010-03-01", "--time", "2pm-4pm", "--why", "Snow", *AS_OF, cwd=opened)
    assert code == 0
    assert err.splitlines()[:3] == [
        "Moved: board/2010-02-22 to board/2010-03-01, Monday 1 March 2010, 14:00-16:00.",
        f"Wrote {MOVED}, 7 lines; until now it was {SECOND}.",
        "Wrote forward-plan.yaml, 2 lines.",
    ]
    history = "moved:\n  - from: 2010-02-22\n    dated: 2010-02-01\n    why: Snow\n"
    wanted = FEBRUARY.replace("Monday 22 February", "Monday 1 March").replace("date: 2010-02-22", "date: 2010-03-01")
    wanted = wanted.replace("time: 14:00", "time: 14:00-16:00").replace("round\n", f"round\n{history}")
    plan = PLAN.replace("board/2010-02-22 ", "board/2010-03-01 ").replace("time: 14:00", "time: 14:00-16:00")
    assert texts(opened) == {**FILES, "forward-plan.yaml": plan, MOVED: wanted}
    assert laa("check", cwd=opened)[0] == 0


def test_the_old_name_leads_to_the_meeting(opened: Path, laa: Run) -> None:
    laa("move", "2010-02-22", "2010-03-01", "--why", "Snow", *AS_OF, cwd=opened)
    assert laa("move", "2010-02-22", "2010-03-08", "--why", "Ice", *AS_OF, cwd=opened)[0] == 0
    text = (opened / "meetings/board/2010-03-08.yaml").read_text()
    assert "  - from: 2010-02-22\n    dated: 2010-02-01\n    why: Snow\n  - from: 2010-03-01\n" in text
    assert not (opened / MOVED).exists()
    assert "board/2010-03-08" in laa("show", "2010-02-22", cwd=opened)[1]


@pytest.mark.parametrize(
    ("words", "message", "code"),
    [
        (["2010-02-22", "2010-03-22"], "The forward plan has a meeting of board on 22 March 2010 already", 1),
        (["2010-02-22", "2010-01-18"], "There is a record of a meeting of board on 18 January 2010 already", 1),
        (["2010-02-22", "2010-02-22"], "on that day already", 2),
        (["2010-01-18", "2010-02-01"], "has been held (its minutes have been circulated)", 1),
        (["2010-02-22", "2010-02-30"], "30 February is no date", 2),
        (["2010-02-23", "2010-02-24"], "No meeting of any body on 23 Feb 2010", 1),
        (["2010-02-22", "2010-03-01", "--time", "noon"], "is no time", 2),
    ],
)
def test_what_cannot_move_is_said_and_nothing_is_written(
    opened: Path, laa: Run, words: list[str], message: str, code: int
) -> None:
    before = texts(opened)
    found, out, err = laa("move", *words, "--why", "Snow", *AS_OF, cwd=opened)
    assert (found, out) == (code, "")
    assert message in err
    assert texts(opened) == before


def test_killed_in_between_both_are_there_and_check_explains(
    opened: Path, laa: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    unlink = Path.unlink

    def kill(path: Path, missing_ok: bool = False) -> None:
        if path == opened / SECOND:
            raise Killed
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", kill)
        with pytest.raises(Killed):
            laa("move", "2010-02-22", "2010-03-01", "--why", "Snow", *AS_OF, cwd=opened)
    assert texts(opened)[SECOND] == FEBRUARY
    assert "from: 2010-02-22" in texts(opened)[MOVED]
    out = laa("check", cwd=opened)[1]
    assert (
        "double-meeting: board/2010-03-01 was moved from board/2010-02-22, and there is a meeting of that name" in out
    )
    assert "If it did move, take the old one out" in out
    (opened / SECOND).unlink()
    assert laa("check", cwd=opened)[0] == 0
    assert "double-meeting" not in laa("check", cwd=opened)[1]


def test_a_file_that_cannot_go_leaves_no_second_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    original = read(tmp_path, "old.yaml")
    real = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "old.yaml":
            raise PermissionError(13, "Permission denied")
        real(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(LaaError, match=r"cannot write old\.yaml: Permission denied"):
            move(original, tmp_path / "new.yaml", "new.yaml", "a: 2\r\n")
    assert [path.name for path in tmp_path.iterdir()] == ["old.yaml"]
    move(original, tmp_path / "new.yaml", "new.yaml", "a: 2\r\n")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("new.yaml", b"\xef\xbb\xbfa: 2\r\n")]


def test_what_another_hand_changed_stays_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("a: 1\n")
    original = read(tmp_path, "old.yaml")
    (tmp_path / "old.yaml").write_text("a: typed\n")
    with pytest.raises(LaaError, match="another hand changed"):
        move(original, tmp_path / "new.yaml", "new.yaml", "a: 2\n")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old.yaml", "a: typed\n")]


# Cancelling


def test_what_is_due_at_a_cancelled_meeting_moves_along(opened: Path, laa: Run) -> None:
    code, _, err = laa("cancel", "2010-02-22", "--why", "Snow", *AS_OF, cwd=opened)
    assert code == 0
    assert err.splitlines() == [
        "Cancelled: board/2010-02-22.",
        f"Wrote {SECOND}, 4 lines.",
        "Wrote forward-plan.yaml, 3 lines.",
        "board/2010-01-18/A1, board/2010-01-18/A3 and board/2010-01-18/A4 are now due at board/2010-03-22.",
        "board/2010-01-18/A2 stays due on 2010-02-22 (a day was given, and no meeting).",
        "Planned there, and now without a place: Lamps; Drains.",
    ]
    wanted = FEBRUARY.replace("status: draft   # until it is sent round\n",
                              "status: cancelled   # until it is sent round\n"
                              "cancelled:\n  why: Snow\n  dated: 2010-02-01\n")  # fmt: skip
    plan = PLAN.replace("  time: 14:00\n", "  time: 14:00\n  cancelled:\n    why: Snow\n    dated: 2010-02-01\n")
    assert texts(opened) == {**FILES, SECOND: wanted, "forward-plan.yaml": plan}
    assert laa("check", cwd=opened)[0] == 0
    assert "was cancelled" in laa("cancel", "2010-02-22", "--why", "Snow", cwd=opened)[2]


def test_minutes_that_are_out_are_not_cancelled(opened: Path, laa: Run) -> None:
    code, _, err = laa("cancel", "2010-01-18", "--why", "Snow", cwd=opened)
    assert code == 1
    assert "has been held" in err
    assert texts(opened) == {**FILES, SECOND: FEBRUARY}


# Notes


@pytest.mark.parametrize(
    ("ref", "old", "new"),
    [
        ("2010-01-18", "- Any other business\n", "- Any other business\nnotes:\n  - {}    dated: 2010-02-01\n"),
        ("2010-01-18/1", "to\n", "to\n  notes:\n    - {}      dated: 2010-02-01\n"),
        (
            "2010-01-18/2",
            "- Any other business\n",
            "- title: Any other business\n  notes:\n    - {}      dated: 2010-02-01\n",
        ),
        (
            "2010-01-18/1(i)",
            "# the only one\n",
            "# the only one\n      notes:\n        - {}          dated: 2010-02-01\n",
        ),
        (
            "2010-01-18/1(ii)",
            "- that it be seen to\n",
            "- text: that it be seen to\n      notes:\n        - {}          dated: 2010-02-01\n",
        ),
    ],
)
def test_a_note_on_a_meeting_an_item_or_a_clause(planned: Path, laa: Run, ref: str, old: str, new: str) -> None:
    code, _, err = laa("note", ref, "Found: since.", *AS_OF, cwd=planned)
    assert code == 0
    assert err.startswith(f"Noted on board/{ref}.\nWrote {FIRST}, ")
    assert texts(planned)[FIRST] == JANUARY.replace(old, new.format('text: "Found: since."\n'))


def test_a_note_about_approved_minutes_goes_into_the_coming_record(workspace: Make, laa: Run) -> None:
    approving = FEBRUARY + "  - title: Minutes\n    approves: [2010-01-18]\n"
    root = workspace({**FILES, SECOND: approving}).root
    code, _, err = laa("note", "2010-01-18/1(ii)", "Found since.", *AS_OF, cwd=root)
    assert code == 0
    assert "which is approved and stays as it is, in the record of board/2010-02-22" in err
    note = "notes:\n  - about: 2010-01-18/1(ii)\n    text: Found since.\n    dated: 2010-02-01\n"
    assert texts(root) == {**FILES, SECOND: approving + note}


def test_a_note_on_a_planned_meeting_goes_into_the_plan(planned: Path, laa: Run) -> None:
    assert laa("note", "2010-03-22", "And tea.", cwd=planned)[0] == 0
    assert texts(planned)["forward-plan.yaml"] == PLAN.replace("lunch.", "lunch. And tea.")


def test_a_note_on_a_minute_by_its_number_alone(laa: Run) -> None:
    for ref in ("147", "147(ii)", "minute 147(ii)"):
        code, _, err = laa("-C", str(LEICESTERSHIRE), "note", ref, "Found since.", "--dry-run")
        assert (code, err.partition("\n")[0]) == (0, f"Noted on ssog/2007-12-13/{ref.removeprefix('minute ')}.")


def test_no_note_without_a_place(planned: Path, laa: Run) -> None:
    for ref, message, code in (
        ("2010-01-18/A1", "`laa action progress 2010-01-18/A1 --note …`", 2),
        ("2010-01-18/9", "Nothing called “2010-01-18/9” is on record", 1),
        ("lamps", "No note can be put on “lamps”", 2),
    ):
        found, _, err = laa("note", ref, "x", cwd=planned)
        assert (found, message in err) == (code, True), err
    assert texts(planned) == FILES


# Circulating


def test_circulating_numbers_what_has_no_number(opened: Path, laa: Run) -> None:
    code, _, err = laa("circulate", "2010-02-22", "--as-of", "2010-03-01", cwd=opened)
    assert code == 0
    assert err.splitlines() == [
        "Circulated: board/2010-02-22; 3 actions numbered (A3, A4, A5).",
        f"Wrote {SECOND}, 6 lines.",
    ]
    assert texts(opened)[SECOND] == FEBRUARY.replace("status: draft", "status: circulated").replace(
        "- Count them.   # unnumbered", "- id: A3\n        action: Count them.   # unnumbered"
    ).replace("{action: Light them., owner: Ada Ash}", "{id: A4, action: Light them., owner: Ada Ash}").replace(
        "- action: |", "- id: A5\n        action: |"
    )
    code, _, err = laa("circulate", "2010-02-22", "--as-of", "2010-03-01", cwd=opened)
    assert (code, "every action has its number; nothing was written" in err) == (0, True)  # as it was wished


def test_minutes_that_say_nothing_yet_are_circulated_with_a_remark(planned: Path, laa: Run) -> None:
    doubt = "Nothing is minuted in it: whoever stands under `present` now counts as present."
    for text, said in ((FEBRUARY.partition("    actions:")[0], True), (FEBRUARY, False)):
        (planned / SECOND).write_text(text)
        code, _, err = laa("circulate", "2010-02-22", "--as-of", "2010-03-01", "--dry-run", cwd=planned)
        assert (code, doubt in err) == (0, said)


LATER = "body: board\ndate: 2010-03-01\nitems: [{title: Minutes, approves: [%s]}]\n"


def test_a_draft_that_was_approved_on_paper_is_numbered_once(opened: Path, laa: Run) -> None:
    """As imported: the minutes of the later meeting tell of the approval, and nothing is sealed yet."""
    (opened / "meetings/board/2010-03-01.yaml").write_text(LATER % "2010-02-22")
    code, _, err = laa("circulate", "2010-02-22", "--as-of", "2010-03-01", cwd=opened)
    assert (code, err.partition("\n")[0]) == (0, "Circulated: board/2010-02-22; 3 actions numbered (A3, A4, A5).")
    written = texts(opened)[SECOND]
    code, _, err = laa("circulate", "2010-02-22", "--as-of", "2010-03-01", cwd=opened)
    assert (code, "were approved at board/2010-03-01, so their record is not touched" in err) == (1, True)
    assert texts(opened)[SECOND] == written


def test_a_draft_with_a_sealed_approval_is_not_numbered(opened: Path, laa: Run) -> None:
    sealed = LATER % f"{{meeting: 2010-02-22, seal: sha256:{'0' * 64}}}"
    (opened / "meetings/board/2010-03-01.yaml").write_text(sealed)
    code, _, err = laa("circulate", "2010-02-22", "--as-of", "2010-03-01", cwd=opened)
    assert (code, "so their record is not touched" in err, texts(opened)[SECOND]) == (1, True, FEBRUARY)


def test_several_are_circulated_by_their_records_and_one_refused_keeps_none_back(opened: Path, laa: Run) -> None:
    (opened / "meetings/board/2010-03-01.yaml").write_text("body: board\ndate: 2010-03-01\n")
    paths = ("meetings/board/2010-03-08.yaml", SECOND, str(opened / "meetings/board/2010-03-01.yaml"))
    code, _, err = laa("circulate", *paths, "--as-of", "2010-03-01", cwd=opened)
    assert code == 1
    assert err.startswith("No meeting of board on 8 Mar 2010. The nearest are ")
    assert "Circulated: board/2010-02-22; 3 actions numbered (A3, A4, A5)." in err
    assert "Circulated: board/2010-03-01." in err


def test_minutes_are_circulated_once_the_meeting_was_held(opened: Path, laa: Run) -> None:
    for meeting, message in (
        ("2010-02-22", "is still to be held, on 22 February 2010"),
        ("2010-03-22", "no record of"),
    ):
        code, _, err = laa("circulate", meeting, *AS_OF, cwd=opened)
        assert (code, message in err) == (1, True), err
    assert texts(opened)[SECOND] == FEBRUARY


# Beside a file that cannot be read


@pytest.mark.parametrize(
    "command",
    [
        ("move", "2010-03-22", "2010-03-29", "--why", "Snow"),
        ("cancel", "2010-03-22", "--why", "Snow"),
        ("note", "2010-03-22", "Bring tea."),
        ("done", "2010-01-18/A1"),
        ("action", "progress", "2010-01-18/A1", "--due", "2010-05"),
        ("approve", "2010-01-18", "--at", "2010-02-22"),
    ],
)
def test_what_may_stand_in_a_broken_plan_is_not_said_to_be_missing(
    planned: Path, laa: Run, command: tuple[str, ...]
) -> None:
    (planned / "forward-plan.yaml").write_text(f"oops: [\n{PLAN}")
    before = texts(planned)
    code, _, err = laa(*command, *AS_OF, cwd=planned)
    assert (code, texts(planned)) == (1, before)
    assert ", as far as could be read; forward-plan.yaml:3:1: nothing stands here where a value is wanted." in err
    assert "The nearest" not in err


def test_a_broken_record_is_not_said_to_be_missing(opened: Path, laa: Run) -> None:
    (opened / SECOND).write_text(f"body: board\n\tdate: 2010-02-22\n{FEBRUARY}")
    for command in (("circulate", "2010-02-22"), ("action", "add", "--meeting", "2010-02-22", "Light a lamp.")):
        code, _, err = laa(*command, "--as-of", "2010-03-01", cwd=opened)
        assert (code, f"{SECOND}:2:1: a tab is used" in err, "laa new-meeting" in err) == (1, True, False), err


@pytest.mark.parametrize(
    "command",
    [
        ("note", "2010-01-18", "It was cold."),
        ("action", "add", "--meeting", "2010-01-18", "--owner", "Ada", "Light a lamp."),
    ],
)
def test_what_needs_no_plan_goes_on_and_says_that_the_plan_is_broken(
    planned: Path, laa: Run, command: tuple[str, ...]
) -> None:
    (planned / "forward-plan.yaml").write_text(f"oops: [\n{PLAN}")
    code, _, err = laa(*command, *AS_OF, cwd=planned)
    assert (code, f"Wrote {FIRST}" in err) == (0, True)
    last = err.splitlines()[-1]
    assert last.startswith("The records have ")
    assert "first, forward-plan.yaml:3:1: nothing stands here where a value is wanted. `laa check` shows them." in last


def test_a_change_that_would_leave_an_error_is_refused(workspace: Make) -> None:
    records = workspace({**FILES, SECOND: FEBRUARY.replace("status: draft", "status: sketch")})
    register = open_register(records, date(2010, 2, 1))
    before = register.sources[SECOND].text
    applied(register, [File(SECOND, before, "# one more line\n" + before)])  # what was wrong already may stay so
    with pytest.raises(LaaError, match=rf"the records would have an error, {SECOND}:3:7: "):
        applied(register, [File(SECOND, before, before.replace("2010-02-22", "2010-02-23", 2))])
