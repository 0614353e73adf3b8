"""A name that is asked about, as words: one row for each way to read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clearance.names import (
    Read,
    clean,
    doubled_parts,
    has_lost_vowels,
    is_abjad,
    is_syllabic,
    is_usual,
    join_abd,
    join_compounds,
    join_split,
    mend_abd,
    read_quickly,
    readings,
    write_numbers,
)

_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Row:
    """One reading of a name that is asked about, to lay beside those of whom.

    `letters` are those of its words that are a single letter. `first` is the whole
    name in its first reading, before words are joined or parted; None where it is not
    known.
    """

    place: int
    text: str
    words: Sequence[str]
    vowelless: bool = False
    syllabic: bool = False
    doubled: frozenset[str] = _NONE
    person: bool = True
    company: bool = True
    first: Sequence[str] | None = field(default=None, compare=False)
    letters: Sequence[str] = field(init=False, default=())

    def __post_init__(self) -> None:
        if 1 in map(len, self.words):
            self.letters = [word for word in self.words if len(word) == 1]


def rows_of(place: int, text: str) -> Iterator[Row]:
    """Read a name as words, once for each way to read it."""
    if not text.isascii() and (quick := read_quickly(text)) is not None:
        yield from _any_rows(place, text, quick, quick.readings)
        return
    plain = clean(text)
    if not plain.isascii():
        dotted = clean(text, dotted=True) if "." in text or "/" in text else plain
        found = [one.split() for one in readings(plain)]
        read = Read(found, is_syllabic(plain), is_abjad(plain))
        same = dotted == plain
        firms = found if same else [one.split() for one in readings(dotted)]
        yield from _any_rows(place, text, read, firms)
        return
    words = plain.split()
    if not words:
        return
    firm = words
    if "." in text or "/" in text:
        firm = clean(text, dotted=True).split()
    vowelless = has_lost_vowels(words)
    doubled = doubled_parts(text) if "-" in text else _NONE
    if firm == words and is_usual(words):
        yield Row(place, text, words, vowelless, doubled=doubled, first=words)
        return
    firm = _of_firm(firm)
    for named in _servants(words):
        same = named == firm
        yield Row(place, text, named, vowelless, doubled=doubled, company=same)
        firm = [] if same else firm
    if firm:
        lost = has_lost_vowels(firm)
        yield Row(place, text, firm, lost, doubled=doubled, person=False)


def _of_firm(words: Sequence[str]) -> list[str]:
    """Write the words of a firm's name as the names on the lists are read."""
    return write_numbers(join_split(join_compounds(words)))


def _servants(words: list[str]) -> Iterator[list[str]]:
    """Write "abdul rahman" as one name, apart as some lists do, and a slip mended."""
    joined = join_abd(words)
    yield joined
    if len(joined) < len(words):
        yield words
    elif len(mended := mend_abd(words)) < len(words):
        yield mended


def _any_rows(
    place: int, text: str, read: Read, written: Sequence[list[str]]
) -> Iterator[Row]:
    """Make rows of the readings of a name, as a person's and, *written*, as others'."""
    doubled, bare = doubled_parts(text), read.bare
    first = read.readings[0] if read.readings else ()
    if written is read.readings and all(map(is_usual, written)):
        for words in filter(None, written):
            vowelless = bare or has_lost_vowels(words)
            yield Row(
                place, text, words, vowelless, read.syllabic, doubled, first=first
            )
        return
    firms = [*map(_of_firm, written)]
    for words in read.readings:
        if not words:
            continue
        vowelless = bare or has_lost_vowels(words)
        for named in _servants(words):
            both = named in firms
            if both:
                firms.remove(named)
            yield Row(
                place, text, named, vowelless, read.syllabic, doubled, company=both
            )
    for firm in filter(None, firms):
        vowelless = bare or has_lost_vowels(firm)
        yield Row(place, text, firm, vowelless, read.syllabic, doubled, person=False)
