"""Names of persons in other cases of Cyrillic: who pays, whom a plant honours."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from clearance.names._lexicons import lexicon

# How the genitive of a person's name ends, and how the name does.
_OF_PERSONS = (
    *((ending, f"{ending[:-3]}ий") for ending in ("ского", "цкого", "ого", "его")),
    *((f"{ending}ой", f"{ending}а") for ending in ("ов", "ев", "ин", "ын")),
    *((f"{letter}я", f"{letter}й") for letter in "аеи"),
    *((f"{letter}я", f"{letter}ь") for letter in "лрнт"),
    *((f"{letter}а", letter) for letter in "бвгджзклмнпрстфхцчшщ"),
)
# How words end that are hardly anything but names of persons in the genitive.
_IN_GENITIVE = ("ова", "ева", "ина", "ына", "ого", "его", "ея", "ря")
_LEAST_HONOURED = 4  # letters of a name that may be in the genitive


def of_persons(text: str) -> str:
    """Read what may be names of persons in the genitive as they are called."""
    return " ".join(
        nominative(word) if word.endswith(_IN_GENITIVE) else word
        for word in text.split()
    )


def nominative(word: str) -> str:
    """Read a family name in the genitive as it is called: of Chkalova, Chkalov."""
    for ending, other in _OF_PERSONS:
        if word.endswith(ending) and len(word) > _LEAST_HONOURED:
            return word.removesuffix(ending) + other
    return word


_LEAST_FATHER = 6  # letters of a patronymic in another case
_MOST_WORDS = 4  # of a name that is read so
_CLASSES = {"V": "[аеёиоуыэюя]", "C": "[бвгджзйклмнпрстфхцчшщ]"}


class _Case(NamedTuple):
    """How names end in a case, and as they are called."""

    father: Mapping[str, str]
    names: Sequence[tuple[re.Pattern[str], str]]


@lru_cache(maxsize=4096)
def as_called(text: str) -> str:
    """Read a Russian name in another case as it is called: of Ивана Ивановича Петрова.

    The patronymic tells the case. Empty for a name that is called so, for one without
    a patronymic, and for more words than a name has.
    """
    words = text.split()
    if not 1 < len(words) <= _MOST_WORDS:
        return ""
    found = [(at, one) for at, word in enumerate(words) if (one := case_of(word))]
    if len(found) != 1:
        return ""
    ((father, case),) = found
    return " ".join(
        _replaced(word, case.father.items())
        if at == father
        else _nominative(word, case)
        for at, word in enumerate(words)
    )


@lru_cache(maxsize=16384)
def case_of(word: str) -> _Case | None:
    """Give the case of a cleaned patronymic; None where it is called so, or is none."""
    if len(word) < _LEAST_FATHER:
        return None
    return next((case for case in _cases() if word.endswith((*case.father,))), None)


def _replaced(word: str, endings: Iterable[tuple[str, str]]) -> str:
    for ending, other in endings:
        if word.endswith(ending):
            return word.removesuffix(ending) + other
    return word


def _nominative(word: str, case: _Case) -> str:
    for ending, other in case.names:
        called, count = ending.subn(other, word, count=1)
        if count:
            return called
    return word


@cache
def _cases() -> tuple[_Case, ...]:
    return tuple(
        _Case(one["father"], [*map(_rule, one["names"])])
        for one in lexicon("cases.yml")
    )


def _rule(pair: tuple[str, str]) -> tuple[re.Pattern[str], str]:
    """Read how names end, and end as they are called; classes stay what they are."""
    ending, other = pair
    kept = _CLASSES.get(ending[0])
    if kept is None:
        return re.compile(f"(?<=..){ending}$"), other
    return re.compile(f"(?<=.)({kept}){ending[1:]}$"), rf"\1{other[1:]}"
