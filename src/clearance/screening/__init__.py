"""Screening: what listed parties may be the one asked about, and why."""

from ._asked import query_of
from ._index import Index
from ._pairs import PAIR_THRESHOLD, compare_names
from ._query import DEFAULT_THRESHOLD, Evidence, Match, Options, Query
from ._standings import Day, Spells, Standing, Turn, standings_of, turns

__all__ = [
    "DEFAULT_THRESHOLD",
    "PAIR_THRESHOLD",
    "Day",
    "Evidence",
    "Index",
    "Match",
    "Options",
    "Query",
    "Spells",
    "Standing",
    "Turn",
    "compare_names",
    "query_of",
    "standings_of",
    "turns",
]
