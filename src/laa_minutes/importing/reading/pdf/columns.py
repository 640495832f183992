"""Lines side by side with nothing drawn between them: what is a table, what is two columns of one text, what is a gap.

A gutter is a strip that no word crosses for some lines. Words to the right of it that begin at one place are a column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median, median_low

from .lines import Line, Word
from .paragraphs import WIDE, Column, Paragraph, Setting, centred, label_of, paragraphs

Row = list[list[Paragraph]]


@dataclass(slots=True)
class Table:
    """Rows of cells; `edges` is where its columns begin, and, if it is ruled, where the last ends; `drawn` has those of
    empty columns, too."""

    rows: list[Row]
    edges: tuple[float, ...]
    page: int
    ruled: bool = False
    drawn: tuple[float, ...] = ()


Piece = Paragraph | Table


def split(lines: Sequence[Line], column: Column, setting: Setting) -> list[Piece]:
    """The lines of a page, or of a part of it between ruled tables, as paragraphs and tables in reading order."""
    parted = [_segments(line) for line in lines]
    done: list[Piece] = []
    flow = start = 0
    while start < len(lines):
        run = _run(parted, start, flow) if len(parted[start]) > 1 else None
        if run is None:
            start += 1
            continue
        first, last, wide_first, wide_last, gutter = run
        first = next((n for n in range(first, last) if not _is_above(parted[n], column, gutter)), first)
        side = replace(column, right=gutter) if _prose(parted[first : last + 1], gutter) else column
        done += paragraphs(lines[flow:wide_first], column, setting)
        done += paragraphs(lines[wide_first:first], side, setting)
        done += _beside(parted[first : last + 1], column, setting)
        done += paragraphs(lines[last + 1 : wide_last + 1], side, setting) if side is not column else []
        flow = start = (wide_last if side is not column else last) + 1
    return done + list(paragraphs(lines[flow:], column, setting))


def _is_above(segments: Sequence[Line], column: Column, gutter: float) -> bool:
    """A line in the middle of the page that does not begin where the column does: of a title above it."""
    alone = len(segments) == 1 and abs(segments[0].x0 - gutter) > _NEAR
    return alone and centred(segments[0], column)


_NEAR = 3  # points between the beginnings of lines of one column


def _segments(line: Line) -> list[Line]:
    """The line parted at its wide gaps; a label stays with the words after it."""
    words = line.words
    gaps = [(two.x0 - one.x1) / line.size for one, two in pairwise(words)]
    middle = median_low if len(gaps) == _FOUR else median  # two of four may part cells: `Ember Mill  Ada Marsh  Chair`
    usual = middle(gaps) if len(gaps) >= _FOUR else 0.3
    limit = max(WIDE, 2.2 * usual)
    cuts = [n for n, gap in enumerate(gaps, 1) if gap > limit]
    if not cuts:
        return [line]
    label, rest = label_of(line, wrapped=False)
    taken = len(words) - len(rest)
    cuts = [cut for cut in cuts if not (label and cut <= taken)]
    return [Line(words[a:b], line.page) for a, b in pairwise([0, *cuts, len(words)])]


_FOUR = 4  # gaps of which a middle one can be told


def _run(parted: list[list[Line]], at: int, least: int) -> tuple[int, int, int, int, float] | None:
    """The lines that a gutter of line `at` parts: first and last with words on its right, and first and last that
    leave it free; and where the words on its right begin."""
    best: tuple[int, tuple[int, int, int, int, float]] | None = None
    for one, two in pairwise(parted[at]):
        gap = (one.x1, two.x0)
        top, gap = _extend(parted, range(at - 1, least - 1, -1), gap, at)
        bottom, gap = _extend(parted, range(at + 1, len(parted)), gap, at)
        right = [n for n in range(top, bottom + 1) if parted[n][-1].x0 >= gap[1] - 1]
        both = sum(parted[n][0].x0 < gap[1] - 1 for n in right)
        if not _column(parted, right, both, gap[1]):
            continue
        first, last = _head(parted, right[0], top, gap[1]), _tail(parted, right[-1], bottom)
        if best is None or both > best[0]:
            best = both, (first, last, top, bottom, gap[1])
    return best[1] if best else None


def _extend(
    parted: list[list[Line]], numbers: range, gap: tuple[float, float], at: int
) -> tuple[int, tuple[float, float]]:
    """How far the gap goes on over these lines, and how wide it then is."""
    reached = at
    for n in numbers:
        narrower = _narrow(parted[n], gap)
        if narrower is None:
            break
        reached, gap = n, narrower
    return reached, gap


def _narrow(segments: list[Line], gap: tuple[float, float]) -> tuple[float, float] | None:
    left, right = gap
    for segment in segments:
        if segment.x1 <= left or segment.x0 >= right:
            continue
        if segment.x0 <= left and segment.x1 >= right:
            return None
        if segment.x0 <= left or (segment.x1 < right and segment.x0 - left < right - segment.x1):
            left = segment.x1
        else:
            right = segment.x0
        if right - left < max(0.8 * segment.size, 6):
            return None
    return left, right


def _column(parted: list[list[Line]], right: list[int], both: int, begin: float) -> bool:
    """What stands on the right of a gutter is a column: it lines up, or an owner stands beside a wrapped text."""
    if not right or not both:
        return False
    firsts = [next(s for s in parted[n] if s.x0 >= begin - 1) for n in right]
    if len(right) > 1:
        return max(
            _alike(s.x0 for s in firsts),
            _alike(parted[n][-1].x1 for n in right),
            _alike((s.x0 + s.x1) / 2 for s in firsts),
        ) >= 0.6 * len(right)
    n = right[0]
    near = [k for k in (n - 1, n + 1) if 0 <= k < len(parted) and len(parted[k]) == 1]
    beside = parted[n][0]
    return any(
        abs(parted[k][0].base - beside.base) < 1.6 * beside.size
        and parted[k][0].x1 < begin  # else a lead, with a gap before the text that wraps below it
        and min(parted[k][0].x1, beside.x1) - beside.x0 > 0.75 * (begin - beside.x0)
        for k in near
    )


def _alike(values: object) -> int:
    """How many lie within three points of one another."""
    places: Counter[int] = Counter()
    for value in values:  # type: ignore[attr-defined]
        places[round(value / 3)] += 1
        places[round(value / 3) + 1] += 1
    return max(places.values(), default=0)


def _head(parted: list[list[Line]], first: int, top: int, gutter: float) -> int:
    """An owner may stand beside a later line of a paragraph: the full lines above belong to it."""
    while first > top and len(parted[first - 1]) == 1:
        one, two = parted[first - 1][0], parted[first][0]
        full = one.x1 - one.x0 > 0.75 * (gutter - one.x0) and gutter - one.x0 > 15 * one.size
        if not full or two.base - one.base > 1.6 * one.size or label_of(two, wrapped=True)[0]:
            break
        first -= 1
    return first


def _tail(parted: list[list[Line]], last: int, bottom: int) -> int:
    """A list on the left may be longer than the one on the right: lines that follow without more space belong to it."""
    pitches = [parted[n + 1][0].base - parted[n][0].base for n in range(max(0, last - 3), last)]
    usual = max(pitches, default=0.0)
    while last < bottom:
        one, two = parted[last][0], parted[last + 1][0]
        pitch = two.base - one.base
        if pitch > min(1.25 * usual, 2.2 * one.size) if usual else pitch > 1.5 * one.size:
            break
        if abs(one.x0 - two.x0) > 3 or (two.bold and not one.bold) or label_of(two, wrapped=False)[0]:
            break
        last += 1
    return last


def _prose(parted: list[list[Line]], gutter: float) -> bool:
    """The left side is text that wraps at the gutter."""
    left = [segments[0] for segments in parted if segments[0].x0 < gutter - 1]
    if len(left) < 3:
        return False
    reach = max(segment.x1 for segment in left)
    return (
        sum(segment.x1 > reach - 6 * segment.size for segment in left) > 0.5 * len(left)
        and reach - min(segment.x0 for segment in left) > 18 * left[0].size
    )


def _beside(parted: list[list[Line]], column: Column, setting: Setting) -> list[Piece]:
    """The table, or the columns of one text, that these lines are."""
    starts = _starts(parted)
    lanes: list[list[Line]] = [[] for _ in starts]
    for segments in parted:
        for n, start in enumerate(starts):
            end = starts[n + 1] if n + 1 < len(starts) else 1e9
            words: list[Word] = [w for s in segments if start <= s.x0 < end for w in s.words]
            if words:
                lanes[n].append(Line(tuple(words), segments[0].page))
    rights = [start - 0.8 * setting.size for start in starts[1:]] + [column.right]
    sides = [
        paragraphs(
            lane,
            replace(
                column,
                left=start,
                right=max(right, max((s.x1 for s in lane), default=0.0) if n + 1 < len(starts) else 0),
            ),
            setting,
        )
        for n, (lane, start, right) in enumerate(zip(lanes, starts, rights, strict=True))
    ]
    if _one_text(lanes, sides):
        return [paragraph for side in sides for paragraph in side]
    rows = _rows([list(_line_by_line(side, sides)) for side in sides])
    return _parted_rows(rows, tuple(starts), parted[0][0].page)


def _starts(parted: list[list[Line]]) -> list[float]:
    """Where the columns begin: after each strip that no word stands in."""
    spans = sorted((s.x0, s.x1, s.size) for segments in parted for s in segments)
    starts = [spans[0][0]]
    reach = spans[0][1]
    for x0, x1, size in spans:
        if x0 - reach >= max(0.8 * size, 6):
            starts.append(x0)
        reach = max(reach, x1)
    return starts


def _one_text(lanes: list[list[Line]], sides: list[list[Paragraph]]) -> bool:
    """A text set in columns: of like width, full of wrapped lines, and its paragraphs do not begin at one height."""
    if any(len(lane) < 6 for lane in lanes):
        return False
    widths = [max(s.x1 for s in lane) - min(s.x0 for s in lane) for lane in lanes]
    if min(widths) < 0.6 * max(widths):
        return False
    wrapped = [sum(len(p.lines) - 1 for p in side) / len(lane) for lane, side in zip(lanes, sides, strict=True)]
    if min(wrapped) < 0.4:
        return False
    few, other = sorted(sides, key=len)[0], sorted(sides, key=len)[-1]
    level = sum(_begins_level(p.lines[0], other) for p in few)
    return level <= 0.5 * len(few) or (len(few) < 3 and level < len(few))


def _line_by_line(side: list[Paragraph], sides: list[list[Paragraph]]) -> Iterator[Paragraph]:
    """The paragraphs of a column, one as its lines where beside each of them something begins in another column: names
    that fill theirs, with a mark behind each."""
    others = [one for other in sides if other is not side for one in other]
    for paragraph in side:
        if len(paragraph.lines) > 1 and all(_begins_level(line, others) for line in paragraph.lines):
            first, *further = paragraph.lines
            yield Paragraph([first], paragraph.label, paragraph.left)
            yield from (Paragraph([line], "", line.x0) for line in further)
        else:
            yield paragraph


def _begins_level(line: Line, paragraphs: Sequence[Paragraph]) -> bool:
    """One of the paragraphs begins at the height of the line."""
    return any(abs(one.lines[0].base - line.base) < _LEVEL for one in paragraphs)


_LEVEL = 2.0  # points between baselines that are one


def _rows(sides: list[list[Paragraph]]) -> list[Row]:
    """Paragraphs at one height stand in one row."""
    queue = sorted(((p.lines[0].base, n, p) for n, side in enumerate(sides) for p in side), key=lambda each: each[:2])
    rows: list[Row] = []
    reach = -1e9
    for base, n, paragraph in queue:
        first = paragraph.lines[0]
        if not rows or base > reach + 0.3 * first.size:
            tight = rows and n > 0 and base - reach < 1.5 * first.size and _continues(rows, n)
            if not tight:
                rows.append([[] for _ in sides])
        rows[-1][n].append(paragraph)
        reach = max(reach, paragraph.lines[-1].base)
    return rows


def _continues(rows: list[Row], n: int) -> bool:
    """A line with nothing in the first column goes on with the row above, if that has words in its column."""
    return bool(rows[-1][0] and rows[-1][n]) and sum(len(p.lines) for p in rows[-1][n]) < 4


def _parted_rows(rows: list[Row], starts: tuple[float, ...], page: int) -> list[Piece]:
    """The table; where text runs beside a narrow column, paragraphs with nothing beside them stand outside it."""
    prose = any(len(p.lines) > 2 for row in rows for p in row[0])
    out: list[Piece] = []
    for row in rows:
        if prose and row[0] and not any(row[1:]):
            out += row[0]
        elif out and isinstance(out[-1], Table):
            out[-1].rows.append(row)
        else:
            out.append(Table([row], starts, page))
    return out
