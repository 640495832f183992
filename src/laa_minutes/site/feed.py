"""What tells others of the pages: an Atom feed of new minutes and decisions, a sitemap."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from ..output.text import CONTROL
from .records import Records
from .text import day

_ENTRIES = 60  # in the feed, the newest
_DECISIONS = 20  # of one meeting, told one by one
_SPACE = uuid.UUID(
    "6f0f7f0a-5a0f-5d43-9b66-5f1d5a0c2c11"
)  # ours, so that an entry keeps its id wherever it is published


def feed(records: Records) -> str:
    """Atom. Addresses are whole where the partnership's website is on record, and beside the feed where it is not."""
    entries: list[tuple[str, str, str, str, str]] = []  # day, name, title, address, text
    for row in records.held:
        if row.status in ("circulated", "draft") and len(entries) < _ENTRIES:
            address = records.addresses.of(row.meeting) or ""
            title = f"{row.body_name}: minutes of {day(row.date)}"
            entries.append((row.date, row.meeting, title, address, f"{row.actions_open} actions open."))
            for n, one in enumerate(records.decisions_of.get(row.meeting, ())[:_DECISIONS]):
                place = records.addresses.of(one.ref) or address
                kind = ", ".join(one.kind) or "decided"
                entries.append((row.date, f"{row.meeting} decision {n}", f"{one.title}: {kind}", place, one.text))
    base = f"{records.website}/" if records.website else ""
    told = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        f"<title>{_text(f'{records.name}: new minutes and decisions')}</title>",
        f"<id>{_name(records, 'feed')}</id>",
        f"<updated>{entries[0][0] if entries else records.today}T00:00:00Z</updated>",
        f"<author><name>{_text(records.name)}</name></author>",
        f'<link rel="alternate" href={_attribute(f"{base}index.html")}/>',
        f'<link rel="self" href={_attribute(f"{base}feed.xml")}/>',
    ]
    for on, name, title, address, text in entries[:_ENTRIES]:
        told += [
            "<entry>",
            f"<title>{_text(title)}</title>",
            f"<id>{_name(records, name)}</id>",
            f"<updated>{on}T00:00:00Z</updated>",
            f"<link href={_attribute(base + address)}/>",
            f"<summary>{_text(text)}</summary>",
            "</entry>",
        ]
    return "\n".join([*told, "</feed>", ""])


def sitemap(records: Records, paths: Iterable[str]) -> str:
    """Every page, by its whole address."""
    places = (f"<url><loc>{_text(f'{records.website}/{path}')}</loc></url>" for path in paths)
    return "\n".join([
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *places,
        "</urlset>",
        "",
    ])  # fmt: skip


def _name(records: Records, name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_SPACE, f'{records.name} {name}')}"


def _text(text: str) -> str:
    return escape(CONTROL.sub("\ufffd", " ".join(text.split())))


def _attribute(text: str) -> str:
    return quoteattr(text)
