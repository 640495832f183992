"""Rules about figures: what they report and, above all, what they leave alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from laa_minutes.check import RULES, check, code
from laa_minutes.check import figures as rules
from laa_minutes.register import Register, open_register
from laa_minutes.workspace import Workspace

Make = Callable[[dict[str, str]], Workspace]
OF_FIGURES = {code(rule) for rule in RULES if rule.__module__ == rules.__name__} | {"double-reading"}
MEETING = "body: pmg\ndate: {}\nstatus: {}\nitems:\n  - {{title: {}, indicators: [{}]}}\n"


def reported(made: Workspace, day: str = "2010-06-01") -> list[str]:
    """`code at line`, of the rules about figures."""
    found = check(open_register(made, date.fromisoformat(day)))
    return [f"{one.code} {one.place.line}" for one in found if one.code in OF_FIGURES]


def meeting(day: str, said: str = "", *, status: str = "circulated", title: str = "Update") -> dict[str, str]:
    return {f"meetings/pmg/{day}.yaml": MEETING.format(day, status, title, f"{{code: NI 4, {said}}}" if said else "")}


def measure(readings: str, kind: str = "cumulative", more: str = "") -> dict[str, str]:
    return {"indicators.yaml": f"NI 4:\n  measure: {kind}\n{more}  readings:\n{readings}"}


def test_the_real_records_have_none_of_it(essex: Register, leicestershire: Register) -> None:
    for register in (essex, leicestershire):
        assert {one.code for one in check(register)}.isdisjoint(OF_FIGURES)


@pytest.mark.parametrize(
    ("kind", "readings", "codes"),
    [
        ("cumulative", [("2009/10 Q2", 40), ("2009/10 Q3", 30)], ["falling-total 5"]),
        ("cumulative", [("2009/10 Q2", 40), ("2009-12", 30)], ["falling-total 5"]),
        ("cumulative", [("2009/10 Q2", 40), ("2009/10 Q3", 40)], []),
        ("cumulative", [("2009/10", 40), ("2010/11 Q1", 10)], []),
        ("cumulative", [("2009/10 Q4", 40), ("2010-04", 4)], []),
        ("cumulative", [("2009/10 Q2", 4), ("2009/10 Q3", -3)], []),
        ("point", [("2009/10 Q2", 40), ("2009/10 Q3", 30)], []),
        ("cumulative", [("2009/10 Q4", 40), ("2009/10", 41)], ["double-reading 5"]),
        ("cumulative", [("2009/10 Q4", 40), ("2009/10", 40)], []),
        ("point", [("2009/10 Q4", 40), ("2009/10", 41)], []),
    ],
)
def test_a_total_of_the_year_only_grows(
    workspace: Make, kind: str, readings: list[tuple[str, int]], codes: list[str]
) -> None:
    lines = "".join(f"    - {{period: {period}, value: {value}}}\n" for period, value in readings)
    assert reported(workspace(measure(lines, kind))) == codes


def test_a_total_corrected_downwards_is_no_fall(workspace: Make) -> None:
    lines = "".join(
        f"    - {{period: {period}, value: {value}, reported: {day}}}\n"
        for period, value, day in (
            ("2009/10 Q2", 40, "2009-10-10"),
            ("2009/10 Q2", 30, "2010-01-10"),
            ("2009/10 Q3", 35, "2010-01-10"),
        )
    )
    assert reported(workspace(measure(lines))) == []


TARGETS = "NI 4:\n  targets:\n    - {period: 2009/10, value: 10}\n"


@pytest.mark.parametrize(
    ("versions", "said", "codes"),
    [
        ("", "renegotiated", ["target-differs 4"]),
        ("", "revised", ["target-differs 4"]),
        ("", "unchanged", []),
        ("    - {value: 9, period: 2009/10, agreed: {at: pmg/2010-02-22, change: renegotiated}}\n", "renegotiated", []),
        ("    - {agreed: {at: pmg/2010-02-22, change: renegotiated}}\n", "renegotiated", []),
        ("    - {period: 2009/10, value: 9, agreed: {at: pmg/2010-03-22/1}}\n", "renegotiated", []),
        ("    - {period: 2009/10, value: 9, agreed: {at: pmg/2009-03-22/1}}\n", "renegotiated", ["target-differs 4"]),
        ("    - {agreed: {at: pmg/2010-02-22/1, change: revised}}\n", "renegotiated", ["target-differs 4"]),
        ("    - {agreed: {at: pmg/2010-02-22/1, change: revised}}\n", "unchanged", ["target-differs 4"]),
    ],
)  # fmt: skip
def test_a_change_of_target_is_in_both_places(workspace: Make, versions: str, said: str, codes: list[str]) -> None:
    held = "body: pmg\ndate: 2010-02-22\nstatus: circulated\n"
    held += f"items: [{{title: T, indicators: [{{code: NI 4, target: {{change: {said}}}}}]}}]\n"
    assert reported(workspace({"indicators.yaml": TARGETS + versions, "meetings/pmg/2010-02-22.yaml": held})) == codes


def test_a_change_of_a_target_that_was_never_filed_is_left_alone(workspace: Make) -> None:
    files = {"indicators.yaml": "NI 4: {}\n", **meeting("2010-02-22", "target: {change: revised}")}
    assert reported(workspace(files)) == []


PROMISE = "expected: {by: next, what: it turns}"
READING = {"indicators.yaml": "NI 4: {readings: [{period: 2009/10 Q4, value: 1, reported: 2010-03-10}]}\n"}


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        (meeting("2010-03-22"), ["expected-not-heard 5"]),
        (meeting("2010-03-22", status="draft"), []),
        (meeting("2010-03-22", "note: It does."), []),
        (meeting("2010-03-22", title="On NI4"), []),
        ({**meeting("2010-03-22"), **READING}, []),
        ({**meeting("2010-03-22"), **meeting("2010-04-19", "note: It did.")}, []),
        ({**meeting("2010-03-22"), **meeting("2010-04-19")}, ["expected-not-heard 5"]),
        ({"forward-plan.yaml": "- meeting: pmg/2010-03-22\n"}, []),
        ({}, []),
    ],
)
def test_what_was_promised_for_the_next_meeting(workspace: Make, files: dict[str, str], codes: list[str]) -> None:
    known = {"indicators.yaml": "NI 4: {}\n", "partnership.yaml": "bodies: {pmg: {name: Group}}\n"}
    assert reported(workspace({**known, **meeting("2010-02-22", PROMISE), **files})) == codes


def test_only_the_last_promise_is_looked_up(workspace: Make) -> None:
    files = {
        "indicators.yaml": "NI 4: {}\n",
        **meeting("2010-02-22", PROMISE),
        **meeting("2010-03-22", PROMISE),
        **meeting("2010-04-19"),
    }
    found = check(open_register(workspace(files), date(2010, 5, 1)))
    assert [one.place.path for one in found if one.code in OF_FIGURES] == ["meetings/pmg/2010-03-22.yaml"]


def test_a_contradiction_of_the_future_is_not_reported_today(workspace: Make) -> None:
    indicator = """NI 4:
  better: higher
  targets: [{period: 2009/10, profile: {2009/10 Q2: 10, 2009/10 Q3: 10}}]
  readings:
    - {period: 2009/10 Q2, value: 8, reported: 2009-10-20}
    - {period: 2009/10 Q3, value: 8, reported: 2010-04-20}
