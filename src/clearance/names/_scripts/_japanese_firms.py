"""Firms and ships of Japan read as they sound there: 丸吉精機 is Maruyoshi Seiki."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from clearance.names._lexicons import lexicon

from ._asian_words import Words, both_ways, readings_of, segments, words_of
from ._sign_sounds import KANA, spelt

_LONGEST_WORD = 3  # signs of a name with a reading of its own
_LEAST_NAME = 2  # signs of a family's name within the name of a firm
_MARU, _CHINESE_FORM = "丸", "公司"
_ALONE = frozenset({"社", "第", "号"})  # signs that are words within names of firms
_DOUBLED = frozenset("kst")
# Long vowels as kana writes them, and short.
_LONG = (("ou", "o"), ("oo", "o"), ("uu", "u"), ("'", ""))
_Parts = Sequence[tuple[str, str | None]]
_Sounds = Callable[[str], str | None]


def is_of_japan(text: str) -> bool:
    """Say whether words, legal forms or signs tell that a name is one of Japan.

    Not beside a Chinese legal form: Taiwan has some of the words, too.
    """
    if text.endswith(_MARU) and len(text) > 1:
        return True
    if _CHINESE_FORM in text:
        return False
    return _marks().search(text) is not None or not _signs().isdisjoint(text)


def may_be_of_japan(text: str) -> bool:
    """Say whether a firm may be one of Japan as well as one of Taiwan or Hong Kong.

    What ends with what firms of Japan do, in signs that Japan writes so.
    """
    return (
        text.endswith(_ends_of_firms())
        and _elsewhere().search(text) is None
        and _is_written_in_japan(text)
    )


def japanese_firm(text: str) -> Iterator[str]:
    """Read the name of a firm of Japan, in the Japanese way first, then in the Chinese.

    What it does is in English; and once more as it sounds, where that says another
    word. Nothing where that is all that it says.
    """
    parts = list(segments(text, _words()))
    ways = (
        (_names(), _by_families),
        (_otherwise(), _by_families),
        (_otherwise(), in_the_chinese_way),
    )
    found = [
        _read(parts, names, sounds, spoken=spoken)
        for names, sounds in ways
        for spoken in (False, True)
    ]
    yield from dict.fromkeys(one for one in found if one is not None)


def of_ship(text: str) -> Iterator[str]:
    """Read the name of a Japanese ship as it sounds; nothing for any other name."""
    if text.endswith(_MARU) and len(text) > 1:
        name = text[:-1]
        for sound in (in_the_chinese_way(name), _by_families(name)):
            if sound is not None:
                yield f"{sound} maru"


def _read(
    parts: _Parts, names: Mapping[str, str], sounds: _Sounds, *, spoken: bool
) -> str | None:
    """Read the parts of a name: names by their table, the rest by how signs sound.

    A single sign is of the name before it or behind it: 山田屋 is Yamadaya.
    """
    found: list[str] = []
    named = joined = False  # whether the last was a name; a sign that the next joins
    some = False
    for part, meaning in parts:
        sound = names.get(part)
        trade = None if sound is not None or meaning is None else meaning
        if trade is not None:
            found.append(_said().get(part, trade) if spoken else trade)
            named = joined = False
            some = some or found[-1] != trade
            continue
        single = sound is None and len(part) == 1
        sound = sounds(part) if sound is None else sound
        if sound is None:
            return None
        if (single and named) or joined:
            found[-1] += sound
        else:
            found.append(sound)
        named, joined, some = True, single and not named, True
    return " ".join(found) if some else None


def in_the_chinese_way(part: str) -> str | None:
    """Read signs in the Chinese way of Japan, doubled where they meet: nitto."""
    if KANA.search(part) is not None:
        return spelt(part, "") if all(map(KANA.match, part)) else None
    called = lexicon("asian_called.yml")
    return _sound(part, called["japanese_words"], called["japanese_signs"], _meeting)


def family_name(part: str) -> str | None:
    """Read the name of a family or a place of Japan, where it is known."""
    return _names().get(part) if _is_long(part) else None


def _by_families(part: str) -> str | None:
    """Read signs as names of families are read: 丸吉 is Maruyoshi."""
    if all(map(KANA.match, part)):
        return spelt(part, "")
    return _sound(part, _names(), _document()["kun"], _behind)


def _sound(
    part: str,
    words: Mapping[str, str],
    signs: Mapping[str, str],
    join: Callable[[str, str], str],
) -> str | None:
    """Spell signs by the longest words that are known, else one by one."""
    if part in words:
        return words[part]
    found, at = "", 0
    while at < len(part):
        size = next(
            (n for n in range(_LONGEST_WORD, 1, -1) if part[at : at + n] in words), 0
        )
        size, table = (size, words) if size else (1, signs)
        sound = table.get(part[at : at + size])
        if sound is None:
            return None
        found = join(found, sound)
        at += size
    return found


def _meeting(before: str, sound: str) -> str:
    if before.endswith(("chi", "tsu")) and sound[0] in _DOUBLED:
        return before[:-3] + sound[0] + sound
    if before.endswith("ku") and sound[0] == "k":
        return before[:-1] + sound
    return before + sound


def _behind(before: str, sound: str) -> str:
    first, _, behind = sound.partition("/")
    return before + (behind or first) if before else first


def with_whole_forms(text: str) -> str:
    """Write legal forms of Japan that stand by themselves in full, and with the name.

    "株 山田精機" and "山田精機 株式会社" are one name each.
    """
    short: Mapping[str, str] = _document()["forms"]
    first, *rest = words = text.split()
    if not rest:
        return text
    if first in short or first in short.values():
        return " ".join([short.get(first, first) + rest[0], *rest[1:]])
    last = words[-1]
    if (last in short or last in short.values()) and not words[-2].isascii():
        return " ".join([*words[:-2], words[-2] + short.get(last, last)])
    return text


def has_form_apart(text: str) -> bool:
    """Say whether a word is a legal form of Japan that belongs to the next name."""
    short: Mapping[str, str] = _document()["forms"]
    return text in short or text in short.values()


@cache
def _document() -> Mapping[str, Any]:
    found: Mapping[str, Any] = lexicon("japanese_firms.yml")
    return found


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _document()["marks"])))


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _document()["elsewhere"])))


@cache
def _signs() -> frozenset[str]:
    return frozenset(_document()["signs"])


def _is_written_in_japan(text: str) -> bool:
    """Say whether Japan's standard has all signs: not those of the mainland alone."""
    try:
        text.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _said() -> Mapping[str, str]:
    """Give what words of what firms do are as lists spell them by their sound.

    English where that is sure, otherwise how they sound, without long vowels.
    """
    sounds = {word: short(kana) for word, kana in _document()["sounds"].items()}
    trades: Mapping[str, Mapping[str, str]] = _document()["trades"]
    return sounds | {word: said for said, words in trades.items() for word in words}


