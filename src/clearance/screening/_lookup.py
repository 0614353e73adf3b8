"""What the words of a query are on the lists: looked up once each, and kept."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

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
from ._letters import Hashes, joined_hashes, letter_hashes
from ._rows import Row
from ._scorecard import MARRIED, NAMING, credit, word_weight
from ._spans import Grown, Places, spread
from ._terms import Alike, Floats, Ints

_KEPT_WORDS = 2**18
_JOINED = np.float32(credit(0.96))
_NEAR = 0.8
_LEAST_SYLLABLE = 0.87
_MOST_WORDS = 12  # words of a name that are looked for written as one
_MOST_BITS = 62

# How a word was written: without vowels, in signs for syllables.
_Manner = tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Entries:
    """Words of rows and listed words that they may be.

    One entry each: `rows`, `terms` and what it earns (`credit`); `covers` has a bit for
    each word of the row that the listed word is, `weights` what these weigh as a
    person's and as anything else's (2 by entries).
    """

    rows: Places
    terms: Ints
    credit: Floats
    covers: Places
    weights: Floats


@dataclass(frozen=True, slots=True)
class Drawn:
    """The listed words that rows look for, and what the rows weigh.

    `asked` has a line for each row and a column for each listed word, with what that
    earns; the entries of row r are `starts[r]:starts[r + 1]` of `entries`. `weighs` is
    what each row weighs as a person's name and as anything else's (2 by rows), infinite
    where it is not read so; `least` the same where words that are one listed word count
    as one.
    """

    asked: csr_matrix
    starts: Places
    entries: Entries
    weighs: Floats
    least: Floats


class Lookup:
    """Knows words by content: the same word is looked up once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._terms = shelf.terms
        self._forget()

    def _forget(self) -> None:
        self._numbers: dict[_Manner, dict[str, int]] = {
            (bare, syllabic): {} for bare in (False, True) for syllabic in (False, True)
        }
        self._person, self._company = Grown(np.float32), Grown(np.float32)
        self._starts, self._ends = Grown(np.int64), Grown(np.int64)
        self._like, self._credit = Grown(np.int32), Grown(np.float32)
        self._fold_hash, self._text_hash = Grown(np.uint64), Grown(np.uint64)
        self._fold_size, self._text_size = Grown(np.int32), Grown(np.int32)

    def learn(self, rows: Sequence[Row]) -> None:
        """Look up the words that are new, together."""
        if self._person.size > _KEPT_WORDS:
            self._forget()
        for manner, known in self._numbers.items():
            fresh = dict.fromkeys(
                word
                for row in rows
                if (row.vowelless, row.syllabic) == manner
                for word in row.words
                if word not in known
            )
            if fresh:
                self._look_up(list(fresh), known, manner)

    def _look_up(
        self, words: list[str], known: dict[str, int], manner: _Manner
    ) -> None:
        vowelless, syllabic = manner
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
        found: list[Alike] = []
        for at, text in enumerate(words):
            role, company = person_role(text), companies[at]
            person = Word(text, folded[at], role) if role is not None else None
            other = translated.get(company.fold)
            like = likes[at].surely() if is_known_word(text) else likes[at]
            known[text] = self._person.size
            self._person.append([self._weight(person, like, person=True)])
            tells = not (
                in_legal_form(keys[at]) or len(text) == 1 or is_nearly_known(text)
            )
            self._company.append(
                [self._weight(company, other or like, person=False) if tells else 0.0]
            )
            spoken = like.surely(least=_LEAST_SYLLABLE) if syllabic else like
            found.append(spoken if other is None else _better(spoken, other))
        self._keep(found, folded, words)

    def _keep(
        self, found: Sequence[Alike], folded: Sequence[str], words: Sequence[str]
    ) -> None:
        ends = self._like.size + np.cumsum([len(one.terms) for one in found])
        self._starts.append(np.concatenate([[self._like.size], ends[:-1]]))
        self._ends.append(ends)
        self._like.append(np.concatenate([one.terms for one in found]))
        self._credit.append(np.concatenate([one.credit for one in found]))
        for texts, hashes, sizes in (
            (folded, self._fold_hash, self._fold_size),
            (words, self._text_hash, self._text_size),
        ):
            keys, lengths = letter_hashes(texts)
            hashes.append(keys)
            sizes.append(lengths)

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

    def draw(self, rows: Sequence[Row]) -> Drawn:
        """Collect what the words of rows that were learnt are like."""
        numbers = self._numbers
        words = [
            numbers[row.vowelless, row.syllabic][word]
            for row in rows
            for word in row.words
        ]
        return self._drawn(rows, np.array(words, dtype=np.int64))

    def _drawn(self, rows: Sequence[Row], words: Places) -> Drawn:
        lengths = np.fromiter((len(row.words) for row in rows), np.int64, len(rows))
        row_of = np.repeat(np.arange(len(rows)), lengths)
        at = np.arange(len(words)) - (np.cumsum(lengths) - lengths)[row_of]
        weights = np.stack([self._person()[words], self._company()[words]])
        weights[0] *= _married(rows, len(words))
        covers = np.left_shift(1, np.minimum(at, _MOST_BITS))
        which, places = spread(self._starts()[words], self._ends()[words])
        alike = Entries(
            row_of[which],
            self._like()[places],
            self._credit()[places],
            covers[which],
            weights[:, which],
        )
        weighs = _summed(row_of, weights, len(rows))
        least, parts = weighs.copy(), [alike]
        for size in (2, 3):
            first, terms = self._as_one(words, row_of, at, size)
            run = first + np.arange(size)[:, None]
            parts.append(
                Entries(
                    row_of[first],
                    terms,
                    np.full(len(first), _JOINED),
                    np.bitwise_or.reduce(covers[run]),
                    weights[:, run].sum(axis=1),
                )
            )
            least -= _summed(row_of[first], weights[:, run[1:]].sum(axis=1), len(rows))
        for side, read in enumerate(("person", "company")):
            unread = [at for at, row in enumerate(rows) if not getattr(row, read)]
            weighs[side, unread] = least[side, unread] = np.inf
        return _laid_out(parts, weighs, least, len(self._terms.starts) - 1)

    def _as_one(
        self, words: Places, row_of: Places, at: Places, size: int
    ) -> tuple[Places, Ints]:
        """Find neighbouring words that are one listed word: the first's place, term."""
        first = np.arange(max(len(words) - size + 1, 0))
        last = first + size - 1
        first = first[(row_of[last] == row_of[first]) & (at[last] < _MOST_WORDS)]
        found = self._terms.find_all(
            _run_hashes(self._fold_hash()[words], self._fold_size()[words], first, size)
        )
        spelt = self._terms.find_spelt(
            _run_hashes(self._text_hash()[words], self._text_size()[words], first, size)
        )
        found = np.where(found >= 0, found, spelt)
        kept = (found >= 0) & (found < len(self._terms.rarity))
        return first[kept], found[kept]


