"""Who consolidates whom: GLEIF's entities, relationships and reporting exceptions."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from clearance.ownership import Holding, Interval, Link

from ._columns import fold
from ._ownership_ftm import Records, parsed
from ._ownership_records import Fields
from ._ownership_values import Draft, OwnershipFile, OwnershipParty

_SOURCE = "GLEIF"
# Consolidation in accounts is control by the accounting standard; which share is held,
# GLEIF does not say, and a figure given with it is none of shares.
_CONSOLIDATED = {
    "IS DIRECTLY CONSOLIDATED BY": "consolidates directly",
    "IS ULTIMATELY CONSOLIDATED BY": "consolidates ultimately",
}


def is_gleif(record: Fields) -> bool:
    """Say whether a record is of one of GLEIF's three files."""
    return "Relationship" in record or "LEI" in record


def read_ownership_gleif(path: Path, records: Records) -> OwnershipFile:
    """Read entities, who consolidates them, and why some name no parent."""
    draft = Draft(path)
    passed: Counter[str] = Counter()
    for line, record in records:
        if "Relationship" in record:
            _relationship(draft, record, passed)
        elif "ExceptionCategory" in record:
            _exception(draft, record)
        elif isinstance(record.get("Entity"), dict):
            _entity(draft, record)
        elif not record.get("DeletedAt"):
            draft.tell(line, "This is no record of GLEIF: left out.")
    for name, number in sorted(passed.items()):
        draft.tell(None, f"{number:,} times {name}: it says nothing of owners.")
    return draft.done("GLEIF")


def _party(draft: Draft, lei: str) -> OwnershipParty:
    own = draft.id_of(lei)
    if own not in draft.parties:
        numbers = tuple(parsed("lei", [lei]))
        draft.parties[own] = OwnershipParty(own, f"LEI {lei}", "Company", numbers)
    return draft.parties[own]


def _entity(draft: Draft, record: Fields) -> None:
    party = _party(draft, str(record["LEI"]))
    entity = record["Entity"]
    name = entity.get("LegalName")
    name = name.get("$", "") if isinstance(name, dict) else name
    place = str(entity.get("LegalJurisdiction") or "")[:2].casefold()
    draft.parties[party.id] = replace(
        party, name=str(name or party.name), countries=(place,) if place else ()
    )


def _relationship(draft: Draft, record: Fields, passed: Counter[str]) -> None:
    told = record["Relationship"]
    start, end = (_node(told.get(one)) for one in ("StartNode", "EndNode"))
    kind = str(told.get("RelationshipType", "")).replace("_", " ").replace("-", " ")
    if start is None or end is None:
        passed["a relationship without both ends"] += 1
        return
    child, parent = _party(draft, start).id, _party(draft, end).id
    since, until = _period(told)
    if told.get("RelationshipStatus") == "INACTIVE" and until is None:
        until = _day((record.get("Registration") or {}).get("LastUpdateDate"))
    span = since, until
    if kind in _CONSOLIDATED:
        text = f"{_CONSOLIDATED[kind]}{_standard(told)}"
        link = Link("owns_or_controls", parent, child, *span, _SOURCE, text)
        draft.links.append(link)
    elif kind == "IS INTERNATIONAL BRANCH OF":
        whole = Interval.exactly(100)
        note = "a branch is its head office"
        draft.holdings.append(Holding(parent, child, whole, *span, _SOURCE, note=note))
    elif kind == "IS FUND MANAGED BY":
        link = Link("acts_for", parent, child, *span, _SOURCE, "manages the fund")
        draft.links.append(link)
    else:
        passed[kind] += 1


def _node(told: Any) -> str | None:
    found = told.get("NodeID") if isinstance(told, dict) else None
    return str(found) if found else None


def _standard(told: Fields) -> str:
    some = told.get("RelationshipQualifiers") or ()
    names = [one.get("QualifierCategory") for one in some if isinstance(one, dict)]
    return f" ({', '.join(str(name) for name in names if name)})" if any(names) else ""


def _period(told: Fields) -> tuple[date | None, date | None]:
    for one in told.get("RelationshipPeriods") or ():
        if one.get("PeriodType") == "RELATIONSHIP_PERIOD":
            return _day(one.get("StartDate")), _day(one.get("EndDate"))
    return None, None


def _exception(draft: Draft, record: Fields) -> None:
    party = _party(draft, str(record.get("LEI")))
    which = fold(str(record["ExceptionCategory"]))
    reason = record.get("ExceptionReason")
    words = reason if isinstance(reason, str) else ", ".join(map(str, reason or ()))
    parent = which.removesuffix("accounting consolidation parent").strip()
    remark = f"It names no {parent} parent: {fold(words)}."
    draft.parties[party.id] = replace(party, remarks=(*party.remarks, remark))


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10]) if text else None
    except ValueError:
        return None
