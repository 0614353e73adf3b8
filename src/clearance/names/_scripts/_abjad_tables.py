"""What is known of Arabic and Persian: letters, names, words of firms, phrases."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from clearance.names._letters import ARABIC, PERSIAN, vocalise
from clearance.names._lexicons import lexicon

MARKS = re.compile(r"[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_FEMININE = "یه"
# Ways to read words: as names, in English where they are ordinary, and the same but for
# those that firms are called by, or in English these as well.
BY_NAMES, IN_ENGLISH, AS_CALLED, ALL_IN_ENGLISH = 0, 1, 2, 3
_JOINER = "\u200c"  # between parts of one word, as Persian writes them
_SPOKEN = ("spoken_arabic", "spoken_persian")
_TRADES = "arabic_trades.yml"
_OF_PERSONS = frozenset({"arabic", "arabic_other", "persian"})


class Table(NamedTuple):
    """How one language reads the script; `words` are ordinary ones, read in English."""

    letters: Mapping[str, str]
    known: Mapping[str, str]
    names: Mapping[str, str]
    persian: bool
    words: Mapping[str, str]


@cache
def abjad_words() -> Mapping[str, Sequence[str]]:
    """Give by their English the ordinary words that are read as one English word."""
    found: dict[str, list[str]] = {}
    for word, english in spellings("words").items():
        if " " not in english:
            found.setdefault(english, []).append(word)
    return found


def spoken(word: str, english: str) -> Iterator[str]:
    """Give how an ordinary word is spoken in Arabic and in Persian."""
    letters = lexicon("arabic.yml")["letters"]
    persian = {**letters, **lexicon("arabic.yml")["persian"]}
    yield vocalise(word, letters, ARABIC)
    yield vocalise(word, persian, PERSIAN)
    if english.isalpha():
        for group in ("called_arabic", "called_persian", *_SPOKEN):
            if (told := spellings(group).get(word)) is not None:
                yield told


@cache
def others() -> Mapping[str, str]:
    """Give the other reading of Arabic names that are spoken in two ways."""
    return spellings("arabic_other")


@cache
def same_letters() -> dict[int, str]:
    """Give the table that writes letters of one sound as one: all forms of alef."""
    return str.maketrans(lexicon("arabic.yml")["same"])


@cache
def persian_letters() -> frozenset[str]:
    """Give the letters that Arabic does not have: who has one is read as Persian."""
    return frozenset(lexicon("arabic.yml")["persian_letters"])


@cache
def table_of(*, persian: bool, translated: int) -> Table:
    """Give how one language is read; *translated* is one of the ways to read words."""
    document = lexicon("arabic.yml")
    letters = {**document["letters"], **(document["persian"] if persian else {})}
    names = spellings("arabic")
    if persian:
        names = {word: _as_persian(word, to) for word, to in names.items()}
        names |= spellings("persian")
    words = _ordinary(translated)
    known = {**names, **_of_men(words), **words}
    if translated == AS_CALLED:
        known |= spellings("called_persian" if persian else "called_arabic")
    return Table(letters, known, names, persian, words)


@cache
def _ordinary(translated: int) -> Mapping[str, str]:
    """Give the words that are read in English in one of the ways to read names."""
    if translated == BY_NAMES:
        return {}
    words = spellings("words")
    if translated == IN_ENGLISH:
        return words
    if translated == ALL_IN_ENGLISH:
        return {**words, **spellings("meant")}
    trades = frozenset(lexicon("arabic.yml")["trades"])
    more = _spellings_in(_TRADES, "words")
    return {
        word: latin
        for word, latin in words.items()
        if latin in trades or " " in latin or more.get(word) == latin
    }


def _of_men(words: Mapping[str, str]) -> Mapping[str, str]:
    """Give adjectives as they follow a masculine word: Libyan, of "libiyah", "libi"."""
    return {
        word[:-1]: latin
        for word, latin in words.items()
        # Not of towns: nobody is called after Sulaymaniyah by that.
        if word.endswith(_FEMININE) and not latin.endswith(("yah", "iya"))
    }


def _as_persian(word: str, latin: str) -> str:
    """Spell the letters of an Arabic name that Persian speaks as s and z."""
    for letter, arabic, persian in (("ث", "th", "s"), ("ذ", "dh", "z")):
        if letter in word:
            latin = latin.replace(arabic, persian)
    return latin


@cache
def spellings(group: str) -> Mapping[str, str]:
    """Give what the spellings of a group of the tables are in Latin letters."""
    file = "arabic_names.yml" if group in _OF_PERSONS else "arabic.yml"
    if group == "meant":
        return _spellings_in(_TRADES, group)
    found = _spellings_in(file, group)
    return {**_spellings_in(_TRADES, group), **found} if group == "words" else found


def _spellings_in(file: str, group: str) -> dict[str, str]:
    return {
        _spelt(spelling): latin
        for latin, spellings in lexicon(file)[group].items()
        for spelling in spellings
    }


def _spelt(text: str, joiner: str = "") -> str:
    """Write a spelling of the tables as names are looked up."""
    return MARKS.sub("", text).replace(_JOINER, joiner).translate(same_letters())


@cache
def phrase_beginnings() -> frozenset[str]:
    """Give the words that phrases begin with."""
    return frozenset(phrase.partition(" ")[0] for phrase in phrases()[1])


def has_phrases(text: str) -> bool:
    """Say whether a text has phrases that mean one thing."""
    return _may_have_phrases(text) and phrases()[0].search(text) is not None


def with_phrases(text: str) -> str:
    """Write the phrases of a text that mean one thing in English."""
    if not _may_have_phrases(text):
        return text
    pattern, english = phrases()
    return pattern.sub(lambda phrase: english[phrase.group()], text)


def _may_have_phrases(text: str) -> bool:
    """Say quickly, by the words that they begin with."""
    return not phrase_beginnings().isdisjoint(text.split())


@cache
def phrases() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Give what finds the phrases that mean one thing, and their English."""
    told = [
        (phrase, meaning)
        for file in (_TRADES, "arabic.yml")
        for group in ("words", "phrases")
        for meaning, phrases in lexicon(file)[group].items()
        for phrase in phrases
        if group == "phrases" or _JOINER in phrase
    ]
    # What Persian joins without a space is often written with one, and the other way
    # round: خاتم‌الانبیا.
    found = {
        _spelt(phrase).replace(" ", ""): meaning
        for phrase, meaning in told
        if _spelt(phrase).count(" ") == 1
    }
    found |= {_spelt(phrase, " "): meaning for phrase, meaning in told}
    found |= {_spelt(one): meaning for one, meaning in told if " " in _spelt(one)}
    either = "|".join(sorted(map(re.escape, found), key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<!\S)(?:{either})(?!\S)"), found


@cache
def spelt_letters() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Give what finds letters of English that are written by their names, and those."""
    names = spellings("spelt_letters")
    either = "|".join(sorted(map(re.escape, names)))
    return re.compile(rf"(?<!\S)(?:{either})(?: (?:{either}))+(?!\S)"), names


@cache
def endings() -> tuple[tuple[str, str], ...]:
    """Give the endings of Persian family names with the Latin ones, longest first."""
    found = [
        (spelling.translate(same_letters()), latin)
        for latin, spellings in lexicon("arabic.yml")["endings"].items()
        for spelling in spellings
    ]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))
