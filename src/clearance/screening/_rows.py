"""A name that is asked about, as words: one row for each way to read it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clearance.names import (
    clean,
    doubled_parts,
    has_lost_vowels,
    is_abjad,
    is_syllabic,
    join_abd,
    join_split,
    readings,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One reading of a name that is asked about, to lay beside those of whom."""

    place: int
    text: str
    words: tuple[str, ...]
    vowelless: bool
    syllabic: bool
    doubled: frozenset[str] = frozenset()
    person: bool = True
    company: bool = True


def rows_of(place: int, text: str) -> Iterator[Row]:
    """Read a name as words, once for each way to read it."""
    plain = clean(text)
    dotted = clean(text, dotted=True) if "." in text or "/" in text else plain
    bare, syllabic = is_abjad(plain), is_syllabic(plain)
    doubled = doubled_parts(text)
    firms = [tuple(join_split(reading.split())) for reading in readings(dotted)]
    for reading in readings(plain):
        words = reading.split()
        if not words:
            continue
        vowelless = bare or has_lost_vowels(words)
        row = Row(place, text, tuple(join_abd(words)), vowelless, syllabic, doubled)
        both = tuple(words) in firms
        if both:
            firms.remove(tuple(words))
        yield row if both else replace(row, company=False)
    for words_as_firm in firms:
        if words_as_firm:
            vowelless = bare or has_lost_vowels(words_as_firm)
            row = Row(place, text, words_as_firm, vowelless, syllabic, doubled)
            yield replace(row, person=False)
