"""What `laa minutes` printed of a record, imported, is that record again in every field that the house styles print.

Two comparisons say so. The rows that the templates get (`view/minutes/rows.py`: all that is printed, in its words) are
the same for the imported record; and the records themselves are, field by field, but for `NOT_PRINTED`, each with its
reason. Whatever is in neither list has to come back.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from laa_minutes import edit
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.laying import record_text
from laa_minutes.importing.reading import read_document
from laa_minutes.output.document import render
from laa_minutes.record.meeting import Meeting
from laa_minutes.record.when import When
from laa_minutes.register import Register, open_register
from laa_minutes.view.minutes import minutes
from laa_minutes.workspace import Workspace

ROOT = Path(__file__).parent.parent
WORKSPACES = {
    "essex": ROOT,
    "leicestershire": ROOT / "examples/leicestershire",
    "brackenshire": ROOT / "examples/brackenshire",
}

# Fields of records that no house style prints, or not so that they can be told from other words.
NOT_PRINTED = {
    "Meeting.path": "a matter of the file",
    "Meeting.ordinal": "a matter of the file",
    "Meeting.status": "what is imported is a draft; only a cancelled meeting prints that it is one",
    "Meeting.first_minute": "printed as the items' numbers, which the imported record has",
    "Meeting.cancelled": "why is printed and compared in the rows; the day of the decision is not",
    "Meeting.dismissed": "not printed",
    "Meeting.corrects": "compared in the rows: the body of the corrected meeting is not printed",
    "Item.number": "given by position or count; compared in the rows",
    "Item.minutes_of": "not printed",
    "Item.theme": "not printed",
    "Item.presented_by": "printed only where the text does not say it; compared in the rows",
    "Item.as_at": "printed only where the text does not say it; compared in the rows",
    "Item.wishes": "not printed",
    "Item.lead_in": "printed, or the style's own words; compared in the rows",
    "Item.decisions": "they index the text, and are read from it; without a text printed, and compared in the rows",
    "Item.sums": "they index the text, and are read from it anew",
    "Item.deadlines": "they index the text, and are read from it anew",
    "Item.events": "they index the text, and are read from it anew",
    "Item.papers": "printed at the end in the style of resolutions, where their item is not said; compared in the rows",
    "Approval.seal": "not printed",
    "Approval.copy": "not printed",
    "Apology.representing": "printed only in the style of actions; compared in the rows",
    "Progress.about": "compared in the rows: a reference prints the wording of what it names beside it",
    "Action.indicators": "printed only where the words do not name them; compared in the rows",
    "Clause.kinds": "not printed",
    "Clause.to": "not printed",
    "Clause.subject_to": "not printed",
    "Clause.waits_on": "not printed",
    "Clause.owners": "not printed",
    "Clause.relies_on": "not printed",
    "Risk.sum": "the amount is printed in place of the sum's number; compared in the rows",
    "Note.about": "the meeting itself is printed in words; compared in the rows",
}
# Rows that say what the record is or when it is printed, not what is in it.
NOT_OF_THE_RECORD = {
    "MinutesRow.state": "an imported record is a draft, until somebody circulates it",
    "MinutesRow.has_plan": "the forward plan is printed with drafts",
    "MinutesRow.apologies_paired": "two columns; compared as the list that they are made of",
    "ProgressRow.matter": "the wording of what is named, from the record that has it",
}
_READER = MarkdownIt("commonmark").enable("table")


def printed(register: Register, ref: str) -> str:
    row = minutes(register, ref)
    return render(register.workspace.root, f"minutes-{row.style}.md.j2", {"minutes": row})


def imported(text: str, folder: Path, ref: str) -> str:
    """The record that a printed document makes."""
    path = folder / f"{ref.replace('/', '-')}.md"
    path.write_text(text, encoding="utf-8")
    draft = draft_of(read_document(path))
    path.unlink()
    body, _, day = ref.partition("/")
    assert draft.front.date == date.fromisoformat(day[:10])
    return record_text(draft, body, date.fromisoformat(day[:10]))


def round_trip(root: Path, today: date, folder: Path) -> tuple[Register, Register]:
    """The records of a workspace, and those that their printed minutes make in their place."""
    before = open_register(Workspace(root), today)
    copy = folder / "copy"
    for name in ("partnership.yaml", "indicators.yaml", "forward-plan.yaml"):
        copy.mkdir(exist_ok=True)
        if (root / name).exists():
            shutil.copy(root / name, copy)
    for ref, meeting in before.meetings.items():
        path = copy / meeting.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if meeting.status == "outline":
            shutil.copy(root / meeting.path, path)
        else:
            path.write_text(imported(printed(before, ref), folder, ref), encoding="utf-8")
    after = open_register(Workspace(copy), today)
    assert [str(fault) for fault in after.faults if fault.level == "error"] == []
    return before, after


@pytest.fixture(
    scope="module", params=["essex", "leicestershire", pytest.param("brackenshire", marks=pytest.mark.slow)]
)
def trip(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Register, Register]:
    return round_trip(WORKSPACES[request.param], date(2025, 3, 31), tmp_path_factory.mktemp(request.param))


def test_what_is_printed_of_an_imported_record_is_what_was_imported(trip: tuple[Register, Register]) -> None:
    before, after = trip
    told = {ref: list(row_differences(before, after, ref)) for ref in before.meetings}
    assert {ref: found for ref, found in told.items() if found} == {}


def test_the_records_are_the_same_field_by_field(trip: tuple[Register, Register]) -> None:
    before, after = trip
    told = {ref: list(differences(before.meetings[ref], after.meetings[ref])) for ref in before.meetings}
    assert {ref: found for ref, found in told.items() if found} == {}


def row_differences(before: Register, after: Register, ref: str) -> Iterator[str]:
    one, other = minutes(before, ref), minutes(after, ref)
    skipped = set(NOT_OF_THE_RECORD)
    if one.style == "resolutions":
        skipped |= {"ItemRow.papers", "MinutesRow.papers", "MinutesRow.apologies"}
        yield from unordered("papers", one.papers, other.papers)
        yield from unordered("apologies", one.apologies, other.apologies)
    yield from walk(one, other, "", skipped)


def differences(one: Meeting, other: Meeting) -> Iterator[str]:
    skipped = set(NOT_PRINTED)
    if one.apologies and other.apologies:  # in two columns the order is that of reading downwards
        skipped |= {"Meeting.apologies"}
        yield from unordered("apologies", one.apologies, other.apologies, skipped)
    yield from walk(one, other, "", skipped)


def walk(one: Any, other: Any, at: str, skipped: set[str]) -> Iterator[str]:
    """Every field of two dataclasses in which they differ."""
    if is_dataclass(one) and is_dataclass(other) and not isinstance(one, When):
        for field in fields(one):
            if f"{type(one).__name__}.{field.name}" not in skipped:
                yield from walk(getattr(one, field.name), getattr(other, field.name), f"{at}.{field.name}", skipped)
    elif at.endswith(".status"):  # of an earlier matter: the first name may be its owner's, from the record that has it
        if (told := re.compile(r"open|done|dropped|(?:reported|now) [^;]+").findall)(str(one)) != told(str(other)):
            yield f"{at}: {one!r} | {other!r}"
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        for n, pair in enumerate(zip(one, other, strict=True)):
            yield from walk(*pair, f"{at}[{n}]", skipped)
    elif plain(one) != plain(other):
        yield f"{at}: {one!r} | {other!r}"


def unordered(at: str, ones: Sequence[Any], others: Sequence[Any], skipped: set[str] = frozenset()) -> Iterator[str]:  # type: ignore[assignment]
    def key(value: Any) -> str:
        return str(
            [
                plain(getattr(value, field.name))
                for field in fields(value)
                if f"{type(value).__name__}.{field.name}" not in skipped
            ]
        )

    if sorted(map(key, ones)) != sorted(map(key, others)):
        yield f"{at}: {ones} | {others}"


def plain(value: Any) -> Any:
    """A value as it is printed: prose as the page it makes, in whatever lines; a first letter and the last full stop
    are the sentence's own. When something is due is compared as it is printed, in the rows."""
    if isinstance(value, When) or value is None or value == ():
        return None
    if isinstance(value, str):
        html = " ".join(_READER.render(" \n".join(str(value).strip().split("\n"))).split())
        html = html.replace("<li> <p>", "<li>").replace("</p> </li>", "</li>")
        html = re.sub(r"[.;,]*</p>$", "</p>", html)
        return re.sub(r"^<p>(.)", lambda match: f"<p>{match[1].upper()}", html)
    return value


