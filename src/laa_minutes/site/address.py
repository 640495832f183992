"""Where everything has its place on the website: a name of the records → a file and an anchor in it.

File names are small letters, digits and hyphens, whatever a name is made of, and no two are the same.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from ..register import Register
from ..view.life import known_names

LONGEST = 60  # characters of a file's name
_PLAIN = re.compile(r"[^a-z0-9]+")
_ANCHOR = re.compile(r"[^A-Za-z0-9]+")
# Names that mean a device to Windows, and the one that means a folder to a web server.
_TAKEN = frozenset(("con", "prn", "aux", "nul", "index", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
_FOLDERS = {"person": "people", "organisation": "organisations", "theme": "themes", "body": "bodies",
            "indicator": "indicators"}  # fmt: skip


class Addresses:
    """The address of everything that has one, below the website's root: `meetings/pmg/2010-02-22.html#A3`."""

    def __init__(self, register: Register) -> None:
        self.pages: dict[tuple[str, str], str] = {}  # by kind and name, in the records' own order
        self._of = {"forward plan": "plan.html"}  # by public name
        self._by_words: dict[str, str] = {}  # by the name of a person, theme, organisation or body
        self._meetings(register)
        self._indicators(register)
        self._names(register)

    def of(self, ref: str | None) -> str | None:
        """Where a public name leads, be it a meeting, item, clause, action, paper, sum, indicator or step; None for no
        place."""
        if ref is None:
            return None
        found = self._of.get(ref)
        if found is None and ref.endswith(")") and (item := self._of.get(ref.partition("(")[0])):
            return f"{item}-point-{_anchor(ref.partition('(')[2])}"
        return found

    def named(self, name: str) -> str | None:
        """The page of a person, theme, organisation or body, in this order where names coincide."""
        return self._by_words.get(name.casefold())

    def anchor(self, ref: str) -> str | None:
        """The id of a thing on the page that it stands on."""
        found = self._of.get(ref)
        return found.partition("#")[2] or None if found else None

    def _meetings(self, register: Register) -> None:
        today = register.as_of.isoformat()
        held = [
            (row["ref"], row["body"], row["ref"].partition("/")[2])
            for row in register.rows("SELECT * FROM meeting ORDER BY date, ref")
            if row["recorded"] or row["date"] >= today
        ]
        folders = dict(zip((bodies := sorted({body for _, body, _ in held})), file_names(bodies), strict=True))
        taken: dict[str, set[str]] = {}  # anchors by meeting
        for ref, body, day in held:
            self._of[ref] = self.pages["meeting", ref] = f"meetings/{folders[body]}/{day}.html"
            taken[ref] = set()
        for row in register.rows("SELECT ref, meeting, number FROM item WHERE parent IS NULL ORDER BY rowid"):
            if row["ref"]:
                self._place(row["ref"], row["meeting"], f"item-{_anchor(row['number'])}", taken)
        for row in register.rows("SELECT ref, meeting, item, labels FROM clause WHERE labels != '' ORDER BY rowid"):
            item = self.anchor(row["ref"].partition("(")[0]) or "item"
            self._place(row["ref"], row["meeting"], f"{item}-{_anchor(row['labels'])}", taken)
        for table in ("action", "paper"):
            for row in register.rows(f"SELECT ref, meeting FROM {table} WHERE ref IS NOT NULL ORDER BY rowid"):
                if row["ref"] not in self._of:  # a clause that binds somebody has its place
                    self._place(row["ref"], row["meeting"], _anchor(row["ref"].rpartition("/")[2]), taken)
        for row in register.rows(
            "SELECT sum.ref, item.ref AS item FROM sum JOIN item ON item.key = sum.item WHERE sum.ref IS NOT NULL"
        ):
            if place := self._of.get(row["item"]):
                self._of.setdefault(row["ref"], place)
        for row in register.rows("SELECT was, meeting FROM moved ORDER BY rowid"):
            if row["meeting"] in self._of:
                self._of.setdefault(row["was"], self._of[row["meeting"]])

    def _place(self, ref: str, meeting: str, anchor: str, taken: dict[str, set[str]]) -> None:
        if meeting in taken:
            free = anchor
            while free in taken[meeting]:
                free += "-2"
            taken[meeting].add(free)
            self._of.setdefault(ref, f"{self._of[meeting]}#{free}")

    def _indicators(self, register: Register) -> None:
        codes = [
            row["code"]
            for row in register.rows(
                "SELECT code, position FROM indicator UNION ALL SELECT DISTINCT code, 1e9 FROM statement_now "
                "WHERE code NOT IN (SELECT code FROM indicator) ORDER BY 2, 1"
            )
        ]
        for code, name in zip(codes, file_names(codes), strict=True):
            self._of[code] = self.pages["indicator", code] = f"indicators/{name}.html"
        for row in register.rows("SELECT code, ref FROM step WHERE ref IS NOT NULL ORDER BY code, position"):
            self._of[row["ref"]] = f"{self._of[row['code']]}#{_anchor(row['ref'].rpartition('/')[2])}"

    def _names(self, register: Register) -> None:
        known = known_names(register)
        for kind in ("person", "theme", "organisation", "body"):
            names = list(dict.fromkeys(name for its, name, _ in known if its == kind))
            for name, file in zip(names, file_names(names), strict=True):
                self.pages[kind, name] = f"{_FOLDERS[kind]}/{file}.html"
        for kind, name, others in known:
            for word in (name, *others):
                self._by_words.setdefault(word.casefold(), self.pages[kind, name])


def file_names(names: Iterable[str]) -> list[str]:
    """A file name for each name, without suffix: `gwyn-owen`. Of two that would be the same, the later one gets a few
    letters more, which depend on the name alone."""
    taken: set[str] = set()
    found = []
    for name in names:
        plain = slug(name)
        if plain in _TAKEN or plain in taken:
            plain = f"{plain[:LONGEST]}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
        taken.add(plain)
        found.append(plain)
    return found


def slug(name: str) -> str:
    """A name in small letters, digits and hyphens; `x` where nothing of it is left."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(one for one in decomposed if not unicodedata.combining(one))
    return _PLAIN.sub("-", letters).strip("-")[:LONGEST].strip("-") or "x"


def _anchor(text: str) -> str:
    return _ANCHOR.sub("-", text).strip("-") or "x"
