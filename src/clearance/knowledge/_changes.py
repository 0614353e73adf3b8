"""What changed on the lists between two days: party by party, property by property."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple

from clearance.values import AsOf

from ._duck import connect
from ._version import Version
from ._view import View

Change = Literal["added", "removed", "changed"]

# The order in which a party is called by what it has; compare Entity.caption.
_CAPTIONS = ("name", "alias", "weakAlias", "previousName", "abbreviation", "publicKey")

_DIFFERENCES = """
WITH lost AS (FROM earlier EXCEPT FROM later),
  gained AS (FROM later EXCEPT FROM earlier)
SELECT party, thing, kind, property, value, false AS gained FROM lost
UNION ALL
SELECT party, thing, kind, property, value, true FROM gained
ORDER BY party, (thing <> party), thing, kind, property, value, gained
"""

_ABOUT = """
SELECT party, thing, kind, property, value FROM {table}
WHERE party IN (SELECT unnest($parties))
ORDER BY party, thing, property, value
"""
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "flag")


class Said(NamedTuple):
    """One thing said of a party, or of what hangs on it, by a list."""

    source: str
    party: str
    thing: str
    kind: str
    property: str
    value: str


@dataclass(frozen=True, slots=True)
class PropertyChange:
    """One property of a thing, with what was said only before and only after.

    `thing` is the party's own id, or that of a designation, document or relation that
    hangs on it; `kind` is that of the thing.
    """

    thing: str
    kind: str
    property: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyChange:
    """A party that a list gained, lost, or tells something else of.

    `programmes` and `countries` are those of the later day, or where it was removed,
    of the earlier one; `properties` say what changed, also of an added or removed one.
    """

    source: str
    party: str
    kind: str
    caption: str
    change: Change
    programmes: tuple[str, ...]
    countries: tuple[str, ...]
    properties: tuple[PropertyChange, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed between two days, by list and then by party.

    `versions` gives for each list that was compared its versions that answer on the
    one and on the other day; `notes` are sentences that a reader must see. `aside` are
    differences that are no changes of the entry: a file was missing on one of the days,
    or another entry tells of a relation with the party.
    """

    earlier: AsOf
    later: AsOf
    parties: tuple[PartyChange, ...]
    versions: Mapping[str, tuple[tuple[Version, ...], tuple[Version, ...]]] = field(
        default_factory=dict
    )
    notes: tuple[str, ...] = ()
    aside: tuple[PartyChange, ...] = ()

    def applied_to(self, said: Iterable[Said]) -> frozenset[Said]:
        """Turn all that was said on the earlier day into what is on the later one."""
        gained: set[Said] = set()
        lost: set[Said] = set()
        for party in (*self.parties, *self.aside):
            for prop in party.properties:
                start = (party.source, party.party, prop.thing, prop.kind)
                lost |= {Said(*start, prop.property, value) for value in prop.before}
                gained |= {Said(*start, prop.property, value) for value in prop.after}
        return frozenset((set(said) - lost) | gained)


Feeds = Mapping[str, Mapping[str, Collection[str]]]
"""For each list and file of it the properties and kinds that the file mostly tells."""


def changes_between(
    earlier: View, later: View, feeds: Feeds, *, spill: Path
) -> Changes:
    """Compare what the lists said on two days; see `Knowledge.changes`."""
    before, after = earlier.by_source(), later.by_source()
    compared = {name: (before[name], after[name]) for name in before if name in after}
    found: list[PartyChange] = []
    aside: list[PartyChange] = []
    notes: list[str] = [] if compared else [*later.notes]
    for name, (old, new) in compared.items():
        if old.key != new.key:
            unseen = _unseen(old, new, feeds.get(name, {}))
            changes = tuple(_of_source(name, old, new, spill))
            owners = _owners(changes)
            for change in changes:
                seen, rest = _parted(change, unseen, owners)
                found += [seen] if seen else []
                aside += [rest] if rest else []
            notes += dict.fromkeys((*old.notes, *new.notes, *unseen.told))
    out = sorted({*earlier.left_out, *later.left_out})
    if out:
        notes.append(
            f"Not compared, since no edition of {earlier.as_of.day} or before is"
            f" loaded: {', '.join(out)}."
        )
    return Changes(
        earlier.as_of,
        later.as_of,
        tuple(found),
        {name: (old.versions, new.versions) for name, (old, new) in compared.items()},
        tuple(notes),
        tuple(aside),
    )


@dataclass(frozen=True, slots=True)
class _Unseen:
    """What cannot be compared between two days of a list, and how that is told."""

    everything: bool
    names: frozenset[str]
    told: tuple[str, ...] = ()


