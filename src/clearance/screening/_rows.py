"""A name that is asked about, as words: one row for each way to read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clearance.names import (
    clean,
    doubled_parts,
    has_lost_vowels,
    is_abjad,
    is_syllabic,
    join_abd,
    join_split,
    mend_abd,
    readings,
    write_numbers,
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
    firm = write_numbers(join_split(firm))
    vowelless = has_lost_vowels(words)
    doubled = doubled_parts(text) if "-" in text else _NONE
    same = firm == words
    for number, named in enumerate(_servants(words)):
        company = same and not number
        yield Row(place, text, named, vowelless, doubled=doubled, company=company)
    if not same and firm:
        lost = has_lost_vowels(firm)
        yield Row(place, text, firm, lost, doubled=doubled, person=False)


def _servants(words: list[str]) -> Iterator[list[str]]:
    """Write "abdul rahman" as one name, apart as some lists do, and a slip mended."""
    joined = join_abd(words)
    yield joined
    if len(joined) < len(words):
        yield words
    elif len(mended := mend_abd(words)) < len(words):
        yield mended


def _any_rows(place: int, text: str, plain: str) -> Iterator[Row]:
    """Read a name of any script."""
    dotted = clean(text, dotted=True) if "." in text or "/" in text else plain
    bare, syllabic = is_abjad(plain), is_syllabic(plain)
    doubled = doubled_parts(text)
    firms = [write_numbers(join_split(reading.split())) for reading in readings(dotted)]
    for reading in readings(plain):
        words = reading.split()
        if not words:
            continue
        vowelless = bare or has_lost_vowels(words)
        both = words in firms
        if both:
            firms.remove(words)
        for number, named in enumerate(_servants(words)):
            company = both and not number
            yield Row(place, text, named, vowelless, syllabic, doubled, company=company)
    for firm in filter(None, firms):
        vowelless = bare or has_lost_vowels(firm)
        yield Row(place, text, firm, vowelless, syllabic, doubled, person=False)
