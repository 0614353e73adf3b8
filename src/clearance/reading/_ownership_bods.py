"""Owners from statements of the Beneficial Ownership Data Standard, 0.1 to 0.4."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from clearance.errors import InvalidValueError
from clearance.ownership import (
    UNKNOWN_SHARE,
    Holding,
    HoldingKind,
    Interval,
    Link,
    LinkKind,
)
from clearance.values import Identifier, recognise_identifiers

from ._columns import fold
from ._ownership_ftm import Records, parsed
from ._ownership_records import Fields
from ._ownership_values import Draft, OwnershipFile, OwnershipParty

_SHARES: Mapping[str, HoldingKind] = {
    "shareholding": "ownership",
    "voting rights": "votes",
    "nominee": "nominee",
    "": "ownership",
    "unpublished interest": "ownership",
    "unknown interest": "ownership",
}
_TIES: Mapping[str, LinkKind] = {
    "board member": "director",
    "board chair": "director",
    "senior managing official": "leads",
    "appointment of board": "controls",
    "other influence or control": "controls",
    "influence or control": "controls",
    "controlled by legal framework": "controls",
    "controlled via company rules or articles": "controls",
    "control by legal framework": "controls",
    "control via company rules or articles": "controls",
    "conditional rights granted by contract": "controls",
    "enjoyment and use of assets": "interest_of",
    "right to profit or income from assets": "interest_of",
    "rights to profit or income": "interest_of",
    "rights to surplus assets on dissolution": "interest_of",
    "rights granted by contract": "controls",
    "trustee": "controls",
    "settlor": "controls",
    "protector": "controls",
    "nominator": "controls",
    "beneficiary of legal arrangement": "interest_of",
}
_KINDS = {
    "registered entity": "Company",
    "legal entity": "LegalEntity",
    "arrangement": "Organization",
    "state": "PublicBody",
    "state body": "PublicBody",
}
_TYPES = {"XI-LEI": "lei", "GB-COH": "registration_number", "RU-INN": "inn"}


def is_bods(record: Fields) -> bool:
    """Say whether a record is a statement of the standard."""
    return "recordType" in record or "statementType" in record


def read_ownership_bods(path: Path, records: Records) -> OwnershipFile:
    """Read the statements that stand: of each record the last, unless replaced."""
    reader = _Reader(Draft(path))
    stands: dict[str, tuple[int | None, Fields]] = {}
    replaced: set[str] = set()
    version = ""
    for line, record in records:
        if not is_bods(record):
            reader.draft.tell(line, "This is no statement of the standard: left out.")
            continue
        told = record.get("publicationDetails") or {}
        version = version or str(told.get("bodsVersion", ""))
        own = str(record.get("statementId") or record.get("statementID"))
        replaced.update(map(str, record.get("replacesStatements") or ()))
        key = str(record.get("recordId") or own)
        before = stands.get(key)
        if before is None or _dated(before[1]) <= _dated(record):
            stands[key] = line, record
    for key, (line, record) in stands.items():
        if key not in replaced:
            reader.read(line, key, record)
    reader.settle()
    return reader.draft.done(f"BODS {version}".strip())


def _dated(record: Fields) -> str:
    return str(record.get("statementDate", ""))


@dataclass(slots=True)
class _Reader:
    draft: Draft
    relations: list[tuple[int | None, Fields, Fields]] = field(default_factory=list)

    def read(self, line: int | None, key: str, record: Fields) -> None:
        """Read a party at once; relations wait until all parties are known."""
        kind = str(record.get("recordType") or record.get("statementType"))
        details = record.get("recordDetails") or record
        if record.get("recordStatus") == "closed" and "relation" not in kind:
            return
        if kind.startswith("entity"):
            self._entity(key, details)
        elif kind.startswith("person"):
            self._person(key, details)
        else:
            self.relations.append((line, record, details))

    def _entity(self, key: str, told: Fields) -> None:
        type_ = told.get("entityType") or ""
        word = type_.get("type", "") if isinstance(type_, dict) else type_
        place = told.get("jurisdiction") or told.get("incorporatedInJurisdiction") or {}
        remarks = _unspecified(told.get("unspecifiedEntityDetails"))
        self._add(
            key,
            str(told.get("name") or "an entity without a name"),
            _KINDS.get(fold(str(word))),
            told,
            ((place,), (), remarks),
        )

    def _person(self, key: str, told: Fields) -> None:
        names = told.get("names") or [{}]
        best = next((one for one in names if one.get("type") == "legal"), names[0])
        parts = (best.get(p) for p in ("givenName", "patronymicName", "familyName"))
        name = best.get("fullName") or " ".join(str(part) for part in parts if part)
        born = told.get("birthDate")
        reason = told.get("unspecifiedPersonDetails")
        self._add(
            key,
            str(name or "a person who is not named"),
            "Person",
            told,
            (
                told.get("nationalities") or (),
                (str(born),) if born else (),
                _unspecified(reason),
            ),
        )

    def _add(
        self,
        key: str,
        name: str,
        kind: str | None,
        told: Fields,
        more: tuple[Any, tuple[str, ...], tuple[str, ...]],
    ) -> None:
        places, born, remarks = more
        codes = (str(place.get("code") or "").casefold() for place in places if place)
        own = self.draft.id_of(key)
        self.draft.parties[own] = OwnershipParty(
            own,
            name,
            kind,
            tuple(_identifiers(told.get("identifiers") or ())),
            tuple(dict.fromkeys(code[:2] for code in codes if code)),
            born,
            remarks,
        )

    def settle(self) -> None:
        """Read the relations."""
        for line, record, details in self.relations:
            owned = _end(details.get("subject"), "describedByEntityStatement")
            party = details.get("interestedParty")
            owner = _end(party, "describedByPersonStatement") or _end(
                party, "describedByEntityStatement"
            )
            if owned is None:
                self.draft.tell(line, "A relation has no subject: left out.")
            elif owner is None:
                self._nobody(owned, party)
            else:
                self._interests(record, details, (owner, owned))

    def _nobody(self, owned: str, party: Any) -> None:
        """Keep why nobody is named as a remark of the one who should be owned."""
        told = party.get("unspecified", party) if isinstance(party, dict) else {}
        own = self.draft.id_of(owned)
        before = self.draft.parties.get(own) or OwnershipParty(own, owned)
        remarks = (*before.remarks, *_unspecified(told))
        self.draft.parties[own] = OwnershipParty(
            own,
            before.name,
            before.kind,
            before.identifiers,
            before.countries,
            before.birth_dates,
            remarks,
        )

    def _interests(
        self, record: Fields, details: Fields, ends: tuple[str, str]
    ) -> None:
        closed = _day(record.get("statementDate"))
        closed = closed if record.get("recordStatus") == "closed" else None
        source = _source(record, self.draft.path)
        told = bool(
            details.get("componentRecords") or details.get("componentStatementIDs")
        )
        owner, owned = (self.draft.id_of(end) for end in ends)
        interests: Any = details.get("interests") or ({},)
        for interest in interests:
            word = fold(str(interest.get("type") or ""))
            span = (
                _day(interest.get("startDate")),
                _day(interest.get("endDate")) or closed,
            )
            level = interest.get("directOrIndirect") or interest.get("interestLevel")
            note = "; ".join(filter(None, (word, interest.get("details"))))
            if word not in _SHARES:
                kind = _TIES.get(word, "associate")
                self.draft.links.append(Link(kind, owner, owned, *span, source, note))
                continue
            share = self._share(interest)
            if level == "indirect":
                if told:
                    continue  # the chain is told link by link, and counted there
                share = Interval(Decimal(0), share.high)
                note = f"indirect, through whom is not told; {note}"
            kind_ = _SHARES[word]
            self.draft.holdings.append(
                Holding(owner, owned, share, *span, source, kind_, note)
            )

    def _share(self, interest: Fields) -> Interval:
        told = interest.get("share") or {}
        try:
            return _interval(told)
        except (InvalidValueError, InvalidOperation, TypeError) as error:
            self.draft.tell(None, f"{told} is no share ({error}): any was taken.")
            return UNKNOWN_SHARE


def _interval(told: Fields) -> Interval:
    """Read a share: exact, or between ends of which some are not included.

    In 0.4 `exclusiveMinimum` is a figure; before, it says that `minimum` is exclusive.
    """
    if told.get("exact") is not None:
        return Interval.exactly(Decimal(str(told["exact"])))
    step = Decimal(1) / 100_000
    low, high = (Decimal(str(told.get(end, "0"))) for end in ("minimum", "maximum"))
    high = high if "maximum" in told else Decimal(100)
    above, below = told.get("exclusiveMinimum"), told.get("exclusiveMaximum")
    if above is True:
        low += step
    elif above not in {None, False}:
        low = Decimal(str(above)) + step
    if below is True:
        high -= step
    elif below not in {None, False}:
        high = Decimal(str(below)) - step
    return Interval(low, high)


def _end(told: Any, key: str) -> str | None:
    if isinstance(told, str):
        return told
    found = told.get(key) if isinstance(told, dict) else None
    return str(found) if found else None


def _unspecified(told: Any) -> tuple[str, ...]:
    if not isinstance(told, dict) or not told.get("reason"):
        return ()
    words = fold(str(told["reason"]))
    more = f": {told['description']}" if told.get("description") else ""
    return (f"Who it is, is not named ({words}){more}",)


def _identifiers(some: Any) -> Iterator[Identifier]:
    for one in some:
        number = str(one.get("id") or "")
        type_ = _TYPES.get(str(one.get("scheme") or ""))
        if type_ is not None:
            yield from parsed(type_, [number])
        elif number:
            yield from recognise_identifiers(number)


def _source(record: Fields, path: Path) -> str:
    told = record.get("source") or {}
    publisher = (record.get("publicationDetails") or {}).get("publisher") or {}
    types = told.get("type") or ()
    words = " ".join(fold(str(one)) for one in types) if types else ""
    name = publisher.get("name") or path.name
    return f"{name} ({words})" if words else str(name)


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10]) if text else None
    except ValueError:
        return None
