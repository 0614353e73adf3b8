"""What the words of a query are on the lists: looked up once each, and kept."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clearance.names import is_spelt_word
from clearance.screening._arrays import Grown, Places, spread
from clearance.screening._fit import MARRIED, credit, naming_weights
from clearance.screening._listed import Floats, Floats64, Ints, Shelf

from ._alike import Alike, find_alike
from ._drawn import Drawn, Entries, laid_out
from ._few import LEAST_SYLLABLE, MOST_FEW, NEAR, SAME, SURE, Few
from ._few_at_once import FewAtOnce, Tell
from ._rows import Row
from ._spelt import Roles, Spelt
from ._together import Together
from ._words import Words
from ._written_on import WrittenOn

_KEPT_WORDS = 2**18
JOINED = np.float32(credit(0.96))
# What a whole name earns that is a listed one but for its spaces: it goes before words.
WHOLE = np.float32(1.02)
MOST_BITS = 62
INITIALS = 3  # letters of a word that may be initials: "JC" of Jean-Claude

Weights = tuple[list[float], list[float]]
"""What each of some words weighs as a person's and as anything else's."""

# How a word was written: without vowels, in signs for syllables.
_Manner = tuple[bool, bool]


class Known(NamedTuple):
    """The words of one row.

    What each weighs as a person's and as anything else's, and at the least; the number
    and the letters of each as it is spelt and as it is folded; how many listed words
    each may be, which, and what these earn.
    """

    weighs: Weights
    least: Weights
    texts: list[tuple[int, int]]
    folds: list[tuple[int, int]]
    sizes: list[int]
    like: Ints
    credit: Floats


class Lookup:
    """Knows words by content: the same word is looked up once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._terms = shelf.terms
        self._find_alike: Callable[[Spelt], Alike] = partial(find_alike, shelf.terms)
        self._written_on = WrittenOn(shelf.terms)
        self._at_once: FewAtOnce | None = None
        self.era = 0
        self._forget()

    @property
    def tables(self) -> tuple[npt.NDArray[np.generic], ...]:
        """What is known of each word, by its number, for compiled code.

        Arrays with room behind what is known.
        """
        held = self._words.columns
        return (*held[:6], self._like.held, self._credit.held, *held[6:])

    @property
    def count(self) -> int:
        """How many words are known."""
        return self._words.size

    @property
    def entries(self) -> int:
        """How many listed words there are that they are like."""
        return self._like.size

    def use(
        self,
        find: Callable[[Spelt], Alike],
        tell: Tell,
    ) -> None:
        """Let compiled code find the listed words that are like others."""
        self._find_alike = find
        self._at_once = FewAtOnce(tell, self._few, self._written_on)

    def _forget(self) -> None:
        # Numbers of another era mean other words.
        self.era += 1
        self._numbers: dict[_Manner, dict[str, int]] = {
            (bare, syllabic): {} for bare in (False, True) for syllabic in (False, True)
        }
        self._words = Words()
        self._like, self._credit = Grown(np.int32), Grown(np.float32)

    def make_room(self) -> None:
        """Forget all words where there are too many; before a batch, never within."""
        if self._words.size > _KEPT_WORDS:
            self._forget()

    def numbered(self, rows: Sequence[Row]) -> Places:
        """Number the words of rows, one after the other; look up the new ones."""
        words: list[str] = []
        manners: list[_Manner] = []
        for row in rows:
            words += row.words
            manners += [(row.vowelless, row.syllabic)] * len(row.words)
        return self.numbers_of(words, manners)

    def numbers_of(self, words: Sequence[str], manners: Sequence[_Manner]) -> Places:
        """Number words, each written in its manner; look up the new ones."""
        numbers: list[int] = []
        fresh: list[tuple[str, _Manner]] = []
        for word, manner in zip(words, manners, strict=True):
            known = self._numbers[manner]
            number = known.get(word)
            if number is None:
                number = known[word] = self._words.size + len(fresh)
                fresh.append((word, manner))
            numbers.append(number)
        try:
            if 0 < len(fresh) <= MOST_FEW:
                self._learn([word for word, _ in fresh], [how for _, how in fresh])
            elif fresh:
                self._look_up([word for word, _ in fresh], [how for _, how in fresh])
        except BaseException:
            # Interrupted: what was numbered and not looked up would be taken for known.
            self._forget()
            raise
        return np.array(numbers, dtype=np.int64)

    def known(self, words: Sequence[int]) -> "Known":
        """Give what is known of some words, by their numbers."""
        (
            person, company, least_person, least_company,
            starts, ends, folds, fold_sizes, texts, sizes,
        ) = self._words.views  # fmt: skip
        spans = [slice(starts[word], ends[word]) for word in words]
        like, earned = self._like(), self._credit()
        return Known(
            ([person[word] for word in words], [company[word] for word in words]),
            (
                [least_person[word] for word in words],
                [least_company[word] for word in words],
            ),
            [(texts[word], sizes[word]) for word in words],
            [(folds[word], fold_sizes[word]) for word in words],
            [ends[word] - starts[word] for word in words],
            np.concatenate([like[span] for span in spans]),
            np.concatenate([earned[span] for span in spans]),
        )

    def _learn(self, words: list[str], manners: Sequence[_Manner]) -> None:
        """Do what `_look_up` does, of a few words: one by one."""
        lesson = self._at_once and self._at_once.learn(words, manners)
        lesson = lesson or self._few.learn(words, manners)
        begin = self._like.size
        for weights, numbers, likely in lesson.words:
            self._words.add((*weights, begin, begin + likely, *numbers))
            begin += likely
        self._like.append(lesson.terms)
        self._credit.append(credit(lesson.likeness))

    @cached_property
    def _few(self) -> Few:
        return Few(self._terms, self._written_on)

    def _look_up(self, words: list[str], manners: Sequence[_Manner]) -> None:
        """Look up words that are not known yet, and keep what is found."""
        bare = np.array([vowelless for vowelless, _ in manners], dtype=np.bool_)
        asked = Spelt.of(words, bare=bare)
        roles = Roles.of(asked)
        found = self._written_on.with_more(asked, self._find_alike(asked))
        # A slip of an ordinary word that names nobody is mended, and not looked for.
        sure = np.array([is_spelt_word(word) for word in words]) & ~roles.person
        found = found.only(~sure[found.asked] | (found.likeness >= SURE))
        rarity, most = self._weighed(asked, found)
        person = _weights(roles.person, rarity, person=True)
        least_person = np.minimum(person, most[0])
        spoken = np.array([syllabic for _, syllabic in manners])
        kept = ~spoken[found.asked] | (found.likeness >= LEAST_SYLLABLE)
        found = found.only(kept)
        others = [at for at, one in enumerate(roles.usual) if one != asked.folded[at]]
        if others:
            usual = [roles.usual[at] for at in others]
            told = Spelt.of(usual, bare=np.zeros(len(usual), np.bool_), as_folded=True)
            more = self._find_alike(told)
            rarity[others], most[:, others] = self._weighed(told, more)
            found = found.with_those(more, of=np.array(others))
        company = _weights(roles.company, rarity, person=False)
        least = np.minimum(company, most[1])
        least = np.where(self._may_be_aside(asked, found), 0.0, least)
        self._keep(found, asked, (person, company, least_person, least))

    def _weighed(self, asked: Spelt, alike: Alike) -> tuple[Floats64, Floats]:
        """Say how rare words are, and what those weigh at the most that no list has.

        A word that no list has weighs no more, in persons' names and in others (2 by
        words), than what it may be a slip of; others no more than what is the same.
        """
        terms = self._terms.find_all(asked.hashes)
        most = np.full((2, len(terms)), np.inf, np.float32)
        due = np.where(terms < 0, np.float32(NEAR), np.float32(SAME))
        near = alike.likeness >= due[alike.asked]
        near &= alike.terms < len(self._terms.rarity)
        for side, weights in zip(most, self._terms.least, strict=True):
            np.minimum.at(side, alike.asked[near], weights[alike.terms[near]])
        return self._terms.rarity_of_all(terms), most

    def _may_be_aside(self, asked: Spelt, alike: Alike) -> npt.NDArray[np.bool_]:
        """Mark words that may be ones that tell nothing in some firm's name.

        Words that no list has may be slips of them; others must be one.
        """
        strange, aside = self._terms.find_all(asked.hashes) < 0, self._terms.aside
        due = np.where(strange[alike.asked], np.float32(NEAR), np.float32(SAME))
        near = (alike.likeness >= due) & (alike.terms < len(aside))
        near[near] = aside[alike.terms[near]]
        found = np.zeros(len(strange), np.bool_)
        found[alike.asked[near]] = True
        return found

    def _keep(self, alike: Alike, asked: Spelt, weights: Sequence[Floats64]) -> None:
        ends = np.searchsorted(alike.asked, np.arange(len(asked.texts) + 1))
        ends += self._like.size
        self._like.append(alike.terms)
        self._credit.append(credit(alike.likeness))
        folds = asked.hashes, asked.shapes.lengths
        texts = asked.text_hashes, asked.text_sizes
        self._words.append((*weights, ends[:-1], ends[1:], *folds, *texts))

    def draw(self, rows: Sequence[Row], *, joined: bool = True) -> Drawn:
        """Collect what the words of rows are like.

        *joined* says whether some may be listed words once they are written as one.
        """
        self.make_room()
        words = self.numbered(rows)
        lengths = np.fromiter((len(row.words) for row in rows), np.int64, len(rows))
        row_of = np.repeat(np.arange(len(rows)), lengths)
        at = np.arange(len(words)) - (np.cumsum(lengths) - lengths)[row_of]
        known = self._words.columns
        weights = np.stack([known.person[words], known.company[words]])
        spare = np.stack([known.least_person[words], known.least_company[words]])
        halved = married(rows, len(words))
        weights[0] *= halved
        spare[0] *= halved
        covers = np.left_shift(1, np.minimum(at, MOST_BITS))
        which, places = spread(known.starts[words], known.ends[words])
        alike = Entries(
            row_of[which],
            self._like()[places],
            self._credit()[places],
            covers[which],
            weights[:, which],
        )
        weighs = _summed(row_of, weights, len(rows))
        least, parts = _summed(row_of, spare, len(rows)), [alike]
        together = Together(
            lengths,
            (known.fold_hash[words], known.fold_size[words]),
            (known.text_hash[words], known.text_size[words]),
        )
        for size in (2, 3) if joined else ():
            first, terms = together.as_one(self._terms, row_of, at, size)
            run = first + np.arange(size)[:, None]
            parts.append(
                Entries(
                    row_of[first],
                    terms,
                    np.full(len(first), JOINED),
                    np.bitwise_or.reduce(covers[run]),
                    weights[:, run].sum(axis=1),
                )
            )
            least -= _summed(row_of[first], spare[:, run[1:]].sum(axis=1), len(rows))
        if joined:
            whole, terms = together.as_whole(self._terms)
            all_words = np.left_shift(1, np.minimum(lengths, MOST_BITS)) - 1
            same = np.full(len(whole), WHOLE)
            parts.append(
                Entries(whole, terms, same, all_words[whole], weighs[:, whole])
            )
        for side, read in enumerate(("person", "company")):
            unread = [at for at, row in enumerate(rows) if not getattr(row, read)]
            weighs[side, unread] = least[side, unread] = np.inf
        short = np.where(known.text_size[words] <= INITIALS, covers, 0)
        short = np.bitwise_or.reduceat(short, np.cumsum(lengths) - lengths)
        return laid_out(parts, weighs, least, short)


def _weights(
    naming: npt.NDArray[np.bool_], rarity: Floats64, *, person: bool
) -> Floats64:
    """Weigh words that name, by how rare they are; others weigh nothing."""
    return np.where(naming, naming_weights(rarity, person=person), 0.0)


def married(rows: Sequence[Row], count: int) -> Floats:
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


def single_letters(rows: Sequence[Row]) -> Places:
    """Give a bit for each word of a row that is a single letter."""
    found = np.zeros(len(rows), np.int64)
    for place, row in enumerate(rows):
        if row.letters:
            for at, word in enumerate(row.words):
                if len(word) == 1:
                    found[place] |= 1 << min(at, MOST_BITS)
    return found


def _summed(rows: Places, weights: Floats, size: int) -> Floats:
    return np.stack(
        [np.bincount(rows, weights=side, minlength=size) for side in weights]
    ).astype(np.float32)
