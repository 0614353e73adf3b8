"""Listed names looked up as wholes: written as one word, cut off, without vowels."""

from collections.abc import Iterator, Sequence

import numpy as np

from clearance.names import (
    bones_together,
    clean,
    fold,
    is_bare,
    romanise,
    written_together,
)

from ._build import BONES, HEAD, Shelf
from ._letters import (
    column_hashes,
    letter_hash,
    letter_hashes,
    sieve_of,
    sieve_place,
    sifted,
)
from ._rows import Row
from ._wholefit import LEAST_CUT

_SAME = 3


class Heads:
    """The beginnings of listed names, behind a sieve: most rows begin no name."""

    def __init__(self, shelf: Shelf, *, most: int) -> None:
        size = shelf.heads.dtype.itemsize
        letters = shelf.heads.view(np.uint8).reshape(-1, size)
        long = letters[letters[:, LEAST_CUT - 1] > 0, :LEAST_CUT]
        self.sieve = sieve_of(
            np.concatenate([column_hashes(letters), column_hashes(long)])
        )
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
        begin = letter_hash(whole[:LEAST_CUT])
        return len(whole) >= LEAST_CUT and bool(
            self.sieve[sieve_place(begin, len(self.sieve))]
        )

    def names_of(self, rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
        """Give (place of the row, listed name) for names that rows are or begin."""
        asked = list(self._asked(rows))
        hashes, _ = letter_hashes([sifted_by for _, _, sifted_by, _ in asked])
        for at in np.flatnonzero(sifted(self.sieve, hashes)).tolist():
            row, key, _, most = asked[at]
            for name in self._shelf.beginning_with(key)[:most]:
                yield row, name

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
            if any(map(is_bare, words)) and (bones := bones_together(row.text)):
                yield at, BONES + bones, (BONES + bones)[:HEAD], self._most
