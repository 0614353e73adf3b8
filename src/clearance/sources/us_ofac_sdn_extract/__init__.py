"""An extract of OFAC's SDN list: the name, aliases, type and programmes of each entry.

The parties, their kinds and their designations have the ids that the official list
gives them, so that what the extract says joins what the official list says.
"""

from collections.abc import Iterator
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
from clearance.sources._us_ofac import Alias, Entry, split_programmes, write_statements

__all__ = ["parse", "published"]

_FILE = "ofac_sdn.json"
_COLUMNS = {"entries": ("uid", "name", "aliases", "type", "program")}
# As in the CSV files, where -0- stands for nothing: an entity has no type.
_TYPES = {
    "-0-": "entity",
    "individual": "individual",
    "vessel": "vessel",
    "aircraft": "aircraft",
}
_ABOUT = ("downloaded_at", "source", "source_urls")


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the entries of the extract.

    All other names are aliases: which are former names the extract does not say.
    Raises UnreadableFileError for a file that is damaged or not this extract.
    """
    document = _document(snapshot)
    records = read_records(document.pop("entries"), _FILE)
    promised = document.pop("entry_count", None)
    if isinstance(promised, int):
        audit.count("record_count", promised)
    for field in _ABOUT:
        if document.pop(field, None) is not None:
            audit.ignored(field)
    report_rest(document, audit, _FILE)
    headings = sorted({key for record in records for key in record})
    audit.columns("entries", headings, _COLUMNS)
    entries = [_read_entry(record, audit) for record in records]
    yield from write_statements(entries, audit, source=snapshot.source, listed_as="SDN")


def published(snapshot: SnapshotFiles) -> date | None:
    """Give the day on which the official files were downloaded for the extract."""
    return parse_day(take_text(_document(snapshot), "downloaded_at", _FILE))


def _document(snapshot: SnapshotFiles) -> dict[str, Any]:
    document = read_json(snapshot, _FILE)
    if not isinstance(document, dict) or "entries" not in document:
        raise UnreadableFileError(
            f"{_FILE} has no entries. This is not the extract we know: look at the"
            " file."
        )
    return document


def _read_entry(record: dict[str, Any], audit: Audit) -> Entry:
    uid = take_text(record, "uid", _FILE) or ""
    name = take_text(record, "name", _FILE)
    if not uid.isdecimal() or name is None:
        raise UnreadableFileError(
            f"{_FILE}: an entry has no number or no name ({uid or name}). Get the file"
            " again."
        )
    aliases = take_texts(record, "aliases", f"{_FILE}, entry {uid}")
    audit.count("aliases", len(aliases))
    type_ = take_text(record, "type", _FILE) or "-0-"
    audit.category("type", type_, _TYPES)
    for key in set(record) - {"program"}:
        # Told once, as a column.
        del record[key]
    return Entry(
        uid=uid,
        type=_TYPES.get(type_),
        name=name,
        programmes=split_programmes(take_text(record, "program", _FILE) or ""),
        aliases=tuple(Alias("aka", alias) for alias in aliases),
    )
