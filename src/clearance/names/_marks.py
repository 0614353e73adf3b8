"""What a person's name says beside its names: which namesake, man or woman, a firm."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from ._letters import LONGEST, clean, fold
from ._lexicons import lexicon
from ._persons import gender_of
from ._relatives import Kinship, are_of_two_fathers, are_relatives, kinship_of
from ._scripts import plain, romanise
from ._whole import marked_surname

# By which marks two names are those of two persons, as a sentence.
_GENERATION = "The names say another generation, such as senior and junior."
_TITLE = "One is addressed as a man, the other as a woman."
_RELATIVE = "One is the father, husband or wife that the other one names."
_FATHER = "The names say that they are children of two fathers."
_LEAST_OF_SHIP = 2  # words of a ship's name behind two plain letters
_WIFE = re.compile(r"(?<!\w)(\w{3,})n[eé](?!\w)", re.IGNORECASE)
_IN_CARE = re.compile(r"\bc/o\b|\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a text says of whom it names, beside the names.

    `generation` is the number of a namesake, 0 where none is said; `title` says "male"
    or "female" by how somebody is addressed, and `given` by the first given name with
    `name` that name; "" where nothing is known. `words` are its folded words, and
    `husbands` those of them whose wife is meant: Kovács Istvánné; `kinship` is what it
    says of relatives.
    """

    generation: int
    title: str
    given: str
    name: str
    words: frozenset[str]
    husbands: frozenset[str]
    kinship: Kinship


@lru_cache(maxsize=16384)
def marks_of(text: str) -> Marks:
    """Read the marks of a text as that of a person's name."""
    words = _words(text)
    numbers, leading, titles = _tables()
    found = [numbers[word] for word in words[1:] if word in numbers]
    found += [leading[word] for word in words[:1] if word in leading]
    surname, rest = marked_surname(text)
    given = _words(rest) if surname else words
    heads = words[:1] + given[:1]
    title = next((titles[word] for word in heads if word in titles), "")
    first = next((fold(romanise(word)) for word in given if word not in titles), "")
    return Marks(
        generation=found[-1] if found else 0,
        title=title,
        given=gender_of(first),
        name=first,
        words=frozenset(fold(word) for word in words),
        husbands=frozenset(map(fold, _husbands(text))),
        kinship=kinship_of(text),
    )


def _words(text: str, *, dotted: bool = False) -> list[str]:
    """Give the words of a text, those in Latin letters without accents."""
    words = clean(text, dotted=dotted).split()
    return [plain(word) if _is_latin(word) else word for word in words]


def _husbands(text: str) -> list[str]:
    """Give the names before the Hungarian for "wife of" written on."""
    found = (plain(clean(one)) for one in _WIFE.findall(text[:LONGEST]))
    return [one for one in found if gender_of(fold(one)) == "male"]


def _is_latin(word: str) -> bool:
    return any("a" <= char <= "z" for char in word)


@cache
def _tables() -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, str]]:
    document: dict[str, Any] = lexicon("marks.yml")
    return (
        {word: int(n) for n, some in document["generations"].items() for word in some},
        {word: int(n) for n, some in document["leading"].items() for word in some},
        {word: gender for gender, some in document["titles"].items() for word in some},
    )


@lru_cache(maxsize=16384)
def is_marked_as_firm(text: str) -> bool:
    """Say whether a text has a legal form, a body, a family's firm or a ship.

    None in an address line.
    """
    text = text[:LONGEST]
    if _IN_CARE.search(text) is not None:
        return False
    words = _words(text, dotted=True)
    of_firms, in_signs, joining, sons = _of_firms()
    return (
        (len(words) > 1 and not of_firms.isdisjoint(words))
        or any(sign in text for sign in in_signs)
        or any(one in joining and two in sons for one, two in pairwise(words))
        or _is_ship(text)
    )


@cache
def _of_firms() -> tuple[
    frozenset[str], tuple[str, ...], frozenset[str], frozenset[str]
]:
    document: dict[str, Any] = lexicon("marks.yml")
    return (
        frozenset(document["of_firms"]),
        tuple(document["in_signs"]),
        frozenset(document["and"]),
        frozenset(document["and_sons"]),
    )


