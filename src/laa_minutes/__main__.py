"""Where the program begins and ends: `laa`, or `python -m laa_minutes`."""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper

# Objects made before Python looks for ones that are of no more use. A command makes fewer, and is then over; one that
# goes on for long, such as `laa site serve`, makes more, and is not to grow without end.
BEFORE_LOOKING = 500_000


def main() -> None:
    """Run the command line."""
    gc.set_threshold(BEFORE_LOOKING)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a sign that a terminal has not is no reason to show nothing
    from .cli import main as run  # after that: importing Typer makes many objects, and throws none away

    try:
        run()
    finally:
        gc.freeze()  # nor does Python look, when it ends, at what ends with it


if __name__ == "__main__":
    main()
