"""Which names of a row are compared: the best, and no more than anybody reads."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from clearance.names import clean, romanise
from clearance.screening._arrays import Places
from clearance.screening._listed import Floats, Shelf

from ._closest_few import ROUNDING

# More names of one query than this are not compared.
MOST_NAMES = 80
# Fewer pairs are sooner put in order one by one.
_FEW = 64


@dataclass(frozen=True, slots=True)
class Likely:
    """Texts that may fit rows: for each pair its row, its text and its best case."""

    rows: Places
    texts: Places
    best: Floats

    @classmethod
    def of(cls, pairs: Sequence[tuple[int, int, float]]) -> "Likely":
        """Lay pairs out."""
        rows, texts, best = zip(*pairs, strict=True)
        return cls(np.array(rows), np.array(texts), np.array(best, np.float32))

    @classmethod
    def together(cls, some: Sequence["Likely"]) -> "Likely":
        """Put pairs of several rows one after the other."""
        if len(some) == 1:
            return some[0]
        return cls(
            np.concatenate([one.rows for one in some]),
            np.concatenate([one.texts for one in some]),
            np.concatenate([one.best for one in some]),
        )

    def only(self, kept: npt.NDArray[np.integer] | npt.NDArray[np.bool_]) -> "Likely":
        """Keep some of the pairs, in the order given."""
        return Likely(self.rows[kept], self.texts[kept], self.best[kept])


def best_named(
    shelf: Shelf, likely: Likely, text_of: Callable[[int], str]
) -> Iterator[tuple[int, int]]:
    """Give each name once for a row, the best first, and no more than `MOST_NAMES`.

    *text_of* gives the name of a row: where more listed ones are as good as the last
    of these, those that share most words with it are taken. Ordinary words do not
    count in the best case, and there are hundreds of names with "Gazprom".
    """
    if not len(likely.rows):
        return
    names = shelf.name_of_text[likely.texts]
    if len(names) <= _FEW:
        yield from _each_once(likely.rows, -likely.best, names)
        return
    order = np.lexsort((names, -likely.best, likely.rows))
    rows, names, best = likely.rows[order], names[order], likely.best[order]
    _, first = np.unique(rows * len(shelf.name_party) + names, return_index=True)
    first = np.sort(first)
    rows, names, best = rows[first], names[first], best[first]
    begins = np.flatnonzero(np.diff(rows, prepend=-1))
    for low, high in zip(
        begins.tolist(), [*begins[1:].tolist(), len(rows)], strict=True
    ):
        row, some = int(rows[low]), names[low:high].tolist()
        if len(some) > MOST_NAMES:
            some = _likest(shelf, some, best[low:high], text_of(row))
        for name in some:
            yield row, name


def _likest(shelf: Shelf, names: list[int], best: Floats, text: str) -> list[int]:
    """Keep so many names, *best* first; of equals at the end those most like a text."""
    last = best[MOST_NAMES - 1]
    better = int((best > last + ROUNDING).sum())
    end = int((best >= last - ROUNDING).sum())
    ours = _words_of(text)

    def unlike(name: int) -> float:
        theirs = _words_of(shelf.text_of(name))
        return -len(ours & theirs) / len(ours | theirs)

    return [*names[:better], *sorted(names[better:end], key=unlike)][:MOST_NAMES]


def _words_of(text: str) -> frozenset[str]:
    return frozenset(romanise(clean(text)).split())


def _each_once(
    rows: Places, best: Floats, names: npt.NDArray[np.integer]
) -> dict[tuple[int, int], None]:
    """Give pairs of a row and a name once, a row's in the order of *best*.

    What `best_named` does, one by one; of no more than it gives of one row.
    """
    found = sorted(zip(rows.tolist(), best.tolist(), names.tolist(), strict=True))
    return dict.fromkeys([(row, name) for row, _, name in found])


def first_of_each(
    rows: Places, order: tuple[npt.NDArray[np.generic], ...], most: Places
) -> npt.NDArray[np.integer]:
    """Give the places of at most so many pairs of each row, the lowest first.

    What comes last in *order* counts most; *most* says of each pair how many its row
    may have.
    """
    places = np.lexsort((*order, rows))
    ordered = rows[places]
    begins = np.searchsorted(ordered, ordered)
    kept: npt.NDArray[np.integer] = places[
        np.arange(len(places)) - begins < most[places]
    ]
    return kept
