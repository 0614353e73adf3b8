"""Divergence: which authorities list a party, since when, and who was first."""

from ._entries import NO_EFFECT, Coverage, Entry, Party, only
from ._gather import gather
from ._judge import Comparison, Stand, State, compare
from ._namesakes import Namesakes
from ._span import Lag, Span
from ._summary import AuthoritySummary, Delay, Summary, summarise

__all__ = [
    "NO_EFFECT",
    "AuthoritySummary",
    "Comparison",
    "Coverage",
    "Delay",
    "Entry",
    "Lag",
    "Namesakes",
    "Party",
    "Span",
    "Stand",
    "State",
    "Summary",
    "compare",
    "gather",
    "only",
    "summarise",
]
