"""Manipulations of letters: typing, machine reading, look-alikes, invisible marks."""

import random
import unicodedata

from clearance.names import Role, analyse_company

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
    places = [
        at
        for at in (letter_places(text, 3) if is_latin(text) else [])
        if text[at].lower() == text[at - 1].lower()
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
    """Cut a name; None where what tells it from others would be gone."""
    if len(text) <= length:
        return None
    left = text[:length].rstrip(" ,.-&")
    first = text.replace(",", " ").split()[0]
    whole = len(left) >= len(first) and sum(map(str.isalpha, left)) >= _KEPT
    telling = kind == PERSONS or any(
        word.role is Role.NAME and len(word.text) >= _KEPT
        for word in analyse_company(left)[0].words
    )
    return left if whole and telling else None


def _cut_35(text: str, kind: str, rng: random.Random) -> str | None:
    return _cut(35, _as_in_a_field(text, kind), kind)


def _cut_20(text: str, kind: str, rng: random.Random) -> str | None:
    return _cut(20, _as_in_a_field(text, kind), kind)


def _as_in_a_field(text: str, kind: str) -> str:
    """Put the surname first, as fields of fixed width have it, so that it is kept."""
    name = person_name(text) if kind == PERSONS else None
    return text if name is None else " ".join((*name.surname, *name.given))


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
