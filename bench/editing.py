"""The same edits made by laa, by ruamel.yaml, by PyYAML and by yaml-edit: python bench/editing.py

The seed is fixed. Writes bench/EDITING.md: what each changed that nobody asked for, and how long it took.
"""

from __future__ import annotations

import difflib
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import untidy
import yaml
from editors import BOM, TOOLS, Edit, put, text_of, with_notes

from laa_minutes.diagnostic import LaaError

SEED, UNTIDY, EACH = 2010, 60, 6
ROOT = Path(__file__).parent.parent
COMMENT = re.compile(r"(?:^|(?<=[ \t]))# .*?(?=\r?$)", re.M)
NOTE = "Ada reported: the figure is 5.2%.\nBen asked: why is #3 late?\n\nCara's paper goes to the board.\n"
ACTION = {"action": "Ask the county: who leads?", "owner": "Ada Ash", "due": "2010-04-30"}
PROGRESS = {"ref": "2010-01-18/A1", "status": "done", "note": "Told the Board.\nNo more to do.\n"}
REPORT = """\
# Edits by laa and by libraries

{edits} edits in {files} files, made in turn by each: a status set, an action or a report of progress appended, a
key added, a note of several lines set. {own} are in the records of the two workspaces here; {rest} in {untidy} files in
block and flow style with comments, odd quoting, folded text, CRLF, byte-order marks, no final newline and odd
indentation (`bench/untidy.py`). Seed {seed}; {versions}; Python {python}.

| | all kept, of {own} | of {rest} untidy | unrelated lines | comments | line ends | data | refused | broken | time |
|---|---|---|---|---|---|---|---|---|---|
{table}

- *All kept*: edits after which every line that was not asked about, every comment, and all data are there.
- *Unrelated lines*, median and most: lines of the old file that are not in the new one, or not in their order, and did
  not hold what was replaced, over the edits that gave a file which parses. An end given to a last line that had none
  does not count, nor do lines that a tool puts in without need.
- *Comments*, *line ends*: edits after which a comment is missing, or lines end otherwise than the file's did.
- *Data*: edits after which, every scalar taken as text, the file says something else than it should. `~`, `null`
  and nothing are the same here, and so are newlines at the end of a text. PyYAML writes `yes` as `true` and `14:00` as
  `840`: the first means the same to most readers, the second to few.
- *Refused*: the tool raised an error and gave no text. *Broken*: the text it gave is not YAML.
- *Time*: the median of the time against laa's for the same edit. laa's has its proof in it: both texts parsed, and all
  that they say compared. No other has any.

Tuned is `preserve_quotes`, `width=4096`, `indent(2, 4, 2)`, line ends turned and turned back, and notes as literal
blocks. Those are the habits of the workspaces; no one setting fits files that differ, so the untidy ones show it at its
worst. PyYAML works by libyaml, with `sort_keys=False` and `allow_unicode=True`; ruamel.yaml in Python alone.

yaml-edit is as careful as laa here, and quicker. laa was made for such edits and tested on files like these, so that
its own line says less than the others'. It edits records, not any YAML: a file with an anchor, a tag, a key that stands
twice, a fault or a second document is refused. None of these is in the files here. {refusals}

To run it again: `python -m pip install ruamel.yaml 'yaml-edit>=0.2,<0.3'`, then `python bench/editing.py`, which writes
this file.
"""


@dataclass(slots=True)
class Score:
    """What came of one tool's edits."""

    unrelated: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    clean: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})  # in the workspaces' files, in others
    other: int = 0
    comments: int = 0
    ends: int = 0
    broken: int = 0
    refused: dict[str, int] = field(default_factory=dict)


def edits() -> list[Edit]:
    """Some of all edits that each file offers, the same ones every time."""
    chance = random.Random(SEED)
    own = [*ROOT.glob("meetings/*/*.yaml"), *ROOT.glob("examples/**/*.yaml"), *ROOT.glob("*.yaml")]
    files = [(str(path.relative_to(ROOT)), path.read_bytes(), 3 * EACH) for path in sorted(own)]
    files += [(f"untidy {seed}", untidy.file(seed), EACH) for seed in range(UNTIDY)]
    out = []
    for name, data, most in files:
        offers = list(offered(name, data, compose(text_of(data)), ()))
        out += chance.sample(offers, min(most, len(offers)))
    return out


