"""Performance: figures compared with targets and with one another, and held against what meetings minuted."""

from __future__ import annotations

from .arithmetic import Direction, Performance, Span, band, direction, judge, span, tolerance_of
from .course import NOTHING, Course, Judged, Reading, Target, courses
from .minuted import OF_BODIES, Contradiction, contradicted, contradictions, minuted

__all__ = [
    "NOTHING", "OF_BODIES", "Contradiction", "Course", "Direction", "Judged", "Performance", "Reading", "Span",
    "Target", "band", "contradicted", "contradictions", "courses", "direction", "judge", "minuted", "span",
    "tolerance_of",
]  # fmt: skip
