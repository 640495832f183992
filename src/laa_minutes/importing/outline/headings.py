"""Which lines open an item of business: numbers that go on, headings of one style, or lines that stand alone.

Minutes number their items in many ways, or not at all; lists inside an item imitate items; an agenda printed first has
the same numbers. So every way of marking items that a document could be using is a scheme, each scheme is weighed by
how much its lines look and behave like headings, and the best one is taken whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from ...frozen import dataclass
from ..blocks.boxes import BOX
from ..blocks.cells import ACTION_COLUMN, DUE_COLUMN
from ..blocks.labels import without_zeros
from ..document import Block
from ..words.entries import names_somebody
from ..words.names import looks_like_name
from .holding import hold_all, hold_in_capitals, hold_list, hold_names
from .numbers import ROMAN, number_of
from .set_out import is_point, names_something, points_below, set_out, told_points
from .title_styles import RUN_ON, STANDARD, STYLES, TITLE_WORDS, VERBS, has_slot, leads_bold, styles_of, title_like

_WORD = r"(?:(?P<word>item|minute|agenda item|note|min\.?)\s*(?:no\.?\s*)?)?"
_YEAR = r"(?:(?:19|20)?\d\d|\d{4})(?:[-/]\d\d)?"
_END = r"[).:/\]]*"
# `4.`, `Item 4:`, `FC 4`; `88/19`; `2019/88`; `2019/11/4-1`; `1.3/23E`: the number goes on, the rest stays
_NUMBERS = tuple(
    re.compile(rf"{_WORD}(?P<same>{before})(?P<number>\d{{1,4}})(?P<after>{after}){_END}", re.IGNORECASE)
    for before, after in (
        (r"(?:[A-Z]{1,4}[-. /]?)?", ""),
        (r"(?:[A-Z]{1,4}[-. /]?)?", rf"[/.-]{_YEAR}"),
        (rf"(?:[A-Z]{{1,4}}[-. /]?)?{_YEAR}[/.-]", ""),
        (r"(?:[A-Z]{1,4}[-. /]?)?(?:\d{1,4}[/.-]){2,3}", ""),
        ("", r"[/.-]\d{1,4}[/.-]\d{1,2}[A-Z]?"),  # `2-1314/8`: the second item of the eighth meeting of a year
    )
)
# What items are called everywhere; a scheme that has such lines is likely to be the right one.
_USUAL = re.compile(
    r"\b(apolog|absence|minutes of|previous m|last m|matters arising|any other|a\.?o\.?b|next meeting|welcome|"
    r"introduction|declaration|interest|report|update|financ|treasur|budget|planning|correspondence|membership|"
    r"review|actions?|policy|policies|public|date of|chair|election|confidential|risk|performance|approv|close)",
    re.IGNORECASE,
)
# `AM/BL to oil the gate`, `CD will write`: however it looks, it is an action
_GIVES = re.compile(r"[A-Z]{2,3}(?:(?:\s?[/&,]\s?|\s+and\s+)[A-Z]{2,3})*\s+(?:to|will|still)\s+[a-z]")
_LINK = re.compile(r"[^:]{1,40}:\s+(?:https?:|www\.)")  # `Source: https://…`, of the page
# A title in capitals before a sentence that is in none: `MATTERS ARISING Ada said …`
CAPITALS_FIRST = re.compile(r"^(?P<title>[A-Z]{2}[A-Z ,&/’'()\d-]{2,80}[A-Z)]) (?=[A-Z][a-z’']|A |I )")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block that could open an item: its place among the blocks, its number, how much it looks like a heading."""

    index: int
    number: int
    weight: float


def opening_lines(blocks: Sequence[Block], others: Set[int] = frozenset()) -> tuple[int, ...]:
    """The places of the blocks that open items, in order; empty for a narrative without items. `others` are the places
    of blocks that open something else.

    Numbers that go on are the surest sign, so a chain of numbered headings is preferred to any style.
    """
    boxed = tuple(n for n, block in enumerate(blocks) if block.label == BOX)
    if len(boxed) > 1:
        return boxed
    numbered = max(_numbered(blocks, others), key=lambda one: one[0], default=(0.0, ()))
    styled = _styled(blocks, others)
    strong = [places for score, places in styled if score >= _ENOUGH and blocks[places[0]].kind == "heading"]
    outer = set_out(blocks, others)
    if headings := hold_list(numbered[1], [*strong, outer] if outer else strong, blocks):
        return headings
    if len(numbered[1]) >= 3 and numbered[0] / len(numbered[1]) >= _SURE:
        return numbered[1]
    if _are_headings(blocks, numbered[1], others):
        return numbered[1]
    if not (numbered[1] or strong) and (timed := _timed(blocks, others)):
        return timed
    best = max([numbered, *styled], key=lambda one: one[0])
    if headings := hold_names(best[1], strong, blocks, others):
        return headings
    if len(best[1]) < len(numbered[1]) and set(best[1]) <= set(numbered[1]) and numbered[0] >= _ENOUGH:
        return numbered[1]  # some of its titles have a style of their own
    if headings := hold_in_capitals(best[1], blocks, others):
        return headings
    if outer_headings := _outer(best[1], blocks, others):
        return outer_headings
    nested = _nested(blocks, others)
    if hold_all(nested, best[1]):
        return nested
    if best is numbered:
        enough = _ENOUGH_CHAIN if len(best[1]) > 2 else _ENOUGH_NUMBERED
    else:
        enough = _ENOUGH_STANDARD if any(STANDARD.match(blocks[n].text) for n in best[1]) else _ENOUGH
    if best[0] >= enough:
        return best[1]
    return _few(blocks, others) or _all_one(blocks, others) or nested or outer or told_points(blocks, others)


