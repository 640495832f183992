"""What a title could be taken for, and is not: a greeting, a recording, a version, the day of an approval."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafts import FRONT, drafted
from laa_minutes.importing.document import Block, Run
from laa_minutes.importing.draft import Front
from laa_minutes.importing.outline.holding import hold_in_capitals

BUSINESS = (
    "Present: Ada Birch, Bo Crane\n\n1. Ponds\n\nThe pond was seen by everybody and found to be full of water.\n\n"
    "2. Paths\n\nThe path was walked from one end to the other by those who had the time.\n"
)


def front(tmp_path: Path, *lines: str, foot: str = "") -> Front:
    return drafted(tmp_path, "\n".join([*lines, "", BUSINESS, foot]), "minutes.txt").front


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (
            ("MINUTES OF THE COMMITTEE MEETING", "EAST OF EMBER LPC COMMITTEE", "3 May 2019"),
            "EAST OF EMBER LPC COMMITTEE",
        ),
        (("Hello Ponds - Meeting Notes", "3 May 2019"), None),
        (("Committee Meeting Minutes", "3 May 2019"), "Committee"),
        (("Hi-Weir Committee - Minutes", "3 May 2019"), "Hi-Weir Committee"),
        (
            ("MINUTES OF MEETING OF THE DISTRICT OF HARROW-", "VALE HELD IN POND HALL, EMBER ROAD, ON 3 MAY 2019"),
            "DISTRICT OF HARROW-VALE",
        ),
        (("Senatus Emberensis", "Reconvened Meeting", "3 May 2019"), "Senatus Emberensis"),
        (("Recording: Pond Source Committee (2019-05-03 08:05 GMT-8)", "Meeting Minutes"), "Pond Source Committee"),
        (("Ember Pond Board Minutes | May 3, 2019",), "Ember Pond Board"),
        (("3 May 2019", "The meeting of the Ember Pond Board was called to order at 7pm."), "Ember Pond Board"),
    ],
)
def test_the_body_is_what_the_title_calls_it_and_no_greeting(
    tmp_path: Path, lines: tuple[str, ...], body: str | None
) -> None:
    assert front(tmp_path, *lines).body == body


def test_that_a_body_is_called_by_its_kind_alone_is_a_doubt(tmp_path: Path) -> None:
    (doubt,) = front(tmp_path, "Committee Meeting Minutes", "3 May 2019").doubts
    assert (doubt.field, doubt.why) == ("body", "nothing says whose Committee it was")


def test_a_heading_with_the_day_below_a_list_of_people_is_a_title(tmp_path: Path) -> None:
    text = (
        "Date: 3 May 2019\n\nTime: 7pm\n\n## Attendance\n\n- Ada\n- Ben\n\n# {}\n\n## Notes\n\n"
        "The pond was seen by everybody and found to be full of water.\n"
    )
    assert drafted(tmp_path, text.format("EP Committee Meeting - 03.05.2019")).front.body == "EP Committee"
    assert drafted(tmp_path, text.format("EP Committee Meeting - 03.06.2019")).front.body is None


@pytest.mark.parametrize(
    ("lines", "venue"),
    [
        (("3 May 2019 - Ducklings Galore - Meeting Notes",), None),
        (("Ember Board", "Notes of 3 May 2019", "Recording: Ember Board (2019-05-03 08:05) - Pond Drive"), None),
        (("Actions of the Ember Board on 3 May 2019", "2.1 – Ada Birch – 3 May 2019"), None),
        (
            ("Ember Board", "3 May 2019", "This meeting was held via Zoom Conference in accordance with Order N-1."),
            "Zoom Conference",
        ),
        (
            ("Ember Board", "3 May 2019", "Held at the following locations:", "12 Weir Avenue – Pond Room",
             "Ember, Mere", "&", "Remotely Via Zoom", "", "CALL TO ORDER"),
            "12 Weir Avenue – Pond Room, Ember, Mere & Remotely Via Zoom",
        ),
        (("Ember Board", "3 May 2019", "Held at the following location: Pond Hall, Mere"), "Pond Hall, Mere"),
        (("Ember Board AGM 03/05/19, EPH 7pm.",), "EPH"),
        (("Ember Board 03/05/19, Annual Meeting 7pm.",), None),
    ],
)  # fmt: skip
def test_the_venue_is_no_title_no_recording_and_no_author(
    tmp_path: Path, lines: tuple[str, ...], venue: str | None
) -> None:
    assert front(tmp_path, *lines).venue == venue


def test_what_an_item_says_of_a_venue_is_of_another_meeting(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        "**Ember Committee Meeting**\n\n**3 May 2019**\n\n**Via Teams**\n\nAttendees: Ada Birch, Bo Crane\n\n"
        "## Last meeting\n\n- Venue: The Barn has been booked for the fair in June 2019.\n",
    )
    assert draft.front.venue == "Via Teams"


def test_a_recording_does_not_say_when_the_meeting_began(tmp_path: Path) -> None:
    assert front(tmp_path, "Ember Board Minutes", "3 May 2019", "Recording: Board (2019-05-03 08:05)").times is None


def test_the_day_of_the_approval_is_not_the_day_of_the_meeting(tmp_path: Path) -> None:
    found = front(
        tmp_path, "D-1", "05/25/2019", "Ember School District", "Board of Education", "May 3, 2019",
        foot="Approved: 05/25/2019",
    )  # fmt: skip
    assert found.date == date(2019, 5, 3)


def test_a_number_before_a_dash_and_a_day_is_no_first_day_of_a_range(tmp_path: Path) -> None:
    assert front(tmp_path, "Ember Board", "Meeting 23 – 8 September 2011").date == date(2011, 9, 8)
    assert front(tmp_path, "Ember Board", "Meeting 30 – 9 February 2012").date == date(2012, 2, 9)
    assert front(tmp_path, "Ember Board", "Meeting of 12–13 May 2014").date == date(2014, 5, 12)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("Time: 18:00 UTC (19:00 CET, 13:00 EST, 10:00 PST)", "18:00"),
        ("Time: 18:00 UTC, 19:00 CET, 13:00 EST", None),
        ("Time: 18:00 UTC (19:00 CET) or 20:00 UTC (21:00 CET)", None),
    ],
)
def test_times_of_other_parts_of_the_world_may_stand_in_a_bracket(
    tmp_path: Path, line: str, begins: str | None
) -> None:
    times = front(tmp_path, "Ember Board Minutes", "3 May 2019", line).times
    assert (times and str(times)) == begins


def test_a_rule_behind_a_title_leads_to_who_gave_the_report(tmp_path: Path) -> None:
    text = (
        "**Gate report ---------- Ada Marsh**\n\nIt was seen.\n\n**Pond-----------------Ben Lowe**\n\nIt was dug.\n\n"
    )
    found = drafted(tmp_path, f"{FRONT}{text}**Salt**\n\nIt was weighed.\n")
    assert [(one.title, one.presented_by) for one in found.items] == [
        ("Gate report", ("Ada Marsh",)),
        ("Pond", ("Ben Lowe",)),
        ("Salt", ()),
    ]


RANKS = """\
# Pond Council

