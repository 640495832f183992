"""What stands above a page between `---` or `+++`: who met when and where, if the page is about a meeting.

Only the plain forms that people type by hand are read: `key: value`, `key = "value"`, lists, and a text below its key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...frozen import dataclass

_FENCED = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>.*?\n)?(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# The same without a fence, as other makers of sites have it.
_UNFENCED = re.compile(r"(?P<inside>title:[^\n]*\n(?:[a-z_]+:[^\n]*\n){2,})(?=\s*\n)")
_PAIR = re.compile(r"^(?P<key>[A-Za-z][\w -]*?)\s*[:=]\s*(?P<value>.*)$")
_ENTRY = re.compile(r"^\s*-\s+(?P<value>\S.*)$")
_TEXT = re.compile(r"[|>][-+]?\d?")
_CLOCK = re.compile(r"\d[:.]\d\d|\d\s*[ap]\.?m\b", re.IGNORECASE)
_BY_HAND = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)  # `2014-05-12 6pm`: when people met, for no page is posted so
# Keys of a meeting, in the words that minutes have for them; a page without any of them is no meeting's.
_SAYS = {
    **dict.fromkeys(("location", "venue", "place", "where"), "Venue"),
    **dict.fromkeys(("chair", "chairman", "chairperson"), "Chair"),
    **dict.fromkeys(("present", "attendees", "attending", "attendance", "participants", "directors"), "Present"),
    **dict.fromkeys(("members", "observers", "guests", "in attendance", "in_attendance"), "In attendance"),
    **dict.fromkeys(("apologies", "regrets", "absent", "excused"), "Apologies"),
    **dict.fromkeys(("scheduled_time", "time"), "Time"),
    **dict.fromkeys(("scribe", "minutes_by", "minute-taker", "minute_taker"), "Minutes taken by"),
    **dict.fromkeys(("start", "start_time", "start-time", "meeting_time", "meeting_date", "meeting-date"), "Date"),
    **dict.fromkeys(("next-meeting", "next_meeting", "next meeting"), "Next meeting"),
    **dict.fromkeys(("close-meeting", "closed"), "Meeting closed at"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The page's title, the day it has (of the meeting, or when it was posted), and what it says of a meeting, as a
    page says it."""

    title: str | None = None
    day: str | None = None
    page: str = ""


def parted(text: str) -> tuple[FrontMatter, str]:
    """What stands above a page, and the text itself with as many lines above it as were taken away."""
    match = _FENCED.match(text) or _UNFENCED.match(text)
    if match is None:
        return FrontMatter(), text
    said = _pairs(match["inside"] or "")
    left = "\n" * match[0].count("\n") + text[match.end() :]
    return FrontMatter(_value(said, "title"), _value(said, "date"), _as_page(said)), left


def _pairs(inside: str) -> dict[str, str | list[str]]:
    found: dict[str, str | list[str]] = {}
    key, indented = "", False
    for line in inside.split("\n"):
        entry, pair = _ENTRY.match(line), _PAIR.match(line)
        if indented and (not line.strip() or line.startswith(" ")):
            found[key] = f"{found[key]}\n{line[2:]}"
        elif pair:
            key, indented = pair["key"].strip(), bool(_TEXT.fullmatch(pair["value"].strip()))
            found[key] = "" if indented else pair["value"].strip()
        elif entry and key:
            known = found.get(key)
            found[key] = [*(known if isinstance(known, list) else []), entry["value"].strip()]
    return found


def _value(said: Mapping[str, str | list[str]], key: str) -> str | None:
    return next((_one(value) for name, value in said.items() if name.casefold() == key), None) or None


def _one(value: str | list[str]) -> str:
    return (", ".join(value) if isinstance(value, list) else value).strip(" \"'")


def _as_page(said: Mapping[str, str | list[str]]) -> str:
    known = {key: word for key in said if (word := _SAYS.get(key.casefold()))}
    day = _value(said, "date") or ""
    if not ({*known.values()} - {"Time"} or _BY_HAND.search(day)):
        return ""
    lines = []
    if day and "Date" not in known.values():
        lines.append(f"Date: {_moment(day)}")
    for key, word in known.items():
        value = said[key]
        many = [_one(one) for one in value] if isinstance(value, list) else [_one(value)]
        text = ", ".join(one for one in many if one and one not in ("[]", "none"))
        if text and (word != "Time" or _CLOCK.search(text)):
            lines.append(f"{word}: {_moment(text) if word in ('Date', 'Next meeting') else text}")
    body = [str(value) for key, value in said.items() if key.casefold() in ("minutes", "notes") and "\n" in str(value)]
    return "\n\n".join([*lines, *body])


def _moment(text: str) -> str:
    """`2022-04-05T12:00:31.552Z` as people write it; midnight is what a day without a time is given."""
    said = re.sub(r"^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::[\d.]+)?(?:Z|[+-]\d\d:\d\d)?$", r"\1, \2", text)
    return said.removesuffix(", 00:00")
