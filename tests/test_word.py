"""Documents in Word: what a council would send out, with its words exact, and nothing in a record able to spoil it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from laa_minutes.output.document import TemplateError
from laa_minutes.output.word import Properties, fill
from laa_minutes.output.word.blocks import Blocks
from laa_minutes.view.agenda import agenda, agenda_page
from laa_minutes.view.minutes import minutes
from laa_minutes.view.pack import pack
from office import W, need, opened, paragraphs, printed, words

ROOT = Path(__file__).parent.parent
LEICESTERSHIRE = ROOT / "examples" / "leicestershire"
BRACKENSHIRE = ROOT / "examples" / "brackenshire"
ABOUT = Properties("A title", "A partnership", date(2010, 3, 1))
Laa = Callable[..., tuple[int, str, str]]


@pytest.fixture
def made(laa: Laa, tmp_path: Path) -> Callable[..., bytes]:
    """The Word document that a command writes."""

    def run(*words: str, cwd: Path = ROOT) -> bytes:
        file = tmp_path / "made.docx"
        code, out, err = laa(*words, "-o", str(file), cwd=cwd)
        assert (code, out) == (0, ""), err
        return file.read_bytes()

    return run


def of_prose(text: str) -> Any:
    """A document of that prose."""
    return opened(fill(None, "document.docx", {"body": text}, ABOUT))


def test_minutes_have_real_headings_tables_and_every_word(made: Callable[..., bytes]) -> None:
    document = opened(made("minutes", "2010-02-22", "--as-of", "2010-03-01"))
    assert paragraphs(document, "Title") == ["LAA Performance Management Group"]
    assert paragraphs(document, "Heading 1")[:4] == [
        "Present", "Apologies", "1. Welcome, introductions and apologies",
        "2. Minutes of 18 January and matters arising",
    ]  # fmt: skip
    assert {"CWOP", "Children's Trust", "Essex Economic Board"} <= set(paragraphs(document, "Heading 2"))
    text = words(document)
    assert "Peter Lowton (Chair) | Essex Police" in text
    assert "A4 | Report on what drives performance on NI 4" in text
    assert "NI 197 (Biodiversity), LI 10.1 (Living landscapes) – Off track · forecast unchanged – Neither" in text
    assert "Monday 19 April 2010 | Annual reports | Gill Butterworth" in text
    assert "{" not in text
    for table in document.tables:  # the head of each stands again on every page
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None


def test_resolution_labels_are_characters_not_numbering(made: Callable[..., bytes]) -> None:
    document = opened(made("minutes", "2007-12-13", "--as-of", "2008-01-31", cwd=LEICESTERSHIRE))
    clauses = {
        name: [one for one in document.paragraphs if one.style.name == name] for name in ("Clause 1", "Clause 2")
    }
    labels = [one.text.split("\t")[0] for one in clauses["Clause 1"]]
    assert labels == [
        *("(i)", "(ii)"), *("(i)", "(ii)"), *("(i)", "(ii)", "(iii)", "(iv)"), *("(a)", "(b)", "(c)"),
        *("(i)", "(ii)", "(iii)", "(iv)"),
    ]  # fmt: skip
    assert [one.text.split("\t")[0] for one in clauses["Clause 2"]] == ["(a)", "(b)", "(c)"]
    assert not any(one._p.pPr.numPr is not None for group in clauses.values() for one in group)
    assert any(one.text.endswith("it being noted that:-") for one in clauses["Clause 1"])
    assert "It was AGREED:-" in [one.text for one in document.paragraphs]
    alone = "It was AGREED that in 2008 SSOG meet on these dates:"
    assert alone in paragraphs(document, "Body Text")  # without a label it hangs on none


def test_numbered_lists_begin_anew_each() -> None:
    document = of_prose("# T\n\n1. one\n2. two\n\nThen:\n\n1. one again\n\n   1. inner\n\n5. five\n")
    numbers = [(one.text, one._p.pPr.numPr.numId.val) for one in document.paragraphs if "List Number" in one.style.name]
    lists = dict.fromkeys(number for _, number in numbers)
    assert [text for text, _ in numbers] == ["one", "two", "one again", "inner", "five"]
    assert numbers[0][1] == numbers[1][1] != numbers[2][1]
    starts = {
        one.numId: one.find(f"{W}lvlOverride").find(f"{W}startOverride").val
        for one in document.part.numbering_part.element.num_lst if one.numId in lists
    }  # fmt: skip
    assert set(starts.values()) == {1}


def test_a_document_says_its_language_title_and_author_and_nothing_of_us(made: Callable[..., bytes]) -> None:
    data = made("minutes", "2010-02-22", "--as-of", "2010-03-01")
    known = opened(data).core_properties
    assert known.title == "LAA Performance Management Group: minutes of 22 February 2010"
    assert (known.author, known.language, known.comments) == ("Essex Partnership", "en-GB", "")
    styles = zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', styles)) == {"en-GB"}
    assert data == made("minutes", "2010-02-22", "--as-of", "2010-03-01")  # the same words, the same bytes


def head_of(document: Any) -> str:
    section = document.sections[0]
    return f"{section.first_page_header.paragraphs[0].text}|{section.header.paragraphs[0].text}"


def test_minutes_are_a_draft_on_every_page_until_they_are_approved(made: Callable[..., bytes]) -> None:
    draft = head_of(opened(made("minutes", "ppg/2025-03-20", "--as-of", "2025-03-31", cwd=BRACKENSHIRE)))
    assert draft.count("DRAFT") == 2
    assert draft.startswith("Brackenshire Partnership")
    approved = opened(made("minutes", "ppg/2025-02-20", "--as-of", "2025-03-31", cwd=BRACKENSHIRE))
    assert "DRAFT" not in head_of(approved)
    assert "Forward plan" not in paragraphs(approved, "Heading 1")  # the one that now stands was not approved
    fresh = opened(made("minutes", "ppg/2025-02-20", "--as-of", "2025-03-31", "--fresh", cwd=BRACKENSHIRE))
    assert "Forward plan" in paragraphs(fresh, "Heading 1")


def test_approved_minutes_whose_record_was_changed_are_refused(laa: Laa, tmp_path: Path) -> None:
    broken = ROOT / "tests" / "problems" / "broken-seal"
    code, _, err = laa("minutes", "2010-01-18", "--as-of", "2010-03-01", "-o", str(tmp_path / "m.docx"), cwd=broken)
    assert code == 1
    assert "is not what pmg/2010-02-22 approved" in err
    assert laa("minutes", "2010-01-18", "--fresh", "-o", str(tmp_path / "m.docx"), cwd=broken)[0] == 0


def test_the_scorecard_lies_on_its_side_with_its_charts_told(made: Callable[..., bytes]) -> None:
    document = opened(made("scorecard", "--as-of", "2025-03-31", cwd=BRACKENSHIRE))
    section = document.sections[0]
    assert section.page_width > section.page_height
    described = re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', document.element.xml)
    assert len(described) > 20
    assert described[0].startswith("NI 301, Households in temporary accommodation: ")
    assert "135 households in 2024/25 Q3 (target 142)" in described[0]
    assert len(set(re.findall(r'<wp:docPr [^>]*id="(\d+)"', document.element.xml))) == len(described)
    assert "▼ off track" in words(document)  # in a shape and a word, not by colour alone


LISTS = ("actions --status all", "decisions", "exceptions", "forward-plan", "deadlines", "sums", "outcomes",
         "attendance", "meetings", "review", "show SSOG", "search partners", "check")  # fmt: skip


@pytest.mark.parametrize("command", LISTS)
def test_every_list_is_written_in_word(command: str, laa: Laa, tmp_path: Path) -> None:
    day = () if command == "check" else ("--as-of", "2008-01-31")
    file = tmp_path / "list.docx"
    assert laa(*command.split(), *day, "-o", str(file), cwd=LEICESTERSHIRE)[0] == 0
    document = opened(file.read_bytes())
    assert len(paragraphs(document, "Title")) == 1
    assert "`laa" not in words(document) or command.startswith("show")


def test_word_goes_to_a_file(laa: Laa, tmp_path: Path) -> None:
    code, out, err = laa("minutes", "2010-02-22", "-o", str(tmp_path / "m.odt"))
    assert (code, out) == (2, "")
    assert ".docx" in err


@pytest.mark.slow
def test_printed_pages(made: Callable[..., bytes], tmp_path: Path, brackenshire: Any) -> None:
    """Both house styles, an agenda of two pages, a scorecard on its side: as LibreOffice prints them."""
    files = {name: tmp_path / f"{name}.docx" for name in ("actions", "resolutions", "agenda", "scorecard")}
    files["actions"].write_bytes(made("minutes", "2010-02-22", "--as-of", "2010-03-01"))
    files["resolutions"].write_bytes(made("minutes", "2007-12-13", "--as-of", "2008-01-31", cwd=LEICESTERSHIRE))
    files["scorecard"].write_bytes(made("scorecard", "--as-of", "2025-03-31", cwd=BRACKENSHIRE))
    row = agenda(brackenshire, "ppg/2025-04-17")
    long = type(row)(**{name: getattr(row, name) for name in row.__slots__} | {"items": row.items * 5})
    rows = {"agenda": long, "page": agenda_page(brackenshire, long), "pack": pack(brackenshire, long)}
    files["agenda"].write_bytes(fill(None, "agenda.docx", rows, ABOUT))
    actions, resolutions, two, scorecard = printed(tmp_path, *files.values())
    assert len(actions) >= 6
    assert all(f"Page {n} of {len(actions)}" in page for n, page in enumerate(actions, 1))
    assert all("DRAFT" in page for page in actions)
    assert re.search(r"\(iii\) +that all partners would consider", "\n".join(resolutions))
    assert re.search(r"\(a\) +partners would need to make sure", "\n".join(resolutions))
    assert "Notice is given that the Performance Group will meet on Thursday 17 April 2025" in two[0]
    assert len(two) >= 4
    assert all(re.search(r"No\. +Item +Who", page) for page in two[-3:-1])  # the head stands again
    assert all(re.search(r"Code +Indicator +Standing", page) for page in scorecard[:3])


# What stands in a record is text.

HOSTILE = (
    "<script>alert(1)</script>", "</w:t></w:r></w:p>", "{{ 7*7 }}", "{{7*7}}", "{% for x in y %}", "{#p x #}",
    "{_{ x }_}",
    "{{p x }}", "]]>", "&amp;", "&#x0;", "\x07", "\x1b[31m", "\ufffe", "\u202egnp.exe", "a\tb\nc", "../../x", "=cmd()",
    "[x](javascript:alert(1))", "![x](https://example.org/p.gif)", '" onload="x', "'", "\x85\u2028", "<w:br/>",
)  # fmt: skip
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def shown(text: str) -> str:
    """What a field that is printed letter for letter is to look like."""
    return UNSEEN.sub("\ufffd", re.sub("[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+", " ", text))


@pytest.mark.slow
@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_a_name_is_printed_letter_for_letter(text: str) -> None:
    rows = {"list": {"title": text, "aside": "", "sections": [], "remarks": [], "last": []}}
    document = opened(fill(None, "actions.docx", rows, Properties(text, text, date(2010, 1, 1))))
    assert paragraphs(document, "Title") == [shown(text)]
    assert document.sections[0].header.paragraphs[0].text.startswith(shown(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_every_field_of_the_minutes_is_text(text: str, essex: Any) -> None:
    """The text is put into every field of a meeting's rows, plain or prose, and the document opens with it in place."""
    row = planted(minutes(essex, "pmg/2010-02-22"), text)
    document = opened(fill(None, "minutes-actions.docx", {"minutes": row, "draft": text}, ABOUT))
    assert shown(text) in paragraphs(document, "Title")[0]
    assert "49" not in words(document).replace("2010", "")
    targets = [one.target_ref for one in document.part.rels.values() if one.is_external]
    assert all(target.startswith(("http:", "https:", "mailto:")) for target in targets)


