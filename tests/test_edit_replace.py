"""Any value can be set, replaced or taken away, in any style people write, and nothing else changes."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from laa_minutes.diagnostic import LaaError
from laa_minutes.edit import Value, at, expand, read, remove, set_text, set_value, write
from laa_minutes.source import MappingNode, Node, SequenceNode, read_bytes
from test_edit import RECORDS, tree

Where = tuple[str | int, ...]

RECORD = """\
body: pmg   # whose
present: [Peter Lowton, 'Gwyn, Owen']
owner: Gwyn Owen  # one so far
when: {said: mid-April, by: 2010-04-19}
progress:  # matters arising
  # Gwyn: get in touch
  - ref: 2010-02-22/A2   # laid out
    status: open

  - ref: 2010-02-22/A5
    status: open
items:
- Do this  # short
- title: Two
  note: |
    Prose.
"""


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        (("progress", 0, "status"), "done", {"    status: open": "    status: done"}),
        (("owner",), ["A", "B"], {"owner: Gwyn Owen  # one so far": "owner:  # one so far\n  - A\n  - B"}),
        (("present",), "All", {"present: [Peter Lowton, 'Gwyn, Owen']": "present: All"}),
        (("when",), "2010-04-19", {"when: {said: mid-April, by: 2010-04-19}": "when: 2010-04-19"}),
        (("items", 0), {"a": "b", "c": "d"}, {"- Do this  # short": "- a: b  # short\n  c: d"}),
        (("present", 1), ["p", "q r"], {"'Gwyn, Owen'": "[p, q r]"}),
    ],
)
def test_a_value_of_any_shape_is_replaced(path: Where, value: Value, lines: dict[str, str]) -> None:
    wanted = RECORD
    for old, new in lines.items():
        wanted = wanted.replace(old, new, 1)
    assert set_value(RECORD, path, value) == wanted
    assert set_value(RECORD.replace("\n", "\r\n"), path, value) == wanted.replace("\n", "\r\n")


def test_a_list_becomes_a_text_and_its_comment_stays() -> None:
    assert "progress: none  # matters arising\n  # Gwyn: get in touch\nitems:" in set_value(
        RECORD, ("progress",), "none"
    )


@pytest.mark.parametrize(
    ("old", "path", "new"),
    [
        ("- Gwyn  # c\n", (0,), "- k: Gwyn  # c\n"),
        ("a: 'x'  # c\nb: 1\n", ("a",), "a:\n  k: 'x'  # c\nb: 1\n"),
        ("a: [x, 'y, z']\n", ("a", 1), "a: [x, {k: 'y, z'}]\n"),
        ("a:\n  - one\n    two\n", ("a", 0), "a:\n  - k: one\n      two\n"),
        ("a: |-\n  one\n\n  two\nb: 1\n", ("a",), "a:\n  k: |-\n    one\n\n    two\nb: 1\n"),
    ],
)
def test_a_text_becomes_a_key(old: str, path: Where, new: str) -> None:
    assert expand(old, path, "k") == new


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        (("progress", 0), "  - ref: 2010-02-22/A2   # laid out\n    status: open\n\n"),
        (("progress", 1, "status"), "    status: open\nitems"),
        (("present", 0), "Peter Lowton, "),
        (("present", 1), ", 'Gwyn, Owen'"),
        (("when", "said"), "said: mid-April, "),
        (("owner",), "owner: Gwyn Owen  # one so far\n"),
        (("items", 1), "- title: Two\n  note: |\n    Prose.\n"),
        (("progress", 0, "ref"), "ref: 2010-02-22/A2   # laid out\n    "),
    ],
)
def test_an_entry_or_a_key_is_taken_away(path: Where, gone: str) -> None:
    new = remove(RECORD, path)
    if gone.endswith("items"):
        assert new == RECORD.replace(gone, "items")
    elif path == ("progress", 0):
        assert new == RECORD.replace(gone.removesuffix("\n"), "")  # the blank line stays
    else:
        assert new == RECORD.replace(gone, "", 1)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("- a: 1\n", (0, "a")),
        ("- a: 1\n  # about b\n  b: 2\n", (0, "a")),
        ("a: [1, # one\n  2]\n", ("a", 0)),
        ("a: 1\na: 2\n", ("a",)),
    ],
)
def test_where_something_else_would_go_too_the_line_is_named(text: str, path: Where) -> None:
    with pytest.raises(LaaError, match=r"cannot edit x\.yaml:\d+, because .*"):
        remove(text, path, shown="x.yaml")


def test_a_place_leads_to_its_path() -> None:
    assert at(RECORD, 7, 10) == ("progress", 0, "ref")
    assert at(RECORD, 13, 3) == ("items", 0)
    with pytest.raises(LaaError, match="no text at 1:2"):
        at(RECORD, 1, 2)


# Properties: files in every style

KEYS = st.sampled_from(["title", "owner", "NI 4", "'quoted key'", "note"])
SCALARS = st.sampled_from([
    "one", "two words", "'it''s'", '"double \\u00e9"', "10%", "x   # a comment", "1:30", "é – ü", "''",
    "|\n~prose\n\n~  more", "|-  # a comment\n~a: b", ">-\n~folded\n~on", ">\n~folded\n\n~on\n", "|2\n~  lead",
    "plain over\n~two lines", '"double\n~two lines"', "'single\n~two'", "~below", "",
])  # fmt: skip
FLOWS = st.sampled_from([
    "[]", "{}", "[a, 'b, c', {d: e}]", "{k: v, l: [1, 2]}", "[a,\n~b,\n~c]  # a comment", "{k: v,\n~l: 'w'}",
    "[ a , b ]", "{ k : v }",
])  # fmt: skip


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file as people type them; `~` above stands for the indentation of a value."""

    def value(indent: int, depth: int) -> str:
        kind = draw(st.integers(0, 4 if depth else 1))
        if kind < 2:
            written = draw(SCALARS if kind == 0 else FLOWS)
            return "\n" * written.startswith("~") + " " + written.replace("~", " " * (indent + 3)) + "\n"
        inner = indent + draw(st.sampled_from([1, 2, 2, 3, 4]))
        remark = draw(st.sampled_from(["", "", "  # a comment"]))
        return f"{remark}\n" + (mapping if kind == 2 else sequence)(inner, depth - 1)

    def between(indent: int) -> str:
        return draw(st.sampled_from(["", "", "", "\n", " " * indent + "# here\n", "# at the margin\n", "\n\n"]))

    def mapping(indent: int, depth: int, lead: str = "") -> str:
        keys = draw(st.lists(KEYS, min_size=1, max_size=3, unique=True))
        out = ""
        for n, key in enumerate(keys):
            start = lead if lead and n == 0 else between(indent) + " " * indent
            below = value(indent, depth)
            if draw(st.booleans()) and depth and n == len(keys) - 1:  # a list no deeper than its key
                below = "\n" + sequence(indent, depth - 1)
            out += f"{start}{key}:{below}"
        return out

    def sequence(indent: int, depth: int) -> str:
        out = ""
        for _ in range(draw(st.integers(1, 3))):
            out += between(indent)
            wide = draw(st.sampled_from([1, 1, 3]))
            if depth and draw(st.booleans()):
                out += mapping(indent + 1 + wide, depth - 1, " " * indent + "-" + " " * wide)
            else:
                out += " " * indent + "-" + value(indent, depth)
        return out

    text = draw(st.sampled_from(["", "# first\n"])) + draw(st.sampled_from([mapping, sequence]))(0, 3)
    text = text if draw(st.booleans()) else text.rstrip("\n")
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
    assume(not read_bytes(text.encode(), "x").faults)
    return text


