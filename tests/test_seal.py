"""What was approved and sealed cannot be changed unseen, and only what it says is sealed."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from laa_minutes import edit
from laa_minutes.check import check
from laa_minutes.check.filed import difference
from laa_minutes.cycle.approving import approving, write
from laa_minutes.diagnostic import Diagnostic
from laa_minutes.output.document import render
from laa_minutes.register import open_register
from laa_minutes.seal import chain, copy_digest, digest
from laa_minutes.source import read_bytes
from laa_minutes.view.minutes import minutes
from laa_minutes.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]
Make = Callable[[Mapping[str, str]], Workspace]

ROOT = Path(__file__).parent.parent
RECORDS = {
    name: (folder / "meetings" / f"{name}.yaml").read_text(encoding="utf-8")
    for folder, name in ((ROOT, "pmg/2010-02-22"), (ROOT / "examples" / "leicestershire", "ssog/2007-12-13"))
}
EITHER = st.sampled_from(sorted(RECORDS))
Tree = dict[str, Any]


def sealed(text: str) -> str:
    source = read_bytes(text.encode(), "meetings/pmg/2010-02-22.yaml")
    assert not source.faults
    return digest(source)


def as_read(text: str) -> Tree:
    """The content of a record as another reader of YAML has it, every scalar a text."""
    found = yaml.load(text, yaml.BaseLoader)  # every scalar a text
    assert isinstance(found, dict)
    return found


def dumped(tree: Tree, style: str, **layout: Any) -> str:
    """The content as a record in one of YAML's many layouts."""
    text = yaml.dump(tree, Dumper=yaml.CSafeDumper, default_style=style, allow_unicode=True, **layout)
    return re.sub(r"!!str(?: |(?=\n))", "", text)


# What the digest covers


def test_it_is_the_sha_256_of_the_content_as_json() -> None:
    text = "date: 2010-02-22\nbody: pmg\nstatus: draft\nitems:\n  - title: |\n      Café – “no”\n    time: 14:00\n"
    expected = '{"body":"pmg","date":"2010-02-22","items":[{"time":"14:00","title":"Café – “no”"}]}'
    assert sealed(text) == "sha256:" + hashlib.sha256(expected.encode()).hexdigest()


def test_status_is_left_out_at_the_top_only() -> None:
    text = "body: pmg\ndate: 2010-02-22\nstatus: circulated\nprogress:\n  - {about: A, status: open}\n"
    assert (
        sealed(text) == sealed(text.replace("circulated", "draft")) == sealed(text.replace("status: circulated\n", ""))
    )
    assert sealed(text) != sealed(text.replace("open", "done"))


def test_notes_and_what_is_withheld_are_left_out_wherever_they_stand() -> None:
    text = "body: pmg\nitems:\n  - title: A\n    resolutions:\n      - text: B\n    papers:\n      - title: C\n"
    more = text.replace("A\n", "A\n    exempt: Money\n    notes: [later]\n").replace("B\n", "B\n        notes: [x]\n")
    more = (
        more.replace("C\n", "C\n        exempt: Person\n") + "exempt: All\nnotes:\n  - {text: y, about: 2010-01-18}\n"
    )
    assert sealed(text) == sealed(more)


@pytest.mark.parametrize(
    "layout",
    [
        "body: pmg\r\ndate: 2010-02-22\r\nvenue: |\r\n  Hall\r\n  Two\r\n",
        "\ufeffbody: pmg\ndate: 2010-02-22\nvenue: |\n  Hall\n  Two\n",
        "# x\nbody: 'pmg'  # y\n\ndate: \"2010-02-22\"\nvenue: |-\n      Hall\n      Two",
        "venue: |+\n  Hall\n  Two\n\n\ndate: 2010-02-22\nbody: pmg\n",
        '{date: 2010-02-22, venue: "Hall\\nTwo", body: pmg}',
        "---\nbody: pmg\ndate: 2010-02-22\nvenue: 'Hall\n\n  Two'\n",
    ],
)
def test_layout_quotes_order_line_ends_and_comments_are_free(layout: str) -> None:
    assert sealed(layout) == sealed("body: pmg\ndate: 2010-02-22\nvenue: |\n  Hall\n  Two\n")