def planted(value: Any, text: str) -> Any:
    """Rows with every text replaced; what is empty stays so, for it decides what is shown."""
    if isinstance(value, str):
        return type(value)(text) if value else value
    if isinstance(value, tuple):
        return tuple(planted(one, text) for one in value)
    if hasattr(value, "__slots__") and hasattr(value, "__dataclass_fields__"):
        return type(value)(**{name: planted(getattr(value, name), text) for name in value.__dataclass_fields__})
    return value


@pytest.mark.slow
@settings(max_examples=60)
@given(st.text(st.sampled_from("<>&[](){}*_`#-|!\"'\n ab1.:/\\~=+%\x07\u202e"), max_size=60))
@example("1. a\n\n   > b\n\n- c\n  - d\n    - e\n      - f\n")
@example("| a | b |\n|---|---|\n| c |\n")
@example("***a** b*")
def test_prose_is_a_document_that_opens(text: str) -> None:
    from laa_minutes.output.prose import safe_prose

    document = of_prose(f"# T\n\n{safe_prose(text)}\n\n## 2. Next\n")
    assert paragraphs(document, "Heading 1")[-1] == "2. Next"


# Templates of a workspace's own.


def own(folder: Path, name: str, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    (folder / "templates").mkdir(exist_ok=True)
    document.save(str(folder / "templates" / name))
    return folder / "templates"


def test_a_template_made_in_word_takes_the_place_of_ours(
    workspace: Callable[..., Any], laa: Laa, tmp_path: Path
) -> None:
    root = workspace({"meetings/a/2020-01-01.yaml": "body: a\ndate: 2020-01-01\nvenue: Hall & {{7*7}}\n"}).root
    own(
        root,
        "minutes-actions.docx",
        "Council of the County",
        "Held at {{ minutes.venue }}",
        "{{p minutes.body | prose }}",
    )
    file = tmp_path / "out.docx"
    assert laa("minutes", "2020-01-01", "-o", str(file), cwd=root)[0] == 0
    assert [one.text for one in docx.Document(str(file)).paragraphs] == [
        "Council of the County", "Held at Hall & {{7*7}}", "a",
    ]  # fmt: skip


@pytest.mark.slow
def test_a_template_that_a_word_processor_saved_still_works(
    workspace: Callable[..., Any], laa: Laa, tmp_path: Path
) -> None:
    """They cut text into runs of their own, and write styles anew: tags and styles are found all the same."""
    need("soffice")
    record = "body: a\ndate: 2020-01-01\nitems:\n  - title: Roads\n    minutes: |\n      One.\n\n      1. two\n"
    root = workspace(
        {"meetings/a/2020-01-01.yaml": f"{record}    resolutions: [Yes, {{text: No, clauses: [Or]}}]\n"}
    ).root
    convert = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(root / "templates")]
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", *convert]
    template = ROOT / "src" / "laa_minutes" / "templates" / "minutes-actions.docx"
    subprocess.run([*command, str(template)], check=True, capture_output=True, timeout=240)
    assert laa("minutes", "2020-01-01", "-o", str(tmp_path / "out.docx"), cwd=root)[0] == 0
    document: Any = docx.Document(str(tmp_path / "out.docx"))
    told = [(one.style.name, one.text) for one in document.paragraphs]
    assert ("Heading 1", "1. Roads") in told
    assert ("List Number", "two") in told
    assert [text for style, text in told if style.startswith("Clause")] == ["(i)\tYes; and", "(ii)\tNo:-", "(a)\tOr."]


