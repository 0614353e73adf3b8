"""One listed party weighed: its best name, and all else that speaks for or against."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._addresses import addresses_of, shared_place
    from ._cleared import Marks, party_digest, read_cleared
    from ._fitting import LEAST_NAME, Fitting
    from ._match import HEAD_MOST, HEAD_NAME, judge_all
    from ._ofac import OfacNames, ofac_matches, ofac_score
    from ._wanted import check_wanted, is_wanted, leaves_out
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "HEAD_MOST",
    "HEAD_NAME",
    "LEAST_NAME",
    "Fitting",
    "Marks",
    "OfacNames",
    "addresses_of",
    "check_wanted",
    "is_wanted",
    "judge_all",
    "leaves_out",
    "ofac_matches",
    "ofac_score",
    "party_digest",
    "read_cleared",
    "shared_place",
]
