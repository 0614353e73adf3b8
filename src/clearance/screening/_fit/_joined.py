"""Words of a name that are one word of another: written together, but for a slip."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import permutations

from rapidfuzz.distance import OSA

from clearance.names import (
    Likeness,
    Role,
    Word,
    fold,
    has_forms,
    likeness,
    wade_giles,
)

from ._meetings import LEAST_SYLLABIC

LEAST_JOINED = 0.84
MOST_JOINED = 12
"""Words among which those that were joined are looked for."""
Parts = tuple[tuple[Word, ...], Likeness]
"""Words that are one, and how like it they are."""
# Of the letters of a word, how many may be others in words that are it: of all that the
# lists have in words written apart 0.57, "Alyanss" for Allianz.
_MOST_APART = 0.7
_LEAST_LETTERED = 0.97  # the same, or folded the same


def parts_of(whole: str, others: Sequence[Word], least: float) -> Parts | None:
    """Find two or three words that written together are this one, but for a slip."""
    others = others[:MOST_JOINED]
    return _run_of(whole, others, least) or (
        _run_of(older, others, least) if (older := wade_giles(whole)) else None
    )


@lru_cache(maxsize=65536)
def may_be_joined(whole: str, parts: tuple[str, ...], *, syllabic: bool) -> bool:
    """Say whether words written together, the first of them first, may be this one.

    As `parts_of` compares them, whatever likeness that asks for.
    """
    first, *rest = parts
    return any(
        like.value >= LEAST_JOINED and like.why != "cut"
        for run in permutations(rest)
        for like in [
            likeness(*sorted((first + "".join(run), whole)), syllabic=syllabic)
        ]
    )


def _run_of(whole: str, others: Sequence[Word], least: float) -> Parts | None:
    begun = [word for word in others if whole.startswith(word.text[:2])]
    if not begun:
        return None
    size, syllabic = len(whole), least >= LEAST_SYLLABIC
    # Forms of one given name may have no letter in common; all else has most of them.
    most = size if has_forms(fold(whole)) else int(_MOST_APART * size)
    sized = [(word, len(word.text)) for word in others]
    shortest = min([length for _, length in sized]) - 1
    found: tuple[tuple[Word, ...], Likeness] | None = None
    for first in begun:
        rest = size - len(first.text)
        if rest < shortest:
            continue
        fitting = [one for one in sized if one[0] is not first and one[1] <= rest + 1]
        for run in _runs(fitting, rest):
            joined = "".join([first.text, *[word.text for word in run]])
            if OSA.distance(joined, whole, score_cutoff=most) > most:
                continue
            like = likeness(*sorted((joined, whole)), syllabic=syllabic)
            if like.value < least or like.why == "cut":
                continue
            # An initial is no part of a word but where somebody split it: no slip.
            lettered = any(word.role is Role.INITIAL for word in (first, *run))
            if lettered and like.value < _LEAST_LETTERED:
                continue
            if found is None or like.value > found[1].value:
                found = (first, *run), Likeness(min(like.value, 0.96), "joined")
            if like.value >= _LEAST_LETTERED:
                return found
    return found


def _runs(sized: list[tuple[Word, int]], length: int) -> Iterator[tuple[Word, ...]]:
    """Give one or two of the words that together have so many letters, but for one.

    Each stands with how many letters it has.
    """
    for word, size in sized:
        if -1 <= size - length <= 1:
            yield (word,)
    sizes = {size for _, size in sized}
    for i, (first, size) in enumerate(sized):
        rest = length - size
        if sizes.isdisjoint((rest - 1, rest, rest + 1)):
            continue
        for j, (second, more) in enumerate(sized):
            if -1 <= more - rest <= 1 and i != j:
                yield first, second
