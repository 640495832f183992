"""A Word template filled with rows: see the package's own words."""

from __future__ import annotations

import io
import re
import traceback
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...diagnostic import Diagnostic, Place
from ...frozen import dataclass
from .. import prose
from ..document import FAULTS, HINT, TEMPLATES, TemplateError, unknown
from ..html import LANGUAGE
from ..text import CONTROL
from ..zipped import without_times
from .blocks import BODY, Blocks
from .chart import chart
from .text import safe

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

_ROW = re.compile(r"'laa_minutes\.[\w.]*\.(\w+) object'")
_TAG = re.compile(r"\{[{%#].*?[}%#]\}")
_QUOTED = re.compile(r"'([^']+)'")
_KIND = re.compile(r"(\{[{%#])(?:p|tr|tc|r)? +")
_PARAGRAPH = re.compile(r"<w:p(?=[ >])")
_XML = re.compile(r"<[^>]+>")
_TINTS = {"green": "E2F0E3", "yellow": "FFF0CC", "red": "FADFDB", "cyan": "DDEFF5"}
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CELL = tuple(_WORD + name for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd"))
_DIVIDED = "a for or an if, and the end that belongs to it, stand in different paragraphs, rows or cells"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself. `day` is the day asked about."""

    title: str
    author: str
    day: date


def fill(own: Path | None, template: str, rows: Mapping[str, Any], about: Properties) -> bytes:
    """The document, filled in this process. `own` is the workspace's folder of templates, where it has this one.

    Raises TemplateError, with the paragraph of the template where the fault is.
    """
    from lxml import etree

    filled = _opened(own, template)
    blocks = Blocks(filled.docx, lambda: filled.current_rendering_part)
    known = {"draft": "", **rows, "title": about.title, "partnership": about.author}
    try:
        filled.render(known, _environment(blocks), autoescape=True)
    except etree.XMLSyntaxError:  # in a header or footer
        raise TemplateError(_fault(template, _DIVIDED)) from None
    _put_in_order(filled.docx)
    _say_of_itself(filled.docx, about)
    written = io.BytesIO()
    filled.docx.save(written)
    return without_times(written.getvalue(), about.day)


def looked_into(own: Path, template: str) -> None:
    """What `document.looked` does for other templates, in this process. Raises TemplateError."""
    from jinja2.exceptions import TemplateError as Fault
    from jinja2.exceptions import UndefinedError

    filled = _opened(own, template)
    environment = _environment(Blocks(filled.docx, lambda: filled.current_rendering_part))
    parts = [(filled.get_xml(), filled.docx.part)]
    for kind in (filled.HEADER_URI, filled.FOOTER_URI):
        parts += [(filled.get_part_xml(part), part) for _, part in filled.get_headers_footers(kind)]
    for xml, part in parts:
        source = filled.patch_xml(xml)
        lined = _PARAGRAPH.sub(r"\n\g<0>", source)
        try:
            tree = environment.parse(lined)
            environment.compile(tree)
        except (Fault, *FAULTS) as error:
            raise TemplateError(_diagnosed(error, template, source, part)) from None
        for name in unknown(tree, environment, template):
            found = UndefinedError(f"'{name}' is undefined")
            lines = enumerate(lined.split("\n"), 1)
            found.lineno = next((n for n, line in lines if _asks_for(name, line)), 0)  # type: ignore[attr-defined]
            raise TemplateError(_diagnosed(found, template, source, part))


def _asks_for(name: str, line: str) -> bool:
    return any(re.search(rf"(?<![.\w]){name}\b", tag) for tag in _TAG.findall(_XML.sub("", line)))


def _opened(own: Path | None, template: str) -> Any:
    """The template, which says where in it a fault lies. Raises TemplateError."""
    from docxtpl import DocxTemplate
    from jinja2.exceptions import TemplateError as Fault
    from lxml import etree

    path = (own or TEMPLATES) / template

    class Template(DocxTemplate):  # type: ignore[misc]
        """Says where in the template a fault lies, and lets none pass."""

        def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> Any:
            try:
                return super().render_xml_part(src_xml, part, context, jinja_env)
            except (Fault, *FAULTS) as error:
                raise TemplateError(_diagnosed(error, template, src_xml, part)) from None

        def fix_tables(self, xml: str) -> Any:
            try:
                etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
            except etree.XMLSyntaxError:
                raise TemplateError(_fault(template, _DIVIDED)) from None
            return super().fix_tables(xml)

    try:
        filled = Template(io.BytesIO(path.read_bytes()))
        filled.init_docx()
    except Exception:
        raise TemplateError(_fault(template, "this is no Word document that can be opened")) from None
    return filled


def _environment(blocks: Blocks) -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    def xml(text: str) -> Any:
        return Markup(text)  # noqa: S704 - made of escaped text by this package

    def note(one: Any) -> str:
        """`[NOTE: …]`, in italics where it is one paragraph."""
        text = f"[{prose.line(one.lead)}: {prose.safe_prose(one.text)}]"
        return f"*{text}*" if "\n\n" not in text and not set("*_`") & set(text) else text

    def clauses(rows: Any, before: str = "") -> Any:
        """Resolutions or points: label, wording, what stands between one and the next, notes, who moved it."""
        out = []
        for one in rows:
            text = prose.ended(prose.safe_prose(one.text), one.end)
            text = prose.paragraph(text, "" if one.label else prose.line(before), " ".join(map(note, one.notes)))
            beneath = f"Clause {min(one.depth, 2) + 1} Continued" if one.label else BODY
            out.append(blocks.clause(one.label, one.depth, blocks.opening(text)))
            out.append(blocks.further(text, beneath))
            out += [blocks.blocks(prose.line(f"({words}.)"), beneath) for words in one.remarks]
        return xml("".join(out))

    def prose_(text: str | None, style: str = BODY) -> Any:
        return xml(blocks.blocks(prose.safe_prose(text or ""), style))

    def opening(text: str | None) -> Any:
        return xml(blocks.opening(prose.safe_prose(text or "")))

    def further(text: str | None, style: str = BODY) -> Any:
        return xml(blocks.further(prose.safe_prose(text or ""), style))

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_shown)
    environment.filters |= {
        "prose": prose_,
        "opening": opening,
        "further": further,
        "clauses": clauses,
        "note": lambda one, style=BODY: xml(blocks.blocks(note(one), style)),
        "markdown": lambda text: xml(blocks.blocks(text)),
        "chart": lambda course: xml(chart(course)),
        "tint": tint,
    }
    return environment


def tint(mark: object) -> str:
    """The colour of paper behind a status, which has a shape and a word besides."""
    return _TINTS.get(getattr(mark, "colour", ""), "auto")


def _shown(value: object) -> str:
    """Whatever a template prints, as characters."""
    from markupsafe import Markup

    if isinstance(value, Markup):
        return value
    return Markup(safe("" if value is None else str(value)))  # noqa: S704


def _put_in_order(document: Any) -> None:
    """The properties of cells in the order that Word's schema has: docxtpl puts colour and span before the width."""
    for properties in document.element.iter(f"{_WORD}tcPr"):
        properties[:] = sorted(properties, key=lambda one: _CELL.index(one.tag) if one.tag in _CELL else len(_CELL))


def _say_of_itself(document: Any, about: Properties) -> None:
    known = document.core_properties
    clean = CONTROL.sub("\ufffd", about.title)[:250]
    known.title, known.author, known.language = clean, CONTROL.sub("\ufffd", about.author)[:250], LANGUAGE
    known.subject = known.keywords = known.comments = known.category = known.last_modified_by = ""
    known.created = known.modified = datetime(about.day.year, about.day.month, about.day.day)  # noqa: DTZ001
    known.revision = 1


def _fault(template: str, message: str, number: int = 0) -> Diagnostic:
    place = Place(f"templates/{template}", number, 1 if number else 0)
    return Diagnostic(place, "template-fault", message, hint=HINT)


def _diagnosed(error: BaseException, template: str, source: str, part: Any) -> Diagnostic:
    """The fault with the tag it is in, and the number of its paragraph in the template.

    docxtpl begins a line of its source with each paragraph, less those that hold nothing but a tag for paragraphs.
    """
    steps = [step for step in traceback.extract_tb(error.__traceback__) if step.filename == "<template>"]
    number = getattr(error, "lineno", None) or (steps[-1].lineno if steps else 0) or 0
    lines = _PARAGRAPH.sub(r"\n\g<0>", source).split("\n")
    message = _ROW.sub(r"\1", str(error) or type(error).__name__).rstrip(".")
    tags = _TAG.findall(_XML.sub("", lines[number - 1])) if 0 < number <= len(lines) else []
    named = _QUOTED.findall(message)
    tag = next((one for one in tags if any(word in one for word in named)), next(iter(tags), ""))
    name = str(part.partname)
    where = "" if "document" in name else " in its header" if "header" in name else " in its footer"
    said = f", at “{' '.join(tag.split())[:60]}”" if tag else ""
    return _fault(template, f"{message}{where}{said}", _paragraph_of(tag, part) if tag else 0)


def _paragraph_of(tag: str, part: Any) -> int:
    """Which paragraph of a part holds a tag, counted from 1; 0 where none does."""
    bare = _KIND.sub(r"\1 ", " ".join(tag.split()))
    for number, paragraph in enumerate(part.element.iter(f"{_WORD}p"), 1):
        text = "".join(one.text or "" for one in paragraph.iter(f"{_WORD}t"))
        if bare in _KIND.sub(r"\1 ", " ".join(text.split())):
            return number
    return 0
