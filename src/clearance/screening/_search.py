"""Candidates: the listed names that may fit the one asked about, found quickly.

Words are looked up, once for each different word, and the listed names that have words
like them are added up in one sparse product; what the scorecard would make of the best
case is worked out for all of them at once. It never expects less than the scorecard
gives but for rare cases, which a test on the real list bounds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from clearance.names import (
    Word,
    clean,
    company_word,
    doubled_parts,
    fold,
    has_lost_vowels,
    in_legal_form,
    is_abjad,
    is_known_word,
    is_nearly_known,
    is_syllabic,
    join_abd,
    join_split,
    mended,
    person_role,
    readings,
)

from ._build import Shelf
from ._scorecard import (
    MARRIED,
    NAMING,
    ONE_WORD,
    SMALL,
    best_case,
    coverage,
    credit,
    strength,
    word_weight,
)
from ._terms import Alike
from ._wholefit import LEAST_CUT

_KEPT_WORDS = 2**18
_JOINED = np.array([credit(0.96)], dtype=np.float32)
_NEAR = 0.8
_TOLERANCE = 0.03
_INITIALS = 0.2
_LEAST_SYLLABLE = 0.87
_NO_TERMS, _NO_CREDIT = np.zeros(0, np.int32), np.zeros(0, np.float32)
# More names of one query than this are not compared: nobody reads so many.
_MOST = 40
_MOST_WEIGHED = 600
_MOST_WORDS = 12


def _entries(alike: Alike) -> Iterator[tuple[int, float]]:
    return zip(alike.terms.tolist(), alike.credit.tolist(), strict=True)


@dataclass(frozen=True)
class _Known:
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


class Search:
    """Finds candidates in a shelf; keeps what it learnt of words, by content."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._terms = shelf.terms
        self._listed = csr_matrix(
            (shelf.terms.weights, shelf.terms.texts, shelf.terms.starts),
            shape=(len(shelf.terms.starts) - 1, len(shelf.name_of_text)),
        )
        self._known: dict[tuple[str, bool], _Known] = {}

    def candidates(
        self, rows: Sequence[Row], least: Sequence[tuple[float, float]]
    ) -> Iterator[tuple[Row, int, float]]:
        """Give (row, listed name, best case) wherever that reaches the row's *least*.

        *least* is one figure for listed persons and one for all others. For each row at
        most 40, the best first.
        """
        self._learn(rows)
        drawn = [self._draw(row) for row in rows]
        asked = self._asked(drawn)
        if not asked.nnz:
            return
        found = asked @ self._listed
        yield from self._judge(rows, drawn, found, np.array(least, dtype=np.float32))
        for row in rows:
            whole = "".join(row.words)
            if len(whole) >= LEAST_CUT:
                for name in self._shelf.beginning_with(whole)[:_MOST]:
                    yield row, name, 0.0

    def _asked(self, drawn: Sequence["_Drawn"]) -> csr_matrix:
        """Make the matrix of rows by listed words; of two that meet one, the better."""
        shape = (len(drawn), self._listed.shape[0])
        terms = [_NO_TERMS, *(one for row in drawn for one in row.terms)]
        lengths = [sum(map(len, row.terms)) for row in drawn]
        credit = np.concatenate(
            [_NO_CREDIT, *(one for row in drawn for one in row.credit)]
        )
        keys = np.repeat(np.arange(len(drawn)), lengths) * shape[1]
        keys = keys + np.concatenate(terms)
        order = np.lexsort((-credit, keys))
        keys, credit = keys[order], credit[order]
        first = np.ones(len(keys), dtype=np.bool_)
        first[1:] = keys[1:] != keys[:-1]
        keys, credit = keys[first], credit[first]
        starts = np.searchsorted(keys, np.arange(len(drawn) + 1) * shape[1])
        return csr_matrix(
            (credit, (keys % shape[1]).astype(np.int32), starts.astype(np.int32)),
            shape=shape,
        )

    def _judge(
        self,
        rows: Sequence[Row],
        drawn: Sequence["_Drawn"],
        found: csr_matrix,
        least: npt.NDArray[np.float32],
    ) -> Iterator[tuple[Row, int, float]]:
        counts = np.diff(found.indptr)
        texts = found.indices
        person = self._shelf.text_is_person[texts]
        sides = np.array([(d.company, d.person) for d in drawn], dtype=np.float32)
        asked = np.where(
            person, np.repeat(sides[:, 1], counts), np.repeat(sides[:, 0], counts)
        )
        best = best_case(
            met=found.data,
            asked=asked,
            listed=self._shelf.text_weight[texts],
            person=person,
        )
        needed = np.where(
            person, np.repeat(least[:, 0], counts), np.repeat(least[:, 1], counts)
        )
        # Initials count for little in the sum, and for more in the scorecard.
        slack = [_INITIALS if min(map(len, row.words)) == 1 else 0.0 for row in rows]
        eased = needed - np.repeat(np.array(slack, dtype=np.float32), counts)
        kept = np.flatnonzero(best >= eased)
        of = np.searchsorted(found.indptr, kept, side="right") - 1
        names = self._shelf.name_of_text[texts[kept]]
        order = np.lexsort((names, -best[kept], of))
        looked: dict[int, dict[int, float]] = {}
        for at in order.tolist():
            row, name = int(of[at]), int(names[at])
            known = looked.setdefault(row, {})
            if len(known) >= _MOST_WEIGHED:
                continue
            closer = float(best[kept[at]])
            if not self._is_joined(drawn[row], int(texts[kept[at]])):
                closer = self._closer(rows[row], drawn[row], int(texts[kept[at]]))
            if closer >= needed[kept[at]] - _TOLERANCE:
                known[name] = max(closer, known.get(name, 0.0))
            else:
                known.setdefault(name, 0.0)
        for row, known in looked.items():
            likely = sorted((-closer, name) for name, closer in known.items() if closer)
            for closer, name in likely[:_MOST]:
                yield rows[row], name, -closer

    def _is_joined(self, drawn: "_Drawn", text: int) -> bool:
        """Say whether a text has words that the row writes as one, or the reverse."""
        for term in drawn.joined:
            low, high = self._terms.starts[term : term + 2].tolist()
            if text in self._terms.texts[low:high]:
                return True
        return False

    def _closer(self, row: Row, drawn: "_Drawn", text: int) -> float:
        """Work out the best case of one pair, each word meeting no more than one."""
        person = bool(self._shelf.text_is_person[text])
        low, high = self._terms.text_starts[text : text + 2].tolist()
        listed = self._terms.text_terms[low:high].tolist()
        weights = self._terms.text_weights[low:high].tolist()
        known = [self._known[word, row.vowelless] for word in row.words]
        pairs: list[tuple[float, tuple[int, ...], int]] = []
        for ours, one in enumerate(known):
            earns = one.credits_sure if row.syllabic else one.credits
            for theirs, term in enumerate(listed):
                earned = earns.get(term)
                if earned is not None:
                    pairs.append((-earned * weights[theirs], (ours,), theirs))
        for term, covered in drawn.whole:
            if term in listed:
                theirs = listed.index(term)
                pairs.append((-weights[theirs], covered, theirs))
        asked = [one.person if person else one.company for one in known]
        if person and row.doubled:
            asked = [
                weight * (MARRIED if word in row.doubled else 1)
                for weight, word in zip(asked, row.words, strict=True)
            ]
        initials = self._initials_met(row, listed, pairs) if person else ()
        return self._sum_up(asked, pairs, weights, text, initials)

    def _initials_met(
        self,
        row: Row,
        listed: Sequence[int],
        pairs: Sequence[tuple[float, tuple[int, ...], int]],
    ) -> tuple[int, ...]:
        """List the words of a text that only initials of the row meet."""
        letters = [word for word in row.words if len(word) == 1]
        if not letters:
            return ()
        met = {theirs for _, _, theirs in pairs}
        found = []
        for theirs, term in enumerate(listed):
            first = str(self._terms.words[term])[:1]
            if theirs not in met and first in letters:
                letters.remove(first)
                found.append(theirs)
        return tuple(found)

    def _sum_up(
        self,
        asked: list[float],
        pairs: list[tuple[float, tuple[int, ...], int]],
        weights: list[float],
        text: int,
        initials: tuple[int, ...],
    ) -> float:
        person = bool(self._shelf.text_is_person[text])
        met = whole = left = 0.0
        ours_met: set[int] = set()
        theirs_met: set[int] = set()
        for earned, ours, theirs in sorted(pairs):
            if ours_met.isdisjoint(ours) and theirs not in theirs_met:
                ours_met.update(ours)
                theirs_met.add(theirs)
                met -= earned
                whole += weights[theirs]
        if not met:
            return 0.0
        left = sum(asked) - sum(asked[at] for at in ours_met)
        listed = float(self._shelf.text_weight[text]) - whole
        listed = max(listed - sum(weights[at] for at in initials), 0.0)
        if person and left < SMALL:
            met, whole = met * ONE_WORD, whole * ONE_WORD
        covered = coverage(met, whole, left, listed, person=person)
        return float(covered * strength(met))

    def _learn(self, rows: Sequence[Row]) -> None:
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
            self._known[text, vowelless] = _Known(
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

    def _draw(self, row: Row) -> "_Drawn":
        """Collect what a row's words are like, and what the row weighs."""
        known = [self._known[word, row.vowelless] for word in row.words]
        likes = [one.spoken if row.syllabic else one.alike for one in known]
        drawn = _Drawn(
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

    def _asked_of_person(self, row: Row, known: Sequence["_Known"]) -> float:
        """Add up what words weigh; the halves of a double name are one of them."""
        if not row.doubled:
            return sum(one.person for one in known)
        weights = zip(row.words, known, strict=True)
        return sum(
            one.person * (MARRIED if word in row.doubled else 1)
            for word, one in weights
        )

    def _join(self, row: Row, known: list[_Known], drawn: "_Drawn") -> None:
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


@dataclass(slots=True)
class _Drawn:
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
