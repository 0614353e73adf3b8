"""One thing with all that lists say of it: the values that every form of it shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from clearance.identity import Doubt, Join, Judgement

from ._json import as_json

ENTITY_SCHEMA = "clearance.entity/1"


@dataclass(frozen=True, slots=True)
class Source:
    """Who says something, in which words and from when to when.

    `subject` is the list's own id; `original` the list's own words where they differ
    from the value. `listed_from` and `listed_until` are ISO days by the list itself.
    `first_seen` and `last_seen` are publication days of the first and last version
    that says it, `gone` that of the first complete one that no longer does, None where
    the newest still does.
    """

    source: str
    title: str
    subject: str
    original: str | None
    listed_from: str | None
    listed_until: str | None
    first_seen: date
    last_seen: date
    gone: date | None


@dataclass(frozen=True, slots=True)
class Value:
    """A value with everyone who says it; `shown` is how people read it."""

    value: str
    shown: str
    said: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """All values of one property; `label` is what people call it."""

    property: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """What one list calls the thing: its id there, its name, the titles of lists."""

    id: str
    caption: str
    kind: str
    lists: tuple[str, ...]
    first_seen: date
    last_seen: date


@dataclass(frozen=True, slots=True)
class Designated:
    """One designation: by whom, on which list, under which programme, to what effect.

    `facts` hold what else the list says of it: reasons, references, legal acts.
    """

    id: str
    member: str
    authority: str | None
    list_name: str | None
    programmes: tuple[str, ...]
    measures: tuple[str, ...]
    facts: tuple[Fact, ...]
    said: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation, in words, to another thing.

    `other` is the other's id, None where a list only names it; `cluster` that of its
    cluster.
    """

    words: str
    other: str | None
    caption: str
    cluster: str | None
    said: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What hangs on the thing and is no relation: a passport, a wallet, a risk."""

    id: str
    kind: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityReport:
    """One thing as all lists have it.

    `asked` is the id that was asked for; `day` the day asked about, None for all that
    was ever said; `changed` tells what a judgement just made has changed.
    """

    asked: str
    id: str
    caption: str
    kind: str
    day: date | None
    known: datetime | None
    made_at: datetime
    clearance_version: str
    members: tuple[Member, ...]
    joins: tuple[Join, ...]
    doubts: tuple[Doubt, ...]
    judgements: tuple[Judgement, ...]
    designations: tuple[Designated, ...]
    facts: tuple[Fact, ...]
    relations: tuple[Tie, ...]
    papers: tuple[Paper, ...]
    changed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def render_entity_json(report: EntityReport) -> str:
    """Write a thing as JSON of the shape `clearance.entity/1`: everything, in full."""
    fields = {name: getattr(report, name) for name in EntityReport.__slots__}
    return as_json({"schema": ENTITY_SCHEMA, **fields})


def day_range(said: Iterable[Source]) -> str:
    """Say from when to when lists say something, each range once.

    By the lists' own days where they give them, and always the first and the last
    publication that was seen to say it.
    """
    return "; ".join(dict.fromkeys(map(_days, said)))


def _days(one: Source) -> str:
    seen = f"seen {one.first_seen} to {one.last_seen}"
    if one.first_seen == one.last_seen:
        seen = f"seen {one.first_seen}"
    told = [f"since {one.listed_from}"] if one.listed_from else []
    told += [f"until {one.listed_until}"] if one.listed_until else []
    gone = [f"gone by {one.gone}"] if one.gone else []
    return ", ".join([*told, seen, *gone])


def sources_told(said: Iterable[Source], *, titles: bool = True) -> list[str]:
    """Say who says something and when: "OFAC SDN list (seen …)", each list once.

    *titles* are what people call the lists; without, their short names.
    """
    by_list: dict[str, list[Source]] = {}
    for one in said:
        by_list.setdefault(one.title if titles else one.source, []).append(one)
    return [f"{name} ({day_range(of)})" for name, of in by_list.items()]
