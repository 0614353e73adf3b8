"""How alike two words of names are, and in what way."""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from ._fold import fold, skeleton
from ._lexicon import is_given_name, same_given_name


class Likeness(NamedTuple):
    """From 0 to 1 how alike two words are, and why."""

    value: float
    why: str


class Why(StrEnum):
    """The ways in which two words are alike, best first."""

    SAME = "same"
    SPELLING = "spelling"
    FORM = "form"
    SHORT = "short"
    VOWELS = "vowels"
    TYPO = "typo"
    CUT = "cut"
    NONE = "none"


_NOTHING = Likeness(0.0, Why.NONE.value)
# Likeness by length of the longer word, for one, two and three slips. A slip in a word
# of four letters makes another name ("Ivan", "Iwan" fold; "Omar", "Amar" do not).
_ONE_SLIP = {4: 0.68, 5: 0.80, 6: 0.84, 7: 0.88}
_TWO_SLIPS = {7: 0.62, 8: 0.74, 9: 0.78}
# Letters that write long vowels, as one sign each; "a" is written or not.
_LONG = str.maketrans({"o": "u", "v": "u", "e": "i", "a": None})
_ONE_SLIP_LONG = 0.91
_TWO_SLIPS_LONG = 0.84
_THREE_SLIPS_LONG = 0.72


# By content: the same two words always give the same answer.
@lru_cache(maxsize=262144)
def likeness(one: str, other: str, *, vowelless: bool = False) -> Likeness:
    """Compare two Latin words; 1 is the same word, 0 nothing to speak of.

    *vowelless* says that one of them was written without vowels, so that equal
    consonants are as good as a spelling. Symmetric. Method: equality, folding, the
    lexicon of given names, then optimal string alignment distance (Damerau 1964) by
    length.
    """
    if one == other:
        return Likeness(1.0, Why.SAME.value)
    folded, other_folded = fold(one), fold(other)
    if folded == other_folded:
        return Likeness(0.97, Why.SPELLING.value)
    if vowelless:
        return _without_vowels(one, other)
    related = same_given_name(folded, other_folded)
    if related is not None:
        return Likeness(0.95 if related == "form" else 0.9, related)
    found = max(
        _slips(folded, other_folded), _slips(one, other), _cut(folded, other_folded)
    )
    if other == f"abdul{one}" or one == f"abdul{other}":
        found = max(found, Likeness(0.85, Why.CUT.value))
    if found.value and is_given_name(folded) and is_given_name(other_folded):
        # Both are known names and not the same one: Alexander is not Alexandra.
        return Likeness(found.value * 0.8, found.why)
    return found


def _slips(one: str, other: str) -> Likeness:
    longest = max(len(one), len(other))
    if longest < 4 or min(len(one), len(other)) < 3:
        return _NOTHING
    if not (one.isalpha() and other.isalpha()):
        return _NOTHING
    distance = OSA.distance(one, other, score_cutoff=3)
    if distance == 1:
        value = _ONE_SLIP.get(longest, _ONE_SLIP_LONG)
    elif distance == 2:
        value = _TWO_SLIPS.get(longest, _TWO_SLIPS_LONG if longest > 9 else 0.0)
    else:
        value = _THREE_SLIPS_LONG if distance == 3 and longest >= 12 else 0.0
    if not value:
        return _NOTHING
    if one + "a" == other or other + "a" == one:
        # A woman's form of a man's name: Martin, Martina; Ivanov, Ivanova.
        return Likeness(min(value, 0.75), Why.TYPO.value)
    if longest > 5 and skeleton(one) == skeleton(other):
        # Vowels are what romanisations disagree on.
        return Likeness(value + (1 - value) * 0.25, Why.VOWELS.value)
    if one[0] != other[0]:
        # People seldom get a first letter wrong.
        value *= 0.93
    return Likeness(value, Why.TYPO.value)


def _without_vowels(one: str, other: str) -> Likeness:
    """Compare words one of which lacks short vowels; the long ones must be in both."""
    bones = skeleton(one)
    if bones != skeleton(other):
        return _NOTHING
    bare, full = sorted(
        (one, other), key=lambda word: (sum(map(word.count, "aeiou")), word)
    )
    rest = iter(fold(full).translate(_LONG))
    if not all(char in rest for char in fold(bare).translate(_LONG)):
        return _NOTHING
    value = 0.92 if len(bones) >= 3 else 0.82 if len(bones) == 2 else 0.72
    return Likeness(value, Why.VOWELS.value)


def _cut(one: str, other: str) -> Likeness:
    """See a word that a field of fixed width has cut off."""
    short, long = sorted((one, other), key=len)
    if len(short) >= 5 and long.startswith(short):
        return Likeness(0.6 + 0.3 * len(short) / len(long), Why.CUT.value)
    return _NOTHING