def _is_ship(text: str) -> bool:
    ships = ship_words()
    first, _, rest = text.strip().partition(" ")
    if first.casefold() in ships["stroked"]:
        return True
    if first in ships["plain"] and rest.isupper():
        return len(rest.split()) >= _LEAST_OF_SHIP
    return any(text.casefold().startswith(f"{one} ") for one in ships["words"])


def ship_words() -> Mapping[str, list[str]]:
    """Give what stands around the names of ships, by what it is."""
    found: Mapping[str, list[str]] = lexicon("marks.yml")["ships"]
    return found


@cache
def married_words() -> frozenset[str]:
    """Give what parts the names from before and after a marriage, in lower case."""
    return frozenset(lexicon("marks.yml")["married"])


@cache
def account_words() -> Mapping[str, list[str]]:
    """Give what stands around persons in accounts, by what it says."""
    found: Mapping[str, list[str]] = lexicon("marks.yml")["lines"]
    return found


@cache
def address_words() -> tuple[Mapping[str, str], frozenset[str], frozenset[str]]:
    """Give by word which kind of way it is; words of addresses that tell no place.

    And those that tell two addresses apart, and say nothing where both have them.
    """
    document: dict[str, Any] = lexicon("addresses.yml")
    ways = {word: kind for kind, some in document["ways"].items() for word in some}
    return ways, frozenset(document["common"]), frozenset(document["hardly"])


@cache
def street_numbers() -> tuple[frozenset[str], frozenset[str]]:
    """Give what is written on to the number of a street (1st, 1-ya), and floors.

    What is said of a floor is no street: "15th floor".
    """
    document: dict[str, Any] = lexicon("addresses.yml")
    return frozenset(document["ordinals"]), frozenset(document["floors"])


@cache
def address_marks() -> Mapping[str, frozenset[str]]:
    """Give words that an address behind a name begins with, by how they stand in it."""
    kinds = "marks", "glued", "marks_behind", "quarters"
    return {kind: frozenset(lexicon("addresses.yml")[kind]) for kind in kinds}


@cache
def remark_words() -> Mapping[str, list[str]]:
    """Give what records have beside names that is no part of them, by what it says."""
    found: Mapping[str, list[str]] = lexicon("marks.yml")["remarks"]
    return found


@cache
def payment_words() -> Mapping[str, list[str]]:
    """Give what payments have around whoever pays or is paid, by what it is."""
    found: Mapping[str, list[str]] = lexicon("marks.yml")["payments"]
    return found


@cache
def number_labels() -> Mapping[str, Any]:
    """Give the labels of numbers beside names, as in `said_numbers.yml`."""
    found: Mapping[str, Any] = lexicon("said_numbers.yml")
    return found


@cache
def contract_words() -> Mapping[str, list[str]]:
    """Give what contracts have around firms: branches, who signs, agents."""
    found: Mapping[str, list[str]] = lexicon("marks.yml")["contracts"]
    return found


@cache
def purpose_words() -> Mapping[str, list[str]]:
    """Give what a payment is for, and what a party is called in a contract."""
    found: Mapping[str, list[str]] = lexicon("marks.yml")["purposes"]
    return found


def told_apart(one: Marks, other: Marks) -> str:
    """Say by which mark two names are those of two persons, in a sentence; or "".

    What one of them lacks tells nothing.
    """
    if one.generation and other.generation and one.generation != other.generation:
        return _GENERATION
    if _are_man_and_woman(one, other):
        return _TITLE
    if are_relatives(one.kinship, other.kinship):
        return _RELATIVE
    return _FATHER if are_of_two_fathers(one.kinship, other.kinship) else ""


def _are_man_and_woman(one: Marks, other: Marks) -> bool:
    """See titles of a man and of a woman, or a title beside the other one's name."""
    if one.title and other.title and one.title != other.title:
        return True
    if {one.kinship.gender, other.kinship.gender} == {"male", "female"}:
        return True
    if one.husbands != other.husbands and (
        one.husbands & other.words or other.husbands & one.words
    ):
        return True
    return any(
        ours.title
        and theirs.given
        and ours.title != theirs.given
        and ours.name != theirs.name
        for ours, theirs in ((one, other), (other, one))
    )
