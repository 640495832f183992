"""Exceptions: each reason comes from its rule, in words and figures; what is asked is asked of the right person."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from laa_minutes.output.exceptions import exception_report
from laa_minutes.output.text import plain
from laa_minutes.register import Register, open_register
from laa_minutes.view.agenda import agenda
from laa_minutes.view.exceptions import ExceptionFilter, ExceptionRow, exceptions
from laa_minutes.view.recovery import recovery_plans
from laa_minutes.workspace import Workspace

Make = Callable[[dict[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]
BRACKENSHIRE = ROOT / "examples" / "brackenshire"

PARTNERSHIP = """
bodies: {pmg: {name: Group}, emb: {name: Board}}
themes: {Homes: {lead: Cara Crane}}
people: [Ada Ash, Ben Birch, Cara Crane]
"""
INDICATOR = """
NI 1:
  title: Empty homes
  theme: Homes
  lead: Ada Ash
  unit: homes
  better: lower
"""
PLAN = """
  recovery:
    owner: Ben Birch
    review: pmg/2010-05-17
    steps:
      - {id: R1, what: Write to owners, due: 2010-01-31}
      - {what: Visit them, due: pmg/2010-04-19}
      - Tell the Board
"""
MARCH = "pmg/2010-03-22"


def said(day: str, *statements: str, body: str = "pmg", more: str = "") -> dict[str, str]:
    """The record of a meeting at which these things were said of NI 1."""
    lines = "".join(f"      - {{code: NI 1, {one}}}\n" for one in statements)
    told = f"    indicators:\n{lines}" if lines else ""
    text = f"body: {body}\ndate: {day}\n{more}items:\n  - title: Exception reports\n{told}"
    return {f"meetings/{body}/{day}.yaml": text}


def measured(*readings: str, targets: str = "") -> str:
    """NI 1 with readings as `period value reported`."""
    lines = [one.rsplit(" ", 2) for one in readings]
    found = "".join(f"    - {{period: {period}, value: {value}, reported: {on}}}\n" for period, value, on in lines)
    aims = f"  targets: [{targets}]\n" if targets else ""
    return f"{INDICATOR}{aims}  readings:\n{found}"


@pytest.fixture
def found(workspace: Make) -> Callable[..., list[ExceptionRow]]:
    def find(day: str, *files: dict[str, str], indicators: str = INDICATOR, **wanted: Any) -> list[ExceptionRow]:
        every = {"partnership.yaml": PARTNERSHIP, "indicators.yaml": indicators}
        for one in files:
            every |= one
        register = open_register(workspace(every), date.fromisoformat(day))
        assert [fault for fault in register.faults if fault.level == "error"] == []
        return list(exceptions(register, ExceptionFilter(**wanted)))

    return find


Find = Callable[..., list[ExceptionRow]]


def why(rows: list[ExceptionRow]) -> list[tuple[str, str]]:
    return [(reason.reason, reason.words) for row in rows for reason in row.reasons]


# Of concern ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("standing", ["off track", "at risk"])
def test_a_bad_standing_as_minuted(found: Find, standing: str) -> None:
    rows = found("2010-02-28", said("2010-02-22", f"standing: {standing}, forecast: on track"))
    assert why(rows) == [(standing, "minuted on 22 Feb 2010; forecast on track")]
    assert rows[0].reasons[0].at == "pmg/2010-02-22/1"


def test_since_when_it_was_minuted_so_without_another_in_between(found: Find) -> None:
    days = {"2009-11-16": "at risk", "2009-12-14": "on track", "2010-01-18": "at risk", "2010-02-22": "at risk"}
    records = [said(day, f"standing: {standing}") for day, standing in days.items()]
    assert why(found("2010-02-28", *records)) == [("at risk", "since 18 Jan 2010, last minuted on 22 Feb 2010")]
    assert why(found("2010-01-17", *records[:2]))[0][0] == "recovered"
    assert why(found("2010-02-28", *records, said("2010-02-25", "standing: ahead")))[0][0] == "recovered"


def test_a_reading_below_its_target_beyond_the_tolerance(found: Find) -> None:
    missed = measured("2009/10 Q1 50 2009-07-20", targets="{period: 2009/10 Q1, value: 40}")
    assert why(found("2009-08-01", indicators=missed)) == [
        ("below target", "50 homes in 2009/10 Q1, target 40 homes (lower is better)")
    ]
    close = missed.replace("  unit:", "  tolerance: 10\n  unit:")
    assert why(found("2009-08-01", indicators=close)) == []


def test_misses_are_counted(found: Find) -> None:
    targets = ", ".join(f"{{period: 2009/10 Q{n}, value: 40}}" for n in (1, 2))
    twice = measured("2009/10 Q1 55 2009-07-20", "2009/10 Q2 50 2009-10-20", targets=targets)
    assert why(found("2009-11-01", indicators=twice))[0][1].endswith("; missed 2 times running")


def test_slipping_is_two_readings_each_worse_than_the_one_before(found: Find) -> None:
    readings = ["2009/10 Q1 40 2009-07-20", "2009/10 Q2 44 2009-10-20", "2009/10 Q3 45 2010-01-20"]
    assert why(found("2010-02-01", indicators=measured(*readings[:2]))) == [
        ("no reading", "none for 2009/10 Q3, which was due by 20 Jan 2010")
    ]
    rows = found("2010-02-01", indicators=measured(*readings))
    assert why(rows) == [("slipping", "worse 2 times running: 40, 44, 45 homes, to 2009/10 Q3")]
    better = measured(*readings).replace("better: lower", "better: higher")
    assert [row.kind for row in found("2010-02-01", indicators=better)] == ["success"]


def test_a_long_run_is_told_by_its_latest_figures(found: Find) -> None:
    readings = [f"2009-{month:02} {30 + month} 2009-12-31" for month in range(1, 12)]
    ((_, words),) = why(found("2009-12-31", indicators=measured(*readings)))
    assert words == "worse 10 times running: …, 36, 37, 38, 39, 40, 41 homes, to 2009-11"


@pytest.mark.parametrize("measure", ["cumulative", "seasonal"])
def test_totals_of_the_year_and_seasonal_figures_are_held_against_the_year_before(found: Find, measure: str) -> None:
    readings = [f"{year} Q4 {value} 2010-06-01" for year, value in
                {"2007/08": 10, "2008/09": 12, "2009/10": 15}.items()]  # fmt: skip
    total = measured(*readings).replace("  better:", f"  measure: {measure}\n  better:")
    assert why(found("2010-06-02", indicators=total)) == [
        ("slipping", "worse than a year before 2 times running: 15 homes in 2009/10 Q4, 12 homes in 2008/09 Q4")
    ]


def test_no_reading_when_one_was_due(found: Find) -> None:
    two = measured("2009/10 Q1 40 2009-07-20", "2009/10 Q2 40 2009-10-25")
    assert why(found("2010-01-25", indicators=two)) == []
    (row,) = found("2010-01-26", indicators=two)
    assert why([row]) == [("no reading", "none for 2009/10 Q3, which was due by 25 Jan 2010")]
    assert [(one.what, one.of) for one in row.asked] == [("the figure for 2009/10 Q3", ("Ada Ash",))]
    assert why(found("2010-09-01", indicators=two))[0][1].endswith("25 Jan 2010, and none for the 2 quarters after it")


def test_a_target_for_a_time_that_is_over_and_nothing_measured_at_all(found: Find) -> None:
    never = f"{INDICATOR}  targets: [{{period: 2009/10, value: 5}}]\n"
    assert why(found("2010-06-29", indicators=never)) == []
    assert why(found("2010-06-30", indicators=never)) == [
        ("no reading", "none on record for 2009/10, for which there is a target")
    ]
    later = f"{INDICATOR}  targets: [{{period: 2009/10, value: 5, agreed: {{at: pmg/2010-07-19}}}}]\n"
    assert why(found("2010-06-30", planned("2010-07-19"), indicators=later)) == []
    without_value = f"{INDICATOR}  targets: [{{period: 2009/10, agreed: {{change: renegotiated}}}}]\n"
    assert why(found("2010-06-30", indicators=without_value)) == []


def test_what_was_expected_and_did_not_come(found: Find) -> None:
    promise = said("2010-02-22", "expected: {by: 2010-03-22, what: Fewer of them}")
    assert why(found("2010-03-22", promise)) == []
    (row,) = found("2010-03-23", promise)
    assert why([row]) == [("not come", "“Fewer of them” expected by 22 Mar 2010, and nothing heard since")]
    assert row.reasons[0].at == "pmg/2010-02-22/1"
    assert why(found("2010-03-30", promise, said("2010-03-29", "note: It came."))) == []


# Recovery plans -----------------------------------------------------------------------------------------------------


def done(ref: str, day: str, more: str = "status: done") -> dict[str, str]:
    return said(day, more=f"progress: [{{ref: {ref}, {more}}}]\n")


def planned(*days: str) -> dict[str, str]:
    return {"forward-plan.yaml": "".join(f"- meeting: pmg/{day}\n" for day in days)}


CALENDAR = planned("2010-03-22", "2010-04-19", "2010-05-17")


def test_a_step_past_its_date_is_asked_of_the_plans_owner(found: Find) -> None:
    assert found("2010-01-31", CALENDAR, indicators=INDICATOR + PLAN) == []
    (row,) = found("2010-02-01", CALENDAR, indicators=INDICATOR + PLAN)
    assert why([row]) == [("step overdue", "Write to owners, due 31 Jan 2010")]
    assert [(one.what, one.of) for one in row.asked] == [("how NI 1/R1 stands", ("Ben Birch",))]
    assert row.recovery is not None
    assert (row.recovery.steps_open, row.recovery.overdue, row.recovery.next) == (
        3, ("NI 1/R1",), row.recovery.steps[0]
    )  # fmt: skip
    assert (row.recovery.review, row.recovery.review_on) == ("pmg/2010-05-17", "2010-05-17")


def test_steps_follow_what_was_reported_on_them(found: Find, workspace: Make) -> None:
    files = (CALENDAR, done("NI1/R1", "2010-02-22"))
    assert found("2010-04-19", *files, indicators=INDICATOR + PLAN) == []
    (row,) = found("2010-04-20", *files, indicators=INDICATOR + PLAN)  # the meeting at which R2 was due has passed
    assert why([row]) == [("step overdue", "Visit them, due 19 Apr 2010")]
    put_off = done("NI 1/R2", "2010-03-22", "due: 2010-06-30, owner: Cara Crane")
    assert found("2010-04-20", *files, put_off, indicators=INDICATOR + PLAN) == []
    (row,) = found("2010-07-01", *files, put_off, indicators=INDICATOR + PLAN)
    assert [(one.what, one.of) for one in row.asked] == [
        ("how NI 1/R2 stands", ("Cara Crane",)), ("a report on the recovery plan", ("Ben Birch",)),
    ]  # fmt: skip


def test_a_plan_is_done_with_its_last_step(found: Find) -> None:
    steps = [done(f"NI 1/R{n}", day) for n, day in enumerate(("2010-01-18", "2010-02-22", "2010-03-22"), 1)]
    rows = found("2010-03-22", CALENDAR, *steps, indicators=INDICATOR + PLAN)
    assert why(rows) == [("recovered", "every step of the recovery plan is done, the last since 22 Mar 2010")]
    later = said("2010-04-19", "standing: on track")
    assert found("2010-04-19", CALENDAR, *steps, later, indicators=INDICATOR + PLAN) == []
    dropped = done("NI 1/R3", "2010-03-22", "status: dropped, note: No need.")
    assert found("2010-03-22", CALENDAR, *steps[:2], dropped, indicators=INDICATOR + PLAN) == []


def test_the_meeting_that_reviews_a_plan_has_it_on_its_agenda(workspace: Make) -> None:
    files = {"partnership.yaml": PARTNERSHIP, "indicators.yaml": INDICATOR + PLAN, **CALENDAR}
    register = open_register(workspace(files), date(2010, 5, 1))
    (plan,) = agenda(register, "pmg/2010-05-17").reviews
    assert (plan.code, plan.owners, plan.steps_open) == ("NI 1", ("Ben Birch",), 3)
    assert agenda(register, "pmg/2010-04-19").reviews == ()


def test_a_review_at_a_meeting_that_moved_follows_it(workspace: Make) -> None:
    moved = "- {meeting: pmg/2010-05-24, moved: [{from: 2010-05-17, dated: 2010-04-01, why: Hall taken}]}\n"
    files = {"partnership.yaml": PARTNERSHIP, "indicators.yaml": INDICATOR + PLAN, "forward-plan.yaml": moved}
    register = open_register(workspace(files), date(2010, 5, 1))
    assert recovery_plans(register)["NI 1"].review == "pmg/2010-05-24"


def test_an_owner_nobody_knows_and_a_review_that_is_not_held_are_found(laa: Run, workspace: Make) -> None:
    wrong = PLAN.replace("Ben Birch", "Ben Brich").replace("pmg/2010-05-17", "pmg/2010-05-18")
    root = workspace({"partnership.yaml": PARTNERSHIP, "indicators.yaml": INDICATOR + wrong, **CALENDAR}).root
    out = laa("check", "--format", "json", cwd=root)[1]
    assert {one["code"] for one in json.loads(out)["problems"]} == {"unknown-person", "dangling-reference"}


REVIEWED = INDICATOR + "  recovery: {owner: Ben Birch, review: pmg/2010-03-22, steps: [Tell the Board]}\n"


def test_a_review_of_which_nothing_was_told_is_asked_of_the_plans_owner(found: Find) -> None:
    assert found("2010-03-22", CALENDAR, indicators=REVIEWED) == []
    (row,) = found("2010-03-23", CALENDAR, indicators=REVIEWED)
    words = "the recovery plan was to be reviewed on 22 Mar 2010, and nothing was told of it since"
    assert why([row]) == [("not reviewed", words)]
    assert row.reasons[0].at == MARCH
    assert [(one.what, one.of) for one in row.asked] == [("a report on the recovery plan", ("Ben Birch",))]


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (said("2010-03-22", "note: Under way."), True),
        (said("2010-04-19", "standing: on track"), True),
        (done("NI 1/R1", "2010-03-22", "status: open, note: Half done."), True),
        (done("NI 1/R1", "2010-04-19", "status: done, on: 2010-03-20"), True),
        (said("2010-03-22", body="emb"), False),
        (said("2010-02-22", "note: It will be reviewed."), False),
        (said("2010-03-22"), False),
    ],
)
def test_a_plan_is_reviewed_where_that_meeting_or_a_later_one_tells_of_it(
    found: Find, record: dict[str, str], told: bool
) -> None:
    rows = found("2010-04-20", CALENDAR, record, indicators=REVIEWED)
    assert ("not reviewed" in [reason for reason, _ in why(rows)]) is not told


def test_a_review_at_a_meeting_that_is_cancelled_is_due_at_the_next(found: Find, workspace: Make) -> None:
    off = {"forward-plan.yaml": CALENDAR["forward-plan.yaml"].replace("03-22\n", "03-22\n  cancelled: Snow\n")}
    assert found("2010-04-19", off, indicators=REVIEWED) == []
    (row,) = found("2010-04-20", off, indicators=REVIEWED)
    assert [(one.reason, one.at) for one in row.reasons] == [("not reviewed", "pmg/2010-04-19")]
    register = open_register(Workspace(workspace({}).root), date(2010, 3, 1))
    assert [plan.code for plan in agenda(register, "pmg/2010-04-19").reviews] == ["NI 1"]


def test_a_review_of_a_plan_that_is_done_is_not_missed(found: Find) -> None:
    assert "not reviewed" not in [
        reason for reason, _ in why(found("2010-03-23", CALENDAR, done("NI 1/R1", "2010-02-22"), indicators=REVIEWED))
    ]


# Successes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        ("off track", "on track", "recovered"),
        ("at risk", "ahead", "recovered"),
        ("on track", "ahead", "ahead"),
    ],
)
def test_a_rise_in_standing(found: Find, before: str, now: str, reason: str) -> None:
    records = (said("2010-01-18", f"standing: {before}"), said("2010-02-22", f"standing: {now}"))
    rows = found("2010-02-28", *records)
    assert [(row.kind, row.reason) for row in rows] == [("success", reason)]
    assert [row.reason for row in found("2010-03-28", *records, said("2010-03-22", f"standing: {now}"))] == (
        ["ahead"] if now == "ahead" else []  # a rise is news once
    )


def test_better_and_still_at_risk_is_both(found: Find) -> None:
    rows = found("2010-02-28", said("2010-01-18", "standing: off track"), said("2010-02-22", "standing: at risk"))
    assert [(row.kind, row.reason) for row in rows] == [("concern", "at risk"), ("success", "improved")]
    assert rows[1].asked == ()


@pytest.mark.parametrize(
    ("before", "now", "reason"), [(50, 39, "recovered"), (50, 42, "improved"), (42, 39, "improved"), (39, 42, None)]
)
def test_a_better_result_against_the_target(found: Find, before: int, now: int, reason: str | None) -> None:
    targets = ", ".join(f"{{period: 2009/10 Q{n}, value: 40}}" for n in (1, 2))
    text = measured(f"2009/10 Q1 {before} 2009-07-20", f"2009/10 Q2 {now} 2009-10-20", targets=targets)
    rows = found("2009-11-01", indicators=text.replace("  unit:", "  tolerance: 10%\n  unit:"))
    assert [row.reason for row in rows if row.kind == "success"] == ([reason] if reason else [])


def test_the_target_of_a_years_end(found: Find) -> None:
    targets = "{period: 2009/10, value: 40, profile: {2009/10 Q3: 45, 2009/10 Q4: 40}}"
    text = measured("2009/10 Q3 44 2010-01-20", "2009/10 Q4 40 2010-04-20", targets=targets)
    assert why(found("2010-04-30", indicators=text)) == [("target met", "40 homes in 2009/10 Q4, target 40 homes")]
    assert found("2010-02-01", indicators=text) == []  # a milestone of the year that is met is no exception


# What is asked ------------------------------------------------------------------------------------------------------


def asked(row: ExceptionRow) -> list[tuple[str, tuple[str, ...], str | None, str | None]]:
    return [(one.what, one.of, one.answered, one.note) for one in row.asked]


def test_commentary_minuted_with_the_standing_is_there(found: Find) -> None:
    (row,) = found("2010-02-28", said("2010-02-22", "standing: at risk, note: The builder is late."))
    assert asked(row) == [("commentary", ("Ada Ash",), "pmg/2010-02-22/1", "The builder is late.")]
    assert not row.wanted


def test_a_newer_figure_asks_again(found: Find) -> None:
    text = measured("2009/10 Q3 50 2010-03-01", targets="{period: 2009/10 Q3, value: 40}")
    told = said("2010-02-22", "standing: at risk, note: The builder is late.")
    (row,) = found("2010-03-02", told, indicators=text)
    assert asked(row) == [("commentary", ("Ada Ash",), None, None)]
    (row,) = found("2010-03-23", told, said("2010-03-22", "note: He is gone."), indicators=text)
    assert asked(row) == [("commentary", ("Ada Ash",), "pmg/2010-03-22/1", "He is gone.")]


def test_commentary_is_asked_again_when_two_meetings_heard_nothing(found: Find) -> None:
    told = said("2010-02-22", "standing: at risk, note: The builder is late.")
    silent = [said(day) for day in ("2010-03-22", "2010-04-19")]
    assert not found("2010-04-18", told, silent[0])[0].wanted
    assert found("2010-04-20", told, *silent)[0].wanted


def test_where_nobody_leads_the_themes_lead_is_asked(found: Find) -> None:
    (row,) = found("2010-02-28", said("2010-02-22", "standing: at risk"),
                   indicators=INDICATOR.replace("  lead: Ada Ash\n", ""))  # fmt: skip
    assert (row.lead, row.asked[0].of) == (None, ("Cara Crane",))


def test_of_everything_else_nothing_is_asked(found: Find) -> None:
    text = measured("2009/10 Q3 39 2010-01-20", targets="{period: 2009/10 Q3, value: 40}")
    assert found("2010-02-28", said("2010-02-22", "standing: on track"), indicators=text) == []


# Filters and formats ------------------------------------------------------------------------------------------------


def test_only_what_a_body_minuted_counts_with_body(found: Find) -> None:
    records = (said("2010-01-18", "standing: off track"), said("2010-02-22", "standing: at risk", body="emb"))
    assert [row.reason for row in found("2010-02-28", *records)] == ["at risk", "improved"]
    assert [row.reason for row in found("2010-02-28", *records, bodies=("pmg",))] == ["off track"]


@pytest.fixture(scope="module")
def brackenshire() -> Register:
    return open_register(Workspace(BRACKENSHIRE), date(2024, 6, 15))


def test_every_reason_of_a_real_size_is_one_of_the_rules(brackenshire: Register) -> None:
    rows = exceptions(brackenshire, ExceptionFilter())
    assert [row.kind for row in rows] == sorted(row.kind for row in rows)  # concerns first
    assert all(row.reasons and row.reason == row.reasons[0].reason for row in rows)
    assert all((row.kind == "concern") or not row.asked for row in rows)
    wanted = exceptions(brackenshire, ExceptionFilter(wanted=True))
    assert wanted == tuple(row for row in rows if any(one.answered is None for one in row.asked))
    assert 0 < len(wanted) < len(rows)


def test_filters(brackenshire: Register) -> None:
    every = exceptions(brackenshire, ExceptionFilter())
    theme, lead = every[0].theme, every[0].lead
    assert theme is not None
    assert lead is not None
    assert {row.theme for row in exceptions(brackenshire, ExceptionFilter(themes=(theme,)))} == {theme}
    assert {row.lead for row in exceptions(brackenshire, ExceptionFilter(leads=(lead,)))} == {lead}
    one = exceptions(brackenshire, ExceptionFilter(indicators=(every[0].code,)))
    assert {row.code for row in one} == {every[0].code}


def test_what_is_wanted_is_told_once_for_each_person(found: Find) -> None:
    other = INDICATOR.replace("NI 1", "NI 2")
    two = {"meetings/pmg/2010-02-22.yaml": "body: pmg\ndate: 2010-02-22\nitems:\n  - title: Reports\n    indicators:\n"
           "      - {code: [NI 1, NI 2], standing: off track}\n"}  # fmt: skip
    rows = found("2010-02-28", two, indicators=INDICATOR + other)
    shown = plain(exception_report(rows, date(2010, 2, 28), "Group"))
    assert "\nWanted from Ada Ash: commentary on NI 1 and NI 2.\n" in shown
    assert "2 concerns, no successes; something is wanted on 2." in shown
    assert "→ wanted from Ada Ash: commentary" in shown


def test_the_formats(laa: Run) -> None:
    words = ("exceptions", "--as-of", "2024-06-15", "--indicator", "ni312")
    code, out, err = laa(*words, "--json", cwd=BRACKENSHIRE)
    told = json.loads(out)
    assert (code, err, told["schema"]) == (0, "", "laa.exceptions/1")
    (row,) = told["exceptions"]
    assert {"code", "kind", "reason", "reasons", "asked", "wanted", "actions", "recovery"} <= row.keys()
    assert row["recovery"]["next"]["ref"].startswith("NI 312/R")
    (line,) = csv.DictReader(io.StringIO(laa(*words, "--format", "csv", cwd=BRACKENSHIRE)[1]))
    assert (line["code"], line["kind"], line["wanted"]) == ("NI 312", "concern", "yes")
    assert line["why"].startswith("Below target: 113 people in 2023/24 Q4, target 100 people (lower is better); ")
    assert ". At risk: minuted on " in line["why"]
    assert line["request"] == (
        "commentary from Ash Rushby; how NI 312/R1 stands from Ash Rushby; "
        "a report on the recovery plan from Ash Rushby"
    )
    assert "| NI 312 | " in laa(*words, "--format", "md", cwd=BRACKENSHIRE)[1]


def test_the_facts_of_22_february(essex: Register) -> None:
    rows = exceptions(essex, ExceptionFilter())
    assert [(row.code, row.reason) for row in rows] == [
        ("NI 197", "off track"), ("LI 10.1", "off track"), ("NI 4", "at risk"), ("NI 154", "at risk"),
        ("LI 2.2", "at risk"), ("NI 156", "ahead"),
    ]  # fmt: skip
    assert not any(row.wanted for row in rows)  # the minutes say something of each


def test_nothing_measured_nothing_said(laa: Run, tmp_path: Path) -> None:
    (tmp_path / "partnership.yaml").write_text("")
    code, out, err = laa("exceptions", "--as-of", "2010-02-22", cwd=tmp_path)
    assert (code, out, err) == (0, "Exceptions on 22 February 2010\n\nNo exceptions.\n", "")


def test_text_in_records_is_text(found: Find) -> None:
    evil = INDICATOR.replace("Empty homes", '"[red]x\\e[31m{{ y }}"')
    rows = found("2010-02-28", said("2010-02-22", "standing: at risk"), indicators=evil)
    shown = plain(exception_report(rows, date(2010, 2, 28), ""))
    assert "[red]x\ufffd[31m{{ y }}" in shown
