"""Two names laid beside each other, with no list behind them."""

from collections.abc import Iterator
from itertools import product

from clearance.entities import kinds
from clearance.names import (
    LONGEST,
    NameParts,
    analyse_company,
    analyse_person,
    clean,
    entrepreneur_in,
    is_thing_beside_person,
    named_as_body,
    said_plainly,
)

from ._asked import (
    bare_ships,
    married_names,
    names_within,
    on_lines,
    principal,
    repaired,
    without_estate,
)
from ._fit import (
    Calibration,
    NameFit,
    Side,
    Terms,
    fit_names,
    fit_whole,
    judge_marks,
    judge_ship,
)

# Without a list nothing is known of how rare words are: all count as rarely seen.
_RARITY = 0.9
# Pairs of words, over all readings of both names, that take some milliseconds. Names of
# eight words in four readings each have fewer.
_MOST_PAIRS = 1100
_Readings = tuple[NameParts, ...]
_ONE_OF_SEVERAL = 0.95
_OTHER_BIRTH = 0.6  # the score of two names from before a marriage that differ
_FIRM = 0.55  # is left where a firm, a body or a ship bears the name of a person


def compare_names(one: str, other: str, *, kind: str = "LegalEntity") -> float:
    """Give the probability that two names are those of one party; symmetric.

    A pair that is rather one name than two has at least `DEFAULT_THRESHOLD`.

    *kind* is that of both, such as "Person", "Company" or "Vessel"; what may be a
    person or not ("LegalEntity") is read both ways and the better counts, but not as
    persons where a name has a number. Raises UsageError for an unknown kind. Method:
    the scorecard of the index, every word as rare as one that no list has, calibrated
    as a list of one name.
    """
    known = kinds()
    readings = []
    # No more of a text is read than of any name.
    texts = one, other = one[:LONGEST], other[:LONGEST]
    if known[kind].is_a("Person"):
        one, other = said_plainly(one), said_plainly(other)
    only_person = known[kind].is_a("Person")
    if known["Person"].is_a(kind) and (only_person or not _are_numbered(one, other)):
        readings.append(True)
    if not only_person:
        readings.append(False)
    persons = readings == [True]
    if persons:
        one, other = principal(one), principal(other)
    ship = known[kind].is_a("Vessel")
    best = max(_compare(one, other, person=who, ship=ship) for who in readings)
    if not any(readings):
        best = _compare_owners(one, other) or best
    pairs = [(ours, other) for ours in names_within(*texts)]
    pairs += [(one, theirs) for theirs in names_within(*texts[::-1])]
    pairs += product(married_names(one), married_names(other))
    pairs += _of_persons(one, other) if persons else _as_bodies(one, other)
    if ship:
        pairs += [(ours, other) for ours in bare_ships(one, other)]
        pairs += [(one, theirs) for theirs in bare_ships(other, one)]
    for ours, theirs in pairs if best < _ONE_OF_SEVERAL else ():
        found = max(_compare(ours, theirs, person=who, ship=ship) for who in readings)
        best = max(best, _ONE_OF_SEVERAL * found)
    if persons:
        best *= _left_of_persons(one, other)
    return Calibration(1).probability(best)


def _are_numbered(*texts: str) -> bool:
    """See a number among words: plants have them, and nobody's name has."""
    return any(word.isdecimal() for text in texts for word in clean(text).split())


def _as_bodies(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Give both names with the bodies in them called by their usual English names."""
    ours, theirs = named_as_body(one), named_as_body(other)
    if ours or theirs:
        yield from product((one, *ours), (other, *theirs))


def _of_persons(one: str, other: str) -> list[tuple[str, str]]:
    """Give what two texts of persons' names may say instead, side by side."""
    ours = [*on_lines(one), *repaired(one, other)]
    theirs = [*on_lines(other), *repaired(other, one)]
    pairs = [*((text, other) for text in ours), *((one, text) for text in theirs)]
    return [*pairs, *product(ours, theirs)] if ours and theirs else pairs


def _left_of_persons(one: str, other: str) -> float:
    """Say what is left where one text is a thing called after somebody.

    Or where the names from before a marriage differ.
    """
    if is_thing_beside_person(without_estate(one), without_estate(other)):
        return _FIRM
    ours, theirs = married_names(one), married_names(other)
    if ours and theirs:
        worst = min(
            max(_compare(name, there, person=True) for there in side)
            for names, side in ((ours, theirs), (theirs, ours))
            for name in names
        )
        if worst < _OTHER_BIRTH:
            return _FIRM
    return 1.0


def _compare(one: str, other: str, *, person: bool, ship: bool = False) -> float:
    analyse = analyse_person if person else analyse_company
    best = 0.0
    known = Terms(lambda _: _RARITY, person=person)
    some, others = (
        [Side.of(parts, known) for parts in readings]
        for readings in _bounded(*_translated(analyse(one), analyse(other)))
    )
    for ours in some:
        for theirs in others:
            for left, right, texts in (
                (ours, theirs, (one, other)),
                (theirs, ours, (other, one)),
            ):
                fit = _fit(left, right, texts)
                if ship:
                    judge_ship(fit, *texts)
                best = max(best, fit.score)
    return best


def _translated(one: _Readings, other: _Readings) -> tuple[_Readings, _Readings]:
    """Take two names of another script as they are translated, where both can be.

    As they sound, ordinary words would be what the two are called by.
    """
    ours, theirs = (
        tuple(parts for parts in side if parts.translated) for side in (one, other)
    )
    return (ours, theirs) if ours and theirs else (one, other)


def _compare_owners(one: str, other: str) -> float:
    """Compare sole traders by who they are: what they trade as is their own name."""
    ours, theirs = entrepreneur_in(one), entrepreneur_in(other)
    return _compare(ours, theirs, person=True) if ours and theirs else 0.0


def _bounded(one: _Readings, other: _Readings) -> tuple[_Readings, _Readings]:
    """Keep as many readings of both as can be laid beside each other in no time.

    All of them unless both names are far longer than names are; the usual reading of
    each always.
    """
    words = [max(len(parts.words) for parts in side) for side in (one, other)]
    most = max(len(one), len(other))
    while most > 1:
        readings = min(most, len(one)) * min(most, len(other))
        if readings * words[0] * words[1] <= _MOST_PAIRS:
            break
        most -= 1
    return one[:most], other[:most]


def _fit(ours: Side, theirs: Side, texts: tuple[str, str]) -> NameFit:
    fit = fit_names(ours, theirs, listless=True)
    fit = fit_whole(*texts, fit, lambda _: (), person=ours.person)
    return judge_marks(fit, *texts) if ours.person else fit
