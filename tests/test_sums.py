"""Sums of money: each once, as it stood on a day, with its condition, who releases it, and what is left of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laa_minutes.check import check
from laa_minutes.output.sums import pounds, sums_listing
from laa_minutes.output.text import plain
from laa_minutes.performance import minuted
from laa_minutes.register import Register, open_register
from laa_minutes.view.money import SumRow
from laa_minutes.view.risks import risks
from laa_minutes.view.sums import SumFilter, counted_once, sums
from laa_minutes.workspace import Workspace

Make = Callable[[Mapping[str, str]], Workspace]
Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parent.parent
LEICESTERSHIRE = ROOT / "examples" / "leicestershire"
END = date(2022, 1, 1)

BODIES = """
bodies:
  board: {name: The Board}
  forum: {name: The Forum}
themes: {Homes: {}, Roads: {}}
people: [{name: Ann Able}, {name: Bob Best}]
"""
INDICATORS = "NI 1: {title: Empty homes, theme: Homes}\n"
JANUARY = """
body: board
date: 2020-01-10
items:
  - title: The housing fund
    theme: Homes
    resolutions:
      - {kind: recommended, text: that the fund be set up, to: the Council, subject_to: the budget, waits_on: Cabinet}
      - kind: agreed
        text: that grants be made
        clauses:
          - {kind: delegated, text: that small grants be released, to: Ann Able}
          - {kind: agreed, text: that the surveyor be paid, owner: Bob Best}
    sums:
      - {id: S1, amount: "£100,000", for: the fund, status: recommended, clause: (i)}
      - {id: S2, amount: "£12,500.50", for: small grants, source: S1, status: approved, clause: (ii)(a)}
      - {id: S3, amount: "£4,000", for: the survey, source: county reserves, status: approved, clause: (ii)(b)}
"""
MARCH = """
body: board
date: 2020-03-10
progress:
  - {ref: 2020-01-10/1(i), status: done, note: Cabinet agreed.}
items:
  - title: The housing fund again
    sums:
      - {id: S1, amount: "£90,000", same_as: 2020-01-10/S1, status: granted}
      - {id: S2, amount: "£60,000", for: repairs, source: 2020-01-10/S1, status: approved}
