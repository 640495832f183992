"""Editing by hand: which file is meant, and what would be wrong with the records if a text took its place."""

from __future__ import annotations

from ..check import check
from ..diagnostic import Diagnostic, LaaError
from ..register import Register
from ..view import choose
from ..workspace import INDICATORS, MEETINGS, PARTNERSHIP, PLAN
from .coming import refuse_settled

_SINGLE = {"partnership": PARTNERSHIP, "indicators": INDICATORS, "plan": PLAN, "forward-plan": PLAN}


def file_meant(register: Register, typed: str | None) -> str:
    """The path of the record that was named, one that cannot be read among them. Raises LaaError; where the minutes
    are approved, too."""
    if typed in (PARTNERSHIP, INDICATORS, PLAN):
        return typed
    if typed in _SINGLE:
        return _SINGLE[typed]
    path = _draft(register) if typed is None else _record(register, typed)
    refuse_approved(register, path)
    return path


def refuse_approved(register: Register, path: str) -> None:
    """Raise LaaError where a file is the record of a meeting whose minutes are approved."""
    row = register.one("SELECT ref FROM meeting WHERE recorded AND path = ?", path)
    refuse_settled(register, row["ref"] if row else _named_by(path))


def faults_with(register: Register, path: str, text: str) -> tuple[Diagnostic, ...]:
    """What is wrong in a file with another text in it, and the errors that other files then have on its account."""
    before = {_known(one) for one in check(register)}
    after = check(register.instead({path: text}))
    return tuple(one for one in after if one.place.path == path or (one.level == "error" and _known(one) not in before))


def _record(register: Register, typed: str) -> str:
    found = [path for path in register.workspace.meeting_paths() if path.endswith(f"/{typed.strip()}.yaml")]
    if len(found) == 1:
        return found[0]
    meeting = choose.meeting(register, typed)
    if meeting not in register.meetings:
        raise choose.not_recorded(register, meeting)
    return register.meetings[meeting].path


def _draft(register: Register) -> str:
    """The only draft; of several the one whose meeting comes next, if no other body meets that day."""
    drafts = register.rows(
        "SELECT ref, date FROM meeting WHERE recorded AND status = 'draft' "
        "AND ref NOT IN (SELECT meeting FROM approval) ORDER BY date, ref"
    )
    ahead = [row for row in drafts if row["date"] >= register.as_of.isoformat()]
    for found in (drafts, [row for row in ahead if row["date"] == ahead[0]["date"]]):
        if len(found) == 1:
            return register.meetings[found[0]["ref"]].path
    if drafts:
        raise LaaError(f"it could be {choose.either([row['ref'] for row in drafts])}", "Name the one that is meant.", 2)
    hint = "`laa new-meeting DATE` opens that of the coming meeting."
    raise choose.absent(register, "no record is a draft", hint, f"{MEETINGS}/")


def _named_by(path: str) -> str:
    return path.removesuffix(".yaml").partition("/")[2]


def _known(fault: Diagnostic) -> tuple[str, str, str]:
    return fault.place.path, fault.code, fault.message
