"""Names of things in the records: read, written again, and the labels of clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa_minutes.record.name import Name, label, read_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("pmg/2010-02-22", Name("meeting", "pmg", "2010-02-22")),
        ("2010-02-22", Name("meeting", None, "2010-02-22")),
        ("PMG/2010-02-22", Name("meeting", "pmg", "2010-02-22")),
        ("pmg/2010-02-22-2", Name("meeting", "pmg", "2010-02-22-2")),
        ("pmg/2010-02-22/4", Name("item", "pmg", "2010-02-22", "4")),
        ("pmg/2010-02-22-2/4a", Name("item", "pmg", "2010-02-22-2", "4a")),
        ("2010-02-22/88/19", Name("item", None, "2010-02-22", "88/19")),
        ("ssog/2007-12-13/146(iii)(a)", Name("item", "ssog", "2007-12-13", "146", ("iii", "a"))),
        ("2007-12-13/146 (iii) (a)", Name("item", None, "2007-12-13", "146", ("iii", "a"))),
        ("minute 145", Name("minute", id="145")),
        ("Minute 147(i)", Name("minute", id="147", labels=("i",))),
        ("minute 145 (iii)", Name("minute", id="145", labels=("iii",))),
        ("pmg/2010-02-22/A3", Name("action", "pmg", "2010-02-22", "A3")),
        ("2010-01-18/A2", Name("action", None, "2010-01-18", "A2")),
        ("ssog/2007-12-13/P6", Name("paper", "ssog", "2007-12-13", "P6")),
        ("2007-12-13/S4", Name("sum", None, "2007-12-13", "S4")),
        ("NI 156", Name("indicator", id="NI 156")),
        ("ni39", Name("indicator", id="NI 39")),
        ("NI 4/R1", Name("step", "NI 4", id="R1")),
        ("NI4/R12", Name("step", "NI 4", id="R12")),
        ("Incapacity Benefit/R1", Name("step", "Incapacity Benefit", id="R1")),
        ("  pmg/2010-02-22/A3 ", Name("action", "pmg", "2010-02-22", "A3")),
    ],
)
def test_each_thing_is_named_as_the_design_says(typed: str, name: Name) -> None:
    assert read_name(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        *("", "A3", "/A3", "Gwyn Owen", "pmg", "pmg/22 February", "NI 59/60", "minutes 128", "(iii) above"),
        *("2010-2-22", "2010-02-22/", "2010-02-22-1", "2010-02-22/4(iii", "2010-02-22/Q1"),
        *("2010-02-22/Appendix", "2010-02-22/Summary"),
    ],
)
def test_what_names_nothing_is_no_name(typed: str) -> None:
    assert read_name(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        *("pmg/2010-02-22", "2010-02-22-2", "pmg/2010-02-22/4", "ssog/2007-12-13/146(iii)(a)", "minute 147(i)"),
        *("2010-02-22/A3", "pmg/2010-02-22/P6", "2007-12-13/S4", "NI 156", "LI 2.2", "NI 4/R1"),
    ],
)
def test_a_name_is_written_as_it_was_typed(typed: str) -> None:
    assert str(read_name(typed)) == typed


BODIES = st.none() | st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
MEETINGS = st.from_regex(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])-[0-2][0-9](-[2-9])?", fullmatch=True)
LABELS = st.lists(st.from_regex(r"[a-z]{1,4}|[0-9]{1,2}", fullmatch=True), max_size=3).map(tuple)
NAMES = st.one_of(
    st.builds(Name, st.just("meeting"), BODIES, MEETINGS),
    st.builds(Name, st.just("item"), BODIES, MEETINGS, st.from_regex(r"[0-9]{1,3}[a-z]?", fullmatch=True), LABELS),
    st.builds(Name, st.just("action"), BODIES, MEETINGS, st.from_regex(r"A[0-9]{1,3}[a-z]?", fullmatch=True)),
    st.builds(Name, st.just("paper"), BODIES, MEETINGS, st.from_regex(r"P[0-9A-Za-z]{1,3}", fullmatch=True)),
    st.builds(Name, st.just("sum"), BODIES, MEETINGS, st.from_regex(r"S[0-9]{1,3}", fullmatch=True)),
    st.builds(Name, st.just("minute"), id=st.from_regex(r"[0-9]{1,4}[a-z]?", fullmatch=True), labels=LABELS),
    st.builds(Name, st.just("indicator"), id=st.integers(1, 999).map("NI {}".format)),
    st.builds(Name, st.just("step"), st.integers(1, 999).map("LI {}".format), id=st.integers(1, 99).map("R{}".format)),
)


@given(NAMES)
def test_every_name_reads_back_as_itself(name: Name) -> None:
    assert read_name(str(name)) == name


@given(st.text(st.sampled_from("pmg/2010-APSR()iaNIminute \n")) | st.text())
def test_whatever_is_typed_a_name_that_was_read_reads_back_as_itself(text: str) -> None:
    name = read_name(text)
    assert name is None or read_name(str(name)) == name


def test_clauses_are_labelled_as_in_law() -> None:
    assert [label(n, 0) for n in range(1, 11)] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    assert [label(n, 0) for n in (14, 19, 40, 44, 49, 90, 99, 100)] == (
        ["xiv", "xix", "xl", "xliv", "xlix", "xc", "xcix", "c"]
    )
    assert [label(n, 1) for n in (1, 2, 26, 27, 28, 52, 53, 702, 703)] == (
        ["a", "b", "z", "aa", "ab", "az", "ba", "zz", "aaa"]
    )
    assert [label(n, 2) for n in (1, 2, 10)] == ["1", "2", "10"]


@given(st.integers(1, 399), st.integers(1, 399), st.sampled_from([0, 1, 2]))
def test_no_two_clauses_of_a_list_have_one_label(one: int, other: int, depth: int) -> None:
    assert (label(one, depth) == label(other, depth)) == (one == other)
