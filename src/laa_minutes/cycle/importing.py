"""A draft becomes a record, or adds to one what is missing there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from .. import edit
from ..diagnostic import LaaError
from ..edit import Value
from ..importing.draft import Attendee, Doubt, Draft, ItemFound, ProgressFound
from ..importing.laying import record_text
from ..importing.record_values import ACTION_ID
from ..importing.words.dates import dates_in_name
from ..importing.words.names import looks_like_name, parted
from ..importing.words.vocabulary import ORGANISATION
from ..output.listing import plural
from ..record.partnership import Body
from ..record.when import day_words
from ..register import Register
from ..register.names import bare_words
from ..view import choose
from ..workspace import MEETINGS, PARTNERSHIP
from .change import Change, File, applied, text_of
from .coming import refuse_settled
from .merging import merged, source_of

_SMALL = frozenset(("the", "of", "and", "for", "in"))
# Words that bodies of a kind share: they do not tell one from another.
_KINDS = ORGANISATION | {"governors", "trustees", "directors", "members", "full", "executive", "primary", "general"}
_ALIKE = 0.85  # from which on two names may be one person's: Will and William Marsh, but not Will and Walter Marsh


class ImportedBeforeError(LaaError):
    """The record that is there was made of the same document."""


def imported(
    register: Register, draft: Draft, body: str | None, day: date | None, *, into: bool, people: bool = False
) -> Change:
    """The record that a draft makes. `body` and `day` are those of the command line, which count before the draft's;
    with `into` a record that is there takes what it lacks, with `people` partnership.yaml whom it lacks. Raises
    LaaError."""
    own = choose.own_body(register, choose.body(register, body)) if body else _named(register, draft)
    on = day or draft.front.date
    if on is None:
        raise LaaError(f"{draft.name} does not say when the meeting was", "Say it: --date 2010-02-22.", 2)
    told = len(draft.doubts)
    draft = _with_names(register, _held_against(draft, own), own.key, on)
    path = f"{MEETINGS}/{own.key}/{on.isoformat()}.yaml"
    if path not in register.sources:
        change = Change(_said(draft, on), (File(path, None, record_text(draft, own.key, on, own.name)),))
    elif into:
        before = text_of(register, path)
        now = merged(before, draft, register.meetings[f"{own.key}/{on.isoformat()}"], register.roster)
        if now.added:
            refuse_settled(register, f"{own.key}/{on.isoformat()}", on_paper=True)
        said = f"{_said(draft, on)}\nAdded: {', '.join(now.added) if now.added else 'nothing; the record has it all'}."
        change = Change(said, (File(path, before, now.text),) if now.added else (), now.remarks)
    else:
        fault = ImportedBeforeError if source_of(draft) in register.sources[path].text else LaaError
        raise fault(
            f"there is a record of that meeting, {path}, which is not written over", "--into adds to it what it lacks."
        )
    doubted = (f"{one.why[:1].upper()}{one.why[1:]}." for one in draft.doubts[told:])
    change = replace(change, remarks=(*change.remarks, *doubted))
    if people:
        change = _with_people(register, draft, own.key, change)
    applied(register, change.files)
    return change


def held_against_name(draft: Draft) -> Draft:
    """The draft with a doubt where its file's name says another day than the document: in one of the two is a slip."""
    orders = (False, True)  # 03-04-2018 may be either
    named = [said.date for order in orders for said in dates_in_name(draft.name, month_first=order) if said.date]
    if not named or draft.front.date is None or draft.front.date in named:
        return draft
    why = f"the file's name says {day_words(named[0])}, the document {day_words(draft.front.date)}"
    return replace(draft, doubts=(Doubt("date", 1, why), *draft.doubts))


def _held_against(draft: Draft, own: Body) -> Draft:
    """The draft with a doubt where the document is about another body than the one that was typed."""
    named = draft.front.body or ""
    if not named or _may_be(named, own.name) or _alike(named, own):
        return draft
    return replace(draft, doubts=(*draft.doubts, Doubt("body", 1, f"the document names another body, “{named}”")))


def _with_names(register: Register, draft: Draft, body: str, day: date) -> Draft:
    """The draft in which a report on `A3` is about the action that the body numbered so last, before that day."""
    doubts: list[Doubt] = []

    def named(one: ProgressFound) -> ProgressFound:
        if one.ref or not ACTION_ID.fullmatch(one.about):
            return one
        row = register.one(
            "SELECT ref, date FROM action WHERE kind = 'action' AND meeting LIKE ? AND ref LIKE ? AND date < ? "
            "ORDER BY date DESC LIMIT 1",
            f"{body}/%",
            f"%/{one.about}",
            day.isoformat(),
        )
        if row is None:
            return one
        raised = day_words(date.fromisoformat(row["date"]))
        doubts.append(Doubt("progress", one.line, f"{one.about} was taken for the action of that number of {raised}"))
        return replace(one, ref=row["ref"].removeprefix(f"{body}/"))

    def within(item: ItemFound) -> ItemFound:
        return replace(item, progress=tuple(map(named, item.progress)), sections=tuple(map(within, item.sections)))

    items, loose = tuple(map(within, draft.items)), draft.loose and within(draft.loose)
    return replace(draft, items=items, loose=loose, doubts=(*draft.doubts, *doubts))


