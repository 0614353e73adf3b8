"""What records have beside a name that is no part of it: remarks, birth dates, numbers.

"Igor Zorin (deceased)", "Igor Zorin - closed", "VIP Igor Zorin", "Igor Zorin DOB
09.09.1953", "Igor Zorin (Moscow)", "Igor Zorin, client no 448812": the name before them
is searched for as well, and never instead of the whole text.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from clearance.errors import InvalidValueError
from clearance.names import (
    beside_words,
    clean,
    is_known_word,
    plain_words,
    remark_words,
    romanise,
    towns_of,
)
from clearance.values import IDENTIFIER_TYPES, country_code, parse_written_date

from ._around import is_form

_LONGEST = 200
_LEAST_LETTERS = 4  # of a name that is left
_LEAST_WORDS = 2  # of a person's name beside which a remark has no sign
_LEAST_APART = 4  # letters set apart that are one word or several
_MOST_REMARKS = 4
_SHIPS = frozenset(IDENTIFIER_TYPES["imo"].words + IDENTIFIER_TYPES["mmsi"].words)
# Of surnames; some of them are known as words of firms as well.
_ARTICLES = frozenset({"al", "el", "ul", "de", "del", "la", "las", "los", "abd"})
_LEAST_DIGITS = 6  # of a number that is no part of a name
_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|(?:1[89]|20)\d\d(?:[./-]\d\d[./-]\d\d)?"
    r"|\d{1,2}(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?[^\W\d_]{3,}\.?,?[\s-]+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})"
)
_FULL_DATE = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d)"
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]{1,80})[)\]）】]")
_BEHIND = re.compile(
    r"(?P<name>.*\S)(?:\s*[,;،，]\s*|\s+[-–—|/:]+\s*)(?P<said>[^,;،，]+)"
)
_BEFORE = re.compile(r"(?P<said>[^-–—:|*]{2,40}?)\s*(?:\s[-–—|]+|:|\*+)\s+(?P<name>.+)")
_AND = re.compile(
    r"\s*[,;/&+|،、，]\s*|\s+(?:and|und|et|en|y|e|i|и|та|ve|و)\s+", re.IGNORECASE
)
_SHARE = re.compile(r"\s*\d{1,3}(?:[.,]\d+)?\s*%\s*")
_SEVERAL_SPACES = re.compile(r"\s{2,}")
_CAPITAL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")


# Of one name it is asked again of what is left of it without a payment or an office.
@lru_cache(maxsize=1024)
def without_remarks(text: str) -> str:
    """Leave out what is said beside a name; mostly nothing is.

    Of firms no word is left out but in brackets, or behind a comma or a dash, where it
    is a remark: "VIP Bank", "Director Ltd" and "Closed Joint Stock Company" stay.
    """
    if len(text) > _LONGEST:
        return text
    name = whole = " ".join(text.split())
    for _ in range(_MOST_REMARKS):
        shorter = next((one for one in _shorter(name) if _is_name(one)), name)
        if shorter == name:
            break
        name = shorter
    return " ".join(name.split()) if name != whole else text


def born_in(text: str) -> tuple[str, str]:
    """Give the name in a text and the birth date that it says is one; or "" for none.

    The date as it is written; only where it is marked so ("DOB", "geb.", "г.р.") and
    can be read.
    """
    if len(text) > _LONGEST:
        return text, ""
    for found in _births(text):
        name = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;:-–—()[]")
        if _is_name(name) and _is_date(found["date"]):
            return " ".join(name.split()), found["date"]
    return text, ""


def letters_joined(text: str) -> str:
    """Join letters set apart: "R O S B A N K"; the text itself where none are.

    Where some gaps are wider, these are between words.
    """
    pieces = text.split()
    if len(pieces) < _LEAST_APART or len(text) > 2 * _LONGEST:
        return text
    if any(len(piece.strip(".")) > 1 for piece in pieces):
        return text
    if sum(map(str.isalpha, text)) < _LEAST_APART:
        return text
    words = _SEVERAL_SPACES.split(text.strip())
    joined = " ".join("".join(word.split()).replace(".", "") for word in words)
    return _CAPITAL.sub(" ", joined)


@cache
def words_of_remarks() -> frozenset[str]:
    """Give words that tell that a name without other signs may have a remark."""
    words = remark_words()
    said = (
        *words["bare"],
        *words["before"],
        *words["born"],
        *words["born_behind"],
        *words["numbers"],
    )
    told = {max(one.casefold().split(), key=len) for one in said}
    return frozenset(word.strip(".,:()") for word in told if len(word) > 1)


def may_be_person(text: str) -> bool:
    """Say whether a name has no word that names of firms have, nor ends as ships do.

    What "IMO" stands before is no number of an account.
    """
    words = [word for word in romanise(clean(text)).split() if word not in _ARTICLES]
    if len(words) < _LEAST_WORDS or words[-1] in _SHIPS:
        return False
    said = (word for word in words if len(word) > 1)  # the others are initials
    return not any(is_form(word) or is_known_word(word) for word in said)


def _shorter(text: str) -> Iterator[str]:
    """Give a text without one of its remarks, for each that it may have."""
    yield from (_cut(text, found) for found in _births(text))
    for found in _BRACKETS.finditer(text):
        rest = _cut(text, found)
        if _is_said(found[1], rest):
            yield rest
    if behind := _BEHIND.fullmatch(text):
        name = behind["name"].strip(" ,;")
        if len(name.split()) >= _LEAST_WORDS and _is_said(behind["said"], name):
            yield name
    if (before := _BEFORE.fullmatch(text)) and _is_remark(before["said"]):
        yield before["name"]
    beside = (_cut(text, found) for found in _found(_beside(), text))
    yield from filter(may_be_person, beside)


def _births(text: str) -> Iterator[re.Match[str]]:
    """Find birth dates; none is without a digit, as nearly all names are."""
    return _found(_born(), text) if any(map(str.isdigit, text)) else iter(())


def _found(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    return filter(None, (one.search(text) for one in patterns))


def _cut(text: str, found: re.Match[str]) -> str:
    rest = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}"
    return rest.strip(" ,;:-–—/")


def _is_said(said: str, name: str) -> bool:
    """Say whether a text in brackets or behind a comma is a remark beside a name."""
    if all(map(_is_remark, _AND.split(said.strip()))):
        return True
    return may_be_person(name) and may_be_place(said)


@lru_cache(maxsize=4096)
def _is_remark(text: str) -> bool:
    bare = _SHARE.sub(" ", text).casefold().strip(" .:!*")
    return bare in _notes() or _said_whole().fullmatch(text.strip()) is not None


def may_be_place(text: str) -> bool:
    """See a town or a country alone."""
    words = plain_words(text)
    if country_code(text.strip()) is not None:
        return len(text.strip()) > 3
    return 0 < len(words) <= 3 and bool(
        towns_of("".join(words)) or all(towns_of(word) for word in words)
    )


def _is_name(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _LEAST_LETTERS or (
        not text.isascii() and sum(map(str.isalpha, text)) > 1
    )


def _is_date(text: str) -> bool:
    try:
        parse_written_date(text)
    except InvalidValueError:
        return False
    return True


def _either(*kinds: str) -> str:
    """Match the words of some kinds, the longest first; spaces in them may be left."""
    said = {one for kind in kinds for one in remark_words()[kind]}
    longest = sorted(said, key=lambda one: (-len(one), one))
    return "|".join(re.escape(one).replace(r"\ ", r"\s*") for one in longest)


@cache
def _notes() -> frozenset[str]:
    words = remark_words()
    said = (
        *words["notes"],
        *words["bare"],
        *words["before"],
        *beside_words("statuses"),
    )
    return frozenset(one.casefold().strip(" .") for one in said)


@cache
def _born() -> tuple[re.Pattern[str], ...]:
    """Match a birth date that says it is one, in brackets or not."""
    before = rf"(?:(?:{_either('born')})(?![^\W\d_])|\*)[\s.:)=-]*"
    behind = rf"\s*(?:{_either('born_behind')})"
    begin, end = r"[\s,;]*[(\[（]?(?<!\w)", r"\s*[)\]）]?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{begin}{before}(?P<date>{_DATE})(?!\w)(?:{behind})?{end}",
            rf"{begin}(?P<date>{_DATE}){behind}(?!\w){end}",
        )
    )


@cache
def _number() -> str:
    return (
        rf"(?:{_either('numbers')})(?:[\s.:#-]*(?:{_either('counting')}))*"
        r"[\s.:#-]*[A-Z]{0,4}\d[\w/-]*"
    )


@cache
def _said_whole() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_number()}|[A-Z]{{0,3}}\d{{5,}}|{_FULL_DATE})", re.IGNORECASE
    )


@cache
def _beside() -> tuple[re.Pattern[str], ...]:
    """Match remarks without a sign behind a name, and those before one."""
    bare = _either("bare")
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\s+(?:{bare}|{_number()}|\d{{{_LEAST_DIGITS},}}|{_FULL_DATE})\s*$",
            rf"^\s*(?:{_either('before')})[.:]?\s+",
        )
    )
