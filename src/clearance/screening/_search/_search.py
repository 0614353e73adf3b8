"""Candidates: the listed names that may fit the one asked about, found quickly.

Words are looked up, once for each different word, and the listed names that have words
like them are added up in one sparse product; what the scorecard would make of the best
case is worked out for all of them at once. It never expects less than the scorecard
gives but for rare cases, which a test on the real list bounds.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from operator import itemgetter
from threading import Lock

import numpy as np
from scipy.sparse import csr_matrix

from clearance.errors import UsageError
from clearance.names import analyse_company
from clearance.screening._arrays import Places
from clearance.screening._asked import Asked, asked_names
from clearance.screening._fit import LEAST_CUT, best_case, least_met_by_any
from clearance.screening._listed import Floats, Ints, Shelf
from clearance.screening._reach import UNKNOWN, Pair, Strangers
from clearance.screening._read import Flat, Texts
from clearance.screening._words import Drawn, Lookup, Row, rows_of

from ._accelerate import MOST_WEIGHED, Compiled, load_compiled, most_weighed
from ._closest_few import TOLERANCE
from ._compiling import compiled_once
from ._glance import MOST_ROWS, Glance, Sums
from ._heads import Heads
from ._named import MOST_NAMES, Likely, best_named, first_of_each
from ._pairing import closest_case
from ._translated import Translations

# Texts asked together from which reading them piece by piece is worth it.
_WORTH_READING = 32
# Rows asked together from which loading compiled code is worth its second.
_WORTH_COMPILING = 128
# The more at once, the more memory the sums of long lists take.
_ROWS_AT_ONCE = 256
_ROWS_DRAWN = 8192
# By how many words of one letter a row has.
_INITIALS = np.array([0.0, 0.2, 0.3, 0.4], dtype=np.float32)
_LEAST_EASED = np.float32(0.1)
# Texts that are read together: without compiled code each of their rows is an object.
_TEXTS_COMPILED, _TEXTS = 2**15, 2**12
_KEPT = 2**14  # names of which it is kept whether they may be listed as a whole


_Sums = tuple[Places, Ints, Floats]


class Search:
    """Finds candidates in a shelf; keeps what it learnt of words, by content."""

    def __init__(self, shelf: Shelf, *, accelerated: bool | None = None) -> None:
        self._shelf = shelf
        self._terms = shelf.terms
        self._accelerated = accelerated
        self._listed = csr_matrix(
            (shelf.terms.weights, shelf.terms.texts, shelf.terms.starts),
            shape=(len(shelf.terms.starts) - 1, len(shelf.name_of_text)),
        )
        self._lookup = Lookup(shelf)
        # By content: the same name always gets the same answer.
        self._whole: dict[str, bool] = {}
        # Threads may ask one index; what is learnt of words is one table.
        self._learning = Lock()
        self._compiled: Compiled | None = None
        if accelerated:
            self._load()

    def candidates(
        self, rows: Sequence[Row], least: Sequence[tuple[float, float]] | Floats
    ) -> Iterator[tuple[int, int]]:
        """Give (place of the row, listed name) wherever the best case reaches *least*.

        *least* is, for each row, one figure for listed persons and one for all others.
        For each row at most 80 names, the best first.
        """
        if not rows:
            return
        letters = [len(row.letters) for row in rows]
        few = len(rows) <= MOST_ROWS
        if few and not isinstance(least, np.ndarray):
            needed, eased, nearly = _due_of_few(*least, letters=(*letters,))
        else:
            needed, eased, nearly = _due(least, letters)
        with self._learning:
            self._lookup.make_room()
            compiled = self._code(len(rows))
            if compiled is not None:
                flat = Flat.of(rows, self._lookup)
                found = compiled.close(flat, self._lookup, nearly, eased)
            elif not few:
                # All new words together: far quicker than one after the other.
                self._lookup.numbered(rows)
        if compiled is not None:
            if len(found[0]):
                yield from self._named(Likely(*found), rows)
        elif few:
            yield from self._of_few(rows, needed, eased)
        else:
            for at in range(0, len(rows), _ROWS_DRAWN):
                some = slice(at, at + _ROWS_DRAWN)
                close = self._close(rows[some], needed[some], eased[some])
                named = self._named(close, rows[some])
                yield from ((at + row, name) for row, name in named)
        yield from self._heads.names_of(rows)

    def _of_few(
        self, rows: Sequence[Row], needed: Floats, eased: Floats
    ) -> Iterator[tuple[int, int]]:
        """Look closely only at the rows that may be enough."""
        with self._learning:
            near, seen = self._glance.likely(rows, needed, eased)
        found = [(one.place, *text) for one in near for text in one.texts]
        if seen:
            places = [one.place for one in seen]
            sums = [one.sums for one in seen if one.sums is not None]
            close = self._close(
                [rows[at] for at in places],
                needed[places],
                eased[places],
                _laid_out(sums) if len(sums) == len(seen) else None,
            )
            of = np.array(places)[close.rows].tolist()
            found += zip(of, close.texts.tolist(), close.best.tolist(), strict=True)
        if found:
            yield from self._named(Likely.of(found), rows)

    def _named(self, likely: Likely, rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
        return best_named(self._shelf, likely, lambda row: rows[row].text)

    def translated(self, text: str, least: float) -> list[int]:
        """List the names of firms that a translated name may fit as well as *least*.

        Or one that kana spells by its sound. None where the name is neither.
        """
        readings = [one for one in analyse_company(text) if one.translated or one.heard]
        if not readings:
            return []
        with self._learning:
            return [*self._translations.names_of(readings, least)]

    def of_texts(self, texts: Texts, least: Floats) -> list[tuple[int, str, int]]:
        """List (place of the text, name in it, listed name) as `candidates` does.

        *least* is that of each text (texts by 2).
        """
        if self.is_compiled_for(len(texts)):
            with self._learning:
                assert self._compiled is not None
                return self._found_in(self._compiled, texts, least)
        rows = _rows_of_texts(texts)
        of = [row.place for row in rows]
        found = self.candidates(rows, least[of])
        return [(of[at], rows[at].text, listed) for at, listed in found]

    def _found_in(
        self, compiled: Compiled, texts: Texts, least: Floats
    ) -> list[tuple[int, str, int]]:
        self._lookup.make_room()
        read = compiled.pieces.read(texts, self._lookup)
        flat, of = read.flat, read.texts
        needed = least[of]
        eased = _eased(needed, np.diff(flat.letter_starts).tolist())
        close = compiled.close(flat, self._lookup, needed - TOLERANCE, eased)
        some = compiled.pieces.may_be_whole(read, self._heads.sieve, LEAST_CUT)
        rows = [compiled.pieces.row(read, at, texts) for at in some.tolist()]

        def text_of(row: int) -> str:
            return compiled.pieces.name_of(read, row, texts)

        near = [*best_named(self._shelf, Likely(*close), text_of)]
        named = {row: (int(of[row]), text_of(row)) for row in dict(near)}
        close_ones = ((*named[row], name) for row, name in near)
        headed = (
            (rows[row].place, rows[row].text, name)
            for row, name in self._heads.names_of(rows)
        )
        # What is read piece by piece and what is not come in the order of the texts.
        order = itemgetter(0)
        return [*sorted(close_ones, key=order), *sorted(headed, key=order)]

    def likely(
        self,
        asked: Sequence[Asked],
        pairs: Sequence[list[tuple[str, int]]],
        least: tuple[float, float],
    ) -> tuple[list[list[Pair]], Strangers]:
        """Leave out pairs (name asked, listed name) that cannot score *least*.

        With compiled code, as `Reachable.likely`; without it all are kept.
        """
        with self._learning:
            if self._compiled is None:
                return [[(*pair, UNKNOWN) for pair in one] for one in pairs], ()
            return self._compiled.reachable.likely(
                asked, pairs, least, self.may_be_whole
            )

    def may_be_whole(self, text: str) -> bool:
        """Say whether a name may be a listed one as a whole; quick, and never wrong
        where it says no."""
        known = self._whole.get(text)
        if known is None:
            if len(self._whole) >= _KEPT:
                self._whole.clear()
            known = self._whole[text] = self._heads.may_be_whole(text)
        return known

    def most_texts(self, count: int) -> int:
        """Say how many texts of so many are best searched for at once."""
        return _TEXTS_COMPILED if self.is_compiled_for(count) else _TEXTS

    def is_compiled_for(self, texts: int) -> bool:
        """Say whether so many texts are read and searched for by compiled code."""
        if texts < _WORTH_READING:
            return False
        with self._learning:
            return self._code(texts) is not None

    def _code(self, rows: int) -> Compiled | None:
        """Give the compiled search, loaded once it is worth it; None to do without."""
        if self._accelerated is None and rows >= _WORTH_COMPILING:
            # Nobody asked for it, and the plain search gives the same answers.
            with suppress(UsageError):
                self._load()
            self._accelerated = self._compiled is not None
        return self._compiled

    def _load(self) -> None:
        """Load all compiled code, with a question that finds nothing."""
        with compiled_once():
            self._compiled = load_compiled(self._shelf)
            likening = self._compiled.likening
            self._lookup.use(likening.find, likening.learn)
            self._found_in(
                self._compiled, Texts.of(("a b",)), np.full((1, 2), 2.0, np.float32)
            )

    @cached_property
    def _glance(self) -> Glance:
        return Glance(self._shelf, self._lookup)

    @cached_property
    def _translations(self) -> Translations:
        return Translations(self._shelf, self._lookup)

    @cached_property
    def _heads(self) -> Heads:
        return Heads(self._shelf, most=MOST_NAMES)

    def _close(
        self,
        rows: Sequence[Row],
        needed: Floats,
        eased: Floats,
        sums: _Sums | None = None,
    ) -> Likely:
        """Find the texts whose best case, each word meeting one other, is enough.

        *sums* are those of `_sums` where they are known, and no words are joined.
        """
        with self._learning:
            drawn = self._lookup.draw(rows, joined=sums is None)
        each = _sums(drawn, self._listed) if sums is None else (sums,)
        likely = Likely.together([self._likely(drawn, one, eased) for one in each])
        if len(likely.rows) > MOST_WEIGHED:
            order = likely.texts, -likely.best
            letters = np.array([len(row.letters) for row in rows], np.int64)
            most = most_weighed(letters)[likely.rows]
            likely = likely.only(first_of_each(likely.rows, order, most))
        closer = closest_case(rows, drawn, likely.rows, likely.texts, self._shelf)
        person = self._shelf.text_is_person[likely.texts]
        due = np.where(person, needed[likely.rows, 0], needed[likely.rows, 1])
        kept = closer >= due - TOLERANCE
        return Likely(likely.rows[kept], likely.texts[kept], closer[kept])

    def _likely(self, drawn: Drawn, sums: _Sums, needed: Floats) -> Likely:
        """Find the texts that may be enough if every word meets the best it can."""
        least = least_met_by_any(drawn.least, needed)
        kept = np.flatnonzero(sums[2] >= least[sums[0]])
        rows, texts, met = sums[0][kept], sums[1][kept].astype(np.int64), sums[2][kept]
        person = self._shelf.text_is_person[texts]
        side = np.where(person, 0, 1)
        best = best_case(
            met=met,
            asked=drawn.least[side, rows],
            listed=self._shelf.text_weight[texts],
            person=person,
        )
        enough = best >= needed[rows, side]
        return Likely(rows[enough], texts[enough], best[enough])


def _sums(drawn: Drawn, listed: csr_matrix) -> Iterator[_Sums]:
    """Add up what the words of each row earn in each text: rows, texts, sums.

    Some rows at a time: most texts are in the sums of some row.
    """
    entries, starts = drawn.entries, drawn.starts
    for low in range(0, len(starts) - 1, _ROWS_AT_ONCE):
        spans = starts[low : low + _ROWS_AT_ONCE + 1]
        some = slice(spans[0], spans[-1])
        begins = (spans - spans[0]).astype(np.int32)
        asked = csr_matrix(
            (entries.credit[some], entries.terms[some], begins),
            shape=(len(begins) - 1, listed.shape[0]),
        )
        found = asked @ listed
        rows = np.repeat(np.arange(low, low + len(begins) - 1), np.diff(found.indptr))
        yield rows, found.indices, found.data


def _rows_of_texts(texts: Texts) -> list[Row]:
    """Read texts as rows; the place of each is that of its text."""
    rows: list[Row] = []
    for place, text in enumerate(texts):
        for name in asked_names((text,)):
            rows += rows_of(place, name)
    return rows


def _laid_out(sums: Sequence[Sums]) -> _Sums:
    """Put the sums of rows together, each text of a row once."""
    once = [np.unique(texts, return_index=True) for texts, _ in sums]
    return (
        np.repeat(np.arange(len(sums)), [len(texts) for texts, _ in once]),
        np.concatenate([texts for texts, _ in once]),
        np.concatenate([sums[at][1][first] for at, (_, first) in enumerate(once)]),
    )


def _due(
    least: Sequence[tuple[float, float]] | Floats, letters: Sequence[int]
) -> tuple[Floats, Floats, Floats]:
    """Lay out what rows must score, what they must in a sum, and at the closest."""
    needed = np.array(least, dtype=np.float32)
    return needed, _eased(needed, letters), needed - TOLERANCE


@lru_cache(maxsize=64)
def _due_of_few(
    *least: tuple[float, float], letters: tuple[int, ...]
) -> tuple[Floats, Floats, Floats]:
    """Do what `_due` does; nobody writes to it, and most questions ask for the same."""
    return _due(least, letters)


def _eased(needed: Floats, letters: Sequence[int]) -> Floats:
    """Ask less of rows that have single letters, so many each.

    Initials count for little in the sum, and for more in the scorecard.
    """
    if any(letters):
        needed = needed - _INITIALS[np.minimum(letters, len(_INITIALS) - 1)][:, None]
    eased: Floats = np.maximum(needed, _LEAST_EASED)
    return eased
