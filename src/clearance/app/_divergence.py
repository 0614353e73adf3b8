"""Which authorities list whom, compared over the lists of a day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from clearance.divergence import (
    NO_EFFECT,
    Comparison,
    Coverage,
    Namesakes,
    Party,
    compare,
    gather,
    only,
    summarise,
)
from clearance.entities import kinds
from clearance.errors import ClearanceError, UsageError
from clearance.identity import Clusters
from clearance.knowledge import Knowledge, View
from clearance.reports import DivergenceReport
from clearance.sources import Catalog
from clearance.values import AsOf

from ._desk import Desk
from ._notes import list_notes
from ._progress import Progress
from ._starter import lists_in_use


@dataclass(frozen=True, slots=True, kw_only=True)
class DivergenceRequest:
    """A wish to see how authorities differ.

    `party` is an id: one party alone. `countries` (ISO 3166 codes), `kinds` and
    `programmes` keep parties that have one of them; `measures` compares only entries
    that impose one of these; `listed_by` and `not_listed_by` keep parties that all of
    these authorities list, or none of them does for certain. `sources` restricts the
    lists; `day` and `known` say as of when.
    """

    party: str | None = None
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    listed_by: tuple[str, ...] = ()
    not_listed_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    day: date | None = None
    known: datetime | None = None


def divergence(
    desk: Desk,
    request: DivergenceRequest,
    *,
    now: datetime,
    progress: Progress,
) -> DivergenceReport:
    """Compare what authorities say of the same parties.

    *now* (UTC) is the day asked about unless the request names one. Raises UsageError
    for an unknown list, authority or id, ClearanceError for a day that no list reaches.
    """
    catalog = desk.catalog()
    for name in request.sources:
        catalog[name]
    knowledge = desk.knowledge(catalog, progress)
    wanted = frozenset(request.sources) or lists_in_use(knowledge.versions())
    as_of = AsOf(request.day or now.date(), request.known)
    view = knowledge.view(as_of, sources=wanted)
    if not view.versions:
        raise ClearanceError(f"No list answers for {as_of}. {' '.join(view.notes)}")
    clusters = desk.clusters(knowledge, as_of.known, progress)

    def put_side_by_side() -> _SideBySide:
        with progress.task("Comparing authorities"):
            return _side_by_side(knowledge, view, catalog, clusters)

    key = ("divergence", view.key, clusters.digest, as_of, wanted)
    known = desk.once(key, put_side_by_side, large=True)
    _check_authorities(request, known.authorities)
    comparisons = tuple(_comparisons(request, known, clusters))
    return DivergenceReport(
        as_of=as_of,
        coverage=known.authorities,
        comparisons=comparisons,
        summary=summarise(comparisons, tuple(known.authorities)),
        notes=(*list_notes(knowledge, view), *_missing(catalog, known.authorities)),
        restricted=_restricted(request),
    )


@dataclass(frozen=True, slots=True)
class _SideBySide:
    """All parties of a day's lists by authority, and how authorities stand to them."""

    parties: tuple[Party, ...]
    authorities: Mapping[str, tuple[Coverage, ...]]
    compared: Mapping[str, Comparison]


def _side_by_side(
    knowledge: Knowledge, view: View, catalog: Catalog, clusters: Clusters
) -> _SideBySide:
    covers = tuple(_coverage(view, catalog))
    parties = tuple(gather(knowledge, view, covers, clusters.same))
    authorities = _by_authority(tuple(_with_effect(covers, parties)))
    compared = _compared(parties, authorities)
    return _SideBySide(parties, authorities, compared)


def _compared(
    parties: Iterable[Party], authorities: Mapping[str, tuple[Coverage, ...]]
) -> Mapping[str, Comparison]:
    """Compare what authorities say of each party; by its id, in the same order."""
    every = tuple(parties)
    namesakes = Namesakes(every)
    found = ((one.id, compare(one, authorities, namesakes)) for one in every)
    return {id_: compared for id_, compared in found if compared is not None}


