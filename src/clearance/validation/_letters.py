"""Manipulations of letters: typing, machine reading, look-alikes, invisible marks."""

import random
import re
import unicodedata

from clearance.names import Role, analyse_company, clean

from ._data import words_of
from ._manipulation import (
    ALL,
    PERSONS,
    Manipulation,
    is_latin,
    letter_places,
    person_name,
)

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiouyAEIOUY")
_TYPED = 5  # letters of a word in which one slip is made
_KEPT = 4  # letters that a cut name must keep
_GIVEN = 3  # letters of the given name that a cut name of a person must keep
_ROMAN = re.compile(r"\b[IVXivx]+\b")


def _place(text: str, rng: random.Random) -> int | None:
    places = letter_places(text, _TYPED) if is_latin(text) else []
    return rng.choice(places) if places else None


def _cased(model: str, letter: str) -> str:
    return letter.upper() if model.isupper() else letter


def _insert(text: str, kind: str, rng: random.Random) -> str | None:
    at = _place(text, rng)
    if at is None:
        return None
    letter = _cased(text[at], rng.choice(_LETTERS))
    return text[:at] + letter + text[at:]


def _delete(text: str, kind: str, rng: random.Random) -> str | None:
    at = _place(text, rng)
    return None if at is None else text[:at] + text[at + 1 :]


def _substitute(text: str, kind: str, rng: random.Random) -> str | None:
    at = _place(text, rng)
    if at is None:
        return None
    others = _LETTERS.replace(text[at].lower(), "")
    return text[:at] + _cased(text[at], rng.choice(others)) + text[at + 1 :]


def _transpose(text: str, kind: str, rng: random.Random) -> str | None:
    places = [
        at
        for at in (letter_places(text, _TYPED) if is_latin(text) else [])
        if at + 1 < len(text) and text[at + 1].isalpha() and text[at] != text[at + 1]
    ]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _double(text: str, kind: str, rng: random.Random) -> str | None:
    places = [
        at
        for at in (letter_places(text, 4) if is_latin(text) else [])
        if text[at].lower() not in _VOWELS
        and text[at].lower() not in text[at - 1 : at + 2 : 2].lower()
    ]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at] + text[at:]


def _undouble(text: str, kind: str, rng: random.Random) -> str | None:
    """Leave out one of two letters; "VII" for "VIII" is no slip but another ship."""
    roman = {at for word in _ROMAN.finditer(text) for at in range(*word.span())}
    places = [
        at
        for at in (letter_places(text, 3) if is_latin(text) else [])
        if text[at].lower() == text[at - 1].lower() and at not in roman
    ]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1 :]


def _ocr_digit(text: str, kind: str, rng: random.Random) -> str | None:
    digits: dict[str, str] = words_of("ocr_digits")
    places = [at for at in letter_places(text, 4) if text[at] in digits]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + digits[text[at]] + text[at + 1 :]


def _ocr_letters(text: str, kind: str, rng: random.Random) -> str | None:
    pairs: list[list[str]] = words_of("ocr_letters")
    inside = set(letter_places(text, 4))
    found = [
        (at, seen, read)
        for seen, read in pairs
        for at in sorted(inside)
        if text[at : at + len(seen)].lower() == seen
    ]
    if not found:
        return None
    at, seen, read = rng.choice(found)
    return text[:at] + _cased(text[at], read) + text[at + len(seen) :]


def _neighbour(text: str, kind: str, rng: random.Random) -> str | None:
    keys: dict[str, str] = words_of("keyboard")
    places = [at for at in letter_places(text, _TYPED) if text[at].lower() in keys]
    if not places:
        return None
    at = rng.choice(places)
    return (
        text[:at]
        + _cased(text[at], rng.choice(keys[text[at].lower()]))
        + text[at + 1 :]
    )


def _drop_vowels(text: str, kind: str, rng: random.Random) -> str | None:
    if not is_latin(text):
        return None
    inner = set(letter_places(text, 3))
    last = {at for at in inner if at + 1 == len(text) or not text[at + 1].isalpha()}
    gone = {at for at in inner - last if text[at] in _VOWELS}
    left = "".join(char for at, char in enumerate(text) if at not in gone)
    kept = sum(map(str.isalpha, left))
    return left if kept >= 2 * _KEPT else None


