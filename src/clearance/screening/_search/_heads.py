"""Listed names looked up as wholes: written as one word, cut off, without vowels."""

from collections.abc import Iterator, Sequence

import numpy as np

from clearance.names import (
    bones_of_words,
    bones_together,
    clean,
    fold,
    is_bare,
    romanise,
    written_together,
)
from clearance.screening._arrays import (
    column_hashes,
    letter_hash,
    letter_hashes,
    sieve_of,
    sieve_place,
    sifted,
)
from clearance.screening._fit import LEAST_CUT
from clearance.screening._listed import HEAD, WHOLE_BONES, Shelf
from clearance.screening._words import Row

_SAME = 3
# Fewer beginnings are sooner looked at one by one.
_FEW = 16


class Heads:
    """The beginnings of listed names, behind a sieve: most rows begin no name."""

    def __init__(self, shelf: Shelf, *, most: int) -> None:
        size = shelf.heads.dtype.itemsize
        letters = shelf.heads.view(np.uint8).reshape(-1, size)
        long = letters[letters[:, LEAST_CUT - 1] > 0, :LEAST_CUT]
        self.sieve = sieve_of(
            np.concatenate([column_hashes(letters), column_hashes(long)])
        )
        self._view = self.sieve.data
        self._shelf = shelf
        self._most = most

    def may_be_whole(self, text: str) -> bool:
        """Say whether a name may be a listed one as a whole, or the beginning of one.

        Quick; where it says no, `fit_whole` finds nothing but first letters.
        """
        plain = romanise(clean(text))
        if not plain.isascii() or any(map(is_bare, plain.split())):
            return True
        whole = plain.replace(" ", "")
        if self._shelf.terms.may_be(fold(whole)):
            return True
        return len(whole) >= LEAST_CUT and self._is_likely(whole[:LEAST_CUT])

    def names_of(self, rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
        """Give (place of the row, listed name) for names that rows are or begin."""
        asked = list(self._asked(rows))
        sifted_by = [one for _, _, one, _ in asked]
        if len(asked) <= _FEW:
            likely = [at for at, one in enumerate(sifted_by) if self._is_likely(one)]
        else:
            hashes, _ = letter_hashes(sifted_by)
            likely = np.flatnonzero(sifted(self.sieve, hashes)).tolist()
        for at in likely:
            row, key, _, most = asked[at]
            for name in self._shelf.beginning_with(key)[:most]:
                yield row, name

    def _is_likely(self, beginning: str) -> bool:
        return bool(self._view[sieve_place(letter_hash(beginning), len(self._view))])

    def _asked(self, rows: Sequence[Row]) -> Iterator[tuple[int, str, str, int]]:
        """Give what rows are looked up by, what is sifted of it, and the most names.

        One that a short field may have cut off; one that is written as one word, but
        for letters that a dot parts from it; the consonants of one whose vowels were
        left out.
        """
        for at, row in enumerate(rows):
            words = row.words
            whole = "".join(words)
            if len(whole) >= LEAST_CUT:
                # Without what was put in place of "abd al".
                key = written_together(row.text) if "abdul" in whole else whole
                yield at, key, key[:LEAST_CUT], self._most
            if len(words) == 1 or row.letters:
                # Of the names that begin so, those that are no longer come first.
                yield at, whole, whole[:HEAD], _SAME
            if any(map(is_bare, words)) and (bones := _bones_of(row)):
                yield at, WHOLE_BONES + bones, (WHOLE_BONES + bones)[:HEAD], self._most


def _bones_of(row: Row) -> str:
    """Do what `bones_together` does of the name, which most rows tell in Latin."""
    return bones_together(row.text) if row.first is None else bones_of_words(row.first)
