"""Chinese, Japanese and Korean names: words translated, the rest spelt in Latin."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

import anyascii

from ._clean import lexicon
from ._pinyin import pinyin
from ._wade_giles import of_syllable

_HANGUL = r"\uac00-\ud7a3"
_HAN = r"\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN = re.compile(rf"(?P<hangul>[{_HANGUL}]+)|(?P<han>[{_HAN}]+)")
_SIGN = re.compile(f"[{_HANGUL}{_HAN}]")
_KANA = re.compile(r"[\u3040-\u30ff]+")
# Katakana, in which Japanese spells foreign words.
_FOREIGN = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
# The vowels that it puts between consonants and after them.
_FILLING = re.compile(
    r"(?<=[kgszbpmrfvj])u(?![aeiou])|(?<=[td])o(?![aeiouf])"
    r"|(?<=sh)u(?![aeiouy])|(?<=ch)i(?=k)"
)
# What Japanese writes the v of Azov, Makeev and Izhevsk with.
_OV = re.compile(r"(?<=[oe])f$|(?<=[aeiou])f(?=sk)")
# The vowel of "can" and "gas" behind k and g: Aeroscan.
_CAN = re.compile(r"(?<=[kg])ya")
# An n before the sounds of the lips: Kompel.
_LIPS = re.compile(r"n(?=[pbm])")
# An r between vowels, or where a word begins with one.
_ONSET = re.compile(r"(?<![a-z])r(?=[aeiou])|(?<=[aeiou])r(?=[aeiou])")
_ALONE = re.compile(r"(?<![bcdfgkpt])r")
# Kumiko and Yumiko, with one character among their kana.
_GIRL = re.compile(r"(?<=[\u3040-\u30ff])子")
# What long vowels of Japanese stand for in English; R stays, where others become l.
_ENGLISH = MappingProxyType({"a": "eR", "e": "a"})
_KOREAN_INITIALS = {"g": "k", "b": "p", "d": "t"}
_KOREAN_FINALS = {"g": "k", "d": "t", "b": "p", "s": "t", "j": "t"}
KOREAN_SPELLINGS = 4
_LONGEST_NAME = 4  # signs of a name of a person
_LEAST_PART, _LEAST_END = 3, 5  # kana of a known word within another, and at its end
_LEAST_WORDS = 5  # syllables that a Korean word has before others are looked for in it


def is_syllabic(text: str) -> bool:
    """Say whether a text has signs that stand for syllables: Chinese, Korean.

    Not where it spells foreign words in kana, which come near their sound only.
    """
    return has_signs(text) and _FOREIGN.search(text) is None


def is_heard(text: str) -> bool:
    """Say whether a text spells a foreign word in kana, by how it sounds."""
    return not text.isascii() and _FOREIGN.search(text) is not None


def has_signs(text: str) -> bool:
    """Say whether a text has Chinese, Japanese or Korean signs."""
    return not text.isascii() and _SIGN.search(text) is not None


def may_be_translated(text: str) -> bool:
    """Say whether a text has more such signs on end than names of persons have."""
    if text.isascii():
        return False
    longest = max((run.end() - run.start() for run in _RUN.finditer(text)), default=0)
    return longest > _LONGEST_NAME


def asian_readings(text: str) -> tuple[str, ...]:
    """Write the Chinese, Japanese and Korean words of a cleaned name in Latin letters.

    Korean: Revised Romanization with the usual spellings of surnames, the spelling of
    the north, McCune-Reischauer, and the usual spelling of syllables in the south.
    Chinese and Japanese: known words in English and the rest in pinyin, a syllable a
    word; the rest as one word; names of persons as they are spelt in Hong Kong, in
    Taiwan, and by families from Hokkien. Japanese names that the lexicon knows come
    first, and kana is written in Hepburn.
    """
    pieces: list[tuple[str, ...]] = []
    at = count = 0
    korean = any("\uac00" <= char <= "\ud7a3" for char in text)
    for run in _RUN.finditer(text):
        if run.start() > at:
            pieces.append((text[at : run.start()],))
        read = _korean if run.lastgroup == "hangul" else _chinese
        # Chinese within Korean is read in one way only.
        pieces.append(read(run.group()))
        count = max(count, len(pieces[-1]))
        at = run.end()
    pieces.append((text[at:],))
    if korean:
        pieces = [p if len(p) == KOREAN_SPELLINGS else p[:1] for p in pieces]
        count = KOREAN_SPELLINGS
    return tuple(
        " ".join(piece[min(place, len(piece) - 1)] for piece in pieces)
        for place in range(count)
    )


def read_run(text: str) -> tuple[bool, tuple[str, ...]] | None:
    """Read a text of nothing but Korean signs, or Chinese and Japanese ones.

    Whether it is Korean, and its spellings; None for any other text.
    """
    run = _RUN.fullmatch(text)
    if run is None:
        return None
    korean = run.lastgroup == "hangul"
    return korean, _korean(text) if korean else _chinese(text)


class _Words(NamedTuple):
    """Known words with their English; the longest that begin with each sign."""

    meanings: Mapping[str, str]
    longest: Mapping[str, int]


@cache
def _words(name: str, least: int = 1) -> _Words:
    meanings = {
        word: meaning
        for data in ("asian_words.yml", "asian.yml")
        for meaning, words in lexicon(data).get(name, {}).items()
        for word in words
        if len(word) >= least
    }
    longest: dict[str, int] = {}
    for word in meanings:
        longest[word[0]] = max(longest.get(word[0], 0), len(word))
    return _Words(meanings, longest)


def _segments(text: str, words: _Words) -> Iterator[tuple[str, str | None]]:
    """Part a text into known words with their English, and the rest.

    So that least is left, in the fewest words, the longest first. A foreign word in
    kana is parted only where it is made of known words alone.
    """
    whole = _inside_foreign(text, words)
    # For each place: what is left from there on and in how many pieces, and the step.
    best: list[tuple[int, int, int]] = [(0, 0, 0)] * (len(text) + 1)
    for at in range(len(text) - 1, -1, -1):
        rest, pieces, size = best[at + 1]
        # What is not known goes on, or begins here.
        best[at] = rest + 1, pieces + (size >= 0), -1
        if at in whole:
            continue
        longest = min(words.longest.get(text[at], 0), len(text) - at)
        for length in range(1, longest + 1):
            if at + length not in whole and text[at : at + length] in words.meanings:
                rest, pieces, _ = best[at + length]
                best[at] = min(best[at], (rest, pieces + 1, length), key=_by_least_left)
    yield from _parted(text, words, [step for *_, step in best])


def _by_least_left(found: tuple[int, int, int]) -> tuple[int, int, int]:
    left, pieces, size = found
    return left, pieces, -size


def _parted(
    text: str, words: _Words, steps: Sequence[int]
) -> Iterator[tuple[str, str | None]]:
    start = at = 0
    while at < len(text):
        size = steps[at]
        if size < 0:
            at += 1
            continue
        if start < at:
            yield text[start:at], None
        yield text[at : at + size], words.meanings[text[at : at + size]]
        start = at = at + size
    if start < len(text):
        yield text[start:], None


def _inside_foreign(text: str, words: _Words) -> frozenset[int]:
    """Give the places within foreign words in kana where no known word may be cut."""
    found: set[int] = set()
    for run in _FOREIGN.finditer(text):
        low, high = run.span()
        cuts = _cuts(run.group(), words.meanings)
        found.update(at for at in range(low + 1, high) if at - low not in cuts)
    return frozenset(found)


def _cuts(foreign: str, meanings: Mapping[str, str]) -> frozenset[int]:
    """Say where to part a word that is made of known words, or ends with a long one."""
    ways: dict[int, tuple[int, ...]] = {0: ()}
    for end in range(_LEAST_PART, len(foreign) + 1):
        for start in sorted(ways):
            if end - start >= _LEAST_PART and foreign[start:end] in meanings:
                ways[end] = (*ways[start], end)
                break
    if len(foreign) in ways:
        return frozenset(ways[len(foreign)])
    ends = range(_LEAST_PART, len(foreign) - _LEAST_END + 1)
    at = next((at for at in ends if foreign[at:] in meanings), None)
    return frozenset() if at is None else frozenset({at})


# Surnames and given names come again and again, also where each whole name is new.
@lru_cache(maxsize=16384)
def _chinese(text: str) -> tuple[str, ...]:
    """Read Chinese characters and kana, a Japanese reading first where one is known."""
    letter = _readings("kana_letters").get(text)
    if letter is not None:
        return _hepburn(text), letter
    segments = list(_segments(text, _words("han")))
    known = [meaning is not None for _, meaning in segments]
    somebody = 2 <= len(text) <= _LONGEST_NAME and _KANA.search(text) is None
    if _FOREIGN.search(text):
        return _with_foreign(segments)
    if not somebody or all(known):
        return _joined(segments, " "), _joined(segments, "")
    japanese = _japanese_name(text)
    if known == [False]:
        names = _chinese_name(text)
    elif text[0] in _readings("surnames"):
        # 王建国 is somebody; that his name says "builds the country" is no trade.
        names = (*_chinese_name(text)[:3], _joined(segments, ""))
    else:
        names = _joined(segments, " "), _joined(segments, "")
    return names if japanese is None else (japanese, *names[:3])


def _with_foreign(segments: Sequence[tuple[str, str | None]]) -> tuple[str, ...]:
    """Read foreign words in kana: by their sound, without filling vowels, with l."""
    return tuple(
        " ".join(
            meaning
            if meaning is not None
            else _spelt(part, "")
            if spell is None or not _FOREIGN.search(part)
            else spell(part)
            for part, meaning in segments
        )
        for spell in (None, _unfilled, _with_l, _with_both, _with_er)
    )


def _unfilled(part: str, *, long: Mapping[str, str] = MappingProxyType({})) -> str:
    """Spell a foreign word without the vowels that fill it; long ones stay.

    *long* is what long vowels are written as that are written otherwise.
    """
    *held, last = (_spelt(piece, "").strip() for piece in part.split("ー"))
    found = ""
    for piece in held:
        # A vowel that is long does not fill.
        spelt = piece[:-1] + long.get(piece[-1:], piece[-1:])
        found += _FILLING.sub("", spelt + "a")[:-1]
    return _LIPS.sub("m", found + _FILLING.sub("", last))


def _with_l(part: str) -> str:
    """Spell an English word: l for r, si where Japanese has no such sound, and can."""
    spelt = _CAN.sub("a", _unfilled(part).replace("r", "l"))
    return spelt.replace("shi", "si")


def _with_both(part: str) -> str:
    """Spell a Slavic word: l between vowels, s and z before i, v at the end."""
    spelt = _ONSET.sub("l", _unfilled(part))
    return _OV.sub("v", spelt.replace("shi", "si").replace("ji", "zi"))


def _with_er(part: str) -> str:
    """Take a long a for what English ends words with: super, fiber, emergency.

    And a long e for its a, as in base, and r for l wherever it does not follow a
    consonant: Strelka.
    """
    spelt = _ALONE.sub("l", _unfilled(part, long=_ENGLISH)).replace("R", "r")
    return _CAN.sub("a", _OV.sub("v", spelt)).replace("shi", "si")


def _joined(segments: Sequence[tuple[str, str | None]], joiner: str) -> str:
    return " ".join(
        _spelt(part, joiner) if meaning is None else meaning
        for part, meaning in segments
    )


def _chinese_name(text: str) -> tuple[str, ...]:
    """Read the name of a person: pinyin, and as it is spelt outside the mainland."""
    double = _readings("double_surnames").get(text[:2]) if len(text) > 2 else None
    size = 1 if double is None else 2
    if len(text) - size > 2:
        size = 0
    syllables = _syllables(text, surname=size > 0)
    given = syllables[size:]
    surname = double or "".join(syllables[:size])
    wade = [of_syllable(syllable) for syllable in syllables]
    cantonese = _readings("surnames").get(text[:size]) or " ".join(wade[:size])
    hokkien = _readings("hokkien_surnames").get(text[:size])
    found = [
        " ".join([surname, *given]),
        f"{surname} {''.join(given)}",
        " ".join([cantonese, *wade[size:]]),
        " ".join(wade),
        *([" ".join([hokkien, *given])] if hokkien else []),
    ]
    return tuple(one.strip() for one in found)


def _japanese_name(text: str) -> str | None:
    """Read a Japanese family name, given name or both, where the lexicon knows them."""
    surnames, given = _readings("japanese_surnames"), _readings("japanese_given_names")
    if text in surnames or text in given:
        return surnames.get(text) or given[text]
    for at in range(1, len(text)):
        if text[:at] in surnames and text[at:] in given:
            return f"{surnames[text[:at]]} {given[text[at:]]}"
    return None


def _spelt(part: str, joiner: str) -> str:
    """Spell what is no known word: kana in Hepburn, characters in pinyin."""
    found = []
    at = 0
    part = _GIRL.sub("コ", part)
    for kana in _KANA.finditer(part):
        found.append(joiner.join(_syllables(part[at : kana.start()])))
        found.append(_hepburn(kana.group()))
        at = kana.end()
    found.append(joiner.join(_syllables(part[at:])))
    return " ".join(found)


def _syllables(text: str, *, surname: bool = False) -> list[str]:
    found = pinyin(text)
    if surname:
        first = _readings("surname_readings").get(text[0])
        return [first or found[0], *found[1:]]
    others = _readings("firm_readings")
    if others.keys().isdisjoint(text):
        return found
    return [others.get(sign, one) for sign, one in zip(text, found, strict=True)]


@cache
def _readings(name: str) -> Mapping[str, str]:
    found: dict[str, str] = lexicon("asian.yml")[name]
    return found


def _hepburn(text: str) -> str:
    # Hiragana stands 96 code points before katakana.
    text = "".join(chr(ord(c) + 96) if "\u3041" <= c <= "\u3096" else c for c in text)
    table = _readings("kana")
    found = []
    at = 0
    while at < len(text):
        size = 2 if text[at : at + 2] in table else 1
        # A small tsu doubles the next letter; folding does not count doubled letters.
        kana = text[at : at + size].replace("ッ", "")
        found.append(table[kana] if kana in table else anyascii.anyascii(kana))
        at += size
    return "".join(found).lower()


@lru_cache(maxsize=16384)
def _korean(word: str) -> tuple[str, ...]:
    if len(word) < _LEAST_WORDS and word not in _words("korean").meanings:
        return _korean_name(word)
    segments = list(_segments(word, _words("korean", 2)))
    return tuple(
        " ".join(
            meaning or "".join(_block(sign)[spelling] for sign in part)
            for part, meaning in segments
        )
        for spelling in range(KOREAN_SPELLINGS)
    )


def _korean_name(word: str) -> tuple[str, ...]:
    blocks = [_block(sign) for sign in word]
    if not 2 <= len(word) <= 4:
        return tuple("".join(one) for one in zip(*blocks, strict=True))
    blocks[0] = _korean_surname(word[0])
    return tuple(" ".join(one) for one in zip(*blocks, strict=True))


@lru_cache(maxsize=16384)
def _block(sign: str) -> tuple[str, ...]:
    """Spell a Korean syllable: revised, northern, McCune-Reischauer, usual."""
    plain = _syllable(sign)
    usual = _readings("korean_usual").get(plain, plain)
    return plain, _northern(plain, mccune=False), _northern(plain, mccune=True), usual


@lru_cache(maxsize=16384)
def _korean_surname(sign: str) -> tuple[str, ...]:
    plain, *_ = spellings = _block(sign)
    south = _readings("korean_surnames").get(plain)
    north = _readings("korean_northern_surnames").get(plain)
    usual = (south, north, north, south)
    return tuple(one or other for one, other in zip(usual, spellings, strict=True))


def _syllable(char: str) -> str:
    """Spell a Korean syllable; what closes it is k, t or p, whatever the letter."""
    plain = anyascii.anyascii(char).lower()
    if plain.endswith("ng") or plain[-1:] not in _KOREAN_FINALS:
        return plain
    return plain[:-1] + _KOREAN_FINALS[plain[-1]]


def _northern(syllable: str, *, mccune: bool) -> str:
    syllable = syllable.replace("eo", "o").replace("eu", "u")
    if mccune and syllable[0] == "j":
        return f"ch{syllable[1:]}"
    return _KOREAN_INITIALS.get(syllable[0], syllable[0]) + syllable[1:]
