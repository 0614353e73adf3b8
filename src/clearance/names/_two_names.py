"""Words that are known to be two names, however few letters make one the other."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ._japanese import sounds_japanese
from ._letters import fold
from ._lexicons import lexicon
from ._meanings import company_words
from ._persons import (
    are_two_surnames,
    gender_of,
    is_any_given_name,
    is_eastern_name,
    is_given_name,
    is_known_name,
    same_given_name,
)
from ._told_names import are_heard_alike, are_spelt_alike, is_told_name

# Even a name that is nearly the same is no likeness where it is another; and a familiar
# form of one, and one that is known for telling it apart alone: of these a list is
# searched for slips.
ANOTHER_NAME, _ANOTHER_SHORT, _ANOTHER_TOLD = 0.57, 0.76, 0.70
_LEAST_STEM = 3  # letters before an ending
_LONGEST = 7
_LEAST_SHORT = 4  # letters of a familiar name that is told apart from others
_LEAST_NAMED = 4  # letters of a name that others are called after
_LEAST_WORD = 5  # letters of an ordinary word that nobody's name is by chance
_BOTH = frozenset({"male", "female"})
_NO_GROUPS: frozenset[int] = frozenset()
_OF_MONGOLS = "iin"
_LAST_VOWEL = re.compile(r"[ae]h?$")
_AGAIN = re.compile(r"(.)\1+")


class _Ended(NamedTuple):
    """A folded surname taken apart; `family` is that of its ending, -1 for none."""

    stem: str
    family: int


@cache
def _families() -> Mapping[str, int]:
    return {
        ending: number
        for number, family in enumerate(lexicon("surnames.yml")["endings"])
        for ending in family
    }


@lru_cache(maxsize=65536)
def _ended(folded: str) -> _Ended:
    """Take the longest known ending off a folded word, where three letters are left."""
    families = _families()
    longest = min(_LONGEST, len(folded) - _LEAST_STEM)
    for size in range(longest, 1, -1):
        family = families.get(folded[-size:])
        if family is not None:
            return _Ended(folded[:-size], family)
    return _Ended(folded, -1)


def left_of_two_names(one: tuple[str, str], other: tuple[str, str]) -> float:
    """Say what is left of the likeness of words that are two names; 1 where it all is.

    Of both the word and how it is folded; they are no forms of one given name. The
    shortest familiar forms have nothing but a vowel that tells them apart (Tim, Tom),
    and vowels slip.
    """
    folds = one[1], other[1]
    if (
        are_heard_alike(*folds)
        or are_two_given_names(*folds)
        or _are_two_japanese(one[0], other[0])
    ):
        return ANOTHER_NAME
    if _is_servant_of(*folds) or _is_servant_of(*folds[::-1]):
        # Abdul Rahim is called Rahim for short.
        return 1.0
    if one[0].endswith(_OF_MONGOLS) != other[0].endswith(_OF_MONGOLS):
        # A father's name in the genitive: Gantulgiin of Gantulga.
        return 1.0
    long = min(len(one[0]), len(other[0])) >= _LEAST_SHORT
    left = 1.0
    if are_two_names(*folds):
        left = ANOTHER_NAME
    elif _are_two_told(*folds):
        left = _ANOTHER_TOLD
    elif long and are_two_short_names(*folds):
        left = _ANOTHER_SHORT
    alike = left < 1 and heard_elsewhere(one[0]) == heard_elsewhere(other[0])
    return 1.0 if alike else left


def _are_two_japanese(one: str, other: str) -> bool:
    """See two known given names of Japan, where a vowel tells: Shoichi, Shuichi."""
    known = _japanese()
    if one not in known or other not in known:
        return False
    return sounds_japanese(one) != sounds_japanese(other)


@cache
def _japanese() -> frozenset[str]:
    names = lexicon("asian.yml")["japanese_given_names"].values()
    return frozenset(name for name in names if sounds_japanese(name))


def are_two_given_names(one: str, other: str) -> bool:
    """See two known given names: folded words, and no forms of one name."""
    return is_given_name(one) and is_given_name(other)


def are_two_short_names(one: str, other: str) -> bool:
    """See two given names one or both of which are familiar forms: Dick, Nick.

    Folded words that are no forms of one name.
    """
    return is_any_given_name(one) and is_any_given_name(other)


def are_two_names(one: str, other: str) -> bool:
    """See two names by what is known of either, or of what they are made of.

    Both are folded words, and no forms of one given name: Alexander and Alexandra. What
    another language may write for one another (`heard_elsewhere`) they are not.
    """
    return (
        are_two_surnames(one, other)
        or _end_apart(one, other)
        or _are_of_one_stem(one, other)
        or _are_of_two_fathers(one, other)
        or {gender_of(one), gender_of(other)} == _BOTH
        or _is_womans_given(one, other)
        or _is_womans_given(other, one)
        or _serve_others(one, other)
        or _are_two_known(one, other)
        or _are_two_words(one, other)
    )


def _are_two_known(one: str, other: str) -> bool:
    """See two names that are each known, of whomever: Nabil and Nabih.

    Not what is named after the other: Karim and Karimi are told apart by less.
    """
    return (
        is_known_name(one)
        and is_known_name(other)
        and not is_of_origin(one, other)
        and not is_of_origin(other, one)
    )


@lru_cache(maxsize=65536)
def are_two_told(one: str, other: str) -> bool:
    """See two words that are given names, one or both of which are known for this.

    Noam, Naomi; they are no forms of one name.
    """
    return _are_two_told(fold(one), fold(other)) and (
        heard_elsewhere(one) != heard_elsewhere(other)
    )


def _are_two_told(one: str, other: str) -> bool:
    """See what `are_two_told` does; Aivar is Aivars, as Latvians write him."""
    told = _is_told(one), _is_told(other)
    known = (told[0] and (told[1] or is_given_name(other))) or (
        told[1] and is_given_name(one)
    )
    return known and not (
        are_spelt_alike(one, other) or one + "s" == other or other + "s" == one
    )


def _is_told(folded: str) -> bool:
    """Say whether a name is known for this, and is none of the East: Sally, Salih."""
    return is_told_name(folded) and not is_eastern_name(folded)


def _is_servant_of(one: str, other: str) -> bool:
    return one.startswith("abd") and one.endswith(other)


def _end_apart(one: str, other: str) -> bool:
    """See surnames with endings of two kinds, or one and what it is made of.

    Melnichuk is not Melnichenko, nor Orlov Orlovsky, nor Robert Robertson.
    """
    ours, theirs = _ended(one), _ended(other)
    if ours.family == theirs.family:
        return False
    if ours.family >= 0 and theirs.family >= 0:
        return True
    return one in _spelt_alone(theirs.stem) or other in _spelt_alone(ours.stem)


def _spelt_alone(stem: str) -> tuple[str, ...]:
    """Give how a folded stem may be folded where no ending is behind it: Tkach."""
    return (stem, stem[:-1]) if stem.endswith("ch") else (stem,)


def _are_of_one_stem(one: str, other: str) -> bool:
    """See surnames that two endings make of one stem: Ryabov and Ryabko, Sorokin.

    Of whom Soroka, which is the noun itself, is another one, too.
    """
    if one[-1:] == other[-1:] == "a" and (is_given_name(one) or is_given_name(other)):
        # Alejandrina may be Alejandra.
        return False
    ours, theirs = _stems(one), _stems(other)
    return any(
        stem in theirs and family != theirs[stem] for stem, family in ours.items()
    )


def _are_of_two_fathers(one: str, other: str) -> bool:
    """See surnames that one ending makes of two given names: Markovic, Mirkovic."""
    ours, theirs = _ended(one), _ended(other)
    if ours.family != theirs.family or ours.family not in _of_slavs():
        return False
    fathers = _fathers(ours.stem), _fathers(theirs.stem)
    return all(fathers) and not any(
        father == another
        or heard_elsewhere(father) == heard_elsewhere(another)
        or same_given_name(father, another) is not None
        or are_spelt_alike(father, another)
        for father in fathers[0]
        for another in fathers[1]
    )


@lru_cache(maxsize=65536)
def _fathers(stem: str) -> tuple[str, ...]:
    """Give the given names that the stem of a surname may be: Mark, and Marko."""
    return tuple(
        stem + ending
        for ending in ("", "o", "a")
        if is_given_name(stem + ending) or is_told_name(stem + ending)
    )


@lru_cache(maxsize=65536)
def _stems(folded: str) -> Mapping[str, int]:
    """Give the stems that endings of Slavic surnames leave, with their families."""
    families = _slavic_families()
    return {
        folded[:-size]: families[folded[-size:]]
        for size in range(1, min(_LONGEST, len(folded) - _LEAST_STEM) + 1)
        if folded[-size:] in families
    }


@cache
def _of_slavs() -> frozenset[int]:
    """Give the families of endings that make surnames among Slavs."""
    families, slavic = _families(), _slavic_families()
    return frozenset(
        number
        for ending, number in families.items()
        if ending in slavic or ending.endswith(("ic", "ich"))
    )


@cache
def _slavic_families() -> Mapping[str, int]:
    return {
        ending: number
        for number, family in enumerate(lexicon("surnames.yml")["of_one_stem"])
        for ending in family
    }


def _is_womans_given(man: str, woman: str) -> bool:
    """See a woman's given name made of a man's: Samira, Francesca, Todorka."""
    if woman[:_LEAST_STEM] != man[:_LEAST_STEM] or not _is_mans_given(man):
        return False
    stem = man[:-1] if man[-1] in "oi" else man
    return any(woman in (stem + ending, man + ending) for ending in _womens_endings())


def _is_mans_given(folded: str) -> bool:
    return is_given_name(folded) or gender_of(folded) == "male"


@cache
def _womens_endings() -> Sequence[str]:
    """Give what makes a woman's given name of a man's, folded."""
    found: Sequence[str] = lexicon("marks.yml")["womens_endings"]
    return found


def _serve_others(one: str, other: str) -> bool:
    """See names that are servants of God by two of his names: Rahim, Rahman."""
    ours, theirs = _served(one), _served(other)
    return (
        bool(ours and theirs) and ours != theirs and not same_given_name(ours, theirs)
    )


def _are_two_words(one: str, other: str) -> bool:
    """See translated words of firms with two meanings: Zambia, Namibia."""
    words = company_words()
    ours, theirs = words.usual.get(one), words.usual.get(other)
    if not ours or not theirs or ours == theirs:
        return False
    groups = words.akin.get(ours, _NO_GROUPS)
    apart = groups.isdisjoint(words.akin.get(theirs, _NO_GROUPS))
    return apart and min(len(one), len(other)) >= _LEAST_WORD


@lru_cache(maxsize=16384)
def _served(folded: str) -> str:
    """Give whom an Arabic name makes a servant of, where that is a known name."""
    if folded.startswith("abd"):
        for size in (5, 4):
            if is_given_name(folded[size:]):
                return folded[size:]
    return ""


def shared_ending(one: str, other: str) -> int:
    """Count the letters of an ending that two words have and that tells nothing.

    Not that of a patronymic: what is odd in one is a slip more often than another
    father.
    """
    ours, theirs = _ended(one), _ended(other)
    if ours.family < 0 or ours.family != theirs.family or one.endswith("ovic"):
        return 0
    if _heard(ours.stem) == _heard(theirs.stem):
        return 0
    if heard_elsewhere(one) == heard_elsewhere(other):
        return 0
    return min(len(one) - len(ours.stem), len(other) - len(theirs.stem))


def _heard(stem: str) -> str:
    """Write sounds alike that countries write otherwise: zh, sh; h, g; kh, ch."""
    return stem.replace("sh", "j").replace("ch", "h").replace("h", "g")


@lru_cache(maxsize=65536)
def heard_elsewhere(word: str) -> str:
    """Write a word so that it is the same in whatever language it was written down.

    Sahin and Shahin, Guliyev and Kuliev, Wisniewski and Vishnevsky, Haniya and Haniyeh.
    """
    if len(word) > _LEAST_STEM:
        word = _LAST_VOWEL.sub("A", word)
        # In Somali m is n at the end: Abdikarin.
        word = f"{word[:-1]}n" if word[-1] == "m" else word
    sounds, letters = _written_elsewhere()
    for written, sound in sounds:
        word = word.replace(written, sound)
    return _AGAIN.sub(r"\1", word.translate(letters))


@cache
def _written_elsewhere() -> tuple[Sequence[tuple[str, str]], Mapping[int, str]]:
    """Give which letters are written for a sound, longest first; and single ones."""
    told: Mapping[str, str] = lexicon("surnames.yml")["elsewhere"]
    longest = sorted(told.items(), key=lambda one: -len(one[0]))
    several = [one for one in longest if len(one[0]) > 1]
    return several, str.maketrans({k: v for k, v in told.items() if len(k) == 1})


def is_of_a_woman(one: str, other: str) -> bool:
    """See a woman's form of a man's name: Martina, Ivanova; Maria beside Mario.

    Ukrainian and Belarusian surnames in -ko and -ka are the same.
    """
    if one + "a" == other:
        return True
    return one[-1:] == "o" and one[:-1] + "a" == other and one[-2] != "k"


def is_of_origin(one: str, other: str) -> bool:
    """See what is named after another name: Mohammadi, Karimi, Baghdadi."""
    named = other[:-1]
    return (
        other[-1:] in {"i", "y"}
        and len(named) >= _LEAST_NAMED
        and (named == one or (is_given_name(fold(one)) and fold(named) == fold(one)))
    )
