"""Opening the record of a meeting; run again, it adds what has come since and alters nothing typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .. import edit
from ..diagnostic import LaaError
from ..frozen import dataclass
from ..output.listing import plural
from ..record.meeting import Meeting
from ..record.name import read_name
from ..record.partnership import Body
from ..record.when import Times, UnreadableError, day_words, read_date
from ..register import Register
from ..source import MappingNode
from ..view import choose
from ..view.business import business, is_cancelled, matters, plan_rows, short, when_and_where
from ..view.clear_days import no_working_day
from ..workspace import MEETINGS, PARTNERSHIP, PLAN
from .business import chair, expected, find, place
from .layout import Plan, about, item, progress, record, section


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line says of the meeting."""

    times: Times | None = None
    venue: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """A record as it is to be. `before` is its text as it was read, None where there was no record; `added` says in
    words what comes in, `remarks` what else there is to know."""

    meeting: str
    path: str
    before: str | None
    text: str
    added: tuple[str, ...]
    remarks: tuple[str, ...]


def day_of(typed: str) -> date:
    """The day that `DATE` or `BODY/DATE` names. Raises LaaError with exit code 2."""
    name = read_name(typed)
    try:
        if name is None or name.kind != "meeting" or name.meeting is None:
            read_date(typed)
            raise LaaError(f"“{typed}” is no date", "Write a day like this: 2010-02-22.", 2)
        return read_date(name.meeting[:10])
    except UnreadableError as error:
        raise LaaError(error.message, error.hint, 2) from None


def opened(register: Register, typed: str, body: str | None, wish: Wish) -> Opening:
    """The record of the meeting on a day. `register` has to be as of that day (`day_of`). Raises LaaError."""
    _refuse_errors(register, (PARTNERSHIP, PLAN))
    ref = _meeting(register, typed, body)
    own = choose.own_body(register, ref.partition("/")[0])
    _refuse_errors(register, (f"{MEETINGS}/{own.key}/",))
    there = register.meetings.get(ref)
    if there is not None:
        _refuse_settled(register, there)
    elif is_cancelled(register, ref):
        raise LaaError(
            f"the meeting {ref} is cancelled in {PLAN}", f"Take `cancelled` out of {PLAN} if it is held after all."
        )
    return _Laying(register, ref, own, wish).opening(there)


