"""Files become documents: one module per format, chosen by what the file's name and its first bytes say."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

from ...diagnostic import LaaError
from ..document import Document, plain
from .asciidoc import is_one as is_asciidoc
from .twiki import IS_ONE as TWIKI

Progress = Callable[[int, int], None]  # pages read, and how many there are
SUFFIXES = {
    ".docx": "word", ".docm": "word", ".dotx": "word", ".odt": "odt", ".ott": "odt", ".pdf": "pdf", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown", ".mkd": "markdown", ".rst": "rst",
    ".txt": "text", ".text": "text", ".adoc": "asciidoc", ".asciidoc": "asciidoc",
}  # fmt: skip
LARGEST = 64 * 2**20  # bytes of a file
LARGEST_TEXT = 8 * 2**20  # bytes of a file of text
LONGEST = 3 * 2**20  # characters of a document, whatever its format: a thousand pages
LONGEST_LINE = 2**20  # characters of one line: as many as 300 pages have
_UNPACKED = 256 * 2**20  # bytes of what a zip holds
_UNPACKED_TEXT = 64 * 2**20  # bytes of the XML among it
_READS = ".docx, .odt, .pdf, .html, .md, .rst, .adoc and .txt"
_SHEETS = {".xls", ".xlsx", ".xlsm", ".ods", ".csv", ".tsv"}
_OLD = {".doc", ".dot", ".rtf", ".wps", ".pages", ".wpd"}
_PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".heic", ".webp"}
_MARKDOWN = re.compile(rb"^#{1,4} \w", re.MULTILINE)  # a heading, as notes have it in any editor
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURE_MARKS = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8")


def read_document(path: Path, progress: Progress | None = None) -> Document:
    """The file as a document, by its name and what it holds. What cannot be read is a LaaError that says what to do.

    `progress` is told of a PDF, which takes its time, how many of its pages are read, and how many there are.
    """
    if path.is_dir():
        raise LaaError(f"{path.name} is a folder", "name the files in it")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start, more = file.read(1024), file.read(3072)
    except OSError as error:
        raise LaaError(f"{path}: {(error.strerror or 'cannot be read').lower()}", "check the name") from None
    if not start.strip(b"\x00 \t\r\n"):
        raise LaaError(f"{path.name} is empty", "there is nothing to import")
    form = _format(path, start, more)
    if size > (LARGEST if form in ("word", "odt", "pdf") else LARGEST_TEXT):
        raise LaaError(f"{path.name} is too large to be minutes ({size // 2**20} MB)", "save it without its pictures")
    read: Callable[..., Document] = import_module(f".{form}", __name__).read
    try:
        document = read(path, progress) if form == "pdf" else read(path)
    except RecursionError:
        raise LaaError(f"{path.name} cannot be read: its parts lie too deep in each other", "save it as .txt") from None
    lengths = [len(text) for _, text in plain(document.blocks)]
    if sum(lengths) > LONGEST:
        raise LaaError(
            f"{path.name} holds more text than minutes ever do ({sum(lengths) // 2**20} MB)",
            "cut it into one file for each meeting",
        )
    if max(lengths, default=0) > LONGEST_LINE:
        raise LaaError(f"{path.name}: one line of it is as long as a book", "break it where paragraphs end")
    return document


def _format(path: Path, start: bytes, more: bytes) -> str:
    """The module that reads the file. The first bytes count for more than the name; `more` of them where the front
    matter of a text is long."""
    suffix = path.suffix.lower()
    if start.startswith(b"%PDF-") or (b"%PDF-" in start[:1024] and suffix == ".pdf"):
        return "pdf"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(path)
    if start.startswith(_OLE):
        if suffix in _SHEETS:
            raise _sheet(path)
        if suffix in (".docx", ".docm", ".odt"):
            raise LaaError(
                f"{path.name} is encrypted, or an old Word file",
                "open it in Word, take its password off, save it as .docx",
            )
        raise _old(path)
    if start.startswith(b"{\\rtf") or suffix in _OLD:
        raise _old(path)
    if suffix in _SHEETS:
        raise _sheet(path)
    if start.startswith(_PICTURE_MARKS) or suffix in _PICTURES:
        raise LaaError(f"{path.name} is a picture", "run it through text recognition, and import the PDF that makes")
    form = SUFFIXES.get(suffix)
    if form in ("word", "odt"):
        raise LaaError(
            f"{path.name} is not a {suffix} file, or is broken", "open it in Word or LibreOffice, and save it again"
        )
    if form == "pdf":
        raise LaaError(f"{path.name} is not a PDF, or is broken", "open it, and print it to a new PDF")
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if form in (None, "text") and head.startswith((b"<!doctype html", b"<html")):
        return "html"
    if form == "text" and TWIKI.search(start):
        return "twiki"
    if form == "text" and _MARKDOWN.search(start):
        return "markdown"
    if form == "text" and is_asciidoc(start + more):
        return "asciidoc"
    if form is None:
        what = f"files ending in {suffix}" if suffix else "files without an ending"
        raise LaaError(f"{path.name}: laa does not read {what}", f"it reads {_READS}")
    return form


def _zipped(path: Path) -> str:
    """Which document a zip is. Its parts are measured before any of them is unpacked."""
    try:
        with ZipFile(path) as archive:
            parts = {part.filename: part for part in archive.infolist()}
            kind = archive.read("mimetype")[:100] if "mimetype" in parts and parts["mimetype"].file_size < 200 else b""
            manifest = parts.get("META-INF/manifest.xml")
            hidden = (
                manifest is not None and manifest.file_size < 2**20 and b"encryption-data" in archive.read(manifest)
            )
    except Exception:  # zipfile, zlib and lzma each have exceptions of their own
        raise LaaError(f"{path.name} is broken", "open it in Word or LibreOffice, and save it again") from None
    texts = sum(part.file_size for part in parts.values() if part.filename.endswith((".xml", ".rels")))
    if texts > _UNPACKED_TEXT or sum(part.file_size for part in parts.values()) > _UNPACKED:
        raise LaaError(
            f"{path.name} unpacks to more than minutes ever hold", "open it, and save it again without its pictures"
        )
    if hidden:
        raise LaaError(f"{path.name} is encrypted", "open it, and save it without a password")
    if any(name.startswith("xl/") for name in parts) or b"spreadsheet" in kind:
        raise _sheet(path)
    if "content.xml" in parts:
        return "odt"
    if "[Content_Types].xml" in parts and any(name.startswith("word/") for name in parts):
        return "word"
    raise LaaError(f"{path.name} is a zip, and no document", f"unpack it; laa reads {_READS}")


def _old(path: Path) -> LaaError:
    return LaaError(
        f"{path.name} is in an old format that laa does not read", "open it in Word or LibreOffice, save it as .docx"
    )


def _sheet(path: Path) -> LaaError:
    return LaaError(
        f"{path.name} is a spreadsheet", "laa imports minutes; save the sheet as a table in a .docx, or type it in"
    )