def _cut(length: int, text: str, kind: str) -> str | None:
    """Cut a name; None where what tells it from others would be gone.

    Of a person the surname and the beginning of another name must be left, of a firm
    the beginning of a word that is no legal form and no ordinary word.
    """
    name = person_name(text) if kind == PERSONS else None
    # Fields of fixed width have the surname first, so that it is kept.
    whole = text if name is None else " ".join((*name.surname, *name.given))
    if len(whole) <= length:
        return None
    left = whole[:length].rstrip(" ,.-&")
    if sum(map(str.isalpha, left)) < _KEPT:
        return None
    if name is not None:
        surname = " ".join(name.surname)
        given = sum(map(str.isalpha, left[len(surname) :]))
        return left if left.startswith(surname) and given >= _GIVEN else None
    return left if kind == PERSONS or _tells(left, whole) else None


def _tells(left: str, whole: str) -> bool:
    """Say whether a telling word of a firm's name, or its beginning, is left."""
    telling = [w.text for w in analyse_company(whole)[0].words if w.role is Role.NAME]
    words = clean(left, dotted=True).split()
    return any(
        len(word) >= _KEPT
        and any(
            one == word or (at == len(words) - 1 and one.startswith(word))
            for one in telling
        )
        for at, word in enumerate(words)
    )


def _cut_35(text: str, kind: str, rng: random.Random) -> str | None:
    return _cut(35, text, kind)


def _cut_20(text: str, kind: str, rng: random.Random) -> str | None:
    return _cut(20, text, kind)


def _homoglyphs(text: str, kind: str, rng: random.Random) -> str | None:
    twins: dict[str, str] = words_of("homoglyphs")
    places = [at for at, char in enumerate(text) if char in twins]
    if not places or not is_latin(text):
        return None
    chosen = set(rng.sample(places, max(1, len(places) // 3)))
    return "".join(twins[c] if at in chosen else c for at, c in enumerate(text))


def _invisible(mark: str, text: str, rng: random.Random) -> str | None:
    places = letter_places(text, 3)
    if not places:
        return None
    chosen = set(rng.sample(places, min(len(places), 3)))
    return "".join(mark + c if at in chosen else c for at, c in enumerate(text))


def _zero_width(text: str, kind: str, rng: random.Random) -> str | None:
    mark = rng.choice("\u200b\u200c\u200d\ufeff")
    return _invisible(mark, text, rng)


def _soft_hyphen(text: str, kind: str, rng: random.Random) -> str | None:
    return _invisible("\u00ad", text, rng)


def _strip_accents(text: str, kind: str, rng: random.Random) -> str | None:
    if not is_latin(text) or text.isascii():
        return None
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not unicodedata.combining(char))


def _add_accents(text: str, kind: str, rng: random.Random) -> str | None:
    marked: dict[str, str] = words_of("accents")
    places = [at for at in letter_places(text, 3) if text[at].lower() in marked]
    if not places or not text.isascii():
        return None
    at = rng.choice(places)
    letter = rng.choice(marked[text[at].lower()])
    return text[:at] + _cased(text[at], letter) + text[at + 1 :]


def of_letters() -> tuple[Manipulation, ...]:
    """List the manipulations that change letters."""
    return (
        Manipulation("typo-insertion", "one letter too many", ALL, _insert),
        Manipulation("typo-deletion", "one letter left out", ALL, _delete),
        Manipulation("typo-substitution", "one letter wrong", ALL, _substitute),
        Manipulation("typo-transposition", "two letters swapped", ALL, _transpose),
        Manipulation("keyboard-neighbour", "the key beside it hit", ALL, _neighbour),
        Manipulation("letter-doubled", "a letter doubled", ALL, _double),
        Manipulation("letter-undoubled", "a double letter single", ALL, _undouble),
        Manipulation("ocr-digit", "a letter read as a digit", ALL, _ocr_digit),
        Manipulation("ocr-letters", "letters misread (rn, m)", ALL, _ocr_letters),
        Manipulation("vowels-dropped", "all inner vowels dropped", ALL, _drop_vowels),
        Manipulation("cut-35", "cut after 35 characters", ALL, _cut_35),
        Manipulation("cut-20", "cut after 20 characters", ALL, _cut_20),
        Manipulation("homoglyphs", "Cyrillic look-alikes in it", ALL, _homoglyphs),
        Manipulation("zero-width", "invisible characters in it", ALL, _zero_width),
        Manipulation("soft-hyphens", "soft hyphens in it", ALL, _soft_hyphen),
        Manipulation("accents-stripped", "accents left out", ALL, _strip_accents),
        Manipulation("accents-added", "an accent added", ALL, _add_accents),
    )
