"""A name taken apart: which words name, which only join, describe or count."""

import re
from functools import cache, lru_cache
from string import ascii_lowercase

from ._arabic_compounds import join_abd
from ._companies import company_parts
from ._letters import LONGEST, clean, fold, is_heard, with_single_letters
from ._meanings import company_words
from ._parts import MOST_READ, MOST_READ_IN_ALL, MOST_WORDS, NONE, NameParts, Role, Word
from ._persons import person_words
from ._scripts import is_abjad, is_syllabic, least_translated, readings
from ._whole import doubled_parts, has_lost_vowels, marked_surname

_DOTTED_LETTER = re.compile(r"(?<!\w)([^\W\d_])\.")
# Greek, Cyrillic, Georgian, Armenian: scripts with letters as Latin has them.
_OF_ANOTHER_SCRIPT = re.compile("[\u0370-\u058f\u10a0-\u10ff]")
_TRANSLATED = frozenset({Role.GENERIC, Role.PLACE})
_LEAST_ORDINARY = 5  # letters of an English word that nobody's name is by chance


def analyse_person(text: str) -> tuple[NameParts, ...]:
    """Take a person's name apart, once for each way to read its script."""
    return _analyse(text, person=True)


def analyse_company(text: str) -> tuple[NameParts, ...]:
    """Take a name of anything but a person apart: company, vessel, body, place."""
    return _analyse(text, person=False)


# By content: the same text always gives the same answer.
@lru_cache(maxsize=16384)
def _analyse(text: str, *, person: bool) -> tuple[NameParts, ...]:
    if person:
        text = with_single_letters(text)
    surname, rest = marked_surname(text) if person else ("", text)
    if surname:
        first = clean(surname)
        cleaned = f"{first} {clean(rest)}"
        split = len(first.split())
    else:
        cleaned = clean(text, dotted=not person)
        split = 0
    vowelless, syllabic = is_abjad(cleaned), is_syllabic(cleaned)
    initials = _initials(text) if person else NONE
    found: list[NameParts] = []
    left = MOST_READ_IN_ALL
    for reading in readings(cleaned):
        words = reading.split()[:MOST_READ]
        left -= len(words)
        if found and left < 0:
            break
        if found and len(words) > MOST_WORDS:
            continue  # What has more words than any name is read the usual way.
        vowelless = vowelless or has_lost_vowels(words)
        if person:
            parts = NameParts(
                _person_words(words, split, initials, syllabic=syllabic),
                NONE,
                vowelless,
                doubled=doubled_parts(text),
            )
            found.append(parts)
        else:
            found += company_parts(words, vowelless=vowelless)
    least = least_translated(cleaned) if not person else 0
    heard = not person and is_heard(cleaned)
    return tuple([_told(one, least, syllabic=syllabic, heard=heard) for one in found])


def _told(parts: NameParts, least: int, *, syllabic: bool, heard: bool) -> NameParts:
    """Say of a reading what the signs of the name tell; see `NameParts`.

    *least* is that of `least_translated`. No more words are kept than can be laid
    beside those of another name in no time.
    """
    words = parts.words[:MOST_WORDS]
    translated = bool(least) and _is_of_firm(words, parts.forms, least=least)
    if not (syllabic or heard or translated) and len(words) == len(parts.words):
        return parts
    return NameParts(
        words, parts.forms, parts.vowelless, syllabic, parts.doubled, translated, heard
    )


def _is_of_firm(words: tuple[Word, ...], forms: frozenset[str], *, least: int) -> bool:
    """Say whether a legal form, or so many ordinary words, make a name a firm's.

    A number counts as one beside another: 第5造船所 is Shipyard No. 5.
    """
    ordinary = [
        word
        for word in words
        if (word.role in _TRANSLATED or word.fold in company_words().rendered)
        and len(word.text) >= _LEAST_ORDINARY
    ]
    numbered = bool(ordinary) and any(word.role is Role.NUMBER for word in words)
    return bool(forms) or len(ordinary) + numbered >= least