def places(node: Node | None, path: Where = ()) -> Iterator[tuple[Where, Node]]:
    if node is not None:
        yield path, node
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield from places(value, (*path, key.value))
    if isinstance(node, SequenceNode):
        for n, value in enumerate(node.value):
            yield from places(value, (*path, n))


def inside(whole: Any, path: Where) -> Any:
    for part in path:
        whole = whole[part]
    return whole


def refused(refusal: LaaError) -> None:
    """The two reasons for which nothing can be taken away."""
    assert "comment" in refusal.message or "nothing would be left" in refusal.message


VALUES: st.SearchStrategy[Value] = st.sampled_from([
    "new", "a: b", "1:30", "two\nlines", "", ["x, y", {"k": "v"}], {"k": "v", "l": ["# no"]}, [], {},
])  # fmt: skip
MANY = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


@pytest.mark.slow
@given(files())
@MANY
def test_a_value_set_to_itself_changes_no_byte(text: str) -> None:
    whole = tree(text)
    for path, _ in places(read_bytes(text.encode(), "x").root):
        now = inside(whole, path)
        if path:
            assert set_value(text, path, now) == text
        if isinstance(now, str) and path:
            assert set_text(text, path, now) == text


@pytest.mark.slow
@given(files(), st.data(), VALUES)
@MANY
def test_a_value_replaced_is_the_only_difference(text: str, data: st.DataObject, value: Value) -> None:
    path, _ = data.draw(st.sampled_from([one for one in places(read_bytes(text.encode(), "x").root) if one[0]]))
    new = set_value(text, path, value)
    wanted = tree(text)
    inside(wanted, path[:-1])[path[-1]] = value
    assert tree(new) == wanted
    if "\r" in text:
        assert new.count("\n") == new.count("\r\n")
    assert text.endswith("\n") == new.endswith("\n")


