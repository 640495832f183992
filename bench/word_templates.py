"""The Word templates that come with laa: `python bench/word_templates.py` writes them into the package.

Made by a program so that all of them have the same styles, and so that what changes in one can be read in a diff. A
workspace's own are made in Word: `laa templates copy minutes-actions.docx`.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

FOLDER = Path(__file__).parent.parent / "src" / "laa_minutes" / "templates"
FONT = "Arial"
INK, QUIET, RULE, BAND = "1A1C1E", "4A5158", "B9C0C7", "EDF0F3"
NAVY = "1F3A5F"
LANGUAGE = "en-GB"
EPOCH = (1980, 1, 1, 0, 0, 0)

Run = str | tuple[str, str]  # words, and `b` or `i` before them where they are bold or italic


class Template:
    """A Word document being written, a line at a time."""

    def __init__(self, *, landscape: bool = False, size: float = 11) -> None:
        self.document: Any = docx.Document()
        self._page(landscape)
        self._styles(size)
        self._head_and_foot()

    @property
    def width(self) -> int:
        """The width between the margins."""
        section = self.document.sections[0]
        return int(section.page_width - section.left_margin - section.right_margin)

    def p(self, style: str, *runs: Run, into: Any = None) -> Any:
        """A paragraph, in the body or in a cell."""
        paragraph = (into or self.document).add_paragraph(style=style)
        for one in runs:
            words, look = (one[1], one[0]) if isinstance(one, tuple) else (one, "")
            added = paragraph.add_run(words)
            added.bold, added.italic = ("b" in look) or None, ("i" in look) or None
        return paragraph

    def tag(self, *tags: str) -> None:
        """Paragraphs that vanish: for and if, and their ends."""
        for one in tags:
            self.p("Template Tag", one)

    def table(self, name: str, widths: Sequence[float], head: Sequence[str], *rows: str | Sequence[Sequence[Run]],
              style: str = "Records") -> None:  # fmt: skip
        """A table with a head that stands on every page. A row is a tag, or the parts of each cell; widths are
        shares."""
        table = self.document.add_table(rows=0, cols=len(widths), style=style)
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        self._describe(table, name)
        if head:
            row = table.add_row()
            _mark(row, "w:tblHeader")
            for cell, words in zip(row.cells, head, strict=True):
                cell.paragraphs[0].style = self.document.styles["Table Head"]
                cell.paragraphs[0].add_run(words)
        for cells in rows:
            row = table.add_row()
            if isinstance(cells, str):
                row.cells[0].paragraphs[0].add_run(cells)
                continue
            for cell, parts in zip(row.cells, cells, strict=True):
                self._cell(cell, parts)
        total = sum(widths)
        whole = table._tbl.tblPr.find(qn("w:tblW"))
        whole.set(qn("w:type"), "dxa")
        whole.set(qn("w:w"), str(self.width // 635))
        inset = OxmlElement("w:tblInd")
        inset.set(qn("w:w"), "70")
        inset.set(qn("w:type"), "dxa")
        table._tbl.tblPr.insert_element_before(inset, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblLook")
        for row in table.rows:
            _mark(row, "w:cantSplit")
            for cell, share in zip(row.cells, widths, strict=True):
                cell.width = int(self.width * share / total)
        for column, share in zip(table.columns, widths, strict=True):
            column.width = int(self.width * share / total)
        self.p("Table End")

    def _cell(self, cell: Any, parts: Sequence[Run]) -> None:
        """A cell's paragraphs; a part that is "\\n" begins the next, "|style" gives it a style."""
        paragraph = cell.paragraphs[0]
        paragraph.style = self.document.styles["Table Text"]
        for part in parts:
            if part == "\n":
                paragraph = cell.add_paragraph(style="Table Text")
            elif isinstance(part, str) and part.startswith("|"):
                paragraph.style = self.document.styles[part[1:]]
            else:
                words, look = (part[1], part[0]) if isinstance(part, tuple) else (part, "")
                added = paragraph.add_run(words)
                added.bold, added.italic = ("b" in look) or None, ("i" in look) or None

    def _describe(self, table: Any, name: str) -> None:
        properties = table._tbl.tblPr
        for tag, words in (("w:tblCaption", name),):
            element = OxmlElement(tag)
            element.set(qn("w:val"), words)
            properties.append(element)
        look = properties.find(qn("w:tblLook"))
        if look is not None:
            properties.remove(look)
        properties.insert(
            len(properties) - 1,
            parse_xml(f'<w:tblLook {nsdecls("w")} w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
                      'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'),
        )  # fmt: skip

    def _page(self, landscape: bool) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.3)
        section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
        section.header_distance, section.footer_distance = Cm(1.1), Cm(1.0)
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
            section.left_margin = section.right_margin = Cm(1.8)
            section.top_margin, section.bottom_margin = Cm(2.1), Cm(1.8)

    def _head_and_foot(self) -> None:
        """On the first page the letterhead, on the others whose document it is; the number of each page below."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        for header, style, left in (
            (section.first_page_header, "Letterhead", "{{ partnership }}"), (section.header, "Header", "{{ title }}"),
        ):  # fmt: skip
            paragraph = header.paragraphs[0]
            paragraph.style = self.document.styles[style]
            _tabs(paragraph, self.width)
            paragraph.add_run(left)
            paragraph.add_run("\t")
            draft = paragraph.add_run("{{ draft }}")
            draft.bold = True
            draft.font.color.rgb = RGBColor.from_string("A11B1B")
        for footer in (section.first_page_footer, section.footer):
            paragraph = footer.paragraphs[0]
            paragraph.style = self.document.styles["Footer"]
            _tabs(paragraph, self.width)
            paragraph.add_run("\tPage ")
            _field(paragraph, "PAGE")
            paragraph.add_run(" of ")
            _field(paragraph, "NUMPAGES")

    def _styles(self, size: float) -> None:
        styles = self.document.styles
        _language(styles)
        small = max(9, size - 1)

        def style(name: str, base: str = "Normal", kind: WD_STYLE_TYPE = WD_STYLE_TYPE.PARAGRAPH) -> Any:
            one = styles[name] if name in [s.name for s in styles] else styles.add_style(name, kind)
            if kind is WD_STYLE_TYPE.PARAGRAPH and name != "Normal":
                one.base_style = styles[base]
            return one

        normal = style("Normal")
        _font(normal, size, INK)
        _space(normal, 0, 0, 1.15)
        _space(style("Body Text"), 0, 6, 1.15)
        title = style("Title")
        _bare(title)
        _font(title, 20, NAVY, bold=True)
        _space(title, 0, 4, 1.05)
        subtitle = style("Subtitle", "Body Text")
        _bare(subtitle)
        _font(subtitle, size + 1, INK)
        _space(subtitle, 0, 10, 1.15)
        for name, points, before, after in (
            ("Heading 1", size + 2, 16, 5), ("Heading 2", size + 0.5, 12, 4), ("Heading 3", size, 8, 3),
        ):  # fmt: skip
            heading = style(name)
            _bare(heading)
            _font(heading, points, NAVY if name != "Heading 3" else INK, bold=True, italic=name == "Heading 3")
            _space(heading, before, after, 1.1)
            heading.paragraph_format.keep_with_next = True
        state = style("State", "Body Text")
        _font(state, size + 1, "A11B1B", bold=True)
        _space(style("Lead In", "Body Text"), 6, 4, 1.15)
        styles["Lead In"].paragraph_format.keep_with_next = True
        for level in (1, 2, 3):
            left = 1.1 * level
            clause = style(f"Clause {level}", "Body Text")
            clause.paragraph_format.left_indent, clause.paragraph_format.first_line_indent = Cm(left), Cm(-1.1)
            clause.paragraph_format.tab_stops.add_tab_stop(Cm(left))
            more = style(f"Clause {level} Continued", "Body Text")
            more.paragraph_format.left_indent = Cm(left)
        for name in ("List Bullet", "List Number", "List Continue"):
            for level in (1, 2, 3):
                one = style(name if level == 1 else f"{name} {level}", "Normal")
                _font(one, size, INK)
                _space(one, 0, 6, 1.15)
                _close(one)
                one.paragraph_format.left_indent = Cm(0.65 * level)
                one.paragraph_format.first_line_indent = Cm(0 if "Continue" in name else -0.65)
        quote = style("Quote", "Body Text")
        _bare(quote)
        _font(quote, size, QUIET, italic=True)
        quote.paragraph_format.left_indent = Cm(1)
        code = style("Code")
        _font(code, size - 1, INK, name="Courier New")
        rule = style("Rule")
        _font(rule, 2, INK)
        _space(rule, 6, 12, 1)
        _border(rule, RULE, 8)
        _font(style("Table Text"), small, INK)
        _space(styles["Table Text"], 2, 2, 1.1)
        _font(style("Table Strong", "Table Text"), small, INK, bold=True)
        _font(style("Table Quiet", "Table Text"), small - 0.5, QUIET)
        _font(style("Table Head", "Table Text"), small, NAVY, bold=True)
        styles["Table Head"].paragraph_format.keep_with_next = True
        _font(style("Table End"), 4, INK)
        _space(styles["Table End"], 0, 2, 1)
        letterhead = style("Letterhead", "Normal")
        _font(letterhead, 10, QUIET, bold=True)
        _border(letterhead, NAVY, 12)
        for name in ("Header", "Footer"):
            one = style(name)
            _font(one, 9, QUIET)
            _clear_tabs(one)
        _font(style("Template Tag"), 8, "7A7A7A")
        link = style("Hyperlink", kind=WD_STYLE_TYPE.CHARACTER)
        link.font.color.rgb, link.font.underline = RGBColor.from_string("0B4F8A"), True
        style("Code Character", kind=WD_STYLE_TYPE.CHARACTER).font.name = "Courier New"
        styles.element.append(parse_xml(_TABLE_STYLE))

    def bytes(self) -> bytes:
        """The document; the same words give the same bytes."""
        known = self.document.core_properties
        known.title, known.author, known.comments, known.language = "", "", "", LANGUAGE
        known.created = known.modified = datetime(1980, 1, 1)  # noqa: DTZ001 - as a Word file has it
        known.last_modified_by, known.revision = "", 1
        relations = self.document.part.package.rels
        for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
            del relations[key]  # a picture of python-docx's own template
        written = io.BytesIO()
        self.document.save(written)
        out = io.BytesIO()
        with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
        return out.getvalue()


_TABLE_STYLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Records">
<w:name w:val="Records"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8" w:space="0" w:color="{NAVY}"/>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/></w:tblBorders>
<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{BAND}"/></w:tcPr>
</w:tblStylePr></w:style>"""


