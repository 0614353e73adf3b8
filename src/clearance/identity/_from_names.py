"""Pairs of things of different lists that alone there bear one telling name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from clearance.values import country_name

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
    said: list[tuple[Evidence, bool]] = []
    for person, named in _namesakes(traits):
        things = [traits[subject] for subject in named]
        for one, other in combinations(things, 2):
            if one.lists & other.lists:
                continue
            ours, theirs = named[one.subject], named[other.subject]
            if not person:
                rivals.note(one, other, ours, theirs)
            if not _alone(one, other, things):
                continue
            if person:
                found = one_full_name(one, other, ours)
            else:
                found = _one_body(one, other, (ours, theirs), streets)
            if found is not None:
                said.append((found, person))
    for found, person in said:
        if person or not rivals.of(traits[found.one], traits[found.other]):
            yield found


class _Streets:
    """Which words of addresses are telling: those that few things share."""

    def __init__(self, traits: Mapping[str, Traits]) -> None:
        self._counts = Counter(w for thing in traits.values() for w in thing.places)

    def shared(self, one: Traits, other: Traits) -> list[str]:
        """List the rarer words that the addresses of both have, in order."""
        common = one.places & other.places
        return sorted(word for word in common if self._counts[word] <= _COMMON_PLACE)


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


def _one_body(
    one: Traits, other: Traits, named: tuple[Name, Name], streets: _Streets
) -> Evidence | None:
    """Judge two bodies that alone on their lists bear the same name.

    The less the name tells, the more else must agree: website or street, or the name
    by which lists call them first, and always the country.
    """
    name = named[0]
    shared = one.countries & other.countries
    mains = sum(of.main for of in named)
    same = f"Same name without legal form ({name.latin}), no other of that name"
    if websites := one.websites & other.websites - {""}:
        rule, told = "name_website", f"same website ({min(websites)})"
    elif shared and len(words := streets.shared(one, other)) > 1:
        rule, told = "name_address", f"same address ({', '.join(words[:4])})"
    elif shared and _tells(name, mains=mains):
        rule, told = "name_country", f"same country ({country_name(min(shared))})"
    elif regimes := _regimes(one, other):
        if not _tells(name, mains=mains - 1):
            return None
        rule, told = "name_regime", f"listed for {country_name(min(regimes))}"
    else:
        return None
    return Evidence(
        Rank.BODY_NAME,
        one.subject,
        other.subject,
        rule,
        f"{same}, {told}.",
        Strength.NAMES,
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
