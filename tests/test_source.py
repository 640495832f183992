"""Reading YAML: everything typed is read as text, every slip is explained in one pass, and nothing can exhaust it."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from laa_minutes.diagnostic import Diagnostic
from laa_minutes.parse import read_meeting
from laa_minutes.record.meeting import Item, Meeting
from laa_minutes.source import MappingNode, Node, ScalarNode, SequenceNode, Source, read_bytes
from laa_minutes.text import Text

HEAD = "body: pmg\ndate: 2010-02-22\n"
ITEM = HEAD + "items:\n  - title: Exception reports\n"


def source(text: str) -> Source:
    return read_bytes(text.encode(), "meetings/pmg/2010-02-22.yaml")


def meeting(text: str) -> tuple[Meeting, list[Diagnostic]]:
    read = source(text)
    record = read_meeting(read)
    assert record is not None
    return record, sorted(read.faults)


def item(text: str) -> tuple[Item, list[Diagnostic]]:
    record, faults = meeting(text)
    return record.items[0], faults


def codes(faults: list[Diagnostic]) -> list[tuple[int, str]]:
    return [(fault.place.line, fault.code) for fault in faults]


def values(node: Node | None) -> object:
    """The nodes as plain lists, dictionaries and strings."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [values(child) for child in node.value]
    if isinstance(node, MappingNode):
        return {str(values(key)): values(value) for key, value in node.value}
    return None


def test_every_fault_of_a_clerks_file_is_found_in_one_pass() -> None:
    _, faults = meeting(
        "body: pmg\n"
        "date: 22/02/2010\n"
        "chiar: Peter Lowton\n"
        "venue: County Hall: the Council Chamber\n"
        "present:\n"
        "  - Gwyn Owen\n"
        "  -Gill Butterworth\n"
        "  - {person: Anne Clark, representing: Chief Executive, Leicestershire}\n"
        "apologies: ~\n"
        "items:\n"
        "  - title: 'Safer block' money\n"
        "    minutes: 10% fall # NI 17\n"
        "    theme:Safer Essex\n"
        "\tpresented_by: Alan Dawkes\n"
        "    points:\n"
        "      - Minute 128: spatial issues\n"
        "      - *Use of Resources 2009* was noted\n"
        "    sums:\n"
        "      - amount: 460k\n"
        "      - {amount: 460,000, for: schools\n"
        "    venue: none\n"
        "  - minutes: [sic]\n",
    )
    assert codes(faults) == [
        (2, "wrong-date"),
        (3, "unknown-key"),
        (4, "quote-needed"),
        (7, "missing-space"),
        (8, "cut-at-comma"),
        (9, "null-word"),
        (11, "quote-needed"),
        (12, "cut-at-hash"),
        (13, "missing-space"),
        (14, "tab"),
        (16, "quote-needed"),
        (17, "yaml-anchor"),
        (19, "wrong-number"),
        (20, "yaml-syntax"),
        (21, "unknown-key"),
        (22, "missing-key"),
        (22, "wrong-shape"),
    ]


def test_what_was_spoiled_is_read_as_it_was_meant() -> None:
    record, _ = meeting(
        HEAD + "venue: County Hall: the Council Chamber\n"
        "present:\n"
        "  - Gwyn Owen\n"
        "  -Gill Butterworth\n"
        "  - {person: Anne Clark, representing: Chief Executive, Leicestershire}\n"
        "items:\n"
        "  - title: 'Safer block' money\n"
        "    theme:Safer Essex\n"
        "    points:\n"
        "      - Minute 128: spatial issues\n"
        "      - *Use of Resources 2009* was noted\n"
        "  - Matter arising: spatial issues\n",
    )
    assert record.venue == "County Hall: the Council Chamber"
    assert [who.person for who in record.present] == ["Gwyn Owen", "Gill Butterworth", "Anne Clark"]
    assert record.present[2].representing == "Chief Executive, Leicestershire"
    assert [entry.title for entry in record.items] == ["'Safer block' money", "Matter arising: spatial issues"]
    assert record.items[0].theme == "Safer Essex"
    assert record.items[0].points == ("Minute 128: spatial issues", "*Use of Resources 2009* was noted")


