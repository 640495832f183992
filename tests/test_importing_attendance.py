"""Who was there, in tables with marks, under headings of groups, and in the first item."""

from __future__ import annotations

from pathlib import Path

import pytest

from laa_minutes.importing.draft import Attendance, Draft
from laa_minutes.importing.drafting import draft_of
from laa_minutes.importing.reading import read_document

BUSINESS = (
    "## Ponds\n\nThe pond was seen by everybody and found to be as full of water as it had been when last seen.\n\n"
    "## Paths\n\nThe path was walked from one end to the other, and no stone of it lay where it had not lain before.\n"
)
FRONT = "# Ember Pond Trust\n\nMeeting held on 3 May 2019\n\n"


def drafted(tmp_path: Path, text: str, name: str = "minutes.md") -> Draft:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return draft_of(read_document(path))


def attended(tmp_path: Path, text: str) -> Attendance:
    return drafted(tmp_path, f"{FRONT}{text}\n\n{BUSINESS}").attendance


def names(found: tuple[object, ...]) -> list[str]:
    return [one.person for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize("mark", ["+", "x", "✓", "●", "[x]", "Yes"])
def test_marks_in_a_column_for_each_list_say_who_came(tmp_path: Path, mark: str) -> None:
    found = attended(
        tmp_path,
        "## Attendance\n\n| Init | Name | Institute | Present | Apologies |\n|--|--|--|--|--|\n"
        f"| AB | Ada Birch | Weir Lab | {mark} | |\n| BC | Bo Crane | Pond Lab | | {mark} |\n"
        f"| DE | Di Elm | Weir Lab | {mark} | - |\n| FG | Flo Gorse | Mill Lab | | |\n",
    )
    assert names(found.present) == ["Ada Birch", "Di Elm"]
    assert names(found.apologies) == ["Bo Crane"]
    assert (found.present[0].initials, found.present[0].organisation) == ("AB", "Weir Lab")
    assert any("Flo Gorse" in doubt.why for doubt in found.doubts)


def test_lists_in_two_columns_have_no_marks(tmp_path: Path) -> None:
    found = attended(tmp_path, "| Present | Apologies |\n|--|--|\n| Ada Birch | Bo Crane |\n| Di Elm | |\n")
    assert (names(found.present), names(found.apologies)) == (["Ada Birch", "Di Elm"], ["Bo Crane"])


@pytest.mark.parametrize("head", ["Affiliation", "Affilliation", "Role", "Position"])
def test_a_third_column_says_who_is_the_chair(tmp_path: Path, head: str) -> None:
    found = attended(
        tmp_path,
        f"## Present\n\n| Name | Organisation | {head} |\n|--|--|--|\n| Ada Birch | Weir Stores | Independent |\n"
        "| Bo Crane | Ember LPC | Vice-Chair |\n| Di Elm | Ember LPC | Chair |\n",
    )
    assert found.chair == "Di Elm"
    assert found.present[2].organisation == "Ember LPC"
    assert "Chair" in (found.present[2].role or "")