def _mark(row: Any, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))


def _border(style: Any, colour: str, size: int) -> None:
    """A line beneath paragraphs of a style, where the order of Word's elements has it."""
    properties = style.element.get_or_add_pPr()
    line = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="{size}" w:space="3" w:color="{colour}"/></w:pBdr>'
    )
    properties.insert_element_before(line, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")


def _tabs(paragraph: Any, width: int) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _clear_tabs(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for tabs in properties.findall(qn("w:tabs")):
        properties.remove(tabs)


def _bare(style: Any) -> None:
    """Without the borders, theme fonts and colours that python-docx's own template gives it."""
    for tag in ("w:pBdr", "w:numPr"):
        for one in style.element.get_or_add_pPr().findall(qn(tag)):
            style.element.pPr.remove(one)
    run = style.element.get_or_add_rPr()
    for one in list(run):
        run.remove(one)


def _font(
    style: Any, points: float, colour: str, *, bold: bool = False, italic: bool = False, name: str = FONT
) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = name, Pt(points), bold, italic
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for which in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(which), None)
    for which in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(which), name)


def _space(style: Any, before: float, after: float, line: float) -> None:
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line
    form.widow_control = True


def _close(style: Any) -> None:
    """No space between paragraphs of this style: a list is one thing."""
    properties = style.element.get_or_add_pPr()
    if properties.find(qn("w:contextualSpacing")) is None:
        properties.insert_element_before(OxmlElement("w:contextualSpacing"), "w:jc", "w:outlineLvl")


