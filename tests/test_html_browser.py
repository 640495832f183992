"""Documents as pages, in Chromium: WCAG 2.2 AA by axe-core, on a desk and on a telephone, light and dark.

At a desk without Chromium these tests are skipped; in a build service, where it is installed, never.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from office import need
from test_site_browser import CHROMIUM, DESKTOP, PHONE, ZOOMED, axe, opened, watched

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
PAGES = {  # a name: the workspace, the day, the command
    "minutes": (".", "2010-03-01", "minutes 2010-02-22"),
    "notes": ("examples/leicestershire", "2008-01-31", "minutes 2007-12-13"),
    "pack": ("examples/brackenshire", "2025-03-31", "agenda ppg/2025-04-17 --pack"),
    "scorecard": ("examples/brackenshire", "2025-03-31", "scorecard"),
    "actions": ("examples/brackenshire", "2025-03-31", "actions --status all"),
    "sheets": ("examples/brackenshire", "2025-03-31", "chase"),
    "indicator": ("examples/brackenshire", "2025-03-31", "show NI301"),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    need("chromium")
    with sync_playwright() as play:
        started = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield started
        started.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_document_is_accessible_wherever_it_is_read(
    name: str, browser: Browser, laa: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    folder, day, command = PAGES[name]
    file = tmp_path / f"{name}.html"
    assert laa(*command.split(), "--as-of", day, "-o", str(file), cwd=ROOT / folder)[0] == 0
    for size, dark in ((DESKTOP, False), (DESKTOP, True), (PHONE, False), (PHONE, True), (ZOOMED, False)):
        page = opened(browser, tmp_path, file.name, size, dark=dark)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "too wide"
        page.context.close()
    asked, said = watched(browser, file.as_uri())
    assert (asked, said) == ([], [])  # it stands alone
