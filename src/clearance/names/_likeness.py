"""How alike two words of names are, and in what way."""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from ._letters import (
    SAME_SOUND,
    VOWEL,
    VOWEL_LETTERS,
    as_misread,
    consonants,
    fold,
    has_vowels,
    may_be_misread,
    outline,
    skeleton,
    slip_cost,
    syllable,
)
from ._meanings import in_legal_form
from ._persons import are_man_and_woman, has_forms, name_forms, same_given_name
from ._scripts import wade_giles
from ._two_names import (
    ANOTHER_NAME,
    is_of_a_woman,
    is_of_origin,
    left_of_two_names,
    shared_ending,
)


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
    BONES = "bones"
    TYPO = "typo"
    CUT = "cut"
    JOINED = "joined"
    NONE = "none"


_SPELT = Likeness(0.97, Why.SPELLING.value)
_NOTHING = Likeness(0.0, Why.NONE.value)
# Letters that write long vowels, as one sign each; "a" is written or not. And what the
# Arabic script has one letter for: Litasco is written with a k, Neptunus with a b.
_LONG = str.maketrans(
    {"o": "u", "v": "u", "e": "i", "a": None, "c": "k", "g": "j", "p": "b"}
)
# The same by the code of each letter, 0 for none, for compiled code.
LONG_VOWELS = tuple([ord(chr(at).translate(_LONG) or "\0") for at in range(128)])
_MANY_SLIPS = 0.7
_FURTHEST = 3  # letters by which words that are alike may differ
_LEAST = 0.5
_FORM, _SHORT, FAR_FORM = 0.95, 0.9, 0.88
"""How like forms of a name are, the last of those that are spelt quite otherwise."""
_BY_RELATION = {"form": _FORM, "short": _SHORT, "familiar": 0.84}
_SPELT_LIKE = 0.4
_SYLLABLE, _MANY_BONES, _FEW_BONES, _ONE_BONE = 0.88, 0.92, 0.82, 0.72
_TWO_FOR_ONE = 0.9
OLDER = 0.88
"""How like pinyin is to what it is in Wade-Giles."""
_ONE_SLIP = 1.0
_STEM_SLIPS = 0.6  # more, where what is alike is an ending of many surnames
_OF_ORIGIN = 0.75
_LEAST_NAMED = 4  # letters of a name that others are called after
_OF_A_WOMAN, _OTHER_FIRST = 0.75, 0.93
_FORM_ADDED, _SERVANT = 0.95, 0.85
# What the ways are worth, in a row, for compiled code that bounds likeness.
LIKENESS_FIGURES = (
    _MANY_SLIPS, SAME_SOUND, _LEAST, _OF_A_WOMAN, _OTHER_FIRST, _FORM, _SYLLABLE,
    _TWO_FOR_ONE, OLDER, ANOTHER_NAME, _FORM_ADDED, _SERVANT, _MANY_BONES, _OF_ORIGIN,
    FAR_FORM, _FEW_BONES, _ONE_BONE,
)  # fmt: skip


def _by_cost(cost: float, length: int) -> float:
    """Give the likeness of words of so many letters whose slips cost so much.

    A slip in a word of four letters makes another name more often than one in ten.
    """
    share = cost / length
    return max(1 - 0.8 * share - 2 * share * share, 0.0)


_MOST_ALIKE = tuple(
    tuple(_by_cost(VOWEL * slips, max(length, 1)) for slips in range(5))
    for length in range(13)
)


class _Known(NamedTuple):
    """What the likeness of a word to any other asks of it, found once."""

    fold: str
    given: bool
    misread: bool
    older: str | None


# By content, as the likenesses below: the same words always give the same answer.
@lru_cache(maxsize=65536)
def _known(word: str) -> _Known:
    folded = fold(word)
    given = has_forms(folded)
    return _Known(folded, given, may_be_misread(word), wade_giles(word))


