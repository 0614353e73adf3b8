"""What a manipulation is: a way in which names really come other than listed."""

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

PERSONS, COMPANIES, VESSELS = "persons", "companies", "vessels"
ALL = frozenset((PERSONS, COMPANIES, VESSELS))

Rewrite = Callable[[str, str, random.Random], str | None]
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Manipulation:
    """A way in which a listed name comes written by somebody else.

    `name` is a short name for machines, `title` a piece of a sentence ("one letter
    left out"); `kinds` are those of "persons", "companies" and "vessels" to whose
    names it happens.
    """

    name: str
    title: str
    kinds: frozenset[str]
    rewrite: Rewrite

    def apply(self, text: str, kind: str, rng: random.Random) -> str | None:
        """Rewrite a name; None where this does not happen to such a name.

        *kind* is "persons", "companies" or "vessels"; all chance comes from *rng*, so
        that the same state gives the same name. What is given always differs from
        *text*.
        """
        if kind not in self.kinds or not text.strip():
            return None
        written = self.rewrite(text, kind, rng)
        if not written or not written.strip():
            return None
        return None if written.split() == text.split() else written


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as listed: given names, surname, and which came first."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    comma: bool = False

    def written(self) -> str:
        """Write it down in the form in which it was listed."""
        given, surname = " ".join(self.given), " ".join(self.surname)
        return f"{surname}, {given}" if self.comma else f"{given} {surname}".strip()


def person_name(text: str) -> PersonName | None:
    """Part given names from the surname; None where there is one word only.

    A comma or capitals mark the surname; else it is the last word.
    """
    surname, comma, given = text.partition(",")
    if comma and given.strip() and surname.strip():
        return PersonName(tuple(given.split()), tuple(surname.split()), comma=True)
    words = text.split()
    if len(words) < 2:
        return None
    large = [word for word in words if len(word) > 1 and word.isupper()]
    small = [word for word in words if word not in large]
    if large and small and any(c.islower() for c in "".join(small)):
        return PersonName(tuple(small), tuple(large))
    return PersonName(tuple(words[:-1]), tuple(words[-1:]))


def is_latin(text: str) -> bool:
    """Say whether all letters of a text are Latin, and there are some."""
    letters = _LETTER.findall(text)
    return bool(letters) and all(_LATIN.match(letter) for letter in letters)


def like(model: str, word: str) -> str:
    """Give a word the capitals of another: SMITH, Smith or smith."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def letter_places(text: str, least: int) -> list[int]:
    """List where letters stand inside words of at least *least* letters.

    First letters are left out: people get them right, and lists are sorted by them.
    """
    return [
        place
        for word in re.finditer(r"[^\W\d_]+", text)
        if word.end() - word.start() >= least
        for place in range(word.start() + 1, word.end())
    ]


def choice(options: Iterable[str], rng: random.Random) -> str | None:
    """Draw one of some texts; None where there are none."""
    found = list(options)
    return rng.choice(found) if found else None
