"""Puts dated statements about the members of a cluster into a report."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clearance.entities import Kind, kinds
from clearance.knowledge import DatedClaim
from clearance.values import country_name

from ._entity import Designated, Fact, Member, Paper, Source, Tie, Value
from ._wording import wording

_NAMES = ("name", "alias", "previousName", "weakAlias", "abbreviation")
_DESIGNATION = "Sanction"
_OF_DESIGNATION = ("authority", "listName", "program", "provisions")


@dataclass(frozen=True, slots=True)
class EntityFacts:
    """What the lists say of the members of a cluster, put in order."""

    caption: str
    kind: str
    members: tuple[Member, ...]
    designations: tuple[Designated, ...]
    facts: tuple[Fact, ...]
    relations: tuple[Tie, ...]
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What is needed to name sources and other things.

    `titles` are those of the sources, `captions` and `clusters` those of things that
    relations mention, by id.
    """

    titles: Mapping[str, str]
    captions: Mapping[str, str]
    clusters: Mapping[str, str]


def said_on(claims: Iterable[DatedClaim], day: date | None) -> tuple[DatedClaim, ...]:
    """Keep what was said on a day; all where *day* is None.

    By the list's own days where it gives them: from then on, and before it was first
    seen; otherwise from the first publication that says it. Until the list's own end
    or the first complete publication that no longer says it.
    """
    if day is None:
        return tuple(claims)
    return tuple(claim for claim in claims if _holds(claim, day))


def _holds(claim: DatedClaim, day: date) -> bool:
    start, end = claim.statement.listed_from, claim.statement.listed_until
    begun = start <= day.isoformat() if start is not None else claim.first_seen <= day
    over = end is not None and end <= day.isoformat()
    return begun and not over and (claim.gone is None or claim.gone > day)


def compose_entity(
    members: Sequence[str], claims: Sequence[DatedClaim], around: Around
) -> EntityFacts:
    """Sort statements about members and what points at them, by what they tell."""
    of: dict[str, list[DatedClaim]] = defaultdict(list)
    for claim in claims:
        of[claim.statement.subject].append(claim)
    own = [claim for member in members for claim in of.pop(member, ())]
    designations: list[Designated] = []
    ties: list[Tie] = []
    papers: list[Paper] = []
    for subject, about in sorted(of.items()):
        kind = kinds()[about[0].statement.kind]
        if kind.is_a(_DESIGNATION):
            designations.append(_designated(subject, about, members, around))
        elif kind.edge is not None:
            ties += _ties(kind, about, members, around)
        else:
            papers.append(_paper(subject, about, members, around))
    listed = tuple(_member(member, own, around) for member in members)
    return EntityFacts(
        caption=_caption(own, members),
        kind=_kind(own),
        members=tuple(one for one in listed if one is not None),
        designations=tuple(sorted(designations, key=_began)),
        facts=_facts(own, around),
        relations=_merged(ties),
        papers=tuple(papers),
    )


def _caption(own: Sequence[DatedClaim], members: Sequence[str]) -> str:
    for prop in _NAMES:
        for claim in own:
            if claim.statement.property == prop:
                return claim.statement.value
    return members[0]


def _kind(own: Sequence[DatedClaim]) -> str:
    found = "Thing"
    for claim in own:
        found = kinds().common(found, claim.statement.kind) or found
    return found


def _member(member: str, own: Sequence[DatedClaim], around: Around) -> Member | None:
    said = [claim for claim in own if claim.statement.subject == member]
    if not said:
        return None
    titles = (around.titles.get(c.statement.source, c.statement.source) for c in said)
    return Member(
        id=member,
        caption=_caption(said, [member]),
        kind=_kind(said),
        lists=tuple(dict.fromkeys(titles)),
        first_seen=min(claim.first_seen for claim in said),
        last_seen=max(claim.last_seen for claim in said),
    )


def _source(claim: DatedClaim, around: Around) -> Source:
    statement = claim.statement
    return Source(
        source=statement.source,
        title=around.titles.get(statement.source, statement.source),
        subject=statement.subject,
        original=statement.original,
        listed_from=statement.listed_from,
        listed_until=statement.listed_until,
        first_seen=claim.first_seen,
        last_seen=claim.last_seen,
        gone=claim.gone,
    )


