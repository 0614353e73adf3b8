"""Listed names taken apart and kept: reading one is quicker than doing it again."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]

from clearance.names import NameParts, Role, Word
from clearance.screening._arrays import number_column, text_column

Ints = npt.NDArray[np.int32]

_ROLES = tuple(Role)
# What is said of a reading: by a bit each, or by sets of words, which few have.
_BITS = ("vowelless", "syllabic", "translated", "heard")
_SETS = ("forms", "doubled")
assert {"words", *_BITS, *_SETS} == {one.name for one in fields(NameParts)}


@dataclass(slots=True)
class Readings:
    """The readings of all listed names, in flat arrays.

    Those of name n are `names[n]` to `names[n + 1]`; the words of reading r are
    `words[starts[r]:starts[r + 1]]`, numbers of rows of `vocabulary` (text, fold, role:
    each word once). `bits` says of each reading what is true of it, in the order of
    `_BITS`, and `sets` the row of `said` that has its sets of words, as JSON.
    """

    names: Ints
    starts: Ints
    words: Ints
    bits: npt.NDArray[np.uint8]
    sets: Ints
    vocabulary: pa.Table
    said: pa.Table
    _known: "_Words" = field(init=False)
    _said: "list[tuple[frozenset[str], frozenset[str]]]" = field(init=False)

    def __post_init__(self) -> None:
        self._known = _Words(self.vocabulary)
        self._said = [_sets(one) for one in self.said.column("sets").to_pylist()]

    @classmethod
    def build(cls, readings: Sequence[Sequence[NameParts]]) -> Self:
        """Lay out the readings of names; the same ones always give the same arrays."""
        each = [parts for one in readings for parts in one]
        numbers: dict[Word, int] = {}
        said: dict[tuple[frozenset[str], ...], int] = {}
        words = [word for parts in each for word in parts.words]
        # Most words are one object wherever they stand, which is quicker to look up.
        places = {
            at: numbers.setdefault(word, len(numbers))
            for at, word in {id(word): word for word in words}.items()
        }
        sets = [said.setdefault(_of_sets(parts), len(said)) for parts in each]
        texts, folds, roles = zip(*numbers, strict=True) if numbers else ((), (), ())
        return cls(
            names=_begins(map(len, readings)),
            starts=_begins(len(parts.words) for parts in each),
            words=np.array([places[id(word)] for word in words], np.int32),
            bits=np.array([_bits(parts) for parts in each], np.uint8),
            sets=np.array(sets, np.int32),
            vocabulary=pa.table(
                {
                    "text": text_column(texts),
                    "fold": text_column(folds),
                    "role": number_column(np.array(roles, np.uint8)),
                }
            ),
            said=pa.table({"sets": text_column(list(map(_written, said)))}),
        )

    def of(self, name: int) -> tuple[NameParts, ...]:
        """Give the readings of a name."""
        low, high = self.names[name : name + 2].tolist()
        starts = self.starts[low : high + 1].tolist()
        numbers = self.words[starts[0] : starts[-1]].tolist()
        word = self._known
        found = []
        for at in range(high - low):
            begin, end = starts[at] - starts[0], starts[at + 1] - starts[0]
            bits = int(self.bits[low + at])
            forms, doubled = self._said[self.sets[low + at]]
            found.append(
                NameParts(
                    tuple([word[number] for number in numbers[begin:end]]),
                    forms,
                    bits & 1 > 0,
                    bits & 2 > 0,
                    doubled,
                    bits & 4 > 0,
                    bits & 8 > 0,
                )
            )
        return tuple(found)

    def word(self, number: int) -> Word:
        """Give a word of the vocabulary."""
        return self._known[number]

    @property
    def forms(self) -> list[frozenset[str]]:
        """The legal forms of each row of `said`."""
        return [forms for forms, _ in self._said]


class _Words(dict[int, Word]):
    """The words of a vocabulary, read when they are first needed."""

    def __init__(self, vocabulary: pa.Table) -> None:
        super().__init__()
        self._columns = [column.combine_chunks() for column in vocabulary.columns]

    def __missing__(self, number: int) -> Word:
        text, fold, role = [column[number].as_py() for column in self._columns]
        found = self[number] = Word(text, fold, _ROLES[role])
        return found


def _begins(counts: Iterable[int]) -> Ints:
    """Say where spans of so many begin, and where the last ends."""
    return np.cumsum([0, *counts], dtype=np.int32)


_flags, _of_sets = attrgetter(*_BITS), attrgetter(*_SETS)


def _bits(parts: NameParts) -> int:
    return sum([flag << at for at, flag in enumerate(_flags(parts)) if flag])


def _written(sets: Iterable[frozenset[str]]) -> str:
    return json.dumps([sorted(some) for some in sets])


def _sets(text: str) -> Any:
    return tuple(frozenset(one) for one in json.loads(text))
