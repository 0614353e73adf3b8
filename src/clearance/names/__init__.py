"""Names: cleaned, read in Latin letters, taken apart, compared word by word."""

from ._analyse import (
    NameParts,
    Role,
    Word,
    analyse_company,
    analyse_person,
    is_patronymic,
)
from ._clean import clean
from ._fold import fold, skeleton
from ._lexicon import (
    company_words,
    full_forms,
    given_name_groups,
    legal_form_kind,
    lexicon_digest,
    same_given_name,
)
from ._likeness import Likeness, likeness
from ._romanise import is_abjad, readings, romanise
from ._telling import telling_words

__all__ = [
    "Likeness",
    "NameParts",
    "Role",
    "Word",
    "analyse_company",
    "analyse_person",
    "clean",
    "company_words",
    "fold",
    "full_forms",
    "given_name_groups",
    "is_abjad",
    "is_patronymic",
    "legal_form_kind",
    "lexicon_digest",
    "likeness",
    "readings",
    "romanise",
    "same_given_name",
    "skeleton",
    "telling_words",
]
