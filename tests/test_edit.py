"""A person's file is changed in the lines that must change, and in no other byte."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml import SafeLoader, safe_load

from laa_minutes.diagnostic import LaaError
from laa_minutes.edit import (
    Prose,
    Value,
    add_key,
    append,
    block,
    create,
    insert,
    put,
    read,
    scalar,
    set_text,
    write,
    writing,
)
from laa_minutes.edit.words import literal
from laa_minutes.source import MappingNode, Node, ScalarNode, SequenceNode, read_bytes

ROOT = Path(__file__).parent.parent
RECORDS = sorted(
    path
    for folder in (ROOT, ROOT / "examples" / "leicestershire")
    for path in (*folder.glob("*.yaml"), *folder.glob("meetings/*/*.yaml"))
)
SPOILED = [
    "1:30", "14:00", "no", "Yes", "NO", "y", "null", "~", "a: b", "a:", "# x", "a # b", "- y", "-y", "-31%", "+1",
    "?", "? x", "[a]", "{a: b}", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a", "'a", '"a"', "'", '"', "\\",
    'a\\b "c"', "", " ", " a", "a ", "\ta", "a\tb", "08", "1_000", "0x1f", "0o17", "1e3", "1.10", ".5", ".inf",
    ".nan", "...", "---", "--- a", "=", "<<", "2010-02-22T10:00", "a\u2028b", "a\u0085b", "a\u0007b", "\ufeffa",
    "é", "😀", "a, b", "a]b", "a}b", "C: x", "a\rb",
]  # fmt: skip


def tree(text: str) -> Any:
    source = read_bytes(text.encode(), "the file")
    assert not source.faults, source.faults
    return None if source.root is None else plain(source.root)


def plain(node: Node) -> Any:
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [plain(entry) for entry in node.value]
    return None if isinstance(node, ScalarNode) and not node.style and not node.value else node.value.rstrip("\n")


def added(old: str, new: str) -> list[str]:
    """The lines that are new; all the old ones have to be there, in their order."""
    rest = new.splitlines(keepends=True)
    out = []
    for line in old.splitlines(keepends=True):
        while rest and rest[0] != line:
            out.append(rest.pop(0))
        assert rest, f"lost: {line!r}"
        rest.pop(0)
    return [*out, *rest]


# Text as YAML


@pytest.mark.parametrize(
    "text", [*SPOILED, "2010-02-22", "14:00-16:30", "2009/10 Q3", "NI 4", "460000", "7", "(i)", "£5"]
)
def test_what_yaml_would_spoil_is_quoted(text: str) -> None:
    for written in (
        f"k: {scalar(text)}\n",
        f"- {scalar(text)}\n",
        f"{scalar(text)}: k\n",
        f"k: [{scalar(text, flow=True)}]\n",
    ):
        if "\ufeff" not in text and "\x07" not in text:
            read_back = tree(written)
            assert text in (
                read_back.values() if written.startswith("k: ") and "[" not in written[:4] else flat(read_back)
            )
    if text not in ("2010-02-22", "460000", "7"):
        assert safe_load(f"k: {scalar(text)}") == {"k": text}  # any other reader, too


def flat(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value, *(one for inner in value.values() for one in flat(inner))]
    return [one for inner in value for one in flat(inner)] if isinstance(value, list) else [value]


@pytest.mark.parametrize(
    "text", ["2010-02-22", "14:00-16:30", "2009/10 Q3", "NI 4", "460000", "Children's Trust", "a/b"]
)
def test_what_is_safe_stays_as_it_would_be_typed(text: str) -> None:
    assert scalar(text) == text


def test_a_broken_character_is_refused() -> None:
    with pytest.raises(LaaError, match="broken character"):
        scalar("a\udcffb")


@given(st.text(st.characters(codec="utf-8"), max_size=20))
@settings(max_examples=250, deadline=None)
def test_any_text_reads_back(text: str) -> None:
    source = read_bytes(f"k: {scalar(text)}\n".encode(), "x")
    assert not source.faults
    assert source.root is not None
    assert source.root.value[0][1].value == text


@given(st.lists(st.text("ab \t#:-", max_size=6), max_size=6).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_several_lines_read_back_as_a_block(text: str) -> None:
    lines = literal(text, 2)
    assert lines is not None
    written = "\n".join(["a:", "  k: " + lines[0], *lines[1:], "  z: end", ""])
    assert tree(written)["a"]["k"] == text.rstrip("\n")


def test_a_new_record_is_laid_out_one_thing_a_line() -> None:
    value: dict[str, Value] = {
        "title": "A: b",
        "from": ["2010-02-22/A4"],
        "first": True,
        "minutes": Prose(""),
        "none": [],
        "note": "x\ny",
    }
    entries: list[Value] = [value]
    assert block(entries, 2) == [
        '  - title: "A: b"', "    from:", "      - 2010-02-22/A4", "    first: yes", "    minutes: |", "    none: []",
        "    note: |", "      x", "      y",
    ]  # fmt: skip


# Changes inside a text

BEFORE = """\
# The meeting
body: pmg
owner: Gwyn Owen  # one so far
progress:  # matters arising
  # samples

