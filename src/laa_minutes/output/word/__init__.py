"""Word documents: rows put into a Word template, which holds letterhead, fonts and wording.

A template is filled by docxtpl in Jinja's sandbox; one of a workspace's own in a process of its own with bounds, as any
other template. What records say stays text: it is escaped, and no character that XML forbids comes through.
"""

from __future__ import annotations

from .filling import Properties, fill, looked_into
from .rendering import render

__all__ = ["Properties", "fill", "looked_into", "render"]
