"""Names read piece by piece, whole tables at once: what is kept of pieces and words.

Only for names whose pieces are read by themselves (`names.read_piece`); all others are
left to `rows_of`. A test holds the two together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from clearance.names import (
    CYRILLIC,
    FIRST,
    MOST_SIGNS,
    are_bare,
    beginning_words,
    beside,
    consonants_all,
    in_legal_form,
    may_join_all,
    vowel_counts_all,
)
from clearance.screening._arrays import BASE, SPREAD, Grown, Places, distinct
from clearance.screening._listed import HEAD, WHOLE_BONES, initial
from clearance.screening._words import MOST_BITS, Lookup, Row

from ._described import Words, describe
from ._flat import Bools, Flat, Letters, begins
from ._kept import Wholes

_KEPT, _KEPT_WHOLES = 2**18, 2**14
_Kind = TypeVar("_Kind", bound=np.generic)
# The texts of rows, where their words begin, the words, and what the rows are.
_Found = tuple[Places, Places, Places, Bools]
# The beginning of a listed name that is looked up by its consonants.
_BEGIN_BONES = np.frombuffer(WHOLE_BONES.encode().ljust(HEAD, b"\0"), np.uint8)
_WORD = re.compile(r"\w+")

# From this byte on letters of UTF-8 begin that may be Chinese, Japanese or Korean, and
# so many may be the name of a firm.
_SIGNS, _MANY = 0xE3, 5
# With these bytes Greek letters begin, and Arabic ones end; between them are Cyrillic
# ones. Forms of Arabic letters begin with the last.
_GREEK, _ARABIC, _FORMS = 0xCD, 0xE0, 0xEF


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts one after the other in UTF-8: that at i is `data[starts[i]:starts[i + 1]]`.

    Lone surrogates, as of damaged files, are kept. *stripped* gives each without the
    blanks around it.
    """

    data: Letters
    starts: Places
    stripped: bool = False

    def __post_init__(self) -> None:
        # Compiled code is made for arrays that may be written to and for such that may
        # not: wherever the bytes come from, it is to be the same.
        self.data.flags.writeable = False

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Texts":
        """Lay texts out."""
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        starts = np.zeros(len(texts) + 1, np.int64)
        np.cumsum([len(one) for one in encoded], out=starts[1:])
        return cls(np.frombuffer(b"".join(encoded), np.uint8), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, at: int) -> str:
        low, high = self.starts[at : at + 2].tolist()
        text = str(self.data[low:high].data, "utf-8", "surrogatepass")
        return text.strip() if self.stripped else text

    def __iter__(self) -> Iterator[str]:
        low, *ends = self.starts.tolist()
        data = self.data[low : ends[-1] if ends else low].tobytes()
        at = 0
        for end in ends:
            text = data[at : end - low].decode("utf-8", "surrogatepass")
            yield text.strip() if self.stripped else text
            at = end - low

    def part(self, low: int, high: int) -> "Texts":
        """Give some of the texts."""
        return Texts(self.data, self.starts[low : high + 1], self.stripped)

    def with_letters(self) -> list[int]:
        """List the places of texts that may have Greek, Cyrillic or Arabic letters."""
        low = int(self.starts[0])
        data = self.data[low : self.starts[-1]]
        at = low + np.flatnonzero(
            (data >= _GREEK) & (data <= _ARABIC) | (data == _FORMS)
        )
        places = np.searchsorted(self.starts, at, side="right") - 1
        found: list[int] = distinct(places).tolist()
        return found

    def with_digits(self, least: int) -> list[int]:
        """List the places of texts with at least so many digits."""
        low = int(self.starts[0])
        data = self.data[low : self.starts[-1]]
        at = low + np.flatnonzero((data >= ord("0")) & (data <= ord("9")))
        places = np.searchsorted(self.starts, at, side="right") - 1
        texts, digits = np.unique(places, return_counts=True)
        found: list[int] = texts[digits >= least].tolist()
        return found

    def saying(self, words: re.Pattern[bytes]) -> list[int]:
        """List the places of texts in which some words are found."""
        low = int(self.starts[0])
        said = words.finditer(self.data[low : self.starts[-1]].tobytes())
        at = [low + one.start() for one in said]
        places = np.searchsorted(self.starts, at, side="right") - 1
        found: list[int] = distinct(places).tolist() if at else []
        return found

    def with_signs(self) -> list[int]:
        """List the places of all texts of which `may_be_translated` may be true."""
        low = int(self.starts[0])
        at = low + np.flatnonzero(self.data[low : self.starts[-1]] >= _SIGNS)
        places = np.searchsorted(self.starts, at, side="right") - 1
        texts, signs = np.unique(places, return_counts=True)
        found: list[int] = texts[signs >= _MANY].tolist()
        return found


