"""Letters and spellings: made comparable, folded, and what slips of them cost."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._by_code import fold_with, folded
    from ._clean import (
        GERESH,
        LINES,
        LONGEST,
        MOST_TOGETHER,
        clean,
        has_sure_letter,
        may_be_cyrillic,
    )
    from ._fold import (
        DOUBLED,
        LEAST_OUTLINE,
        LONGEST_SYLLABLE,
        SOUNDS,
        VOICED,
        VOWELS,
        as_misread,
        consonants,
        fold,
        has_vowels,
        is_german,
        may_be_misread,
        outline,
        rules,
        skeleton,
        skeleton_vowels,
        syllable,
        word_key,
    )
    from ._fold_many import (
        FEW,
        by_rules,
        fold_all,
        fold_and_keep,
        fold_each,
        fold_groups,
        rewritten,
        undoubled,
    )
    from ._initials import (
        as_initial,
        letters_of_firms,
        may_stand_for,
        with_dots,
        with_single_letters,
        words_of_initials,
    )
    from ._signs import (
        FOREIGN,
        LONGEST_NAME,
        RUN,
        has_signs,
        is_heard,
        is_syllabic,
        may_be_translated,
    )
    from ._slips import SAME_SOUND, VOWEL, VOWEL_LETTERS, slip_cost, slip_costs
    from ._stems import meaning_of_stem
    from ._vocalise import ARABIC, HEBREW, PERSIAN, vocalise
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "ARABIC",
    "DOUBLED",
    "FEW",
    "FOREIGN",
    "GERESH",
    "HEBREW",
    "LEAST_OUTLINE",
    "LINES",
    "LONGEST",
    "LONGEST_NAME",
    "LONGEST_SYLLABLE",
    "MOST_TOGETHER",
    "PERSIAN",
    "RUN",
    "SAME_SOUND",
    "SOUNDS",
    "VOICED",
    "VOWEL",
    "VOWELS",
    "VOWEL_LETTERS",
    "as_initial",
    "as_misread",
    "by_rules",
    "clean",
    "consonants",
    "fold",
    "fold_all",
    "fold_and_keep",
    "fold_each",
    "fold_groups",
    "fold_with",
    "folded",
    "has_signs",
    "has_sure_letter",
    "has_vowels",
    "is_german",
    "is_heard",
    "is_syllabic",
    "letters_of_firms",
    "may_be_cyrillic",
    "may_be_misread",
    "may_be_translated",
    "may_stand_for",
    "meaning_of_stem",
    "outline",
    "rewritten",
    "rules",
    "skeleton",
    "skeleton_vowels",
    "slip_cost",
    "slip_costs",
    "syllable",
    "undoubled",
    "vocalise",
    "with_dots",
    "with_single_letters",
    "word_key",
    "words_of_initials",
]
