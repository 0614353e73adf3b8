"""Manipulations of how a whole name is written: order, capitals, spaces, marks."""

import random

from ._manipulation import (
    ALL,
    PERSONS,
    Manipulation,
    person_name,
)

_ONLY_PERSONS = frozenset((PERSONS,))
_SPLIT = 6  # letters of a word that is written in two


def _other_order(text: str, kind: str, rng: random.Random) -> str | None:
    name = person_name(text)
    if name is None:
        return None
    first = name.given if name.comma else name.surname
    second = name.surname if name.comma else name.given
    return " ".join((*first, *second))


def _comma_form(text: str, kind: str, rng: random.Random) -> str | None:
    name = person_name(text)
    if name is None or name.comma:
        return None
    return f"{' '.join(name.surname)}, {' '.join(name.given)}"


def _upper(text: str, kind: str, rng: random.Random) -> str | None:
    return text.replace(",", "").upper()


def _lower(text: str, kind: str, rng: random.Random) -> str | None:
    return text.replace(",", "").lower()


def _gaps(text: str) -> list[int]:
    return [
        at
        for at in range(1, len(text) - 1)
        if text[at] == " " and text[at - 1].isalnum() and text[at + 1].isalnum()
    ]


def _join_two(text: str, kind: str, rng: random.Random) -> str | None:
    gaps = _gaps(text)
    if not gaps:
        return None
    at = rng.choice(gaps)
    return text[:at] + text[at + 1 :]


def _join_all(text: str, kind: str, rng: random.Random) -> str | None:
    if not _gaps(text):
        return None
    return text.replace(",", "").replace(" ", "")


def _split(text: str, kind: str, rng: random.Random) -> str | None:
    words = text.split()
    long = [n for n, word in enumerate(words) if len(word) >= _SPLIT and word.isalpha()]
    if not long:
        return None
    at = rng.choice(long)
    cut = rng.randint(3, len(words[at]) - 3)
    words[at] = f"{words[at][:cut]} {words[at][cut:]}"
    return " ".join(words)


def _hyphen(text: str, kind: str, rng: random.Random) -> str | None:
    if "-" in text:
        return text.replace("-", " ")
    gaps = _gaps(text)
    if not gaps:
        return None
    at = rng.choice(gaps)
    return f"{text[:at]}-{text[at + 1 :]}"


def _noise(text: str, kind: str, rng: random.Random) -> str | None:
    words = text.replace(",", " ").split()
    marks = [rng.choice((".", ",", "  ", "/", " -", "_", "'", "*")) for _ in words]
    return " ".join(word + mark for word, mark in zip(words, marks, strict=True))


def of_writing() -> tuple[Manipulation, ...]:
    """List the manipulations of order, capitals, spaces and marks."""
    return (
        Manipulation(
            "word-order", "surname and given names swapped", _ONLY_PERSONS, _other_order
        ),
        Manipulation("comma-form", "surname first, comma", _ONLY_PERSONS, _comma_form),
        Manipulation("upper-case", "in capitals throughout", ALL, _upper),
        Manipulation("lower-case", "in small letters throughout", ALL, _lower),
        Manipulation("words-joined", "two words written as one", ALL, _join_two),
        Manipulation("all-joined", "all words written as one", ALL, _join_all),
        Manipulation("word-split", "one word written as two", ALL, _split),
        Manipulation("hyphen", "hyphen for a space, or back", ALL, _hyphen),
        Manipulation("punctuation", "stray punctuation", ALL, _noise),
    )
