"""Make the fictional workspace again: python bench/brackenshire.py [DIR]   (examples/brackenshire)

The Brackenshire Partnership, April 2023 to March 2025. The same bytes come out everywhere: the seed is fixed, and no
clock is read. Records are laid out with the writer that `laa new-meeting` uses, and each minute is approved with
`laa approve`'s own function, so that seals and filed copies are what they would be.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from brackenshire_board import AFTERWARDS, AGREED, BOARD, OUTCOMES, PERFORMANCE
from brackenshire_story import (
    ADDED,
    ADDED_ON,
    AMENDMENTS,
    ARISING,
    BETTER,
    BOOKED,
    BROKEN,
    CHAIRS,
    CHANGES,
    CLOSINGS,
    COMING,
    COUNTY,
    CUMULATIVE,
    DAYS,
    DROPPED,
    EB,
    GROUP,
    HANDOVER,
    HOMES,
    KEPT,
    MEASURES,
    MEMBERS,
    MET,
    MISSED,
    MONTH,
    MOVED,
    MOVED_FROM,
    MOVED_ON,
    NEAR,
    NEW_LEADS,
    OPENINGS,
    ORGANISATIONS,
    PEOPLE,
    PLACES,
    PLANNED,
    PPG,
    PROMISES,
    QUARTER,
    README,
    RECOVERY,
    SAID,
    SINGULAR,
    STAND_INS,
    TASKS,
    THEMES,
    TIMES,
    TOPICS,
    UNAIMED,
    VENUES,
    WELCOMES,
    WELL,
    WORKPLAN,
    WORSE,
    YEAR,
    Measure,
    Task,
    Topic,
)

from laa_minutes import edit
from laa_minutes.cycle.approving import approving, write
from laa_minutes.edit import Prose
from laa_minutes.record.when import MONTHS, day_words, read_period
from laa_minutes.register import open_register
from laa_minutes.workspace import Workspace

SEED = 2025
HERE = Path(__file__).parent.parent / "examples" / "brackenshire"
LEVELS = ("off track", "at risk", "on track", "ahead")
TOLERANCE = Decimal(5)  # per cent: the partnership's default
FIRST_MINUTE = 61
LAST = date(2025, 3, 31)

NAMES = {name.split()[0]: name for name, _, _ in PEOPLE}


@dataclass(frozen=True, slots=True)
class Reading:
    period: str
    last: date
    value: Decimal
    reported: date


NO_READING = Reading("", date.min, Decimal(0), date.min)


@dataclass(slots=True)
class Open:
    """An action that has been raised: when it is to be spoken of next, and how often it has been."""

    ref: str
    task: Task
    raised: int


@dataclass(slots=True)
class Story:
    """What has happened so far, while meetings are written in the order in which they were held."""

    chance: random.Random
    readings: dict[str, list[Reading]]
    standing: dict[str, int] = field(default_factory=dict)
    told: dict[str, Reading] = field(default_factory=dict)  # the last figure the Group was told
    promised: dict[str, tuple[date, Reading]] = field(default_factory=dict)
    used: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    open: dict[str, list[Open]] = field(default_factory=lambda: {PPG: [], GROUP: []})
    agreed: dict[tuple[str, str, str], str] = field(default_factory=dict)  # code, year, change → minute
    wishes: dict[str, str] = field(default_factory=dict)  # a meeting → the action there that asked for an item
    minute: int = FIRST_MINUTE

    def next(self, stock: tuple[str, ...], name: str) -> str:
        """The next sentence of a stock; it begins anew when all were used."""
        self.used[name] += 1
        return stock[(self.used[name] - 1) % len(stock)]


def main(folder: Path = HERE) -> None:
    for old in ("meetings", "minutes"):
        shutil.rmtree(folder / old, ignore_errors=True)
    story = Story(random.Random(SEED), {one.code: list(readings(one)) for one in MEASURES})
    every = sorted((date.fromisoformat(day), body) for body, days in DAYS.items() for day in days.split())
    for day, body in every:
        put(folder, f"meetings/{body}/{day}.yaml", {PPG: performance, EB: board, GROUP: group}[body](story, day))
    put(folder, "indicators.yaml", indicators(story))
    put(folder, "partnership.yaml", partnership())
    put(folder, "forward-plan.yaml", plan(story, LAST))
    put(folder, "README.md", README)
    approve(folder, story)


def put(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8", newline="\n")


def approve(folder: Path, story: Story) -> None:
    """Each meeting approves the minutes of the one before it, from the first on, as the tool does it: with the plan as
    it then stood, and without the records of later days."""
    workspace = Workspace(folder)
    for body, days in DAYS.items():
        held = days.split()
        for before, at in pairwise(held):
            ref, day = f"{body}/{before}", date.fromisoformat(at)
            then: dict[str, str | None] = {"forward-plan.yaml": plan(story, day)}
            then |= {path: None for path in workspace.paths() if path.startswith("meetings/") and path[-15:-5] > at}
            register = open_register(workspace, day, then)
            write(folder, approving(register, ref, f"{body}/{at}", AMENDMENTS.get(ref, ())))


# Figures


def pace(one: Measure, month: int) -> float:
    """Where the measure's course stands in a month, 0 being April 2023."""
    where = min(max(month, 0), 24) / 24 * (len(one.course) - 1)
    left = min(int(where), len(one.course) - 2) if len(one.course) > 1 else 0
    right = min(left + 1, len(one.course) - 1)
    return one.course[left] + (where - left) * (one.course[right] - one.course[left])


