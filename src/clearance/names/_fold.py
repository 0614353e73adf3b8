"""Spellings of one sound brought together, so that they find each other."""

import re
from functools import cache, lru_cache

from ._clean import lexicon

_DOUBLED = re.compile(r"(.)\1+")


@cache
def _rules(name: str) -> tuple[tuple[str, str, str], ...]:
    """Read the rules of one table as (place, from, to); place is ^, $ or empty."""
    found = []
    for source, target in lexicon("folding.yml")[name]:
        place = "^" if source[0] == "^" else "$" if source[-1] == "$" else ""
        found.append((place, source.strip("^$"), target))
    return tuple(found)


def _apply(word: str, rules: tuple[tuple[str, str, str], ...]) -> str:
    for place, source, target in rules:
        if source not in word:
            continue
        if not place:
            word = word.replace(source, target)
        elif place == "^" and word.startswith(source):
            word = target + word[len(source) :]
        elif place == "$" and word.endswith(source) and len(word) > len(source) + 1:
            word = word[: -len(source)] + target
    return word


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Fold one Latin word: "khodorkovsky" and "hodorkovskij" become the same.

    For finding candidates and for likeness that counts less than equality; words of
    different meaning may fold to the same. Never empty for a word that is not.
    """
    if len(word) <= 2:
        return word.replace("w", "v").replace("q", "k")
    if word.isdigit():
        return word.lstrip("0") or "0"
    if not word.isalpha() and _is_misread(word):
        word = word.translate(str.maketrans(lexicon("folding.yml")["digits"]))
    if word.endswith(_german_endings()) or "tsch" in word:
        word = _apply(word, _rules("german"))
    folded = _DOUBLED.sub(r"\1", _apply(word, _rules("fold")))
    return folded or word


@cache
def _german_endings() -> tuple[str, ...]:
    return tuple(lexicon("folding.yml")["german_endings"])


def _is_misread(word: str) -> bool:
    """Say whether the digits of a word are letters that a machine misread."""
    letters = sum(map(str.isalpha, word))
    return letters >= 2 and letters > len(word) - letters


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Reduce a Latin word to its consonants, as scripts without vowels write it."""
    bare = _apply(fold(word), _rules("skeleton"))
    vowels: str = lexicon("folding.yml")["vowels"]
    return _DOUBLED.sub(r"\1", "".join(c for c in bare if c not in vowels))


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """Give the letters of a Latin word that are no vowels, doubled ones once.

    Unlike `skeleton`, letter by letter, for Latin names whose vowels somebody left out.
    """
    return _DOUBLED.sub(r"\1", "".join(char for char in word if char not in "aeiouy"))


def has_vowels(word: str) -> bool:
    """Say whether a Latin word has about as many vowels as speech needs."""
    return 2 * len(consonants(word)) <= 3 * sum(map(word.count, "aeiouy")) + 1
