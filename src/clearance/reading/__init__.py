"""Files of users: portfolios as rows to screen, and who owns whom."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._ownership import read_ownership
    from ._ownership_edges import edge_of
    from ._ownership_values import OwnershipFile, OwnershipParty
    from ._portfolio_values import Column, Portfolio, Problem, Row
    from ._read import read_portfolio
    from ._registers import Wanted, is_register, read_registers
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "Column",
    "OwnershipFile",
    "OwnershipParty",
    "Portfolio",
    "Problem",
    "Row",
    "Wanted",
    "edge_of",
    "is_register",
    "read_ownership",
    "read_portfolio",
    "read_registers",
]
