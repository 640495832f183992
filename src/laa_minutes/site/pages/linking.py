"""What links here: to one thing from everywhere, to what a list holds from where it was lately spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...view.life.common import Mention, mentions, referring
from ..records import Records

_LATELY = 20  # places on the page of a list


def linking(records: Records, refs: tuple[str, ...], own: str = "") -> Sequence[Mention]:
    """What refers to these names from elsewhere, each place once, the newest first."""
    found: dict[tuple[str, str], Mention] = {}
    for one in mentions(records.register, records.subjects, refs, parts=True):
        if one.meeting is None or one.meeting != own:
            found.setdefault((one.ref, one.heading), one)
    return list(found.values())


def with_links(records: Records, shown: Mapping[str, Any], refs: Iterable[str | None]) -> dict[str, Any]:
    """What the page of a list shows, and as `links` the newest places that refer to what the list holds: the place, its
    heading, and what it refers to."""
    found: dict[tuple[str, str], list[str]] = {}
    for one, target in referring(records.register, records.subjects, [ref for ref in refs if ref]):
        place = one.ref, one.heading
        if place not in found and len(found) == _LATELY:
            break
        if target not in found.setdefault(place, []):
            found[place].append(target)
    return {**shown, "links": [(*place, targets) for place, targets in found.items()]}