def _outer(places: Sequence[int], blocks: Sequence[Block], others: Set[int]) -> tuple[int, ...]:
    """The headings of the next rank above these, where several of them hold some of these, and several have text of
    their own instead: with these as the items, that text would belong to the item before it."""
    levels = {blocks[n].level if blocks[n].kind == "heading" else 0 for n in places}
    if len(levels) != 1 or 0 in levels:
        return ()
    front, level = _front(blocks, others), min(levels)
    above = [
        n
        for n, block in enumerate(blocks)
        if n >= front and block.kind == "heading" and block.level < level and n not in others
    ]
    rank = max((blocks[n].level for n in above), default=0)
    outer = tuple(n for n in above if blocks[n].level == rank)
    held = [any(here < n < after for n in places) for here, after in pairwise([*outer, len(blocks)])]
    bare = [n for n, holds in zip(outer, held, strict=True) if not holds and _said_under(blocks, n, n + 2)]
    before = tuple(n for n in places if outer and n < outer[0])  # of a lower rank by mistake
    return (*before, *outer) if sum(held) > 1 and len(bare) > 1 else ()


def _timed(blocks: Sequence[Block], others: Set[int]) -> tuple[int, ...]:
    """The titles with a slot each, where there are several, and most have something under them: no timetable."""
    places = tuple(n for n, block in enumerate(blocks) if n not in others and has_slot(block))
    return places if _mostly_told(blocks, places) else ()


def _few(blocks: Sequence[Block], others: Set[int]) -> tuple[int, ...]:
    """The one title with a number, or the two, below a list of people, in notes of a meeting with little business."""
    places = tuple(n for n, block in enumerate(blocks) if block.text and number_of(block.label))
    numbers = [number_of(blocks[n].label) for n in places]
    if numbers not in (["1"], ["1", "2"]) or not others or places[0] < min(others) or others & set(places):
        return ()
    titled = all(names_something(blocks[n]) for n in places)
    return places if titled and _said_under(blocks, places[0], (*places, len(blocks))[1]) else ()


def _all_one(blocks: Sequence[Block], others: Set[int]) -> tuple[int, ...]:
    """Titles that a conversion left with the number of the first, most of them with something under them."""
    places = tuple(n for n, block in enumerate(blocks) if block.text and number_of(block.label) and n not in others)
    titled = all(number_of(blocks[n].label) == "1" and title_like(blocks[n]) for n in places)
    return places if titled and _mostly_told(blocks, places) else ()


def _nested(blocks: Sequence[Block], others: Set[int]) -> tuple[int, ...]:
    """The outer points of a list, below a list of people, where most have points of their own: notes typed as one."""
    outer = [n for n in points_below(blocks, others) if blocks[n].level == 1]
    titled = [n for n in outer if names_something(blocks[n])]
    holding = tuple(n for n in titled if n + 1 < len(blocks) and is_point(blocks[n + 1]) and blocks[n + 1].level > 1)
    if len(holding) < 2 or len(holding) * 2 < len(outer):
        return ()
    bold = tuple(n for n in titled if blocks[n].bold)
    return bold if set(holding) <= set(bold) else holding  # else bold, too, tells a title


def _are_headings(blocks: Sequence[Block], places: Sequence[int], others: Set[int]) -> bool:
    """Headings of one rank, with a number each: the items of a meeting with little business, too, unless most headings
    of that rank have none, but for those that open something else."""
    ranks = {blocks[n].level if blocks[n].kind == "heading" else 0 for n in places}
    if len(ranks) != 1 or 0 in ranks or not all(number_of(blocks[n].label) for n in places):
        return False
    ranked = (n for n, block in enumerate(blocks) if block.kind == "heading" and block.level in ranks)
    return len(places) * 2 >= sum(n not in others for n in ranked)