# Records within what the styles print. What is left out of them cannot be told apart in print:
# - an earlier matter with neither a status nor a note, of which nothing is reported;
# - words with which minutes mark something else (“Action:”, “It was agreed”, the code of an indicator) inside prose;
# - what an item decides or asks for after its sections, which stands under the last of these;
# - a list inside a clause, which reads as its inner clauses; a list under the only resolution, with a note on the item;
# - a measure without a code, of which there are words and no fact, unless it follows one with a code;
# - names, titles and details that hold the signs printed between them (“ – ”, “;”, “ and ”);
# - loosely said dates whose bounds are not those that the words have;
# - papers without a mark in the style of resolutions, and a table, a picture or code inside prose.
PARTNERSHIP = """\
name: Harrow Vale
bodies:
  forum:
    name: Harrow Vale Forum
    style: actions
    members: [{person: Ada Marsh, role: Lead, theme: Lanes and Paths}, {person: Ben Lowe, role: Clerk}, Cy Dart]
  board: {name: Board of the Vale, style: resolutions, numbering: continuous, called: notes}
themes: {Lanes and Paths: {}}
organisations: {Vale Trust: {}, Harrow District Council: {}}
people:
  - {name: Ada Marsh, organisation: Harrow District Council, post: Surveyor}
  - {name: Ben Lowe, organisation: Vale Trust}
  - {name: Cy Dart, organisation: Vale Trust, post: Director of Works}
"""
INDICATORS = "NI 4: {title: People who are heard}\nLI 2.2: {title: Lanes (mended)}\nHedges laid: {local: yes}\n"
PEOPLE = (
    "Ada Marsh",
    "Ben Lowe",
    "Cy Dart",
    "Di Vane",
    "Eve Larch-Moor",
    "Flo O'Dell",
    "Gus Reed",
    "Hal Birch",
    "Ivo Sand",
    "Jo Tarn",
)
WORDS = [
    "the", "a", "one", "old", "new", "long", "lane", "gate", "roof", "wall", "field", "stone", "winter", "summer",
    "village", "council", "people", "children", "water", "bridge", "stands", "fell", "grew", "came", "lies",
    "stood", "cost", "looks", "across", "under", "near", "beside", "since", "again", "slowly", "well", "much",
    "little", "£5", "3.5%", "R&D", "C++", "a_b", "5\\*3", "“so”", "(twice)", "half-way", "Wren's",
]  # fmt: skip
DAY = date(2014, 5, 12)