def _run_hashes(hashes: Hashes, sizes: Ints, first: Places, size: int) -> Hashes:
    """Reduce words written as one to numbers, each run of so many from its first."""
    found = hashes[first]
    for step in range(1, size):
        found = joined_hashes(found, hashes[first + step], sizes[first + step])
    return found


def _better(one: Alike, other: Alike) -> Alike:
    """Bring together what two words are like; of two values for one, the better."""
    terms = np.concatenate([one.terms, other.terms])
    likeness = np.concatenate([one.likeness, other.likeness])
    order = np.lexsort((-likeness, terms))
    terms, likeness = terms[order], likeness[order]
    first = np.ones(len(terms), dtype=np.bool_)
    first[1:] = terms[1:] != terms[:-1]
    return Alike(terms[first], likeness[first], credit(likeness[first]))


def _married(rows: Sequence[Row], count: int) -> Floats:
    """Weigh the halves of double names for less: one of them may be left out."""
    found = np.ones(count, np.float32)
    at = 0
    for row in rows:
        if row.doubled:
            for place, word in enumerate(row.words):
                if word in row.doubled:
                    found[at + place] = MARRIED
        at += len(row.words)
    return found


def _summed(rows: Places, weights: Floats, size: int) -> Floats:
    return np.stack(
        [np.bincount(rows, weights=side, minlength=size) for side in weights]
    ).astype(np.float32)


def _laid_out(
    parts: Sequence[Entries], weighs: Floats, least: Floats, terms: int
) -> Drawn:
    """Put the entries of each row together."""
    rows = np.concatenate([one.rows for one in parts])
    order = np.argsort(rows, kind="stable")
    rows = rows[order]
    entries = Entries(
        rows,
        np.concatenate([one.terms for one in parts])[order],
        np.concatenate([one.credit for one in parts])[order],
        np.concatenate([one.covers for one in parts])[order],
        np.concatenate([one.weights for one in parts], axis=1)[:, order],
    )
    count = weighs.shape[1]
    starts = np.searchsorted(rows, np.arange(count + 1))
    asked = csr_matrix(
        (entries.credit, entries.terms, starts.astype(np.int32)), shape=(count, terms)
    )
    return Drawn(asked, starts, entries, weighs, least)
