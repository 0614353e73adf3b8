"""Banks and units of armies by the letters before their names or numbers: АКБ, в/ч."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ._letters import clean
from ._lexicons import lexicon
from ._meanings import legal_forms
from ._scripts import romanise

_LONGEST_TEXT = 140  # signs of a name
_BANK = "bank"
_UNIT = "military unit"
# Forms of what trades: "Kaplin Ltd, Unit 1204" has an address behind its name.
_OF_TRADE = frozenset({"limited", "limited_liability", "public_limited", "company"})
# "№", "No." and the letter of a unit before its number: A0515.
_NUMBER = re.compile(r"[aа]?\d{4,5}")
_SIGNS = re.compile(r"[\W_]+")
_DIGITS = "0123456789"
_LONGEST_ACRONYM, _VOWELS = 5, frozenset("aeiouy")
_ROW = re.compile(r"(.)\1+")
_GLUED = re.compile(r"(?<=[^\W\d_]{2})(?=\d)")
_OPENING = "«„“\"'‘<”»"
_TOKEN = re.compile(r"[\w/.\\-]+|\S")


@lru_cache(maxsize=16384)
def called_by_letters(text: str) -> tuple[str, ...]:
    """Give a name as it is with its letters for a bank or a unit written out.

    АО «АБ «Россия» as "ao bank rossiya", "GRU V/Ch 26165" as "gru military unit 26165",
    and a unit by its number alone besides. Empty for nearly all names.
    """
    if len(text) > _LONGEST_TEXT or not any(map(may_say_letters, text.split())):
        return ()
    return tuple(dict.fromkeys((*_as_bank(text), *_as_unit(text))))


def may_be_by_letters(piece: str) -> bool:
    """Say quickly whether what stands between two spaces may be such letters."""
    small = piece.casefold()
    told = small in telling_letters()
    return told or (
        not small.isalpha()
        and _SIGNS.sub("", small).rstrip(_DIGITS) in telling_letters()
    )


# Words come again and again where names do not.
@lru_cache(maxsize=65536)
def may_say_letters(piece: str) -> bool:
    """Say whether what stands between two spaces may make `called_by_letters` find any.

    Of more than `may_be_by_letters`: the first word of each phrase, and all numbers.
    """
    if any(map(str.isdigit, piece)):
        return True
    banks, maybe = _phrases("banks"), _phrases("maybe")
    words = map(clean, _TOKEN.findall(piece))
    return any(word in banks or word in maybe for word in words)


def are_other_acronyms(one: str, other: str) -> bool:
    """See two short words without vowels that only folding makes one: MMK, МККК.

    A letter that stands there twice is a word of its own in acronyms.
    """
    if one == other or max(len(one), len(other)) > _LONGEST_ACRONYM:
        return False
    return _VOWELS.isdisjoint(one + other) and _single(one) == _single(other)


def _single(word: str) -> str:
    return _ROW.sub(r"\1", word)


@cache
def telling_letters() -> frozenset[str]:
    """Give letters and words in small letters that tell that some may be written out.

    Of phrases in Cyrillic their first word; those in Latin are not looked for.
    """
    found = lexicon("banks.yml")
    said = [one for key in ("banks", "maybe", "units") for one in found[key]]
    some = {one.split()[0] for one in said if " " not in one or not one.isascii()}
    return frozenset(some - _words("silent"))


def _as_bank(text: str) -> Iterator[str]:
    """Give what is called a bank by letters with the word, in Latin letters."""
    tokens = _TOKEN.findall(text)
    words = [clean(token) for token in tokens]
    spoken = [at for at, word in enumerate(words) if word]
    keys = tuple(words[at] for at in spoken)
    for place in range(len(keys)):
        size, sure = _bank_at(keys, place)
        if not size:
            continue
        behind = spoken[place + size - 1] + 1
        opened = tokens[behind : behind + 1] and tokens[behind] in _OPENING
        quoted = opened and not keys[place].isascii()
        if sure or quoted or _has_form(keys):
            before = romanise(" ".join(keys[:place])).split()
            after = romanise(" ".join(keys[place + size :])).split()
            named = any(word.endswith(_BANK) for word in (*before, *after))
            yield " ".join([*before, *([] if named else [_BANK]), *after])
            return


def _bank_at(keys: tuple[str, ...], place: int) -> tuple[int, bool]:
    """Give how many words from a place on say bank, and whether they surely do."""
    if len(keys) > 1:
        for said, sure in (("banks", True), ("maybe", False)):
            for phrase in _phrases(said).get(keys[place], ()):
                size = len(phrase)
                begins = size == 1 or keys[:place] in _before_phrases()
                if begins and keys[place : place + size] == phrase:
                    return size, sure
    return 0, False


@cache
def _before_phrases() -> frozenset[tuple[str, ...]]:
    """Give what may stand before a phrase: "Kenya Commercial Bank" is a name."""
    forms = lexicon("banks.yml")["forms"]
    return frozenset({(), *(tuple(form.split()) for form in forms)})


def _has_form(keys: tuple[str, ...]) -> bool:
    """Say whether a name begins or ends with a legal form that banks have there."""
    begins = _phrases("forms").get(keys[0], ())
    ends = _phrases("forms", last=True).get(keys[-1], ())
    return any(keys[: len(one)] == one for one in begins) or any(
        keys[-len(one) :] == one for one in ends
    )


@cache
def _phrases(
    said: str, *, last: bool = False
) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Give phrases of the file by their first or last word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(lexicon("banks.yml")[said], key=len, reverse=True):
        words = tuple(phrase.split())
        found.setdefault(words[-1 if last else 0], []).append(words)
    return found


class Unit(NamedTuple):
    """A unit of an army: the words before and behind it, its number, and whose it is.

    `army` is "abroad" or "russia"; empty where nothing says it.
    """

    before: Sequence[str]
    number: str
    behind: Sequence[str]
    army: str


@lru_cache(maxsize=16384)
def unit_in(text: str) -> Unit | None:
    """Find the unit of an army that a text names by its number; None for none.

    Not where the text is the name of what trades.
    """
    words = _unit_words(text) if any(map(str.isdigit, text)) else []
    for at, word in enumerate(words):
        if not _NUMBER.fullmatch(word):
            continue
        before = words[:at]
        while before and before[-1] in _words("numbered"):
            before.pop()
        units = _phrases("units", last=True).get(before[-1], ()) if before else ()
        unit = next((one for one in units if tuple(before[-len(one) :]) == one), None)
        if unit is None or _trades(words):
            continue
        number, before = word.replace("а", "a"), before[: len(before) - len(unit)]
        return Unit(before, number, words[at + 1 :], _army_of(words))
    return None


def _army_of(words: Sequence[str]) -> str:
    if not _words("abroad").isdisjoint(words):
        return "abroad"
    here = _words("russia")
    said = not here.isdisjoint(words) or not "".join(words).isascii()
    return "russia" if said else ""


def _as_unit(text: str) -> Iterator[str]:
    """Give a unit of an army called "military unit" before its number."""
    found = unit_in(text)
    if found is None:
        return
    words = [*found.before, _UNIT, found.number, *found.behind]
    yield romanise(" ".join(words))
    if found.army != "abroad":
        yield f"{_UNIT} {found.number}"


def _unit_words(text: str) -> list[str]:
    """Give the words of a name with "в/ч" and "V. Ch." as one word each."""
    words = _GLUED.sub(" ", clean(text)).split()
    found: list[str] = []
    for word in words:
        if found and (found[-1], word) in {("в", "ч"), ("v", "ch"), ("m", "u")}:
            found[-1] += word
        else:
            found.append(word)
    return found


@cache
def _words(said: str) -> frozenset[str]:
    return frozenset(lexicon("banks.yml")[said])


def _trades(words: Sequence[str]) -> bool:
    keys = tuple(romanise(word) for word in words)
    forms = (legal_forms().at((key,), 0) for key in keys)
    return any(form is not None and form[1] in _OF_TRADE for form in forms)
