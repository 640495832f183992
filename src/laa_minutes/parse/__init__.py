"""A node tree becomes a record: one function per record, reading top to bottom like the file format.

Nothing here raises for what somebody typed; every fault goes to the source's list.
"""

from .indicator import read_indicators
from .meeting import read_meeting
from .partnership import read_partnership
from .plan import read_plan

__all__ = ["read_indicators", "read_meeting", "read_partnership", "read_plan"]
