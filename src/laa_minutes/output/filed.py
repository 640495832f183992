"""The filed copy of approved minutes: the document as it was rendered, with its approval and its seal beneath."""

from __future__ import annotations

from collections.abc import Sequence

from . import prose


def filed(document: str, approved: str, amendments: Sequence[str], seal: str) -> str:
    """`approved` says at which meeting, in words; `amendments` are prose, as they were typed."""
    parts = [document.replace("\r\n", "\n").replace("\r", " ").rstrip("\n"), "---"]
    parts.append(prose.line(f"{approved}, subject to:" if amendments else f"{approved}."))
    parts += [f"- {prose.hanging(prose.safe_prose(one))}" for one in amendments]
    parts.append(f"Seal of the record: `{seal}`")
    return prose.tidy("\n\n".join(parts))
