"""Names laid beside each other as wholes: written without spaces, or cut off."""

from clearance.names import Likeness, Role, Word, fold, written_together

from ._namefit import NameFit, Pair
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


def fit_whole(asked: str, listed: str, fit: NameFit, *, person: bool) -> NameFit:
    """Give the better of a fit word by word and that of the names as wholes."""
    ours, theirs = written_together(asked), written_together(listed)
    if len(theirs) >= _LEAST_TOGETHER and fold(ours) == fold(theirs):
        return _as_one(asked, listed, fold(theirs))
    if len(ours) < LEAST_CUT or len(theirs) <= len(ours):
        return fit
    if theirs.startswith(ours) and _tells_enough(fit, person=person):
        return _cut_off(fit)
    return fit


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
    better = NameFit(fit.pairs, fit.asked_alone, fit.listed_alone, _CUT_OFF)
    better.remarks.append((remark, 0.0))
    return better
