"""Figures, targets and recovery plans by command: each in its place, and no other byte of the file touched."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from yaml import safe_load

from laa_minutes.cycle.change import Change
from laa_minutes.cycle.measuring import NewReading, NewTarget, add_target, set_reading
from laa_minutes.cycle.recovering import NewRecovery, recover
from laa_minutes.diagnostic import LaaError
from laa_minutes.record.figure import read_figure
from laa_minutes.record.when import UnreadableError
from laa_minutes.register import Register, open_register
from laa_minutes.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]
Make = Callable[[Mapping[str, str]], Workspace]

PARTNERSHIP = """\
tolerance: 10%
bodies: {board: {name: Board}, exec: {name: Executive}}
people: [Ada Ash, Ben Birch, Ben Broom]
"""
INDICATORS = """\
# What is measured.

NI 1:   # the first
  title: One
  lead: Ada Ash
  unit: "homes"
  better: lower
  targets:
    - {period: 2009/10, value: 40, profile: {2009/10 Q1: 48, 2009/10 Q3: 44}}
    - {period: 2010/11, value: 30, agreed: {by: Ada Ash, at: board/2010-02-22/1}}
  readings:   # by quarter
    - {period: 2009/10 Q1, value: 50, reported: 2009-08-01}   # provisional

    - period: "2009/10 Q3"
      value: 45   # hm
      reported: 2010-02-01

  # a comment at the end
