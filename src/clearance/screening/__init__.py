"""Screening: what listed parties may be the one asked about, and why."""

from ._asked import query_of
from ._index import Index
from ._query import DEFAULT_THRESHOLD, Evidence, Match, Options, Query

__all__ = [
    "DEFAULT_THRESHOLD",
    "Evidence",
    "Index",
    "Match",
    "Options",
    "Query",
    "query_of",
]
