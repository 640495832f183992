"""The templates that documents are made with, and which of them a workspace has of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from ..diagnostic import Diagnostic, LaaError
from ..frozen import dataclass
from .listing import Column, Listing, Section, plural

COLUMNS = ("name", "writes", "own")
WRITES = {
    "minutes-actions.docx": "minutes in Word, with a block of actions after each item",
    "minutes-resolutions.docx": "minutes in Word, with resolutions in legal lists",
    "agenda.docx": "an agenda in Word",
    "actions.docx": "the action log in Word",
    "scorecard.docx": "the scorecard in Word",
    "forward-plan.docx": "the forward plan in Word",
    "chase.docx": "what each owner owes, in Word",
    "document.docx": "every other list in Word",
    "document-landscape.docx": "every other list in Word that has a wide table",
    "minutes-actions.md.j2": "minutes with a block of actions after each item: Markdown, text, HTML",
    "minutes-resolutions.md.j2": "minutes with resolutions in legal lists: Markdown, text, HTML",
    "agenda.md.j2": "an agenda: Markdown, text, HTML",
    "chase.md.j2": "what each owner owes: Markdown, text, HTML, e-mail",
    "blocks.md.j2": "parts that the templates of Markdown share",
    "document.html.j2": "the page around every document and list in HTML",
    "document.css": "the style of that page, on screen and on paper",
}


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """One template; `own` says that the workspace has one of this name, which is used instead."""

    name: str
    writes: str
    own: bool


def templates(root: Path) -> tuple[TemplateRow, ...]:
    """Every template, for the workspace whose folder is `root`."""
    return tuple(TemplateRow(name, words, (root / "templates" / name).is_file()) for name, words in WRITES.items())


def own_templates(root: Path) -> list[str]:
    """The paths of the workspace's own templates, below its folder."""
    own = (path.name for path in (root / "templates").glob("*") if path.suffix in (".j2", ".docx"))
    return sorted(f"templates/{name}" for name in own if not name.startswith((".", "~")))  # Word's own are open files


def template_faults(root: Path, paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """The first fault of each of these templates that shows before a document is made with it."""
    from .document import look

    return tuple(fault for path in paths if (fault := look(root, path.removeprefix("templates/"))))


def templates_listing(rows: Sequence[TemplateRow]) -> Listing:
    """The list for people."""
    columns = (Column("Template"), Column("Writes", wraps=True, least=24), Column("Used"))
    lines = tuple((row.name, row.writes, "yours" if row.own else "laa's") for row in rows)
    own = sum(row.own for row in rows)
    last = f"{plural(len(rows), 'template')}, {own or 'none'} of your own. `laa templates copy NAME` begins one."
    return Listing("Templates", columns, (Section("", lines),), last=(last,))


def copied(root: Path, name: str, force: bool) -> tuple[Path, bytes]:
    """Where a copy is to stand, and what is in it. Raises LaaError where there is no such template, or one already."""
    from .document import TEMPLATES

    if name not in WRITES:
        near = [one for one in WRITES if one.startswith(name)] or get_close_matches(name, WRITES, 2, 0.5)
        hint = f"Did you mean {' or '.join(near)}?" if near else "`laa templates list` has them all."
        raise LaaError(f"there is no template {name}", hint, 2)
    path = root / "templates" / name
    if path.exists() and not force:
        raise LaaError(f"you have a templates/{name} of your own", "--force writes over it.")
    return path, (TEMPLATES / name).read_bytes()
