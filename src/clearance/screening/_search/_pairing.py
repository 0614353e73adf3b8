"""The best case of a pair of names, each word meeting no more than one other."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from clearance.screening._arrays import Places, spread
from clearance.screening._fit import (
    INITIAL_EARNS,
    INITIAL_WEIGHT,
    covered,
    judged_at_best,
)
from clearance.screening._listed import Floats, Shelf, initial
from clearance.screening._words import Drawn, Row, single_letters

# Comparisons of an asked and a listed word that are laid out at once.
_MOST_AT_ONCE = 2**21


def closest_case(
    rows: Sequence[Row],
    drawn: Drawn,
    row_of: Places,
    text_of: Places,
    shelf: Shelf,
) -> Floats:
    """Work out the best case of pairs of a row and a text; an array beside them.

    Words are paired greedily, what earns most first, as the scorecard pairs them.
    """
    initials = np.array([bool(row.letters) for row in rows])
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
    which, entry = drawn.having(row_of[listed_pair], terms.text_terms[listed_at])
    joined = _joined(drawn, row_of, text_of, shelf)
    entry = np.concatenate([entry, joined[1]])
    pair = np.concatenate([listed_pair[which], joined[0]])
    weight = np.concatenate(
        [terms.text_weights[listed_at[which]], terms.weights[joined[2]]]
    )
    theirs = np.concatenate([which, len(listed_at) + np.arange(len(joined[0]))])
    earned = entries.credit[entry] * weight
    taken, covered_words = _paired(
        pair,
        earned,
        entries.weights[side[pair], entry],
        entries.covers[entry],
        theirs,
        len(row_of),
    )
    pair, entry, theirs = pair[taken], entry[taken], theirs[taken]

    def added(values: Floats) -> Floats:
        sums = np.bincount(pair, weights=values, minlength=len(row_of))
        return sums.astype(np.float32)

    met, whole = added(earned[taken]), added(weight[taken])
    asked = drawn.weighs[side, row_of] - added(entries.weights[side[pair], entry])
    asked -= _aside(drawn, row_of, text_of, covered_words, shelf)
    listed = shelf.text_weight[text_of] - whole
    begun, unmet = np.zeros((2, len(row_of)), np.float32)
    lettered = np.flatnonzero((side == 0) & initials[row_of])
    if len(lettered):
        met_letters = np.bitwise_count(covered_words & single_letters(rows)[row_of])
        used = np.zeros(len(listed_at) + len(joined[0]), np.bool_)
        used[theirs] = True
        firsts = np.searchsorted(listed_pair, lettered).tolist()
        for at, first in zip(lettered.tolist(), firsts, strict=True):
            row, text = rows[row_of[at]], int(text_of[at])
            begun[at], left = _by_initials(row, text, used[first:].data, shelf)
            left -= int(met_letters[at])
            unmet[at] = INITIAL_WEIGHT * max(left - 1, 0)
    listed -= begun
    best = covered(
        met=met + INITIAL_EARNS * begun,
        whole=whole + begun,
        asked=np.maximum(asked, 0) + unmet,
        listed=np.maximum(listed, 0),
        person=side == 0,
    )
    # What may be initials of the other name's words is not alone for certain.
    unsure = (drawn.short[row_of] & ~covered_words) != 0
    best = judged_at_best(
        best,
        asked=np.where(unsure, 0, asked),
        listed=listed,
        alone=np.where(
            _is_single(pair, theirs >= len(listed_at), covered_words, side),
            met / np.maximum(whole, 1e-6),
            0,
        ),
        person=side == 0,
        syllabic=np.array([row.syllabic for row in rows])[row_of],
    )
    return np.where(met > 0, best, 0).astype(np.float32)


def _aside(
    drawn: Drawn, row_of: Places, text_of: Places, covered_words: Places, shelf: Shelf
) -> Floats:
    """Weigh the words of rows, of those left, that a text has and that tell nothing."""
    terms, entries = shelf.terms, drawn.entries
    pair, at = spread(terms.aside_starts[text_of], terms.aside_starts[text_of + 1])
    if not len(at):
        return np.zeros(len(row_of), np.float32)
    which, entry = drawn.having(row_of[pair], terms.asides[at])
    covers = entries.covers[entry]
    meets = np.flatnonzero(
        (covers & (covers - 1) == 0) & (covers & covered_words[pair[which]] == 0)
    )
    pair, entry = pair[which[meets]], entry[meets]
    # Each word of a row once.
    order = np.lexsort((entries.covers[entry], pair))
    pair, entry = pair[order], entry[order]
    first = np.ones(len(pair), np.bool_)
    covers = entries.covers[entry]
    first[1:] = (pair[1:] != pair[:-1]) | (covers[1:] != covers[:-1])
    weights = entries.weights[1, entry[first]]
    found = np.bincount(pair[first], weights=weights, minlength=len(row_of))
    return found.astype(np.float32)


def _is_single(
    pair: Places,
    as_one: npt.NDArray[np.bool_],
    covered_words: Places,
    side: npt.NDArray[np.integer],
) -> npt.NDArray[np.bool_]:
    """See pairs that one word carries; for persons one that is not several as one."""
    count = len(covered_words)
    single = np.bincount(pair, minlength=count) == 1
    plain = np.bincount(pair, weights=as_one, minlength=count) == 0
    lone = np.bitwise_count(covered_words) == 1
    found: npt.NDArray[np.bool_] = single & ((side == 1) | (plain & lone))
    return found


def _joined(
    drawn: Drawn, row_of: Places, text_of: Places, shelf: Shelf
) -> tuple[Places, Places, Places]:
    """Find the words that rows write as one: pair, entry, place of the term."""
    terms, entries = shelf.terms, drawn.entries
    some = np.flatnonzero(entries.terms >= terms.grams.size)
    if not len(some):
        return some, some, some
    which, places = spread(
        terms.starts[entries.terms[some]], terms.starts[entries.terms[some] + 1]
    )
    entry = some[which]
    texts = len(shelf.name_of_text)
    pairs = row_of * texts + text_of
    order = np.argsort(pairs)
    keys = entries.rows[entry] * texts + terms.texts[places]
    at = np.searchsorted(pairs, keys, sorter=order)
    at = order[np.minimum(at, len(order) - 1)] if len(order) else at
    there = np.flatnonzero(pairs[at] == keys) if len(order) else at[:0]
    return at[there], entry[there], places[there]


def _paired(
    pair: Places,
    earned: Floats,
    weights: Floats,
    covers: Places,
    theirs: Places,
    pairs: int,
) -> tuple[npt.NDArray[np.integer], Places]:
    """Choose which entries count: for each pair the best first, no word twice.

    Of equals the one whose words weigh most in the row, so that least is left alone.
    Returns the entries and, for each pair, bits for the words of the row that meet.
    """
    order = np.lexsort((theirs, covers, -weights, -earned, pair))
    left, chosen = order, [order[:0]]
    used = np.zeros(pairs, np.int64)
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
    return np.concatenate(chosen), used


def _by_initials(
    row: Row, text: int, used: memoryview, shelf: Shelf
) -> tuple[float, int]:
    """Weigh the words of a text that only initials of the row meet; *used* meet others.

    Returns the weight, and how many initials meet none: "A. R." is Abd al-Rahman, so
    that one of them may be no word of its own.
    """
    letters = [ord(initial(word)) & 0xFF for word in row.letters]
    terms = shelf.terms
    low, high = terms.text_starts[text : text + 2].tolist()
    weight = 0.0
    for at, first in enumerate(terms.begins[low:high].data):
        if first in letters and not used[at]:
            letters.remove(first)
            weight += float(terms.text_weights[low + at])
    return weight, len(letters)
