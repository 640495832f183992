"""A meeting, and an item of one, for people."""

from __future__ import annotations

from collections.abc import Sequence

from ...view.life.common import PaperBrief, Pointer, SumBrief
from ...view.life.meeting import ApprovalBrief, AttendeeBrief, ItemBrief, ItemLife, MeetingLife, SectionBrief
from ..listing import plural
from ..page import Block, Entry, Page, block, entry, page
from .parts import (
    action_entries,
    date_entries,
    decision_entries,
    mention_block,
    note_entries,
    plan_entries,
    said_entries,
    words_of,
    workplan_entries,
)

_SEALS = {
    "intact": ", seal intact",
    "broken": ", seal broken: the record was changed since (`laa check` says more)",
    "missing": ", seal broken: the record is not there",
    "none": "; on paper, no seal",
}


def meeting_page(life: MeetingLife) -> Page:
    """When and where, what came of it, and where it is referred to."""
    return page(
        f"{life.body_name}, {life.weekday} {words_of(life.date)}",
        life.ref,
        block("Held" if life.recorded else "Planned", _held(life)),
        block("Minutes", _status(life)),
        block("People", _people(life)),
        block("Items", [_item(one) for one in life.items]),
        block("Decisions", decision_entries(life.decisions, "item")),
        block("Actions", action_entries(life.actions)),
        block("Notes", note_entries(life.notes, life.ref)),
        block("Plan", plan_entries(life.planned, dated=False)),
        mention_block("Referred to", life.mentions),
        last=f"Filed in {life.path}." if life.recorded else "",
    )


def item_page(life: ItemLife) -> Page:
    """Its text, what was said, decided and asked for, and the references both ways."""
    labels = [_section(part, first=n == 0) for n, part in enumerate(life.parts)]
    return page(
        f"{life.number}. {life.title}",
        f"{life.body_name}, {words_of(life.date)}",
        block("Exempt", [entry(life.exempt)]),
        *(one for pair in labels for one in pair),
        block("Decisions", decision_entries(life.decisions)),
        block("Actions", action_entries(life.actions)),
        block("Papers", paper_entries(life.papers)),
        block("Money", sum_entries(life.sums)),
        block("Dates", date_entries(life.dates)),
        block("Notes", note_entries(life.notes, life.meeting)),
        pointer_block(life.refers_to),
        mention_block("Referred to", life.mentions),
        last=f"{life.ref} is in {life.path}, line {life.line}.",
    )


def approval_words(approval: ApprovalBrief) -> str:
    """`with one amendment, seal intact`; `without amendment; on paper, no seal`."""
    number = len(approval.amendments)
    words = {0: "without amendment", 1: "with one amendment"}.get(number, f"with {number} amendments")
    return words + _SEALS[approval.seal]


def _copy_words(approval: ApprovalBrief) -> str | None:
    """Where the approved copy is filed, and whether it is still the one that was."""
    words = {
        "intact": "filed as {}",
        "changed": "{} is not the copy that was filed",
        "missing": "filed as {}, not there",
    }
    return words[approval.copy].format(approval.copy_path) if approval.copy in words else None


def paper_entries(rows: Sequence[PaperBrief]) -> list[Entry]:
    """Papers by their name, with their mark and what happened to them."""
    found = []
    for row in rows:
        mark = f"marked '{row.mark}'" if row.mark else None
        words = ", ".join(filter(None, (mark, *row.state, row.file)))
        head = (row.ref or "").rpartition("/")[2]
        found.append(entry(row.title, (f"  ({words})", "dim") if words else None, head=head))
    return found


def sum_entries(rows: Sequence[SumBrief]) -> list[Entry]:
    """Sums by their name."""
    return [
        entry(money(row.amount, approx=row.approx), f" for {row.purpose}" if row.purpose else None,
              (f"  ({row.status})", "dim") if row.status else None, head=(row.ref or "").rpartition("/")[2])
        for row in rows
    ]  # fmt: skip


def money(amount: str | None, *, approx: bool = False) -> str:
    """`£460,000`, `about £150,000`; `an amount not stated`."""
    if amount is None:
        return "an amount not stated"
    whole, _, pence = amount.partition(".")
    sign = "-" if whole.startswith("-") else ""
    words = f"{sign}£{int(whole.lstrip('-') or 0):,}" + (f".{pence.ljust(2, '0')}" if pence.strip("0") else "")
    return f"about {words}" if approx else words


