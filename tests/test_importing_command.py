"""`laa import`: a record is written whole, never over another, and what is doubtful is said."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from laa_minutes.workspace import Workspace

Run = Callable[..., tuple[int, str, str]]
NOTES = """\
Harrow Vale Forum
Monday 12 May 2014, 7.30pm

Present: Ada Marsh (Chair), Ben Lowe
Apologies: Di Vane

1. Gate
The gate is broken.
ACTION: Ben Lowe to mend the gate by 22 May

2. Close
The meeting closed at 9pm.
"""
PARTNERSHIP = "name: Harrow Vale\nbodies:\n  forum: {name: Harrow Vale Forum}\n  board: {name: Board of the Hall}\n"


@pytest.fixture
def vale(workspace: Callable[[dict[str, str]], Workspace]) -> Path:
    return workspace({"partnership.yaml": PARTNERSHIP, "notes.txt": NOTES}).root


def test_a_document_becomes_the_record_of_its_body_and_day(vale: Path, laa: Run) -> None:
    code, _, said = laa("import", "notes.txt", cwd=vale)
    assert code == 0
    assert "12 May 2014, 2 present, 1 apology, 2 items, 1 action" in said
    record = (vale / "meetings/forum/2014-05-12.yaml").read_text(encoding="utf-8")
    assert "  - title: Gate\n    minutes: |\n      The gate is broken.\n" in record
    assert "      - action: Mend the gate by 22 May\n        owner: Ben Lowe\n        due: 2014-05-22\n" in record
    assert laa("check", cwd=vale)[0] == 0


def test_a_record_calls_its_body_as_the_partnership_does(vale: Path, laa: Run) -> None:
    (vale / "notes.txt").write_text(NOTES.replace("Harrow Vale Forum", "HARROW VALE FORUM"), encoding="utf-8")
    assert laa("import", "notes.txt", cwd=vale)[0] == 0
    record = (vale / "meetings/forum/2014-05-12.yaml").read_text(encoding="utf-8")
    assert record.startswith("# Harrow Vale Forum: Monday 12 May 2014\n")


def test_a_record_is_never_written_over_and_takes_what_it_lacks(vale: Path, laa: Run) -> None:
    path = vale / "meetings/forum/2014-05-12.yaml"
    path.parent.mkdir(parents=True)
    typed = "body: forum\ndate: 2014-05-12\npresent:\n  - Ada Marsh  # in a hat\nitems:\n  - title: Gate\n"
    path.write_text(typed, encoding="utf-8")
    code, _, said = laa("import", "notes.txt", cwd=vale)
    assert (code, path.read_text(encoding="utf-8")) == (1, typed)
    assert "--into" in said
    assert laa("import", "notes.txt", "--into", cwd=vale)[0] == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in typed.splitlines() if line not in lines] == []
    assert {"  - Ben Lowe", "  - title: Close", "chair: Ada Marsh"} <= set(lines)
    again = path.read_text(encoding="utf-8")
    assert laa("import", "notes.txt", "--into", cwd=vale)[0] == 0
    assert path.read_text(encoding="utf-8") == again


def test_without_a_day_one_is_asked_for(vale: Path, laa: Run) -> None:
    (vale / "notes.txt").write_text(NOTES.replace("Monday 12 May 2014, 7.30pm\n", ""), encoding="utf-8")
    code, _, said = laa("import", "notes.txt", cwd=vale)
    assert (code, "--date" in said) == (2, True)
    assert laa("import", "notes.txt", "--date", "2014-05-12", cwd=vale)[0] == 0


def test_a_body_that_is_not_there_is_asked_for(vale: Path, laa: Run) -> None:
    (vale / "notes.txt").write_text(NOTES.replace("Harrow Vale Forum", "Society of Bell-ringers"), encoding="utf-8")
    code, _, said = laa("import", "notes.txt", cwd=vale)
    assert (code, "--body" in said, "forum" in said) == (2, True, True)


@pytest.mark.parametrize("named", ["Harrow Vale", "The Committee", "HVAS", "Allotment Holders of Harrow"])
def test_the_only_body_may_be_named_in_short(vale: Path, laa: Run, named: str) -> None:
    only = "name: Harrow Vale\nbodies:\n  plots: {name: Harrow Vale Allotment Society}\n"
    (vale / "partnership.yaml").write_text(only, encoding="utf-8")
    (vale / "notes.txt").write_text(NOTES.replace("Harrow Vale Forum", f"{named} Minutes"), encoding="utf-8")
    assert laa("import", "notes.txt", cwd=vale)[0] == 0


def test_minutes_of_another_body_are_not_put_under_the_only_one(vale: Path, laa: Run) -> None:
    only = "name: Harrow Vale\nbodies:\n  plots: {name: Upper Lea Parish Council}\n"
    (vale / "partnership.yaml").write_text(only, encoding="utf-8")
    (vale / "notes.txt").write_text(NOTES.replace("Vale Forum", "Parish Council Meeting"), encoding="utf-8")
    code, _, said = laa("import", "notes.txt", cwd=vale)
    assert (code, "names another body, “Harrow Parish Council”" in said, "--body plots" in said) == (2, True, True)
    assert laa("import", "notes.txt", "--body", "plots", cwd=vale)[0] == 0


def test_a_body_that_there_is_not_is_refused_and_another_than_the_documents_doubted(vale: Path, laa: Run) -> None:
    code, _, said = laa("import", "notes.txt", "--body", "forrum", cwd=vale)
    assert (code, "No body called “forrum”. Did you mean forum?" in said) == (1, True)
    assert not (vale / "meetings").exists()
    _, _, said = laa("import", "notes.txt", "--body", "board", cwd=vale)
    assert "The document names another body, “Harrow Vale Forum”." in said
    record = (vale / "meetings/board/2014-05-12.yaml").read_text(encoding="utf-8")
    assert "# ? line 1: the document names another body, “Harrow Vale Forum”\nbody: board\n" in record


def test_another_day_than_the_documents_is_doubted(vale: Path, laa: Run) -> None:
    for day, doubted in (("2014-05-12", False), ("2014-05-13", True)):
        said = laa("import", "notes.txt", "--body", "forum", "--date", day, cwd=vale)[2]
        assert ("the document says 12 May 2014, and --date says 13 May 2014" in said) is doubted


def test_an_office_and_an_organisation_stand_behind_a_name(vale: Path, laa: Run) -> None:
    came = "Present: Ada Marsh (Chair, Ember Council), Ben Lowe (Finance Director, Mill Group), Cy Dart\n"
    (vale / "came.txt").write_text(re.sub("Present: .*\n", came, NOTES), encoding="utf-8")
    assert laa("import", "came.txt", cwd=vale)[0] == 0
    record = (vale / "meetings/forum/2014-05-12.yaml").read_text(encoding="utf-8")
    assert "  - Ada Marsh  # Ember Council\n  - Ben Lowe  # Finance Director, Mill Group\n  - Cy Dart\n" in record
    assert laa("check", cwd=vale)[0] == 0


def test_the_files_name_may_give_the_record_its_day_but_is_no_word_of_the_document(vale: Path, laa: Run) -> None:
    undated = NOTES.replace("Monday 12 May 2014, 7.30pm\n", "")
    (vale / "notes-2014-05-12.txt").write_text(undated, encoding="utf-8")
    assert json.loads(laa("import", "notes-2014-05-12.txt", "--json", cwd=vale)[1])["date"] is None
    code, _, said = laa("import", "notes-2014-05-12.txt", cwd=vale)
    assert (code, "the date is read from the file's name only" in said) == (0, True)
    assert (vale / "meetings/forum/2014-05-12.yaml").exists()


def test_as_data_it_needs_no_workspace(tmp_path: Path, laa: Run) -> None:
    (tmp_path / "notes.txt").write_text(NOTES, encoding="utf-8")
    code, out, _ = laa("import", "notes.txt", "--json", cwd=tmp_path)
    data = json.loads(out)
    assert (code, data["schema"], data["date"], data["time"]) == (0, "laa.import/1", "2014-05-12", "19:30")
    assert [one["person"] for one in data["apologies"]] == ["Di Vane"]
    assert data["actions"][0]["owners"] == ["Ben Lowe"]


def test_a_folder_is_imported_file_by_file(vale: Path, laa: Run) -> None:
    folder = vale / "old"
    folder.mkdir()
    (folder / "may.txt").write_text(NOTES, encoding="utf-8")
    (folder / "june.txt").write_text(NOTES.replace("12 May", "9 June"), encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no more")
    code, _, said = laa("import", "old", cwd=vale)
    assert (code, "2 of 3 documents imported.\nNot imported: " in said) == (1, True)
    assert sorted(path.name for path in (vale / "meetings/forum").iterdir()) == ["2014-05-12.yaml", "2014-06-09.yaml"]


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 word", ".docx"),
        ("sheet.csv", b"a,b", ".docx"),
        ("scan.png", b"\x89PNG\r\n", "text recognition"),
        ("empty.txt", b"", "nothing to import"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_line(
    tmp_path: Path, laa: Run, name: str, data: bytes, advice: str
) -> None:
    (tmp_path / name).write_bytes(data)
    code, _, said = laa("import", name, "--json", cwd=tmp_path)
    assert (code != 0, said.count("\n"), advice in said) == (True, 1, True)


def test_a_folder_without_documents_is_told(laa: Run, tmp_path: Path) -> None:
    (tmp_path / "sheet.ods").write_bytes(b"")
    code, out, err = laa("import", str(tmp_path), "--dry-run")
    assert (code, out) == (1, "")
    assert err.startswith(f"Nothing that can be imported lies in {tmp_path}. laa reads .docx, ")


def test_whoever_attended_and_is_unknown_is_added_to_the_people(vale: Path, laa: Run) -> None:
    path = vale / "partnership.yaml"
    known = "organisations: {Vale Trust: {}}\npeople:\n  - name: Ben Lowe  # our treasurer\n  - name: Diana Vane\n"
    path.write_text(PARTNERSHIP + known, encoding="utf-8")
    notes = NOTES.replace("Ada Marsh (Chair), Ben Lowe", "Dr Ada Marsh (Chair), Ben Lowe, Cy Dart (Vale Trust), Eve")
    (vale / "notes.txt").write_text(notes.replace("Di Vane", "Dianna Vane"), encoding="utf-8")
    code, _, said = laa("import", "notes.txt", "--people", cwd=vale)
    assert code == 0
    added = "  - name: Ada Marsh\n    title: Dr\n  - name: Cy Dart\n    organisation: Vale Trust\n"
    assert path.read_text(encoding="utf-8") == PARTNERSHIP + known + added
    assert "Wrote partnership.yaml, 4 lines." in said
    assert "Dianna Vane was not added to partnership.yaml, which has Diana Vane." in said
    assert laa("import", "notes.txt", "--people", "--into", cwd=vale)[0] == 0
    assert path.read_text(encoding="utf-8") == PARTNERSHIP + known + added


def test_substitutes_are_added_too_and_organisations_in_words(vale: Path, laa: Run) -> None:
    path = vale / "partnership.yaml"
    notes = NOTES.replace("Ada Marsh (Chair), Ben Lowe", "Ada Marsh (Vale Trust), Ben Lowe (HVDC)")
    (vale / "notes.txt").write_text(notes.replace("Di Vane", "Di Vane (represented by Sgt Ned Fell)"), encoding="utf-8")
    assert laa("import", "notes.txt", "--people", cwd=vale)[0] == 0
    people = path.read_text(encoding="utf-8").partition("people:\n")[2]
    assert people == (
        "  - name: Ada Marsh\n    organisation: Vale Trust\n  - name: Ben Lowe\n  - name: Di Vane\n"
        "  - name: Ned Fell\n    title: Sgt\n"
    )
    assert laa("check", cwd=vale)[:2] == (0, "Nothing wrong in 2 files.\n")


def test_what_is_added_to_a_record_is_nobody_who_is_there_by_another_name(vale: Path, laa: Run) -> None:
    people = "people:\n  - name: Benjamin Lowe\n    aliases: [Ben Lowe]\n  - name: Ada Marsh\n"
    (vale / "partnership.yaml").write_text(PARTNERSHIP + people, encoding="utf-8")
    path = vale / "meetings/forum/2014-05-12.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("body: forum\ndate: 2014-05-12\npresent:\n  - A Marsh\n  - Benjamin Lowe\n", encoding="utf-8")
    assert laa("import", "notes.txt", "--into", cwd=vale)[0] == 0
    record = path.read_text(encoding="utf-8")
    assert 'present:\n  - A Marsh\n  - Benjamin Lowe\ntime: "19:30"\nstatus: draft\nchair: Ada Marsh\n' in record
    assert "one-person-twice" not in laa("check", cwd=vale)[1]


def test_what_a_folder_holds_in_a_format_that_is_not_read_is_named(vale: Path, laa: Run) -> None:
    folder = vale / "old"
    folder.mkdir()
    for name in ("may.txt", "~$june.docx", ".hidden.txt"):
        (folder / name).write_text(NOTES, encoding="utf-8")
    for name in ("june.doc", "may.doc", "log.xlsx"):  # there is a may.txt
        (folder / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    code, _, said = laa("import", "old", cwd=vale)
    assert code == 1
    assert said.endswith("1 of 3 documents imported.\nNot imported: june.doc, log.xlsx.\n")
    assert f"{Path('old/june.doc')} is in an old format that laa does not read. Open it in Word" in said


def test_a_folder_is_imported_again_for_what_came_later(vale: Path, laa: Run) -> None:
    folder = vale / "old"
    folder.mkdir()
    (folder / "may.txt").write_text(NOTES, encoding="utf-8")
    (folder / "june.txt").write_text(NOTES.replace("12 May", "9 June"), encoding="utf-8")
    assert laa("import", "old", cwd=vale)[0] == 0
    assert laa("import", "old", cwd=vale) == (0, "", "0 of 2 documents imported, 2 imported before.\n")
    (folder / "july.txt").write_text(NOTES.replace("12 May", "14 July"), encoding="utf-8")
    (folder / "second.txt").write_text(NOTES, encoding="utf-8")
    code, _, said = laa("import", "old", cwd=vale)
    assert code == 1
    assert "1 of 4 documents imported, 2 imported before.\nNot imported: second.txt.\n" in said
    assert f"{Path('old/second.txt')}: there is a record of that meeting, meetings/forum/2014-05-12.yaml" in said


@pytest.mark.parametrize(
    ("name", "doubted"),
    [
        ("2015-05-12.txt", True), ("Forum 20150512.txt", True), ("notes 12 June 2014.txt", True),
        ("2014-05-12.txt", False), ("12_05_2014.txt", False), ("05-12-2014.txt", False), ("May 2015.txt", False),
    ],
)  # fmt: skip
def test_a_name_that_says_another_day_than_the_document_is_a_doubt(
    vale: Path, laa: Run, name: str, doubted: bool
) -> None:
    (vale / name).write_text(NOTES, encoding="utf-8")
    code, _, said = laa("import", name, cwd=vale)
    record = (vale / "meetings/forum/2014-05-12.yaml").read_text(encoding="utf-8")
    assert (code, "# ? line 1: the file's name says " in record, "date: the file's name says " in said) == (
        0, doubted, doubted
    )  # fmt: skip


def test_a_folder_as_data_leaves_out_what_cannot_be_read(tmp_path: Path, laa: Run) -> None:
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (tmp_path / "b.txt").write_text(NOTES, encoding="utf-8")
    code, out, said = laa("import", str(tmp_path), "--json", cwd=tmp_path)
    assert (code, json.loads(out)["date"], "a.doc is in an old format" in said) == (1, "2014-05-12", True)


def test_minutes_in_two_files_make_one_record_that_names_both(vale: Path, laa: Run) -> None:
    folder = vale / "old"
    folder.mkdir()
    first, second = NOTES.partition("2. Close")[0], NOTES.replace("1. Gate\nThe gate is broken.\n", "1. Bridge\nDry.\n")
    (folder / "part 1.txt").write_text(first, encoding="utf-8")
    (folder / "part 2.txt").write_text(second, encoding="utf-8")
    assert "Not imported: part 2.txt." in laa("import", "old", cwd=vale)[2]
    assert laa("import", "old/part 2.txt", "--into", cwd=vale)[0] == 0
    lines = (vale / "meetings/forum/2014-05-12.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "title:" in line] == [f"  - title: {one}" for one in ("Gate", "Bridge", "Close")]
    assert [line.partition(". ")[0] for line in lines[1:3]] == [
        "# Imported from part 1.txt",
        "# Imported from part 2.txt.",
    ]
    assert laa("import", "old", cwd=vale) == (0, "", "0 of 2 documents imported, 2 imported before.\n")


def test_what_was_approved_and_lacks_nothing_is_imported_into_without_ado(vale: Path, laa: Run) -> None:
    assert laa("import", "notes.txt", cwd=vale)[0] == 0
    path = vale / "meetings/forum/2014-05-12.yaml"
    record = path.read_text(encoding="utf-8").replace("status: draft", "status: circulated")
    path.write_text(record, encoding="utf-8")
    later = "body: forum\ndate: 2014-06-09\nitems: [{title: Minutes, approves: [2014-05-12]}]\n"
    (path.parent / "2014-06-09.yaml").write_text(later, encoding="utf-8")
    code, _, said = laa("import", "notes.txt", "--into", cwd=vale)
    assert (code, "Added: nothing; the record has it all." in said) == (0, True)
    assert path.read_text(encoding="utf-8") == record


def test_as_many_items_are_told_as_the_record_has(vale: Path, laa: Run) -> None:
    (vale / "listed.md").write_text(f"{NOTES}\n## Actions\n\n- Ben Lowe to paint the gate\n", encoding="utf-8")
    assert ", 3 items, 2 actions" in laa("import", "listed.md", cwd=vale)[2]
    assert (vale / "meetings/forum/2014-05-12.yaml").read_text(encoding="utf-8").count("\n  - title: ") == 3


@pytest.mark.parametrize(
    ("status", "seal", "written"),
    [("draft", "", True), ("circulated", "", False), ("draft", f", seal: sha256:{'0' * 64}", False)],
)
def test_nothing_is_added_to_what_was_approved(vale: Path, laa: Run, status: str, seal: str, written: bool) -> None:
    folder = vale / "meetings/forum"
    folder.mkdir(parents=True)
    approves = f"items: [{{title: Minutes, approves: [{{meeting: 2014-05-12{seal}}}]}}]\n"
    (folder / "2014-06-09.yaml").write_text(f"body: forum\ndate: 2014-06-09\n{approves}", encoding="utf-8")
    typed = f"body: forum\ndate: 2014-05-12\nstatus: {status}\nitems: [Gate]\n"
    (folder / "2014-05-12.yaml").write_text(typed, encoding="utf-8")
    code, _, said = laa("import", "notes.txt", "--into", cwd=vale)
    assert (code, "so their record is not touched" in said) == ((0, False) if written else (1, True))
    assert ((folder / "2014-05-12.yaml").read_text(encoding="utf-8") != typed) is written


def test_of_a_folder_the_documents_are_named_of_which_the_records_say_least(vale: Path, laa: Run) -> None:
    folder = vale / "old"
    folder.mkdir()
    (folder / "may.txt").write_text(NOTES, encoding="utf-8")
    paths = "".join(f"W:\\Lantern\\Brass{n}.doc\n\n" for n in range(40))
    (folder / "june.md").write_text(
        NOTES.replace("12 May", "9 June").replace("Present", f"{paths}Present"), encoding="utf-8"
    )
    said = laa("import", "old", cwd=vale)[2].splitlines()
    assert said[-2:-1] == ["2 of 2 documents imported."]
    assert said[-1].startswith("Look first at june.md (")
    assert "may" not in said[-1]


def test_doubts_about_what_is_added_are_told_whole_for_no_comment_holds_them(vale: Path, laa: Run) -> None:
    folder = vale / "old"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        doubtful = NOTES.replace("Monday", "Friday").replace("Gate", f"Gate of {name[0]}")
        (folder / name).write_text(doubtful, encoding="utf-8")
    said = laa("import", "old", "--into", cwd=vale)[2]
    doubt = "date: 12 May 2014 was a Monday, not a Friday"
    first, second = said.split("b.txt: ")
    assert "  1 doubt stands in the record as a comment that begins with ?." in first
    assert doubt in second
    assert "stands in the record" not in second
    assert doubt not in laa("import", "old", "--into", cwd=vale)[2]


def test_an_imported_log_keeps_its_status_when_its_actions_get_numbers(vale: Path, laa: Run) -> None:
    log = (
        "# Harrow Vale Forum: action log\n\nMonday 12 May 2014\n\n"
        "| Ref | Action | Owner | Status |\n|---|---|---|---|\n"
        "| 7 | Mend the gate | Ben Lowe | Open |\n| 8 | Paint the door | Ada Marsh | Closed |\n"
    )
    (vale / "log.md").write_text(log, encoding="utf-8")
    assert laa("import", "log.md", "--body", "forum", cwd=vale)[0] == 0
    code, _, said = laa("circulate", "forum/2014-05-12", cwd=vale)
    assert (code, said.splitlines()[0]) == (0, "forum/2014-05-12 stays in outline; 1 action numbered (A1).")
    record = (vale / "meetings/forum/2014-05-12.yaml").read_text(encoding="utf-8")
    assert "status: outline\n" in record
    assert "- id: A1\n        action: Mend the gate" in record
    code, _, said = laa("circulate", "forum/2014-05-12", cwd=vale)
    assert (code, "nothing was written" in said) == (0, True)


def test_a_folder_is_read_without_what_is_hidden_in_it(vale: Path, laa: Run) -> None:
    (vale / "archive/.old").mkdir(parents=True)
    (vale / "archive/.old/notes.txt").write_text(NOTES, encoding="utf-8")
    (vale / "archive/may.txt").write_text(NOTES, encoding="utf-8")
    (vale / "archive/june.txt").write_text(NOTES.replace("12 May", "9 June"), encoding="utf-8")
    code, _, said = laa("import", "archive", cwd=vale)
    assert (code, said.splitlines()[-1]) == (0, "2 of 2 documents imported.")
    code, _, said = laa("import", "archive", "--json", "--date", "2014-05-12", cwd=vale)
    assert (code, "--date is for one document" in said) == (2, True)
