"""Recovery plans by command: who owns one, which meeting reviews it, and its steps."""

from __future__ import annotations

import re
from datetime import date

from .. import edit
from ..diagnostic import LaaError
from ..edit import Value
from ..frozen import dataclass
from ..record.indicator import Indicator
from ..record.when import UnreadableError, When, day_short, read_when
from ..register import Register
from ..view import choose
from ..workspace import INDICATORS
from .change import Change, File, applied
from .indicator_file import known_indicator, laid_out, node_of, whole, with_key
from .reporting import owner
from .subject import brief

_TYPED = re.compile(r"R(\d+)")


@dataclass(frozen=True, slots=True)
class NewRecovery:
    """What is to be put into a recovery plan, as typed."""

    code: str
    owner: str | None = None
    review: str | None = None
    step: str | None = None
    due: str | None = None


def recover(register: Register, new: NewRecovery) -> Change:
    """The change that begins an indicator's recovery plan, or adds to it. Raises LaaError."""
    one = known_indicator(register, new.code)
    what = " ".join((new.step or "").split())
    if new.due and not what:
        raise LaaError("--due is the date of a step", "Say with --step what is to be done by then.", 2)
    if not (new.owner or new.review or what):
        raise LaaError("nothing was said of the recovery plan", "Give --owner, --review or --step.", 2)
    told: dict[str, Value] = {}
    if new.owner:
        told["owner"] = owner(register, new.owner)
    if new.review:
        told["review"] = _review(register, new.review)
    step: dict[str, Value] = {}
    if what:
        step = {"id": f"R{_last_number(register, one) + 1}", "what": what}
        if new.due:
            step["due"] = _due(register, new.due)
    file = File(INDICATORS, register.sources[INDICATORS].text, _written(register, one, told, step))
    applied(register, [file])
    news = [f"{key} {value}" for key, value in told.items()]
    if step:
        by = f", due {step['due']}" if "due" in step else ", without a date"
        news.append(f"step {one.code}/{step['id']}{by}: {brief(what)}")
    return Change(f"Recovery plan of {one.code}: {'; '.join(news)}", (file,), tuple(_remarks(register, one, told)))


def _written(register: Register, one: Indicator, told: dict[str, Value], step: dict[str, Value]) -> str:
    text, path = whole(register, one)
    there = node_of(register, (*path, "recovery"))
    steps = node_of(register, (*path, "recovery", "steps"))
    if one.recovery is None:
        plan: dict[str, Value] = {**told, "steps": [laid_out(step, None)]} if step else dict(told)
        if there is None:
            return with_key(text, path, "recovery", plan)
        return edit.set_value(text, (*path, "recovery"), plan, shown=INDICATORS)
    path = (*path, "recovery")
    for key, value in told.items():
        if key in edit.keys(text, path, shown=INDICATORS):
            text = edit.set_value(text, (*path, key), value, shown=INDICATORS)
        else:
            before = next((one for one in ("review", "steps") if one in edit.keys(text, path, shown=INDICATORS)), None)
            text = edit.add_key(text, path, key, value, before=before, after="owner", shown=INDICATORS)
    if step:
        text = edit.append(text, (*path, "steps"), laid_out(step, steps), shown=INDICATORS)
    return text


def _last_number(register: Register, one: Indicator) -> int:
    """The greatest number that was ever given to a step of the plan, as far as anything on record tells."""
    named = register.rows(
        "SELECT ref FROM step WHERE code = ?1 AND kind = 'recovery' UNION "
        "SELECT target FROM reference WHERE kind = 'step' AND body = ?1 AND target IS NOT NULL", one.code,
    )  # fmt: skip
    numbers = [_TYPED.fullmatch(row["ref"].rpartition("/")[2]) for row in named]
    return max((int(number[1]) for number in numbers if number), default=0)


def _review(register: Register, typed: str) -> str:
    meeting = choose.meeting(register, typed)
    row = register.one("SELECT status FROM meeting WHERE ref = ?", meeting)
    if row and row["status"] == "cancelled":
        raise LaaError(f"the meeting {meeting} was cancelled", "Name another with --review.")
    return meeting


def _due(register: Register, typed: str) -> str:
    """A date that needs no meeting of its own to be understood."""
    try:
        when: When = read_when(" ".join(typed.split()))
    except UnreadableError as error:
        hint = "Write a day (2010-04-19), a month (2010-04) or the name of a meeting."
        raise LaaError(error.message, hint if "{said:" in error.hint else error.hint, 2) from None
    if when.kind == "next":
        raise LaaError("a step is nobody's next meeting", "Write a date, a month or the name of a meeting.", 2)
    return choose.meeting(register, typed) if when.kind == "meeting" else when.said


def _remarks(register: Register, one: Indicator, told: dict[str, Value]) -> list[str]:
    out = []
    plan = one.recovery
    name = told.get("owner")
    if name and register.roster.resolve(str(name), "").kind == "unknown":
        out.append(f"“{name}” is nobody that partnership.yaml knows.")
    if not (name or (plan and plan.owner)):
        out.append("Nobody owns it yet: --owner.")
    review = told.get("review")
    if review and str(review).partition("/")[2][:10] < register.as_of.isoformat():
        out.append(f"The meeting that is to review it was on {day_short(_day(str(review)))}.")
    elif not (review or (plan and plan.review)):
        out.append("No meeting is to review it yet: --review.")
    return out


def _day(meeting: str) -> date:
    return date.fromisoformat(meeting.partition("/")[2][:10])
