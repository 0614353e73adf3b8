"""Screening: what listed parties may be the one asked about, and why."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._asked import query_of
    from ._batch import MATCHES_SCHEMA, screen_batch
    from ._calibration import Calibration, Coefficients, coefficients
    from ._cleared import party_digest, read_cleared
    from ._identifiers import may_be_slip
    from ._index import Index
    from ._ofac import ofac_score
    from ._pairs import compare_names
    from ._query import (
        DEFAULT_THRESHOLD,
        OFAC_LEAST,
        SETTINGS,
        WEIGHABLE,
        Cleared,
        Evidence,
        Match,
        Mode,
        Options,
        Query,
    )
    from ._standings import Day, Spells, Standing, Turn, standings_of, turns
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "DEFAULT_THRESHOLD",
    "MATCHES_SCHEMA",
    "OFAC_LEAST",
    "SETTINGS",
    "WEIGHABLE",
    "Calibration",
    "Cleared",
    "Coefficients",
    "Day",
    "Evidence",
    "Index",
    "Match",
    "Mode",
    "Options",
    "Query",
    "Spells",
    "Standing",
    "Turn",
    "coefficients",
    "compare_names",
    "may_be_slip",
    "ofac_score",
    "party_digest",
    "query_of",
    "read_cleared",
    "screen_batch",
    "standings_of",
    "turns",
]
