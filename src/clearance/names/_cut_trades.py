"""What firms do, written out where it is cut: "Ins Tur Tic", "Bldg Mat Tr"."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from ._letters import clean
from ._lexicons import lexicon
from ._scripts import plain

_LEAST_OWN = 1  # words that a firm has before what it does


class _Cut(NamedTuple):
    """Words of one people: those that tell of it, and the long by the short."""

    telling: frozenset[str]
    short: Mapping[str, str]
    phrases: Mapping[str, str]

    def in_full(self, words: Sequence[str]) -> str:
        """Write out what is cut behind the first word."""
        full = " ".join((*words[:_LEAST_OWN], *map(self._long, words[_LEAST_OWN:])))
        for phrase, said in self.phrases.items():
            full = full.replace(f" {phrase} ", f" {said} ")
        return full

    def _long(self, word: str) -> str:
        return self.short.get(word, word)


def trades_in_full(text: str) -> str:
    """Write the trades of a firm in full; empty where none is cut off.

    Only behind the first word: what a firm is called by, or what kind of firm it is.
    """
    words = plain(clean(text, dotted=True)).split()
    told = {*words[_LEAST_OWN:], *text.casefold().split()[_LEAST_OWN:]}
    cut = next((one for one in _cuts() if not one.telling.isdisjoint(told)), None)
    full = "" if cut is None else cut.in_full(words)
    return full if full != " ".join(words) else ""


@cache
def words_of_cut_trades() -> frozenset[str]:
    """Give words of which one is in the name of a firm with trades cut off."""
    return frozenset().union(*(one.telling for one in _cuts()))


@cache
def _cuts() -> Sequence[_Cut]:
    document: Mapping[str, Mapping[str, Any]] = lexicon("cut_trades.yml")
    return [
        _Cut(frozenset(one["telling"]), one["short"], one.get("phrases", {}))
        for one in document.values()
    ]
