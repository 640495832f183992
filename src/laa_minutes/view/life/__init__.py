"""Anything by its name: what a person typed → the whole life of the one thing it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

from ...diagnostic import LaaError
from ...record.code import canonical
from ...record.name import Name, read_name
from ...record.when import UnreadableError, read_date
from ...register import Register
from ...register.names import Circle, bare_words
from .. import choose
from ..search import fold
from .business import (
    ActionLife,
    ClauseLife,
    PaperLife,
    PointLife,
    StepLife,
    SumLife,
    action_life,
    clause_life,
    paper_life,
    step_life,
    sum_life,
)
from .indicator import IndicatorLife, indicator_life
from .meeting import ItemLife, MeetingLife, item_life, meeting_life
from .people import (
    BodyLife,
    OrganisationLife,
    PersonLife,
    ThemeLife,
    body_life,
    organisation_life,
    person_life,
    theme_life,
)

_NUMBER = re.compile(r"\d+(?: ?\([a-z0-9]+\))*")
_MOST_NAMED = 8  # candidates named in a message

Life = (
    MeetingLife
    | ItemLife
    | ClauseLife
    | PointLife
    | ActionLife
    | PaperLife
    | SumLife
    | StepLife
    | IndicatorLife
    | PersonLife
    | OrganisationLife
    | ThemeLife
    | BodyLife
)


def life(register: Register, typed: str, body: str | None = None) -> Life:
    """The one thing that was named. Raises LaaError where nothing has that name, or more than one thing.

    Where names coincide, a person goes before a theme, that before an organisation, and that before a body.
    """
    typed = " ".join(typed.split())
    if not typed:
        raise LaaError("nothing was named", "Try `laa show 2010-02-22` or `laa show NI 4`.", 2)
    choose.refuse_joint(typed)
    name = read_name(typed)
    if name is not None and name.kind == "indicator" and not _is_indicator(register, str(name.id)):
        raise _nothing(register, typed)
    if name is None:
        name = _short(register, typed)
    found = _by_reference(register, name, body, typed) if name else None
    return found or _by_words(register, typed)


def _by_reference(register: Register, name: Name, body: str | None, typed: str) -> Life | None:
    """What a reference in one of its forms leads to. Raises LaaError where that is not on record."""
    labels = "".join(f"({label})" for label in name.labels)
    if name.kind == "indicator":
        return indicator_life(register, str(name.id))
    if name.kind == "step":
        return _there(step_life(register, str(name)), register, typed)
    if name.kind == "minute":
        item = _minute(register, name, body)
        found = clause_life(register, f"{item}{labels}") if labels else item_life(register, item)
        return _there(found, register, f"{name.id}{labels}", item.rpartition("/")[0])
    meeting = choose.meeting(register, f"{name.body}/{name.meeting}" if name.body else str(name.meeting), body)
    ref = f"{meeting}/{name.id}{labels}"
    if name.kind == "meeting":
        return meeting_life(register, meeting)
    if name.kind == "item":
        return _there(clause_life(register, ref) if labels else item_life(register, ref), register, typed, meeting)
    if name.kind == "action":
        return _there(action_life(register, ref), register, typed, meeting)
    return _there(paper_life(register, ref) or sum_life(register, ref), register, typed, meeting)


def _by_words(register: Register, typed: str) -> Life:
    """A local measure, person, theme, organisation, body or indicator: by the whole name, else by a part of it."""
    found = _whole(register, typed)[:1] or _part(register, typed)
    if len(found) > 1:
        names = [_called(register, kind, name) for kind, name in found[:_MOST_NAMED]]
        more = f", among {len(found)}" if len(found) > _MOST_NAMED else ""
        raise LaaError(f"“{typed}” could be {choose.either(names)}{more}", "Write one of them whole.")
    if not found:
        raise _nothing(register, typed)
    kind, name = found[0]
    tell: dict[str, Callable[[Register, str], Life]] = {
        "indicator": indicator_life,
        "person": person_life,
        "theme": theme_life,
        "organisation": organisation_life,
        "body": body_life,
    }
    return tell[kind](register, name)


def _called(register: Register, kind: str, name: str) -> str:
    """A candidate by the name to type, with what else tells it: `NI 55 (Obesity)`, `Safer Essex (theme)`."""
    if kind == "indicator":
        row = register.one("SELECT title FROM indicator WHERE code = ?", name)
        return f"{name} ({row['title']})" if row and row["title"] else name
    known = register.partnership.body(name) if kind == "body" else None
    return f"{name} ({known.name})" if known else f"{name} ({kind})"


def known_names(register: Register) -> list[tuple[str, str, tuple[str, ...]]]:
    """Everything that has a name in words: kind, name, and the names it also goes by; in the order of precedence."""
    partnership = register.partnership
    people = [("person", str(one.name), tuple(map(str, one.aliases))) for one in partnership.people]
    roster = set(map(str, register.roster.people))
    people += [
        ("person", row["name"], ())
        for row in register.rows(
            "SELECT DISTINCT name FROM name WHERE kind IN ('person', 'unknown') AND role != 'to' ORDER BY name"
        )
        if row["name"] not in roster
    ]
    themes: list[tuple[str, str, tuple[str, ...]]] = [
        ("theme", str(one.name), (str(one.title),) if one.title else ()) for one in partnership.themes
    ]
    named = {name.casefold() for _, name, _ in themes}
    for row in register.rows(
        "SELECT theme FROM indicator WHERE theme IS NOT NULL UNION SELECT theme FROM item WHERE theme IS NOT NULL"
    ):
        if row["theme"].casefold() not in named:
            themes.append(("theme", row["theme"], ()))
    organisations = [
        ("organisation", str(one.key), tuple(map(str, filter(None, (one.name, *one.aliases)))))
        for one in partnership.organisations
    ]
    bodies: list[tuple[str, str, tuple[str, ...]]] = [("body", one.key, (one.name,)) for one in partnership.bodies]
    described = {key for _, key, _ in bodies}
    for row in register.rows("SELECT DISTINCT body FROM meeting ORDER BY body"):
        if row["body"] not in described:
            bodies.append(("body", row["body"], ()))
    return [*people, *themes, *organisations, *bodies]


def _whole(register: Register, typed: str) -> list[tuple[str, str]]:
    """What goes by exactly this name. A local measure has its name for a code."""
    folded = fold(typed)
    codes = [
        row["code"]
        for row in register.rows("SELECT code FROM indicator UNION SELECT code FROM spoken_of ORDER BY code")
        if fold(row["code"]) == folded
    ]
    found = [("indicator", code) for code in codes[:1]]
    return found + [
        (kind, name) for kind, name, others in known_names(register) if folded in map(fold, (name, *others))
    ]  # fmt: skip


def _part(register: Register, typed: str) -> list[tuple[str, str]]:
    """What this may be short for: a first name or surname; words of a name; failing these, of an indicator's title."""
    known = known_names(register)
    people = [name for kind, name, _ in known if kind == "person"]
    found = [("person", name) for name in Circle(people).like(bare_words(typed))]
    words = fold(typed).split()
    for kind, name, others in known:
        if kind != "person" and any(all(word in fold(one) for word in words) for one in (name, *others)):
            found.append((kind, name))
    if not found:
        found = [
            ("indicator", row["code"])
            for row in register.rows("SELECT code, title FROM indicator ORDER BY position")
            if all(word in fold(f"{row['code']} {row['title'] or ''}") for word in words)
        ]
    return list(dict.fromkeys(found))


