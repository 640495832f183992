"""Organisations by any of their names, where people come from, and whom somebody stands for."""

from __future__ import annotations

from ..register import Register


class Organisations:
    """Organisations by any of their names, and the holders of offices in them."""

    def __init__(self, register: Register) -> None:
        self._roster = register.roster
        self._names = {str(one.key): str(one.name or one.key) for one in register.partnership.organisations}
        self._holders = {
            (str(person.post).casefold(), self.key(str(person.organisation))): str(person.name)
            for person in register.partnership.people
            if person.post and person.organisation
        }

    def key(self, name: str) -> str:
        """The name by which an organisation is known in the records."""
        resolved = self._roster.resolve(name, "")
        return resolved.name if resolved.kind == "organisation" else name

    def full(self, key: str) -> str:
        """Its full name."""
        return self._names.get(key, key)

    def of(self, person: str) -> str | None:
        """Where somebody comes from, as the roster has it."""
        found = self._roster.organisation_of(person)
        return str(found) if found else None

    def known(self, words: str) -> bool:
        """Whether words name an organisation (`Chief Executive, Harlow LSP`) or somebody of the records."""
        named = self.represented(words)
        return named is None or named != words or self._roster.resolve(words, "").kind == "organisation"

    def represented(self, words: str) -> str | None:
        """The organisation in `Chief Executive, Leicestershire Partnership NHS Trust`; None where words name none."""
        parts = words.split(", ")
        for n in range(len(parts)):
            tail = ", ".join(parts[n:])
            if self._roster.resolve(tail, "").kind == "organisation":
                return tail
        kind = self._roster.resolve(words, "").kind
        if kind in ("person", "role", "tied", "all", "theme", "body"):
            return None
        return parts[-1]

    def holder(self, words: str, body: str) -> str | None:
        """The person whom somebody represents: named, or as the holder of an office in an organisation."""
        resolved = self._roster.resolve(words, body)
        if resolved.kind == "person":
            return resolved.name
        organisation = self.represented(words)
        if organisation is None or organisation == words:
            return None
        post = words.removesuffix(organisation).rstrip(", ").casefold()
        return self._holders.get((post, self.key(organisation)))