@pytest.mark.parametrize(
    "words",
    [
        "Minute 128: spatial issues",
        "The leads are these:",
        "[sic] is how it was written",
        "[unclear",
        "] is the end",
        "{tbc} by the lead",
        "{tbc",
        "} is the end",
        "@essexpartnership is the account",
        "* is for targets at risk",
        "**Waste** is a priority",
        "*Use of Resources 2009* was noted",
        "& so on",
        "&c. was the word",
        "'Safer block' money",
        "'90s housing",
        '"Green flag" was the word',
        '"Safer" and "Stronger"',
        "'Safer' and 'Stronger'",
        "% of pupils excluded",
        "!important",
        "!important, and urgent",
        "! see the workplan",
        "? stands for no figure",
        "| is the sign for a block",
        "|no space",
        "> 5 pupils",
        ">5 pupils",
        "`laa check` was shown",
        ", and the rest",
    ],
)
def test_a_text_that_yaml_takes_for_something_else_is_explained_and_read_all_the_same(words: str) -> None:
    read, faults = item(f"{ITEM}    minutes: {words}\n    theme: Safer Essex\n")
    assert len(faults) == 1
    assert faults[0].place.line == 5
    assert faults[0].code in ("quote-needed", "yaml-anchor", "yaml-tag")
    if not words.startswith("!") or " " in words:  # `!important` alone may be a tag before a value to come
        assert read.minutes == words
    mended = faults[0].hint.rpartition("like this:  ")[2]
    assert mended.startswith("minutes: ")
    read, faults = item(f"{ITEM}    {mended}\n    theme: Safer Essex\n")
    assert (read.minutes, read.theme, faults) == (words, "Safer Essex", [])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("'It wasn't done.'", "It wasn't done."),
        ('"He said "no" to it."', 'He said "no" to it.'),
        ('"W:\\Chief Executive"', "W:\\Chief Executive"),
        ('"Green flag', "Green flag"),
    ],
)
def test_quotation_marks_that_do_not_hold_a_text_together_are_mended(typed: str, meant: str) -> None:
    read, faults = item(f"{ITEM}    minutes: {typed}\n    theme: Safer Essex\n")
    assert (read.minutes, read.theme) == (meant, "Safer Essex")
    assert codes(faults) == [(5, "quote-needed")]


def test_a_text_over_several_lines_is_read_whole_where_its_first_line_breaks_the_syntax() -> None:
    read, faults = item(f"{ITEM}    points:\n      - 'Safer block' was\n        given more\n      - next\n")
    assert read.points == ("'Safer block' was given more", "next")
    assert codes(faults) == [(6, "quote-needed")]
    assert "`- |`" in faults[0].hint


def test_lines_that_do_not_line_up_are_told_where_to_begin() -> None:
    read, faults = item(
        HEAD + "items:\n"
        "  - title: Exception reports\n"
        "      theme: Safer Essex\n"
        "    minutes: |\n"
        "      Gwyn presented the extract.\n"
        "    The points follow.\n"
        "    points:\n"
        "        - one\n"
        "       - two\n"
        "    as_at: 2010-01-21\n"
    )
    assert [(fault.place.line, fault.hint) for fault in faults] == [
        (5, "Begin it in column 5."),
        (8, "Begin it in column 7."),
        (11, "Begin it in column 9."),
    ]
    assert read.theme == "Safer Essex"
    assert read.minutes == "Gwyn presented the extract.\nThe points follow."
    assert read.points == ("one", "two")


PROSE = """\
# A heading

Gwyn *emphasised* the **point**: see <http://example.org/a#b> & [the map](papers/map.pdf), or e-mail lead@example.org!

* a bullet at 14:00, 50% of 460,000
- another: "quoted", 'quoted' & {braced} [bracketed] | > ? `code` % @
   - nested # not a comment

1. numbered – with a dash — and another
~ null yes no 0x1F 1e3 2010-02-22
--- not a line of dashes
=======
key: value
owner:Gwyn -Peter
<<: *alias &anchor !tag
\\ a backslash, a tab\there, NBSP\u00a0here; line\u2028separator, paragraph\u2029separator, next\x85line"""


@pytest.mark.parametrize("style", ["|", "|-", "|2"])
def test_prose_in_a_block_is_left_alone(style: str) -> None:
    block = "".join(f"      {line}\n" if line else "\n" for line in PROSE.split("\n"))
    read, faults = item(f"{ITEM}    minutes: {style}\n{block}    theme: Safer Essex\n")
    assert faults == []
    assert read.minutes == PROSE


