"""Parties of files about owners: which are one, and which are on lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clearance.reading import OwnershipParty
from clearance.screening import SETTINGS, Index, Match, Options, Query
from clearance.values import IDENTIFIER_TYPES, Identifier, PartialDate

# A name that fits two listed parties about as well may be that of either.
_AS_GOOD = 0.005
_BY_NAME = SETTINGS["narrow"]
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Joined:
    """A party of a file that is, or may be, one that lists name.

    `party` is its id in the graph, `listed` that of the listed one: the same where it
    is `sure`. `why` are the reasons, `score` the probability where names say so.
    """

    party: str
    name: str
    listed: str
    caption: str
    sure: bool
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Parties of files put together: the id in the graph for each id in a file."""

    ids: Mapping[str, str]
    parties: Mapping[str, OwnershipParty]
    joins: tuple[Joined, ...]


def put_together(
    parties: Sequence[OwnershipParty],
    index: Index,
    same: Mapping[str, str],
    called: Mapping[str, str],
) -> Together:
    """Find which parties of files are one, and which of them lists name.

    *same* are ids of clusters by those of lists, *called* the names of parties of whom
    lists only say what they own, by id.
    """
    groups = _groups(parties)
    found = index.screen_many(
        (_query(group) for group in groups), Options(limit=_SHOWN)
    )
    unlisted = {plain(name): one for one, name in called.items()}
    ids: dict[str, str] = {}
    merged: dict[str, OwnershipParty] = {}
    joins: list[Joined] = []
    for group, matches in zip(groups, found, strict=True):
        own = _own_id(group, index, same)
        some = [own] if own else list(_joined(group, matches))
        sure = next((one.listed for one in some if one.sure), None)
        known = unlisted.get(plain(group[0].name))
        if known and not sure:
            some = []  # who has the very name of another needs no guess
        target = sure or known or group[0].id
        ids |= {one.id: target for one in group}
        merged[target] = _merged(target, (merged.get(target), *group))
        joins += [_of(one, target) for one in some if one.listed != target or one.sure]
    return Together(ids, merged, tuple(joins))


def plain(name: str) -> str:
    """Compare names without case and without what is no letter or digit."""
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def _groups(parties: Sequence[OwnershipParty]) -> list[tuple[OwnershipParty, ...]]:
    """Put those together that share a number, or a name without contradiction."""
    leader = list(range(len(parties)))

    def head(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    seen: dict[Any, int] = {}
    for place, party in enumerate(parties):
        for key in _keys(party):
            first = head(seen.setdefault(key, place))
            if first != head(place) and not _contradict(parties[first], party):
                leader[head(place)] = first
    groups: dict[int, list[OwnershipParty]] = {}
    for place, party in enumerate(parties):
        groups.setdefault(head(place), []).append(party)
    return [tuple(group) for group in groups.values()]


def _keys(party: OwnershipParty) -> Iterator[Any]:
    for number in party.identifiers:
        if IDENTIFIER_TYPES[number.type].decisive:
            yield number
        elif party.countries:
            yield number, party.countries
    if party.name and (party.kind != "Person" or party.birth_dates):
        yield plain(party.name)


def _contradict(one: OwnershipParty, other: OwnershipParty) -> bool:
    """Say whether numbers of one type, birth dates or kinds differ."""
    types = {number.type for number in one.identifiers}
    for type_ in types & {number.type for number in other.identifiers}:
        if _of_type(one.identifiers, type_).isdisjoint(
            _of_type(other.identifiers, type_)
        ):
            return True
    born = [set(some.birth_dates) for some in (one, other)]
    persons = {some.kind == "Person" for some in (one, other) if some.kind}
    places = [set(some.countries) for some in (one, other)]
    return len(persons) > 1 or any(
        all(pair) and pair[0].isdisjoint(pair[1]) for pair in (born, places)
    )


def _of_type(numbers: Iterable[Identifier], type_: str) -> set[str]:
    return {number.value for number in numbers if number.type == type_}


def _query(group: Sequence[OwnershipParty]) -> Query:
    return Query(
        names=tuple(dict.fromkeys(one.name for one in group if one.name)),
        kind=next((one.kind for one in group if one.kind == "Person"), None),
        identifiers=tuple(dict.fromkeys(n for one in group for n in one.identifiers)),
        countries=tuple(dict.fromkeys(c for one in group for c in one.countries)),
        birth_dates=tuple(dict.fromkeys(_born(group))),
        addresses=tuple(dict.fromkeys(a for one in group for a in one.addresses)),
    )


def _born(group: Sequence[OwnershipParty]) -> Iterator[PartialDate | str]:
    for one in group:
        yield from one.birth_dates


def _own_id(
    group: Sequence[OwnershipParty], index: Index, same: Mapping[str, str]
) -> Joined | None:
    """Take an id that a list gives, or one of a cluster, at its word."""
    for one in group:
        for said in (one.id.partition("#")[2], one.name):
            listing = index.listing(same.get(said, said))
            if listing is not None:
                entity = listing.entity
                why = (f"The file calls it by its id {said}.",)
                return Joined(
                    one.id,
                    one.name,
                    entity.id,
                    entity.caption,
                    sure=True,
                    score=1.0,
                    why=why,
                )
    return None


def _joined(
    group: Sequence[OwnershipParty], matches: Sequence[Match]
) -> Iterator[Joined]:
    """Join by a number, else by a name that fits one listed party far best.

    A person's name alone is not enough: others have it, too.
    """
    numbered = [one for one in matches if _supports(one, "identifier")]
    named = best_by_name(matches, (one.name for one in group))
    settled = named is not None and (
        not named.listing.entity.is_a("Person") or _supports(named, "birth_date")
    )
    surely = numbered[:1] or ([named] if named is not None and settled else [])
    others = [one for one in matches if surely and one is not surely[0]]
    next_best = [
        f"The next best is {one.listing.entity.caption} ({one.score:.2f})."
        for one in others[:1]
    ]
    for one in surely or matches:
        entity = one.listing.entity
        yield Joined(
            group[0].id,
            group[0].name,
            entity.id,
            entity.caption,
            bool(surely),
            one.score,
            (*(reason.text for reason in one.evidence), *next_best),
        )


def best_by_name(matches: Sequence[Match], names: Iterable[str]) -> Match | None:
    """Give the match whose name fits well, and far better than any other's.

    The only one of those that fit well that has the very name that is asked for needs
    no score: others may be as like to it by a word that they share.
    """
    well = [one for one in matches if one.score >= _BY_NAME]
    asked = {plain(name) for name in names}
    same = [
        one
        for one in well
        if any(plain(name) in asked for _, name in one.listing.entity.names)
    ]
    if len(same) == 1:
        return same[0]
    near = [one for one in well if one.score > well[0].score - _AS_GOOD]
    return near[0] if len(near) == 1 else None


def _supports(match: Match, code: str) -> bool:
    return any(one.code == code and one.points > 0 for one in match.evidence)


def _of(join: Joined, target: str) -> Joined:
    return Joined(
        target, join.name, join.listed, join.caption, join.sure, join.score, join.why
    )


def _merged(target: str, some: Sequence[OwnershipParty | None]) -> OwnershipParty:
    every = [one for one in some if one is not None]

    def each(field: str) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(v for one in every for v in getattr(one, field)))

    return OwnershipParty(
        target,
        next((one.name for one in every if one.name), target),
        next((one.kind for one in every if one.kind), None),
        each("identifiers"),
        each("countries"),
        each("birth_dates"),
        each("remarks"),
        each("addresses"),
        next((one.founded for one in every if one.founded), None),
        each("former"),
    )
