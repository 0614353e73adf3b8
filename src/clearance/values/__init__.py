"""The small things that everything is made of: days, identifiers, countries."""

from ._asof import AsOf, read_day, read_moment
from ._contacts import contact_key
from ._country import countries_in, country_code, country_name, may_be_one_place
from ._crypto import currency_of
from ._fields import (
    gender_of,
    is_filler,
    may_be_filler,
    says_nothing,
    says_stateless,
)
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
    "contact_key",
    "countries_in",
    "country_code",
    "country_name",
    "currency_of",
    "gender_of",
    "identifier_types_of",
    "is_filler",
    "keep_tables_in",
    "load_yaml",
    "may_be_filler",
    "may_be_one_place",
    "parse_identifier",
    "parse_partial_date",
    "parse_written_date",
    "read_day",
    "read_moment",
    "recognise_identifiers",
    "says_nothing",
    "says_stateless",
    "tables_folder",
]
