"""Files of users: portfolios as rows to screen, and who owns whom."""

from ._ownership import read_ownership
from ._ownership_edges import edge_of
from ._ownership_values import OwnershipFile, OwnershipParty
from ._portfolio_values import Column, Portfolio, Problem, Row
from ._read import read_portfolio

__all__ = [
    "Column",
    "OwnershipFile",
    "OwnershipParty",
    "Portfolio",
    "Problem",
    "Row",
    "edge_of",
    "read_ownership",
    "read_portfolio",
]