def _language(styles: Any) -> None:
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _field(paragraph: Any, code: str) -> None:
    for kind in ("begin", "", "separate", "text", "end"):
        run = paragraph.add_run()
        if kind == "text":
            run.text = "1"
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            words = OxmlElement("w:instrText")
            words.set(qn("xml:space"), "preserve")
            words.text = f" {code} "
            run._r.append(words)


def _minutes_head(page: Template, opening: str) -> None:
    page.p("Title", "{{ minutes.body }}")
    page.p("Subtitle", opening)
    page.tag("{%p for words in minutes.state %}")
    page.p("State", "{{ words }}")
    page.tag("{%p endfor %}", "{%p if minutes.kind %}")
    page.p("Body Text", "{{ minutes.kind }}.")
    page.tag("{%p endif %}", "{%p for words in minutes.history %}")
    page.p("Body Text", "{{ words }}.")
    page.tag("{%p endfor %}", "{%p if minutes.scheduled %}")
    page.p("Body Text", "Scheduled for {{ minutes.scheduled }}.")
    page.tag("{%p endif %}")


def _interests(page: Template) -> None:
    page.tag("{%p if minutes.interests %}")
    page.p("Heading 1", "Declarations of interest")
    page.tag("{%p for one in minutes.interests %}")
    page.p("List Bullet", "{{ one.person }}{% if one.item %} ({{ one.item }}){% endif %}: {{r one.text | opening }}")
    page.p("List Continue", "{{p one.text | further('List Continue') }}")
    page.tag("{%p endfor %}", "{%p endif %}")


