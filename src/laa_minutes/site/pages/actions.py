"""The action log: what is open, and what was done or dropped. Its pages filter and sort the whole of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ...frozen import dataclass
from ...output.listing import STATUS
from ...output.text import CONTROL
from ...view.actions import ActionRow
from ..records import Records
from .linking import with_links
from .page import Page, Part, in_parts

_CHOICES = 500  # names to choose among; of more the words that are looked for do better


@dataclass(frozen=True, slots=True)
class Log:
    """One of the two. `script` hands the rows of all its pages to one that is filtered or sorted; it has none where
    there is a single page. `key` is that of all the rows."""

    kind: str
    title: str
    rows: Sequence[ActionRow]
    pages: tuple[tuple[str, Part, Sequence[ActionRow]], ...]
    script: str | None
    key: str | None


def action_logs(records: Records) -> Iterator[Log]:
    """Open actions by their date, then closed ones, the latest first."""
    for kind, title, path, rows in (
        ("open", "Open actions", "actions.html", records.open_actions),
        ("closed", "Closed actions", "actions-closed.html", records.closed_actions),
    ):
        pages = tuple(in_parts(rows, path, lambda row: 380 + 2 * len(row.action)))
        script = f"{path.removesuffix('.html')}-rows.js" if len(pages) > 1 else None
        yield Log(kind, title, rows, pages, script, _key(records, rows))


def action_pages(records: Records) -> Iterator[Page]:
    """The pages of both logs."""
    numbers = {"open": len(records.open_actions), "closed": len(records.closed_actions),
               "overdue": sum(row.overdue for row in records.open_actions)}  # fmt: skip
    for log in action_logs(records):
        kinds = {"overdue" if row.overdue else row.status for row in log.rows}
        fixed = {"kind": log.kind, "all": len(log.rows), "script_rows": log.script, "owners": _owners(log.rows),
                 "statuses": [STATUS[kind] for kind in sorted(kinds)], **numbers}  # fmt: skip
        for path, part, some in log.pages:
            shown: dict[str, Any] = {**fixed, "rows": some, "part": part}
            trail = () if path == "actions.html" else (("Actions", "actions.html"),)
            made = partial(with_links, records, shown, [row.ref for row in some])
            yield Page(path, "actions.html.j2", log.title, made, trail, key=_key(records, some, part, fixed))


def _key(records: Records, rows: Sequence[ActionRow], *shown: object) -> str | None:
    """The key of some actions: those of the meetings that raised them cover how they are, and who refers to them."""
    return records.keys.of_list((row.meeting for row in rows), [row.ref or row.action for row in rows], *shown)


def _owners(rows: Sequence[ActionRow]) -> list[str]:
    """Whom to choose among; nobody where there are too many."""
    names = {" ".join(CONTROL.sub("\ufffd", name).split()) for row in rows for name in row.owners or ("nobody named",)}
    return sorted(names, key=str.casefold) if len(names) <= _CHOICES else []
