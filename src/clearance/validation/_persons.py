"""Manipulations of persons' names: parts dropped, added, shortened, translated."""

import random
from collections.abc import Sequence

from clearance.names import clean, fold, given_name_groups, is_patronymic

from ._data import words_of
from ._manipulation import (
    PERSONS,
    Manipulation,
    PersonName,
    choice,
    is_latin,
    like,
    person_name,
)

_ONLY = frozenset((PERSONS,))


def _latin_name(text: str) -> PersonName | None:
    return person_name(text) if is_latin(text) else None


def _plain(word: str) -> str:
    return "".join(filter(str.isalpha, word)).lower()


def _patronymic(name: PersonName) -> int | None:
    """Find the patronymic among the given names, after at least one of them."""
    places = (n for n, word in enumerate(name.given) if is_patronymic(_plain(word)))
    return next((n for n in places if n), None)


def _changed(name: PersonName, given: list[str] | tuple[str, ...]) -> str:
    return PersonName(tuple(given), name.surname, comma=name.comma).written()


def _patronymic_dropped(text: str, kind: str, rng: random.Random) -> str | None:
    name = _latin_name(text)
    at = _patronymic(name) if name else None
    if name is None or at is None:
        return None
    return _changed(name, name.given[:at] + name.given[at + 1 :])


def _patronymic_initial(text: str, kind: str, rng: random.Random) -> str | None:
    name = _latin_name(text)
    at = _patronymic(name) if name else None
    if name is None or at is None:
        return None
    short = f"{name.given[at][0].upper()}."
    return _changed(name, (*name.given[:at], short, *name.given[at + 1 :]))


def _initial_added(text: str, kind: str, rng: random.Random) -> str | None:
    name = _latin_name(text)
    if name is None or len(name.given) != 1 or len(name.given[0]) < 3:
        return None
    return _changed(name, (*name.given, f"{rng.choice('ABDGIMNPSV')}."))


def _given_initial(text: str, kind: str, rng: random.Random) -> str | None:
    name = _latin_name(text)
    if name is None or len(_plain(name.given[0])) < 3:
        return None
    return _changed(name, (f"{name.given[0][0].upper()}.", *name.given[1:]))


def _untitled(given: tuple[str, ...]) -> list[str]:
    """Leave out titles: whoever shortens "Dr. Sahir Burhan" knows his name."""
    titles = {_plain(title) for title in words_of("titles")}
    return [word for word in given if _plain(word) not in titles]


def _all_initials(text: str, kind: str, rng: random.Random) -> str | None:
    """Keep the surname and the first letters: "V. V.", "V.V." or "V V" Putin."""
    name = _latin_name(text)
    given = [_plain(word) for word in _untitled(name.given)] if name else []
    if name is None or len(given) < 2 or len(_plain("".join(name.surname))) < 3:
        return None
    letters = [word[0].upper() for word in given if word]
    mark, gap = rng.choice(((".", " "), (".", ""), ("", " ")))
    return _changed(name, [gap.join(letter + mark for letter in letters)])


def _initials_of_sounds(text: str, kind: str, rng: random.Random) -> str | None:
    """Keep the surname and the first sounds, "Yu.V.", one of several letters."""
    name = _latin_name(text)
    given = [_plain(word) for word in _untitled(name.given)] if name else []
    if name is None or len(_plain("".join(name.surname))) < 3:
        return None
    sounds = [_first_sound(word) for word in given if word]
    if max(map(len, sounds), default=0) < 2:
        return None
    gap = rng.choice((" ", ""))
    return _changed(name, [gap.join(f"{sound}." for sound in sounds)])


def _first_sound(word: str) -> str:
    sounds: Sequence[str] = words_of("sounds")
    first = word[0].upper()
    return next((one for one in sounds if word.startswith(one.lower())), first)


def _middle_dropped(text: str, kind: str, rng: random.Random) -> str | None:
    """Keep the first name: all of it, since "Abdul" of "Abdul Aziz" is none."""
    name = _latin_name(text)
    if name is None or _patronymic(name) is not None:
        return None
    given = _untitled(name.given)
    servant = bool(given) and _plain(given[0]) in words_of("servants")
    kept = 2 if servant else 1
    if (
        servant
        and len(given) > 1
        and _plain(given[1]) in words_of("particles")["dropped"]
    ):
        kept = 3
    return _changed(name, given[:kept]) if len(given) > kept else None


