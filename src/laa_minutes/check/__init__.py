"""Rules across the records: one function per code, whose docstring is its page in docs/problems.md.

A docstring has three parts: what the code means, why it matters to a secretary, how to mend it. A rule says nothing
where it cannot be sure: a false alarm costs more than a miss.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from itertools import repeat

from ..diagnostic import Diagnostic
from ..register import Register
from ..register.reading import shared
from ..workspace import INDICATORS, PARTNERSHIP, PLAN
from .actions import done_and_assigned_again, due_before_meeting, progress_after_close, progress_before_action
from .approvals import approval_of_later, approved_draft, approved_on_paper, approved_twice
from .figures import (
    ahead_below_target,
    better_missing,
    direction_differs,
    expected_not_heard,
    falling_total,
    profile_outside,
    standing_above_target,
    standing_below_target,
    target_differs,
    wrong_tolerance,
)
from .files import missing_paper, unfiled_paper, unread_file
from .indicators import double_reading, figure_differs, same_title, two_standings, unknown_indicator
from .money import (
    one_sum_two_amounts,
    one_sum_two_names,
    sum_counted_twice,
    sum_total,
    unknown_clause,
    unknown_sum,
)
from .names import chair_not_present, one_person_twice, present_and_absent, tied_name, unknown_person
from .numbering import double_minute, number_gap
from .place import Rule, has_errors, unread
from .plan import broken_wish, double_meeting, next_meeting_differs, undated_plan_row
from .quorum import no_quorum
from .references import dangling_reference, meeting_not_in_calendar, older_reference
from .seals import broken_seal, changed_copy, missing_copy, stray_copy
from .things import double_outcome, unknown_body, unknown_theme
from .words import undefined_abbreviation, wrong_weekday

RULES: tuple[Rule, ...] = (
    unknown_person,
    tied_name,
    one_person_twice,
    present_and_absent,
    chair_not_present,
    no_quorum,
    unknown_body,
    unknown_theme,
    double_outcome,
    unknown_indicator,
    same_title,
    two_standings,
    double_reading,
    figure_differs,
    falling_total,
    profile_outside,
    wrong_tolerance,
    better_missing,
    ahead_below_target,
    standing_below_target,
    standing_above_target,
    direction_differs,
    target_differs,
    expected_not_heard,
    dangling_reference,
    older_reference,
    double_minute,
    number_gap,
    meeting_not_in_calendar,
    next_meeting_differs,
    double_meeting,
    undated_plan_row,
    broken_wish,
    due_before_meeting,
    done_and_assigned_again,
    progress_after_close,
    progress_before_action,
    approval_of_later,
    approved_draft,
    approved_twice,
    approved_on_paper,
    broken_seal,
    changed_copy,
    missing_copy,
    stray_copy,
    one_sum_two_names,
    one_sum_two_amounts,
    sum_total,
    sum_counted_twice,
    unknown_sum,
    unknown_clause,
    missing_paper,
    unfiled_paper,
    unread_file,
    wrong_weekday,
    undefined_abbreviation,
)


def code(rule: Rule) -> str:
    """The code that a rule files: its name, with dashes."""
    return str(rule.__name__).replace("_", "-")


_MANY = 50  # files from which on other processes save more than they cost
# What these rules look up in a file may stand in the part of it that could not be read.
_LEANING: dict[str, tuple[Rule, ...]] = {
    PARTNERSHIP: (unknown_person, tied_name, unknown_body, unknown_theme, undefined_abbreviation),
    INDICATORS: (unknown_indicator,),
    PLAN: (broken_wish, meeting_not_in_calendar, next_meeting_differs),
}


def check(register: Register) -> tuple[Diagnostic, ...]:
    """Every fault in every record, sorted by place.

    While a file has errors, rules that look something up in it are left out; where partnership.yaml cannot be read at
    all, every one of them is, since names and numbers depend on it.
    """
    faults = set(register.faults)
    if not unread(register, PARTNERSHIP):
        unsure = {rule for path, rules in _LEANING.items() if has_errors(register, path) for rule in rules}
        faults.update(_found(register, [rule for rule in RULES if rule not in unsure]))
    return tuple(sorted(faults))


def _found(register: Register, rules: list[Rule]) -> Iterator[Diagnostic]:
    """What rules find, by all processors where there are many records to look at."""
    many = len(register.sources) > _MANY
    others = shared(rules, lambda rule: pickle.dumps([*rule(register)])) if many else repeat(None)
    for rule, found in zip(rules, others, strict=False):
        yield from rule(register) if found is None else pickle.loads(found)  # noqa: S301 - of our own process