@cache
def _ends_of_firms() -> tuple[str, ...]:
    return (*_said(), *_document()["ends"])


def short(kana: str) -> str:
    """Write what is spelt as kana has it without long vowels."""
    for long, vowel in _LONG:
        kana = kana.replace(long, vowel)
    return kana


@cache
def _names() -> Mapping[str, str]:
    """Give names of families and places that are read as such wherever they stand."""
    families = {
        name: sound
        for name, sound in readings_of("japanese_surnames").items()
        if len(name) >= _LEAST_NAME
    }
    called: Mapping[str, str] = lexicon("asian_called.yml")["japanese_words"]
    return {**called, **families, **_document()["names"]}


def names_of_japan() -> Sequence[Sequence[str]]:
    """Give the names that firms of Japan are called by, each in all its readings."""
    more = _document()["otherwise"]
    found: dict[str, list[str]] = {}
    for name, sound in (*readings_of("japanese_surnames").items(), *_names().items()):
        if " " not in sound:
            found.setdefault(sound, [sound]).extend(filter(None, [more.get(name)]))
    return [*found.values()]


@cache
def _otherwise() -> Mapping[str, str]:
    return {**_names(), **_document()["otherwise"]}


@cache
def _words() -> Words:
    """Give the words that names of firms of Japan are parted into.

    Names among them; of others not those that families are called by as well.
    """
    trades = _said()
    left: Sequence[str] = lexicon("asian_brands.yml")["spelt"]
    brands = lexicon("asian_called.yml")["called"].values()
    called = {*left, *(word for words in brands for word in words)} - trades.keys()
    kun = _document()["kun"].keys()
    known = {
        word: english
        for word, english in words_of("han").meanings.items()
        if word not in called
        and (word in trades or word in _ALONE or _is_long(word))
        and (word in trades or not kun >= set(word))
    }
    names = {name: sound for name, sound in _names().items() if _is_long(name)}
    return both_ways({**trades, **known, **names})


def _is_long(word: str) -> bool:
    return len(word) >= _LEAST_NAME
