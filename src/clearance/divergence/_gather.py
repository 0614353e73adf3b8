"""From what the lists said by a day to parties with their entries, list by list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from clearance.entities import Entity, first_day, kinds, last_day
from clearance.knowledge import Knowledge, Presence, View

from ._entries import Coverage, Entry, Party
from ._span import Span

_NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation", "publicKey")
# What belongs to a party, such as a wallet, is no party.
_HOLDERS = ("holder", "issuer")
_BORNE = ("name", "alias", "abbreviation")
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "flag")
_DAYS = ("listingDate", "startDate", "endDate")
_READ = (*_NAMES, *_COUNTRIES, *_DAYS, "program", "provisions")
_DESIGNATION = "Sanction"
# What a list calls a thing whose sort it does not tell.
_UNTOLD = frozenset({"LegalEntity", "Thing"})


@dataclass(slots=True)
class _Said:
    """What one list says of one party, as far as it is needed here."""

    kind: str = "Thing"
    names: dict[str, list[str]] = field(default_factory=dict)
    countries: list[str] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    designations: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    held: bool = False

    def add(self, thing: str | None, kind: str, prop: str, value: str) -> None:
        """Take in one saying; *thing* is None where it is of the party itself."""
        if thing is None:
            self.kind = kind
            if prop in _NAMES:
                self.names.setdefault(prop, []).append(value)
            elif prop in _COUNTRIES:
                self.countries.append(value)
            elif prop == "program":
                self.programmes.append(value)
            elif prop in _HOLDERS:
                self.held = True
        elif kinds()[kind].is_a(_DESIGNATION):
            told = self.designations.setdefault(thing, {})
            told.setdefault(prop, []).append(value)

    @property
    def caption(self) -> str | None:
        return next((n for prop in _NAMES for n in self.names.get(prop, ())), None)

    def borne(self) -> Iterator[str]:
        for prop in _BORNE:
            yield from self.names.get(prop, ())

    def sanctions(self) -> tuple[Entity, ...]:
        return tuple(
            Entity(thing, _DESIGNATION, {p: tuple(v) for p, v in told.items()})
            for thing, told in self.designations.items()
        )

    def listed_under(self) -> tuple[str, ...]:
        named = [
            p for told in self.designations.values() for p in told.get("program", ())
        ]
        return tuple(dict.fromkeys([*named, *self.programmes]))

    def measures(self) -> tuple[str, ...]:
        named = (
            p for told in self.designations.values() for p in told.get("provisions", ())
        )
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class _Found:
    entry: Entry
    said: _Said


def gather(
    knowledge: Knowledge,
    view: View,
    coverage: Sequence[Coverage],
    same: Mapping[str, str],
) -> Iterator[Party]:
    """Give every party of the lists of a day, with those that they dropped before.

    *coverage* names the lists that take part, one for each source, and *same* maps
    what lists call a party to the id of its cluster. In the order of the lists. Raises
    StoreDamagedError where a kept file is not as it was written.
    """
    spells = _spells(knowledge, view)
    found: dict[str, list[_Found]] = defaultdict(list)
    on: dict[str, set[str]] = {}
    views = view.by_source()
    for one in coverage:
        table = views[one.source].said_table()
        said = dict(_said_on(table))
        on[one.source] = {*pc.unique(table["thing"]).to_pylist()}
        for subject, what in said.items():
            spell = _current(spells.get((one.source, subject), ()), views[one.source])
            entry = _entry(one, subject, what, spell)
            found[same.get(subject, subject)].append(_Found(entry, what))
    for dropped in _dropped(knowledge, view, coverage, spells, on):
        subject = dropped.entry.subject
        found[same.get(subject, subject)].append(dropped)
    authorities = {one.source: one.authority for one in coverage}
    newest = _newest_whole(coverage)
    for party, entries in found.items():
        yield _party(party, _settled(entries, newest, on), authorities)


def _spells(knowledge: Knowledge, view: View) -> dict[tuple[str, str], list[Presence]]:
    """Give the spells of all on their lists that began by the day, oldest first."""
    found: dict[tuple[str, str], list[Presence]] = defaultdict(list)
    for one in knowledge.presences(known=view.as_of.known):
        if one.first <= view.as_of.day:
            found[one.source, one.subject].append(one)
    return found


def _said_on(table: pa.Table) -> Iterator[tuple[str, _Said]]:
    """Read what is said of each party from the table of a list."""
    wanted = pc.is_in(table["property"], value_set=pa.array(_READ))
    found: dict[str, _Said] = {}
    # A party of which nothing is read here is on the list all the same.
    for party in pc.unique(table["party"]).to_pylist():
        found[party] = _Said()
    for batch in table.filter(wanted).to_batches():
        columns = (batch.column(name).to_pylist() for name in batch.schema.names)
        for party, thing, kind, prop, value in zip(*columns, strict=True):
            found[party].add(None if thing == party else thing, kind, prop, value)
    yield from sorted(found.items())


def _current(spells: Sequence[Presence], view: View) -> Presence | None:
    """Choose the spell of the editions that answer."""
    days = [version.published for version in view.versions]
    return next(
        (s for s in spells if any(s.first <= day <= s.last for day in days)), None
    )


def _entry(one: Coverage, subject: str, said: _Said, spell: Presence | None) -> Entry:
    given = first_day(said.sanctions())
    seen = Span.seen(spell.not_on, spell.first) if spell else Span()
    return Entry(
        source=one.source,
        list_=one.list_,
        group=one.group,
        subject=subject,
        on=True,
        since=Span.given(given) if given is not None else seen,
        until=Span(),
        edition=min(spell.last, one.edition) if spell else one.edition,
        programmes=said.listed_under(),
        measures=said.measures(),
    )


def _dropped(
    knowledge: Knowledge,
    view: View,
    coverage: Sequence[Coverage],
    spells: Mapping[tuple[str, str], Sequence[Presence]],
    on: Mapping[str, set[str]],
) -> Iterator[_Found]:
    """Give the entries that lists had and no longer have on the day."""
    covers = {one.source: one for one in coverage}
    gone = sorted(
        key for key in spells if key[0] in covers and key[1] not in on[key[0]]
    )
    said = _once_said(knowledge, view, gone)
    for source, subject in gone:
        what = said.get((source, subject), _Said())
        if not what.held:
            spell = spells[source, subject][-1]
            yield _Found(_ended(covers[source], subject, what, spell, view), what)


def _ended(
    one: Coverage, subject: str, said: _Said, spell: Presence, view: View
) -> Entry:
    given, ended = first_day(said.sanctions()), last_day(said.sanctions())
    gone = spell.gone if spell.gone and spell.gone <= view.as_of.day else None
    return Entry(
        source=one.source,
        list_=one.list_,
        group=one.group,
        subject=subject,
        on=False,
        since=Span.given(given)
        if given is not None
        else Span.seen(spell.not_on, spell.first),
        until=Span.given(ended) if ended is not None else Span.seen(spell.last, gone),
        edition=spell.last,
        programmes=said.listed_under(),
        measures=said.measures(),
    )


def _once_said(
    knowledge: Knowledge, view: View, gone: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], _Said]:
    """Look up what lists said of those that they no longer have."""
    wanted = set(gone)
    claims = knowledge.history(
        {subject for _, subject in wanted}, known=view.as_of.known
    )
    points: dict[tuple[str, str], str] = {}
    for claim in claims:
        said = claim.statement
        if said.property == "entity":
            points[said.source, said.subject] = said.value
    found: dict[tuple[str, str], _Said] = defaultdict(_Said)
    for claim in claims:
        said = claim.statement
        own = (said.source, said.subject) in wanted
        party = said.subject if own else points.get((said.source, said.subject))
        if party is not None and (said.source, party) in wanted:
            found[said.source, party].add(
                None if own else said.subject, said.kind, said.property, said.value
            )
    return found


def _newest_whole(coverage: Sequence[Coverage]) -> dict[str, Coverage]:
    """Give for each list the newest edition, from any source, that has all of it."""
    newest: dict[str, Coverage] = {}
    for one in coverage:
        known = newest.get(one.list_)
        if one.whole and (known is None or known.edition < one.edition):
            newest[one.list_] = one
    return newest


def _settled(
    entries: Sequence[_Found],
    newest: Mapping[str, Coverage],
    on: Mapping[str, set[str]],
) -> Iterator[_Found]:
    """Take off what a newer whole edition of the same list no longer has.

    An older official edition and a newer extract speak of one list: the newer tells.
    """
    for found in entries:
        one = found.entry
        whole = newest.get(one.list_)
        if (
            one.on
            and whole is not None
            and one.edition < whole.edition
            and one.subject not in on[whole.source]
        ):
            until = Span.seen(one.edition, whole.edition)
            ended = replace(one, on=False, until=until)
            yield _Found(ended, found.said)
            continue
        yield found


def _party(
    party: str, found: Iterable[_Found], authorities: Mapping[str, str]
) -> Party:
    entries: dict[str, list[Entry]] = defaultdict(list)
    captions: list[str] = []
    told: list[str] = []
    countries: list[str] = []
    names: dict[str, None] = {}
    for one in found:
        names |= dict.fromkeys(one.said.borne())
        entries[authorities[one.entry.source]].append(one.entry)
        captions += [one.said.caption] if one.said.caption else []
        told.append(one.said.kind)
        countries += one.said.countries
    return Party(
        id=party,
        caption=captions[0] if captions else party,
        kind=next((kind for kind in told if kind not in _UNTOLD), told[0]),
        countries=tuple(sorted(set(countries))),
        entries={a: tuple(of) for a, of in sorted(entries.items())},
        names=tuple(names),
    )