def pointer_block(rows: Sequence[Pointer], label: str = "Refers to") -> Block | None:
    """What a text refers to; what is not on record says so."""
    words = {"older": "older than the records", "unrecorded": "no record of it yet", "dangling": "not on record"}
    return block(
        label,
        [
            entry(row.ref, (f"  {words[row.state]}", "dim") if row.state in words else None,
                  f"  as “{row.words}”" if row.role == "prose" and row.words != row.ref else None)
            for row in rows
        ],
    )  # fmt: skip


def _held(life: MeetingLife) -> list[Entry | None]:
    where = ", ".join(filter(None, (life.time, life.venue)))
    kind = f"{life.meeting_kind} meeting" if life.meeting_kind != "ordinary" else None
    return [
        entry(where or "no time or place given", f"; {kind}" if kind else None),
        entry(f"cancelled: {life.cancelled}" if life.cancelled else None),
        *(
            entry(f"moved from {one.was}", f" on {words_of(one.dated)}" if one.dated else None,
                  f": {one.why}" if one.why else None)
            for one in life.moved
        ),
        entry(life.plan_note),
    ]  # fmt: skip


def _status(life: MeetingLife) -> list[Entry | None]:
    """What has become of the minutes; and of which earlier ones this meeting approved."""
    found: list[Entry | None] = []
    for one in life.approved:
        day = words_of(one.at.partition("/")[2][:10])
        amendments = " ".join(text.strip() for text in one.amendments)
        found.append(entry(f"approved on {day} {approval_words(one)}", (f"  {one.item}", "dim")))
        found.append(entry(f"amendment: {amendments}" if amendments else None))
        found.append(entry(_copy_words(one)))
    status = {
        "draft": "a draft",
        "circulated": "circulated",
        "outline": "known only in outline, from other records",
        "cancelled": "cancelled",
        "planned": "no record yet",
    }.get(life.status, life.status)
    if not life.approved:
        found.append(entry(f"{status}, not approved yet" if life.status in ("draft", "circulated") else status))
    elif life.status == "outline":
        found.append(entry(status))
    for one in life.approves:
        found.append(entry(f"approves those of {one.meeting} {approval_words(one)}"))
    return found


def _people(life: MeetingLife) -> list[Entry | None]:
    if not life.attendance:
        return []
    here = "present" if life.minuted else "expected"
    counts = f"{life.present} {here}"
    counts += f", {life.in_support} in support" if life.in_support else ""
    counts += f", {plural(life.apologies, 'apology', 'apologies')}" if life.apologies else ""
    represented = sum(one.role == "substitute" for one in life.attendance)
    counts += f" ({represented} with a substitute)" if represented else ""
    return [
        entry(counts),
        entry(", ".join(life.chair), head="Chair"),
        entry(", ".join(life.minutes_by), head="Minutes"),
        _group(here.capitalize(), [one for one in life.attendance if one.role == "present"]),
        _group("In support", [one for one in life.attendance if one.role == "in_support"]),
        _group("Apologies", [one for one in life.attendance if one.role == "apology"], "{} came"),
    ]


def _group(head: str, people: Sequence[AttendeeBrief], detail: str = "{}") -> Entry:
    names = [f"{one.person} ({detail.format(one.detail)})" if one.detail else one.person for one in people]
    return entry("; ".join(names), head=head)


def _item(one: ItemBrief) -> Entry:
    counts = [plural(one.decisions, "decision") if one.decisions else "", plural(one.actions, "action")]
    words = ", ".join(count for count in counts if count and not count.startswith("no "))
    exempt = f"  exempt: {one.exempt}" if one.exempt else None
    return entry(one.title, (f"  {words}", "dim") if words else None, exempt, head=one.number)


def _section(part: SectionBrief, *, first: bool) -> tuple[Block | None, ...]:
    by = f"presented by {', '.join(part.presented_by)}" if part.presented_by else None
    as_at = f"correct as at {words_of(part.as_at)}" if part.as_at else None
    theme = f"theme {part.theme}" if part.theme and part.theme != part.title else None
    about = "; ".join(filter(None, (theme, by, as_at)))
    points = "\n\n".join(f"({chr(97 + n)}) {point}" for n, point in enumerate(part.points[:26]))
    heading = () if first else ((part.title, "bold"), ("  ", ""))
    told: list[Entry | None] = [
        entry(*heading, (about, "dim") if about else None),
        Entry((), "", part.minutes or ""),
        Entry((), "", points),
    ]
    return (
        block("Text" if first else "Part", told),
        block("Said", said_entries(part.statements, codes=True)),
        block("Workplan", workplan_entries(part.workplan)),
    )