class _Laying:
    """One meeting and all that is to be laid out for it."""

    def __init__(self, register: Register, ref: str, body: Body, wish: Wish) -> None:
        self.register = register
        self.ref = ref
        self.body = body
        self.wish = wish
        self.day = read_date(ref.partition("/")[2][:10])
        self.path = register.workspace.meeting_path(ref)
        self.lines = business(register, ref)
        self.members = expected(register, body, self.day)
        self.matters, self.unnumbered = matters(register, ref)
        times, venue = when_and_where(register, ref)
        self.times, self.venue = wish.times or times, wish.venue or venue

    def opening(self, there: Meeting | None) -> Opening:
        if there is None:
            counts = (
                plural(len(self.lines), "item"),
                f"{plural(len(self.members), 'member')} expected",
                plural(len(self.matters), "matter") + " arising",
            )
            return Opening(self.ref, self.path, None, record(self._plan()), counts, tuple(self._remarks()))
        text, added = self._completed(there)
        before = self.register.sources[self.path].text
        remarks = (*self._unheeded(there), *self._remarks())
        return Opening(self.ref, self.path, before, text, tuple(added), remarks)

    def _remarks(self) -> Iterator[str]:
        planned = self.register.one("SELECT 1 FROM planned WHERE meeting = ?", self.ref)
        if planned is None:
            yield f"The forward plan does not have {self.ref}."
        if off := no_working_day(self.day, self.register.partnership.holidays):
            yield off
        if self.unnumbered:
            count = plural(self.unnumbered, "open action")
            yield (
                f"{count} without a number could not be laid out. `laa circulate MEETING` numbers those of a meeting; "
                "then run this again."
            )

    def _unheeded(self, there: Meeting) -> Iterator[str]:
        """What the command line says and the record says otherwise."""
        typed = {"time": there.times, "venue": there.venue, "kind": there.kind}
        wished = (("time", self.wish.times), ("venue", self.wish.venue), ("kind", self.wish.kind))
        for key, value in wished:
            if value is not None and key in self._keys() and value != typed[key]:
                yield f"The {key} stays {typed[key]}, as it is typed in the record."

    def _plan(self) -> Plan:
        notes = [str(row.note) for row in plan_rows(self.register, self.ref) if row.note]
        kind = self.wish.kind if self.wish.kind != "ordinary" else None
        coming = self.register.one(
            "SELECT date FROM meeting WHERE body = ? AND date > ? AND status != 'cancelled' ORDER BY date",
            self.body.key, self.day.isoformat(),
        )  # fmt: skip
        return Plan(
            self.body, self.day, self.times, self.venue, kind, chair(self.body, self.day),
            " ".join(" ".join(notes).split()) or None, self.body.numbering == "each" or self._number_is_known(),
            self.members, self.matters, self.lines, coming["date"] if coming else None,
        )  # fmt: skip

    def _number_is_known(self) -> bool:
        """Whether an earlier record tells from which number to go on, and every meeting since is on record."""
        own = (self.body.key, self.day.isoformat())
        last = self.register.one(
            "SELECT max(date) AS day FROM item JOIN meeting ON meeting.ref = item.meeting WHERE body = ? AND date < ?",
            *own,
        )
        if last is None or last["day"] is None:
            return False
        return self.register.one(
            "SELECT 1 FROM meeting WHERE body = ? AND date < ? AND date > ? AND status != 'cancelled' "
            "AND ref NOT IN (SELECT meeting FROM item)", *own, last["day"],
        ) is None  # fmt: skip

    # A record that is there

    def _completed(self, there: Meeting) -> tuple[str, list[str]]:
        """The record's text with what is missing, and what that was, in words."""
        text, added = self.register.sources[self.path].text, list[str]()
        if not (there.present or there.in_support or there.apologies) and self.members:
            text = self._with_members(text)
            added.append(f"{plural(len(self.members), 'member')} expected")
        for key, value in self._facts():
            if value is not None and key not in self._keys():
                text = edit.add_key(text, (), key, str(value), after="date", shown=self.path)
                added.append(key)
        text, titles, wishes = self._with_items(text, there)
        for what, names in (("item", titles), ("wish", wishes)):
            if names:
                added.append(f"{plural(len(names), what, 'wishes' if what == 'wish' else '')} ({', '.join(names)})")
        if self.matters:
            text = self._with_matters(text)
            refs = ", ".join(short(matter.ref, self.body.key) for matter in self.matters)
            added.append(f"{plural(len(self.matters), 'matter')} arising ({refs})")
        return text, added

    def _facts(self) -> tuple[tuple[str, Times | str | None], ...]:
        return ("time", self.times), ("venue", self.venue), ("kind", self.wish.kind)

    def _keys(self) -> set[str]:
        root = self.register.sources[self.path].root
        return {str(key.value) for key, _ in root.value} if isinstance(root, MappingNode) else set()

    def _with_members(self, text: str) -> str:
        if "present" not in self._keys():
            before = next((key for key in ("apologies", "progress", "items") if key in self._keys()), None)
            return edit.add_key(text, (), "present", list(self.members), before=before, shown=self.path)
        for member in self.members:
            text = edit.append(text, ("present",), member, shown=self.path)
        return text

    def _with_matters(self, text: str) -> str:
        for n, matter in enumerate(self.matters):
            entry, comment = progress(matter, self.body), about(matter)
            if n == 0 and "progress" not in self._keys():
                text = edit.add_key(text, (), "progress", [entry], before="items", comment=comment, shown=self.path)
            else:
                text = edit.append(text, ("progress",), entry, comment=comment, shown=self.path)
        return text

    def _with_items(self, text: str, there: Meeting) -> tuple[str, list[str], list[str]]:
        """What the plan asks for and the record lacks; the standing items too where it has no item at all."""
        matched = [find(line, there.items) for line in self.lines]
        everything = [one for top in there.items for one in (top, *top.sections)]
        cited = {short(wish, self.body.key) for one in everything for wish in one.wishes}
        named = {one.title.casefold() for one in everything}
        titles, wishes, shift = list[str](), list[str](), 0
        for n, line in enumerate(self.lines):
            at = matched[n]
            if at is None:
                if line.planned or not there.items:
                    index, remark = place(matched, n, len(there.items)) + shift, "\n".join(line.remarks)
                    text = edit.insert(text, ("items",), index, item(line), comment=remark, shown=self.path)
                    titles.append(line.title)
                    shift += 1
                continue
            if line.minutes_of and not any(one.minutes_of or one.approves for one in everything):
                text = edit.add_key(
                    text, ("items", at + shift), "minutes_of", line.minutes_of, after="title", shown=self.path
                )
                titles.append(f"minutes of {line.minutes_of}")
            for wish in line.wishes:
                if short(wish, self.body.key) not in cited:
                    text = edit.append(text, ("items", at + shift, "from"), wish, shown=self.path)
                    wishes.append(wish)
            for part in line.parts:
                met = not cited.isdisjoint(short(wish, self.body.key) for wish in part.wishes)
                if not met and part.title.casefold() not in named:
                    text = edit.append(text, ("items", at + shift, "sections"), section(part), shown=self.path)
                    titles.append(part.title)
        return text, titles, wishes