def _progress(page: Template, rows: str) -> None:
    page.tag(f"{{%p for one in {rows} %}}")
    page.p(
        "Body Text", ("b", "{{ one.about }}"), "{% if one.matter %} {{ one.matter }}{% endif %}"
        "{% if one.status %} ({{ one.status }}){% endif %}{% if one.note %} – {{r one.note | opening }}{% endif %}",
    )  # fmt: skip
    page.p("Body Text", "{{p one.note | further }}")
    page.tag("{%p endfor %}")


def _items(page: Template, papers: bool) -> None:
    """Items and their parts, which have the keys of an item: one loop that calls itself."""
    page.tag("{%p if minutes.progress %}")
    page.p("Heading 1", "Matters arising")
    _progress(page, "minutes.progress")
    page.tag("{%p endif %}", "{%p for item in minutes.items recursive %}", "{%p if loop.depth == 1 %}")
    page.p("Heading 1", "{% if item.number %}{{ item.number }}. {% endif %}{{ item.title }}")
    page.tag("{%p else %}")
    page.p("Heading 2", "{{ item.title }}")
    page.tag("{%p endif %}", "{%p if item.exempt %}")
    page.p("Body Text", ("i", "Exempt: {{ item.exempt }}"))
    page.tag("{%p endif %}", "{%p if item.presented %}")
    page.p("Body Text", "{{ item.presented }}.")
    page.tag("{%p endif %}", "{%p for one in item.approvals %}")
    page.p(
        "Body Text", "{{ one.text }}{% if one.amendments | length == 1 %} {{r one.amendments[0] | opening }}"
        "{% endif %}",
    )  # fmt: skip
    page.p("Body Text", "{{p one.amendments[0] | further if one.amendments | length == 1 else '' | prose }}")
    page.tag("{%p if one.amendments | length > 1 %}", "{%p for amendment in one.amendments %}")
    page.p("List Bullet", "{{r amendment | opening }}")
    page.p("List Continue", "{{p amendment | further('List Continue') }}")
    page.tag("{%p endfor %}", "{%p endif %}", "{%p endfor %}")
    page.p("Body Text", "{{p item.minutes | prose }}")
    _progress(page, "item.progress")
    page.p("Clause 1", "{{p item.points | clauses }}")
    page.tag("{%p for said in item.statements %}")
    page.p(
        "Body Text",
        "{% for one in said.codes %}{% if not loop.first %}, {% endif %}",
        ("b", "{{ one.code }}"),
        "{% if one.title %} ({{ one.title }}){% endif %}{% endfor %}{% if said.facts %} – ",
        ("i", "{{ said.facts | join(' · ') }}"),
        "{% endif %}{% if said.note %} – {{r said.note | opening }}{% endif %}",
    )
    page.p("Body Text", "{{p said.note | further }}")
    page.tag("{%p endfor %}", "{%p for decision in item.decisions %}")
    page.p("Body Text", "{{p decision | prose }}")
    page.tag("{%p endfor %}")
    page.p("Body Text", "{{p loop(item.sections) }}")
    page.tag("{%p if item.lead_in %}")
    page.p("Lead In", "{{ item.lead_in }}")
    page.tag("{%p endif %}")
    page.p("Clause 1", "{{p item.resolutions | clauses(item.run_in) }}")
    page.tag("{%p for one in item.notes %}")
    page.p("Body Text", "{{p one | note }}")
    page.tag("{%p endfor %}")
    if papers:
        page.tag("{%p if item.papers %}")
        page.p("Heading 2", "Papers")
        _papers(page, "item.papers")
        page.tag("{%p endif %}")
    page.tag("{%p if item.actions %}")
    page.p("Heading 2", "Actions")
    page.table(
        "Actions", (1.6, 10.8, 4), ("No.", "Action", "Who"), "{%tr for action in item.actions %}",
        ([("b", "{{ action.number }}")],
         ["{{ action.text }}{% if action.details %} ", ("i", "({{ action.details | join('; ') }})"), "{% endif %}"],
         ["{{ action.owner }}"]),
        "{%tr endfor %}",
    )  # fmt: skip
    page.tag("{%p endif %}", "{%p endfor %}")


