"""Two names laid beside each other, with no list behind them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from clearance.entities import Kind, kinds
from clearance.names import (
    LONGEST,
    Role,
    analyse_company,
    attached_in,
    called_by_letters,
    clean,
    compounds_in,
    entrepreneur_in,
    foundation_in,
    german_beside,
    is_renewed,
    is_thing_beside_person,
    named_as_body,
    quarters_in,
    said_in_parts,
    said_in_stems,
    said_plainly,
    typed_elsewhere,
    without_burmese_title,
    zones_in,
)
from clearance.values import country_code

from ._asked import (
    ONE_OF_SEVERAL,
    Security,
    address_likeness,
    are_of_other_terms,
    bare_ships,
    before_care,
    has_lines,
    holders,
    is_zone,
    married_names,
    names_within,
    noted_beside,
    of_bodies,
    of_tails,
    of_units,
    on_lines,
    principal,
    repaired,
    security_of,
    without_estate,
    without_offices,
    year_of_form,
)
from ._fit import MOST_PAIRS, Calibration, compare_readings, may_be_persons

# Letters of one text by those of the other, over all that two texts may say: listed
# names have 53,460, two institutes of Russia in three wordings each.
_MOST_LETTERS = 60_000
# And letters of all that one of them may say instead, each read by itself: of 11,400
# pairs of names of all classes the most have 263 for both.
_MOST_SAID = 300
# Legal forms of bodies that trade for nobody's gain.
_NO_TRADE = frozenset({"nonprofit", "state_unitary"})
# Letters of a firm that may be the first ones of another's stems.
_LONGEST_ACRONYM = 7
_OTHER_BIRTH = 0.6  # the score of two names from before a marriage that differ
# Of two that share nearly all of their names: whoever is called after the other one,
# another bond or share of one issuer.
_ATTACHED, _OTHER_TERMS = 0.6, 0.5
_FIRM = 0.55  # is left where a firm, a body or a ship bears the name of a person


def compare_names(one: str, other: str, *, kind: str = "LegalEntity") -> float:
    """Give the probability that two names are those of one party; symmetric.

    A pair that is rather one name than two has at least `DEFAULT_THRESHOLD`.

    *kind* is that of both, such as "Person", "Company" or "Vessel"; what may be a
    person or not ("LegalEntity") is read both ways and the better counts, but not as
    persons where a name has a number. Raises UsageError for an unknown kind. Method:
    the scorecard of the index, every word as rare as one that no list has, calibrated
    as a list of one name. Addresses ("Address") are compared by house number, street,
    town and postal code instead.
    """
    known = kinds()[kind]
    # No more of a text is read than of any name.
    one, other = one[:LONGEST], other[:LONGEST]
    if known.is_a("Person"):
        return Calibration(1).probability(_compare_persons(one, other))
    if known.is_a("Security"):
        ours, theirs = security_of(one), security_of(other)
        if ours.has_terms and theirs.has_terms:
            return Calibration(1).probability(_compare_securities(ours, theirs))
    if known.is_a("Address"):
        return address_likeness(one, other)
    best = _compare_others(before_care(one), before_care(other), known)
    best = of_units(of_bodies(best, one, other), one, other)
    if known.is_a("Airplane"):
        best = of_tails(best, one, other)
    return Calibration(1).probability(best)


def _compare_persons(one: str, other: str) -> float:
    """Compare two names of persons, and what else each of the texts may say."""
    names = principal(said_plainly(one)), principal(said_plainly(other))
    several = holders(names[0]), holders(names[1])
    if any(several):
        beside = product(several[0] or names[:1], several[1] or names[1:])
        return max(_compare_persons(*pair) for pair in beside)
    pairs = [*_within(one, other, names), *_of_persons(*names)]
    best = compare_readings(*names, person=True)
    best = _best_of(best, names, pairs, (True,), ship=False)
    bare = [without_offices(text) for text in (one, other)]
    told = [
        name if said == text else said
        for said, text, name in zip(bare, (one, other), names, strict=True)
    ]
    return best * _left_of_persons(*told)


def _compare_others(one: str, other: str, kind: Kind) -> float:
    """Compare two names of anything but persons, or of what may be one."""
    numbered = _are_numbered(one, other)
    readings = (
        (True, False)
        if kinds()["Person"].is_a(kind.name) and not numbered
        else (False,)
    )
    ship = kind.is_a("Vessel")
    best = 0.0
    for who in _shortened(readings, one, other):
        best = compare_readings(one, other, person=who, ship=ship, best=best)
    if readings == (False,):
        best = _compare_owners(one, other) or best
    pairs = [*_within(one, other, (one, other)), *_as_bodies(one, other)]
    if ship:
        pairs += [(ours, other) for ours in bare_ships(one, other)]
        pairs += [(one, theirs) for theirs in bare_ships(other, one)]
    pairs += [(ours, other) for ours in noted_beside(one, other)]
    pairs += [(one, theirs) for theirs in noted_beside(other, one)]
    best = _best_of(best, (one, other), pairs, readings, ship=ship)
    return best * _left_of_bodies(one, other)


def _within(one: str, other: str, names: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Lay the names that each of two texts holds beside the other one's name."""
    yield from ((ours, names[1]) for ours in names_within(one, other))
    yield from ((names[0], theirs) for theirs in names_within(other, one))
    yield from product(married_names(names[0]), married_names(names[1]))