words = st.lists(st.sampled_from(WORDS), min_size=2, max_size=14).map(" ".join)
phrases = words.map(lambda text: f"Th{text[0] if text[0].isalpha() else 'e'} {text}")
names = st.sampled_from(PEOPLE)
name_lists = st.lists(names, min_size=1, max_size=3, unique=True)
days = st.dates(date(2013, 1, 1), date(2014, 5, 1))
later = st.dates(date(2014, 5, 13), date(2015, 4, 1))
clocks = st.builds("{:02}:{:02}".format, st.integers(9, 12), st.sampled_from((0, 5, 30, 45)))
ends = st.builds("{:02}:{:02}".format, st.integers(13, 20), st.sampled_from((0, 15, 50)))
places = st.sampled_from(("Old School, Harrow", "Village Hall, Lower Harrow", "Town Hall"))
sentences = phrases.map(lambda text: f"{text}.")
styled = st.tuples(sentences.map(lambda text: text.replace("*", "x")), st.sampled_from(("", "**", "*")), sentences).map(
    lambda one: f"{one[0]} {one[1]}{one[2][:-1].replace('*', 'x')}{one[1]}."
)
paragraphs = st.one_of(sentences, styled, st.lists(sentences, min_size=2, max_size=3).map(" ".join))
bullets = st.lists(phrases, min_size=1, max_size=3).map(lambda points: "\n".join(f"- {point}" for point in points))
prose = st.lists(st.one_of(paragraphs, paragraphs, bullets), min_size=1, max_size=3).map("\n\n".join)
dues = st.one_of(later.map(str), st.sampled_from(("2014-09", "next", "forum/2014-06-09")))


