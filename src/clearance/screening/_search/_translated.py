"""Firms found by all words of a translated name, as the scorecard weighs them there.

The usual search goes by the words that name. What another translator wrote is often an
ordinary word to one list and a name to the other, and what stands alone beside a
translated name counts for less (`_rendered`): here both are as the scorecard has them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clearance.names import (
    NameParts,
    Role,
    Word,
    company_words,
    fold,
    legal_form_words,
)
from clearance.screening._arrays import Places, spread
from clearance.screening._fit import (
    AKIN_LIKE,
    ASKED_ALONE,
    BEST,
    LESS,
    ROLE_WEIGHT,
    alone_there,
    covered,
    credit,
    is_strict,
    ordinary_weight,
    word_weight,
)
from clearance.screening._listed import Floats, Floats64, Ints, Shelf
from clearance.screening._words import Lookup

from ._sounds import Sounds

MOST_TRANSLATED = 120
"""Listed names that are laid beside one translated name at the most."""
_MOST_OF_ONE = 8  # of them, of one party
_TOLERANCE = 0.05
_SHORT = 4  # letters of a listed word that tells where it stands alone
_NOWHERE = 0.03
_KEPT = 512  # ordinary words of which it is kept where they stand

_Met = tuple[Places, Floats64]


class _Table(NamedTuple):
    """Which texts of firms have which words.

    Those of term t are `texts[starts[t]:starts[t + 1]]`; `weights` is what the word
    weighs there where it meets, `alone` where it does not; `lone` adds these up for
    each text.
    """

    starts: Places
    texts: Places
    weights: Floats64
    alone: Floats64
    lone: Floats64


class Translations:
    """Finds listed firms by translated names; for one thread at a time."""

    def __init__(self, shelf: Shelf, lookup: Lookup) -> None:
        self._shelf, self._lookup = shelf, lookup
        self._sounds = Sounds(shelf.terms)
        self._kept: dict[Word, _Met] = {}

    def names_of(self, readings: Sequence[NameParts], least: float) -> Iterator[int]:
        """Give the listed names that readings may fit as well as *least*, best first.

        At most `MOST_TRANSLATED`.
        """
        found: dict[int, float] = {}
        for parts in readings:
            texts, best = self._best_cases(parts, least - _TOLERANCE)
            names = self._shelf.name_of_text[texts].tolist()
            for name, value in zip(names, best.tolist(), strict=True):
                found[name] = max(value, found.get(name, 0.0))
        ranked = sorted(found, key=lambda name: (-found[name], name))
        yield from islice(self._few_of_each(ranked), MOST_TRANSLATED)

    def _few_of_each(self, names: Iterable[int]) -> Iterator[int]:
        """Leave out names of parties that have many: some are told in 24 languages."""
        told = Counter[int]()
        for name in names:
            party = self._shelf.party_of(name)
            told[party] += 1
            if told[party] <= _MOST_OF_ONE:
                yield name

    def _best_cases(self, parts: NameParts, least: float) -> tuple[Places, Floats]:
        """Find the texts that may score so much: the texts, their best cases."""
        table, rarity = self._table, self._shelf.rarity
        met: list[_Met] = []
        own: list[Floats64] = []
        asked = 0.0
        strict = is_strict(parts)
        for word in dict.fromkeys(parts.words):
            weight = word_weight(word, rarity, person=False)
            alone = alone_there(word, weight, strict=strict)[1]
            asked += alone
            places, earned = self._met_by(word, parts)
            met.append((places, earned))
            own.append(np.full(len(places), alone))
        if not met:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        places = np.concatenate([one for one, _ in met])
        texts = table.texts[places]
        size = len(table.lone)
        earned = _added(texts, np.concatenate([one for _, one in met]), size)
        whole = _added(texts, table.weights[places], size)
        ours = _added(texts, np.concatenate(own), size)
        left = np.maximum(asked - ours, 0)
        # What stands alone on the list is added up for those alone that are enough so.
        due = (least / BEST) * (whole + ASKED_ALONE[False] * left)
        found = np.flatnonzero((earned >= due) & (earned > 0))
        listed = _added(texts, table.alone[places], size)[found]
        best = covered(
            met=earned[found].astype(np.float32),
            whole=whole[found].astype(np.float32),
            asked=left[found].astype(np.float32),
            listed=np.maximum(table.lone[found] - listed, 0).astype(np.float32),
            person=np.zeros(len(found), np.bool_),
        )
        enough = best >= least
        return found[enough], best[enough]

    def _met_by(self, word: Word, parts: NameParts) -> _Met:
        """Find where words like one stand: the places in the table, what each earns.

        Of several in one text the one that earns most. What is found of ordinary words
        is kept, by content: most names have the same.
        """
        known = self._kept.get(word)
        if known is not None:
            return known
        table, (terms, earns) = self._table, self._like(word, parts)
        which, places = spread(table.starts[terms], table.starts[terms + 1])
        earned = table.weights[places] * earns[which]
        if len(terms) > 1:
            where = table.texts[places]
            order = np.lexsort((-earned, where))
            where = where[order]
            first = np.ones(len(where), np.bool_)
            first[1:] = where[1:] != where[:-1]
            places, earned = places[order][first], earned[order][first]
        if word.role is Role.GENERIC:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[word] = places, earned
        return places, earned

    def _like(self, word: Word, parts: NameParts) -> tuple[Ints, Floats]:
        """List the listed words that a word may meet, and what share each earns."""
        found: dict[int, float] = {}
        if word.role is Role.NAME:
            numbers = self._lookup.numbers_of([word.text], [(False, False)]).tolist()
            known = self._lookup.known(numbers)
            count = len(self._table.starts) - 1
            pairs = zip(known.like.tolist(), known.credit.tolist(), strict=True)
            found = {term: earns for term, earns in pairs if term < count}
            for heard, like in self._sounds.like(word.text, parts).items():
                found[heard] = max(found.get(heard, 0.0), credit(like))
        if word.role is not Role.PARTICLE:
            for folded in self._akin(word.fold):
                term = self._shelf.terms.find(folded)
                if term is not None:
                    found[term] = max(found.get(term, 0.0), credit(AKIN_LIKE))
            term = self._shelf.terms.find(word.fold)
            if term is not None:
                found[term] = 1.0
        return np.array([*found], np.int32), np.array([*found.values()], np.float32)

    def _akin(self, folded: str) -> Iterator[str]:
        """List the words that translators write for one."""
        for group in company_words().akin.get(folded, ()):
            yield from self._groups[group]

    @cached_property
    def _groups(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for folded, groups in company_words().akin.items():
            for group in groups:
                found.setdefault(group, []).append(folded)
        return found

    @cached_property
    def _table(self) -> _Table:
        shelf, terms = self._shelf, self._shelf.terms
        count = len(shelf.name_of_text)
        told = np.repeat(np.arange(count), np.diff(terms.text_starts))
        aside = np.repeat(np.arange(count), np.diff(terms.aside_starts))
        each = np.concatenate([terms.text_terms, terms.asides]).astype(np.int64)
        texts = np.concatenate([told, aside])
        usual, share = _weighed(terms.texts_of_words, terms.rarity)
        weights = np.concatenate([terms.text_weights, usual[terms.asides]])
        alone = _alone(weights.astype(np.float64), share[each])
        alone[len(told) :][~terms.aside_read] = 0.0
        kept = np.flatnonzero(~shelf.text_is_person[texts])
        # A name that says a word again has it once.
        kept = kept[np.unique(each[kept] * count + texts[kept], return_index=True)[1]]
        order = kept[np.argsort(each[kept], kind="stable")]
        starts = np.searchsorted(each[order], np.arange(len(terms.words) + 1))
        lone = _added(texts[order], alone[order], count)
        return _Table(
            starts, texts[order], weights[order].astype(np.float64), alone[order], lone
        )


def _added(texts: Places, weights: Floats64, size: int) -> Floats64:
    """Add up the weights of each of so many texts."""
    return np.bincount(texts, weights=weights, minlength=size).astype(np.float64)


# What a word is where it stands alone beside a translated name.
_TELLS, _ORDINARY, _RENDERED, _SHORTENED, _PLACE, _FORM = range(6)


def _weighed(words: list[str], rarity: Floats) -> tuple[Floats64, npt.NDArray[np.int8]]:
    """Give what ordinary words weigh where they meet, and what each word is alone."""
    kinds = _Kinds()
    kind = np.array([kinds.of(word) for word in words], np.int8)
    ordinary = ROLE_WEIGHT[Role.GENERIC] * (0.3 + 1.2 * rarity.astype(np.float64))
    return np.where(kind == _PLACE, ROLE_WEIGHT[Role.PLACE], ordinary), kind


class _Kinds:
    """Tells what folded words are."""

    def __init__(self) -> None:
        self._words, self._forms = company_words(), legal_form_words()
        self._shortened = {fold(word) for word in self._words.shortened}

    def of(self, word: str) -> int:
        """Say what one is where it stands alone."""
        words = self._words
        if word in words.joining or word in self._shortened or word in words.padding:
            return _SHORTENED
        if word in words.places:
            return _PLACE
        if word in words.generic:
            return _FORM if word in self._forms else _ORDINARY
        if word in self._forms:
            return _FORM
        if len(word) < _SHORT and not word.isdigit():
            return _SHORTENED
        return _RENDERED if word in words.rendered else _TELLS


def _alone(weights: Floats64, kind: npt.NDArray[np.int8]) -> Floats64:
    """Give what words weigh where they stand alone."""
    found: Floats64 = np.choose(
        kind,
        [
            weights,
            LESS * weights,
            LESS * ordinary_weight(weights),
            np.full(len(weights), ROLE_WEIGHT[Role.PARTICLE]),
            np.full(len(weights), _NOWHERE),
            np.zeros(len(weights)),
        ],
    )
    return found
