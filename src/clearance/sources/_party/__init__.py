"""A listed party in the making, for sources whose entries are read field by field."""

from ._documents import Document, say_document
from ._lookups import Measures, country_in, lookups_of, split_lettered
from ._party import Party, digest, listed_day

__all__ = [
    "Document",
    "Measures",
    "Party",
    "country_in",
    "digest",
    "listed_day",
    "lookups_of",
    "say_document",
    "split_lettered",
]
