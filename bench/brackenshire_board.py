"""What the Executive Board of Brackenshire had before it, beside the performance report: all of it made up.

Items are written as they stand in a record. `{…}` in a text is a minute's number, filled in by `brackenshire.py`.
"""

# ruff: noqa: E501 (sentences are left whole)
from __future__ import annotations

from typing import Any

AGREED = "It was RESOLVED:-"

# What was said of the performance report, and what was resolved on it: by day of the Board's meeting.
PERFORMANCE: dict[str, tuple[str, str]] = {
    "2023-07-12": (
        "Clement Gorse introduced the first report of the year. Flint Harebell asked the Board not to be surprised by "
        "what it would read of temporary accommodation in the autumn.",
        "that the report be noted, and the Group be asked to look at NI 301 whenever there is a new figure",
    ),
    "2023-09-27": (
        "Members were concerned about road casualties and about the smoking service. Ivy Lowmoor said that a target which "
        "everybody expects to miss does harm: it teaches people to look away.",
        "that recovery plans for NI 301, NI 312 and NI 341 be before the Group by November",
    ),
    "2023-12-06": (
        "Recovery plans had been received by the Group in November. Members went through the steps of each and asked "
        "who would notice first if one were not taken.",
        "that the three recovery plans be endorsed, and that steps not taken by their date be reported to the Board by name",
    ),
    "2024-03-13": (
        "Clement Gorse expected temporary accommodation to turn in the spring, now that the officer was at work and the "
        "deposit fund was larger. Of the smoking service he could not say as much. Juniper "
        "Cragg remarked how much easier it was to read the scorecard since standings came with the minute that set them.",
        "that the report be noted",
    ),
    "2024-06-26": (
        "The figures for the year as a whole were before the Board. Of twenty-eight targets ten had been met, and "
        "eight lay within their bands.",
        "that the outcome of the year be noted, and the annual report be sent to the Regional Office with the Chair's foreword",
    ),
    "2024-09-25": (
        "Teasel Monk drew attention to NI 321. The Group had it on track, and the figures of two months said otherwise. "
        "Clement Gorse answered that the Group had taken the theme lead's word about September, and would look again.",
        "that the Group be asked to look again at the standing of NI 321",
    ),
    "2024-12-11": (
        "The Board heard that NI 321 had been moved to at risk in October, and that the smoking service was, for the first "
        "time in two years, ahead of its profile.",
        "that the report be noted, and the thanks of the Board be given to those who had gone out to the works canteens",
    ),
    "2025-03-12": (
        "This was the last report under the agreement. Alder Pikestaff compared the first scorecard with the latest: what "
        "had changed most, he thought, was that nobody any longer argued about whose figure was right.",
        "that the report be noted, and the scorecard as at 31 March 2025 be kept with the Board's papers",
    ),
}  # fmt: skip

# How the Board's own resolutions went on: day, minute, state, words.
AFTERWARDS = (
    ("2023-07-12", "minute 63(ii)", "done", "The Regional Office had asked for no change."),
    ("2023-07-12", "minute 64(i)", "done", "Eleven bids had come by the day."),
    ("2023-09-27", "minute 69(i)", "done", "The County Council's Cabinet consented on 4 September."),
    ("2023-12-06", "minute 74(ii)", "done", "The page was before members, and a large print of it on the wall."),
    ("2024-03-13", "minute 79(i)", "done", "£22,400 had been spent; the rest goes back to the Fund."),
    ("2024-03-13", "minute 79(ii)", "done", "Reported under this meeting's targets."),
    ("2024-09-25", "minute 94(ii)", "open", "Callers had tried all nine front desks; five could say."),
    ("2024-12-11", "minute 94(ii)", "done", "Callers had tried again; all nine could say."),
    ("2024-12-11", "minute 99(i)", "done", "The college and six firms had each signed for their third."),
    ("2024-12-11", "minute 100", "done", "The answer was sent on 27 November."),
    ("2025-03-12", "minute 99(ii)", "done", "The count is noted below."),
    ("2025-03-12", "minute 105", "open", "Two of the three districts had agreed to pay."),
)  # fmt: skip