def _unseen(old: View, new: View, feeds: Mapping[str, Collection[str]]) -> _Unseen:
    """Find what one of the days could not tell, since files were missing."""
    title = new.versions[0].title
    if _parts(old) != _parts(new):
        note = (
            f"{title}: one of the days has an incomplete set, so only who was added is"
            " told, not what changed of the others."
        )
        return _Unseen(everything=True, names=frozenset(), told=(note,))
    uneven = sorted((_lacking(old) ^ _lacking(new)) & set(feeds))
    if not uneven:
        return _Unseen(everything=False, names=frozenset())
    names = frozenset(name for file in uneven for name in feeds[file])
    days = " and ".join(
        str(view.versions[0].published) for view in (old, new) if _lacking(view)
    )
    are = "is" if len(uneven) == 1 else "are"
    note = (
        f"{title}: {' and '.join(uneven)} {are} missing in the set of {days}, so these"
        f" were not compared: {', '.join(sorted(names))}."
    )
    return _Unseen(everything=False, names=names, told=(note,))


def _parts(view: View) -> set[str]:
    return {version.name for version in view.versions if not version.complete}


def _lacking(view: View) -> set[str]:
    """Name the files that no set of a day has."""
    missing = {name for version in view.versions for name in version.edition.missing}
    return missing - {n for version in view.versions for n in version.snapshot.names}


def _owners(changes: Iterable[PartyChange]) -> dict[str, str]:
    """Say of each thing that hangs on several parties in whose entry it stands.

    A relation hangs on both its ends, and is a change of the entry that tells of it:
    that whose id its own begins with.
    """
    return {
        prop.thing: change.party
        for change in changes
        for prop in change.properties
        if prop.thing.startswith(f"{change.party}-")
    }


def _parted(
    change: PartyChange, unseen: _Unseen, owners: Mapping[str, str]
) -> tuple[PartyChange | None, PartyChange | None]:
    """Part a change into what the list changed of the party, and the rest."""
    if change.change != "changed":
        return change, None
    rest = tuple(
        one
        for one in change.properties
        if unseen.everything
        or not unseen.names.isdisjoint({one.kind, one.property})
        or owners.get(one.thing, change.party) != change.party
    )
    seen = tuple(one for one in change.properties if one not in rest)
    return (
        replace(change, properties=seen) if seen else None,
        replace(change, properties=rest) if rest else None,
    )


def _of_source(source: str, old: View, new: View, spill: Path) -> Iterator[PartyChange]:
    with connect(spill) as db:
        db.register("earlier", old.said_table())
        db.register("later", new.said_table())
        rows = db.execute(_DIFFERENCES).fetchall()
        touched = {"parties": list(dict.fromkeys(row[0] for row in rows))}
        was, now = (
            _by_party(db.execute(_ABOUT.format(table=table), touched).fetchall())
            for table in ("earlier", "later")
        )
    for party, of in groupby(rows, key=lambda row: row[0]):
        about = now.get(party) or was[party]
        yield PartyChange(
            source,
            party,
            next((kind for _, thing, kind, *_ in about if thing == party), "Thing"),
            _caption(party, about),
            _change(in_earlier=party in was, in_later=party in now),
            _values(about, ("program",)),
            _values(about, _COUNTRIES),
            tuple(_properties(of)),
        )


def _by_party(rows: Iterable["_Row"]) -> dict[str, list["_Row"]]:
    return {party: list(of) for party, of in groupby(rows, key=lambda row: row[0])}


def _change(*, in_earlier: bool, in_later: bool) -> Change:
    if in_earlier and in_later:
        return "changed"
    return "added" if in_later else "removed"


_Row = tuple[str, str, str, str, str]


def _caption(party: str, about: Sequence[_Row]) -> str:
    own = [(prop, value) for _, thing, _, prop, value in about if thing == party]
    return next((v for wanted in _CAPTIONS for prop, v in own if prop == wanted), party)


def _values(about: Sequence[_Row], wanted: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({v for _, _, _, prop, v in about if prop in wanted}))


def _properties(
    rows: Iterable[tuple[str, str, str, str, str, bool]],
) -> Iterator[PropertyChange]:
    for (thing, kind, prop), of in groupby(rows, key=lambda row: row[1:4]):
        values = [(value, gained) for *_, value, gained in of]
        yield PropertyChange(
            thing,
            kind,
            prop,
            tuple(value for value, gained in values if not gained),
            tuple(value for value, gained in values if gained),
        )
