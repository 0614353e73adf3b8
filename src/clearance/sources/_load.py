"""From the official files to a version that answers, or a reason why not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import partial
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from clearance.errors import ListRefusedError, UnreadableFileError
from clearance.knowledge import (
    Edition,
    IncomingFile,
    Knowledge,
    Snapshot,
    Staged,
    Totals,
    Version,
)

from ._audit import Audit
from ._catalog import Source
from ._disk import FoundSet
from ._files import SnapshotFiles
from ._guards import is_accepted, publish, told_refusal
from ._metadata import FormatMetadata, SourceMetadata


class LoadStatus(StrEnum):
    """What came of loading a snapshot."""

    ADDED = "added"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class LoadOutcome:
    """A version, and whether it was added now or had been there."""

    status: LoadStatus
    version: Version


@dataclass(frozen=True, slots=True)
class LoadTask:
    """All that another process needs to read a kept snapshot."""

    store: Path
    source: Source
    snapshot: Snapshot
    accepted: bool = False


def load_snapshot(
    knowledge: Knowledge,
    source: Source,
    snapshot: Snapshot,
    *,
    accept: Sequence[str] = (),
) -> LoadOutcome:
    """Read a kept snapshot and let it answer, unless that was done before.

    *accept* holds starts of hashes of snapshots that a person takes as they are. The
    store must be held with `knowledge.updating()`. Raises ListRefusedError or
    UnreadableFileError for a list that is not as it should be, and then the versions
    loaded before stay; StoreFullError where there is no room.
    """
    already = find_loaded(knowledge, source, snapshot)
    if already is not None:
        return already
    accepted = is_accepted(snapshot, accept)
    task = LoadTask(knowledge.folder, source, snapshot, accepted)
    version = publish(knowledge, parse_to_parquet(task), accepted=accepted)
    return LoadOutcome(LoadStatus.ADDED, version)


def find_loaded(
    knowledge: Knowledge, source: Source, snapshot: Snapshot
) -> LoadOutcome | None:
    """Say that a snapshot was read before, by the same parser; None if it was not."""
    version = knowledge.loaded(snapshot, source.metadata.parser_version)
    return None if version is None else LoadOutcome(LoadStatus.UNCHANGED, version)


def parse_to_parquet(task: LoadTask) -> Staged:
    """Read a kept snapshot into a staged version, for `Knowledge.publish`.

    A plain function of a picklable task, so that several snapshots can be read by
    several processes while one of them holds the store. Raises what `load_snapshot`
    does.
    """
    knowledge = Knowledge(task.store)
    snapshot = task.snapshot
    title = task.source.metadata.title
    edition, form = edition_of(task.source.metadata, snapshot.names)
    files = SnapshotFiles.in_folder(
        snapshot.source,
        knowledge.snapshot_folder(snapshot),
        published=snapshot.published,
        names=snapshot.names,
    )
    audit = Audit(accepted=task.accepted)
    try:
        return knowledge.stage(
            snapshot,
            task.source.parse(files, audit),
            edition=edition,
            record=partial(_record, audit=audit, form=form),
        )
    except ListRefusedError as error:
        raise told_refusal(error, knowledge, title, snapshot) from error


def edition_of(
    metadata: SourceMetadata, names: Iterable[str]
) -> tuple[Edition, FormatMetadata]:
    """Say what a set of official files amounts to, and of which form it is.

    Raises UnreadableFileError for files that are of no form of the source.
    """
    here = set(names)
    form = next((f for f in metadata.formats if here and here <= set(f.names)), None)
    if form is None:
        raise UnreadableFileError(
            f"{', '.join(sorted(here)) or 'Nothing'} is no set of files of"
            f" {metadata.title}."
        )
    edition = Edition(
        title=metadata.title,
        parser_version=metadata.parser_version,
        complete=set(form.needs) <= here,
        missing=tuple(name for name in form.expected if name not in here),
        dated=metadata.dated,
    )
    return edition, form


def _record(totals: Totals, *, audit: Audit, form: FormatMetadata) -> Mapping[str, Any]:
    """Guard what was read, and give what is kept of the reading."""
    counts = audit.counts
    entries = counts.get("entries", 0)
    promised = counts.get("record_count")
    if not totals.statements or not entries:
        raise ListRefusedError(
            "It has no entries, which no list of it ever had. Fetch the list again."
        )
    if promised is not None and promised != entries:
        raise ListRefusedError(
            f"It says that it has {promised:,} entries, but {entries:,} were read."
            " Fetch the list again."
        )
    audit.refuse_new_categories()
    return {"format": form.name, **audit.record()}


def keep_found(
    knowledge: Knowledge,
    source: Source,
    found: FoundSet,
    *,
    retrieved: datetime,
    published: date | None = None,
) -> Snapshot:
    """Keep a set of files that was found on disk.

    It is published on the day *published*, else on that printed inside, else that of
    its folder's name, else that of a version of the same content, else that on which
    the files were last changed. *retrieved* is the moment of reading, in UTC.
    """
    files = SnapshotFiles(source.name, found.files, published=found.published)
    incoming = [IncomingFile(name, place) for name, place in found.files.items()]
    day = published or source.published(files)
    changed = max(path.stat().st_mtime for path in found.files.values())
    snapshot = knowledge.keep(
        source.name,
        incoming,
        published=day or datetime.fromtimestamp(changed, UTC).date(),
        retrieved=retrieved,
        origin="disk",
    )
    return snapshot if day is not None else _as_before(knowledge, snapshot)


def _as_before(knowledge: Knowledge, snapshot: Snapshot) -> Snapshot:
    same = [
        version.snapshot
        for version in knowledge.versions(source=snapshot.source)
        if version.sha256 == snapshot.sha256
    ]
    return same[-1] if same else snapshot


def keep_shipped(knowledge: Knowledge, source: Source) -> Snapshot:
    """Keep the files that ship with a source inside the package.

    They count as retrieved on the day they were published, so that the same package
    gives the same store. Raises UnreadableFileError where the source ships nothing or
    its files give no day.
    """
    metadata = source.metadata
    if metadata.shipped is None:
        raise UnreadableFileError(f"{metadata.title} ships no files; fetch it.")
    names = metadata.file_names
    files = SnapshotFiles.in_package(
        source.name, source.package, metadata.shipped, names=names
    )
    day = source.published(files)
    if day is None:
        raise UnreadableFileError(
            f"{metadata.title} does not say when it was published."
        )
    folder = resources(source.package).joinpath(metadata.shipped)
    return knowledge.keep(
        source.name,
        [IncomingFile(name, folder.joinpath(name)) for name in files.names],
        published=day,
        retrieved=datetime.combine(day, time(), UTC),
        origin="package",
    )
