"""Word documents as tests look at them: opened by python-docx, printed by LibreOffice, read back as pages of text."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The order that Word wants of what stands inside these; it calls a file damaged where it is another.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
           "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
           "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
           "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
           "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs "
           "em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
             "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "lvlOverride": "startOverride lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
}  # fmt: skip


def opened(data: bytes) -> Any:
    """The document, after its XML was held against the order of Word's schema."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            if name.endswith(".xml"):
                _in_order(etree.fromstring(packed.read(name)), name)
    return docx.Document(io.BytesIO(data))


def words(document: Any) -> str:
    """All its text, in reading order, a paragraph or a row of a table on a line."""
    return "\n".join(
        one.text if hasattr(one, "text") else "\n".join(" | ".join(cell.text for cell in row.cells) for row in one.rows)
        for one in document.iter_inner_content()
    )


def paragraphs(document: Any, style: str) -> list[str]:
    """The paragraphs of a style, outside tables."""
    return [one.text for one in document.paragraphs if one.style.name == style]


def printed(folder: Path, *files: Path) -> list[list[str]]:
    """The pages of text that LibreOffice makes of each file; skipped where it is missing, but never in CI."""
    need("soffice", "pdftotext")
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=240)
    return [pages(folder / f"{file.stem}.pdf") for file in files]


def pages(pdf: Path) -> list[str]:
    """The text of each page of a PDF, laid out as it stands."""
    need("pdftotext")
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8")
    return done.stdout.split("\f")[:-1]


def need(*programs: str) -> None:
    """Skip where one of them is missing: at a desk. In CI all of them are there, or the test fails."""
    for program in programs:
        if shutil.which(program) is None:
            assert not os.environ.get("CI"), f"{program} is missing"
            pytest.skip(f"{program} is not installed")


def _in_order(root: Any, name: str) -> None:
    for tag, order in ORDER.items():
        known = order.split()
        for element in root.iter(W + tag):
            places = [known.index(child.tag.removeprefix(W)) for child in element if child.tag.startswith(W)]
            assert places == sorted(places), (name, etree.tostring(element))
    for cell in root.iter(W + "tc"):
        assert cell[-1].tag == W + "p", name  # a cell ends with a paragraph
