"""Chinese, Japanese and Korean names: words translated, the rest spelt in Latin."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from clearance.names._letters import FOREIGN, LONGEST_NAME, RUN

from ._asian_called import called_otherwise, has_numeral, with_digits
from ._asian_words import readings_of, segments, words_of
from ._hangul import KOREAN_SPELLINGS, korean_readings
from ._japanese_firms import (
    family_name,
    has_form_apart,
    is_of_japan,
    japanese_firm,
    may_be_of_japan,
    of_ship,
    with_whole_forms,
)
from ._sign_sounds import FOREIGN_SPELLINGS, KANA, hepburn, spelt, syllables
from ._wade_giles import of_syllable

_Parts = list[tuple[str, str | None]]
_OF_JAPAN, _MAYBE = 4, 4  # readings of a firm of Japan, and of what may be one
_OF_SHIP = 2  # readings that come before that of a ship with its number
_LEAST_TRADE = 2  # signs of a word that says what a firm does
_LEAST_NAMED = 2  # parts of a name that its legal form ends
_KANA = re.compile(f"({KANA.pattern})")
# A foreign word of two kana, which may be a Japanese one where it stands alone.
_SHORT_FOREIGN = re.compile(r"[\u30a1-\u30fa][\u30a1-\u30fa\u30fc]")
_ENDING = ("公司", "会社", "會社")


def asian_readings(text: str) -> tuple[str, ...]:
    """Write the Chinese, Japanese and Korean words of a cleaned name in Latin letters.

    Korean: Revised Romanization with the usual spellings of surnames, the spelling of
    the north, McCune-Reischauer, and the usual spelling of syllables in the south.
    Chinese and Japanese: known words in English and the rest in pinyin, a syllable a
    word; the rest as one word; names of persons as they are spelt in Hong Kong, in
    Taiwan, and by families from Hokkien. Japanese names that the lexicon knows come
    first, and kana is written in Hepburn.
    """
    whole, text = text, with_digits(with_whole_forms(text))
    pieces: list[tuple[str, ...]] = []
    at = count = 0
    korean = any("\uac00" <= char <= "\ud7a3" for char in text)
    foreign = FOREIGN.search(text) is not None
    for run in RUN.finditer(text):
        if run.start() > at:
            pieces.append((text[at : run.start()],))
        read = korean_readings if run.lastgroup == "hangul" else _chinese
        # Chinese within Korean is read in one way only, and what stands beside foreign
        # words in kana, too, which have ways of their own; what names a letter is that.
        ways = read(run.group())
        beside = foreign and FOREIGN.search(run.group()) is None
        letter = readings_of("kana_letters").get(run.group())
        if beside and letter is None and _SHORT_FOREIGN.fullmatch(run.group()):
            ways = _foreign_spellings(run.group())
            beside = False
        pieces.append((ways[:1] if letter is None else (letter,)) if beside else ways)
        count = max(count, len(pieces[-1]))
        at = run.end()
    pieces.append((text[at:],))
    if korean:
        pieces = [p if len(p) == KOREAN_SPELLINGS else p[:1] for p in pieces]
        count = KOREAN_SPELLINGS
    found = tuple(
        " ".join(piece[min(place, len(piece) - 1)] for piece in pieces)
        for place in range(count)
    )
    # Daigo Fukuryu Maru is the Fukuryu Maru No. 5.
    ships = of_ship(whole) if with_digits(whole) != whole else ()
    return (*found[:_OF_SHIP], *ships, *found[_OF_SHIP:])


def read_run(text: str) -> tuple[bool, tuple[str, ...]] | None:
    """Read a text of nothing but Korean signs, or Chinese and Japanese ones.

    Whether it is Korean, and its spellings; None for any other text, and for what
    changes how others are read.
    """
    run = RUN.fullmatch(text)
    # Beside foreign words in kana others are read in one way only.
    if run is None or has_numeral(text) or FOREIGN.search(text) or has_form_apart(text):
        return None
    korean = run.lastgroup == "hangul"
    return korean, korean_readings(text) if korean else _chinese(text)


# Surnames and given names come again and again, also where each whole name is new.
@lru_cache(maxsize=16384)
def _chinese(text: str) -> tuple[str, ...]:
    """Read Chinese characters and kana, a Japanese reading first where one is known."""
    letter = readings_of("kana_letters").get(text)
    if letter is not None:
        return hepburn(text), letter
    parts = _ended(list(segments(text, words_of("han"))))
    known = [meaning is not None for _, meaning in parts]
    somebody = 2 <= len(text) <= LONGEST_NAME and KANA.search(text) is None
    if FOREIGN.search(text) or (any(known) and _has_short_foreign(parts)):
        return _with_foreign(parts)
    japanese = _japanese_name(text) if somebody else None
    if not somebody or all(known) or (japanese is None and _ends_with_trade(parts)):
        plain = _joined(parts, " "), _joined(parts, "")
        return _each_once(
            *_of_firm(text, plain, named=not all(known)), *called_otherwise(text, parts)
        )
    if known == [False]:
        names = _chinese_name(text)
    elif text[0] in readings_of("surnames"):
        # 王建国 is somebody; that his name says "builds the country" is no trade.
        names = (*_chinese_name(text)[:3], _joined(parts, ""))
    else:
        names = _joined(parts, " "), _joined(parts, "")
    names = names if japanese is None else (japanese, *names[:3])
    if japanese is None and may_be_of_japan(text):
        names = (*names[:3], *islice(japanese_firm(text), _MAYBE))
    if text.endswith("丸") or (any(known) and text[0] not in readings_of("surnames")):
        return _each_once(*names, *called_otherwise(text, parts))
    return names


def _each_once(*readings: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(readings))


def _ends_with_trade(parts: _Parts) -> bool:
    """Say whether four signs are what a firm is called and what it does: 龙马科技."""
    text = "".join(part for part, _ in parts)
    if len(text) < LONGEST_NAME or text[:2] in readings_of("double_surnames"):
        return False
    last, meaning = parts[-1]
    return meaning is not None and len(last) >= _LEAST_TRADE


def _ended(parts: _Parts) -> _Parts:
    """Leave out a single sign behind the legal form that a name of a firm ends with."""
    if len(parts) > _LEAST_NAMED and parts[-1][1] is None and len(parts[-1][0]) == 1:
        before = parts[-2][0]
        if before.endswith(_ENDING):
            return parts[:-1]
    return parts


def _with_foreign(parts: Sequence[tuple[str, str | None]]) -> tuple[str, ...]:
    """Read foreign words in kana: by their sound, without filling vowels, with l."""
    parts = [one for part in parts for one in _parted_at_kana(*part)]
    return tuple(
        " ".join(
            meaning
            if meaning is not None
            else _beside_foreign(part)
            if spell is None or not _is_foreign(part)
            else spell(part)
            for part, meaning in parts
        )
        for spell in (None, *FOREIGN_SPELLINGS)
    )


def _has_short_foreign(parts: _Parts) -> bool:
    """See a word of two katakana beside known ones: ペラ造船所, Pella Shipyard."""
    return any(
        meaning is None and _SHORT_FOREIGN.fullmatch(part) for part, meaning in parts
    )


def _is_foreign(part: str) -> bool:
    return bool(FOREIGN.search(part) or _SHORT_FOREIGN.fullmatch(part))


def _foreign_spellings(part: str) -> tuple[str, ...]:
    return hepburn(part), *(spell(part) for spell in FOREIGN_SPELLINGS)


def _parted_at_kana(part: str, meaning: str | None) -> _Parts:
    """Part what no word is known of into kana and what stands beside it."""
    if meaning is not None:
        return [(part, meaning)]
    return [(piece, None) for piece in _KANA.split(part) if piece]


def _beside_foreign(part: str) -> str:
    """Spell what is no known word beside kana: names of families as these are read."""
    behind = readings_of("behind_kana").get(part)
    return behind or family_name(part) or spelt(part, "")


def _joined(parts: Sequence[tuple[str, str | None]], joiner: str) -> str:
    return " ".join(
        spelt(part, joiner) if meaning is None else meaning for part, meaning in parts
    )


def _chinese_name(text: str) -> tuple[str, ...]:
    """Read the name of a person: pinyin, and as it is spelt outside the mainland."""
    double = readings_of("double_surnames").get(text[:2]) if len(text) > 2 else None
    size = 1 if double is None else 2
    if len(text) - size > 2:
        size = 0
    read = syllables(text, surname=size > 0)
    given = read[size:]
    surname = double or "".join(read[:size])
    wade = [of_syllable(syllable) for syllable in read]
    cantonese = readings_of("surnames").get(text[:size]) or " ".join(wade[:size])
    in_hong_kong, by_hokkien = (
        _given_abroad(text[size:], wade[size:], table)
        for table in ("hong_kong_given", "hokkien_given")
    )
    hokkien = readings_of("hokkien_surnames").get(text[:size])
    found = [
        " ".join([surname, *given]),
        f"{surname} {''.join(given)}",
        " ".join([cantonese, *in_hong_kong]),
        " ".join(wade),
        *(
            [" ".join([hokkien, *one]) for one in (given, by_hokkien)]
            if hokkien
            else []
        ),
    ]
    return tuple(one.strip() for one in found)


def _given_abroad(signs: str, others: Sequence[str], table: str) -> list[str]:
    """Spell the signs of a given name by a table; *others* are for those it lacks."""
    usual = readings_of(table)
    return [usual.get(sign, other) for sign, other in zip(signs, others, strict=False)]


def _of_firm(text: str, plain: Sequence[str], *, named: bool) -> Iterator[str]:
    """Read a firm as in Japan as well, first where it is told to be of Japan.

    *named* says whether part of it is no known word.
    """
    if named and is_of_japan(text):
        yield from islice(japanese_firm(text), _OF_JAPAN)
        yield from plain
    else:
        yield from plain
        if is_of_japan(text) or may_be_of_japan(text):
            yield from islice(japanese_firm(text), _MAYBE)


def _japanese_name(text: str) -> str | None:
    """Read a Japanese family name, given name or both, where the lexicon knows them."""
    surnames, given = (
        readings_of("japanese_surnames"),
        readings_of("japanese_given_names"),
    )
    if text in surnames or text in given:
        return surnames.get(text) or given[text]
    for at in range(1, len(text)):
        if text[:at] in surnames and text[at:] in given:
            return f"{surnames[text[:at]]} {given[text[at:]]}"
    return None
