"""How documents word what records hold: lists of names, clock times, due dates. No Markdown here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..record.when import MONTHS, Times, When, day_words
from ..register import Register

if TYPE_CHECKING:
    from decimal import Decimal


class Prose(str):
    """Text that its writer meant as CommonMark. Everything else in a row is printed letter for letter."""

    __slots__ = ()


def prose(text: str | None) -> Prose | None:
    """A field of prose, or None where it is absent or blank."""
    return Prose(text.strip("\n")) if text and text.strip() else None


def listed(names: Sequence[str]) -> str:
    """`Alan`, `Alan and Donia`, `Alan, Donia and Gwyn`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def capital(words: str) -> str:
    """The words with a capital to begin with."""
    return words[:1].upper() + words[1:]


def day_of(iso: str, *, weekday: bool = False) -> str:
    """`22 February 2010`, from `2010-02-22` or the name of a meeting; what is neither stays as it is."""
    try:
        return day_words(date.fromisoformat(iso.rpartition("/")[2][:10]), weekday=weekday)
    except ValueError:
        return iso


def titled(register: Register, meeting: str, called: str = "") -> str:
    """What a document about a meeting is called: `Performance Management Group: minutes of 22 February 2010`.

    Minutes are called what the body calls them, unless the document is `called` otherwise (`agenda`).
    """
    body = register.partnership.body(meeting.partition("/")[0])
    called = called or (body.called if body else "minutes")
    return f"{body.name if body else meeting.partition('/')[0]}: {called} of {day_of(meeting)}"


def clock(times: Times | None) -> str:
    """`14:00–16:30`; empty where no time is known."""
    return "–".join(filter(None, (times.start, times.end))) if times else ""


def half_day_clock(times: Times | None) -> str:
    """`2.00pm – 3.45pm`, as legal notes write it."""
    return " – ".join(map(_half_day, filter(None, (times.start, times.end)))) if times else ""


def when_words(when: When | None, day: str | None = None, *, at_meeting: bool = False) -> str:
    """A due date in words. `day` is what it was settled to (ISO), `at_meeting` whether that is the day of a meeting."""
    if when is None:
        return ""
    settled = day_of(day) if day else ""
    if when.kind == "next":
        return f"next meeting, {settled}" if settled else "next meeting"
    if when.kind == "loose":
        return when.said
    if when.kind == "month" and not at_meeting and when.earliest:
        return f"{MONTHS[when.earliest.month - 1]} {when.earliest.year}"
    return f"meeting of {settled}" if at_meeting and settled else settled or when.said


def figure(value: int | float | Decimal | None, decimals: int | None = None, unit: str | None = None) -> str:
    """`1,312 households`, `45.0%`: as typed, or with as many decimals as the indicator has; empty for no figure."""
    if value is None:
        return ""
    typed = f"{value:,}" if isinstance(value, int | float) else f"{value:,f}"  # never with an exponent
    words = typed if decimals is None else f"{value:,.{min(decimals, 20)}f}"
    return f"{words}{unit}" if unit in ("%", "°") else f"{words} {unit}" if unit else words


def _half_day(time: str) -> str:
    hour, minute = time.split(":")
    return f"{(int(hour) - 1) % 12 + 1}.{minute}{'am' if int(hour) < 12 else 'pm'}"
