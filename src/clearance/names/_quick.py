"""Names read quickly, from what is known of each of their words.

Words come again and again where names do not. What may depend on more than one word is
left to the functions that read whole names; a test holds the two together.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from itertools import compress, pairwise
from typing import NamedTuple

from ._arabic_compounds import compound_starts, joined_words
from ._companies import may_join, phrase_starts
from ._letters import clean, has_signs, is_syllabic
from ._meanings import begins_known_word
from ._rewritten import rewritten_words
from ._scripts import (
    KOREAN_SPELLINGS,
    MARKS,
    MOST_READINGS,
    has_rules,
    is_of_letters,
    is_read_together,
    is_southern,
    plain,
    read_abjad_piece,
    read_cyrillic_piece,
    read_letters,
    read_run,
    southern_word,
    word_readings,
)

# Words in each way to read them.
_Ways = tuple[list[str], ...]
_KEPT = 2**17
_LONGEST = 100  # signs of a name that is read so


class Read(NamedTuple):
    """The Latin readings of a name, as words, and whether its signs are syllables.

    `bare` says that vowels are left out in it which nobody knows.
    """

    readings: Sequence[list[str]]
    syllabic: bool
    bare: bool = False


class _Script(StrEnum):
    """How words are read: as they stand, letter by letter, by signs, or otherwise.

    Arabic that has letters of Persian only, and any other; and Hebrew.
    """

    ASCII = "ascii"
    LETTERS = "letters"
    KOREAN = "korean"
    CHINESE = "chinese"
    ARABIC = "arabic"
    PERSIAN = "persian"
    HEBREW = "hebrew"
    OTHER = "other"


class _Part(NamedTuple):
    """What stands between two spaces of a name: its script, its readings as words.

    The first reading of Arabic and Persian is Arabic, the second Persian; `guessed` is
    that of `AbjadPiece`.
    """

    script: _Script
    readings: _Ways
    syllabic: bool
    guessed: tuple[bool, bool] = (False, False)


class _Parts(dict[str, _Part]):
    """Parts of names, read when they first come."""

    def __missing__(self, text: str) -> _Part:
        if len(self) >= _KEPT:
            self.clear()
        found = self[text] = _part(clean(text))
        return found


def _part(text: str) -> _Part:
    if text.isascii():
        return _Part(_Script.ASCII, (text.split(),), syllabic=False)
    if (run := read_run(text)) is not None:
        korean, spellings = run
        script = _Script.KOREAN if korean else _Script.CHINESE
        words = tuple(plain(one).split() for one in spellings)
        return _Part(script, words, is_syllabic(text))
    if is_southern(text):
        spelt = tuple(one.split() for one in southern_word(text))
        return _Part(_Script.LETTERS, spelt, syllabic=False)
    if has_rules(text) or has_signs(text):
        return _part_with_rules(text)
    words = tuple(one.split() for one in dict.fromkeys(word_readings(text)))
    return _Part(_Script.LETTERS, words, syllabic=False)


def _part_with_rules(text: str) -> _Part:
    """Read a part in Arabic or in Hebrew letters, if it can be read by itself."""
    read = read_abjad_piece(text)
    if read is None:
        return _Part(_Script.OTHER, (), syllabic=False)
    words = tuple(plain(one).split() for one in read.readings)
    return _Part(_Script(read.script), words, syllabic=False, guessed=read.guessed)


_PARTS = _Parts()
_OF_LETTERS = frozenset({_Script.LETTERS, _Script.ASCII})
_OF_SIGNS = frozenset({_Script.KOREAN, _Script.CHINESE})
_OF_HEBREW = frozenset({_Script.HEBREW})
_OF_ARABIC = frozenset({_Script.ARABIC, _Script.PERSIAN})


def read_quickly(text: str) -> Read | None:
    """Read a name word by word, as `readings` does once it is cleaned.

    None for names that are read as a whole: in scripts with rules of their own, but for
    Arabic and Hebrew where no word depends on another, or in several scripts;
    abbreviated, or with signs that nobody sees; or with nothing but ASCII letters.
    """
    if "." in text or "/" in text or is_read_together(text):
        return None
    if len(text) > _LONGEST or not _is_seen(text):
        return None
    parts = [*map(_PARTS.__getitem__, text.split())]
    scripts = {part.script for part in parts}
    ways = [part.readings for part in parts]
    if scripts <= _OF_LETTERS and _Script.LETTERS in scripts:
        syllabic = False
    elif scripts <= _OF_SIGNS and scripts:
        syllabic = all(part.syllabic for part in parts)
        if _Script.KOREAN in scripts:
            # Chinese beside Korean is read in one way only.
            ways = [*map(_beside_korean, ways)]
    elif scripts and (scripts <= _OF_ARABIC or scripts == _OF_HEBREW):
        return _without_vowels(parts, persian=_Script.PERSIAN in scripts)
    else:
        return None
    return Read(_readings(ways), syllabic)


def _without_vowels(parts: Sequence[_Part], *, persian: bool) -> Read:
    """Put together what is read in Arabic, in Persian or in Hebrew."""
    bare = any(part.guessed[persian] for part in parts)
    ways = [part.readings[1::-1] if persian else part.readings for part in parts]
    return Read(_readings(ways), syllabic=False, bare=bare)


def _is_seen(text: str) -> bool:
    """Say whether a text has no signs that nobody sees, but for joiners in words.

    Persian and the scripts of India are written with those.
    """
    return text.isprintable() or text.translate(_NO_JOINERS).isprintable()


_NO_JOINERS = dict.fromkeys((0x200C, 0x200D))


class Piece(NamedTuple):
    """What stands between two spaces of a name, read by itself.

    `script` is 1 for ASCII, 2 for letters that are read one by one, 3 for Korean and 4
    for Chinese signs, 5 for Arabic, 6 for Arabic with letters of Persian, 7 for Hebrew
    and 8 for Cyrillic; `readings` are its words in each way to read it, `syllabic` says
    that its signs are syllables, and `guessed` whether vowels were guessed in the first
    reading of Arabic, and in the second, which is Persian; of Hebrew in all but the
    last, which is that of names with Arabic letters. Of the three readings of Cyrillic
    those count that the `letters` of all pieces of a name call for; see
    `CyrillicPiece`.
    """

    script: int
    readings: Sequence[list[str]]
    syllabic: bool
    guessed: tuple[bool, bool] = (False, False)
    letters: tuple[bool, bool, bool] | None = None


_KINDS = {
    _Script.ASCII: 1,
    _Script.LETTERS: 2,
    _Script.KOREAN: 3,
    _Script.CHINESE: 4,
    _Script.ARABIC: 5,
    _Script.PERSIAN: 6,
    _Script.HEBREW: 7,
}
CYRILLIC = 8
"""The script of Cyrillic pieces."""
_UNSAID = "״"  # is left out beside Hebrew, and parts words elsewhere
FIRST = "i"
"""A word that is no number where it begins a name, and may be one anywhere else."""
MOST_SIGNS = _LONGEST
"""The signs of a name that is read piece by piece."""


def read_piece(text: str) -> Piece | None:
    """Read what stands between two spaces of a name as `read_quickly` does.

    None for what is not read by itself: with signs that stand for an abbreviation, part
    words or are not seen, in other scripts with rules, or a word that others may
    change. Neighbours that are one word are left to `may_join`, and to those who put
    pieces together whether `FIRST` is a number.
    """
    if text.isascii() and text.isalnum():
        word = text.lower()
        return None if word in changing_words() else Piece(1, ([word],), syllabic=False)
    if not _WHOLLY.isdisjoint(text) or not _is_seen(text):
        return None
    piece = _cyrillic(text) if is_read_together(text) else _by_itself(text)
    if piece is None or not all(map(changing_words().isdisjoint, piece.readings)):
        return None
    return piece


def read_pieces(texts: Sequence[str]) -> list[Piece | None]:
    """Read many pieces as `read_piece` reads each; those of letters all together."""
    together = list(map(is_of_letters, texts))
    of_letters = iter(read_letters([*compress(texts, together)]))
    return [
        _of_letters(next(of_letters)) if one else read_piece(text)
        for text, one in zip(texts, together, strict=True)
    ]


def _of_letters(read: tuple[bool, tuple[list[str], ...]]) -> Piece | None:
    is_ascii, readings = read
    if not all(map(changing_words().isdisjoint, readings)):
        return None
    script = _Script.ASCII if is_ascii else _Script.LETTERS
    return Piece(_KINDS[script], readings, syllabic=False)


def _cyrillic(text: str) -> Piece | None:
    read = read_cyrillic_piece(clean(text))
    if read is None:
        return None
    words = [[one] for one in read.readings]
    return Piece(CYRILLIC, words, syllabic=False, letters=read.letters)


def _by_itself(text: str) -> Piece | None:
    # Whoever reads pieces keeps them: they are not kept here as well.
    part = _part(clean(text))
    if part.script not in _KINDS:
        return None
    readings = part.readings
    if part.script == _Script.HEBREW:
        readings = (*readings, plain(MARKS.sub("", clean(text))).split())
    elif _UNSAID in text:
        return None
    return Piece(_KINDS[part.script], readings, part.syllabic, part.guessed)


_WHOLLY = frozenset("./-")


def _beside_korean(ways: _Ways) -> _Ways:
    return ways if len(ways) == KOREAN_SPELLINGS else ways[:1]


def _readings(parts: Sequence[_Ways]) -> list[list[str]]:
    """Put the readings of parts together, the first of each, the second, and so on."""
    found: list[list[str]] = []
    for at in range(max(map(len, parts))):
        words: list[str] = []
        for ways in parts:
            words += ways[at] if at < len(ways) else ways[-1]
        if words and words not in found:
            found.append(words)
    return found[:MOST_READINGS]


@cache
def _rewritten() -> frozenset[str]:
    """Give all words that may be written otherwise for what stands beside them."""
    return beginning_words() | changing_words() | {FIRST}


@cache
def beginning_words() -> frozenset[str]:
    """Give the words of which `may_join` may be true with one behind them."""
    return begins_known_word() | phrase_starts() | compound_starts()


@cache
def changing_words() -> frozenset[str]:
    """Give the Latin words with which `read_piece` reads nothing.

    All that others may be written otherwise for, but `FIRST`.
    """
    return joined_words() | rewritten_words() - {FIRST}


def is_usual(words: Sequence[str]) -> bool:
    """Say quickly that nothing writes a name's words otherwise, but letter by letter.

    Neither `join_split`, `join_compounds` and `write_numbers` nor `join_abd` and
    `mend_abd`. Where it says no, they may all the same leave them as they are.
    """
    if _rewritten().isdisjoint(words):
        return True
    # An "i" that begins a name is no number.
    if FIRST in words[1:] or not changing_words().isdisjoint(words):
        return False
    begins = beginning_words()
    for first, second in pairwise(words):
        if first in begins and may_join(first, second):
            return False
    return True
