"""Candidates: the listed names that may fit the one asked about, found quickly.

Words are looked up, once for each different word, and the listed names that have words
like them are added up in one sparse product; what the scorecard would make of the best
case is worked out for all of them at once. It never expects less than the scorecard
gives but for rare cases, which a test on the real list bounds.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from ._build import Shelf
from ._lookup import Drawn, Lookup
from ._rows import Row
from ._scorecard import MARRIED, ONE_WORD, SMALL, best_case, coverage, strength
from ._wholefit import LEAST_CUT

_TOLERANCE = 0.03
_INITIALS = 0.2
_NO_TERMS, _NO_CREDIT = np.zeros(0, np.int32), np.zeros(0, np.float32)
# More names of one query than this are not compared: nobody reads so many.
_MOST = 40
_MOST_WEIGHED = 600


class Search:
    """Finds candidates in a shelf; keeps what it learnt of words, by content."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._terms = shelf.terms
        self._listed = csr_matrix(
            (shelf.terms.weights, shelf.terms.texts, shelf.terms.starts),
            shape=(len(shelf.terms.starts) - 1, len(shelf.name_of_text)),
        )
        self._lookup = Lookup(shelf)

    def candidates(
        self, rows: Sequence[Row], least: Sequence[tuple[float, float]]
    ) -> Iterator[tuple[Row, int, float]]:
        """Give (row, listed name, best case) wherever that reaches the row's *least*.

        *least* is one figure for listed persons and one for all others. For each row at
        most 40, the best first.
        """
        self._lookup.learn(rows)
        drawn = [self._lookup.draw(row) for row in rows]
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

    def _asked(self, drawn: Sequence[Drawn]) -> csr_matrix:
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
        drawn: Sequence[Drawn],
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

    def _is_joined(self, drawn: Drawn, text: int) -> bool:
        """Say whether a text has words that the row writes as one, or the reverse."""
        for term in drawn.joined:
            low, high = self._terms.starts[term : term + 2].tolist()
            if text in self._terms.texts[low:high]:
                return True
        return False

    def _closer(self, row: Row, drawn: Drawn, text: int) -> float:
        """Work out the best case of one pair, each word meeting no more than one."""
        person = bool(self._shelf.text_is_person[text])
        low, high = self._terms.text_starts[text : text + 2].tolist()
        listed = self._terms.text_terms[low:high].tolist()
        weights = self._terms.text_weights[low:high].tolist()
        known = self._lookup.words(row)
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