def likeness(
    one: str, other: str, *, vowelless: bool = False, syllabic: bool = False
) -> Likeness:
    """Compare two Latin words; 1 is the same word, 0 nothing to speak of.

    *vowelless* says that one of them was written without vowels, so that equal
    consonants are as good as a spelling; *syllabic* that one was written in signs for
    syllables, so that there are no slips but several spellings. Symmetric. Method:
    equality, folding, the lexicon of given names, then optimal string alignment
    distance (Damerau 1964) by length.
    """
    return word_likeness(one, other, (vowelless, syllabic))


@lru_cache(maxsize=262144)
def word_likeness(one: str, other: str, manner: tuple[bool, bool]) -> Likeness:
    """Do what `likeness` does, for those who ask it of all words of many names.

    *manner* is its `vowelless` and its `syllabic`.
    """
    vowelless, syllabic = manner
    ours, theirs = _known(one), _known(other)
    folded, other_folded = ours.fold, theirs.fold
    if folded == other_folded:
        same = one == other
        return Likeness(1.0, Why.SAME.value) if same else _SPELT
    if vowelless and (bare := _bare_likeness(one, other)) is not None:
        sure = max(bare, _full_form(folded, other_folded))
        if sure.value and consonants(one) == consonants(other):
            # Few consonants tell little, but vowels that are alike as well tell more.
            sure = max(sure, _slips(one, other, folded, other_folded))
        return sure if sure.value else _bare_form(one, other)
    named = ours.given and theirs.given
    related = same_given_name(folded, other_folded) if named else None
    if syllabic and related is None and syllable(one) == syllable(other) != "":
        return Likeness(_SYLLABLE, Why.SPELLING.value)
    if related is not None and not are_man_and_woman(one, other):
        why = Why.FORM if related == "form" else Why.SHORT
        value = _related(related, folded, other_folded)
        spelt = _as_spelt(one, other, ours, theirs) if why == Why.SHORT else _NOTHING
        # Michail is no familiar Mikhail, though some lexicon has it so.
        return max(Likeness(value, why.value), spelt)
    found = _as_spelt(one, other, ours, theirs)
    older = ours.older == other or theirs.older == one
    if older and found.value < OLDER and not syllabic:
        # Pinyin beside Wade-Giles; signs for syllables are read in both anyway.
        return Likeness(OLDER, Why.SPELLING.value)
    return found


def form_likeness(folded: str, other: str) -> float:
    """Say how like two folded words are as forms of one given name; 0 for no forms."""
    related = same_given_name(folded, other)
    return _related(related, folded, other) if related is not None else 0.0


def _related(relation: str, folded: str, other: str) -> float:
    value = _BY_RELATION[relation]
    if OSA.normalized_similarity(folded, other) < _SPELT_LIKE:
        # John and Ivan: one name, but few people use both.
        return min(value, FAR_FORM)
    return value


def _as_spelt(one: str, other: str, ours: _Known, theirs: _Known) -> Likeness:
    """Compare words that are no forms of one given name."""
    found = _slips(one, other, ours.fold, theirs.fold)
    begun = _cut(ours.fold, theirs.fold)
    if begun.value:
        found = max(found, begun)
    if one in other or other in one:
        found = max(found, _written_on(one, other))
    # Words that no machine misreads are as they are folded, which here differs.
    if ours.misread or theirs.misread:
        found = max(found, _misread(one, other))
    if found.value:
        left = left_of_two_names((one, ours.fold), (other, theirs.fold))
        return Likeness(found.value * left, found.why)
    return found


class _Bare(NamedTuple):
    """What is asked of words one of which may lack vowels, found once."""

    letters: str
    skeleton: str
    spoken: bool
    named_after: str


@lru_cache(maxsize=65536)
def _bare(word: str) -> _Bare:
    origin = word[:-1] if word[-1:] in {"i", "y"} else ""
    return _Bare(
        consonants(word),
        skeleton(word),
        has_vowels(word),
        fold(origin) if len(origin) >= _LEAST_NAMED else "",
    )