@pytest.mark.parametrize(
    "words",
    [
        "Gwyn presented the extract — it is correct – as at 21 January",
        "See http://example.org/a#b, or mailto:lead@example.org",
        "Held at 14:00-16:30, in room 2:1; NI 59/60 & 'others' [sic] {tbc} * ** @ % ! ? `x`",
        "-31%",
        "-5",
        "-£460,000",
        "--",
        "->",
        "10% of £460,000 (50%) = x",
        "no",
        "yes",
        "08",
        "10.10",
        "2009/10",
        "0x1F",
        "1_000",
        "C#",
        "NI #4",
        "a #b",
        "Don't",
        "“Quoted” ‘text’",
        "=1+1",
        "<b>bold</b>",
        "?query",
        ":) smile",
        ":colon",
        "-dash",
        ".5",
        "…",
    ],
)
def test_a_plain_sentence_is_read_as_it_stands(words: str) -> None:
    if " #" in words:  # that one YAML would cut
        return
    read, faults = item(f"{ITEM}    minutes: {words}\n    points:\n      - {words}\n")
    assert (read.minutes, read.points, faults) == (words, (words,), [])


def test_comments_in_all_usual_places_are_left_alone() -> None:
    record, faults = meeting(
        "# before the record\n"
        "\n"
        "body: pmg  # two spaces\n"
        "date: 2010-02-22 # one space\n"
        "venue:   # nothing yet\n"
        "present: # the list\n"
        "# in the first column\n"
        "  # as far in as the list\n"
        "  - Peter Lowton # chair\n"
        "  - person: Gwyn Owen # lead\n"
        "    representing: GO East  # for once\n"
        "      # further in\n"
        "apologies: [Dan Gascoyne] # sent in advance\n"
        "items:\n"
        "  # 1\n"
        "  - title: Welcome  # as always\n"
        "    # not written yet\n"
        "    minutes: |  # a comment on a block\n"
        "      Peter opened the meeting.\n"
        "    # after a block\n"
        "    theme: 'Safer Essex' # quoted\n"
        "  - {title: Any other business} # no minutes\n"
        "#end\n"
    )
    assert faults == []
    assert [who.person for who in record.present] == ["Peter Lowton", "Gwyn Owen"]
    assert record.items[0].minutes == "Peter opened the meeting."


def test_a_text_over_several_lines_may_begin_with_a_dash_or_an_address() -> None:
    read, faults = item(f"{ITEM}    minutes: The survey is at\n      http://example.org\n      - in June\n")
    assert (read.minutes, faults) == ("The survey is at http://example.org - in June", [])


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_kind_of_newline_and_a_byte_order_mark_are_tolerated(newline: str, mark: str) -> None:
    typed = f"{ITEM}    minutes: |\n      One.\n\n      Two.\n    chair: nobody\n"
    read, faults = item(mark + typed.replace("\n", newline))
    assert read.minutes == "One.\n\nTwo."
    assert [(fault.place.line, fault.place.column, fault.code) for fault in faults] == [(9, 5, "unknown-key")]
    assert faults[0].excerpt == "    chair: nobody"


def test_line_ends_of_word_are_text_and_no_line_is_counted_for_them() -> None:
    read, faults = item(f"{ITEM}    minutes: One\u2028two\u2029three\x85four.\n    points: 'a\u2028b'\n    chair: x\n")
    assert read.minutes == "One\u2028two\u2029three\x85four."
    assert read.points == ("a\u2028b",)
    assert [(fault.place.line, fault.place.column, fault.code) for fault in faults] == [(7, 5, "unknown-key")]


def test_columns_count_characters() -> None:
    _, faults = meeting(HEAD + "venue: {“Café” 😀: x, y: 2}\n")
    assert [(fault.place.column, fault.width, fault.code) for fault in faults] == [(8, 19, "wrong-shape")]


def test_a_merge_left_unfinished_is_reported_as_that_alone() -> None:
    read = source(HEAD + "<<<<<<< HEAD\nvenue: A\n||||||| base\n=======\nvenue: B\n>>>>>>> gill\n" * 2)
    assert codes(read.faults) == [(3, "conflict-marker"), (9, "conflict-marker")]
    assert "lines 3 to 8" in read.faults[0].message
    assert read.root is None


