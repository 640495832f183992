"""The templates: each is listed and documented, and a copy of one is used and written over only when asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from laa_minutes.output.document import TEMPLATES
from laa_minutes.output.templates import WRITES

Laa = Callable[..., tuple[int, str, str]]
PAGE = (Path(__file__).parent.parent / "docs" / "templates.md").read_text(encoding="utf-8")


@pytest.fixture
def root(workspace: Callable[..., Any]) -> Path:
    return Path(workspace({"meetings/a/2020-01-01.yaml": "body: a\ndate: 2020-01-01\n"}).root)


def test_every_template_is_listed_and_documented() -> None:
    fixed = {"document.typ"}  # run without a sandbox, and so only as it comes with laa
    assert set(WRITES) == {path.name for path in TEMPLATES.iterdir() if path.is_file()} - fixed
    assert all(f"`{name}`" in PAGE for name in WRITES)


@pytest.mark.parametrize("name", WRITES)
def test_a_copy_is_what_comes_with_laa_and_works(name: str, laa: Laa, root: Path) -> None:
    assert laa("templates", "copy", name, cwd=root)[0] == 0
    assert (root / "templates" / name).read_bytes() == (TEMPLATES / name).read_bytes()
    for suffix in (".docx", ".html", ".md"):
        assert laa("minutes", "2020-01-01", "-o", f"m{suffix}", cwd=root)[0] == 0
    assert f'"name": "{name}"' in laa("templates", "list", "--json", cwd=root)[1]


def test_a_template_of_ones_own_is_not_written_over(laa: Laa, root: Path) -> None:
    (root / "templates").mkdir()
    own = root / "templates" / "agenda.md.j2"
    own.write_text("mine")
    code, _, err = laa("templates", "copy", "agenda.md.j2", cwd=root)
    assert (code, own.read_text()) == (1, "mine")
    assert "of your own" in err
    assert [row.split()[-1] for row in laa("templates", "list", cwd=root)[1].splitlines() if "agenda.md.j2" in row] == [
        "yours"
    ]
    assert laa("templates", "copy", "agenda.md.j2", "--force", cwd=root)[0] == 0
    assert own.read_text() != "mine"


def test_an_unknown_name_is_told_with_the_nearest(laa: Laa, root: Path) -> None:
    code, _, err = laa("templates", "copy", "agenda", cwd=root)
    assert code == 2
    assert "agenda.docx or agenda.md.j2" in err
