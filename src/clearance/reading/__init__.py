"""Portfolios: the spreadsheets of customers, as rows to screen."""

from ._portfolio_values import Column, Portfolio, Problem, Row
from ._read import read_portfolio

__all__ = [
    "Column",
    "Portfolio",
    "Problem",
    "Row",
    "read_portfolio",
]
