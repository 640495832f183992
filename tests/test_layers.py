"""Who may import whom: each layer imports only from the layers above it, never sideways, never up."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "laa_minutes"
LAYERS = (
    {"frozen", "program"},
    {"diagnostic", "text"},
    {"source"},
    {"record"},
    {"parse", "workspace"},
    {"register"},
    {"seal", "edit", "performance"},
    {"check", "view"},
    {"importing", "output"},
    {"cycle", "site", "export"},
    {"cli"},
)
# The same within `importing`.
IMPORTING = (
    {"document"},
    {"draft"},
    {"words"},
    {"reading"},
    {"blocks"},
    {"business"},
    {"actions"},
    {"outline"},
    {"meeting", "people"},
    {"items", "placing", "record_values"},
    {"drafting", "laying", "data"},
)
# A library, and the only parts that may know it.
LIBRARIES = {
    "yaml": {"source"},
    "jinja2": {"output", "site"},
    "markdown_it": {"output", "site", "importing"},
    "docx": {"importing", "output/word"},
    "docxtpl": {"output/word"},
    "pdfminer": {"importing"},
    "docutils": {"importing"},
    "lxml": {"importing", "output/word"},
    "typst": {"output/pdf"},
    "openpyxl": {"output/workbook"},
    "holidays": {"view/clear_days"},
    "icalendar": {"output/calendar"},
    "rich": {"output/terminal", "cli"},
    "typer": {"cli"},
    "filelock": {"edit"},
    "duckdb": {"export/parquet"},
    "distributed": {"export/executors"},
}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or not path.stem.startswith("__"))


def part(path: Path, package: Path = PACKAGE) -> str:
    """`view/actions.py` belongs to `view`, `edit.py` is `edit`."""
    return path.relative_to(package).with_suffix("").parts[0]


def layer(name: str, layers: tuple[set[str], ...] = LAYERS) -> int:
    return next(n for n, names in enumerate(layers) if name in names)


def imports(path: Path, inside: str = "") -> set[str]:
    """The parts of this package, or of one inside it, and the libraries, that a module names anywhere in it."""
    found = set()
    package = path.relative_to(PACKAGE).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1]
            target = (*base, *(node.module or "").split(".")) if node.module else base
            if inside and target[:1] != (inside,):
                continue
            target = target[1:] if inside else target
            names = [target[0]] if target else [alias.name for alias in node.names]
            found |= {f".{name}" for name in names if not name.startswith("__")}
    return found


def test_every_part_has_its_layer() -> None:
    assert {part(path) for path in MODULES} <= set.union(*LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    own = part(path)
    for name in (name[1:] for name in imports(path) if name.startswith(".") and name[1:] != own):
        assert layer(name) < layer(own), f"{own} may not import {name}"


@pytest.mark.parametrize("path", [p for p in MODULES if part(p) == "importing"], ids=lambda p: p.stem)
def test_imports_go_one_way_within_importing(path: Path) -> None:
    own = part(path, PACKAGE / "importing")
    if own == "__init__":
        return
    for name in (name[1:] for name in imports(path, "importing") if name.startswith(".") and name[1:] != own):
        assert layer(name, IMPORTING) < layer(own, IMPORTING), f"importing/{own} may not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_known_only_where_it_is_needed(path: Path) -> None:
    here = {part(path), *map(str, (one := path.relative_to(PACKAGE).with_suffix(""), one.parent))}
    for library in imports(path) & LIBRARIES.keys():
        assert here & LIBRARIES[library], f"{path.relative_to(PACKAGE)} may not import {library}"


@pytest.mark.parametrize("path", [p for p in MODULES if part(p) != "cli"], ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_command_line_prints_exits_and_knows_the_day(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in {"print", "exit", "sys.exit", "date.today", "datetime.now", "input"}, called
