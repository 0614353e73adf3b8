"""Names laid beside each other as wholes: written without spaces, or cut off."""

from collections.abc import Callable, Iterable, Sized

from clearance.names import (
    Likeness,
    Role,
    Word,
    analyse_company,
    are_other_acronyms,
    are_spelt_apart,
    bones_together,
    clean,
    fold,
    orders_together,
    romanise,
    without_vowels,
    written_together,
)

from ._acronym import MOST_ACRONYM, fit_acronym
from ._fit import NameFit, Pair
from ._scorecard import NAMING

# What a name scores that is the listed one but for its spaces, and one of which a field
# of fixed width kept only the beginning; beyond the first nothing is to be gained.
MOST_WHOLE, _SPELT_WHOLE = 0.92, 0.89
_CUT_OFF = 0.86
# What a name scores that is the listed one but for its vowels, by its consonants.
_BARE = (0.0, 0.0, 0.0, 0.0, 0.76, 0.80, 0.84)
_LEAST_TOGETHER = 5
# Letters that must be left of a name that was cut off: fields of 20, 32 or 35
# characters are usual (ISO 9362 and SWIFT MT names have 35).
LEAST_CUT = 14
_LEAST_LINKED, _LINKING = 10, frozenset("oe")
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
    if fit.apart:
        return fit
    return _fit_whole(asked, listed, fit, beginning_with, person=person)


def _fit_whole(
    asked: str,
    listed: str,
    fit: NameFit,
    beginning_with: Callable[[str], Sized],
    *,
    person: bool,
) -> NameFit:
    ours = written_together(asked)
    orders = orders_together(listed) if person else (written_together(listed),)
    for theirs in orders:
        folded = fold(theirs)
        if len(folded) < _LEAST_TOGETHER or fold(ours) != folded:
            continue
        if ours != theirs and (_run_together(asked, listed) or _are_two(asked, listed)):
            continue
        if ours != theirs and not person and _is_ordinary(asked):
            continue
        if ours == theirs or not _numbers_differ(fit):
            one = _as_one(asked, listed, folded, same=ours == theirs)
            return fit if fit.score >= one.score else one
        return fit
    if not person and fit.score < _SPELT_WHOLE and _is_linked(asked, listed):
        return _as_one(asked, listed, fold(ours), same=False)
    bones = bones_together(asked)
    if bones and bones == bones_together(listed):
        return _without_vowels(asked, listed, bones, fit)
    begun = any(ours != theirs and theirs.startswith(ours) for theirs in orders)
    if len(ours) < LEAST_CUT or not begun or _is_numbered(fit.asked_alone):
        return (
            fit
            if person or fit.score > MOST_ACRONYM
            else fit_acronym(asked, listed, fit)
        )
    few = _inside_word(asked, listed) and len(beginning_with(ours)) <= _FEW
    return _cut_off(fit) if few or _tells_enough(fit, person=person) else fit


def may_be_as_whole(asked: str, listed: str, *, person: bool) -> bool:
    """Say whether `fit_whole` may find anything but first letters; quick."""
    ours = written_together(asked)
    orders = orders_together(listed) if person else (written_together(listed),)
    folded = fold(ours)
    if any(fold(theirs) == folded for theirs in orders):
        return True
    bones = bones_together(asked)
    if bones and bones == bones_together(listed):
        return True
    return len(ours) >= LEAST_CUT and any(theirs.startswith(ours) for theirs in orders)


def may_be_one(asked: str, listed: str, *, person: bool) -> bool:
    """Say whether `fit_whole` may find two names one, whatever their words are.

    Where it does not, it finds first letters or nothing.
    """
    return may_be_as_whole(asked, listed, person=person) or (
        not person and _is_linked(asked, listed)
    )


def _is_linked(asked: str, listed: str) -> bool:
    """Say whether one name is the words of the other with vowels that link them.

    "Neft Gaz Montazh" and "Neftegazmontazh", as Russian firms are called.
    """
    ours, theirs = romanise(clean(asked)).split(), romanise(clean(listed)).split()
    if len(ours) == len(theirs):
        return False
    many, few = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    joined = "".join(few)
    if len(joined) < _LEAST_LINKED or not joined.startswith(many[0]):
        return False
    ends = {0}
    for word in many:
        linked = {at + 1 for at in ends if at and joined[at : at + 1] in _LINKING}
        ends = {at + len(word) for at in ends | linked if joined.startswith(word, at)}
    return len(joined) in ends


def _are_two(asked: str, listed: str) -> bool:
    """See places and acronyms that are nearly the same, and two: Shaanxi, Shanxi."""
    words = zip(clean(asked).split(), clean(listed).split(), strict=False)
    return any(
        are_spelt_apart(one, other) or are_other_acronyms(one, other)
        for one, other in words
    )


def _is_ordinary(name: str) -> bool:
    """Say whether a firm's name has nothing but ordinary words."""
    return all(word.role not in NAMING for word in analyse_company(name)[0].words)


def _run_together(asked: str, listed: str) -> bool:
    """Say whether names are alike only where letters of two words run together.

    "Alexandra Li" is "Alexandra Ali" once it is written as one word and folded, in that
    order of the words and in no other.
    """
    ours, theirs = clean(asked), clean(listed)
    if not (ours.isascii() and theirs.isascii()):
        return False
    words = sorted(map(fold, ours.split())), sorted(map(fold, theirs.split()))
    return len(words[0]) == len(words[1]) and words[0] != words[1]


def _without_vowels(asked: str, listed: str, bones: str, fit: NameFit) -> NameFit:
    """Take a name for the listed one of which somebody left out vowels."""
    worth = _BARE[min(len(bones), len(_BARE) - 1)]
    if fit.score >= worth or not without_vowels(asked, listed):
        return fit
    words = [Word(text, bones, Role.NAME) for text in (asked, listed)]
    pair = Pair((words[0],), (words[1],), Likeness(worth, "bones"), 1.0)
    return NameFit([pair], [], [], worth)


def _numbers_differ(fit: NameFit) -> bool:
    """See a number that only one side has: folding may hide it ("VII" and "VIII")."""
    return _is_numbered((*fit.asked_alone, *fit.listed_alone))


def _is_numbered(words: Iterable[Word]) -> bool:
    """See a number among words: "Fund V" is no beginning of "Fund VI"."""
    return any(word.role is Role.NUMBER for word in words)


def _inside_word(asked: str, listed: str) -> bool:
    """Say whether the first name, the beginning of the second, ends within a word."""
    return romanise(clean(asked)).split()[-1] not in romanise(clean(listed)).split()


def _as_one(asked: str, listed: str, folded: str, *, same: bool) -> NameFit:
    words = [Word(text, folded, Role.NAME) for text in (asked, listed)]
    score = MOST_WHOLE if same else _SPELT_WHOLE
    ours, theirs = clean(asked).split(), clean(listed).split()
    if ours == theirs:
        why = "same"
    else:
        # One word in two scripts is written otherwise, and not apart.
        apart = len(ours) != len(theirs) or "".join(ours) == "".join(theirs)
        why = "joined" if apart else "spelling"
    like = Likeness(score, why)
    pair = Pair((words[0],), (words[1],), like, 1.0)
    return NameFit([pair], [], [], score)


def _tells_enough(fit: NameFit, *, person: bool) -> bool:
    """Say whether more is left than a given name, or than ordinary words of firms."""
    naming = [
        pair for pair in fit.pairs if any(word.role in NAMING for word in pair.asked)
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
