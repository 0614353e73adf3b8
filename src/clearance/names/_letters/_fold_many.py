"""Many words folded at once: one pass over all of them for each rule."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial

import numpy as np

from ._by_code import folded
from ._fold import (
    DOUBLED,
    GERMAN,
    fold,
    german_endings,
    keep_folds,
    rules,
    rules_without,
)

# Fewer words are read sooner one by one.
FEW = 6
_AT_ONCE = 4096
_PART = "\n"
_PARTED = ord(_PART)
# So many words are worth going through by the letters they have; those letters.
_MANY = 1024
_PARTING = ("c", "j", "z")
Rewrite = Callable[[str], str]
_Ruled = tuple[list[int], Rewrite]


def fold_all(words: Sequence[str]) -> list[str]:
    """Fold Latin words without spaces, as `fold` does."""
    if len(words) < FEW:
        return [fold(word) for word in words]
    if (by_code := folded(words)) is not None:
        return by_code
    found = list(words)
    plain: list[int] = []
    german: list[int] = []
    endings = german_endings()
    for at, word in enumerate(words):
        # By rules alone: of letters, and more than two.
        if len(word) > 2 and word.isalpha():
            plain.append(at)
            if GERMAN in word or word.endswith(endings):
                german.append(at)
        else:
            found[at] = fold(word)
    _replace(found, german, by_rules("german"))
    for places, rule in _parted(found, plain):
        before = [found[at] for at in places]
        after = rewritten(before, rule, undoubled)
        for at, one, other in zip(places, after, before, strict=True):
            found[at] = one or other
    return found


def _parted(words: Sequence[str], places: list[int]) -> Iterator[_Ruled]:
    """Give the places of words, and what folds them, by the letters that they lack.

    Half of the rules need one of three letters, which half of the words have none of.
    """
    if len(places) < _MANY:
        yield places, by_rules("fold")
        return
    groups: list[list[int]] = [[] for _ in range(1 << len(_PARTING))]
    first, second, third = _PARTING
    for at in places:
        word = words[at]
        groups[(first in word) + 2 * (second in word) + 4 * (third in word)].append(at)
    for had, some in enumerate(groups):
        if some:
            yield some, _folding_without(had)


@cache
def _folding_without(had: int) -> Rewrite:
    """Fold words that have of the parting letters only those of these bits."""
    lacked = {one for at, one in enumerate(_PARTING) if not had >> at & 1}
    return partial(_ruled, [_step(*rule) for rule in rules_without(frozenset(lacked))])


def fold_and_keep(words: Sequence[str]) -> list[str]:
    """Fold words of which `fold` is soon asked one by one."""
    found = fold_all(words)
    keep_folds(words, found)
    return found


def fold_each(names: Iterable[str]) -> dict[str, str]:
    """Give what each of very many Latin words folds to, as many at once as is quick."""
    found: dict[str, str] = {}
    words = [*dict.fromkeys(names)]
    for at in range(0, len(words), _AT_ONCE):
        some = words[at : at + _AT_ONCE]
        found.update(zip(some, fold_all(some), strict=True))
    return found


def fold_groups(groups: Sequence[Sequence[Sequence[str]]]) -> list[list[list[str]]]:
    """Fold the names of groups, each name of a list once."""
    folds = fold_each(name for group in groups for some in group for name in some)
    known = folds.__getitem__
    return [
        [[*dict.fromkeys(map(known, some))] if some else [] for some in group]
        for group in groups
    ]


def _replace(words: list[str], places: Sequence[int], rewrite: Rewrite) -> None:
    some = rewritten([words[at] for at in places], rewrite)
    for at, word in zip(places, some, strict=True):
        words[at] = word


def rewritten(words: Sequence[str], *steps: Rewrite) -> list[str]:
    """Rewrite words as one text, each between the signs that part them."""
    if not words:
        return []
    text = _PART + _PART.join(words) + _PART
    for step in steps:
        text = step(text)
    return text[1:-1].split(_PART)


def undoubled(text: str) -> str:
    """Write doubled letters of a text of many words once."""
    if not text.isascii():
        return DOUBLED.sub(r"\1", text)
    letters = np.frombuffer(text.encode("ascii"), np.uint8)
    kept = letters == _PARTED
    kept[:1] = True
    kept[1:] |= letters[1:] != letters[:-1]
    found: str = letters[kept].tobytes().decode("ascii")
    return found


@cache
def by_rules(name: str) -> Rewrite:
    """Make what applies the rules of one table to a text of many words."""
    return partial(_ruled, [_step(*rule) for rule in rules(name)])


def _ruled(steps: Sequence[tuple[str, Rewrite]], text: str) -> str:
    for source, step in steps:
        if source in text:
            text = step(text)
    return text


def _step(place: str, source: str, target: str) -> tuple[str, Rewrite]:
    """Give what a text must have for a rule, and what applies it everywhere."""
    if place == "$":
        # Two letters stand before what is replaced, at the least.
        ending = re.compile(rf"{source}(?=\n)(?<=[^\n][^\n]{source})")
        return source + _PART, lambda text: ending.sub(target, text)
    if place == "^":
        source, target = _PART + source, _PART + target
    return source, lambda text: text.replace(source, target)
