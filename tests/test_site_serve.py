"""laa site serve: pages come with a script that shows them again after a build; nobody else can reach it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from laa_minutes.diagnostic import LaaError
from laa_minutes.site import serve
from laa_minutes.site.serving import HOST, changes_of, serving
from laa_minutes.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    page = '<head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n</head><body>Hello</body>'
    (tmp_path / "site" / "people").mkdir(parents=True)
    (tmp_path / "site" / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "site" / "feed.xml").write_text("<feed/>", encoding="utf-8")
    (tmp_path / "secret.html").write_text("Not below the folder.", encoding="utf-8")
    return tmp_path / "site"


def got(address: str) -> str:
    with urlopen(address, timeout=10) as answer:
        found: bytes = answer.read()
    return found.decode()


def test_a_page_comes_with_what_shows_it_again(folder: Path) -> None:
    with serving(folder, 0) as (address, _):
        assert address.startswith(f"http://{HOST}:")
        page = got(address)
        assert "Hello<script>" in page
        assert "Content-Security-Policy" not in page
        assert got(f"{address}feed.xml") == "<feed/>"
        assert "<script>" not in (folder / "index.html").read_text(encoding="utf-8")


def test_news_come_when_the_website_was_built_anew(folder: Path) -> None:
    with serving(folder, 0) as (address, tell):
        assert got(f"{address}.news") == "0"
        told: list[str] = []
        waiting = threading.Thread(target=lambda: told.append(got(f"{address}.news?0")))
        waiting.start()
        waiting.join(0.2)
        assert told == []
        tell()
        waiting.join(10)
        assert told == ["1"]


def test_nothing_outside_the_folder_is_shown(folder: Path) -> None:
    with serving(folder, 0) as (address, _):
        for path in ("../secret.html", "%2e%2e/secret.html", "..%2fsecret.html", "people/../../secret.html"):
            with pytest.raises(HTTPError):
                got(address + path)


def test_it_builds_after_each_change_and_tells(folder: Path) -> None:
    built: list[str] = []
    said: list[str] = []
    news: list[str] = []

    def changes() -> Iterator[int]:
        for n in range(2):
            yield n
            news.append(got(f"{said[0]}.news"))

    serve(folder, 0, changes(), lambda: built.append("built"), said.append)
    assert built == ["built", "built"]
    assert news == ["1", "2"]


def test_a_port_in_use_is_said(folder: Path) -> None:
    with serving(folder, 0) as (address, _):
        port = int(address.rstrip("/").rpartition(":")[2])
        with pytest.raises(LaaError, match="is in use"), serving(folder, port):
            pass


def test_a_record_that_is_saved_is_noticed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".laa").mkdir()

    def save() -> None:
        (tmp_path / "notes.txt").write_text("no record", encoding="utf-8")
        (tmp_path / ".laa" / "x.yaml").write_text("none either", encoding="utf-8")
        (tmp_path / "partnership.yaml").write_text("name: P", encoding="utf-8")

    later = threading.Timer(0.5, save)
    later.start()
    assert str(next(iter(changes_of(tmp_path)))).endswith("partnership.yaml')}")
    later.join()


def test_without_the_extra_one_line_says_what_to_install(
    workspace: Callable[[Mapping[str, str]], Workspace], laa: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    code, out, err = laa("site", "serve", cwd=workspace({}).root)
    assert (code, out) == (1, "")
    assert err == "Serving the website needs another package. pip install 'laa-minutes[serve]'\n"
