"""What speaks against two things being one, by how strong the evidence for it is."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import IntEnum
from itertools import product

from clearance.values import PartialDate

from ._readnames import (
    forms_differ,
    patronymics_differ,
    person_likeness,
    share_a_word,
    share_telling_words,
)
from ._traits import Traits

# Types of which a thing has one: two different ones are two things.
SINGLE = {
    "imo": "IMO numbers",
    "imo_company": "IMO company numbers",
    "inn": "INNs",
    "ogrn": "OGRNs",
    "lei": "LEIs",
    "uscc": "Unified Social Credit Codes",
    "isin": "ISINs",
    "crypto": "addresses",
}
_OF_THINGS = {"isin": "security", "crypto": "wallet"}


class Strength(IntEnum):
    """How much evidence proves, strongest first; weaker bears fewer contradictions."""

    STATED = 0
    DECISIVE = 1
    TELLING = 2
    NAMES = 3


def shapes_differ(one: Traits, other: Traits) -> bool:
    """Say whether no thing can be both: a vessel is no company."""
    if one.shape is None or other.shape is None:
        both = {one.shape, other.shape} - {None}
        return not both <= {"person", "body"}
    return one.shape != other.shape


def same_name(one: Traits, other: Traits) -> bool:
    """Say whether a name of one is, word for word in any order, one of the other's."""
    return not {n.key for n in one.names}.isdisjoint(n.key for n in other.names)


def names_agree(one: Traits, other: Traits) -> bool:
    """Say whether the names allow that both are one thing."""
    if not one.names or not other.names:
        return False
    if one.shape == other.shape == "person":
        return person_likeness(one.names, other.names)[0] != "different"
    return share_telling_words(one.names, other.names)


def contradiction(one: Traits, other: Traits, strength: Strength) -> str | None:
    """Say in a sentence why two things cannot be one; None where nothing says so.

    Evidence of a *strength* outweighs some contradictions: a list's own statement all
    but the kind, a decisive number those of names and gender.
    """
    return next(_contradictions(one, other, strength), None)


def _contradictions(one: Traits, other: Traits, strength: Strength) -> Iterator[str]:
    if shapes_differ(one, other):
        yield f"One is a {one.kind}, the other a {other.kind}."
    if strength is Strength.STATED:
        return
    yield from _numbers(one, other, strength)
    if one.born and other.born and births(one, other) is None:
        yield f"The birth dates differ: {_listed(one.born)} and {_listed(other.born)}."
    if strength is Strength.DECISIVE:
        return
    if one.genders and other.genders and not one.genders & other.genders:
        yield "The genders differ."
    yield from _names(one, other, strength)


def _names(one: Traits, other: Traits, strength: Strength) -> Iterator[str]:
    persons = one.shape == other.shape == "person"
    if persons:
        if _born_as_one(one, other) and share_a_word(one.names, other.names):
            # A name in Ukrainian and in Russian may have no word alike but one.
            return
        if patronymics_differ(one.names, other.names):
            yield "The patronymics differ."
    elif forms_differ(one.names, other.names) and strength is Strength.NAMES:
        yield "The legal forms differ."
    if strength is Strength.NAMES and not names_agree(one, other):
        yield "The names differ."


def _numbers(one: Traits, other: Traits, strength: Strength) -> Iterator[str]:
    for type_name, label in SINGLE.items():
        shape = _OF_THINGS.get(type_name)
        if shape is not None and shape not in (one.shape, other.shape):
            continue
        ours = {value for name, value in one.numbers if name == type_name}
        theirs = {value for name, value in other.numbers if name == type_name}
        if not ours or not theirs or ours & theirs:
            continue
        # A company that is registered anew keeps its name and its INN.
        if (
            type_name != "imo"
            and strength is Strength.DECISIVE
            and same_name(one, other)
        ):
            continue
        yield f"The {label} differ: {min(ours)} and {min(theirs)}."


def births(one: Traits, other: Traits) -> str | None:
    """Say how the birth dates of two things fit: "fit", "slip" or not at all.

    "slip" is a date that differs in its day, month or year alone, or has day and month
    swapped; years by themselves may be one apart. "fit" also where neither contradicts
    the other because one has none.
    """
    pairs = tuple(product(one.born, other.born))
    if not pairs or any(a.overlaps(b) or _about(a, b) for a, b in pairs):
        return "fit"
    return "slip" if any(_slip(a, b) for a, b in pairs) else None


def _born_as_one(one: Traits, other: Traits) -> bool:
    """Say whether two persons have a birth day in common that is no mere default."""
    days = {born for born in one.born if born.precision == "day"}
    return any(
        born in days and (born.earliest.month, born.earliest.day) != (1, 1)
        for born in other.born
    )


def _about(one: PartialDate, other: PartialDate) -> bool:
    """Say whether "about 1962" reaches the other: two years each way."""
    if not (one.approximate or other.approximate):
        return False
    return (
        one.earliest.year - 2 <= other.latest.year
        and other.earliest.year - 2 <= one.latest.year
    )


def _slip(one: PartialDate, other: PartialDate) -> bool:
    """Say whether two days are one slip apart: a field of the date, or two swapped."""
    if {one.precision, other.precision} != {"day"}:
        return abs(one.earliest.year - other.earliest.year) <= 1
    a, b = one.earliest, other.earliest
    fields = sum((a.year == b.year, a.month == b.month, a.day == b.day))
    return fields == 2 or _swapped(a, b)


def _swapped(one: date, other: date) -> bool:
    return one.year == other.year and (one.month, one.day) == (other.day, other.month)


def _listed(dates: Sequence[PartialDate]) -> str:
    return " or ".join(map(str, dates))
