"""One export: the lists of a day, who is who, and files for other programs."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from clearance import __version__
from clearance.errors import ClearanceError, UsageError
from clearance.exports import (
    FORMS,
    Converter,
    Export,
    Exported,
    Form,
    FtmEntity,
    ListTold,
    Named,
    Since,
    check_place,
    entities_in,
    version_in,
    version_of,
    write_export,
)
from clearance.identity import Clusters
from clearance.knowledge import Knowledge, SeenParty, Version
from clearance.sources import Catalog
from clearance.values import AsOf

from ._clusters import judgements_in
from ._desk import Desk
from ._progress import Progress
from ._starter import lists_in_use

# As FollowTheMoney checks it.
_NAME = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_WEB = re.compile(r"https?://[^\s/]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRequest:
    """A wish for files that other programs load.

    `day` and `known` say as of when (None: today, everything read so far); `sources`
    restricts the lists (empty: all in use); `since` is the folder of an earlier
    export, or a day, that changes are counted from. `name` is the dataset's name for
    other programs: lower case, digits and underscores; `url` where it will be found.
    """

    folder: Path
    forms: tuple[Form, ...] = FORMS
    sources: tuple[str, ...] = ()
    day: date | None = None
    known: datetime | None = None
    name: str = "clearance"
    title: str | None = None
    url: str | None = None
    since: Path | date | None = None


@dataclass(frozen=True, slots=True)
class _State:
    """What is exported: the lists of a day as one who is who puts them together."""

    knowledge: Knowledge
    clusters: Clusters
    as_of: AsOf
    sources: frozenset[str]
    name: str
    judged: tuple[datetime, ...]

    def versions(self) -> tuple[Version, ...]:
        return self.knowledge.view(self.as_of, sources=self.sources).versions

    def notes(self) -> tuple[str, ...]:
        return self.knowledge.view(self.as_of, sources=self.sources).notes

    def parties(self) -> Iterable[SeenParty]:
        return self.knowledge.dated(
            self.as_of, sources=self.sources, same=self.clusters.same
        )

    def version(self) -> str:
        view = self.knowledge.view(self.as_of, sources=self.sources)
        told = (view.key, self.clusters.digest, self.name, __version__)
        return version_of(self.as_of, view.versions, told, self.judged)


def export(
    desk: Desk, request: ExportRequest, *, now: datetime, progress: Progress
) -> Exported:
    """Write what the lists say into a folder.

    *now* (UTC) is the day asked about unless the request names one. Raises UsageError
    for an unknown list, one that is not loaded or a name that cannot be a dataset's,
    ClearanceError for a day that no list reaches, UnreadableFileError for a folder to
    count from that holds no export, StoreFullError where there is no room.
    """
    _check(request)
    catalog = desk.catalog()
    knowledge = desk.knowledge(catalog, progress)
    sources = _sources(knowledge, catalog, request.sources)
    if request.name in sources and len(sources) > 1:
        raise UsageError(
            f"{request.name} is one of the lists that are exported. Give all of them"
            " together another name with --dataset."
        )
    as_of = AsOf(request.day or now.date(), request.known)
    clusters = desk.clusters(knowledge, as_of.known, progress)
    judged = judgements_in(desk.settings.data).all(known=as_of.known)
    moments = tuple(one.made_at for one in judged)
    state = _State(knowledge, clusters, as_of, sources, request.name, moments)
    versions = state.versions()
    if not versions:
        raise ClearanceError(
            f"No list answers for {as_of}. {' '.join(state.notes())} Name a later day,"
            " or load older files with `clearance update --from FOLDER`."
        )
    plan = Export(
        folder=request.folder,
        forms=frozenset(request.forms),
        named=Named(
            request.name,
            request.title or "Sanctions lists, put together by Clearance",
            request.url,
        ),
        as_of=as_of,
        version=state.version(),
        lists=tuple(_told(catalog, version) for version in _newest(versions)),
        notes=state.notes(),
        since=_since(request, state),
    )
    entries = sum(version.entries for version in versions)
    with progress.task("Exporting", total=entries) as step:
        return write_export(state.parties(), plan, moved=step.move)


def _check(request: ExportRequest) -> None:
    """Raise UsageError for what other programs could not load."""
    check_place(request.folder)
    if not _NAME.fullmatch(request.name):
        raise UsageError(
            f"{request.name!r} cannot name a dataset: use lower-case letters, digits"
            " and single underscores, such as our_lists."
        )
    if request.url is not None and not _WEB.match(request.url):
        raise UsageError(
            f"--url {request.url} is no address of the web, such as"
            " https://lists.example.org/clearance. Leave it out for files that are"
            " loaded from disk."
        )


def _sources(
    knowledge: Knowledge, catalog: Catalog, names: tuple[str, ...]
) -> frozenset[str]:
    for name in names:
        catalog[name]
    versions = knowledge.versions()
    missing = sorted(set(names) - {version.source for version in versions})
    if missing:
        raise UsageError(
            f"{', '.join(missing)} is not loaded: run `clearance update"
            f" {' '.join(missing)}` first."
        )
    return frozenset(names) or lists_in_use(versions)


def _newest(versions: Iterable[Version]) -> Iterable[Version]:
    """Give one version a list: the newest, where a partial one adds to a whole one."""
    return {version.source: version for version in versions}.values()


def _told(catalog: Catalog, version: Version) -> ListTold:
    metadata = catalog[version.source].metadata
    derived = metadata.derived
    return ListTold(
        name=metadata.name,
        title=metadata.title,
        publisher=metadata.publisher,
        jurisdiction=metadata.jurisdiction,
        licence=metadata.licence,
        homepage=metadata.homepage,
        version=version,
        derived=None
        if derived is None
        else f"by {derived.by} from {derived.of}; lacks {derived.lacks}",
        own=metadata.reader is not None,
        note=metadata.note,
    )


def _since(request: ExportRequest, state: _State) -> Since | None:
    if request.since is None:
        return None
    if isinstance(request.since, Path):
        return Since(version_in(request.since), entities_in(request.since))
    day = AsOf(request.since, state.as_of.known)
    before = replace(state, as_of=day)
    if not before.versions():
        raise UsageError(
            f"No list answers for {request.since}: name a later day to count from."
        )
    return Since(before.version(), _entities(before))


def _entities(state: _State) -> Iterable[Mapping[str, Any]]:
    converter = Converter()
    for party in state.parties():
        for entity in converter.once(converter.party(party)):
            yield entity.as_json()
    for relation in converter.relations():
        if isinstance(relation, FtmEntity):
            yield relation.as_json()