present: [Peter Lowton, 'Gwyn, Owen']
items:
- title: One
  minutes: |
    Prose.

    # not a comment
  # deeper than the dash, so it belongs to One

- title: Two   # here

# the end
"""


@pytest.mark.parametrize(
    ("path", "value", "wanted"),
    [
        (("items",), {"title": "Three"}, "\n- title: Three\n"),
        (("present",), "Anne: Clark", "present: [Peter Lowton, 'Gwyn, Owen', \"Anne: Clark\"]\n"),
        (("progress",), {"ref": "2010-02-22/A2", "status": "open"}, "  - ref: 2010-02-22/A2\n    status: open\n"),
        (("owner",), "Louise Crew", "owner:  # one so far\n  - Gwyn Owen\n  - Louise Crew\n"),
        (("items", 1, "actions"), {"action": "# x"}, '  actions:\n    - action: "# x"\n'),
        (("items", 0, "actions"), "1:30", '  actions:\n    - "1:30"\n'),
    ],
)
def test_an_entry_is_appended(path: tuple[str | int, ...], value: Any, wanted: str) -> None:
    new = append(BEFORE, path, value)
    assert wanted in new
    crlf = append(BEFORE.replace("\n", "\r\n"), path, value)
    assert crlf == new.replace("\n", "\r\n")
    cut = append(BEFORE.removesuffix("\n"), path, value)
    assert cut == new.removesuffix("\n")


def test_an_entry_goes_between_two_others() -> None:
    new = insert(BEFORE, ("items",), 1, {"title": "New"})
    assert [item["title"] for item in tree(new)["items"]] == ["One", "New", "Two"]
    assert sorted(added(BEFORE, new)) == ["\n", "- title: New\n"]
    assert "belongs to One\n\n- title: New\n\n- title: Two" in new
    assert "items:\n- title: New\n\n- title: One\n" in insert(BEFORE, ("items",), 0, {"title": "New"})
    assert insert(BEFORE, ("present",), 0, "X").count("[X, Peter Lowton") == 1


def test_a_comment_comes_along() -> None:
    new = append(BEFORE, ("progress",), {"ref": "2010-02-22/A2"}, comment="Liaise with the DAAT\non NI 156")
    assert added(BEFORE, new) == ["  # Liaise with the DAAT\n", "  # on NI 156\n", "  - ref: 2010-02-22/A2\n"]


@pytest.mark.parametrize(
    ("old", "value", "new"),
    [
        ("a: x  # c\nb: y\n", "no", 'a: "no"  # c\nb: y\n'),
        ("a: 'x'\n", "it's", "a: 'it''s'\n"),
        ('a: "x"\n', "y", 'a: "y"\n'),
        ("a:\nb: y\n", "x", "a: x\nb: y\n"),
        ("a:  # c\n", "x", "a: x  # c\n"),
        ("a: \n", "one\ntwo", "a: |\n  one\n  two\n"),
        ("a: |\n  one\n\nb: y\n", "two\nthree", "a: |\n  two\n  three\n\nb: y\n"),
        ("a: |  # c\n  one\n", "two", "a: |  # c\n  two\n"),
        ("a: x  # c\nb: y\n", "one\ntwo", "a: |  # c\n  one\n  two\nb: y\n"),
        ("a: {b: x, c: [1]}\n", "p, q", None),
        ("b: y\n", "x", "b: y\na: x\n"),
        ("# nothing yet\n", "x", "# nothing yet\na: x\n"),
        ("", "x", "a: x\n"),
    ],
)
def test_a_text_is_set(old: str, value: str, new: str | None) -> None:
    if new is None:
        with pytest.raises(LaaError, match=r"the file:1, because"):
            set_text(old, ("a",), value)
        assert set_text(old, ("a", "b"), value) == 'a: {b: "p, q", c: [1]}\n'
    else:
        assert set_text(old, ("a",), value) == new
        assert set_text(old.replace("\n", "\r\n"), ("a",), value) in (new.replace("\n", "\r\n"), new)


def test_a_key_is_added_where_it_belongs() -> None:
    assert add_key("a: 1\nc: 3\n", (), "b", "2", before="c") == "a: 1\nb: 2\nc: 3\n"
    assert add_key("a: 1\nc: 3\n", (), "b", "2", after="a") == "a: 1\nb: 2\nc: 3\n"
    assert add_key("a: 1\n", (), "b", "2", before="a") == "b: 2\na: 1\n"
    assert add_key("x:\n  - a: 1  # c\n", ("x", 0), "b", ["2"]) == "x:\n  - a: 1  # c\n    b:\n      - 2\n"
    assert add_key("x: {}\ny: z\n", ("x",), "b", "2") == "x:\n  b: 2\ny: z\n"
    assert add_key("x: {a: 1}\n", ("x",), "b", ["2, 3"]) == 'x: {a: 1, b: ["2, 3"]}\n'
    with pytest.raises(LaaError, match="there already"):
        add_key("a: 1\n", (), "a", "2")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: b: c\n", ("a",)),
        ("a: 1\na: 2\n", ("b",)),
        ("a: &x 1\nb: 2\n", ("b",)),
        ("a: {b: c}\n", ("a",)),
        ("<<<<<<< a\nb: 1\n=======\nb: 2\n>>>>>>> c\n", ("b",)),
        ("a: 1\n", ("b", "c")),
        ("a: [x\n", ("a",)),
        ("a: one\n  two\n", ("a",)),
    ],
)
def test_where_it_cannot_be_sure_it_names_the_line(text: str, path: tuple[str, ...]) -> None:
    with pytest.raises(LaaError, match=r"meetings/x.yaml:\d+, because "):
        append(text, path, "x", shown="meetings/x.yaml")


# Properties

KEYS = st.sampled_from(["title", "owner", "NI 4", "note"])
TEXTS = st.sampled_from(
    ["one", "two words", "'quoted'", '"double"', "10%", "x  # a comment", "|\n~prose\n\n~more", ">-\n~folded\n~on"]
)
FLAT = st.sampled_from(["[]", "{}", "[a, 'b, c']", "{k: v, l: [1, 2]}", "", "# only a comment"])


@st.composite
def files(draw: st.DrawFn) -> str:
    """A small file in block style with flow values, comments and blank lines, as people type them."""

    def value(indent: int, depth: int) -> str:
        kind = draw(st.integers(0, 3 if depth else 1))
        if kind == 0:
            return " " + draw(TEXTS).replace("~", " " * (indent + 2)) + "\n"
        if kind == 1:
            return " " + draw(FLAT) + "\n"
        return "\n" + (mapping if kind == 2 else sequence)(indent + draw(st.sampled_from([2, 2, 4])), depth - 1)

    def between(indent: int) -> str:
        return draw(st.sampled_from(["", "", "", "\n", " " * indent + "# here\n", "# at the margin\n", "\n\n"]))

    def mapping(indent: int, depth: int) -> str:
        keys = draw(st.lists(KEYS, min_size=1, max_size=3, unique=True))
        return "".join(between(indent) + " " * indent + key + ":" + value(indent, depth) for key in keys)

    def sequence(indent: int, depth: int) -> str:
        count = draw(st.integers(1, 3))
        return "".join(between(indent) + " " * indent + "-" + value(indent, depth) for _ in range(count))

    text = draw(st.sampled_from([mapping, sequence]))(0, 3)
    text = text if draw(st.booleans()) else text.removesuffix("\n")
    return text if draw(st.booleans()) else text.replace("\n", "\r\n")


def lists(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], list[Any]]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    own = [(path, node)] if isinstance(node, list) else []
    return own + [found for key, value in inner for found in lists(value, (*path, key))]


ENTRIES: st.SearchStrategy[Value] = st.sampled_from([
    "text", "a: b", "1:30", "p, q", "two\nlines", {"ref": "2010-02-22/A2", "note": "# x"}, {"m": ["a", {"b": "c"}]},
])  # fmt: skip


@pytest.mark.slow
@given(files(), st.data())
@settings(max_examples=250, deadline=None)
def test_appending_gives_the_old_tree_plus_the_entry(text: str, data: st.DataObject) -> None:
    if read_bytes(text.encode(), "x").faults:
        return
    before = tree(text)
    targets = lists(before)
    if not targets:
        return
    path, _ = data.draw(st.sampled_from(targets))
    entry = data.draw(ENTRIES)
    new = append(text, path, entry)
    after = tree(new)
    inside = before
    for part in path:
        inside = inside[part]
    inside.append(entry)
    assert after == before
    if "\r" in text:
        assert new.count("\n") == new.count("\r\n")
    kept = [line for line in text.splitlines() if line not in new.splitlines()]
    assert len(kept) <= 1, kept  # a list between brackets stands on the line that changes
    assert text.endswith("\n") == new.endswith("\n")


def places(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [(path, node), *(found for key, value in inner for found in places(value, (*path, key)))]


def comments(text: str) -> list[str]:
    return re.findall(r"# (?:here|said|at the margin|a comment|only a comment)", text)


@given(files(), st.data(), st.sampled_from(["new", "a: b", "1:30", "", "two\nlines", "p, [q]", "é # x"]))
@settings(max_examples=250, deadline=None)
def test_setting_a_text_changes_that_text_alone(text: str, data: st.DataObject, value: str) -> None:
    if read_bytes(text.encode(), "x").faults:
        return
    before = tree(text)
    targets = [path for path, node in places(before) if path and (node is None or isinstance(node, str))]
    if not targets:
        return
    path = data.draw(st.sampled_from(targets))
    new = set_text(text, path, value)
    inside = before
    for part in path[:-1]:
        inside = inside[part]
    inside[path[-1]] = value
    assert tree(new) == before
    assert comments(text) == comments(new)


@pytest.mark.slow
@given(files(), st.data(), ENTRIES)
@settings(max_examples=250, deadline=None)
def test_adding_a_key_or_an_entry_anywhere_changes_nothing_else(text: str, data: st.DataObject, value: Value) -> None:
    if read_bytes(text.encode(), "x").faults:
        return
    before = tree(text)
    targets = [(path, node) for path, node in places(before) if isinstance(node, dict | list)]
    path, inside = data.draw(st.sampled_from(targets))
    if isinstance(inside, dict):
        near = data.draw(st.sampled_from([None, *inside]))
        new = add_key(text, path, "added", value, before=near, comment="said")
        inside["added"] = value
    else:
        index = data.draw(st.integers(0, len(inside)))
        new = insert(text, path, index, value, comment="said")
        inside.insert(index, value)
    assert tree(new) == before
    assert [line for line in comments(new) if line != "# said"] == comments(text)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: "/".join(path.parts[-2:]))
def test_in_the_real_records(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before = tree(text)
    found = lists(before)
    for where, entries in found[:: max(1, len(found) // 12)]:
        new = append(text, where, {"ref": "2010-02-22/A2", "note": "x: y"}, shown=path.name)
        entries.append({"ref": "2010-02-22/A2", "note": "x: y"})
        assert tree(new) == before
        entries.pop()
        assert len([line for line in text.splitlines() if line not in new.splitlines()]) <= 1


def test_every_reader_agrees_on_the_real_ones() -> None:
    """PyYAML's own reader sees in an edited record what it saw before, and the entry."""
    path = ROOT / "meetings" / "pmg" / "2010-02-22.yaml"
    text = path.read_text(encoding="utf-8")
    new = append(text, ("items", 3, "actions"), {"id": "A7", "action": "Say: no", "owner": "no"})
    was, now = (SafeLoader(one).get_data() for one in (text, new))
    was["items"][3]["actions"].append({"id": "A7", "action": "Say: no", "owner": "no"})
    assert now == was


