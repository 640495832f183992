"""Who was there: present, in support, apologies, the chair and who took the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from .dates import dates_in
from .document import Block, Document, Run
from .draft import Attendance, Attendee, Doubt
from .front import read_front
from .names import bare_name, looks_like_name, names_in, parted, person_in, with_office
from .outline import Part, PartKind, of_kind
from .unfold import cell_text

_HEADINGS: tuple[tuple[PartKind, str], ...] = (
    (
        "in support",
        r"(?:also,? |others? |officers? |staff |non-?(?:voting )?members? )+(?:in attendance|attend\w+|present)|"
        r"in attendance|in support|"
        r"(?:invited )?guests?|observers?|officers?(?: \(.*\))?|officials?(?: \(.*\))?|officers? in support|invited|"
        r"invitees?|"
        r"visitors?|presenters?|by invitation|advisers?|advisors?|staff|secretariat|also",
    ),
    (
        "apologies",
        r"(?:apologies|regrets|absent|absence|absentees|absences)(?: for (?:absence|non-?attendance))?(?: (?:were |"
        r"was )?(?:received|accepted|noted))?"
        r"(?: (?:and|/|&) absen\w+)?(?: from)?|not present|did not attend|non-?attendance|unable to attend|"
        r"absent with(?:out)? apologies|"
        r"members absent",
    ),
    (
        "present",
        r"(?:(?:members?|governors?|trustees?|directors?|councillors|committee members|voting members|those|panel|"
        r"board|people|persons) ?)*"
        r"(?:present|attendees?|attendance|attending|participants|sederunt)|members?|governors?|trustees?|"
        r"ex[ -]officio|panel|"
        r"councillors|"
        r"board members|committee members|directors?|[^,.;:]{3,40} members",
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _HEADINGS)
_INLINE = re.compile(
    r"(?:^|(?<=[.;)\n])|[–—-])\s*(?P<label>Apologies(?: for (?:absence|"
    r"non-?attendance))?(?: (?:were )?received)?(?: from)?|Absent|"
    r"Also,? (?:present|in attendance|attending)|Those (?:present|attending)|In attendance|Ex[ -]Officio|"
    r"Officers(?: present| in attendance)?|Observers?|Guests?|"
    r"Non-members attending|Present|Members present|Did not attend|Attendees|Attending)\s*(?::[-–]?|\s[–—-])\s*",
)
_CHAIR = re.compile(
    r"(?<!vice )(?<!vice-)(?<!deputy )(?<!deputy-)(?<!former )(?<!past )(?<!assistant )(?<!elect )"
    r"\b(?:co-?)?chair(?:man|woman|person|ing|ed)?\b(?!\s*[’']s)(?! elect|-elect|s\b)|\bpresid(?:ed|ing)\b|"
    r"\bconvenor\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\bchair\w*(?:,| of| -| –)\s+(?:the\s+)?(?P<what>[^,()]+)", re.IGNORECASE)
_GENERIC = frozenset(
    [
        "meeting",
        "board",
        "panel",
        "committee",
        "council",
        "governors",
        "governing",
        "body",
        "group",
        "trustees",
        "directors",
        "forum",
        "partnership",
        "team",
        "chair",
    ]
)
_MINUTES = re.compile(
    r"\b(?:minutes?(?: ?-? ?(?:tak\w+|secretary|clerk))?|note ?-?tak\w+|notes|scribe|minuting|taking (?:the )?minutes|"
    r"recorder|recording secretary)\b",
    re.IGNORECASE,
)
_N = r"(?:(?:[A-Z][\w’'-]*\.?|de|van|von|der)\s+){0,5}[A-Z][\w’'-]+"
_CHAIRED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<who>{_N}),?\s*(?:\([^)]*\)\s*)?(?:then |duly )?(?:took|was in|in|assumed|occupied|"
        rf"resumed)\s+(?i:the chair)\b",
        rf"(?:[Cc]haired by|[Mm]eeting was chaired by|[Pp]resided over by|[Cc]hair of the meeting was)\s+(?P<who>{_N})",
        rf"[Cc]hair(?:man|woman|person)?,? (?P<who>{_N}),? (?:opened|welcomed|called|declared|thanked)\b",
        rf"(?P<who>{_N})\s+(?:chaired (?:the|this) meeting|presided|was chairing|acted as [Cc]hair)",
        rf"(?:^|\n|[.;]\s)\s*(?:Chair(?:man|woman|person)?|CHAIR(?:MAN)?|Meeting [Cc]hair)\s*(?::|"
        rf"\s[-–—])\s*(?P<who>{_N})",
        rf"[Tt]he [Cc]hair(?:man|woman|person)?,\s+(?P<who>{_N}),?\s",
        rf"[Tt]he [Cc]hair(?:man|woman|person)?\s+\((?P<who>{_N})\)",
    )
)
_CHAIR_BY_FIRST_NAME = re.compile(
    r"^\W*(?:Acting |Meeting )?(?:[Cc]hair(?:man|woman|person)?|CHAIR|[Cc]haired by)\s*:\s*(?P<who>[A-Z][\w’'-]+)\s*$"
)
_TAKEN = re.compile(
    rf"(?:(?:[Mm]inutes|[Nn]otes)(?: were)?(?: taken| recorded)?(?: by|:)|[Mm]inute[- ]?taker:?|[Ss]cribe:|"
    rf"[Nn]ote[- ]?taker:?)\s+(?P<who>{_N})\s*(?:$|[.,;(\n])"
)
_FROM = re.compile(
    r"\b[Aa]pologies(?: for (?:absence|non-?attendance|their absence|not attending))?(?: (?:had|have))?(?: (?:been|"
    r"were|was|are))?"
    r"(?: also)?(?: (?:received|noted|accepted|given|sent|recorded|reported|submitted|tendered|made|presented|"
    r"approved|and accepted))*"
    r"\s*(?:from|on behalf of|by|for|:|[-–—])(?:\s+the following(?: \w+)?)?\s*:?\s*(?P<who>[^\n]+)"
)
_SENT = re.compile(
    r"(?P<who>(?:^|(?<=[.]\s))[A-Z][^.\n]{3,200}?)\s+(?:(?:had|have|has)\s+)?(?:all\s+)?(?:sent|gave|given|tendered|"
    r"offered|submitted)\s+(?:their |his |her )?apologies",
    re.MULTILINE,
)
_RECEIVED = re.compile(
    r"^\s*(?:apologies\s+)?(?:were |was |had been )?(?:received|accepted|noted)?\s*(?:and accepted\s*)?(?:from|"
    r"on behalf of|:)\s*",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"^\W*(?:none|nil|no apologies|there were no|n/?a|not applicable|all (?:members )?present)\b", re.IGNORECASE
)
_REASON = re.compile(
    r"\s*(?:[-–—,]\s*)?(?:\(?\b(?:due to|because of|owing to|as (?:he|she|they)|who (?:was|were|had|is|are)|"
    r"for (?:reasons|personal|work)|"
    r"with reasons?|and (?:these|this|it|the|were|was|accepted|approved|noted)\b|were (?:accepted|noted|received)|"
    r"was (?:accepted|noted)|"
    r"on (?:holiday|leave)|and sanctioned|sanctioned|resolved)\b[^;]*)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?<!\bCllr)(?<!\bCllrs)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bRev)(?<!\bProf)(?<!\b[A-Z])(?<!\bMessrs)(?<!\bHon)(?<!\bSupt)(?<!\bInsp)(?<!\bSgt)[.](?:\s+|$)"
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|welcomed|thanked|agreed|noted|reported|said|opened|confirmed|declared)\b"
)
# `… Cy Dart Ada Marsh welcomed members`: a list that runs into a sentence for want of a full stop
_BEFORE_SENTENCE = re.compile(
    r"(?<=[a-z])\s+(?=(?:[A-Z][\w.’'-]*\s+){1,3}(?:welcomed|opened|thanked|called|chaired|reported|noted|said|explained)\b)"
)
_HERE = re.compile(r"^(?:p|y|yes|x|✓|✔|√|present|attended|in attendance|here|1|remote|online|zoom)\.?$", re.IGNORECASE)
_AWAY = re.compile(
    r"^(?:a|ap|apols?|apologies|apology|s|n|no|absent|apologies (?:sent|received|given)|sent|✗|✘|abs|regrets)\.?$",
    re.IGNORECASE,
)
_NAME_HEAD = re.compile(
    r"(?:full )?names?|members?|attendees?|who|person|governors?|delegate|participant|surname", re.IGNORECASE
)
_ORGANISATION_HEAD = re.compile(
    r"organi[sz]ations?|affiliation|company|representing|agency|body|employer|org\.?|department|ward|member body",
    re.IGNORECASE,
)
_ROLE_HEAD = re.compile(
    r"roles?|position|job ?title|title|designation|office|capacity|category|type|governor type", re.IGNORECASE
)


@dataclass(slots=True)
class _Lists:
    """The three lists while they are read."""

    people: dict[str, list[Attendee]] = field(
        default_factory=lambda: {"present": [], "in support": [], "apologies": []}
    )
    doubts: list[Doubt] = field(default_factory=list)
    lone: bool = False  # the list that is being read is one of first names, or initials, alone

    def add(self, kind: str, found: Sequence[Attendee]) -> None:
        """More people; one said twice in a list is one."""
        known = self.people[kind]
        known += [one for n, one in enumerate(found) if not any(_same(one, other) for other in (*known, *found[:n]))]


def read_people(parts: Sequence[Part], document: Document) -> Attendance:
    """The attendance that the lists, the front and the first items give."""
    lists = _Lists()
    day = read_front(document, parts).date
    body = (
        f"{document.title or ''} {' '.join(block.text for part in parts[:1] for block in part.blocks[:12])}".casefold()
    )
    listed = of_kind(parts, "present", "in support", "apologies")
    for n, part in enumerate(listed):
        if _both_headings_first(listed, n):
            _read_part(replace(part, kind="present"), lists, day, one_each=None)
            _part_by_organisation(lists, part.line)
        else:
            _read_part(part, lists, day, one_each=None)
    for part in of_kind(parts, "front", "text"):
        _read_tables(part.blocks, lists, day)
    _read_items(parts, lists)
    if not lists.people["present"]:
        _read_labelled(parts, lists)
    if not lists.people["present"]:
        _read_unsaid(parts, lists)
    return _attendance(lists, parts, body)


def initials(attendance: Attendance) -> Mapping[str, str]:
    """Initials and the name behind them: as the document gives them, else made of a name, where unique."""
    people = (*attendance.present, *attendance.in_support, *attendance.apologies)
    found: dict[str, set[str]] = {}
    for one in people:
        words = re.split(r"[\s-]+", bare_name(one.person))
        made = "".join(word[0] for word in words if word[:1].isupper())
        for letters in {made, (made[0] + made[-1]) if made else ""}:
            if len(letters) > 1:
                found.setdefault(letters, set()).add(one.person)
    unique = {letters: next(iter(names)) for letters, names in found.items() if len(names) == 1}
    return unique | {one.initials: one.person for one in people if one.initials}


def _both_headings_first(listed: Sequence[Part], n: int) -> bool:
    """`Attendees:` and `Apologies:` stand one after the other, and the chair in the list under the second."""
    part = listed[n]
    before = listed[n - 1] if n else None
    return (
        part.kind == "apologies" and before is not None and before.kind == "present" and not before.rest
        and not any(block.text or block.rows for block in before.blocks)
        and any(_CHAIR.search(block.text) for block in part.blocks)
    )  # fmt: skip


def _part_by_organisation(lists: _Lists, line: int) -> None:
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


def _heading_kind(text: str) -> PartKind | None:
    bare = re.sub(r"^\d{1,3}[.)\\]*\s+", "", re.sub(r"\s*\([^)]*\)$", "", text.strip(" :.-–—*_")))
    named: PartKind | None = next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(bare)), None)
    return named or ("present" if re.fullmatch(r"(?:[A-Z][\w’']+ ){0,4}[Mm]embers", bare) else None)


def _read_part(part: Part, lists: _Lists, day: date | None, one_each: bool | None) -> None:
    """The people of a list with its headings."""
    kind: str = part.kind
    lines = [(part.line, text) for text in part.rest.split("\n") if text.strip()]
    texts = [*lines, *((block.line, text) for block in part.blocks if not block.rows for text in block.lines)]
    each = one_each if one_each is not None else _one_each([text for _, text in texts])
    lists.lone = all(len(text.split()) == 1 for _, text in texts)
    for line, text in lines:
        kind = _read_line(text, line, kind, lists, each=each, bold=False)
    for block in part.blocks:
        if block.rows:
            _read_table(block, kind, lists, day)
            continue
        label = f"{block.label} " if re.match(r"\[?[A-Z]{2}", block.label) else ""
        for n, text in enumerate(_joined_lines(block.lines)):
            kind = _read_line(
                label + text if n == 0 else text,
                block.line + n,
                kind,
                lists,
                each=each or (block.kind == "item" and _one_each([text] * 3)),
                bold=block.bold or block.kind == "heading",
            )


def _joined_lines(lines: Sequence[str]) -> list[str]:
    """Lines of a block, a line that goes on after a comma put to the one before."""
    out: list[str] = []
    for line in lines:
        open_bracket = bool(out) and out[-1].count("(") > out[-1].count(")")
        if out and (
            open_bracket
            or out[-1].endswith((",", " and", "&", " –", " -"))
            or line[:1].islower()
            or line.startswith("(")
        ):
            out[-1] += f" {line}"
        else:
            out.append(line)
    return out


def _one_each(texts: Sequence[str]) -> bool:
    """Several lines with no more than one or two commas: a line is a person."""
    short = [text for text in texts if not text.endswith(":")]
    return len(short) >= 3 and sum(re.sub(r"\(.*?\)", "", text).count(",") <= 2 for text in short) * 4 >= len(short) * 3


def _read_line(text: str, line: int, kind: str, lists: _Lists, *, each: bool, bold: bool) -> str:
    """The people of a line; gives the list that the next line belongs to."""
    for column in (
        text.split("\t") if text.count("\t") and all(_heading_kind(one) for one in text.split("\t")) else [text]
    ):
        if named := _heading_kind(column):
            return named
    pieces = _INLINE.split(text)
    here = kind
    if pieces[0].strip():
        _read_names(pieces[0], line, here, lists, each=each, bold=bold)
    for label, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        here = _heading_kind(label) or here
        _read_names(rest, line, here, lists, each=False, bold=False)
    return here if len(pieces) > 1 else kind


def _read_names(text: str, line: int, kind: str, lists: _Lists, *, each: bool, bold: bool) -> None:
    if _NONE.match(text) or re.search(r"\b(?:proposed|seconded|declared an? )", text, re.IGNORECASE):
        return
    match = re.match(r"^(?P<label>[^:]{3,40}):\s*(?P<rest>.+)$", text)
    if match and (named := _heading_kind(match["label"])):
        kind, text = named, match["rest"]
    for sentence in _SENTENCE_END.split(text) if _SENTENCE_END.search(text) and len(text.split()) > 12 else [text]:
        said = sentence or ""
        if kind == "apologies":
            said = _REASON.sub("", _RECEIVED.sub("", said))
        if apology := _FROM.search(said):
            lists.add("apologies", names_in(_REASON.sub("", apology["who"]), line))
        elif not (_VERB.search(said := _BEFORE_SENTENCE.split(said)[0]) and len(said.split()) > 10) and not _NONE.match(
            said
        ):
            lists.add(kind, names_in(said, line, one_each=each, lone=lists.lone))


def _read_tables(blocks: Sequence[Block], lists: _Lists, day: date | None) -> None:
    """Tables at the front with a row or a column of those present."""
    for block in blocks:
        if not block.rows:
            continue
        cells = [[cell_text(cell) for cell in row] for row in block.rows]
        cells = [[cell_text(cell) for cell in _with_label_apart(row)] for row in block.rows]
        named = any(_heading_kind(row[0]) or any(_heading_kind(text) for text in row) for row in cells if row)
        graded = sum(any(_HERE.match(text) or _AWAY.match(text) for text in row[1:]) for row in cells) >= 2
        if named or graded:
            _read_table(block, None, lists, day)


def _read_table(table: Block, kind: str | None, lists: _Lists, day: date | None) -> None:
    """People in a table: a list in each column, a list beside its name, or a row for each person."""
    rows: list[Sequence[Sequence[Block]]] = [row for row in table.rows if any(cell_text(cell) for cell in row)]
    if not rows:
        return
    texts = [[cell_text(cell) for cell in row] for row in rows]
    heads = [_heading_kind(text) for text in texts[0]]
    if len([head for head in heads if head]) > 1:  # lists side by side
        for row in rows[1:]:
            for n, cell in enumerate(row[: len(heads)]):
                named = _heading_kind(cell_text(cell))  # a list below the first one of its column
                heads[n] = named or heads[n]
                if not named:
                    _read_cell(cell, heads[n] or kind or "present", lists, each=True)
        return
    whole = _whole_rows(rows)
    rows = [_with_label_apart(row) for row in whole]
    texts = [[cell_text(cell) for cell in row] for row in rows]
    grid = _column_of(texts, day)
    columns = _columns(texts[0]) if rows[0] is whole[0] else {}
    if grid is None and not columns and any(_heading_kind(row[0]) and any(row[1:]) for row in texts):
        here = kind
        for row, said in zip(rows, texts, strict=True):  # a list beside its name
            here = _heading_kind(said[0]) or (None if said[0] else here)
            if here and len(row) > 2:
                _read_row(row[1:], here, lists)
                continue
            for cell in row[1:] if here else ():
                _read_cell(cell, here or "present", lists, each=None)
        return
    current = next(filter(None, heads), kind) or "present"
    for row, said in zip(
        rows[1:] if columns or any(heads) else rows, texts[1:] if columns or any(heads) else texts, strict=True
    ):
        filled = [text for text in said if text]
        if len(filled) == 1 and (named := _heading_kind(filled[0])):
            current = named
            continue
        status = (
            said[grid]
            if grid is not None and grid < len(said)
            else next((text for text in said[1:] if _AWAY.match(text) and len(text) > 1), "")
        )
        where = "apologies" if _AWAY.match(status) else current
        if grid is not None and not (_HERE.match(status) or _AWAY.match(status)):
            continue
        if columns:
            _add_row(said, columns, where, table.line, lists)
        else:
            _read_row(row, where, lists)


def _with_label_apart(row: Sequence[Sequence[Block]]) -> Sequence[Sequence[Block]]:
    """`Members: Ada Marsh` in the first cell as a cell with the list's name and one with the first of it; every row has
    a cell for that name where one has."""
    first = cell_text(row[0]) if row else ""
    match = re.match(r"^(?P<label>[^:]{3,40}):\s*(?P<rest>\S.*)$", first)
    if not match or not _heading_kind(match["label"]) or len(row) < 2:
        return row
    block = row[0][0]
    label, rest = (replace(block, runs=(Run(text),)) for text in (match["label"], match["rest"]))
    return [(label,), (rest, *row[0][1:]), *row[1:]]


def _whole_rows(rows: Sequence[Sequence[Sequence[Block]]]) -> list[Sequence[Sequence[Block]]]:
    """The rows, with one that only goes on with a line (`(in the Chair)`) put to the one before."""
    out: list[Sequence[Sequence[Block]]] = []
    for row in rows:
        filled = [cell for cell in row if cell_text(cell)]
        before = next((cell for cell in reversed(out[-1]) if cell_text(cell)), ()) if out else ()
        if len(filled) == 1 and before and len(row) > 1:
            text = cell_text(filled[0])
            if (
                text.startswith("(")
                or text[:1].islower()
                or (cell_text(before).endswith((",", "and")) and len(out[-1]) > 1)
            ):
                out[-1] = [(*cell, *filled[0]) if cell is before else cell for cell in out[-1]]
                continue
        out.append(row)
    return out


def _column_of(texts: Sequence[Sequence[str]], day: date | None) -> int | None:
    """The column of a grid of attendance that is this meeting's: headed by its date."""
    dated = {n: found[0] for row in reversed(texts[:12]) for n, text in enumerate(row) if (found := dates_in(text))}
    graded = [
        n for n in dated if sum(bool(_HERE.match(row[n]) or _AWAY.match(row[n])) for row in texts if n < len(row)) > 1
    ]
    if day and graded:
        return next((n for n in graded if (dated[n].month, dated[n].day) == (day.month, day.day)), None)
    heads = [text.casefold() for text in texts[0]]
    return (
        next(
            (
                n
                for n, text in enumerate(heads)
                if re.fullmatch(r"(?:present|attend\w*|status|apologies)\s*(?:\?|[/(].*)?", text) and n
            ),
            None,
        )
        if _graded(texts)
        else None
    )


