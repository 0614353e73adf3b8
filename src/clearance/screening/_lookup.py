"""What the words of a query are on the lists: looked up once each, and kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from clearance.names import (
    Word,
    company_word,
    fold,
    in_legal_form,
    is_known_word,
    is_nearly_known,
    mended,
    person_role,
)

from ._build import Shelf
from ._rows import Row
from ._scorecard import MARRIED, NAMING, credit, word_weight
from ._terms import Alike

_KEPT_WORDS = 2**18
_JOINED = np.array([credit(0.96)], dtype=np.float32)
_NEAR = 0.8
_LEAST_SYLLABLE = 0.87
_MOST_WORDS = 12


def _entries(alike: Alike) -> Iterator[tuple[int, float]]:
    return zip(alike.terms.tolist(), alike.credit.tolist(), strict=True)


@dataclass(frozen=True)
class Known:
    """What is known of one word of a query: its listed likes and its weights.

    `strange` says that no listed name has the word.
    """

    alike: Alike
    person: float
    company: float
    usual: Alike | None
    strange: bool

    @cached_property
    def spoken(self) -> Alike:
        """What is the same word or syllable, without slips of it."""
        return self.alike.surely(least=_LEAST_SYLLABLE)

    @cached_property
    def credits(self) -> dict[int, float]:
        """What each listed word that is like it earns."""
        found = dict(_entries(self.alike))
        for term, earned in _entries(self.usual) if self.usual else ():
            found[term] = max(found.get(term, 0.0), earned)
        return found

    @cached_property
    def credits_sure(self) -> dict[int, float]:
        """What each listed word that is the same earns."""
        return dict(_entries(self.spoken))


@dataclass(slots=True)
class Drawn:
    """The listed words that a row looks for, and what the row weighs as each kind.

    `joined` are those that are listed words written as one, and `whole` those that
    words of the row are when written as one, with the places of these.
    """

    terms: list[npt.NDArray[np.int32]]
    credit: list[npt.NDArray[np.float32]]
    person: float
    company: float
    joined: list[int] = field(default_factory=list)
    whole: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)


class Lookup:
    """Knows words by content: the same word is looked up once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._terms = shelf.terms
        self._known: dict[tuple[str, bool], Known] = {}

    def words(self, row: Row) -> list[Known]:
        """Give what is known of the words of a row that was learnt."""
        return [self._known[word, row.vowelless] for word in row.words]

    def learn(self, rows: Sequence[Row]) -> None:
        """Look up the words that are new, together."""
        if len(self._known) > _KEPT_WORDS:
            self._known.clear()
        for bare in (False, True):
            fresh = dict.fromkeys(
                word
                for row in rows
                if row.vowelless == bare
                for word in row.words
                if (word, bare) not in self._known
            )
            if fresh:
                self._look_up(tuple(fresh), vowelless=bare)

    def _look_up(self, words: Sequence[str], *, vowelless: bool) -> None:
        folded = [fold(word) for word in words]
        keys = [mended(word, vowelless=vowelless) for word in words]
        companies = list(map(company_word, words, keys))
        usual = [
            word.fold
            for word, bare in zip(companies, folded, strict=True)
            if word.fold != bare
        ]
        likes = self._terms.alike(folded, words, vowelless=vowelless)
        translated = dict(zip(usual, self._terms.alike(usual, usual), strict=True))
        for at, text in enumerate(words):
            role, company = person_role(text), companies[at]
            person = Word(text, folded[at], role) if role is not None else None
            other = translated.get(company.fold)
            if is_known_word(text):
                likes[at] = likes[at].surely()
            self._known[text, vowelless] = Known(
                likes[at],
                self._weight(person, likes[at], person=True),
                0.0
                if in_legal_form(keys[at]) or len(text) == 1 or is_nearly_known(text)
                else self._weight(company, other or likes[at], person=False),
                other,
                self._terms.find(folded[at]) is None,
            )

    def _weight(self, word: Word | None, alike: Alike, *, person: bool) -> float:
        """Weigh a telling word; one that is none as what it is a slip of."""
        if word is None or word.role not in NAMING:
            return 0.0
        own = word_weight(word, self._shelf.rarity, person=person)
        near = alike.terms[alike.likeness >= _NEAR]
        near = near[near < len(self._terms.rarity)]
        if len(near) and self._terms.find(word.fold) is None:
            weights = self._terms.least[near]
            return float(min([own, *weights[weights > 0].tolist()]))
        return own

    def draw(self, row: Row) -> Drawn:
        """Collect what a row's words are like, and what the row weighs."""
        known = self.words(row)
        likes = [one.spoken if row.syllabic else one.alike for one in known]
        drawn = Drawn(
            [one.terms for one in likes],
            [one.credit for one in likes],
            self._asked_of_person(row, known) if row.person else np.inf,
            sum(one.company for one in known) if row.company else np.inf,
        )
        for one in known:
            if one.usual is not None:
                drawn.terms.append(one.usual.terms)
                drawn.credit.append(one.usual.credit)
        if len(known) > 1:
            self._join(row, known, drawn)
        words = len(self._terms.rarity)
        drawn.joined = [int(term) for one in drawn.terms for term in one[one >= words]]
        return drawn

    def _asked_of_person(self, row: Row, known: Sequence[Known]) -> float:
        """Add up what words weigh; the halves of a double name are one of them."""
        if not row.doubled:
            return sum(one.person for one in known)
        weights = zip(row.words, known, strict=True)
        return sum(
            one.person * (MARRIED if word in row.doubled else 1)
            for word, one in weights
        )

    def _join(self, row: Row, known: list[Known], drawn: Drawn) -> None:
        """Add what neighbouring words are when they are written as one."""
        folds = [fold(word) for word in row.words]
        for size in (2, 3):
            for at in range(min(len(folds), _MOST_WORDS) - size + 1):
                end = at + size
                term = self._terms.find("".join(folds[at:end]))
                if term is None and any(one.strange for one in known[at:end]):
                    term = self._terms.find(fold("".join(row.words[at:end])))
                if term is None or term >= len(self._terms.rarity):
                    continue
                drawn.whole.append((term, tuple(range(at, end))))
                drawn.terms.append(np.array([term], dtype=np.int32))
                drawn.credit.append(_JOINED)
                drawn.person -= sum(one.person for one in known[at + 1 : end])
                drawn.company -= sum(one.company for one in known[at + 1 : end])
