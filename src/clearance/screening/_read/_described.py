"""Pieces of names that are new, read all together: what `Pieces` keeps of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from clearance.names import Piece, changing_words, may_be_compound, read_pieces
from clearance.screening._asked import (
    has_digits,
    may_be_initials,
    may_hold_more,
    telling_words,
)


@dataclass(slots=True)
class Words:
    """Words by number, in the order in which they came."""

    texts: list[str] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)

    def numbered(self, text: str) -> int:
        """Give the number of a word."""
        number = self.number.get(text)
        if number is None:
            number = self.number[text] = len(self.texts)
            self.texts.append(text)
        return number


@dataclass(slots=True)
class Described:
    """What pieces are read as, in flat lists.

    Their scripts and marks, by number (see the compiled code); the words of all
    readings, how many words are in the readings up to each, and how many readings are
    those of the pieces up to each.
    """

    scripts: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    word_ends: list[int] = field(default_factory=list)
    reading_ends: list[int] = field(default_factory=list)


def describe(letters: bytes, ends: Sequence[int], words: Words) -> Described:
    """Read pieces that stand one after the other, in UTF-8; their words are numbered.

    Most are words of ASCII letters, which need no more than to be written small.
    """
    found = Described()
    small = letters.lower().decode("latin-1")
    odd = changing_words() | telling_words()
    begins = (0, *ends)
    plain = [
        (letters[low:end].isalpha() or _is_plain(letters[low:end]))
        and small[low:end] not in odd
        and not (end - low == 2 and may_be_initials(letters[low:end].decode("ascii")))
        and not may_be_compound(small[low:end])
        for low, end in pairwise(begins)
    ]
    others = _read_all(
        [
            letters[low:end].decode("utf-8", "surrogatepass")
            for (low, end), one in zip(pairwise(begins), plain, strict=True)
            if not one
        ]
    )
    for (low, end), one in zip(pairwise(begins), plain, strict=True):
        if one:
            found.scripts.append(1)
            found.marks.append(0)
            found.words.append(words.numbered(small[low:end]))
            found.word_ends.append(len(found.words))
        else:
            _add(found, next(others), words)
        found.reading_ends.append(len(found.word_ends))
    return found


def _is_plain(piece: bytes) -> bool:
    """Say whether a piece has letters and digits alone, and of digits but few."""
    return piece.isalnum() and not has_digits(piece.decode("ascii", "replace"))


def _add(found: Described, piece: Piece | None, words: Words) -> None:
    found.scripts.append(piece.script if piece else 0)
    found.marks.append(_marks(piece) if piece else 0)
    for reading in piece.readings if piece else ():
        found.words += map(words.numbered, reading)
        found.word_ends.append(len(found.words))


def _read_all(texts: Sequence[str]) -> Iterator[Piece | None]:
    """Read pieces; None for those that make a name be read as a whole."""
    for text, read in zip(texts, read_pieces(texts), strict=True):
        if (
            read is None
            or may_hold_more(text)
            or not all(map(str.isascii, chain(*read.readings)))
        ):
            yield None
        else:
            yield read


def _marks(piece: Piece) -> int:
    """Put together what is known of a piece; see the compiled code."""
    arabic, persian = piece.guessed
    told = piece.syllabic | arabic << 1 | persian << 2
    if piece.letters is not None:
        ukrainian, bulgarian, lacks = piece.letters
        told |= ukrainian << 3 | bulgarian << 4 | lacks << 5
    return told
