"""Offices, ranks and honours around the name of a person: "Deputy Minister Igor Zorin".

The words of `remarks` in `marks.yml`; the titles of `persons.yml` are read with it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from clearance.names import (
    clean,
    in_legal_form,
    person_words,
    remark_words,
    romanise,
)

from ._remarks import may_be_person

_LONGEST = 140  # signs of a text
_LONGEST_OFFICE = 5  # words of an office
_LONGEST_GENITIVE = 6  # words of what an office is of, as Russian says it
_LONGEST_DEGREE = 2  # words of what comes before one: "First Deputy", "Foreign"
_OF = frozenset({"of", "for"})
# Words that many firms have: they tell of no office by themselves.
_COMMON = frozenset(
    {"general", "the", "of", "national", "first", "air", "army", "military", "special"}
    | {
        "division",
        "grand",
        "police",
        "executive",
        "on",
        "al-islam",
        "estate",
        "private",
    }
)
_LONGEST_FIRM = 7  # words of a firm, with its legal form
_OPENING, _CLOSING = ("«", '"', "“", "„", "<<"), ("»", '"', "”", "“", ">>")
_AROUND = " ,:()[]-–"
# What stands behind a name and a sign: ", CEO of Romashka LLC", "(Director, Romashka)".
_BEHIND = re.compile(r"(?P<name>[^,;(\[|]+?)(?:\s*[,;(\[|]\s*|\s+[-–—]\s+)(?P<said>.+)")


def without_offices(text: str) -> str:
    """Leave out offices before a person's name and honours behind it; mostly none.

    Two words must be left, none of which names of firms have: "Director Ltd" stays.
    """
    if len(text) > _LONGEST:
        return text
    if (name := _before_office(text)) and may_be_person(name):
        return name
    words = text.split()
    begin = end = 0
    while size := _office_before(words[begin:]):
        begin += size
    words = words[begin:]
    while size := _honour_behind(words[: len(words) - end]):
        end += size
    rest = " ".join(words[: len(words) - end]).strip(" ,;:-–")
    return rest if (begin or end) and may_be_person(rest) else text


@cache
def words_of_offices() -> frozenset[str]:
    """Give words of which one is in a name with an office, or an honour."""
    told = remark_words()
    words = (
        [word.strip(".,:()") for word in said.split()]
        for said in (*told["offices"], *told["honours"])
    )
    titles = person_words().titles
    rare = (
        [word for word in some if word not in _COMMON]
        for some in words
        if len(some) > 1 or titles.isdisjoint(some)
    )
    return frozenset(max(some, key=len) for some in rare if some) - {""}


def _before_office(text: str) -> str:
    """Give whose office a text says behind the name: "I. Zorin, CEO of Romashka"."""
    found = _BEHIND.fullmatch(text)
    if found is None:
        return ""
    words = found["said"].split()
    while words and _is_one(words[:1], "degrees"):
        words = words[1:]
    # One that stands alone is a remark; some of these tell namesakes apart.
    sizes = range(1, min(_LONGEST_OFFICE, len(words) - 1) + 1)
    said = any(_is_one(words[:size], "offices") for size in sizes)
    return found["name"].strip() if said else ""


def _office_before(words: Sequence[str]) -> int:
    """Count the words of the office that words begin with; 0 for none."""
    for size in range(min(_LONGEST_OFFICE, len(words) - 2), 0, -1):
        if _is_one(words[:size], "offices"):
            behind = words[size:]
            return size + (_domain(behind) or _domain_behind(behind) or _firm(behind))
    for size in range(min(_LONGEST_DEGREE, len(words) - 3), 0, -1):
        said = words[:size]
        if _is_one(said, "degrees") or _is_one(said, "domains"):
            rest = _office_before(words[size:])
            return size + rest if rest else 0
    return 0


def _domain(words: Sequence[str]) -> int:
    """Count the words that say what an office is of: "of Foreign Affairs"."""
    if not words or words[0].casefold() not in _OF:
        return 0
    sizes = range(min(_LONGEST_OFFICE, len(words) - 3), 0, -1)
    return next(
        (1 + size for size in sizes if _is_one(words[1 : size + 1], "domains")), 0
    )


def _domain_behind(words: Sequence[str]) -> int:
    """Count the words of what an office is of in the genitive: "обороны РФ"."""
    sizes = range(min(_LONGEST_GENITIVE, len(words) - 2), 0, -1)
    found = next((size for size in sizes if _is_one(words[:size], "genitives")), 0)
    # "Московской области": any adjective before it.
    return found or 2 * (len(words) > 3 and _is_one(words[1:2], "lands"))


def _firm(words: Sequence[str]) -> int:
    """Count the words of the firm that an office is in: «Romashka», of Romashka LLC.

    Only of one in quotes, or with a legal form behind "of"; two words must be left.
    """
    begin = int(bool(words) and words[0].casefold() in _OF)
    most = min(begin + _LONGEST_FIRM, len(words) - 2)
    quoted = begin
    while quoted < most and _is_form(words[quoted]):
        quoted += 1
    if quoted < most and words[quoted].startswith(_OPENING):
        ends = (
            at for at in range(quoted, most) if words[at].rstrip(",").endswith(_CLOSING)
        )
    else:
        ends = (at for at in range(begin + 1, most) if begin and _is_form(words[at]))
    return next((at + 1 for at in ends), 0)


def _is_form(word: str) -> bool:
    return in_legal_form(romanise(clean(word, dotted=True)))


def _honour_behind(words: Sequence[str]) -> int:
    for size in range(min(3, len(words) - 2), 0, -1):
        if _is_one(words[len(words) - size :], "honours"):
            return size
    return 0


def _is_one(words: Sequence[str], what: str) -> bool:
    """Say whether words are one that is known, with its dot or without."""
    return any(one in _known(what) for one in _spelt(" ".join(words)))


def _spelt(text: str) -> Iterator[str]:
    said = text.casefold().strip(_AROUND)
    yield said
    yield said.rstrip(".")


@cache
def _known(what: str) -> frozenset[str]:
    return frozenset(map(str.casefold, remark_words()[what]))