"""
    made = workspace({"indicators.yaml": indicator, **meeting("2010-02-22", "standing: on track")})
    assert reported(made, "2010-04-19") == []
    assert reported(made, "2010-04-20") == ["standing-below-target 5"]


@pytest.mark.parametrize(
    ("tolerance", "codes"),
    [("10%", []), ("2.5", []), ("1,000", []), ("ten", ["wrong-tolerance 1"]), ("%", ["wrong-tolerance 1"])],
)
def test_a_tolerance_for_all_can_be_wrong_too(workspace: Make, tolerance: str, codes: list[str]) -> None:
    assert reported(workspace({"partnership.yaml": f'tolerance: "{tolerance}"\n'})) == codes


@pytest.mark.parametrize(
    ("indicator", "codes"),
    [
        ("targets: [{period: 2009/10, value: 1}], readings: [{period: 2009/10, value: 1}]", ["better-missing 1"]),
        ("targets: [{period: 2009/10, value: 1}], readings: [{period: 2009/10 Q4, value: 1}]", []),
        ("targets: [{period: 2009/10, value: 1}]", []),
        ("better: lower, targets: [{period: 2009/10, value: 1}], readings: [{period: 2009/10, value: 1}]", []),
    ],
)
def test_which_way_is_better_is_asked_for_where_it_is_wanted(workspace: Make, indicator: str, codes: list[str]) -> None:
    assert reported(workspace({"indicators.yaml": f"NI 4: {{{indicator}}}\n"})) == codes


@pytest.mark.parametrize(
    ("period", "interim", "codes"),
    [
        ("2009/10", "2009/10 Q4", []),
        ("2009/10", "2010-03", []),
        ("2009/10", "2010-04", ["profile-outside 1"]),
        ("2009/10 Q3", "2010-01", ["profile-outside 1"]),
        ("2009/10 Q3", "2009/10", ["profile-outside 1"]),
    ],
)
def test_an_interim_target_lies_within_its_target(workspace: Make, period: str, interim: str, codes: list[str]) -> None:
    text = f"NI 4: {{targets: [{{period: {period}, profile: {{{interim}: 3}}}}]}}\n"
    assert reported(workspace({"indicators.yaml": text})) == codes
