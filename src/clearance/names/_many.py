"""Many words reduced at once: one pass over all of them for each rule.

Gives what the functions of `_fold` give word by word; a test holds them together.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import chain
from operator import or_
from string import ascii_letters, digits

from ._arabic_compounds import compound_starts
from ._companies import may_join, phrase_pairs
from ._letters import (
    FEW,
    LEAST_OUTLINE,
    LONGEST_SYLLABLE,
    SOUNDS,
    VOICED,
    VOWELS,
    as_misread,
    by_rules,
    fold_all,
    outline,
    rewritten,
    skeleton,
    skeleton_vowels,
    undoubled,
    word_key,
)
from ._meanings import known_keys, legal_form_words
from ._persons import forms_of_group, name_groups
from ._whole import ARTICLE, INNER_VOWELS, MOST_VOWELS, is_bare


def skeleton_all(words: Sequence[str], folds: Sequence[str] | None = None) -> list[str]:
    """Reduce Latin words to their consonants, as `skeleton` does.

    *folds* is what they fold to, where that is known.
    """
    if len(words) < FEW:
        return [skeleton(word) for word in words]
    vowels = str.maketrans("", "", skeleton_vowels())
    return rewritten(
        fold_all(words) if folds is None else folds,
        by_rules("skeleton"),
        lambda text: text.translate(vowels),
        undoubled,
    )


def consonants_all(words: Sequence[str]) -> list[str]:
    """Give the letters of Latin words that are no vowels, as `consonants` does."""
    return rewritten(words, lambda text: text.translate(_NO_VOWELS), undoubled)


def outline_all(words: Sequence[str], folds: Sequence[str]) -> list[str]:
    """Reduce Latin words, and what they fold to, as `outline` does."""
    if len(words) < FEW:
        return [outline(word) for word in words]
    found = rewritten(folds, by_rules("outline"))
    return _long_enough(words, found)


def as_misread_all(words: Sequence[str], folds: Sequence[str]) -> list[str]:
    """Write Latin words, and what they fold to, as `as_misread` does."""
    if len(words) < FEW:
        return [as_misread(word) for word in words]
    written = rewritten(words, by_rules("misread"))
    other = [at for at, word in enumerate(words) if written[at] != word]
    found = list(folds)
    for at, word in zip(other, fold_all([written[at] for at in other]), strict=True):
        found[at] = word
    return _long_enough(words, found)


def bones_of_forms_all(folds: Sequence[str]) -> list[int]:
    """Give a bit, in 64, for the consonants of each form of given names; 0 for others.

    Of folded words; as `bones_bit` has them, of what `consonants` and `skeleton` give.
    """
    groups = [*map(name_groups, folds)]
    new = sorted({one for some in groups for one in some if one not in _BONES})
    forms = [*dict.fromkeys(chain.from_iterable(map(forms_of_group, new)))]
    each = zip(forms, consonants_all(forms), skeleton_all(forms), strict=True)
    bits = {form: 1 << bones_bit(one) | 1 << bones_bit(two) for form, one, two in each}
    for group in new:
        _BONES[group] = _any_of(map(bits.__getitem__, forms_of_group(group)))
    return [_any_of(map(_BONES.__getitem__, some)) for some in groups]


def _any_of(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)


# By the number of a name; few of all names are ever asked about.
_BONES: dict[int, int] = {}


def bones_bit(bones: str) -> int:
    """Number consonants by content, below 64; compiled code does the same."""
    found = 0
    for char in bones:
        found = (found * 31 + ord(char)) % 1021
    return found % 64


def syllable_all(words: Sequence[str]) -> list[str]:
    """Bring together how syllables are written, as `syllable` does."""
    found = rewritten(words, _sounds, lambda text: text.translate(VOICED))
    return [
        one if len(word) <= LONGEST_SYLLABLE else ""
        for one, word in zip(found, words, strict=True)
    ]


def vowel_counts_all(words: Sequence[str]) -> list[tuple[int, int, int]]:
    """Count what `has_lost_vowels` counts of Latin words.

    The vowels inside each; and where it is no number and no legal form, they again and
    the letters there. Not of those with more vowels than any name has that lost some.
    """
    inner = [word[1:-1] for word in words]
    vowels = [len(one) for one in rewritten(inner, _only_vowels)]
    few = [at for at, count in enumerate(vowels) if count <= MOST_VOWELS]
    found = [(count, 0, 0) for count in vowels]
    forms = legal_form_words()
    keys = fold_all([words[at] for at in few])
    for at, key in zip(few, keys, strict=True):
        word = words[at]
        if (
            word.isalpha()
            and word != ARTICLE
            and word not in forms
            and (key not in forms or word_key(word) not in forms)
        ):
            found[at] = vowels[at], vowels[at], len(inner[at])
    return found


def are_bare(words: Sequence[str], vowels: Sequence[int]) -> list[bool]:
    """Say which Latin words have no vowel but at their ends, as `is_bare` does.

    *vowels* says how many each has inside, but for "y".
    """
    pairs = zip(words, vowels, strict=True)
    return [not count and is_bare(word) for word, count in pairs]


def may_join_all(pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """Say which neighbours `may_join` says may be written as one."""
    keys = fold_all([first + second for first, second in pairs])
    known, phrases, starts = known_keys(), phrase_pairs(), compound_starts()
    return [
        (pair in phrases or key in known or pair[0] in starts) and may_join(*pair)
        for pair, key in zip(pairs, keys, strict=True)
    ]


def _only_vowels(text: str) -> str:
    return text.translate(_NO_CONSONANTS)


# All that may be in Latin words but what the vowels are counted by.
_NO_CONSONANTS = str.maketrans(
    "", "", "".join(set(ascii_letters + digits).difference(INNER_VOWELS))
)
_NO_VOWELS = str.maketrans("", "", VOWELS)


def _long_enough(words: Sequence[str], found: Sequence[str]) -> list[str]:
    pairs = zip(words, found, strict=True)
    return [one if len(word) >= LEAST_OUTLINE else "" for word, one in pairs]


def _sounds(text: str) -> str:
    for source, target in SOUNDS:
        text = text.replace(source, target)
    return text
