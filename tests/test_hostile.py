"""What people type is text: in every text field and every format, markup of any kind comes out as its characters.

One set of records has a hostile text in every field that takes words; every document and list of it is written in every
format, opened again with a reader of that format, and searched for what would have run.
"""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pikepdf
import pytest
import vobject

from office import opened, words

Laa = Callable[..., tuple[int, str, str]]
DAY = "2020-03-01"
# Each with a word of its own, by which it is found again.
HOSTILE = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "template": "{{7*7}}{% raw %}{#p x #}{{p cycler }}",
    "link": "[x](javascript:alert(1)) ](javascript:alert(1)) ![x](https://example.org/pixel)",
    "formula": "=cmd|'/c calc'!A0",
    "turned": "\u202egnp.exe\u2066x\u200f",
    "path": "../../x",
    "header": "x@example.org>\nBcc: victim@example.org",
    "typst": '#read("/etc/passwd") $x$ #panic()',
    "word": "</w:t></w:r></w:p><w:p>]]>&#x0;",
    "calendar": "END:VEVENT\nBEGIN:VALARM",
}
PARTNERSHIP = """
name: S
bodies: {a: {name: S, secretary: S, chair_title: S, clear_days: 5}}
themes: {S: {lead: S}}
organisations: {S: {name: S}}
people: [{name: S, organisation: S, post: S, title: S}]
glossary: {AB: S}
outcomes: [{number: 1, title: S, theme: S}]
"""
INDICATORS = """
S:
  title: S
  theme: S
  lead: S
  local: yes
  unit: S
  better: higher
  targets: [{period: 2019/20, value: 5, agreed: {by: S}}]
  readings: [{period: 2019/20 Q2, value: 3, source: S}, {period: 2019/20 Q3, value: 4, source: S}]
  recovery: {owner: S, steps: [{id: R1, what: S}]}
"""
PLAN = """
- meeting: a/2020-04-07
  venue: S
  note: S
  items: [{title: S, lead: S, include: [S]}]
"""
MEETING = """
body: a
date: 2020-02-10
time: 14:00-15:00
venue: S
status: circulated
chair: S
minutes_by: S
moved: [{from: 2020-02-03, why: S}]
present: [{person: S, title: S, representing: S}]
in_support: [{person: S, regarding: S}]
apologies: [{person: S, substitute: S}]
interests: [{person: S, text: S}]
items:
  - title: S
    theme: S
    presented_by: S
    minutes: S
    points: [S]
    indicators: [{code: S, standing: at risk, note: S, figures: [{what: S, value: S}]}]
    actions: [{id: A1, action: S, owner: S, with: S, report_to: S}]
    decisions: [{kind: agreed, text: S}]
    lead_in: S
    resolutions: [{text: S, kind: agreed, waits_on: S, subject_to: S, clauses: [{text: S, notes: [{text: S}]}]}]
    sums: [{id: S1, amount: 5, for: S, source: S}]
    papers: [{id: P1, mark: S, title: S, state: [S], by: S, file: S}]
    deadlines: [{what: S, when: {said: S, by: 2020-04-01}}]
    sections: [{title: S, minutes: S}]
    notes: [{text: S}]
next_meeting: {date: 2020-04-07, venue: S}
"""
NEXT = """
body: a
date: 2020-02-20
progress: [{ref: 2020-02-10/A1, status: open, note: S}]
"""
pytestmark = pytest.mark.slow
LISTS = ("actions --status all", "decisions", "scorecard", "exceptions", "forward-plan", "deadlines", "sums",
         "outcomes", "attendance", "meetings")  # fmt: skip
DOCUMENTS = ("minutes a/2020-02-10", "agenda a/2020-02-10 --pack", "agenda a/2020-04-07", "chase")


def records(text: str) -> dict[str, str]:
    """Every scalar `S` made the text, as YAML has any text in quotation marks."""
    quoted = json.dumps(text)
    files = {"partnership.yaml": PARTNERSHIP, "indicators.yaml": INDICATORS, "forward-plan.yaml": PLAN,
             "meetings/a/2020-02-10.yaml": MEETING, "meetings/a/2020-02-20.yaml": NEXT}  # fmt: skip
    return {path: re.sub(r"(?<![\w-])S(?![\w-])", lambda _: quoted, content) for path, content in files.items()}


@pytest.fixture(params=HOSTILE, ids=list(HOSTILE))
def planted(request: pytest.FixtureRequest, workspace: Callable[..., Any]) -> tuple[Path, str]:
    text = HOSTILE[request.param]
    return Path(workspace(records(text)).root), text


