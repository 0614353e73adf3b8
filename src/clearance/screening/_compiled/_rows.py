"""Pieces of names put together as rows, compiled: see `_read`."""

from typing import Any

import numpy as np
from numba import njit

SLOW, ASCII, LETTERS, KOREAN, CHINESE, ARABIC, PERSIAN, HEBREW, CYRILLIC = range(9)
# What is known of a piece besides its script: that its signs are syllables; that its
# vowels are not known, as Arabic or Hebrew, and as Persian; that it has letters of
# Ukrainian, such as Bulgarian reads otherwise, and such as Ukrainian lacks.
SYLLABIC, GUESSED = 1, (2, 4)
UKRAINIAN, BULGARIAN, NOT_UKRAINIAN = 8, 16, 32
# The same of pieces of Cyrillic names that have others as well: that it is known what
# `names.beside` says, and what it does; and that it was asked for.
TOLD_BESIDE, STEADY, LATIN, SURE, ASKED_BESIDE = 64, 128, 256, 512, 1024
# How the pieces of a name are read: one by one, as signs, as signs of which some are
# Korean, as one Arabic, Persian, Hebrew or Cyrillic name, as a Cyrillic one that has
# other letters, too; or not at all. Beside Arabic Hebrew is read letter by letter.
_UNREAD, _ONE_BY_ONE, _SIGNS, _BESIDE_KOREAN = 0, LETTERS, CHINESE, KOREAN
_BESIDE_CYRILLIC = 9
# Whether a word is of a legal form: not known, yes, or asked for.
MAYBE_LEGAL, LEGAL, ASKED_LEGAL = 1, 2, 3
# Where counts begin: a bare 0 is a type of its own to numba, compiled for once more.
_AT_FIRST: Any = np.int64(0)
_KOREAN_SPELLINGS = 4
_MOST_READINGS = 6
_MOST_ROWS = 2 * _MOST_READINGS  # firms may have numbers for letters
_MOST_UNLIKE = 3  # Cyrillic words; of more, what stands twice is left out


@njit(cache=True, nogil=True, error_model="numpy")
def _manner(pieces: Any, script: Any, plain: bool) -> Any:
    """Say how pieces are read together. *plain* is whether their text is ASCII."""
    has = 0
    for piece in pieces:
        has |= 1 << script[piece]
    letters, korean, persian = 1 << LETTERS, 1 << KOREAN, 1 << PERSIAN
    if has & ~(letters | 1 << ASCII) == 0:
        return _ONE_BY_ONE if plain or has & letters else _UNREAD
    if has & ~(korean | 1 << CHINESE) == 0:
        return _BESIDE_KOREAN if has & korean else _SIGNS
    if has & ~(letters | 1 << ASCII | 1 << CYRILLIC) == 0:
        return CYRILLIC if has == 1 << CYRILLIC else _BESIDE_CYRILLIC
    if has == 1 << HEBREW:
        return HEBREW
    if has & ~(persian | 1 << ARABIC | 1 << HEBREW) == 0:
        return PERSIAN if has & persian else ARABIC
    return _UNREAD


@njit(cache=True, nogil=True, error_model="numpy")
def _are_steady(pieces: Any, script: Any, marks: Any) -> bool:
    """Say whether pieces are read beside each other as they are by themselves.

    Pieces of Cyrillic and of other letters. Those of which it is not known are marked.
    """
    steady, latin, sure = True, False, 0
    for piece in pieces:
        mark = marks[piece]
        if not mark & TOLD_BESIDE:
            marks[piece] = mark | ASKED_BESIDE
        steady = steady and mark & STEADY != 0
        latin = latin or mark & LATIN != 0
        if mark & SURE:
            sure |= 2 if script[piece] == CYRILLIC else 1
    # Or else all may be read as if it were of one script.
    return steady and (not latin or sure == 3)


@njit(cache=True, nogil=True, error_model="numpy")
def _is_mixed(
    pieces: Any, script: Any, marks: Any, reading_starts: Any, word_starts: Any,
    words: Any,
) -> bool:  # fmt: skip
    """Say whether Cyrillic pieces may be of two languages, or one stands twice."""
    some = 0
    for piece in pieces:
        some |= marks[piece]
    if some & UKRAINIAN and some & NOT_UKRAINIAN:
        return True
    if len(pieces) > _MOST_UNLIKE:
        for at in range(len(pieces)):
            for other in range(at):
                one = _usual(pieces[at], script, reading_starts, word_starts, words)
                two = _usual(pieces[other], script, reading_starts, word_starts, words)
                if one == two:
                    return True
    return False


