"""Names of any script in Latin letters, each script as its own lexicon has it."""

from typing import TYPE_CHECKING

from clearance._lazy import loader_of

if TYPE_CHECKING:
    from ._abjad_pieces import read_abjad_piece
    from ._abjad_tables import MARKS, abjad_words, spoken
    from ._asian import read_run
    from ._beside import beside
    from ._cyrillic_pieces import read_cyrillic_piece
    from ._foreigners import foreigner_in, may_be_foreigner
    from ._german import german_beside
    from ._hangul import KOREAN_SPELLINGS, korean_names, trades_of_korea
    from ._heard import consonants_heard, heard_alike
    from ._japanese_firms import names_of_japan
    from ._letter_names import letters_in, may_be_letters
    from ._letter_pieces import is_of_letters, read_letters
    from ._pinyin import pinyin
    from ._romanise import (
        MOST_READINGS,
        has_rules,
        is_abjad,
        is_read_together,
        is_southern,
        is_syllabic,
        least_translated,
        may_be_of_firm,
        plain,
        readings,
        romanise,
        southern_word,
        spelt_in_latin,
        word_readings,
    )
    from ._transcribed import sounds_of_latin, sounds_of_signs, transcribed_alike
    from ._wade_giles import (
        of_syllable,
        older_spelling,
        pinyin_of_words,
        pinyin_syllables,
        wade_giles,
    )
else:
    __getattr__ = loader_of(__name__)

__all__ = [
    "KOREAN_SPELLINGS",
    "MARKS",
    "MOST_READINGS",
    "abjad_words",
    "beside",
    "consonants_heard",
    "foreigner_in",
    "german_beside",
    "has_rules",
    "heard_alike",
    "is_abjad",
    "is_of_letters",
    "is_read_together",
    "is_southern",
    "is_syllabic",
    "korean_names",
    "least_translated",
    "letters_in",
    "may_be_foreigner",
    "may_be_letters",
    "may_be_of_firm",
    "names_of_japan",
    "of_syllable",
    "older_spelling",
    "pinyin",
    "pinyin_of_words",
    "pinyin_syllables",
    "plain",
    "read_abjad_piece",
    "read_cyrillic_piece",
    "read_letters",
    "read_run",
    "readings",
    "romanise",
    "sounds_of_latin",
    "sounds_of_signs",
    "southern_word",
    "spelt_in_latin",
    "spoken",
    "trades_of_korea",
    "transcribed_alike",
    "wade_giles",
    "word_readings",
]
