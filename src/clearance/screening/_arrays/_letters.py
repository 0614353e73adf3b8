"""Words reduced to numbers, many at once, the same in every process.

A word is a number in base `BASE`, modulo 2**64 (Karp and Rabin 1987): that of two
words written as one, and those of a word without one of its letters, follow by
arithmetic, without writing the strings.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ._spans import distinct

Hashes = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int32]

BASE = 0x100000001B3
SPREAD = np.uint64(0x9E3779B97F4A7C15)
_WHOLE = (1 << 64) - 1
# Letters of a word that count: far more than those of any name that is read.
_LONGEST = 4096


def _made_powers() -> list[int]:
    powers = [1]
    for _ in range(_LONGEST):
        powers.append(powers[-1] * BASE & _WHOLE)
    return powers


_POWERS = _made_powers()
POWERS = np.array(_POWERS, dtype=np.uint64)


def letter_hash(word: str) -> int:
    """Reduce one word; equal words give equal numbers."""
    found = 0
    for byte in word.encode()[:_LONGEST]:
        found = (found * BASE + byte) & _WHOLE
    return found


def slips_of(word: str) -> tuple[list[int], int]:
    """Do what `without_a_letter` does for one word: its numbers, and its bytes."""
    raw = word.encode()[:_LONGEST]
    number, size = 0, len(raw)
    begins = [0]
    for byte in raw:
        number = (number * BASE + byte) & _WHOLE
        begins.append(number)
    if size < 2:
        return [number], size
    powers = _POWERS[size - 1 :: -1]
    each = zip(begins, begins[1:], powers, strict=False)
    short = [
        number + (before - after) * power & _WHOLE for before, after, power in each
    ]
    return [number, *short], size


def behind_sign(sign: int, number: int, size: int) -> int:
    """Do what `behind_signs` does for one word."""
    return (sign * _POWERS[size] + number) & _WHOLE


def letter_hashes(words: Sequence[str]) -> tuple[Hashes, Ints]:
    """Reduce words, none of them empty: their numbers, and how many bytes each has."""
    raw, lengths, starts = _flat(words)
    if not len(raw):
        return np.zeros(0, np.uint64), lengths
    values = (
        raw * POWERS[np.repeat(starts + lengths - 1, lengths) - np.arange(len(raw))]
    )
    return np.add.reduceat(values, starts), lengths


def joined_hashes(first: Hashes, second: Hashes, second_lengths: Ints) -> Hashes:
    """Give the numbers of words written as one: first, then second."""
    found: Hashes = first * POWERS[second_lengths] + second
    return found


def joined_hash(words: Sequence[tuple[int, int]]) -> int:
    """Do what `joined_hashes` does for one run of words: each its number, its bytes."""
    found = 0
    for number, size in words:
        found = (found * _POWERS[size] + number) & _WHOLE
    return found


def neighbours(words: Sequence[tuple[int, int]]) -> list[int]:
    """Give the numbers of two and of three neighbouring words written as one.

    Of each word its number and its bytes.
    """
    found = []
    last, two = words[0][0], None
    for number, size in words[1:]:
        power = _POWERS[size]
        if two is not None:
            found.append((two * power + number) & _WHOLE)
        two = (last * power + number) & _WHOLE
        found.append(two)
        last = number
    return found


def behind_signs(signs: Hashes, hashes: Hashes, lengths: Ints) -> Hashes:
    """Give the numbers of words behind a sign each, from those of the words."""
    found: Hashes = signs * POWERS[lengths] + hashes
    return found


def without_a_letter(words: Sequence[str]) -> tuple[Hashes, Ints]:
    """Reduce each word, and each word without one of its letters.

    Returns the numbers and beside each the place of its word; equal ones, as of a
    doubled letter, may stand twice.
    """
    raw, lengths, starts = _flat(words)
    places = np.arange(len(words), dtype=np.int32)
    if not len(raw):
        return np.zeros(0, np.uint64), places
    left = np.repeat(starts + lengths, lengths) - np.arange(len(raw)) - 1
    after = raw * POWERS[left]
    whole = np.add.reduceat(after, starts)
    before = raw * POWERS[np.maximum(left - 1, 0)]
    sums_after, sums_before = np.cumsum(after), np.cumsum(before)
    of = np.repeat(places, lengths)
    ends = (starts + lengths - 1)[of]
    base = (sums_before - before)[starts][of]
    rest = sums_after[ends] - sums_after
    short = (sums_before - before) - base + rest
    kept = lengths[of] > 1
    return (
        np.concatenate([whole, short[kept]]),
        np.concatenate([places, of[kept]]).astype(np.int32),
    )


@dataclass(frozen=True, slots=True)
class Shapes:
    """What tells quickly that two words are not alike.

    How many letters each word has (`lengths`), which they are (`letters`: a bit for
    each), and its first `BEGINNING` letters as a number (`begins`).
    """

    lengths: Ints
    letters: Hashes
    begins: Hashes

    def only(self, kept: slice) -> "Shapes":
        """Keep some of the words."""
        return Shapes(self.lengths[kept], self.letters[kept], self.begins[kept])


BEGINNING = 5
"""Letters by which words are told to begin alike."""


def shapes_of(words: Sequence[str]) -> Shapes:
    """Read the shapes of words, none of them empty."""
    raw, lengths, starts = _flat(words)
    if not len(raw):
        return Shapes(lengths, np.zeros(0, np.uint64), np.zeros(0, np.uint64))
    letters = np.bitwise_or.reduceat(np.uint64(1) << (raw & np.uint64(63)), starts)
    begins = np.zeros(len(words), np.uint64)
    for at in range(BEGINNING):
        letter = raw[np.minimum(starts + at, len(raw) - 1)]
        begins = begins << np.uint64(8) | np.where(at < lengths, letter, 0)
    return Shapes(lengths, letters, begins)


def column_hashes(letters: npt.NDArray[np.uint8]) -> Hashes:
    """Reduce words that stand as rows of letters, 0 behind their ends."""
    found = np.zeros(len(letters), np.uint64)
    for column in letters.T:
        found = np.where(column > 0, found * np.uint64(BASE) + column, found)
    return found


def sieve_of(hashes: Hashes) -> npt.NDArray[np.bool_]:
    """Make a sieve: what tells quickly of most numbers that they are not among these.

    Its size is a power of two, at least sixteen times as many places as numbers.
    """
    bits = max(16, (16 * len(hashes)).bit_length())
    sieve = np.zeros(1 << bits, dtype=np.bool_)
    sieve[_places(hashes, bits)] = True
    return sieve


def packed_sieve(*hashes: Hashes) -> tuple[npt.NDArray[np.uint8], np.uint64]:
    """Make a sieve of bits, and say by how much numbers are shifted for it."""
    sieve = sieve_of(np.concatenate(hashes))
    bits = np.packbits(sieve, bitorder="little")
    return bits, np.uint64(65 - len(sieve).bit_length())


def sifted(sieve: npt.NDArray[np.bool_], hashes: Hashes) -> npt.NDArray[np.bool_]:
    """Say of each number whether it may be among those that the sieve was made of."""
    found: npt.NDArray[np.bool_] = sieve[_places(hashes, len(sieve).bit_length() - 1)]
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """Numbers that are quickly told from others: sorted, behind a sieve."""

    hashes: Hashes
    sieve: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, hashes: Hashes) -> "Known":
        """Keep numbers."""
        return cls(distinct(hashes), sieve_of(hashes))

    def has(self, hashes: Hashes) -> npt.NDArray[np.bool_]:
        """Say of each number whether it is among these."""
        found = sifted(self.sieve, hashes)
        likely = np.flatnonzero(found)
        if len(likely):
            low = np.searchsorted(self.hashes, hashes[likely])
            same = self.hashes[np.minimum(low, len(self.hashes) - 1)] == hashes[likely]
            found[likely] = same
        return found


def sieve_place(number: int, size: int) -> int:
    """Give the place of one number in a sieve of so many places."""
    return (number * int(SPREAD) & _WHOLE) >> (65 - size.bit_length())


def _places(hashes: Hashes, bits: int) -> npt.NDArray[np.int64]:
    return ((hashes * SPREAD) >> np.uint64(64 - bits)).astype(np.int64)


def _flat(words: Sequence[str]) -> tuple[Hashes, Ints, Ints]:
    """Lay words out letter by letter: the letters, how many each has, where it begins.

    In bytes.
    """
    joined = "".join(words)
    lengths = np.fromiter(map(len, words), np.int32, len(words))
    if joined.isascii() and lengths.max(initial=0) <= _LONGEST:
        raw = np.frombuffer(joined.encode("ascii"), np.uint8)
    else:
        encoded = [word.encode()[:_LONGEST] for word in words]
        lengths = np.fromiter(map(len, encoded), np.int32, len(encoded))
        raw = np.frombuffer(b"".join(encoded), np.uint8)
    starts = np.zeros(len(words), dtype=np.int32)
    np.cumsum(lengths[:-1], out=starts[1:])
    return raw.astype(np.uint64), lengths, starts