@pytest.mark.slow
@given(files(), st.data())
@MANY
def test_what_is_taken_away_is_the_only_difference(text: str, data: st.DataObject) -> None:
    path, _ = data.draw(st.sampled_from([one for one in places(read_bytes(text.encode(), "x").root) if one[0]]))
    try:
        new = remove(text, path)
    except LaaError as refusal:
        refused(refusal)
        return
    wanted = tree(text)
    del inside(wanted, path[:-1])[path[-1]]
    left = inside(wanted, path[:-1])
    now = inside(tree(new), path[:-1])
    assert now == left or (not left and now is None)
    kept = copy.deepcopy(wanted)
    if not left:
        return
    assert tree(new) == kept
    changed = [line for line in new.splitlines() if line not in text.splitlines()]
    assert len(changed) <= 1, changed  # an entry between brackets, or behind a dash


@pytest.mark.slow
@given(files(), st.data())
@MANY
def test_a_text_put_under_a_key_is_the_only_difference(text: str, data: st.DataObject) -> None:
    whole = tree(text)
    found = [path for path, _ in places(read_bytes(text.encode(), "x").root) if isinstance(inside(whole, path), str)]
    assume(found)
    path = data.draw(st.sampled_from(found))
    assume(path)
    new = expand(text, path, "k")
    inside(whole, path[:-1])[path[-1]] = {"k": inside(whole, path)}
    assert tree(new) == whole


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: "/".join(path.parts[-2:]))
def test_the_real_records(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    whole = tree(text)
    found = [where for where, _ in places(read_bytes(text.encode(), "x").root) if where]
    for where in found[:: max(1, len(found) // 40)]:
        assert set_value(text, where, inside(whole, where)) == text
        new = set_value(text, where, "x: y")
        changed = copy.deepcopy(whole)
        inside(changed, where[:-1])[where[-1]] = "x: y"
        assert tree(new) == changed
        try:
            left = tree(remove(text, where))
        except LaaError as refusal:
            refused(refusal)
            continue
        changed = copy.deepcopy(whole)
        del inside(changed, where[:-1])[where[-1]]
        assert left == changed or not inside(changed, where[:-1])


def test_a_mark_at_the_beginning_stays(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: [1]\r\nb: 2")
    original = read(tmp_path, "a.yaml")
    write(original, remove(set_value(original.text, ("a",), {"c": "3"}), ("b",)))
    assert (tmp_path / "a.yaml").read_bytes() == b"\xef\xbb\xbfa:\r\n  c: 3"
