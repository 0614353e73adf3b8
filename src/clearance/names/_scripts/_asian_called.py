"""Firms and ships in signs, otherwise read: as in Hong Kong, in Japan, translated."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from clearance.names._lexicons import lexicon

from ._asian_words import Words, readings_of, segments, words_of
from ._sign_sounds import KANA, spelt

_MARU = "丸"
_LONGEST_TRANSLATED = 6  # signs of a name that may be no words at all
_LONGEST_WORD = 3  # signs of a name with a reading of its own in Japan
_DOUBLED = frozenset("kst")
_Parts = Sequence[tuple[str, str | None]]


def called_otherwise(text: str, parts: _Parts) -> Iterator[str]:
    """Give other readings of a name of a firm or a ship in signs.

    *parts* are its known words, with their English, and the rest.
    """
    apart = _parted(text, translated=False)
    if _is_japanese(text):
        japanese = _read(apart, _japanese)
        if japanese is not None:
            yield japanese
        if (ship := of_ship(text)) is not None:
            yield ship
    elif not _traditional().isdisjoint(text):
        in_hong_kong = _read(parts, _cantonese)
        if in_hong_kong is not None:
            yield in_hong_kong
    if len(text) <= _LONGEST_TRANSLATED and all(one is not None for _, one in parts):
        yield spelt(text, "")
    if any(word in text for word in _called()):
        for some in (_parted(text, translated=True), apart):
            yield " ".join(
                spelt(part, "") if meaning is None else meaning
                for part, meaning in some
            )


def of_ship(text: str) -> str | None:
    """Read the name of a Japanese ship as it sounds; None for any other name."""
    return _japanese(text) if text.endswith(_MARU) and len(text) > 1 else None


def _is_japanese(text: str) -> bool:
    marks: list[str] = _document()["japanese_marks"]
    return any(mark in text for mark in marks if mark != _MARU) or (
        text.endswith(_MARU) and len(text) > 1
    )


def _read(parts: _Parts, spell: Any) -> str | None:
    """Write what has no meaning as it is spelt somewhere; None where it has none."""
    found = []
    for part, meaning in parts:
        word = meaning if meaning is not None else spell(part)
        if word is None:
            return None
        found.append(word)
    return None if all(meaning is not None for _, meaning in parts) else " ".join(found)


def _cantonese(part: str) -> str | None:
    given, surnames = readings_of("hong_kong_given"), readings_of("surnames")
    firms: Mapping[str, str] = _document()["hong_kong_signs"]
    found = [firms.get(sign) or given.get(sign) or surnames.get(sign) for sign in part]
    return None if None in found else " ".join(filter(None, found))


def _japanese(part: str) -> str | None:
    """Read signs in the Chinese way of Japan, doubled where they meet: nitto."""
    if part.endswith(_MARU) and len(part) > 1:
        before = _japanese(part[:-1])
        return None if before is None else f"{before} maru"
    if KANA.search(part) is not None:
        return spelt(part, "") if all(map(KANA.match, part)) else None
    found, at = "", 0
    words, signs = _document()["japanese_words"], _document()["japanese_signs"]
    while at < len(part):
        size = next(
            (n for n in range(_LONGEST_WORD, 0, -1) if part[at : at + n] in words), 0
        )
        size, table = (size, words) if size else (1, signs)
        sound: str | None = table.get(part[at : at + size])
        if sound is None:
            return None
        found = _meeting(found, sound)
        at += size
    return found


def _meeting(before: str, sound: str) -> str:
    if before.endswith(("chi", "tsu")) and sound[0] in _DOUBLED:
        return before[:-3] + sound[0] + sound
    if before.endswith("ku") and sound[0] == "k":
        return before[:-1] + sound
    return before + sound


def _parted(text: str, *, translated: bool) -> list[tuple[str, str | None]]:
    return list(segments(text, _words(translated=translated)))


@cache
def _words(*, translated: bool) -> Words:
    """Give the known words with those that names are called by, or without them."""
    known, called = words_of("han"), _called()
    if not translated:
        return Words(
            {word: one for word, one in known.meanings.items() if word not in called},
            known.longest,
        )
    longest = dict(known.longest)
    for word in called:
        longest[word[0]] = max(longest.get(word[0], 0), len(word))
    return Words({**known.meanings, **called}, longest)


@cache
def _document() -> Mapping[str, Any]:
    found: Mapping[str, Any] = lexicon("asian_called.yml")
    return found


@cache
def _called() -> Mapping[str, str]:
    return {
        word: english
        for english, words in _document()["called"].items()
        for word in words
    }


@cache
def _traditional() -> frozenset[str]:
    return frozenset(_document()["traditional"])


_NUMERAL = re.compile(
    "第([一二三四五六七八九十百〇零]{2,6}|[一二三四五六七八九十](?=\\S{1,8}丸$))"
)
_DIGITS = {sign: at for at, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}


def with_digits(text: str) -> str:
    """Write numbers of order with digits: 第五十四 is 54."""
    return _NUMERAL.sub(lambda found: f" {_number(found[1])} ", text)


def has_numeral(text: str) -> bool:
    """Say whether `with_digits` changes a text."""
    return "第" in text and _NUMERAL.search(text) is not None


def _number(signs: str) -> int:
    if not {"十", "百"} & set(signs):
        return int("".join(str(_DIGITS[sign]) for sign in signs))
    hundreds, _, rest = signs.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    count = (_DIGITS.get(hundreds[-1:], 1) if "百" in signs else 0) * 100
    count += (_DIGITS.get(tens[-1:], 1) if ten else 0) * 10
    return count + _DIGITS.get(ones[-1:], 0)
