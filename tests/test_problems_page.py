"""docs/problems.md is true: a section for every code there is, and none besides; the rules' own words; real output.

After a wanted change:  LAA_REFRESH=1 pytest tests/test_problems_page.py  writes it; a new code wants a heading first.
"""

from __future__ import annotations

import ast
import os
import re
from datetime import date
from pathlib import Path

import pytest

from laa_minutes.check import RULES, check, code
from laa_minutes.output.problems import plain_report
from laa_minutes.register import open_register
from laa_minutes.workspace import Workspace

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "problems.md"
SECTION = re.compile(r"^### (?P<code>[a-z-]+)\n(?P<body>.*?)(?=^##|\Z)", re.M | re.S)
SAMPLE = re.compile(r"```yaml\n(?P<text># (?P<path>\S+)\n.*?)```\n", re.S)
OUTPUT = re.compile(r"```text\n.*?```\n", re.S)
PLAIN_CODES = {"tab", "unreadable"}  # every other one has a hyphen, by which it is known
OF_TEMPLATES = {"template-fault"}  # found where templates are used
BY_CODE = {code(rule): rule for rule in RULES}


def test_every_code_has_a_section_and_the_reverse() -> None:
    filed = set(BY_CODE) | PLAIN_CODES | OF_TEMPLATES
    package = ROOT / "src" / "laa_minutes"
    for path in (
        *(package / "source").glob("*.py"),
        *(package / "parse").glob("*.py"),
        package / "register/__init__.py",
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                filed |= {node.value} if re.fullmatch(r"[a-z]+(-[a-z]+)+", node.value) else set()
    documented = [section["code"] for section in SECTION.finditer(PAGE.read_text(encoding="utf-8"))]
    assert sorted(documented) == sorted(filed)


def test_the_page_says_what_the_rules_say_and_shows_what_comes_out(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    true = SECTION.sub(lambda section: f"### {section['code']}\n{body(section, tmp_path)}", page)
    if os.environ.get("LAA_REFRESH"):
        PAGE.write_text(true, encoding="utf-8")
    assert page == true


def body(section: re.Match[str], tmp_path: Path) -> str:
    """A rule's section comes from its docstring and its broken workspace; of the others, what the sample brings out."""
    if rule := BY_CODE.get(section["code"]):
        what, why, mend = (" ".join(part.split()) for part in (rule.__doc__ or "").split("\n\n"))
        shown = output(ROOT / "tests" / "problems" / section["code"], section["code"])
        return f"\n{what}\n\n*Why it matters.* {why}\n\n*How to mend it.* {mend}\n\n{shown}\n"
    sample = SAMPLE.search(section["body"])
    if sample is None:
        return section["body"]
    folder = tmp_path / section["code"]
    for path, text in {"partnership.yaml": "bodies: {pmg: {name: Group}}\n", sample["path"]: sample["text"]}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return OUTPUT.sub(lambda _: output(folder, section["code"]), section["body"])


def output(folder: Path, wanted: str) -> str:
    found = tuple(one for one in check(open_register(Workspace(folder), date(2010, 3, 1))) if one.code == wanted)
    if not found:
        pytest.fail(f"the sample of {wanted} does not bring it out")
    return f"```text\n{plain_report(found, '').rstrip()}\n```\n"