"""
FILES = {
    "partnership.yaml": BODIES,
    "indicators.yaml": INDICATORS,
    "meetings/board/2020-01-10.yaml": JANUARY,
    "meetings/board/2020-03-10.yaml": MARCH,
}


def found(workspace: Workspace, as_of: date = END, **wanted: object) -> dict[str, SumRow]:
    rows = sums(open_register(workspace, as_of), SumFilter(**wanted))  # type: ignore[arg-type]
    return {(row.ref or "").partition("/")[2]: row for row in rows}


def one_item(text: str) -> dict[str, str]:
    return {"partnership.yaml": BODIES, "meetings/board/2020-01-10.yaml": f"body: board\ndate: 2020-01-10\n{text}"}


def codes(workspace: Workspace) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in check(open_register(workspace, END)) if one.code != "unknown-person"]


# Leicestershire's minute 147


def test_the_total_ssog_recommended_is_made_up_of_what_is_asked_for_and_what_went_before(
    leicestershire: Register,
) -> None:
    rows = {row.ref.rpartition("/")[2]: row for row in sums(leicestershire, SumFilter()) if row.ref}
    assert list(rows) == ["S2", "S3", "S1", "S4", "S5", "S6"]  # a whole before its parts
    assert [row.depth for row in rows.values()] == [0, 0, 1, 1, 0, 0]
    total, further, earlier = rows["S3"], rows["S1"], rows["S4"]
    assert (total.amount, further.amount, earlier.amount) == (530000, 460000, 70000)
    assert (total.left, total.includes) == (0, (further.ref, earlier.ref))
    assert (total.released_by, total.status) == (("County Council",), "recommended")


def test_the_further_investment_has_its_condition_from_a_clause_and_what_repays_it(leicestershire: Register) -> None:
    further = next(row for row in sums(leicestershire, SumFilter()) if row.amount == 460000)
    assert further.subject_to == ("Final approval of the further investment by the County Council's Cabinet",)
    assert further.waits_on == ("County Council's Cabinet",)
    assert "reward" in (further.source or "")
    assert (further.repaid_from or "").startswith("reward funding; failing that")
    assert [one.code for one in further.risks] == [
        "Permanently excluded pupils", "Older People's Well Being", "Incapacity Benefit",
    ]  # fmt: skip
    assert {one.standing for one in further.risks} == {"at risk"}


def test_the_release_for_older_people_is_delegated_and_its_amount_not_stated(leicestershire: Register) -> None:
    share = next(row for row in sums(leicestershire, SumFilter()) if row.amount is None)
    assert share.released_by == ("Chairman of SSOG", "Chairman of the Leicestershire Together Board")
    assert (share.amount, share.part_of) == (None, ())


def test_a_sum_with_two_names_is_two_rows_that_count_once(leicestershire: Register) -> None:
    rows = sums(leicestershire, SumFilter())
    safer, stronger = (row for row in rows if row.amount == 70000)
    assert (safer.same_as, stronger.same_as) == ((stronger.ref,), (safer.ref,))
    assert (safer.status, stronger.status) == ("allocated", "recommended")
    assert [row.amount for row in counted_once(rows)] == [530000, 150000, None]
    only = sums(leicestershire, SumFilter(statuses=("allocated",)))
    assert counted_once(only) == only


# Over time


def test_a_later_meeting_takes_a_sums_history_on(workspace: Make) -> None:
    fund = found(workspace(FILES))["2020-01-10/S1"]
    assert (fund.amount, fund.status, fund.purpose) == (90000, "granted", "the fund")
    assert [(one.on, one.status, one.amount) for one in fund.told] == [
        ("2020-01-10", "recommended", 100000), ("2020-03-10", "granted", 90000),
    ]  # fmt: skip
    assert "2020-03-10/S1" not in found(workspace(FILES))


def test_before_that_meeting_the_sum_is_as_it_was(workspace: Make) -> None:
    fund = found(workspace(FILES), date(2020, 2, 1))["2020-01-10/S1"]
    assert (fund.amount, fund.status, fund.left) == (100000, "recommended", 87499.5)
    assert fund.waits_on == ("Cabinet",)
    assert not found(workspace(FILES), date(2020, 1, 9))


def test_what_is_left_is_what_was_taken_out_leaves_whichever_meeting_took_it(workspace: Make) -> None:
    fund = found(workspace(FILES))["2020-01-10/S1"]
    assert [(one.ref, one.amount) for one in fund.parts] == [
        ("board/2020-01-10/S2", 12500.5), ("board/2020-03-10/S2", 60000),
    ]  # fmt: skip
    assert fund.left == 90000 - 12500.5 - 60000
    assert fund.includes == ()


def test_a_condition_that_was_reported_met_is_waited_for_no_more(workspace: Make) -> None:
    fund = found(workspace(FILES))["2020-01-10/S1"]
    assert (fund.subject_to, fund.waits_on) == (("the budget",), ())
    assert [(one.status, one.closed) for one in fund.clauses] == [("done", "2020-03-10")]


def test_a_sum_reported_on_by_its_name_is_done_until_it_is_open_again(workspace: Make) -> None:
    report = "\nprogress: [{ref: 2020-01-10/S3, status: %s, note: Paid.}]\n"
    later = {
        "meetings/board/2020-04-01.yaml": "body: board\ndate: 2020-04-01" + report % "done",
        "meetings/board/2020-05-01.yaml": "body: board\ndate: 2020-05-01" + report % "open",
    }
    files = workspace(FILES | later)
    told = {day: found(files, day)["2020-01-10/S3"] for day in (date(2020, 3, 31), date(2020, 4, 1), date(2020, 5, 1))}
    assert [row.status for row in told.values()] == ["approved", "done", "approved"]
    assert told[date(2020, 4, 1)].told[-1].note == "Paid."


def test_a_meeting_that_moved_takes_its_sums_along(workspace: Make) -> None:
    moved = JANUARY.replace("2020-01-10", "2020-01-17").replace("items:", "moved: [{from: 2020-01-10}]\nitems:")
    files = {path: text for path, text in FILES.items() if "01-10" not in path}
    rows = found(workspace(files | {"meetings/board/2020-01-17.yaml": moved}))
    assert [one.ref for one in rows["2020-01-17/S1"].parts] == ["board/2020-01-17/S2", "board/2020-03-10/S2"]


# Who releases it, and what it comes from


def test_who_releases_a_sum_is_read_from_its_clause(workspace: Make) -> None:
    rows = found(workspace(FILES))
    assert rows["2020-01-10/S1"].released_by == ("the Council",)
    assert rows["2020-01-10/S2"].released_by == ("Ann Able",)
    assert rows["2020-01-10/S3"].released_by == ("Bob Best",)
    assert rows["2020-03-10/S2"].released_by == ()


def test_a_source_may_be_words_or_a_sum(workspace: Make) -> None:
    rows = found(workspace(FILES))
    assert rows["2020-01-10/S2"].source == "board/2020-01-10/S1"
    assert rows["2020-01-10/S3"].source == "county reserves"


def test_section_106_money_is_no_sum_called_s106(workspace: Make) -> None:
    text = "items: [{title: A, sums: [{id: S1, amount: 5, for: trees, source: S106}]}]\n"
    files = workspace(one_item(text))
    assert found(files)["2020-01-10/S1"].source == "S106"
    assert codes(files) == []


@pytest.mark.parametrize("typed", ["(ii)(a)", "1(ii)(a)", "minute 1(ii) (a)"])
def test_a_clause_is_named_as_people_write_it(workspace: Make, typed: str) -> None:
    rows = found(
        workspace(FILES | {"meetings/board/2020-01-10.yaml": JANUARY.replace("clause: (ii)(a)", f"clause: {typed}")})
    )
    assert rows["2020-01-10/S2"].released_by == ("Ann Able",)


def test_a_clause_below_another_has_its_conditions(workspace: Make) -> None:
    text = """
