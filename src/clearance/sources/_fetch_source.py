"""Fetching a whole list from its authority, and keeping it."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx

from clearance.errors import SourceUnavailableError
from clearance.knowledge import IncomingFile, Knowledge, Snapshot, SnapshotFile

from ._catalog import Source
from ._fetch import (
    Fetched,
    FileNotOfferedError,
    Patience,
    Progress,
    Wanted,
    fetch,
)
from ._files import SnapshotFiles
from ._metadata import FileMetadata, FormatMetadata


@dataclass(frozen=True, slots=True)
class Line:
    """How authorities are reached: an open client, patience, who hears of progress."""

    client: httpx.Client
    patience: Patience
    progress: Progress


def fetch_source(
    knowledge: Knowledge, source: Source, line: Line, *, retrieved: datetime
) -> Snapshot:
    """Fetch the newest files of a list and keep them; give the snapshot.

    It is the last one fetched where nothing changed since. Forms are tried in the
    order of the metadata: the next one only where the authority does not offer the
    one before. *retrieved* is now, in UTC. The store must be held with
    `knowledge.updating()`. Raises SourceUnavailableError with every reason,
    StoreFullError where there is no room.
    """
    forms = [form for form in source.metadata.formats if _has_addresses(form)]
    if not forms:
        raise SourceUnavailableError(
            f"{source.metadata.title} has no address to fetch it from. Load files that"
            f" you have with `clearance update {source.name} --from FOLDER`."
        )
    reasons: list[str] = []
    for form in forms:
        try:
            return _fetch_form(knowledge, source, form, line, retrieved=retrieved)
        except FileNotOfferedError as error:
            reasons.append(str(error))
    raise SourceUnavailableError(" ".join(reasons))


def _has_addresses(form: FormatMetadata) -> bool:
    return all(file.url is not None for file in form.files if not file.optional)


def _fetch_form(
    knowledge: Knowledge,
    source: Source,
    form: FormatMetadata,
    line: Line,
    *,
    retrieved: datetime,
) -> Snapshot:
    last = _last_fetched(knowledge, source, form)
    before = {file.name: file for file in last.files} if last is not None else {}
    folder = knowledge.downloads / source.name / form.name
    incoming: list[IncomingFile] = []
    changed = False
    for file in form.files:
        got = _fetch_file(file, folder, before.get(file.name), line)
        if isinstance(got, Fetched):
            changed = True
            incoming.append(
                IncomingFile(got.name, got.place, got.url, got.etag, got.modified)
            )
        elif got is not None and last is not None:
            kept = knowledge.snapshot_folder(last) / got.name
            incoming.append(
                IncomingFile(got.name, kept, got.url, got.etag, got.modified)
            )
    if last is not None and not changed:
        return last
    snapshot = _keep(knowledge, source, incoming, retrieved=retrieved)
    shutil.rmtree(folder, ignore_errors=True)
    return last if last is not None and last.sha256 == snapshot.sha256 else snapshot


def _last_fetched(
    knowledge: Knowledge, source: Source, form: FormatMetadata
) -> Snapshot | None:
    """Find the newest snapshot, if it was fetched in this form."""
    versions = knowledge.versions(source=source.name)
    fetched = [v.snapshot for v in versions if v.snapshot.origin == "download"]
    newest = fetched[-1] if fetched else None
    if newest is None or not set(newest.names) <= set(form.names):
        return None
    kept = knowledge.snapshot_folder(newest)
    whole = all(
        (kept / file.name).is_file() and (kept / file.name).stat().st_size == file.size
        for file in newest.files
    )
    return newest if whole else None


def _fetch_file(
    file: FileMetadata, folder: Path, before: SnapshotFile | None, line: Line
) -> Fetched | SnapshotFile | None:
    """Fetch a file; the kept one where it is the same, None where it is not offered."""
    if file.url is None:
        return None
    wanted = Wanted(
        file.name,
        file.url,
        folder / file.name,
        before.etag if before else None,
        before.modified if before else None,
    )
    try:
        got = fetch(line.client, wanted, patience=line.patience, progress=line.progress)
    except FileNotOfferedError:
        if file.optional:
            return None
        raise
    return got if got is not None else before


def _keep(
    knowledge: Knowledge,
    source: Source,
    incoming: list[IncomingFile],
    *,
    retrieved: datetime,
) -> Snapshot:
    told = _newest_day(file.modified for file in incoming)
    files = SnapshotFiles(
        source.name, {file.name: file.place for file in incoming}, published=told
    )
    return knowledge.keep(
        source.name,
        incoming,
        published=source.published(files) or retrieved.date(),
        retrieved=retrieved,
        origin="download",
    )


def _newest_day(headers: Iterable[str | None]) -> date | None:
    days = []
    for header in headers:
        try:
            days.append(parsedate_to_datetime(header or "").date())
        except (ValueError, TypeError):
            continue
    return max(days, default=None)
