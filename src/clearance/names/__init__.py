"""Names: cleaned, read in Latin letters, taken apart, compared word by word."""

from ._analyse import (
    NameParts,
    Role,
    Word,
    analyse_company,
    analyse_person,
    company_word,
    has_lost_vowels,
    is_patronymic,
    join_abd,
    person_role,
    written_together,
)
from ._clean import clean
from ._fold import consonants, fold, has_vowels, skeleton, syllable
from ._lexicon import (
    company_words,
    full_forms,
    given_name_groups,
    is_known_word,
    legal_form_kind,
    lexicon_digest,
    mended,
    name_forms,
    same_given_name,
)
from ._likeness import Likeness, likeness, slip_likeness
from ._romanise import is_abjad, is_syllabic, readings, romanise
from ._telling import in_legal_form, telling_words

__all__ = [
    "Likeness",
    "NameParts",
    "Role",
    "Word",
    "analyse_company",
    "analyse_person",
    "clean",
    "company_word",
    "company_words",
    "consonants",
    "fold",
    "full_forms",
    "given_name_groups",
    "has_lost_vowels",
    "has_vowels",
    "in_legal_form",
    "is_abjad",
    "is_known_word",
    "is_patronymic",
    "is_syllabic",
    "join_abd",
    "legal_form_kind",
    "lexicon_digest",
    "likeness",
    "mended",
    "name_forms",
    "person_role",
    "readings",
    "romanise",
    "same_given_name",
    "skeleton",
    "slip_likeness",
    "syllable",
    "telling_words",
    "written_together",
]
