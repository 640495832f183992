"""meetings/BODY/DATE.yaml → `Meeting`."""

from __future__ import annotations

import re
from datetime import date

from ..record.meeting import (
    DECISION_KINDS,
    DIRECTIONS,
    FORECASTS,
    KINDS,
    PROGRESS_STATUSES,
    STANDINGS,
    STATUSES,
    TARGET_CHANGES,
    Action,
    Apology,
    Approval,
    Attendee,
    Cancellation,
    Clause,
    Correction,
    Dated,
    Expectation,
    Figure,
    Interest,
    Item,
    Meeting,
    Move,
    NextMeeting,
    Note,
    Paper,
    Progress,
    Reliance,
    Risk,
    Statement,
    Sum,
    TargetChange,
    Votes,
)
from ..record.when import read_date
from ..source import Source
from ..text import Text
from .cursor import Cursor, read_entry

_PATH = re.compile(r"(?:^|/)meetings/(?P<body>[^/]+)/(?P<date>\d{4}-\d\d-\d\d)(?:-(?P<ordinal>[2-9]))?\.yaml$")
_ACTION_ID = re.compile(r"A\d+[a-z]?")


def read_meeting(source: Source) -> Meeting | None:
    """The record, as far as it can be read; None where not even its date and body can be known."""
    path = _PATH.search(source.path)
    if source.root is None:
        if not source.faults:
            source.fault((1, 1), "missing-key", "the record is empty", "It needs at least `body` and `date`.")
        return None
    return read_entry(source, source.root, lambda at: _meeting(at, path))


def _meeting(at: Cursor, path: re.Match[str] | None) -> Meeting | None:
    body, day = _named_as_filed(at, path)
    meeting = Meeting(
        path=at.source.path,
        body=body,
        date=day or date.min,
        ordinal=int(path["ordinal"] or 1) if path else 1,
        times=at.times("time"),
        scheduled=at.times("scheduled"),
        venue=at.text("venue"),
        status=at.choice("status", STATUSES) or "draft",
        kind=at.choice("kind", KINDS) or "ordinary",
        moved=at.each("moved", read_move),
        first_minute=at.integer("first_minute"),
        chair=at.text("chair"),
        minutes_by=at.texts("minutes_by"),
        present=at.each("present", _attendee, short="person"),
        in_support=at.each("in_support", _attendee, short="person"),
        apologies=at.each("apologies", _apology, short="person"),
        interests=at.each("interests", _interest),
        progress=at.each("progress", _progress),
        items=at.each("items", _item, short="title"),
        next_meeting=at.one("next_meeting", _next_meeting, short="date"),
        corrects=at.each("corrects", _correction),
        notes=at.each("notes", _note, short="text"),
        cancelled=at.one("cancelled", read_cancellation, short="why"),
        dismissed=at.proses("dismissed"),
        exempt=at.reason("exempt"),
    )
    _report_double_ids(at.source, meeting)
    return meeting if body and day else None


def _named_as_filed(at: Cursor, path: re.Match[str] | None) -> tuple[str, date | None]:
    """Body and date, which the file's own path has to agree with; where they do not, the path counts."""
    body, typed = at.text("body"), at.text("date")
    day = at.converted(typed, read_date, "wrong-date") if typed else None
    if body is None:
        at.missing("body", "whose meeting this is")
    if typed is None:
        at.missing("date", "the day of the meeting")
    if path is None:
        if "meetings/" in at.source.path:
            message = "a record is filed as meetings/BODY/DATE.yaml"
            at.source.fault(
                (1, 1), "wrong-path", message, f"Rename it to meetings/{body or 'BODY'}/{day or 'DATE'}.yaml."
            )
        return str(body or ""), day
    if body is not None and body != path["body"]:
        at.source.fault(body, "wrong-path", f"the body is {body}, but the file lies under {path['body']}",
                        f"Correct one of them, or move the file to meetings/{body}/.")  # fmt: skip
    if typed is not None and day is not None and day.isoformat() != path["date"]:
        at.source.fault(typed, "wrong-path", f"the date is {typed}, but the file is named {path['date']}",
                        f"Correct one of them, or rename the file to {typed}.yaml.")  # fmt: skip
    try:
        return path["body"], date.fromisoformat(path["date"])
    except ValueError:
        return path["body"], day


