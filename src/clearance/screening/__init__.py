"""Screening: what listed parties may be the one asked about, and why."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._asked import (
        DEFAULT_THRESHOLD,
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
        held_types,
        may_be_slip,
        query_of,
    )
    from ._batch import MATCHES_SCHEMA, screen_batch
    from ._fit import Calibration, Coefficients, coefficients
    from ._index import Index
    from ._pairs import compare_names
    from ._standings import Day, Spells, Standing, Turn, standings_of, turns
    from ._weighing import ofac_score, party_digest, read_cleared
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "DEFAULT_THRESHOLD",
    "MATCHES_SCHEMA",
    "OFAC_LEAST",
    "SETTINGS",
    "WEIGHABLE",
    "Answer",
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
    "held_types",
    "may_be_slip",
    "ofac_score",
    "party_digest",
    "query_of",
    "read_cleared",
    "screen_batch",
    "standings_of",
    "turns",
]
