"""Whether candidates can fit well enough, for many rows at once by compiled code.

Lays out what `_compiled._reach` is given: the words of names asked about and of listed
ones, each described once, all new ones together.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType

import numpy as np
import numpy.typing as npt

from clearance.names import NameParts, Word, wade_giles
from clearance.screening._arrays import Hashes, Places, distinct, spread
from clearance.screening._asked import Asked
from clearance.screening._fit import (
    MARRIED,
    form_factor,
    initial_bits,
    may_be_as_whole,
    may_be_joined,
)
from clearance.screening._listed import Floats64, Shelf

from ._wordings import Wordings

Bools = npt.NDArray[np.bool_]
_KEPT = 2**17  # words
_TOLD = 2**16  # pairs of words that are told together not to meet
_Pairs = Sequence[tuple[str, int]]
_Least = tuple[float, float]
# A name asked about, a listed one, and a bit for each two readings that may fit, the
# listed ones going round; or below 0 where that is not known.
Pair = tuple[str, int, int]
UNKNOWN = -1
# Words that do not meet: asked, listed, read in which manner, as a person's.
Strangers = Sequence[tuple[Word, Word, int, bool]]


class Reachable:
    """Tells of pairs of names whether they may fit well enough; for one thread."""

    def __init__(self, code: Sequence[ModuleType], shelf: Shelf) -> None:
        self._code, self._likeness = code
        self._shelf = shelf
        self._strangers = np.empty((4, _TOLD), np.int64)
        self._joins = np.empty((7, _TOLD), np.int64)
        self._forget()
        nobody = np.zeros(0, np.int64)
        self._looked_at(_Laid(self), nobody, np.zeros(0))

    def _forget(self) -> None:
        self._words = Wordings(self._shelf.rarity, self._likeness)
        readings = self._shelf.readings
        self._numbers = np.full(readings.vocabulary.num_rows, -1, np.int64)
        self._forms: dict[frozenset[str], int] = {}
        self._factors = np.ones((0, readings.said.num_rows))

    def likely(
        self,
        asked: Sequence[Asked],
        pairs: Sequence[_Pairs],
        least: _Least,
        may_be_whole: Callable[[str], bool],
    ) -> tuple[list[list[Pair]], Strangers]:
        """Leave out of the pairs of each query those that cannot score *least*.

        *least* is that of persons and of all else. *may_be_whole* says of a name that
        it may be a listed one as a whole, whatever its words are. Gives beside what is
        left, with the readings that may fit, the words in these that do not meet, where
        that was not said before.
        """
        if len(self._words) > _KEPT:
            self._forget()
        try:
            *found, strangers = self._of_all(asked, pairs, least)
        except BaseException:
            # Interrupted: words that are numbered would be taken for described.
            self._forget()
            raise
        may = zip(*(one.tolist() for one in found), strict=True)
        kept = [[*self._kept(some, may, may_be_whole)] for some in pairs]
        return kept, self._named(strangers)

    def _of_all(
        self, asked: Sequence[Asked], pairs: Sequence[_Pairs], least: _Least
    ) -> tuple[Hashes, Bools, Places]:
        laid = _Laid(self)
        listed = np.array([n for one in pairs for _, n in one], np.int64)
        shelf = self._shelf
        persons = shelf.party_is_person[shelf.name_party[listed]]
        kinds = iter(persons.tolist())
        for one, some in zip(asked, pairs, strict=True):
            laid.add(one, [(text, next(kinds)) for text, _ in some])
        self._number(listed)
        return self._looked_at(laid, listed, np.where(persons, *least))

    def _kept(
        self,
        pairs: _Pairs,
        may: Iterator[tuple[int, bool]],
        may_be_whole: Callable[[str], bool],
    ) -> Iterator[Pair]:
        """Give the pairs of a query that may score enough, by words or otherwise."""
        shelf, whole = self._shelf, dict[str, bool]()
        for text, number in pairs:
            readings, spelt = next(may)
            if not readings and not spelt:
                likely = whole.get(text)
                if likely is None:
                    likely = whole[text] = may_be_whole(text)
                if not likely or not may_be_as_whole(
                    text,
                    shelf.text_of(number),
                    person=shelf.is_person(shelf.party_of(number)),
                ):
                    continue
            yield text, number, readings

    def _looked_at(
        self, laid: "_Laid", listed: Places, least: Floats64
    ) -> tuple[Hashes, Bools, Places]:
        """Give which readings may score enough, which pairs may be first letters, and
        which words do not meet."""
        readings = self._shelf.readings
        self._shelf.learn_rarities(word.fold for word in self._words.undescribed())
        self._words.describe()
        asked = laid.arrays(self._words.weights())
        theirs = (
            readings.names, readings.starts, readings.words, readings.bits,
            readings.sets, self._numbers, self._shelf.initials,
        )  # fmt: skip
        names, given = np.array(laid.names, np.int64), self._words.given()
        found, unsure, spelt, count, joined = self._code.may_reach_all(
            names, listed, least, asked, theirs, self._factors, given,
            self._strangers, self._joins,
        )  # fmt: skip
        fits = self._joined(self._joins[:, :joined], len(listed))
        return found & ~(unsure & ~fits), spelt, self._strangers[:, :count]

    def _joined(self, joins: Places, pairs: int) -> Hashes:
        """Give bits for the readings of pairs in which a word is several others."""
        fits = np.zeros(pairs, np.uint64)
        word_of, syllabic = self._words.words, self._code.SYLLABIC
        older = self._likeness.OLDER
        for pair, bit, manner, string, *numbers in joins.T.tolist():
            whole = word_of[string // 10].text
            if string % 10 == older:
                whole = wade_giles(whole) or whole
            parts = [word_of[one].text for one in numbers if one >= 0]
            if may_be_joined(whole, tuple(parts), syllabic=manner >= syllabic):
                fits[pair] |= np.uint64(1) << np.uint64(bit)
        return fits

    def _named(self, strangers: Places) -> Strangers:
        # At once: another thread may be next to use the room that they stand in.
        words = self._words.words
        return [
            (words[one], words[other], manner, person > 0)
            for one, other, manner, person in zip(*strangers.tolist(), strict=True)
        ]

    def _number(self, listed: Places) -> None:
        """Number the words of listed names that are new."""
        readings = self._shelf.readings
        names = distinct(listed)
        _, places = spread(
            readings.starts[readings.names[names]],
            readings.starts[readings.names[names + 1]],
        )
        words = distinct(readings.words[places])
        new = words[self._numbers[words] < 0].tolist()
        self._numbers[new] = [self._words[readings.word(word)] for word in new]

    def number(self, word: Word) -> int:
        """Give the number of a word."""
        return self._words[word]

    def forms(self, forms: frozenset[str]) -> int:
        """Give the number of some legal forms of names asked about."""
        found = self._forms.get(forms)
        if found is None:
            found = self._forms[forms] = len(self._forms)
            said = self._shelf.readings.forms
            row = np.array([[form_factor(forms, one) for one in said]])
            rows = self._factors[:found], row.reshape(1, len(said))
            self._factors = np.concatenate(rows)
        return found


class _Laid:
    """Names asked about, laid out; each as a person's or as anything else's."""

    def __init__(self, reachable: Reachable) -> None:
        self._reachable = reachable
        self.names: list[int] = []
        self._name_ends, self._ends = [0], [0]
        self._words: list[int] = []
        self._doubled: list[int] = []
        self._bits: list[int] = []
        self._forms: list[int] = []
        self._persons: list[bool] = []
        self._initials: list[int] = []

    def add(self, asked: Asked, kinds: Iterable[tuple[str, bool]]) -> None:
        """Add one query, whose names (text, is it as a person's) are in pairs."""
        named = {name.text: name for name in asked.names}
        known: dict[tuple[str, bool], int] = {}
        for key in kinds:
            at = known.get(key)
            if at is None:
                at = known[key] = len(self._persons)
                text, person = key
                name = named[text]
                self._add(name.person if person else name.company)
                self._persons.append(person)
                self._initials.append(0 if person else initial_bits(text))
            self.names.append(at)

    def _add(self, readings: Iterable[NameParts]) -> None:
        number, words = self._reachable.number, self._words
        for parts in readings:
            if parts.doubled:
                self._doubled += [
                    len(words) + at
                    for at, word in enumerate(parts.words)
                    if word.text in parts.doubled
                ]
            words += map(number, parts.words)
            self._ends.append(len(words))
            self._bits.append(
                parts.vowelless
                + 2 * parts.syllabic
                + 4 * parts.translated
                + 8 * parts.heard
            )
            self._forms.append(self._reachable.forms(parts.forms))
        self._name_ends.append(len(self._bits))

    def arrays(self, weights: Floats64) -> tuple[npt.NDArray[np.generic], ...]:
        """Give what `may_reach_all` is given of names asked about."""
        words = np.array(self._words, np.int64)
        ends = np.array(self._ends, np.int64)
        persons = np.array(self._persons, np.bool_)
        # Of each word, whether the name it stands in is a person's.
        of_person = np.repeat(
            np.repeat(persons, np.diff(self._name_ends)), np.diff(ends)
        )
        lone = weights[words, np.where(of_person, 0, 1), 1]
        lone[self._doubled] *= MARRIED
        return (
            np.array(self._name_ends, np.int64), ends, words, lone,
            np.array(self._bits, np.uint8), np.array(self._forms, np.int64), persons,
            np.array(self._initials, np.uint32),
        )  # fmt: skip