# Bytes on disk


def test_a_mark_at_the_beginning_and_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    file.chmod(0o640)
    original = read(tmp_path, "a.yaml")
    assert write(original, set_text(original.text, ("a",), "2"))
    assert file.read_bytes() == b"\xef\xbb\xbfa: 2\r\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_nothing_is_written_where_nothing_changes(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 1\n")
    os.utime(file, (1, 1))
    original = read(tmp_path, "a.yaml")
    assert not write(original, original.text)
    assert file.stat().st_mtime == 1


def test_what_another_hand_changed_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 1\n")
    original = read(tmp_path, "a.yaml")
    file.write_text("a: typed meanwhile\n")
    with pytest.raises(LaaError, match="another hand changed"):
        write(original, "a: 2\n")
    assert file.read_text() == "a: typed meanwhile\n"
    file.unlink()
    with pytest.raises(LaaError, match="took away"):
        write(original, "a: 2\n")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_never_goes_over_an_old_one(tmp_path: Path) -> None:
    original = read(tmp_path, "meetings/pmg/a.yaml")
    assert original.data is None
    assert original.text == ""
    assert write(original, "a: 1\n")
    with pytest.raises(LaaError, match="already; nothing was written"):
        write(original, "a: 2\n")
    assert original.path.read_text() == "a: 1\n"
    assert [path.name for path in original.path.parent.iterdir()] == ["a.yaml"]


