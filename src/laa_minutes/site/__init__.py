"""The records as a website: static files that need no server, ask nobody else for anything, and open from a disk."""

from .build import Built, build
from .serving import changes_of, serve

__all__ = ["Built", "build", "changes_of", "serve"]
