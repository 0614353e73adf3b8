"""The store: snapshots kept for ever, the statements read from them, and the lock."""

import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from filelock import FileLock

from clearance.entities import Statement
from clearance.errors import StoreDamagedError, UsageError
from clearance.values import AsOf

from ._changes import Changes, Feeds, changes_between
from ._choice import choose, read_best
from ._claims import Claim, read_claims
from ._compare import Compared, compare
from ._dated import SeenParty, read_dated
from ._durable import discard, settle, writing_in
from ._history import (
    DatedClaim,
    Ever,
    Kept,
    Presence,
    read_ever,
    read_history,
    read_presences,
)
from ._keeping import copy_into, is_kept
from ._listings import Part
from ._lock import acquire
from ._parquet import STATEMENTS, checked, file_sha256, totals_of, write_statements
from ._snapshot import (
    IncomingFile,
    Origin,
    Snapshot,
    snapshot_sha256,
)
from ._version import (
    Edition,
    Totals,
    Version,
    read_version,
    version_json,
    version_name,
)
from ._view import View

_VERSION = "version.json"
Record = Callable[[Totals], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Staged:
    """A version that is written but not yet visible to anyone."""

    version: Version
    folder: Path


class Knowledge:
    """A folder of official files and of what was read from them.

    Facts are never changed, only added, each in one step: whatever happens to a
    writer, readers see the last good state. Writers hold `updating()`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def downloads(self) -> Path:
        """The folder for half-fetched files; they are resumed by the next update."""
        return self.folder / "downloads"

    @property
    def _incoming(self) -> Path:
        return self.folder / ".incoming"

    @contextmanager
    def updating(
        self, *, patience: timedelta, on_wait: Callable[[str], None]
    ) -> Iterator[None]:
        """Hold the store for writing; clear what a killed writer left behind.

        Where another update holds it, *on_wait* is told so in a sentence, once, and
        it is waited for. Raises StoreBusyError after *patience*, StoreFullError where
        the folder cannot be written to.
        """
        with writing_in(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / ".lock")
            acquire(lock, self.folder, patience=patience, on_wait=on_wait)
        try:
            discard(self._incoming)
            yield
        finally:
            discard(self._incoming)
            lock.release()

    def keep(
        self,
        source: str,
        files: Sequence[IncomingFile],
        *,
        published: date,
        retrieved: datetime,
        origin: Origin,
    ) -> Snapshot:
        """Keep the official files of one list under the hash of their content.

        Files already kept, packed or plain, are left alone, and replaced where they
        are damaged. *retrieved* is a moment in UTC. Raises
        UnreadableFileError for a file that cannot be read, StoreFullError where there
        is no room.
        """
        with writing_in(self.folder):
            temporary = self._temporary()
            kept = tuple(copy_into(temporary, file) for file in files)
            snapshot = Snapshot(
                source, published, retrieved, kept, snapshot_sha256(kept), origin
            )
            final = self.snapshot_folder(snapshot)
            if all(is_kept(final, file) for file in kept):
                discard(temporary)
            else:
                settle(temporary, final)
        return snapshot

    def snapshot_folder(self, snapshot: Snapshot) -> Path:
        """Say where the files of a snapshot are kept."""
        return self.folder / "snapshots" / snapshot.source / snapshot.sha256[:16]

    def stage(
        self,
        snapshot: Snapshot,
        statements: Iterable[Statement],
        *,
        edition: Edition,
        record: Record,
    ) -> Staged:
        """Write the statements of a snapshot where nobody looks yet.

        *record* is called with the totals once all is written, and gives what is kept
        with the version; it may raise ListRefusedError, and then nothing stays. Can
        run in another process than the one that holds the store.
        """
        with writing_in(self.folder):
            folder = self._temporary()
            try:
                path = folder / STATEMENTS
                write_statements(path, statements)
                totals = totals_of(path)
                version = Version(
                    source=snapshot.source,
                    name=version_name(snapshot, edition.parser_version),
                    edition=edition,
                    snapshot=snapshot,
                    totals=totals,
                    file_sha256=file_sha256(path),
                    record=dict(record(totals)),
                )
                (folder / _VERSION).write_bytes(version_json(version))
            except BaseException:
                discard(folder)
                raise
        return Staged(version, folder)

    def publish(
        self, staged: Staged, *, checks: Mapping[str, Any] | None = None
    ) -> Version:
        """Make a staged version one that answers; one already there stays.

        *checks*, what it was held against before, is kept in its record.
        """
        version = staged.version
        already = self.loaded(version.snapshot, version.parser_version)
        if already is not None:
            discard(staged.folder)
            return already
        with writing_in(self.folder):
            if checks is not None:
                record = {**version.record, "checks": dict(checks)}
                version = replace(version, record=record)
                (staged.folder / _VERSION).write_bytes(version_json(version))
            settle(staged.folder, self.version_folder(version))
        return version

    def discard(self, staged: Staged) -> None:
        """Throw a staged version away."""
        discard(staged.folder)

    def compare(self, earlier: Version, later: Staged) -> Compared:
        """Count the parties that a staged version adds, removes and changes.

        Raises StoreDamagedError where the earlier one is not as it was written.
        """
        before = checked(earlier, self.version_folder(earlier))
        return compare(before, later.folder / STATEMENTS)

    def load(
        self,
        snapshot: Snapshot,
        statements: Iterable[Statement],
        *,
        edition: Edition,
        record: Record,
    ) -> Version:
        """Stage and publish the statements of a snapshot; see both."""
        already = self.loaded(snapshot, edition.parser_version)
        if already is not None:
            return already
        staged = self.stage(snapshot, statements, edition=edition, record=record)
        return self.publish(staged)

    def version_folder(self, version: Version) -> Path:
        """Say where the statements of a version are."""
        return self._folder_of(version.source, version.name)

    def _folder_of(self, source: str, name: str) -> Path:
        root = self.folder / "statements"
        return root / f"source={source}" / f"version={name}"

    def loaded(self, snapshot: Snapshot, parser_version: int) -> Version | None:
        """Find the version read from a snapshot by a parser; None if there is none.

        One whose files are damaged counts as none, so that it is read anew.
        """
        name = version_name(snapshot, parser_version)
        folder = self._folder_of(snapshot.source, name)
        if not folder.is_dir():
            return None
        try:
            version = read_version(folder / _VERSION)
            checked(version, folder)
        except StoreDamagedError:
            return None
        return version

    def versions(self, *, source: str | None = None) -> tuple[Version, ...]:
        """List all versions, by source, day of publication and day of retrieval.

        Raises StoreDamagedError for one that cannot be read.
        """
        pattern = f"source={source or '*'}/version=*"
        folders = (self.folder / "statements").glob(pattern)
        found = [read_version(folder / _VERSION) for folder in folders]
        return tuple(
            sorted(found, key=lambda v: (v.source, v.published, v.retrieved, v.name))
        )

    def view(self, as_of: AsOf, *, sources: Collection[str] | None = None) -> View:
        """Say what the lists said on a day; *sources* limits it to some of them.

        Reads what is kept about the versions, not yet their statements.
        """
        wanted = [v for v in self.versions() if sources is None or v.source in sources]
        choice = choose(wanted, as_of)
        folders = tuple(self.version_folder(version) for version in choice.versions)
        notes = choice.notes
        if not wanted:
            notes = ("No list is loaded. Run `clearance update` to load the lists.",)
        return View(as_of, choice.versions, notes, folders, self.folder, choice.noted)

    def statements_of(self, subject: str, as_of: AsOf) -> tuple[Claim, ...]:
        """List all that the versions of a day say of a thing and of what points at it.

        In the order of the lists, also what is not in force on the day.
        """
        versions = self.view(as_of).versions
        parts = [
            Part(version.source, checked(version, self.version_folder(version)))
            for version in versions
        ]
        found = read_claims(parts, subject, spill=self.folder)
        return tuple(Claim(statement, versions[part]) for part, statement in found)

    def changes(
        self,
        earlier: AsOf,
        later: AsOf,
        *,
        sources: Collection[str] | None = None,
        feeds: Feeds | None = None,
    ) -> Changes:
        """Say what changed on the lists from one day to another.

        Per list, from the versions that answer on each of the days: parties added,
        removed and changed, with every property before and after. A list that answers
        on one of the days only is named in the notes. *feeds* names what each file of a
        list tells: where it is missing on one of the days, that is set aside, and a
        note says so. Raises UsageError where the
        first day is after the second, StoreDamagedError where a kept file is not as it
        was written.
        """
        if earlier.day > later.day:
            raise UsageError(
                f"{earlier.day} is after {later.day}: name the earlier day first."
            )
        return changes_between(
            self.view(earlier, sources=sources),
            self.view(later, sources=sources),
            feeds or {},
            spill=self.folder,
        )

    def ever(self, *, known: datetime | None = None) -> Iterator[Ever]:
        """Give each thing with all that any list ever said of it, in any version.

        As far as had been retrieved by *known*; whatever is in force or not. Raises
        StoreDamagedError where a kept file is not as it was written.
        """
        return read_ever(self._kept(known), spill=self.folder)

    def presences(
        self,
        *,
        known: datetime | None = None,
        sources: Collection[str] | None = None,
        subjects: Collection[str] | None = None,
    ) -> Iterator[Presence]:
        """Say of each list and thing in which of its publications the list has it.

        By source, subject and day, as far as had been retrieved by *known*; *sources*
        limits it to some lists, *subjects* to some things. A thing listed again after
        a removal comes once for each spell.
        """
        return read_presences(self._kept(known, sources), subjects, spill=self.folder)

    def history(
        self,
        subjects: Collection[str],
        *,
        known: datetime | None = None,
        alone: bool = False,
    ) -> tuple[DatedClaim, ...]:
        """List all that any version says of things and of what points at them.

        By source, in its order, each with the publications that say so, as far as
        they had been retrieved by *known*; *alone* leaves out what points at them.
        """
        kept = self._kept(known)
        return tuple(read_history(kept, subjects, alone=alone, spill=self.folder))

    def dated(
        self,
        as_of: AsOf,
        *,
        sources: Collection[str] | None = None,
        same: Mapping[str, str] | None = None,
    ) -> Iterator[SeenParty]:
        """Give what `view(as_of).listings(same)` does, claim by claim, with its days.

        In the same order. When a claim was first seen follows from the publications
        up to the day. Raises StoreDamagedError where a kept file is not as it was
        written.
        """
        answering = self.view(as_of, sources=sources).versions
        names = {(version.source, version.name) for version in answering}
        editions = [
            (version, path)
            for version, path in self._kept(as_of.known, sources)
            if version.published <= as_of.day or (version.source, version.name) in names
        ]
        parts = [
            Part(version.source, checked(version, self.version_folder(version)))
            for version in answering
        ]
        return read_dated(
            parts, editions, as_of.day, same=same or {}, spill=self.folder
        )

    def _kept(
        self, known: datetime | None, sources: Collection[str] | None = None
    ) -> list[Kept]:
        wanted = (v for v in self.versions() if sources is None or v.source in sources)
        return [
            (version, checked(version, self.version_folder(version)))
            for version in read_best(wanted, known)
        ]

    def _temporary(self) -> Path:
        self._incoming.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=self._incoming))
