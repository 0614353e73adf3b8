"""An extract of OFAC's SDN list: digital currency addresses and whose they are.

Its entity numbers are OFAC's, so wallets hang on the same parties, with the same ids,
as where the official list has them in its remarks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._json import (
    parse_day,
    read_json,
    read_records,
    report_rest,
    take_text,
    take_texts,
)
from clearance.sources._us_ofac import (
    Entry,
    designation_id,
    subject_of,
    write_statements,
)

__all__ = ["parse", "published"]

_FILE = "all_addresses.json"
_LIST = "SDN"
_COLUMNS = {
    "addresses": (
        "address",
        "chain",
        "date_listed",
        "entity_id",
        "entity_name",
        "ofac_tickers",
        "programs",
    )
}


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the addresses, party by party.

    The blockchain is the extract's own guess and is left out; the currency is OFAC's.
    The listing date is the party's: it dates the designation of a party that has only
    one, and is left out where it could be either's. Raises UnreadableFileError for a
    file that is damaged or not this extract.
    """
    document = _document(snapshot)
    records = read_records(document.pop("addresses"), _FILE)
    promised = document.pop("total_address_count", None)
    if promised != len(records):
        raise UnreadableFileError(
            f"{_FILE} says that it has {promised} addresses and has {len(records):,}."
            " Get the file again."
        )
    audit.category("list", take_text(document, "source_list", _FILE) or "", {_LIST})
    if document.pop("last_updated", None) is not None:
        audit.ignored("last_updated")
    report_rest(document, audit, _FILE)
    headings = sorted({key for record in records for key in record})
    audit.columns("addresses", headings, _COLUMNS)
    parties: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        uid = take_text(record, "entity_id", _FILE) or ""
        if not uid.isdecimal():
            raise UnreadableFileError(
                f"{_FILE}: an address is of no entry ({uid!r}). Get the file again."
            )
        parties.setdefault(uid, []).append(record)
    read = [_read_entry(uid, of, audit) for uid, of in parties.items()]
    entries = [entry for entry, _ in read]
    days = {
        designation_id(subject_of(entry.uid), programme, of_list=_LIST.lower()): day
        for entry, day in read
        for programme in entry.programmes
        if day is not None
    }
    for statement in write_statements(
        entries, audit, source=snapshot.source, listed_as=_LIST
    ):
        yield statement
        if statement.property == "program" and statement.subject in days:
            yield replace(
                statement, property="listingDate", value=days[statement.subject]
            )


def published(snapshot: SnapshotFiles) -> date | None:
    """Give the day of the extract's last update, where it says so."""
    return parse_day(take_text(_document(snapshot), "last_updated", _FILE))


def _document(snapshot: SnapshotFiles) -> dict[str, Any]:
    document = read_json(snapshot, _FILE)
    if not isinstance(document, dict) or "addresses" not in document:
        raise UnreadableFileError(
            f"{_FILE} has no addresses. This is not the extract we know: look at the"
            " file."
        )
    return document


def _read_entry(
    uid: str, records: Sequence[dict[str, Any]], audit: Audit
) -> tuple[Entry, str | None]:
    """Read a party, and the ISO day of its designation if it has only one."""
    where = f"{_FILE}, entry {uid}"
    names: dict[str, None] = {}
    programmes: dict[str, None] = {}
    days: set[str | None] = set()
    parts: list[str] = []
    for record in records:
        name = take_text(record, "entity_name", where)
        names |= {name: None} if name is not None else {}
        programmes |= dict.fromkeys(take_texts(record, "programs", where))
        days.add(take_text(record, "date_listed", where))
        address = take_text(record, "address", where)
        currencies = take_texts(record, "ofac_tickers", where)
        if address is None or not currencies:
            raise UnreadableFileError(
                f"{where}: has an address without a currency or a currency without an"
                " address. Get the file again."
            )
        audit.count("addresses")
        audit.ignored("chain")
        # As the remarks of the official list have it.
        parts += [f"Digital Currency Address - {c} {address}" for c in currencies]
    if len(names) != 1:
        raise UnreadableFileError(
            f"{where}: has {len(names)} names ({', '.join(names)}). This is not the"
            " layout we know: look at the file."
        )
    entry = Entry(
        uid=uid,
        name=next(iter(names)),
        programmes=tuple(programmes),
        parts=tuple(parts),
    )
    day = parse_day(days.pop()) if len(days) == 1 else None
    if day is None or len(programmes) != 1:
        audit.ignored("date_listed, where it could be that of several designations")
        return entry, None
    return entry, day.isoformat()
