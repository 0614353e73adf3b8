"""Spellings of one sound brought together, so that they find each other."""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from operator import eq

from clearance.names._lexicons import lexicon

LEAST_OUTLINE = 4  # letters of a word that has an outline
VOWELS = "aeiouy"
_VOWELS = VOWELS.encode()
DOUBLED = re.compile(r"(.)\1+")
# What letters of a word of one or two are folded to, and what makes a word German.
SHORT = {ord("w"): "v", ord("q"): "k"}
GERMAN = "tsch"


@cache
def rules(name: str) -> tuple[tuple[str, str, str], ...]:
    """Read the rules of one table as (place, from, to); place is ^, $ or empty."""
    found = []
    for source, target in lexicon("folding.yml")[name]:
        place = "^" if source[0] == "^" else "$" if source[-1] == "$" else ""
        found.append((place, source.strip("^$"), target))
    return tuple(found)


# Letters that most rules need and most words lack: which of them a word has says which
# rules may apply to it.
_TELLING = frozenset("cfghjkpqtwxyz")


def _apply(word: str, name: str) -> str:
    of_few = name != "fold"
    some = rules(name) if of_few else _rules_for(_TELLING.intersection(word))
    for place, source, target in some:
        if source not in word:
            continue
        if not place:
            word = word.replace(source, target)
        elif place == "^" and word.startswith(source):
            word = target + word[len(source) :]
        elif place == "$" and word.endswith(source) and len(word) > len(source) + 1:
            word = word[: -len(source)] + target
    return word


@cache
def _rules_for(letters: frozenset[str]) -> tuple[tuple[str, str, str], ...]:
    """Leave out the rules of folding that need a telling letter that is not there."""
    missing = set(_TELLING - letters)
    found = []
    for rule in rules("fold"):
        if missing.isdisjoint(rule[1]):
            found.append(rule)
            missing.difference_update(rule[2])
    return tuple(found)


def rules_without(letters: frozenset[str]) -> tuple[tuple[str, str, str], ...]:
    """Give the rules of folding that words without some telling letters need."""
    return _rules_for(_TELLING - letters)


class _Folds(dict[str, str]):
    """What words fold to, found when they first come."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        found = self[word] = _folded(word)
        return found


_KEPT = 2**17
_FOLDS = _Folds()

fold: Callable[[str], str] = _FOLDS.__getitem__
"""Fold one Latin word: "khodorkovsky" and "hodorkovskij" become the same.

For finding candidates and for likeness that counts less than equality; words of
different meaning may fold to the same. Never empty for a word that is not.
"""


def keep_folds(words: Sequence[str], folds: Sequence[str]) -> None:
    """Take it as known what words fold to: those of many are sooner found together."""
    if len(_FOLDS) + len(words) > _KEPT:
        _FOLDS.clear()
    _FOLDS.update(zip(words, folds, strict=True))


def _folded(word: str) -> str:
    if len(word) <= 2:
        return word.translate(SHORT)
    if word.isdigit():
        return word.lstrip("0") or "0"
    if not word.isalpha() and _is_misread(word):
        word = word.translate(str.maketrans(lexicon("folding.yml")["digits"]))
    if is_german(word):
        word = _apply(word, "german")
    return _undoubled(_apply(word, "fold")) or word


def word_key(word: str) -> str:
    """How a word is looked up: folded, unless it is too short to fold safely."""
    return fold(word) if len(word) > 3 else word


def is_german(word: str) -> bool:
    """Say whether a Latin word is a Slavic name in German letters."""
    return word.endswith(german_endings()) or GERMAN in word


def _undoubled(word: str) -> str:
    """Write doubled letters once; most words have none, which is quickly seen."""
    return DOUBLED.sub(r"\1", word) if any(map(eq, word, word[1:])) else word


@cache
def german_endings() -> tuple[str, ...]:
    """Give how Slavic names end in German letters."""
    return tuple(lexicon("folding.yml")["german_endings"])


def _is_misread(word: str) -> bool:
    """Say whether the digits of a word are letters that a machine misread."""
    letters = sum(map(str.isalpha, word))
    return letters >= 2 and letters > len(word) - letters


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Reduce a Latin word to its consonants, as scripts without vowels write it."""
    return _undoubled(_without(_apply(fold(word), "skeleton"), _skeleton_vowels()))


def _without(word: str, letters: bytes) -> str:
    """Leave out some ASCII letters: as bytes, for a quarter of what signs take."""
    return word.encode().translate(None, letters).decode()


@cache
def _skeleton_vowels() -> bytes:
    return skeleton_vowels().encode()


def skeleton_vowels() -> str:
    """Give the letters that a skeleton has none of."""
    vowels: str = lexicon("folding.yml")["vowels"]
    return vowels


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """Give the letters of a Latin word that are no vowels, doubled ones once.

    Unlike `skeleton`, letter by letter, for Latin names whose vowels somebody left out.
    """
    return _undoubled(_without(word, _VOWELS))


@lru_cache(maxsize=65536)
def outline(word: str) -> str:
    """Reduce a Latin word to what it is in any country's letters; "" for short words.

    Coarser than `fold`, for finding only.
    """
    if len(word) < LEAST_OUTLINE:
        return ""
    return _apply(fold(word), "outline")


@lru_cache(maxsize=65536)
def as_misread(word: str) -> str:
    """Write a Latin word as a machine reads it that takes two letters for one, folded.

    Equal for two words of which one is the other misread. "" for short words.
    """
    if len(word) < LEAST_OUTLINE:
        return ""
    return fold(_apply(word, "misread") if may_be_misread(word) else word)


def may_be_misread(word: str) -> bool:
    """Say whether there are two letters in a Latin word that a machine takes for one.

    Of words of four letters or more, `as_misread` leaves all others as they are folded.
    """
    return _two_letters().search(word) is not None


@cache
def _two_letters() -> re.Pattern[str]:
    return re.compile("|".join(source for _, source, _ in rules("misread")))


def has_vowels(word: str) -> bool:
    """Say whether a Latin word has about as many vowels as speech needs."""
    return 2 * len(consonants(word)) <= 3 * sum(map(word.count, "aeiouy")) + 1


VOICED = str.maketrans("gbdjr", "kptcl")
SOUNDS = (("ch", "c"), ("eo", "o"), ("eu", "u"), ("ae", "e"), ("oo", "u"), ("w", "v"))
LONGEST_SYLLABLE = 6


@lru_cache(maxsize=65536)
def syllable(word: str) -> str:
    """Bring together how a Korean or Chinese syllable is written; "" for longer words.

    The Revised Romanization, McCune-Reischauer and the north differ in voice (g, k) and
    in how they write some vowels.
    """
    if len(word) > LONGEST_SYLLABLE:
        return ""
    for source, target in SOUNDS:
        word = word.replace(source, target)
    return word.translate(VOICED)
