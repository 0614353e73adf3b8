"""Names that are read as wholes, kept by content: seen again, they are read no more."""

from collections.abc import Iterable

import numpy as np

from clearance.screening._arrays import Grown, Places, spread
from clearance.screening._asked import asked_names
from clearance.screening._listed import Floats
from clearance.screening._words import Row, married, rows_of

from ._described import Words
from ._flat import Bools


class Wholes:
    """The rows of names that were read as wholes, their words numbered."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._spans: dict[str, tuple[int, int]] = {}
        self._rows: list[Row] = []
        self._ends, self._numbers = Grown(np.int64), Grown(np.int64)
        self._ends.append([0])
        self._married = Grown(np.float32)
        self._told = Grown(np.bool_)

    def __len__(self) -> int:
        return len(self._spans)

    def read(self, texts: Iterable[str]) -> tuple[Places, Places]:
        """Read texts: of each row the place of its text among them, and its number."""
        spans, begin = [], len(self._rows)
        for text in texts:
            span = self._spans.get(text)
            if span is None:
                first = len(self._rows)
                for name in asked_names((text,)):
                    self._rows += rows_of(0, name)
                span = self._spans[text] = first, len(self._rows)
            spans.append(span)
        self._keep(self._rows[begin:])
        lows, highs = np.array(spans, np.int64).reshape(-1, 2).T
        return spread(lows, highs)

    def _keep(self, rows: list[Row]) -> None:
        """Lay out rows that are new."""
        numbers: list[int] = []
        ends: list[int] = []
        told: list[bool] = []
        for row in rows:
            numbers += map(self._words.numbered, row.words)
            ends.append(self._numbers.size + len(numbers))
            told += row.person, row.company, row.syllabic, row.vowelless
        self._numbers.append(numbers)
        self._ends.append(ends)
        self._married.append(married(rows, len(numbers)))
        self._told.append(told)

    def words_of(self, rows: Places) -> tuple[Places, Places, Floats]:
        """Give where the words of rows end, counted from 0, the words, their weights.

        The weights are those of `married`.
        """
        ends = self._ends()
        _, places = spread(ends[rows], ends[rows + 1])
        counts = ends[rows + 1] - ends[rows]
        return np.cumsum(counts), self._numbers()[places], self._married()[places]

    def told_of(self, rows: Places) -> Bools:
        """Give what rows are, 4 by rows.

        A person's name, another's, of syllables, without vowels.
        """
        told: Bools = self._told().reshape(-1, 4)[rows].T
        return told

    def name_of(self, row: int) -> str:
        """Give the name that a row is a reading of: a text, or a part of one."""
        return self._rows[row].text
