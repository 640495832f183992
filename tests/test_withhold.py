"""What is exempt reaches no reader of the public edition: secrets in every field, every byte of output read."""

from __future__ import annotations

import email
import email.policy
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import pdfplumber
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laa_minutes.cli import _SHOWING, COMMANDS
from laa_minutes.register import Register, open_register
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]
Laa = Callable[..., tuple[int, str, str]]

DAY = date(2020, 6, 30)
# Every text that is to be withheld has one of these; a date of 1987 and the amount are those of a withheld field too.
SECRET = re.compile(r"qx\d+q|1987|987,?654|Featherstone|Perpetua", re.IGNORECASE)
DIGEST = re.compile(r"[0-9a-f]{64}")
REASON = "Paragraph 3 of Schedule 12A."

PARTNERSHIP = """
name: Test Partnership
bodies:
  grp:
    name: The Group
    members: [Ann Lee, Perpetua Featherstone]
  rest: {name: The Rest, numbering: continuous, style: resolutions}
themes: {Roads: {lead: Ann Lee}}
organisations: {Council: {name: Test Council}}
people:
  - {name: Ann Lee, organisation: Council}
  - {name: Bo Tse, organisation: Council}
  - {name: Perpetua Featherstone, aliases: [PF qx900q], organisation: Council, post: qx901q, email: qx902q@qx903q.org,
     exempt: Her own wish.}
outcomes:
  - {number: 1, title: Safe roads, theme: Roads, chosen_at: grp/2020-01-10/1}
  - {number: 2, title: Clean roads, chosen_at: grp/2020-01-10/2}
"""
INDICATORS = """
NI 1:
  title: Roads mended
  theme: Roads
  better: higher
  unit: roads
  targets:
    - {period: 2019/20, value: 5, agreed: {by: Ann Lee, at: grp/2020-01-10/1}}
    - {period: 2020/21, value: 987654, agreed: {by: S, at: grp/2020-01-10/2}}
  readings:
    - {period: 2019/20 Q3, value: 4, reported: 2020-01-10, source: The Council}
    - {period: 2019/20 Q4, value: 987654, reported: 2020-02-14, source: Told under grp/2020-01-10/2}
"""
PLAN = """
- meeting: grp/2020-07-17
  items:
    - {title: Open roads, lead: Ann Lee}
    - {title: S, lead: S, from: grp/2020-01-10/A1, include: [S]}
    - title: Mixed
      include:
        - {text: S, from: grp/2020-01-10/A1}
        - {text: This may be read, from: grp/2020-01-10/A9}
- meeting: undated
  items: [{title: S, from: "grp/2020-01-10/2(i)"}]
"""
# Every key of an item, each with a secret in it.
CLAUSE = """kind: [approved], text: S, to: [S], subject_to: S, waits_on: S, owner: S, due: {said: S, by: 1987-01-01},
  relies_on: [{paper: P1, paragraphs: S}], moved_by: S, seconded_by: S, votes: {for: S, against: S, abstained: S},
  then: S, notes: [{text: S, dated: 1987-01-02, about: S}]"""
