"""Who was there: present, in support, apologies; read from lists, tables, and what the first items say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..blocks.cells import ACTION_COLUMN, cell_text
from ..document import Block, Document
from ..draft import Attendance, Attendee, Doubt
from ..outline.parts import Part, of_kind
from ..words.entries import person_in
from ..words.list_names import INLINE, LISTS, list_called_below, named_list
from ..words.name_lists import names_in
from ..words.names import entry_name, initialled, is_single, looks_like_name, parted
from .apologies import SENT, apologies_in, name_initials
from .attending import (
    BESIDE,
    CAME,
    NONE,
    SAID,
    SENTENCE_END,
    Lists,
    goes_on,
    is_told,
    joined_lines,
    one_each_in,
    read_line,
    read_names,
    same,
)
from .chairing import CHAIR, who_chaired, who_took_the_minutes
from .list_ends import is_business, is_heading_of_business
from .marks import ticked_people
from .stacked_lists import read_stacked
from .tables import read_table, read_tables
from .unheaded import read_unheaded
from .whence import names_first


def read_people(parts: Sequence[Part], document: Document, day: date | None) -> Attendance:
    """The attendance that the lists, the front and the first items give; `day` is the meeting's."""
    lists = Lists()
    body = (
        f"{document.title or ''} {' '.join(block.text for part in parts[:1] for block in part.blocks[:12])}".casefold()
    )
    listed = _first_lists(parts)
    for n, part in enumerate(listed):
        if _both_headings_first(listed, n):
            _read_part(replace(part, kind="present"), lists, day)
            _part_by_organisation(lists, part.line)
        else:
            _read_part(part, lists, day)
    for part in of_kind(parts, "front", "text"):
        read_tables(part.blocks, lists, day)
    _read_items(parts, lists)
    if not lists.people["present"]:
        read_stacked(parts, lists)
    if not lists.people["present"]:
        _read_labelled(parts, lists)
    if not lists.people["present"]:
        read_unheaded(parts, lists)
    return _attendance(lists, parts, body)


