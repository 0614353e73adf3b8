"""What is asked: a query made ready, its names, numbers and codes, or a whole table."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._addressed import address_likeness
    from ._around import may_be_initials
    from ._asked import (
        Asked,
        AskedName,
        asked_alone,
        has_fields,
        has_more,
        make_ready,
    )
    from ._cells import has_lines
    from ._held import held_types, identifiers_of, raw_form, unnamed_documents
    from ._identifiers import (
        IdentifierIndex,
        SlipIndex,
        akin,
        bank_of,
        fails_check,
        identifier_keys,
        is_contact,
        is_decisive,
        is_placeholder,
        key_hash,
        lookup_keys,
        may_be_slip,
        slip_between,
        soundness,
    )
    from ._left_out import LeftOut, country_left_out, left_out
    from ._lines import holders, on_lines, principal, repaired, without_estate
    from ._married import married_names
    from ._mended import may_be_garbled, mended
    from ._noted import before_care, noted_beside, year_of_form
    from ._numbered import LEAST_DIGITS, code_words, has_digits, with_numbers
    from ._offices import without_offices
    from ._placed import is_of_other_place
    from ._query import (
        DEFAULT_THRESHOLD,
        NOTHING,
        OFAC_LEAST,
        SETTINGS,
        WEIGHABLE,
        Answer,
        Cleared,
        Evidence,
        Match,
        Mode,
        Options,
        Query,
    )
    from ._securities import Security, are_of_other_terms, security_of
    from ._several import (
        asked_names,
        listed_names,
        may_hold_more,
        names_within,
        telling_words,
    )
    from ._ships import bare_ships
    from ._table import Layout, Row, cells_of
    from ._told_by_marks import ONE_OF_SEVERAL, of_bodies, of_tails, of_units
    from ._typed import query_of
    from ._zone import is_zone
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "DEFAULT_THRESHOLD",
    "LEAST_DIGITS",
    "NOTHING",
    "OFAC_LEAST",
    "ONE_OF_SEVERAL",
    "SETTINGS",
    "WEIGHABLE",
    "Answer",
    "Asked",
    "AskedName",
    "Cleared",
    "Evidence",
    "IdentifierIndex",
    "Layout",
    "LeftOut",
    "Match",
    "Mode",
    "Options",
    "Query",
    "Row",
    "Security",
    "SlipIndex",
    "address_likeness",
    "akin",
    "are_of_other_terms",
    "asked_alone",
    "asked_names",
    "bank_of",
    "bare_ships",
    "before_care",
    "cells_of",
    "code_words",
    "country_left_out",
    "fails_check",
    "has_digits",
    "has_fields",
    "has_lines",
    "has_more",
    "held_types",
    "holders",
    "identifier_keys",
    "identifiers_of",
    "is_contact",
    "is_decisive",
    "is_of_other_place",
    "is_placeholder",
    "is_zone",
    "key_hash",
    "left_out",
    "listed_names",
    "lookup_keys",
    "make_ready",
    "married_names",
    "may_be_garbled",
    "may_be_initials",
    "may_be_slip",
    "may_hold_more",
    "mended",
    "names_within",
    "noted_beside",
    "of_bodies",
    "of_tails",
    "of_units",
    "on_lines",
    "principal",
    "query_of",
    "raw_form",
    "repaired",
    "security_of",
    "slip_between",
    "soundness",
    "telling_words",
    "unnamed_documents",
    "with_numbers",
    "without_estate",
    "without_offices",
    "year_of_form",
]
