"""Greek names in Latin letters, and the words of firms and bodies in English."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from clearance.names._letters import meaning_of_stem
from clearance.names._lexicons import lexicon

_LEAST_SURE = 5  # letters of a word that says by itself that a name is a body's
# αυ is av before a vowel and a voiced consonant, and af before others.
_VOICED = re.compile("([αεη])υ(?=[αεηιουωβγδζλμνρ])")
_INNER = re.compile("(?<=.)(?:ντ|μπ|γκ)")
_ORDINAL = re.compile(r"(?<!\S)(\d+)(?:ος|ου|οσ|ον|ο|η|ης|ησ|α)(?!\S)")


def greek_readings(text: str) -> Iterator[str]:
    """Read a cleaned Greek name: by ELOT 743, and with its ordinary words in English.

    In the second what is no ordinary word is read as names of other languages are
    written in Greek ("Ντονέτσκ" is Donetsk); where there is none, it is read so, too.
    """
    plain = _ORDINAL.sub(r"\1", text).translate(_table("greek_plain"))
    yield _by_letters(plain)
    foreign = _foreign()
    words = plain.split()
    meanings = _meanings(plain)
    if meanings is not None:
        words = [word for word in meanings if word]
    translated = _replaced(words, foreign)
    yield _by_letters(" ".join(translated))
    # Inside of foreign words the same letters stand for one sound, too: Aden, Dubai.
    voiced = [word if word.isascii() else _INNER.sub(_sound, word) for word in words]
    if voiced != words:
        yield _by_letters(" ".join(_replaced(voiced, foreign)))


def _sound(found: re.Match[str]) -> str:
    return {"ντ": "d", "μπ": "b", "γκ": "g"}[found.group()]


def _replaced(words: list[str], pairs: Mapping[str, str]) -> list[str]:
    """Replace pairs of letters in words, those behind ^ only where a word begins."""
    for pair, latin in pairs.items():
        bare = pair.removeprefix("^")
        if bare == pair:
            words = [word.replace(pair, latin) for word in words]
        else:
            words = [
                latin + word.removeprefix(bare) if word.startswith(bare) else word
                for word in words
            ]
    return words


def _meanings(plain: str) -> list[str] | None:
    """Translate the ordinary words of a firm or body; None where it hardly is one."""
    either, phrases = _phrases()
    parts = either.sub(
        lambda found: f" {phrases[found.group()].replace(' ', '_')} ", plain
    ).split()
    found, sure = [], 0
    for part in parts:
        if part.isascii():
            found.append(part.replace("_", " "))
            sure += 2 if part in _told() else 1
            continue
        meaning = _meaning(part)
        if meaning:
            sure += 2 if len(part) >= _LEAST_SURE else 1
        found.append(part if meaning is None else meaning)
    return found if sure > 1 else None


@lru_cache(maxsize=16384)
def _meaning(word: str) -> str | None:
    """Translate a word that is a known stem and an ending; "" for one that goes."""
    if word in _dropped():
        return ""
    return meaning_of_stem(word, "greek.yml")


def has_greek_meaning(words: Iterable[str]) -> bool:
    """Say whether one of some cleaned words is an ordinary one of firms and bodies."""
    plain = (word.translate(_table("greek_plain")) for word in words)
    return any(_meaning(word) for word in plain)


@cache
def _dropped() -> frozenset[str]:
    return frozenset(lexicon("greek.yml")["dropped"])


@cache
def _foreign() -> Mapping[str, str]:
    found: Mapping[str, str] = lexicon("greek.yml")["foreign"]
    return found


@cache
def _phrases() -> tuple[re.Pattern[str], Mapping[str, str]]:
    found = {
        phrase: meaning
        for meaning, phrases in lexicon("greek.yml")["phrases"].items()
        for phrase in phrases
    }
    either = "|".join(sorted(found, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<!\S)(?:{either})(?!\S)"), found


@cache
def _told() -> frozenset[str]:
    """Give the phrases in English as they stand while a name is translated."""
    return frozenset(one.replace(" ", "_") for one in lexicon("greek.yml")["phrases"])


@cache
def _table(name: str) -> dict[int, str]:
    return str.maketrans(lexicon("scripts.yml")[name])


def _by_letters(text: str) -> str:
    """Read Greek by ELOT 743: pairs of letters first, some only at the start."""
    pairs: dict[str, str] = lexicon("scripts.yml")["greek_pairs"]
    text = _VOICED.sub(r"\1β", text)
    return " ".join(_replaced(text.split(), pairs)).translate(_table("greek"))