def read_move(at: Cursor) -> Move:
    """A date that the meeting had before."""
    return Move(was=at.need("from", "the date before", prose=False), dated=at.date("dated"), why=at.prose("why"))


def read_cancellation(at: Cursor) -> Cancellation:
    """Why a meeting was called off: words, or with the day on which that was decided."""
    return Cancellation(why=at.need("why"), dated=at.date("dated"))


def _attendee(at: Cursor) -> Attendee:
    return Attendee(
        person=at.need("person", prose=False),
        title=at.text("title"),
        representing=at.text("representing"),
        arrived=at.text("arrived"),
        left=at.text("left"),
        for_items=at.texts("for_items"),
        regarding=at.text("regarding"),
    )


def _apology(at: Cursor) -> Apology:
    return Apology(
        person=at.need("person", prose=False), substitute=at.text("substitute"), representing=at.text("representing")
    )


def _interest(at: Cursor) -> Interest:
    return Interest(person=at.need("person", prose=False), item=at.text("item"), text=at.need("text"))


def _progress(at: Cursor) -> Progress:
    named = "ref" in at or "about" in at
    progress = Progress(
        ref=at.name("ref"),
        about=at.prose("about"),
        status=at.choice("status", PROGRESS_STATUSES),
        on=at.date("on"),
        due=at.when("due"),
        owners=at.texts("owner"),
        note=at.prose("note"),
    )
    if not named:
        at.missing("ref", "which action, clause or step this is about (`about:` words will do)")
    return progress


def _item(at: Cursor) -> Item:
    return Item(
        title=at.need("title"),
        number=at.text("number"),
        minutes_of=at.name("minutes_of"),
        approves=at.each("approves", _approval, short="meeting"),
        theme=at.text("theme"),
        presented_by=at.texts("presented_by"),
        as_at=at.date("as_at"),
        wishes=at.names("from"),
        minutes=at.prose("minutes"),
        points=at.proses("points"),
        statements=at.each("indicators", _statement),
        actions=at.each("actions", _action, short="action"),
        decisions=at.each("decisions", _clause, short="text"),
        lead_in=at.prose("lead_in"),
        resolutions=at.each("resolutions", _clause, short="text"),
        sums=at.each("sums", _sum),
        papers=at.each("papers", _paper, short="title"),
        deadlines=at.each("deadlines", _dated),
        events=at.each("events", _dated),
        sections=at.each("sections", _item, short="title"),
        notes=at.each("notes", _note, short="text"),
        exempt=at.reason("exempt"),
        added=at.date("added"),
    )


def _approval(at: Cursor) -> Approval:
    return Approval(
        meeting=at.need("meeting", prose=False),
        amendments=at.proses("amendments"),
        seal=at.text("seal"),
        copy=at.text("copy"),
    )


def _statement(at: Cursor) -> Statement:
    codes = at.codes("code")
    if not codes:
        at.missing("code", "which indicator this is about")
    return Statement(
        codes=codes,
        standing=at.choice("standing", STANDINGS),
        direction=at.choice("direction", DIRECTIONS),
        forecast=at.choice("forecast", FORECASTS),
        expected=at.one("expected", lambda at: Expectation(at.prose("what"), at.when("by")), short="what"),
        target=at.one("target", _target_change),
        figures=at.each("figures", _figure),
        lead=at.text("lead"),
        support=at.texts("support"),
        risk=at.one("risk", lambda at: Risk(at.text("rating"), at.prose("proposal"), at.text("sum"))),
        note=at.prose("note"),
    )


def _target_change(at: Cursor) -> TargetChange:
    return TargetChange(
        change=at.choice("change", TARGET_CHANGES),
        agreed_by=at.text("agreed_by"),
        value=at.text("value"),
        period=at.period("period"),
    )


