"""The files of a workspace as records: each is read once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ..workspace import INDICATORS, MEETINGS, PARTNERSHIP, PLAN, Workspace
from .names import Roster
from .tables import digest

if TYPE_CHECKING:
    from ..record.indicator import Indicator
    from ..record.meeting import Meeting
    from ..record.partnership import Partnership
    from ..record.plan import PlannedMeeting
    from ..source import Source
    from .tables import Find, Rows

_SINGLE = {"partnership": PARTNERSHIP, "indicators": INDICATORS, "plan": PLAN}  # by the record made of it


class Files:
    """`instead` has texts to be read in the place of files, by path, as if they were written; None for one gone.

    Reading YAML is imported when a file is read: most questions are answered without.
    """

    def __init__(self, workspace: Workspace, instead: Mapping[str, str | None] | None = None) -> None:
        self.workspace = workspace
        self.instead = instead or {}
        self._sources: dict[str, Source] = {}
        self._digests: dict[str, int] = {}  # of the bytes that a source was read from
        self._texts: dict[str, Source] = {}  # of which nothing but the text was wanted
        self._meetings: dict[str, Meeting | None] = {}

    def instead_of(self, texts: Mapping[str, str | None]) -> Files:
        """The same files with these texts in the place of some; what was read of the others is not read again."""
        other = Files(self.workspace, {**self.instead, **texts})
        other._meetings = {path: meeting for path, meeting in self._meetings.items() if path not in texts}
        single = {name: path for name, path in _SINGLE.items() if name in self.__dict__ and path not in texts}
        other.__dict__ |= {name: self.__dict__[name] for name in single}
        # A text goes along with the record made of it: made twice, it would have each of its faults twice.
        made = {*other._meetings, *single.values()}
        other._sources = {path: source for path, source in self._sources.items() if path in made}
        other._digests = {path: self._digests[path] for path in other._sources}
        return other

    def holding(
        self,
        partnership: Partnership,
        indicators: tuple[Indicator, ...],
        plan: tuple[PlannedMeeting, ...],
        meetings: Iterable[Meeting],
    ) -> Files:
        """The same files with other records in the place of those that they hold."""
        other = Files(self.workspace, self.instead)
        other._sources, other._digests = self._sources, self._digests
        other.partnership, other.indicators, other.plan = partnership, indicators, plan
        other._meetings = dict.fromkeys(self.meeting_paths())
        other._meetings |= {meeting.path: meeting for meeting in meetings}
        return other

    def meeting_paths(self) -> tuple[str, ...]:
        """The records of meetings, by body and date."""
        added = [path for path in self.instead if path.startswith(f"{MEETINGS}/")]
        paths = {*self.workspace.meeting_paths(), *added}
        return tuple(sorted(path for path in paths if self.instead.get(path, "") is not None))

    def paths(self) -> tuple[str, ...]:
        """Every file: the three single ones, there or not, then the records."""
        return (*_SINGLE.values(), *self.meeting_paths())

    def source(self, path: str) -> Source:
        """A file's text, empty where there is none; what is wrong with it is among its faults once it is a record."""
        if path not in self._sources:
            self._sources[path] = self._read(path)
        return self._sources[path]

    def typed(self, path: str) -> Source:
        """The same, for showing places in it: nothing in it is read."""
        from ..source import typed

        if path not in self._sources and path not in self._texts:
            self._texts[path] = typed(self._bytes(path)[0], path)
        return self._sources.get(path) or self._texts[path]

    def meeting(self, path: str) -> Meeting | None:
        """The record in a file; None where not even its date and body can be known."""
        from ..parse import read_meeting

        if path not in self._meetings:
            self._meetings[path] = read_meeting(self.source(path))
        return self._meetings[path]

    @cached_property
    def partnership(self) -> Partnership:
        """Who we are."""
        from ..parse import read_partnership

        return read_partnership(self.source(PARTNERSHIP))

    @cached_property
    def roster(self) -> Roster:
        """Everybody and everything that a name in a record can mean."""
        return Roster(self.partnership)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """What is measured."""
        from ..parse import read_indicators

        return read_indicators(self.source(INDICATORS))

    @cached_property
    def plan(self) -> tuple[PlannedMeeting, ...]:
        """What is coming."""
        from ..parse import read_plan

        return read_plan(self.source(PLAN))

    @property
    def knows_partnership(self) -> bool:
        """Whether partnership.yaml has been read."""
        return "partnership" in self.__dict__

    def forget(self) -> None:
        """Let go of the texts and records of meetings, of which there may be ten thousand."""
        self._sources = {path: source for path, source in self._sources.items() if path in _SINGLE.values()}
        self._meetings.clear()

    def rows(self, paths: Iterable[str], find: Find | None = None) -> dict[str, Rows]:
        """What files tell, table by table; the references in prose only with `find`, which finds them."""
        from .rows import fault_rows, indicator_rows, meeting_rows, partnership_rows, plan_rows

        roster = self.roster
        found: dict[str, Rows] = {}
        for path in paths:
            rows: Rows
            if path == PARTNERSHIP:
                rows = partnership_rows(self.partnership, roster)
            elif path == INDICATORS:
                rows = indicator_rows(self.indicators, roster)
            elif path == PLAN:
                rows = plan_rows(self.plan, roster)
            else:
                meeting = self.meeting(path)
                rows = meeting_rows(meeting, self.partnership.body(meeting.body), roster, find) if meeting else {}
            found[path] = {**rows, "fault": fault_rows(self.source(path).faults), "file": [(self._digests[path],)]}
        return found

    def _read(self, path: str) -> Source:
        from ..source import read_bytes

        data, problem = self._bytes(path)
        self._digests[path] = digest(data)
        source = read_bytes(data, path)
        if problem:
            source.fault((1, 1), "unreadable", f"the file cannot be read: {problem}", "Check who may read it.")
        return source

    def _bytes(self, path: str) -> tuple[bytes, str | None]:
        """What a file holds, nothing where there is none; and why it cannot be read, where it cannot."""
        text = self.instead.get(path)
        try:
            return (self.workspace.root / path).read_bytes() if text is None else text.encode("utf-8"), None
        except FileNotFoundError:
            return b"", None
        except OSError as error:
            return b"", error.strerror