def _papers(page: Template, rows: str) -> None:
    page.tag(f"{{%p for paper in {rows} %}}")
    page.p(
        "List Bullet", "{% if paper.mark %}‘{{ paper.mark }}’ {% endif %}{{ paper.title }}"
        "{% if paper.details %} – {{ paper.details | join(', ') }}{% endif %}",
    )  # fmt: skip
    page.tag("{%p endfor %}")


def _ending(page: Template) -> None:
    page.tag("{%p for words in minutes.remarks %}")
    page.p("Body Text", "{{p words | prose }}")
    page.tag("{%p endfor %}", "{%p for one in minutes.notes %}")
    page.p("Body Text", "{{p one | note }}")
    page.tag("{%p endfor %}")


def _next_meeting(page: Template) -> None:
    page.tag("{%p if minutes.next_meeting %}")
    page.p("Body Text", ("b", "Next meeting: "), "{{ minutes.next_meeting }}")
    page.tag("{%p endif %}")


def minutes_actions() -> Template:
    """Minutes with the actions after each item, and the forward plan annexed."""
    page = Template()
    _minutes_head(
        page, "{{ minutes.called }} of the meeting on {{ minutes.day }}{% if minutes.times %}, {{ minutes.times }}"
        "{% endif %}{% if minutes.venue %}, {{ minutes.venue }}{% endif %}",
    )  # fmt: skip
    for title, rows in (("Present", "minutes.present"), ("In support", "minutes.in_support")):
        page.tag(f"{{%p if {rows} %}}")
        page.p("Heading 1", title)
        page.table(
            title, (5, 11.4), ("Name", "Role"), f"{{%tr for one in {rows} %}}",
            (["{{ one.name }}{% if one.chair %} (Chair){% endif %}"
              "{% if one.minutes %} ({{ minutes.called }}){% endif %}"],
             ["{{ one.role }}{% for words in one.remarks %}{% if one.role or not loop.first %}; {% endif %}"
              "{{ words }}{% endfor %}"]),
            "{%tr endfor %}",
        )  # fmt: skip
        page.tag("{%p endif %}")
    page.tag("{%p for words in minutes.elsewhere %}")
    page.p("Body Text", "{{ words }}")
    page.tag("{%p endfor %}", "{%p if minutes.apologies %}")
    page.p("Heading 1", "Apologies")
    page.table(
        "Apologies", (5, 7, 4.4), ("Name", "Role", "In their place"), "{%tr for one in minutes.apologies %}",
        (["{{ one.name }}"], ["{{ one.role }}"], ["{{ one.substitute }}"]),
        "{%tr endfor %}",
    )  # fmt: skip
    page.tag("{%p endif %}")
    _interests(page)
    _items(page, papers=True)
    _next_meeting(page)
    _ending(page)
    page.tag("{%p if minutes.has_plan %}")
    heading = page.p("Heading 1", "Forward plan")
    heading.paragraph_format.page_break_before = True
    page.tag("{%p if minutes.plan.table or minutes.plan.undated %}")
    page.table(
        "Forward plan", (4.4, 8, 4), ("Date", "Item", "Responsibility"),
        "{%tr for one in minutes.plan.table %}", "{%tr for item in one.items %}",
        (["{% if loop.first %}{{ one.date }}{% endif %}"], _planned("item"), ["{{ item.leads }}"]),
        "{%tr endfor %}", "{%tr endfor %}", "{%tr for item in minutes.plan.undated %}",
        (["{% if loop.first %}No date yet{% endif %}"], _planned("item"), ["{{ item.leads }}"]),
        "{%tr endfor %}",
    )  # fmt: skip
    page.tag("{%p endif %}", "{%p if minutes.plan.later %}")
    page.p("Heading 2", "Future meetings of the group")
    _dates(page, "minutes.plan.later")
    page.tag("{%p endif %}", "{%p for other in minutes.plan.others %}")
    page.p("Heading 2", "{{ other.name }}")
    _dates(page, "other.meetings")
    page.tag("{%p endfor %}", "{%p endif %}")
    return page


def _planned(item: str) -> list[Run]:
    return [
        f"{{{{ {item}.title }}}}{{% for words in {item}.remarks %}} ({{{{ words }}}}){{% endfor %}}", "\n",
        f"{{%p for words in {item}.include %}}", "\n", "|Table Quiet", "to include: {{ words }}", "\n", "{%p endfor %}",
    ]  # fmt: skip