def _graded(texts: Sequence[Sequence[str]]) -> bool:
    return (
        sum(any(_HERE.match(text) or _AWAY.match(text) for text in row[1:]) for row in texts[1:]) * 2
        >= len(texts) - 1
        > 0
    )


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by a heading row that names the column of names."""
    found: dict[str, int] = {}
    for n, text in enumerate(head):
        for what, pattern in (("name", _NAME_HEAD), ("organisation", _ORGANISATION_HEAD), ("role", _ROLE_HEAD)):
            if pattern.fullmatch(text.strip(" :")):
                found.setdefault(what, n)
                break
        if re.fullmatch(r"initials?|abbr\w*", text.strip(" :"), re.IGNORECASE):
            found["initials"] = n
    return found if "name" in found and len([text for text in head if text]) > 1 else {}


def _add_row(said: Sequence[str], columns: Mapping[str, int], kind: str, line: int, lists: _Lists) -> None:
    def cell(what: str) -> str | None:
        n = columns.get(what)
        return (said[n].strip() or None) if n is not None and n < len(said) else None

    one = person_in(cell("name") or "")
    if one:
        organisation = cell("organisation") or one.organisation
        one, office = with_office(one, cell("role") or "", organisation)
        role = "; ".join(filter(None, (one.role, office))) or None
        lists.add(
            kind,
            [replace(one, line=line, organisation=organisation, role=role, initials=cell("initials") or one.initials)],
        )


def _read_row(row: Sequence[Sequence[Block]], kind: str, lists: _Lists) -> None:
    """A row without headings: each cell a person, or the first a name and the others about that person."""
    cells = [cell for cell in row if cell_text(cell)]
    if not cells:
        return
    firsts = [person_in(_lines(cell)[0]) for cell in cells]
    second = cell_text(cells[1]) if len(cells) > 1 else ""
    if len(cells) > 1 and firsts[0] and (firsts[1] is None or second.startswith(("-", "–"))):
        told = " - ".join(cell_text(cell).strip(" -–—") for cell in cells[1:])
        one = person_in(f"{_lines(cells[0])[0]} - {told}") or firsts[0]
        lists.add(kind, [replace(one, line=_line(cells[0]))])
        return
    for cell in cells:
        _read_cell(cell, kind, lists, each=None)


def _read_cell(cell: Sequence[Block], kind: str, lists: _Lists, *, each: bool | None) -> None:
    lines = _lines(cell)
    blocks = [block for block in cell if block.text]
    people = [person_in(text) for text in lines]
    if len(lines) > 1 and people[0] and not any(people[1:]) and not re.search(r"[,;]", lines[0]):
        one = person_in(" - ".join(lines)) or people[0]
        lists.add(kind, [replace(one, line=_line(cell))])
        return
    here = kind
    for n, text in enumerate(lines):
        single = each if each is not None else _one_each(lines)
        here = _read_line(text, _line(cell) + n, here, lists, each=single, bold=bool(blocks) and blocks[0].bold)


def _lines(cell: Sequence[Block]) -> list[str]:
    return _joined_lines([line for block in cell for line in block.lines]) or [""]


def _line(cell: Sequence[Block]) -> int:
    return next((block.line for block in cell if block.text), 1)


def _read_items(parts: Sequence[Part], lists: _Lists) -> None:
    """What an item on apologies or attendance says, and a sentence of another early item that says from whom."""
    for n, part in enumerate(of_kind(parts, "item", "text", "front", "end")):
        title = part.title.casefold()
        about_apologies = bool(re.search(r"\bapolog|\babsen(?:ce|t)\b", title))
        about_people = (
            bool(re.search(r"\b(?:attendance|present|roll ?call|attendees|participants)\b", title))
            and part.kind == "item"
        )
        if not (about_apologies or about_people or n < 5) or (part.kind == "front" and lists.people["apologies"]):
            continue
        blocks = [block for block in part.blocks if not block.rows and block.label != "Action"]
        bare = about_apologies and not lists.people["apologies"]
        for block in blocks[: 40 if part.kind == "front" else 12] if not about_people else blocks:
            text = "\n".join(_joined_lines(block.lines))
            found = list(_apologies(text, block.line, bare=bare))
            if found:
                lists.add("apologies", found)
            elif about_people and not (_VERB.search(text) and len(text.split()) > 12):
                for line in _joined_lines(block.lines):
                    _read_line(line, block.line, "present", lists, each=_one_each(block.lines), bold=False)
        if about_people:
            _read_tables(part.blocks, lists, None)


def _apologies(text: str, line: int, *, bare: bool) -> Iterator[Attendee]:
    """From whom apologies came, as sentences say; with `bare`, a list of names alone will do."""
    said = False
    for n, sentence in enumerate(_SENTENCE_END.split(text)):
        if n == 0 and bare and sentence and (received := _RECEIVED.match(sentence)) and received.group().strip():
            yield from names_in(_REASON.sub("", sentence[received.end() :].lstrip(" :–-")), line)
            said = True
            continue
        if (
            said
            and bare
            and sentence
            and not _VERB.search(sentence)
            and re.match(r"\W*(?:also|and)\b", sentence, re.IGNORECASE)
        ):
            yield from names_in(re.sub(r"^\W*also\W+", "", sentence, flags=re.IGNORECASE), line)
            continue
        if not sentence or re.search(r"\bnext meeting\b|\blateness\b|\bcould not\b.*\bchair\b", sentence):
            continue
        if match := _FROM.search(sentence) or _SENT.search(sentence):
            said = True
            if not _NONE.match(match["who"]):
                yield from names_in(_REASON.sub("", _RECEIVED.sub("", match["who"])), line)
    if (
        bare
        and not said
        and not _NONE.match(text)
        and not re.search(r"\b(?:welcomed|introduced|opened|thanked|no apologies)\b", text)
    ):
        for row in text.split("\n"):
            row = _REASON.sub("", _RECEIVED.sub("", row))
            if not _VERB.search(row) or len(row.split()) <= 8:
                yield from names_in(row, line)


def _read_labelled(parts: Sequence[Part], lists: _Lists) -> None:
    """`Present: …` that stands in a sentence of the front, or in the first item."""
    for part in [*of_kind(parts, "front", "text"), *of_kind(parts, "item")[:2], *of_kind(parts, "end")]:
        for block in part.blocks:
            for text in _joined_lines(block.lines) if part.kind == "front" else ():
                labelled = re.match(r"^(?P<label>[A-Z][^:]{2,40}):\s*(?P<rest>.+)$", text)
                if labelled and not re.search(
                    r"date|time|venue|location|place|agenda", labelled["label"], re.IGNORECASE
                ):
                    found = names_in(labelled["rest"], block.line)
                    if len(found) >= 3 or (found and _heading_kind(labelled["label"])):
                        lists.add(_heading_kind(labelled["label"]) or "present", found)
            pieces = _INLINE.split("\n".join(_joined_lines(block.lines)))
            for label, rest in zip(pieces[1::2], pieces[2::2], strict=True):
                if kind := _heading_kind(label):
                    for line in rest.split("\n"):
                        _read_names(line, block.line, kind, lists, each=False, bold=False)


def _read_unsaid(parts: Sequence[Part], lists: _Lists) -> None:
    """People at the front whom no heading calls present, which is a doubt: names with initials in brackets, a list of
    nothing but names, or the lines above those who sent apologies. A mark that the document explains is heeded."""
    front = [block for part in parts[:1] if part.kind == "front" for block in part.blocks]
    away_mark = any(
        re.search(r"\*\W{0,3}=\W*(?:regre|apolog|absen)", f"{block.label} {block.text}", re.IGNORECASE)
        for block in front
    )
    bold_only = any(re.search(r"\bpresent\b.{0,20}\bin bold", block.text, re.IGNORECASE) for block in front)
    found: list[tuple[Block, list[Attendee]]] = []
    for block in front:
        rows = [cell_text(cell) for row in block.rows for cell in row] if block.rows else list(block.lines)
        people = [one for row in rows for one in _with_initials(row, block.line)]
        if not people and block.kind == "item" and not block.rows:
            people = [one for one in [person_in(block.text)] if one]
        found += [(block, [replace(one, line=block.line) for one in people])] if people else []
    if sum(len(people) for _, people in found) < 3 and _followed_by_others(parts):
        found = [(block, list(names_in("\n".join(block.lines), block.line))) for block in front[1:] if not block.rows]
    if sum(len(people) for _, people in found) < 3:
        return
    for block, people in found:
        away = away_mark and block.text.rstrip().endswith("*")
        if not bold_only or block.bold:
            lists.add("apologies" if away else "present", people)
    line = found[0][0].line
    lists.doubts.append(Doubt("present", line, "nothing says that these people were present; they stand at the front"))


def _with_initials(row: str, line: int) -> list[Attendee]:
    """`Ada Marsh (AM) Ben Lowe (BL)`: the people of a line in which initials part them."""
    pieces = re.findall(r"[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+){1,3}\s*\([A-Z]{2,3}[a-z]?\)(?:\s*\([^()]+\))?", row)
    return [replace(one, line=line) for piece in pieces if (one := person_in(piece))]


def _followed_by_others(parts: Sequence[Part]) -> bool:
    return len(parts) > 1 and parts[1].kind in ("in support", "apologies")


def _attendance(lists: _Lists, parts: Sequence[Part], body: str) -> Attendance:
    people = lists.people
    away = people["apologies"]
    for kind in ("present", "in support"):
        people[kind] = [
            one
            for one in people[kind]
            if kind == "present" or not any(_same(one, other) for other in people["present"])
        ]
    for one in (*people["present"], *people["in support"]):
        if any(_same(one, other, strict=True) for other in away):
            lists.doubts.append(
                Doubt("apologies", one.line, f"{one.person} is listed as present and as having sent apologies")
            )
    everyone = (*people["present"], *people["in support"])
    marked = [one for one in everyone if _chairs(one, body)]
    sure = [
        one for one in marked if re.search(r"in the chair|presid", f"{one.role} {one.organisation}", re.IGNORECASE)
    ] or marked
    chair = sure[0].person if sure else _said_chair(parts, everyone)
    if len(marked) > 1:
        lists.doubts.append(
            Doubt("chair", marked[1].line, f"{marked[0].person} and {marked[1].person} are both marked as chair")
        )
    taker = next((one.person for one in everyone if one.role and _MINUTES.search(one.role)), None)
    taker = taker or next(
        (match["who"] for text in _texts(parts) if (match := _TAKEN.search(text)) and looks_like_name(match["who"])),
        None,
    )
    return Attendance(
        tuple(map(parted, people["present"])),
        tuple(map(parted, people["in support"])),
        tuple(map(parted, away)),
        _untitled(chair, everyone),
        _untitled(taker, everyone),
        tuple(lists.doubts),
    )


def _untitled(name: str | None, everyone: Sequence[Attendee]) -> str | None:
    """The name as the lists have it, where a title stands apart there."""
    return next((parted(one).person for one in everyone if one.person == name), name)


def _chairs(one: Attendee, body: str) -> bool:
    """Said to be in the chair of this meeting, not of somebody else's board."""
    for said in (one.role, one.organisation):
        if not said or not _CHAIR.search(said):
            continue
        what = _OF.search(said)
        if what is None:
            return True
        words = set(re.findall(r"[a-z]+", what["what"].casefold())) - {"of", "and", "for", "the"}
        if words <= _GENERIC or words <= set(re.findall(r"[a-z]+", body)):
            return True
    return False


