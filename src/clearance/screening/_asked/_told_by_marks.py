"""Names that a mark in them tells by itself: a registration, a number, a known name."""

from clearance.names import bodies_by_name, called_by_letters, unit_in

from ._aircraft import share_tail, tails_in

# Of the score of a name that is one of several that a text says, or of one mark.
ONE_OF_SEVERAL = 0.95
# What is left of two aircraft, and of two bodies by known names; and the most that
# is of two units of an army with other numbers.
_OTHER_TAIL, _OTHER_BODY, _OTHER_UNIT = 0.5, 0.5, 0.52


def of_tails(score: float, one: str, other: str) -> float:
    """Take two aircraft for one by their registrations, where both say one."""
    ours, theirs = tails_in(one), tails_in(other)
    if not ours.isdisjoint(theirs) or share_tail(one, other):
        return max(score, ONE_OF_SEVERAL)
    return score * _OTHER_TAIL if ours and theirs else score


def of_units(score: float, one: str, other: str) -> float:
    """Take two units of an army for one by their numbers, where both say one."""
    ours, theirs = unit_in(one), unit_in(other)
    if ours is None or theirs is None:
        return score
    if ours.number != theirs.number:
        return min(score, _OTHER_UNIT)
    two = ours.army and theirs.army and ours.army != theirs.army
    return score if two else max(score, ONE_OF_SEVERAL)


def of_bodies(score: float, one: str, other: str) -> float:
    """Take known names of two bodies for two, however near: VNIIEF is not VNIITF.

    Nor is АБ «Россия», Bank Rossiya, the Bank of Russia.
    """
    ours, theirs = (
        bodies_by_name(text).union(*map(bodies_by_name, called_by_letters(text)))
        for text in (one, other)
    )
    apart = ours and theirs and ours.isdisjoint(theirs)
    return score * _OTHER_BODY if apart else score