def test_a_template_behind_a_link_is_none(workspace: Callable[..., Any], laa: Laa, tmp_path: Path) -> None:
    root = workspace({"meetings/a/2020-01-01.yaml": "body: a\ndate: 2020-01-01\n"}).root
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    own(elsewhere, "minutes-actions.docx", "Not ours")
    (root / "templates").mkdir()
    (root / "templates" / "minutes-actions.docx").symlink_to(elsewhere / "templates" / "minutes-actions.docx")
    assert laa("minutes", "2020-01-01", "-o", str(tmp_path / "out.docx"), cwd=root)[0] == 0
    assert "Not ours" not in words(docx.Document(str(tmp_path / "out.docx")))


FAULTS = (
    (("{{ minutes.venu }}",), "no attribute 'venu'"),
    (("fine", "{%p fro x in y %}", "{%p endfor %}"), "unknown tag 'fro'"),
    (("{%p for x in minutes.items %}", "never ended"), "Unexpected end of template"),
    (("{{ minutes.body | shout }}",), "No filter named 'shout'"),
    (("{{ ''.__class__.__mro__ }}",), "unsafe"),
    (("{% include 'x' %}",), "no loader"),
    (("{{ 1 / 0 }}",), "division by zero"),
)


@pytest.mark.parametrize(("lines", "message"), FAULTS)
def test_a_fault_in_a_template_is_told_with_its_place(
    lines: tuple[str, ...], message: str, tmp_path: Path, essex: Any
) -> None:
    folder = own(tmp_path, "minutes-actions.docx", *lines)
    with pytest.raises(TemplateError) as caught:
        fill(folder, "minutes-actions.docx", {"minutes": minutes(essex, "pmg/2010-02-22")}, ABOUT)
    fault = caught.value.diagnostic
    assert fault.place.path == "templates/minutes-actions.docx"
    assert message in fault.message
    assert fault.code == "template-fault"
    wrong = next(n for n, line in enumerate(lines, 1) if line != "fine")
    if message != "Unexpected end of template":
        assert fault.place.line == wrong  # the number of the paragraph
        assert f"at “{lines[wrong - 1].replace('{%p', '{%')}”" in fault.message