def _short(register: Register, typed: str) -> Name | None:
    """`A3` where one meeting alone has such an action, paper or sum; `145` in a body that numbers on."""
    if _NUMBER.fullmatch(typed):
        continuous = any(one.numbering == "continuous" for one in register.partnership.bodies)
        return read_name(f"minute {typed}") if continuous else None
    if typed[:1].upper() in "APS" and typed[1:].isdigit():
        rows = register.rows(
            "SELECT ref FROM action WHERE ref GLOB ?1 UNION SELECT ref FROM paper WHERE ref GLOB ?1 "
            "UNION SELECT ref FROM sum WHERE ref GLOB ?1 ORDER BY 1 DESC",
            f"*/{typed.upper()}",
        )
        if len(rows) > 1:
            refs = [row["ref"] for row in rows[:_MOST_NAMED]]
            raise LaaError(f"more than one meeting has a {typed.upper()}: {', '.join(refs)}", "Write the one you mean.")
        return read_name(rows[0]["ref"]) if rows else None
    try:
        read_date(typed)
    except UnreadableError as error:
        if "not written" in error.message:
            raise LaaError(error.message, error.hint) from None
    return None


def _minute(register: Register, name: Name, body: str | None) -> str:
    """The item that a continuous number names. Raises LaaError where no record, or more than one body, has it."""
    rows = register.rows(
        "SELECT item.ref, meeting.body FROM item JOIN meeting ON meeting.ref = item.meeting "
        "JOIN body ON body.key = meeting.body WHERE numbering = 'continuous' AND number = ?1 AND parent IS NULL "
        "AND (?2 IS NULL OR meeting.body = ?2) ORDER BY meeting.date",
        name.id,
        body,
    )
    if not rows:
        first = register.one(
            "SELECT min(CAST(number AS INTEGER)) AS first FROM item JOIN meeting ON meeting.ref = item.meeting "
            "JOIN body ON body.key = meeting.body WHERE numbering = 'continuous'"
        )
        begin = first["first"] if first else None
        if begin is None:
            raise LaaError("no body here numbers its minutes on", "Name the meeting: `laa show 2010-02-22/4`.")
        raise LaaError(f"no minute {name.id} on record", f"The records begin with minute {begin}.")
    if len({row["body"] for row in rows}) > 1:
        refs = [row["ref"] for row in rows]
        raise LaaError(f"minute {name.id} could be {choose.either(refs)}", "Write the one you mean, or say --body.")
    return str(rows[-1]["ref"])


