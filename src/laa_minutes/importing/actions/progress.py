"""What was reported on earlier matters, where a paragraph names one in bold: `**A2** Write to schools (done) – …`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ...record.meeting import PROGRESS_STATUSES
from ...record.name import read_name
from ..blocks.prose import markdown
from ..document import Block
from ..draft import Due, ProgressFound
from ..words.dates import dates_in
from ..words.owners import split_owners
from ..words.styles import BOLD_WORDS, DASH, runs_of, signed, unsigned
from .columns import STATUS, status_word

_DETAILS = rf"(?:[^()]*; )?(?:{'|'.join(PROGRESS_STATUSES)}|reported|now)\b[^()]*"
_LEADS = (
    re.compile(
        rf"^(?P<about>{BOLD_WORDS})(?P<matter> [^\x02]*?)?? \((?P<details>{_DETAILS})\)"
        rf"(?:\s*{DASH}(?:\s+(?P<note>\S.*))?)?$",
        re.DOTALL,
    ),
    re.compile(
        rf"^(?P<about>{BOLD_WORDS})(?P<matter> [^\x02]*?)??(?P<details>)\s*{DASH}(?:\s+(?P<note>\S.*))?$", re.DOTALL
    ),
)


# `A3 done – met the officer`, as it is typed in notes
_TYPED = re.compile(r"(?P<about>(?:\d{4}-\d\d-\d\d/)?A\d{1,3})(?=\W)\s*(?:[:–—-]\s*)?(?P<said>\S.*)", re.DOTALL)


def read_reported(
    blocks: Sequence[Block], due_said: Callable[[str], Due], *, back: bool
) -> tuple[tuple[ProgressFound, ...], list[Block]]:
    """The reports and the other blocks. `back`: the part is about earlier matters, so that a note will do. What stands
    below such a lead goes on with its note; a typed line is all there is."""
    found: list[ProgressFound] = []
    notes: list[list[Block]] = []
    rest: list[Block] = []
    goes_on = False
    for block in blocks:
        is_text = not block.rows and block.kind != "heading"
        lead = _lead(block, due_said, back=back) if is_text else None
        typed = _typed(block, back=back) if is_text and not lead else None
        if lead:
            progress, note = lead
            found.append(progress)
            notes.append([note] if note else [])
            goes_on = True
        elif typed:
            found.append(typed)
            notes.append([])
            goes_on = False
        elif goes_on and is_text and not block.label.strip("().").isalpha():
            notes[-1].append(block)
        else:
            rest.append(block)
    noted = (replace(one, note=markdown(note) or one.note) for one, note in zip(found, notes, strict=True))
    return tuple(noted), rest


def _typed(block: Block, *, back: bool) -> ProgressFound | None:
    """A line of notes that says how an action stands which it calls by its number; where the part is not about earlier
    matters, with its meeting, for A3 may as well be a road."""
    match = _TYPED.fullmatch(f"{block.label} {block.text}".strip())
    stands = match and STATUS.match(match["said"])
    if not match or not stands or not (back or "/" in match["about"]):
        return None
    plain = stands["word"].casefold() in PROGRESS_STATUSES  # `carried forward to April` says more than that it is open
    note = match["said"][stands.end() if plain else 0 :].strip(" .:;,–—-")
    ref = match["about"] if "/" in match["about"] else None
    return ProgressFound(match["about"], block.line, note or None, status_word(match["said"]), ref=ref)


def _lead(block: Block, due_said: Callable[[str], Due], *, back: bool) -> tuple[ProgressFound, Block | None] | None:
    text = signed(block.runs)
    match = _LEADS[0].match(text) or _LEADS[1].match(text)
    if match is None:
        return None
    about, matter = unsigned(match["about"]).strip(" :"), (match["matter"] or "").strip()
    name = read_name(about)
    named = name is not None and (name.meeting or name.kind == "step" or (name.kind == "minute" and about[0].islower()))
    ref = about if named else None
    progress = ProgressFound(about if ref else f"{about} {matter}".strip(), block.line, ref=ref)
    details = _details(progress, match["details"], due_said) if match["details"] else None
    note = replace(block, runs=runs_of(match["note"])) if match["note"] else None
    if details is None and match["details"]:
        progress = replace(progress, about=f"{progress.about} ({match['details']})")
    if details is None and not (ref or (back and not matter)):
        return None
    return details or progress, note


def _details(progress: ProgressFound, said: str, due_said: Callable[[str], Due]) -> ProgressFound | None:
    """`Daphne Bogbean; open; now due 5 May 2014`: whose it was, how it stands, what was changed; else None."""
    known = False
    for n, words in enumerate(said.split("; ")):
        if words in PROGRESS_STATUSES:
            progress, known = replace(progress, status=words), True
        elif words.startswith("reported ") and (days := dates_in(words)):
            progress, known = replace(progress, on=days[0].date), True
        elif words.startswith("now with "):
            progress, known = replace(progress, now_with=split_owners(words.removeprefix("now with "))), True
        elif words.startswith("now due "):
            progress, known = replace(progress, due=due_said(words.removeprefix("now due "))), True
        elif n == 0:
            progress = replace(progress, owners=split_owners(words))
        else:
            return None
    return progress if known else None
