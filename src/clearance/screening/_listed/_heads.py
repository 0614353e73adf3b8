"""Listed names as a whole: their words in each order, and what they begin with."""

from array import array
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from clearance.names import bones_of_words, clean, orders_of, romanise

# Letters of the beginnings of names that are kept to find names which were cut off.
HEAD = 56
# Marks the consonants of a whole name among the beginnings of names.
WHOLE_BONES = "~"

Orders = tuple[tuple[str, ...], ...]


def words_in_orders(text: str, *, person: bool) -> Orders:
    """List the Latin words of a name: as it stands, and in each order of a person's."""
    return orders_of(text) if person else (tuple(romanise(clean(text)).split()),)


class Heads:
    """Collects names as one word, in each order, and what is left without vowels."""

    def __init__(self) -> None:
        self._heads: list[bytes] = []
        self._headed = array("i")

    def add(self, name: int, orders: Sequence[Sequence[str]]) -> None:
        """Note the beginnings of a name by its words in each order."""
        heads = dict.fromkeys(map("".join, orders))
        if bones := bones_of_words(orders[0]):
            heads[WHOLE_BONES + bones] = None
        for head in heads:
            self._heads.append(head.encode()[:HEAD])
            self._headed.append(name)

    def tables(self) -> tuple[npt.NDArray[np.bytes_], npt.NDArray[np.int32]]:
        """Give all beginnings in order, and beside each its name."""
        heads = np.array(self._heads, dtype=f"S{HEAD}")
        order = np.argsort(heads, kind="stable")
        return heads[order], np.array(self._headed, np.int32)[order]
