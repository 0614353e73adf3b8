"""Numbers that a text has beside the name of a party: "ИНН 7701234567 ООО «Ромашка»".

The labels of `said_numbers.yml`. The name without them is searched for as well, and the
numbers of types that name one party in the whole world are looked up as such.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from clearance.names import number_labels
from clearance.values import IDENTIFIER_TYPES

from ._around import may_be_name
from ._identifiers import soundness
from ._query import Query
from ._ships import ship_numbers_in

_LONGEST = 400  # signs of a text that is looked through
_LEAST_LABEL = 4  # letters of a label that tells by itself that a number may follow
LEAST_DIGITS = 5
"""Digits of a number behind a label, at the least; only a bank's code may have none."""
# Types that name one party, and are looked up where a text says them beside a name.
_LOOKED_UP = frozenset(
    {name for name, one in IDENTIFIER_TYPES.items() if one.decisive} | {"passport"}
) - {"imo", "imo_company", "crypto"}
_AROUND = " ,;:/-–—|"
_GAPS = re.compile(r"[\s.]+")
_COUNTER = r"(?:(?:numbers?|no|nr|n°|nº|№|номер)(?![^\W\d_])[\s.:#№=-]*)?"
# A piece with so many digits, or digits in groups: "4500 123456".
_NUMBER = (
    r"(?:(?=(?:[\w./-]*?\d){5})[^\W_](?:[\w-]|[./](?=\d))*"
    r"|(?:[A-Z]{2,3}\s?)?\d{1,4}(?:\s?[ №.-]\s?\d{2,6}){1,6}(?!\w))"
)
_BIC = r"(?-i:[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?!\w)"


class Numbered(NamedTuple):
    """A text without its labelled numbers, these, and the bank that an account is at.

    `name` is "" where the text has none, or nothing is left that may be a name; the
    numbers are pairs of a type of identifier and what is written, `bank` may be "".
    """

    name: str
    numbers: tuple[tuple[str, str], ...]
    bank: str


_NOTHING = Numbered("", (), "")


@lru_cache(maxsize=1024)
def numbered(text: str) -> Numbered:
    """Read the labelled numbers that a text has beside a name; mostly it has none."""
    if len(text) > _LONGEST or not (has_digits(text) or _has_code(text)):
        return _NOTHING
    name, bank = text, ""
    if (account := _account().search(text)) and may_be_name(text[: account.start()]):
        name, bank = text[: account.start()], _bare(text[account.end() :])
    numbers = tuple(dict.fromkeys(_numbers(text)))
    bare = _bare(name)
    if bare == " ".join(text.split()) or not may_be_name(bare):
        return Numbered("", numbers, "")
    return Numbered(bare, numbers, bank if may_be_name(bank) else "")


def names_beside_numbers(text: str) -> Iterator[str]:
    """Give the name in a text without its labelled numbers, and the bank it says."""
    read = numbered(text)
    yield from (one for one in (read.name, read.bank) if one)


def is_numbered(text: str) -> bool:
    """Say whether a text is nothing but numbers with their labels."""
    return bool(text.strip()) and not _bare(text)


def with_numbers(query: Query) -> Query:
    """Add to a query the numbers that its names say, where it has none of their type.

    Only those that have the form of their type, with a right check digit; of ships as
    well.
    """
    if not any(has_digits(name) or _has_code(name) for name in query.names):
        return query
    given = {
        one[0] if isinstance(one, tuple) else one.type for one in query.identifiers
    }
    said = [
        pair
        for name in query.names
        for pair in (*numbered(name).numbers, *_of_ships(name))
    ]
    new = tuple(dict.fromkeys(pair for pair in said if pair[0] not in given))
    return replace(query, identifiers=(*query.identifiers, *new)) if new else query


def _of_ships(text: str) -> Iterator[tuple[str, str]]:
    return ((one.type, one.value) for one in ship_numbers_in(text))


def has_digits(text: str) -> bool:
    """Say whether a text has as many digits as a number beside a name; quick."""
    if text.isalpha():
        return False
    return sum(map(str.isdigit, text)) >= LEAST_DIGITS


