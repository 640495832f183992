"""The text of records on a page: prose with every reference in it a link, names that lead to their pages.

Whatever a record holds is text here. Prose is CommonMark, made HTML by `output.html`; most of it has no mark-up at all,
and takes a shorter way to the same result.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from markupsafe import Markup

from ..frozen import dataclass
from ..output.html import fragment, words
from ..output.prose import ended, line, paragraph, safe_prose
from ..record.name import Name
from ..record.when import day_short, day_words
from ..register import Register
from ..register.reference import Finder, Found
from ..view.minutes.rows import ClauseRow, NoteRow
from .address import Addresses

# What makes Markdown more than paragraphs: a mark anywhere, or something at the beginning or the end of a line.
_MARKED = re.compile(r"[\\`*_\[\]<>#|~&!\t\r\x85\u2028\u2029]|^ {4}|^ *(?:[-+=]|\d+[.)])|  $|^ *$\n {4}", re.M)
_BLANK = re.compile(r"\n(?: *\n)+")


class Library:
    """What the references in prose lead to, looked up once for a whole website."""

    def __init__(self, register: Register, addresses: Addresses) -> None:
        self.addresses = addresses
        self.finder = Finder(register.partnership.bodies)
        self.day = register.as_of
        self._targets = {
            tuple(row[:7]): row[7]
            for row in register.rows(
                "SELECT meeting, item, kind, body, meeting_part, id, labels, target FROM reference "
                "WHERE role = 'prose' AND state IN ('found', 'unrecorded')"
            )
        }

    def target(self, found: Found, meeting: str, item: str | None) -> str | None:
        """The public name that a reference leads to from a text of that meeting and item."""
        name = found.name
        if name.kind == "indicator":
            return name.id
        labels = "".join(f"({one})" for one in name.labels)
        kind = "above" if found.relative else name.kind
        return self._targets.get((meeting, item, kind, name.body, name.meeting, name.id, labels)) or _whole(
            name, meeting.partition("/")[0], labels
        )


@dataclass(frozen=True, slots=True)
class Here:
    """A page that text is put on: `root` leads from it to the website's root, `meeting` is whose text it has."""

    library: Library
    root: str = ""
    meeting: str = ""

    def to(self, address: str) -> str:
        """The way to an address from this page."""
        return self.root + address

    def name(self, name: str) -> Markup:
        """A name as it stands, leading to its page if there is one."""
        address = self.library.addresses.named(name)
        return self._link(address, words(name))

    def link_name(self, name: str, shown: str) -> Markup:
        """A name as a record writes it, leading to the page of whoever is meant."""
        return self._link(self.library.addresses.named(name), words(shown))

    def file(self, address: str | None, shown: str) -> Markup:
        """A document by its title, leading to it where it can be read."""
        if address and ":" in address:
            return Markup(f'<a href="{words(address)}" rel="noreferrer">{words(shown)}</a>')  # noqa: S704 - escaped
        return self._link(address, words(shown))

    def leads(self, ref: str) -> bool:
        """Whether a public name has a place."""
        return self.library.addresses.of(ref) is not None

    def names(self, names: tuple[str, ...], nobody: str = "") -> Markup:
        """Several names, with commas between them."""
        return Markup(", ").join(map(self.name, names)) if names else self._link(None, words(nobody))

    def ref(self, ref: str, shown: str = "") -> Markup:
        """A public name, in its own words or in others, leading to its place if there is one."""
        return self._link(self.library.addresses.of(ref), words(shown or ref))

    def place(self, ref: str) -> Markup:
        """A public name in short: `PMG 22 Feb 2010, item 4`."""
        return self.ref(ref, shown(ref))

    def anchor(self, ref: str) -> str:
        """The id of something on the page on which it stands; empty where it has none."""
        return self.library.addresses.anchor(ref) or ""

    def text(self, text: str, item: str | None = None) -> Markup:
        """Words that mean themselves, letter for letter, with the references in them as links."""
        return Markup(self._linked(" ".join(text.split()), item))  # noqa: S704 - escaped piece by piece

    def prose(self, text: str, item: str | None = None) -> Markup:
        """Prose, which is CommonMark."""
        if not _MARKED.search(text):
            blocks = (" ".join(block.split()) for block in _BLANK.split(text))
            html = "".join(f"<p>{self._linked(block, item)}</p>\n" for block in blocks if block)
        else:
            html = fragment(safe_prose(text), lambda run: self._linked(run, item), named=False)
        return Markup(html)  # noqa: S704 - made safe by the parser, or escaped above

    def after(self, lead: str, text: str, item: str | None = None) -> Markup:
        """Prose with words before it in the same paragraph."""
        return self.prose(paragraph(safe_prose(text), line(lead)), item)

    def clause(self, row: ClauseRow, before: str, item: str | None = None) -> Markup:
        """The wording of a clause, with what stands between it and the next."""
        body = ended(safe_prose(row.text), row.end)
        return self.prose(paragraph(body, line(before)) if before else body, item)

    def note(self, row: NoteRow, item: str | None = None) -> Markup:
        """A note that was added afterwards."""
        return self.after(f"{row.lead}:", row.text, item)

    def _linked(self, run: str, item: str | None) -> str:
        """Plain text as HTML, its references as links. Of two that overlap, the first counts."""
        body, _, day = self.meeting.partition("/")
        on = date.fromisoformat(day[:10]) if day else self.library.day
        found = sorted(self.library.finder.find(run, body, on), key=lambda one: (one.start, -one.end))
        out, end = [], 0
        for one in found:
            address = self.library.addresses.of(self.library.target(one, self.meeting, item))
            if one.start >= end and address:
                out += [words(run[end : one.start]), self._link(address, words(run[one.start : one.end]))]
                end = one.end
        return "".join((*out, words(run[end:])))

    def _link(self, address: str | None, html: str) -> Markup:
        return Markup(f'<a href="{self.root}{address}">{html}</a>' if address else html)  # noqa: S704


@cache
def shown(ref: str) -> str:
    """A public name for people: `PMG 22 Feb 2010, item 4(ii)`; what is no such name as it stands."""
    body, _, rest = ref.partition("/")
    day, _, part = rest.partition("/")
    try:
        when = day_short(date.fromisoformat(day[:10]))
    except ValueError:
        return ref
    again = f" ({day[11:]})" if len(day) > 10 else ""
    named = f", {'item ' if part[:1].isdigit() else ''}{part}" if part else ""
    return f"{body.upper()} {when}{again}{named}"


def day(iso: str | None) -> str:
    """An ISO date as people write it; nothing for none."""
    return day_words(date.fromisoformat(iso)) if iso else ""


def _whole(name: Name, body: str, labels: str) -> str | None:
    """The full name that a reference gives by itself, in a text that no record of a meeting holds."""
    if name.kind == "step":
        return str(name)
    if name.meeting is None or not (name.body or body):
        return None
    rest = f"/{name.id}{labels}" if name.id else ""
    return f"{name.body or body}/{name.meeting}{rest}"
