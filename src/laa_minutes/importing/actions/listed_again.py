"""Actions that minutes give twice, with the item and in a list at the end: each once, with what either says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..draft import ActionFound, ItemFound

_TELLING = 3  # words of an action that no other one has by chance; one less where it is the same person's
_COPIED = 8  # words that nobody says twice
_LONG_WORD = 4  # letters of a word that tells something
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.8  # of the words of the shorter: with fewer, two actions are two
# what an item is called that lists actions: `Summary of actions`, `Action points`, `New and ongoing actions`, `Tasks`
A_LIST = re.compile(
    r"tasks\W*|(?:(?:summary|conclusions?|decisions?)(?:,| and|,? &) ){0,2}"
    r"(?:(?:summary|list|review) of |agreed |follow[- ]?up |"
    r"(?:new|open)(?:(?: and|,? &|/) ?(?:on-?going|open|outstanding|existing))? |required (?:\w+ )?|table of )?actions?"
    r"(?: (?:points?|items?|summary|list|log|agreed|arising|resulting|required|from|this|the|meeting))*\W*",
    re.IGNORECASE,
)


def once(items: Sequence[ItemFound], loose: Sequence[ItemFound]) -> tuple[list[ItemFound], list[ItemFound]]:
    """The items and what stands in none, without the actions that a list gives again: an item that is such a list,
    or a part that stands in no item; what the list says more of an action (whose, by when) is told with the first."""
    lists = [item for item in items if A_LIST.fullmatch(item.title)]
    known = _Known()
    for item in items:
        if item not in lists:
            known.learn(item, listed=False)
    for item in (*lists, *loose):
        known.learn(item, listed=True)
    return [_told(item, known.said) for item in items], [_told(item, known.said) for item in loose]


class _Known:
    """The actions that are kept, by what each was when it was read, with their words, and the numbers that they and
    their items have."""

    def __init__(self) -> None:
        self.said: dict[int, ActionFound] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._numbers: dict[int, tuple[str, str]] = {}
        self._whole: dict[tuple[str, ...], int] = {}  # by all words, in their order

    def learn(self, item: ItemFound, *, listed: bool) -> None:
        """The actions of an item that are new; those known learn what a list says more of them, be it in other
        words."""
        names = Counter(_reference(action) for part in _parts(item) for action in part.actions if listed)
        for part in _parts(item):
            before = dict.fromkeys(self.said)  # one list does not say the same twice
            for action in part.actions:
                whole = tuple(_WORD.findall(action.text.casefold()))
                if self._is_copy(whole, action):
                    continue
                words = frozenset(whole)
                again = self._alike(action, words, before) if listed else None
                if again is None and names[_reference(action)] == 1:
                    again = self._referred(action, words, before)
                    self._renamed(again, action)
                if again is not None:
                    del before[again]
                    self.said[again] = _with(self.said[again], action)
                elif words:
                    self.said[id(action)] = action
                    self._words[id(action)] = words
                    self._whole.setdefault(whole, id(action))
                    self._numbers[id(action)] = _plain(action.number), _digits(item.number)

    def _is_copy(self, whole: tuple[str, ...], action: ActionFound) -> bool:
        """So many words of one person's are said again only because the text was copied; under another number, because
        they were agreed again."""
        known = self._whole.get(whole) if len(whole) >= _COPIED else None
        if known is None or set(self.said[known].owners) != set(action.owners):
            return False
        if action.number and _plain(action.number) != _plain(self.said[known].number):
            return False
        self.said[known] = _with(self.said[known], action)
        return True

    def _renamed(self, known: int | None, action: ActionFound) -> None:
        """What only a number tells to be the same has the words and names of the list: it is to be understood alone."""
        if known is not None:
            self.said[known] = replace(self.said[known], text=action.text)
            if action.owners:
                self.said[known] = replace(self.said[known], owners=action.owners, written=action.written)

    def _alike(self, action: ActionFound, words: frozenset[str], before: Mapping[int, None]) -> int | None:
        """The one with most of the same words, which has not many fewer, unless it is the same person's and ends the
        same way: a list says before it what it is about."""
        best: tuple[float, int] | None = None
        for key in before:
            other = self._words[key]
            few = min(len(words), len(other))
            theirs = bool(set(action.owners) & set(self.said[key].owners))
            alike = len(words) < 2 * len(other) or (theirs and _ends_with(action.text, self.said[key].text))
            fits = alike and len(words) >= _TELLING - theirs
            share = len(words & other) / few if few and fits else 0.0
            if share >= _SHARE and (best is None or share > best[0]):
                best = share, key
        return best[1] if best else None

    def _referred(self, action: ActionFound, words: frozenset[str], before: Mapping[int, None]) -> int | None:
        """The only one that the number of a list means: its own; or that of its item, where it names those
        who are named there."""
        number, of_item = _plain(action.number), _digits(action.number)
        if not of_item:
            return None
        own = [key for key in before if self._numbers[key][0] == number]
        if len(own) == 1 and (not number.isdigit() or _shared(words, self._words[own[0]])):
            return own[0]
        owners = set(action.owners)
        theirs = [key for key in before if owners and self._numbers[key][1] == of_item]
        theirs = [key for key in theirs if set() != set(self.said[key].owners) <= owners]
        return theirs[0] if len(theirs) == 1 else None


def _ends_with(text: str, end: str) -> bool:
    """The words of a text end with those of another, of which there are enough to tell something."""
    words, last = (_WORD.findall(one.casefold()) for one in (text, end))
    return len(last) >= _TELLING and words[-len(last) :] == last


def _reference(action: ActionFound) -> tuple[str, tuple[str, ...]]:
    """What a list calls an action by: a number, and whose it is."""
    return _plain(action.number), action.owners


def _plain(number: str | None) -> str:
    """`2.1.`, `(2.1)` as `2.1`."""
    return (number or "").strip(" .:()[]").casefold()


def _digits(number: str | None) -> str:
    """`LW 22f/2021` as `22.2021`, as lists and items number alike."""
    return ".".join(re.findall(r"\d+", number or ""))


def _shared(words: frozenset[str], others: frozenset[str]) -> bool:
    """A word that tells something is in both."""
    return any(len(word) >= _LONG_WORD for word in words & others)


def _with(one: ActionFound, again: ActionFound) -> ActionFound:
    """An action with what was said of it again, where it lacks that; in the words of a list, which are to be understood
    without the text around them, unless those are fewer."""
    if len(again.text.split()) > len(one.text.split()):
        one = replace(one, text=again.text)
    if not one.owners:
        one = replace(one, owners=again.owners, written=again.written)
    return replace(one, due=one.due or again.due, number=one.number or again.number)


def _parts(item: ItemFound) -> tuple[ItemFound, ...]:
    return (item, *item.sections)


def _told(item: ItemFound, said: Mapping[int, ActionFound]) -> ItemFound:
    """An item with those of its actions that are kept, as they are known at last."""
    return replace(
        item,
        actions=tuple(said[id(one)] for one in item.actions if id(one) in said),
        sections=tuple(_told(one, said) for one in item.sections),
    )
