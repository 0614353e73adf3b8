"""What the lists of the United Kingdom have in common: their fields and wordings."""

from ._info import LABELLED, read_information
from ._ods import ods_rows
from ._record import Record
from ._tables import csv_rows
from ._texts import (
    full_name,
    iso_day,
    lookups,
    regime_of,
    sanctions_list_id,
    split_numbered,
    un_subject,
)
from ._write import Publication, write_records

__all__ = [
    "LABELLED",
    "Publication",
    "Record",
    "csv_rows",
    "full_name",
    "iso_day",
    "lookups",
    "ods_rows",
    "read_information",
    "regime_of",
    "sanctions_list_id",
    "split_numbered",
    "un_subject",
    "write_records",
]
