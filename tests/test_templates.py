"""The templates: each is listed and documented, a copy of one is used and written over only when asked, and ours are
compiled once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from jinja2 import Environment, FileSystemLoader

from laa_minutes.output.compiled import Compiled
from laa_minutes.output.document import TEMPLATES
from laa_minutes.output.templates import WRITES, own_templates, template_faults

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


@pytest.mark.slow
def test_ours_have_no_fault(laa: Laa, root: Path) -> None:
    for name in WRITES:
        laa("templates", "copy", name, cwd=root)
    assert template_faults(root, own_templates(root)) == ()


@pytest.mark.parametrize(("name", "text", "told"), [
    ("agenda.md.j2", "A\n{% for item in agenda.items %}", "2:1: error template-fault: Unexpected end of template"),
    ("agenda.md.j2", "A\n{{ agenda | shout }}", "2:1: error template-fault: No filter named 'shout'"),
    (
        "minutes-actions.md.j2",
        '{% extends "laa/minutes-actions.md.j2" %}\n{% block ending %}\n{{ super() }}{{ blocks.remarks(minutes) }}\n'
        "{% for one in minutes.items %}{{ one.title }}{% endfor %}\nSigned {{ minuts.body }}\n{% endblock %}",
        "5:1: error template-fault: 'minuts' is undefined",
    ),
])  # fmt: skip
def test_a_check_looks_at_templates_of_ones_own(laa: Laa, root: Path, name: str, text: str, told: str) -> None:
    (root / "templates").mkdir()
    (root / "templates" / name).write_text(text, encoding="utf-8")
    (root / "templates" / "own.md.j2").write_text("{{ whatever }}", encoding="utf-8")  # included in others,
    (root / "templates" / "minutes-head.md.j2").write_text("{{ heading }}", encoding="utf-8")  # and so is this
    doubt = '{{ sub | default("") }}{% if note is defined %}{{ note }}{% endif %}'
    (root / "templates" / "chase.md.j2").write_text(doubt, encoding="utf-8")
    code, out, _ = laa("check", cwd=root)
    assert code == 1
    assert f"templates/{name}:{told}" in out
    assert "1 error" in out
    assert "= Mend it there; or take the file away, and laa's own serves again.\n" in out
    assert laa("check", f"templates/{name}", cwd=root)[0] == 1
    assert laa("check", "meetings/a/2020-01-01.yaml", cwd=root)[0] == 0


def test_a_check_finds_the_paragraph_of_a_template_in_word(laa: Laa, root: Path) -> None:
    (root / "templates").mkdir()
    document = docx.Document(str(TEMPLATES / "agenda.docx"))
    document.add_paragraph("Chair: {{ minutes.chair }}")
    document.save(str(root / "templates" / "agenda.docx"))
    last = len(list(document.element.iter(qn("w:p"))))
    (fault,) = template_faults(root, own_templates(root))
    assert (fault.place.line, fault.message) == (last, "'minutes' is undefined, at “{{ minutes.chair }}”")


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


def _kept(folder: Path) -> tuple[str, list[str]]:
    """What a template gives, kept compiled in `folder`; and which templates had to be compiled for that."""
    environment = Environment(loader=FileSystemLoader(folder), bytecode_cache=Compiled(folder))
    compiled: list[str] = []
    generate = environment._generate

    def watched(tree: Any, name: Any, filename: Any, *rest: Any, **named: Any) -> Any:
        compiled.append(name)
        return generate(tree, name, filename, *rest, **named)

    setattr(environment, "_generate", watched)  # noqa: B010 - mypy takes no other way
    return environment.get_template("one.j2").render(name="Ada"), compiled


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "one.j2").write_text("Dear {{ name }}", encoding="utf-8")
    return tmp_path


def test_a_template_is_compiled_once(template: Path) -> None:
    assert _kept(template) == ("Dear Ada", ["one.j2"])
    assert _kept(template) == ("Dear Ada", [])
    (template / "one.j2").write_text("Dear {{ name }},", encoding="utf-8")
    assert _kept(template) == ("Dear Ada,", ["one.j2"])


def test_a_broken_compiled_template_is_made_anew(template: Path) -> None:
    _kept(template)
    [kept] = (template / "__pycache__").iterdir()
    whole = kept.read_bytes()
    for length in range(0, len(whole), 7):
        kept.write_bytes(whole[:length])
        assert _kept(template) == ("Dear Ada", ["one.j2"])
    assert kept.read_bytes() == whole


def test_where_nothing_can_be_kept_nothing_is(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (template / "__pycache__").write_text("in the way", encoding="utf-8")
    assert _kept(template) == _kept(template) == ("Dear Ada", ["one.j2"])
    (template / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _kept(template) == ("Dear Ada", ["one.j2"])
    assert not (template / "__pycache__").exists()