def _said_chair(parts: Sequence[Part], everyone: Sequence[Attendee]) -> str | None:
    """Who took the chair, as the text says."""
    for text in _texts(parts):
        for pattern in _CHAIRED:
            match = pattern.search(text)
            if match and (one := person_in(_last_titled(match["who"]))):
                known = next((other for other in everyone if _same(one, other)), None)
                return known.person if known else one.person
        if match := _CHAIR_BY_FIRST_NAME.match(text):
            names = [one.person for one in everyone if match["who"] in one.person.split()]
            return names[0] if len(names) == 1 else match["who"]
    return None


def _last_titled(who: str) -> str:
    """`Mr. Randall Mr. Harrison` took the chair in the absence of the first: the name from its last title on."""
    titles = list(re.finditer(r"\b(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr|Prof|Rev)\b", who))
    if titles and not re.search(r"(?:Cllr|Councillor|Prof|Rev)\.?\s+$", who[: titles[-1].start()]):
        return who[titles[-1].start() :]
    return who.rsplit(". ", 1)[-1] if re.search(r"\w{3,}\. ", who) else who


def _texts(parts: Sequence[Part]) -> Iterator[str]:
    """The text at the front, in the lists and in the first items, where a meeting says who runs it."""
    items = 0
    for part in parts:
        items += part.kind == "item"
        if part.kind not in ("agenda", "plan", "actions") and items <= 3:
            if part.heading and part.rest:
                yield part.heading.text
            texts = ["\n".join(block.lines) for block in part.blocks if not block.rows]
            yield from texts
            # a label on a line of its own, and the name below it
            yield from (f"{label} {name}" for label, name in pairwise(texts) if re.fullmatch(r"[A-Z]\w+:", label))


def _same(one: Attendee, other: Attendee, *, strict: bool = False) -> bool:
    """The same name, or (not `strict`) a surname that fits."""
    a, b = bare_name(one.person).casefold().split(), bare_name(other.person).casefold().split()
    if a == b:
        return one.person.split()[0].casefold() == other.person.split()[0].casefold() or len(a) > 1
    return not strict and len(a) > 1 and len(b) > 1 and set(a) == set(b)
