"""The lists: meetings, decisions, the scorecard, the forward plan, people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ...record.partnership import Person
from ...view.decisions import DecisionRow
from ...view.plan import PlanRow
from ...view.scorecard import IndicatorRow
from ..chart import bullet, sparkline
from ..records import Records
from .linking import with_links
from .page import Page, Part, in_parts


def list_pages(records: Records) -> Iterator[Page]:
    """Every list, the long ones in several pages."""
    yield from _meetings(records)
    yield from _decisions(records)
    yield from _scorecard(records)
    yield from _plan(records)
    yield from _people(records)


def _meetings(records: Records) -> Iterator[Page]:
    """Those to come with those of the last year, and a page for each year before."""
    years = defaultdict[str, list[Any]](list)
    for row in records.held:
        years[row.date[:4]].append(row)
    paths = {year: "meetings.html" if n == 0 else f"meetings-{year}.html" for n, year in enumerate(years)}
    for year, path in paths.items() or (("", "meetings.html"),):
        latest = path == "meetings.html"
        title = "Meetings" if latest else f"Meetings in {year}"
        trail = () if latest else (("Meetings", "meetings.html"),)
        coming = records.coming if latest else ()
        shown = {"year": year, "held": years[year], "years": paths, "coming": coming}
        refs = [row.meeting for row in (*coming, *years[year])]
        yield Page(path, "meetings.html.j2", title, partial(with_links, records, shown, refs), trail)


def _decisions(records: Records) -> Iterator[Page]:
    """The register, the latest meeting first, each in the order of its minutes; and those that wait."""
    order = {ref: n for n, ref in enumerate(reversed(list(records.meetings)))}
    newest = sorted(records.decisions, key=lambda row: order.get(row.meeting, 0))
    waiting = [row for row in newest if row.wait is not None]
    for kind, rows, path, title in (
        ("all", newest, "decisions.html", "Decisions"),
        ("waiting", waiting, "decisions-waiting.html", "Decisions that wait"),
    ):
        for its, part, some in in_parts(rows, path, lambda row: 380 + 2 * len(row.text)):
            shown = {"groups": _by_item(some), "part": part, "kind": kind, "all": len(newest), "waiting": len(waiting)}
            trail = () if its == "decisions.html" else (("Decisions", "decisions.html"),)
            made = partial(with_links, records, shown, [row.ref for row in some])
            key = records.keys.of_list((row.meeting for row in some), part, some, len(newest), len(waiting))
            yield Page(its, "decisions.html.j2", title, made, trail, key=key)


def _by_item(rows: Any) -> list[tuple[str, list[tuple[DecisionRow, list[DecisionRow]]]]]:
    """Decisions by meeting, then by item: the meeting, and for each item its first decision and all of them."""
    found: dict[str, dict[str, list[DecisionRow]]] = {}
    for row in rows:
        found.setdefault(row.meeting, {}).setdefault(row.item or row.title, []).append(row)
    return [(meeting, [(some[0], some) for some in items.values()]) for meeting, items in found.items()]


def _scorecard(records: Records) -> Iterator[Page]:
    def drawn(row: Any) -> dict[str, Any]:
        name = records.addresses.pages["indicator", row.code].rpartition("/")[2].removesuffix(".html")
        return {"row": row, "bullet": bullet(row, name), "spark": sparkline(row, name)}

    def shown(some: Sequence[IndicatorRow], part: Part) -> dict[str, Any]:
        themes: dict[str, list[dict[str, Any]]] = {}
        for row in some:
            themes.setdefault(row.theme or "No theme", []).append(drawn(row))
        measured = any(row.readings for row in records.scorecard)
        return with_links(records, {"themes": themes, "measured": measured, "part": part}, [row.code for row in some])

    for path, part, some in in_parts(records.scorecard, "scorecard.html", lambda row: 600):
        trail = () if part.number == 1 else (("Scorecard", "scorecard.html"),)
        yield Page(path, "scorecard.html.j2", "Scorecard", partial(shown, some, part), trail)


def _plan(records: Records) -> Iterator[Page]:
    """What is planned, and on the last page the other meetings to come and the deadlines."""
    planned = {row.meeting for row in records.plan.rows}

    def shown(some: Sequence[PlanRow], part: Part) -> dict[str, Any]:
        last = part.after is None
        refs = [*(row.meeting for row in some), *(one.ref for row in some for one in (*row.due, *row.missing))]
        shown = {
            "rows": some,
            "part": part,
            "calendar": [row for row in records.coming if last and row.meeting not in planned],
            "deadlines": records.deadlines if last else (),
            "meetings": records.meetings,
        }
        return with_links(records, shown, refs)

    def weigh(row: PlanRow) -> int:
        return 600 + 400 * sum(1 + len(item.include) + len(item.from_) for item in row.items) + 500 * len(row.due)

    for path, part, some in in_parts(records.plan.rows, "plan.html", weigh):
        trail = () if part.number == 1 else (("Forward plan", "plan.html"),)
        yield Page(path, "plan.html.j2", "Forward plan", partial(shown, some, part), trail)


def _people(records: Records) -> Iterator[Page]:
    """Those on the roster by surname, then those whom only minutes name; bodies and organisations on the first page."""
    partnership = records.register.partnership
    roster = {str(one.name): one for one in partnership.people}
    others = [name for kind, name in records.addresses.pages if kind == "person" and name not in roster]
    bodies = [name for kind, name in records.addresses.pages if kind == "body"]
    people: list[tuple[str, Person | None]] = [
        (str(one.name), one)
        for one in sorted(roster.values(), key=lambda one: [*one.name.casefold().split()[-1:], one.name.casefold()])
    ]
    people += [(name, None) for name in sorted(others, key=str.casefold)]
    groups = {
        "bodies": [(key, body.name if (body := partnership.body(key)) else key) for key in bodies],
        "organisations": partnership.organisations,
        "themes": [name for kind, name in records.addresses.pages if kind == "theme"],
    }

    def shown(some: Sequence[tuple[str, Person | None]], part: Part) -> dict[str, Any]:
        return with_links(records, {"people": some, "part": part, **groups}, [name for name, _ in some])

    for path, part, some in in_parts(people, "people.html", lambda row: 240):
        trail = () if part.number == 1 else (("People and organisations", "people.html"),)
        yield Page(path, "people.html.j2", "People and organisations", partial(shown, some, part), trail)
