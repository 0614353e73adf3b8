"""All readings of two names laid beside each other, with no list behind them."""

import threading

from clearance.names import (
    NameParts,
    analyse_company,
    analyse_person,
    marks_of,
    told_apart,
    told_by_people,
)

from ._acronym import MOST_ACRONYM, fit_acronym
from ._contrast import judge_ship, judge_short
from ._fit import NameFit
from ._judge import judge_given, lower_for_marks
from ._meetings import Terms
from ._namefit import fit_names
from ._public import judge_states
from ._sides import Side
from ._wholefit import fit_whole, may_be_one

# Without a list nothing is known of how rare words are: all count as rarely seen.
_RARITY = 0.9
MOST_PAIRS = 400
"""Pairs of words, over all readings of both names, that take a millisecond.

Names of eight words, one in six readings, have fewer, as have those of five in four
each.
"""
# Words of the longest name that is known from lists and customers: what is longer is
# no name, and is read in the usual way only.
_LONGEST_NAME = 26
# And of the longest one of a person that says no number: listed ones have eleven.
_LONGEST_PERSON = 20
# Pairs of words of two readings that are laid beside each other either way round.
_MOST_BOTH_WAYS = 150
_BY_PEOPLE = 0.52  # is left of two names that their people knows to be two
_KEPT_TEXTS, _KEPT_PAIRS = 64, 2**14
_Sides = tuple[Side, ...]


def compare_readings(
    one: str,
    other: str,
    *,
    person: bool,
    ship: bool = False,
    most: int = MOST_PAIRS,
    best: float = 0.0,
) -> float:
    """Give what the readings of two names that fit best score, either way round.

    Both are names of persons, of ships or of neither; *most* are the pairs of words
    that are looked at. The *best* that was found before is given where none is better.
    """
    some, others = _bounded(
        *_translated(
            _KEPT.sides(one, person=person), _KEPT.sides(other, person=person)
        ),
        most,
    )
    ahead, back = (
        _Way(*texts, person=person, ship=ship) for texts in ((one, other), (other, one))
    )
    for ours in some:
        for theirs in others:
            # No names are so long: one way tells, whichever of them comes first.
            long = len(ours.terms) * len(theirs.terms) > _MOST_BOTH_WAYS
            meet = True
            if not long or one <= other:
                best, meet = ahead.better(best, ours, theirs)
            meet = meet or _is_one_way(ours.parts, theirs.parts) or back.may_be_one
            if meet and (not long or one > other):
                best, _ = back.better(best, theirs, ours)
    return best


def may_be_persons(*texts: str) -> bool:
    """Say whether no text has more words than any name of a person, read as one."""
    return all(
        len(read.terms) <= _LONGEST_PERSON
        for text in texts
        for read in _KEPT.sides(text, person=False)[:1]
    )


def _is_one_way(one: NameParts, other: NameParts) -> bool:
    """Say whether words of two readings may meet one way round that do not the other.

    As `manner_of` and `is_rendered` tell the two apart.
    """
    return one.translated != other.translated or one.heard != other.heard


class _Way:
    """Two texts laid beside each other one way round.

    What does not ask which of their readings are meant is found once for all of them.
    """

    def __init__(self, asked: str, listed: str, *, person: bool, ship: bool) -> None:
        self._texts = asked, listed
        self._person, self._ship = person, ship
        self._one: bool | None = None
        self._lowered: tuple[str, str] | None = None

    @property
    def may_be_one(self) -> bool:
        """Whether the texts may be one as wholes, whatever their words are."""
        if self._one is None:
            self._one = may_be_one(*self._texts, person=self._person)
        return self._one

    def better(self, best: float, asked: Side, listed: Side) -> tuple[float, bool]:
        """Give what two readings score, or the *best* so far if that is no less.

        And whether anything of them meets.
        """
        # What scores less before it is judged need not be judged.
        fit = fit_names(asked, listed, least=best, listless=True)
        if not fit.apart:
            fit = self._whole(fit)
        if fit.score > best:
            self._judge(fit)
        return max(best, fit.score), bool(fit.pairs)

    def _whole(self, fit: NameFit) -> NameFit:
        """Give the better of a fit and that of the texts as wholes."""
        if self.may_be_one:
            return fit_whole(*self._texts, fit, lambda _: (), person=self._person)
        if self._person or fit.score > MOST_ACRONYM:
            return fit
        return fit_acronym(*self._texts, fit)

    def _judge(self, fit: NameFit) -> None:
        """Lower what fits for what the search does not judge, or by other tables."""
        if self._person:
            if self._lowered is None:
                ours, theirs = map(marks_of, self._texts)
                self._lowered = told_apart(ours, theirs), told_by_people(*self._texts)
            by_marks, by_people = self._lowered
            lower_for_marks(fit, by_marks)
            judge_given(fit)
            if by_people:
                fit.lower(_BY_PEOPLE, by_people)
        else:
            judge_short(fit)
            judge_states(fit, *self._texts)
        if self._ship:
            judge_ship(fit, *self._texts)


class _Kept(threading.local):
    """The readings of the last names, and the words in them; each thread has its own.

    What a text may say is compared several times, and the same words come again.
    """

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._terms = tuple(
            Terms(lambda _: _RARITY, person=one, either_way=True)
            for one in (False, True)
        )
        self._sides: dict[tuple[str, bool], _Sides] = {}

    def sides(self, text: str, *, person: bool) -> _Sides:
        """Give the readings of a name, ready to be laid beside others."""
        found = self._sides.get((text, person))
        if found is None:
            terms = self._terms[person]
            if len(self._sides) >= _KEPT_TEXTS or terms.pairs >= _KEPT_PAIRS:
                self._forget()
                terms = self._terms[person]
            analyse = analyse_person if person else analyse_company
            found = tuple([Side.of(parts, terms) for parts in analyse(text)])
            self._sides[text, person] = found
        return found


_KEPT = _Kept()


def _translated(one: _Sides, other: _Sides) -> tuple[_Sides, _Sides]:
    """Take two names of another script as they are translated, where both can be.

    As they sound, ordinary words would be what the two are called by.
    """
    ours, theirs = (
        tuple([read for read in side if read.parts.translated]) for side in (one, other)
    )
    return (ours, theirs) if ours and theirs else (one, other)


def _bounded(one: _Sides, other: _Sides, pairs: int) -> tuple[_Sides, _Sides]:
    """Keep as many readings of both as have at most so many pairs of words.

    All of them unless both names are far longer than names are, or one is longer than
    any name; the usual reading of each always.
    """
    words = [max([len(read.terms) for read in side]) for side in (one, other)]
    one, other = (
        side[:1] if longest > _LONGEST_NAME else side
        for side, longest in zip((one, other), words, strict=True)
    )
    most = max(len(one), len(other))
    while most > 1:
        readings = min(most, len(one)) * min(most, len(other))
        if readings * words[0] * words[1] <= pairs:
            break
        most -= 1
    return one[:most], other[:most]
