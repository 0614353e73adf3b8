"""Known words of Chinese, Japanese and Korean names: a text parted into them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from clearance.names._letters import FOREIGN
from clearance.names._lexicons import lexicon

# Where several have a word, the last counts.
_LEXICONS = (
    "japanese_words.yml",
    "asian_goods.yml",
    "korean_firms.yml",
    "asian_firms.yml",
    "asian_industries.yml",
    "asian_places.yml",
    "asian_trades.yml",
    "asian_words.yml",
    "asian.yml",
)
# Kana of a known word within another, and at its end.
_LEAST_PART, _LEAST_END = 3, 5


class Words(NamedTuple):
    """Known words with their English; the longest that begin with each sign.

    In signs that are written otherwise on the mainland each stands in both ways.
    """

    meanings: Mapping[str, str]
    longest: Mapping[str, int]


@cache
def words_of(name: str, least: int = 1) -> Words:
    """Give the known words of `han` or `korean` that have so many signs at *least*."""
    meanings = {
        word: meaning
        for data in _LEXICONS
        for meaning, words in lexicon(data).get(name, {}).items()
        for word in words
        if len(word) >= least
    }
    return both_ways(meanings)


def both_ways(meanings: dict[str, str]) -> Words:
    """Add how words are written on the mainland; what is written so itself counts."""
    for word, meaning in list(meanings.items()):
        meanings.setdefault(word.translate(simplified()), meaning)
    longest: dict[str, int] = {}
    for word in meanings:
        longest[word[0]] = max(longest.get(word[0], 0), len(word))
    return Words(meanings, longest)


@cache
def simplified() -> Mapping[int, str]:
    """Give for signs of Taiwan, Hong Kong and Japan those of the mainland."""
    pairs: str = lexicon("asian_brands.yml")["simplified"]
    return {ord(pair[0]): pair[1] for pair in pairs.split()}


def segments(text: str, words: Words) -> Iterator[tuple[str, str | None]]:
    """Part a text into known words with their English, and the rest.

    So that least is left, in the fewest words, the longest first. A foreign word in
    kana is parted only where it is made of known words alone.
    """
    whole = _inside_foreign(text, words)
    plain = text.translate(simplified())
    # For each place: what is left from there on and in how many pieces, and the step.
    best: list[tuple[int, int, int]] = [(0, 0, 0)] * (len(text) + 1)
    for at in range(len(text) - 1, -1, -1):
        rest, pieces, size = best[at + 1]
        # What is not known goes on, or begins here.
        best[at] = unknown = rest + 1, pieces + (size >= 0), -1
        if at in whole:
            continue
        longest = max(words.longest.get(sign[at], 0) for sign in (text, plain))
        longest = min(longest, len(text) - at)
        for length in range(1, longest + 1):
            to = at + length
            known = text[at:to] in words.meanings or plain[at:to] in words.meanings
            if known and to not in whole:
                rest, pieces, _ = best[to]
                best[at] = min(best[at], (rest, pieces + 1, length), key=_by_least_left)
        if at and unknown[:2] == best[at][:2]:
            # What a name ends with says what it does, rather than what it begins with.
            best[at] = unknown
    yield from _parted(text, plain, words, [step for *_, step in best])


def _by_least_left(found: tuple[int, int, int]) -> tuple[int, int, int]:
    left, pieces, size = found
    return left, pieces, -size


def _parted(
    text: str, plain: str, words: Words, steps: Sequence[int]
) -> Iterator[tuple[str, str | None]]:
    start = at = 0
    while at < len(text):
        size = steps[at]
        if size < 0:
            at += 1
            continue
        if start < at:
            yield text[start:at], None
        word = text[at : at + size]
        meaning = words.meanings.get(word)
        if meaning is None:
            meaning = words.meanings[plain[at : at + size]]
        yield word, meaning
        start = at = at + size
    if start < len(text):
        yield text[start:], None


def _inside_foreign(text: str, words: Words) -> frozenset[int]:
    """Give the places within foreign words in kana where no known word may be cut."""
    found: set[int] = set()
    for run in FOREIGN.finditer(text):
        low, high = run.span()
        cuts = _cuts(run.group(), words.meanings)
        found.update(at for at in range(low + 1, high) if at - low not in cuts)
    return frozenset(found)


def _cuts(foreign: str, meanings: Mapping[str, str]) -> frozenset[int]:
    """Say where to part a word that is made of known words, or ends with a long one."""
    ways: dict[int, tuple[int, ...]] = {0: ()}
    for end in range(_LEAST_PART, len(foreign) + 1):
        for start in sorted(ways):
            if end - start >= _LEAST_PART and foreign[start:end] in meanings:
                ways[end] = (*ways[start], end)
                break
    if len(foreign) in ways:
        return frozenset(ways[len(foreign)])
    ends = range(_LEAST_PART, len(foreign) - _LEAST_END + 1)
    at = next((at for at in ends if foreign[at:] in meanings), None)
    return frozenset() if at is None else frozenset({at})


@cache
def readings_of(name: str) -> Mapping[str, str]:
    """Give a table of readings of `asian.yml`."""
    found: dict[str, str] = lexicon("asian.yml")[name]
    return found