def test_a_fault_in_a_header_is_told(tmp_path: Path, essex: Any) -> None:
    for words_, message in (
        ("{{ tittle }}", "in its header, at “{{ tittle }}”"),
        ("{% if 1 %}</w:t>", "Unexpected end"),
    ):
        document = docx.Document()
        document.sections[0].header.paragraphs[0].text = words_
        (tmp_path / "templates").mkdir(exist_ok=True)
        document.save(str(tmp_path / "templates" / "document.docx"))
        with pytest.raises(TemplateError) as caught:
            fill(tmp_path / "templates", "document.docx", {"body": "x"}, ABOUT)
        assert message in caught.value.diagnostic.message


def test_what_is_no_word_document_is_told(tmp_path: Path, workspace: Callable[..., Any], laa: Laa) -> None:
    root = workspace({"meetings/a/2020-01-01.yaml": "body: a\ndate: 2020-01-01\n"}).root
    (root / "templates").mkdir()
    (root / "templates" / "minutes-actions.docx").write_text("no zip")
    code, _, err = laa("minutes", "2020-01-01", "-o", str(tmp_path / "x.docx"), cwd=root)
    assert code == 1
    assert (
        "templates/minutes-actions.docx: this is no Word document that can be opened" in err.casefold()
        or "this is no Word document" in err
    )


