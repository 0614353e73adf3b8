"""What words inside names mean: legal forms, company words, given names, titles."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ._clean import clean, lexicon
from ._fold import fold
from ._romanise import readings


def word_key(word: str) -> str:
    """How a word is looked up: folded, unless it is too short to fold safely."""
    return fold(word) if len(word) > 3 else word


def _keys(spelling: str) -> Iterator[tuple[str, ...]]:
    for reading in readings(clean(spelling, dotted=True)):
        yield tuple(word_key(word) for word in reading.split())


@dataclass(frozen=True, slots=True)
class LegalForms:
    """Legal forms as sequences of words.

    `by_first` is ordered longest first; `words` are the longer words they are made of.
    """

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    words: frozenset[str]

    def at(self, keys: tuple[str, ...], start: int) -> tuple[int, str] | None:
        """Find the longest form that begins at *start*: its length and its name."""
        for sequence, form in self.by_first.get(keys[start], ()):
            if keys[start : start + len(sequence)] == sequence:
                return len(sequence), form
        return None


@cache
def legal_forms() -> LegalForms:
    """Read `legal_forms.yml`."""
    found: dict[tuple[str, ...], str] = {}
    for form, spellings in lexicon("legal_forms.yml").items():
        for spelling in spellings:
            for sequence in _keys(spelling):
                found.setdefault(sequence, form)
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for sequence, form in sorted(found.items(), key=lambda pair: -len(pair[0])):
        by_first.setdefault(sequence[0], []).append((sequence, form))
    return LegalForms(
        {first: tuple(forms) for first, forms in by_first.items()},
        frozenset(word for sequence in found for word in sequence if len(word) >= 5),
    )


@dataclass(frozen=True, slots=True)
class CompanyWords:
    """Ordinary words of company names.

    `usual` maps a word's key to the key of the usual English word; `generic` holds the
    usual keys of all that weigh little, `joining` words such as "of", `places` those
    that say where; `numbers` maps words to digits.
    """

    usual: Mapping[str, str]
    generic: frozenset[str]
    joining: frozenset[str]
    places: frozenset[str]
    numbers: Mapping[str, str]


@cache
def company_words() -> CompanyWords:
    """Read `company_words.yml`."""
    document: dict[str, Any] = dict(lexicon("company_words.yml"))
    ordinary = [word for word in document.pop("ordinary") for word in _single(word)]
    joining = [word for word in document.pop("joining") for word in _single(word)]
    places = [word for word in document.pop("places") for word in _single(word)]
    numbers = {
        key: digits
        for word, digits in document.pop("numbers").items()
        for key in _single(word)
    }
    usual: dict[str, str] = {}
    for word, spellings in document.items():
        for spelling in (word, *spellings):
            for key in _single(spelling):
                usual.setdefault(key, word_key(word))
    generic = frozenset([*usual.values(), *ordinary, *places])
    return CompanyWords(usual, generic, frozenset(joining), frozenset(places), numbers)


def _single(spelling: str) -> Iterator[str]:
    return (keys[0] for keys in _keys(spelling) if len(keys) == 1)


@cache
def _given_names() -> tuple[Mapping[str, frozenset[int]], Mapping[str, frozenset[int]]]:
    full: dict[str, set[int]] = {}
    short: dict[str, set[int]] = {}
    for number, group in enumerate(lexicon("given_names.yml")):
        for names, table in ((group["name"], full), (group["short"], short)):
            for name in names:
                table.setdefault(fold(clean(name)), set()).add(number)
    return (
        {name: frozenset(groups) for name, groups in full.items()},
        {name: frozenset(groups) for name, groups in short.items()},
    )


def is_given_name(folded: str) -> bool:
    """Say whether a folded word is a full given name that the lexicon knows."""
    return folded in _given_names()[0]


_NONE: frozenset[int] = frozenset()


def same_given_name(one: str, other: str) -> str | None:
    """Say how two folded words are one given name: "form", "short" or not at all.

    "form" is the same name in another language or romanisation (Yevgeny, Eugene);
    "short" a familiar form (Sasha for Aleksandr).
    """
    full, short = _given_names()
    names = full.get(one, _NONE), full.get(other, _NONE)
    if names[0] & names[1]:
        return "form"
    shorts = short.get(one, _NONE), short.get(other, _NONE)
    if names[0] & shorts[1] or shorts[0] & names[1] or shorts[0] & shorts[1]:
        return "short"
    return None


@cache
def _full_forms() -> Mapping[str, tuple[str, ...]]:
    groups = lexicon("given_names.yml")
    found: dict[str, list[str]] = {}
    for group in groups:
        for name in group["short"]:
            found.setdefault(fold(clean(name)), []).append(fold(group["name"][0]))
    return {short: tuple(full) for short, full in found.items()}


def full_forms(folded: str) -> tuple[str, ...]:
    """List the full given names, folded, that a folded word is a short form of."""
    return _full_forms().get(folded, ())


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Words inside the names of persons that are not names themselves."""

    titles: frozenset[str]
    particles: frozenset[str]
    kin: frozenset[str]
    abd: frozenset[str]
    patronymic_male: tuple[str, ...]
    patronymic_female: tuple[str, ...]


@cache
def person_words() -> PersonWords:
    """Read `persons.yml`."""
    document = lexicon("persons.yml")
    titles = [clean(title) for group in document["titles"].values() for title in group]
    return PersonWords(
        titles=frozenset(titles),
        particles=frozenset(document["particles"]),
        kin=frozenset(document["kin"]),
        abd=frozenset(document["abd"]),
        patronymic_male=tuple(document["patronymics"]["male"]),
        patronymic_female=tuple(document["patronymics"]["female"]),
    )


def legal_form_kind(form: str) -> str:
    """Give the kind of thing that a legal form points to: a ship's prefix, a firm's."""
    return "Vessel" if form == "ship_prefix" else "Organization"


@cache
def lexicon_digest() -> str:
    """Give the SHA-256 of all lexicons: names taken apart by others are out of date."""
    digest = hashlib.sha256()
    folder = files("clearance.names")
    for place in sorted(folder.iterdir(), key=lambda place: place.name):
        if place.name.endswith(".yml"):
            digest.update(place.name.encode() + place.read_bytes())
    return digest.hexdigest()


@cache
def given_name_groups() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """List the given names that are one: full forms, and familiar forms of them."""
    return tuple(
        (tuple(group["name"]), tuple(group["short"]))
        for group in lexicon("given_names.yml")
    )