def test_marks_of_a_merge_inside_prose_are_text() -> None:
    block = "    minutes: |\n      <<<<<<< HEAD\n      =======\n      >>>>>>> gill\n"
    assert item(ITEM + block)[1] == []
    assert codes(source(HEAD + "<<<<<<< HEAD\r\n>>>>>>> gill\r\n").faults) == [(3, "conflict-marker")]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("venue: Café".encode("cp1252"), (1, 11)),
        ("body: pmg\r\nvenue: £5".encode("latin-1"), (2, 8)),
        ("body: pmg".encode("utf-16"), (1, 1)),
        ("body: pmg".encode("utf-16-be"), (1, 1)),
        ("body: pmg".encode("utf-32"), (1, 1)),
        (b"venue: \xed\xa0\x80", (1, 8)),
    ],
)
def test_another_encoding_is_named_and_placed(data: bytes, place: tuple[int, int]) -> None:
    read = read_bytes(data, "meeting.yaml")
    assert [(fault.place.line, fault.place.column, fault.code) for fault in read.faults] == [(*place, "wrong-encoding")]


def test_what_a_windows_byte_was_is_told() -> None:
    assert "“£”" in read_bytes("sum: £5".encode("cp1252"), "meeting.yaml").faults[0].hint


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x9f", "\ufeff", "\uffff"])
def test_a_control_character_is_placed_and_the_rest_is_read(character: str) -> None:
    record, faults = meeting(HEAD + f"venue: County Hall,{character}Chelmsford\n")
    assert [(fault.place.line, fault.place.column, fault.code) for fault in faults] == [(3, 20, "control-character")]
    assert record.venue == "County Hall, Chelmsford"


def test_a_file_that_is_no_text_is_told_in_few_lines() -> None:
    assert len(source("x\x01" * 100_000).faults) <= 25


def test_a_second_document_is_reported_and_the_first_one_read() -> None:
    read = source(HEAD + "chiar: Peter\n---\nbody: emb\n")
    record = read_meeting(read)
    assert record is not None
    assert record.body == "pmg"
    assert codes(sorted(read.faults)) == [(3, "unknown-key"), (4, "second-document")]
    assert meeting("---\n" + HEAD)[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9) if n else 'lol'}]\n" for n in range(30)),
        "a: &a {b: *a}",
        "a: &a\n  - *a\n",
        '{"a":&a {"b":*a}}',
        "&a [*a]",
        "? &a [*a]\n: *a\n",
        "- &a b\n" * 20_000,
        "- *a\n" * 20_000,
        "!t " * 20_000,
        "[!t,&a,*a]",
        'a: ["x\n  b: |\n    y", &a {b: *a}]',
        "minutes: |\n  - *Emphasis* in a text\nitems: *copy\n",
    ],
)
def test_copies_are_taken_out_before_anything_is_built(text: str) -> None:
    read = source(text)
    assert {fault.code for fault in read.faults} <= {"yaml-anchor", "yaml-tag", "too-deep"}
    assert read.faults
    read_meeting(read)
    str(values(read.root))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_emphasis_in_a_text_is_no_copy(end: str) -> None:
    lines = ["items:", "  - title: One", "    minutes: |", "      Read:", "", "      - *Use of Resources*, 2009.", ""]
    read = source(end.join(lines))
    assert read.faults == []
    assert values(read.root) == {"items": [{"title": "One", "minutes": "Read:\n\n- *Use of Resources*, 2009.\n"}]}


@pytest.mark.parametrize(
    "text",
    [
        *(
            opener * 50_000
            for opener in ("[", "{", "- ", "? ", ": ", "-\t", "- ? ", "[{a: ", "{a: ", "[\n", "!a ", "&a ")
        ),
        "\n".join(" " * depth + "-" for depth in range(1_500)),
        "\r".join(" " * depth + "a:" for depth in range(1_500)),
        "".join(" " * depth + "- " * 15 + "\n" for depth in range(0, 3_000, 30)),
        '"' + "[" * 50_000,
        "'" * 50_001,
        "a: [b\n" * 5_000,
        "a: 'b\n" * 5_000,
        "a: b: c\n" * 5_000,
        "\t- a\n" * 5_000,
        "%" * 50_000,
        "<<<<<<< a\n" * 20_000 + ">>>>>>> b\n",
        "k: 'a" + " " * 500_000 + "x' y",
        "a: " + "x " * 200_000 + ": b",
        "{a," + "b," * 20_000 + "}",
        "\u2028" * 50_000,
    ],
)
@pytest.mark.usefixtures("patience")
def test_nothing_typed_exhausts_the_reader(text: str) -> None:
    read = source(text)
    read_meeting(read)
    assert read.faults


