"""An extract of the UK Sanctions List: subjects, names, numbers and countries."""

from collections.abc import Iterator, Mapping

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._uk import (
    Publication,
    Record,
    csv_rows,
    regime_of,
    write_records,
)

__all__ = ["parse"]

_NAMES = tuple(f"name_{number}" for number in range(1, 7))
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "subjects.csv": (
        "unique_id",
        "subject_type",
        "un_reference_number",
        "ofsi_group_id",
        "date_designated",
        "last_updated",
    ),
    "subject_names.csv": (
        "name_id",
        "unique_id",
        "name_type",
        "alias_strength",
        "full_name",
        *_NAMES,
    ),
    "subject_identifiers.csv": (
        "id",
        "unique_id",
        "ofsi_group_id",
        "raw_value",
        "identifier_type",
        "additional_info",
    ),
    "subject_countries.csv": (
        "id",
        "unique_id",
        "raw_value",
        "country_type",
        "iso",
        "resolution_method",
        "iso_available",
    ),
}
# Whoever made the extract numbered the rows and looked up the countries; we do that.
_IGNORED = (
    "subject_names.csv name_id",
    "subject_names.csv full_name",
    "subject_identifiers.csv id",
    "subject_countries.csv id",
    "subject_countries.csv iso",
    "subject_countries.csv resolution_method",
    "subject_countries.csv iso_available",
    "subject_dobs.csv",
)
_NUMBERS = {
    "passport": "passport",
    "national": "national_id",
    "business_registration_numbers": "registration",
    "imo": "imo",
}
_COUNTRIES = {"address": "address", "birth": "birth", "nationality": "nationality"}


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the tables; subjects are those of the list itself, `gb-` and the unique ID.

    Raises UnreadableFileError for a table that is missing or damaged or speaks of a
    subject that is not there, ListRefusedError for one that lacks columns.
    """
    records: dict[str, Record] = {}
    for row in _rows(snapshot, audit, "subjects.csv"):
        _read_subject(records, row)
    for row in _rows(snapshot, audit, "subject_names.csv"):
        parts = [row[column] for column in _NAMES]
        if row["name_type"] == "":
            audit.not_understood("name type", "none", row["unique_id"])
        record = _of(records, row, "subject_names.csv")
        record.add("name", *parts, row["name_type"], row["alias_strength"])
    for row in _rows(snapshot, audit, "subject_countries.csv"):
        _read_country(_of(records, row, "subject_countries.csv"), row, audit)
    for row in _rows(snapshot, audit, "subject_identifiers.csv"):
        _read_number(_of(records, row, "subject_identifiers.csv"), row, audit)
    for name in _IGNORED:
        audit.ignored(name)
    publication = Publication(
        source=snapshot.source,
        prefix="gb-",
        authority="UK Foreign, Commonwealth and Development Office",
        name="UK Sanctions List",
    )
    yield from write_records(records.values(), audit, publication)


def _rows(
    snapshot: SnapshotFiles, audit: Audit, name: str
) -> Iterator[Mapping[str, str]]:
    rows = csv_rows(snapshot, name)
    headings = [cell.strip() for cell in rows[0][1]]
    audit.columns(name, headings, {"2026": _COLUMNS[name]})
    for line, cells in rows[1:]:
        if len(cells) != len(headings):
            raise UnreadableFileError(
                f"{name}, line {line}: has {len(cells)} columns and not"
                f" {len(headings)}. Get the file again."
            )
        audit.count(f"rows.{name.removesuffix('.csv')}")
        yield dict(zip(headings, (cell.strip() for cell in cells), strict=True))


def _of(records: Mapping[str, Record], row: Mapping[str, str], name: str) -> Record:
    try:
        return records[row["unique_id"]]
    except KeyError:
        raise UnreadableFileError(
            f"{name} speaks of {row['unique_id']!r}, which subjects.csv does not have."
            " Get all the files again."
        ) from None


def _read_subject(records: dict[str, Record], row: Mapping[str, str]) -> None:
    unique_id = row["unique_id"]
    record = records.setdefault(unique_id, Record(unique_id))
    record.kind = row["subject_type"].casefold()
    record.add("un_ref", row["un_reference_number"])
    record.add("ofsi_group", row["ofsi_group_id"])
    days = (row["date_designated"], row["last_updated"])
    record.add("terms", regime_of(unique_id) or "", "", "", *days, "")


def _read_country(record: Record, row: Mapping[str, str], audit: Audit) -> None:
    if not audit.category("country type", row["country_type"], _COUNTRIES):
        audit.not_understood("country", row["raw_value"], record.id)
    elif row["country_type"] == "address":
        record.add("country", row["raw_value"])
    elif row["country_type"] == "birth":
        record.add("birth", "", row["raw_value"])
    else:
        record.add("nationality", row["raw_value"])


def _read_number(record: Record, row: Mapping[str, str], audit: Audit) -> None:
    sort, number = row["identifier_type"], row["raw_value"]
    if not audit.category("identifier type", sort, _NUMBERS):
        audit.not_understood("identifier", f"{sort} {number}", record.id)
    elif sort in {"passport", "national"}:
        record.add(_NUMBERS[sort], number, row["additional_info"])
    else:
        record.add(_NUMBERS[sort], number)
        if row["additional_info"]:
            audit.not_understood("identifier", row["additional_info"], record.id)