def _dates(page: Template, rows: str) -> None:
    page.tag(f"{{%p for one in {rows} %}}")
    page.p("List Bullet", "{{ one.date }}{% if one.details %} ({{ one.details | join('; ') }}){% endif %}")
    page.tag("{%p for item in one.items %}")
    page.p(
        "List Bullet 2", "{{ item.title }}{% for words in item.remarks %} ({{ words }}){% endfor %}"
        "{% if item.leads %} – {{ item.leads }}{% endif %}",
    )  # fmt: skip
    page.tag("{%p for words in item.include %}")
    page.p("List Bullet 3", "to include: {{ words }}")
    page.tag("{%p endfor %}", "{%p endfor %}", "{%p endfor %}")


def minutes_resolutions() -> Template:
    """Minutes or notes whose decisions are resolutions with legal labels; times and date at the foot."""
    page = Template()
    _minutes_head(
        page, "{{ minutes.called }} of the meeting held on {{ minutes.day }}"
        "{% if minutes.venue %} at {{ minutes.venue }}{% endif %}",
    )  # fmt: skip
    for title, rows in (("Present", "minutes.present"), ("Officers in support", "minutes.in_support")):
        page.tag(f"{{%p if {rows} %}}")
        page.p("Heading 1", title)
        page.table(
            title, (5, 5.6, 5.8), ("Name", "Organisation", "Office"), f"{{%tr for one in {rows} %}}",
            (["{{ one.name }}{% if one.chair %} (in the Chair){% endif %}"
              "{% if one.minutes %} ({{ minutes.called }}){% endif %}"],
             ["{{ one.organisation }}"], ["{{ one.office }}{% for words in one.remarks %} ({{ words }}){% endfor %}"]),
            "{%tr endfor %}",
        )  # fmt: skip
        page.tag("{%p endif %}")
    page.tag("{%p for words in minutes.elsewhere %}")
    page.p("Body Text", "{{ words }}")
    page.tag("{%p endfor %}", "{%p if minutes.apologies %}")
    page.p("Heading 1", "Apologies for absence")
    page.p(
        "Body Text", "{% for one in minutes.apologies %}{% if not loop.first %}; {% endif %}{{ one.name }}"
        "{% if one.substitute %} ({{ one.substitute }} attending){% endif %}{% endfor %}.",
    )  # fmt: skip
    page.tag("{%p endif %}")
    _interests(page)
    _items(page, papers=False)
    page.tag("{%p if minutes.papers %}")
    page.p("Heading 1", "Papers")
    _papers(page, "minutes.papers")
    page.tag("{%p endif %}")
    _ending(page)
    _next_meeting(page)
    page.p("Body Text", "{% if minutes.half_day_times %}{{ minutes.half_day_times }}, {% endif %}{{ minutes.date }}")
    return page


