"""Turns the rows of one party into statements: the party and its designations."""

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from clearance.entities import Draft, Statement, kinds
from clearance.errors import InvalidValueError
from clearance.sources._audit import Audit
from clearance.sources._brackets import without_abbreviation
from clearance.sources._us_export import (
    country_of,
    country_of_line,
    earliest,
    latest,
    notice_days,
    order_ends,
    read_alias,
    read_day,
    read_name,
    subject_of,
)
from clearance.values import parse_written_date

from ._lookups import ListedOn, list_of, table
from ._records import Record

# What only some kinds can have said of them: property by field.
_OWN = {
    "call_sign": "callSign",
    "vessel_type": "type",
    "gross_tonnage": "tonnage",
    "gross_registered_tonnage": "grossRegisteredTonnage",
    "title": "position",
}
_COUNTRIES = {"citizenships": "citizenship", "nationalities": "nationality"}


def write_party(
    subject: str,
    records: Sequence[Record],
    audit: Audit,
    *,
    source: str,
    known: Collection[str],
) -> Iterator[Statement]:
    """Write all that the rows of one party say.

    *known* holds the ids of all parties, to find the bodies that some are named under.
    """
    listed = list_of(records[0].one["source"])
    draft = Draft(
        subject,
        _kind(records, audit),
        source,
        earliest(day for record in records for day in _since(record)),
        latest(_until(record) for record in records),
    )
    audit.count(f"entries.{draft.kind}", len(records))
    links: list[Draft] = []
    for record in records:
        links += _write_names(draft, record, listed, known)
        _write_places(draft, record, audit)
        _write_details(draft, record, audit)
        _check_days(record, audit, subject)
    draft.add("topics", listed.topic)
    sanctions: dict[str, Draft] = {}
    for record in records:
        for programme in record.many["programs"] or (listed.programme,):
            audit.count(f"programme.{programme}")
            draft.add("program", programme)
            _designation(sanctions, draft, record, programme, audit)
    yield from draft.statements()
    for attached in (*sanctions.values(), *links):
        yield from attached.statements()


def _kind(records: Sequence[Record], audit: Audit) -> str:
    """Say what the party is: what its type says; who was born is a person."""
    found: set[str] = set()
    for record in records:
        type_ = record.one["type"]
        if audit.category("type", type_, table()["kinds"]):
            found.add(table()["kinds"][type_])
        else:
            audit.not_understood("type", type_, record.one["name"])
        if record.many["dates_of_birth"] or record.many["places_of_birth"]:
            found.add("Person")
    found -= {"LegalEntity"}
    return found.pop() if len(found) == 1 else "LegalEntity"


def _since(record: Record) -> tuple[date | None, ...]:
    """List the days from which a row shows the party listed."""
    notices = notice_days(record.one["federal_register_notice"])
    return (_day(record, "start_date"), *notices)


def _day(record: Record, field: str) -> date | None:
    return read_day(record.one[field])


def _until(record: Record) -> date | None:
    return order_ends(_day(record, "start_date"), _day(record, "end_date"))


def _check_days(record: Record, audit: Audit, subject: str) -> None:
    for field in ("start_date", "end_date"):
        if record.one[field] and _day(record, field) is None:
            audit.not_understood("date", f"{field} {record.one[field]}", subject)


def _write_names(
    draft: Draft, record: Record, listed: ListedOn, known: Collection[str]
) -> list[Draft]:
    read = read_name(record.one["name"])
    # A part of a larger body bears the body's name before its own.
    inner = read.parent is not None and read.role == "Subordinate Institution"
    full = f"{read.parent}, {read.name}" if inner else read.name
    names = draft.values("name")
    if full not in names:
        draft.add("alias" if names else "name", full, read.original)
    if inner:
        draft.add("alias", read.name, read.original)
    for prop, name in read.others:
        draft.add(prop, name, read.original)
    for text in record.many["alt_names"]:
        for prop, name in read_alias(text):
            if name not in draft.values("name"):
                draft.add(prop, name, text)
    for name in (*draft.values("name"), *draft.values("alias")):
        short = without_abbreviation(name)
        if short is not None:
            draft.add("alias", short[0], name)
            draft.add("abbreviation", short[1], name)
    draft.add("notes", read.clause)
    if read.parent is None:
        return []
    return [_link(draft, read.parent, str(read.role), listed, known)]