def offered(name: str, data: bytes, node: yaml.Node, path: tuple[Any, ...]) -> Iterator[Edit]:
    if isinstance(node, yaml.SequenceNode):
        for n, entry in enumerate(node.value):
            yield from offered(name, data, entry, (*path, n))
    if not isinstance(node, yaml.MappingNode):
        return
    keys = {key.value for key, _ in node.value}
    if "status" in keys or path[-2:-1] == ("actions",):
        yield Edit(name, data, (*path, "status"), "transferred")
    if path[-2:-1] == ("items",):
        yield Edit(name, data, (*path, "actions"), ACTION, True)
    if path == () and "items" in keys:
        yield Edit(name, data, ("progress",), PROGRESS, True)
    if "remark" not in keys:
        yield Edit(name, data, (*path, "remark"), "seen by the Board: yes")
    yield from (Edit(name, data, (*path, key), NOTE) for key in sorted(keys & {"note", "minutes", "text"}))
    for key, value in node.value:
        yield from offered(name, data, value, (*path, key.value))


def compose(text: str) -> Any:
    return yaml.compose(text.removeprefix(BOM), Loader=yaml.CSafeLoader)


def plain(node: Any) -> Any:
    """What a node says, every scalar as text."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(entry) for entry in node.value]
    if node is None or (not node.style and node.value in ("", "~", "null")):
        return None
    return str(node.value).rstrip("\n")


def asked(one: Edit) -> Any:
    """What the file should say after the edit."""
    tree = plain(compose(text_of(one.data)))
    put(tree, one, with_notes(one.value, lambda text: text.rstrip("\n")))
    return tree


def related(one: Edit) -> set[int]:
    """The lines, from 0, of what is replaced, or is added to between brackets, or was an empty list."""
    node = first = compose(text_of(one.data))
    missing = False
    for part in one.path:
        if not isinstance(node, yaml.MappingNode):
            first = node = node.value[part]
            continue
        found = [pair for pair in node.value if pair[0].value == part]
        missing = not found
        first, node = found[0] if found else (node, node)
    if (missing or one.appends) and isinstance(node, yaml.CollectionNode) and not node.flow_style:
        return set()
    return set(range(first.start_mark.line, node.end_mark.line + (node.end_mark.column > 0)))


def lines(text: str) -> list[str]:
    return (text if text.endswith("\n") else text + ("\r\n" if "\r\n" in text else "\n")).splitlines(keepends=True)


def judge(one: Edit, tool: Callable[[Edit], str], score: Score) -> float:
    """Have one edit made, and write down what came of it. Seconds; 0 where it was refused."""
    begin = time.perf_counter()
    try:
        new = tool(one)
    except Exception as error:  # whatever a library raises is its refusal
        why = error.message.partition(", because ")[2] if isinstance(error, LaaError) else type(error).__name__
        score.refused[why] = score.refused.get(why, 0) + 1
        return 0.0
    seconds = time.perf_counter() - begin
    try:
        told = plain(compose(new))
    except yaml.YAMLError:
        score.broken += 1
        return seconds
    before = text_of(one.data)
    old, mine = lines(before), related(one)
    lost = bool(Counter(COMMENT.findall(before)) - Counter(COMMENT.findall(new)))
    crossed = ("\r\n" in before) != ("\r\n" in new) or ("\r\n" in new and "\n" in new.replace("\r\n", ""))
    blocks = difflib.SequenceMatcher(None, old, lines(new), autojunk=False).get_matching_blocks()
    kept = {n for block in blocks for n in range(block.a, block.a + block.size)}
    score.unrelated.append(len({*range(len(old))} - kept - mine))
    score.other += told != asked(one)
    score.comments += lost
    score.ends += crossed
    score.clean[one.own] += told == asked(one) and not (score.unrelated[-1] or lost or crossed)
    return seconds


def main() -> None:
    every, scores = edits(), {name: Score() for name in TOOLS}
    for one in every:
        taken = {name: judge(one, tool, scores[name]) for name, tool in TOOLS.items()}
        for name, seconds in taken.items():
            if seconds and taken["laa"]:
                scores[name].seconds.append(seconds / taken["laa"])
    own = sum(one.own for one in every)
    table = []
    for name, score in scores.items():
        cells = (
            *score.clean.values(), f"{statistics.median(score.unrelated):.0f}, {max(score.unrelated)}", score.comments,
            score.ends, score.other, sum(score.refused.values()), score.broken,
            f"{statistics.median(score.seconds):.2f}",
        )  # fmt: skip
        table.append(f"| {name} | {' | '.join(map(str, cells))} |")
    why = "; ".join(f"{count} because {reason}" for reason, count in scores["laa"].refused.items())
    report = REPORT.format(
        edits=len(every), files=len({one.name for one in every}), untidy=UNTIDY, seed=SEED,
        own=own, rest=len(every) - own, table="\n".join(table),
        versions=", ".join(f"{name} {version(name)}" for name in ("PyYAML", "ruamel.yaml", "yaml-edit")),
        python=sys.version.split()[0],
        refusals=f"It refused here: {why}." if why else "It refused none of these edits.",
    )  # fmt: skip
    (Path(__file__).with_name("EDITING.md")).write_text(report, encoding="utf-8")
    print(report)


if __name__ == "__main__":
    main()