def _facts(claims: Iterable[DatedClaim], around: Around) -> tuple[Fact, ...]:
    """Group statements by property and value; what several lists say is one value."""
    found: dict[str, dict[str, list[DatedClaim]]] = defaultdict(dict)
    for claim in claims:
        values = found[claim.statement.property]
        values.setdefault(claim.statement.value.casefold(), []).append(claim)
    return tuple(
        Fact(
            prop,
            label_of(prop),
            tuple(
                Value(
                    said[0].statement.value,
                    _shown(prop, said[0].statement.value, around),
                    tuple(_source(claim, around) for claim in said),
                )
                for said in found[prop].values()
            ),
        )
        for prop in sorted(found, key=_place)
    )


def _place(prop: str) -> tuple[int, int, str]:
    if prop in _NAMES:
        return 0, _NAMES.index(prop), prop
    known = list(wording().facts)
    return (1, known.index(prop), prop) if prop in known else (2, 0, prop)


def label_of(prop: str) -> str:
    """Give what people call a property: "Place of birth"; else its name in words."""
    words = wording()
    label = words.facts.get(prop) or words.names.get(prop)
    if label is None:
        label = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", prop).lower()
    return label[0].upper() + label[1:]


def _shown(prop: str, value: str, around: Around) -> str:
    if prop in wording().countries:
        return country_name(value)
    if value in around.captions:
        return f"{around.captions[value]} ({value})"
    return value


def _designated(
    subject: str, about: Sequence[DatedClaim], members: Sequence[str], around: Around
) -> Designated:
    def values(prop: str) -> tuple[str, ...]:
        found = (c.statement.value for c in about if c.statement.property == prop)
        return tuple(dict.fromkeys(found))

    rest = [
        claim
        for claim in about
        if claim.statement.property not in (*_OF_DESIGNATION, "entity")
    ]
    member = next((v for v in values("entity") if v in members), members[0])
    # Each source once, with the widest days that it gives.
    said = [claim for claim in about if claim.statement.property == "entity"] or about
    return Designated(
        id=subject,
        member=member,
        authority=next(iter(values("authority")), None),
        list_name=next(iter(values("listName")), None),
        programmes=values("program"),
        measures=values("provisions"),
        facts=_facts(rest, around),
        said=tuple(_source(claim, around) for claim in said),
    )


def _began(one: Designated) -> tuple[str, str]:
    days = (said.listed_from or said.first_seen.isoformat() for said in one.said)
    return min(days), one.id


def _ties(
    kind: Kind, about: Sequence[DatedClaim], members: Sequence[str], around: Around
) -> Iterator[Tie]:
    if kind.edge is None:
        return
    start, end = kind.edge
    at: dict[str, list[str]] = defaultdict(list)
    for claim in about:
        at[claim.statement.property].append(claim.statement.value)
    of, by = wording().relations.get(kind.name, (kind.label.lower(),) * 2)
    roles = dict.fromkeys([*at["role"], *at["relationship"], *at["percentage"]])
    role = f" ({', '.join(roles)})" if roles else ""
    for mine, others, words in ((start, end, of), (end, start, by)):
        if not set(at[mine]) & set(members):
            continue
        said = tuple(_source(c, around) for c in about if c.statement.property == mine)
        for other in dict.fromkeys(at[others]):
            if other not in members:
                caption = around.captions.get(other, other)
                cluster = around.clusters.get(other)
                yield Tie(f"{words}{role}", other, caption, cluster, said)
        if not at[others]:
            for name in dict.fromkeys(at["objectName"]):
                yield Tie(f"{words}{role}", None, name, None, said)


def _merged(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Tell a relation that several lists or editions state once."""
    found: dict[tuple[str, str], Tie] = {}
    for tie in ties:
        key = tie.words, tie.cluster or tie.other or tie.caption
        first = found.get(key)
        found[key] = tie if first is None else _and(first, tie)
    return tuple(sorted(found.values(), key=lambda tie: (tie.words, tie.caption)))


def _and(first: Tie, tie: Tie) -> Tie:
    return replace(first, said=(*first.said, *tie.said))


def _paper(
    subject: str, about: Sequence[DatedClaim], members: Sequence[str], around: Around
) -> Paper:
    told = [claim for claim in about if claim.statement.value not in members]
    return Paper(subject, about[0].statement.kind, _facts(told, around))
