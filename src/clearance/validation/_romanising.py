"""Manipulations of script: Russian names in other romanisations, and in Cyrillic."""

import random
import re
from collections.abc import Mapping
from functools import cache

from clearance.names import is_patronymic

from ._data import words_of
from ._manipulation import (
    PERSONS,
    Manipulation,
    Rewrite,
    is_latin,
    like,
    person_name,
)

_ONLY = frozenset((PERSONS,))
_WORD = re.compile(r"[^\W\d_][^\W\d_'’]*")
_VOWELS = frozenset("аеёиоуыэюяьъ")
_CYRILLIC = re.compile(r"^[\u0410-\u044f\u0401\u0451\s,.\-]+$")


def in_cyrillic(text: str) -> str | None:
    """Write a Russian name of an English-language list in Cyrillic.

    Only what ends as Russian names do, with a patronymic or a known ending of the
    surname, and only where every letter has its like; else None. A Cyrillic name
    stays as it is.
    """
    if _CYRILLIC.match(text):
        return text
    if not is_latin(text) or not _is_russian(text):
        return None
    written: list[str] = []
    end = 0
    for word in _WORD.finditer(text):
        cyrillic = _word(word[0].lower())
        if cyrillic is None:
            return None
        written += [text[end : word.start()], like(word[0], cyrillic)]
        end = word.end()
    return "".join((*written, text[end:]))


def _is_russian(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    endings = tuple(words_of("latin")["surnames"])
    return len(words) > 1 and any(
        is_patronymic(word) or (len(word) > 4 and word.endswith(endings))
        for word in words
    )


@cache
def _groups() -> tuple[tuple[str, str], ...]:
    groups: dict[str, str] = words_of("latin")["groups"]
    return tuple(sorted(groups.items(), key=lambda pair: -len(pair[0])))


def _word(word: str) -> str | None:
    latin = words_of("latin")
    if word in latin["whole"]:
        return str(latin["whole"][word])
    ending = max((e for e in latin["ends"] if word.endswith(e)), key=len, default="")
    stem = word.removesuffix(ending) if len(word) > len(ending) + 1 else word
    tail = latin["ends"][ending] if stem != word else ""
    written = ""
    while stem:
        group = next((pair for pair in _groups() if stem.startswith(pair[0])), None)
        if group is None:
            return None
        written += _cyrillic(group, written[-1:])
        stem = stem[len(group[0]) :]
    return written + tail


def _cyrillic(group: tuple[str, str], before: str) -> str:
    """Read a group by what stands before it: Mayorov, Mikhaylov, Anatolyevich."""
    latin, cyrillic = group
    if before in _VOWELS and before:
        return {"y": "й", "yo": "йо"}.get(latin, cyrillic)
    return "ье" if latin == "ye" and before else cyrillic


def _romanised(text: str, system: str) -> str:
    letters: Mapping[str, str] = words_of("cyrillic")[system]
    return re.sub(
        r"[\u0410-\u044f\u0401\u0451]+",
        lambda word: like(word[0], _latin(word[0].lower(), letters, system)),
        text,
    )


def _latin(word: str, letters: Mapping[str, str], system: str) -> str:
    found = []
    for at, letter in enumerate(word):
        before = word[at - 1] if at else ""
        after = word[at + 1] if at + 1 < len(word) else ""
        soft = not before or before in _VOWELS
        found.append(_letter(letter, before, after, letters, (system, soft)))
    text = "".join(found)
    return _french(text) if system == "french" else text


def _letter(
    letter: str,
    before: str,
    after: str,
    letters: Mapping[str, str],
    where: tuple[str, bool],
) -> str:
    """Write one letter by its neighbours, as the rules of the system say."""
    system, soft = where
    if letter == "е" and soft and system in ("bgn", "german"):
        return "ye" if system == "bgn" else "je"
    if letter == "й" and before in ("и", "ы") and system in ("french", "german"):
        return ""
    if letter == "с" and system in ("french", "german"):
        between = before in _VOWELS and after in _VOWELS and before and after
        return "ss" if between else "s"
    if letter == "г" and system == "french" and after and after in "еиэ":
        return "gu"
    return letters.get(letter, letter)


def _french(text: str) -> str:
    """End as French usage does: Poutine; and no ï at the end of a word."""
    if text.endswith("in"):
        text += "e"
    return text[:-1] + "i" if text.endswith("ï") else text


def _in(system: str) -> Rewrite:
    def rewrite(text: str, kind: str, rng: random.Random) -> str | None:
        cyrillic = in_cyrillic(text)
        return None if cyrillic is None else _romanised(cyrillic, system)

    return rewrite


def _to_cyrillic(text: str, kind: str, rng: random.Random) -> str | None:
    return in_cyrillic(text)


def _cyrillic_initials(text: str, kind: str, rng: random.Random) -> str | None:
    """Write the surname and the initials in Cyrillic, in any usual way."""
    cyrillic = in_cyrillic(text)
    name = person_name(cyrillic) if cyrillic else None
    if name is None:
        return None
    surname = " ".join(name.surname)
    mark, gap = rng.choice(((".", " "), (".", ""), ("", " ")))
    initials = gap.join(word[0] + mark for word in name.given)
    return rng.choice((f"{surname} {initials}", f"{initials} {surname}"))


def of_romanising() -> tuple[Manipulation, ...]:
    """List the manipulations of script."""
    systems = {
        "bgn": "in BGN/PCGN letters",
        "iso9": "in ISO 9 letters",
        "passport": "as in Russian passports (ICAO)",
        "french": "in French letters",
        "german": "in German letters",
    }
    return (
        *(
            Manipulation(f"russian-{name}", f"Russian name {told}", _ONLY, _in(name))
            for name, told in systems.items()
        ),
        Manipulation(
            "back-to-cyrillic", "Russian name back in Cyrillic", _ONLY, _to_cyrillic
        ),
        Manipulation(
            "cyrillic-initials",
            "Russian surname and initials in Cyrillic",
            _ONLY,
            _cyrillic_initials,
        ),
    )
