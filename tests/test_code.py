"""Indicator codes: one canonical form, every written form, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa_minutes.record.code import PREFIXES, canonical, codes, find_codes


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("NI 156", ["NI 156"]),
        ("NI39 and NI115", ["NI 39", "NI 115"]),
        ("ni 156", ["NI 156"]),
        ("NI\u00a0156", ["NI 156"]),
        ("NI\n156", ["NI 156"]),
        ("NI 001", ["NI 1"]),
        ("NI 000", ["NI 0"]),
        ("LI 0.5", ["LI 0.5"]),
        ("LI0I", ["LI 0i"]),
        ("NI 59/60", ["NI 59", "NI 60"]),
        ("NI 55/6", ["NI 55", "NI 56"]),
        ("NI4/5", ["NI 4", "NI 5"]),
        ("NI 198/9", ["NI 198", "NI 199"]),
        ("NI 99/100", ["NI 99", "NI 100"]),
        ("NI 4/6/7", ["NI 4", "NI 6", "NI 7"]),
        ("NIs 4, 6 and 7", ["NI 4", "NI 6", "NI 7"]),
        ("NIs 166 & 171", ["NI 166", "NI 171"]),
        ("LI 7.1, MARAC (NI 32)", ["LI 7.1", "NI 32"]),
        ("NI 197, LI 10.1", ["NI 197", "LI 10.1"]),
        ("LI 2.2.", ["LI 2.2"]),
        ("(NI 156)", ["NI 156"]),
        ("NI 52a/b", ["NI 52a"]),
        ("BVPI 82A", ["BVPI 82a"]),
        ("LPSA 12, LAA 2.1", ["LPSA 12", "LAA 2.1"]),
        ("NI 4/R1", ["NI 4"]),
        ("NI 17 (2009/10)", ["NI 17"]),
        ("NI 17 2009/10", ["NI 17"]),
    ],
)
def test_every_written_form_is_recognised(prose: str, found: list[str]) -> None:
    assert list(codes(prose)) == found


@pytest.mark.parametrize(
    "prose",
    [
        "NI 2010",
        "the LAA 2008-11",
        "LAA 2 and LPSA2, its forerunner",
        "laa 2",
        "NI 12.8% on wages",
        "NI 12 %",
        "NI 4th",
        "Ni 4",
        "Mr Li 2",
        "UNI 4",
        "NIS 198",
        "LINI4",
        "NI",
        "NI 1234",
        "NI_4",
        "the 4 NI",
        "Minute 128",
    ],
)
def test_what_only_looks_like_a_code_is_none(prose: str) -> None:
    assert codes(prose) == ()


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("NI 4, 2 of them", ["NI 4"]),
        ("NI 4 and 5 people", ["NI 4"]),
        ("NIs 4 and 5% of them", ["NI 4"]),
        ("NI 4/2010", ["NI 4"]),
    ],
)
def test_a_number_that_follows_a_code_is_not_taken_for_another(prose: str, found: list[str]) -> None:
    assert list(codes(prose)) == found


def test_each_code_has_the_span_of_the_words_that_name_it() -> None:
    prose = "On NI 55/6 and NI39."
    assert [(code, prose[start:end]) for code, start, end in find_codes(prose)] == [
        ("NI 55", "NI 55"),
        ("NI 56", "6"),
        ("NI 39", "NI39"),
    ]


@given(st.sampled_from(PREFIXES), st.integers(3, 999), st.sampled_from(["", " ", "\u00a0", "  "]), st.booleans())
def test_a_code_alone_has_one_canonical_form(prefix: str, number: int, space: str, lower: bool) -> None:
    written = f"{prefix.lower() if lower else prefix}{space}{number}"
    code = f"{prefix} {number}"
    assert canonical(written) == canonical(f" {written} ") == canonical(code) == code
    assert codes(f"({written})") == (code,)


@pytest.mark.parametrize("text", ["NI 59/60", "NI 4 and more", "Incapacity Benefit", "", "NI", "NI 4/R1", "NI 12%"])
def test_what_is_not_exactly_one_code_has_no_canonical_form(text: str) -> None:
    assert canonical(text) is None


@given(st.text(st.sampled_from("NILlins /0123456789.,%a&() ")))
def test_whatever_stands_there_a_code_found_reads_back_as_itself(prose: str) -> None:
    for code, start, end in find_codes(prose):
        assert 0 <= start < end <= len(prose)
        assert canonical(code) == code