@njit(cache=True, nogil=True, error_model="numpy")
def _usual(
    piece: int, script: Any, reading_starts: Any, word_starts: Any, words: Any
) -> Any:
    """Give the word that a piece of one word is by the usual reading."""
    usual = 1 if script[piece] == CYRILLIC else 0
    return words[word_starts[reading_starts[piece] + usual]]


@njit(cache=True, nogil=True, error_model="numpy")
def _count(manner: int, readings: Any) -> Any:
    """Say how many of its readings a piece has in a name that is read so."""
    if manner == _BESIDE_KOREAN and readings != _KOREAN_SPELLINGS:
        return 1
    if manner == HEBREW:
        return readings - 1  # the last is for names that have Arabic letters
    return 2 if manner == PERSIAN else readings


@njit(cache=True, nogil=True, error_model="numpy")
def _span(
    manner: int, pieces: Any, script: Any, marks: Any, reading_starts: Any
) -> Any:
    """Say which readings of its pieces a name has: from which on, and to which.

    Of Cyrillic the Ukrainian, the usual, and the Bulgarian.
    """
    if manner in (CYRILLIC, _BESIDE_CYRILLIC):
        some = 0
        for piece in pieces:
            some |= marks[piece]
        return 0 if some & UKRAINIAN else 1, 3 if some & BULGARIAN else 2
    most = 0
    for piece in pieces:
        if manner == HEBREW or script[piece] != HEBREW:
            of_it = reading_starts[piece + 1] - reading_starts[piece]
            most = max(most, _count(manner, of_it))
    return 0, most


@njit(cache=True, nogil=True, error_model="numpy")
def _nth(manner: int, script: int, readings: Any, number: int) -> Any:
    """Say which reading of a piece is in that of the name; the last stays."""
    if manner == _BESIDE_CYRILLIC and script != CYRILLIC:
        return 0
    if manner != HEBREW and script == HEBREW:
        return readings - 1
    place = min(number, _count(manner, readings) - 1)
    return 1 - place if manner == PERSIAN else place


@njit(cache=True, nogil=True, error_model="numpy")
def _marked(pieces: Any, script: Any, marks: Any, manner: int) -> Any:
    """Say whether a name is of syllables, and whether its vowels are not known."""
    every, some = SYLLABIC, 0
    for piece in pieces:
        every &= marks[piece]
        if manner == HEBREW or script[piece] != HEBREW:
            some |= marks[piece]
    signs = manner in (_SIGNS, _BESIDE_KOREAN)
    guessed = GUESSED[1] if manner == PERSIAN else GUESSED[0]
    return signs and every & SYLLABIC != 0, some & guessed != 0


@njit(cache=True, nogil=True, error_model="numpy")
def _may_lack_vowels(words: Any, vowels: Any) -> bool:
    """Say whether `names.has_lost_vowels` may be true of words."""
    inside = told = letters = 0
    for word in words:
        inside += vowels[word, 0]
        told += vowels[word, 1]
        letters += vowels[word, 2]
    if inside > 2:
        return False
    return letters > 2 and 8 * told <= letters


@njit(cache=True, nogil=True, error_model="numpy")
def _number_at(words: Any, legal: Any, number_word: int) -> Any:
    """Say which word of a firm is a number for all that it is a letter; -1 for none.

    The last but for legal forms, where it is not the first: "Silvia I Ltd". Words of
    which it is not known whether they are legal forms are taken for none, and marked.
    """
    if not np.any(words[1:] == number_word):
        return -1
    last = len(words) - 1
    while words[last] != number_word:
        if legal[words[last]] == MAYBE_LEGAL:
            legal[words[last]] = ASKED_LEGAL
        if legal[words[last]] != LEGAL:
            return -1
        last -= 1
    return last


@njit(cache=True, nogil=True, error_model="numpy")
def _is_among(words: Any, found: Any, row_starts: Any, low: int, high: int) -> bool:
    """Say whether words are those of one of some rows."""
    for row in range(low, high):
        begin = row_starts[row]
        if row_starts[row + 1] - begin == len(words):
            same = True
            for step in range(len(words)):
                same = same and found[begin + step] == words[step]
            if same:
                return True
    return False