ITEM = f"""title: S
    EXEMPT
    minutes_of: 2019-12-13
    approves: [{{meeting: 2019-12-13, amendments: [S]}}]
    theme: S
    presented_by: [S, Featherstone]
    as_at: 1987-03-03
    added: 1987-03-04
    minutes: S and minute 2.
    points: [S]
    from: [grp/2019-12-13/A1]
    indicators:
      - code: NI 1
        standing: off track
        direction: worsening
        forecast: at risk
        expected: {{what: S, by: {{said: S, by: 1987-01-01}}}}
        target: {{change: revised, agreed_by: S, value: S, period: 1987/88}}
        figures: [{{what: S, value: S, was: S, change: S, unit: S, period: S}}]
        lead: S
        support: [S]
        risk: {{rating: S, proposal: S, sum: S1}}
        note: S
    actions:
      - id: A1
        action: S
        owner: [S, Perpetua]
        with: S
        report_to: S
        due: {{said: S, by: 1987-01-01}}
        indicators: [NI 1]
        agenda: next
      - {{action: S, owner: Ann Lee, due: 1987-04-04}}
    decisions: [{{{CLAUSE}}}]
    lead_in: S
    resolutions:
      - {{{CLAUSE}, clauses: [{{{CLAUSE}}}]}}
      - {{{CLAUSE}}}
    sums:
      - {{id: S1, amount: 987654, for: S, source: S, repaid_from: S, subject_to: S, status: S, clause: (i), approx: yes,
         includes: [S2], same_as: S2}}
    papers: [{{id: P1, mark: S, title: S, state: [S], by: S, as_at: 1987-05-05, file: papers/S.pdf, exempt: S,
              added: 1987-05-06}}]
    deadlines: [{{what: S, when: 1987-06-06}}]
    events: [{{what: S, when: {{said: S, from: 1987-01-01}}}}]
    sections: [{{title: S, minutes: S}}]
    notes: [{{text: S, dated: 1987-07-07, about: S}}]
"""
FIRST = f"""
body: grp
date: 2020-01-10
status: circulated
present: [Ann Lee, Bo Tse, {{person: Perpetua Featherstone, title: Ms}}]
in_support:
  - {{person: S, for_items: [2], regarding: S}}
interests:
  - {{person: Ann Lee, item: 2, text: S}}
dismissed: [S]
items:
  - title: Roads
    minutes: Ms Featherstone spoke; Perpetua’s view was heard. Bo Tse agreed.
    actions:
      - {{id: A9, action: Count the roads, owner: Bo}}
      - {{id: A8, action: Ask PF qx900q, owner: Featherstone}}
    sums: [{{id: S2, amount: 100, for: Roads, includes: [S1]}}]
  - {ITEM.replace("EXEMPT", f"exempt: {REASON}")}
  - title: Papers and parts
    papers:
      - {{id: P7, mark: 7, title: S, state: [S], by: S, as_at: 1987-08-08, file: papers/S.docx, added: 1987-08-09,
         exempt: {REASON}}}
      - {{id: P8, mark: 8, title: Public paper}}
    sections:
      - {{title: Public part, minutes: This may be read.}}
      - title: S
        exempt: {REASON}
        minutes: S
        actions: [{{id: A5, action: S, owner: S}}]
        decisions: [{{kind: deferred, text: S}}]
"""
SECOND = """
body: grp
date: 2020-02-14
progress:
  - {ref: 2020-01-10/A1, status: done, note: S, owner: S, due: 1987-01-09}
  - {ref: 2020-01-10/A5, note: S}
  - {ref: 2020-01-10/2(i), status: done, note: S}
  - {ref: grp/2020-01-10/2(ii), note: S}
  - {ref: 2020-01-10/A9, status: done, note: Counted.}
items:
  - title: Last minutes
    minutes_of: 2020-01-10
    approves: [{meeting: 2020-01-10}, {meeting: rest/2020-03-13, amendments: [S]}]
  - title: S
    from: 2020-01-10/A1
    minutes: S
    actions: [{id: A1, action: S, owner: S}]
  - title: Follows
    minutes: This may be read.
    sections: [{title: S, from: 2020-02-14/A1, minutes: S}]
notes:
  - {about: 2020-01-10/2, text: S}
  - {about: rest/2020-03-13, text: S}
  - {text: An open note.}
corrects:
  - {meeting: 2020-01-10/2, text: S}
  - {meeting: rest/2020-03-13, text: S}
"""
CLOSED = f"""
body: rest
date: 2020-03-13
exempt: {REASON}
time: 19:37-19:38
scheduled: 19:37
venue: S
status: cancelled
cancelled: {{why: S, dated: 2020-03-01}}
kind: joint
moved: [{{from: 2020-03-12, dated: 2020-02-01, why: S}}]
first_minute: 40
chair: S
minutes_by: S
present: [{{person: S, title: S, representing: S, arrived: S, left: S}}]
in_support: [{{person: S, regarding: S}}]
apologies: [{{person: S, substitute: S, representing: S}}]
interests: [{{person: S, item: 40, text: S}}]
progress: [{{about: S, note: S}}]
items:
  - {ITEM.replace("EXEMPT", "number: 40").replace("id: A1", "id: A7")}
next_meeting: {{date: 1987-09-09, time: 19:37, venue: S}}
corrects: [{{meeting: 2020-01-10, text: S}}]
notes: [{{text: S}}, {{about: grp/2020-01-10, text: S}}]
dismissed: [S]
"""


