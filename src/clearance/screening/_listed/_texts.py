"""The readings of listed names laid out: which words each has, and what they weigh."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log

import numpy as np
import numpy.typing as npt

from clearance.names import NameParts, Role, Word, clean, fold, romanise
from clearance.screening._fit import NAMING, initial_bits_of, word_weight

from ._heads import Heads, Orders
from ._joins import Joins
from ._terms import Floats, Ints, Terms
from ._terms_build import TermsBuilder

_NUMBER = Role.NUMBER


class Texts:
    """Collects the readings of names, and what names are found by as a whole.

    A text is one reading of a name that has words; `heads` and `initials` are of names,
    all else is of texts.
    """

    def __init__(self, readings: Iterable[Sequence[NameParts]]) -> None:
        rarity = _rarities(readings)
        self._rarity = rarity
        self._builder, self._joins = TermsBuilder(), Joins()
        self._builder.words = {folded: place for place, folded in enumerate(rarity)}
        self._builder.rarity = list(rarity.values())
        self._names, self._persons = array("i"), array("b")
        self._weights, self._initials = array("f"), array("I")
        # What words weigh in names of firms and of persons.
        self._weighed: tuple[dict[Word, float], dict[Word, float]] = ({}, {})
        self.heads = Heads()

    def add(
        self,
        text: str,
        readings: Iterable[NameParts],
        orders: Orders,
        *,
        person: bool,
    ) -> None:
        """Add the next name, with what it is taken apart into, and its whole words."""
        name = len(self._initials)
        self.heads.add(name, orders)
        self._initials.append(0 if person else initial_bits_of(orders[0]))
        for parts in readings:
            if parts.words:
                self._names.append(name)
                self._add(text, orders, parts, person=person)

    def _add(
        self, name: str, orders: Orders, parts: NameParts, *, person: bool
    ) -> None:
        place, builder = len(self._weights), self._builder
        words = [(word, self._weight(word, person=person)) for word in parts.words]
        naming = [entry for entry in words if entry[0].role in NAMING]
        kept = words
        if naming and not person:
            kept = naming + [entry for entry in words if entry[0].role is _NUMBER]
        for word, weight in kept:
            builder.add(place, word, weight, bare=parts.vowelless)
        if not person:
            read = {word.text for word in parts.words}
            for written, folded in _aside(name, orders[0], parts, kept):
                builder.add_aside(place, written, folded, read=written in read)
        self._persons.append(person)
        self._weights.append(sum([weight for _, weight in naming or words]))
        self._joins.add_runs(place, kept if person else words, person=person)
        self._joins.add_whole(place, orders, self._weights[place])

    def _weight(self, word: Word, *, person: bool) -> float:
        weighed = self._weighed[person]
        weight = weighed.get(word)
        if weight is None:
            weight = word_weight(word, self._rarity.__getitem__, person=person)
            weighed[word] = weight
        return weight

    @property
    def name_of_text(self) -> Ints:
        """The name behind each text."""
        return np.array(self._names, np.int32)

    @property
    def weights(self) -> Floats:
        """What the telling words of each text weigh."""
        return np.array(self._weights, np.float32)

    @property
    def persons(self) -> npt.NDArray[np.bool_]:
        """Whether each text is the name of a person."""
        return np.array(self._persons, np.bool_)

    @property
    def initials(self) -> npt.NDArray[np.uint32]:
        """The first letters of each name that is no person's."""
        return np.array(self._initials, np.uint32)

    def terms(self) -> Terms:
        """Make the words to search by, when all names were added."""
        self._joins.put_into(self._builder)
        return self._builder.build(self.persons)


def _rarities(readings: Iterable[Sequence[NameParts]]) -> dict[str, float]:
    """Count in how many texts each folded word stands, and make it 0 to 1."""
    count = 0
    folds: list[str] = []
    for one in readings:
        for parts in one:
            if parts.words:
                count += 1
                # No set: the order of words, and so of all tables, must be the list's.
                folds += dict.fromkeys([word.fold for word in parts.words])
    whole = log(count + 1)
    frequency = Counter(folds).items()
    return {word: log((count + 1) / often) / whole for word, often in frequency}


def _aside(
    text: str,
    spelt: Sequence[str],
    parts: NameParts,
    kept: Iterable[tuple[Word, float]],
) -> Iterator[tuple[str, str]]:
    """Give the words of a firm's name that it is not found by: (as written, folded).

    *spelt* are the Latin words of the name, with abbreviations taken apart.
    """
    telling = {word.text for word, _ in kept}
    found = {word.text: word.fold for word in parts.words}
    # Words of legal forms, and of phrases that are read as one word.
    if "." in text or "/" in text:
        spelt = romanise(clean(text, dotted=True)).split()
    for written in spelt:
        if written not in found:
            found[written] = fold(written)
    for written, folded in found.items():
        if written not in telling and len(written) > 1:
            yield written, folded
