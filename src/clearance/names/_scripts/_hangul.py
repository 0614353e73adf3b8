"""Korean names in Latin letters: words translated, the rest in four spellings."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import anyascii

from clearance.names._lexicons import lexicon

from ._asian_words import Words, both_ways, readings_of, segments, words_of

_KOREAN_INITIALS = {"g": "k", "b": "p", "d": "t"}
_KOREAN_FINALS = {"g": "k", "d": "t", "b": "p", "s": "t", "j": "t"}
_DOUBLE_FINALS = {"ch": "t", "ss": "t", "kk": "k"}
KOREAN_SPELLINGS = 4
_STANDARDS = 3  # of the spellings, those of a standard
_NORTHERN = (1, 2)
_KOREAN_VOICED, _VOICED = frozenset("gdbj"), frozenset("aeiounmgl")
_LEAST_WORD = 2  # syllables of a word that others are looked for beside
_LEAST_CLOSED = 2  # letters of what closes a syllable by two
_LEAST_WORDS = 5  # syllables that a Korean word has before others are looked for in it


@lru_cache(maxsize=16384)
def korean_readings(word: str) -> tuple[str, ...]:
    """Read a Korean word, or what a firm is called, once for each spelling."""
    words = words_of("korean").meanings
    # Nobody's name has four syllables, the last two a trade; many a firm's has.
    named = len(word) == _LEAST_WORDS - 1 and word[-2:] in words
    if len(word) < _LEAST_WORDS and word not in words and not named:
        return _korean_name(word)
    parts = _whole_names(segments(word, _words_and_names()))
    return tuple(
        " ".join(_written(part, meaning, spelling) for part, meaning in parts)
        for spelling in range(KOREAN_SPELLINGS)
    )


def _whole_names(
    parts: Iterable[tuple[str, str | None]],
) -> list[tuple[str, str | None]]:
    """Take what firms are called by for part of a longer name beside no word."""
    found: list[tuple[str, str | None]] = []
    for part, meaning in parts:
        last, before = found[-1] if found else ("", "")
        names = called_in_korean()
        if last and (
            (before is None and part in names) or (meaning is None and last in names)
        ):
            found[-1] = last + part, None
        else:
            found.append((part, meaning))
    return found


def _written(part: str, meaning: str | None, spelling: int) -> str:
    """Write a word in English, what firms are called by as it is spelt as well."""
    called = part in called_in_korean()
    return meaning if meaning and not (called and spelling) else _joined(part, spelling)


@cache
def called_in_korean() -> frozenset[str]:
    """Give what firms are called by in Korean signs."""
    return frozenset(lexicon("korean_firms.yml")["called"])


@cache
def _words_and_names() -> Words:
    """Give the known words of two syllables and more, and what firms are called by."""
    names = {name: _joined(name, 0) for name in called_in_korean()}
    return both_ways({**names, **words_of("korean", _LEAST_WORD).meanings})


@cache
def trades_of_korea() -> Mapping[str, str]:
    """Give the English of Korean words of what firms do, in each romanisation."""
    document = lexicon("korean_firms.yml")
    known = words_of("korean").meanings
    found = {
        word: english for english, words in document["spelt"].items() for word in words
    }
    for trade in document["trades"]:
        for spelling in range(_STANDARDS):
            found.setdefault(_joined(trade, spelling), known[trade])
    return found


@cache
def korean_names() -> frozenset[str]:
    """Give what Korean firms are called by, in each romanisation."""
    return frozenset(
        _joined(name, spelling)
        for name in called_in_korean()
        for spelling in range(KOREAN_SPELLINGS)
    )


def _korean_name(word: str) -> tuple[str, ...]:
    blocks = [_block(sign) for sign in word]
    if not 2 <= len(word) <= 4:
        return tuple("".join(one) for one in zip(*blocks, strict=True))
    blocks[0] = _korean_surname(word[0])
    return tuple(" ".join(one) for one in zip(*blocks, strict=True))


def _joined(part: str, spelling: int) -> str:
    """Write what a firm is called as one word.

    In the northern spellings g, d, b and j within it, behind what is voiced: Kumgang.
    """
    found = ""
    for sign in part:
        block = _block(sign)
        voiced = found[-1:] in _VOICED and block[0][0] in _KOREAN_VOICED
        if voiced and spelling in _NORTHERN:
            # The same in both: only their first letters differ.
            found += block[0][0] + block[1][1:]
        else:
            found += block[spelling]
    return found


@lru_cache(maxsize=16384)
def _block(sign: str) -> tuple[str, ...]:
    """Spell a Korean syllable: revised, northern, McCune-Reischauer, usual."""
    plain = _syllable(sign)
    usual = readings_of("korean_usual").get(plain, plain)
    return plain, _northern(plain, mccune=False), _northern(plain, mccune=True), usual


@lru_cache(maxsize=16384)
def _korean_surname(sign: str) -> tuple[str, ...]:
    plain, *_ = spellings = _block(sign)
    south = readings_of("korean_surnames").get(plain)
    north = readings_of("korean_northern_surnames").get(plain)
    usual = (south, north, north, south)
    return tuple(one or other for one, other in zip(usual, spellings, strict=True))


def _syllable(char: str) -> str:
    """Spell a Korean syllable; what closes it is k, t or p, whatever the letter."""
    plain = anyascii.anyascii(char).lower()
    if plain[0] == "l":
        plain = f"r{plain[1:]}"
    if plain[-2:] in _DOUBLE_FINALS and len(plain) > _LEAST_CLOSED:
        return plain[:-2] + _DOUBLE_FINALS[plain[-2:]]
    if plain.endswith("ng") or plain[-1:] not in _KOREAN_FINALS:
        return plain
    return plain[:-1] + _KOREAN_FINALS[plain[-1]]


def _northern(syllable: str, *, mccune: bool) -> str:
    syllable = syllable.replace("eo", "o").replace("eu", "u")
    if mccune and syllable[0] == "j":
        return f"ch{syllable[1:]}"
    return _KOREAN_INITIALS.get(syllable[0], syllable[0]) + syllable[1:]