@pytest.fixture
def planted(workspace: Make) -> Workspace:
    number = count(1)

    def sown(text: str) -> str:
        return re.sub(r"\bS\b", lambda _: f"qx{next(number)}q", text)

    return workspace({
        "partnership.yaml": sown(PARTNERSHIP),
        "indicators.yaml": sown(INDICATORS),
        "forward-plan.yaml": sown(PLAN),
        "meetings/grp/2020-01-10.yaml": sown(FIRST),
        "meetings/grp/2020-02-14.yaml": sown(SECOND),
        "meetings/rest/2020-03-13.yaml": sown(CLOSED),
    })  # fmt: skip


def unset(value: Any, at: str = "") -> Iterator[str]:
    """The fields of a record that say nothing."""
    if is_dataclass(value):
        for field in fields(value):
            yield from unset(getattr(value, field.name), f"{at}.{field.name}")
    elif isinstance(value, tuple):
        if not value:
            yield at
        for one in value[:1]:
            yield from unset(one, at)
    elif value is None or value == "":
        yield at


def test_the_secrets_are_in_every_field(planted: Workspace) -> None:
    register = open_register(planted, DAY)
    assert not register.errors, register.faults
    silent = set(unset(register.meetings["grp/2020-01-10"].items[1], "item"))
    told_elsewhere = (".clauses", ".number", ".about", ".id", ".earliest", ".latest", ".seal", ".copy")
    assert {at for at in silent if not at.startswith("item.sections") and not at.endswith(told_elsewhere)} == set()
    closed = set(unset(register.meetings["rest/2020-03-13"], "meeting"))
    assert {at for at in closed if at.count(".") == 1} == set()


def told(path: Path) -> str:
    """Every byte of a file as text, with what its zip holds and what its e-mail encodes; without digests, in which any
    four figures may come by chance."""
    data = path.read_bytes()
    if data[:2] == b"PK":
        with zipfile.ZipFile(path) as packed:
            data += b"".join(name.encode() + packed.read(name) for name in packed.namelist())
    if path.suffix == ".eml":
        message = email.message_from_bytes(data, policy=email.policy.default)
        data += b"".join(
            part.get_content().encode() for part in message.walk() if part.get_content_maintype() == "text"
        )
    if data[:4] == b"%PDF":
        data += printed(path).encode()
    if data[:4] == b"PAR1":
        data += repr(duckdb.connect().execute(f"SELECT * FROM '{path}'").fetchall()).encode()
    return path.name + DIGEST.sub("", data.replace(b"\r\n ", b"").decode("utf-8", "replace"))


def printed(path: Path) -> str:
    """What a PDF shows, says of itself, and has in its outline."""
    with pdfplumber.open(path) as opened:
        pages = [page.extract_text() for page in opened.pages]
    with pikepdf.open(path) as held, held.open_outline() as outline:
        parts = [repr(one) for one in held.objects if not isinstance(one, pikepdf.Stream)]
        return "\n".join([*pages, *parts, str(held.open_metadata()), str(outline)])


@pytest.mark.parametrize(
    "format_",
    [
        "table",
        "json",
        "csv",
        "md",
        "html",
        *(pytest.param(one, marks=pytest.mark.slow) for one in ("docx", "pdf", "xlsx")),
    ],
)
def test_no_listing_of_the_public_edition_tells_a_secret(planted: Workspace, laa: Laa, format_: str) -> None:
    listings = {
        "meetings", "actions --status all", "decisions", "decisions --waiting", "scorecard", "exceptions",
        "forward-plan", "deadlines", "sums", "outcomes", "attendance", "attendance --by meeting", "search a",
        "search roads",
    }  # fmt: skip
    elsewhere = {"agenda", "minutes", "show", "calendar", "chase", "export", "sql", "rollup"}
    assert {one.split()[0] for one in listings} | elsewhere == _SHOWING
    for listing in sorted(listings):
        words = [*listing.split(), "--as-of", DAY.isoformat(), "--format", format_]
        if format_ in ("docx", "pdf", "xlsx"):
            words = [*words[:-2], "-o", str(planted.root / f"out.{format_}")]
        code, out, err = laa(*words, "--edition", "public", cwd=planted.root)
        if (written := planted.root / f"out.{format_}").exists():
            out += told(written)
            written.unlink()
        assert code in (0, 2), (listing, err)
        assert not SECRET.search(out + err), (listing, SECRET.findall(out + err))
        if listing.startswith("actions") and code == 0:
            out = laa(*words, cwd=planted.root)[1]
            assert SECRET.search(out or told(written))


