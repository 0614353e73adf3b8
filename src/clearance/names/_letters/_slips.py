"""What the slips cost that make one word another."""

from functools import cache
from itertools import combinations

from rapidfuzz.distance import OSA

from ._fold import VOWELS

# What a slip costs: people and romanisations get vowels and doubled letters wrong far
# more often than consonants. Costs are of the classes of letters, never of one name.
VOWEL_LETTERS = frozenset(VOWELS)
_NEAR = {
    frozenset(pair)
    for group in ("bp", "dt", "gkqc", "szc", "vwf", "mn", "jyi", "jgh", "xks", "lr")
    for pair in combinations(group, 2)
}
VOWEL, _NEAR_CONSONANT, _OTHER = 0.6, 0.7, 1.0
_DOUBLED, _ADDED_VOWEL, _ADDED_H, _ADDED = 0.3, 0.7, 0.6, 0.9
_SWAPPED = 0.7
_MISREAD = 0.3
# Letters of one word by those of the other where each slip is weighed: the longest
# words of listed names have 26.
_MOST_LETTERS = 1600
# Letters that languages write for one another's: German s for z, j for y and zh.
_INTERCHANGED, SAME_SOUND = frozenset({"sz", "zs", "jy", "yj", "ji", "ij"}), 0.35
# What machines take for each other: letters, and what they take a digit for.
_SAME_SHAPE = frozenset(
    letters
    for pair in ("ec", "il", "uv", "co", "hb", "nh")
    for letters in (pair, pair[::-1])
)
_LOOKS_LIKE = {"0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "6": "b", "8": "b"}


def slip_cost(one: str, other: str) -> float:
    """Weigh the slips that make one Latin word the other; 1 is a wrong consonant.

    Method: optimal string alignment (Damerau 1964) with costs by class of letter.
    """
    low, high = _differing(one, other)
    ours, theirs = one[low : len(one) - high], other[low : len(other) - high]
    if len(ours) * len(theirs) > _MOST_LETTERS:
        # Of what is no word each slip counts as the dearest.
        return float(OSA.distance(ours, theirs))
    before = one[low - 1 : low]
    adds = [
        _added(char, last)
        for last, char in zip((before, *theirs), theirs, strict=False)
    ]
    last_row: list[float] = []
    row = [0.0]
    for cost in adds:
        row.append(row[-1] + cost)
    for at, char in enumerate(ours):
        added = _added(char, ours[at - 1] if at else before)
        least = row[0] + added
        now = [least]
        for place, letter in enumerate(theirs):
            least = min(
                row[place] + _replaced(char, letter),
                row[place + 1] + added,
                least + adds[place],
            )
            if (
                at
                and place
                and char == theirs[place - 1]
                and letter == ours[at - 1]
                and last_row[place - 1] + _SWAPPED < least
            ):
                least = last_row[place - 1] + _SWAPPED
            now.append(least)
        last_row, row = row, now
    return row[-1]


def _differing(one: str, other: str) -> tuple[int, int]:
    """Count the letters at the beginning and at the end that meet in any case.

    Where both words have the same letter there, no slips are cheaper than letting it
    meet itself, but where it doubles the one before, which is added for so little.
    """
    least = min(len(one), len(other))
    low = 0
    while low < least and one[low] == other[low] != one[low - 1 : low]:
        low += 1
    high = 0
    while (
        high < least - low
        and (char := one[-1 - high]) == other[-1 - high]
        and char != one[-2 - high : -1 - high]
        and char != other[-2 - high : -1 - high]
    ):
        high += 1
    return low, high


@cache
def _added(char: str, previous: str) -> float:
    if char == previous:
        return _DOUBLED
    if char == "h":
        return _ADDED_H
    return _ADDED_VOWEL if char in VOWEL_LETTERS else _ADDED


@cache
def _replaced(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in VOWEL_LETTERS and other in VOWEL_LETTERS:
        return VOWEL
    if other in _LOOKS_LIKE.get(one, "") or one in _LOOKS_LIKE.get(other, ""):
        return _MISREAD
    if one + other in _INTERCHANGED:
        return SAME_SOUND
    if one + other in _SAME_SHAPE:
        return VOWEL
    return _NEAR_CONSONANT if frozenset((one, other)) in _NEAR else _OTHER


@cache
def slip_costs() -> tuple[list[list[float]], list[float], tuple[float, float]]:
    """Give what slips cost, for those who weigh those of many words.

    By the codes of ASCII letters what it costs to write the second for the first, and
    to add one; and to add the one before again, and to swap two.
    """
    signs = [chr(code) for code in range(128)]
    replaced = [[_replaced(one, other) for other in signs] for one in signs]
    return replaced, [_added(sign, "") for sign in signs], (_DOUBLED, _SWAPPED)