def agenda() -> Template:
    """The agenda: items with who brings them, what they deal with and their papers; then what is due."""
    page = Template()
    page.p("Title", "{{ agenda.body_name }}")
    page.p(
        "Subtitle", "Agenda for {{ page.day }}{% if page.times %}, {{ page.times }}{% endif %}"
        "{% if agenda.venue %}, {{ agenda.venue }}{% endif %}",
    )  # fmt: skip
    page.tag("{%p if page.state %}")
    page.p("State", "{{ page.state }}")
    page.tag("{%p endif %}", "{%p if pack %}")
    page.p("Heading 1", "Notice of meeting")
    page.p("Body Text", "{{ pack.notice }}")
    page.p("Body Text", "{% if pack.signed %}{{ pack.signed }}, {% endif %}{{ pack.dated }}")
    page.p("Heading 1", "Contents")
    page.table(
        "Contents", (1.3, 9.6, 1.6, 3.9), ("Item", "Business and papers", "Mark", "Note"),
        "{%tr for line in pack.lines %}",
        (["|Table Strong", "{{ line.number }}"],
         ["{% if line.number %}", ("b", "{{ line.title }}"), "{% else %}{{ line.title }}{% endif %}"],
         ["{{ line.mark }}"], ["{{ line.note }}"]),
        "{%tr endfor %}",
    )  # fmt: skip
    heading = page.p("Heading 1", "Agenda")
    heading.paragraph_format.page_break_before = True
    page.tag("{%p endif %}", "{%p for words in agenda.to_approve %}")
    page.p("Body Text", "To be approved: {{ words }}.")
    page.tag("{%p endfor %}")
    page.table(
        "Items of business", (1.3, 10.9, 4.2), ("No.", "Item", "Who"), "{%tr for item in agenda.items %}",
        (["|Table Strong", "{{ item.number }}"],
         ["|Table Strong", "{{ item.title }}{% if item.tentative %} (tentative){% endif %}"
          "{% if item.added %} (supplementary){% endif %}{% if item.exempt %} – exempt: {{ item.exempt }}{% endif %}",
          "\n", "{%p for words in item.approves %}", "\n", "to approve the {{ words }}", "\n", "{%p endfor %}",
          "\n", "{%p for words in item.include %}", "\n", "to include: {{ words }}", "\n", "{%p endfor %}",
          "\n", "{%p for paper in item.papers %}",
          "\n", "Paper{% if paper.mark %} ‘{{ paper.mark }}’{% endif %}: {{ paper.title }}"
          "{% if paper.by %}, {{ paper.by }}{% endif %}"
          "{% if paper.state %} – {{ paper.state | join(', ') }}{% endif %}"
          "{% if paper.exempt %} – exempt: {{ paper.exempt }}{% endif %}"
          "{% if paper.lacking %} – to follow{% endif %}{% if paper.added %} (supplementary){% endif %}",
          "\n", "{%p endfor %}"],
         ["{{ item.presented_by | join(', ') }}"]),
        "{%tr endfor %}",
    )  # fmt: skip
    page.tag("{%p if page.actions %}")
    page.p("Heading 1", "Actions due, or without a date")
    _due(page, "Actions due", "action in page.actions", "Action")
    page.tag("{%p endif %}", "{%p for plan in page.workplans %}")
    page.p(
        "Heading 1", "Workplan for item {{ plan.number }}, {{ plan.theme }}"
        "{% if plan.as_at %}, correct as at {{ plan.as_at }}{% endif %}",
    )  # fmt: skip
    page.tag("{%p for code, line in plan.lines %}")
    page.p("List Bullet", ("b", "{{ code }}"), " {{ line }}")
    page.tag("{%p endfor %}", "{%p endfor %}", "{%p if page.reviews %}")
    page.p("Heading 1", "Recovery plans to review")
    _due(page, "Recovery plans to review", "action in page.reviews", "Plan")
    page.tag("{%p endif %}")
    return page


def _due(page: Template, name: str, loop: str, what: str) -> None:
    page.table(
        name, (3, 7.2, 3, 3.2), ("No.", what, "Who", "Due"), f"{{%tr for {loop} %}}",
        (["|Table Strong", "{{ action.number }}"], ["{{ action.text }}"], ["{{ action.owner }}"], ["{{ action.due }}"]),
        "{%tr endfor %}",
    )  # fmt: skip


def _list_head(page: Template) -> None:
    page.p("Title", "{{ list.title }}")
    page.tag("{%p if list.aside %}")
    page.p("Subtitle", "{{ list.aside }}")
    page.tag("{%p endif %}")


def _list_foot(page: Template) -> None:
    page.tag("{%p for words in list.remarks %}")
    page.p("Body Text", "{{ words }}")
    page.tag("{%p endfor %}", "{%p for words in list.last %}")
    page.p("Body Text", "{{ words }}")
    page.tag("{%p endfor %}")


def _action_table(page: Template, rows: str) -> None:
    page.table(
        "Actions", (3.4, 2.2, 7.2, 3.6), ("No.", "Status", "Action", "Due"), f"{{%tr for line in {rows} %}}",
        (["|Table Strong", "{{ line.number }}"], ["{% cellbg line.status | tint %}{{ line.status }}"],
         ["{{ line.action }}", "\n", "{%p if line.said %}", "\n", "|Table Quiet", "{{ line.said }}",
          "\n", "{%p endif %}"],
         ["{{ line.due }}"]),
        "{%tr endfor %}",
    )  # fmt: skip


def actions() -> Template:
    """The action log, by owner."""
    page = Template()
    _list_head(page)
    page.tag("{%p for section in list.sections %}")
    page.p("Heading 1", "{{ section.title }}")
    _action_table(page, "section.lines")
    page.tag("{%p endfor %}")
    _list_foot(page)
    return page


