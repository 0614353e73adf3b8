"""What changed on the lists between two days, as far as somebody wants to see it."""

from clearance.errors import UsageError
from clearance.knowledge import Changes, PartyChange
from clearance.reports import ChangesReport
from clearance.sources import Catalog
from clearance.values import AsOf

from ._desk import Desk
from ._progress import Progress
from ._requests import DiffRequest
from ._starter import lists_in_use


def diff(desk: Desk, request: DiffRequest, *, progress: Progress) -> ChangesReport:
    """Say what changed from one day to another.

    Raises UsageError for an unknown list, one that is not loaded, or days in the
    wrong order.
    """
    catalog = desk.catalog()
    for name in request.sources:
        catalog[name]
    knowledge = desk.knowledge(catalog, progress)
    loaded = {version.source for version in knowledge.versions()}
    missing = sorted(set(request.sources) - loaded)
    if missing:
        raise UsageError(
            f"{', '.join(missing)} is not loaded: run `clearance update"
            f" {' '.join(missing)}` first."
        )
    wanted = frozenset(request.sources) or lists_in_use(knowledge.versions())
    days = AsOf(request.earlier, request.known), AsOf(request.later, request.known)

    def compared() -> Changes:
        with progress.task("Comparing the lists"):
            return knowledge.changes(*days, sources=wanted, feeds=_feeds(catalog))

    key = ("changes", desk.version, days, wanted)
    changes = desk.once(key, compared, large=True)
    return ChangesReport(
        earlier=changes.earlier,
        later=changes.later,
        parties=tuple(p for p in changes.parties if _is_wanted(p, request)),
        versions=changes.versions,
        notes=changes.notes,
        restricted=_restricted(request),
    )


def _feeds(catalog: Catalog) -> dict[str, dict[str, tuple[str, ...]]]:
    """Say of each list what its files tell, where that is known."""
    return {
        source.name: {
            file.name: file.feeds
            for form in source.metadata.formats
            for file in form.files
            if file.feeds
        }
        for source in catalog
    }


def _is_wanted(party: PartyChange, request: DiffRequest) -> bool:
    programmes = {name.casefold() for name in party.programmes}
    countries = {code.casefold() for code in party.countries}
    return (
        (not request.programmes or bool(programmes & _folded(request.programmes)))
        and (not request.countries or bool(countries & _folded(request.countries)))
        and (not request.kinds or party.kind.casefold() in _folded(request.kinds))
    )


def _folded(texts: tuple[str, ...]) -> set[str]:
    return {text.casefold() for text in texts}


def _restricted(request: DiffRequest) -> tuple[tuple[str, str], ...]:
    asked = {
        "programme": request.programmes,
        "country": request.countries,
        "kind": request.kinds,
    }
    return tuple((name, ", ".join(of)) for name, of in asked.items() if of)