@pytest.mark.slow
def test_a_template_without_end_is_stopped(tmp_path: Path, workspace: Callable[..., Any], laa: Laa) -> None:
    root = workspace({"meetings/a/2020-01-01.yaml": "body: a\ndate: 2020-01-01\n"}).root
    own(root, "minutes-actions.docx", "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}")
    code, _, err = laa("minutes", "2020-01-01", "-o", str(tmp_path / "x.docx"), cwd=root)
    assert code == 1
    assert "does not come to an end" in err


def test_a_template_without_our_styles_will_do(tmp_path: Path, essex: Any) -> None:
    plain = docx.Document()
    for style in [one for one in plain.styles if one.name not in ("Normal", "Default Paragraph Font")]:
        style.element.getparent().remove(style.element)
    blocks = Blocks(plain, lambda: plain.part)
    assert 'w:val="Normal"' in blocks.blocks("## A\n\n1. b\n2. c\n\n- d\n\n> e\n")


@pytest.mark.slow
def test_the_templates_are_those_that_the_program_makes() -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("word_templates", ROOT / "bench" / "word_templates.py")
    assert spec is not None
    assert spec.loader is not None
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    for name, make in program.TEMPLATES.items():
        written, kept = (
            zipfile.ZipFile(io.BytesIO(data)) for data in (make().bytes(), (program.FOLDER / name).read_bytes())
        )
        for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
            assert written.read(part) == kept.read(part), f"{name}: run bench/word_templates.py"
