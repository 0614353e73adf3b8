"""A name that is asked about, as words: one row for each way to read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from clearance.names import (
    clean,
    doubled_parts,
    has_lost_vowels,
    is_abjad,
    is_syllabic,
    join_abd,
    join_split,
    person_words,
    readings,
)

_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Row:
    """One reading of a name that is asked about, to lay beside those of whom."""

    place: int
    text: str
    words: Sequence[str]
    vowelless: bool = False
    syllabic: bool = False
    doubled: frozenset[str] = _NONE
    person: bool = True
    company: bool = True


def rows_of(place: int, text: str) -> Iterator[Row]:
    """Read a name as words, once for each way to read it."""
    plain = clean(text)
    if not plain.isascii():
        yield from _any_rows(place, text, plain)
        return
    words = plain.split()
    if not words:
        return
    firm = words
    if "." in text or "/" in text:
        firm = clean(text, dotted=True).split()
    firm = join_split(firm)
    vowelless = has_lost_vowels(words)
    doubled = doubled_parts(text) if "-" in text else _NONE
    same = firm == words
    if not _abd().isdisjoint(words):
        words = join_abd(words)
    yield Row(place, text, words, vowelless, doubled=doubled, company=same)
    if not same and firm:
        lost = has_lost_vowels(firm)
        yield Row(place, text, firm, lost, doubled=doubled, person=False)


@cache
def _abd() -> frozenset[str]:
    return person_words().abd


def _any_rows(place: int, text: str, plain: str) -> Iterator[Row]:
    """Read a name of any script."""
    dotted = clean(text, dotted=True) if "." in text or "/" in text else plain
    bare, syllabic = is_abjad(plain), is_syllabic(plain)
    doubled = doubled_parts(text)
    firms = [join_split(reading.split()) for reading in readings(dotted)]
    for reading in readings(plain):
        words = reading.split()
        if not words:
            continue
        vowelless = bare or has_lost_vowels(words)
        both = words in firms
        if both:
            firms.remove(words)
        named = join_abd(words)
        yield Row(place, text, named, vowelless, syllabic, doubled, company=both)
    for firm in filter(None, firms):
        vowelless = bare or has_lost_vowels(firm)
        yield Row(place, text, firm, vowelless, syllabic, doubled, person=False)
