"""What a draft adds to a record that is there: notes come into the record that was laid out for their meeting."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .. import edit
from ..edit import Path, Value
from ..frozen import dataclass
from ..importing.draft import Draft
from ..importing.laying import without_needless_numbers
from ..importing.record_values import endings, facts, item_value, lists
from ..output.listing import plural
from ..record.meeting import Meeting
from ..register.names import Roster
from ..view.wording import listed

_MADE_OF = re.compile(r"^# Imported from [^\r\n]*", re.MULTILINE)
_NOTHING: tuple[object, ...] = (None, "", [], {})
_WORDS = ("action", "text", "code", "title", "what", "for")  # by which entries of the lists of an item are known
_SMALL = frozenset(("the", "of", "and", "for", "in", "on", "to", "a", "an", "any", "other"))


@dataclass(frozen=True, slots=True)
class Merged:
    """The record's text as it is to be, what was added to it, and what a person should know of the rest."""

    text: str
    added: tuple[str, ...]
    remarks: tuple[str, ...]


def merged(text: str, draft: Draft, there: Meeting, roster: Roster) -> Merged:
    """The record with what it lacks: facts, people by whom they are, items and what they hold, the next meeting.

    What is typed stays. In a record as it was laid out whoever was expected, to take the chair too, makes way for those
    who came, and what was open may now be done.
    """
    one = _Merging(text, draft, there, roster)
    one.facts()
    one.those_expected()
    one.people()
    one.reports()
    one.items(("items",), [item_value(item, there.body) for item in without_needless_numbers(draft)])
    added = tuple(what if count is None else f"{count} in {what}" for what, count in one.added.items())
    return Merged(_also_from(draft, one.text) if added else text, added, tuple(one.remarks))


def source_of(draft: Draft) -> str:
    """The comment by which a record tells of which document it was made."""
    return edit.remark(f"Imported from {draft.name}.")[0]