def _best_of(
    best: float,
    names: tuple[str, str],
    pairs: Iterable[tuple[str, str]],
    readings: Sequence[bool],
    *,
    ship: bool,
) -> float:
    """Compare what else two texts may say, where they are not alike as they stand.

    The *names* that score the *best* so far are not compared again, nor any twice.
    Where that is much, less of each is compared: all takes no longer than the first.
    """
    some = list(pairs) if best < ONE_OF_SEVERAL else []
    most = MOST_PAIRS // max(1, len(some))
    left = _MOST_LETTERS
    for ours, theirs in _said_in_short(names, some):
        left -= len(ours) * len(theirs)
        if left < 0:
            break
        found = least = best / ONE_OF_SEVERAL
        for who in _shortened(readings, ours, theirs):
            found = compare_readings(
                ours, theirs, person=who, ship=ship, most=most, best=found
            )
        if found > least:
            best = max(best, ONE_OF_SEVERAL * found)
    return best


def _said_in_short(
    names: tuple[str, str], pairs: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """Give each pair once but the *names*; of each text no more than is read in time.

    What it says first; whichever of the two texts comes first.
    """
    read = {names[0]: True}, {names[1]: True}
    left = [_MOST_SAID, _MOST_SAID]
    for pair in dict.fromkeys(pairs):
        for side, text in enumerate(pair):
            if text not in read[side]:
                left[side] -= len(text)
                read[side][text] = left[side] >= 0
        if pair != names and read[0][pair[0]] and read[1][pair[1]]:
            yield pair


def _shortened(readings: Sequence[bool], one: str, other: str) -> Sequence[bool]:
    """Read what is longer than any name of a person in no two ways, but as others."""
    both = len(readings) > 1
    return readings if not both or may_be_persons(one, other) else (False,)


def _are_numbered(*texts: str) -> bool:
    """See a number among words: plants have them, and nobody's name has."""
    return any(word.isdecimal() for text in texts for word in clean(text).split())


def _as_bodies(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Give both names with the bodies in them called by their usual English names.

    And one of them with its compounds taken apart: Promstroybank.
    """
    ours, theirs = named_as_body(one), named_as_body(other)
    if ours or theirs:
        yield from product((one, *ours), (other, *theirs))
    ours, theirs = called_by_letters(one), called_by_letters(other)
    if ours or theirs:
        yield from product(ours or (one,), theirs or (other,))
    yield from ((said, other) for said in _in_parts(one, other))
    yield from ((one, said) for said in _in_parts(other, one))
    if (parts := compounds_in(one)) and parts == compounds_in(other):
        yield said_in_parts(one), said_in_parts(other)


def _in_parts(text: str, other: str) -> Iterator[str]:
    """Give a name with compounds of known stems in English, and taken apart.

    The latter for the first letters of their stems, which the *other* name may be.
    """
    if said := said_in_parts(text):
        yield said
    letters = other.isalpha() and len(other) <= _LONGEST_ACRONYM
    if letters and (said := said_in_stems(text)):
        yield said


def _of_persons(one: str, other: str) -> list[tuple[str, str]]:
    """Give what two texts of persons' names may say instead, side by side."""
    ours, theirs = (
        [
            *on_lines(text, beside),
            *repaired(text, beside),
            *typed_elsewhere(text, beside),
            *german_beside(text, beside),
            *filter(None, [without_burmese_title(text)]),
        ]
        for text, beside in ((one, other), (other, one))
    )
    pairs = [*((text, other) for text in ours), *((one, text) for text in theirs)]
    return [*pairs, *product(ours, theirs)] if ours and theirs else pairs


def _left_of_persons(one: str, other: str) -> float:
    """Say what is left where one text is a thing called after somebody.

    Or where the names from before a marriage differ.
    """
    # The SA that ends a passport is no form, and a street on another line no thing.
    named = any(is_zone(text) or has_lines(text) for text in (one, other))
    if not named and is_thing_beside_person(*map(without_estate, (one, other))):
        return _FIRM
    ours, theirs = married_names(one), married_names(other)
    if ours and theirs:
        worst = min(
            max(compare_readings(name, there, person=True) for there in side)
            for names, side in ((ours, theirs), (theirs, ours))
            for name in names
        )
        if worst < _OTHER_BIRTH:
            return _FIRM
    return 1.0


def _compare_securities(one: Security, other: Security) -> float:
    """Compare who issued two securities, and lower that where their terms differ."""
    states = _state(one.issuer), _state(other.issuer)
    best = compare_readings(one.issuer, other.issuer, person=False)
    if states[0] is not None and states[0] == states[1]:
        best = max(best, ONE_OF_SEVERAL)
    return best * (_OTHER_TERMS if are_of_other_terms(one, other) else 1.0)


def _state(issuer: str) -> str | None:
    """Give the code of the state that an issuer is: "Kenya", "Republic of Kenya"."""
    return country_code(issuer) or country_code(issuer.partition(" of ")[2])


def _left_of_bodies(one: str, other: str) -> float:
    """Say what is left where one name is that of somebody called after the other.

    Creditors, a pension fund, a splinter group, a foundation, a firm founded anew; or
    where free zones of two emirates, or other quarters of the world, are said.
    """
    apart = any(
        ours and theirs and ours.isdisjoint(theirs)
        for ours, theirs in (
            (zones_in(one), zones_in(other)),
            (quarters_in(one), quarters_in(other)),
        )
    )
    apart = apart or _is_called_after(one, other) or _is_called_after(other, one)
    apart = apart or is_renewed(one, other) or is_renewed(other, one)
    apart = apart or year_of_form(one) != year_of_form(other)
    return _ATTACHED if apart or _is_foundation_of(one, other) else 1.0


def _is_called_after(text: str, other: str) -> bool:
    """See creditors, friends or dissidents of what the other, shorter, name is."""
    attached = attached_in(text)
    return (
        bool(attached)
        and attached != attached_in(other)
        and _spoken(text) > _spoken(other)
    )


def _spoken(text: str) -> int:
    words = analyse_company(text)[0].words
    return sum(word.role is not Role.PARTICLE for word in words)


def _is_foundation_of(one: str, other: str) -> bool:
    """See a foundation beside a firm of its name, or the house that it collects for."""
    ours, theirs = foundation_in(one), foundation_in(other)
    if ours[0] == theirs[0]:
        return False
    text, plain = (one, other) if ours[0] else (other, one)
    _, is_fund, is_house = foundation_in(plain)
    if is_fund:
        return False
    if is_house and foundation_in(text)[2]:
        return _spoken(text) > _spoken(plain)
    forms = analyse_company(plain)[0].forms
    return bool(forms) and _NO_TRADE.isdisjoint(forms)


def _compare_owners(one: str, other: str) -> float:
    """Compare sole traders by who they are: what they trade as is their own name."""
    ours, theirs = entrepreneur_in(one), entrepreneur_in(other)
    return compare_readings(ours, theirs, person=True) if ours and theirs else 0.0