def test_no_document_of_the_public_edition_tells_a_secret(planted: Workspace, laa: Laa) -> None:
    for name in ("grp/2020-01-10", "grp/2020-02-14", "rest/2020-03-13"):
        for more in ((), ("--json",)):
            for command in ("minutes", "agenda"):
                words = (command, name, "--as-of", DAY.isoformat(), *more)
                code, out, err = laa(*words, "--edition", "public", cwd=planted.root)
                assert code == 0, err
                assert not SECRET.search(out + err), SECRET.findall(out + err)
                if (command, name) == ("minutes", "grp/2020-01-10"):
                    assert out.count(REASON) >= 2
                    assert SECRET.search(laa(*words, cwd=planted.root)[1])


@pytest.mark.slow
def test_no_file_that_is_sent_out_tells_a_secret(planted: Workspace, laa: Laa) -> None:
    root = planted.root
    sent = ["calendar --actions -o {}.ics", "chase -o {}.txt", "chase -o {}.html", "chase --json", "chase --each {}"]
    sent += ["export sqlite -o {}.sqlite", "export json -o {}.json", "export csv -o {}"]
    sent += ["export parquet -o {}", "rollup . -o {}"]
    sent += [f"{one} {name} -o {{}}.{suffix}" for one in ("minutes", "agenda", "agenda --pack")
             for suffix in ("docx", "html", "pdf", "txt")
             for name in ("grp/2020-01-10", "grp/2020-02-14", "rest/2020-03-13")]  # fmt: skip
    for edition in ("public", "members"):
        for n, one in enumerate(sent):
            place = root / f"{edition}-{n}"
            code, out, err = laa(*one.format(place).split(), "--as-of", DAY.isoformat(), "--edition", edition, cwd=root)
            assert code == 0, (one, err)
            out += "".join(map(told, filter(Path.is_file, (*root.glob(f"{place.name}.*"), *place.rglob("*")))))
            assert out
            if edition == "public":
                assert not SECRET.search(out), (one, SECRET.findall(out))
            elif "2020-02-14" not in one:
                assert SECRET.search(out), one


@pytest.mark.parametrize(
    "record",
    [
        "items: [{title: Roads, papers: [{title: Secret One, file: secret2.pdf, exempt: Paragraph 3}]}]",
        "exempt: Paragraph 3\nvenue: Secret Hall\npresent: [Secret Name]",
        "exempt: Paragraph 3\nvenue: Secret Hall\nitems: []",
    ],
    ids=["a paper", "a meeting without items", "an empty list of items"],
)
def test_where_nothing_else_is_withheld(
    workspace: Callable[[Mapping[str, str]], Workspace], laa: Laa, record: str
) -> None:
    made = workspace({
        "partnership.yaml": "name: T\nbodies: {b: {name: B}}\n",
        "meetings/b/2020-01-01.yaml": f"body: b\ndate: 2020-01-01\n{record}\n",
    })  # fmt: skip
    for words in ("minutes 2020-01-01", "agenda 2020-01-01", "show b/2020-01-01", "search secret", "meetings --json"):
        out = "".join(map(str, laa(*words.split(), "--edition", "public", cwd=made.root)[1:]))
        assert "ecret" not in out.replace("“secret”", ""), words