@pytest.mark.usefixtures("patience")
def test_long_minutes_are_read() -> None:
    text = ITEM + "    minutes: |\n" + "      Gwyn presented the extract, *emphasis* and all.\n" * 40_000
    assert item(text)[1] == []


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes_at_all_give_a_source(data: bytes) -> None:
    read_meeting(read_bytes(data, "meeting.yaml"))


PIECES = st.sampled_from(
    (
        *"\n\t '\"[]{}*&!#?:,|>%@`\\-~é😀\r\u2028\u00a0\ufeff\x00",
        *("- ", ": ", " #", "  ", "---\n", "...\n", "<<: ", "*a", "&a ", "!t ", "|2", "null"),
        *("body: pmg\n", "date: 2010-02-22\n", "items:\n", "  - title: ", "    minutes: |\n", "      text\n"),
        *("owner:Gwyn\n", "-Peter", "present: ", "{person: ", "{said: ", ", by: ", "title: "),
    )
)


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_whatever_is_typed_every_fault_has_a_place_in_the_file(text: str) -> None:
    read = source(text)
    read_meeting(read)
    for fault in read.faults:
        assert 1 <= fault.place.line <= len(read.lines)
        assert 1 <= fault.place.column <= len(read.line(fault.place.line)) + 1
        assert fault.width >= 1
        assert fault.excerpt == read.line(fault.place.line)


@settings(max_examples=500)
@given(st.lists(st.sampled_from("aG2 :#-,'\"[]{}*&!?|>%@`\\~£—="), min_size=1, max_size=12).map("".join).map(str.strip))
@example("['\"")
def test_whatever_is_typed_after_a_key_is_read_as_it_stands_or_reported(words: str) -> None:
    if not words or words[0] in "'\"|>" or re.search(r"^#|  #", words):
        return  # quotation marks, blocks and comments are how YAML is written
    text = f"{ITEM}    minutes: {words}\n    points:\n      - {words}\n      - next\n"
    unread = source(text)
    if unread.root is None:  # brackets and quotation marks that only two mended lines together would close
        assert any(fault.level == "error" and fault.place.line >= 5 for fault in unread.faults)
        return
    read, faults = item(text)
    assert read.minutes == words or any(fault.place.line == 5 for fault in faults)
    assert read.points == (words, "next") or any(fault.place.line >= 7 for fault in faults)


# All that a record may contain; Cs and the rest are no text, or refused by `control-character`.
CHARACTERS = st.characters(
    exclude_categories=["Cs"],
    exclude_characters="\ufeff\ufffe\uffff" + "".join(map(chr, {*range(32), *range(127, 160)})),
)
LINE = st.text(CHARACTERS | st.sampled_from("\x85\t'\"\\#:-*&! "), max_size=60)


@settings(max_examples=150)
@given(LINE)
def test_a_line_between_quotation_marks_reads_back_as_itself(line: str) -> None:
    in_double = line.replace("\\", "\\\\").replace('"', '\\"')
    in_single = line.replace("'", "''")
    read = source(f"double: \"{in_double}\"\nsingle: '{in_single}'\nlist: [\"{in_double}\", '{in_single}']\n")
    assert read.faults == []
    assert values(read.root) == {"double": line, "single": line, "list": [line, line]}


@settings(max_examples=150)
@given(st.lists(LINE.map(str.lstrip), min_size=1, max_size=6))
def test_lines_in_a_block_read_back_as_themselves(lines: list[str]) -> None:
    block = "".join(f"  {line}\n" if line else "\n" for line in lines)
    read = source(f"block: |-\n{block}after: it\n")
    assert read.faults == []
    assert values(read.root) == {"block": "\n".join(lines).rstrip("\n"), "after": "it"}


def test_a_text_is_equal_to_its_characters_wherever_it_stands() -> None:
    one, other = Text("Gwyn Owen"), Text("Gwyn Owen")
    one.line, one.column = 3, 5
    assert one == other == "Gwyn Owen"
    assert hash(one) == hash("Gwyn Owen")
    assert {str(one): 1}[other] == 1
    assert (one.line, one.column, other.line) == (3, 5, 0)


def test_two_layouts_of_one_record_are_equal_records() -> None:
    block, _ = meeting(HEAD + "present:\n  - person: Anne Clark\n    title: Dr\nvenue: 'County Hall'\n")
    flow, _ = meeting(
        '# the same\n{body: "pmg", date: 2010-02-22, venue: County Hall, present: [{person: Anne Clark, title: Dr}]}'
    )
    assert block == flow
    assert block.present[0].person.line != flow.present[0].person.line
