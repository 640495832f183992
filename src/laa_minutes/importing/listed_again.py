"""Actions that minutes give twice, with the item and in a list at the end: each once, with what either says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .draft import ActionFound, ItemFound

_TELLING = 3  # words of an action that no other one has by chance; one less where it is the same person's
_SHARE = 0.8  # of the words of the shorter: with fewer, two actions are two
# what an item is called that lists actions: `Summary of actions`, `Action points`, `Tasks`
A_LIST = re.compile(
    r"tasks\W*|(?:(?:summary|list|review) of |agreed |new |table of )?actions?"
    r"(?: (?:points?|items?|summary|list|log|agreed|arising|required|from|this|the|meeting))*\W*",
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
    """The actions that are kept, by what each was when it was read, and their words."""

    def __init__(self) -> None:
        self.said: dict[int, ActionFound] = {}
        self._words: dict[int, frozenset[str]] = {}

    def learn(self, item: ItemFound, *, listed: bool) -> None:
        """The actions of an item that are new; those known learn what a list says more of them, be it in other
        words."""
        for part in _parts(item):
            before = dict.fromkeys(self.said)  # one list does not say the same twice
            for action in part.actions:
                words = frozenset(re.findall(r"[^\W\d_]+", action.text.casefold()))
                again = self._alike(action, words, before) if listed else None
                if again is not None:
                    del before[again]
                    self.said[again] = _with(self.said[again], action)
                elif words:
                    self.said[id(action)] = action
                    self._words[id(action)] = words

    def _alike(self, action: ActionFound, words: frozenset[str], before: Mapping[int, None]) -> int | None:
        """The one with most of the same words, which has not many fewer."""
        best: tuple[float, int] | None = None
        for key in before:
            other = self._words[key]
            few = min(len(words), len(other))
            least = _TELLING - bool(set(action.owners) & set(self.said[key].owners))
            share = len(words & other) / few if few and least <= len(words) < 2 * len(other) else 0.0
            if share >= _SHARE and (best is None or share > best[0]):
                best = share, key
        return best[1] if best else None


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
