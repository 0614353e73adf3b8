"""What is loaded: the lists, how old they are, how well they were understood."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from clearance.errors import UsageError
from clearance.knowledge import Knowledge, Version
from clearance.reports import SourceAudit, SourceStatus
from clearance.sources import Source

from ._desk import Desk
from ._progress import Progress
from ._starter import lists_in_use
from ._told import changes_told


def sources(
    desk: Desk,
    names: Sequence[str],
    *,
    now: datetime,
    every: bool,
    progress: Progress,
) -> tuple[SourceStatus, ...]:
    """Tell of each list, all or those named, what is loaded of it.

    *every* tells of all versions kept instead of the newest. Raises UsageError for an
    unknown list.
    """
    key = ("sources", desk.version, tuple(names), now.date(), every)
    return desk.once(
        key, lambda: _told(desk, names, now=now, every=every, progress=progress)
    )


def _told(
    desk: Desk,
    names: Sequence[str],
    *,
    now: datetime,
    every: bool,
    progress: Progress,
) -> tuple[SourceStatus, ...]:
    catalog = desk.catalog()
    chosen = catalog.select(names)
    knowledge = desk.knowledge(catalog, progress)
    used = lists_in_use(knowledge.versions())
    return tuple(
        status
        for source in chosen
        for status in _statuses(
            knowledge, source, now=now, every=every, used=source.name in used
        )
    )


def _statuses(
    knowledge: Knowledge, source: Source, *, now: datetime, every: bool, used: bool
) -> Iterator[SourceStatus]:
    versions = knowledge.versions(source=source.name)
    for version in versions if every else versions[-1:]:
        yield _status(source, version, now=now, used=used)
    if not versions:
        yield _status(source, None, now=now, used=False)


def _status(
    source: Source, version: Version | None, *, now: datetime, used: bool
) -> SourceStatus:
    metadata = source.metadata
    age = None if version is None else (now.date() - version.published).days
    return SourceStatus(
        name=source.name,
        title=metadata.title,
        publisher=metadata.publisher,
        jurisdiction=metadata.jurisdiction,
        licence=metadata.licence,
        homepage=metadata.homepage or "",
        published=None if version is None else version.published,
        age_days=age,
        stale=age is not None and metadata.is_stale(age),
        entries=None if version is None else version.entries,
        sha256=None if version is None else version.sha256,
        origin=None if version is None else version.snapshot.origin,
        complete=version is None or version.complete,
        starter=metadata.starter,
        used=used,
        note=_note(source, version, used=used),
        derived=_derived(source),
        about=metadata.note or None,
        schedule=_schedule(source),
        formats=tuple(form.name for form in metadata.formats),
        addresses=_addresses(source),
    )


def _note(source: Source, version: Version | None, *, used: bool) -> str | None:
    if version is None:
        from_files = "" if source.metadata.can_be_fetched else " --from FOLDER"
        return f"Not loaded: run `clearance update {source.name}{from_files}`."
    if source.metadata.starter and not used:
        return "Set aside, since official lists are loaded."
    told = [changes_told(version)]
    if not version.complete:
        told.append(f"Partial: {', '.join(version.edition.missing)} was not there.")
    if version.record.get("checks", {}).get("faults"):
        told.append("Refused at first, and accepted by a person.")
    return " ".join(filter(None, told)) or None


def _addresses(source: Source) -> tuple[str, ...]:
    """List the official addresses of a list's files."""
    files = [file for form in source.metadata.formats for file in form.files]
    return tuple(file.url for file in files if file.url is not None)


def _schedule(source: Source) -> str | None:
    schedule = source.metadata.schedule
    if schedule is None:
        return None
    note = f" ({schedule.note})" if schedule.note else ""
    return f"stale after {schedule.days:,} days{note}"


def _derived(source: Source) -> str | None:
    """Say whose extract a source reads, where it reads one."""
    derived = source.metadata.derived
    if derived is None:
        return None
    return f"An extract of {derived.of} by {derived.by}. It lacks: {derived.lacks}"


def audits(
    desk: Desk, names: Sequence[str], *, every: bool, progress: Progress
) -> tuple[SourceAudit, ...]:
    """Give the audit of the newest (or *every*) version of each list that is loaded.

    Raises UsageError for an unknown list or one that is not loaded.
    """
    catalog = desk.catalog()
    chosen = catalog.select(names)
    knowledge = desk.knowledge(catalog, progress)
    found = []
    for source in chosen:
        versions = knowledge.versions(source=source.name)
        if not versions and names:
            raise UsageError(
                f"{source.name} is not loaded: run `clearance update {source.name}`."
            )
        found += [
            SourceAudit(
                source=version.source,
                version=str(version.published),
                record=version.record,
            )
            for version in (versions if every else versions[-1:])
        ]
    return tuple(found)
