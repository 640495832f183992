"""A meeting as a document: rows → Markdown through a template of the house's or the workspace's own.

What a template prints is escaped as Markdown unless it is `Prose`, which is kept as CommonMark within its bounds.
A workspace's templates arrive by `git pull`: they run in a sandbox, in a process of their own with bounds.
"""

from __future__ import annotations

import base64
import json
import pickle
import re
import subprocess
import sys
import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..diagnostic import Diagnostic, LaaError, Place
from ..view.wording import Prose
from . import prose

if TYPE_CHECKING:
    from jinja2.environment import Environment

TEMPLATES = Path(__file__).parent.parent / "templates"
SECONDS = 10  # of computing that a workspace's template may take
MEGABYTES = 1024  # of memory
# What a template can raise besides Jinja's own errors: `1 / 0`, an unknown key, a filter on the wrong thing.
FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_ROW = re.compile(r"'laa_minutes\.[\w.]*\.(\w+) object'")
# What a template is given, by how its name begins; one in Word also what it says of itself.
_GIVEN = {
    "minutes": ("minutes",), "agenda": ("agenda", "page", "pack"), "chase": ("sheets", "sheet"), "actions": ("list",),
    "scorecard": ("list",), "forward": ("list",), "document": ("body", "title", "language", "draft"),
}  # fmt: skip
_IN_WORD = ("title", "partnership", "draft")
_IN_DOUBT = ("default", "d", "defined", "undefined")  # filters and tests by which a name need not be given
HINT = "Mend it there; or take the file away, and laa's own serves again."


class TemplateError(LaaError):
    """A template that cannot be rendered, with the fault's place in it."""

    def __init__(self, fault: Diagnostic) -> None:
        super().__init__(f"{fault.place}: {fault.message}", fault.hint)
        self.diagnostic = fault


def render(root: Path, template: str, rows: Mapping[str, Any]) -> str:
    """The document. `root` is the workspace's folder. Raises TemplateError for a fault in one of its templates."""
    own = root / "templates"
    if not any(one for suffix in ("j2", "css") for one in own.glob(f"*.{suffix}")):
        return rendered(None, template, rows)
    return in_bounds(own, template, rows).decode("utf-8")


def rendered(own: Path | None, template: str, rows: Mapping[str, Any]) -> str:
    """The document, rendered in this process. Raises TemplateError."""
    from jinja2.exceptions import TemplateError as Fault

    is_markdown = template.endswith(".md.j2")
    environment = _environment(own, is_markdown)
    try:
        document = environment.get_template(template).render(rows)
        return prose.tidy(document) if is_markdown else document
    except (Fault, *FAULTS) as error:
        raise TemplateError(_diagnosed(error, template)) from None


@cache
def _environment(own: Path | None, is_markdown: bool) -> Environment:
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, TemplateNotFound
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    from .compiled import Compiled

    class Inside(FileSystemLoader):
        """Reads nothing that lies elsewhere, be it through a link."""

        def get_source(self, environment: Environment, template: str) -> Any:
            found = super().get_source(environment, template)
            if not Path(found[1]).resolve().is_relative_to(Path(self.searchpath[0]).resolve()):
                raise TemplateNotFound(template)
            return found

    house = FileSystemLoader(TEMPLATES)
    loaders = [Inside(own)] if own else []
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*loaders, house, PrefixLoader({"laa": house})]),
        undefined=StrictUndefined,
        autoescape=True,  # what `_marked` made safe as Markdown is left alone; only that keeps macros and blocks whole
        finalize=_marked if is_markdown else None,
        bytecode_cache=None if own else Compiled(TEMPLATES),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["dash"] = Markup(" –")
    environment.filters.update({"paragraph": _paragraph, "hanging": _hanging, "note": _note})
    return environment


def look(root: Path, template: str) -> Diagnostic | None:
    """The first fault in a workspace's own template that shows without a document being made with it: what does not
    parse, and a name, a filter or a test that there is not."""
    try:
        in_bounds(root / "templates", template, None)
    except TemplateError as error:
        return error.diagnostic
    return None


def looked(own: Path, template: str) -> None:
    """The same, in this process. Raises TemplateError."""
    from jinja2 import nodes
    from jinja2.exceptions import TemplateError as Fault

    environment = _environment(own, template.endswith(".md.j2"))
    try:
        source, file, _ = environment.loader.get_source(environment, template)  # type: ignore[union-attr]
        tree = environment.parse(source, template, file)
        environment.compile(tree, template, file)
    except (Fault, *FAULTS) as error:
        raise TemplateError(_diagnosed(error, template)) from None
    for name in unknown(tree, environment, template):
        line = next(one.lineno for one in tree.find_all(nodes.Name) if one.name == name)
        place = Place(f"templates/{template}", line, 1)
        raise TemplateError(Diagnostic(place, "template-fault", f"'{name}' is undefined", hint=HINT))