@dataclass(frozen=True, slots=True)
class ReadRows:
    """Rows of texts: for each which text it is of (`texts`) and what `Flat` says.

    `words` are their words, by number, and `bare` says whether their vowels are not
    known. The first `count` are of names that were read piece by piece; `wholes` are
    the numbers of the others, of names that were read as wholes.
    """

    texts: Places
    flat: Flat
    words: Places
    bare: Bools
    wholes: Places

    @property
    def count(self) -> int:
        """How many rows were read piece by piece."""
        return len(self.texts) - len(self.wholes)


class Pieces:
    """What pieces of names are read as, by content."""

    def __init__(self, code: ModuleType) -> None:
        self._code = code
        self._forget()

    def _forget(self) -> None:
        self._known = 0
        # Made by compiled code at once, so that it is ready when the table grows.
        self._slots = self._code.slots_of(np.zeros(0, np.uint64), 2**12)
        self._hashes = np.zeros(0, np.uint64)
        self._ends = np.zeros(0, np.int64)
        self._letters = np.zeros(0, np.uint8)
        self._script, self._marks = Grown(np.int8), Grown(np.uint16)
        self._readings, self._reading_words = Grown(np.int64), Grown(np.int64)
        self._readings.append([0])
        self._reading_words.append([0])
        self._words_of = Grown(np.int64)
        self._words = Words()
        self._wholes = Wholes(self._words)
        # A letter that firms have for a number, and the number.
        self._numbers = self._words.numbered(FIRST), self._words.numbered("1")
        self._word_letters, self._word_ends = Grown(np.uint8), Grown(np.int64)
        self._bones, self._bone_ends = Grown(np.uint8), Grown(np.int64)
        self._bare, self._single = Grown(np.bool_), Grown(np.uint8)
        self._vowels, self._legal = Grown(np.int32), Grown(np.int8)
        self._begins = Grown(np.bool_)
        # Whether neighbours may be one word, by the numbers of both.
        self._neighbours: dict[int, bool] = {}
        self._found = np.full((4, 0), -1, np.int64)
        self._era = -1

    def read(self, texts: Texts, lookup: Lookup) -> ReadRows:
        """Read texts; words that are new are looked up, all together."""
        kept = self._known, len(self._neighbours), len(self._words.texts)
        if max(kept) > _KEPT:
            self._forget()
        if len(self._wholes) > _KEPT_WHOLES:
            self._wholes = Wholes(self._words)
        try:
            return self._read(texts, lookup)
        except BaseException:
            # Interrupted: what was numbered and not described would be taken for known.
            self._forget()
            raise

    def _read(self, texts: Texts, lookup: Lookup) -> ReadRows:
        self._make_room(texts)
        pieces, starts, slow, ascii_only, known = self._code.number_pieces(
            texts.data, texts.starts, MOST_SIGNS, self._slots, self._hashes,
            self._ends, self._letters, self._known,
        )  # fmt: skip
        new = range(self._known, known)
        self._known = known
        self._describe(new)
        known_words = (
            self._script(), self._marks(), self._readings(), self._reading_words(),
            self._words_of(), self._vowels().reshape(-1, 3), self._legal(),
            *self._numbers,
        )  # fmt: skip
        numbered, unread = (pieces, starts), slow.copy()
        found = self._code.rows_of_pieces(*numbered, slow, ascii_only, *known_words)
        while any((self._learn_legal(), self._learn_beside())):
            slow = unread.copy()
            found = self._code.rows_of_pieces(*numbered, slow, ascii_only, *known_words)
        slow[self._joined(*found[:3])] = True
        of, row_starts, words, told = _only(found, ~slow[found[0]])
        places = np.flatnonzero(slow)
        which, wholes = self._wholes.read(texts[at] for at in places.tolist())
        self._describe_words()
        ends, more, weights = self._wholes.words_of(wholes)
        row_starts = np.concatenate([row_starts, row_starts[-1] + ends])
        married = np.concatenate([np.ones(len(words), np.float32), weights])
        words = np.concatenate([words, more])
        # Row by row, whatever it is made of: compiled code is made for that alone.
        whole = np.concatenate([told, self._wholes.told_of(wholes)], axis=1)
        sides, (syllabic, bare) = np.split(np.ascontiguousarray(whole), 2)
        begin, letters, singles = self._code.single_letters_of(
            row_starts, words, self._single(), MOST_BITS
        )
        numbers = self._looked_up(words, row_starts, bare * 2 + syllabic, lookup)
        flat = Flat(
            row_starts, numbers, married, sides, begin, letters, singles, syllabic
        )
        of = np.concatenate([of, places[which]])
        return ReadRows(of, flat, words, bare, wholes)

    def _joined(self, of: Places, starts: Places, words: Places) -> Places:
        """List the texts in which neighbouring words may be one word, written apart."""
        last = np.zeros(len(words), np.bool_)
        last[starts[1:] - 1] = True
        first = np.flatnonzero(self._begins()[words] & ~last)
        keys = words[first] << 32 | words[first + 1]
        new = sorted(set(distinct(keys).tolist()).difference(self._neighbours))
        known = self._words.texts
        texts = [(known[key >> 32], known[key & 0xFFFFFFFF]) for key in new]
        self._neighbours.update(zip(new, may_join_all(texts), strict=True))
        one = [self._neighbours[key] for key in keys.tolist()]
        rows = np.searchsorted(starts, first[np.array(one, np.bool_)], side="right") - 1
        return of[rows]

    def _learn_legal(self) -> bool:
        """Say of words that it was asked of whether they are of legal forms."""
        legal = self._legal()
        asked = np.flatnonzero(legal == self._code.ASKED_LEGAL).tolist()
        for word in asked:
            known = in_legal_form(self._words.texts[word])
            legal[word] = self._code.LEGAL if known else 0
        return bool(asked)

    def _learn_beside(self) -> bool:
        """Say of pieces that it was asked of how they are read beside Cyrillic ones."""
        marks, script, code = self._marks(), self._script(), self._code
        asked = np.flatnonzero(marks & code.ASKED_BESIDE).tolist()
        for piece in asked:
            low = int(self._ends[piece - 1]) if piece else 0
            letters = self._letters[low : self._ends[piece]].data
            text = str(letters, "utf-8", "surrogatepass")
            told = beside(text, cyrillic=bool(script[piece] == CYRILLIC))
            marks[piece] ^= code.ASKED_BESIDE | code.TOLD_BESIDE
            marks[piece] |= code.STEADY * told.steady
            marks[piece] |= code.LATIN * told.latin | code.SURE * told.sure
        return bool(asked)

    def name_of(self, read: ReadRows, at: int, texts: Texts) -> str:
        """Give the name that a row is a reading of: a text, or a part of one."""
        if at < read.count:
            return texts[int(read.texts[at])]
        return self._wholes.name_of(int(read.wholes[at - read.count]))

    def row(self, read: ReadRows, at: int, texts: Texts) -> Row:
        """Give one of the rows as an object, to look it up as a whole."""
        text = self.name_of(read, at, texts)
        low, high = read.flat.starts[at : at + 2].tolist()
        words = [self._words.texts[word] for word in read.words[low:high].tolist()]
        bare, syllabic = bool(read.bare[at]), bool(read.flat.syllabic[at])
        return Row(int(read.texts[at]), text, words, bare, syllabic)

    def may_be_whole(self, read: ReadRows, sieve: Bools, least_cut: int) -> Places:
        """List the rows that may be names as wholes; see the compiled function."""
        shift = np.uint64(65 - len(sieve).bit_length())
        # A text that was read as a whole may have been read as several names.
        texts = read.texts.copy()
        texts[read.count :] = -1
        found = self._code.may_be_whole(
            read.flat.starts, read.words, texts, self._word_letters(),
            self._word_ends(), self._bare(), self._bones(), self._bone_ends(),
            _BEGIN_BONES, sieve, shift, SPREAD, np.uint64(BASE), least_cut,
        )  # fmt: skip
        return np.flatnonzero(found)

    def _make_room(self, texts: Texts) -> None:
        """Make room for all pieces that may be new."""
        low, high = texts.starts[0], texts.starts[-1]
        data = texts.data[low:high]
        most = self._known + len(texts) + int(np.count_nonzero(data == 32))
        self._hashes = _longer(self._hashes, most)
        self._ends = _longer(self._ends, most)
        used = int(self._ends[self._known - 1]) if self._known else 0
        self._letters = _longer(self._letters, used + len(data))
        if 2 * most > len(self._slots):
            size = 1 << (4 * most).bit_length()
            self._slots = self._code.slots_of(self._hashes[: self._known], size)

    def _describe(self, new: range) -> None:
        """Read pieces that are new."""
        if not new:
            return
        low = int(self._ends[new.start - 1]) if new.start else 0
        ends = self._ends[new.start : new.stop]
        letters = self._letters[low : ends[-1]].tobytes()
        found = describe(letters, (ends - low).tolist(), self._words)
        self._script.append(found.scripts)
        self._marks.append(found.marks)
        before = self._words_of.size, self._reading_words.size - 1
        self._words_of.append(found.words)
        self._reading_words.append(np.array(found.word_ends, np.int64) + before[0])
        self._readings.append(np.array(found.reading_ends, np.int64) + before[1])
        self._describe_words()

    def _describe_words(self) -> None:
        """Keep what is needed of words that are new."""
        words = self._words.texts[self._word_ends.size :]
        if not words:
            return
        _add_all(self._word_letters, self._word_ends, words)
        _add_all(self._bones, self._bone_ends, consonants_all(words))
        more = beginning_words()
        self._begins.append([word in more for word in words])
        self._single.append(
            [ord(initial(word)) if len(word) == 1 else 0 for word in words]
        )
        vowels = vowel_counts_all(words)
        self._vowels.append(np.array(vowels, np.int32).reshape(-1))
        self._bare.append(are_bare(words, [count for count, _, _ in vowels]))
        self._legal.append([self._code.MAYBE_LEGAL] * len(words))

    def _looked_up(
        self,
        words: Places,
        starts: Places,
        manners: Places,
        lookup: Lookup,
    ) -> Places:
        """Give the numbers by which words are known to *lookup*.

        *manners* tells of each row whether its vowels are not known (2) and whether it
        is of syllables (1).
        """
        if self._era != lookup.era or self._found.shape[1] < len(self._words.texts):
            self._grow(lookup)
        manner = np.repeat(manners, np.diff(starts))
        numbers = self._found[manner, words]
        missing = np.flatnonzero(numbers < 0)
        if len(missing):
            keys = distinct(words[missing] * 4 + manner[missing])
            some = [self._words.texts[key >> 2] for key in keys.tolist()]
            both = [(bool(key & 2), bool(key & 1)) for key in keys.tolist()]
            known = lookup.numbers_of(some, both)
            self._found[keys & 3, keys >> 2] = known
            numbers = self._found[manner, words]
        return numbers

    def _grow(self, lookup: Lookup) -> None:
        found = np.full((4, 2 * len(self._words.texts) + 1024), -1, np.int64)
        if self._era == lookup.era:
            found[:, : self._found.shape[1]] = self._found
        self._found, self._era = found, lookup.era


def _only(found: _Found, kept: Bools) -> _Found:
    """Keep some of the rows that were put together of pieces."""
    texts, starts, words, told = found
    if kept.all():
        return found
    sizes = np.diff(starts)
    ends = np.cumsum(sizes[kept])
    return (
        texts[kept],
        np.concatenate([np.zeros(1, np.int64), ends]),
        words[np.repeat(kept, sizes)],
        told[:, kept],
    )


def _add_all(letters: Grown[np.uint8], ends: Grown[np.int64], words: list[str]) -> None:
    """Add the letters of words behind those of others."""
    written = [word.encode() for word in words]
    ends.append(letters.size + begins([len(one) for one in written])[1:])
    letters.append(np.frombuffer(b"".join(written), np.uint8))


def _longer(values: npt.NDArray[_Kind], size: int) -> npt.NDArray[_Kind]:
    """Give the same with room for so many."""
    if size <= len(values):
        return values
    found = np.zeros(2 * size, values.dtype)
    found[: len(values)] = values
    return found