def test_nothing_withheld_can_be_shown_or_found(planted: Workspace, laa: Laa) -> None:
    def public(*words: str) -> tuple[int, str]:
        code, out, err = laa(*words, "--as-of", DAY.isoformat(), "--edition", "public", cwd=planted.root)
        return code, out + err

    for name in ("grp/2020-01-10/A1", "grp/2020-01-10/2(i)", "grp/2020-01-10/A5", "grp/2020-01-10/S1", "qx1q"):
        code, said = public("show", name)
        assert code == 1, name
        assert not SECRET.search(said.replace("qx1q", "")), said
    for name in ("grp/2020-01-10", "grp/2020-01-10/2", "grp/2020-01-10/3", "grp/2020-02-14", "grp/2020-02-14/2",
                 "grp/2020-01-10/P7", "rest/2020-03-13", "minute 40", "NI 1", "Ann Lee", "Council", "grp",
                 "Name withheld", "grp/2020-01-10/A8", "Roads"):  # fmt: skip
        for more in ((), ("--json",)):
            code, said = public("show", name, *more)
            assert code == 0, said
            assert not SECRET.search(said), (name, SECRET.findall(said))
    assert public("search", "qx1q")[0] == 1
    assert public("search", "Featherstone")[0] == 1


def test_what_is_public_is_still_there(planted: Workspace) -> None:
    register = open_register(planted, DAY, edition="public")
    assert [row["ref"] for row in register.rows("SELECT ref FROM action ORDER BY ref")] == [
        "grp/2020-01-10/A8",
        "grp/2020-01-10/A9",
    ]
    texts = " ".join(row["text"] for row in register.passages())
    assert texts.count("This may be read.") == 2
    assert "Name withheld spoke; Name withheld’s view was heard. Bo Tse agreed." in texts
    assert "Counted." in texts
    assert "An open note." in texts
    assert [row["value"] for row in register.rows("SELECT value FROM target")] == ["5"]
    assert [row["value"] for row in register.rows("SELECT value FROM reading")] == ["4"]
    numbers = [row["number"] for row in register.rows("SELECT number FROM item WHERE parent IS NULL ORDER BY meeting")]
    assert len(numbers) == 7
    plan = [item.title for planned in register.plan for item in planned.items]
    assert plan == ["Open roads", "Exempt item", "Mixed", "Exempt item"]
    assert [line.text for item in register.plan[0].items for line in item.include] == ["This may be read"]


def test_a_record_without_anything_exempt_is_the_same_in_both_editions(brackenshire: Any, workspace: Make) -> None:
    made = workspace({
        "partnership.yaml": "bodies: {grp: {name: G}}",
        "meetings/grp/2020-01-10.yaml": "{body: grp, date: 2020-01-10, items: [{title: A, exempt: no}]}",
    })  # fmt: skip
    public = open_register(made, DAY, edition="public")
    assert not public.withholds
    assert public.meetings["grp/2020-01-10"].items[0].title == "A"


@pytest.mark.parametrize(("typed", "reason"), [("yes", "not for publication"), ("true", "not for publication"),
                                               ("no", None), ("false", None), ("Para 3", "Para 3")])  # fmt: skip
def test_exempt_is_a_reason_or_yes_or_no(workspace: Make, typed: str, reason: str | None) -> None:
    made = workspace({"meetings/grp/2020-01-10.yaml": f"{{body: grp, date: 2020-01-10, exempt: {typed}}}"})
    assert open_register(made, DAY).meetings["grp/2020-01-10"].exempt == reason


def test_exempt_without_a_reason_withholds_and_stops_the_public_edition(workspace: Make, laa: Laa) -> None:
    record = "body: grp\ndate: 2020-01-10\nitems:\n  - title: Lease\n    exempt:\n"
    made = workspace({"partnership.yaml": "bodies: {grp: G}", "meetings/grp/2020-01-10.yaml": record})
    register = open_register(made, DAY)
    assert [(fault.place.line, fault.code) for fault in register.faults] == [(5, "missing-key")]
    assert register.meetings["grp/2020-01-10"].items[0].exempt == "not for publication"
    code, out, err = laa("actions", "--edition", "public", cwd=made.root)
    assert (code, out) == (1, "")
    assert "1 error in 1 file" in err


def test_approved_minutes_of_which_a_part_is_withheld_are_rendered_anew(laa: Laa) -> None:
    folder = Path(__file__).parent.parent / "examples" / "brackenshire"
    code, filed, _ = laa("minutes", "eb/2024-01-31", cwd=folder)
    code, public, err = laa("minutes", "eb/2024-01-31", "--edition", "public", cwd=folder)
    assert code == 0
    assert "Lease of the Old Mill" in filed
    assert "Old Mill" not in public
    assert "## 84. Exempt item\n\n*Exempt: It tells of the terms" in public
    assert "not for the public" in err