BOARD: dict[str, list[dict[str, Any]]] = {
    "2023-04-26": [
        {
            "title": "Targets for 2023/24",
            "presented_by": "Clement Gorse",
            "minutes": "The targets had been negotiated with the Regional Office over the winter. Clement Gorse went "
            "through those that had moved since the draft.\n\nMembers made these points:\n\n"
            "- Marigold Burr thought the target for empty homes too timid.\n"
            "- Ivy Lowmoor thought that for the smoking service too bold, and asked that this be minuted.\n"
            "- Perry Bulrush asked what a small firm was. It has fewer than ten people.",
            "lead_in": AGREED,
            "resolutions": [
                {"kind": "approved", "text": "that the targets for 2023/24 be approved as set out in the paper",
                 "relies_on": [{"paper": "P1", "paragraphs": "3-11"}]},
                {"kind": "delegated", "text": "that changes which the Regional Office may yet ask for be settled by the "
                 "Director of Partnerships with the Chair, and be reported to the Group", "to": "Clement Gorse"},
            ],
            "papers": [{"id": "P1", "mark": "4", "title": "Targets for 2023/24", "state": ["circulated"]}],
        },
        {
            "title": "The Brackenshire Fund",
            "presented_by": "Alder Pikestaff",
            "minutes": "The partners had paid £480,000 into a fund for the two years of the agreement. The Board talked over "
            "what it should be spent on, and was of one mind on one point only: not on posts that nobody can pay for "
            "afterwards.",
            "lead_in": AGREED,
            "resolutions": [
                {"kind": "agreed", "text": "that bids be asked for from theme leads by the end of May",
                 "owner": "Linnet Sedge", "due": "2023-05-31"},
                {"kind": "agreed", "text": "that the Board decide on them at its meeting of 12 July 2023"},
            ],
            "sums": [{"id": "S1", "amount": "480,000", "for": "the Brackenshire Fund, 2023 to 2025",
                      "source": "contributions of the partners", "status": "available"}],
            "deadlines": [{"what": "Bids to the Brackenshire Fund", "when": {"said": "the end of May", "by": "2023-05-31"}}],
        },
    ],
    "2023-07-12": [
        {
            "title": "Bids to the Brackenshire Fund",
            "presented_by": "Linnet Sedge",
            "minutes": "Eleven bids had come, for £1.1 million in all. Linnet Sedge set out how each had been scored.\n\n"
            "Hazel Nettlefold left the room while the fourth bid was talked over, having declared an interest in it.",
            "lead_in": AGREED,
            "resolutions": [
                {
                    "kind": ["approved", "recommended"],
                    "text": "that £310,000 be allotted",
                    "to": "County Council's Cabinet",
                    "subject_to": "the consent of the County Council's Cabinet, which holds the Fund",
                    "waits_on": "County Council's Cabinet",
                    "then": "this being made up of:-",
                    "clauses": [
                        {"text": "£140,000 for the deposit fund and a move-on officer"},
                        {"text": "£95,000 for domestic abuse advisers"},
                        {"text": "£75,000 for family hubs"},
                    ],
                },
                {"kind": "deferred", "text": "that the bid for a moor rescue vehicle be deferred until it is known who would own it"},
                {"kind": "rejected", "text": "that the seven other bids be not supported"},
            ],
            "sums": [
                {"id": "S1", "amount": "310,000", "for": "the first allotment from the Brackenshire Fund",
                 "source": "eb/2023-04-26/S1", "subject_to": "the consent of the County Council's Cabinet",
                 "status": "recommended", "clause": "(i)", "includes": ["S2", "S3", "S4"]},
                {"id": "S2", "amount": "140,000", "for": "the deposit fund and a move-on officer", "status": "recommended",
                 "clause": "(i)(a)"},
                {"id": "S3", "amount": "95,000", "for": "domestic abuse advisers", "status": "recommended", "clause": "(i)(b)"},
                {"id": "S4", "amount": "75,000", "for": "family hubs", "status": "recommended", "clause": "(i)(c)",
                 "repaid_from": "what the hubs save in the year after, up to half"},
            ],
            "papers": [{"id": "P1", "mark": "5", "title": "Bids to the Brackenshire Fund", "state": ["circulated"]}],
        },
    ],
    "2023-09-27": [
        {
            "title": "Priority outcomes",
            "presented_by": "Clement Gorse",
            "minutes": "The framework has twelve outcomes. It had been put to the districts, to forty parish councils and to a "
            "room full of sixth-formers, who crossed out four of them.\n\nThe Board went through the framework column by "
            "column. Warm, settled homes came first with everybody.",
            "lead_in": AGREED,
            "resolutions": [
                {"kind": "agreed", "text": "that outcomes 1, 4, 5, 8 and 11 be the priorities of the partnership"},
                {"kind": "agreed", "text": "that a page be made which says what each priority means for one person",
                 "owner": "Hazel Nettlefold", "due": "next"},
            ],
            "papers": [{"id": "P1", "mark": "4", "title": "Framework of outcomes", "state": ["circulated"]}],
        },
    ],
    "2023-12-06": [
        {
            "title": "Winter",
            "presented_by": "Ivy Lowmoor",
            "minutes": "Ivy Lowmoor reported on beds, vaccinations and the plan for snow. Late discharge was already worse "
            "than the plan allowed for.\n\nIn answer to Perry Bulrush she said that firms could do most by letting carers "
            "change their hours at short notice.",
            "lead_in": AGREED,
            "resolutions": [
                {"kind": "delegated", "text": "that up to £30,000 from the Fund be spent on step-down beds as need arises",
                 "to": ["Ivy Lowmoor", "Clement Gorse"]},
                {"kind": "agreed", "text": "that what was spent be reported at the first meeting of the spring",
                 "owner": "Ivy Lowmoor", "due": "eb/2024-03-13"},
            ],
            "sums": [{"id": "S1", "amount": "30,000", "for": "step-down beds in winter", "source": "eb/2023-04-26/S1",
                      "status": "delegated", "clause": "(i)"}],
        },
    ],
    "2024-01-31": [
        {
            "title": "Reward targets: risk",
            "presented_by": "Clement Gorse",
            "minutes": "Four of the targets carry a reward. This additional meeting had been called because two of the four "
            "were in doubt, and because the Regional Office would not wait until March.\n\nMarlin Eyebright explained what "
            "the Regional Office could and could not change in the middle of an agreement.",
            "indicators": [
                {"code": "NI 301", "risk": {"rating": "amber", "proposal": "Put £60,000 more into the deposit fund; it earns "
                 "its keep if forty families move on by March 2025.", "sum": "S1"},
                 "note": "The reward depends on the figure for March 2025 alone, so that there was time."},
                {"code": "NI 341", "risk": {"rating": "red", "proposal": "Send advisers out to workplaces in place of waiting "
                 "in surgeries.", "sum": "S2"},
                 "note": "Ivy Lowmoor recalled what she had asked to have minuted in April."},
                {"code": "NI 303", "risk": {"rating": "green"}, "note": "No doubt was seen here."},
                {"code": "LI 3.2", "risk": {"rating": "green"}, "note": "The councils' own apprentices made this safe."},
            ],
            "lead_in": AGREED,
            "resolutions": [
                {"kind": "approved", "text": "that £60,000 be allotted to the deposit fund and £25,000 to advisers on smoking "
                 "who go out to workplaces"},
                {"kind": "agreed", "text": "that the target for NI 341 stand unchanged, the Regional Office having declined "
                 "to reopen it"},
            ],
            "sums": [
                {"id": "S1", "amount": "60,000", "for": "more for the deposit fund", "source": "eb/2023-04-26/S1",
                 "status": "approved", "clause": "(i)"},
                {"id": "S2", "amount": "25,000", "for": "advisers on smoking in workplaces", "source": "eb/2023-04-26/S1",
                 "status": "approved", "clause": "(i)"},
            ],
            "papers": [{"id": "P1", "mark": "3", "title": "Reward targets: assessment of risk", "state": ["circulated"]}],
        },
        {
            "title": "Lease of the Old Mill",
            "exempt": "It tells of the terms that are being negotiated for a lease.",
            "minutes": "The Board was told what the owner asks, and what the College can pay.",
        },
    ],
    "2024-03-13": [
        {
            "title": "Targets for 2024/25",
            "presented_by": "Clement Gorse",
            "minutes": "The paper had been to the Group in February. Where a target had been met with ease it was raised, and "
            "where it had been missed for a year the Group said why it believed in it still.\n\nMarigold Burr was glad to "
            "see empty homes at 72.",
            "lead_in": AGREED,
            "resolutions": [
                {"kind": "approved", "text": "that the targets for 2024/25 be approved",
                 "relies_on": [{"paper": "P1"}]},
                {"kind": "noted", "text": "that £22,400 of the £30,000 for step-down beds had been spent"},
            ],
            "sums": [{"id": "S1", "amount": "22,400", "for": "step-down beds in winter", "same_as": "eb/2023-12-06/S1",
                      "status": "spent", "clause": "(ii)"}],
            "papers": [{"id": "P1", "mark": "4", "title": "Targets for 2024/25", "state": ["circulated"]}],
        },
    ],
    "2024-06-26": [
        {
            "title": "Family hubs: the first year",
            "presented_by": "Daphne Bogbean",
            "minutes": "Three hubs had opened. Daphne Bogbean brought two parents, who told the Board what it is like to be "
            "referred four times and helped once.\n\nThe Board did not hurry on to the next item.",
            "lead_in": AGREED,
            "resolutions": [
                {"kind": "noted", "text": "that the hubs had helped 212 families, and the parents be thanked for coming"},
                {"kind": "agreed", "text": "that every partner's front desk be able to say where the nearest hub is",
                 "owner": "All", "due": "2024-09-30"},
            ],
        },
    ],
    "2024-09-25": [
        {
            "title": "The dale bus",
            "presented_by": ["Sorrel Whin", "Jasper Ling"],
            "minutes": "The Group had recommended a small bus for the upper dale (PPG 19 September 2024). Perry Bulrush could "
            "name six firms that would pay their third.\n\nJuniper Cragg asked what would happen after a year. Nobody knew, "
            "and the Board thought it worth finding out.",
            "lead_in": AGREED,
            "resolutions": [
                {"kind": "approved", "text": "that £12,700 be allotted to the dale bus for one year",
                 "subject_to": "the college and the firms each paying as much",
                 "moved_by": "Perry Bulrush", "seconded_by": "Teasel Monk", "votes": {"for": 8, "against": 0, "abstained": 1}},
                {"kind": "agreed", "text": "that passengers be counted, and the count be before the Board in March",
                 "owner": "Sorrel Whin", "due": "eb/2025-03-12"},
            ],
            "sums": [{"id": "S1", "amount": "12,700", "for": "the dale bus, one year", "source": "eb/2023-04-26/S1",
                      "subject_to": "the college and the firms each paying as much", "status": "approved", "clause": "(i)"}],
        },
        {
            "title": "Consultation on what follows the agreement",
            "presented_by": "Marlin Eyebright",
            "minutes": "The Regional Office asks for answers on fewer indicators and longer agreements. Members were for both.",
            "lead_in": AGREED,
            "resolutions": [
                {"kind": "delegated", "text": "that the answer be drafted by the Director of Partnerships and sent by the "
                 "Chair", "to": "Clement Gorse"},
            ],
            "deadlines": [{"what": "Answers to the consultation on what follows the agreement",
                           "when": {"said": "late November", "from": "2024-11-21", "by": "2024-11-30"}}],
        },
    ],
    "2024-12-11": [
        {
            "title": "The move-on officer after March",
            "presented_by": "Flint Harebell",
            "minutes": "The case had come from the Homes and Places Group. Each family in a room costs £380 a week. Flint "
            "Harebell asked the Board to look at the sum as if it were its own money, which it was.",
            "lead_in": AGREED,
            "resolutions": [
                {"kind": "recommended", "text": "that the three districts be recommended to pay for the post between them "
                 "from April 2025", "to": "the three districts", "waits_on": "the three districts"},
            ],
        },
        {
            "title": "A strategy for the moor",
            "minutes": "It was too late in the afternoon to do this justice.",
            "lead_in": AGREED,
            "resolutions": [{"kind": "deferred", "text": "that the item be deferred to a meeting at which there is time for it"}],
        },
    ],
    "2025-03-12": [
        {
            "title": "What is left of the Fund",
            "presented_by": "Linnet Sedge",
            "minutes": "Of £480,000 some £49,900 had not been spent. The contributions had been made on the understanding "
            "that what is left goes back.\n\nHazel Nettlefold proposed that it go to the advice network, which had been "
            "the first to see what was coming. Nobody spoke against her.",
            "lead_in": AGREED,
            "resolutions": [
                {"kind": "recommended", "text": "that partners be asked to leave what remains of the Fund to the advice network",
                 "to": "the partners", "waits_on": "the partners"},
                {"kind": "noted", "text": "that the dale bus had carried 214 passengers a week since the new year"},
            ],
            "sums": [{"id": "S1", "amount": "49,900", "for": "what is left of the Brackenshire Fund",
                      "source": "eb/2023-04-26/S1", "status": "recommended", "clause": "(i)", "approx": "yes"}],
        },
        {
            "title": "The agreement to come",
            "presented_by": "Alder Pikestaff",
            "minutes": "A draft of twenty-two indicators was before the Board. The draft will be settled in June, once the "
            "Regional Office has said which of them carry a reward.",
            "lead_in": AGREED,
            "resolutions": [
                {"kind": "agreed", "text": "that comments on the draft go to the Partnership Officer by the end of April",
                 "owner": "All", "due": "2025-04-30"},
            ],
            "deadlines": [
                {"what": "Comments on the draft of the agreement to come", "when": {"said": "the end of April", "by": "2025-04-30"}},
                {"what": "The agreement to come is signed", "when": {"said": "before the summer", "from": "2025-06-01", "by": "2025-07-15"}},
            ],
        },
    ],
}  # fmt: skip

