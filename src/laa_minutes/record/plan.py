"""What is coming: `forward-plan.yaml`, the plan as it now stands."""

from __future__ import annotations

from ..frozen import dataclass
from ..text import Text
from .meeting import Cancellation, Move
from .when import Times


@dataclass(frozen=True, slots=True)
class Inclusion:
    """A line that an item is to include, and the wish that it meets."""

    text: Text
    wishes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item of a future agenda."""

    title: Text
    leads: tuple[Text, ...]
    first: bool
    tentative: bool
    include: tuple[Inclusion, ...]
    wishes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A row of the plan. `meeting` is `BODY/DATE` as typed; None where the row has no date yet."""

    typed: Text
    meeting: str | None
    times: Times | None
    venue: Text | None
    note: Text | None
    cancelled: Cancellation | None
    moved: tuple[Move, ...]
    items: tuple[PlannedItem, ...]