@njit(cache=True, nogil=True, error_model="numpy")
def _room(pieces: Any, word_starts: Any, reading_starts: Any) -> Any:
    """Say how many words the readings of names have at most."""
    room = 0
    for piece in pieces:
        first, last = reading_starts[piece], reading_starts[piece + 1]
        most = 0
        for reading in range(first, last):
            most = max(most, word_starts[reading + 1] - word_starts[reading])
        room += most
    return room * _MOST_ROWS


@njit(cache=True, nogil=True, error_model="numpy")
def rows_of_pieces(
    pieces: Any, starts: Any, slow: Any, ascii_only: Any, script: Any, marks: Any,
    reading_starts: Any, word_starts: Any, words: Any, vowels: Any, legal: Any,
    number_word: int, number: int,
) -> Any:  # fmt: skip
    """Put names together of what their pieces are read as; do what `rows_of` does.

    The readings of a piece are those from `reading_starts[piece]` on, their words
    `words[word_starts[r]:word_starts[r + 1]]`; *vowels* counts those of each word, and
    *legal* says whether it is of a legal form. The letter *number_word* is *number*
    where it ends the name of a firm. Marks in *slow* what is to be read as a whole, and
    in *legal* and *marks* what has to be known to do all this again.
    Returns the texts of rows, where their words begin, the words, and of each row
    whether it is a person's name, another's, of syllables, and without known vowels.
    """
    count = len(starts) - 1
    room = _room(pieces, word_starts, reading_starts)
    texts = np.empty(count * _MOST_ROWS, np.int64)
    row_starts = np.zeros(count * _MOST_ROWS + 1, np.int64)
    found = np.empty(room, np.int64)
    told = np.ones((4, count * _MOST_ROWS), np.bool_)
    rows = total = _AT_FIRST
    for text in range(count):
        if slow[text]:
            continue
        mine = pieces[starts[text] : starts[text + 1]]
        manner = _manner(mine, script, ascii_only[text])
        if manner == _BESIDE_CYRILLIC and not _are_steady(mine, script, marks):
            manner = _UNREAD
        if manner == _UNREAD or (
            manner in (CYRILLIC, _BESIDE_CYRILLIC)
            and _is_mixed(mine, script, marks, reading_starts, word_starts, words)
        ):
            slow[text] = True
            continue
        as_syllables, guessed = _marked(mine, script, marks, manner)
        low, high = _span(manner, mine, script, marks, reading_starts)
        before_rows, before_total = rows, total
        numbered = 0
        for reading_number in range(low, high):
            begin = total
            for piece in mine:
                of_it = reading_starts[piece + 1] - reading_starts[piece]
                nth = _nth(manner, script[piece], of_it, reading_number)
                reading = reading_starts[piece] + nth
                for at in range(word_starts[reading], word_starts[reading + 1]):
                    found[total] = words[at]
                    total += 1
            own = found[begin:total]
            if not len(own) or _is_among(own, found, row_starts, before_rows, rows):
                total = begin
                continue
            if not guessed and _may_lack_vowels(own, vowels):
                slow[text] = True
                break
            texts[rows] = text
            told[1, rows] = _number_at(own, legal, number_word) < 0
            numbered += 0 if told[1, rows] else 1
            rows += 1
            row_starts[rows] = total
            if rows - before_rows == _MOST_READINGS:
                break
        last = rows
        for row in range(before_rows, last if numbered else before_rows):
            # Firms follow all persons.
            if told[1, row]:
                continue
            begin = total
            for at in range(row_starts[row], row_starts[row + 1]):
                found[total] = found[at]
                total += 1
            own = found[begin:total]
            own[_number_at(own, legal, number_word)] = number
            if _is_among(own, found, row_starts, before_rows, last):
                slow[text] = True
            texts[rows] = text
            told[0, rows] = False
            rows += 1
            row_starts[rows] = total
        told[2, before_rows:rows] = as_syllables
        told[3, before_rows:rows] = guessed
        if slow[text]:
            told[:2, before_rows:rows] = True
            rows, total = before_rows, before_total
    return (
        texts[:rows].copy(), row_starts[: rows + 1].copy(), found[:total].copy(),
        told[:, :rows].copy(),
    )  # fmt: skip
