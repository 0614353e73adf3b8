"""Names laid beside each other as wholes: written without spaces, or cut off."""

from collections.abc import Callable, Sized

from clearance.names import Likeness, Role, Word, clean, fold, written_together

from ._fit import NameFit, Pair
from ._scorecard import NAMING

# What a name scores that is the listed one but for its spaces, and one of which a field
# of fixed width kept only the beginning; beyond the first nothing is to be gained.
MOST_WHOLE = 0.92
_CUT_OFF = 0.86
_LEAST_TOGETHER = 6
# Letters that must be left of a name that was cut off: fields of 20, 32 or 35
# characters are usual (ISO 9362 and SWIFT MT names have 35).
LEAST_CUT = 14
_LEAST_RARE = 0.6
_FEW = 3


def fit_whole(
    asked: str,
    listed: str,
    fit: NameFit,
    beginning_with: Callable[[str], Sized],
    *,
    person: bool,
) -> NameFit:
    """Give the better of a fit word by word and that of the names as wholes.

    *beginning_with* gives the listed names that begin with some letters: where they
    are few, the beginning of a name tells as much as the name.
    """
    ours, theirs = written_together(asked), written_together(listed)
    if len(theirs) >= _LEAST_TOGETHER and fold(ours) == fold(theirs):
        return fit if _numbers_differ(fit) else _as_one(asked, listed, fold(theirs))
    if not LEAST_CUT <= len(ours) < len(theirs) or not theirs.startswith(ours):
        return fit
    if _tells_enough(fit, person=person):
        return _cut_off(fit)
    if _inside_word(asked, listed) and len(beginning_with(ours)) <= _FEW:
        return _cut_off(fit)
    return fit


def _numbers_differ(fit: NameFit) -> bool:
    """See a number that only one side has: folding may hide it ("VII" and "VIII")."""
    alone = (*fit.asked_alone, *fit.listed_alone)
    return any(word.role is Role.NUMBER for word in alone)


def _inside_word(asked: str, listed: str) -> bool:
    """Say whether the first name ends within a word of the second."""
    ours, theirs = clean(asked).split(), clean(listed).split()
    return len(ours) <= len(theirs) and ours[-1] != theirs[len(ours) - 1]


def _as_one(asked: str, listed: str, folded: str) -> NameFit:
    words = [Word(text, folded, Role.NAME) for text in (asked, listed)]
    like = Likeness(MOST_WHOLE, "joined")
    pair = Pair((words[0],), (words[1],), like, 1.0)
    return NameFit([pair], [], [], MOST_WHOLE)


def _tells_enough(fit: NameFit, *, person: bool) -> bool:
    """Say whether more is left than a given name, or than a legal form."""
    naming = [
        pair
        for pair in fit.pairs
        if any(word.role in NAMING for word in (*pair.asked, *pair.listed))
    ]
    if person:
        return len(naming) >= 2
    return any(pair.weight >= _LEAST_RARE for pair in naming) or len(naming) >= 2


def _cut_off(fit: NameFit) -> NameFit:
    if fit.score >= _CUT_OFF:
        return fit
    remark = "The query is the beginning of the listed name, as a short field keeps it."
    if not fit.pairs:
        return fit
    better = NameFit(fit.pairs, fit.asked_alone, fit.listed_alone, _CUT_OFF)
    better.remarks.append((remark, 0.0))
    return better