def mapping(
    needed: Mapping[str, st.SearchStrategy[Any]], **optional: st.SearchStrategy[Any]
) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(dict(needed), optional=optional)


def some(entries: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(entries, min_size=1, max_size=most)


def apart(key: str) -> Callable[[Any], Any]:
    return lambda entry: entry[key] if isinstance(entry, dict) else entry


notes = some(mapping({"text": sentences}, dated=days), 2)
about_them = {
    "title": st.sampled_from(("Dr", "Mrs", "Cllr", "Chief Supt.")),
    "representing": st.sampled_from(("Surveyor, Vale Trust", "Harrow District Council", "the Bell-ringers")),
    "arrived": clocks,
    "left": ends,
    "for_items": st.sampled_from((["2"], ["2", "3"])),
}
attendees = mapping({"person": st.sampled_from(PEOPLE[:5])}, **about_them)
officers = mapping({"person": st.sampled_from(PEOPLE[5:7])}, **about_them)
apologies = mapping({"person": st.sampled_from(PEOPLE[7:])}, substitute=names)
progress = st.one_of(
    mapping(
        {"about": phrases, "status": st.sampled_from(("open", "done", "dropped"))},
        note=prose,
        on=days,
        owner=name_lists,
        due=dues,
    ),
    mapping({"about": phrases, "note": prose}),
    mapping(
        {"ref": st.sampled_from(("2014-04-14/A1", "2014-04-14/2", "NI 4/R1")), "note": prose}, status=st.just("done")
    ),
)
figures = some(
    mapping(
        {"what": phrases, "value": st.sampled_from(("9", "46.5", "700", "12%"))},
        was=st.just("8"),
        change=st.just("+2"),
        unit=st.just("homes"),
        period=st.just("2013/14 Q3"),
    ),
    2,
)
statements = mapping(
    {"code": st.sampled_from(("NI 4", "LI 2.2", ["NI 4", "LI 2.2"])), "note": prose},
    standing=st.sampled_from(("ahead", "on track", "at risk", "off track")),
    direction=st.sampled_from(("improving", "steady", "worsening")),
    forecast=st.sampled_from(("on track", "unchanged")),
    expected=mapping({"what": phrases}, by=dues),
    target=mapping(
        {"change": st.sampled_from(("renegotiated", "unchanged"))}, agreed_by=st.just("GO East"), value=st.just("45%")
    ),
    figures=figures,
    lead=names,
    support=name_lists,
    risk=mapping({"rating": st.sampled_from(("red", "amber"))}, proposal=phrases),
)
measures = mapping({"code": st.just("Hedges laid"), "standing": st.just("at risk"), "note": prose})
actions = mapping(
    {"action": sentences},
    owner=name_lists,
    report_to=names,
    due=dues,
    agenda=dues,
    indicators=st.sampled_from((["NI 4"], ["LI 2.2", "NI 4"], ["Hedges laid"])),
    **{"with": name_lists},
)
clauses = mapping(
    {"text": phrases.map(lambda text: f"that {text}")},
    moved_by=names,
    seconded_by=names,
    votes=mapping({"for": st.just("5")}, against=st.just("2"), abstained=st.just("1")),
    notes=notes,
)
nested = st.one_of(
    clauses, mapping({"text": words, "then": st.just("it being noted that:-"), "clauses": some(clauses)})
)
papers = mapping({"title": phrases}, by=names, as_at=days, state=st.sampled_from((["filed"], ["circulated", "tabled"])))
contents: dict[str, st.SearchStrategy[Any]] = {
    "minutes": prose,
    "points": some(words),
    "indicators": st.lists(st.one_of(statements, measures), min_size=1, max_size=3),
    "actions": some(actions),
    "presented_by": name_lists,
    "as_at": days,
    "exempt": phrases,
}
items = st.one_of(
    mapping(
        {"title": phrases},
        **contents,
        approves=st.just([{"meeting": "2014-04-14", "amendments": ["One word."]}]),
        lead_in=st.sampled_from(("It was RESOLVED:-", "The Forum AGREED:")),
        resolutions=some(nested),
        notes=notes,
    ),
    mapping({"title": phrases, "sections": some(mapping({"title": phrases}, **contents), 2)}, minutes=prose),
)
meetings = mapping(
    {
        "body": st.sampled_from(("forum", "board")),
        "date": st.just(DAY),
        "status": st.just("draft"),
        "present": st.lists(attendees, min_size=3, max_size=5, unique_by=apart("person")),
        "items": some(items),
    },
    time=st.builds("{}-{}".format, clocks, ends),
    venue=places,
    kind=st.sampled_from(("additional", "extraordinary", "joint")),
    moved=some(mapping({"from": days.map(str)}, dated=days, why=sentences), 1),
    in_support=st.lists(officers, min_size=1, max_size=2, unique_by=apart("person")),
    apologies=st.lists(apologies, min_size=1, max_size=3, unique_by=apart("person")),
    interests=some(mapping({"person": names, "text": sentences}, item=st.just("2")), 2),
    progress=some(progress),
    next_meeting=mapping({"date": later}, time=st.builds("{}-{}".format, clocks, ends), venue=places),
    corrects=some(mapping({"meeting": st.just("2014-04-14"), "text": sentences}), 1),
    notes=notes,
)


@pytest.mark.slow
@given(meetings)
@settings(
    max_examples=40,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a whole meeting takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_a_record_of_any_content_comes_back(tmp_path_factory: pytest.TempPathFactory, record: dict[str, Any]) -> None:
    root = tmp_path_factory.mktemp("any")
    ref = f"{record['body']}/{DAY}"
    path = root / f"meetings/{ref}.yaml"
    path.parent.mkdir(parents=True)
    for name, text in (("partnership.yaml", PARTNERSHIP), ("indicators.yaml", INDICATORS)):
        (root / name).write_text(text, encoding="utf-8")
    path.write_text("\n".join(edit.block(numbered(record))) + "\n", encoding="utf-8")
    before, after = round_trip(root, date(2014, 5, 13), root)
    assert not before.faults
    assert [*row_differences(before, after, ref), *differences(before.meetings[ref], after.meetings[ref])] == []


def numbered(record: dict[str, Any]) -> dict[str, Any]:
    """The record with its actions numbered as in one that was circulated, those of sections too."""
    count = iter(range(1, 1000))

    def with_numbers(item: dict[str, Any]) -> dict[str, Any]:
        actions = [{"id": f"A{next(count)}"} | action for action in item.get("actions", ())]
        sections = [with_numbers(section) for section in item.get("sections", ())]
        told = {"actions": actions, "sections": sections}
        return item | {key: value for key, value in told.items() if value}

    return record | {"items": [with_numbers(item) for item in record["items"]]}
