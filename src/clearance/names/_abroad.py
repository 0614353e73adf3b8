"""Words of firms and bodies that other languages spell in Latin letters, in English."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from ._japanese import trades_of_japan
from ._letters import clean, fold, word_key
from ._lexicons import TABLES, lexicon
from ._persons import is_given_name
from ._scripts import (
    pinyin_syllables,
    plain,
    readings,
    spelt_in_latin,
    trades_of_korea,
)

_LEAST_STEM = 4  # letters of a stem in Latin letters that an ending follows
_LEAST_WORD = 6  # letters of a word that is a stem and an ending
_LONGEST_ENDING = 4
_LEAST_INFLECTED = 5  # letters of a stem that the endings of a language follow
_LEAST_JOINED = 5  # letters of a word that takes the ending of one before another
_VOWELS = "aeiouy"
_LEAST_PLACE = 4  # letters of a place that an adjective is made of
_ADJECTIVE = re.compile(
    r"(?P<stem>\w{3,})s[ck](?:iye|ie|ikh|iy|yy|ii|yi|y|i|aya|aia|aja|oe|oye|oie|ogo|oy|oi|oj|om|a|e)"
)
_BEFORE_SK = ("an", "en", "in")  # what may stand before it behind the name of a town
_LEAST_COMPOUND = 7
_LEAST_FOLDED = 3


@lru_cache(maxsize=65536)
def meaning_abroad(word: str) -> str:
    """Give the English of a word of another language; empty for any other word.

    Russian and Ukrainian words as they are romanised, in whatever case, are a known
    stem and an ending; what firms are called by only where it is an adjective.
    """
    words = words_abroad()
    english = words.get(word)
    if english is None and not is_given_name(fold(word)):
        english = words.get(_key(word)) or _of_stem(word) or _inflected(word)
    return "" if not english or fold(english) == fold(word) else english


def has_meaning_abroad(word: str, folded: str) -> bool:
    """Say whether there is a `meaning_abroad` of a word that folds so; quick.

    Most have none, and need not be folded again nor kept.
    """
    words = words_abroad()
    some = word in words or folded in words
    if not some and word[:_LEAST_STEM] in _begin_stems():
        some = _of_stem(word) != "" or _inflected(word) != ""
    return some and meaning_abroad(word) != ""


@lru_cache(maxsize=65536)
def of_one_place(one: str, other: str) -> bool:
    """Say whether of two Latin words one is the Russian adjective of the other's place.

    "Omskaya" and "Omsk", "Kazanskiy" and "Kazan".
    """
    short, long = sorted((one, other), key=len)
    found = _ADJECTIVE.fullmatch(long)
    if found is None or len(short) < _LEAST_PLACE:
        return False
    return _bare_place(short) in set(_towns_of(found["stem"]))


def places_of(word: str) -> Iterator[str]:
    """Give what a Latin word has in common with others that are of its place.

    Whenever it is `of_one_place` with another word, both have one of these.
    """
    yield _bare_place(word)
    if "s" in word and (found := _ADJECTIVE.fullmatch(word)) is not None:
        yield from _towns_of(found["stem"])


def _bare_place(word: str) -> str:
    return word.rstrip("aeiouy").replace("y", "i")


def _towns_of(stem: str) -> Iterator[str]:
    """Give what is left of towns that an adjective with this stem may be of.

    Omskaya, Kazanskiy, Penzenskiy, Orshanskiy.
    """
    stem = stem.replace("y", "i")
    yield from (stem, f"{stem}sk", stem.rstrip("aeiou"))
    if stem.endswith(_BEFORE_SK) and len(stem) - 2 >= _LEAST_PLACE:
        yield stem[:-2]


@lru_cache(maxsize=65536)
def is_of_abroad(word: str) -> bool:
    """Say whether a Latin word may be translated: by a meaning, or as of a place."""
    return meaning_abroad(word) != "" or _ADJECTIVE.fullmatch(word) is not None


def _key(word: str) -> str:
    """Give what a word is looked up by: folded, unless too little is left of it."""
    key = word_key(word)
    return key if len(key) > _LEAST_FOLDED else word


def _of_stem(word: str) -> str:
    if len(word) < _LEAST_WORD:
        return ""
    stems, endings, called, adjectives = _stems()
    for size in range(1, min(_LONGEST_ENDING, len(word) - _LEAST_STEM) + 1):
        ending = word[-size:]
        if ending not in endings or (english := stems.get(word[:-size])) is None:
            continue
        if english not in called or ending in adjectives:
            return english
    return ""


def _inflected(word: str) -> str:
    """Give the English of a stem of `trades_abroad.yml` and an ending after it."""
    stems = _inflected_stems()
    for size in range(min(_LONGEST_ENDING, len(word) - _LEAST_INFLECTED) + 1):
        found = stems.get(word[: len(word) - size])
        if found is not None and word[len(word) - size :] in found[1]:
            return found[0]
    return ""


@cache
def _begin_stems() -> frozenset[str]:
    """Give what the stems of `_of_stem` and of `_inflected` begin with."""
    stems = (*_stems()[0], *_inflected_stems())
    return frozenset(stem[:_LEAST_STEM] for stem in stems)


@cache
def _inflected_stems() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Give English and endings of stems; of two languages' the first named counts."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for language in lexicon("trades_abroad.yml")["inflected"].values():
        endings = frozenset(language["endings"])
        for english, stems in language["words"].items():
            for stem in stems:
                found.setdefault(stem, (english, endings))
    return found


@cache
def words_abroad() -> Mapping[str, str]:
    """Give the English of the words of lexicons, by spelling and by key.

    Those of `words_abroad.yml` come first, then those of `trades_abroad.yml` and of
    `works_abroad.yml`, and last those of firms of Japan and Korea.
    """
    found: dict[str, str] = {}
    for name in ("words_abroad.yml", "trades_abroad.yml", "works_abroad.yml"):
        for words in lexicon(name)["abroad"].values():
            for english, spellings in words.items():
                for spelling in spellings:
                    found.setdefault(spelling, english)
                    found.setdefault(_key(spelling), english)
    for word, english in _joined_to_next():
        found.setdefault(word, english)
    for spelling, english in _trades_of_the_east():
        if " " not in english:
            found.setdefault(spelling, english)
            found.setdefault(_key(spelling), english)
    return found


def _joined_to_next() -> Iterator[tuple[str, str]]:
    """Give words as they stand before another, with the English: "Karkhaneye"."""
    document = lexicon("words_abroad.yml")
    more = lexicon("trades_abroad.yml")["abroad"]
    for language, endings in document["joined"].items():
        for words in (document["abroad"][language], more[language]):
            for english, spellings in words.items():
                for spelling in spellings:
                    if len(spelling) >= _LEAST_JOINED:
                        soft = spelling.removesuffix("h")[-1] in _VOWELS
                        ending = endings["vowel" if soft else "consonant"]
                        yield spelling + ending, english
                        yield spelling.removesuffix("h") + ending, english


def _trades_of_the_east() -> Iterator[tuple[str, str]]:
    """Give words of what firms of Japan and Korea do, with their English."""
    yield from trades_of_japan().items()
    yield from trades_of_korea().items()


_Stems = tuple[Mapping[str, str], frozenset[str], frozenset[str], frozenset[str]]


@cache
def _stems() -> _Stems:
    """Give Latin stems and endings, what firms are called, endings of adjectives."""
    document = lexicon("words_abroad.yml")
    return (
        TABLES.kept("stems_abroad", lambda: dict(_spelt_stems())),
        frozenset(document["endings"]),
        frozenset(lexicon("slavic.yml")["called"]),
        frozenset(document["adjectives"]),
    )


def _spelt_stems() -> Iterator[tuple[str, str]]:
    for english, stems in lexicon("slavic.yml")["words"].items():
        for stem in stems:
            for spelt in map(plain, spelt_in_latin(stem)):
                if len(spelt) >= _LEAST_STEM and spelt.isalpha():
                    yield spelt, english


def phrases_abroad() -> dict[str, str]:
    """Give phrases of other languages in Latin letters, each with its English words."""
    found = dict(_phrases_in_latin())
    for name in ("works_abroad.yml", "trades_abroad.yml"):
        for english, phrases in lexicon(name)["phrases"].items():
            for phrase in phrases:
                found.update(dict.fromkeys(readings(clean(phrase)), english))
    for phrase, english in _chinese_apart():
        found.setdefault(phrase, english)
    return {phrase: english for phrase, english in found.items() if " " in phrase}


def _chinese_apart() -> Iterator[tuple[str, str]]:
    """Give words of Chinese firms with their syllables apart: "ke ji", technology."""
    for name in ("words_abroad.yml", "trades_abroad.yml"):
        for english, words in lexicon(name)["abroad"]["chinese"].items():
            for word in words:
                yield " ".join(pinyin_syllables(word)), english


def _phrases_in_latin() -> Iterator[tuple[str, str]]:
    """Give phrases of `slavic.yml` in Latin letters, each with its English words.

    As several systems romanise them: khozyaystva, khoziaistva, hozyaistva.
    """
    document = lexicon("slavic.yml")
    for english in document["romanised"]:
        phrases = document["phrases"][english]
        for spelt in (one for phrase in phrases for one in spelt_in_latin(phrase)):
            for written in dict.fromkeys(_written_otherwise(plain(spelt))):
                yield written, english


def _written_otherwise(text: str) -> Iterator[str]:
    """Give the ways in which what is romanised by our tables is romanised elsewhere."""
    yield text
    simple = text.replace("iy", "y").replace("yy", "y")
    of_libraries = simple.replace("ya", "ia").replace("yu", "iu").replace("ay", "ai")
    yield from (simple, of_libraries, of_libraries.replace("kh", "h"))
    yield of_libraries.replace("ey", "ei").replace("oy", "oi")
    yield text.replace("yy", "yi")
    yield text.replace("ye", "e")


@cache
def written_out() -> Mapping[str, tuple[str, ...]]:
    """Give the words that are several English ones: abbreviations, German compounds."""
    document = lexicon("words_abroad.yml")
    found: dict[str, tuple[str, ...]] = {}
    for first, beginnings in document["modifiers"].items():
        for beginning in beginnings:
            for head, last in document["heads"].items():
                word = beginning + head
                if len(word) >= _LEAST_COMPOUND:
                    found[word] = tuple(f"{first} {last}".split())
    for word, english in _trades_of_the_east():
        if " " in english and word not in words_abroad():
            found[word] = tuple(english.split())
    trades, works = (
        lexicon(name)["written_out"]
        for name in ("trades_abroad.yml", "works_abroad.yml")
    )
    for english, words in (
        *works.items(),
        *trades.items(),
        *document["written_out"].items(),
    ):
        found.update({clean(word): tuple(english.split()) for word in words})
    return found


def written_out_behind(word: str, before: str) -> tuple[str, ...]:
    """Give the English words of one that is `written_out`, or itself alone.

    Some are other firms' names unless the adjective of a place stands *before* them:
    Leningradskaya AES.
    """
    english = written_out().get(word)
    if english is None:
        return (word,)
    away = word in _behind_places() and _ADJECTIVE.fullmatch(before) is None
    return (word,) if away else english


@cache
def _behind_places() -> frozenset[str]:
    return frozenset(lexicon("words_abroad.yml")["behind_places"])


def called_in_english(word: str) -> tuple[str, ...]:
    """Give the English of what firms and ships are called by in other languages."""
    if word.startswith("al") and word not in _called():
        word = word.removeprefix("al")
    return _called().get(word, ())


@cache
def _called() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for english, words in lexicon("called_abroad.yml").items():
        for word in words:
            found[word] = (*found.get(word, ()), english)
    return found
