"""Words looked for: the part of Lucene's query language that people use.

Words must all be there; AND, OR, NOT, +, -, brackets, "phrases", be*ginnings*, near~
words and field:value are understood. What cannot be read is taken as plain words.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from clearance.exports import NAME_WEIGHT, Shelf, words_in

from ._wanted import having

_TOKENS = re.compile(
    r"""\s*(?P<sign>[()+!-])|\s*(?P<field>[\w.]+):(?=\S)|\s*"(?P<phrase>[^"]*)"?"""
    r"""|\s*(?P<word>[^\s()"]+)"""
)
_MOST_EXPANDED = 2_000  # words that a beginning or a near word may stand for
_B = 0.25  # how much the length of a text counts against it, as yente sets it for names
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found among all entities, and how well each fits."""

    mask: npt.NDArray[np.bool_]
    scores: Scores

    def also(self, other: "Found") -> "Found":
        """Give what both found."""
        return Found(self.mask & other.mask, self.scores + other.scores)

    def either(self, other: "Found") -> "Found":
        """Give what one of both found."""
        return Found(self.mask | other.mask, self.scores + other.scores)

    def but(self, other: "Found") -> "Found":
        """Give what the other did not find."""
        return Found(self.mask & ~other.mask, self.scores)


def find_words(shelf: Shelf, text: str, *, fuzzy: bool, simple: bool) -> Found:
    """Find the entities that a query asks for.

    *fuzzy* takes words that are nearly those asked for; *simple* reads a query as a
    search box does: no fields and no words as operators.
    """
    parser = _Parser(shelf, _tokens(text, simple=simple), fuzzy=fuzzy)
    return parser.whole()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def _tokens(text: str, *, simple: bool) -> list[_Token]:
    found = []
    for match in _TOKENS.finditer(text):
        kind = match.lastgroup or "word"
        token = _Token(kind, match[kind])
        if kind == "word" and not simple and token.text in ("AND", "OR", "NOT"):
            token = _Token("operator", token.text)
        elif kind == "word" and token.text in ("&&", "||", "|"):
            token = _Token("operator", "AND" if token.text == "&&" else "OR")
        elif kind == "field" and simple:
            token = _Token("word", token.text)
        elif kind == "sign" and token.text == "!":
            token = _Token("operator", "NOT")
        found.append(token)
    return found


class _Parser:
    """Reads tokens from left to right; whatever they are, something is found."""

    def __init__(self, shelf: Shelf, tokens: Sequence[_Token], *, fuzzy: bool) -> None:
        self._shelf, self._tokens, self._at = shelf, tokens, 0
        self._fuzzy = fuzzy

    def whole(self) -> Found:
        """Give what all of the query finds; nothing for a query without a word."""
        found: Found | None = None
        while self._at < len(self._tokens):
            before = self._at
            part = self._any()
            if part is not None:
                found = part if found is None else found.also(part)
            if self._at == before:
                self._at += 1  # a bracket that closes nothing
        return found if found is not None else _nothing(self._shelf)

    def _next(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, kind: str, *texts: str) -> bool:
        token = self._next()
        if token is not None and token.kind == kind and token.text in texts:
            self._at += 1
            return True
        return False

    def _any(self) -> Found | None:
        found = self._all()
        while self._take("operator", "OR"):
            other = self._all()
            if other is not None:
                found = other if found is None else found.either(other)
        return found

    def _all(self) -> Found | None:
        found: Found | None = None
        without: list[Found] = []
        while (token := self._next()) is not None:
            if token == _Token("operator", "OR") or token == _Token("sign", ")"):
                break
            if self._take("operator", "AND") or self._take("sign", "+"):
                continue
            negated = self._take("operator", "NOT") or self._take("sign", "-")
            part = self._one()
            if part is not None and negated:
                without.append(part)
            elif part is not None:
                found = part if found is None else found.also(part)
        return self._less(found, without)

    def _less(self, found: Found | None, without: Sequence[Found]) -> Found | None:
        if found is None and without:
            found = _everything(self._shelf)
        for one in without:
            assert found is not None
            found = found.but(one)
        return found

    def _one(self) -> Found | None:
        token = self._next()
        if token is None:
            return None
        self._at += 1
        if token.kind == "sign":
            return self._bracket() if token.text == "(" else None
        if token.kind == "field":
            return self._in_field(token.text)
        if token.kind == "phrase":
            return _phrase(self._shelf, token.text)
        return self._word(token.text)

    def _bracket(self) -> Found | None:
        found = self._any()
        self._take("sign", ")")
        return found

    def _in_field(self, field: str) -> Found | None:
        token = self._next()
        if token is None or token.kind not in ("word", "phrase"):
            return self._word(field)
        self._at += 1
        if field in ("name", "names", "text"):
            words = _phrase if token.kind == "phrase" else _plain
            return words(self._shelf, token.text)
        numbers = having(self._shelf, field, (token.text,))
        found = _nothing(self._shelf)
        found.mask[numbers] = True
        return found

    def _word(self, text: str) -> Found | None:
        near = self._fuzzy
        if "~" in text:
            text, near = text.partition("~")[0], True
        if text.endswith("*"):
            return _beginning(self._shelf, text)
        return _near(self._shelf, text) if near else _plain(self._shelf, text)


def _nothing(shelf: Shelf) -> Found:
    return Found(np.zeros(shelf.size, np.bool_), np.zeros(shelf.size))


def _everything(shelf: Shelf) -> Found:
    return Found(np.ones(shelf.size, np.bool_), np.zeros(shelf.size))


def _plain(shelf: Shelf, text: str) -> Found | None:
    """Find what says all words of a text; None for a text without any."""
    return _all_of(shelf, text, lambda word: [(one, 1.0) for one in _at(shelf, word)])


def _near(shelf: Shelf, text: str) -> Found | None:
    return _all_of(shelf, text, lambda word: _like(shelf, word))


def _all_of(
    shelf: Shelf, text: str, places_of: Callable[[str], list[tuple[int, float]]]
) -> Found | None:
    found: Found | None = None
    for word in words_in(text):
        part = _said(shelf, places_of(word))
        found = part if found is None else found.also(part)
    return found


def _beginning(shelf: Shelf, text: str) -> Found | None:
    words = words_in(text.rstrip("*"))
    if not words:
        return None
    return _said(shelf, [(place, 1.0) for place in beginning_with(shelf, words[-1])])


def beginning_with(shelf: Shelf, start: str) -> list[int]:
    """List the places of the words that begin so, up to some thousands."""
    first = bisect_left(shelf.words, start)
    last = bisect_left(shelf.words, start + "\x7f")
    return list(range(first, min(last, first + _MOST_EXPANDED)))


def _at(shelf: Shelf, word: str) -> list[int]:
    place = bisect_left(shelf.words, word)
    there = place < len(shelf.words) and shelf.words[place] == word
    return [place] if there else []


def _like(shelf: Shelf, word: str) -> list[tuple[int, float]]:
    """List words at most one letter off, or two where they are long; less weighs more.

    The same as "AUTO" of Lucene: none for two letters, one up to five, else two.
    """
    most = 0 if len(word) < 3 else 1 if len(word) < 6 else 2
    if not most:
        return [(one, 1.0) for one in _at(shelf, word)]
    near: list[Any] = process.extract(
        word, shelf.words, scorer=OSA.distance, score_cutoff=most, limit=_MOST_EXPANDED
    )
    return [(place, 1 - distance / len(word)) for _, distance, place in near]


def _said(
    shelf: Shelf, places: Sequence[tuple[int, float]], *, least: int = 0
) -> Found:
    """Find what says any of some words, weighed by how rare they are (BM25).

    *least* leaves out where they weigh less: NAME_WEIGHT keeps names.
    """
    found = _nothing(shelf)
    if not places:
        return found
    numbers, weights = shelf.spoken_by([place for place, _ in places])
    factors = np.concatenate(
        [
            np.full(int(count), factor)
            for count, (_, factor) in zip(
                np.diff(shelf.array("word_starts"))[[p for p, _ in places]],
                places,
                strict=True,
            )
        ]
    )
    kept = weights >= least
    numbers, weights, factors = numbers[kept], weights[kept], factors[kept]
    rarity = np.log1p((shelf.size + 0.5) / (len(np.unique(numbers)) + 0.5))
    lengths = shelf.array("lengths")[numbers]
    usual = float(shelf.array("lengths").mean()) or 1.0
    damped = weights * factors / (1 - _B + _B * lengths / usual)
    np.maximum.at(found.scores, numbers, rarity * damped)
    found.mask[numbers] = True
    return found


def _phrase(shelf: Shelf, text: str) -> Found | None:
    """Find what says some words one after the other, in one value."""
    words = words_in(text)
    found = _plain(shelf, text)
    if found is None or len(words) == 1:
        return found
    wanted = f" {' '.join(words)} "
    for number in np.flatnonzero(found.mask).tolist():
        values = shelf.entity(number)["properties"].values()
        said = (f" {' '.join(words_in(value))} " for of in values for value in of)
        if not any(wanted in one for one in said):
            found.mask[number] = False
    return found


def begun_by(shelf: Shelf, text: str) -> Found:
    """Find what is called by all words of a text; the last may be but a beginning."""
    *whole, last = words_in(text)
    each = [_at(shelf, word) for word in whole] + [beginning_with(shelf, last)]
    found = _everything(shelf)
    for places in each:
        weighed = [(place, 1.0) for place in places]
        found = found.also(_said(shelf, weighed, least=NAME_WEIGHT))
    return found
