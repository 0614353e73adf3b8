"""Persons with significant control of companies: the snapshot of Companies House."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from clearance.ownership import UNKNOWN_SHARE, Holding, HoldingKind, Interval, Link
from clearance.values import country_code

from ._ownership_ftm import Records, parsed
from ._ownership_records import Fields
from ._ownership_values import Draft, OwnershipFile, OwnershipParty

_SOURCE = "UK register of persons with significant control"
_BAND = re.compile(r"(\d+)-to-(\d+)-percent")
HOMES = frozenset(
    {
        *("united kingdom", "uk", "great britain", "england", "wales", "scotland"),
        *("england and wales", "england & wales", "northern ireland"),
    }
)
"""What the register calls Britain, where a number is that of a company of its own."""


def is_psc(record: Fields) -> bool:
    """Say whether a record is of that snapshot."""
    told = record.get("data")
    return isinstance(told, dict) and "kind" in told


def read_ownership_psc(path: Path, records: Records) -> OwnershipFile:
    """Read who controls whom, with the bands that the register states.

    The snapshot names companies by their numbers alone.
    """
    draft = Draft(path)
    for line, record in records:
        told = record.get("data")
        kind = str(told.get("kind", "")) if isinstance(told, dict) else ""
        if not isinstance(told, dict):
            draft.tell(line, "This is no record of the register: left out.")
        elif kind.startswith("totals#"):
            continue
        elif "company_number" not in record:
            draft.tell(line, f"A record of kind {kind!r} is of no company: left out.")
        else:
            _read(draft, line, str(record["company_number"]), told)
    return draft.done("UK PSC snapshot")


def _read(draft: Draft, line: int | None, number: str, told: Fields) -> None:
    company = _company(draft, number)
    kind = str(told["kind"])
    if kind in {"exemptions", "persons-with-significant-control-statement"}:
        _remark(draft, company, _statement(told))
    elif kind.startswith("super-secure"):
        text = "A person with significant control is protected and not named."
        _remark(draft, company, text)
        hidden = draft.id_of(f"protected, of {number}")
        party = OwnershipParty(hidden, "a protected person", "Person")
        draft.parties[hidden] = party
        draft.holdings.append(Holding(hidden, company, UNKNOWN_SHARE, source=_SOURCE))
    elif kind.endswith(("person-with-significant-control", "beneficial-owner")):
        owner = _owner(draft, told)
        _natures(draft, owner, company, told)
    else:
        draft.tell(line, f"Records of kind {kind!r} are not known: left out.")


def _company(draft: Draft, number: str) -> str:
    """Give the id of a British company: its number, with the zeros in front."""
    full = number.strip().upper().rjust(8, "0")
    own = draft.id_of(f"gb-{full}")
    if own not in draft.parties:
        numbers = tuple(parsed("registration_number", [full]))
        draft.parties[own] = OwnershipParty(
            own, f"UK company {full}", "Company", numbers, ("gb",)
        )
    return own


def _remark(draft: Draft, company: str, text: str) -> None:
    party = draft.parties[company]
    draft.parties[company] = replace(party, remarks=(*party.remarks, text))


def _statement(told: Fields) -> str:
    ended = f" (until {told['ceased_on']})" if told.get("ceased_on") else ""
    if told["kind"] == "exemptions":
        names = ", ".join(name.replace("_", " ") for name in told.get("exemptions", ()))
        return f"It is exempt from naming who controls it: {names}."
    words = str(told.get("statement", "")).replace("-", " ")
    return f"It states: {words}{ended}."


def _owner(draft: Draft, told: Fields) -> str:
    identity = told.get("identification") or {}
    number = str(identity.get("registration_number") or "").strip()
    home = str(identity.get("country_registered") or "").casefold()
    if number and home in HOMES:
        own = _company(draft, number)
        if name := told.get("name"):
            draft.parties[own] = replace(draft.parties[own], name=str(name))
        return own
    links = (told.get("links") or {}).get("self", "")
    born = told.get("date_of_birth") or {}
    name = str(told.get("name") or _name(told)) or "not named"
    own = draft.id_of(_key(name, born, str(links)))
    person = str(told["kind"]).startswith("individual")
    places = (told.get("nationality"), told.get("country_of_residence"), home)
    countries = (country_code(str(place)) for place in places if place)
    draft.parties[own] = OwnershipParty(
        own,
        name,
        "Person" if person else "LegalEntity",
        tuple(parsed("registration_number", [number])) if number else (),
        tuple(dict.fromkeys(code for code in countries if code)),
        (f"{born['year']:04d}-{born['month']:02d}",) if _whole(born) else (),
    )
    return own


def _whole(born: Any) -> bool:
    return isinstance(born.get("year"), int) and isinstance(born.get("month"), int)


def _name(told: Fields) -> str:
    parts = told.get("name_elements") or {}
    words = (parts.get(p) for p in ("forename", "middle_name", "surname"))
    return " ".join(str(word) for word in words if word)


def _key(name: str, born: Any, links: str) -> str:
    """Name an owner by name and month of birth; one without either by its record."""
    told = f"{born['year']}-{born['month']}" if _whole(born) else links
    return f"{name.casefold()} {told}".strip()


def _natures(draft: Draft, owner: str, company: str, told: Fields) -> None:
    span = _day(told.get("notified_on")), _day(told.get("ceased_on"))
    natures = [str(one) for one in told.get("natures_of_control") or ()]
    for kind, share, note in _holdings(natures):
        draft.holdings.append(
            Holding(owner, company, share, *span, _SOURCE, kind, note)
        )
    rest = [one for one in natures if not _BAND.search(one)]
    for one in rest:
        text = one.replace("-", " ")
        draft.links.append(Link("controls", owner, company, *span, _SOURCE, text))
    if not natures:
        note = "the register does not say what kind of control it is"
        draft.holdings.append(
            Holding(owner, company, UNKNOWN_SHARE, *span, _SOURCE, note=note)
        )


def _holdings(natures: list[str]) -> Iterator[tuple[HoldingKind, Interval, str]]:
    for one in natures:
        found = _BAND.search(one)
        if found is None:
            continue
        low, high = found.groups()
        # "25 to 50": more than 25 and not more than 50; "50 to 75": more than 50 and
        # less than 75; "75 to 100": 75 or more (Companies Act 2006, schedule 1A).
        band = {
            "25": Interval.band(more_than=low, at_most=high),
            "50": Interval.band(more_than=low, below=high),
        }.get(low, Interval.band(at_least=low, at_most=high))
        votes = one.startswith("voting-rights")
        kind: HoldingKind = "votes" if votes else "ownership"
        if "-as-trust" in one and not votes:
            kind = "trust"
        yield kind, band, one.replace("-", " ")


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text)) if text else None
    except ValueError:
        return None