def _bare_likeness(one: str, other: str) -> Likeness | None:
    """Compare words one of which may lack vowels; None where both have theirs."""
    ours, theirs = _bare(one), _bare(other)
    bare = _before_another(one, other)
    if bare.value:
        return bare
    if (
        ours.letters == theirs.letters
        or ours.skeleton == theirs.skeleton
        or ours.named_after == fold(other)
        or theirs.named_after == fold(one)
    ):
        bare = _without_vowels(one, other)
    if bare.value or not (ours.spoken and theirs.spoken):
        return bare
    return None


def _before_another(one: str, other: str) -> Likeness:
    """See the t that an Arabic feminine has before another word: Jama'a, Jama'at."""
    short, long = sorted((fold(one), fold(other)), key=len)
    if not long.endswith(("at", "et")) or short[-1:] not in {"a", "e"}:
        return _NOTHING
    bare = long[:-1]
    if bare == short or (
        len(skeleton(short)) > 1 and _without_vowels(short, bare).value >= _MANY_BONES
    ):
        return Likeness(_FORM, Why.FORM.value)
    return _NOTHING


def _misread(one: str, other: str) -> Likeness:
    """See a word of which a machine took two letters for one: "cl" for "d"."""
    if as_misread(one) == as_misread(other) != "":
        return Likeness(_TWO_FOR_ONE, Why.TYPO.value)
    return _NOTHING


def _full_form(folded: str, other_folded: str) -> Likeness:
    """See forms of one given name beside a word without vowels: they have theirs."""
    if same_given_name(folded, other_folded) != "form":
        return _NOTHING
    return Likeness(_related("form", folded, other_folded), Why.FORM.value)


def _bare_form(one: str, other: str) -> Likeness:
    """Compare a word without vowels with forms of a given name that sound otherwise."""
    for bare, full in ((one, other), (other, one)):
        bones, folded = skeleton(full), fold(full)
        letters, skeletons = _bones_of_forms(folded)
        if consonants(bare) not in letters and skeleton(bare) not in skeletons:
            continue
        if any(
            skeleton(form) != bones and _without_vowels(bare, form).value >= _MANY_BONES
            for form in name_forms(folded)
        ):
            return Likeness(FAR_FORM, Why.FORM.value)
    # What vowel the guess has, or the lexicon, is less sure than that there is one.
    spelt = _slips(one, other, fold(one), fold(other))
    return spelt if spelt.why == Why.VOWELS else _NOTHING