class _Merging:
    """The text of a record while a draft comes into it."""

    def __init__(self, text: str, draft: Draft, there: Meeting, roster: Roster) -> None:
        self.text = text
        self.added: dict[str, int | None] = {}  # how many entries by list; None for a fact
        self.remarks: list[str] = []
        self._draft = draft
        self._there = there
        self._roster = roster
        self._lists = {key: [entry for _, entry in found] for key, found in lists(draft, there.body).items()}

    def facts(self) -> None:
        """What is said of the meeting as a whole, before the items and after them."""
        told = {**facts(self._draft, self._there.body, self._there.date), **endings(self._draft)}
        typed = edit.value(self.text, (), shown=self._there.path)
        for key, value in told.items():
            expected = key == "chair" and not self._there.minuted
            if key not in typed or (expected and self._who(typed[key]) != self._who(value)):
                self.text = edit.set_value(self.text, (key,), value, shown=self._there.path)
                self.added[key.replace("_", " ")] = None
            elif key in ("chair", "time", "venue", "minutes_by") and self._who(typed[key]) != self._who(value):
                self.remarks.append(f"{key.replace('_', ' ')} stays {typed[key]}; {self._draft.name} has {value}.")

    def those_expected(self) -> None:
        """Of those whom a record as laid out expects, only those stay present whom the draft says to have come."""
        attendance, expected = self._draft.attendance, self._there.present
        if self._there.minuted or not expected:
            return
        if not attendance.present:
            many = f"{plural(len(expected), 'person', 'people')} expected, whom {self._draft.name} does not name"
            self.remarks.append(f"Under present: {many}. Move those who did not come to apologies.")
            return
        came = {self._who(one.person) for one in (*attendance.present, *attendance.in_support)}
        excused = {self._who(one.person) for one in attendance.apologies}
        absent = [n for n, one in enumerate(expected) if self._who(one.person) not in came]
        for n in reversed(absent):
            self.text = edit.remove(self.text, ("present", n), shown=self._there.path)
        missing = [str(expected[n].person) for n in absent if self._who(expected[n].person) not in excused]
        if missing:
            self.remarks.append(f"Expected, not named in {self._draft.name}, and taken out: {listed(missing)}.")

    def people(self) -> None:
        """Those who attended, sent apologies or declared an interest and are not in the record yet."""
        for key in ("present", "in_support", "apologies", "interests"):
            known = {self._who(one.person) for one in getattr(self._there, key)}
            self._append((key,), [entry for entry in self._lists[key] if self._who(_person(entry)) not in known])

    def reports(self) -> None:
        """What was reported on earlier matters: an entry that was laid out for one takes it."""
        known = [one.get("ref") or one.get("about") for one in self._typed(("progress",))]
        for entry in self._lists["progress"]:
            assert isinstance(entry, Mapping)  # noqa: S101 - for the type checker: a report has several keys
            name = str(entry.get("ref") or entry.get("about"))
            if name in known:
                self._fill(("progress", known.index(name)), entry, name)
            else:
                self._append(("progress",), [entry])

    def items(self, path: Path, found: Sequence[Mapping[str, Value]]) -> None:
        """Items and sections by their titles: one that is there takes what it lacks, the others are added."""
        titles = [one if isinstance(one, str) else str(one.get("title", "")) for one in self._typed(path)]
        exact = {_plain(title): n for n, title in reversed([*enumerate(titles)])}
        for item in found:
            title = str(item["title"])
            n = exact.get(_plain(title))
            if n is None and (n := self._nearly(title, titles)) is not None:
                self.remarks.append(f"“{title}” was taken for the item “{titles[n]}”.")
            if n is None:
                self._append(path, [item])
            else:
                self._fill((*path, n), item, f"“{titles[n]}”")

    def _nearly(self, title: str, titles: Sequence[str]) -> int | None:
        """The one title of a record in draft that has all words of another, or nothing but its words."""
        words = _content(title)
        near = [n for n, one in enumerate(titles) if words and (words <= (other := _content(one)) or other <= words)]
        return near[0] if len(near) == 1 and self._there.status == "draft" else None

    def _fill(self, path: Path, entry: Mapping[str, Value], name: str) -> None:
        """An entry that is there takes the keys it lacks, and of its lists the entries they lack."""
        there = edit.value(self.text, path, shown=self._there.path)
        if isinstance(there, str):
            self.text = edit.expand(self.text, path, "title", shown=self._there.path)
            there = {"title": there}
        for key, value in entry.items():
            before = there.get(key)
            laid_out = (key, before) == ("status", "open") and value != before
            if key in ("title", "number", "ref", "about"):
                continue
            if before in _NOTHING or laid_out:
                self.text = edit.set_value(self.text, (*path, key), value, shown=self._there.path)
                self.added[f"more in {name}"] = None
            elif key == "sections" and isinstance(value, list):
                self.items((*path, key), value)
            elif isinstance(value, list) and isinstance(before, list):
                known = {*map(_words, before)}
                self._append((*path, key), [one for one in value if _words(one) not in known])
            elif key in ("minutes", "note") and not _holds(str(before), str(value)):
                self.remarks.append(f"{name} has its own {key}; what {self._draft.name} has was left out.")

    def _append(self, path: Path, entries: Sequence[Value]) -> None:
        for entry in entries:
            self.text = edit.append(self.text, path, entry, shown=self._there.path)
        if entries:
            what = str(path[-1]).replace("_", " ")
            self.added[what] = (self.added.get(what) or 0) + len(entries)

    def _typed(self, path: Path) -> list[Any]:
        """The entries of a list as they are typed; none where there is no list."""
        found = edit.value(self.text, path, shown=self._there.path)
        return found if isinstance(found, list) else [found] if found else []

    def _who(self, written: Any) -> str:
        """Whom a name means, where one person is called by several."""
        return self._roster.resolve(str(written), self._there.body).name


def _person(entry: Value) -> str:
    return str(entry["person"]) if isinstance(entry, Mapping) else str(entry)


def _plain(title: str) -> str:
    return " ".join(title.casefold().split()).strip(" .:")


def _content(title: str) -> frozenset[str]:
    """The words of a title that tell it from another."""
    return frozenset(re.findall(r"\w+", title.casefold())) - _SMALL


def _words(entry: Any) -> str:
    """What an entry of a list is known by."""
    if not isinstance(entry, Mapping):
        return _plain(str(entry))
    return _plain(str(next((entry[key] for key in _WORDS if key in entry), entry)))


def _holds(text: str, part: str) -> bool:
    return " ".join(part.split()) in " ".join(text.split())


def _also_from(draft: Draft, text: str) -> str:
    """The record with the document's name below that of the first one it was made of, if it was made of any."""
    made = _MADE_OF.search(text)
    if made is None or source_of(draft) in text:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    return f"{text[: made.end()]}{end}{source_of(draft)}{text[made.end() :]}"