def scorecard() -> Template:
    """The scorecard, on its side: a table for each theme, with the course of each indicator drawn."""
    page = Template(landscape=True, size=10)
    _list_head(page)
    page.tag("{%p for section in list.sections %}")
    page.p("Heading 1", "{{ section.title }}{% if section.aside %} ({{ section.aside }}){% endif %}")
    page.table(
        "{{ section.title }}", (2.7, 5.4, 2.9, 2.5, 2.5, 2.7, 3, 2.9, 2.9),
        ("Code", "Indicator", "Standing", "Direction", "Forecast", "Computed", "Latest", "Target", "Course"),
        "{%tr for line in section.lines %}",
        (["|Table Strong", "{{ line.code }}"],
         ["{{ line.indicator }}", "\n", "{%p if line.lead or line.open %}", "\n", "|Table Quiet",
          "{% if line.lead %}Lead: {{ line.lead }}{% endif %}"
          "{% if line.open %}{% if line.lead %}; {% endif %}{{ line.open }} open{% endif %}",
          "\n", "{%p endif %}"],
         ["{% cellbg line.standing | tint %}{{ line.standing }}", "\n", "|Table Quiet", "{{ line.minuted }}"],
         ["{{ line.direction }}"], ["{{ line.forecast }}"],
         ["{% cellbg line.computed | tint %}{{ line.computed }}"], ["{{ line.latest }}"], ["{{ line.target }}"],
         ["{{r line.course | chart }}"]),
        "{%tr endfor %}",
    )  # fmt: skip
    page.tag("{%p endfor %}")
    _list_foot(page)
    return page


def forward_plan() -> Template:
    """What is coming, by meeting."""
    page = Template()
    _list_head(page)
    page.tag("{%p for section in list.sections %}")
    page.p("Heading 1", "{{ section.title }}")
    page.tag("{%p if section.aside %}")
    page.p("Lead In", "{{ section.aside }}")
    page.tag("{%p endif %}", "{%p if section.lines %}")
    page.table(
        "{{ section.title }}", (2.4, 9.6, 4.4), ("Note", "Item", "Responsibility"), "{%tr for line in section.lines %}",
        (["|Table Quiet", "{{ line.kind }}"], ["{{ line.title }}"], ["{{ line.lead }}"]),
        "{%tr endfor %}",
    )  # fmt: skip
    page.tag("{%p endif %}", "{%p endfor %}")
    _list_foot(page)
    return page


def chase() -> Template:
    """What each owner still owes, each on a page of its own."""
    page = Template()
    page.tag("{%p for sheet in sheets %}", "{%p if not loop.first %}")
    page.document.add_page_break()
    page.tag("{%p endif %}")
    page.p("Title", "{{ sheet.title }}")
    page.tag("{%p if sheet.bodies %}")
    page.p("Subtitle", "{{ sheet.bodies }}{% if sheet.organisation %} · {{ sheet.organisation }}{% endif %}")
    page.tag("{%p endif %}")
    page.p("Body Text", ("b", "{{ sheet.summary }}"), "{% if sheet.ask %} {{ sheet.ask }}{% endif %}")
    page.tag("{%p for group in sheet.groups %}")
    page.p("Heading 1", "{{ group.title }}")
    page.table(
        "{{ group.title }}", (3.6, 9, 3.8), ("No.", "Action", "Due"), "{%tr for line in group.lines %}",
        (["|Table Strong", "{{ line.number }}"],
         ["{{ line.text }}", "\n", "|Table Quiet", "{{ line.raised }}.", "\n", "{%p if line.said %}", "\n",
          "|Table Quiet", "Last said, {{ line.said }}", "\n", "{%p endif %}"],
         ["{{ line.due or 'no date' }}"]),
        "{%tr endfor %}",
    )  # fmt: skip
    page.tag("{%p endfor %}", "{%p endfor %}")
    return page


def document(landscape: bool = False) -> Template:
    """Whatever has no template of its own: its Markdown, in the house's letterhead and styles."""
    page = Template(landscape=landscape, size=10 if landscape else 11)
    page.p("Body Text", "{{p body | markdown }}")
    return page


TEMPLATES: dict[str, Callable[[], Template]] = {
    "minutes-actions.docx": minutes_actions,
    "minutes-resolutions.docx": minutes_resolutions,
    "agenda.docx": agenda,
    "actions.docx": actions,
    "scorecard.docx": scorecard,
    "forward-plan.docx": forward_plan,
    "chase.docx": chase,
    "document.docx": document,
    "document-landscape.docx": lambda: document(landscape=True),
}


def main() -> None:
    """Write those that differ from what is there."""
    for name, make in TEMPLATES.items():
        (FOLDER / name).write_bytes(make().bytes())
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