@lru_cache(maxsize=16384)
def _bones_of_forms(folded: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the consonants of all forms of a given name, and the skeletons.

    Without vowels a word is like one of the forms by one of these, or like none.
    """
    forms = name_forms(folded)
    return frozenset(map(consonants, forms)), frozenset(map(skeleton, forms))


def _is_form_added(word: str, other: str) -> bool:
    """See a legal form written onto the name: SiemensAG."""
    return (
        len(word) >= 5 and other.startswith(word) and in_legal_form(other[len(word) :])
    )


def _written_on(one: str, other: str) -> Likeness:
    """See what is written onto a name: a legal form, or "servant of"."""
    if _is_form_added(one, other) or _is_form_added(other, one):
        return Likeness(_FORM_ADDED, Why.JOINED.value)
    if other == f"abdul{one}" or one == f"abdul{other}":
        return Likeness(_SERVANT, Why.CUT.value)
    return _NOTHING


def slip_likeness(one: str, other: str, distance: int) -> float:
    """Tell quickly the most that two words of this distance can be alike.

    *distance* is that of optimal string alignment. Never less than `likeness` gives for
    the reason of slips or cutting off.
    """
    length, other_length = len(one), len(other)
    if length < other_length:
        length, other_length = other_length, length
    if distance <= _FURTHEST:
        return _MOST_ALIKE[length if length < 12 else 12][distance]
    if other_length >= 5 and (one.startswith(other) or other.startswith(one)):
        return _cut_likeness(other_length, length)
    return 0.0


def plural_likeness(length: int) -> float:
    """Give how like a word of so many letters is to the one that it is a plural of."""
    return _by_cost(SAME_SOUND, max(length, 1))


def _slips(one: str, other: str, folded: str, other_folded: str) -> Likeness:
    longest = max(len(one), len(other))
    most = min(_FURTHEST, (longest + 2) // 3)
    distance = min(
        OSA.distance(folded, other_folded, score_cutoff=most),
        OSA.distance(one, other, score_cutoff=most),
    )
    if distance > most or min(len(one), len(other)) < 2:
        return _NOTHING
    if one.isdigit() or other.isdigit():
        return _NOTHING
    # Both spellings count, since folding may hide a slip; but it may make two of one.
    cost = spelt = slip_cost(one, other)
    if folded != one or other_folded != other:
        cost = (spelt + min(slip_cost(folded, other_folded), spelt)) / 2
    same_bones = longest > 5 and skeleton(one) == skeleton(other)
    spelt_alike = same_bones or outline(one) == outline(other) != ""
    if (
        distance > 1
        and not spelt_alike
        and 2 < OSA.distance(one, other) <= distance + 1
    ):
        # Hardly anybody slips three times in one word, but in its vowels; where folding
        # brings words much closer, it is another spelling.
        cost += _MANY_SLIPS
    if one + "s" == other or other + "s" == one:
        # A plural, a genitive, a Latvian nominative.
        cost = min(cost, SAME_SOUND)
    ending = 0 if spelt_alike else _ending_of_both(cost, folded, other_folded)
    value = _by_cost(cost + _STEM_SLIPS if ending else cost, longest - ending)
    if is_of_a_woman(one, other) or is_of_a_woman(other, one):
        value = min(value, _OF_A_WOMAN)
    elif same_bones:
        if is_of_origin(one, other) or is_of_origin(other, one):
            value = min(value, _OF_ORIGIN)
        return Likeness(value, Why.VOWELS.value)
    elif one[0] != other[0] and not {one[0], other[0]} <= VOWEL_LETTERS:
        # People seldom get a first letter wrong, but for a vowel.
        value *= _OTHER_FIRST
    return Likeness(value, Why.TYPO.value) if value >= _LEAST else _NOTHING


def _ending_of_both(cost: float, folded: str, other_folded: str) -> int:
    """Count the letters at the end that count for nothing beside more than one slip."""
    return shared_ending(folded, other_folded) if cost > _ONE_SLIP else 0


def _without_vowels(one: str, other: str) -> Likeness:
    """Compare words one of which lacks short vowels; the long ones must be in both."""
    if is_of_origin(one, other) or is_of_origin(other, one):
        return Likeness(_OF_ORIGIN, Why.BONES.value)
    short, full = sorted((one, other), key=len)
    bones = consonants(short)
    letters = iter(full)
    if (
        len(bones) >= 2
        and bones == consonants(full)
        and all(char in letters for char in short)
    ):
        return Likeness(_bones_value(bones), Why.BONES.value)
    bones = skeleton(one)
    if bones != skeleton(other):
        return _NOTHING
    bare, full = sorted(
        (one, other), key=lambda word: (sum(map(word.count, "aeiou")), word)
    )
    if bare.endswith("y") and full.endswith("a"):
        # A final alif maqsura is written as y and spoken as a.
        bare = bare[:-1]
    rest = iter(_long_vowels(full))
    if not all(char in rest for char in _long_vowels(bare)):
        return _NOTHING
    return Likeness(_bones_value(bones), Why.BONES.value)


def _long_vowels(word: str) -> str:
    return fold(word).translate(_LONG)


def _bones_value(bones: str) -> float:
    few = _FEW_BONES if len(bones) == 2 else _ONE_BONE
    return _MANY_BONES if len(bones) >= 3 else few


def _cut(one: str, other: str) -> Likeness:
    """See a word that a field of fixed width has cut off."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(short) >= 5 and long.startswith(short):
        return Likeness(_cut_likeness(len(short), len(long)), Why.CUT.value)
    return _NOTHING


def _cut_likeness(short: int, long: int) -> float:
    return 0.6 + 0.3 * short / long