def _with_people(register: Register, draft: Draft, body: str, change: Change) -> Change:
    """The change with those in the attendance whom partnership.yaml lacks added to its people, substitutes too.

    Whoever is called nearly as somebody there is, may be the same: they are only named. An organisation in one word may
    as well be an office, or a code of the document's: it is taken only where partnership.yaml knows it.
    """
    before = text = text_of(register, PARTNERSHIP)
    told: list[str] = []
    seen: set[str] = set()
    attendance = draft.attendance
    named = (*attendance.present, *attendance.in_support, *attendance.apologies)
    for one in (*named, *filter(None, map(_substitute, attendance.apologies))):
        name = one.person
        if len(bare_words(name)) < 2 or name in seen or register.roster.resolve(name, body).kind != "unknown":
            continue
        seen.add(name)
        if near := register.roster.nearest(name, _ALIKE):
            told.append(f"{name} was not added to {PARTNERSHIP}, which has {near[0]}.")
            continue
        entry: dict[str, Value] = {"name": name}
        entry |= {"title": one.title} if one.title else {}
        whose = one.organisation or ""
        known = register.roster.resolve(whose, body)
        if known.kind == "organisation" or (known.kind == "unknown" and " " in whose):
            entry["organisation"] = known.name
        text = edit.append(text, ("people",), entry, shown=PARTNERSHIP)
    files = (*change.files, File(PARTNERSHIP, before, text)) if text != before else change.files
    return Change(change.said, files, (*change.remarks, *told))


def _substitute(one: Attendee) -> Attendee | None:
    """Who came instead, as somebody who attended; None where that is nobody's name."""
    name = one.substitute or ""
    return parted(Attendee(name, one.line, one.organisation)) if looks_like_name(name) else None


def _named(register: Register, draft: Draft) -> Body:
    """The body that the document names, or the only one, unless it names another. Raises LaaError."""
    bodies = register.partnership.bodies
    named = draft.front.body or ""
    fits = [one for one in bodies if named and _may_be(named, one.name)]
    near = bodies if len(bodies) == 1 and (not named or _alike(named, bodies[0])) else ()
    for found in (fits, near):
        if len(found) == 1:
            return found[0]
    known = ", ".join(f"{one.key} ({' '.join(one.name.split())})" for one in bodies)
    if named and len(bodies) == 1:
        wrong, hint = f"the document names another body, “{named}”", f"If it is theirs all the same: --body {known}."
    else:
        whose = f"“{named}”" if named else "whose meeting it was"
        wrong, hint = f"no body of the partnership is {whose}", f"Say --body; there are: {known or 'none'}."
    raise LaaError(f"{draft.name}: {wrong}", hint, 2)


def _may_be(named: str, name: str) -> bool:
    """All words of the one are words of the other."""
    ours, theirs = _words(name), _words(named)
    return bool(theirs) and (ours <= theirs or theirs <= ours)


def _alike(named: str, body: Body) -> bool:
    """What a document calls a body is that body's name in short: nothing but its kind, a word of it that others do not
    have, its initials, or the key it goes by."""
    initials = "".join(word[0] for word in re.findall(r"\w+", body.name.casefold()) if word not in _SMALL)
    said = {word.strip("().,") for word in _words(named)}
    return said <= _KINDS or bool(said & {initials, body.key.casefold()}) or bool((said & _words(body.name)) - _KINDS)


def _words(name: str) -> set[str]:
    return set(name.casefold().replace("’", "'").split()) - {"the", "of", "and", "&", "group", "meeting"}


def _said(draft: Draft, day: date) -> str:
    """What was found, in a line."""
    attendance = draft.attendance
    counts = [
        f"{len(attendance.present) + len(attendance.in_support)} present",
        plural(len(attendance.apologies), "apology", "apologies"),
        plural(len(draft.business), "item"),
        plural(len(draft.actions), "action"),
        plural(sum(len(item.resolutions) + len(item.decisions) for item in draft.parts), "decision"),
    ]
    return f"{draft.name}: {day_words(day)}, {', '.join(counts)}."
