"""Numbers in the names of firms: another one is another plant, unit or ship."""

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import OSA

from clearance.names import NameParts, Role, Word, company_words, counts_behind

from ._fit import Pair

# Another number is another plant, unit or ship: below the default, but near it. Funds
# of one house may be meant for one another. By how many strokes numbers are apart.
_OTHER_NUMBER, _OTHER_OF_SERIES = {1: 0.55, 2: 0.52}, {1: 0.74, 2: 0.67}
_FAR_NUMBER = 0.5
_NEXT = 2  # numbers of one series that follow each other, or nearly
_ONE_NUMBER = 0.82
_LONG = 3  # characters of a number that may be a name


def is_long_number(pair: Pair) -> bool:
    """See a number that is a name by itself: "11420 Corp.", and not "Plant 4"."""
    words = (*pair.asked, *pair.listed)
    return all(w.role is Role.NUMBER and len(w.text) >= _LONG for w in words)


def number_factor(asked: NameParts, listed: NameParts) -> tuple[float, bool]:
    """Say what is left where numbers differ, and whether one name alone has some."""
    ours, theirs = (
        [word for word in side.words if word.role is Role.NUMBER]
        for side in (asked, listed)
    )
    if {word.fold for word in ours} == {word.fold for word in theirs}:
        return 1.0, False
    if ours and theirs:
        series = _is_of_series(asked) and _is_of_series(listed)
        by_strokes = _OTHER_OF_SERIES if series else _OTHER_NUMBER
        return _other_number(ours, theirs, by_strokes), False
    return _ONE_NUMBER, True


def _is_of_series(name: NameParts) -> bool:
    """Say whether a name is of a series whose numbers count funds: "Fund III".

    Not where a trust, or the like, has its own name behind it, and the number behind
    that: "Trust Stroymontazh-7" is one of the trusts that built cities.
    """
    series = company_words().series
    words = name.words
    return any(
        word.fold in series
        and (at > 0 or not counts_behind(word.fold) or _is_number_next(words[1:]))
        for at, word in enumerate(words)
    )


def _is_number_next(words: Sequence[Word]) -> bool:
    return not words or words[0].role is Role.NUMBER


# What numbers leave at the most that are so many strokes apart, and one that one name
# alone has.
NUMBER_FACTORS = *(_OTHER_OF_SERIES[at] for at in (1, 2)), _FAR_NUMBER, _ONE_NUMBER


def _other_number(
    ours: list[Word], theirs: list[Word], by_strokes: Mapping[int, float]
) -> float:
    """Say what is left where numbers differ: by strokes, and by how far apart."""
    texts = [" ".join(word.text for word in side) for side in (ours, theirs)]
    if sorted(texts[0]) == sorted(texts[1]):
        # The same digits in another order: plants 38 and 83.
        return _FAR_NUMBER
    strokes = OSA.distance(*texts)
    if strokes > 1 and len(ours) == len(theirs) == 1:
        one, other = ours[0].fold, theirs[0].fold
        if one.isdecimal() and other.isdecimal() and abs(int(one) - int(other)) > _NEXT:
            return _FAR_NUMBER
    return by_strokes.get(strokes, _FAR_NUMBER)
