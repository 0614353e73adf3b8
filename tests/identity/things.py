"""Made-up things of made-up lists, for the tests of identity."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from clearance.entities import Entity, Listing
from clearance.identity import Cluster, Clusters, Judgement

MORNING = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
BY_IMO = "9074729"  # a number with a right check digit
OTHER_IMO = "9319466"


@dataclass(frozen=True)
class Thing:
    """A thing as lists have it, and the day it was first published."""

    listing: Listing
    first: date


def thing(
    subject: str,
    kind: str = "Person",
    *,
    first: str = "2022-03-01",
    un: str | None = None,
    **properties: str | Iterable[str],
) -> Thing:
    """Make a thing of the list that its id begins with; *un* is its UN reference."""
    values: Mapping[str, tuple[str, ...]] = {
        prop: (value,) if isinstance(value, str) else tuple(value)
        for prop, value in properties.items()
    }
    source = subject.rpartition("-")[0]
    entity = Entity(subject, kind, values, (source,))
    designation = {"entity": (subject,), **({"unscId": (un,)} if un else {})}
    sanction = Entity(f"{subject}-s", "Sanction", designation, (source,))
    return Thing(Listing(entity, (sanction,)), date.fromisoformat(first))


def person(subject: str, name: str, born: str | None = None, **more: str) -> Thing:
    """Make a person."""
    return thing(subject, name=name, **({"birthDate": born} if born else {}), **more)


def company(subject: str, name: str, country: str = "ru", **more: str) -> Thing:
    """Make a company."""
    return thing(subject, "Company", name=name, country=country, **more)


def vessel(subject: str, name: str, imo: str | None = None, **more: str) -> Thing:
    """Make a vessel."""
    return thing(
        subject, "Vessel", name=name, **({"imoNumber": imo} if imo else {}), **more
    )


def judged(
    kind: Literal["joined", "parted"],
    one: str,
    other: str,
    *,
    at: datetime = MORNING,
    why: str = "read both files",
) -> Judgement:
    """Make a judgement."""
    return Judgement(kind, one, other, "A. Example", why, at)


def groups(*things: Thing, judgements: Iterable[Judgement] = ()) -> set[frozenset[str]]:
    """Give the clusters of several members as sets of ids."""
    clusters = Clusters.of(things, judgements)
    return {frozenset(c.members) for c in clusters if len(c.members) > 1}


def together(*things: Thing, judgements: Iterable[Judgement] = ()) -> bool:
    """Say whether all things are one cluster."""
    return len(Clusters.of(things, judgements)) == 1


def only_cluster(*things: Thing, judgements: Iterable[Judgement] = ()) -> Cluster:
    """Give the one cluster that all things are."""
    (cluster,) = Clusters.of(things, judgements)
    return cluster
