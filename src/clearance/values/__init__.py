"""The small things that everything is made of: days, identifiers, countries."""

from ._asof import AsOf, read_day, read_moment
from ._country import country_code, country_name
from ._crypto import currency_of
from ._identifier import (
    IDENTIFIER_TYPES,
    Identifier,
    IdentifierType,
    identifier_types_of,
    parse_identifier,
)
from ._kept import Tables, keep_tables_in, tables_folder
from ._partialdate import PartialDate, parse_partial_date
from ._recognise import recognise_identifiers
from ._written import parse_written_date
from ._yaml import load_yaml

__all__ = [
    "IDENTIFIER_TYPES",
    "AsOf",
    "Identifier",
    "IdentifierType",
    "PartialDate",
    "Tables",
    "country_code",
    "country_name",
    "currency_of",
    "identifier_types_of",
    "keep_tables_in",
    "load_yaml",
    "parse_identifier",
    "parse_partial_date",
    "parse_written_date",
    "read_day",
    "read_moment",
    "recognise_identifiers",
    "tables_folder",
]