OUTCOMES: tuple[tuple[str, str, str, str, tuple[str, ...], bool], ...] = (
    # number, title, theme, column, indicators, whether a priority
    ("1", "Everybody has a warm and settled home", "Homes and Places", "Living here", ("NI 301", "LI 1.1", "Warm rooms"), True),
    ("2", "New homes where people need them", "Homes and Places", "Living here", ("NI 302",), False),
    ("3", "Streets, villages and moors are looked after", "Homes and Places", "Living here", ("NI 303", "LI 1.3"), False),
    ("4", "Nobody is afraid at home", "Safer Communities", "Feeling safe", ("NI 311", "NI 332"), True),
    ("5", "People come home unhurt from the road", "Safer Communities", "Feeling safe", ("NI 312",), True),
    ("6", "Less crime that spoils people's days", "Safer Communities", "Feeling safe", ("NI 310", "LI 2.1", "LI 2.3"), False),
    ("7", "Work within reach", "Work and Skills", "Getting on", ("NI 320", "LI 3.3"), False),
    ("8", "Every young person is learning or earning", "Work and Skills", "Getting on", ("NI 321", "LI 3.2"), True),
    ("9", "Firms that begin here and stay here", "Work and Skills", "Getting on", ("LI 3.1",), False),
    ("10", "Children are at school and glad of it", "Children and Young People", "Growing up", ("NI 330", "NI 331", "LI 4.3"), False),
    ("11", "Help comes before the crisis", "Children and Young People", "Growing up", ("LI 4.2", "NI 332", "LI 5.1"), True),
    ("12", "Longer lives at home", "Living Well", "Growing old", ("NI 340", "NI 342", "LI 5.2"), False),
)  # fmt: skip
