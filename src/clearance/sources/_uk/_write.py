"""Turns records into statements: parties, designations, and what hangs on them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clearance.entities import Draft, Statement
from clearance.sources._audit import Audit
from clearance.sources._party import Party, digest

from ._details import say_details
from ._record import Record
from ._texts import full_name, iso_day, lookups, un_subject

_KINDS = {
    "individual": "Person",
    "entity": "Organization",
    "ship": "Vessel",
    # An extract that does not say what its entries are: another source does.
    "not said": "Thing",
}
# Persons have references such as QDi.001, others such as QDe.001.
_KINDS_OF_UN = {"individual": "i.", "entity": "e.", "ship": "e."}
_NAMES = {
    "primary name": "name",
    "prime alias": "name",
    "primary": "name",
    "primary name variation": "alias",
    "primary_variation": "alias",
    "alias": "alias",
    "aka": "alias",
    "fka": "previousName",
}
_STRENGTHS = {
    "": False,
    "good quality a.k.a": False,
    "good_quality_aka": False,
    "good": False,
    "low quality a.k.a": True,
    "low_quality_aka": True,
    "low": True,
}


@dataclass(frozen=True, slots=True)
class Publication:
    """Which list the records are from.

    `prefix` begins the ids of its parties, `measures` apply to all on it, `dated` says
    that it gives the day of each designation.
    """

    source: str
    prefix: str
    authority: str
    name: str
    measures: tuple[str, ...] = ()
    dated: bool = True


def write_records(
    records: Iterable[Record], audit: Audit, publication: Publication
) -> Iterator[Statement]:
    """Write the statements of all records, and count what was not understood.

    A party is in force from the earliest day on which it was designated. Parent
    companies, subsidiaries and owners are found among the records by their name where
    one record alone has it.
    """
    records = list(records)
    known = _names_of(records, publication)
    shared = _shared_references(records)
    for record in records:
        party = _party(record, audit, publication)
        _write_names(party, record)
        party.draft.add("topics", "sanction")
        _write_references(party, record, shared)
        say_details(party, record, known)
        _write_terms(party, record, publication)
        yield from party.statements()


def _names_of(
    records: Sequence[Record], publication: Publication
) -> Mapping[str, str | None]:
    """Map each name to the one party that bears it, or None where several do."""
    found: dict[str, str | None] = {}
    for record in records:
        subject = f"{publication.prefix}{record.id}"
        for said in record.all("name"):
            name = full_name(said[:6]).casefold()
            found[name] = subject if found.get(name, subject) == subject else None
    return found


def _party(record: Record, audit: Audit, publication: Publication) -> Party:
    kind = "LegalEntity"
    if audit.category("designation type", record.kind, _KINDS):
        kind = _KINDS[record.kind]
    if record.kind == "entity" and record.all("imo") and record.all("mmsi"):
        kind = "Vessel"
    days = [day for said in record.all("terms") if (day := iso_day(said[3]))]
    if not days and publication.dated:
        audit.problem(f"Entry {record.id} has no day on which it was designated.")
    subject = f"{publication.prefix}{record.id}"
    draft = Draft(subject, kind, publication.source, min(days, default=None))
    return Party(draft, audit, lookups())


def _write_names(party: Party, record: Record) -> None:
    for said in record.all("name"):
        parts, type_, strength = said[:6], said[6].casefold(), said[7].casefold()
        name = full_name(parts)
        if not name:
            party.audit.not_understood("name", f"{said[6]} without a name", party.id)
            continue
        if type_ == "":
            prop = "alias" if party.draft.values("name") else "name"
        elif party.audit.category("name type", type_, _NAMES):
            prop = _NAMES[type_]
        else:
            prop = "alias"
        known = party.audit.category("alias strength", strength, _STRENGTHS)
        weak = known and _STRENGTHS[strength]
        if prop == "name" and not party.draft.values("name"):
            _write_parts(party, parts)
        party.say("weakAlias" if weak and prop == "alias" else prop, name)
    for (script,) in record.all("script"):
        party.say("alias", script)


def _write_parts(party: Party, parts: Sequence[str]) -> None:
    """Say given and family name of a person where the list parts them."""
    if parts[0] and parts[5]:
        party.say("firstName", parts[0])
        party.say("lastName", parts[5])


def _shared_references(records: Iterable[Record]) -> Collection[str]:
    """List the Security Council's references that stand with several parties.

    They are slips, or the names of another: such a reference says who nobody is.
    """
    borne = Counter(
        subject
        for record in records
        for subject in {un_subject(text) for text in record.texts("un_ref")}
    )
    return {subject for subject, times in borne.items() if subject and times > 1}


def _write_references(party: Party, record: Record, shared: Collection[str]) -> None:
    for group in record.texts("ofsi_group"):
        party.say("sameAs", f"gb-ofsi-{group}", group)
    for unique_id in record.texts("uksl"):
        party.say("sameAs", f"gb-{unique_id}", unique_id)
    for reference in record.texts("un_ref"):
        subject = un_subject(reference)
        wrong = _KINDS_OF_UN.get(record.kind, "") not in (subject or "")
        if subject in shared or (subject is not None and wrong):
            party.audit.not_understood("UN reference of another", reference, party.id)
        elif subject is not None:
            party.say("sameAs", subject, reference)
    for odd in record.texts("odd_reference"):
        party.audit.not_understood("reference", odd, party.id)
        party.say("unreadRemark", f"UK Sanctions List Ref: {odd}")
    for text in record.texts("info"):
        party.say("notes", text)


def _write_terms(party: Party, record: Record, publication: Publication) -> None:
    """Write one designation for each regime and day."""
    all_terms = sorted(
        record.all("terms"), key=lambda said: (iso_day(said[3]) or "9999", said[0])
    )
    first = (all_terms[0][0], all_terms[0][3]) if all_terms else None
    later = later_measures(record.texts("info"))
    for said in all_terms:
        regime, _, _, designated, _, _ = said
        tag = "designation"
        if (regime, designated) != first:
            tag += f"-{digest(f'{regime}|{designated}')}"
        subject = f"{party.id}-{tag}"
        day = iso_day(designated)
        draft = _start(party, publication, subject, said, day)
        draft.add("startDate", day, designated)
        _write_rest(party, draft, record, said)
        for measure, text in _provisions(party, record, said, publication):
            if measure not in later:
                draft.add("provisions", measure, text)
        for measure, (since, text) in later.items():
            own = f"{subject}-{measure.replace(' ', '-')}"
            dated = _start(party, publication, own, said, since)
            dated.add("startDate", since).add("provisions", measure, text)


def _start(
    party: Party,
    publication: Publication,
    subject: str,
    said: Sequence[str],
    day: str | None,
) -> Draft:
    """Start a designation: whose, by whom, on which list, under which regime."""
    regime = said[0]
    draft = party.start("Sanction", subject, days=(day, None))
    draft.add("entity", party.id).add("authority", publication.authority)
    draft.add("listName", publication.name).add("program", regime)
    return draft


def _write_rest(
    party: Party, draft: Draft, record: Record, said: Sequence[str]
) -> None:
    """Say where a designation comes from, why, and its numbers elsewhere."""
    regime, source, _, _, updated, reason = said
    if regime:
        party.say("program", regime)
        party.audit.count(f"programme.{regime}")
        if regime not in lookups()["programmes"]:
            party.audit.not_understood("programme", regime, party.id)
    draft.add("modifiedAt", iso_day(updated), updated)
    draft.add("authorityId", record.id)
    for text in (reason, *record.texts("reason")):
        draft.add("reason", text)
    if source:
        draft.add("summary", f"Designation source: {source}")
    for reference in record.texts("un_ref"):
        subject = un_subject(reference)
        draft.add("unscId", subject[3:] if subject else reference, reference)
    for group in record.texts("ofsi_group"):
        draft.add("recordId", group)
    for day in record.texts("listed_elsewhere"):
        draft.add("listingDate", iso_day(day), f"UK Sanctions List: {day}")
    for status in record.texts("group_status"):
        draft.add("status", status)


def _provisions(
    party: Party, record: Record, said: Sequence[str], publication: Publication
) -> Iterator[tuple[str, str | None]]:
    """Give what is forbidden, with the list's own words where it has some."""
    for measure in publication.measures:
        yield measure, None
    for text in filter(None, (part.strip() for part in said[2].split("|"))):
        rows = lookups()["measures"]
        found = [row for row in rows if re.search(row["match"], text, re.IGNORECASE)]
        if not found:
            party.audit.category("sanction imposed", text, ())
            party.audit.not_understood("sanction imposed", text, party.id)
            party.say("unreadRemark", f"Sanction imposed: {text}")
        for row in found:
            yield from ((str(measure), text) for measure in row["provisions"])
    for remark in record.texts("info"):
        for row in lookups()["remarks"]:
            match = re.search(row["match"], remark, re.IGNORECASE)
            if match is not None:
                yield from ((str(one), match[0]) for one in row["provisions"])


def later_measures(remarks: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """Find measures of which the remarks say on which day they were added.

    Maps each to that ISO day and the words, so that it does not count as in force
    from the first designation on.
    """
    found: dict[str, tuple[str, str]] = {}
    for remark in remarks:
        for row in lookups()["later"]:
            match = re.search(row["match"], remark, re.IGNORECASE)
            day = iso_day(match[1]) if match is not None else None
            if match is not None and day is not None:
                found[str(row["provision"])] = (day, match[0])
    return found
