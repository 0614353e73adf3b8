"""Reads the decisions on a party: by which decree, for how long, what is forbidden."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from clearance.entities import Draft
from clearance.errors import InvalidValueError, UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._json import report_rest, take_text, take_texts
from clearance.values import parse_written_date

from ._lookups import Lookups

_AUTHORITY = "National Security and Defence Council of Ukraine"
_LIST = "State Register of Sanctions"
_OTHER = "other restrictions"
_DOTTED = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")


@dataclass(slots=True)
class Decision:
    """One decision on a party; `start` and `end` are ISO days."""

    number: str
    status: str | None
    in_force: bool
    start: str | None = None
    end: str | None = None
    said: list[tuple[str, str, str | None]] = field(default_factory=list)

    @classmethod
    def unknown(cls, subject: str, status: str | None) -> Self:
        """Stand in for the decisions on a party that are not here."""
        return cls("listed", status, in_force=True)


def iso_day(text: str | None) -> str | None:
    """Give a day as the register writes it (ISO or 24.02.2022) as an ISO day."""
    if text is None:
        return None
    found = _DOTTED.fullmatch(text)
    iso = f"{found[3]}-{found[2]}-{found[1]}" if found is not None else text[:10]
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return None


def ended(end: str | None, published: date | None, *, in_force: bool) -> str | None:
    """Say from which day on something is no longer in force, as an ISO day.

    That is its own end; for what the register calls ended, the day of the register at
    the latest, since decisions can be set aside before their term. None for no end.
    """
    if in_force or published is None:
        return end
    day = published.isoformat()
    return day if end is None else min(end, day)


def partial_day(text: str) -> str | None:
    """Give a day or part of one ("1957", "24.02.1957") in EDTF, or None."""
    day = iso_day(text)
    if day is not None:
        return day
    try:
        return parse_written_date(text).text
    except InvalidValueError:
        return None


def read_decision(
    record: dict[str, Any], subject: str, table: Lookups, audit: Audit, *, number: int
) -> Decision:
    """Read one decision; what is not understood is counted and kept to the letter.

    Raises UnreadableFileError for a decision of another layout.
    """
    status = take_text(record, "status", subject)
    if status is not None:
        audit.category("status", status, table.statuses)
    aid = take_text(record, "aid", subject)
    decision = Decision(
        aid or f"n{number + 1}", status, in_force=table.statuses.get(status or "", True)
    )
    decision.said.append(("authorityId", aid or "", None))
    decree = record.pop("decree", None) or {}
    if not isinstance(decree, dict):
        raise UnreadableFileError(
            f"{subject}: a decree is no object. Look at the file."
        )
    decree = dict(decree)
    decision.start = _day(take_text(decree, "date", subject), decision, subject, audit)
    decision.said.append(("program", take_text(decree, "number", subject) or "", None))
    decision.said.append(("sourceUrl", take_text(decree, "link", subject) or "", None))
    report_rest(decree, audit, subject)
    decision.end = _day(take_text(record, "endDate", subject), decision, subject, audit)
    term = take_text(record, "term", subject)
    decision.said.append(("description", term or "", None))
    for key in ("reason", "reasons"):
        for text in take_texts(record, key, subject):
            decision.said.append(("reason", text, None))
    for text in take_texts(record, "issuers", subject):
        decision.said.append(("publisher", text, None))
    _read_measures(record, decision, subject, table, audit)
    report_rest(record, audit, subject)
    return decision


def _day(
    text: str | None, decision: Decision, subject: str, audit: Audit
) -> str | None:
    day = iso_day(text)
    if day is None and text is not None:
        audit.not_understood("day", text, subject)
        decision.said.append(("summary", text, None))
    return day


def _read_measures(
    record: dict[str, Any],
    decision: Decision,
    subject: str,
    table: Lookups,
    audit: Audit,
) -> None:
    restrictions = record.pop("restrictions", None) or []
    if not isinstance(restrictions, list):
        raise UnreadableFileError(
            f"{subject}: restrictions are no list. Look at the file."
        )
    for one in restrictions:
        fields = dict(one) if isinstance(one, dict) else {"restriction": one}
        text = take_text(fields, "restriction", subject)
        report_rest(fields, audit, subject)
        if text is None:
            continue
        found = table.measures(text)
        if found:
            audit.understood("measure")
        else:
            audit.not_understood("measure", text, subject)
        for measure in found or (_OTHER,):
            decision.said.append(("provisions", measure, text))
            if measure == _OTHER:
                # Several in other words would be one: each is also kept as it is.
                decision.said.append(("summary", text, None))


def write_decision(
    decision: Decision, party: Draft, *, published: date | None
) -> Draft:
    """Write a decision as a designation of *party*."""
    until = ended(decision.end, published, in_force=decision.in_force)
    if party.listed_until is not None:
        until = min(until or party.listed_until, party.listed_until)
    draft = Draft(
        f"{party.subject}-{decision.number}",
        "Sanction",
        party.source,
        listed_from=decision.start,
        listed_until=until,
    )
    draft.add("entity", party.subject).add("authority", _AUTHORITY)
    draft.add("listName", _LIST).add("status", decision.status)
    draft.add("startDate", decision.start).add("endDate", decision.end)
    for prop, value, original in decision.said:
        draft.add(prop, value, original)
    return draft
