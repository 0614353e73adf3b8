"""Flat arrays: spans of them, words as numbers, and words as triples of letters."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._columns import (
        bytes_column,
        list_column,
        long_text_column,
        number_column,
        text_column,
    )
    from ._grams import CODES, SIGNS, Grams, Near
    from ._letters import (
        BASE,
        BEGINNING,
        POWERS,
        SPREAD,
        Hashes,
        Ints,
        Known,
        Shapes,
        behind_sign,
        behind_signs,
        column_hashes,
        joined_hash,
        joined_hashes,
        letter_hash,
        letter_hashes,
        neighbours,
        packed_sieve,
        shapes_of,
        sieve_of,
        sieve_place,
        sifted,
        slips_of,
        without_a_letter,
    )
    from ._said import LISTED, ORDINARY, TELLS_NOTHING
    from ._spans import Grown, Places, distinct, found_in, in_order, once, spread
    from ._sparse import rows_of
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "BASE",
    "BEGINNING",
    "CODES",
    "LISTED",
    "ORDINARY",
    "POWERS",
    "SIGNS",
    "SPREAD",
    "TELLS_NOTHING",
    "Grams",
    "Grown",
    "Hashes",
    "Ints",
    "Known",
    "Near",
    "Places",
    "Shapes",
    "behind_sign",
    "behind_signs",
    "bytes_column",
    "column_hashes",
    "distinct",
    "found_in",
    "in_order",
    "joined_hash",
    "joined_hashes",
    "letter_hash",
    "letter_hashes",
    "list_column",
    "long_text_column",
    "neighbours",
    "number_column",
    "once",
    "packed_sieve",
    "rows_of",
    "shapes_of",
    "sieve_of",
    "sieve_place",
    "sifted",
    "slips_of",
    "spread",
    "text_column",
    "without_a_letter",
]
