"""Scores as OFAC's own search site gives them, for users who must explain the two."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Jaro, Levenshtein
from rapidfuzz.process import cdist

from clearance.entities import Listing
from clearance.names import LONGEST
from clearance.screening._asked import Answer, Asked, Evidence, Match, Options
from clearance.screening._listed import Shelf

from ._wanted import is_wanted

_Scores = npt.NDArray[np.float32]
_Places = npt.NDArray[np.int32]

# How many first letters the bonus of Winkler counts. His own figure is 4; with 5, and
# with the string taken without its spaces, 67 of 71 scores of the site are met within
# one point, with 4 it is 55.
_PREFIX = 5
_BONUS = 0.1
_LEAST_ALIKE = 0.5
_SHORT = 2
_DROPPED = re.compile(r"['’.]")
_GAP = re.compile(r"[^A-Z0-9]+")


def ofac_score(query: str, listed: str) -> float:
    """Give about the score of OFAC's Sanctions List Search, from 0 to 100.

    As OFAC describes it (FAQ 249, 28 April 2021), a score is the higher of two: that of
    the whole strings, and the mean over the words entered of how like each is to a word
    of the listed name. Both use Jaro-Winkler; words are compared with listed words that
    begin with the same letter and are at least half alike by edit distance. What OFAC
    does not say is taken from scores of its site: that the bonus for a common
    beginning is given without Winkler's lower limit and counts five letters, that
    spaces and punctuation do not count in whole strings, and that words entered of one
    or two letters are left out beside longer ones. Soundex, which OFAC names too, is
    left out: the scores of the site are met without it.

    The site does not romanise: a query in another script scores 0. Only names count
    there (FAQ 250). Of a text no more is read than of any name, 500
    characters. The site shows whole numbers: round to compare.

    >>> round(ofac_score("Osama bin Laden", "BIN LADIN, Osama"))
    97
    """
    return float(OfacNames.build([listed]).scores(query)[0]) * 100


def _words(text: str) -> list[str]:
    plain = normalize("NFKD", text[:LONGEST]).upper()[:LONGEST]
    plain = "".join(char for char in plain if not "\u0300" <= char <= "\u036f")
    return [word for word in _GAP.split(_DROPPED.sub("", plain)) if word]


@dataclass(frozen=True, slots=True)
class _Texts:
    """Texts to be compared with one, and their first letters as numbers."""

    texts: list[str]
    heads: npt.NDArray[np.uint32]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "_Texts":
        return cls(list(texts), _heads(texts))

    def jaro_winkler(self, one: str) -> _Scores:
        """Compare with a bonus for a common beginning, however unlike the rest is."""
        if not self.texts:
            return np.zeros(0, dtype=np.float32)
        jaro = cdist([one], self.texts, scorer=Jaro.similarity, dtype=np.float32)[0]
        head = _heads([one])[0]
        same = (self.heads == head) & (head != 0)
        common = np.cumprod(same, axis=1).sum(axis=1)
        return np.asarray(jaro + common * _BONUS * (1 - jaro), dtype=np.float32)


def _heads(texts: Sequence[str]) -> npt.NDArray[np.uint32]:
    array = np.array(texts, dtype=f"<U{_PREFIX}")
    return array.view(np.uint32).reshape(len(texts), _PREFIX)


@dataclass(frozen=True, slots=True)
class OfacNames:
    """Listed names laid out so that one query is scored against all of them at once.

    `whole` are the names without spaces. `words` holds by first letter every word once,
    and `places` what numbers these words have; the words of name n are
    `members[starts[n]:starts[n + 1]]`.
    """

    whole: _Texts
    words: dict[str, _Texts]
    places: dict[str, _Places]
    starts: _Places
    members: _Places

    @classmethod
    def build(cls, names: Sequence[str]) -> "OfacNames":
        """Lay names out; takes about 5 microseconds a name."""
        numbers: dict[str, int] = {}
        members: list[int] = []
        starts = [0]
        whole = []
        for name in names:
            words = _words(name)
            whole.append("".join(words))
            members += [numbers.setdefault(word, len(numbers)) for word in words]
            starts.append(len(members))
        letters: dict[str, list[str]] = {}
        for word in numbers:
            letters.setdefault(word[0], []).append(word)
        return cls(
            _Texts.of(whole),
            {letter: _Texts.of(words) for letter, words in letters.items()},
            {
                letter: np.array([numbers[word] for word in words], dtype=np.int32)
                for letter, words in letters.items()
            },
            np.array(starts, dtype=np.int32),
            np.array(members, dtype=np.int32),
        )

    def scores(self, query: str) -> _Scores:
        """Score a query against every name, 0 to 1, in the order of the names."""
        words = _words(query)
        if not words or not self.words:
            return np.zeros(len(self.whole.texts), dtype=np.float32)
        whole = self.whole.jaro_winkler("".join(words))
        return np.maximum(whole, self._by_words(words))

    def _by_words(self, words: list[str]) -> _Scores:
        chosen = [word for word in words if len(word) > _SHORT] or words
        filled = np.flatnonzero(np.diff(self.starts))
        total = np.zeros(len(self.whole.texts), dtype=np.float32)
        for word in chosen:
            likeness = self._likeness(word)[self.members]
            total[filled] += np.maximum.reduceat(likeness, self.starts[filled])
        return total / np.float32(len(chosen))

    def _likeness(self, word: str) -> _Scores:
        """Compare one word with each listed word that the site would look at."""
        count = sum(map(len, self.places.values()))
        found = np.zeros(count, dtype=np.float32)
        near = self.words.get(word[0])
        if near is not None:
            alike = cdist([word], near.texts, scorer=Levenshtein.normalized_similarity)
            found[self.places[word[0]]] = np.where(
                alike[0] >= _LEAST_ALIKE, near.jaro_winkler(word), 0
            )
        return found


def ofac_matches(
    shelf: Shelf, names: OfacNames, asked: Asked, options: Options
) -> Answer:
    """Answer a query by the scores alone that OFAC's site would give, best first.

    *names* are those of *shelf*, in its order; scores are rounded as the site does.
    """
    best: dict[int, tuple[float, int]] = {}
    for one in asked.names:
        scores = names.scores(one.text).astype(np.float64).round(2)
        for name in np.flatnonzero(scores >= max(options.threshold, 0.01)).tolist():
            party = shelf.party_of(name)
            entry = (float(scores[name]), -name)
            if entry > best.get(party, (0.0, 0)) and is_wanted(shelf, party, options):
                best[party] = entry
    order = sorted(best, key=lambda party: (-best[party][0], party))
    matches = (
        _told(shelf.listing(party), shelf.name(-best[party][1])[1], best[party][0])
        for party in order[: options.limit]
    )
    return Answer(matches, notes=asked.notes)


def _told(listing: Listing, name: str, score: float) -> Match:
    text = (
        f"OFAC's search site would show {name!r} with a score of about "
        f"{round(score * 100)}."
    )
    return Match(listing, score, name, (Evidence(text, score, "name"),))
