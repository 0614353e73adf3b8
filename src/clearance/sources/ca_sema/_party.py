"""Turns the records of one party of the Canadian list into statements."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from clearance.entities import Draft, Statement
from clearance.sources._audit import Audit
from clearance.sources._party import Measures, Party, digest, lookups_of

from ._aliases import split_aliases
from ._record import Record

_AUTHORITY = "Global Affairs Canada"
_LIST = "Consolidated Canadian Autonomous Sanctions List"
_PACKAGE = __package__
_EITHER = re.compile(r"\s+or\s+", re.IGNORECASE)


def write_party(
    group: tuple[str, list[Record]], audit: Audit, *, source: str, day: date | None
) -> Iterator[Statement]:
    """Write the statements of one party, given the day the file was published."""
    subject, records = group
    days = [since for record in records if (since := _since(record, day))]
    first = records[0]
    since = min(days) if len(days) == len(records) else None
    draft = Draft(subject, first.kind, source, since)
    party = Party(draft, audit, lookups_of(_PACKAGE))
    for record in records:
        _say_names(party, record)
        _say_details(party, record)
        _sanction(party, record, day)
    draft.add("topics", "sanction")
    yield from party.statements()
    for record in records[1:]:
        audit.count("entries")
        audit.count(f"entries.{record.kind}")
        audit.count("entries.repeated")


def _since(record: Record, day: date | None) -> str | None:
    """Give the day of listing; without one, the day by which it had been listed."""
    return record.listed or (day.isoformat() if day is not None else None)


def _say_names(party: Party, record: Record) -> None:
    draft = party.draft
    draft.add("name", record.name)
    if record.kind == "Person":
        draft.add("firstName", record.given).add("lastName", record.last)
    else:
        languages = record.name.split("/")
        for name in languages if all(" " in n.strip() for n in languages) else ():
            draft.add("alias" if len(languages) > 1 else "name", name, record.name)
    for name, prop in split_aliases(record.aliases, record.kind):
        draft.add(prop, name, record.aliases)


def _say_details(party: Party, record: Record) -> None:
    date_prop = {"Person": "birthDate", "Vessel": "buildDate"}.get(record.kind)
    title_prop = {"Person": "title", "Vessel": "type"}.get(record.kind)
    if date_prop is not None:
        for text in _EITHER.split(record.date):
            party.say_date(date_prop, text, record.date)
    elif record.date:
        party.audit.not_understood("date", record.date, party.id)
        party.draft.add("notes", f"Date: {record.date}")
    if title_prop is not None:
        party.say(title_prop, record.title)
    elif record.title:
        party.audit.not_understood("title", record.title, party.id)
        party.draft.add("notes", f"Title: {record.title}")
    if record.imo and not party.say_identifier("imo", "imoNumber", record.imo):
        party.audit.not_understood("imo", record.imo, party.id)
        party.say("imoNumber", record.imo)


def _sanction(party: Party, record: Record, day: date | None) -> None:
    table: Any = lookups_of(_PACKAGE)
    known = table["regulations"].get(record.regulation)
    if known is None:
        party.audit.not_understood("programme", record.regulation, party.id)
    title = known["title"] if known is not None else record.regulation
    place = f"Schedule {record.schedule}" if record.schedule else "Schedule"
    first = f"{party.id}-listing"
    further = party.draft.values("program")
    tail = digest(f"{record.schedule}|{record.item}")
    sanction = party.start(
        "Sanction",
        f"{first}-{tail}" if further else first,
        days=(_since(record, day), None),
    )
    sanction.add("entity", party.id).add("authority", _AUTHORITY)
    sanction.add("program", title).add("listName", _LIST)
    sanction.add("authorityId", f"{place}, item {record.item}")
    sanction.add("listingDate", record.listed).add("startDate", record.listed)
    party.draft.add("program", title, record.regulation)
    party.audit.count(f"programme.{record.code}")
    rows = known["schedules"].get(record.schedule) if known is not None else None
    measures = Measures.of(rows).on(day, record.kind)
    for measure in measures:
        sanction.add("provisions", measure, place)
    if not measures:
        what = f"{record.regulation}, {place}"
        party.audit.not_understood("measure", what, party.id)
