"""The export lists within the US Consolidated Screening List, and whom they name."""

from collections.abc import Iterator

from clearance.entities import Statement
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._us_export import read_name, subject_of

from ._lookups import list_of, table
from ._records import Record, read_records
from ._statements import write_party

__all__ = ["parse"]


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the lists of Commerce and State; Treasury's are read from OFAC itself.

    One row is an entry; the rows of one name on one list are one party, with a
    designation for each day of listing. Raises UnreadableFileError for a file that is
    damaged or another, ListRefusedError where a column is missing.
    """
    parties: dict[str, list[Record]] = {}
    elsewhere = table()["elsewhere"]
    for record in read_records(snapshot, audit):
        source = record.one["source"]
        if source in elsewhere:
            audit.count(f"elsewhere.{elsewhere[source]}")
            audit.ignored(f"rows of {elsewhere[source]}, read from OFAC's own file")
            continue
        if not record.one["name"]:
            audit.count("rows.left_out")
            audit.problem(f"{record.where}: has no name; the row was left out.")
            continue
        if not audit.category("list", source, table()["lists"]):
            audit.not_understood("list", source, record.one["name"])
        listed = list_of(source)
        subject = subject_of(listed.prefix, read_name(record.one["name"]).key)
        audit.count("entries")
        audit.count(f"list.{listed.code}")
        if subject in parties:
            audit.count("entries.repeated")
        parties.setdefault(subject, []).append(record)
    for subject, records in parties.items():
        yield from write_party(
            subject, records, audit, source=snapshot.source, known=parties
        )
