"""Grids of who came when: marks in the columns of a table of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ..words.dates import dates_in

_HERE = re.compile(
    r"^(?:p|y|yes|x|[✓✔√☑✅+●]|present|attended|in attendance|here|1|remote|online|zoom)\.?$", re.IGNORECASE
)


AWAY = re.compile(
    r"^(?:a|ap|apols?|apologies|apology|s|n|no|absent|apologies (?:sent|received|given)|sent|✗|✘|abs|regrets)\.?$",
    re.IGNORECASE,
)


def is_mark(text: str) -> bool:
    """A cell that only says whether somebody came."""
    return bool(_HERE.match(text) or AWAY.match(text))


def column_of(texts: Sequence[Sequence[str]], day: date | None) -> int | None:
    """The column of a grid of attendance that is this meeting's: headed by its date."""
    dated = {n: found[0] for row in reversed(texts[:12]) for n, text in enumerate(row) if (found := dates_in(text))}
    graded = [n for n in dated if sum(is_mark(row[n]) for row in texts if n < len(row)) > 1]
    if day and graded:
        return next((n for n in graded if (dated[n].month, dated[n].day) == (day.month, day.day)), None)
    heads = [text.casefold() for text in texts[0]]
    return (
        next(
            (
                n
                for n, text in enumerate(heads)
                if re.fullmatch(r"(?:present|attend\w*|status|apologies)\s*(?:\?|[/(].*)?", text) and n
            ),
            None,
        )
        if graded_rows(texts)
        else None
    )


def marked_columns(texts: Sequence[Sequence[str]]) -> int:
    """How many columns hold little but marks of who came."""
    columns = [[row[n] for row in texts if n < len(row) and row[n]] for n in range(max(map(len, texts)))]
    marks = [sum(map(is_mark, column)) for column in columns]
    return sum(count > 1 and count * 3 >= 2 * len(column) for count, column in zip(marks, columns, strict=True))


def graded_rows(texts: Sequence[Sequence[str]]) -> bool:
    """Half of the rows or more have a mark of who came."""
    return sum(any(map(is_mark, row[1:])) for row in texts[1:]) * 2 >= len(texts) - 1 > 0
