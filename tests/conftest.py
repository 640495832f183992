"""What every test starts from: the two sets of records, a small workspace of its own, and the command line."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from laa_minutes.__main__ import BEFORE_LOOKING
from laa_minutes.register import Register, open_register
from laa_minutes.workspace import Workspace

ROOT = Path(__file__).parent.parent

gc.set_threshold(
    BEFORE_LOOKING
)  # as laa's own process has it: records that all tests share are not looked through again

# A busy machine is no fault, so no example has a deadline. At a desk each run tries new examples; with CI set, in any
# build service, each tries the same, so that what fails there fails again.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def essex() -> Register:
    """PMG's records as they stood on 22 February 2010."""
    return open_register(Workspace(ROOT), date(2010, 2, 22))


@pytest.fixture(scope="session")
def leicestershire() -> Register:
    """SSOG's records as they stood on 31 January 2008."""
    return open_register(Workspace(ROOT / "examples" / "leicestershire"), date(2008, 1, 31))


@pytest.fixture(scope="session")
def brackenshire() -> Register:
    """The fictional records, two years of them, as they stood on 31 March 2025."""
    return open_register(Workspace(ROOT / "examples" / "brackenshire"), date(2025, 3, 31))


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[[Mapping[str, str]], Workspace]:
    """A workspace of these files, by path; an empty `partnership.yaml` is put beside them where none is given."""

    def make(files: Mapping[str, str]) -> Workspace:
        for path, text in {"partnership.yaml": "", **files}.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return Workspace(tmp_path)

    return make


@pytest.fixture
def patience() -> Iterator[None]:
    """Ends what would go on for ever: after a minute of computing, however busy the machine is."""

    def over(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, 60)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.fixture
def laa(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Run the command line in this process: `laa("actions", "--json", cwd=folder)` → exit code, output, errors."""
    from laa_minutes.cli import main

    def run(*words: str, cwd: Path = ROOT) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["laa", *words])
        monkeypatch.chdir(cwd)
        code = 0
        capfd.readouterr()
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        out, err = capfd.readouterr()
        return code, out, err

    return run
