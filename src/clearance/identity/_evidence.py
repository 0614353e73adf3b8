"""What speaks for two listed things being one: shared numbers, then shared names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from clearance.values import country_name

from ._contradictions import (
    Strength,
    births,
    names_agree,
    same_name,
    shapes_differ,
)
from ._readnames import Name, person_likeness
from ._traits import Number, Traits

# A value that so many things share names nobody: a placeholder, a register's number.
_TOO_MANY = 60
_DAYS_OF_NO_DAY = "-01-01"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to take two things for one; `rank` orders reasons, strongest first."""

    rank: int
    one: str
    other: str
    rule: str
    sentence: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class _NumberRule:
    """What a shared number of a type proves, and what of the names must agree."""

    rank: int
    label: str
    strength: Strength
    names: Callable[[Traits, Traits], bool] | None
    shapes: frozenset[str | None] | None = None


def _telling_equal(one: Traits, other: Traits) -> bool:
    """Say whether names of both have the same telling words: a branch is no bank."""
    ours = {name.telling for name in one.names if name.telling}
    return not ours.isdisjoint(name.telling for name in other.names if name.telling)


_S = Strength
_BODIES: frozenset[str | None] = frozenset({"body", "person", None})
_RULES: Mapping[str, _NumberRule] = {
    "same_as": _NumberRule(0, "", _S.STATED, None),
    "imo": _NumberRule(1, "IMO", _S.DECISIVE, None, frozenset({"vessel"})),
    "isin": _NumberRule(4, "ISIN", _S.TELLING, _telling_equal),
    "crypto": _NumberRule(4, "cryptocurrency address", _S.TELLING, names_agree),
    "lei": _NumberRule(2, "LEI", _S.DECISIVE, names_agree),
    "ogrn": _NumberRule(2, "OGRN", _S.DECISIVE, names_agree),
    "inn": _NumberRule(2, "INN", _S.DECISIVE, names_agree),
    "uscc": _NumberRule(2, "Unified Social Credit Code", _S.DECISIVE, names_agree),
    "imo_company": _NumberRule(
        2, "IMO company number", _S.DECISIVE, names_agree, _BODIES
    ),
    "passport": _NumberRule(
        3, "passport number", _S.TELLING, names_agree, frozenset({"person"})
    ),
    "bic": _NumberRule(4, "BIC", _S.TELLING, _telling_equal, _BODIES),
    "number": _NumberRule(4, "number", _S.TELLING, names_agree),
    "imo_unchecked": _NumberRule(
        4, "number (not a good IMO)", _S.TELLING, same_name, frozenset({"vessel"})
    ),
    "imo_company_unchecked": _NumberRule(
        4, "number (not a good IMO)", _S.TELLING, names_agree, _BODIES
    ),
    "mmsi": _NumberRule(4, "MMSI", _S.NAMES, same_name, frozenset({"vessel"})),
    "call_sign": _NumberRule(
        4, "call sign", _S.NAMES, same_name, frozenset({"vessel"})
    ),
    "serial_number": _NumberRule(
        4, "serial number", _S.NAMES, same_name, frozenset({"aircraft"})
    ),
}
# Of such things their number is the thing itself.
_ITSELF = {"isin": "security", "crypto": "wallet"}
_TWO_NUMBERS = NAMES_FROM = 5
_BORN_SAME_DAY, _BORN_SAME_YEAR, _BORN_SLIP, _BODY_NAME, _FULL_NAME = 6, 7, 8, 9, 10


def evidence_for(traits: Mapping[str, Traits]) -> list[Evidence]:
    """Find all evidence, strongest first; the order depends on the things alone."""
    found = [*_from_numbers(traits), *_from_birth_days(traits), *_from_names(traits)]
    return sorted(found, key=lambda e: (e.rank, e.one, e.other, e.rule, e.sentence))


