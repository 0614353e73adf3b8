"""Names: cleaned, read in Latin letters, taken apart, compared word by word."""

from ._analyse import (
    NameParts,
    Role,
    Word,
    analyse_company,
    analyse_person,
    company_word,
    is_patronymic,
    join_abd,
    join_split,
    person_role,
)
from ._clean import clean
from ._fold import consonants, fold, has_vowels, skeleton, syllable
from ._lexicon import (
    company_words,
    full_forms,
    given_name_groups,
    in_legal_form,
    is_known_word,
    is_nearly_known,
    legal_form_kind,
    lexicon_digest,
    mended,
    name_forms,
    person_words,
    same_given_name,
)
from ._likeness import Likeness, likeness, slip_likeness
from ._romanise import is_abjad, is_syllabic, readings, romanise
from ._telling import telling_words
from ._whole import (
    bones_together,
    doubled_parts,
    has_lost_vowels,
    orders_together,
    written_together,
)

__all__ = [
    "Likeness",
    "NameParts",
    "Role",
    "Word",
    "analyse_company",
    "analyse_person",
    "bones_together",
    "clean",
    "company_word",
    "company_words",
    "consonants",
    "doubled_parts",
    "fold",
    "full_forms",
    "given_name_groups",
    "has_lost_vowels",
    "has_vowels",
    "in_legal_form",
    "is_abjad",
    "is_known_word",
    "is_nearly_known",
    "is_patronymic",
    "is_syllabic",
    "join_abd",
    "join_split",
    "legal_form_kind",
    "lexicon_digest",
    "likeness",
    "mended",
    "name_forms",
    "orders_together",
    "person_role",
    "person_words",
    "readings",
    "romanise",
    "same_given_name",
    "skeleton",
    "slip_likeness",
    "syllable",
    "telling_words",
    "written_together",
]
