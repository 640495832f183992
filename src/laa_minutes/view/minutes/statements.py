"""What was said of indicators: codes with titles, and the facts that stand in a line before the prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...record.meeting import Figure, Statement, Sum
from ..wording import capital, listed, prose, when_words
from .rows import CodeRow, StatementRow


def statement_row(said: Statement, titles: Mapping[str, str], sums: Mapping[str, Sum]) -> StatementRow:
    """One statement. `titles` are those of indicators by code, `sums` the meeting's by their number."""
    facts = [*_facts(said), *_risk(said, sums)]
    return StatementRow(tuple(_codes(said, titles)), (*map(capital, facts[:1]), *facts[1:]), prose(said.note))


def _codes(said: Statement, known: Mapping[str, str]) -> Iterator[CodeRow]:
    """The codes, with a title that several of them share after the last one only."""
    titles = [known.get(code, "") for code in said.codes]
    for code, title, following in zip(said.codes, titles, [*titles[1:], None], strict=True):
        yield CodeRow(str(code), "" if title == following else title)


def _facts(said: Statement) -> Iterator[str]:
    yield from filter(None, (said.standing, said.direction))
    if said.forecast:
        yield f"forecast {said.forecast}"
    if target := said.target:
        details = [f"target {target.change or 'set'}", target.value, target.period and f"for {target.period.said}"]
        agreed = f", agreed by {target.agreed_by}" if target.agreed_by else ""
        yield " ".join(str(one) for one in details if one) + agreed
    yield from map(_figure, said.figures)
    if said.expected:
        by = said.expected.by
        held = by.said if by and by.kind == "meeting" else None
        words = when_words(by, held, at_meeting=held is not None)
        when = "next time" if by and by.kind == "next" else f"({words})" if by else ""
        yield ": ".join(filter(None, (f"expected {when}".strip(), (said.expected.what or "").strip())))
    if said.lead:
        yield f"target lead {said.lead}"
    if said.support:
        yield f"supported by {listed([str(one) for one in said.support])}"


def _risk(said: Statement, sums: Mapping[str, Sum]) -> Iterator[str]:
    risk = said.risk
    if risk is None:
        return
    if risk.rating:
        yield f"risk {risk.rating}"
    if risk.proposal:
        yield risk.proposal.strip()
    if risk.sum:
        known = sums.get(risk.sum)
        yield f"sum £{known.amount:,}" if known and known.amount is not None else f"sum {risk.sum}"


def _change(figure: Figure) -> str:
    """A change that is all there is says so, for it looks like a value."""
    return f"change {figure.change}" if figure.change else ""


def _figure(figure: Figure) -> str:
    value = " → ".join(str(one) for one in (figure.was, figure.value) if one)
    value = ", ".join(str(one) for one in (value, figure.change) if one) if value else _change(figure)
    value = " ".join(str(one) for one in (value, figure.unit, figure.period and f"({figure.period})") if one)
    return ": ".join(filter(None, ((figure.what or "").strip(), value)))
