"""Blocks of a document as Markdown, in its exact words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..document import Block, Run
from .cells import ACTION_COLUMN, DUE_COLUMN, cell_text

# What CommonMark would take for a mark: backslashes, emphasis, code, a link's end, HTML, an entity.
_INLINE = re.compile(r"\\|[*`]|(?<!\w)_|_(?!\w)|\](?=[(\[])|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_ADDRESS = re.compile(r"<?(\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]’'])>?")
_LEADING = re.compile(r"^(?P<mark>[#>]|[-+](?=\s|$)|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)

_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,3}[.)]?")


def markdown(blocks: Iterable[Block]) -> str | None:
    """The blocks as Markdown: paragraphs, lists, tables; None where they hold no words."""
    parts: list[str] = []
    in_list = False
    for block in blocks:
        if block.rows:
            text, listed = _table(block), False
        elif not block.text or block.label in (ACTION_COLUMN, DUE_COLUMN):
            continue
        elif block.kind == "heading":
            text, listed = f"**{escaped(block.text)}**", False
        elif _NUMBERED.fullmatch(block.label):  # `1.1` numbers a paragraph; no list has it
            text, listed = f"{block.label} {styled(block.runs)}", False
        elif block.kind == "item" or (block.label and len(block.label) <= 8):
            text, listed = _item(block), True
        else:
            text, listed = styled(block.runs), False
        if text:
            parts += ([] if not parts else ["\n" if listed and in_list else "\n\n"]) + [text]
            in_list = listed
    return "".join(parts) or None


def styled(runs: Iterable[Run]) -> str:
    """Words with their bold and italics as Markdown, breaks of lines kept."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and ((last.bold, last.italic) == (run.bold, run.italic) or not run.text.strip()):
            merged[-1] = Run(last.text + run.text, last.bold, last.italic)
        else:
            merged.append(run)
    whole = "".join(_marked(run) for run in merged)
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in whole.split("\n"))
    return _LEADING.sub(r"\\\g<mark>", "\n".join(line for line in lines if line)) if whole.strip() else ""


def escaped(text: str) -> str:
    """Text whose marks are no Markdown; an address on the web is a link."""
    pieces = _ADDRESS.split(text)
    pieces[::2] = [_INLINE.sub(lambda match: "\\" + match.group(), piece) for piece in pieces[::2]]
    pieces[1::2] = [f"<{address}>" for address in pieces[1::2]]
    return "".join(pieces)


def _marked(run: Run) -> str:
    mark = "*" * (2 * run.bold + run.italic)
    bare = run.text.strip()
    if not mark or not bare:
        return escaped(run.text)
    before, _, after = run.text.partition(bare)
    inner = "\n".join(f"{mark}{escaped(line.strip())}{mark}" for line in bare.split("\n") if line.strip())
    return f"{before}{inner}{after}"


def _item(block: Block) -> str:
    """An item of a list: a bullet as `-`, a number or letter as printed."""
    numbered = re.fullmatch(r"\(?(\d{1,9})[.)]?", block.label)
    label = f"{numbered[1]}." if numbered else "-"
    text = styled(block.runs)
    if not numbered and re.search(r"[^\W_]", block.label) and not re.fullmatch(r"[o§]", block.label):
        text = f"{escaped(block.label)} {text}"
    indent = "  " * max(0, block.level - 1)
    return indent + f"{label} " + text.replace("\n", "\n" + indent + " " * (len(label) + 1))


def _table(block: Block) -> str:
    rows = [[escaped(cell_text(cell)).replace("|", "\\|") for cell in row] for row in block.rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        return ""
    width = max(map(len, rows))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])
