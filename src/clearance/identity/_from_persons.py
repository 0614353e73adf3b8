"""Pairs of persons with one name and birth dates that fit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from clearance.values import country_name

from ._contradictions import Strength, births
from ._evidence import Evidence, Rank
from ._readnames import Name, person_likeness
from ._traits import Traits, countries_differ

_DAYS_OF_NO_DAY = "-01-01"


def proved_by_births(traits: Mapping[str, Traits]) -> Iterator[Evidence]:
    """Pair persons born on the same day who share a word of their names."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for subject in sorted(traits):
        person = traits[subject]
        if person.shape != "person":
            continue
        words = {word for name in person.names for word in name.key}
        for day in _days(person):
            for word in words:
                blocks[day, word].append(subject)
    pairs = {
        (one, other)
        for subjects in blocks.values()
        for one, other in combinations(subjects, 2)
        if not traits[one].lists & traits[other].lists
    }
    for one, other in sorted(pairs):
        said = _born_same_day(traits[one], traits[other])
        if said is not None:
            yield said


def _days(person: Traits) -> Iterator[str]:
    for born in person.born:
        if born.precision == "day" and not born.approximate:
            yield born.text


def _born_same_day(one: Traits, other: Traits) -> Evidence | None:
    grade, name = person_likeness(one.names, other.names)
    if grade == "different":
        return None
    common = sorted(set(_days(one)) & set(_days(other)))
    days = [day for day in common if not day.endswith(_DAYS_OF_NO_DAY)]
    if not days and not (
        grade == "same" and (len(name.key) > 2 or one.countries & other.countries)
    ):
        # The first of January is what forms hold where nobody knows the day.
        return None
    told = {
        "same": f"Same name ({name.latin}, in any order)",
        "contained": f"One name holds the other ({name.latin})",
        "alike": f"Names that differ in spelling only ({name.latin})",
    }[grade]
    return Evidence(
        Rank.BORN_SAME_DAY if grade == "same" else Rank.BORN_SAME_DAY_NAME_ALIKE,
        one.subject,
        other.subject,
        "name_birth_date",
        f"{told}, same birth date {(days or common)[0]}.",
        Strength.NAMES,
    )


def one_full_name(one: Traits, other: Traits, name: Name) -> Iterator[Evidence]:
    """Judge two persons who alone on their lists bear the same name."""
    shared = one.countries & other.countries
    if len(name.key) < 2 or countries_differ(one, other):
        return
    told = f"Same name ({name.latin}), no other of that name on either list"
    if shared:
        told += f", same country ({country_name(min(shared))})"
    if one.born and other.born:
        fit = births(one, other)
        if fit is None or (_first_of_january(one) and _first_of_january(other)):
            return
        days = " and ".join(_told_days(thing) for thing in (one, other))
        rule, rank, how = {
            "fit": ("name_birth_year", Rank.BORN_SAME_YEAR, "birth dates that fit"),
            "slip": ("name_birth_slip", Rank.BORN_SLIP, "birth dates one slip apart"),
        }[fit]
        sentence = f"{told}, {how} ({days})."
    elif len(name.key) > 2 and (name.patronymics or shared):
        rule, rank = "full_name", Rank.FULL_NAME
        sentence = f"{told}; the birth date is not on both."
    else:
        return
    yield Evidence(
        rank,
        one.subject,
        other.subject,
        rule,
        sentence,
        Strength.NAMES,
        weight=len(name.key) + name.main,
    )


def _first_of_january(person: Traits) -> bool:
    return all(born.text.endswith(_DAYS_OF_NO_DAY) for born in person.born)


def _told_days(person: Traits) -> str:
    return " or ".join(map(str, person.born))
