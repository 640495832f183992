"""What a person typed on the command line → the one thing it names. None, or several: an error that says which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..diagnostic import LaaError
from ..record.code import canonical, joint
from ..record.name import read_name
from ..record.partnership import Body
from ..record.when import UnreadableError, day_short, read_date
from ..register import Register
from ..register.names import Circle, bare_words
from ..workspace import INDICATORS, MEETINGS, PARTNERSHIP, PLAN
from .wording import listed

_RECORD = re.compile(rf"(?:^|[\\/]){MEETINGS}[\\/]([^\\/]+[\\/][^\\/]+)\.yaml$")
# Every name once, by steps along the index from each to the next: there may be a quarter of a million.
_NAMES = """
WITH RECURSIVE each(name) AS (
  SELECT min(name) FROM name
  UNION ALL SELECT (SELECT min(name) FROM name WHERE name.name > each.name) FROM each WHERE each.name IS NOT NULL
)
SELECT name FROM each WHERE EXISTS (SELECT 1 FROM name WHERE name.name = each.name AND kind != 'tied') ORDER BY name
"""


def person(register: Register, typed: str) -> str:
    """The full name of somebody on the roster or in a record; also an organisation, role or theme that owns things."""
    names = [row["name"] for row in register.rows(_NAMES)]
    everybody = list(dict.fromkeys([*map(str, register.roster.people), *names]))
    exact = [name for name in everybody if name.casefold() == typed.casefold().strip()]
    resolved = register.roster.resolve(typed, "")
    found = tuple(exact or ([resolved.name] if resolved.kind not in ("tied", "unknown") else []))
    return _only(register, found or Circle(everybody).like(bare_words(typed)), typed, "person", everybody)


def body(register: Register, typed: str) -> str:
    """The key of a body, from its key or name."""
    keys = {one.key: one.name for one in register.partnership.bodies}
    found = [key for key, name in keys.items() if typed.casefold() in (key, name.casefold())]
    found = found or [key for key, name in keys.items() if typed.casefold() in name.casefold()]
    if not found and register.one("SELECT 1 FROM meeting WHERE body = ?", typed):
        found = [typed]
    return _only(register, found, typed, "body", list(keys))


def own_body(register: Register, key: str) -> Body:
    """The body of that key, as partnership.yaml has it."""
    own = register.partnership.body(key)
    if own is None:
        known = ", ".join(one.key for one in register.partnership.bodies)
        raise LaaError(f"no body called {key} in {PARTNERSHIP}", f"There are: {known or 'none'}.")
    return own


def indicators(register: Register, typed: Iterable[str]) -> tuple[str, ...]:
    """The codes of indicators, several of which may be written together: `NI 59/60`."""
    return tuple(indicator(register, one) for written in typed for one in joint(written) or (written,))


def indicator(register: Register, typed: str) -> str:
    """The code of an indicator, from any written form, a local measure's name, or the whole title."""
    refuse_joint(typed)
    code, name = canonical(typed), typed.casefold()
    rows = register.rows("SELECT code, title FROM indicator ORDER BY position")
    titles = {row["code"]: row["title"] or "" for row in rows}
    known = list(titles)
    found = [one for one in known if one == code or one.casefold() == name]
    found = found or [one for one, title in titles.items() if title.casefold() == name]
    if not found:
        found = [
            row["code"] for row in register.rows("SELECT DISTINCT code FROM statement WHERE code = ?", code or typed)
        ]
    return _only(register, found, typed, "indicator", known)


def refuse_joint(typed: str) -> None:
    """Raise LaaError where several indicators are written together and one is wanted."""
    if len(several := joint(typed)) > 1:
        raise LaaError(f"“{typed}” is {listed(several)}", "Name one of them.")


