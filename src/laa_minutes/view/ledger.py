"""The ledger of sums: every sum of money once, as it stood on a day, with what it stands on and what is left of it.

A sum begins where it was first minuted. What a later meeting says of it, in a sum that is the same as it or in a report
on it, is folded into it. Two names for one sum in one record stay two rows, joined by `same_as`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from sqlite3 import Row

from ..performance import minuted
from ..register import Register
from .figures import number
from .money import ClauseOfSum, PartOfSum, RiskOfSum, SumRow, ToldRow, releasing
from .risks import RiskRow, risks


class Ledger:
    """Everything the ledger needs, each kind of fact by one SELECT. `entries` are the records' sums by the first one
    that is the same, which a later meeting's sum restates."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._rows = register.rows(
            "SELECT sum.*, meeting.date, item.ref AS item_ref, item.title, item.position AS place, item.exempt, "
            "coalesce(part.theme, item.theme) AS theme FROM sum JOIN meeting ON meeting.ref = sum.meeting "
            "JOIN item ON item.key = sum.item JOIN item AS part ON part.key = sum.part JOIN asked "
            "ON meeting.date <= as_of ORDER BY meeting.date, sum.meeting, item.position, sum.rowid"
        )
        self._links = self._named(register)
        self._first = self._restated()
        self.entries: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self._rows:
            self.entries[self._first[row["key"]]].append(row)
        self._clauses = _clauses(register)
        self._risks = self._risks_met(register)
        self._reports = _reports(register)
        self.themes = {row["code"]: row["theme"] for row in register.rows("SELECT code, theme FROM indicator")}
        self._amounts = {
            key: next((row for row in reversed(entries) if row["amount"] is not None), None)
            for key, entries in self.entries.items()
        }
        self._same = self._second_names()
        self._includes, self._parts = self._of_each()

    def rows(self) -> list[SumRow]:
        """Every sum, in the order in which it first came up."""
        found = [self._row(key, entries) for key, entries in self.entries.items()]
        wholes = defaultdict(list)
        for row in found:
            for part in row.parts:
                wholes[part.ref].append(row.ref)
        return [replace(row, part_of=tuple(filter(None, wholes.get(row.ref or "", ())))) for row in found]

    def _named(self, register: Register) -> defaultdict[tuple[str, str], list[str]]:
        """By key and role, the sums named on it that had been minuted by then."""
        keys = {row["ref"]: row["key"] for row in self._rows if row["ref"]}
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for row in register.rows("SELECT subject, role, sum FROM sum_link WHERE sum IS NOT NULL ORDER BY rowid"):
            if row["sum"] in keys:
                found[row["subject"], row["role"]].append(keys[row["sum"]])
        return found

    def _restated(self) -> dict[str, str]:
        """By key, the key of the first sum that it is the same as in an earlier record; its own where there is none."""
        held = {row["key"]: row["meeting"] for row in self._rows}
        first: dict[str, str] = {}
        for row in self._rows:  # the earlier ones come first
            key = row["key"]
            others = self._links.get((key, "same_as"), ())
            earlier = [one for one in others if one in first and held[one] != held[key]]
            first[key] = first[earlier[0]] if earlier else key
        return first

    def _second_names(self) -> dict[str, tuple[str, ...]]:
        """By first key, the other rows that are the same sum."""
        same: dict[str, set[str]] = {key: {key} for key in self.entries}
        for key, entries in self.entries.items():
            for row in entries:
                for other in self._links.get((row["key"], "same_as"), ()):
                    joined = same[key] | same[self._first[other]]
                    same |= dict.fromkeys(joined, joined)
        places = {key: n for n, key in enumerate(self.entries)}
        return {key: tuple(sorted(same[key] - {key}, key=places.__getitem__)) for key in self.entries}

    def _of_each(self) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
        """By first key, what it includes as last told, and all its parts."""
        includes: dict[str, tuple[str, ...]] = {}
        taken: defaultdict[str, list[str]] = defaultdict(list)
        for key, entries in self.entries.items():
            for row in entries:
                named = [self._first[one] for one in self._links.get((row["key"], "includes"), ())]
                includes[key] = tuple(dict.fromkeys(named)) or includes.get(key, ())
                for whole in self._links.get((row["key"], "source"), ()):
                    taken[self._first[whole]].append(key)
        return includes, {key: tuple(dict.fromkeys((*includes[key], *taken[key]))) for key in self.entries}

    def _risks_met(self, register: Register) -> defaultdict[str, list[RiskRow]]:
        """By first key, the risks that name the sum."""
        keys = {row["ref"]: row["key"] for row in self._rows if row["ref"]}
        found: defaultdict[str, list[RiskRow]] = defaultdict(list)
        for risk in risks(register, minuted(register)).values():
            if risk.sum in keys:
                found[self._first[keys[risk.sum]]].append(risk)
        return found

    def _row(self, key: str, entries: list[Row]) -> SumRow:
        begun = entries[0]
        amount = self._amounts[key]
        told = self._told(entries)
        clauses = self._stood_on(entries)
        release = releasing(clauses)
        left, left_approx = self._left(key)
        source = _last(entries, "source")
        taken_from = [one for row in entries for one in self._links.get((row["key"], "source"), ())]
        return SumRow(
            ref=begun["ref"],
            amount=number(amount["amount"]) if amount else None,
            approx=bool(amount and amount["approx"]),
            purpose=_last(entries, "purpose"),
            status=_status(told),
            left=left,
            left_approx=left_approx,
            source=next((ref for one in taken_from for ref in self._refs((self._first[one],))), source),
            repaid_from=_last(entries, "repaid_from"),
            subject_to=_conditions([_last(entries, "subject_to"), *(one.subject_to for one in clauses)]),
            waits_on=_each(one.waits_on for one in clauses if one.status == "open"),
            released_by=(release.to or release.owners) if release else (),
            includes=self._refs(self._includes[key]),
            parts=tuple(self._part(one) for one in self._parts[key] if self.entries[one][0]["ref"]),
            part_of=(),
            same_as=self._refs(self._same[key]),
            clauses=clauses,
            risks=tuple(
                RiskOfSum(one.code, one.title, one.standing, one.rating, one.proposal, one.at)
                for one in self._risks[key]
            ),
            meeting=begun["meeting"],
            item=begun["item_ref"],
            title=begun["title"],
            theme=begun["theme"],
            told=told,
            depth=0,
            exempt=begun["exempt"],
        )  # fmt: skip

    def _stood_on(self, entries: list[Row]) -> tuple[ClauseOfSum, ...]:
        """The clauses named on a sum; and those above them, whose conditions hold for what is below."""
        places = [
            (row["item"], above)
            for row in entries
            for labels in json.loads(row["clauses"])
            for above in _upwards(labels)
        ]
        return tuple(self._clauses[place] for place in dict.fromkeys(places) if place in self._clauses)

    def _told(self, entries: list[Row]) -> tuple[ToldRow, ...]:
        """What the records have of it, and what was reported on it, by the day from which it counts."""
        found = [
            ToldRow(
                row["meeting"], row["date"], row["ref"], row["status"],
                None if row["amount"] is None else number(row["amount"]), None,
            )
            for row in entries
        ]  # fmt: skip
        found += [one for row in entries for one in self._reports.get(row["ref"], ())]
        return tuple(sorted(found, key=lambda one: one.on))

    def _left(self, key: str) -> tuple[int | float | None, bool]:
        """What remains after the parts, and whether that is only about so much; a part with two names counts once."""
        parts, whole = self._parts[key], self._amounts[key]
        if not parts or whole is None:
            return None, False
        left, about, seen = Decimal(whole["amount"]), bool(whole["approx"]), set[str]()
        for part in parts:
            amount = self._amounts[part]
            if part in seen:
                continue
            if amount is None:
                return None, False
            seen |= {part, *self._same[part]}
            left -= Decimal(amount["amount"])
            about = about or bool(amount["approx"])
        return number(format(left, "f")), about

    def _part(self, key: str) -> PartOfSum:
        amount = self._amounts[key]
        return PartOfSum(
            self.entries[key][0]["ref"],
            number(amount["amount"]) if amount else None,
            bool(amount and amount["approx"]),
        )

    def _refs(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(ref for key in keys if (ref := self.entries[key][0]["ref"]))


def _clauses(register: Register) -> dict[tuple[str, str], ClauseOfSum]:
    """The clauses of items with sums, by item and labels; a resolution alone in its item is (i) for its sums."""
    rows = register.rows(
        "SELECT key, ref, item, labels, kinds, addressed, subject_to, waits_on, status, status_since, reassigned "
        "FROM clause_now WHERE NOT in_text AND item IN (SELECT item FROM sum)"
    )
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for subject, name in register.rows(
        "SELECT subject, name FROM name WHERE role = 'owner' AND subject IN (SELECT value FROM json_each(?)) "
        "ORDER BY position",
        json.dumps([key for row in rows for key in (row["key"], row["reassigned"]) if key]),
    ):
        owners[subject].append(name)
    return {
        (row["item"], row["labels"] or "(i)"): ClauseOfSum(
            ref=row["ref"],
            kind=tuple(json.loads(row["kinds"])),
            to=tuple(json.loads(row["addressed"])),
            owners=tuple(owners[row["reassigned"] or row["key"]]),
            subject_to=row["subject_to"] and row["subject_to"].strip(),
            waits_on=row["waits_on"],
            status=row["status"],
            closed=row["status_since"] if row["status"] in ("done", "dropped") else None,
        )
        for row in rows
    }


def _upwards(labels: str) -> Iterable[str]:
    """`(i)(a)`, then `(i)`."""
    while labels:
        yield labels
        labels = labels[: labels.rindex("(")] if "(" in labels else ""


def _reports(register: Register) -> defaultdict[str, list[ToldRow]]:
    """What was reported on sums under their own names, by that name."""
    found: defaultdict[str, list[ToldRow]] = defaultdict(list)
    for row in register.rows(
        "SELECT progress.* FROM progress JOIN asked ON counts_from <= as_of "
        "WHERE subject IN (SELECT ref FROM sum WHERE ref IS NOT NULL) ORDER BY told"
    ):
        note = row["note"] and row["note"].strip()
        found[row["subject"]].append(ToldRow(row["meeting"], row["counts_from"], None, row["status"], None, note))
    return found


def _status(told: Sequence[ToldRow]) -> str | None:
    """The last word: that of a sum, or `done` or `dropped` as reported on it, until it is reported open again."""
    minuted = next((one.status for one in reversed(told) if one.ref and one.status), None)
    for one in reversed(told):
        if one.status:
            return minuted if one.ref or one.status == "open" else one.status
    return None


def _last(entries: Sequence[Row], column: str) -> str | None:
    """What the last record that says it says."""
    text = next((row[column] for row in reversed(entries) if row[column]), None)
    return " ".join(text.split()) if text else None


def _each(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(text.split()) for text in texts if text))


def _conditions(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Each condition once; one that another one says in more words is left to that."""
    every = {one.casefold(): one for one in reversed(_each(texts))}
    said = {one for one in every for other in every if one != other and one in other}
    return tuple(words for one, words in reversed(every.items()) if one not in said)
