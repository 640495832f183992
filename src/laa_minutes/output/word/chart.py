"""The course of an indicator as a drawing of Word's own: its readings as a line, its targets as a dashed one.

It is no picture: it stays sharp, and its colours print. What it shows is told in its alternative text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...frozen import dataclass
from .text import safe

_WIDTH, _HEIGHT = 900_000, 230_000  # EMU, of which 360,000 are a centimetre
_MARGIN = 28_000
_DOT = 46_000
_LINE, _DASHES = "1F3A5F", "9A5B00"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WORD = "http://schemas.microsoft.com/office/word/2010"
_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:wpg="{_WORD}/wordprocessingGroup" xmlns:wps="{_WORD}/wordprocessingShape"'
)


@dataclass(frozen=True, slots=True)
class Course:
    """Readings in time order with the targets for the same periods, where there are any; `words` say what they show,
    `spark` shows it in characters."""

    values: tuple[float, ...]
    targets: tuple[float | None, ...]
    words: str
    spark: str


def chart(course: Course) -> str:
    """A run with the drawing; nothing for fewer than two readings, which have no course."""
    if len(course.values) < 2:
        return ""
    every = [*course.values, *(one for one in course.targets if one is not None)]
    low, high = min(every), max(every)

    def place(at: int, value: float) -> tuple[int, int]:
        across = _MARGIN + round((_WIDTH - 2 * _MARGIN) * at / (len(course.values) - 1))
        share = (high - value) / (high - low) if high > low else 0.5
        return across, _MARGIN + round((_HEIGHT - 2 * _MARGIN) * share)

    targets = [place(at, value) for at, value in enumerate(course.targets) if value is not None]
    readings = [place(at, value) for at, value in enumerate(course.values)]
    shapes = [*([_path(targets, _DASHES, 9525, '<a:prstDash val="dash"/>')] if len(targets) > 1 else [])]
    shapes += [_path(readings, _LINE, 15875), _dot(*readings[-1])]
    box = f'<a:off x="0" y="0"/><a:ext cx="{_WIDTH}" cy="{_HEIGHT}"/>'
    inner = f'<a:chOff x="0" y="0"/><a:chExt cx="{_WIDTH}" cy="{_HEIGHT}"/>'
    return (
        f'<w:r><mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{_WIDTH}" cy="{_HEIGHT}"/>'
        f'<wp:docPr id="1" name="Course" descr="{safe(course.words)}"/><a:graphic>'
        f'<a:graphicData uri="{_WORD}/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f"<wpg:grpSpPr><a:xfrm>{box}{inner}</a:xfrm></wpg:grpSpPr>{''.join(shapes)}</wpg:wgp></a:graphicData>"
        f"</a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:t>{safe(course.spark)}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )


def _path(points: Sequence[tuple[int, int]], colour: str, width: int, more: str = "") -> str:
    steps = "".join(_steps(points))
    return (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{_WIDTH}" cy="{_HEIGHT}"/></a:xfrm>'
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{_WIDTH}" h="{_HEIGHT}" fill="none">{steps}</a:path></a:pathLst></a:custGeom><a:noFill/>'
        f'<a:ln w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{more}<a:round/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )


def _steps(points: Sequence[tuple[int, int]]) -> Iterator[str]:
    for at, (across, down) in enumerate(points):
        step = "lnTo" if at else "moveTo"
        yield f'<a:{step}><a:pt x="{across}" y="{down}"/></a:{step}>'


def _dot(across: int, down: int) -> str:
    place = f'<a:off x="{across - _DOT // 2}" y="{down - _DOT // 2}"/><a:ext cx="{_DOT}" cy="{_DOT}"/>'
    return (
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm>{place}</a:xfrm>"
        f'<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{_LINE}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>"
    )