def theme(register: Register, typed: str) -> str:
    """A theme by its name or the beginning of a word in it."""
    known = list(dict.fromkeys([
        *(str(one.name) for one in register.partnership.themes),
        *(row["theme"] for row in register.rows("SELECT DISTINCT theme FROM item WHERE theme IS NOT NULL")),
        *(row["theme"] for row in register.rows("SELECT DISTINCT theme FROM indicator WHERE theme IS NOT NULL")),
    ]))  # fmt: skip
    found = [one for one in known if one.casefold() == typed.casefold()]
    found = found or [one for one in known if typed.casefold() in one.casefold()]
    return _only(register, found, typed, "theme", known)


def organisation(register: Register, typed: str) -> str:
    """An organisation by its name, key or alias."""
    known = [str(one.key) for one in register.partnership.organisations]
    resolved = register.roster.resolve(typed, "")
    found = [resolved.name] if resolved.kind == "organisation" else []
    found = found or [one for one in known if typed.casefold() in one.casefold()]
    return _only(register, found, typed, "organisation", known)


def not_recorded(register: Register, ref: str) -> LaaError:
    """What to say of a meeting that is only planned where its record is needed."""
    own = register.workspace.meeting_path(ref)
    return absent(register, f"there is no record of {ref} yet", f"`laa new-meeting {ref}` opens it.", own)


def absent(register: Register, message: str, hint: str, *within: str) -> LaaError:
    """What to say of something that is not on record: where a file (or folder) that it may stand in has an error, that
    is the cause, and no hint at what there is instead would be true."""
    for fault in register.faults:
        if fault.level == "error" and fault.place.path.startswith(within):
            return LaaError(f"{message}, as far as could be read; {fault.place}: {fault.message}", fault.hint)
    return LaaError(message, hint)


def meeting(register: Register, typed: str, body_key: str | None = None) -> str:
    """A meeting by `BODY/DATE`, its record's path, or its date alone, where one body met; under its present name if it
    moved."""
    path = _RECORD.search(typed)
    name = read_name(path[1].replace("\\", "/") if path else typed)
    named = str(name.meeting)[:10] if name is not None and name.kind == "meeting" else typed
    try:
        held = read_date(named)
    except UnreadableError as error:
        raise LaaError(f"“{typed}” names no meeting: {error.message}", error.hint) from None
    assert name is not None  # noqa: S101 - read_date raises for whatever is no date
    key = name.body or body_key
    wanted = (f"{key}/" if key else "%/").replace("_", r"\_") + str(name.meeting)
    found = [row["ref"] for row in register.rows(
        "SELECT ref FROM meeting WHERE ref LIKE ?1 ESCAPE '\\' "
        "UNION SELECT meeting FROM moved WHERE was LIKE ?1 ESCAPE '\\' ORDER BY 1", wanted,
    )]  # fmt: skip
    if len(found) == 1:
        return str(found[0])
    if found:
        raise LaaError(
            f"more than one meeting on {name.meeting}: {', '.join(found)}", "Write the one you mean, or say --body."
        )
    near = register.rows(
        "SELECT ref FROM meeting WHERE ?2 IS NULL OR body = ?2 "
        "ORDER BY abs(julianday(date) - julianday(?1)), ref LIMIT 3",
        held.isoformat(), key,
    )  # fmt: skip
    hint = "The nearest are " + ", ".join(row["ref"] for row in near) + "." if near else "There are no records yet."
    raise absent(register, f"no meeting of {key or 'any body'} on {day_short(held)}", hint, PLAN, f"{MEETINGS}/")


def _only(register: Register, found: Sequence[str], typed: str, what: str, known: Sequence[str]) -> str:
    if len(found) == 1:
        return str(found[0])
    if found:
        raise LaaError(f"“{typed}” could be {either(found)}", "Write the whole name.")
    from difflib import get_close_matches

    near = get_close_matches(typed, known, 3, 0.6)
    elsewhere = (
        f"There are: {', '.join(known)}." if what == "body" else f"`laa search {typed}` looks through every record."
    )
    hint = f"Did you mean {either(near)}?" if near else elsewhere
    within = (INDICATORS,) if what == "indicator" else (PARTNERSHIP,)
    raise absent(register, f"no {what} called “{typed}”", hint, *within)


def either(names: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " or " + names[-1]
