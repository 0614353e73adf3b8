"""What Turkish firms do, written out where it is cut: "Ins Tur Tic Ltd Sti"."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ._letters import clean
from ._lexicons import lexicon
from ._scripts import plain

_LEAST_OWN = 1  # words that a firm has before what it does


def trades_in_full(text: str) -> str:
    """Write the trades of a Turkish firm in full; empty where none is cut off.

    Only behind the first word, which is what the firm is called.
    """
    told = _told()
    words = plain(clean(text, dotted=True)).split()
    if words_of_turkish_firms().isdisjoint(words[_LEAST_OWN:]):
        return ""
    full = [*words[:_LEAST_OWN], *(told.get(word, word) for word in words[_LEAST_OWN:])]
    return " ".join(full) if full != words else ""


@cache
def words_of_turkish_firms() -> frozenset[str]:
    """Give words of which one is in the name of a Turkish firm with trades cut off."""
    return frozenset(_document()["telling"])


@cache
def _told() -> Mapping[str, str]:
    found: Mapping[str, str] = _document()["short"]
    return found


def _document() -> Mapping[str, Any]:
    found: Mapping[str, Any] = lexicon("turkish_trades.yml")
    return found
