"""A record becomes rows, table by table: what one file and the roster can tell. The rest is settled afterwards."""

from .common import Row, Rows, fault_rows
from .indicator import indicator_rows
from .meeting import meeting_rows
from .partnership import partnership_rows
from .plan import plan_rows
from .prose import prose_rows

__all__ = [
    "Row", "Rows", "fault_rows", "indicator_rows", "meeting_rows", "partnership_rows", "plan_rows", "prose_rows",
]  # fmt: skip