_ENOUGH = 3.0  # the least weight of a scheme that is believed at all
_ENOUGH_STANDARD = 1.7  # with a title that items have everywhere
_ENOUGH_CHAIN = 1.5  # three numbers that go on
_ENOUGH_NUMBERED = 2.0  # two numbered titles with something under each
_FARTHEST = 300  # numbers that can stand between one item and the next: more are looked at in vain
_SIGNED = 3  # lines below the name of who signs, and words of each, at the most
_SEVERAL = 3  # titles that have one number
_SURE = 1.5  # the weight of each of its headings that makes a chain of numbers the scheme, whatever else there is


def _numbered(blocks: Sequence[Block], others: Set[int]) -> list[tuple[float, tuple[int, ...]]]:
    """For each way of writing numbers, the chain of blocks whose numbers go on best."""
    by_scheme: dict[str, list[Candidate]] = {}
    for index, block in enumerate(blocks):
        if block.text and index not in others:
            for scheme, number in _read_number(block.label):
                by_scheme.setdefault(scheme, []).append(Candidate(index, number, _weight(blocks, index)))
    return [_best_chain(candidates) for candidates in by_scheme.values()]


def _read_number(label: str) -> Iterator[tuple[str, int]]:
    """Each way in which a label can be a number that goes on: what stays the same, and the number; nothing for letters
    that are no Roman number, `3.1` with its outer number, and bullets. `4.0` is 4."""
    label = _NOUGHT.sub(r"\1", label.strip())
    for n, pattern in enumerate(_NUMBERS):
        if match := pattern.fullmatch(label.strip()):
            same = without_zeros(match["same"])  # `16.03.9` comes before `16.3.10`
            yield f"{n} {match['word'] or ''} {same} {match['after']}".casefold(), int(match["number"])
    if match := ROMAN.fullmatch(label.strip()):
        yield "roman", 10 * len(match["tens"]) + _ONES.index(match["ones"])


_NOUGHT = re.compile(r"^(\d{1,3})\.0(?=\W*$)")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def _weight(blocks: Sequence[Block], index: int) -> float:
    """How much a block looks like a heading, from about -1 to 3."""
    block = blocks[index]
    weight = 0.0
    weight += 1.0 if block.kind == "heading" else 0.0
    weight += 0.8 if block.bold or leads_bold(block) else 0.0
    weight += 0.4 if block.text.isupper() else 0.0
    title = block.text if title_like(block) else _run_in_title(block)
    weight += 0.5 if title_like(block) else 0.3 if title else -0.3
    weight += 0.5 if title and _USUAL.search(title) else 0.0
    weight -= 0.6 if block.kind == "item" and block.level > 1 else 0.0
    follows = blocks[index + 1] if index + 1 < len(blocks) else None
    deeper = follows is not None and follows.kind == "item" and follows.level > max(block.level, 1)
    if follows is not None and (deeper or not any(_read_number(follows.label))) and follows.kind != "heading":
        weight += 0.5  # something is said under it
    elif len(block.text.split()) <= TITLE_WORDS and not (title and title != block.text):
        weight -= 0.4  # one short line after another: an agenda, or a list
    return weight


def _run_in_title(block: Block) -> str:
    """The title that a paragraph begins with, before a mark or a sentence of its own; empty where it has none."""
    match = re.match(r"^(?P<title>[A-Z][^.:;?!]{2,80}?)(?:[.:]\s|\s[–—-]\s)\s*\S", block.text)
    if match and not VERBS.search(match["title"]):
        return match["title"]
    if match := CAPITALS_FIRST.match(block.text):
        return match["title"]
    first = " ".join(block.text.split()[:4])  # `Approval of Minutes The minutes were approved`
    return first if _USUAL.search(first) and not VERBS.search(first) else ""


def _best_chain(candidates: Sequence[Candidate]) -> tuple[float, tuple[int, ...]]:
    """The chain of rising numbers that weighs most: a step of one is what is expected, a jump costs."""
    best: list[tuple[float, int | None]] = []
    for here, one in enumerate(candidates):
        start = one.weight - (0.0 if one.number == 1 else 0.2)
        chosen: tuple[float, int | None] = (start, None)
        near = max(0, here - _FARTHEST)
        for before, other in enumerate(candidates[near:here], near):
            step = one.number - other.number
            if step > 0:
                total = best[before][0] + one.weight + 0.6 - min(0.35 * (step - 1), 2.0)
                if total > chosen[0]:
                    chosen = (total, before)
        best.append(chosen)
    if not best:
        return 0.0, ()
    at: int | None = max(range(len(best)), key=lambda n: best[n][0])
    score = best[at][0] if at is not None else 0.0
    chain: list[int] = []
    while at is not None:
        chain.append(candidates[at].index)
        at = best[at][1]
    return (score if len(chain) > 1 else score / 2), tuple(reversed(chain))


