"""`laa search`: every record, with the place; letters compare without case and accents, and all words must occur."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa_minutes.output import page
from laa_minutes.output.search import search_page, snippet
from laa_minutes.register import Register, open_register
from laa_minutes.view.search import FoundRow, SearchFilter, fold, search, spans
from laa_minutes.workspace import Workspace

LETTERS = st.text(st.sampled_from("abéßﬁİ’–\u00ad\u0301"), max_size=8)
Make = Callable[[dict[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]

MEETING = """
body: {body}
date: {date}
present: [Zoë Müller]
items:
  - title: The Café report
    minutes: |
      Naïve hopes about
      housing were raised.
    actions: [{{id: A1, action: Count the housing}}]
    papers: [{{id: P1, title: Housing paper}}]
    lead_in: "It was AGREED:-"
    resolutions:
      - {{text: that housing be noted}}
      - {{text: that more be built}}
"""


def record(body: str, day: str) -> dict[str, str]:
    return {f"meetings/{body}/{day}.yaml": MEETING.format(body=body, date=day)}


def found(workspace: Workspace, words: str, day: str = "2011-01-01", **wanted: Any) -> list[tuple[str, str]]:
    register = open_register(workspace, date.fromisoformat(day))
    assert register.faults == []
    return [(row.ref, row.kind) for row in search(register, words.split(), SearchFilter(**wanted))]


@pytest.mark.parametrize("words", ["café", "CAFE", "Cafe report", "report caf"])
def test_case_accents_and_order_make_no_difference(workspace: Make, words: str) -> None:
    assert found(workspace(record("pmg", "2010-01-18")), words) == [("pmg/2010-01-18/1", "title")]


def test_every_word_must_occur_in_one_text(workspace: Make) -> None:
    made = workspace(record("pmg", "2010-01-18"))
    assert found(made, "naive housing") == [("pmg/2010-01-18/1", "minutes")]
    assert found(made, "café housing") == []


def test_each_text_goes_by_its_own_name(workspace: Make) -> None:
    assert found(workspace(record("pmg", "2010-01-18")), "housing") == [
        ("pmg/2010-01-18/1", "minutes"),
        ("pmg/2010-01-18/A1", "action"),
        ("pmg/2010-01-18/1(i)", "resolution"),
        ("pmg/2010-01-18/P1", "paper"),
    ]


def test_people_are_found_where_they_came(workspace: Make) -> None:
    made = workspace({**record("pmg", "2010-01-18"), "partnership.yaml": "people: [Zoë Müller]\n"})
    assert found(made, "muller") == [("pmg/2010-01-18", "present"), ("Zoë Müller", "person")]


def test_the_newest_meeting_comes_first_and_registers_last(workspace: Make) -> None:
    files = {**record("pmg", "2010-01-18"), **record("pmg", "2010-02-22"), **record("emb", "2010-02-01")}
    files["indicators.yaml"] = "NI 4: {title: Café culture}\n"
    assert [ref for ref, _ in found(workspace(files), "café")] == [
        "pmg/2010-02-22/1",
        "emb/2010-02-01/1",
        "pmg/2010-01-18/1",
        "NI 4",
    ]


@pytest.mark.parametrize(
    ("wanted", "refs"),
    [
        ({"bodies": ("emb",)}, ["emb/2010-02-01/1"]),
        ({"since": "2010-02-01"}, ["pmg/2010-02-22/1", "emb/2010-02-01/1"]),
        ({"meetings": ("pmg/2010-01-18",)}, ["pmg/2010-01-18/1"]),
        ({"meetings": ("pmg/2010-01-18",), "bodies": ("emb",)}, []),
    ],
)
def test_filters_leave_only_what_meetings_recorded(workspace: Make, wanted: dict[str, Any], refs: list[str]) -> None:
    files = {**record("pmg", "2010-01-18"), **record("pmg", "2010-02-22"), **record("emb", "2010-02-01")}
    files["indicators.yaml"] = "NI 4: {title: Café culture}\n"
    assert [ref for ref, _ in found(workspace(files), "café", **wanted)] == refs


def test_records_of_later_days_are_not_there_yet_but_the_plan_is(workspace: Make) -> None:
    files = {
        **record("pmg", "2010-02-22"),
        "forward-plan.yaml": "- {meeting: pmg/2010-05-17, items: [{title: Café again}]}\n- {meeting: undated, items: "
        "[{title: Something, include: [{text: the café}]}]}\n",
    }
    assert found(workspace(files), "café", "2010-02-21") == [("pmg/2010-05-17", "plan"), ("forward plan", "plan")]
    assert len(found(workspace(files), "café", "2010-02-22")) == 3


def test_real_records(essex: Register, leicestershire: Register) -> None:
    (first, *_) = search(essex, ["reoffending"], SearchFilter())
    assert (first.ref, first.kind, first.path) == ("NI 8", "indicator", "indicators.yaml")
    refs = {row.ref for row in search(leicestershire, ["cabinet"], SearchFilter())}
    assert {"ssog/2007-12-13/147(ii)", "cabinet"} <= refs


def test_every_place_is_where_the_text_stands(essex: Register) -> None:
    rows = search(essex, ["housing"], SearchFilter())
    assert rows
    for row in rows:
        near = essex.sources[row.path].lines[row.line - 1 : row.line + 12]
        assert "housing" in " ".join(near).lower()


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Affordable housing", ["HOUSING"], ["housing"]),
        ("naïve Naive", ["naive"], ["naïve", "Naive"]),
        ("Straße", ["strasse"], ["Straße"]),
        ("ﬁne", ["fi"], ["ﬁ"]),
        ("housing", ["hous", "sing"], ["housing"]),
        ("Children’s", ["children's"], ["Children’s"]),
        ("aaa", ["a"], ["a", "a", "a"]),
        ("nothing", ["x"], []),
    ],
)
def test_where_words_stand(text: str, words: list[str], marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, words)] == marked


@given(LETTERS, LETTERS)
def test_what_is_marked_holds_the_word(text: str, word: str) -> None:
    places = spans(text, [word])
    assert all(fold(word) in fold(text[start:end]) for start, end in places)
    assert bool(places) == (bool(fold(word)) and fold(word) in fold(text))


def test_folding_alike_in_whole_and_in_parts() -> None:
    text = "Café – “Straße” NAÏVE İstanbul ﬁne"
    assert fold(text) == "".join(map(fold, text))


def test_a_snippet_shows_each_word_in_its_surroundings() -> None:
    text = f"Alpha begins. {'Much is said. ' * 40} In the end comes omega, {'and more. ' * 30}"
    shown = snippet(text, ["omega", "alpha"])
    assert [part for part, style in shown if style == "bold"] == ["Alpha", "omega"]
    whole = "".join(part for part, _ in shown)
    assert whole.startswith("Alpha begins.")
    assert whole.endswith("…")
    assert len(whole) < 300


def test_a_short_text_is_shown_whole() -> None:
    assert "".join(part for part, _ in snippet("Get in touch about NI 156.", ["touch"])) == "Get in touch about NI 156."


def test_json(laa: Run) -> None:
    code, out, err = laa("search", "housing", "conference", "--as-of", "2010-02-22", "--json")
    document = json.loads(out)
    assert (code, err, document["schema"]) == (0, "", "laa.search/1")
    row = document["found"][0]
    assert list(row)[:6] == ["ref", "meeting", "kind", "text", "path", "line"]
    assert (row["ref"], row["meeting"], row["path"]) == (
        "pmg/2010-02-22/4", "pmg/2010-02-22", "meetings/pmg/2010-02-22.yaml",
    )  # fmt: skip


def test_text_and_csv(laa: Run) -> None:
    code, out, _ = laa("search", "coggeshall", "--as-of", "2010-02-22")
    assert code == 0
    assert "PMG 22 February 2010\n  pmg/2010-02-22/4  indicator: Coggeshall has seen the launch" in out
    assert "meetings/pmg/2010-02-22.yaml:" in out
    assert "\x1b" not in out
    _, out, _ = laa("search", "coggeshall", "--as-of", "2010-02-22", "--format", "csv")
    assert next(csv.DictReader(io.StringIO(out)))["ref"] == "pmg/2010-02-22/4"


def test_nothing_found_says_so_and_ends_with_1(laa: Run) -> None:
    code, out, err = laa("search", "zebra", "crossing")
    assert (code, out) == (1, "")
    assert err == "Nothing found for “zebra crossing”. Try fewer words, or only the beginning of one.\n"
    code, out, err = laa("search", "zebra", "--json")
    assert (code, json.loads(out)["found"]) == (1, [])
    assert laa("search", "peter", "--since", "2010-03-01")[2].endswith("Look without filters.\n")


def test_no_words_are_wrong_usage(laa: Run) -> None:
    assert laa("search")[0] == 2
    assert laa("search", "  ")[0] == 2


def test_text_in_records_is_text() -> None:
    row = FoundRow("a/2010-01-01/1", "a/2010-01-01", "title", "[red]x\x1b[31m housing\u202e", "a.yaml", 1, "", None)
    shown = page.plain(search_page([row], ["housing"]))
    assert "[red]x" in shown
    assert not set(shown) & set("\x1b\u202e")
