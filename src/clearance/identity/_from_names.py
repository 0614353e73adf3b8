"""Pairs of things of different lists that alone there bear one telling name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from clearance.values import country_code, country_name

from ._contradictions import Strength
from ._evidence import TOO_MANY, Evidence, Rank
from ._from_persons import one_full_name
from ._readnames import Name
from ._traits import Traits

# A word of an address that more things share is a city's or a country's.
_COMMON_PLACE = 40


def proved_by_names(traits: Mapping[str, Traits]) -> Iterator[Evidence]:
    """Find persons by full names, bodies by names with country, address or website."""
    rivals = _Rivals()
    streets = _Streets(traits)
    unsure: list[Evidence] = []
    for person, named in _namesakes(traits):
        things = [traits[subject] for subject in named]
        for one, other in combinations(things, 2):
            if one.lists & other.lists:
                continue
            ours, theirs = named[one.subject], named[other.subject]
            if person:
                if _alone(one, other, things):
                    yield from one_full_name(one, other, ours)
                continue
            rivals.note(one, other, ours, theirs)
            yield from _at_one_place(one, other, (ours, theirs), things, streets)
            if _alone(one, other, things):
                unsure += _in_one_country(one, other, (ours, theirs))
    for found in unsure:
        if not rivals.of(traits[found.one], traits[found.other]):
            yield found


class _Streets:
    """Which words of addresses tell: those that few things share."""

    def __init__(self, traits: Mapping[str, Traits]) -> None:
        self._counts = Counter(w for thing in traits.values() for w in thing.places)

    def told(self, one: Traits, other: Traits) -> tuple[str, str] | None:
        """Say by which rule two bodies are at one place; None if they are not."""
        if websites := one.websites & other.websites - {""}:
            return "name_website", f"same website ({min(websites)})"
        if not one.countries & other.countries:
            return None
        common = one.places & other.places
        words = sorted(
            word
            for word in common
            if self._counts[word] <= _COMMON_PLACE and not _is_country(word)
        )
        if len(words) < 2:
            return None
        return "name_address", f"same address ({', '.join(words[:4])})"


@cache
def _is_country(word: str) -> bool:
    return country_code(word.title()) is not None


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
        if 1 < len(named) <= TOO_MANY:
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


def _at_one_place(
    one: Traits,
    other: Traits,
    named: tuple[Name, Name],
    things: Sequence[Traits],
    streets: _Streets,
) -> Iterator[Evidence]:
    """Judge two bodies of one name that share a website or a street.

    Unless another of their lists that has the name shares it too.
    """
    told = streets.told(one, other)
    if told is None:
        return
    lists = one.lists | other.lists
    for thing in things:
        if thing in (one, other) or not thing.lists & lists:
            continue
        if streets.told(one, thing) or streets.told(thing, other):
            return
    rule, place = told
    same = f"Same name without legal form ({named[0].latin})"
    yield _body(one, other, rule, f"{same}, {place}.", _mains(named))


def _in_one_country(
    one: Traits, other: Traits, named: tuple[Name, Name]
) -> Iterator[Evidence]:
    """Judge two bodies that alone on their lists bear the same name.

    The name must tell the more, the less lists call them so first, and most where one
    of them has no country but is listed under a country's regime.
    """
    name = named[0]
    shared = one.countries & other.countries
    mains = _mains(named)
    same = f"Same name without legal form ({name.latin}), no other of that name"
    if shared and _tells(name, mains=mains):
        country = country_name(min(shared))
        told = f"{same}, same country ({country})."
        yield _body(one, other, "name_country", told, mains)
    elif (regimes := _regimes(one, other)) and _tells(name, mains=mains - 1):
        country = country_name(min(regimes))
        told = f"{same}, listed for {country}."
        yield _body(one, other, "name_regime", told, mains)


def _mains(named: tuple[Name, Name]) -> int:
    return sum(name.main for name in named)


def _body(one: Traits, other: Traits, rule: str, sentence: str, mains: int) -> Evidence:
    return Evidence(
        Rank.BODY_NAME,
        one.subject,
        other.subject,
        rule,
        sentence,
        Strength.NAMES,
        weight=mains,
    )


def _regimes(one: Traits, other: Traits) -> frozenset[str]:
    """Find the country that one is in, or both are listed for, if one has no country.

    Canada's list says of a company under which regulations it is listed, not where it
    is.
    """
    if one.countries and other.countries:
        return frozenset()
    ours = one.countries or one.regimes
    return ours & (other.countries or other.regimes)


def _tells(name: Name, *, mains: int) -> bool:
    """Say whether a company's name is its own.

    *mains* of the two lists call it so first: two telling words more are asked for
    each that does not.
    """
    letters = sum(len(word) for word in name.telling if not word.isdigit())
    if letters < 5 or mains < 0:
        return False
    if mains > 1:
        return len(name.telling) > 1 or len(name.key) > 1 or letters > 6
    return len(name.telling) > 2 - mains and letters > 8