def _styled(blocks: Sequence[Block], others: Set[int]) -> list[tuple[float, tuple[int, ...]]]:
    """For each style of heading, its blocks."""
    by_style: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        no_title = _GIVES.match(block.text) or _LINK.match(block.text)
        if index in others or block.label in (ACTION_COLUMN, DUE_COLUMN) or no_title:
            continue
        for style in styles_of(block, blocks[index + 1] if index + 1 < len(blocks) else None):
            if style == "alone" and index and _ends_list(blocks[index - 1], block):
                continue
            by_style.setdefault(style, []).append(index)
    found, front = [], _front(blocks, others)
    for style, places in by_style.items():
        named = {n: _named(blocks[n], style) for n in places}
        titles = Counter(named.values())
        # “Actions” under every item opens none of them, nor do “Question” and “Answer”.
        places = [n for n in places if titles[named[n]] == 1 and n >= front]
        below = _below_colons(blocks, places) if style not in RUN_ON else ()
        places = [n for n in places if n not in below]
        while len(places) > 1 and style not in RUN_ON and _is_title(blocks, places[0], places[1]):
            del places[0]
        while places and style not in RUN_ON and _is_foot(blocks, places[-1]):
            del places[-1]
        if len(places) < 2:
            continue
        said = _told(blocks, places)
        said = len(places) if style in RUN_ON else said
        usual = sum(bool(_USUAL.search(blocks[n].text)) for n in places)
        standard = sum(bool(STANDARD.match(blocks[n].text)) for n in places)
        score = STYLES[style] * len(places) + 0.4 * usual + 0.6 * standard - 0.8 * (len(places) - said)
        if standard < len(places):  # headings within the items leave what is said before the first of them to none
            said_before = (blocks[n].text for n in range(front, places[0]) if n not in others)
            score -= 0.2 * sum(len(text.split()) > 12 for text in said_before)
        found.append((score, tuple(places)))
    return found


def _below_colons(blocks: Sequence[Block], places: Sequence[int]) -> Set[int]:
    """`Reports:`, right above `Gate`: where most titles of a style end with a colon, and the last does, those without
    one, that stand below a title which has nothing else under it, are parts of that."""
    marked = {n for n in places if blocks[n].text.endswith(":")}
    below = set[int]()
    for before, n in pairwise(places):
        if n not in marked and (before in below or (before in marked and n == before + 1)):
            below.add(n)
    sure = bool(marked) and {*places} == marked | below and places[-1] in marked
    return below if sure and len(marked) > len(below) else frozenset()


def _ends_list(above: Block, block: Block) -> bool:
    """Somebody's name below a line of a few words: the last of a list, no title."""
    short = not above.rows and len(above.text.split()) <= _LINE and above.text[-1:].isalnum()
    return short and looks_like_name(block.text)


_LINE = 6  # words of a line of a list of people


def _named(block: Block, style: str) -> str:
    """What a title is called: of one that its own line goes on after, the words before the mark."""
    return re.split(r"[:–—]|\s-\s", block.text)[0].strip().casefold() if style in RUN_ON else block.text.casefold()


def _is_title(blocks: Sequence[Block], here: int, after: int) -> bool:
    """A line of the title: nothing is said under it, and it is not what an item is called everywhere."""
    return not (_said_under(blocks, here, after) or STANDARD.match(blocks[here].text))


def _is_foot(blocks: Sequence[Block], here: int) -> bool:
    """Nothing is said under it: a name, perhaps with an office and a date below it, at the end."""
    below = [block for block in blocks[here + 1 :] if block.text or block.rows]
    signs = all(len(block.text.split()) <= _SIGNED and not re.search(r"[.:;]$", block.text) for block in below)
    return not below or (signs and len(below) <= _SIGNED and names_somebody(blocks[here].text))


def _front(blocks: Sequence[Block], others: Set[int]) -> int:
    """The place before which no item can be: the first list of people, where that comes early."""
    first = min(others, default=0)
    return first if first <= 0.5 * len(blocks) else 0


def _told(blocks: Sequence[Block], places: Sequence[int]) -> int:
    """How many of these titles have something said under them."""
    return sum(_said_under(blocks, here, after) for here, after in pairwise([*places, len(blocks)]))


def _mostly_told(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Several titles, two thirds of which have something said under them."""
    return len(places) >= _SEVERAL and _told(blocks, places) * 3 >= len(places) * 2


def _said_under(blocks: Sequence[Block], here: int, after: int) -> bool:
    return any(block.text or block.rows for block in blocks[here + 1 : after])
