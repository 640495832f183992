"""The website: every link leads somewhere, every page is valid and small, the same records give the same bytes."""

from __future__ import annotations

import base64
import gzip
import json
import re
import shutil
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT
from laa_minutes.diagnostic import LaaError
from laa_minutes.output.html import fragment
from laa_minutes.output.prose import safe_prose
from laa_minutes.register import Edition, open_register
from laa_minutes.site import Built, build
from laa_minutes.site.address import Addresses, file_names, slug
from laa_minutes.site.files import LIST, Folder
from laa_minutes.site.pages import page
from laa_minutes.site.text import Here, Library
from laa_minutes.workspace import Workspace
from test_withhold import DAY, SECRET, planted

__all__ = ["planted"]

Make = Callable[[Mapping[str, str]], Workspace]
Laa = Callable[..., tuple[int, str, str]]

MOST = 100_000  # bytes of a page, charts left out
SITES = {
    "essex": (ROOT, date(2010, 2, 22)),
    "leicestershire": (ROOT / "examples" / "leicestershire", date(2008, 1, 31)),
    "brackenshire": (ROOT / "examples" / "brackenshire", date(2025, 3, 31)),
}


def made(root: Path, out: Path, on: date, edition: Edition = "public") -> Built:
    return build(open_register(Workspace(root), on, edition=edition), out, edition)


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root, on = SITES[request.param]
    out = tmp_path_factory.mktemp(request.param) / "public"
    made(root, out, on)
    return out