def test_an_agenda_has_the_number_and_the_reason(workspace: Make, laa: Laa) -> None:
    record = """
body: grp
date: 2020-09-10
items:
  - title: Lease
    exempt: Paragraph 3
    papers: [{id: P1, mark: 1, title: Terms}]
  - title: Roads
    papers: [{id: P2, mark: 2, title: Names, exempt: Paragraph 1}]
"""
    root = workspace({"partnership.yaml": "bodies: {grp: G}", "meetings/grp/2020-09-10.yaml": record}).root
    words = ("agenda", "grp/2020-09-10", "--as-of", "2020-09-01")
    for edition, title, paper in (("public", "Exempt item", "Exempt paper"), ("members", "Lease", "Names")):
        _, out, _ = laa(*words, "--edition", edition, cwd=root)
        assert f"**1.** {title} – *exempt: Paragraph 3*" in out
        assert f"- paper: ‘2’ {paper} – *exempt: Paragraph 1*" in out
        assert ("Terms" in out) == (edition == "members")


def test_who_reads_is_asked_of_every_command_that_shows_records(laa: Laa) -> None:
    for command in sorted(COMMANDS):
        assert ("\n  --edition" in laa(command, "--help")[1]) == (command in _SHOWING), command


def test_an_item_is_withheld_with_the_only_wish_that_it_meets(planted: Workspace, laa: Laa) -> None:
    _, out, _ = laa("minutes", "grp/2020-02-14", "--json", "--edition", "public", cwd=planted.root)
    items = json.loads(out)["items"]
    assert [(item["title"], item["exempt"]) for item in items] == [
        ("Last minutes", None),
        ("Exempt item", REASON),
        ("Follows", None),
    ]
    assert items[2]["sections"][0]["exempt"] == REASON


@pytest.mark.slow
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_item_is_marked_none_of_its_words_are_left(brackenshire: Register, data: st.DataObject) -> None:
    """Of any item of two years' records; what other records say in the same words is theirs."""
    items = brackenshire.rows("SELECT key, ref, meeting FROM item WHERE parent IS NULL AND exempt IS NULL")
    key, ref, meeting = data.draw(st.sampled_from([tuple(row) for row in items]))
    path = f"meetings/{meeting}.yaml"
    lines = brackenshire.sources[path].text.split("\n")
    titles = [n for n, line in enumerate(lines) if line.startswith("  - title: ")]
    place = titles[int(key.rpartition("#")[2]) - 1]
    lines.insert(place + 1, "    exempt: Paragraph 3")
    marked = {path: "\n".join(lines)}
    public = open_register(brackenshire.workspace, brackenshire.as_of, marked, "public")
    left = "\n".join(map(str, everything(public)))
    passages = [(row["item"] == key, row["text"].strip()) for row in brackenshire.passages()]
    filed = ("planned", "planned_item", "indicator", "step", "reading", "target", "body")  # in no meeting's record
    elsewhere = "\n".join([text for its, text in passages if not its]) + str([*everything(brackenshire, *filed)])
    for its, text in passages:
        if its and len(text) > 20 and text not in elsewhere:
            assert text not in left, text
    refs = [row["ref"] for row in brackenshire.rows("SELECT ref FROM action WHERE item = ? AND ref IS NOT NULL", key)]
    assert not public.rows("SELECT 1 FROM action WHERE ref IN (SELECT value FROM json_each(?))", json.dumps(refs))
    assert not public.rows("SELECT 1 FROM progress WHERE subject IN (SELECT value FROM json_each(?))", json.dumps(refs))
    assert public.rows("SELECT exempt FROM item WHERE ref = ?", ref)[0]["exempt"] == "Paragraph 3"
    numbered = "SELECT ref FROM item WHERE parent IS NULL ORDER BY ref"
    assert [*map(tuple, public.rows(numbered))] == [*map(tuple, brackenshire.rows(numbered))]


def everything(register: Register, *only: str) -> Iterator[tuple[Any, ...]]:
    """Every row of every table, or of some."""
    for (table,) in register.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"):
        if table != "fault" and (not only or table in only):
            yield from map(tuple, register.rows(f"SELECT * FROM {table}"))
