"""The website as people meet it, in Chromium: WCAG 2.2 AA by axe-core, the keyboard, filters, sorting, the search.

Chromium is Debian's. At a desk without it these tests are skipped; in a build service, where it is installed, never.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from test_site import SITES, made

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM and not os.environ.get("CI"), reason="Chromium is not installed"),
]
DESKTOP, PHONE = (1280, 900), (390, 844)
ZOOMED = (640, 450)  # a desktop at 200%: half the pixels, each twice as big
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
WHERE = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return [[...document.querySelectorAll("*")].indexOf(one), outlined];
}"""
KINDS = {
    "brackenshire": (
        "index.html", "meetings.html", "meetings-2023.html", "actions.html", "actions-closed.html", "decisions.html",
        "decisions-waiting.html", "scorecard.html", "plan.html", "people.html", "search.html?q=lease", "data.html",
        "meetings/eb/2024-01-31.html", "meetings/ppg/2025-04-17.html", "meetings/ppg/2025-03-20.html",
        "indicators/ni-301.html", "indicators/warm-rooms.html", "people/heath-dunnock.html", "bodies/ppg.html",
        "themes/homes-and-places.html",
    ),
    "essex": ("index.html", "meetings/pmg/2010-02-22.html", "actions.html", "plan.html", "indicators/ni-156.html"),
    "leicestershire": ("index.html", "meetings/ssog/2007-12-13.html", "decisions-waiting.html"),
}  # fmt: skip


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    found = {}
    for name, (root, on) in SITES.items():
        found[name] = tmp_path_factory.mktemp(name) / "public"
        made(root, found[name], on)
    return found


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with sync_playwright() as play:
        started = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield started
        started.close()


def opened(
    browser: Browser,
    folder: Path,
    path: str,
    size: tuple[int, int] = DESKTOP,
    *,
    dark: bool = False,
    script: bool = True,
) -> Page:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        java_script_enabled=script,
    )
    page = context.new_page()
    visit(page, folder, path)
    return page


def visit(page: Page, folder: Path, path: str) -> None:
    """Go to a page, and wait for what a search finds."""
    name, _, query = path.partition("?")
    page.goto(f"file://{folder / name}{'?' * bool(query)}{query}")
    if query:
        page.wait_for_selector("#found li")


def axe(page: Page) -> list[Any]:
    """What breaks a rule: its name, and where."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    result = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    assert len(result["passes"]) > 5  # it looked
    found = ((one["id"], node) for one in result["violations"] for node in one["nodes"])
    return [(name, node["target"], node["failureSummary"]) for name, node in found]


def watched(browser: Browser, address: str) -> tuple[list[str], list[str]]:
    """What a page asks for beside itself, and what its console says."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.wait_for_timeout(50)
    context.close()
    return [url for url in asked[1:] if not url.startswith("data:")], said


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("dark", [False, True])
def test_every_kind_of_page_is_accessible(browser: Browser, sites: dict[str, Path], name: str, dark: bool) -> None:
    page = opened(browser, sites[name], "index.html", dark=dark)
    for path in KINDS[name]:
        visit(page, sites[name], path)
        for size in (DESKTOP, PHONE, ZOOMED):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            assert axe(page) == [], (path, size)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is too wide at {size}"
    page.context.close()


