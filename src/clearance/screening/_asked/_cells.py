"""What one cell holds of several lines or persons: addresses, SWIFT, "A and B".

SWIFT options F of fields 50 and 59: each line has a number, 1 for the name, others for
address, country, birth and papers: from general knowledge on 2026-11-30. The text of
the SWIFT Standards MT, to check it against, was not at hand.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from clearance.names import (
    account_words,
    address_words,
    clean,
    fold,
    is_any_given_name,
    plain_words,
    romanise,
    towns_of,
)
from clearance.values import country_code

from ._around import may_be_name
from ._remarks import may_be_person
from ._zone import in_zone

_LINE_END = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MOST_LINES = 6
_MOST_PERSONS = 3
_LONGEST = 140  # signs of a text that names two persons
_MOST_PLACES = 4  # words of the name of a place
_CODE = 3  # letters of the code of a country
# The lines of a payment: "1/NAME", "2/STREET", "3/XX/TOWN"; and its account before.
_SWIFT = re.compile(r"\s*(?:/[\w/-]*\s+)?1/(?=\S)")
_NUMBERED = re.compile(r"(?:^|\s)([1-8])/(?=\S)")
_ACCOUNT = re.compile(r"/{1,2}[\w-]*\d[\w/-]*$")
_PARTS = re.compile(r"[,/;]")
_AROUND = " ,;:-–—"


def has_lines(text: str) -> bool:
    """Say whether a text has several lines; quick."""
    return not text.isprintable() and _LINE_END.search(text) is not None


def names_in_cell(text: str) -> Iterator[str]:
    """Give the names of the lines and of the persons that one cell holds; mostly none.

    Of lines those that may be names: the first, also with the second, which may be the
    rest of it, and later ones without a number, a street or only a town.
    """
    if _SWIFT.match(text):
        yield from _named_by_number(text)
    elif has_lines(text):
        yield from _on_lines(text)
    elif len(text) <= _LONGEST:
        yield from _persons(text)


@cache
def words_between_persons() -> frozenset[str]:
    """Give the words that stand between two persons in one cell."""
    return frozenset(account_words()["and"])


def _named_by_number(text: str) -> Iterator[str]:
    """Give what stands on the lines of a payment that have the number of names."""
    _, *told = _NUMBERED.split(text)
    pairs = zip(told[::2], told[1::2], strict=True)
    names = [_bare(said) for number, said in pairs if number == "1"]
    yield " ".join(names)
    if len(names) > 1:
        yield names[0]


def _on_lines(text: str) -> Iterator[str]:
    lines = [*filter(None, map(_bare, _LINE_END.split(text)))]
    if lines and _ACCOUNT.match(lines[0]):
        del lines[0]
    if not lines:
        return
    if any("<<" in line for line in lines):
        for line in lines[:_MOST_LINES]:
            yield from in_zone(line)
        return
    first, *others = lines[:_MOST_LINES]
    behind = [not _is_address(line) for line in others]
    # A name of one word goes on in the next line, unless an address is there.
    if may_be_name(first) and (" " in first or not any(behind)):
        yield first
    if behind[:1] == [True] and len(others) > 1:
        yield f"{first} {others[0]}"
    for line, alone in zip(others, behind, strict=True):
        if alone and " " in line and may_be_name(line):
            yield line


def _bare(line: str) -> str:
    return " ".join(line.split()).strip(_AROUND)


def _is_address(line: str) -> bool:
    """See a number, a street, or nothing but towns and countries."""
    if any(map(str.isdigit, line)):
        return True
    ways, _, _ = address_words()
    words = plain_words(line)
    if len(words) > 1 and words[-1] in ways:
        return True
    return all(_is_place(part) for part in _PARTS.split(line) if part.strip())


def _is_place(text: str) -> bool:
    words = plain_words(text)
    if country_code(text.strip()) is not None or towns_of("".join(words)):
        return True
    return len(words) <= _MOST_PLACES and all(
        towns_of(word) or country_code(word) is not None for word in words
    )


def _persons(text: str) -> Iterator[str]:
    """Give the persons of "A and B", "Mr and Mrs A", "A and family", "Jo and Al Lang".

    None where a word is one of firms.
    """
    parts = [part.strip(_AROUND) for part in _and().split(text)]
    if not 1 < len(parts) <= _MOST_PERSONS or not all(parts):
        return
    words = [_untitled(part) for part in parts]
    told = [some for some in words if some]
    if told and len(told[-1]) == 1 and _is_kin(told[-1]):
        told.pop()
    if not told or not may_be_person(" ".join((*told[0], *told[-1]))):
        return
    for some in told[:-1]:
        if len(some) == 1 < len(told[-1]) and is_any_given_name(
            fold(romanise(clean(some[0])))
        ):
            some.append(told[-1][-1])
    named = [" ".join(some) for some in told]
    if all(map(may_be_person, named)):
        yield from named


def _untitled(part: str) -> list[str]:
    """Give the words of a name without forms of address before it."""
    words = part.split()
    titles = account_words()["titles"]
    while words and words[0].casefold().strip(".,") in titles:
        del words[0]
    return words


def _is_kin(words: Sequence[str]) -> bool:
    return words[0].casefold().strip(".,()") in account_words()["kin"]


@cache
def _and() -> re.Pattern[str]:
    joining = "|".join(map(re.escape, account_words()["and"]))
    whose = "his|her|their|seine|ihre|sa|son|su|sua|suo|il|la|zijn|haar|его|её|ее"
    return re.compile(
        rf"\s+(?:{joining})\s+(?:(?:{whose})\s+(?=\S+\s*$))?", re.IGNORECASE
    )
