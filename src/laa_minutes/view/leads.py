"""Who leads which indicator."""

from __future__ import annotations

from collections import defaultdict

from ..register import Register


def leads(register: Register) -> dict[str, tuple[str, ...]]:
    """Who led which indicator on the day asked about.

    A lead confirmed at a meeting takes over from whoever began earlier, unless the file of indicators has that person
    among those who led on the day, or says when it ended.
    """
    today = register.as_of.isoformat()
    filed: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in register.rows(
        "SELECT subject AS code, name, detail FROM name WHERE role = 'lead' "
        "AND subject IN (SELECT code FROM indicator) ORDER BY position"
    ):
        since, _, until = (row["detail"] or "").partition("/")
        filed[row["code"]].append((since, until or "9999", row["name"]))
    confirmed: dict[str, tuple[str, list[str]]] = {}
    for row in register.rows(
        "SELECT code, date, group_concat(name, char(10)) AS names FROM name JOIN statement_now ON key = subject "
        "WHERE role = 'lead' GROUP BY key ORDER BY date, statement_now.meeting, statement_now.rowid"
    ):
        confirmed[row["code"]] = (row["date"], row["names"].split("\n"))
    found = {}
    for code in filed.keys() | confirmed.keys():
        current = [one for one in filed[code] if one[0] <= today <= one[1]]
        if code in confirmed:
            day, names = confirmed[code]
            ended = {name for _, until, name in filed[code] if day <= until < today}
            names = [name for name in names if name not in ended]
            if names and not any(since >= day or name in names for since, _, name in current):
                current = [(day, "9999", name) for name in names]
        found[code] = tuple(dict.fromkeys(name for _, _, name in current))
    return found
