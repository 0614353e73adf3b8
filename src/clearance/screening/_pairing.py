"""The best case of a pair of names, each word meeting no more than one other."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ._build import Shelf
from ._lookup import Drawn
from ._rows import Row
from ._scorecard import covered
from ._spans import Places, spread
from ._terms import Floats

# Comparisons of an asked and a listed word that are laid out at once.
_MOST_AT_ONCE = 2**21


def closest_case(
    rows: Sequence[Row],
    drawn: Drawn,
    row_of: Places,
    text_of: Places,
    shelf: Shelf,
    initials: npt.NDArray[np.bool_],
) -> Floats:
    """Work out the best case of pairs of a row and a text; an array beside them.

    *initials* marks rows that have words of one letter. Words are paired greedily, what
    earns most first, as the scorecard pairs them.
    """
    found = np.zeros(len(row_of), np.float32)
    starts, terms = drawn.starts, shelf.terms
    sizes = (starts[row_of + 1] - starts[row_of]) * (
        terms.text_starts[text_of + 1] - terms.text_starts[text_of]
    )
    parts = np.cumsum(sizes) // _MOST_AT_ONCE
    for low, high in _runs(parts):
        some = slice(low, high)
        found[some] = _closest(
            rows, drawn, row_of[some], text_of[some], shelf, initials
        )
    return found


def _runs(parts: Places) -> list[tuple[int, int]]:
    cuts = [0, *(np.flatnonzero(np.diff(parts)) + 1).tolist(), len(parts)]
    return [(a, b) for a, b in pairwise(cuts) if a < b]


def _closest(
    rows: Sequence[Row],
    drawn: Drawn,
    row_of: Places,
    text_of: Places,
    shelf: Shelf,
    initials: npt.NDArray[np.bool_],
) -> Floats:
    terms, entries = shelf.terms, drawn.entries
    side = np.where(shelf.text_is_person[text_of], 0, 1)
    listed_pair, listed_at = spread(
        terms.text_starts[text_of], terms.text_starts[text_of + 1]
    )
    which, entry = spread(
        drawn.starts[row_of][listed_pair], drawn.starts[row_of + 1][listed_pair]
    )
    meets = np.flatnonzero(entries.terms[entry] == terms.text_terms[listed_at[which]])
    entry, theirs = entry[meets], which[meets]
    pair, weight = listed_pair[theirs], terms.text_weights[listed_at[theirs]]
    earned = entries.credit[entry] * weight
    taken = _paired(pair, earned, entries.covers[entry], theirs)
    pair, entry, theirs = pair[taken], entry[taken], theirs[taken]

    def added(values: Floats) -> Floats:
        sums = np.bincount(pair, weights=values, minlength=len(row_of))
        return sums.astype(np.float32)

    met, whole = added(earned[taken]), added(weight[taken])
    asked = drawn.weighs[side, row_of] - added(entries.weights[side[pair], entry])
    listed = shelf.text_weight[text_of] - whole
    for at in np.flatnonzero((side == 0) & initials[row_of]).tolist():
        used = set(listed_at[theirs[pair == at]].tolist())
        listed[at] -= _by_initials(rows[row_of[at]], int(text_of[at]), used, shelf)
    best = covered(
        met=met,
        whole=whole,
        asked=np.maximum(asked, 0),
        listed=np.maximum(listed, 0),
        person=side == 0,
    )
    return np.where(met > 0, best, 0).astype(np.float32)


def _paired(
    pair: Places, earned: Floats, covers: Places, theirs: Places
) -> npt.NDArray[np.integer]:
    """Choose which entries count: for each pair the best first, no word twice."""
    order = np.lexsort((theirs, covers, -earned, pair))
    left, chosen = order, []
    used = np.zeros(int(pair.max(initial=-1)) + 1, np.int64)
    met = np.zeros(int(theirs.max(initial=-1)) + 1, np.bool_)
    while len(left):
        first = np.ones(len(left), np.bool_)
        first[1:] = pair[left[1:]] != pair[left[:-1]]
        best = left[first]
        chosen.append(best)
        used[pair[best]] |= covers[best]
        met[theirs[best]] = True
        free = ((covers[left] & used[pair[left]]) == 0) & ~met[theirs[left]]
        left = left[free]
    return np.concatenate(chosen) if chosen else order


def _by_initials(row: Row, text: int, used: set[int], shelf: Shelf) -> float:
    """Weigh the words of a text that only initials of the row meet."""
    letters = [word for word in row.words if len(word) == 1]
    low, high = shelf.terms.text_starts[text : text + 2].tolist()
    weight = 0.0
    for at in range(low, high):
        first = str(shelf.terms.words[int(shelf.terms.text_terms[at])])[:1]
        if at not in used and first in letters:
            letters.remove(first)
            weight += float(shelf.terms.text_weights[at])
    return weight
