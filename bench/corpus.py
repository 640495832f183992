"""Make a workspace to measure on: python bench/corpus.py DIR [MEETINGS]

Meetings of about 16 KB with 12 actions each, 30% of them still open, among 20 owners: up to 120 are one body's, every
four weeks; more are weekly, and every thousand have a body of their own. The seed is fixed, so that the same number of
meetings gives the same bytes everywhere. Everything in it is made up.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

SEED = 2010
OWNERS = [
    f"{first} {last}" for first in ("Ada", "Ben", "Cara", "Dev", "Ella") for last in ("Ash", "Birch", "Cole", "Dale")
]
THEMES = ("Safer", "Greener", "Healthier", "Fairer")
STANDINGS = ("ahead", "on track", "at risk", "off track")
WORDS = (
    "group", "partner", "report", "draft", "county", "district", "review", "pilot", "target", "figure", "housing",
    "school", "health", "travel", "police", "board", "paper", "funding", "plan", "update", "theme", "service", "data",
    "local", "national", "summer", "winter", "baseline", "evidence", "member", "officer",
)  # fmt: skip
VERBS = ("reported", "asked", "noted", "explained", "suggested", "welcomed", "questioned")


def main(folder: Path, meetings: int, name: str = "Bench Partnership", seed: int = SEED, monthly: int = 130) -> None:
    """Write the workspace; an existing one of the same size is written again with the same bytes.

    Up to `monthly` meetings of a body are four weeks apart, more a week.
    """
    chance = random.Random(seed)
    bodies = ["grp", *(f"grp{n}" for n in range(2, meetings // 1000 + 1))]
    each = meetings // len(bodies)
    first = date(2016, 1, 4) - timedelta(days=7 * max(0, each - 520))
    days = [first + timedelta(days=(28 if each <= monthly else 7) * n) for n in range(each)]
    for body in bodies:
        (folder / "meetings" / body).mkdir(parents=True, exist_ok=True)
        for n, day in enumerate(days):
            text = meeting(chance, body, day, days[n - 1] if n else None)
            (folder / "meetings" / body / f"{day}.yaml").write_text(text, encoding="utf-8")
    (folder / "partnership.yaml").write_text(partnership(name, bodies), encoding="utf-8")
    (folder / "indicators.yaml").write_text(indicators(), encoding="utf-8")
    (folder / "forward-plan.yaml").write_text(plan(days[-1]), encoding="utf-8")


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def prose(chance: random.Random, paragraphs: int, indent: str) -> str:
    lines = []
    for _ in range(paragraphs):
        speaker = chance.choice(OWNERS).split()[0]
        lines.append(f"{indent}{speaker} {chance.choice(VERBS)} on NI {chance.randint(1, 40)}. {sentence(chance, 12)}")
        lines += [f"{indent}{sentence(chance, 14)}" for _ in range(4)]
        lines.append("")
    return "\n".join(lines)


def meeting(chance: random.Random, body: str, day: date, before: date | None) -> str:
    present = sorted(chance.sample(OWNERS, 14))
    out = [f"body: {body}\ndate: {day}\ntime: 14:00-16:30\nstatus: circulated\nchair: {present[0]}\npresent:"]
    out += [f"  - {name}" for name in present]
    if before:
        out.append("progress:")
        for number in range(1, 13):
            if chance.random() < 0.7:
                out.append(f"  - ref: {before}/A{number}\n    status: done\n    note: |\n      {sentence(chance, 10)}")
    out.append("items:\n  - title: Welcome and apologies")
    if chance.random() < 0.05:  # a word to be looked for: the others are everywhere
        out.append("    minutes: |\n      A volunteer was welcomed.")
    if before:
        out.append(f"  - title: Minutes of the last meeting\n    minutes_of: {before}")
        out.append(f"    approves:\n      - meeting: {before}")
    number = 0
    for place, theme in enumerate(THEMES):
        out.append(f"  - title: {theme} update\n    theme: {theme}\n    minutes: |")
        out.append(f"{prose(chance, 4, '      ')}    indicators:")
        for code in sorted(chance.sample(range(place or 4, 41, 4), 3)):
            out.append(f"      - code: NI {code}\n        standing: {chance.choice(STANDINGS)}\n        note: |")
            out.append(f"          {sentence(chance, 24)}")
        out.append("    actions:")
        for _ in range(3):
            number += 1
            out.append(
                f"      - id: A{number}\n        action: {sentence(chance, 12)}\n        owner: {chance.choice(OWNERS)}"
            )
            out.append(f"        due: {day + timedelta(days=chance.randint(14, 60))}")
        out.append(f"    resolutions:\n      - kind: agreed\n        text: |\n          {sentence(chance, 20)}")
        out.append(f"      - kind: noted\n        text: |\n          {sentence(chance, 20)}")
    return "\n".join(out) + "\n"


def partnership(name: str, bodies: list[str]) -> str:
    members = "\n".join(f"      - person: {name}" for name in OWNERS)
    groups = "\n".join(
        f"  {body}:\n    name: Bench Group {n}\n    secretary: {OWNERS[-1]}\n    members:\n{members}"
        for n, body in enumerate(bodies, 1)
    )
    people = "\n".join(f"  - name: {name}" for name in OWNERS)
    themes = "\n".join(f"  {theme}: {{lead: {OWNERS[n]}}}" for n, theme in enumerate(THEMES))
    return f"name: {name}\nbodies:\n{groups}\nthemes:\n{themes}\npeople:\n{people}\n"


def indicators() -> str:
    return "\n".join(f"NI {n}:\n  title: Measure {n}\n  theme: {THEMES[n % 4]}\n" for n in range(1, 41))


def plan(last: date) -> str:
    rows = [f"- meeting: grp/{last + timedelta(days=28 * n)}\n  items:\n    - title: Update" for n in range(1, 7)]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("folder", type=Path, metavar="DIR")
    asked.add_argument("meetings", type=int, nargs="?", default=120, metavar="MEETINGS")
    main(**vars(asked.parse_args()))
