"""Candidates: the listed names that may fit those asked about, found quickly."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._otherwise import found_otherwise, may_be_firm
    from ._search import Search
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "Search",
    "found_otherwise",
    "may_be_firm",
]
