"""People: whether everybody named is known, told apart, and where the record has them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..diagnostic import Diagnostic
from ..register import Register
from ..workspace import PARTNERSHIP
from .place import at, either, first_of_each, more_places

_ATTENDING = ("present", "in_support", "apology", "substitute", "member")
_NAMED = (*_ATTENDING, "chair", "minutes_by", "presented_by", "owner", "lead", "support", "interest")
# Here an office or a group is as usual as a person, so only what looks like a slip in a known name is reported.
_LOOSELY_NAMED = ("with", "report_to", "to")


def unknown_person(register: Register) -> Iterator[Diagnostic]:
    """A name stands where somebody is meant, and neither the meeting's attendance nor the roster in `partnership.yaml`
    has anybody like it.

    What an unknown person owns is chased with nobody, and attendance is counted under two names.

    Correct the spelling, write the name in full, or add the person to `people` in `partnership.yaml`. Another spelling
    that keeps coming back is an alias there. With no `people` listed at all, those attending are not checked.
    """
    named = _NAMED if register.roster.people else tuple(role for role in _NAMED if role not in _ATTENDING)
    rows = register.rows("SELECT * FROM name WHERE kind = 'unknown' AND written != '' ORDER BY path, line, column")
    near = {written: register.roster.nearest(written) for written in {str(row["written"]) for row in rows}}
    slips = [row for row in rows if near[row["written"]] and row["role"] in (*named, *_LOOSELY_NAMED)]
    strangers = [row for row in rows if not near[row["written"]] and row["role"] in named]
    # A slip is mended where it stands; a stranger is put on the roster, which mends every place.
    for row, times in (*((row, 1) for row in slips), *first_of_each(strangers, "written")):
        message = f"“{row['written']}” is nobody that the records know" + more_places(times)
        hint = _who(row["written"], near[row["written"]])
        yield register.diagnostic(row, "unknown-person", message, hint, words=row["written"])
    yield from _unknown_leads(register)


def _unknown_leads(register: Register) -> Iterator[Diagnostic]:
    """Leads of themes and secretaries of bodies."""
    partnership, roster = register.partnership, register.roster
    leads = [(lead.person, "") for theme in partnership.themes for lead in theme.leads]
    secretaries = [(body.secretary, body.key) for body in partnership.bodies if body.secretary]
    for person, body in (*leads, *secretaries):
        if roster.resolve(person, body).kind == "unknown":
            message = f"“{person}” is nobody that the records know"
            yield at(register, PARTNERSHIP, person, "unknown-person", message, _who(person, roster.nearest(person)))


def _who(written: str, near: tuple[str, ...]) -> str:
    if near:
        return f"Did you mean {either(near)}?"
    if " " not in written.strip():
        return "Write the name in full, and add whoever it is to `people` in partnership.yaml."
    return "Correct the name, or add the person to `people` in partnership.yaml (an office as somebody's `post`)."


def tied_name(register: Register) -> Iterator[Diagnostic]:
    """A name fits more than one person, and nothing in the meeting's attendance tells them apart.

    Nothing is guessed: until it is settled, what they own is chased with nobody.

    Write the whole name.
    """
    rows = register.rows(
        "SELECT name.*, other.written AS beside FROM name LEFT JOIN name AS other ON other.subject = name.subject "
        "AND other.role = name.role AND other.position = name.position + 1 WHERE name.kind = 'tied' "
        "ORDER BY name.path, name.line, name.column"
    )
    for row, _ in first_of_each(rows, "path", "meeting", "written"):
        message = f"“{row['written']}” could be {either(json.loads(row['candidates']))}"
        hint = "Write the whole name."
        meant = register.roster.resolve(f"{row['beside']} {row['written']}", "") if row["beside"] else None
        if meant and meant.kind == "person":
            hint = f"If {meant.name} is meant, write {meant.name}: a comma makes two names of it."
        yield register.diagnostic(row, "tied-name", message, hint, words=row["written"])


def one_person_twice(register: Register) -> Iterator[Diagnostic]:
    """Two names in one list are the same person: `[Smith, Paul]` is read as two names, and both are Paul Smith.

    An action seems to have two owners when it has one, or somebody is counted twice among those present.

    Write the whole name once, first name first, or take one of the two entries out.
    """
    rows = register.rows(
        "SELECT later.*, first.written AS other FROM name AS first JOIN name AS later ON later.subject = first.subject "
        "AND later.role = first.role AND later.name = first.name AND later.position > first.position "
        "WHERE first.kind = 'person' AND later.kind = 'person' AND first.role IN "
        "('present', 'in_support', 'apology', 'presented_by', 'owner', 'with', 'minutes_by')"
    )
    for row in rows:
        if row["other"] == row["written"]:
            message, hint = f"{row['name']} is named twice here", "Take one of the two out."
        else:
            message = f"“{row['other']}” and “{row['written']}” are one person, {row['name']}"
            hint = f"Write {row['name']} once; a comma makes two names."
        yield register.diagnostic(row, "one-person-twice", message, hint, words=row["written"])


def present_and_absent(register: Register) -> Iterator[Diagnostic]:
    """Somebody is down as present and as having sent apologies for the same meeting.

    Both are printed in the minutes, and attendance is counted both ways.

    Take the name out of `present` or out of `apologies`. Whoever came for part of the meeting was present: give
    `arrived` or `left`.
    """
    rows = register.rows(
        "SELECT absent.* FROM name AS absent JOIN name AS here ON here.subject = absent.subject "
        "AND here.name = absent.name AND here.role IN ('present', 'in_support') "
        "WHERE absent.role = 'apology' AND absent.kind = 'person'"
    )
    for row in rows:
        message = f"{row['name']} is down as present too"
        hint = "Keep one of the two; whoever came late or left early was present."
        yield register.diagnostic(row, "present-and-absent", message, hint, words=row["written"])


def chair_not_present(register: Register) -> Iterator[Diagnostic]:
    """The person in the chair is not among those present.

    The minutes mark the chair in the list of those present; there would be nobody to mark.

    Add the person to `present`, or name the one who took the chair.
    """
    rows = register.rows(
        "SELECT chair.* FROM name AS chair WHERE chair.role = 'chair' AND chair.kind = 'person' "
        "AND EXISTS (SELECT 1 FROM name AS here WHERE here.subject = chair.subject AND here.role = 'present') "
        "AND NOT EXISTS (SELECT 1 FROM name AS here WHERE here.subject = chair.subject AND here.name = chair.name "
        "AND here.role IN ('present', 'in_support', 'substitute'))"
    )
    for row in rows:
        message = f"{row['name']} took the chair, but is not among those present"
        hint = "Add the name to `present`, or correct `chair`."
        yield register.diagnostic(row, "chair-not-present", message, hint, words=row["written"])