def _from_numbers(traits: Mapping[str, Traits]) -> Iterator[Evidence]:
    holders: dict[Number, list[Traits]] = defaultdict(list)
    for subject in sorted(traits):
        for number in (*traits[subject].numbers, *traits[subject].said):
            holders[number].append(traits[subject])
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    different: list[tuple[Traits, Traits, Number]] = []
    for number, group in sorted(holders.items()):
        if not 1 < len(group) <= _TOO_MANY:
            continue
        careful = _named_apart(group)
        for one, other in combinations(group, 2):
            said = _of_number(one, other, number, careful=careful)
            if said is not None:
                yield said
            elif _RULES[number[0]].strength is Strength.DECISIVE:
                different.append((one, other, number))
                shared[one.subject, other.subject].add(number[0])
    yield from _two_numbers(different, shared)


def _named_apart(group: Sequence[Traits]) -> bool:
    """Say whether one list gives the number to two things of unlike names."""
    return any(
        one.lists & other.lists and not names_agree(one, other)
        for one, other in combinations(group, 2)
    )


def _of_number(
    one: Traits, other: Traits, number: Number, *, careful: bool
) -> Evidence | None:
    type_name, value = number
    rule = _RULES[type_name]
    if shapes_differ(one, other):
        return None
    if rule.shapes is not None and not {one.shape, other.shape} <= rule.shapes:
        return None
    itself = _ITSELF.get(type_name) == one.shape == other.shape
    if not itself:
        if rule.names is not None and not rule.names(one, other):
            return None
        if careful and type_name != "imo" and not names_agree(one, other):
            return None
        if type_name == "number" and (
            _countries_differ(one, other) or _has_own_type(one, other, value)
        ):
            return None
    return Evidence(
        1 if itself else rule.rank,
        one.subject,
        other.subject,
        type_name,
        _stated(one, other, value)
        if type_name == "same_as"
        else f"Both give the {rule.label} {value}.",
        Strength.DECISIVE if itself else rule.strength,
    )


def _has_own_type(one: Traits, other: Traits, value: str) -> bool:
    """Say whether a number is told already as what it is, such as an INN."""
    shared = one.numbers & other.numbers
    return any(v == value and name != "number" for name, v in shared)


def _stated(one: Traits, other: Traits, value: str) -> str:
    for thing, named in ((one, other), (other, one)):
        if value == named.subject and ("same_as", value) in thing.said:
            return f"The entry {thing.subject} itself names {value} as the same."
    return f"Both entries name {value} as the same."


def _countries_differ(one: Traits, other: Traits) -> bool:
    return bool(
        one.countries and other.countries and not one.countries & other.countries
    )


def _two_numbers(
    pairs: Iterable[tuple[Traits, Traits, Number]],
    shared: Mapping[tuple[str, str], set[str]],
) -> Iterator[Evidence]:
    """Believe unlike names where two decisive numbers of different types agree."""
    for one, other, (type_name, value) in pairs:
        if len(shared[one.subject, other.subject]) > 1 and not (
            shapes_differ(one, other) or one.lists & other.lists
        ):
            label = _RULES[type_name].label
            yield Evidence(
                _TWO_NUMBERS,
                one.subject,
                other.subject,
                "two_numbers",
                f"Both give the {label} {value}, beside another number.",
                Strength.DECISIVE,
            )


def _from_birth_days(traits: Mapping[str, Traits]) -> Iterator[Evidence]:
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
        _BORN_SAME_DAY,
        one.subject,
        other.subject,
        "name_birth_date",
        f"{told}, same birth date {(days or common)[0]}.",
        Strength.NAMES,
    )


def _from_names(traits: Mapping[str, Traits]) -> Iterator[Evidence]:
    """Pair things of different lists that alone there bear a telling name."""
    rivals = _Rivals()
    said: list[Evidence] = []
    for person, named in _namesakes(traits):
        things = [traits[subject] for subject in named]
        for one, other in combinations(things, 2):
            if one.lists & other.lists:
                continue
            if not person:
                rivals.note(one, other, named[one.subject], named[other.subject])
            if not _alone(one, other, things):
                continue
            name = named[one.subject]
            found = (_person_name if person else _body_name)(one, other, name)
            if found is not None:
                said.append(found)
    for found in said:
        if found.rule != "name_country" or not rivals.of(
            traits[found.one], traits[found.other]
        ):
            yield found