def _title_added(text: str, kind: str, rng: random.Random) -> str | None:
    name = _latin_name(text)
    if name is None:
        return None
    return _changed(name, (rng.choice(words_of("titles")), *name.given))


def _particle_dropped(text: str, kind: str, rng: random.Random) -> str | None:
    if not is_latin(text):
        return None
    particles = frozenset(words_of("particles")["dropped"])
    words: list[str] = []
    for word in text.split():
        first, hyphen, rest = word.partition("-")
        if hyphen and rest and first.lower() in particles:
            words.append(rest)
        elif word.lower() not in particles:
            words.append(word)
    left = " ".join(words)
    return left if left != " ".join(text.split()) and person_name(left) else None


def _particle_added(text: str, kind: str, rng: random.Random) -> str | None:
    name = _latin_name(text)
    if name is None or "-" in name.surname[0]:
        return None
    if name.surname[0].lower() in words_of("particles")["dropped"]:
        return None
    added = like(name.surname[0], rng.choice(words_of("particles")["added"]))
    first = added if added.endswith("-") else f"{added} "
    surname = (first + name.surname[0], *name.surname[1:])
    return PersonName(name.given, surname, comma=name.comma).written()


def _replaced(text: str, rng: random.Random, *, short: bool) -> str | None:
    """Put another form of the first given name that has one in its place."""
    name = _latin_name(text)
    for at, word in enumerate(name.given if name else ()):
        key = fold(clean(word))
        options = [
            other
            for full, familiar in given_name_groups()
            if key in {fold(one) for one in full}
            for other in (familiar if short else full)
            if fold(other) != key
        ]
        other = choice(options, rng)
        if name is not None and other is not None:
            written = like(word, other)
            return _changed(name, (*name.given[:at], written, *name.given[at + 1 :]))
    return None


def _diminutive(text: str, kind: str, rng: random.Random) -> str | None:
    return _replaced(text, rng, short=True)


def _other_language(text: str, kind: str, rng: random.Random) -> str | None:
    return _replaced(text, rng, short=False)


def _married(text: str, kind: str, rng: random.Random) -> str | None:
    name = _latin_name(text)
    if name is None or "-" in name.surname[-1]:
        return None
    other = like(name.surname[-1], rng.choice(words_of("married")))
    surname = (*name.surname[:-1], f"{name.surname[-1]}-{other}")
    return PersonName(name.given, surname, comma=name.comma).written()


def of_persons() -> tuple[Manipulation, ...]:
    """List the manipulations of persons' names."""
    return (
        Manipulation(
            "patronymic-dropped", "patronymic left out", _ONLY, _patronymic_dropped
        ),
        Manipulation(
            "patronymic-initial", "patronymic as initial", _ONLY, _patronymic_initial
        ),
        Manipulation("initial-added", "a middle initial added", _ONLY, _initial_added),
        Manipulation("given-initial", "given name as initial", _ONLY, _given_initial),
        Manipulation(
            "all-initials", "all given names as initials", _ONLY, _all_initials
        ),
        Manipulation(
            "initials-of-sounds",
            "given names as initials of two letters (Yu.)",
            _ONLY,
            _initials_of_sounds,
        ),
        Manipulation("middle-dropped", "middle names left out", _ONLY, _middle_dropped),
        Manipulation("title-added", "a title added", _ONLY, _title_added),
        Manipulation(
            "particle-dropped", "particles left out", _ONLY, _particle_dropped
        ),
        Manipulation("particle-added", "a particle added", _ONLY, _particle_added),
        Manipulation("diminutive", "short form of the given name", _ONLY, _diminutive),
        Manipulation(
            "given-translated",
            "given name in another language",
            _ONLY,
            _other_language,
        ),
        Manipulation("surname-doubled", "a second surname added", _ONLY, _married),
    )