def _link(
    draft: Draft, parent: str, role: str, listed: ListedOn, known: Collection[str]
) -> Draft:
    other = subject_of(listed.prefix, parent)
    tag = hashlib.sha1(f"{role}|{parent}".encode(), usedforsecurity=False).hexdigest()
    link = Draft(
        f"{draft.subject}-link-{tag[:8]}",
        "UnknownLink",
        draft.source,
        draft.listed_from,
        draft.listed_until,
    )
    link.add("subject", draft.subject).add("role", role)
    if other in known:
        return link.add("object", other, parent)
    return link.add("objectName", parent)


def _write_places(draft: Draft, record: Record, audit: Audit) -> None:
    for line in record.addresses:
        code = country_of_line(line)
        if line != code and "," in line:
            draft.add("address", line)
        if code is not None:
            audit.understood("country")
            draft.add("country", code, line.rsplit(",", 1)[-1].strip())
        elif "," not in line:
            draft.add("address", line)
    if record.addresses and not draft.values("country"):
        audit.not_understood("country", record.addresses[-1], draft.subject)


def _write_details(draft: Draft, record: Record, audit: Audit) -> None:
    """Say what hardly any row of these lists says, where the kind can have it."""
    if list_of(record.one["source"]).code != "DPL":
        draft.add("notes", record.one["remarks"])
    for field, prop in _OWN.items():
        _say(draft, prop, record.one[field], audit, field)
    for field, prop in _COUNTRIES.items():
        for text in record.many[field]:
            _say(draft, prop, country_of(text) or "", audit, field, text)
    flag = record.one["vessel_flag"]
    _say(draft, "flag", country_of(flag) or "", audit, "vessel_flag", flag)
    for text in record.many["dates_of_birth"]:
        _say(draft, "birthDate", _written(text), audit, "dates_of_birth", text)
    for text in record.many["places_of_birth"]:
        _say(draft, "birthPlace", text, audit, "places_of_birth")
    # No row of these lists has them; of what they would mean nothing is known.
    for field in ("vessel_owner", "entity_number"):
        if record.one[field]:
            audit.not_understood(field, record.one[field], draft.subject)
    for text in record.many["ids"]:
        audit.not_understood("ids", text, draft.subject)
        draft.add("unreadRemark", text)


def _written(text: str) -> str:
    try:
        return parse_written_date(text).text
    except InvalidValueError:
        return ""


def _say(
    draft: Draft, prop: str, value: str, audit: Audit, field: str, said: str = ""
) -> None:
    if not (value or said):
        return
    if value and prop in kinds()[draft.kind].properties:
        draft.add(prop, value, said or None)
    else:
        audit.not_understood(field, said or value, draft.subject)
        draft.add("unreadRemark", f"{field}: {said or value}")


def _designation(
    sanctions: dict[str, Draft],
    party: Draft,
    record: Record,
    programme: str,
    audit: Audit,
) -> None:
    """Add a row to the designation of its day and programme."""
    listed = list_of(record.one["source"])
    day = _day(record, "start_date")
    tag = day.isoformat() if day else "undated"
    if record.many["programs"]:
        tag += "-" + re.sub(r"[^A-Za-z0-9]+", "-", programme).strip("-")
    draft = sanctions.setdefault(
        tag,
        Draft(
            f"{party.subject}-{tag}",
            "Sanction",
            party.source,
            earliest(_since(record)),
            latest([_until(record)]),
        ),
    )
    draft.add("entity", party.subject).add("authority", listed.authority)
    draft.add("program", programme).add("listName", listed.code)
    for measure in _measures(listed, programme, audit, party.subject):
        draft.add("provisions", measure)
    draft.add("startDate", day.isoformat() if day else None, record.one["start_date"])
    ends = _day(record, "end_date")
    draft.add("endDate", ends.isoformat() if ends else None, record.one["end_date"])
    notice = " ".join(record.one["federal_register_notice"].split())
    for first in notice_days(notice)[:1]:
        draft.add("listingDate", first.isoformat(), notice)
    draft.add("authorityId", notice)
    if listed.code == "DPL":
        # What was last done to the entry.
        draft.add("summary", record.one["remarks"])
    draft.add("summary", " ".join(record.one["license_requirement"].split()))
    draft.add("description", " ".join(record.one["license_policy"].split()))
    draft.add("sourceUrl", record.one["source_list_url"])
    order = record.one["standard_order"].upper()
    if order and audit.category("standard order", order, table()["orders"]):
        draft.add("status", table()["orders"][order], record.one["standard_order"])
    elif order:
        audit.not_understood("standard order", order, party.subject)


def _measures(
    listed: ListedOn, programme: str, audit: Audit, subject: str
) -> Sequence[str]:
    if listed.code != "ISN":
        return listed.measures
    found = table()["programmes"].get(programme)
    if found is None:
        audit.not_understood("programme", programme, subject)
        return ()
    measures: Sequence[str] = found
    return measures