def unknown(tree: Any, environment: Environment, template: str) -> list[str]:
    """The names that a template counts on and is not given; none where it is only there to be included, which is told
    by its name: laa asks for those that it has itself."""
    from jinja2 import meta, nodes

    given = _GIVEN.get(re.split("[-.]", template)[0])
    if given is None or not (TEMPLATES / template).is_file():
        return []
    known = {*given, *(_IN_WORD if template.endswith(".docx") else ()), *environment.globals, "blocks"}
    known |= {one.name for one in tree.find_all(nodes.Name) if one.ctx != "load"}  # given by a loop around a block
    asked = tree.find_all((nodes.Filter, nodes.Test))  # whether there is one, and what to print where there is none
    known |= {one.node.name for one in asked if one.name in _IN_DOUBT and isinstance(one.node, nodes.Name)}
    return sorted(meta.find_undeclared_variables(tree) - known)


def _marked(value: object) -> str:
    """Whatever a template prints, as Markdown that is safe where it stands."""
    from markupsafe import Markup

    if isinstance(value, Markup):
        return value
    if isinstance(value, Prose):
        return Markup(prose.safe_prose(value))  # noqa: S704 - Markdown, not HTML, is what is escaped here
    return Markup(prose.line(str(value)))  # noqa: S704


def _paragraph(text: str, before: str = "", end: str = "", notes: tuple[Any, ...] = (), inset: int = 0) -> str:
    """Prose with a label before it, its `end` (`; and`) and its notes after it, set in by some steps."""
    from markupsafe import Markup

    body = prose.ended(_marked(text), end)
    after = " ".join(_note(note) for note in notes)
    return Markup(prose.paragraph(body, _marked(before) if before else "", after, inset))  # noqa: S704


def _hanging(text: str) -> str:
    from markupsafe import Markup

    return Markup(prose.hanging(_marked(text)))  # noqa: S704


def _note(note: Any) -> str:
    """`[NOTE: …]`, in italics where nothing in it is."""
    from markupsafe import Markup

    text = prose.safe_prose(f"[{prose.line(note.lead)}: {note.text}]")
    plain = "\n\n" not in text and not set("*_`") & set(text)
    return Markup(f"*{text}*" if plain else text)  # noqa: S704


def _diagnosed(error: BaseException, template: str) -> Diagnostic:
    """The fault with its place: the last line of a template that was being rendered."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        name, number, message = error.name or template, error.lineno, str(error.message)
    else:
        steps = [step for step in traceback.extract_tb(error.__traceback__) if step.filename.endswith(".j2")]
        own = [step for step in steps if not Path(step.filename).is_relative_to(TEMPLATES)]
        last = (own or steps)[-1:]
        name, number = (last[0].filename, last[0].lineno or 0) if last else (template, 0)
        found = f"there is no template {error}" if isinstance(error, TemplateNotFound) else str(error)
        message = _ROW.sub(r"\1", found or type(error).__name__)
    place = Place(f"templates/{Path(str(name)).name}", number, 1 if number else 0)
    return Diagnostic(place, "template-fault", message.rstrip("."), hint=HINT)


def in_bounds(own: Path, template: str, rows: Mapping[str, Any] | None, *about: Any) -> bytes:
    """Rendered in a process of its own, which an endless or a huge template cannot outlive; without rows, looked at
    alone. `about` is what a Word document says of itself. Raises TemplateError."""
    order = pickle.dumps((str(own), template, None if rows is None else dict(rows), about, SECONDS, MEGABYTES))
    # -P: the folder of records, where laa is often run, is no place to import from.
    command = [sys.executable, "-P", "-m", "laa_minutes.output.bounded"]
    fault = Diagnostic(
        Place(f"templates/{template}"),
        "template-fault",
        f"the template does not come to an end within {SECONDS} seconds and {MEGABYTES} MB",
        hint="Look for a loop that never ends, or a text repeated without end.",
    )
    try:
        done = subprocess.run(command, input=order, capture_output=True, timeout=SECONDS * 3, check=False)  # noqa: S603
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise TemplateError(fault) from None
    if "document" in answer:
        return base64.b64decode(answer["document"])
    path, number, message = answer["fault"]
    raise TemplateError(Diagnostic(Place(path, number, 1 if number else 0), "template-fault", message, hint=HINT))