def write(laa: Laa, root: Path, command: str, suffix: str) -> bytes:
    file = root / f"out{suffix}"
    code, _, err = laa(*command.split(), "--as-of", DAY, "-o", str(file), cwd=root)
    assert code == 0, (command, err)
    assert "fault in laa" not in err
    return file.read_bytes()


class _Tags(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "img", "w:p"), tag
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "href" or (value or "").startswith(("https://", "http://", "mailto:", "#")), value


def test_html(planted: tuple[Path, str], laa: Laa) -> None:
    root, text = planted
    for command in (*LISTS, *DOCUMENTS):
        page = write(laa, root, command, ".html").decode("utf-8")
        _Tags().feed(page)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200f\x00-\x08]", page)
        assert "{{7*7}}" in page or not text.startswith("{{7*7}}")


def test_word(planted: tuple[Path, str], laa: Laa) -> None:
    root, text = planted
    for command in (*LISTS, *DOCUMENTS):
        document = opened(write(laa, root, command, ".docx"))
        told = words(document)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200f]", told)
        if "scorecard" not in command and text.isascii() and "\n" not in text and command != "agenda a/2020-04-07":
            assert any(text in one for one in (told, told.replace("\\", ""))) or "](" in text, command
        assert all(
            one.target_ref.startswith(("http://", "https://", "mailto:"))
            for one in document.part.rels.values() if one.is_external
        )  # fmt: skip


def test_pdf(planted: tuple[Path, str], laa: Laa) -> None:
    root, _ = planted
    for command in (*LISTS, *DOCUMENTS):
        with pikepdf.open(io.BytesIO(write(laa, root, command, ".pdf"))) as document:
            assert "/JavaScript" not in document.Root.get("/Names", {})
            for page in document.pages:
                for one in page.get("/Annots", []):
                    assert str(one["/A"].get("/URI", "https:")).startswith(("http://", "https://", "mailto:"))


def test_markdown_and_text(planted: tuple[Path, str], laa: Laa) -> None:
    from laa_minutes.output.prose import reader

    root, _ = planted
    for command in (*LISTS, *DOCUMENTS):
        markdown = write(laa, root, command, ".md").decode("utf-8")
        tokens = reader().parse(markdown)
        inline = [child for token in tokens for child in token.children or ()]
        assert not [token for token in (*tokens, *inline) if token.type in ("html_block", "html_inline")]
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", write(laa, root, command, ".txt").decode("utf-8"))


def test_spreadsheets(planted: tuple[Path, str], laa: Laa) -> None:
    root, _ = planted
    for command in LISTS:
        rows = list(csv.reader(io.StringIO(write(laa, root, command, ".csv").decode("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1
        assert not any(cell[:1] in tuple("=@\t\r") for row in rows for cell in row)
        book = openpyxl.load_workbook(io.BytesIO(write(laa, root, command, ".xlsx")))
        assert book.active is not None
        assert not any(cell.data_type == "f" for row in book.active.iter_rows() for cell in row)


def test_calendar(planted: tuple[Path, str], laa: Laa) -> None:
    root, _ = planted
    data = write(laa, root, "calendar --actions", ".ics").decode("utf-8")
    read = icalendar.Calendar.from_ical(data)
    assert len(read.walk("VEVENT")) == data.count("BEGIN:VEVENT\r\n") == 4
    assert not read.walk("VALARM")
    assert len(vobject.readOne(data).vevent_list) == 4


def test_mail(planted: tuple[Path, str], laa: Laa) -> None:
    root, _ = planted
    folder = root / "drafts"
    assert laa("chase", "--each", str(folder), "--as-of", DAY, cwd=root)[0] == 0
    files = list(folder.iterdir())
    assert files
    assert {file.resolve().parent for file in files} == {folder.resolve()}
    for file in files:
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert set(message.keys()) == {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}


def test_control_characters_never_reach_a_document(workspace: Callable[..., Any], laa: Laa) -> None:
    """Not even those that YAML or Markdown spells out."""
    files = records("x")
    files["meetings/a/2020-02-10.yaml"] = MEETING.replace("title: S", 'title: "a\\u0007b"', 1).replace(
        "minutes: S\n    points", 'minutes: "c\\u202Ed &#x202e;e &rlm;f"\n    points'
    )
    root = workspace(files).root
    for suffix in (".docx", ".html", ".md", ".txt"):
        data = write(laa, root, "minutes a/2020-02-10", suffix)
        told = words(opened(data)) if suffix == ".docx" else data.decode("utf-8")
        assert "a\ufffdb" in told
        assert "c\ufffdd \ufffde \ufffdf" in told