def test_line_ends_pasted_from_word_are_text() -> None:
    assert len({sealed(f"venue: a{mark}b\n") for mark in "\u2028\u2029\x85 "}) == 4


def test_a_key_typed_twice_is_no_layout_of_what_was_sealed() -> None:
    source = read_bytes(b"body: pmg\nvenue: Hall\nvenue: Hall\n", "meetings/pmg/2010-02-22.yaml")
    assert digest(source) != sealed("body: pmg\nvenue: Hall\n")


@given(
    record=EITHER,
    style=st.sampled_from(["'", '"', "|"]),
    flow=st.booleans(),
    width=st.integers(20, 200),
    indent=st.integers(2, 8),
    sort=st.booleans(),
    newline=st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=40, deadline=None)
def test_any_layout_of_a_record_has_its_seal(
    record: str, style: str, flow: bool, width: int, indent: int, sort: bool, newline: str
) -> None:
    tree = TREES[record]
    laid_out = dumped(tree, style, default_flow_style=flow, width=width, indent=indent, sort_keys=sort)
    laid_out = laid_out.replace("\n", newline)
    assume(as_read(laid_out) == tree)  # some texts PyYAML cannot write so that they are read again
    assert sealed(laid_out) == sealed(RECORDS[record])


def covered(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The place of every text that the seal covers."""
    if isinstance(node, dict):
        for key, one in node.items():
            if key not in ("notes", "exempt") and (path or key != "status"):
                yield from covered(one, (*path, key))
    elif isinstance(node, list):
        for n, one in enumerate(node):
            yield from covered(one, (*path, n))
    else:
        yield path


TREES = {name: as_read(text) for name, text in RECORDS.items()}
PLACES = {name: tuple(covered(tree)) for name, tree in TREES.items()}


def tampered(tree: Tree, path: tuple[str | int, ...], how: str, words: str) -> Tree:
    """The content with one text changed, one sentence or word put in, or the text taken out."""
    changed: Tree = json.loads(json.dumps(tree))
    inside: Any = changed
    for part in path[:-1]:
        inside = inside[part]
    last: Any = path[-1]
    if how == "remove":
        del inside[last]
    elif how == "change":
        inside[last] = words
    else:
        inside[last] = f"{words} {inside[last]}"
    return changed


@given(record=EITHER, data=st.data(), how=st.sampled_from(["change", "insert", "remove"]))
@settings(max_examples=150, deadline=None)
def test_any_other_content_has_another_seal(record: str, data: st.DataObject, how: str) -> None:
    tree = TREES[record]
    path = data.draw(st.sampled_from(PLACES[record]))
    other = tampered(tree, path, how, data.draw(st.sampled_from(["No", "It was agreed.", "no, not so", "0"])))
    assert (sealed(dumped(other, '"')) == sealed(RECORDS[record])) == (other == tree)


# Verified by other means


def test_the_page_on_the_seal_verifies_without_laa(tmp_path: Path) -> None:
    """The program and the sample of docs/seal.md give what the page says, and what `laa` says."""
    page = (ROOT / "docs" / "seal.md").read_text(encoding="utf-8")
    program, sample = (
        page.partition("```python\n")[2].partition("```")[0],
        page.split("```yaml\n")[2].partition("```")[0],
    )
    as_json, told = (
        page.partition("```json\n")[2].partition("\n```")[0],
        page.split("```text\n")[1].partition("\n```")[0],
    )
    assert told == sealed(sample) == "sha256:" + hashlib.sha256(as_json.encode()).hexdigest()
    assert f"those {len(as_json.encode())} bytes" in page
    script, odd = tmp_path / "verify.py", 'venue: "a\\u2028b"\nkind: a\u2028b\u0085c\u2029d\ntitle: é\n'
    script.write_text(program, encoding="utf-8")
    for n, text in enumerate((sample, *RECORDS.values(), odd)):
        record = tmp_path / f"{n}.yaml"
        record.write_bytes(b"\xef\xbb\xbf" * (n == 1) + text.replace("\n", "\r\n" if n == 2 else "\n").encode())
        done = subprocess.run(
            [sys.executable, "-I", str(script), str(record)], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == sealed(text)


# A chain of five meetings, made by the commands

DAYS = ("2010-01-18", "2010-02-22", "2010-03-22", "2010-04-19", "2010-05-17")
RECORD = """\
# Typed by Gill.
body: pmg
date: {day}
time: 14:00-16:30
venue: Maynetrees, Chelmsford   # the small room
status: circulated
present: [Gwyn Owen, Gill Butterworth]

items:
  - title: Minutes of the last meeting
  - title: Safer Essex
    minutes: |
      Gwyn told the Group what was found in {day}.

      Nobody wished to say more.
    actions:
      - {{id: A1, action: "Write to the leads about {day}.", owner: Gwyn}}
    notes:
      - {{text: The room was cold., dated: 2010-06-01}}
  - title: Other business
    lead_in: "It was AGREED:-"
    resolutions:
      - {{kind: agreed, text: that the plan of {day} be kept}}
      - {{kind: noted, text: that the room be warmed}}
"""
PARTNERSHIP = (
    "bodies:\n  pmg: {name: Performance Management Group}\npeople: [{name: Gwyn Owen}, {name: Gill Butterworth}]\n"
)


def meeting_file(day: str) -> str:
    return f"meetings/pmg/{day}.yaml"


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files of five meetings, of which each but the first approved the one before."""
    root = tmp_path_factory.mktemp("five")
    for path, text in {
        "partnership.yaml": PARTNERSHIP,
        **{meeting_file(day): RECORD.format(day=day) for day in DAYS},
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    for n, day in enumerate(DAYS[1:]):
        write(root, approving(open_register(Workspace(root), date(2010, 6, 1)), DAYS[n], day, ["One word."] * (n % 2)))
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in root.rglob("*.*")
        if path.is_file()
    }


def faults(root: Path) -> list[Diagnostic]:
    return [one for one in check(open_register(Workspace(root), date(2010, 6, 1))) if one.level != "note"]


def test_a_chain_of_five_meetings_is_intact(five: dict[str, str], workspace: Make) -> None:
    records = workspace(five)
    assert faults(records.root) == []
    links = chain(open_register(records, date(2010, 6, 1)))
    assert [(one.meeting, one.at) for one in links] == [(f"pmg/{a}", f"pmg/{b}") for a, b in pairwise(DAYS)]
    assert {(one.state, one.copy_state) for one in links} == {("intact", "intact")}
    assert [len(one.amendments) for one in links] == [0, 1, 0, 1]


def test_tampering_with_any_one_text_is_found_and_the_approval_named(five: dict[str, str], workspace: Make) -> None:
    records = workspace(five)
    for n, day in enumerate(DAYS[:-1]):
        path = records.root / meeting_file(day)
        tree = as_read(five[meeting_file(day)])
        for m, place in enumerate(covered(tree)):
            if place in (("body",), ("date",)) or "approves" in place:
                continue  # a record under another name, and seals, are tried below
            other = tampered(tree, place, ("change", "insert", "remove")[(m + n) % 3], "It was agreed.")
            path.write_text(yaml.dump(other, Dumper=yaml.SafeDumper), encoding="utf-8")
            found = [one for one in faults(records.root) if one.code == "broken-seal"]
            assert [one.place.path for one in found] == [meeting_file(day)], place
            assert (found[0].level, f"pmg/{DAYS[n + 1]}" in found[0].message) == ("error", True)
            path.write_text(five[meeting_file(day)], encoding="utf-8")
    assert faults(records.root) == []


def test_a_seal_that_is_made_to_fit_breaks_the_next(five: dict[str, str], workspace: Make) -> None:
    records = workspace(five)
    january, february = (records.root / meeting_file(day) for day in DAYS[:2])
    january.write_text(five[meeting_file(DAYS[0])].replace("what was found", "nothing"), encoding="utf-8")
    forged = sealed(january.read_text(encoding="utf-8"))
    february.write_text(re.sub("seal: .*", f"seal: {forged}", five[meeting_file(DAYS[1])]), encoding="utf-8")
    assert [(one.code, one.place.path) for one in faults(records.root)] == [("broken-seal", meeting_file(DAYS[1]))]


def test_a_name_that_was_changed_is_shown(five: dict[str, str], workspace: Make) -> None:
    path = meeting_file(DAYS[0])
    text = five[path].replace("[Gwyn Owen", "[Gwyn Owens")
    (fault,) = [one for one in faults(workspace({**five, path: text}).root) if one.code == "broken-seal"]
    assert fault.excerpt[fault.place.column - 1 :][: fault.width] == "Gwyn Owens"


def test_the_words_that_were_put_in_are_shown(five: dict[str, str], workspace: Make) -> None:
    day = DAYS[1]
    text = five[meeting_file(day)].replace("wished to say more.", "wished to say more. Fees went up by half.")
    (fault,) = faults(workspace({**five, meeting_file(day): text}).root)
    assert fault.excerpt[fault.place.column - 1 :][: fault.width] == "Fees went up by half."
    assert "approved at pmg/2010-03-22" in fault.message
    assert "“Fees went up by half.” is not in the filed copy" in fault.message
    assert "git log -p" in fault.hint


@pytest.mark.parametrize(
    ("was", "now", "gone"),
    [
        ("in 2010-02-22.\n", "in 2010-02-22. It was cold. Fees went up.\n", "It was cold. Fees went up."),
        ("Nobody wished", "A word on fees.\n\n      Nobody wished", "A word on fees."),
        ("to say more.", "to say more. No.", "No."),
    ],
)  # fmt: skip
def test_the_words_that_were_taken_out_are_shown(
    five: dict[str, str], workspace: Make, was: str, now: str, gone: str
) -> None:
    day, path = DAYS[1], meeting_file(DAYS[1])
    root = workspace({"partnership.yaml": PARTNERSHIP, path: RECORD.format(day=day).replace(was, now),
                      meeting_file(DAYS[2]): RECORD.format(day=DAYS[2])}).root  # fmt: skip
    write(root, approving(open_register(Workspace(root), date(2010, 6, 1)), day, DAYS[2], ()))
    (root / path).write_text(RECORD.format(day=day), encoding="utf-8")
    (fault,) = faults(root)
    assert f"“{gone}” stands in the filed copy, and here no longer" in fault.message
    assert "minutes: |" in fault.excerpt


@pytest.mark.parametrize(
    ("taken_out", "told"),
    [
        ("      - {kind: noted, text: that the room be warmed}\n", "that the room be warmed"),
        (
            '    actions:\n      - {id: A1, action: "Write to the leads about DAY.", owner: Gwyn}\n',
            "Write to the leads",
        ),
    ],
)
def test_a_clause_or_an_action_that_was_taken_out_is_named(
    five: dict[str, str], workspace: Make, taken_out: str, told: str
) -> None:
    day, path = DAYS[1], meeting_file(DAYS[1])
    gone = taken_out.replace("DAY", day)
    assert gone in five[path]
    (fault,) = faults(workspace({**five, path: five[path].replace(gone, "")}).root)
    assert fault.code == "broken-seal"
    assert f"“{told}" in fault.message
    assert "stands in the filed copy, and here no longer" in fault.message


COPIES = {
    register.meetings[name].ref: (
        register,
        render(register.workspace.root, f"minutes-{row.style}.md.j2", {"minutes": row}),
    )
    for register, name in (
        (open_register(Workspace(ROOT), date(2010, 2, 22)), "pmg/2010-02-22"),
        (open_register(Workspace(ROOT / "examples" / "leicestershire"), date(2008, 1, 31)), "ssog/2007-12-13"),
    )
    for row in (minutes(register, name),)
}


@pytest.mark.slow
@given(record=EITHER, data=st.data())
@settings(max_examples=80, deadline=None)
def test_what_is_said_to_be_gone_is_what_was_taken_out(record: str, data: st.DataObject) -> None:
    """A sentence taken out of either record; nothing is claimed of a record that was not changed."""
    register, copy = COPIES[record]
    assert difference(register, record, copy) is None
    tree = TREES[record]
    path = data.draw(st.sampled_from([one for one in PLACES[record] if one[-1] == "minutes"]))
    text = tree
    for part in path:
        text = text[part]  # type: ignore[index]
    sentences = re.findall(r"[^.]+(?:\.|$)", str(text))
    gone = data.draw(st.integers(0, len(sentences) - 1))
    left = "".join(sentences[:gone] + sentences[gone + 1 :])
    other = read_bytes(dumped(tampered(tree, path, "change", left), '"').encode(), f"meetings/{record}.yaml")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"meetings/{record}.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(other.text, encoding="utf-8")
        shutil.copy(register.workspace.root / "partnership.yaml", folder)
        found = difference(open_register(Workspace(Path(folder)), register.as_of), record, copy)
    if found is not None:
        assert set(re.findall(r"\w+", found.words)) <= set(re.findall(r"\w+", sentences[gone]))


def test_layout_comments_notes_and_status_break_nothing(five: dict[str, str], workspace: Make) -> None:
    changed = dict(five)
    for day in DAYS:
        text = (
            five[meeting_file(day)]
            .replace("# Typed by Gill.", "# Typed by Louise.\n\n")
            .replace("   # the small room", "")
        )
        text = text.replace("the room be warmed}", "the room be warmed, notes: [It was.]}").replace(
            "The room was", "It was"
        )
        changed[meeting_file(day)] = text.replace("status: circulated\n", "") + "status: circulated  # moved\n"
    assert faults(workspace(changed).root) == []


def test_a_sealed_record_that_is_gone_or_unreadable_breaks_its_seal(five: dict[str, str], workspace: Make) -> None:
    records = workspace({**five, meeting_file(DAYS[0]): "body: [\n"})
    assert ("broken-seal", meeting_file(DAYS[0])) in {(one.code, one.place.path) for one in faults(records.root)}
    (records.root / meeting_file(DAYS[0])).unlink()
    (fault,) = [one for one in faults(records.root) if one.code == "broken-seal"]
    assert (fault.place.path, "is not there" in fault.message) == (meeting_file(DAYS[1]), True)


def test_the_copy_is_checked_and_its_line_ends_are_free(five: dict[str, str], workspace: Make) -> None:
    records = workspace(five)
    copy = records.root / "minutes/pmg/2010-01-18.md"
    approval = next(one for one in chain(open_register(records, date(2010, 6, 1))) if one.meeting == "pmg/2010-01-18")
    assert approval.copy == "sha256:" + hashlib.sha256(copy.read_bytes()).hexdigest() == copy_digest(copy.read_bytes())
    assert str(approval.seal) in copy.read_text(encoding="utf-8").splitlines()[-1]
    copy.write_bytes(five["minutes/pmg/2010-01-18.md"].replace("\n", "\r\n").encode())
    assert faults(records.root) == []
    copy.write_text(five["minutes/pmg/2010-01-18.md"].replace("Gwyn", "Gill"), encoding="utf-8")
    assert [(one.code, one.level) for one in faults(records.root)] == [("changed-copy", "error")]
    copy.unlink()
    assert [(one.code, one.level) for one in faults(records.root)] == [("missing-copy", "warning")]


def test_no_seal_leads_to_a_file_elsewhere(workspace: Make) -> None:
    text = "body: pmg\ndate: 2010-02-22\nitems:\n  - title: Minutes\n    approves:\n"
    text += "      - {meeting: ../../etc/2010-01-18, seal: sha256:0, copy: sha256:0}\n"
    records = workspace({"partnership.yaml": PARTNERSHIP, meeting_file("2010-02-22"): text})
    (link,) = chain(open_register(records, date(2010, 6, 1)))
    assert (link.state, link.copy_state) == ("missing", "missing")


# What the other commands say of it


def test_show_meetings_and_minutes_tell_of_the_seal(five: dict[str, str], workspace: Make, laa: Run) -> None:
    root = workspace(five).root
    assert "approved on 22 March 2010 with one amendment, seal intact" in laa("show", "2010-02-22", cwd=root)[1]
    assert "22 Feb 2010, seal intact" in laa("meetings", cwd=root)[1]
    assert laa("minutes", "2010-02-22", cwd=root)[1] == five["minutes/pmg/2010-02-22.md"]
    fresh = laa("minutes", "2010-02-22", "--fresh", cwd=root)[1]
    assert "sha256" not in fresh
    assert five["minutes/pmg/2010-02-22.md"].startswith(fresh.rstrip())
    (root / meeting_file(DAYS[1])).write_text(
        five[meeting_file(DAYS[1])].replace("told", "did not tell"), encoding="utf-8"
    )
    assert "with one amendment, seal broken" in laa("show", "2010-02-22", cwd=root)[1]
    rows = json.loads(laa("meetings", "--json", cwd=root)[1])["meetings"]
    assert [row["seal"] for row in rows] == ["intact", "broken", "intact", "intact", None]
    shown = json.loads(laa("show", "2010-02-22", "--json", cwd=root)[1])
    assert (shown["approved"][0]["seal"], shown["approves"][0]["seal"]) == ("broken", "intact")
    told = json.loads(laa("minutes", "2010-02-22", "--json", cwd=root)[1])
    assert (told["approved_at"], told["seal"]) == ("pmg/2010-03-22", "broken")
    assert "not what pmg/2010-03-22 approved" in laa("minutes", "2010-02-22", "--fresh", cwd=root)[2]
    code, out, err = laa("minutes", "2010-01-18", "--as-of", "2010-02-01", cwd=root)
    assert (code, "sha256" in out, err) == (0, False, "")


def test_a_copy_that_was_changed_is_not_printed_as_approved(five: dict[str, str], workspace: Make, laa: Run) -> None:
    root = workspace({**five, "minutes/pmg/2010-01-18.md": "# Other minutes\n"}).root
    code, out, err = laa("minutes", "2010-01-18", cwd=root)
    assert (code, out) == (1, "")
    assert "--fresh" in err
    assert laa("minutes", "2010-01-18", "--fresh", cwd=root)[0] == 0


def test_minutes_that_were_corrected_say_so(five: dict[str, str], workspace: Make, laa: Run) -> None:
    last = meeting_file(DAYS[-1])
    corrected = five[last] + "corrects: [{meeting: 2010-01-18, text: It was Gill.}]\n"
    _, out, err = laa("minutes", "2010-01-18", cwd=workspace({**five, last: corrected}).root)
    assert out == five["minutes/pmg/2010-01-18.md"]
    assert "corrected later, at pmg/2010-05-17" in err


def test_editing_a_record_in_place_keeps_every_other_seal(five: dict[str, str], workspace: Make) -> None:
    """A new entry in the newest record, which nothing has sealed, is no one's concern."""
    last = meeting_file(DAYS[-1])
    text = edit.append(five[last], ("items",), {"title": "Dates"})
    assert faults(workspace({**five, last: text}).root) == []