def _is_indicator(register: Register, code: str) -> bool:
    return bool(
        register.one("SELECT 1 FROM indicator WHERE code = ?1 UNION SELECT 1 FROM statement WHERE code = ?1", code)
    )


def _there(found: Life | None, register: Register, typed: str, meeting: str | None = None) -> Life:
    if found is not None:
        return found
    if meeting is None:
        raise _nothing(register, typed)
    refs = [
        row["ref"]
        for row in register.rows(
            "SELECT ref FROM item WHERE meeting = ?1 UNION SELECT ref FROM clause WHERE meeting = ?1 "
            "UNION SELECT ref FROM action_now WHERE meeting = ?1 UNION SELECT ref FROM paper WHERE meeting = ?1 "
            "UNION SELECT ref FROM sum WHERE meeting = ?1",
            meeting,
        )
        if row["ref"]
    ]
    near = get_close_matches(f"{meeting}/{typed.rpartition('/')[2]}", refs, 3, 0.8)
    hint = f"The nearest are {choose.either(near)}." if near else f"`laa show {meeting}` lists what it has."
    raise LaaError(f"nothing called “{typed}” is on record", hint)


def _nothing(register: Register, typed: str) -> LaaError:
    names = {fold(word): word for _, name, others in known_names(register) for word in (name, *others)}
    names |= {fold(row["code"]): row["code"] for row in register.rows("SELECT code FROM indicator")}
    for name in list(names.values()):  # a mistyped surname alone is near no whole name
        names.setdefault(fold(name.rpartition(" ")[2]), name)
    code = canonical(typed) or typed
    near = [names[word] for word in get_close_matches(fold(code), names, 3, 0.6)]
    near = list(dict.fromkeys(near))
    hint = f"Did you mean {choose.either(near)}?" if near else f"`laa search {typed}` looks through every record."
    return LaaError(f"nothing called “{typed}” is on record", hint)
