"""Reads the rows of the CSV and the results of the JSON form into the same records."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._table import read_table, read_text

CSV, JSON = "consolidated.csv", "consolidated.json"

_ONE = (
    "source",
    "entity_number",
    "type",
    "name",
    "title",
    "federal_register_notice",
    "start_date",
    "end_date",
    "standard_order",
    "license_requirement",
    "license_policy",
    "call_sign",
    "vessel_type",
    "gross_tonnage",
    "gross_registered_tonnage",
    "vessel_flag",
    "vessel_owner",
    "remarks",
    "source_list_url",
)
_MANY = (
    "programs",
    "alt_names",
    "citizenships",
    "dates_of_birth",
    "nationalities",
    "places_of_birth",
    "ids",
)
# The number of a row follows from its content, and says nothing of the party; the
# second address is the list's own page, the same for all its rows.
_IGNORED = ("_id", "id", "source_information_url")
_PLACE = ("address", "city", "state", "postal_code", "country")


@dataclass(frozen=True, slots=True)
class Record:
    """One party on one list: fields with one value, fields with many, and addresses.

    `where` says where it stands in the file, for messages.
    """

    where: str
    one: Mapping[str, str]
    many: Mapping[str, tuple[str, ...]]
    addresses: tuple[str, ...]


def read_records(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Record]:
    """Read whichever form is there. Raises UnreadableFileError where neither is."""
    if snapshot.has(CSV):
        return _read_csv(snapshot, audit)
    if snapshot.has(JSON):
        return _read_json(snapshot, audit)
    raise UnreadableFileError(
        f"There is neither {CSV} nor {JSON} for {snapshot.source}. "
        "Name a folder that holds one of them."
    )


def _read_csv(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Record]:
    columns = (*_ONE, *_MANY, "addresses")
    for line, row in read_table(
        snapshot, audit, name=CSV, columns=columns, optional=_IGNORED
    ):
        for field in _IGNORED:
            if row.get(field):
                audit.ignored(field)
        yield Record(
            f"{CSV}, line {line}",
            {field: row.get(field, "").strip() for field in _ONE},
            {field: _parts(row.get(field, "")) for field in _MANY},
            _parts(row.get("addresses", "")),
        )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip(" ,"))


def _read_json(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Record]:
    results = _results(read_text(snapshot, JSON))
    for number, result in enumerate(results, start=1):
        where = f"{JSON}, result {number}"
        if not isinstance(result, dict):
            raise UnreadableFileError(
                f"{where}: is not an object with fields. Download the file again."
            )
        left = dict(result)
        addresses = [_line(one, where) for one in _list(left.pop("addresses", None))]
        record = Record(
            where,
            {field: _text(left.pop(field, None)) for field in _ONE},
            {field: tuple(_entries(left.pop(field, None))) for field in _MANY},
            (*(line for line in addresses if line), *_country(left)),
        )
        for field in _IGNORED:
            if left.pop(field, None):
                audit.ignored(field)
        for field, value in left.items():
            if value not in (None, "", []):
                audit.not_understood("field", f"{field}: {value}", record.one["name"])
        yield record


def _results(text: str) -> Sequence[Any]:
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnreadableFileError(
            f"{JSON} cannot be read as JSON ({error}). Download it again."
        ) from error
    results = document.get("results") if isinstance(document, dict) else None
    if not isinstance(results, list) or not results:
        raise UnreadableFileError(
            f"{JSON} has no list of results: it is another file. Download it again."
        )
    return results


def _country(left: dict[str, Any]) -> tuple[str, ...]:
    """The country that some results carry beside their addresses."""
    country = _text(left.pop("country", None))
    return (country,) if country else ()


def _list(value: Any) -> list[Any]:
    if value in (None, ""):
        return []
    return list(value) if isinstance(value, list) else [value]


def _entries(value: Any) -> Iterator[str]:
    for one in _list(value):
        if isinstance(one, dict):
            yield ", ".join(f"{k} {v}" for k, v in one.items() if v)
        else:
            yield from _parts(str(one))


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _line(address: Any, where: str) -> str:
    if not isinstance(address, dict):
        return _text(address)
    unknown = set(address) - {*_PLACE, "location"}
    if unknown:
        raise UnreadableFileError(
            f"{where}: an address has the fields {', '.join(sorted(unknown))}, which no"
            " list had before. Look at the file; it may have a new form."
        )
    said = [_text(address.get(field)) for field in _PLACE]
    return ", ".join(part for part in said if part)
