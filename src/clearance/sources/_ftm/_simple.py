"""`targets.simple.csv`: one row for each party, with what matters most of it."""

import csv
import hashlib
from collections.abc import Iterator, Mapping

from clearance.entities import Draft, Kind, Statement, kinds
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.values import IDENTIFIER_TYPES, recognise_identifiers

from ._said import Dataset
from ._tables import headings, rows

TARGETS = "targets.simple.csv"

_FIRST = (
    *("id", "schema", "name", "aliases", "birth_date", "countries", "addresses"),
    *("identifiers", "sanctions", "phones", "emails", "dataset"),
)
_SEEN = ("first_seen", "last_seen", "last_change")
_LISTS = {
    "aliases": "alias",
    "birth_date": "birthDate",
    "countries": "country",
    "addresses": "address",
    "phones": "phone",
    "emails": "email",
    "dataset": "publisher",
}
# Where a number has no check digit that tells what it is: by kind, the first that fits.
_PLAIN = {
    "Person": "idNumber",
    "LegalEntity": "registrationNumber",
    "Vehicle": "registrationNumber",
    "Security": "registrationNumber",
    "CryptoWallet": "publicKey",
    "BankAccount": "accountNumber",
}


def read_targets(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the parties of a dataset and their designations.

    Numbers are told apart by their check digits, since the file does not say what
    each is; the text of a designation is kept whole, since nothing in it says where
    the programme ends. Raises UnreadableFileError with the line for a row without id,
    name or schema; ListRefusedError where a column is missing.
    """
    dataset = Dataset(snapshot.source, audit)
    layouts = {"with programmes": (*_FIRST, "program_ids"), "first": _FIRST}
    audit.columns(TARGETS, headings(snapshot, TARGETS), layouts, optional=_SEEN)
    where = snapshot.where(TARGETS)
    for line, row in rows(snapshot, TARGETS):
        if not row["id"].strip() or not row["schema"].strip():
            raise UnreadableFileError(
                f"{where}, line {line} is no party: its id or schema is empty. Fetch"
                " the file again."
            )
        kind = dataset.kind(row["schema"], row["id"])
        if kind is not None:
            yield from _party(dataset, kind, row)


def _party(dataset: Dataset, kind: Kind, row: Mapping[str, str]) -> Iterator[Statement]:
    draft = dataset.draft(row["id"], kind)
    if row["name"]:
        dataset.say(draft, "name", row["name"])
    for column, prop in _LISTS.items():
        for value in values_of(row[column]):
            dataset.say(draft, prop, value)
    for value in values_of(row["identifiers"]):
        dataset.say(draft, _property_of(kind, value), value)
    dataset.same(draft, [row["id"]])
    designations = list(_designations(dataset, row))
    if designations:
        draft.add("topics", "sanction")
    yield from dataset.written(draft)
    for designation in designations:
        yield from dataset.written(designation)


def _designations(dataset: Dataset, row: Mapping[str, str]) -> Iterator[Draft]:
    texts = values_of(row["sanctions"])
    programmes = values_of(row.get("program_ids", ""))
    for text in texts or ([""] if programmes else []):
        mark = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:8]
        draft = dataset.draft(f"{row['id']}-sanction-{mark}", kinds()["Sanction"])
        dataset.say(draft, "entity", row["id"])
        for title in values_of(row["dataset"]):
            dataset.say(draft, "authority", title)
        if text:
            dataset.say(draft, "summary", text)
        # Which programme belongs to which text is told only where there is one text.
        if len(texts) < 2:
            for programme in programmes:
                dataset.say(draft, "programId", programme)
        yield draft


def values_of(cell: str) -> list[str]:
    """Take a cell of several values apart: semicolons between, quotes where needed."""
    if not cell:
        return []
    try:
        found = next(csv.reader([cell], delimiter=";", strict=True), [])
    except csv.Error:
        return [cell]
    return [value for value in (one.strip() for one in found) if value]


def _property_of(kind: Kind, number: str) -> str:
    for one in recognise_identifiers(number):
        type_ = IDENTIFIER_TYPES[one.type]
        if (type_.decisive and type_.checked) or one.type == "mmsi":
            for prop in type_.properties:
                if prop in kind.properties:
                    return prop
    return next(
        (prop for of, prop in _PLAIN.items() if kind.is_a(of)), "registrationNumber"
    )
