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
    said = {id(one): one for item in items if item not in lists for part in _parts(item) for one in part.actions}
    for part in (part for item in (*lists, *loose) for part in _parts(item)):
        before = list(said)  # one list does not say the same twice
        for action in part.actions:
            again = max(before, key=lambda key: _alike(action, said[key]), default=None)
            if again is not None and _alike(action, said[again]):
                before.remove(again)
                said[again] = _with(said[again], action)
            elif _words(action.text):
                said[id(action)] = action
    return [_told(item, said) for item in items], [_told(item, said) for item in loose]


def _with(one: ActionFound, again: ActionFound) -> ActionFound:
    """An action with what was said of it again, where it lacks that."""
    if not one.owners:
        one = replace(one, owners=again.owners, written=again.written)
    return replace(one, due=one.due or again.due)


def _alike(listed: ActionFound, one: ActionFound) -> float:
    """The share of words that both have, where the first has not many more; 0 where they are two."""
    words, other = _words(listed.text), _words(one.text)
    same = bool(set(listed.owners) & set(one.owners))
    if len(words) < (_TELLING - same) or not other or len(words) >= 2 * len(other):
        return 0.0
    share = len(words & other) / min(len(words), len(other))
    return share if share >= _SHARE else 0.0


def _parts(item: ItemFound) -> tuple[ItemFound, ...]:
    return (item, *item.sections)


def _told(item: ItemFound, said: Mapping[int, ActionFound]) -> ItemFound:
    """An item with those of its actions that are kept, as they are known at last."""
    return replace(
        item,
        actions=tuple(said[id(one)] for one in item.actions if id(one) in said),
        sections=tuple(_told(one, said) for one in item.sections),
    )


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))