items:
  - title: Bids
    resolutions:
      - {kind: noted, text: that there were bids}
      - kind: approved
        text: that £30 be allotted
        to: the Council
        subject_to: its consent
        clauses: [{text: £20 for one}, {text: £10 for two}]
    sums:
      - {id: S1, amount: £20, for: one, clause: (ii)(a), subject_to: its CONSENT}
"""
    row = found(workspace(one_item(text)))["2020-01-10/S1"]
    assert [one.ref for one in row.clauses] == ["board/2020-01-10/1(ii)(a)", "board/2020-01-10/1(ii)"]
    assert (row.subject_to, row.released_by) == (("its CONSENT",), ("the Council",))


def test_a_resolution_alone_in_its_item_is_i(workspace: Make) -> None:
    text = """
items:
  - title: Bids
    resolutions: [{kind: delegated, text: that £20 be paid, to: Ann Able}]
    sums: [{id: S1, amount: £20, clause: (i)}, {id: S2, amount: £5}]
"""
    files = workspace(one_item(text))
    rows = found(files)
    assert (rows["2020-01-10/S1"].released_by, rows["2020-01-10/S2"].released_by) == (("Ann Able",), ())
    assert codes(files) == []


# What is left


def test_what_is_left_of_about_so_much_is_about_so_much(workspace: Make) -> None:
    text = """
items:
  - title: A
    sums:
      - {id: S1, amount: 100}
      - {id: S2, amount: 30, approx: yes, source: S1}
      - {id: S3, amount: 50}
      - {id: S4, source: S3}
"""
    rows = found(workspace(one_item(text)))
    assert (rows["2020-01-10/S1"].left, rows["2020-01-10/S1"].left_approx) == (70, True)
    assert rows["2020-01-10/S3"].left is None
    shown = plain(sums_listing(tuple(rows.values()), END, "The Board"))
    assert "taken out of it: S2 about £30; about £70 is left over" in shown
    assert "taken out of it: S4 (not stated); what is left is not known" in shown


def test_a_part_with_two_names_is_taken_off_once(workspace: Make) -> None:
    text = """
items:
  - title: A
    sums:
      - {id: S1, amount: 100, for: all}
      - {id: S2, amount: 30, for: one thing, source: S1}
      - {id: S3, amount: 30, for: one thing, source: S1, same_as: S2}
"""
    rows = found(workspace(one_item(text)))
    assert rows["2020-01-10/S1"].left == 70
    assert [row.amount for row in counted_once(tuple(rows.values()))] == [100]


def test_parts_in_a_circle_are_all_listed_and_reported(workspace: Make) -> None:
    text = """
items:
  - title: A
    sums: [{id: S1, amount: 5, includes: S2}, {id: S2, amount: 5, includes: S1}, {id: S3, amount: 1, same_as: S3}]
