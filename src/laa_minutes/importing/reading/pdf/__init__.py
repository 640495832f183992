"""PDF: letters → words → lines → columns → paragraphs and tables.

A PDF says where letters stand, not what belongs together; everything here is told from geometry, in points.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from ....diagnostic import LaaError
from ...document import Document

# `Microsoft Word - Minutes.docx`: what a program called a file that had no title
_OF_PROGRAM = re.compile(r"^Microsoft (?:Word|Excel|PowerPoint) - |\.(?:docx?|odt|rtf|xlsx?|pdf)$", re.IGNORECASE)


def read(path: Path, progress: Callable[[int, int], None] | None = None) -> Document:
    """The document of a PDF's text. LaaError: no text (a scan), locked, broken, or the PDF library is missing.

    `progress` is told how many of its pages are read, and how many there are.
    """
    try:
        from . import letters
    except ImportError as error:
        raise LaaError("reading a PDF needs another package", "pip install 'laa-minutes[import]'") from error
    from . import aside, blocks, furniture, layout, ligatures, lines, paragraphs

    title, count, arriving = letters.open_sheets(path)
    sheets = []
    for sheet in arriving:
        sheets.append(sheet)
        if progress is not None:
            progress(len(sheets), count)
    pages = [lines.lines_of(sheet) for sheet in sheets]
    if not any(pages):
        raise LaaError(
            f"{path.name} has no text: it is a scan or a picture", "run OCR, e.g. ocrmypdf, then import again"
        )
    ligatures.mend(pages)
    furniture.clear(sheets, pages)
    parted = aside.names_apart(pages)
    setting = paragraphs.setting_of(parted.pages)
    columns = layout.margins(sheets, parted.text)
    pieces = [
        layout.pieces(sheet, page, columns[round(sheet.width)], setting)
        for sheet, page in zip(sheets, parted.pages, strict=True)
    ]
    aside.names_back(pieces, parted.names)
    first = columns[round(sheets[0].width)]
    return Document(path.name, blocks.blocks(pieces, first, setting), title and _OF_PROGRAM.sub("", title))
