"""Names as vectors of letter triples, so that likely candidates are found quickly."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sparse_dot_topn import sp_matmul_topn  # type: ignore[import-untyped]

from ._spans import distinct
from ._sparse import add_spans

# Letters, digits and the edge of a word: 37 signs, and so 37 to the third triples.
SIGNS = 37
GRAMS = SIGNS**3
CODES = np.zeros(256, dtype=np.int32)
CODES[np.frombuffer(b"abcdefghijklmnopqrstuvwxyz0123456789", np.uint8)] = np.arange(
    1, SIGNS, dtype=np.int32
)
_ONE_BY_ONE = CODES.astype(np.uint8).tobytes()
# More than so many times as many are as near as the last of the nearest by no chance.
_TIMES = 4
# Of so few texts all sums are sooner looked through than those that were added to.
_FLAT = 2**16
_END = 10  # the line feed parts texts and belongs to none

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Grams:
    """Weighted letter triples of many texts, by triple: who has it and how much.

    `starts` has one more entry than there are triples; the texts with triple t are
    `texts[starts[t]:starts[t + 1]]`, with `weights` beside them; `rarity` is the
    inverse document frequency of each triple. Method: TF-IDF over character trigrams
    with cosine similarity (Salton and Buckley 1988), over words and over the name
    without spaces, so that joined and split words are found.
    """

    starts: Ints
    texts: Ints
    weights: Floats
    rarity: Floats
    size: int
    _listed: csr_matrix = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        listed = csr_matrix(
            (self.weights, self.texts, self.starts), shape=(GRAMS, self.size)
        )
        object.__setattr__(self, "_listed", listed)

    @classmethod
    def build(cls, texts: Sequence[str]) -> "Grams":
        """Index folded texts; the place in *texts* is what `search` gives back."""
        rows, grams = _pairs(texts)
        frequency = np.bincount(grams, minlength=GRAMS)
        rarity = np.log((len(texts) + 1) / (frequency + 1)).astype(np.float32) + 0.1
        weights = _normalised(rows, rarity[grams], len(texts))
        order = np.argsort(grams, kind="stable")
        starts = np.zeros(GRAMS + 1, dtype=np.int32)
        np.cumsum(frequency, out=starts[1:])
        return cls(starts, rows[order], weights[order], rarity, len(texts))

    def search(
        self, texts: Sequence[str], *, top: int, least: float
    ) -> tuple[Ints, Ints, Floats]:
        """Find for each text its likest *top* with a cosine above *least*.

        And those that are as near as the last of them, where there are not very many.

        Returns where each text's answers begin (one more entry than texts), the found
        places and their cosines, best first. The answer for one text does not depend
        on the others.
        """
        rows, grams = _pairs(texts)
        weights = _normalised(rows, self.rarity[grams], len(texts))
        starts = np.zeros(len(texts) + 1, dtype=np.int32)
        np.cumsum(np.bincount(rows, minlength=len(texts)), out=starts[1:])
        asked = csr_matrix((weights, grams, starts), shape=(len(texts), GRAMS))
        found = sp_matmul_topn(
            asked,
            self._listed,
            top_n=top * _TIMES,
            threshold=least,
            sort=True,
            n_threads=1,
        )
        return _first_of(top, found.indptr, found.indices, found.data)


def _first_of(
    top: int, starts: Ints, places: Ints, values: Floats
) -> tuple[Ints, Ints, Floats]:
    """Keep the first so many of each text, and what is worth as much as the last."""
    counts = np.diff(starts)
    if not (counts > top).any():
        return starts, places, values
    due = np.zeros(len(counts), np.float32)
    many = counts > top
    due[many] = values[starts[:-1][many] + top - 1]
    kept = values >= np.repeat(due, counts)
    ends = np.concatenate([[0], np.cumsum(kept)])[starts]
    return ends.astype(np.int32), places[kept], values[kept]


class Near:
    """Finds the texts near one word; for one thread at a time.

    What `Grams.search` finds, by the same sums in the same order.
    """

    def __init__(self, grams: Grams) -> None:
        # Columns of triples, the last first: where some are taken out in the order of
        # their triples, each ends behind where the next begins, and what lies between
        # them is nothing. So many are added up in one call, and none is copied.
        counts = np.diff(grams.starts)[::-1]
        begins = np.zeros(GRAMS + 1, np.int32)
        np.cumsum(counts, out=begins[1:])
        shift = (grams.starts[:-1][::-1] - begins[:-1]).repeat(counts)
        order = np.arange(len(shift)) + shift
        self._texts, self._weights = grams.texts[order], grams.weights[order]
        self._places = self._texts.astype(np.intp)
        self._begins, self._rarity = begins.data, grams.rarity.data
        self._squares = (grams.rarity * grams.rarity).astype(np.float64).data
        self._size = grams.size
        self._sums = np.zeros(0, np.float32)

    def texts(self, word: str, *, top: int, least: np.float32) -> set[int]:
        """Give the texts near a folded word: its likest *top*, as `Grams.search`."""
        triples = sorted(triples_of(word))
        if not triples:
            return set()
        length = 0.0
        for triple in triples:
            length += self._squares[triple]
        length = sqrt(length) or 1.0
        begins, rarity = self._begins, self._rarity
        spans, shares = list[int](), list[float]()
        for triple in triples:
            place = GRAMS - triple
            spans += (begins[place - 1], begins[place])
            shares += (rarity[triple] / length, 0.0)
        shares.pop()
        # Should it be interrupted, what was added is not taken for nothing.
        sums, self._sums = self._sums, np.zeros(0, np.float32)
        if not len(sums):
            sums = np.zeros(self._size, np.float32)
        add_spans(
            np.frombuffer(array("i", spans), np.int32),
            np.frombuffer(array("f", shares), np.float32),
            self._texts,
            self._weights,
            sums,
        )
        if self._size <= _FLAT:
            (found,) = (sums > least).nonzero()
            cosines = sums.take(found)
            sums.fill(0)
            self._sums = sums
            return _first_so_many(found.tolist(), cosines, top)
        each = zip(spans[::2], spans[1::2], strict=True)
        touched = np.concatenate([self._places[low:high] for low, high in each])
        cosines = sums.take(touched)
        sums[touched] = 0
        self._sums = sums
        (kept,) = (cosines > least).nonzero()
        return _likest(touched.take(kept), cosines.take(kept), top)


def _first_so_many(texts: list[int], cosines: Floats, top: int) -> set[int]:
    """Do what `_likest` does, of texts that stand once."""
    if len(texts) > top:
        values = cosines.tolist()
        due = sorted(values)[-top]
        each = zip(texts, values, strict=True)
        return {text for text, value in each if value >= due}
    return set(texts)


def _likest(texts: npt.NDArray[np.intp], cosines: Floats, top: int) -> set[int]:
    """Give so many texts of the greatest cosines, and what is as near as the last.

    Each may stand several times.
    """
    found = set(texts.tolist())
    if len(found) <= top:
        return found
    texts, first = np.unique(texts, return_index=True)
    cosines = cosines[first]
    due = np.partition(cosines, len(cosines) - top)[len(cosines) - top]
    return set(texts[cosines >= due].tolist())


def triples_of(word: str) -> Sequence[int]:
    """List every triple of one word once, as `_pairs` does."""
    codes = word.encode("ascii", "replace").translate(_ONE_BY_ONE)
    if 0 in codes or len(codes) < 2:
        triples: list[int] = _pairs([word])[1].tolist()
        return triples
    found = {codes[0] * SIGNS + codes[1], (codes[-2] * SIGNS + codes[-1]) * SIGNS}
    for first, second, third in zip(codes, codes[1:], codes[2:], strict=False):
        found.add((first * SIGNS + second) * SIGNS + third)
    return [*found]


def _normalised(rows: Ints, weights: Floats, size: int) -> Floats:
    lengths = np.sqrt(np.bincount(rows, weights=weights * weights, minlength=size))
    lengths[lengths == 0] = 1
    return (weights / lengths[rows]).astype(np.float32)


def _pairs(texts: Sequence[str]) -> tuple[Ints, Ints]:
    """List every (text, triple) once, in the order of both."""
    spaced = "".join(f"\n {text} " for text in texts)
    joined = "".join("\n" + text.replace(" ", "") for text in texts)
    row_spaced, gram_spaced = _triples(spaced, edges=True)
    row_joined, gram_joined = _triples(joined, edges=False)
    both = np.concatenate(
        [
            row_spaced.astype(np.int64) * GRAMS + gram_spaced,
            row_joined.astype(np.int64) * GRAMS + gram_joined,
        ]
    )
    both = distinct(both)
    return (both // GRAMS).astype(np.int32), (both % GRAMS).astype(np.int32)


def _triples(text: str, *, edges: bool) -> tuple[Ints, Ints]:
    """Cut a text of many lines into triples within each line.

    With *edges*, only those that begin or end a word: the others are in the text
    without spaces.
    """
    raw = np.frombuffer(text.encode("ascii", "replace"), np.uint8)
    if len(raw) < 3:
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    line = np.cumsum(raw == _END, dtype=np.int32) - 1
    codes = CODES[raw]
    first, second, third = codes[:-2], codes[1:-1], codes[2:]
    inside = (raw[:-2] != _END) & (raw[1:-1] != _END) & (raw[2:] != _END)
    if edges:
        inside &= (second != 0) & ((first == 0) | (third == 0))
    grams = (first * SIGNS + second) * SIGNS + third
    return line[:-2][inside], grams[inside]