@cache
def words_of_numbers() -> frozenset[str]:
    """Give words of letters alone that tell that a labelled number may stand beside."""
    types: Mapping[str, list[str]] = number_labels()["types"]
    return frozenset(
        word
        for words in types.values()
        for word in words
        if word.isalpha() and (len(word) >= _LEAST_LABEL or word in types["bic"])
    )


@cache
def code_words() -> re.Pattern[bytes]:
    """Match, in UTF-8, a word before the code of a bank, which may have no digit."""
    words = sorted({re.split(r"[\s/-]", one)[0] for one in _bank_labels()})
    cases = [form for one in words for form in (one, one.upper(), one.capitalize())]
    return re.compile("|".join(map(re.escape, cases)).encode())


def _bank_labels() -> list[str]:
    found: list[str] = number_labels()["types"]["bic"]
    return found


def _has_code(text: str) -> bool:
    return code_words().search(text.encode("utf-8", "surrogatepass")) is not None


def _bare(text: str) -> str:
    """Leave the labelled numbers out of a text."""
    for pattern in (_labelled(), _bank_code()):
        text = pattern.sub(" ", text)
    return " ".join(text.strip(_AROUND).split())


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    """Give (type, number) of those that are looked up and have the form of the type."""
    for pattern in (_labelled(), _bank_code()):
        for found in pattern.finditer(text):
            for label, number in _paired(found["labels"], found["number"]):
                type_name = _type_of().get(label, "")
                if type_name in _LOOKED_UP and soundness(type_name, number) == "good":
                    yield type_name, number


def _paired(said: str, number: str) -> Iterator[tuple[str, str]]:
    """Put each label to its number: "ИНН/КПП 7701234567/770101001".

    Of one label the whole and what is before a stroke: the second is often another.
    """
    labels = [_GAPS.sub("", one) for one in said.casefold().split("/")]
    joined = "/".join(labels)
    if len(labels) > 1 and joined not in _type_of():
        yield from zip(labels, map(str.strip, number.split("/")), strict=False)
        return
    yield joined, number
    if "/" in number:
        yield joined, number.split("/", maxsplit=1)[0].strip()


def _either(labels: Iterable[str]) -> str:
    """Match labels, the longest first; dots and spaces in them may be left out."""
    longest = sorted(set(labels), key=lambda one: (-len(one), one))
    return "|".join(
        re.escape(one).replace(r"\.", r"\.?").replace(r"\ ", r"\s*") for one in longest
    )


def _labels() -> Iterator[str]:
    told = number_labels()
    for words in told["types"].values():
        yield from words
    yield from told["others"]
    yield from told["accounts"]


@cache
def _type_of() -> dict[str, str]:
    types: Mapping[str, list[str]] = number_labels()["types"]
    return {
        _GAPS.sub("", word): type_name
        for type_name, words in types.items()
        for word in words
    }


def _behind(labels: Iterable[str], number: str) -> str:
    said = _either(labels)
    begin = r"(?:(?<![^\W_])|(?=[\u3040-\u9fff\uac00-\ud7af]))"
    return (
        rf"(?:[(\[]|(?<=\d)[.,;])?{begin}(?P<labels>(?:{said})(?:\s*/\s*(?:{said}))*)"
        rf"\.?(?:[\s:#№=-]+\.?[\s:#№=-]*{_COUNTER}|(?=\d)|\.\s*{_COUNTER})"
        rf"(?P<number>{number}(?:\s*/\s*{number})*)\s*[)\]]?"
    )


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(_behind(_labels(), _NUMBER), re.IGNORECASE)


@cache
def _bank_code() -> re.Pattern[str]:
    return re.compile(_behind(_bank_labels(), _BIC), re.IGNORECASE)


@cache
def _account() -> re.Pattern[str]:
    """Match an account and what stands before the bank that it is at."""
    told = number_labels()
    account = _behind(told["accounts"], _NUMBER)
    return re.compile(rf"{account}[\s,]*(?:{_either(told['at'])})\s+", re.IGNORECASE)