"""
    files = workspace(one_item(text))
    assert set(found(files)) == {"2020-01-10/S1", "2020-01-10/S2", "2020-01-10/S3"}
    assert codes(files) == [
        ("sum-counted-twice", "S1 is a part of itself"), ("sum-counted-twice", "S2 is a part of itself"),
    ]  # fmt: skip


pence = st.integers(0, 10**9).map(lambda n: Decimal(n) / 100)


@pytest.mark.slow
@given(parts=st.lists(pence, min_size=1, max_size=6), over=pence)
def test_parts_and_what_is_left_are_the_whole(
    tmp_path_factory: pytest.TempPathFactory, parts: list[Decimal], over: Decimal
) -> None:
    folder = tmp_path_factory.mktemp("sums")
    whole = sum(parts, over)
    lines = [f"      - {{id: S1, amount: {whole}}}"]
    lines += [f"      - {{id: S{n}, amount: {part}, source: S1}}" for n, part in enumerate(parts, 2)]
    for path, text in one_item("items:\n  - title: A\n    sums:\n" + "\n".join(lines) + "\n").items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    rows = sums(open_register(Workspace(folder), END), SumFilter())
    assert Decimal(str(rows[0].left)) == over
    assert [row.ref for row in counted_once(rows)] == [rows[0].ref]
    assert not codes(Workspace(folder))


# Checks


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("{id: S1, amount: 10}, {id: S2, amount: 7, source: S1}, {id: S3, amount: 4, source: S1}",
         ["£11 is taken out of £10"]),
        ("{id: S1, amount: 10}, {id: S2, amount: 7, source: S1}, {id: S3, amount: 7, source: S1, same_as: S2}", []),
        ("{id: S1, amount: 10, approx: yes}, {id: S2, amount: 11, source: S1}", []),
        ("{id: S1, amount: 10}, {id: S2, amount: 20, includes: [S1, S3]}, {id: S3}", []),
        ("{id: S1, amount: 10}, {id: S2, amount: 10, same_as: S1}, {id: S3, amount: 20, includes: [S1, S2]}",
         ["one sum is counted twice: S1 and S2 are one sum"]),
        ("{id: S1, amount: 10}, {id: S2, amount: 12, same_as: S1}",
         ["the sum is £12 here, and £10 in S1, which is the same"]),
        ("{id: S1, amount: 10}, {id: S2, amount: 12, approx: yes, same_as: S1}", []),
    ],
)  # fmt: skip
def test_what_is_said_of_sums_that_cannot_be_right(workspace: Make, typed: str, told: list[str]) -> None:
    assert [message for _, message in codes(workspace(one_item(f"items: [{{title: A, sums: [{typed}]}}]\n")))] == told


def test_another_amount_at_a_later_meeting_is_no_fault(workspace: Make) -> None:
    assert codes(workspace(FILES)) == []
    other = MARCH.replace("same_as:", "for: a loan, same_as:")
    assert codes(workspace(FILES | {"meetings/board/2020-03-10.yaml": other})) == [
        ("one-sum-two-names", "£90,000 is for a loan here, and for the fund in S1")
    ]


# Risk


def test_a_rating_that_changes_leaves_proposal_and_sum_as_they_were(workspace: Make) -> None:
    said = "\nitems: [{title: A, indicators: [{code: NI 1, standing: %s, risk: {%s}}]%s}]\n"
    first = said % ("at risk", "rating: high, proposal: Buy paint, sum: S1", ", sums: [{id: S1, amount: 50}]")
    files = workspace({
        "partnership.yaml": BODIES, "indicators.yaml": INDICATORS,
        "meetings/board/2020-01-10.yaml": "body: board\ndate: 2020-01-10" + first,
        "meetings/forum/2020-02-10.yaml": "body: forum\ndate: 2020-02-10" + said % ("on track", "rating: low", ""),
    })  # fmt: skip
    registers = (open_register(files, day) for day in (date(2020, 2, 9), END))
    before, now = (risks(register, minuted(register)).get("NI 1") for register in registers)
    assert before
    assert now
    assert (before.rating, before.standing, before.at) == ("high", "at risk", "board/2020-01-10")
    assert (now.rating, now.standing, now.at, now.item) == ("low", "on track", "forum/2020-02-10", "forum/2020-02-10/1")
    assert (now.proposal, now.sum, now.amount) == ("Buy paint", "board/2020-01-10/S1", 50)
    assert [(one.code, one.rating) for one in found(files)["2020-01-10/S1"].risks] == [("NI 1", "low")]
    assert found(files, themes=("Homes",))
    assert not found(files, themes=("Roads",))


# What is shown


@pytest.mark.parametrize(
    ("amount", "about", "words"),
    [
        (460000, False, "£460,000"),
        (150000, True, "about £150,000"),
        (12500.5, False, "£12,500.50"),
        (-40, False, "-£40"),
        (0, False, "£0"),
        (None, False, "not stated"),
    ],
)
def test_money_is_written_as_people_write_it(amount: float | None, about: bool, words: str) -> None:
    assert pounds(amount, about=about) == words


def test_the_listing_says_what_an_accountant_asks(leicestershire: Register) -> None:
    shown = plain(sums_listing(sums(leicestershire, SumFilter()), date(2008, 1, 31), "SSOG"))
    assert "made up of S1 £460,000 + S4 £70,000; nothing is left over" in shown
    assert "○ open" in shown
    assert (
        "to be released by Chairman of SSOG and Chairman of the Leicestershire Together Board (delegated, 147(iv))"
        in shown
    )
    assert "the same sum as S2, for the 'Safer block', in 2007" in shown
    assert "Counted once each: recommended £530,000; under investigation about £150,000." in shown


def test_sums_by_body_meeting_theme_status_and_day(workspace: Make) -> None:
    files = workspace(FILES)
    assert list(found(files, bodies=("forum",))) == []
    assert list(found(files, meetings=("board/2020-03-10",))) == ["2020-01-10/S1", "2020-03-10/S2"]  # it was told of S1
    assert list(found(files, themes=("Homes",))) == ["2020-01-10/S1", "2020-01-10/S2", "2020-01-10/S3"]
    assert list(found(files, statuses=("approved",))) == ["2020-01-10/S2", "2020-01-10/S3", "2020-03-10/S2"]
    assert list(found(files, since="2020-02-01")) == ["2020-01-10/S1", "2020-03-10/S2"]


def test_the_data_has_one_row_a_sum(laa: Run) -> None:
    told = json.loads(laa("sums", "--json", "--as-of", "2008-01-31", cwd=LEICESTERSHIRE)[1])
    assert (told["schema"], told["faults"], len(told["sums"])) == ("laa.sums/1", 0, 6)
    total = told["sums"][1]
    assert (total["ref"], total["amount"], total["left"], total["depth"]) == ("ssog/2007-12-13/S3", 530000, 0, 0)
    sheet = list(csv.DictReader(io.StringIO(laa("sums", "--format", "csv", cwd=LEICESTERSHIRE)[1])))
    assert [row["amount"] for row in sheet] == ["70000", "530000", "460000", "70000", "150000", ""]
    assert sheet[1]["parts"] == "ssog/2007-12-13/S1 £460,000; ssog/2007-12-13/S4 £70,000"
    assert sheet[2]["risks"].startswith("Permanently excluded pupils, at risk: Proposal for improvement in the report ")


def test_a_status_that_no_sum_has_is_an_error_that_names_those_there_are(laa: Run) -> None:
    code, out, err = laa("sums", "--status", "spent", cwd=LEICESTERSHIRE)
    assert (code, out) == (1, "")
    assert err == "No sum is “spent”. On record are allocated, recommended, under investigation, none.\n"
    assert laa("sums", "--status", "ALLOCATED", cwd=LEICESTERSHIRE)[0] == 0


def test_records_without_money_say_so(laa: Run) -> None:
    code, out, _ = laa("sums", "--as-of", "2007-12-12", cwd=LEICESTERSHIRE)
    assert (code, out.splitlines()[-1]) == (0, "No sums on record that fit.")


def test_text_of_the_records_is_text_wherever_it_is_shown(workspace: Make, laa: Run) -> None:
    text = """