def _namesakes(traits: Mapping[str, Traits]) -> Iterator[tuple[bool, dict[str, Name]]]:
    """Give for each name whether it is a person's, and who bears it today."""
    blocks: dict[tuple[bool, tuple[str, ...]], dict[str, Name]] = defaultdict(dict)
    for subject in sorted(traits):
        thing = traits[subject]
        if thing.shape not in ("person", "body"):
            continue
        for name in thing.names:
            if name.full:
                blocks[thing.shape == "person", name.key][subject] = name
    for (person, _), named in sorted(blocks.items()):
        if 1 < len(named) <= _TOO_MANY:
            yield person, named


class _Rivals:
    """Which bodies of one list bear a name of a body of another.

    A trade name that a group's companies share must not decide which of them is meant.
    """

    def __init__(self) -> None:
        self._namesakes: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._main: set[tuple[str, str]] = set()

    def note(self, one: Traits, other: Traits, ours: Name, theirs: Name) -> None:
        """Take note of two bodies of different lists that share a name."""
        for listed in other.lists:
            self._namesakes[one.subject, listed].add(other.subject)
        for listed in one.lists:
            self._namesakes[other.subject, listed].add(one.subject)
        if ours.main and theirs.main:
            self._main.add((one.subject, other.subject))
            self._main.add((other.subject, one.subject))

    def of(self, one: Traits, other: Traits) -> bool:
        """Say whether somebody else may be meant by either of two namesakes."""
        return any(
            not self._chosen(thing.subject, partner.subject, listed)
            for thing, partner in ((one, other), (other, one))
            for listed in partner.lists
        )

    def _chosen(self, subject: str, partner: str, listed: str) -> bool:
        found = self._namesakes[subject, listed]
        if found == {partner}:
            return True
        main = {other for other in found if (subject, other) in self._main}
        return main == {partner}


def _alone(one: Traits, other: Traits, things: Sequence[Traits]) -> bool:
    """Say whether neither list gives the name to anything else."""
    lists = one.lists | other.lists
    return not any(thing.lists & lists for thing in things if thing not in (one, other))


def _person_name(one: Traits, other: Traits, name: Name) -> Evidence | None:
    shared = one.countries & other.countries
    if len(name.key) < 2 or _countries_differ(one, other):
        return None
    told = f"Same name ({name.latin}), no other of that name on either list"
    if shared:
        told += f", same country ({country_name(min(shared))})"
    if one.born and other.born:
        fit = births(one, other)
        if fit is None or (_first_of_january(one) and _first_of_january(other)):
            return None
        days = " and ".join(_told_days(thing) for thing in (one, other))
        rule, rank, how = {
            "fit": ("name_birth_year", _BORN_SAME_YEAR, "birth dates that fit"),
            "slip": ("name_birth_slip", _BORN_SLIP, "birth dates one slip apart"),
        }[fit]
        sentence = f"{told}, {how} ({days})."
    elif len(name.key) > 2 and (name.patronymics or shared):
        rule, rank = "full_name", _FULL_NAME
        sentence = f"{told}; the birth date is not on both."
    else:
        return None
    return Evidence(rank, one.subject, other.subject, rule, sentence, Strength.NAMES)


def _first_of_january(person: Traits) -> bool:
    return all(born.text.endswith(_DAYS_OF_NO_DAY) for born in person.born)


def _told_days(person: Traits) -> str:
    return " or ".join(map(str, person.born))


def _body_name(one: Traits, other: Traits, name: Name) -> Evidence | None:
    shared = one.countries & other.countries
    if not shared or not _tells(name):
        return None
    return Evidence(
        _BODY_NAME,
        one.subject,
        other.subject,
        "name_country",
        f"Same name without legal form ({name.latin}), same country"
        f" ({country_name(min(shared))}), and no other of that name.",
        Strength.NAMES,
    )


def _tells(name: Name) -> bool:
    """Say whether a company's name is its own: two telling words, or one and more."""
    letters = sum(len(word) for word in name.telling if not word.isdigit())
    return letters >= 5 and (len(name.telling) > 1 or len(name.key) > 1 or letters > 6)
