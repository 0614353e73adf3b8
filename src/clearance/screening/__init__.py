"""Screening: what listed parties may be the one asked about, and why."""

from ._query import DEFAULT_THRESHOLD, Evidence, Match, Options, Query

__all__ = [
    "DEFAULT_THRESHOLD",
    "Evidence",
    "Match",
    "Options",
    "Query",
]
