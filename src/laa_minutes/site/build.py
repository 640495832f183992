"""The website whole: every page, the data, the feed, the index; what is left of an earlier one is taken away."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..diagnostic import LaaError
from ..frozen import dataclass
from ..output.actions import due_words
from ..output.calendar import calendar
from ..output.deadlines import when_words as deadline_words
from ..output.life.parts import said_facts
from ..output.listing import STANDING, STATUS
from ..output.scorecard import DIRECTION, PERFORMANCE
from ..output.text import CONTROL
from ..register import Register
from ..view.diary import DiaryFilter, diary
from ..view.wording import figure
from .data import data_files, minutes_files
from .feed import feed, sitemap
from .files import Folder
from .index import search_index
from .packed import script
from .pages import Log, Page, action_logs, all_pages
from .records import EDITIONS, Records
from .text import day, shown

if TYPE_CHECKING:
    from jinja2 import Environment

NAVIGATION = (
    ("Meetings", "meetings.html"),
    ("Actions", "actions.html"),
    ("Decisions", "decisions.html"),
    ("Scorecard", "scorecard.html"),
    ("Forward plan", "plan.html"),
    ("People", "people.html"),
)
_SECTIONS = {"meetings": "meetings.html", "bodies": "meetings.html", "indicators": "scorecard.html",
             "themes": "scorecard.html", "people": "people.html", "organisations": "people.html"}  # fmt: skip
_SCRIPTS = {"actions.html.j2": "table.js", "search.html.j2": "search.js"}
_TEMPLATES = Path(__file__).with_name("templates")

Told = Callable[[int, int], None]  # how many files are made, of how many


@dataclass(frozen=True, slots=True)
class Built:
    """What building did: files written anew or changed, files that were the same, files taken away."""

    written: int
    same: int
    removed: int


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the website. One with a key is not made again while the key is the same."""

    path: str
    data: Callable[[], bytes]
    key: str | None = None


def build(register: Register, out: Path, edition: str, told: Told = lambda done, of: None) -> Built:
    """Build the website of a register into a folder, which is made. Raises LaaError where that holds other files."""
    records = Records(register, edition)
    files = list(_files(records))
    folder = Folder(out, register.workspace.root, edition)
    for n, file in enumerate(files):
        told(n, len(files))
        if file.key is None or not folder.has(file.path, file.key):
            folder.put(file.path, file.data(), file.key)
    told(len(files), len(files))
    return Built(*folder.close())


def _files(records: Records) -> Iterator[_File]:
    data = list(data_files(records))
    pages = [*all_pages(records), Page("data.html", "data.html.j2", "Data", lambda: _data(data))]
    taken = {page.path for page in pages}
    if len(taken) < len(pages):
        raise LaaError("two pages of the website would have one name")
    for page in pages:
        yield _File(page.path, _rendered(records, page), page.key)
    for log in action_logs(records):
        if log.script:
            yield _File(log.script, partial(_rows, records, log), log.key)
    for file in data:
        yield _File(file.path, _encoded(file.text))
    for file in minutes_files(records):
        key = f"{records.keys.meetings[file.meeting]} {records.today} {records.register.errors}"
        yield _File(file.path, _encoded(file.text), key)
    for address, document in records.papers.files.items():
        yield _File(address, document.read_bytes)
    yield _File("feed.xml", _encoded(lambda: feed(records)))
    yield _File("calendar.ics", lambda: _calendar(records))
    yield _File("search-index.js", lambda: search_index(records))
    if records.website:
        yield _File("sitemap.xml", _encoded(lambda: sitemap(records, sorted(taken))))


def _data(files: Any) -> dict[str, Any]:
    return {"files": [(file.path, file.title) for file in files], "links": ()}


def _calendar(records: Records) -> bytes:
    found = diary(records.register, DiaryFilter((), None, False, ()))
    return calendar(records.name, records.name, found, records.register.as_of, __version__)


def _encoded(text: Callable[[], str]) -> Callable[[], bytes]:
    return lambda: text().encode("utf-8", "replace")


def _rows(records: Records, log: Log) -> bytes:
    """The rows of all pages of a log, as they stand on these, for the script that filters them."""
    here = {"at": records.here(log.script or ""), "rows": log.rows}
    return script("tableRows", _environment().get_template("rows.html.j2").render(here))


def _rendered(records: Records, page: Page) -> Callable[[], bytes]:
    def data() -> bytes:
        template = _environment().get_template(page.template)
        own = _script(page.template)
        html = template.render(
            {
                **page.rows(),
                "page": page,
                "site": records,
                "at": records.here(page.path, page.meeting),
                "nav": NAVIGATION,
                "section": _section(page.path),
                "edition": EDITIONS[records.edition],
                "style": _style(),
                "script": own,
                "policy": _policy(own),
            }
        )
        return _close(html).encode("utf-8", "replace") + b"\n"

    return data


def _close(text: str) -> str:
    """A text without its empty lines."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def _section(path: str) -> str:
    """The page of the navigation that a page belongs to."""
    folder, _, rest = path.partition("/")
    if rest:
        return _SECTIONS.get(folder, "")
    return next((its for _, its in NAVIGATION if path.startswith(its.removesuffix(".html"))), "")


def _policy(script: str) -> str:
    """Which scripts may run: the page's own, and one that lies beside it."""
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"script-src 'sha256-{digest}' 'self' file:" if script else ""


@cache
def _style() -> Any:
    from markupsafe import Markup

    return Markup((_TEMPLATES / "site.css").read_text(encoding="utf-8"))  # noqa: S704 - our own


@cache
def _script(template: str) -> Any:
    from markupsafe import Markup

    name = _SCRIPTS.get(template)
    return Markup(_close((_TEMPLATES / name).read_text(encoding="utf-8"))) if name else ""  # noqa: S704 - our own


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def clean(value: object) -> object:
        """Whatever a template prints, without control characters and marks that turn the writing round."""
        return CONTROL.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        STANDING=STANDING, STATUS=STATUS, DIRECTION=DIRECTION, PERFORMANCE=PERFORMANCE, day=day, shown=shown,
        due_words=due_words, deadline_words=deadline_words, figure=figure, said_facts=said_facts,
    )  # fmt: skip
    return made