def readings(one: Measure) -> Iterator[Reading]:
    chance = random.Random(f"{SEED} {one.code}")
    spread = max(abs(value) for value in one.course) * one.noise

    def shaken(value: float) -> float:
        return value + spread * (chance.random() + chance.random() - 1)

    if one.every == YEAR:
        if len(one.course) == 1:
            yield Reading("2024/25", date(2025, 3, 31), as_typed(one, one.course[0]), date(2025, 1, 14))
            return
        for year, value in zip(("2022/23", "2023/24"), one.course, strict=False):
            last = read_period(year).last
            yield Reading(year, last, as_typed(one, value), last + timedelta(70))
        return
    step, behind = (1, 18) if one.every == MONTH else (3, 24)
    if one.measure != CUMULATIVE:
        before = "2023-03" if one.every == MONTH else "2022/23 Q4"
        value = one.start if one.start is not None else one.course[0]
        last = read_period(before).last
        yield Reading(before, last, as_typed(one, value), last + timedelta(behind - 6))
    total = 0.0
    for month in range(0, 23 if one.every == MONTH else 21, step):
        period = period_of(month, one.every)
        last = read_period(period).last
        if one.measure == CUMULATIVE:
            total = 0.0 if month % 12 == 0 else total
            total += sum(shaken(pace(one, month + n)) / 12 for n in range(step))
            value = total
        else:
            value = shaken(pace(one, month + step // 2))
        if one.code == "LI 4.1":
            value = max(value, 0)
        if (one.code, period) in DROPPED:
            continue
        reported = last + timedelta(behind + int(chance.random() * 4))
        if (one.code, period) == ("NI 310", "2024-05"):  # sheds were counted with homes for three weeks
            yield Reading(period, last, as_typed(one, value + 23), reported)
            reported += timedelta(34)
        yield Reading(period, last, as_typed(one, value), reported)


def period_of(month: int, every: str) -> str:
    """The period that begins so many months after April 2023."""
    year, at = 2023 + month // 12, month % 12
    if every == MONTH:
        return f"{year + (at > 8)}-{(at + 3) % 12 + 1:02}"
    return f"{year}/{(year + 1) % 100} Q{at // 3 + 1}"


def as_typed(one: Measure, value: float) -> Decimal:
    return Decimal(f"{value:.{one.decimals}f}") + 0


def profile(one: Measure, year: int, aim: float) -> dict[str, Decimal]:
    """Interim targets: even steps towards the year's target, or even shares of it where the measure adds up."""
    if one.every == YEAR:
        return {}
    steps = 12 if one.every == MONTH else 4
    before = one.start if year == 0 or one.aims[0] is None else one.aims[0]
    start = 0 if one.measure == CUMULATIVE else (aim if before is None else before)
    months = 12 // steps
    return {
        period_of(12 * year + months * n, one.every): as_typed(one, start + (aim - start) * (n + 1) / steps)
        for n in range(steps)
    }


def aim_for(one: Measure, period: str, day: date) -> Decimal | None:
    """The target that is in force on a day for a period."""
    for year, aim in enumerate(one.aims):
        if aim is None or day < date.fromisoformat(DAYS[EB].split()[5 * year]):
            continue
        name = f"{2023 + year}/{24 + year}"
        for code, at, _, _, changed, value, _ in CHANGES:
            if (code, changed) == (one.code, name) and value is not None and date.fromisoformat(at) <= day:
                aim = value
        found = {name: as_typed(one, aim), **profile(one, year, aim)}
        if period in found and (one.every == YEAR or period != name):
            return found[period]
    return None


def shortfall(one: Measure, reading: Reading, day: date) -> tuple[Decimal, Decimal] | None:
    """How far the reading falls short of its target, and the width of the band; None where there is no target."""
    aim = aim_for(one, reading.period, day)
    if aim is None:
        return None
    short = aim - reading.value if one.better == "higher" else reading.value - aim
    return short, Decimal(one.tolerance) if one.tolerance else abs(aim) * TOLERANCE / 100


def level(one: Measure, reading: Reading, day: date) -> int | None:
    """What a reading alone would make of the standing."""
    found = shortfall(one, reading, day)
    if found is None:
        return None
    short, band = found
    return 3 if short < -band else 2 if short <= 0 else 1 if short <= band else 0


def known(story: Story, one: Measure, day: date) -> list[Reading]:
    """The readings reported by a day, the later of two for one period in the place of the first."""
    found = {reading.period: reading for reading in story.readings[one.code] if reading.reported <= day}
    return list(found.values())


# The Performance Group


def performance(story: Story, day: date) -> str:
    held = DAYS[PPG].split()
    number = held.index(day.isoformat())
    themes = (THEMES[2 * number % 5], THEMES[(2 * number + 1) % 5])
    raise_ = Raising(story, PPG, day)
    items: list[dict[str, Any]] = [welcome(story, PPG), approval(story, PPG, number)]
    for theme in themes:
        items.append(theme_item(story, day, theme, raise_, f"ppg/{day}/{len(items) + 1}"))
    items.append(exceptions(story, day, themes, raise_, f"ppg/{day}/{len(items) + 1}"))
    topic = TOPICS.get(f"ppg/{day}")
    if topic:
        items.append(topic_item(story, topic, PPG, day, raise_))
    items.append(closing(story, PPG))
    extra: dict[str, Any] = {}
    if day == date(2024, 6, 20):
        extra["corrects"] = [
            {
                "meeting": "2024-04-18",
                "text": "Under item 3 the table that Laurel showed was that of February, not of March.",
            }
        ]
    if day == date(2024, 2, 15):
        items[-1]["notes"] = [{"text": "The fair is on 8 June, not on 1 June as was said.", "dated": "2024-02-22"}]
    return record(story, PPG, day, number, items, progress(story, PPG, day, number), extra)


@dataclass(slots=True)
class Raising:
    """Actions of one meeting as they are raised."""

    story: Story
    body: str
    day: date
    number: int = 0

    def __call__(self, task: Task, agenda: str | None = None) -> dict[str, Any]:
        held = DAYS[self.body].split()
        at = held.index(self.day.isoformat())
        self.number += 1
        ref = f"{self.day}/A{self.number}"
        self.story.open[self.body].append(Open(ref, task, at))
        found: dict[str, Any] = {"id": f"A{self.number}", "action": task.text}
        if task.owner:
            found["owner"] = self._person(task.owner)
        if task.together:
            found["with"] = self._person(task.together)
        found["due"] = self._due(task.due, [*held, COMING[self.body]][at:])
        if task.codes:
            found["indicators"] = list(task.codes)
        if agenda:
            found["agenda"] = agenda
            self.story.wishes[f"{self.body}/{self.day}"] = ref
        return found

    def _person(self, name: str) -> str:
        name = "Tansy" if name == "Basil" and self.day >= HANDOVER else name
        return NAMES.get(name, name) if self.number % 3 else name  # minutes write a first name often enough

    @staticmethod
    def _due(due: str, held: list[str]) -> str:
        if due == "two":
            return f"{held[min(2, len(held) - 1)]}"
        return due.removeprefix("meeting:")


def theme_item(story: Story, day: date, theme: str, raise_: Raising, minute: str) -> dict[str, Any]:
    queue = TASKS[theme]
    story.used[f"task {theme}"] += 1
    turn = story.used[f"task {theme}"] - 1
    task = queue[turn] if turn < len(queue) else None
    mine = [one for one in MEASURES if one.theme == theme]
    wanted = {*(task.codes if task else ())}
    fresh = [one for one in mine if new_figure(story, one, day)]
    turned = fresh[turn % len(fresh) :] + fresh[: turn % len(fresh)] if fresh else []
    chosen = {one.code for one in turned[:4]} | {one.code for one in fresh if one.code in wanted}
    chosen |= {code for at, code in SAID if at == day.isoformat()} | changed_on(day)
    statements = [statement(story, one, day, minute) for one in mine if one.code in chosen]
    lead = theme_lead(theme, day)
    found: dict[str, Any] = {"title": theme, "theme": theme, "presented_by": lead}
    if day.month % 2:
        found["as_at"] = (day - timedelta(9)).isoformat()
    found["minutes"] = opening(story, theme, lead.split()[0], len(statements))
    found["indicators"] = statements
    if task:
        found["actions"] = [raise_(task)]
    return {key: value for key, value in found.items() if value}


def opening(story: Story, theme: str, lead: str, told: int) -> Prose:
    text = story.next(OPENINGS, "opening").format(lead=lead)
    if not told:
        text += " There were no new figures since the theme was last here."
    return prose(text)


def new_figure(story: Story, one: Measure, day: date) -> bool:
    there = known(story, one, day)
    return bool(there) and story.told.get(one.code) != there[-1]


def changed_on(day: date) -> set[str]:
    """Codes of which something must be said that day, figures or not."""
    found = {code for code, at, *_ in CHANGES if at == day.isoformat()}
    return found | {code for code, (_, _, at) in NEW_LEADS.items() if at == day.isoformat()}


def statement(story: Story, one: Measure, day: date, minute: str) -> dict[str, Any]:
    """What was said of one indicator, and what the Group made of it."""
    there = known(story, one, day)
    found: dict[str, Any] = {"code": one.code}
    words: list[str] = []
    if there:
        now = there[-1]
        comparable = there[-2] if len(there) > 1 and one.measure != CUMULATIVE else None
        words += told(story, one, now, day)
        words += promise_checked(story, one, now, day)
        found |= stood(story, one, there, day)
        if comparable:
            move = (now.value - comparable.value) * (1 if one.better == "higher" else -1)
            found["direction"] = "improving" if move > 0 else "worsening" if move < 0 else "steady"
            if move and story.chance.random() < 0.5:
                words.append(
                    story.next(BETTER if move > 0 else WORSE, "moved").format(was=figure(one, comparable.value))
                )
        if found.get("standing") in ("at risk", "off track") and story.chance.random() < 0.6:
            what = story.next(PROMISES, "promise")
            by = when_next(one, now, day)
            found["expected"] = {"by": by, "what": what[0].upper() + what[1:]}
            story.promised[one.code] = (day, now)
            found.setdefault("forecast", "unchanged")
        story.told[one.code] = now
    for code, at, change, by, year, value, text in CHANGES:
        if (code, at) == (one.code, day.isoformat()):
            found["target"] = {"change": change, "agreed_by": by} | ({"value": value, "period": year} if value else {})
            story.agreed[code, year, change] = minute
            words.append(text)
    new = NEW_LEADS.get(one.code)
    if new and new[2] == day.isoformat():
        found["lead"] = new[0]
        words.append(f"{new[0]} was confirmed as the new lead.")
    forced = SAID.get((day.isoformat(), one.code))
    if forced:
        found["standing"] = forced[0]
        found.pop("expected", None)
        story.standing[one.code] = LEVELS.index(forced[0])
        words.append(forced[1])
    order = ("code", "standing", "direction", "forecast", "expected", "target", "figures", "lead")
    return {key: found[key] for key in order if key in found} | {"note": prose(" ".join(words))}


def told(story: Story, one: Measure, now: Reading, day: date) -> list[str]:
    """The figure, and the comment on it that comes next in the stock."""
    aim, made = aim_for(one, now.period, day), level(one, now, day)
    stock, name = (UNAIMED, "unaimed") if made is None else ((MISSED, NEAR, MET, MET)[made], f"told {min(made, 2)}")
    words = story.next(stock, name).format(
        period=period_words(one, now.period),
        value=figure(one, now.value),
        lead=lead_of(one, day).split()[0],
        aim="" if aim is None else figure(one, aim),
    )
    good = made is None or made >= 2
    comments = one.well if good or not one.badly else one.badly
    count = story.used[f"{one.code} {good}"]
    if count >= len(comments):  # nothing new was said
        return [words[0].upper() + words[1:]]
    comment = story.next(comments, f"{one.code} {good}")
    if day >= HANDOVER and one.lead == "Basil Brackett":
        comment = comment.replace("Basil", "Tansy")
    return [words[0].upper() + words[1:], comment]


def promise_checked(story: Story, one: Measure, now: Reading, day: date) -> list[str]:
    promise = story.promised.get(one.code)
    if promise is None or promise[1].period == now.period:
        return []
    del story.promised[one.code]
    then, was = promise
    before, after = shortfall(one, was, day), shortfall(one, now, day)
    if before is None or after is None:
        return []
    kept = after[0] / (after[1] or 1) < before[0] / (before[1] or 1)
    month = f"{MONTHS[then.month - 1]} {then.year}" if then.year != day.year else MONTHS[then.month - 1]
    return [story.next(KEPT if kept else BROKEN, f"promise {kept}").format(month=month)]


def when_next(one: Measure, now: Reading, day: date) -> str:
    """The Group's first meeting that can have a newer figure than this one."""
    wait = {MONTH: 52, QUARTER: 118, YEAR: 438}[one.every]
    later = [held for held in (*DAYS[PPG].split(), *PLANNED) if held > day.isoformat()]
    there = next((held for held in later if date.fromisoformat(held) >= now.last + timedelta(wait)), later[-1])
    return "next" if there == later[0] else f"ppg/{there}"


def stood(story: Story, one: Measure, there: list[Reading], day: date) -> dict[str, Any]:
    """The standing: it follows the figures a step at a time, and never says the opposite of two of them."""
    made = [found for found in (level(one, reading, day) for reading in there[-2:]) if found is not None]
    if not made:
        return {}
    now = story.standing.get(one.code)
    stands = made[-1] if now is None else now + (made[-1] > now) - (made[-1] < now)
    if max(made) <= 1:
        stands = min(stands, 1)
    if min(made) >= 2:
        stands = max(stands, 2)
    story.standing[one.code] = stands
    found: dict[str, Any] = {"standing": LEVELS[stands]}
    if stands != made[-1] and story.chance.random() < 0.5:
        found["forecast"] = LEVELS[made[-1]]
    if story.chance.random() < 0.4:
        found["figures"] = [{"what": "performance", "value": str(there[-1].value), "period": there[-1].period}]
    return found


def exceptions(story: Story, day: date, themes: tuple[str, str], raise_: Raising, minute: str) -> dict[str, Any]:
    found: dict[str, Any] = {"title": "Exception reports and recovery plans"}
    forced = {code for at, code in SAID if at == day.isoformat()} | changed_on(day)
    poor = [
        one
        for one in MEASURES
        if one.theme not in themes
        and (
            one.code in forced
            or (one.code == "NI 301" and day > date(2023, 7, 12) and new_figure(story, one, day))  # the Board's wish
            or (new_figure(story, one, day) and (story.standing.get(one.code, 3) < 2 or one.code in story.promised))
        )
    ]
    poor.sort(key=lambda one: (one.code not in forced, one.code not in story.promised, story.standing.get(one.code, 3)))
    if not poor and day != date(2023, 11, 16):
        return found | {"minutes": prose("No theme had an exception to report, good or bad.")}
    sections = [
        {"title": one.title, "theme": one.theme, "indicators": [statement(story, one, day, minute)]} for one in poor[:5]
    ]
    if day == date(2023, 11, 16):
        found["minutes"] = prose(
            "The three recovery plans that the Board had asked for were received. Each has its steps, an owner and a "
            "meeting at which it is looked at again; they stand with their indicators, NI 301, NI 312 and NI 341.\n\n"
            "Members asked that steps be written so that somebody outside could tell whether they were taken."
        )
        found["decisions"] = [{"kind": "agreed", "text": "The recovery plans for NI 301, NI 312 and NI 341."}]
    return found | {"sections": sections}


# The other two bodies


def board(story: Story, day: date) -> str:
    held = DAYS[EB].split()
    number = held.index(day.isoformat())
    items: list[dict[str, Any]] = [welcome(story, EB), approval(story, EB, number)]
    said = PERFORMANCE.get(day.isoformat())
    if said:
        items.append(
            {
                "title": "Performance report",
                "presented_by": "Clement Gorse",
                "minutes": prose(said[0]),
                "lead_in": AGREED,
                "resolutions": [{"kind": resolved(said[1]), "text": prose(said[1])}],
            }
        )
    for entry in BOARD[day.isoformat()]:
        items.append({key: laid(key, value) for key, value in entry.items()})
        if entry["title"].startswith("Targets for"):
            year = entry["title"].rpartition(" ")[2]
            story.agreed["", year, ""] = f"eb/{day}/{story.minute + len(items) - 1}"
        if entry["title"] == "Priority outcomes":
            story.wishes["outcomes"] = f"eb/{day}"
    later = [at for _, at in coming(EB, day)][:2]
    items.append(
        {
            "title": "Dates of meetings",
            "minutes": prose(
                "The Board meets again on " + " and on ".join(day_words(date.fromisoformat(one)) for one in later) + "."
            ),
        }
    )
    extra: dict[str, Any] = {}
    if day == date(2023, 7, 12):
        extra["interests"] = [
            {"person": "Hazel Nettlefold", "item": str(story.minute + 3), "text": "Voluntary Action is a bidder."}
        ]
    if day == date(2024, 1, 31):
        extra["kind"] = "additional"
    story.minute += len(items)
    matters = [
        {"ref": ref, "status": state, "note": prose(words)} for at, ref, state, words in AFTERWARDS if at == f"{day}"
    ]
    return record(story, EB, day, number, items, matters, extra)


def resolved(text: str) -> Any:
    return "noted" if "be noted" in text and "asked" not in text else "agreed"


def laid(key: str, value: Any) -> Any:
    """A value of the Board's items with its sentences as blocks."""
    if isinstance(value, list):
        return [laid(key, one) for one in value]
    if isinstance(value, dict):
        return {inner: laid(inner, one) for inner, one in value.items()}
    return prose(value) if key in ("minutes", "text", "note", "proposal", "exempt") else value


def group(story: Story, day: date) -> str:
    held = DAYS[GROUP].split()
    number = held.index(day.isoformat())
    raise_ = Raising(story, GROUP, day)
    items: list[dict[str, Any]] = [welcome(story, GROUP), approval(story, GROUP, number)]
    items.append(topic_item(story, TOPICS[f"homes/{day}"], GROUP, day, raise_))
    mine = [one for one in MEASURES if one.theme == HOMES and known(story, one, day)]
    chosen = [mine[(2 * number) % len(mine)], mine[(2 * number + 1) % len(mine)]]
    statements = []
    for one in chosen:
        now = known(story, one, day)[-1]
        aim = aim_for(one, now.period, day)
        lead, period = lead_of(one, day).split()[0], period_words(one, now.period)
        text = f"{lead} gave the figure for {period}: {figure(one, now.value)}"
        text += f", the profile being {figure(one, aim)}." if aim is not None else "."
        statements.append(
            {
                "code": one.code,
                "figures": [{"what": "performance", "value": str(now.value), "period": now.period}],
                "note": prose(text),
            }
        )
    items.append(
        {
            "title": "Figures and workplan",
            "theme": HOMES,
            "as_at": (day - timedelta(6)).isoformat(),
            "minutes": prose(
                "Standings are the Performance Group's to set, so that the figures alone were gone through."
            ),
            "indicators": statements,
        }
    )
    items.append(closing(story, GROUP))
    return record(story, GROUP, day, number, items, progress(story, GROUP, day, number), {})


# What every record has


def welcome(story: Story, body: str) -> dict[str, Any]:
    chair = CHAIRS[body] if body == EB else CHAIRS[body].split()[0]
    return {"title": "Welcome and apologies", "minutes": prose(story.next(WELCOMES, body).format(chair=chair))}


def approval(story: Story, body: str, number: int) -> dict[str, Any]:
    held = DAYS[body].split()
    if not number:
        return {
            "title": "Terms of reference",
            "minutes": prose(
                "This was the first meeting under the agreement, so that there were no minutes to approve. The terms "
                "of reference were taken as circulated."
            ),
        }
    before = date.fromisoformat(held[number - 1])
    called = "Notes" if body == GROUP else "Minutes"
    if body == EB:
        return {"title": f"{called} of the meeting of {day_words(before)}", "minutes_of": before.isoformat()}
    return {
        "title": f"{called} of {day_words(before)} and matters arising",
        "minutes_of": before.isoformat(),
        "minutes": prose(story.next(ARISING, f"arising {body}")),
    }


def topic_item(story: Story, topic: Topic, body: str, day: date, raise_: Raising) -> dict[str, Any]:
    due = topic.task.due if topic.task else ""
    asks = due.removeprefix("meeting:") if due.startswith("meeting:") else None
    found: dict[str, Any] = {
        "title": topic.title,
        "theme": topic.theme,
        "presented_by": topic.by,
        "from": [story.wishes[topic.wish]] if topic.wish else None,
        "minutes": prose(textwrap.dedent(topic.said)),
        "actions": [raise_(topic.task, asks)] if topic.task else None,
        "decisions": [{"kind": "agreed", "text": prose(topic.agreed)}] if topic.agreed else None,
        "papers": [{"id": "P1", "title": topic.paper, "state": ["circulated"]}] if topic.paper else None,
        "deadlines": [{"what": topic.deadline[0], "when": topic.deadline[1]}] if topic.deadline else None,
    }
    return {key: value for key, value in found.items() if value}


def closing(story: Story, body: str) -> dict[str, Any]:
    return {"title": "Any other business", "minutes": prose(story.next(CLOSINGS[body], f"closing {body}"))}


def progress(story: Story, body: str, day: date, number: int) -> list[dict[str, Any]]:
    """What was reported that day on earlier actions, and on the steps of recovery plans."""
    found: list[dict[str, Any]] = []
    for one in [*story.open[body]]:
        held = number - one.raised
        if not held:
            continue
        entry: dict[str, Any] = {"ref": one.ref}
        if one.task.done and held >= one.task.after:
            entry |= {"status": "dropped" if one.task.dropped else "done", "note": prose(one.task.done)}
            story.open[body].remove(one)
        elif one.task.still and held == 1:
            entry |= {"status": "open", "note": prose(one.task.still)}
        elif held == one.task.after and not one.task.done:
            entry |= {
                "status": "open",
                "due": [*DAYS[body].split(), COMING[body]][min(number + 2, len(DAYS[body].split()))],
            }
            if one.task.still is None:
                entry["note"] = prose("Nothing was reported.")
        else:
            continue
        found.append(entry)
    if body == PPG:
        found += [
            {"ref": f"{code}/R{n}", "status": "done" if at else "open", "note": prose(words)}
            for code, (_, _, steps) in RECOVERY.items()
            for n, (_, due, at, words) in enumerate(steps, 1)
            if (at or after(due)) == day.isoformat()
        ]
    return found


def after(due: str) -> str:
    """The Group's first meeting after a step was due."""
    return next((day for day in DAYS[PPG].split() if day > due), "")


def record(
    story: Story,
    body: str,
    day: date,
    number: int,
    items: list[dict[str, Any]],
    matters: list[dict[str, Any]],
    extra: dict[str, Any],
) -> str:
    """The whole text of a record, laid out as `laa new-meeting` lays one out."""
    present, support, apologies = attendance(story, body, day, items)
    names = {PPG: "Performance Group", EB: "Executive Board", GROUP: "Homes and Places Group"}
    facts: dict[str, Any] = {
        "body": body,
        "date": day,
        "time": TIMES[body],
        "venue": PLACES.get(body, VENUES[number % len(VENUES)]),
        "status": "circulated",
    }
    if "kind" in extra:
        facts["kind"] = extra.pop("kind")
    if day.isoformat() == MOVED:
        facts["moved"] = [{"from": MOVED_FROM, "dated": MOVED_ON, "why": "The room was wanted for a by-election"}]
    if body == EB and not number:
        facts["first_minute"] = FIRST_MINUTE
    facts |= {"chair": CHAIRS[body], "minutes_by": "Wren Copsey"}
    out = [
        *edit.remark(f"{names[body]}: {day_words(day, weekday=True)}. Everything in it is made up."),
        *edit.block(facts),
        "",
        "present:",
        *edit.block(present, 2),
    ]
    out += ["in_support:", *edit.block(support, 2)] if support else []
    out += ["apologies:", *edit.block(apologies, 2)] if apologies else []
    out += ["", *edit.block({"interests": extra.pop("interests")})] if "interests" in extra else []
    out += ["", "progress:", *edit.block(matters, 2)] if matters else []
    out += ["", "items:"]
    first = story.minute - len(items) if body == EB else None
    for n, item in enumerate(items):
        out += [*(edit.remark(str(first + n), 2) if first is not None else []), *edit.block([item], 2), ""]
    place, later = coming(body, day)[0]
    venue = PLACES.get(body, VENUES[place % len(VENUES)])
    following = {"date": as_planned(later, day), "time": TIMES[body], "venue": venue}
    out += edit.block({"next_meeting": following} | extra)
    return "\n".join(out) + "\n"


def attendance(
    story: Story, body: str, day: date, items: list[dict[str, Any]]
) -> tuple[list[Any], list[Any], list[Any]]:
    """Who came: whoever speaks, and most others. Officers who speak and are no members came in support."""
    spoken = speakers(items, full=body == EB)
    members = [name for name, _, _ in MEMBERS[body] if serves(name, day)]
    always = {CHAIRS[body], "Wren Copsey", "Linnet Sedge"}
    away = [name for name in members if name not in spoken | always and story.chance.random() < 0.28][:3]
    present: list[Any] = [name for name in members if name not in away]
    apologies: list[Any] = []
    for name in away:
        other = STAND_INS.get(name)
        if other and other not in members and other not in spoken and story.chance.random() < 0.6:
            apologies.append({"person": name, "substitute": other})
            present.append(other)
        else:
            apologies.append(name)
    officers = spoken | ({"Clement Gorse", "Linnet Sedge", "Wren Copsey"} if body == EB else set())
    support = [name for name, _, _ in PEOPLE if name in officers and name not in present]
    return present, support, apologies


def serves(name: str, day: date) -> bool:
    return not (name == "Basil Brackett" and day >= HANDOVER) and not (name == "Tansy Marl" and day < HANDOVER)


def speakers(items: list[dict[str, Any]], *, full: bool) -> set[str]:
    """Whose names the prose has: whole names at the Board; elsewhere first names (a whole one is only talked of)."""
    found = set()
    for text in texts(items):
        for first, name in NAMES.items():
            pattern = name if full else rf"\b{first}\b(?! {name.split()[1]})"
            if re.search(pattern, text):
                found.add(name)
    return found


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, Prose):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key == "presented_by":
                yield " ".join(
                    NAMES[name.split()[0]] + " " + name.split()[0] for name in ([one] if isinstance(one, str) else one)
                )
            elif key not in ("actions", "decisions", "exempt"):
                yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


# Words


def prose(text: str) -> Prose:
    """A text as a block of lines no longer than a hundred characters."""
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        bullets = re.split(r"\n(?=- )", paragraph) if paragraph.startswith("- ") else [paragraph]
        paragraphs.append(
            "\n".join(
                textwrap.fill(
                    " ".join(one.split()),
                    96,
                    subsequent_indent="  " if one.startswith("- ") else "",
                    break_on_hyphens=False,
                    break_long_words=False,
                )
                for one in bullets
            )
        )
    return Prose("\n\n".join(paragraphs))


def figure(one: Measure, value: Decimal) -> str:
    text = f"{abs(value):,}"
    sign = "−" if value < 0 else ""
    unit = SINGULAR.get(one.unit, one.unit) if abs(value) == 1 else one.unit
    return f"{sign}{text}%" if unit == "%" else f"{sign}{text} {unit}"


ORDINALS = ("first", "second", "third", "last")


def period_words(one: Measure, period: str) -> str:
    if one.every == MONTH:
        month, year = int(period[5:]), int(period[:4])
        words = f"{MONTHS[month - 1]} {year}"
        if one.measure != CUMULATIVE or month == 4:
            return words
        return f"April {year - 1} to {words}" if month < 4 else f"April to {words}"
    if one.every == QUARTER:
        of, quarter = period.split()
        if one.measure == CUMULATIVE and quarter != "Q1":
            return {"Q2": f"the first half of {of}", "Q3": f"three quarters of {of}", "Q4": f"the whole of {of}"}[
                quarter
            ]
        return f"the {ORDINALS[int(quarter[1]) - 1]} quarter of {of}"
    return period


def lead_of(one: Measure, day: date) -> str:
    new = NEW_LEADS.get(one.code)
    return new[0] if new and day >= new[1] else one.lead


def theme_lead(theme: str, day: date) -> str:
    return next(name for name, _, led in MEMBERS[PPG] if led == theme and serves(name, day))


# The other three files


def indicators(story: Story) -> str:
    out = ["# What Brackenshire measures. Every figure is made up.", ""]
    for one in MEASURES:
        out += [*edit.block({one.code: entry(story, one)}), ""]
    return "\n".join(out[:-1]) + "\n"


def entry(story: Story, one: Measure) -> dict[str, Any]:
    new = NEW_LEADS.get(one.code)
    lead: Any = one.lead
    if new:
        lead = [{"person": one.lead, "to": new[1] - timedelta(1)}, {"person": new[0], "from": new[1]}]
    found: dict[str, Any] = {
        "title": one.title,
        "theme": one.theme,
        "lead": lead,
        "unit": one.unit,
        "better": one.better,
        "tolerance": one.tolerance,
        "decimals": one.decimals or None,
        "measure": one.measure if one.measure == CUMULATIVE else None,
        "local": True if " " not in one.code or not one.code.split()[1][0].isdigit() else None,
        "baseline": {"period": "2022/23", "value": str(as_typed(one, one.start))} if one.start is not None else None,
        "targets": list(targets(story, one)),
        "readings": [
            {"period": reading.period, "value": str(reading.value), "reported": reading.reported}
            | ({"source": "Corrected return"} if reading.period == before.period else {})
            for before, reading in pairwise([NO_READING, *story.readings[one.code]])
        ],
    }
    if one.code in RECOVERY:
        owner, review, steps = RECOVERY[one.code]
        found["recovery"] = {
            "owner": owner,
            "review": review,
            "steps": [{"id": f"R{n}", "what": what, "due": due} for n, (what, due, _, _) in enumerate(steps, 1)],
        }
    if one.code in WORKPLAN:
        found["workplan"] = [{"what": what, "due": due, "as_at": "2025-02-05"} for what, due in WORKPLAN[one.code]]
    found["links"] = list(one.links)
    return {key: value for key, value in found.items() if value is not None and value != []}


def targets(story: Story, one: Measure) -> Iterator[dict[str, Any]]:
    for year, aim in enumerate(one.aims):
        if aim is None:
            continue
        name = f"{2023 + year}/{24 + year}"
        agreed = {"by": "Executive Board", "at": story.agreed["", name, ""]}
        yield target(one, year, aim, agreed)
        for code, _, change, by, changed, value, _ in CHANGES:
            if (code, changed) == (one.code, name):
                at = {"by": by, "at": story.agreed[code, name, change], "change": change}
                yield target(one, year, value if value is not None else aim, at)


def target(one: Measure, year: int, aim: float, agreed: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {"period": f"{2023 + year}/{24 + year}", "value": str(as_typed(one, aim))}
    steps = profile(one, year, aim)
    if steps:
        found["profile"] = {period: str(value) for period, value in steps.items()}
    return found | {"agreed": agreed}


def partnership() -> str:
    bodies = {
        PPG: body(
            "Performance Group",
            "each",
            "actions",
            "minutes",
            PPG,
            [
                "Welcome and apologies",
                "Minutes and matters arising",
                "themes in rotation",
                "Exception reports and recovery plans",
                "Any other business",
            ],
        )
        | {"rotation": list(THEMES)},
        EB: body(
            "Executive Board",
            "continuous",
            "resolutions",
            "minutes",
            EB,
            ["Welcome and apologies", "Minutes of the last meeting", "Performance report", "Dates of meetings"],
        ),
        GROUP: body(
            "Homes and Places Group",
            "each",
            "actions",
            "notes",
            GROUP,
            ["Welcome and apologies", "Notes and matters arising", "Figures and workplan", "Any other business"],
        ),
    }
    data: list[tuple[str, Any]] = [
        ("name", "Brackenshire Partnership"),
        ("tolerance", f"{TOLERANCE}%"),
        ("bodies", bodies),
        ("themes", {theme: {"lead": theme_leads(theme)} for theme in THEMES}),
        (
            "organisations",
            {name: {"aliases": ["County Council's Cabinet"]} if name == COUNTY else {} for name in ORGANISATIONS},
        ),
        ("people", [{"name": name, "organisation": of, "post": post} for name, of, post in PEOPLE]),
        (
            "outcomes",
            [
                {"number": number, "title": title, "theme": theme, "column": column, "indicators": list(codes)}
                | ({"chosen_at": "eb/2023-09-27"} if chosen else {})
                for number, title, theme, column, codes, chosen in OUTCOMES
            ],
        ),
    ]
    out = ["# Who we are: the Brackenshire Partnership. There is no such county; every name in this folder is made up."]
    for key, value in data:
        out += ([] if key in ("name", "tolerance") else [""]) + edit.block({key: value})
    return "\n".join(out) + "\n"


def body(name: str, numbering: str, style: str, called: str, key: str, agenda: list[str]) -> dict[str, Any]:
    members: list[Any] = []
    for person, role, theme in MEMBERS[key]:
        found: dict[str, Any] = (
            {"person": person} | ({"role": role} if role else {}) | ({"theme": theme} if theme else {})
        )
        if key == PPG and person == "Basil Brackett":
            found["to"] = HANDOVER - timedelta(1)
        if key == PPG and person == "Tansy Marl":
            found["from"] = HANDOVER
        members.append(found if len(found) > 1 else person)
    return {
        "name": name,
        "numbering": numbering,
        "style": style,
        "called": called,
        "chair_title": "Chair",
        "secretary": "Linnet Sedge",
        "quorum": {PPG: 6, EB: 5, GROUP: 4}[key],
        "clear_days": 5,
        "members": members,
        "agenda": agenda,
    }


def theme_leads(theme: str) -> Any:
    if theme != WELL:
        return theme_lead(theme, LAST)
    return [{"person": "Basil Brackett", "to": HANDOVER - timedelta(1)}, {"person": "Tansy Marl", "from": HANDOVER}]


def coming(body: str, day: date) -> list[tuple[int, str]]:
    """The meetings after a day that were then in the calendar, each with its place in the whole of it."""
    every = [*DAYS[body].split(), *(PLANNED if body == PPG else (COMING[body],))]
    return [
        (number, at) for number, at in enumerate(every) if at > day.isoformat() and not (at == ADDED and day < ADDED_ON)
    ]


def as_planned(at: str, day: date) -> str:
    """The date of a meeting as it stood on a day, before it was moved."""
    return MOVED_FROM if at == MOVED and day < MOVED_ON else at


def plan(story: Story, day: date) -> str:
    """What was coming on a day, as it then stood: four meetings of the Group, two each of the others."""
    rows: list[dict[str, Any]] = []
    for body, most in ((PPG, 4), (EB, 2), (GROUP, 2)):
        for number, at in coming(body, day)[:most]:
            booked = BOOKED.get(f"{body}/{at}", ())
            rows.append({
                "meeting": f"{body}/{as_planned(at, day)}",
                "time": TIMES[body],
                "venue": PLACES.get(body, VENUES[number % len(VENUES)]),
                "items": [*booked, *standing_items(body, number, day), *asked_for(story, body, at, day)],
            })  # fmt: skip
    if day >= date(2024, 12, 11):
        rows.append({"meeting": "undated", "items": [{"title": "A strategy for the moor", "lead": "Marigold Burr"}]})
    out = [f"# What is coming, as it stood on {day_words(day)}. Everything in it is made up.", ""]
    for row in rows:
        out += [*edit.block([row]), ""]
    return "\n".join(out[:-1]) + "\n"


def standing_items(body: str, number: int, day: date) -> list[dict[str, Any]]:
    if body == EB:
        return [{"title": "Performance report", "lead": "Clement Gorse"}]
    if body == GROUP:
        return [{"title": "Figures and workplan", "lead": "Bryony Tussock"}]
    themes = (THEMES[2 * number % 5], THEMES[(2 * number + 1) % 5])
    found: list[dict[str, Any]] = [{"title": theme, "lead": theme_lead(theme, day)} for theme in themes]
    return [*found, {"title": "Exception reports and recovery plans", "lead": "All"}]


def asked_for(story: Story, body: str, at: str, day: date) -> list[dict[str, Any]]:
    """The item for which a place was asked at a meeting that had been held by then."""
    topic = TOPICS.get(f"{body}/{at}")
    if topic is None or topic.wish is None or topic.wish.rpartition("/")[2] > day.isoformat():
        return []
    return [{"title": topic.title, "from": [f"{body}/{story.wishes[topic.wish]}"]}]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