@pytest.mark.parametrize("name", KINDS)
def test_no_page_is_wider_than_the_narrowest_screen(browser: Browser, sites: dict[str, Path], name: str) -> None:
    page = opened(browser, sites[name], "index.html", (320, 256))
    for path in KINDS[name]:
        visit(page, sites[name], path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.context.close()


@pytest.mark.parametrize("path", KINDS["brackenshire"])
def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(
    browser: Browser, sites: dict[str, Path], path: str
) -> None:
    page = opened(browser, sites["brackenshire"], path)
    wanted = page.evaluate(
        "() => [...document.querySelectorAll('a[href], button, input, select, [tabindex=\"0\"]')]"
        ".filter(one => one.checkVisibility()).length"
    )
    reached = set()
    for n in range(wanted):
        page.keyboard.press("Tab")
        place, seen = page.evaluate(WHERE)
        assert seen, (path, n)
        reached.add(place)
    assert len(reached) == wanted
    page.context.close()


def test_the_first_key_skips_to_the_content(browser: Browser, sites: dict[str, Path]) -> None:
    page = opened(browser, sites["essex"], "index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.context.close()


def test_a_page_asks_for_nothing_but_the_search_for_its_index(browser: Browser, sites: dict[str, Path]) -> None:
    for path in KINDS["brackenshire"]:
        name, _, query = path.partition("?")
        asked, said = watched(browser, f"file://{sites['brackenshire'] / name}?{query}")
        assert [url.rpartition("/")[2] for url in asked] == ["search-index.js"] * (name == "search.html"), path
        assert said == [], path


def test_the_action_log_filters_and_sorts_in_the_page(browser: Browser, sites: dict[str, Path]) -> None:
    page = opened(browser, sites["brackenshire"], "actions-closed.html")
    rows = page.locator("tbody tr:visible")
    all_rows = rows.count()
    assert page.get_by_role("status").inner_text() == f"{all_rows} in all"
    page.get_by_label("Who").select_option("Heath Dunnock")
    some = rows.count()
    assert 0 < some < all_rows
    assert all("Heath Dunnock" in text for text in rows.all_inner_texts())
    assert page.get_by_role("status").inner_text() == f"{some} of {all_rows}"
    page.get_by_label("Who").select_option("All")
    page.get_by_label("Words").fill("LANDLORDS lease")
    assert all("landlords" in text.lower() and "lease" in text.lower() for text in rows.all_inner_texts())
    page.get_by_label("Words").fill("")
    page.get_by_role("button", name="No.").press("Enter")
    days = page.eval_on_selector_all("tbody tr", "rows => rows.map(row => row.cells[0].dataset.sort.slice(0, 10))")
    assert days == sorted(days)
    assert page.locator("th").first.get_attribute("aria-sort") == "ascending"
    page.get_by_role("button", name="No.").press("Enter")
    down = page.eval_on_selector_all("tbody tr", "rows => rows.map(row => row.cells[0].dataset.sort.slice(0, 10))")
    assert down == sorted(days, reverse=True)
    page.context.close()


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A website whose log of actions has several pages."""
    root = tmp_path_factory.mktemp("long")
    actions = "\n".join(
        f"      - {{id: A{n}, action: 'Do <b>{n}</b> on NI 4.', owner: {'Bo Tse' if n % 100 == 0 else 'Ann Lee'}, "
        f"due: 2020-{1 + n % 12:02}-01}}"
        for n in range(1, 401)
    )
    for path, text in {
        "partnership.yaml": "bodies: {grp: {name: G}}\npeople: [Ann Lee, Bo Tse]",
        "indicators.yaml": "NI 4: {title: A}",
        "meetings/grp/2020-01-10.yaml": f"body: grp\ndate: 2020-01-10\nitems:\n  - title: A\n    actions:\n{actions}\n",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    made(root, root / "public", date(2020, 6, 15))
    return root / "public"


def test_a_log_of_several_pages_filters_and_sorts_as_a_whole(browser: Browser, long: Path) -> None:
    page = opened(browser, long, "actions-2.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    rows, status = page.locator("tbody tr:visible"), page.get_by_role("status")
    own = rows.all_inner_texts()
    assert status.inner_text() == f"{len(own)} of 400 on this page"
    page.get_by_label("Who").select_option("Bo Tse")
    expect(status).to_have_text("4 of 400")
    assert re.findall(r"<b>(\d+)</b>", "".join(rows.all_inner_texts())) == ["300", "100", "400", "200"]
    assert page.locator("tbody a", has_text="NI 4").first.get_attribute("href") == "indicators/ni-4.html"
    assert page.get_by_role("navigation", name="Pages of this list").is_hidden()
    page.get_by_label("Status").select_option("overdue")
    expect(status).to_have_text("3 of 400")
    assert axe(page) == []
    page.get_by_label("Who").select_option("All")
    page.get_by_label("Status").select_option("All")
    assert rows.all_inner_texts() == own
    assert page.get_by_role("navigation", name="Pages of this list").is_visible()
    page.get_by_role("button", name="No.").press("Enter")
    expect(status).to_have_text("400 of 400, the first 120 shown")
    numbers = re.findall(r"A(\d+)", "".join(rows.all_inner_texts()))
    assert numbers == [str(n) for n in range(1, 121)]
    page.get_by_role("button", name="Show more").press("Enter")
    assert rows.count() == 240
    assert page.evaluate("document.activeElement.textContent") == "GRP 10 Jan 2020, A121"
    assert asked == ["actions-rows.js"]
    page.context.close()


def test_a_name_with_a_comma_is_one_name(browser: Browser, tmp_path: Path) -> None:
    both = "Children, Schools and Families"
    actions = f"[{{action: Write., owner: [Ann Lee, '{both}']}}, {{action: Read., owner: Ann Lee}}]"
    for path, text in {
        "partnership.yaml": "people: [Ann Lee]",
        "meetings/grp/2020-01-10.yaml": f"body: grp\ndate: 2020-01-10\nitems: [{{title: A, actions: {actions}}}]\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    made(tmp_path, tmp_path / "public", date(2020, 6, 15))
    page = opened(browser, tmp_path / "public", "actions.html")
    page.get_by_label("Who").select_option(both)
    expect(page.get_by_role("status")).to_have_text("1 of 2")
    page.get_by_label("Who").select_option("Ann Lee")
    expect(page.get_by_role("status")).to_have_text("2 of 2")
    page.context.close()


def test_a_person_with_many_actions_leads_to_the_log_of_them(browser: Browser, long: Path) -> None:
    page = opened(browser, long, "people/ann-lee.html")
    page.get_by_role("link", name="356 more").click()
    expect(page.get_by_role("status")).to_have_text("396 of 400, the first 120 shown")
    assert page.get_by_label("Who").input_value() == "Ann Lee"
    page.context.close()


def test_where_the_other_pages_are_not_there_the_log_says_so(browser: Browser, long: Path, tmp_path: Path) -> None:
    shutil.copytree(long, tmp_path / "public")
    (tmp_path / "public/actions-rows.js").unlink()
    page = opened(browser, tmp_path / "public", "actions.html")
    own = page.locator("tbody tr:visible").count()
    page.get_by_label("Words").fill("do")
    expect(page.get_by_role("status")).to_have_text("The other pages cannot be read.")
    assert page.locator("tbody tr:visible").count() == own
    page.context.close()


def test_without_javascript_the_lists_are_whole(browser: Browser, sites: dict[str, Path]) -> None:
    page = opened(browser, sites["brackenshire"], "actions-closed.html", script=False)
    whole = page.locator("tbody tr:visible").count()
    page.context.close()
    page = opened(browser, sites["brackenshire"], "actions-closed.html")
    assert page.locator("tbody tr:visible").count() == whole > 50
    page.context.close()


@pytest.mark.parametrize(("words", "finds", "marked"), [
    ("lease landlords", "Find out what kept the two landlords", "lease"),
    ("HÉATH scheme", "Heath explained the scheme", "Heath"),
    ("ni301", "NI 301", None),
    ("Linnet Sedge", "Linnet Sedge", "Linnet"),
])  # fmt: skip
def test_the_search_finds_words_and_codes_and_leads_to_the_place(
    browser: Browser, sites: dict[str, Path], words: str, finds: str, marked: str | None
) -> None:
    page = opened(browser, sites["brackenshire"], "index.html")
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_selector("#found li")
    assert page.get_by_role("status").inner_text().endswith(f"found for “{words}”")
    assert page.locator("#found li", has_text=finds).count() > 0
    if marked:
        assert page.locator("#found mark", has_text=marked).count() > 0
    page.locator("#found a").first.click()
    page.wait_for_url(lambda url: "search.html" not in url)
    expect(page.locator("h1")).to_have_count(1)  # once the page is there
    assert "search.html" not in page.url
    page.context.close()


def test_a_code_is_not_found_in_a_longer_one(browser: Browser, sites: dict[str, Path]) -> None:
    page = opened(browser, sites["essex"], "search.html?q=ni4")
    texts = page.locator("#found li").all_inner_texts()
    assert texts
    assert all(re.search(r"\bNI(?:s)? ?(?:[\d/, ]*\b)?4\b", text) for text in texts), texts
    page.context.close()


def test_a_search_for_nothing_on_record_says_so(browser: Browser, sites: dict[str, Path]) -> None:
    page = opened(browser, sites["essex"], "index.html")
    page.get_by_role("searchbox").fill("<b>zebra")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Nothing found for “<b>zebra”")
    page.context.close()
