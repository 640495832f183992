"""The lists: meetings, actions, decisions, the scorecard, the forward plan, people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ...record.partnership import Person
from ...view.decisions import DecisionRow
from ...view.scorecard import IndicatorRow
from ..chart import bullet, sparkline
from ..records import Records
from .page import Page, Part, in_parts

_DECISIONS = 90  # on one page, about 80 KB
_INDICATORS = 100
_PEOPLE = 250


def list_pages(records: Records) -> Iterator[Page]:
    """Every list, the long ones in several pages."""
    yield from _meetings(records)
    yield from _actions(records)
    yield from _decisions(records)
    yield from _scorecard(records)
    yield Page("plan.html", "plan.html.j2", "Forward plan", lambda: _plan(records))
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
        yield Page(path, "meetings.html.j2", title, partial(dict, shown), trail)


def _actions(records: Records) -> Iterator[Page]:
    """The log: what is open, then what was done or dropped, the latest first."""
    closed = sorted(
        (row for row in records.actions if row.status != "open"),
        key=lambda row: (row.closed or "", row.ref or ""),
        reverse=True,
    )
    for kind, rows, path, title in (
        ("open", records.open_actions, "actions.html", "Open actions"),
        ("closed", closed, "actions-closed.html", "Closed actions"),
    ):
        for its, part, some in in_parts(rows, path):
            shown = {"rows": some, "part": part, "kind": kind, "all": len(rows),
                     "open": len(records.open_actions), "closed": len(closed),
                     "overdue": sum(row.overdue for row in rows)}  # fmt: skip
            trail = () if path == its == "actions.html" else (("Actions", "actions.html"),)
            yield Page(its, "actions.html.j2", title, partial(dict, shown), trail)


def _decisions(records: Records) -> Iterator[Page]:
    """The register, the latest meeting first, each in the order of its minutes; and those that wait."""
    order = {ref: n for n, ref in enumerate(reversed(list(records.meetings)))}
    newest = sorted(records.decisions, key=lambda row: order.get(row.meeting, 0))
    waiting = [row for row in newest if row.wait is not None]
    for kind, rows, path, title in (
        ("all", newest, "decisions.html", "Decisions"),
        ("waiting", waiting, "decisions-waiting.html", "Decisions that wait"),
    ):
        for its, part, some in in_parts(rows, path, _DECISIONS):
            shown = {"groups": _by_item(some), "part": part, "kind": kind, "all": len(newest), "waiting": len(waiting)}
            trail = () if its == "decisions.html" else (("Decisions", "decisions.html"),)
            yield Page(its, "decisions.html.j2", title, partial(dict, shown), trail)


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
        return {"themes": themes, "measured": any(row.readings for row in records.scorecard), "part": part}

    for path, part, some in in_parts(records.scorecard, "scorecard.html", _INDICATORS):
        trail = () if part.number == 1 else (("Scorecard", "scorecard.html"),)
        yield Page(path, "scorecard.html.j2", "Scorecard", partial(shown, some, part), trail)


def _plan(records: Records) -> dict[str, Any]:
    planned = {row.meeting for row in records.plan.rows}
    return {
        "plan": records.plan,
        "calendar": [row for row in records.coming if row.meeting not in planned],
        "deadlines": records.deadlines,
        "meetings": records.meetings,
    }


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
    for path, part, some in in_parts(people, "people.html", _PEOPLE):
        trail = () if part.number == 1 else (("People and organisations", "people.html"),)
        shown = {"people": some, "part": part, **groups}
        yield Page(path, "people.html.j2", "People and organisations", partial(dict, shown), trail)
