"""Chinese, Japanese and Korean names: words translated, the rest spelt in Latin."""

from collections.abc import Sequence
from functools import lru_cache

from clearance.names._letters import FOREIGN, LONGEST_NAME, RUN

from ._asian_called import called_otherwise, has_numeral, of_ship, with_digits
from ._asian_words import readings_of, segments, words_of
from ._hangul import KOREAN_SPELLINGS, korean_readings
from ._sign_sounds import FOREIGN_SPELLINGS, KANA, hepburn, spelt, syllables
from ._wade_giles import of_syllable

_Parts = list[tuple[str, str | None]]
_LEAST_TRADE = 2  # signs of a word that says what a firm does
_LEAST_NAMED = 2  # parts of a name that its legal form ends
# Forms and words of firms that are written so in Japan alone.
_OF_JAPAN = ("株式会社", "有限会社", "合同会社", "製作所", "商店", "商会", "商事")
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
    whole, text = text, with_digits(text)
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
    ship = of_ship(whole) if whole != text else None
    return found if ship is None else (*found, ship)


def read_run(text: str) -> tuple[bool, tuple[str, ...]] | None:
    """Read a text of nothing but Korean signs, or Chinese and Japanese ones.

    Whether it is Korean, and its spellings; None for any other text, and for what
    changes how others are read.
    """
    run = RUN.fullmatch(text)
    # Beside foreign words in kana others are read in one way only.
    if run is None or has_numeral(text) or FOREIGN.search(text):
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
    if FOREIGN.search(text):
        return _with_foreign(parts)
    japanese = _japanese_name(text) if somebody else None
    if not somebody or all(known) or (japanese is None and _ends_with_trade(parts)):
        plain = _joined(parts, " "), _joined(parts, "")
        firm = _japanese_firm(text, parts)
        usual = plain if firm is None else (firm, *plain)
        return _each_once(*usual, *called_otherwise(text, parts))
    if known == [False]:
        names = _chinese_name(text)
    elif text[0] in readings_of("surnames"):
        # 王建国 is somebody; that his name says "builds the country" is no trade.
        names = (*_chinese_name(text)[:3], _joined(parts, ""))
    else:
        names = _joined(parts, " "), _joined(parts, "")
    names = names if japanese is None else (japanese, *names[:3])
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
    return tuple(
        " ".join(
            meaning
            if meaning is not None
            else spelt(part, "")
            if spell is None or not FOREIGN.search(part)
            else spell(part)
            for part, meaning in parts
        )
        for spell in (None, *FOREIGN_SPELLINGS)
    )


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


def _japanese_firm(text: str, parts: Sequence[tuple[str, str | None]]) -> str | None:
    """Read a Japanese firm that is called after a known family name: Tanaka Works."""
    if not any(one in text for one in _OF_JAPAN):
        return None
    read = [
        meaning if meaning is not None else _japanese_name(part)
        for part, meaning in parts
    ]
    known = [one for one in read if one is not None]
    return " ".join(known) if len(known) == len(read) else None


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