def _initials(text: str) -> frozenset[str]:
    """Tell initials from particles of one letter: "E. Chan", but "Ortega y Gasset".

    A particle has no dot, and stands between two words that are longer.
    """
    text = with_single_letters(text[:LONGEST]).casefold()
    dotted: set[str] = set()
    if "." in text:
        dotted.update(_DOTTED_LETTER.findall(text))
    words = text.replace(",", " ").split()
    bare = [len(word) == 1 for word in words]
    if any(bare):
        dotted.update(
            word
            for at, word in enumerate(words)
            if bare[at] and (at in (0, len(words) - 1) or bare[at - 1] or bare[at + 1])
        )
    if any(_OF_ANOTHER_SCRIPT.match(letter) for letter in dotted):
        # Its letters are others in Latin, of which none is a particle there.
        dotted.update(ascii_lowercase)
    return frozenset(dotted)


def _person_words(
    words: list[str], surnames: int, initials: frozenset[str], *, syllabic: bool
) -> tuple[Word, ...]:
    """Give each word of a person's name its role; the first *surnames* are known.

    A sign for a *syllabic* one is no initial, though it be one letter: I, a surname.
    """
    lexicon = person_words()
    surname = words[:surnames]
    given = [word for word in words[surnames:] if word not in lexicon.titles]
    if not surname and not given:
        given = words
    found = [
        _initial(word) if word in initials else _surname(word)
        for word in join_abd(surname)
    ]
    joined = join_abd(given)
    patronymic = _patronymic_at(joined, known_surname=bool(surname))
    for place, word in enumerate(joined):
        if place == patronymic:
            found.append(Word(word, fold(word), Role.PATRONYMIC))
        else:
            found.append(_initial(word) if word in initials else _given(word))
    if syllabic:
        return tuple(map(_as_name, found))
    return tuple(found)


# Words of names come again and again, also where each whole name is new.
@lru_cache(maxsize=65536)
def _given(word: str) -> Word:
    return Word(word, fold(word), _person_role(word, in_surname=False))


def _as_name(word: Word) -> Word:
    return word._replace(role=Role.NAME) if word.role is Role.INITIAL else word


@lru_cache(maxsize=65536)
def _surname(word: str) -> Word:
    return Word(word, fold(word), _person_role(word, in_surname=True))


def _initial(word: str) -> Word:
    return Word(word, fold(word), Role.INITIAL)


def person_role(word: str) -> Role | None:
    """Say what a Latin word most likely is in a person's name; None is a title."""
    if word in person_words().titles:
        return None
    role = _person_role(word, in_surname=False)
    return Role.PATRONYMIC if role is Role.NAME and is_patronymic(word) else role


def _person_role(word: str, *, in_surname: bool) -> Role:
    lexicon = person_words()
    if word in lexicon.particles or word in lexicon.kin:
        return Role.PARTICLE
    if word.isdigit():
        return Role.NUMBER
    if len(word) == 1:
        return Role.INITIAL
    return Role.SURNAME if in_surname else Role.NAME


@lru_cache(maxsize=65536)
def is_patronymic(word: str) -> bool:
    """Say whether a Latin word ends as names made from the father's do."""
    endings = _of_fathers()
    return len(word) >= 6 and (word.endswith(endings) or fold(word).endswith(endings))


@cache
def _of_fathers() -> tuple[str, ...]:
    lexicon = person_words()
    return (*lexicon.patronymic_male, *lexicon.patronymic_female)


def _patronymic_at(words: list[str], *, known_surname: bool) -> int | None:
    """Find the patronymic; Abramovich by itself or as a known surname is none."""
    first = 1 if not known_surname else 0
    if len(words) < (2 if known_surname else 3):
        return None
    places = [n for n in range(first, len(words)) if is_patronymic(words[n])]
    if known_surname or not places:
        return places[-1] if places else None
    return places[0]
