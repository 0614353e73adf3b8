"""Names of any script in Latin letters, in the readings that lists use."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice
from string import ascii_lowercase

import anyascii

from clearance.names._letters import (
    MOST_TOGETHER,
    as_initial,
    clean,
    has_signs,
    is_syllabic,
    meaning_of_stem,
)
from clearance.names._lexicons import lexicon

from ._abjad import abjad_readings, lacks_vowels, names_body
from ._asian import asian_readings
from ._burmese import BURMESE
from ._cases import as_called, nominative, of_persons
from ._greek import greek_readings, has_greek_meaning
from ._lao import LAO
from ._southern import INDIC, KHMER, THAI, southern_readings
from ._western import as_in_the_west, in_palladius

__all__ = ["is_abjad", "is_syllabic", "readings", "romanise"]

MOST_READINGS = 6
# Scripts beside Latin that a name may have to be read in all ways: no listed name has
# two. In how many ways all others are read.
_MOST_SCRIPTS, _MOST_MIXED = 1, 2
# What has more words than any name on any list is read in the usual way only.
_MOST_WORDS = 30
_ABJAD = re.compile(r"[\u0590-\u07bf\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEAST_LOANS = 2  # English words that tell that a name is English
_LEAST_PLACE = 6
# What phrases end with that somebody's name follows.
_TITLED = frozenset({"after", "academician"})
_NAMED_AFTER, _HONOURED = "named after", 4  # words that may name somebody honoured
_NONE = frozenset[str]()
# Marks of stress, and Latin letters with such marks.
_STRESSED = str.maketrans("áéóúý", "аеоуу", "\u0301")
_ORDINAL = re.compile(r"(?<!\S)(\d+) (?:й|я|е|ая|ый|ой|ое|го|ого|му|ом|ти|і)(?!\S)")
_INITIALS = 2  # letters of somebody honoured, with dots or without
_LEAST_SURE = 5  # letters of a word that says by itself that a name is a firm's
_LEAST_REPEATED = 4  # words of a name in which one may stand twice for nothing
_OF_ADJECTIVES = (
    "ый",
    "ий",
    "ая",
    "ое",
    "ые",
    "ого",
    "ых",
    "ной",
    "ска",
    "ски",
    "ної",
    "ний",
)
_OF_PLACES = ("ский", "ская", "ское", "ского", "ской", "ском")
# Parts of words of firms that they write as English does: Rostec, RusHydro.
_AS_ENGLISH = re.compile("(?<=[а-я]{3})(?:тех|гидро)(?![а-я])")
_UKRAINIAN_LACKS = frozenset("ыэё")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_LETTERS = re.compile(f"{_CYRILLIC.pattern}|{_GREEK.pattern}")
_CAUCASIAN = re.compile(r"[\u0530-\u058f\u10a0-\u10ff\u1c90-\u1cbf]")
# Behind this character, for private use, stand initials that are read already.
_MARK = 0xE000
# Vowels that Armenian says with a sound before them where a word begins.
_BEGUN_IN_ARMENIAN = re.compile(r"(?<!\w)[եո]|(?<!\w)(?=ev)")
_TOGETHER = re.compile("|".join(one.pattern for one in (_CYRILLIC, _GREEK, _CAUCASIAN)))
_SOUTHERN = re.compile(
    "|".join(one.pattern for one in (INDIC, THAI, LAO, KHMER, BURMESE))
)
_RULED = re.compile(f"{_ABJAD.pattern}|{_TOGETHER.pattern}|{_SOUTHERN.pattern}")


def is_abjad(text: str) -> bool:
    """Say whether a text is in a script that leaves out vowels: Arabic, Hebrew.

    Not where the lexicon knows the vowels of all its words.
    """
    return _is_abjad(text) and lacks_vowels(text)


def may_be_of_firm(text: str) -> bool:
    """Say quickly whether a text has a word of firms and bodies, and no Asian signs."""
    if text.isascii():
        return False
    if _LETTERS.search(text) is None:
        return names_body(text)
    words = [word for word in clean(text).split() if len(word) > 1]
    if _CYRILLIC.search(text):
        return any(_meaning(word.replace("ё", "е")) is not None for word in words)
    return has_greek_meaning(words)


def least_translated(text: str) -> int:
    """Say how many ordinary words tell that a name in another script is a firm's.

    Cyrillic and Greek words are known whole; signs and letters without vowels may be
    those of somebody's name. 0 for a text in Latin letters, and where English words
    are spelt by their sound: in scripts of India and Thailand, and in Cyrillic where no
    word is Russian.
    """
    if text.isascii() or not (has_rules(text) or has_signs(text)):
        return 0
    if _SOUTHERN.search(text) is not None or _is_english_by_sound(text):
        return 0
    return 2 if has_signs(text) or _is_abjad(text) else 1


def _is_english_by_sound(text: str) -> bool:
    """See English words in Cyrillic, two or more, and none that is translated."""
    known = [word for word in text.split() if _meaning(word) is not None]
    return len(known) >= _LEAST_LOANS and _loans().issuperset(known)


def _is_abjad(text: str) -> bool:
    return not text.isascii() and _ABJAD.search(text) is not None


def romanise(text: str) -> str:
    """Write a cleaned name in Latin letters; what is Latin loses its accents.

    The first of `readings`. Cyrillic, Greek, Georgian and Armenian follow the tables of
    `scripts.yml`, Arabic and Hebrew those of `arabic.yml`; Chinese becomes pinyin, a
    syllable a word, with the words of firms in English; Korean the Revised Romanization
    with the usual spellings of surnames; all else is read by anyascii.
    """
    return text if text.isascii() else readings(text)[0]


def readings(text: str) -> tuple[str, ...]:
    """List the Latin readings of a cleaned name, the usual one first, at most six.

    Never empty; a text of signs that have no Latin reading gives one empty reading.
    """
    return (text,) if text.isascii() else _read(text)


# A name is read several times on its way, and seldom again; of a table some thousand
# go each step of it together.
@lru_cache(maxsize=MOST_TOGETHER)
def _read(text: str) -> tuple[str, ...]:
    most = MOST_READINGS if _scripts_in(text) <= _MOST_SCRIPTS else _MOST_MIXED
    ways = _readings(text)
    if text.count(" ") >= _MOST_WORDS:
        ways = islice(ways, 1)
    found = dict.fromkeys(map(plain, ways))
    return tuple([one for one in found if one][:most]) or ("",)


def _scripts_in(text: str) -> int:
    """Count the scripts of a text that have readings; Asian signs are one of them."""
    told = (_ABJAD, _CYRILLIC, _GREEK, _CAUCASIAN, _SOUTHERN)
    return has_signs(text) + sum(one.search(text) is not None for one in told)


def _readings(text: str) -> Iterator[str]:
    usual = _read_in_script(text)
    yield from islice(usual, 1)
    # As it is usual elsewhere for names that are foreign to the script.
    if foreign := as_in_the_west(text):
        yield from islice(_read_in_script(foreign), 1)
    if foreign := in_palladius(text):
        yield foreign
    yield from usual


def _read_in_script(text: str) -> Iterator[str]:
    if has_signs(text):
        yield from asian_readings(text)
    elif _is_abjad(text):
        yield from abjad_readings(text)
    elif _SOUTHERN.search(text):
        yield from _word_by_word(text)
    elif _CYRILLIC.search(text):
        yield from _cyrillic_readings(text)
    elif _GREEK.search(text):
        text = _initials_marked(text, "greek")
        yield from greek_readings(text)
        yield text
    elif _CAUCASIAN.search(text):
        text = _initials_marked(text, "caucasian")
        text = text.replace("եւ", "ev").replace("ու", "u")
        yield _BEGUN_IN_ARMENIAN.sub(_begun, text).translate(_table("caucasian"))
    else:
        yield text
        yield text.translate(_table("latin_digraphs"))


def _cyrillic_readings(text: str) -> Iterator[str]:
    text = _ORDINAL.sub(r"\1", _once(text.translate(_STRESSED)))
    tables = list(_cyrillic(text))
    if (called := as_called(text)) and not any(map(_meaning, text.split())):
        yield _spelt(called, tables[0])
    # Bodies are listed in English far more often than persons have such names.
    yield _spelt(text, tables[0])
    translated = _translated(text)
    if translated != text:
        yield _spelt(translated, tables[0])
        called = _translated(text, left=_called())
        yield _spelt(called, tables[0])
        yield _spelt(_as_english(of_persons(translated)), tables[0])
        if not _shortened().isdisjoint(text.split()):
            both = _called() | _shortened()
            yield _spelt(_translated(text, left=both), tables[0])
    elif _AS_ENGLISH.search(text):
        parts = dict(lexicon("scripts.yml")["cyrillic_as_english"])
        read = _AS_ENGLISH.sub(lambda part: parts[part.group()], text)
        yield _spelt(read, tables[0])
    yield from (_spelt(text, table) for table in tables[1:])


def _spelt(text: str, table: dict[int, str]) -> str:
    return _initials_marked(text, "cyrillic").translate(table)


def _initials_marked(text: str, table: str) -> str:
    """Mark the single letters that are several in Latin, to be read as initials."""
    marks = _marks(table)
    if marks.keys().isdisjoint(text):
        return text
    return " ".join(marks.get(word, word) for word in text.split(" "))


@cache
def _marks(table: str) -> Mapping[str, str]:
    """Give for letters of a table that are several in Latin the mark of the initial."""
    letters: Mapping[str, str] = lexicon("scripts.yml")[table]
    return {
        letter: chr(_MARK + ord(as_initial(latin)))
        for letter, latin in letters.items()
        if len(letter) == 1 and len(latin) > 1
    }


def _begun(found: re.Match[str]) -> str:
    return {"ո": "vo"}.get(found.group(), f"y{found.group()}")


def has_rules(text: str) -> bool:
    """Say whether a text has letters that are read by what stands beside them.

    Arabic, Hebrew, Cyrillic, Greek, Georgian, Armenian: not word by word.
    """
    return _RULED.search(text) is not None


def is_read_together(text: str) -> bool:
    """Say whether a text has letters that are read by all words of a name together.

    Cyrillic, Greek, Georgian, Armenian; Arabic and Hebrew words mostly are not.
    """
    return _TOGETHER.search(text) is not None


def _word_by_word(text: str) -> Iterator[str]:
    """Read words of which none depends on another, the first reading of each first."""
    words = [
        southern_word(word) if _SOUTHERN.search(word) else word_readings(word)
        for word in text.split()
    ]
    for at in range(max(map(len, words))):
        yield " ".join(one[min(at, len(one) - 1)] for one in words)


# Words are read alone and within names.
@lru_cache(maxsize=MOST_TOGETHER)
def southern_word(text: str) -> tuple[str, ...]:
    """List the readings of a cleaned word in a script of India or Thailand."""
    return tuple(dict.fromkeys(map(plain, southern_readings(text))))


def is_southern(text: str) -> bool:
    """Say whether a text has letters of India or Thailand, and none of other rules."""
    if text.isascii() or _SOUTHERN.search(text) is None:
        return False
    return not (_is_abjad(text) or is_read_together(text) or has_signs(text))


def word_readings(text: str) -> tuple[str, ...]:
    """List the readings of cleaned words of letters without rules, as `readings`."""
    other = text.translate(_table("latin_digraphs"))
    return (plain(text),) if other == text else (plain(text), plain(other))


def line_readings(text: str) -> tuple[str, str]:
    """Read lines of such words: each as `word_readings` does, and both ways as lines.

    The spaces are as they come; the second way is the first where there is only one.
    """
    other = text.translate(_table("latin_digraphs"))
    return text.translate(_LINES), other.translate(_LINES)


@cache
def _table(*names: str) -> dict[int, str]:
    """Lay tables of `scripts.yml` over each other, the last on top."""
    found: dict[str, str] = {}
    for name in names:
        found.update(lexicon("scripts.yml")[name])
    return str.maketrans(found)


def _cyrillic(text: str) -> Iterator[dict[int, str]]:
    """Choose tables by the letters that only one language has."""
    letters: dict[str, str] = lexicon("scripts.yml")["letters_of"]
    if "і" in text and not _UKRAINIAN_LACKS.isdisjoint(text):
        yield _table("cyrillic", "cyrillic_belarusian")
    for language, own in letters.items():
        if any(char in text for char in own):
            yield _table("cyrillic", f"cyrillic_{language}")
    yield _table("cyrillic")
    if any(char in text for char in "ъщ"):
        yield _table("cyrillic", "cyrillic_bulgarian")


def spelt_in_latin(stem: str) -> tuple[str, ...]:
    """Spell a Cyrillic word in Latin letters as Russian and as Ukrainian are."""
    tables = (_table("cyrillic"), _table("cyrillic", "cyrillic_ukrainian"))
    return tuple(dict.fromkeys(stem.translate(table) for table in tables))


def _once(text: str) -> str:
    """Leave out what is said again: "Joint-stock company Shvabe (JSC Shvabe)"."""
    words = text.split()
    if len(words) < _LEAST_REPEATED:
        return text
    # Of letters that stand for names each counts.
    said = (word for at, word in enumerate(words) if _is_first(words, at))
    return " ".join(said)


def _is_first(words: list[str], at: int) -> bool:
    return len(words[at]) == 1 or words.index(words[at]) == at


def _translated(text: str, *, left: frozenset[str] = _NONE) -> str:
    """Write the ordinary words of firms and bodies in English, whatever their case.

    Only where enough of them say that it is one: a word of five letters or more, an
    abbreviation, two words. Somebody may be called Mir, which is also peace. *left* are
    words, and what words mean, that stay as they sound: Almaz, and not diamonds; NPO.
    """
    plain = text.replace("ё", "е")
    either, phrases = _phrases()
    words = either.sub(lambda phrase: phrases[phrase.group()], plain).split()
    meanings = [_meaning(word) for word in words]
    sure = sum(
        2 if len(word) >= _LEAST_SURE or word in _whole_words() else 1
        for word, meaning in zip(words, meanings, strict=True)
        if meaning is not None and len(word) > 1
    )
    if sure < 2 and not any(word.isascii() for word in words):
        return text
    found: list[str] = []
    honoured = 0
    for word, meaning in zip(words, meanings, strict=True):
        initials = len(word) <= _INITIALS
        if honoured and (initials or (meaning is None and not word.isascii())):
            found.append(nominative(word))
            honoured -= 1
        else:
            name = word in left or (
                meaning in left and not word.endswith(_OF_ADJECTIVES)
            )
            found.append(word if name else meaning or _place(word))
            after = meaning == _NAMED_AFTER or word in _TITLED
            honoured = _HONOURED if after or (honoured and word.isascii()) else 0
    return _once(" ".join(found))


@cache
def _shortened() -> frozenset[str]:
    """Give the abbreviations that lists often leave as they sound: NPO, OKB, NII."""
    document = lexicon("slavic.yml")
    groups: dict[str, list[str]] = document["abbreviations"]
    forms = frozenset(document["forms"])
    return frozenset(
        word for said, words in groups.items() if said not in forms for word in words
    )


@cache
def _called() -> frozenset[str]:
    """Give what firms are called after, in English."""
    return frozenset(lexicon("slavic.yml")["called"])


def _as_english(text: str) -> str:
    """Spell the Cyrillic words that English would write otherwise: Concord, Citadel."""
    rules: list[list[str]] = lexicon("scripts.yml")["cyrillic_as_english"]
    for source, latin in rules:
        text = text.replace(source, latin)
    return text


@cache
def _phrases() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Give what finds phrases in Cyrillic, and their English."""
    found = {
        phrase: meaning
        for meaning, phrases in lexicon("slavic.yml")["phrases"].items()
        for phrase in phrases
    }
    either = "|".join(sorted(found, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<!\S)(?:{either})(?!\S)"), found


@cache
def _loans() -> frozenset[str]:
    """Give the English words that Cyrillic spells by their sound."""
    loans: Mapping[str, list[str]] = lexicon("slavic.yml")["loans"]
    return frozenset(word for words in loans.values() for word in words)


@cache
def _whole_words() -> Mapping[str, str]:
    """Give the words that take no ending: abbreviations, and English ones."""
    document = lexicon("slavic.yml")
    return {
        word: meaning
        for group in (document["abbreviations"], document["loans"])
        for meaning, words in group.items()
        for word in words
    }


def _place(word: str) -> str:
    """Read the adjective of a town as the town: Novosibirskiy, of Novosibirsk."""
    if len(word) > _LEAST_PLACE and word.endswith(_OF_PLACES):
        return word[: word.rindex("ск") + 2]
    return word


@lru_cache(maxsize=16384)
def _meaning(word: str) -> str | None:
    """Translate a Cyrillic word that is a known stem and an ending."""
    if word.isascii():
        return None
    if word in _whole_words():
        return _whole_words()[word]
    return meaning_of_stem(word, "slavic.yml")


class _Ascii(dict[int, str]):
    """What each character is in Latin letters, worked out when it first comes."""

    def __missing__(self, code: int) -> str:
        latin = anyascii.anyascii(chr(code)).lower().replace("'", "").replace("`", "")
        found = self[code] = "".join(c if c.isalnum() else " " for c in latin)
        return found


_READ = {_MARK + ord(letter): letter for letter in ascii_lowercase}
_ASCII = _Ascii(_READ)
_LINES = _Ascii(_READ | {ord("\n"): "\n"})


def plain(text: str) -> str:
    """Write what is left of other letters as ASCII, with single spaces."""
    return " ".join(text.translate(_ASCII).split())