def _figure(at: Cursor) -> Figure:
    return Figure(
        what=at.prose("what"),
        value=at.text("value"),
        was=at.text("was"),
        change=at.text("change"),
        unit=at.text("unit"),
        period=at.text("period"),
    )


def _action(at: Cursor) -> Action:
    number = at.text("id")
    if number is not None and not _ACTION_ID.fullmatch(number):
        at.source.fault(number, "wrong-number", f"an action's number is like A3, not “{number}”", "Write A1, A2, …")
        number = None
    return Action(
        id=number,
        action=at.need("action", "what is to be done"),
        owners=at.texts("owner"),
        together=at.texts("with"),
        report_to=at.text("report_to"),
        due=at.when("due"),
        indicators=at.codes("indicators"),
        agenda=at.when("agenda"),
    )


def _clause(at: Cursor) -> Clause:
    return Clause(
        kinds=at.choices("kind", DECISION_KINDS),
        text=at.need("text", "the wording"),
        to=at.texts("to"),
        subject_to=at.prose("subject_to"),
        waits_on=at.text("waits_on"),
        owners=at.texts("owner"),
        due=at.when("due"),
        relies_on=at.each(
            "relies_on", lambda at: Reliance(at.need("paper", prose=False), at.text("paragraphs")), short="paper"
        ),
        moved_by=at.text("moved_by"),
        seconded_by=at.text("seconded_by"),
        votes=at.one("votes", lambda at: Votes(at.text("for"), at.text("against"), at.text("abstained"))),
        then=at.prose("then"),
        clauses=at.each("clauses", _clause, short="text"),
        notes=at.each("notes", _note, short="text"),
    )


def _sum(at: Cursor) -> Sum:
    return Sum(
        id=at.text("id"),
        amount=at.number("amount"),
        purpose=at.prose("for"),
        source=at.text("source"),
        repaid_from=at.prose("repaid_from"),
        subject_to=at.prose("subject_to"),
        status=at.text("status"),
        clauses=at.texts("clause"),
        approx=at.truth("approx"),
        includes=at.texts("includes"),
        same_as=at.text("same_as"),
    )


def _paper(at: Cursor) -> Paper:
    return Paper(
        id=at.text("id"),
        mark=at.text("mark"),
        title=at.need("title"),
        state=at.texts("state"),
        by=at.text("by"),
        as_at=at.date("as_at"),
        file=at.text("file"),
        exempt=at.reason("exempt"),
        added=at.date("added"),
    )


def _dated(at: Cursor) -> Dated:
    return Dated(what=at.need("what"), when=at.when("when"))


def _note(at: Cursor) -> Note:
    return Note(text=at.need("text"), dated=at.date("dated"), about=at.text("about"))


def _next_meeting(at: Cursor) -> NextMeeting:
    typed = at.text("date")
    return NextMeeting(
        typed=typed,
        date=at.converted(typed, read_date, "wrong-date") if typed else None,
        times=at.times("time"),
        venue=at.text("venue"),
    )


def _correction(at: Cursor) -> Correction:
    return Correction(meeting=at.need("meeting", prose=False), text=at.need("text"))


def _report_double_ids(source: Source, meeting: Meeting) -> None:
    """One number given to two actions, two papers or two sums, as a merge of two branches can do."""
    seen: dict[str, Text] = {}
    for item in _with_sections(meeting.items):
        numbered: tuple[Action | Paper | Sum, ...] = (*item.actions, *item.papers, *item.sums)
        for entry in numbered:
            if entry.id is None:
                continue
            if entry.id in seen:
                message = f"{entry.id} is given twice; first on line {seen[entry.id].line}"
                hint = f"Keep {entry.id} for the one that was circulated, and give the other the next free number."
                source.fault(entry.id, "double-number", message, hint)
            seen.setdefault(entry.id, entry.id)


def _with_sections(items: tuple[Item, ...]) -> list[Item]:
    return [item for top in items for item in (top, *_with_sections(top.sections))]