def _meeting(register: Register, typed: str, body: str | None) -> str:
    """The meeting meant; its body is the one given, the one that meets that day, or the only one there is."""
    name = read_name(typed)
    day = str(name.meeting) if name else typed
    key = choose.body(register, body) if body else None
    if name and name.body and key and name.body != key:
        raise LaaError(
            f"the meeting {typed} is of the body {name.body}, but --body says {key}", "Leave one of them out.", 2
        )
    key = (name.body if name else None) or key or _body(register, day)
    ref = f"{key}/{day}"
    moved = register.one("SELECT meeting FROM moved WHERE was = ? AND was NOT IN (SELECT ref FROM meeting)", ref)
    if moved:
        raise LaaError(
            f"the meeting {ref} was moved to {moved['meeting']}", f"`laa new-meeting {moved['meeting']}` opens that."
        )
    return ref


def _body(register: Register, day: str) -> str:
    words = day_words(read_date(day[:10]))
    sql = "SELECT DISTINCT body FROM meeting WHERE {} ORDER BY body"
    that_day = [row["body"] for row in register.rows(sql.format("date = ?"), day[:10])]
    if len(that_day) > 1:
        raise LaaError(f"on {words} there are meetings of {' and '.join(that_day)}", "Say which with --body.", 2)
    recorded = [row["body"] for row in register.rows(sql.format("recorded"))]
    known = [one.key for one in register.partnership.bodies]
    for found in (that_day, recorded, known):
        if len(found) == 1:
            return str(found[0])
    bodies = ", ".join(recorded or known)
    if not bodies:
        raise LaaError(f"there is no body in {PARTNERSHIP} that could meet", "Add one under `bodies:`.")
    raise LaaError(
        f"nothing is planned for {words}, and there are several bodies: {bodies}", "Say which with --body.", 2
    )


def _refuse_errors(register: Register, paths: tuple[str, ...]) -> None:
    errors = [fault for fault in register.faults if fault.level == "error" and fault.place.path.startswith(paths)]
    if errors:
        first = errors[0]
        raise LaaError(
            f"no record can be opened while there are errors ({len(errors)}); first, {first.place}: {first.message}",
            "`laa check` shows them all. Nothing was written.",
        )


def _refuse_settled(register: Register, there: Meeting) -> None:
    approved = register.one("SELECT at FROM approval WHERE meeting = ?", there.ref)
    if approved:
        raise LaaError(f"the minutes of {there.ref} were approved at {approved['at']}", "Their record is not touched.")
    if there.status != "draft":
        why = {
            "circulated": "has been circulated",
            "cancelled": "was cancelled",
            "outline": "is on record in outline only",
        }[there.status]
        raise LaaError(f"the meeting {there.ref} {why}, so its record is not touched", "Only drafts are added to.")
