"""Chinese, Japanese and Korean names: words translated, the rest spelt in Latin."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import anyascii

from ._clean import lexicon

_RUN = re.compile(
    r"(?P<hangul>[\uac00-\ud7a3]+)"
    r"|(?P<han>[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)"
)
_KANA = re.compile(r"[\u3040-\u30ff]+")
_KOREAN_INITIALS = {"g": "k", "b": "p", "d": "t"}
_KOREAN_FINALS = {"g": "k", "d": "t", "b": "p", "s": "t", "j": "t"}
_SPELLINGS = ("usual", "joined", "abroad")
_KOREAN_SPELLINGS = ("revised", "northern", "mccune", "usual")
_LEAST_WORDS = 5  # syllables that a Korean word has before others are looked for in it


def is_syllabic(text: str) -> bool:
    """Say whether a text has signs that stand for syllables: Chinese, Korean."""
    return not text.isascii() and _RUN.search(text) is not None


def asian_readings(text: str) -> tuple[str, ...]:
    """Write the Chinese, Japanese and Korean words of a cleaned name in Latin letters.

    Korean: Revised Romanization with the usual spellings of surnames, the spelling of
    the north, McCune-Reischauer, and the usual spelling of syllables in the south.
    Chinese and Japanese: known words in English and the rest in pinyin, a syllable a
    word; the rest as one word; names of persons as they are spelt outside China. Kana
    is written in Hepburn.
    """
    korean = any("\uac00" <= char <= "\ud7a3" for char in text)
    spellings = _KOREAN_SPELLINGS if korean else _SPELLINGS
    return tuple(_written(text, spelling) for spelling in spellings)


def _written(text: str, spelling: str) -> str:
    return _RUN.sub(lambda run: f" {_read(run, spelling)} ", text)


def _read(run: re.Match[str], spelling: str) -> str:
    word = run.group()
    if run.lastgroup == "hangul":
        return _korean(word, spelling)
    return _chinese(word, spelling)


def _segments(text: str, table: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Part a text into known words, longest first, with their English, and the rest."""
    longest = max(map(len, table))
    rest = ""
    at = 0
    while at < len(text):
        sizes = range(min(longest, len(text) - at), 0, -1)
        known = next(
            (text[at : at + n] for n in sizes if text[at : at + n] in table), ""
        )
        if known:
            if rest:
                yield rest, None
            rest = ""
            yield known, table[known]
            at += len(known)
        else:
            rest += text[at]
            at += 1
    if rest:
        yield rest, None


@cache
def _words(name: str) -> Mapping[str, str]:
    groups: dict[str, list[str]] = lexicon("asian.yml")[name]
    return {word: meaning for meaning, words in groups.items() for word in words}


def _chinese(text: str, spelling: str) -> str:
    segments = list(_segments(text, _words("han")))
    known = [meaning is not None for _, meaning in segments]
    if spelling == "abroad" and known == [False] and 2 <= len(text) <= 4:
        return _abroad(text)
    joiner = "" if spelling == "joined" else " "
    # A name of two characters or three is somebody's: the surname is read as such.
    person = len(segments) == 1 and 2 <= len(text) <= 3
    found = []
    for part, meaning in segments:
        if meaning is not None:
            found.append(meaning)
        elif person and not _KANA.search(part):
            surname, *given = _syllables(part, surname=True)
            found += [surname, joiner.join(given)]
        else:
            found.append(_spelt(part, joiner))
    return " ".join(found)


def _spelt(part: str, joiner: str) -> str:
    """Spell what is no known word: kana in Hepburn, characters in pinyin."""
    found = []
    at = 0
    for kana in _KANA.finditer(part):
        found.append(joiner.join(_syllables(part[at : kana.start()])))
        found.append(_hepburn(kana.group()))
        at = kana.end()
    found.append(joiner.join(_syllables(part[at:])))
    return " ".join(found)