def _first_lists(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The lists of people but those of a kind that stands before an item already, or that an item is about: the slides
    of an appendix have the same headings."""
    found: list[Part] = []
    closed, seen = set[str](), set[str]()
    before: Part | None = None
    for part in parts:
        if part.kind == "item":
            closed |= seen | (
                {"apologies"} if re.search(r"\bapolog|\babsen(?:ce|t)\b", part.title, re.IGNORECASE) else set()
            )
        elif part.kind in LISTS and part.kind not in closed and not _counts_a_vote(before):
            found.append(part)
            seen.add(part.kind)
        before = part
    return tuple(found)


_VOTE = re.compile(
    r"\W*(?:ayes?|nays?|noes|no|yes|yeas?|abstain\w*|abstentions?|against|in favou?r)\s*:", re.IGNORECASE
)


def _counts_a_vote(part: Part | None) -> bool:
    """The part ends with who voted how: `Absent: Marsh` below it is of the vote."""
    return bool(part and part.blocks and _VOTE.match(part.blocks[-1].text))


def initials(attendance: Attendance) -> Mapping[str, str]:
    """Initials and the name behind them: as the document gives them, else made of a name, where unique."""
    return initialled((*attendance.present, *attendance.in_support, *attendance.apologies))


def _both_headings_first(listed: Sequence[Part], n: int) -> bool:
    """`Attendees:` and `Apologies:` stand one after the other, and the chair in the list under the second."""
    part = listed[n]
    before = listed[n - 1] if n else None
    return (
        part.kind == "apologies" and before is not None and before.kind == "present" and not before.rest
        and not any(block.text or block.rows for block in before.blocks)
        and any(CHAIR.search(block.text) for block in part.blocks)
    )  # fmt: skip


def _part_by_organisation(lists: Lists, line: int) -> None:
    """Where two lists run into one: the second begins where an organisation comes that has been before."""
    people, seen = lists.people["present"], dict[str, int]()
    for n, one in enumerate(people):
        key = (one.organisation or "").casefold()
        if key and seen.get(key, n - 1) < n - 1:
            lists.people["apologies"] += people[n:]
            del people[n:]
            why = f"present and apologies run together; {one.person} was taken as the first who sent apologies"
            lists.doubts.append(Doubt("apologies", one.line, why))
            return
        seen[key] = n
    lists.doubts.append(Doubt("apologies", line, "the lists of those present and of apologies run together"))


def _read_part(part: Part, lists: Lists, day: date | None) -> None:
    """The people of a list with its headings."""
    kind: str = part.kind
    if NONE.match(part.rest) and not part.rest.count("\n"):
        kind = ""  # `Visitors: None`: what follows are other lists
    lines = _entries(part)
    ends = (is_heading_of_business(block, text) or _opens_another(block, part.heading) for block, _, text in lines)
    lines = lines[: next((n for n, end in enumerate(ends) if end), len(lines))]
    if (beside := list_called_below(part.rest)) and beside != kind and part.heading and " / " in part.heading.text:
        _read_columns(lines[1:], kind, beside, lists)
        return
    named = names_first([text for _, _, text in lines])
    lines = [(block, line, text) for (block, line, _), text in zip(lines, named, strict=True)]
    texts = [text for block, _, text in lines if not block.rows]
    each = one_each_in(texts)
    lists.lone = sum(is_single(re.split(r"\s[-–—(]", text)[0].strip()) for text in texts) * 2 >= len(texts)
    for block, line, text in lines:
        if is_business(text):
            kind = ""  # lists with names of their own may follow
        if (
            kind
            and block.kind == "item"
            and not ticked_people(text, line, kind)
            and (one := _one_word(text, line, texts))
        ):
            lists.add(kind, [one])
            lists.doubt(kind, line, f"one word among full names was taken for a person: {one.person}")
            continue
        if kind == "apologies" and SENT.search(text):
            lists.add(kind, list(apologies_in(text, line, bare=False)))
            continue
        if block.rows:
            if kind:
                read_table(block, kind, lists, day)
            else:
                read_tables([block], lists, day)
            continue
        in_rest = block is part.heading
        kind = read_line(
            text,
            line,
            kind,
            lists,
            each=(each and not (in_rest and len(names_in(text)) > 1))
            or (block.kind == "item" and one_each_in([text] * 3)),
        )


def _read_columns(lines: Sequence[tuple[Block, int, str]], kind: str, beside: str, lists: Lists) -> None:
    """Lines under `Present / Apologies`: what is before the stroke belongs to the first list, the rest to the other."""
    for _, line, text in lines:
        left, _, right = text.partition(" / ")
        if text[:1].isdigit() or is_business(text):
            return
        read_line(left, line, kind, lists, each=True)
        if right:
            read_line(right, line, beside, lists, each=True)


def _opens_another(block: Block, heading: Block | None) -> bool:
    """A heading of the rank of the list's own, or any below a list without one, that names no list; a PDF's headings
    are only guessed."""
    if heading is None or heading is block or block.kind != "heading" or block.page is not None:
        return False
    return (heading.kind != "heading" or heading.level >= block.level) and not list_called_below(block.text)


def _one_word(text: str, line: int, listed: Sequence[str]) -> Attendee | None:
    """`Ada`, or `Ada, Ember Trust`, in a list that has a name, and perhaps where its owner comes from, on a line."""
    match = re.fullmatch(r"\W*(?P<name>[A-Z][a-z][\w’'-]*)(?:,\s+(?P<from>[A-Z][^,;()]*))?\W*", text)
    full = sum(looks_like_name(entry_name(one)) for one in listed)
    if match is None or full * 2 < len(listed) or not is_single(match["name"]) or list_called_below(match["name"]):
        return None
    return Attendee(match["name"], line, organisation=match["from"])


def _entries(part: Part) -> list[tuple[Block, int, str]]:
    """The lines of a list, those that go on in one, each with its block and number; tables as they are."""
    whole = part.heading or Block("paragraph", (), part.line)
    found: list[tuple[Block, int, str]] = []
    lines = [(whole, part.line, text) for text in part.rest.split("\n") if text.strip()]
    for block in _without_told_of(part.blocks):
        label = f"{block.label} " if re.match(r"\[?[A-Z]{2}", block.label) else ""
        if block.rows:
            lines.append((block, block.line, ""))
            continue
        lines += [(block, block.line + n, (label if n == 0 else "") + text) for n, text in enumerate(block.lines)]
    for block, line, text in lines:
        before = found[-1] if found else None
        listed = block.label and block is not (before or (None,))[0]
        if before and not (block.rows or before[0].rows or listed) and goes_on(before[2], text):
            found[-1] = (before[0], before[1], f"{before[2]} {text}")
        else:
            found.append((block, line, text))
    return found


def _read_items(parts: Sequence[Part], lists: Lists) -> None:
    """What an item on apologies or attendance says, and a sentence of another early item that says from whom."""
    for n, part in enumerate(of_kind(parts, "item", "text", "front", "end")):
        title = part.title.casefold()
        about_apologies = bool(re.search(r"\bapolog|\babsen(?:ce|t)\b", title))
        about_people = (
            bool(re.search(r"\b(?:attend(?:ance|ees|ing)|present|roll ?call|participants|sederunt)\b", title))
            and part.kind == "item"
        )
        if not (about_apologies or about_people or n < 5) or (part.kind == "front" and lists.people["apologies"]):
            continue
        blocks = [block for block in part.blocks if not block.rows and block.label != ACTION_COLUMN]
        blocks = list(_without_told_of(blocks)) if about_people else blocks
        if about_apologies and part.kind == "item" and not part.title.endswith("…"):  # else its sentence is below
            lists.add("apologies", list(apologies_in(part.title, part.line, bare=False)))
        bare = about_apologies and not lists.people["apologies"]
        each = one_each_in([line for block in blocks for line in block.lines])
        here: str = "present"
        for block in blocks[: 40 if part.kind == "front" else 12] if not about_people else blocks:
            text = "\n".join(joined_lines(block.lines))
            named = named_list(text) if about_apologies else None
            beside = BESIDE.fullmatch(text) is not None
            came = beside or bool(named and named.kind != "apologies")  # `Present: …` in an item on apologies
            labelled = came or (about_people and bool(INLINE.match(text)))
            found = [] if labelled else list(apologies_in(text, block.line, bare=bare, about=about_apologies))
            if found:
                lists.add_again("apologies", found)
                lists.doubt_run("apologies", text, found)
            elif came or (about_people and (CAME.fullmatch(text) or not is_told(SENTENCE_END.split(text)[0]))):
                for line in joined_lines(block.lines):
                    here = list_called_below(line) or here  # `Apologies` on a line of its own
                    read_line(line, block.line, here, lists, each=each)
        if about_people:
            read_tables(part.blocks, lists, None)
        elif about_apologies and part.kind == "item" and not lists.people["apologies"]:
            for block in part.blocks:
                if block.rows and all(person_in(cell_text(row[0])) for row in block.rows if row):
                    read_table(block, "apologies", lists, None)


def _without_told_of(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without those of lower rank below a sentence: they are whom it tells of, not who came."""
    told: int | None = None
    for block in blocks:
        if told is None or not block.label or block.level <= told:
            told = block.level if block.label and _tells(block.text) else None
            yield block


def _tells(text: str) -> bool:
    return is_told(text) and not (text.rstrip().endswith(":") or _OF_A_LIST.search(text))


_OF_A_LIST = re.compile(r"\b(?:apolog|present\b|following\b|in attendance\b|absent\b)", re.IGNORECASE)


def _read_labelled(parts: Sequence[Part], lists: Lists) -> None:
    """`Present: …` that stands in a sentence of the front, or in the first item."""
    for part in [*of_kind(parts, "front", "text"), *of_kind(parts, "item")[:2], *of_kind(parts, "end")]:
        for n, block in enumerate(part.blocks):
            for text in joined_lines(block.lines) if part.kind == "front" else ():
                labelled = re.match(r"^(?P<label>[A-Z][^:]{2,40}):\s*(?P<rest>.+)$", text)
                if labelled and not re.search(
                    r"date|time|venue|location|place|agenda", labelled["label"], re.IGNORECASE
                ):
                    found = names_in(labelled["rest"], block.line)
                    if len(found) >= 3 or (found and list_called_below(labelled["label"])):
                        lists.add(list_called_below(labelled["label"]) or "present", found)
            pieces = INLINE.split("\n".join(joined_lines(block.lines)))
            if (said := SAID.search(block.text)) and len(pieces) < _TWO_LISTS:
                also = said.group().casefold().startswith("also")
                who = said["who"]
                for below in part.blocks[n + 1 : n + 8] if block.text.endswith(who) else ():
                    if below.rows or below.label or not goes_on(f": {who}", below.text):
                        break
                    who += f" {below.text}"
                lists.add("in support" if also else "present", names_in(who, block.line))
                continue
            for label, rest in zip(pieces[1::2], pieces[2::2], strict=True):
                if kind := list_called_below(label):
                    for line in rest.split("\n"):
                        read_names(line, block.line, kind, lists, each=False)
                    came = lists.people["present"]
                    lists.lone = bool(came) and all(is_single(one.person) for one in came)


_TWO_LISTS = 5  # pieces of a text with two names of lists: what is before, and twice a name and what follows


def _attendance(lists: Lists, parts: Sequence[Part], body: str) -> Attendance:
    name_initials(lists, parts)
    people = lists.people
    away = people["apologies"]
    elsewhere = (*people["present"], *away)
    people["in support"] = [one for one in people["in support"] if not any(same(one, other) for other in elsewhere)]
    for one in people["present"]:
        if any(same(one, other) for other in away):
            lists.doubts.append(
                Doubt("apologies", one.line, f"{one.person} is listed as present and as having sent apologies")
            )
    if not people["present"] and people["in support"]:  # “In attendance” is all that is said of those who came
        people["present"], people["in support"] = people["in support"], []
        why = "no list of members was found; whoever is listed as in attendance was taken for present"
        lists.doubts.append(Doubt("present", people["present"][0].line, why))
    everyone = (*people["present"], *people["in support"])
    chair, doubts = who_chaired(everyone, parts, body)
    if chair and any(chair == one.person for one in away) and not any(chair == one.person for one in everyone):
        chair, doubts = None, ()  # elected, or so by office, and not there
    if (
        chair
        and not doubts
        and people["present"]
        and looks_like_name(chair)
        and not _is_listed(chair, (*everyone, *away))
    ):
        people["present"].insert(0, Attendee(chair, people["present"][0].line))
        everyone = (*people["present"], *people["in support"])
    taker = who_took_the_minutes(everyone, parts)
    return Attendance(
        tuple(map(parted, people["present"])),
        tuple(map(parted, people["in support"])),
        tuple(map(parted, away)),
        _untitled(chair, everyone),
        _untitled(taker, everyone),
        (*lists.doubts, *doubts),
    )


def _is_listed(chair: str, listed: Sequence[Attendee]) -> bool:
    """The lists have the chair, or somebody of the same surname."""
    return any(one.person.split()[-1].casefold() == chair.split()[-1].casefold() for one in listed)


def _untitled(name: str | None, everyone: Sequence[Attendee]) -> str | None:
    """The name as the lists have it, where a title stands apart there."""
    return next((parted(one).person for one in everyone if one.person == name), name)
