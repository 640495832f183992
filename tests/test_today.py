"""`laa` alone: what a secretary needs today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from laa_minutes.output.text import plain
from laa_minutes.output.today import picture
from laa_minutes.register import Register, open_register
from laa_minutes.view.today import today
from laa_minutes.workspace import Workspace

ROOT = Path(__file__).parent.parent


def shown(register: Register) -> str:
    return plain(picture(today(register), register.as_of, register.errors))


def test_a_fortnight_before_the_next_meeting() -> None:
    text = shown(open_register(Workspace(ROOT), date(2010, 3, 8)))
    assert "Essex Partnership · Monday 8 March 2010" in text
    assert "PMG, Monday 22 March 2010, 14:00-16:30, Maynetrees, Chelmsford: in 14 days" in text
    assert "1 action due there" in text
    assert "Gwyn Owen 3 · nobody named 3 · overdue none" in text
    assert "pmg/2010-02-22 circulated, not yet approved" in text
    assert "NI 197, LI 10.1 ▼ off track" in text


def test_nothing_recorded_yet(workspace: Callable[..., Workspace]) -> None:
    text = shown(open_register(workspace({}), date(2010, 3, 8)))
    assert "no meeting planned" in text
    assert "Owed  nothing" in text


def test_a_wish_without_a_place_is_said(workspace: Callable[..., Workspace]) -> None:
    register = open_register(
        workspace({
            "forward-plan.yaml": "- meeting: pmg/2010-03-22\n",
            "meetings/pmg/2010-02-22.yaml": "body: pmg\ndate: 2010-02-22\nitems:\n  - title: X\n    actions:\n"
            "      - {id: A1, action: Talk about Total Place, agenda: next}\n",
        }),
        date(2010, 3, 21),
    )  # fmt: skip
    text = shown(register)
    assert "PMG, Monday 22 March 2010: tomorrow" in text
    assert "asked for and not on the agenda: Talk about Total Place (pmg/2010-02-22/A1)" in text


def test_from_the_command_line(laa: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = laa()
    assert (code, err) == (0, "")
    assert out.startswith("Essex Partnership · ")


def test_another_day_is_asked_for_without_a_command(laa: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = laa("--as-of", "2010-03-08")
    assert (code, out.split("\n")[0]) == (0, "Essex Partnership · Monday 8 March 2010")
    code, out, err = laa("--as-of", "2010-03-08", "actions")
    assert (code, out) == (2, "")
    assert "goes after the command: laa actions --as-of 2010-03-08" in err
    assert laa("--as-of", "2010-02-30")[0] == 2
