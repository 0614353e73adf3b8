"""Real listed names and what became of them: the questions that detection is asked."""

import random
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from clearance.entities import Entity, Listing
from clearance.names import clean

from ._manipulation import COMPANIES, PERSONS, VESSELS, Manipulation, is_latin
from ._scripts import script_of

_Asked = TypeVar("_Asked", "Sample", "HeldOut")
_STRONG = ("name", "alias")
_LEAST = 4  # letters that a listed name must have to be asked about


@dataclass(frozen=True, slots=True)
class Sample:
    """A listed party, its name as listed, and the name that is asked about.

    `party` is the id of the listing, `kind` "persons", "companies" or "vessels".
    """

    party: str
    kind: str
    listed: str
    written: str


@dataclass(frozen=True, slots=True)
class CrossScript:
    """A party asked about by its name in its own script, which its listing then lacks.

    `script` is "Cyrillic", "Arabic" and so on; `latin` is the first Latin name that
    the listing has and keeps; `removed` are the names to take out of
    the listing (see `without_names`) so that only its Latin names are left.
    """

    party: str
    kind: str
    script: str
    latin: str
    written: str
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A party asked about by an alias of its own that its listing then lacks.

    `listed` is the party's first name; `removed` is what to take out of the listing
    (see `without_names`).
    """

    party: str
    kind: str
    listed: str
    written: str
    removed: tuple[str, ...]


def kind_of(entity: Entity) -> str | None:
    """Say which sort of name a thing has: persons, companies, vessels, or none.

    Things of which a list does not say whether they are persons are left out.
    """
    if entity.is_a("Person"):
        return PERSONS
    if entity.is_a("Organization"):
        return COMPANIES
    return VESSELS if entity.is_a("Vessel") else None


def take_samples(
    listings: Iterable[Listing], manipulation: Manipulation, count: int, seed: int
) -> tuple[Sample, ...]:
    """Rewrite the names of *count* listed parties, each party once.

    Parties are drawn at random, the same for the same *seed*; primary names come
    first, and strong aliases of further parties only where those are too few. A name
    counts only where the rewritten one is nowhere on the party's listing. Fewer than
    *count* are given where the lists hold no more.
    """
    parties = sorted(
        ((kind, one.entity) for one in listings if (kind := kind_of(one.entity))),
        key=lambda pair: pair[1].id,
    )
    wanted = [pair for pair in parties if pair[0] in manipulation.kinds]
    rng = random.Random(zlib.crc32(f"{seed}/{manipulation.name}".encode()))
    rng.shuffle(wanted)
    found: dict[str, Sample] = {}
    for props in (_STRONG[:1], _STRONG):
        for kind, entity in wanted:
            if len(found) >= count:
                return tuple(found.values())
            if entity.id not in found:
                sample = _rewritten(entity, kind, props, manipulation, rng)
                if sample is not None:
                    found[entity.id] = sample
    return tuple(found.values())


def _rewritten(
    entity: Entity,
    kind: str,
    props: Sequence[str],
    manipulation: Manipulation,
    rng: random.Random,
) -> Sample | None:
    listed = {name for _, name in entity.names}
    for prop in props:
        for name in entity.get(prop)[: 1 if prop == "name" else None]:
            if sum(map(str.isalpha, name)) < _LEAST:
                continue
            written = manipulation.apply(name, kind, rng)
            if written is not None and written not in listed:
                return Sample(entity.id, kind, name, written)
    return None


def cross_script_pairs(
    listings: Iterable[Listing], seed: int, per_script: int | None = None
) -> Mapping[str, tuple[CrossScript, ...]]:
    """Pair parties that have Latin names with a name in their own script, by script.

    At most *per_script* of each script (None: all), drawn at random, the same for the
    same *seed*. The name asked about is a strong one.
    """
    found: dict[str, list[CrossScript]] = {}
    for listing in listings:
        for pair in _pairs(listing.entity):
            found.setdefault(pair.script, []).append(pair)
    rng = random.Random(seed)
    drawn: dict[str, tuple[CrossScript, ...]] = {}
    for script in sorted(found):
        pairs = sorted(found[script], key=lambda pair: pair.party)
        rng.shuffle(pairs)
        drawn[script] = tuple(pairs[:per_script])
    return drawn


def _pairs(entity: Entity) -> Iterator[CrossScript]:
    kind = kind_of(entity)
    named = [name for prop in _STRONG for name in entity.get(prop)]
    latin = next((name for name in named if is_latin(name)), None)
    if kind is None or latin is None:
        return
    foreign = {
        name: script
        for _, name in entity.names
        if (script := script_of(name)) not in (None, "Latin")
    }
    removed = tuple(foreign)
    for script in dict.fromkeys(foreign.values()):
        asked = next((n for n in named if foreign.get(n) == script), None)
        if asked is not None and sum(map(str.isalpha, asked)) >= 2:
            yield CrossScript(entity.id, kind, str(script), latin, asked, removed)


def second_names(
    listings: Iterable[Listing], prop: str, count: int, seed: int
) -> tuple[Sample, ...]:
    """Ask about *count* parties by a second name that the list itself gives.

    *prop* is "weakAlias" or "previousName"; the name is asked about as it is listed,
    the first Latin one of each party that is no strong name of it, too.
    """
    found = []
    for listing in listings:
        entity = listing.entity
        kind, strong = kind_of(entity), set(_strong(entity))
        name = next(
            (n for n in entity.get(prop) if _is_asked(n) and n not in strong), None
        )
        if kind is not None and name is not None:
            found.append(Sample(entity.id, kind, entity.caption, name))
    return tuple(_drawn(found, count, f"{seed}/{prop}"))


def held_out_aliases(
    listings: Iterable[Listing], count: int, seed: int
) -> tuple[HeldOut, ...]:
    """Ask about *count* parties by a strong alias that is taken out of their listing.

    Both the alias and a name that stays are Latin, and they differ in more than
    capitals, marks and order. Not all of them can be found: some aliases have nothing
    in common with any other name of their party.
    """
    found = []
    for listing in listings:
        entity = listing.entity
        kind = kind_of(entity)
        names = [name for _, name in entity.names]
        first = next((n for n in entity.get("name") if _is_asked(n)), None)
        asked = [n for n in entity.get("alias") if _is_asked(n)]
        if kind is None or first is None or not asked:
            continue
        alias = random.Random(f"{seed}/{entity.id}").choice(asked)
        same = tuple(name for name in names if _bare(name) == _bare(alias))
        if _bare(alias) != _bare(first):
            found.append(HeldOut(entity.id, kind, first, alias, same))
    return tuple(_drawn(found, count, f"{seed}/alias"))


def _strong(entity: Entity) -> Iterator[str]:
    for prop in _STRONG:
        yield from entity.get(prop)


def _is_asked(name: str) -> bool:
    return is_latin(name) and sum(map(str.isalpha, name)) >= _LEAST


def _bare(name: str) -> tuple[str, ...]:
    return tuple(sorted(clean(name).split()))


def _drawn(found: list[_Asked], count: int, key: str) -> list[_Asked]:
    found.sort(key=lambda one: one.party)
    random.Random(zlib.crc32(key.encode())).shuffle(found)
    return found[:count]


def without_names(
    listings: Iterable[Listing], pairs: Iterable[CrossScript | HeldOut]
) -> Iterator[Listing]:
    """Give the listings, without the names that the pairs say to take out."""
    removed: dict[str, set[str]] = {}
    for pair in pairs:
        removed.setdefault(pair.party, set()).update(pair.removed)
    for listing in listings:
        gone = removed.get(listing.entity.id)
        yield listing if gone is None else _without(listing, gone)


def _without(listing: Listing, gone: set[str]) -> Listing:
    names = {prop for prop, _ in listing.entity.names}
    properties = {
        prop: tuple(v for v in values if v not in gone) if prop in names else values
        for prop, values in listing.entity.properties.items()
    }
    return replace(listing, entity=replace(listing.entity, properties=properties))