NI2: Two
'NI 3': {title: Three, readings: [{period: 2009-12, value: 1}]}
NI 4:
"""
MEETING = "body: board\ndate: 2010-02-22\nstatus: circulated\nitems: [Performance, Any other business]\n"
FILES = {
    "partnership.yaml": PARTNERSHIP,
    "indicators.yaml": INDICATORS,
    "meetings/board/2010-02-22.yaml": MEETING,
    "forward-plan.yaml": "- meeting: board/2010-05-17\n- {meeting: board/2010-06-14, cancelled: Snow}\n",
}


@pytest.fixture
def board(workspace: Make) -> Path:
    return workspace(FILES).root


@pytest.fixture
def told(board: Path, laa: Run) -> Callable[..., str]:
    """Run `laa indicator …` on 1 March 2010; what it says, once it is done."""

    def run(*words: str) -> str:
        code, out, err = laa("indicator", *words, "--as-of", "2010-03-01", cwd=board)
        assert (code, out) == (0, ""), err
        return err

    return run


@pytest.fixture
def refused(board: Path, laa: Run) -> Callable[..., tuple[int, str]]:
    """Run `laa indicator …`: the exit code, and why nothing was written."""

    def run(*words: str) -> tuple[int, str]:
        before = (board / "indicators.yaml").read_bytes()
        code, out, err = laa("indicator", *words, "--as-of", "2010-03-01", cwd=board)
        assert out == ""
        assert (board / "indicators.yaml").read_bytes() == before
        return code, err

    return run


def text(board: Path) -> str:
    return (board / "indicators.yaml").read_text(encoding="utf-8")


# A reading ----------------------------------------------------------------------------------------------------------


def test_a_reading_goes_where_its_time_is_and_is_laid_out_like_its_neighbours(board: Path, told: Any) -> None:
    assert told("set", "ni1", "2009/10q2", "47.50", "--source", "Survey: second") == (
        "NI 1: 47.50 homes for 2009/10 Q2, reported 1 Mar 2010.\nWrote indicators.yaml, 5 lines.\n"
        "Improving: it was 50 for 2009/10 Q1.\n"
    )
    new = '    - period: 2009/10 Q2\n      value: 47.50\n      reported: 2010-03-01\n      source: "Survey: second"\n\n'
    assert text(board) == INDICATORS.replace('    - period: "2009', f'{new}    - period: "2009')


@pytest.mark.parametrize(
    ("code", "was", "now"),
    [
        ("ni2", "NI2: Two\n",
         "NI2:\n  title: Two\n  readings:\n    - {period: 2010-02, value: 5, reported: 2010-03-01}\n"),
        ("ni3", "value: 1}]}", "value: 1}, {period: 2010-02, value: 5, reported: 2010-03-01}]}"),
        ("ni4", "NI 4:\n", "NI 4:\n  readings:\n    - {period: 2010-02, value: 5, reported: 2010-03-01}\n"),
    ],
)  # fmt: skip
def test_every_way_in_which_an_indicator_may_be_written(board: Path, told: Any, code: str, was: str, now: str) -> None:
    told("set", code, "2010-02", "5")
    assert text(board) == INDICATORS.replace(was, now)


@pytest.mark.parametrize(
    ("typed", "written"), [("1,234", "1234"), ("45%", "45"), ("£460,000", "460000"), ("-3", "-3"), ("−0.5", "-0.5")]
)
def test_a_figure_is_written_as_a_number(board: Path, told: Any, typed: str, written: str) -> None:
    told("set", "NI4", "2010-02", typed)
    assert f"value: {written}, " in text(board)
    assert safe_load(text(board))["NI 4"]["readings"][0]["value"] == float(written)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("12,5", "Decimals follow a point, and commas stand between thousands: 12.5."),
        ("12 homes", "Write the figure alone, without its unit: 12."),
        ("3.5pp", "Write the figure alone, without its unit: 3.5."),
        ("460k", "Write the figure out: 460,000."),
        ("£1.25m", "Write the figure out: 1,250,000."),
        ("9 to 11", "Write one figure; what else was said of it belongs in the minutes."),
        ("9-11", "Write one figure; what else was said of it belongs in the minutes."),
        ("many", "Write it like 460,000 or 12.5."),
        ("", "Write it like 460,000 or 12.5."),
        ("1e5", "Write it like 460,000 or 12.5."),
    ],
)
def test_what_is_no_number_is_refused_with_what_was_meant(refused: Any, typed: str, hint: str) -> None:
    assert refused("set", "NI1", "2009/10 Q4", typed) == (2, f"“{typed}” is no number. {hint}\n")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("NI1", "2009", "5"), 2, "“2009” is no period"),
        (("NI1", "2009/11", "5"), 2, "The financial year that begins in 2009 is 2009/10."),
        (("NI9", "2009/10", "5"), 1, "No indicator called “NI9”"),
        (("NI1", "2009/10", "5", "--reported", "2010-02-30"), 2, "February 2010 has 28 days"),
        (("NI1", "2009/10", "5", "--repotred", "2010-02-01"), 2, "No such option: --repotred"),
    ],
)
def test_what_is_typed_wrong(refused: Any, words: tuple[str, ...], code: int, message: str) -> None:
    found, err = refused("set", *words)
    assert found == code
    assert message in err


def test_a_period_that_has_its_figure_needs_a_word(refused: Any, told: Any, board: Path) -> None:
    code, err = refused("set", "NI1", "2009/10 Q3", "44")
    assert code == 1
    assert err == (
        "NI 1 has 45 for 2009/10 Q3 already, reported 1 Feb 2010. If the figure was revised, say --revise: both are "
        "kept, and the new one counts. A slip is corrected by hand, on line 15 of indicators.yaml.\n"
    )
    assert refused("set", "NI1", "2009/10 Q3", "45.0")[1] == (
        "NI 1 has 45.0 for 2009/10 Q3 already; nothing was written.\n"
    )
    earlier = ("set", "NI1", "2009/10 Q3", "44", "--revise", "--reported", "2010-02-01")
    assert refused(*earlier)[0] == 2
    assert told("set", "NI1", "2009/10 Q3", "44", "--revise").startswith(
        "NI 1: 44 homes for 2009/10 Q3, in the place of 45, reported 1 Mar 2010.\n"
    )
    assert "value: 45   # hm" in text(board)


def test_both_figures_are_kept_and_the_later_report_counts(board: Path, told: Any, laa: Run) -> None:
    told("set", "NI1", "2009/10 Q3", "44", "--revise")
    assert laa("check", cwd=board)[0] == 0
    rows = [laa("scorecard", "--format", "csv", "--as-of", day, cwd=board)[1] for day in ("2010-02-28", "2010-03-01")]
    assert [",45," in rows[0].splitlines()[1], ",44," in rows[1].splitlines()[1]] == [True, True]


def test_q4_of_a_total_of_the_year_is_the_year(workspace: Make, laa: Run) -> None:
    total = "NI 1: {measure: cumulative, readings: [{period: 2009/10 Q4, value: 7, reported: 2010-04-01}]}\n"
    root = workspace({**FILES, "indicators.yaml": total}).root
    code, _, err = laa("indicator", "set", "NI1", "2009/10", "8", "--as-of", "2010-05-01", cwd=root)
    assert (code, "NI 1 has 7 for 2009/10 Q4 already" in err) == (1, True)


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        (("2009-12", "44"), "NI 1 has been measured by quarter so far, and 2009-12 is a month.\n"),
        (("2009-10", "44"), "and 2009-10 is a month. If the year is meant, write 2009/10.\n"),
        (("2009/10 Q4", "44"), "2009/10 Q4 was not over when it was reported: it ends on 31 Mar 2010."),
        (("2010/11 Q3", "44", "--reported", "2011-01-10"), "Nothing is on record for 2009/10 Q4"),
        (("2009/10 Q2", "44", "--reported", "2010-03-05"), "It counts from 5 Mar 2010."),
        (("2009/10 Q2", "470"), "a nought or a point too many?"),
        (("2009/10 Q2", "44"), "Improving: it was 50 for 2009/10 Q1."),
        (("2009/10 Q2", "50"), "Steady: it was 50 for 2009/10 Q1."),
    ],
)
def test_what_there_is_to_know_of_it(told: Any, words: tuple[str, ...], remark: str) -> None:
    if remark.startswith("Nothing is on record"):  # a rhythm needs steps that are mostly alike
        told("set", "NI1", "2009/10 Q2", "46")
    assert remark in told("set", "NI1", *words)


def test_it_is_held_against_its_target(told: Any) -> None:
    told("target", "NI1", "2009/10 Q2", "46", "--by", "Ada")
    assert "Within tolerance: the target for 2009/10 Q2 is 46.\n" in told("set", "NI1", "2009/10 Q2", "47")
    assert "On target: the target for 2009/10 Q3 is 44.\n" in told("set", "NI1", "2009/10 Q3", "44", "--revise")


def test_an_indicator_may_be_called_by_its_title_as_in_show(told: Any) -> None:
    assert told("set", "three", "2010-01", "2").startswith("NI 3: 2 for 2010-01")


def test_of_two_with_one_title_neither_is_taken(workspace: Make, laa: Run) -> None:
    root = workspace({**FILES, "indicators.yaml": "NI 32: MARAC\nLI 7.1: MARAC\n"}).root
    code, _, err = laa("indicator", "set", "marac", "2010-01", "2", "--as-of", "2010-03-01", cwd=root)
    assert (code, err) == (1, "“marac” could be NI 32 or LI 7.1. Write the whole name.\n")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("set", "NI1", "2009/10 Q2", "12%"), "a percentage"),
        (("target", "NI1", "2011/12", "12 %"), "a percentage"),
        (("set", "NI1", "2009/10 Q2", "£12"), "money"),
    ],
)
def test_a_percentage_or_money_is_no_number_of_homes(refused: Any, words: tuple[str, ...], what: str) -> None:
    code, err = refused(*words)
    assert (code, f"is {what}, and NI 1 is measured in homes. If the number is right" in err) == (2, True)


def test_a_percentage_of_what_is_measured_in_percent_is_its_number(workspace: Make, laa: Run) -> None:
    units = "NI 1: {unit: '% of pupils'}\nNI 2: {}\nNI 3: {unit: £ million}\n"
    root = workspace({**FILES, "indicators.yaml": units}).root
    for code, typed in (("NI1", "12%"), ("NI2", "12%"), ("NI3", "£12")):
        assert laa("indicator", "set", code, "2009-12", typed, "--as-of", "2010-03-01", cwd=root)[0] == 0


@pytest.mark.parametrize(
    ("period", "value", "remark"),
    [
        ("2009/10 Q3", "9", "A total since 1 April cannot fall from 12 (2009/10 Q2) to 9 (2009/10 Q3)"),
        ("2009/10 Q1", "20", "A total since 1 April cannot fall from 20 (2009/10 Q1) to 12 (2009/10 Q2)"),
        ("2009/10 Q3", "12", ""),
        ("2010/11 Q1", "3", ""),
    ],
)
def test_a_quarters_own_figure_among_totals_is_told_at_once(
    workspace: Make, laa: Run, period: str, value: str, remark: str
) -> None:
    totals = "NI 1: {measure: cumulative, readings: [{period: 2009/10 Q2, value: 12, reported: 2009-10-20}]}\n"
    root = workspace({**FILES, "indicators.yaml": totals}).root
    err = laa("indicator", "set", "NI1", period, value, "--as-of", "2010-07-31", cwd=root)[2]
    assert remark in err
    assert ("cannot fall" in err) == bool(remark)
    assert ("falling-total" in laa("check", cwd=root)[1]) == bool(remark)


def test_readings_that_begin_with_the_newest_stay_so(workspace: Make, laa: Run) -> None:
    lines = [f"    - {{period: 2009-{month}, value: {month}}}\n" for month in (12, 11, "09")]
    root = workspace({**FILES, "indicators.yaml": "NI 1:\n  readings:\n" + "".join(lines)}).root
    for period in ("2009-10", "2010-01", "2009-08"):
        laa("indicator", "set", "NI1", period, "10", "--as-of", "2010-03-01", cwd=root)
    found = [line.split(",")[0].split()[-1] for line in (root / "indicators.yaml").read_text().splitlines()[2:]]
    assert found == ["2010-01", "2009-12", "2009-11", "2009-10", "2009-09", "2009-08"]


# A target -----------------------------------------------------------------------------------------------------------


def test_a_version_is_added_after_the_others(board: Path, told: Any) -> None:
    assert told("target", "NI1", "2009/10", "38", "--at", "2010-02-22/1", "--change", "revised", "--by", "Birch") == (
        "NI 1: target for 2009/10 38 homes, revised, agreed by Ben Birch, at board/2010-02-22/1.\n"
        "Wrote indicators.yaml, 1 line.\n"
    )
    new = "    - {period: 2009/10, value: 38, agreed: {by: Ben Birch, at: board/2010-02-22/1, change: revised}}\n"
    assert text(board) == INDICATORS.replace("  readings:   #", f"{new}  readings:   #")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("2009/10", "38"), 1, "NI 1 has a target of 40 for 2009/10 already. Say with --change what became of it"),
        (("2009/10", "38", "--change", "unchanged"), 2, "cannot go from 40 to 38"),
        (("2010/11", "29", "--change", "revised"), 2, "was agreed at board/2010-02-22/1. Say with --at"),
        (("2010/11",), 2, "No value was given"),
        (("2011/12", "29", "--at", "2010-02-22/7"), 1, "no board/2010-02-22/7 on record. board/2010-02-22 has 1 Perf"),
        (("2011/12", "29", "--at", "2010-02-23"), 1, "No meeting of any body on 23 Feb 2010"),
        (("2011/12", "29", "--by", "Ben"), 1, "“Ben” could be Ben Birch or Ben Broom"),
        (("2011/12", "29", "--change", "better"), 2, "'better' is not one of"),
    ],
)
def test_a_version_that_cannot_be_told_apart_is_refused(
    refused: Any, words: tuple[str, ...], code: int, message: str
) -> None:
    found, err = refused("target", "NI1", *words)
    assert (found, message in err) == (code, True), err


def test_the_same_target_twice_is_there_already(refused: Any) -> None:
    assert refused("target", "NI1", "2009/10", "40.0") == (
        0, "NI 1 has a target of 40.0 for 2009/10 already; nothing was written.\n"
    )  # fmt: skip


def test_interim_targets_that_go_with_the_old_target_are_named_and_set_anew(workspace: Make, laa: Run) -> None:
    agreed = "agreed: {at: board/2010-02-22/1}"
    aim = f"{{period: 2010/11, value: 30, profile: {{2010/11 Q1: 33, 2010/11 Q2: 32}}, {agreed}}}"
    later = "meetings/board/2010-07-19.yaml"
    reading = "{period: 2010/11 Q2, value: 31}"
    indicators = f"NI 1:\n  better: lower\n  targets:\n    - {aim}\n  readings: [{reading}]\n"
    more = {"indicators.yaml": indicators, later: "body: board\ndate: 2010-07-19\nitems: [Targets]\n"}
    root = workspace({**FILES, **more}).root

    def aimed(*words: str) -> tuple[int, str]:
        code, _, err = laa("indicator", "target", "NI1", *words, "--as-of", "2010-08-01", cwd=root)
        return code, err

    code, said = aimed("2010/11", "25", "--change", "renegotiated", "--at", "2010-07-19/1")
    assert (code, said.splitlines()[-1]) == (
        0,
        "The interim target for 2010/11 Q2 goes with the old one. "  # Q1 was over, and keeps its milestone
        '`laa indicator target "NI 1" "2010/11 Q2" … --at board/2010-07-19/1` sets a new one.',
    )
    code, said = aimed("2010/11 Q2", "28")
    assert (code, "was agreed at board/2010-02-22/1. Say with --at" in said) == (2, True)
    code, said = aimed("2010/11 Q2", "28", "--at", "2010-07-19/1")
    assert code == 0
    (row,) = json.loads(laa("scorecard", "--json", "--as-of", "2010-11-01", cwd=root)[1])["indicators"]
    assert (row["target"], row["performance"]) == (28, "missed")


def test_a_target_confirmed_without_its_value(board: Path, told: Any) -> None:
    told("target", "NI2", "2009/10", "--change", "unchanged", "--at", "2010-02-22")
    assert "  targets:\n    - {period: 2009/10, agreed: {at: board/2010-02-22, change: unchanged}}\n" in text(board)


def test_an_agreement_that_is_still_to_come(told: Any) -> None:
    err = told("target", "NI1", "2011/12", "20", "--at", "2010-05-17")
    assert "It counts from 17 May 2010, the day of that meeting." in err


# A recovery plan ----------------------------------------------------------------------------------------------------


def test_a_plan_is_begun_and_added_to(board: Path, told: Any) -> None:
    err = told("recovery", "NI1", "--owner", "Ada", "--review", "2010-05-17", "--step", "Ask: why?", "--due", "2010-03")
    assert err == (
        "Recovery plan of NI 1: owner Ada Ash; review board/2010-05-17; step NI 1/R1, due 2010-03: Ask: why?\n"
        "Wrote indicators.yaml, 5 lines.\n"
    )
    told("recovery", "ni1", "--step", "Again", "--due", "board/2010-05-17")
    plan = (
        "  recovery:\n    owner: Ada Ash\n    review: board/2010-05-17\n    steps:\n"
        '      - {id: R1, what: "Ask: why?", due: 2010-03}\n      - {id: R2, what: Again, due: board/2010-05-17}\n'
    )
    before = "\n  # a comment at the end"
    assert text(board) == INDICATORS.replace(before, f"{plan}{before}")
    told("recovery", "ni1", "--owner", "Birch")
    assert text(board) == INDICATORS.replace(before, f"{plan.replace('Ada Ash', 'Ben Birch')}{before}")


def test_a_plan_without_an_owner_or_a_review_says_so(told: Any) -> None:
    err = told("recovery", "NI3", "--step", "Ask.")
    assert "Nobody owns it yet: --owner.\nNo meeting is to review it yet: --review.\n" in err
    assert "was on 22 Feb 2010" in told("recovery", "NI3", "--owner", "Ada", "--review", "2010-02-22")


def test_a_number_of_a_step_is_given_once(board: Path, told: Any) -> None:
    (board / "meetings/board/2010-02-22.yaml").write_text(MEETING + "progress: [{ref: NI 1/R4, status: done}]\n")
    told("recovery", "NI1", "--step", "Ask.")
    assert "id: R5" in text(board)


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ((), 2, "Give --owner, --review or --step"),
        (("--due", "2010-04"), 2, "--due is the date of a step"),
        (("--step", "Ask.", "--due", "next"), 2, "Write a date, a month or the name of a meeting"),
        (
            ("--step", "Ask.", "--due", "soon"),
            2,
            "is no date that sorts. Write a day (2010-04-19), a month (2010-04) or",
        ),
        (("--step", "Ask.", "--due", "2010-02-31"), 2, "Did you mean 2010-03-31?\n"),
        (("--step", "Ask.", "--due", "board/2010-05-18"), 1, "No meeting of board on 18 May 2010"),
        (("--review", "2010-06-14"), 1, "was cancelled"),
        (("--owner", "Ben"), 1, "could be Ben Birch or Ben Broom"),
    ],
)
def test_what_no_plan_can_hold(refused: Any, words: tuple[str, ...], code: int, message: str) -> None:
    found, err = refused("recovery", "NI1", *words)
    assert (found, message in err) == (code, True), err


def test_a_step_is_reported_done_where_its_plan_is_reviewed(board: Path, told: Any, laa: Run) -> None:
    told("recovery", "NI1", "--owner", "Ada", "--review", "2010-05-17", "--step", "Ask.")
    (board / "meetings/exec").mkdir()
    (board / "meetings/exec/2010-02-01.yaml").write_text("body: exec\ndate: 2010-02-01\nitems: [Business]\n")
    code, _, err = laa("done", "NI1/R1", "--note", "Asked.", "--as-of", "2010-03-02", cwd=board)
    assert code == 0, err
    assert err.startswith("Done: NI 1/R1, Ada Ash: Ask.\nWrote meetings/board/2010-05-17.yaml, a new record of ")
    record = (board / "meetings/board/2010-05-17.yaml").read_text()
    assert "  - ref: NI 1/R1\n    status: done\n    on: 2010-03-02\n    note: Asked.\n" in record
    assert record.count("NI 1/R1") == 1  # in the entry that was laid out for it
    assert "✓ done" in laa("show", "NI1/R1", "--as-of", "2010-03-02", cwd=board)[1]
    assert laa("done", "NI1/R1", "--as-of", "2010-03-02", cwd=board)[2].startswith(
        "The matter NI 1/R1 was reported done"
    )


def test_the_record_of_the_reviewing_meeting_is_opened_with_the_open_steps(board: Path, told: Any, laa: Run) -> None:
    told("recovery", "NI1", "--owner", "Ada", "--review", "2010-05-17", "--step", "Ask.")
    told("recovery", "NI1", "--step", "Ask again.")
    laa("done", "NI1/R1", "--at", "2010-02-22", "--as-of", "2010-03-02", cwd=board)
    assert laa("new-meeting", "2010-05-17", cwd=board)[0] == 0
    record = (board / "meetings/board/2010-05-17.yaml").read_text()
    assert "  # Ada Ash: Ask again.\n  - ref: NI 1/R2\n    status: open\n" in record
    assert "NI 1/R1" not in record


# Every way --------------------------------------------------------------------------------------------------------


def test_dry_run_writes_nothing(board: Path, laa: Run) -> None:
    code, out, err = laa("indicator", "set", "NI4", "2010-02", "5", "--dry-run", "--as-of", "2010-03-01", cwd=board)
    assert code == 0
    assert "+    - {period: 2010-02, value: 5, reported: 2010-03-01}\n" in out
    assert err.endswith("Nothing was written.\n")
    assert text(board) == INDICATORS


def test_a_file_with_errors_is_not_touched(board: Path, laa: Run) -> None:
    broken = INDICATORS + "NI 5: {valu: 3}\n"
    (board / "indicators.yaml").write_text(broken)
    code, _, err = laa("indicator", "set", "NI4", "2010-02", "5", cwd=board)
    assert (code, "nothing is written to indicators.yaml while it has errors" in err.lower()) == (1, True)
    assert text(board) == broken


@pytest.mark.parametrize(
    ("odd", "line"),
    [
        ("NI 1:\n  readings: {period: 2009-12, value: 1}\n", 2),  # one reading, and no list of them
        ("NI 1:\n  readings:\n  - {period: 2009-12, value: 1}\n  - # hm\n    {period: 2010-01, value: 2}\n", None),
    ],
)
def test_where_it_would_not_be_safe_the_line_is_named(workspace: Make, laa: Run, odd: str, line: int | None) -> None:
    root = workspace({**FILES, "indicators.yaml": odd}).root
    code, _, err = laa("indicator", "set", "NI1", "2010-02", "5", "--as-of", "2010-03-01", cwd=root)
    if line is None:
        assert code == 0
        assert (root / "indicators.yaml").read_text().startswith(odd)
    else:
        assert (code, f"Edit line {line} by hand." in err) == (1, True), err
        assert (root / "indicators.yaml").read_text() == odd


def test_two_at_once_lose_none(board: Path) -> None:
    program = "import sys; from laa_minutes.cli import main; main()"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, "indicator", "set", "NI4", f"2009-{month:02}", str(month)],
            cwd=board, stderr=subprocess.DEVNULL,
        )
        for month in range(4, 10)
    ]  # fmt: skip
    assert [one.wait() for one in running] == [0] * 6
    found = safe_load(text(board))["NI 4"]["readings"]
    assert [(one["period"], one["value"]) for one in found] == [(f"2009-{month:02}", month) for month in range(4, 10)]


# Any file, any sequence -----------------------------------------------------------------------------------------------

PERIODS = ["2009-11", "2009-12", "2010-01", "2009/10 Q3", "2009/10", '"2010-02"']
COMMENTS = ["", "  # a remark", "   #x: [y]"]


@st.composite
def listed(draw: st.DrawFn, key: str, entries: st.SearchStrategy[dict[str, str]]) -> str:
    """A list of an indicator in one of the ways in which people write it, two spaces in; empty for none at all."""
    style = draw(st.sampled_from(["none", "empty", "brackets", "block", "entries", "flow"]))
    found = draw(st.lists(entries, min_size=1, max_size=3, unique_by=lambda one: one["period"].strip('"')))
    flow = ["{" + ", ".join(f"{name}: {value}" for name, value in one.items()) + "}" for one in found]
    if style == "none":
        return ""
    if style == "empty":
        return f"  {key}:{draw(st.sampled_from(COMMENTS))}\n"
    if style == "brackets":
        return f"  {key}: []{draw(st.sampled_from(COMMENTS))}\n"
    if style == "flow":
        return f"  {key}: [{', '.join(flow)}]{draw(st.sampled_from(COMMENTS))}\n"
    indent = draw(st.sampled_from(["  ", "    "]))
    gap = draw(st.sampled_from(["", "\n", "    # between\n"]))
    if style == "entries":
        lines = [f"{indent}- {one}{draw(st.sampled_from(COMMENTS))}\n" for one in flow]
    else:
        lines = [
            f"{indent}- " + f"{indent}  ".join(f"{name}: {value}{draw(st.sampled_from(COMMENTS))}\n"
                                               for name, value in one.items())
            for one in found
        ]  # fmt: skip
    return f"  {key}:{draw(st.sampled_from(COMMENTS))}\n{gap.join(lines)}"


READINGS = st.fixed_dictionaries(
    {"period": st.sampled_from(PERIODS), "value": st.sampled_from(["1", "2.50", "-3", '"4"', "'5,000'"])},
    optional={"reported": st.sampled_from(["2010-01-05", "2010-02-05"])},
)
TARGETS = st.fixed_dictionaries(
    {"period": st.sampled_from(PERIODS), "value": st.sampled_from(["1", "'2'"])},
    optional={"agreed": st.just("{by: Ada Ash}")},
)


@st.composite
def files(draw: st.DrawFn) -> str:
    out = draw(st.sampled_from(["", "# What is measured.\n\n"]))
    for code in draw(st.permutations(["NI 1", "NI2", '"NI 3"', "Local: no".replace(":", "")])):
        shape = draw(st.sampled_from(["title", "nothing", "keys", "keys", "keys"]))
        if shape == "title":
            out += f"{code}: The title{draw(st.sampled_from(COMMENTS))}\n"
        elif shape == "nothing":
            out += f"{code}:{draw(st.sampled_from(COMMENTS))}\n"
        else:
            keys = [
                f"  title: 'It''s {code[:2]}'{draw(st.sampled_from(COMMENTS))}\n",
                draw(listed("targets", TARGETS)), draw(listed("readings", READINGS)),
                draw(st.sampled_from(["", "  better: lower\n", "  recovery: {owner: Ada Ash}\n",
                                      "  recovery:\n    steps:\n      - {what: Ask}   # one\n      - Ask again\n"])),
            ]  # fmt: skip
            out += f"{code}:{draw(st.sampled_from(COMMENTS))}\n{''.join(draw(st.permutations(keys)))}"
        out += draw(st.sampled_from(["", "\n", "# next\n"]))
    out = out if draw(st.booleans()) else out.rstrip("\n")
    return out.replace("\n", "\r\n") if draw(st.booleans()) else out


PERIOD = st.sampled_from([one.strip('"') for one in PERIODS])
FIGURE = st.decimals(-9999, 9999, allow_nan=False, places=2).map(lambda one: format(one, "f"))
CODE = st.sampled_from(["NI1", "ni 2", "NI 3", "Local no"])
WORDS = st.sampled_from(["Ask.", "a: b # c", "{x}", "- y", "no", "é—", "“q”, 'z'"])
WISHES = st.one_of(
    st.builds(NewReading, CODE, PERIOD, FIGURE, st.dates(date(2010, 3, 1), date(2010, 4, 1)), st.none() | WORDS,
              st.just(True)),
    st.builds(NewTarget, CODE, PERIOD, FIGURE, change=st.sampled_from(["revised", "renegotiated"])),
    st.builds(NewRecovery, CODE, step=WORDS, due=st.none() | st.sampled_from(["2010-04", "2010-05-01"])),
)  # fmt: skip
Told = dict[str, Counter[tuple[Any, ...]]]


def held(register: Register) -> Told:
    """What the records say: readings, targets and steps, each with its indicator."""
    found: Told = {"reading": Counter(), "target": Counter(), "step": Counter()}
    for row in register.rows("SELECT code, period, value, reported, source FROM reading"):
        found["reading"][row["code"], row["period"], Decimal(row["value"]), row["reported"], row["source"]] += 1
    for row in register.rows("SELECT code, period, value, change FROM target"):
        found["target"][row["code"], row["period"], Decimal(row["value"]), row["change"]] += 1
    for row in register.rows("SELECT code, what, due_said FROM step"):
        found["step"][row["code"], row["what"], row["due_said"]] += 1
    return found


def fulfilled(register: Register, wish: NewReading | NewTarget | NewRecovery) -> tuple[Change, str, tuple[Any, ...]]:
    """The change, and what is to be on record in consequence."""
    code = {"NI1": "NI 1", "ni 2": "NI 2", "NI 3": "NI 3", "Local no": "Local no"}[wish.code]
    if isinstance(wish, NewReading):
        fact = (code, wish.period, Decimal(wish.value), wish.reported and wish.reported.isoformat(), wish.source)
        return set_reading(register, wish), "reading", fact
    if isinstance(wish, NewTarget):
        return add_target(register, wish), "target", (code, wish.period, Decimal(wish.value or 0), wish.change)
    return recover(register, wish), "step", (code, wish.step, wish.due)


@pytest.mark.slow
@settings(max_examples=60)
@given(files(), st.lists(WISHES, min_size=1, max_size=4))
def test_any_sequence_reads_back_and_leaves_every_other_byte(
    start: str, wishes: list[NewReading | NewTarget | NewRecovery]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "partnership.yaml").write_text(PARTNERSHIP)
        register = open_register(Workspace(Path(folder)), date(2010, 3, 1), {"indicators.yaml": start})
        assert [fault for fault in register.faults if fault.level == "error"] == []
        for wish in wishes:
            try:
                change, kind, fact = fulfilled(register, wish)
            except LaaError as error:  # a figure that was revised twice on one day, say
                event(f"refused: {error.hint.split()[0]}")
                continue
            if not change.files:
                event("there already")
                continue
            (file,) = change.files
            assert file.before == register.sources["indicators.yaml"].text
            unchanged_but_for_one_place(file.before, file.text)
            before = held(register)
            register = open_register(Workspace(Path(folder)), date(2010, 3, 1), {"indicators.yaml": file.text})
            assert [fault for fault in register.faults if fault.level == "error"] == []
            before[kind][fact] += 1
            assert held(register) == before
            event(kind)


def unchanged_but_for_one_place(old: str, new: str) -> None:
    """Only characters put in at one place; what stood there is still among them, or was an empty list."""
    start = alike(old, new)
    end = min(alike(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    gone, added = old[start : len(old) - end], iter(new[start : len(new) - end])
    assert all(character in added for character in gone.replace(" []", "", 1).removeprefix("[] ")), gone
    assert ("\r\n" in old) == ("\r\n" in new) or "\n" not in old
    if "\r\n" in old:
        assert "\n" not in new.replace("\r\n", "")


def alike(one: str, other: str) -> int:
    """How many characters are the same from the beginning."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


@given(st.decimals(-(10**12), 10**12, allow_nan=False, places=3))
def test_any_figure_reads_back_as_it_is_shown(value: Decimal) -> None:
    assert read_figure(f"{value:f}") == read_figure(f"{value:,f}") == value


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_number_or_refused(typed: str) -> None:
    try:
        found = read_figure(typed)
    except UnreadableError as error:
        event(error.hint)
    else:
        assert found.is_finite()
