"""The lists of those who came, were in support, and sent apologies, while they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..draft import Attendee, Doubt
from ..words.name_lists import runs_together
from ..words.names import bare_name
from ..words.vocabulary import SURE_OFFICES


@dataclass(slots=True)
class Lists:
    """The three lists while they are read."""

    people: dict[str, list[Attendee]] = field(
        default_factory=lambda: {"present": [], "in support": [], "apologies": []}
    )
    doubts: list[Doubt] = field(default_factory=list)
    unsaid: bool = False  # nothing calls the people at the front those present
    dated: bool = False  # a grid of several meetings had a column for this one
    lone: bool = False  # the list that is being read is one of first names, or initials, alone
    absence: bool = False  # the list that is being read is called one of those absent, and says nothing of apologies
    absent: list[Attendee] = field(default_factory=list)

    def add(self, kind: str, found: Sequence[Attendee]) -> None:
        """More people; one said twice in a list is one."""
        known = self.people[kind]
        named = {_key(one) for one in known}
        for one in found:
            if _key(one) not in named:
                known.append(one)
                named.add(_key(one))
                self.absent += [one] if kind == "apologies" and self.absence else []

    def without_absent(self) -> None:
        """Beside a list of apologies, whoever is listed as absent sent none."""
        absent = set(map(id, self.absent))
        excused = [one for one in self.people["apologies"] if id(one) not in absent]
        if excused and self.absent:
            self.people["apologies"][:] = excused
            names = ", ".join(one.person for one in self.absent)
            self.doubt("apologies", self.absent[0].line, f"listed as absent, with no apologies: {names}")
        else:
            self.absent = []

    def add_again(self, kind: str, found: Sequence[Attendee]) -> None:
        """People named further on: a title and a surname, or one word, are nobody new where the list has one of that
        name."""
        names = [(one.person.split()[0], one.person.split()[-1]) for one in self.people[kind]]

        def is_known(one: Attendee) -> bool:
            first, _, rest = one.person.partition(" ")
            return sum((first, rest) == name if rest else first in name for name in names) == 1

        self.add(kind, [one for one in found if not is_known(one)])

    def doubt(self, kind: str, line: int, why: str) -> None:
        """Something to look at in a list."""
        self.doubts.append(Doubt(kind.replace(" ", "_"), line, why))

    def doubt_lone(self, kind: str, line: int, *alone: str) -> None:
        """File that words which stand alone among full names were taken for people."""
        self.doubt(kind, line, f"one word among full names was taken for a person: {', '.join(alone)}")

    def doubt_offices(self, kind: str, said: str, found: Sequence[Attendee]) -> None:
        """File whose office, and whether it is one, is a guess where nothing parts it from the name after it."""
        for one in found:
            office, _, more = (one.role or "").partition(", ")
            if not office or f"{office} {one.person}" not in said:
                continue
            if more:
                self.doubt(kind, one.line, f"{office}, before {one.person}, may be the office of the one before")
            elif not set(office.casefold().split()) <= SURE_OFFICES:
                self.doubt(kind, one.line, f"{office}, before {one.person}, was taken for an office")

    def doubt_run(self, kind: str, said: str, found: Sequence[Attendee]) -> None:
        """File that names run together where that is how they were told apart."""
        if len(found) > 1 and runs_together(said):
            why = f"names stand here with no mark between; {found[0].person} and {found[1].person} were told apart"
            self.doubt(kind, found[0].line, why)


def same(one: Attendee, other: Attendee) -> bool:
    """The same name, whatever the order of its words; of names of one word, with the same title."""
    return _key(one) == _key(other)


def _key(one: Attendee) -> frozenset[str] | tuple[str, ...]:
    words = bare_name(one.person).casefold().split()
    if len(words) > 1:
        return frozenset(words)
    letters = (said for said in (one.role, one.organisation) if said and len(said) == 1)
    return words[0], one.person.split()[0].casefold(), *letters  # `Cllr Marsh (A)`, beside `Cllr Marsh (B)`
