"""A gallery of the smallest broken files, one folder to a code, and what reading them reports.

A folder is a tiny workspace that lacks `partnership.yaml` (with it, the case is one of test_check): a file is read as
the kind that its name ends in, else as a meeting. `expected.txt` has a line `path:line:column level code` for each
diagnostic of each file, and below it the hint where that gives a mended line.

After a wanted change:  LAA_REFRESH=1 pytest tests/test_problems.py  writes what is now reported.
"""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

import pytest

from laa_minutes.diagnostic import Diagnostic
from laa_minutes.parse import read_indicators, read_meeting, read_partnership, read_plan
from laa_minutes.source import LARGEST, Source, read_bytes

PROBLEMS = Path(__file__).parent / "problems"
PACKAGE = Path(__file__).parent.parent / "src" / "laa_minutes"
CASES = sorted({path.relative_to(PROBLEMS).parts[0] for path in PROBLEMS.rglob("*.yaml")})
CASES = [case for case in CASES if not (PROBLEMS / case / "partnership.yaml").exists()]
FILES = [path for case in CASES for path in sorted((PROBLEMS / case).rglob("*.yaml"))]
GENERATED = {"too-large", "too-deep"}  # too big to be stored; below
MENDED = re.compile(r"like this:  (.+)$")


def read(data: bytes, name: str) -> Source:
    """Read a file as the kind that its name ends in, through both layers."""
    source = read_bytes(data, name)
    if name.endswith("partnership.yaml"):
        read_partnership(source)
    elif name.endswith("indicators.yaml"):
        read_indicators(source)
    elif name.endswith("plan.yaml"):
        read_plan(source)
    else:
        read_meeting(source)
    return source


def found(case: Path) -> list[Diagnostic]:
    """Every diagnostic of every file of a case."""
    names = (path.relative_to(case).as_posix() for path in sorted(case.rglob("*.yaml")))
    return [fault for name in names for fault in sorted(read((case / name).read_bytes(), name).faults)]


def shown(faults: list[Diagnostic]) -> str:
    lines = []
    for fault in faults:
        lines.append(f"{fault.place} {fault.level} {fault.code}\n")
        if MENDED.search(fault.hint):
            lines.append(f"    {fault.hint}\n")
    return "".join(lines)


@pytest.mark.parametrize("code", CASES)
def test_each_broken_file_is_reported_at_its_place_with_the_mended_line(code: str) -> None:
    expected = PROBLEMS / code / "expected.txt"
    text = shown(found(PROBLEMS / code))
    if os.environ.get("LAA_REFRESH"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_file_shows_the_code_of_its_folder_and_no_other_error(path: Path) -> None:
    folder = path.relative_to(PROBLEMS).parts[0]
    name = path.relative_to(PROBLEMS / folder).as_posix()
    codes = {fault.code for fault in read(path.read_bytes(), name).faults}
    assert codes == {folder}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_mended_line_of_a_hint_cures_what_it_is_given_for(path: Path) -> None:
    name = path.relative_to(PROBLEMS).as_posix()
    source = read(path.read_bytes(), name)
    for fault in source.faults:
        if match := MENDED.search(fault.hint):
            lines = list(source.lines)
            typed = lines[fault.place.line - 1]
            lines[fault.place.line - 1] = typed[: len(typed) - len(typed.lstrip())] + match[1]
            mended = read("\n".join(lines).encode(), name)
            left = [(other.place.line, other.code) for other in mended.faults]
            assert (fault.place.line, fault.code) not in left
            assert len(mended.faults) < len(source.faults)


def test_every_code_that_reading_can_file_has_its_folder() -> None:
    codes = {"tab"}
    for path in [*PACKAGE.glob("source/*.py"), *PACKAGE.glob("parse/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                codes |= set(re.findall(r"\A[a-z]+(?:-[a-z]+)+\Z", node.value))
    assert codes - GENERATED - {"every", "forward-plan"} == set(CASES)


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? ", "- ? ", "[{a: "])
def test_nesting_without_end_is_reported_not_run_into(opener: str) -> None:
    source = read((opener * 50_000).encode(), "meeting.yaml")
    assert [fault.code for fault in source.faults] == ["too-deep"]


def test_a_file_beyond_all_measure_is_not_read() -> None:
    source = read(b"body: pmg\n" + b"# so much\n" * (LARGEST // 10), "meeting.yaml")
    assert [(fault.place.line, fault.code) for fault in source.faults] == [(1, "too-large")]