items:
  - title: A
    sums: [{id: S1, amount: 5, for: "[red]all|of*it*", status: "=1+1 *now*", source: "<b>us</b>"}]
"""
    files = workspace(one_item(text))
    assert "[red]all|of*it*" in laa("sums", cwd=files.root)[1]
    page = laa("sums", "--format", "md", cwd=files.root)[1]
    assert "\\[red\\]all\\|of\\*it\\*" in page
    assert "Counted once each: =1+1 \\*now\\* £5." in page
    assert "\\<b\\>us" in page
    assert "'=1+1 *now*" in laa("sums", "--format", "csv", cwd=files.root)[1]
    assert laa("sums", "--status", "=1+1 *NOW*", cwd=files.root)[0] == 0


def test_a_broken_record_ends_with_1_and_shows_the_rest(workspace: Make, laa: Run) -> None:
    files = workspace(FILES | {"meetings/board/2020-05-01.yaml": "body: board\ndate: 2020-02-31\n"})
    code, out, err = laa("sums", cwd=files.root)
    assert code == 1
    assert "£90,000" in out
    assert "`laa check` shows them" in err


def test_show_tells_what_became_of_a_sum(workspace: Make, laa: Run) -> None:
    out = laa("show", "2020-01-10/S1", cwd=workspace(FILES).root)[1]
    assert out.startswith("board/2020-01-10/S1  £90,000")
    assert "Left       £17,499.50" in out
    assert "10 March 2020, board/2020-03-10/S1: £90,000, granted" in out