def _coverage(view: View, catalog: Catalog) -> Iterator[Coverage]:
    """Say of each list that answers what edition it is and what it holds."""
    for source, part in view.by_source().items():
        if source not in catalog:
            continue  # its description is gone: whose list it is cannot be told
        told = catalog[source].metadata
        complete = [version for version in part.versions if version.complete]
        edition = (complete or part.versions)[-1].published
        derived = told.derived
        list_ = derived.of if derived and derived.of in catalog else source
        yield Coverage(
            source=source,
            title=told.title,
            authority=told.jurisdiction,
            list_=list_,
            group=told.repeats or list_,
            edition=edition,
            whole=bool(complete)
            and not told.starter
            and (not derived or derived.whole),
            derived=derived is not None,
            kinds=frozenset(
                name.removeprefix("entries.")
                for version in part.versions
                for name in version.record["counts"]
                if name.startswith("entries.")
            )
            - {"Thing", *told.elsewhere},
        )


def _missing(
    catalog: Catalog, authorities: Mapping[str, tuple[Coverage, ...]]
) -> Iterator[str]:
    """Name the lists of these authorities of which nothing answers."""
    there = {
        name for of in authorities.values() for c in of for name in (c.list_, c.group)
    }
    missing = [
        f"{told.name} ({told.jurisdiction.upper()})"
        for source in catalog
        if (told := source.metadata).jurisdiction in authorities
        and not (told.derived or told.starter or told.reader)
        and not {told.name, told.repeats} & there
    ]
    if missing:
        yield (
            "No edition of these lists answers, so who is only on them counts as not"
            f" listed: {', '.join(missing)}."
        )


def _with_effect(
    covers: tuple[Coverage, ...], parties: tuple[Party, ...]
) -> Iterator[Coverage]:
    """Mark the lists that only publish names, without legal effect."""
    effective = {
        entry.source
        for party in parties
        for entries in party.entries.values()
        for entry in entries
        if set(entry.measures) != {NO_EFFECT}
    }
    for one in covers:
        yield replace(one, sanctions=one.source in effective)


def _by_authority(covers: tuple[Coverage, ...]) -> Mapping[str, tuple[Coverage, ...]]:
    names = sorted({one.authority for one in covers})
    return {
        name: tuple(one for one in covers if one.authority == name) for name in names
    }


def _check_authorities(
    request: DivergenceRequest, authorities: Mapping[str, tuple[Coverage, ...]]
) -> None:
    there = sorted(authorities)
    for name in (*request.listed_by, *request.not_listed_by):
        if name not in there:
            raise UsageError(
                f"No list of {name!r} answers for the day. Use one of: "
                f"{', '.join(there)}."
            )


def _comparisons(
    request: DivergenceRequest, known: _SideBySide, clusters: Clusters
) -> Iterator[Comparison]:
    asked = clusters.find(request.party).id if request.party else None
    compared = known.compared
    if request.measures:
        narrowed = (only(party, request.measures) for party in known.parties)
        compared = _compared(narrowed, known.authorities)
    found = [
        one
        for id_, one in compared.items()
        if (asked is None or id_ == asked)
        and _is_wanted(one.party, request)
        and _is_listed_so(one, request)
    ]
    if asked is not None and not found:
        raise UsageError(
            f"No authority sanctions or sanctioned {request.party} by the lists of that"
            " day. `clearance entity` shows all that was ever said of it."
        )
    yield from sorted(
        found,
        key=lambda c: (-len(c.listed_by), c.party.caption.casefold(), c.party.id),
    )


def _is_wanted(party: Party, request: DivergenceRequest) -> bool:
    programmes = {
        name.casefold()
        for entries in party.entries.values()
        for entry in entries
        for name in entry.programmes
    }
    asked = {name.casefold() for name in request.programmes}
    kind = kinds()[party.kind]
    return (
        (
            not request.countries
            or not set(request.countries).isdisjoint(party.countries)
        )
        and (not request.kinds or any(kind.is_a(name) for name in request.kinds))
        and (not asked or not asked.isdisjoint(programmes))
    )


def _is_listed_so(compared: Comparison, request: DivergenceRequest) -> bool:
    return set(request.listed_by) <= set(compared.listed_by) and all(
        compared.stand(name).state == "not_listed" for name in request.not_listed_by
    )


def _restricted(request: DivergenceRequest) -> tuple[tuple[str, str], ...]:
    asked = {
        "party": (request.party,) if request.party else (),
        "country": tuple(code.upper() for code in request.countries),
        "kind": request.kinds,
        "programme": request.programmes,
        "measure": request.measures,
        "listed by": tuple(name.upper() for name in request.listed_by),
        "not listed by": tuple(name.upper() for name in request.not_listed_by),
    }
    return tuple((name, ", ".join(of)) for name, of in asked.items() if of)
