"""Minutes as councils and boards write them: headings that hold lists, who was present in sentences, where they met."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafts import FRONT, drafted, told
from laa_minutes.importing.words.name_lists import names_in

DAY = "Ember Council Meeting Minutes\n\n12 May 2014\n\n"
SEEN = "The pond was seen by everybody, and found to be as full of water as it had been when it was last seen.\n\n"


def titles(folder: Path, text: str) -> list[tuple[str | None, str]]:
    return [(item.number, item.title) for item in drafted(folder, text).items]


def test_headings_below_which_others_count_from_one_again_are_the_items(tmp_path: Path) -> None:
    lists = (("OLD BUSINESS", "Gate", "Pond"), ("CONSENT AGENDA", "Minutes", "Accounts"), ("REPORTS", "Mill", "Lamps"))
    body = "".join(
        f"## {head}\n\n## 1. {one}\n\n{SEEN}## 2. {two}\n\n{SEEN}## ADJOURNMENT OF {head}\n\n{SEEN}"
        for head, one, two in lists
    )
    found = titles(tmp_path, f"{FRONT}{body}")
    assert [number for number, _ in found] == [None] * 6
    assert [title for _, title in found][::2] == [head for head, _, _ in lists]
    on = body.replace("## 1. Minutes", "## 3. Minutes").replace("## 2. Accounts", "## 4. Accounts")
    on = on.replace("## 1. Mill", "## 5. Mill").replace("## 2. Lamps", "## 6. Lamps")
    assert ("3", "Minutes") in titles(tmp_path, f"{FRONT}{on}")  # they go on, and are the items


NAMED = ("Gate", "Pond", "Mill", "Salt", "Lamps", "Lanes", "Weirs", "Wells", "Walls", "Trees", "Bees", "Dams", "Carts")
REPORTS = "".join(f"**{name}** – No report.\n\n" for name in NAMED)


def test_names_of_reports_below_one_heading_are_no_items(tmp_path: Path) -> None:
    heads = [f"## {head}\n\n{SEEN}" for head in ("Treasurer's Report", "Old Business", "New Business", "Adjournment")]
    early = f"### Approval of the Agenda\n\n{SEEN}### Conflicts of Interest\n\n{SEEN}"
    text = f"{FRONT}{early}{heads[0]}## Committee Reports\n\n{REPORTS}{''.join(heads[1:])}"
    assert [title for _, title in titles(tmp_path, text)] == [
        "Approval of the Agenda", "Conflicts of Interest", "Treasurer's Report", "Committee Reports", "Old Business",
        "New Business", "Adjournment",
    ]  # fmt: skip


def test_a_number_with_no_space_after_it_between_its_neighbours_is_one(tmp_path: Path) -> None:
    text = f"{FRONT}1. Welcome\n\n{SEEN}2Apologies\n\nNone\n\n3. Gate\n\n{SEEN}4. Pond\n\n{SEEN}"
    assert titles(tmp_path, text) == [("1", "Welcome"), ("2", "Apologies"), ("3", "Gate"), ("4", "Pond")]
    text = f"{FRONT}1. Welcome\n\n{SEEN}5Apples fell.\n\n3. Gate\n\n{SEEN}4. Pond\n\n{SEEN}"
    assert ("5", "Apples fell.") not in titles(tmp_path, text)


def test_sentences_below_present_say_who_came_and_who_came_too(tmp_path: Path) -> None:
    said = (
        "Present: Mayor Ada Marsh, Council President Ben Lowe and Councillors Cy Dart, and Di Vane were present. "
        "Mr Eli Fern was also present. Town Recorder Flo Gorse declared a quorum.\n\n"
    )
    found = drafted(tmp_path, f"{DAY}{said}1. Gate\n\n{SEEN}2. Pond\n\n{SEEN}3. Mill\n\n{SEEN}").attendance
    assert [(one.person, one.role) for one in found.present] == [
        ("Ada Marsh", None), ("Ben Lowe", "Council President"), ("Cy Dart", None), ("Di Vane", None),
    ]  # fmt: skip
    assert [one.person for one in found.in_support] == ["Eli Fern"]


def test_the_office_that_a_list_begins_with_is_of_the_first_in_it() -> None:
    found = names_in("Council President Ada Marsh and Councillors Ben Lowe")
    assert [(one.person, one.role) for one in found] == [
        ("Ada Marsh", "Council President"),
        ("Councillor Ben Lowe", None),
    ]


def test_voting_members_not_in_attendance_were_away(tmp_path: Path) -> None:
    lists = (
        "## Voting members present\n\n- Ada Marsh\n- Ben Lowe\n\n## Voting members not in attendance\n\n- Cy Dart\n\n"
    )
    found = drafted(tmp_path, f"# Ember Forum\n\n12 May 2014\n\n{lists}## Gate\n\n{SEEN}## Pond\n\n{SEEN}").attendance
    assert [one.person for one in found.present] == ["Ada Marsh", "Ben Lowe"]
    assert [one.person for one in found.apologies] == ["Cy Dart"]


@pytest.mark.parametrize(
    ("front", "venue"),
    [
        ("The meeting was called to order at Mill Lane School at 7:01 p.m.\n\n", "Mill Lane School"),
        ("The meeting was called to order by Ben Lowe at 7:01 p.m.\n\n", None),
        ("(Meeting was conducted entirely via conference call, not at the Hall.)\n\n", "conference call"),
        ("The meeting was conducted in accordance with the rules.\n\n", None),
        ("6:30 PM, SALT ROOM\n\n2 MILL LANE\n\n", "SALT ROOM, 2 MILL LANE"),
        ("6:30 PM\n\n2 gates in Mill Lane\n\n", None),
    ],
)
def test_where_a_council_met(tmp_path: Path, front: str, venue: str | None) -> None:
    text = f"{DAY}{front}1. Gate\n\n{SEEN}2. Pond\n\n{SEEN}3. Mill\n\n{SEEN}"
    assert drafted(tmp_path, text).front.venue == venue


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Undetermined\n\nThe above minutes were approved on June 14th, 2014.", None),
        (
            "Ada gave the agenda for the next meeting of the Harrow Vale Forum, scheduled for 9 June 2014.",
            date(2014, 6, 9),
        ),
        ("Ada gave the agenda for the next meeting of the Salt Board, scheduled for 9 June 2014.", None),
    ],
)
def test_when_the_body_itself_meets_next(tmp_path: Path, said: str, day: date | None) -> None:
    text = f"{FRONT}## Gate\n\n{SEEN}## Pond\n\n{SEEN}## Next Meeting\n\n{said}\n"
    if day or "agenda" in said:
        text = text.replace("## Next Meeting", "## Other Business")
    coming = drafted(tmp_path, text).next_meeting
    assert (coming.date if coming else None) == day


def test_a_zone_behind_the_time_is_no_place(tmp_path: Path) -> None:
    text = f"{FRONT}## Gate\n\n{SEEN}## Pond\n\n{SEEN}## Next Meeting\n\nNext Meeting: 9 June 2014 at 1:00 PM US EDT\n"
    coming = drafted(tmp_path, text).next_meeting
    assert coming is not None
    assert (coming.date, coming.venue) == (date(2014, 6, 9), None)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (
            "The gate is to be mended. Action: Ada Mash by end June",
            [(None, ("Ada Mash",), "The gate is to be mended.")],
        ),
        (
            "It was agreed that the gate would be mended.\n\n**Action: Ben Lowe by 17 June**",
            [(None, ("Ben Lowe",), "It was agreed that the gate would be mended.")],
        ),
        (
            "The gate is to be mended. Action: Ben Lowe by end June (Ada has told the mill of it)",
            [(None, ("Ben Lowe",), "The gate is to be mended.")],
        ),
        (
            "Action: tell the mill and the pond of the fair, Ada Marsh and Ben Lowe by Friday 4 June",
            [(None, ("Ada Marsh", "Ben Lowe"), "Tell the mill and the pond of the fair")],
        ),
        ("Action Plan - the plan is as it was.", []),
        ("The gate is to be mended. Action: Mend it by end June", [(None, (), "Mend it by end June")]),
    ],
)
def test_whose_a_marked_action_is_and_by_when(
    tmp_path: Path, written: str, found: list[tuple[str | None, tuple[str, ...], str]]
) -> None:
    assert told(drafted(tmp_path, f"{FRONT}## Gate\n\n{written}\n\n## Pond\n\n{SEEN}")) == found


def test_required_actions_are_a_list_with_owners_behind_a_dash(tmp_path: Path) -> None:
    listed = "- Oil the gate – Ben, Committee Chairs, and Board\n- Lamps lit – Committee Chair\n"
    more = "- Count the salt – President and Secretary\n- Mow the lane, 12 July – Board and volunteers\n"
    text = f"{FRONT}## Gate\n\n{SEEN}## Required Board Actions\n\n{listed}{more}\n## Pond\n\n{SEEN}"
    assert [(owners, said) for _, owners, said in told(drafted(tmp_path, text))] == [
        (("Ben", "Committee Chairs", "Board"), "Oil the gate"),
        (("Committee Chair",), "Lamps lit"),
        (("President", "Secretary"), "Count the salt"),
        (("Board", "volunteers"), "Mow the lane, 12 July"),
    ]


@pytest.mark.parametrize(
    ("said", "owners"),
    [
        ("Ben asked Director Vane to tell the board of the pond. Director Vane said that she would.", ["Di Vane"]),
        ("Ben asked Director Vane to explain the plan of the pond. Director Vane replied that it was old.", []),
        ("Ben asked Director Vane to explain the plan of the pond. Ben replied that it was old.", ["Di Vane"]),
        ("Ben asked Director Elm to oil the gate.", []),  # nobody of that name has the office
        ("Ben would still like to see the pond.", []),
    ],
)
def test_who_is_called_by_office_and_surname_is_asked_and_may_answer_at_once(
    tmp_path: Path, said: str, owners: list[str]
) -> None:
    people = "Present: Ada Marsh, Ben Lowe, Cy Dart\n\nIn attendance: Library Director Di Vane, Eli Fern\n\n"
    text = f"# Ember Forum\n\nMonday 12 May 2014\n\n{people}## Gate\n\n{said}\n\n## Pond\n\n{SEEN}"
    assert [owner.partition(" (")[0] for _, whose, _ in told(drafted(tmp_path, text)) for owner in whose] == owners


@pytest.mark.parametrize(("above", "body"), [("EMBER COMMUNITY COUNCIL\n\n", "EMBER COMMUNITY COUNCIL"), ("", None)])
def test_the_above_council_is_the_one_named_above(tmp_path: Path, above: str, body: str | None) -> None:
    title = f"{above}Minutes of a meeting of the above Council held on Monday 12th May 2014"
    assert drafted(tmp_path, f"{title}\n\nPresent: Cllrs Marsh and Lowe\n", "a.txt").front.body == body


def test_the_next_meeting_may_be_the_whole_title_of_an_item(tmp_path: Path) -> None:
    titles = ("Gate", "Pond", "Dates agreed to meet monthly – Monday 9th June at 2pm")
    items = "".join(f"{n}. {title}\n\n" for n, title in enumerate(titles, 1))
    front = "Pond Council\n\n12 May 2014\n\nPresent: Cllrs Marsh and Lowe\n\n"
    found = drafted(tmp_path, front + items.replace("Gate\n", "Gate\n\nSeen.\n"), "a.txt").next_meeting
    assert found is not None
    assert (str(found.date), str(found.times)) == ("2014-06-09", "14:00")


def test_apologies_may_be_the_whole_title_of_an_item(tmp_path: Path) -> None:
    items = "".join(
        f"{n}. {title}\n\nSeen.\n\n" for n, title in enumerate(("Apology Cllr. C Dart & Cllr. Vane", "Gate", "Pond"), 1)
    )
    draft = drafted(tmp_path, f"Pond Council\n\n12 May 2014\n\nPresent: Cllrs Marsh and Lowe\n\n{items}", "a.txt")
    assert [one.person.split()[-1] for one in draft.attendance.apologies] == ["Dart", "Vane"]


@pytest.mark.parametrize(("what", "chair"), [("for the meeting", "Ben Lowe"), ("of the Salt Committee", None)])
def test_whoever_was_appointed_for_the_meeting_was_in_the_chair(tmp_path: Path, what: str, chair: str | None) -> None:
    item = f"## 1. Appointment of Chairperson\n\nMotion passed. BL appointed Chair {what}.\n\n## 2. Gate\n\nSeen.\n"
    front = "# Pond Trust\n\n12 May 2014\n\nPresent: Ada Marsh (AM), Ben Lowe (BL), Cy Dart (CD)\n\n"
    assert drafted(tmp_path, front + item).attendance.chair == chair


@pytest.mark.parametrize(
    ("how", "count"), [("have not been", 0), ("were", 1), ("have not been asked, and two were", 1)]
)
def test_what_has_not_been_decided_is_no_decision(tmp_path: Path, how: str, count: int) -> None:
    front = "# Pond Trust\n\n12 May 2014\n\nPresent: Ada Marsh, Ben Lowe\n\n"
    text = f"{front}## 1. Gate\n\nThe wardens {how} appointed.\n\n## 2. Pond\n\nSeen.\n"
    assert len(drafted(tmp_path, text).items[0].decisions) == count