def test_a_new_file_where_the_disk_knows_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    create(tmp_path / "a", b"1")
    assert (tmp_path / "a").read_bytes() == b"1"
    with pytest.raises(LaaError, match="already; nothing was written"):
        create(tmp_path / "a", b"2")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 1\n")
    original = read(tmp_path, "a.yaml")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LaaError, match="No space left on device; nothing was lost"):
        write(original, "a: 2\n")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.yaml", "a: 1\n")]


def test_a_folder_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n")
    original = read(tmp_path, "a.yaml")

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(LaaError, match=r"cannot write a\.yaml: Permission denied"):
        write(original, "a: 2\n")
    with pytest.raises(LaaError, match=r"cannot write b\.yaml: Permission denied"):
        write(read(tmp_path, "b.yaml"), "b: 2\n")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.yaml", "a: 1\n")]


def test_what_a_dead_process_left_is_swept(tmp_path: Path) -> None:
    """Of records at once, as they have one writer at a time; of output when it is old, as that may have several."""
    for name in (".laa-record-a", ".laa-output-old", ".laa-output-new"):
        (tmp_path / name).write_text("half")
    os.utime(tmp_path / ".laa-output-old", (1, 1))
    put(tmp_path / "out.csv", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".laa-output-new", ".laa-record-a", "out.csv"]
    create(tmp_path / "a.yaml", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".laa-output-new", "a.yaml", "out.csv"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("a: 1\n")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    write(read(tmp_path, "link.yaml"), "a: 2\n")
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_text() == "a: 2\n"


def test_no_workspace_no_lock(tmp_path: Path) -> None:
    (tmp_path / ".laa").write_text("a file where the folder should be")
    with pytest.raises(LaaError, match="nothing can be written in"), writing(tmp_path):
        pass


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from laa_minutes.edit import writing\n"
        "from laa_minutes.diagnostic import LaaError\n"
        f"root = Path({str(tmp_path)!r})\n"
        "try:\n  with writing(root, 0.05): print('held')\n"
        "except LaaError as error: print(error.message)\n"
    )
    with writing(tmp_path):
        out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        assert "another laa is writing" in out
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert out == "held\n"
    assert (tmp_path / ".laa" / ".gitignore").read_text() == "*\n"