12 May 2014

Present: Ada Marsh, Ben Lowe

**MINUTES OF THE LAST MEETING**

They were agreed.

**MATTERS ARISING**

**Party at the mill**

It was held.

**Old engine**

It was sold.

**PLANNING**

The list was seen.

**Plans refused**

None.

**Plans granted**

Two.

**FINANCE**

The bank was told.

**CORRESPONDENCE**

Read.
"""


def test_bold_titles_below_bold_capitals_are_no_items(tmp_path: Path) -> None:
    assert [item.title for item in drafted(tmp_path, RANKS).items] == [
        "MINUTES OF THE LAST MEETING", "MATTERS ARISING", "PLANNING", "FINANCE", "CORRESPONDENCE",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        ("MINUTES;Gate;Pond;PLANNING;Mill;Weir;FINANCE;REPORTS", (0, 3, 6, 7)),
        ("Welcome;MINUTES;Gate;Pond;PLANNING;Mill;Weir;FINANCE;REPORTS", ()),  # the first stands above
        ("MINUTES;Gate;PLANNING;Mill;FINANCE;REPORTS", ()),  # none holds more than one
        ("AOB;Gate;Pond;GDPR;Mill;Weir;AGM;CCTV", ()),  # what letters stand for
    ],
)
def test_capitals_are_a_rank_only_where_they_hold_others(lines: str, held: tuple[int, ...]) -> None:
    blocks = [Block("paragraph", (Run(line, bold=True),), n) for n, line in enumerate(lines.split(";"), 1)]
    titles = [n for n, block in enumerate(blocks) if not block.text.isupper()]
    assert hold_in_capitals(titles, blocks, frozenset()) == held


REPORTS = (
    "## Reports\n\n### Gate\n\nIt squeaks.\n\n### Pond\n\nIt is full.\n\n## Plans\n\n### Mill\n\nIt is let.\n\n"
    "### Weir\n\nIt leaks.\n\n### Barn\n\nIt is dry.\n\n## Treasurer\n\nAll was paid.\n\n## Next year\n\nIt comes.\n"
)


def test_headings_that_hold_others_are_the_items_where_some_hold_none(tmp_path: Path) -> None:
    draft = drafted(tmp_path, FRONT + REPORTS)
    assert [item.title for item in draft.items] == ["Reports", "Plans", "Treasurer", "Next year"]
    assert [one.title for item in draft.items for one in item.sections] == ["Gate", "Pond", "Mill", "Weir", "Barn"]


def test_what_stands_above_the_first_of_them_is_an_item_too(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"{FRONT}### Letters\n\nNone came.\n\n{REPORTS}")
    assert [item.title for item in draft.items] == ["Letters", "Reports", "Plans", "Treasurer", "Next year"]


def test_headings_that_all_hold_others_are_no_items(tmp_path: Path) -> None:
    draft = drafted(tmp_path, FRONT + REPORTS.partition("## Treasurer")[0])
    assert [item.title for item in draft.items] == ["Gate", "Pond", "Mill", "Weir", "Barn"]