def pages(out: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(out.rglob("*.html")):
        yield path.relative_to(out).as_posix(), path.read_text(encoding="utf-8")


class Seen(HTMLParser):
    """What a page links to, asks for, and names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.asked: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        its = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes |= its.keys()
        if "id" in its:
            self.ids.append(its["id"])
        if tag == "a":
            self.links.append(its.get("href", ""))
        if tag in ("script", "img", "iframe", "link", "source", "video", "audio", "object", "embed", "form"):
            self.asked += [its[name] for name in ("src", "href", "data", "action") if name in its]


def index(out: Path) -> list[list[str]]:
    """Of each text its address, name, heading, kind and words."""
    return [*map(list, zip(*json.loads(handed_over((out / "search-index.js").read_bytes())), strict=True))]


def handed_over(script: bytes) -> bytes:
    """What a script hands to the page that asks for it."""
    packed = re.fullmatch(rb'(?:searchIndex|tableRows)\("(.*)"\);\n', script)
    assert packed
    return gzip.decompress(base64.b64decode(packed[1]))


def tree(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_every_link_leads_to_a_page_and_a_place_on_it(site: Path) -> None:
    seen = {path: Seen(text) for path, text in pages(site)}
    links = [(path, link) for path, one in seen.items() for link in one.links]
    links += [("search.html", entry[0]) for entry in index(site)]
    feed = ET.parse(site / "feed.xml").getroot()
    links += [("feed.xml", str(link.get("href"))) for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert len(links) > 1000
    for path, link in links:
        if re.match(r"https?:|mailto:", link):
            continue
        name, _, anchor = link.partition("#")
        there = ((site / path).parent / name).resolve() if name else site / path
        assert there.is_file(), (path, link)
        if anchor:
            its = seen[there.relative_to(site.resolve()).as_posix() if name else path]
            assert anchor in its.ids, (path, link)


def test_every_page_is_valid_html_with_each_id_once(site: Path) -> None:
    for path, text in pages(site):
        html5lib.HTMLParser(strict=True).parse(text)
        seen = Seen(text)
        assert len(seen.ids) == len(set(seen.ids)), path
        assert seen.tags.count("h1") == seen.tags.count("main") == 1, path
        assert "<title>" in text


def test_every_page_is_small_and_asks_nobody_else_for_anything(site: Path) -> None:
    for path, text in pages(site):
        without_charts = re.sub(r'<svg class="chart".*?</svg>', "", text, flags=re.S)
        assert len(without_charts.encode()) < MOST, path
        asked = [one for one in Seen(text).asked if not one.startswith("data:") and not one.endswith("feed.xml")]
        assert {one.rpartition("/")[2] for one in asked} <= {"search.html", "search-index.js"}, path
        assert "search-index.js" not in asked or path == "search.html"
        assert "default-src 'none'" in text


def test_every_kind_of_page_is_there(site: Path) -> None:
    there = {path for path, _ in pages(site)}
    assert {"index.html", "meetings.html", "actions.html", "actions-closed.html", "decisions.html", "search.html",
            "decisions-waiting.html", "scorecard.html", "plan.html", "people.html", "data.html"} <= there  # fmt: skip
    assert {path.partition("/")[0] for path in there if "/" in path} >= {"meetings", "people", "bodies"}
    assert "<noscript>" in (site / "search.html").read_text(encoding="utf-8")
    for path, text in pages(site):
        assert re.search(r"<h2>What (?:else )?links here", text), path


def test_minutes_have_an_anchor_for_each_item_clause_and_action(tmp_path: Path) -> None:
    made(SITES["leicestershire"][0], tmp_path / "l", SITES["leicestershire"][1])
    made(ROOT, tmp_path / "e", date(2010, 2, 22))
    notes = Seen((tmp_path / "l/meetings/ssog/2007-12-13.html").read_text(encoding="utf-8")).ids
    assert {"item-147", "item-147-i", "item-146-iii-a", "item-147-point-a"} <= set(notes)
    minutes = (tmp_path / "e/meetings/pmg/2010-02-22.html").read_text(encoding="utf-8")
    assert {"item-4", "A1", "A5"} <= set(Seen(minutes).ids)
    assert '<a href="../../indicators/ni-156.html">NI 156</a>' in minutes


def test_references_in_prose_are_links_also_over_the_end_of_a_line(workspace: Make, tmp_path: Path) -> None:
    record = """
body: grp
date: 2020-01-10
items:
  - title: One
    minutes: |
      See NI 4, NI
      5/6, minute
      2 and (b) above, the meeting of 10
      January 2020 and grp/2020-01-10/A1. Also *NI 4* and [NI 5](https://x.example/).
    points: [This., That.]
    actions: [{id: A1, action: Do NI 6., owner: Ann}]
  - title: Two
"""
    workspace({
        "partnership.yaml": "bodies: {grp: {name: G, numbering: continuous}}\npeople: [Ann Lee]",
        "indicators.yaml": "NI 4: {title: A}\nNI 5: {title: B}\nNI 6: {title: C}\n",
        "meetings/grp/2020-01-10.yaml": record,
    })  # fmt: skip
    made(tmp_path, tmp_path / "public", DAY)
    text = " ".join((tmp_path / "public/meetings/grp/2020-01-10.html").read_text(encoding="utf-8").split())
    for link in (
        '<a href="../../indicators/ni-4.html">NI 4</a>, <a href="../../indicators/ni-5.html">NI 5</a>/'
        '<a href="../../indicators/ni-6.html">6</a>',
        '<a href="../../meetings/grp/2020-01-10.html#item-2">minute 2</a>',
        '<a href="../../meetings/grp/2020-01-10.html#item-1-point-b">(b)</a> above',
        '<a href="../../meetings/grp/2020-01-10.html">the meeting of 10 January 2020</a>',
        '<a href="../../meetings/grp/2020-01-10.html#A1">grp/2020-01-10/A1</a>',
        '<em><a href="../../indicators/ni-4.html">NI 4</a></em>',
        '<a href="https://x.example/" rel="noreferrer">NI 5</a>',
        'Do <a href="../../indicators/ni-6.html">NI 6</a>.',
    ):
        assert link in text, link


@pytest.mark.slow
def test_the_same_records_give_the_same_bytes_and_nothing_is_written_twice(site: Path, tmp_path: Path) -> None:
    root, on = next((root, on) for name, (root, on) in SITES.items() if name in str(site))
    again = made(root, site, on)
    assert (again.written, again.removed) == (0, 0)
    fresh = tmp_path / "other"
    shutil.copytree(root, tmp_path / "records", ignore=shutil.ignore_patterns(".*", "src", "tests", "examples"))
    made(tmp_path / "records", fresh, on)
    assert tree(fresh) == tree(site)


@pytest.mark.slow
@pytest.mark.parametrize("change", [
    ("meetings/ppg/2025-02-20.yaml", "Hawthorn", "Blackthorn"),
    ("meetings/eb/2024-06-26.yaml", "  - title: ", "  - title: Another\n  - title: "),
    ("meetings/ppg/2024-06-20.yaml", "owner: ", "due: 2020-01-01\n        owner: "),
    ("partnership.yaml", "name: Executive Board", "name: The Board"),
    ("indicators.yaml", "title: ", "title: New "),
    ("forward-plan.yaml", "title: ", "title: New "),
])  # fmt: skip
def test_a_website_brought_up_to_date_is_the_one_built_anew(tmp_path: Path, change: tuple[str, str, str]) -> None:
    root, on = SITES["brackenshire"]
    records = tmp_path / "records"
    shutil.copytree(root, records, ignore=shutil.ignore_patterns(".*"))
    made(records, tmp_path / "public", on)
    path, old, new = change
    text = (records / path).read_text(encoding="utf-8")
    assert old in text
    (records / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    built = made(records, tmp_path / "public", on)
    made(records, tmp_path / "fresh", on)
    assert tree(tmp_path / "public") == tree(tmp_path / "fresh")
    if path.startswith("meetings/"):
        assert built.written < built.same


@pytest.mark.slow
def test_a_website_of_another_day_is_the_one_built_anew(tmp_path: Path) -> None:
    root, on = SITES["brackenshire"]
    made(root, tmp_path / "public", on - timedelta(days=40))
    made(root, tmp_path / "public", on)
    made(root, tmp_path / "fresh", on)
    assert tree(tmp_path / "public") == tree(tmp_path / "fresh")


@pytest.mark.slow
@pytest.mark.parametrize("edition", ["public", "members"])
def test_no_byte_of_the_public_website_tells_a_secret(
    planted: Workspace, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_ROOM", 500)  # so that every list has several pages
    out = planted.root / "public"
    made(planted.root, out, DAY, edition)
    files = {name: handed_over(data) if name.endswith(".js") else data for name, data in tree(out).items()}
    telling = {name for name, data in files.items() if SECRET.search(f"{name}\n{data.decode()}")}
    assert bool(telling) == (edition == "members"), telling
    assert ("actions-rows.js" in telling) == (edition == "members")
    if edition == "public":
        assert "Exempt: Paragraph 3 of Schedule 12A." in files["meetings/grp/2020-01-10.html"].decode()
        assert any("Name withheld" in data.decode() for name, data in files.items() if name.startswith("people"))


def test_a_public_website_over_the_members_own_leaves_nothing_of_it(planted: Workspace) -> None:
    out = planted.root / "public"
    made(planted.root, out, DAY, "members")
    made(planted.root, out, DAY, "public")
    made(planted.root, planted.root / "fresh", DAY, "public")
    assert tree(out) == tree(planted.root / "fresh")


_VALUE = re.compile(r"^( +(?:- )?(?:note|action|text|title|owner|due|status|standing|when|amount|for|venue): )(.+)$")


@pytest.mark.slow
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_after_any_change_the_website_is_the_one_built_anew(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """One value or several, each put in the place of another of its key, in any records."""
    root, on = SITES["brackenshire"]
    top = tmp_path_factory.mktemp("changed")
    shutil.copytree(root, top / "records", ignore=shutil.ignore_patterns(".*"))
    made(top / "records", top / "public", on)
    files = sorted((top / "records").rglob("*.yaml"))
    for _ in range(data.draw(st.integers(1, 3))):
        file = data.draw(st.sampled_from(files))
        lines = file.read_text(encoding="utf-8").split("\n")
        places = [n for n, line in enumerate(lines) if (match := _VALUE.match(line)) and match[2][0] not in "|>{["]
        if len(places) > 1:
            one, other = data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))
            key = lines[one].partition(":")[0].lstrip(" -")
            if lines[other].partition(":")[0].lstrip(" -") == key:
                lines[one] = lines[one].partition(": ")[0] + ": " + lines[other].partition(": ")[2]
                file.write_text("\n".join(lines), encoding="utf-8")
    made(top / "records", top / "public", on)
    made(top / "records", top / "fresh", on)
    assert tree(top / "public") == tree(top / "fresh")
    shutil.rmtree(top)


HOSTILE = [
    "<script>alert(1)</script>", "{{7*7}}", "{% raw %}", "](javascript:alert(1))", "=cmd()", "../../x", "..", "-->",
    "a\u202eb\u2066c\u200f", "“quoted” & 'so' \"on\"", "<img src=x onerror=alert(1)>", "CON", "index", "\U0001f600",
    "x" * 300, "]]>", "</style>", "javascript:alert(1)", "C:\\temp", "a\u2028b", "ſt", "NI 4", "İ", "%2e%2e%2f",
    "/etc/passwd", "Ánne Ó’Dea",
]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).filter(lambda text: text.strip()),
)


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXTS, min_size=8, max_size=8))
def test_whatever_a_record_or_a_name_holds_is_text(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    root = tmp_path_factory.mktemp("hostile")
    quoted = [json.dumps(text, ensure_ascii=False) for text in texts]
    a, b, c, d, e, f, g, h = quoted
    files = {
        "partnership.yaml": f"name: {a}\nwebsite: {b}\nbodies: {{grp: {{name: {c}, members: [{d}]}}}}\n"
        f"themes: {{{e}: {{lead: {d}}}}}\norganisations: {{{f}: {{name: {g}}}}}\n"
        f"people: [{{name: {d}, organisation: {f}, post: {h}}}]\n",
        "indicators.yaml": f"{g}: {{title: {a}, theme: {e}, unit: {b}, local: yes, better: higher, "
        f"readings: [{{value: 1, reported: 2020-01-01, source: {c}}}, {{value: 2, reported: 2020-02-01}}]}}\n",
        "meetings/grp/2020-01-10.yaml": f"body: grp\ndate: 2020-01-10\nvenue: {b}\npresent: [{d}]\nitems:\n"
        f"  - title: {a}\n    minutes: {b}\n    points: [{c}]\n    theme: {e}\n    presented_by: {d}\n"
        f"    actions: [{{id: A1, action: {f}, owner: {g}, report_to: {h}}}]\n"
        f"    resolutions: [{{kind: agreed, text: {h}, to: {d}, subject_to: {a}}}, {{text: {b}}}]\n"
        f"    papers: [{{id: P1, mark: {c}, title: {d}, by: {e}}}]\n    notes: [{f}]\n"
        f"    indicators: [{{code: {g}, standing: ahead, note: {h}}}]\n",
        "forward-plan.yaml": f"- meeting: grp/2020-09-01\n  venue: {a}\n  note: {b}\n"
        f"  items: [{{title: {c}, lead: {d}}}]\n",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    out = root / "public"
    made(root, out, DAY)
    for file in out.rglob("*"):
        assert file.resolve().is_relative_to(out.resolve())
        assert re.fullmatch(r"[a-z0-9.-]{1,90}", file.name), file.name
    for path, text in pages(out):
        html5lib.HTMLParser(strict=True).parse(text)
        seen = Seen(text)
        scripts = seen.tags.count("script")
        assert scripts == {"actions.html": 1, "actions-closed.html": 1, "search.html": 2}.get(path, 0), path
        assert not {"img", "iframe", "object", "embed"} & set(seen.tags)
        assert not any(name.startswith("on") for name in seen.attributes)
        assert not any(re.match(r"\s*(?:javascript|data|vbscript):", link, re.I) for link in seen.links)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", text)
    ET.parse(out / "feed.xml")
    json.loads((out / "api/actions.json").read_text(encoding="utf-8"))
    index(out)


@given(st.lists(TEXTS, max_size=20))
def test_file_names_are_safe_and_no_two_are_the_same(names: list[str]) -> None:
    names = list(dict.fromkeys(names))
    found = file_names(names)
    assert len(set(found)) == len(names)
    for name in found:
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name)
        assert name not in ("con", "nul", "index")
        assert len(name) < 80


def test_a_file_is_named_after_what_it_is_about() -> None:
    assert slug("Gwyn Owen") == "gwyn-owen"
    assert slug("Children's Trust") == "children-s-trust"
    assert slug("../../x") == "x"
    assert file_names(["A b", "a-B", "CON"])[0] == "a-b"
    assert file_names(["A b", "a-B"])[1].startswith("a-b-")
    assert slug("日本") == "x"


@pytest.fixture(scope="module")
def here() -> Here:
    register = open_register(Workspace(ROOT), date(2010, 2, 22))
    return Here(Library(register, Addresses(register)), "../", "pmg/2010-02-22")


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from([
            "a", "NI 4", " ", "\n", "\n\n", ".", "-", "1.", "(i)", "é", "’", "word ", "  ", "\t", "=", '"', ":", "*",
            "#", "    ", "&", "<", "http://x",
        ]),
        max_size=24,
    ).map("".join)
)  # fmt: skip
def test_the_short_way_with_plain_prose_gives_what_the_parser_gives(here: Here, text: str) -> None:
    slow = fragment(safe_prose(text), lambda run: here._linked(run, None), named=False)
    assert " ".join(here.prose(text).split()) == " ".join(slow.split())


def test_a_feed_has_new_minutes_and_decisions(site: Path) -> None:
    space = "{http://www.w3.org/2005/Atom}"
    feed = ET.parse(site / "feed.xml").getroot()
    entries = feed.findall(f"{space}entry")
    assert entries
    names = [str(entry.findtext(f"{space}id")) for entry in entries]
    assert len(set(names)) == len(names)
    assert all(uuid.UUID(name.removeprefix("urn:uuid:")) for name in names)
    days = [str(entry.findtext(f"{space}updated")) for entry in entries]
    assert days == sorted(days, reverse=True)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", day) for day in days)
    assert any("minutes of" in str(entry.findtext(f"{space}title")) for entry in entries)


def test_data_is_what_the_commands_give(site: Path, laa: Laa) -> None:
    root, on = next((root, on) for name, (root, on) in SITES.items() if name in str(site))
    more = {"actions": ("--status", "all"), "forward-plan": ("--since", "1900-01-01")}
    for name in ("actions", "decisions", "scorecard", "meetings", "forward-plan", "attendance", "sums", "outcomes"):
        words = more.get(name, ())
        code, out, _ = laa(name, *words, "--json", "--as-of", on.isoformat(), "--edition", "public", cwd=root)
        assert code == 0
        assert json.loads((site / f"api/{name}.json").read_text(encoding="utf-8")) == json.loads(out), name


def test_a_sitemap_where_the_website_is_known(workspace: Make, tmp_path: Path) -> None:
    workspace({"partnership.yaml": "name: P\nwebsite: https://p.example/records/"})
    made(tmp_path, tmp_path / "public", DAY)
    text = (tmp_path / "public/sitemap.xml").read_text(encoding="utf-8")
    places = [str(one.text) for one in ET.fromstring(text).iter() if one.tag.endswith("loc")]
    assert "https://p.example/records/index.html" in places
    assert len(places) == len(list(pages(tmp_path / "public")))
    assert 'href="https://p.example/records/feed.xml"' in (tmp_path / "public/feed.xml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_figures_are_drawn_with_a_title_and_a_description(tmp_path: Path) -> None:
    made(SITES["brackenshire"][0], tmp_path / "public", SITES["brackenshire"][1])

    def drawings(page: str) -> list[ET.Element]:
        text = (tmp_path / "public" / page).read_text(encoding="utf-8")
        return [ET.fromstring(one) for one in re.findall(r"<svg .*?</svg>", text, re.S)]

    for one in (*drawings("scorecard.html"), *drawings("indicators/ni-301.html")):
        title, said = one.find("title"), one.find("desc")
        assert title is not None
        assert said is not None
        assert title.text
        assert said.text
        assert one.get("aria-labelledby") == f"{title.get('id')} {said.get('id')}"
    chart = drawings("indicators/ni-312.html")[-1]
    assert chart.get("class") == "chart"
    lines = [one for one in chart.iter("polyline") if one.get("class") == "line"]
    assert len(lines) == 2  # what is counted up begins again each April
    shapes = [one.get("class") for one in chart.iter() if one.get("class") in ("met", "near", "missed")]
    assert shapes == ["met", *["missed"] * 6]
    points = [str(one.text) for one in chart.iter("title")][1:]
    assert points[0] == "25 (2023/24 Q1), on target"


def test_papers_that_are_ours_to_publish_are_on_the_website(workspace: Make, tmp_path: Path) -> None:
    files = ["papers/A plan.pdf", "papers/2020/a-plan.PDF", "papers/secret.pdf", "papers/run.html", "../outside.pdf",
             "papers/../partnership.yaml", "/etc/hostname", "papers/none.pdf", "https://x.example/a?b=1&c"]  # fmt: skip
    listed = "\n".join(
        f"      - {{id: P{n}, title: Paper {n}, file: {json.dumps(file)}{', exempt: Para 3' * (n == 2)}}}"
        for n, file in enumerate(files)
    )
    record = f"body: grp\ndate: 2020-01-10\nitems:\n  - title: A\n    papers:\n{listed}\n"
    root = tmp_path / "records"
    root.mkdir()
    for name in ("../outside.pdf", *files[:4]):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"The bytes of {name}", encoding="utf-8")
    (root / "partnership.yaml").write_text("name: P", encoding="utf-8")
    (root / "meetings/grp").mkdir(parents=True)
    (root / "meetings/grp/2020-01-10.yaml").write_text(record, encoding="utf-8")
    out = tmp_path / "public"
    made(root, out, DAY)
    there = {path.name: path.read_text(encoding="utf-8") for path in (out / "papers").iterdir()}
    assert there == {
        "a-plan.pdf": "The bytes of papers/A plan.pdf",
        "2020-a-plan.pdf": "The bytes of papers/2020/a-plan.PDF",
    }
    links = Seen((out / "meetings/grp/2020-01-10.html").read_text(encoding="utf-8")).links
    assert [link for link in links if "papers/" in link or "x.example" in link] == [
        "../../papers/a-plan.pdf",
        "../../papers/2020-a-plan.pdf",
        "https://x.example/a?b=1&c",
    ]
    made(root, out, DAY, "members")
    assert (out / "papers/secret.pdf").is_file()


def test_what_links_to_a_list_is_where_its_lines_were_lately_spoken_of(tmp_path: Path) -> None:
    made(ROOT, tmp_path / "e", date(2010, 2, 22))
    made(SITES["leicestershire"][0], tmp_path / "l", SITES["leicestershire"][1])

    def linking(page: str) -> str:
        text = (tmp_path / page).read_text(encoding="utf-8").partition('id="links-here"')[2]
        return " ".join(re.sub("<[^>]+>", " ", text).split())

    assert "PMG 22 Mar 2010 Exception reports and recovery plans to PMG 22 Feb 2010, A4" in linking("e/actions.html")
    assert "PMG 22 Feb 2010, A2 Alcohol Services to NI 156" in linking("e/scorecard.html")
    assert "PMG 22 Feb 2010, A2 to Gwyn Owen" in linking("e/people.html")
    assert "Nothing does yet" in linking("e/decisions.html")
    assert "SSOG 13 Dec 2007, item 142 Notes of the meeting of 31 October 2007 to" in linking("l/meetings.html")
    assert "to SSOG 13 Dec 2007, item 147 (iii)" in linking("l/decisions.html").replace("147(", "147 (")
    for path, text in pages(tmp_path / "l"):
        if "/" not in path:
            assert linking(f"l/{path}").count(" to ") <= 20, text


def test_a_page_of_a_list_is_small_however_long_its_texts_are(workspace: Make, tmp_path: Path) -> None:
    words = "words & “more” of them " * 60
    actions = "\n".join(f"      - {{id: A{n}, action: '{words}', owner: Ann Lee}}" for n in range(1, 201))
    clauses = "\n".join(f"      - {{kind: agreed, text: '{words}'}}" for n in range(1, 201))
    workspace({
        "meetings/grp/2020-01-10.yaml": "body: grp\ndate: 2020-01-10\nitems:\n  - title: A\n    number: 1\n"
        f"    actions:\n{actions}\n    resolutions:\n{clauses}\n",
    })  # fmt: skip
    made(tmp_path, tmp_path / "public", DAY)
    sizes = {path: len(text.encode()) for path, text in pages(tmp_path / "public") if "/" not in path}
    assert max(sizes.values()) < MOST, sizes
    assert len([path for path in sizes if path.startswith("actions")]) > 5


def test_long_lists_go_over_several_pages(workspace: Make, tmp_path: Path) -> None:
    actions = "\n".join(f"      - {{id: A{n}, action: Do {n}, owner: Ann Lee}}" for n in range(1, 401))
    codes = "\n".join(f"NI {n}: {{title: T{n}}}" for n in range(1, 151))
    workspace({
        "indicators.yaml": codes,
        "meetings/grp/2020-01-10.yaml": f"body: grp\ndate: 2020-01-10\nitems:\n  - title: A\n    actions:\n{actions}\n",
    })  # fmt: skip
    made(tmp_path, tmp_path / "public", DAY)
    rows = []
    for name in ("actions.html", "actions-2.html", "actions-3.html"):
        text = (tmp_path / "public" / name).read_text(encoding="utf-8")
        html5lib.HTMLParser(strict=True).parse(text)
        rows += re.findall(r"Do (\d+)</td>", text)
        assert 'aria-label="Pages of this list"' in text
    assert sorted(map(int, rows)) == list(range(1, 401))
    assert not (tmp_path / "public/actions-4.html").exists()
    whole = handed_over((tmp_path / "public/actions-rows.js").read_bytes()).decode()
    assert re.findall(r"Do (\d+)</td>", whole) == rows
    assert not (tmp_path / "public/actions-closed-rows.js").exists()
    assert (tmp_path / "public/scorecard-2.html").is_file()
    person = (tmp_path / "public/people/ann-lee.html").read_text(encoding="utf-8")
    assert 'And <a href="../actions.html?who=Ann%20Lee">360 more</a>.' in person


def test_only_the_public_edition_is_for_search_engines(workspace: Make, tmp_path: Path) -> None:
    workspace({})
    for edition in ("public", "members"):
        made(tmp_path, tmp_path / edition, DAY, edition)
        assert all(("noindex" in text) == (edition == "members") for _, text in pages(tmp_path / edition))


def test_an_empty_workspace_is_a_website_too(workspace: Make, tmp_path: Path) -> None:
    workspace({})
    made(tmp_path, tmp_path / "public", DAY)
    for _, text in pages(tmp_path / "public"):
        html5lib.HTMLParser(strict=True).parse(text)


def test_a_folder_with_other_files_is_left_alone(workspace: Make, tmp_path: Path) -> None:
    workspace({"own/notes.txt": "Mine."})
    with pytest.raises(LaaError, match="no website of ours"):
        made(tmp_path, tmp_path / "own", DAY)
    assert (tmp_path / "own/notes.txt").read_text() == "Mine."
    with pytest.raises(LaaError, match="no website of ours"):
        made(tmp_path, tmp_path, DAY)


def test_pages_that_no_longer_belong_are_taken_away_and_nothing_else_is(workspace: Make, tmp_path: Path) -> None:
    workspace({"partnership.yaml": "people: [Ann Lee, Bo Tse]", "precious.html": "Mine."})
    out = tmp_path / "public"
    made(tmp_path, out, DAY)
    assert (out / "people/bo-tse.html").is_file()
    (out / "CNAME").write_text("p.example", encoding="utf-8")
    with (out / LIST).open("a", encoding="utf-8") as file:
        file.write("../precious.html\n/etc/hostname\npeople/../../precious.html\n")
    workspace({"partnership.yaml": "people: [Ann Lee]"})
    assert made(tmp_path, out, DAY).removed == 1
    assert not (out / "people/bo-tse.html").exists()
    assert (out / "CNAME").is_file()
    assert (tmp_path / "precious.html").is_file()


def test_a_page_that_another_hand_changed_is_made_again(workspace: Make, tmp_path: Path) -> None:
    workspace({"meetings/grp/2020-01-10.yaml": "{body: grp, date: 2020-01-10, items: [A]}"})
    out = tmp_path / "public"
    made(tmp_path, out, DAY)
    page = out / "meetings/grp/2020-01-10.html"
    whole = page.read_bytes()
    page.write_bytes(b"Another.")
    assert made(tmp_path, out, DAY).written == 1
    assert page.read_bytes() == whole


def test_without_a_place_for_keys_it_is_done_without(tmp_path: Path) -> None:
    (tmp_path / ".laa").write_text("in the way", encoding="utf-8")
    folder = Folder(tmp_path / "public", tmp_path, "public")
    folder.put("index.html", b"x", "key")
    assert folder.close() == (1, 0, 0)


def test_the_command_says_what_it_wrote(workspace: Make, laa: Laa) -> None:
    root = workspace({"partnership.yaml": "name: P\npeople: [Ann Lee]"}).root
    code, out, err = laa("site", "build", "-o", "public", cwd=root)
    assert (code, out) == (0, "")
    assert re.search(r"\d+ files written\. Open public/index\.html\.", err)
    assert "No sitemap" in err
    code, _, err = laa("site", "build", "-o", "public", cwd=root)
    assert re.search(r"\d+ files, 0 of them new or changed", err)


def test_nothing_is_published_from_records_with_errors(workspace: Make, laa: Laa) -> None:
    root = workspace({"meetings/grp/2020-01-10.yaml": "body: grp\ndate: 2020-13-10\n"}).root
    for edition in ("public", "members"):
        code, _, err = laa("site", "build", "--edition", edition, cwd=root)
        assert code == 1
        assert "error" in err
        assert not (root / "public").exists()
