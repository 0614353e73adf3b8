"""Firms and ships in signs, otherwise read: as in Hong Kong, in Japan, translated."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from clearance.names._letters import has_signs
from clearance.names._lexicons import lexicon

from ._asian_words import Words, both_ways, readings_of, segments, simplified, words_of
from ._japanese_firms import is_of_japan, of_ship
from ._sign_sounds import spelt
from ._western import western_names

_HONG_KONG = "香港"
_FORM_THERE, _FORMS_ELSEWHERE = "有限公司", ("股份有限公司", "责任有限公司")
_LONGEST_TRANSLATED = 6  # signs of a name that may be no words at all
_LEAST_WESTERN = 3  # signs of a Western name within others
_LONGEST_SPOKEN = 3  # signs of a word that is spelt as one
_TWO = 2  # signs of a name that is read by what each means
_Parts = Sequence[tuple[str, str | None]]


def called_otherwise(text: str, parts: _Parts) -> Iterator[str]:
    """Give other readings of a name of a firm or a ship in signs.

    *parts* are its known words, with their English, and the rest.
    """
    apart = list(segments(text, _left_as_spelt()))
    if is_of_japan(text):
        yield from of_ship(text)
    elif _is_of_hong_kong(text):
        in_hong_kong = _read(parts, _cantonese)
        if in_hong_kong is not None:
            yield in_hong_kong
    if len(text) <= _LONGEST_TRANSLATED and all(one is not None for _, one in parts):
        yield spelt(text, "")
    yield _joined(list(segments(text, _translated(0))))
    yield _joined(list(_by_what_signs_mean(text)))
    yield _joined(apart)
    yield " ".join(_as_spoken(text))
    if _may_be_of_hong_kong(text, parts):
        in_hong_kong = _read(parts, _cantonese)
        if in_hong_kong is not None:
            yield in_hong_kong


def _as_spoken(text: str) -> Iterator[str]:
    """Spell what a firm does by its sound, a word each: 海运集团 is haiyun jituan.

    Places, legal forms and single signs are translated there, too.
    """
    for part, meaning in segments(text, _short_words()):
        kept = len(part) == 1 or meaning in _always_translated()
        yield meaning if meaning is not None and kept else spelt(part, "")


def _joined(parts: _Parts) -> str:
    return " ".join(
        spelt(part, "") if meaning is None else meaning for part, meaning in parts
    )


def _by_what_signs_mean(text: str) -> Iterator[tuple[str, str | None]]:
    """Part a name into what it is called by and does; the rest sign by sign.

    A single sign only before what firms are called by: 红长城 is Red Great Wall.
    """
    parts = list(segments(text, _translated(1)))
    for at, (part, meaning) in enumerate(parts):
        behind = parts[at + 1][0] if at + 1 < len(parts) else ""
        alone = len(part) == 1 and behind.translate(simplified()) in _called()
        yield part, _by_signs(part, alone=alone) if meaning is None else meaning


def _by_signs(part: str, *, alone: bool) -> str | None:
    """Say what signs that are no word mean one by one: 新月 is New Moon.

    Of two, or of one that may stand *alone*.
    """
    if len(part) != _TWO and not alone:
        return None
    senses = [_senses().get(sign) for sign in part.translate(simplified())]
    joiner = " " if _unparted().isdisjoint(senses) else ""
    return None if None in senses else joiner.join(filter(None, senses))


def _is_of_hong_kong(text: str) -> bool:
    """Say whether a text has signs that the mainland does not use, or says so."""
    traditional = not _traditional().isdisjoint(text)
    return traditional or _HONG_KONG in text or text.translate(simplified()) != text


def _may_be_of_hong_kong(text: str, parts: _Parts) -> bool:
    """Say whether a firm in signs of the mainland may be one of Hong Kong.

    By its legal form, and that none of its words is a place as pinyin spells it: the
    mainland has firms say where they are, Hong Kong does not.
    """
    if not text.endswith(_FORM_THERE) or text.endswith(_FORMS_ELSEWHERE):
        return False
    if is_of_japan(text) or _is_of_hong_kong(text):
        return False
    return not any(
        meaning is not None and len(part) > 1 and meaning == spelt(part, "")
        for part, meaning in parts
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
    firms = _of_hong_kong()
    found = [firms.get(sign) or given.get(sign) or surnames.get(sign) for sign in part]
    return None if None in found else " ".join(filter(None, found))


@cache
def _translated(sense: int) -> Words:
    """Give the known words, with those that firms are called by in English as well.

    *sense* 0 takes what each means most, 1 what it means beside that.
    """
    names = {word: (senses[sense:] or senses)[0] for word, senses in _called().items()}
    return both_ways({**words_of("han").meanings, **names})


@cache
def _left_as_spelt() -> Words:
    """Give the known words but those by which firms are as often called in pinyin."""
    left = {*lexicon("asian_brands.yml")["spelt"], *_of_document()}
    known = words_of("han").meanings.items()
    return both_ways(
        {
            word: said
            for word, said in known
            if word not in left and word.translate(simplified()) not in left
        }
    )


@cache
def _short_words() -> Words:
    """Give the known words of few signs, and those that are always translated."""
    return both_ways(
        {
            word: said
            for word, said in words_of("han").meanings.items()
            if len(word) <= _LONGEST_SPOKEN or said in _always_translated()
        }
    )


@cache
def _always_translated() -> frozenset[str]:
    """Give the English of legal forms, countries and other places."""
    forms = lexicon("legal_forms.yml").values()
    countries = lexicon("company_words.yml")["countries"]
    return frozenset(
        (
            *(spelling for spellings in forms for spelling in spellings),
            *(name for name, others in countries.items() for name in (name, *others)),
            *_document()["always_translated"],
        )
    )


@cache
def _unparted() -> frozenset[str | None]:
    return frozenset(lexicon("asian_brands.yml")["unparted"])


@cache
def _senses() -> Mapping[str, str]:
    """Give what single signs mean."""
    table = lexicon("asian_brands.yml")["signs"]
    return {sign: english for english, signs in table.items() for sign in signs}


@cache
def _of_hong_kong() -> Mapping[str, str]:
    """Give how signs in names of firms are spelt in Hong Kong."""
    more = lexicon("asian_brands.yml")["hong_kong"].items()
    signs = {sign: latin for latin, signs in more for sign in signs}
    signs |= _document()["hong_kong_signs"]
    return {sign.translate(simplified()): to for sign, to in signs.items()} | signs


@cache
def _document() -> Mapping[str, Any]:
    found: Mapping[str, Any] = lexicon("asian_called.yml")
    return found


@cache
def _called() -> Mapping[str, list[str]]:
    """Give what firms and ships are called by in English, the usual sense first."""
    found: dict[str, list[str]] = {}
    for word, english in _of_document().items():
        found.setdefault(word.translate(simplified()), []).append(english)
    for word, senses in lexicon("asian_brands.yml")["called"].items():
        have = found.setdefault(word, [])
        have.extend(one for one in senses if one not in have)
    for word, name in western_names().items():
        if len(word) >= _LEAST_WESTERN and has_signs(word):
            found.setdefault(word.translate(simplified()), [name])
    return found


@cache
def _of_document() -> Mapping[str, str]:
    return {
        word: english
        for english, words in _document()["called"].items()
        for word in words
    }


@cache
def _traditional() -> frozenset[str]:
    return frozenset(_document()["traditional"])


_SIGNS = "一二三四五六七八九十百〇零○"
# Of order, of ships, and where a body follows: 七〇二研究所.
_NUMERAL = re.compile(
    f"第([{_SIGNS}]{{2,6}}|[六七八九十]|[一二三四五](?=\\S{{1,8}}丸$))"
    f"|(?<![{_SIGNS}第])([{_SIGNS}]{{2,6}})"
    "(?=研究|所|院|厂|廠|工厂|工廠|工場|号|號|局|基地|部队|部隊|医院|病院)"
)
_DIGITS = {sign: at for at, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
}


def with_digits(text: str) -> str:
    """Write numbers of order with digits: 第五十四 is 54."""
    return _NUMERAL.sub(lambda found: f" {_number(found[1] or found[2])} ", text)


def has_numeral(text: str) -> bool:
    """Say whether `with_digits` changes a text."""
    return _NUMERAL.search(text) is not None


def _number(signs: str) -> int:
    if not {"十", "百"} & set(signs):
        return int("".join(str(_DIGITS[sign]) for sign in signs))
    hundreds, _, rest = signs.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    count = (_DIGITS.get(hundreds[-1:], 1) if "百" in signs else 0) * 100
    count += (_DIGITS.get(tens[-1:], 1) if ten else 0) * 10
    return count + _DIGITS.get(ones[-1:], 0)
