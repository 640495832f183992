"""The documentation is true: what it shows is what comes out, what it lists is what there is.

Every ```console block in README.md and docs/ is run, in a scratch copy of the records, and its output compared.
After a wanted change:  LAA_REFRESH=1 pytest tests/test_docs.py  writes the new output into the pages.
"""

from __future__ import annotations

import ast
import os
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
RECORDS = ("partnership.yaml", "indicators.yaml", "forward-plan.yaml", "meetings", "examples")
BLOCK = re.compile(r"```console\n(.*?)```", re.S)
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)")
READERS = {
    "text", "need", "prose", "texts", "proses", "truth", "choice", "choices", "integer", "number", "date", "times",
    "period", "when", "name", "names", "reason", "codes", "each", "one", "keyed",
}  # fmt: skip


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("records")
    for name in RECORDS:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    return copy


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_shows_is_what_comes_out(
    page: Path, records: Path, laa: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    text = page.read_text(encoding="utf-8")
    true = BLOCK.sub(lambda block: f"```console\n{played(block[1], records, laa)}```", text)
    if os.environ.get("LAA_REFRESH"):
        page.write_text(true, encoding="utf-8")
    assert text == true


def played(block: str, records: Path, laa: Run) -> str:
    """A block with the output that its commands give: each begins with `$ `, and `…` alone leaves the rest out."""
    out = []
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M):
        words = shlex.split(command)
        assert words[0] == "laa", command
        _, output, errors = laa(*words[1:], cwd=records)
        lines = (output + errors).splitlines()
        wanted = shown.splitlines()
        if "…" in wanted:
            lines = [*lines[: wanted.index("…")], "…"]
        out.append("\n".join([f"$ {command}", *lines, ""]))
    return "".join(out)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        there = (page.parent / target).resolve()
        assert there.exists(), target
        if anchor and there.suffix == ".md":
            headings = re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), re.M)
            slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor[1:] in slugs, anchor


def test_every_key_that_is_read_is_documented_and_the_reverse() -> None:
    read = set()
    for path in (ROOT / "src/laa_minutes/parse").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in READERS
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                read.add(node.args[0].value)
    page = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    tables = "\n".join(line for line in page.split("\n## meetings/BODY", 1)[1].splitlines() if line.startswith("|"))
    documented = set(re.findall(r"`([a-z_]+)`", tables))
    values = {"draft", "circulated", "cancelled", "outline", "ordinary", "additional", "extraordinary", "joint", "open",
              "done", "dropped", "ahead", "improving", "steady", "worsening", "unchanged", "higher", "lower", "point",
              "seasonal", "cumulative", "undated", "continuous", "actions", "resolutions", "minutes", "notes",
              "each"}  # fmt: skip
    assert read - documented - {"said", "by", "from"} == set()
    assert documented - read - values == set()


def test_every_command_is_documented() -> None:
    from laa_minutes.cli import COMMANDS

    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    headings = set(re.findall(r"^## laa ([a-z-]+)", page, re.M))
    assert headings == set(COMMANDS)
