"""What is told beside the output: in a terminal's width, and a line each where there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from laa_minutes.cli.telling import wrapped
from laa_minutes.diagnostic import Diagnostic, Place
from laa_minutes.output.problems import plain_report

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            ("edit", "2010-01-18"),
            [
                "The minutes of pmg/2010-01-18 were approved at pmg/2010-02-22, so their record",
                "  is not touched. `laa note pmg/2010-01-18 …` puts a note about it into the",
                "  coming meeting's record.",
            ],
        ),
        (
            ("actions", "--as-of", "2010-02-31"),
            [
                "Usage: laa actions [OPTIONS]",
                "Try 'laa actions -h' for help.",
                "",
                "Error: Invalid value for '--as-of': 31 February is no date. February 2010 has 28",
                "  days. Did you mean 2010-03-31?",
            ],
        ),
    ],
)
def test_an_error_is_broken_between_words(
    laa: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], lines: list[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    assert laa(*words)[2].splitlines() == lines


def test_in_a_pipe_an_error_is_one_line(laa: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    _, _, err = laa("actions", cwd=tmp_path)
    assert (len(err.splitlines()), len(err) > 80) == (1, True)


def test_a_command_to_type_and_a_long_name_stay_whole() -> None:
    line = "  Nothing is there. `laa note pmg/2010-01-18 …` puts it into /a/folder/with-a-rather-long-name.yaml"
    assert wrapped(line, 30).splitlines() == [
        "  Nothing is there.",
        "    `laa note pmg/2010-01-18 …`",
        "    puts it into",
        "    /a/folder/with-a-rather-long-name.yaml",
    ]


def test_a_fault_is_laid_out_in_the_width() -> None:
    fault = Diagnostic(
        Place("plan.yaml", 3, 1),
        "undated-row",
        "no date for “The report on lamps and drains”",
        hint="Take it out-of-the-way.",
    )
    assert plain_report((fault,), "", 40).splitlines() == [
        "plan.yaml:3:1: error undated-row: no",
        "    date for “The report on lamps and",
        "    drains”",
        "      = Take it out-of-the-way.",
        "",
        "",
    ]
    assert plain_report((fault,), "").splitlines()[0].endswith("no date for “The report on lamps and drains”")
