"""The text of a new record: laid out for the person who fills it in, and for git, one thing a line."""

from __future__ import annotations

from datetime import date

from .. import edit
from ..edit import Prose, Value
from ..frozen import dataclass
from ..record.partnership import Body
from ..record.when import Times, day_words
from ..view.business import Line, Matter, Part, short
from ..view.wording import listed

LONGEST = 100  # characters of an action's text in the comment over it


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that goes into a record. `coming` is the body's next meeting after it."""

    body: Body
    day: date
    times: Times | None
    venue: str | None
    kind: str | None
    chair: str | None
    note: str | None
    number_is_known: bool
    members: tuple[str, ...]
    matters: tuple[Matter, ...]
    lines: tuple[Line, ...]
    coming: str | None


def record(plan: Plan) -> str:
    """The whole text of a new record."""
    out = [*_head(plan), "", *_attendance(plan), ""]
    if plan.matters:
        out += ["# Matters arising that no item deals with. Change open to done or dropped; `note:` tells more."]
        out += ["progress:"]
        for matter in plan.matters:
            out += [*edit.remark(about(matter), 2), *edit.block([progress(matter, plan.body)], 2)]
        out += [""]
    out += ["items:"]
    for line in plan.lines:
        out += [*edit.remark("\n".join(line.remarks), 2), *edit.block([item(line)], 2), ""]
    if not plan.lines:
        out += ["  # - title: Welcome and apologies", "  #   minutes: |", "  #     What was said.", ""]
    return "\n".join([*out, *_samples(plan)]) + "\n"


def item(line: Line) -> dict[str, Value]:
    """An item with what is known of it, and a place to write in."""
    found: dict[str, Value] = {"title": line.title}
    if line.minutes_of:
        found["minutes_of"] = line.minutes_of
    if line.theme:
        found["theme"] = line.theme
    if line.presented_by:
        found["presented_by"] = line.presented_by[0] if len(line.presented_by) == 1 else list(line.presented_by)
    if line.wishes:
        found["from"] = list(line.wishes)
    found["minutes"] = Prose("")
    if line.parts:
        found["sections"] = [section(part) for part in line.parts]
    return found


def section(part: Part) -> dict[str, Value]:
    """A part of an item, for a line that the item is to include."""
    wishes: dict[str, Value] = {"from": list(part.wishes)} if part.wishes else {}
    return {"title": part.title, **wishes, "minutes": Prose("")}


def progress(matter: Matter, body: Body) -> dict[str, Value]:
    """The entry that says of a matter that it is open, until somebody says otherwise."""
    return {"ref": short(matter.ref, body.key), "status": "open"}


def about(matter: Matter) -> str:
    """What an entry is about, on one line."""
    text = matter.text if len(matter.text) <= LONGEST else matter.text[: LONGEST - 1].rpartition(" ")[0] + " …"
    if matter.waits_on is not None:
        return f"Waits{' on ' if matter.waits_on else ''}{listed(matter.waits_on)}: {text}"
    return f"{', '.join(matter.owners) or 'Nobody named'}: {text}"


def _head(plan: Plan) -> list[str]:
    facts: dict[str, Value] = {"body": plan.body.key, "date": plan.day}
    told = {
        "time": plan.times and str(plan.times),
        "venue": plan.venue,
        "status": "draft",
        "kind": plan.kind,
        "chair": plan.chair,
    }
    facts |= {key: value for key, value in told.items() if value}
    out = [
        *edit.remark(f"{' '.join(plan.body.name.split())}: {day_words(plan.day, weekday=True)}"),
        "# Minutes go below each `minutes: |`, two spaces further in. What else can be noted stands at the end of this",
        "# file. Lines that begin with # are for you: keep or delete them. `laa check` finds slips.",
    ]
    out += edit.remark(f"The forward plan notes: {plan.note}") if plan.note else []
    out += edit.block(facts)
    if not plan.number_is_known:
        out.append("# first_minute: 1  # the number of the first item: no earlier record tells where to go on from")
    return out


def _attendance(plan: Plan) -> list[str]:
    who = "everybody who is a member on that day" if plan.members else "one name a line, behind a dash"
    people: list[Value] = list(plan.members)
    return [
        f"present:  # {who}; move those who did not come to apologies",
        *edit.block(people, 2),
        "apologies:",
        "  # - person: Name",
        "  #   substitute: Name  # who came instead, if anybody did",
    ]


def _samples(plan: Plan) -> list[str]:
    decided = ["decisions:"] if plan.body.style == "actions" else ['lead_in: "It was AGREED:-"', "resolutions:"]
    day = plan.coming or plan.day.isoformat()
    inside = [
        *decided,
        "  - kind: agreed  # noted, approved, recommended, …",
        "    text: What was decided.",
        "actions:",
        "  - action: What is to be done.",
        "    owner: Name  # left out where nobody is named",
        f"    due: next  # the next meeting; or {day}, or {day[:7]}",
        "indicators:",
        "  - code: NI 4",
        "    standing: at risk  # ahead, on track, at risk, off track",
        "    note: What was said of it.",
    ]
    return [
        "# What an item can hold beside `minutes`, in line with it:",
        *(f"#     {line}" for line in inside),
        "# And at the very end, in line with `items`:",
        "#   next_meeting:",
        f"#     date: {plan.coming or 'YYYY-MM-DD'}",
    ]