def _syllables(text: str, *, surname: bool = False) -> list[str]:
    if not text:
        return []
    # Imported when needed: its dictionaries take a tenth of a second to read.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    found = lazy_pinyin(text)
    if surname:
        readings: dict[str, str] = lexicon("asian.yml")["surname_readings"]
        found[0] = readings.get(text[0], found[0])
    elif len(found) == len(text):
        readings = lexicon("asian.yml")["firm_readings"]
        found = [readings.get(sign, one) for sign, one in zip(text, found, strict=True)]
    return [syllable.replace("ü", "u") for syllable in found]


def _abroad(text: str) -> str:
    """Spell a person's name as in Hong Kong (the surname) and Taiwan (the rest)."""
    surnames: dict[str, str] = lexicon("asian.yml")["surnames"]
    size = 2 if text[:2] in surnames else 1
    syllables = [_wade_giles(one) for one in _syllables(text, surname=True)]
    surname = surnames.get(text[:size]) or " ".join(syllables[:size])
    return " ".join([surname, *syllables[size:]])


def _wade_giles(syllable: str) -> str:
    document = lexicon("asian.yml")
    for pinyin, other in document["wade_giles_initials"].items():
        if syllable.startswith(pinyin):
            syllable = other + syllable.removeprefix(pinyin)
            break
    for pinyin, other in document["wade_giles_finals"].items():
        if syllable.endswith(pinyin):
            return syllable.removesuffix(pinyin) + str(other)
    return syllable


def _hepburn(text: str) -> str:
    # Hiragana stands 96 code points before katakana.
    text = "".join(chr(ord(c) + 96) if "\u3041" <= c <= "\u3096" else c for c in text)
    for kana, latin in lexicon("asian.yml")["kana"].items():
        text = text.replace(kana, latin)
    # A small tsu doubles the next letter; folding does not count doubled letters.
    return str(anyascii.anyascii(text.replace("ッ", ""))).lower()


def _korean(word: str, spelling: str) -> str:
    if len(word) < _LEAST_WORDS and word not in _words("korean"):
        return _korean_name(word, spelling)
    segments = list(_segments(word, _long_words()))
    found = []
    for part, meaning in segments:
        spelt = "".join(_korean_syllables(part, spelling))
        found.append(spelt if meaning is None else meaning)
    return " ".join(found)


@cache
def _long_words() -> Mapping[str, str]:
    """Give the words that are looked for inside others: of two syllables or more."""
    return {word: to for word, to in _words("korean").items() if len(word) >= 2}


def _korean_syllables(word: str, spelling: str) -> list[str]:
    syllables = [_syllable(char) for char in word]
    if spelling == "revised":
        return syllables
    if spelling == "usual":
        usual: dict[str, str] = lexicon("asian.yml")["korean_usual"]
        return [usual.get(syllable, syllable) for syllable in syllables]
    return [_northern(one, mccune=spelling == "mccune") for one in syllables]


def _syllable(char: str) -> str:
    """Spell a Korean syllable; what closes it is k, t or p, whatever the letter."""
    plain = anyascii.anyascii(char).lower()
    if plain.endswith("ng") or plain[-1:] not in _KOREAN_FINALS:
        return plain
    return plain[:-1] + _KOREAN_FINALS[plain[-1]]


def _korean_name(word: str, spelling: str) -> str:
    syllables = _korean_syllables(word, spelling)
    if 2 <= len(syllables) <= 4:
        plain = _syllable(word[0])
        north = spelling in {"northern", "mccune"}
        table = "korean_northern_surnames" if north else "korean_surnames"
        surnames: dict[str, str] = lexicon("asian.yml")[table]
        return " ".join([surnames.get(plain, syllables[0]), *syllables[1:]])
    return "".join(syllables)


def _northern(syllable: str, *, mccune: bool) -> str:
    syllable = syllable.replace("eo", "o").replace("eu", "u")
    if mccune and syllable[0] == "j":
        return f"ch{syllable[1:]}"
    return _KOREAN_INITIALS.get(syllable[0], syllable[0]) + syllable[1:]
