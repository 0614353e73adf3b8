"""One update: official lists from their authorities, or from files on disk."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

import httpx

from clearance.errors import ClearanceError, StoreFullError
from clearance.knowledge import Knowledge, Snapshot, Staged, Version
from clearance.reports import UpdateLine, share
from clearance.settings import Settings
from clearance.sources import (
    FoundSet,
    Line,
    LoadOutcome,
    LoadStatus,
    LoadTask,
    Patience,
    Source,
    fetch_source,
    find_all_on_disk,
    find_loaded,
    keep_found,
    load_snapshot,
    open_client,
    parse_to_parquet,
    read_catalog,
)

from ._progress import Progress, Step
from ._requests import UpdateRequest

# What is told of a newly read list, beside its kinds and largest programmes.
_COUNTED = {
    "secondary_risk": "secondary-sanctions risk",
    "linked_to": "Linked To",
    "addresses": "addresses",
    "aliases": "aliases",
}
Clock = Callable[[], datetime]


def update(
    settings: Settings,
    request: UpdateRequest,
    *,
    now: Clock,
    progress: Progress,
    transport: httpx.BaseTransport | None = None,
) -> tuple[UpdateLine, ...]:
    """Load newer lists; one line says of each what became of it.

    *now* gives the moment in UTC; *transport* carries the requests (None: the network).

    A list that cannot be had or read is a failed line, and what was loaded before
    stays. Raises UsageError for an unknown list, UnreadableFileError for a folder
    without official files, StoreBusyError while another update works, StoreFullError
    where there is no room.
    """
    sources = read_catalog().select(request.sources)
    knowledge = Knowledge(settings.data)
    found = None
    if request.folder is not None:
        found = find_all_on_disk(request.folder, [s.metadata for s in sources])
    with knowledge.updating(patience=request.patience, on_wait=progress.say):
        if found is None:
            with open_client(timeout=settings.timeout, transport=transport) as client:
                return tuple(_download(client, knowledge, sources, now, progress))
        by_name = {source.name: source for source in sources}
        work = _Work(knowledge, progress, settings.processes)
        lines = work.read_sets(found.sets, by_name, retrieved=now())
        return (*lines, *_unread_line(found.unread))


def _download(
    client: httpx.Client,
    knowledge: Knowledge,
    sources: Sequence[Source],
    now: Clock,
    progress: Progress,
) -> Iterator[UpdateLine]:
    with ExitStack() as bars:
        steps: dict[str, Step] = {}

        def moved(file: str, done: int, total: int | None) -> None:
            if file not in steps:
                steps[file] = bars.enter_context(progress.task(file, total))
            steps[file].move(done, total)

        line = Line(client, Patience(time.sleep), moved)
        for source in sources:
            if source.metadata.shipped is not None:
                continue
            began = time.monotonic()
            try:
                snapshot = fetch_source(knowledge, source, line, retrieved=now())
                with progress.task(f"Reading {source.name}"):
                    outcome = load_snapshot(knowledge, source, snapshot)
                told = told_of(outcome.version) if _is_new(outcome) else None
            except StoreFullError:
                raise
            except ClearanceError as error:
                yield _failed(source.name, error)
            else:
                yield _line(outcome, time.monotonic() - began, told)


@dataclass(frozen=True, slots=True)
class _Work:
    """Many snapshots to read, by several processes where it pays."""

    knowledge: Knowledge
    progress: Progress
    processes: int

    def read_sets(
        self,
        sets: Sequence[FoundSet],
        sources: dict[str, Source],
        *,
        retrieved: datetime,
    ) -> list[UpdateLine]:
        """Keep and read sets found on disk; the lines are in the order of the sets."""
        lines: dict[int, UpdateLine] = {}
        tasks: dict[int, LoadTask] = {}
        with self.progress.task("Keeping official files", len(sets)) as step:
            for place, found in enumerate(sets):
                source = sources[found.source]
                try:
                    kept = keep_found(
                        self.knowledge, source, found, retrieved=retrieved
                    )
                    already = find_loaded(self.knowledge, source, kept)
                except StoreFullError:
                    raise
                except ClearanceError as error:
                    lines[place] = _failed(_called(found), error)
                else:
                    if already is not None:
                        lines[place] = _line(already, None, _partial(found))
                    else:
                        tasks[place] = _task(self.knowledge, source, kept)
                step.move(place + 1)
        for place, line in self._read(tasks, sets):
            lines[place] = line
        return [lines[place] for place in sorted(lines)]

    def _read(
        self, tasks: dict[int, LoadTask], sets: Sequence[FoundSet]
    ) -> Iterator[tuple[int, UpdateLine]]:
        with (
            self.progress.task("Reading lists", len(tasks)) as step,
            self._pool(len(tasks)) as pool,
        ):
            running = {pool.submit(_timed, task): p for p, task in tasks.items()}
            try:
                for done, future in enumerate(as_completed(running), start=1):
                    place = running[future]
                    yield place, self._finish(future, sets[place])
                    step.move(done)
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise

    def _pool(self, tasks: int) -> ProcessPoolExecutor:
        # A fresh interpreter each: threads of Arrow and DuckDB do not survive a fork.
        workers = max(1, min(self.processes, tasks))
        return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))

    def _finish(
        self, future: Future[tuple[Staged, float]], found: FoundSet
    ) -> UpdateLine:
        try:
            staged, seconds = future.result()
            version = self.knowledge.publish(staged)
        except StoreFullError:
            raise
        except ClearanceError as error:
            return _failed(_called(found), error)
        return UpdateLine(
            source=version.source,
            version=str(version.published),
            outcome="added",
            entries=version.entries,
            seconds=seconds,
            sentence=" ".join(filter(None, (_partial(found), told_of(version)))),
        )


def _task(knowledge: Knowledge, source: Source, snapshot: Snapshot) -> LoadTask:
    return LoadTask(knowledge.folder, source, snapshot)


def _timed(task: LoadTask) -> tuple[Staged, float]:
    began = time.monotonic()
    staged = parse_to_parquet(task)
    return staged, time.monotonic() - began


def _called(found: FoundSet) -> str:
    return f"{found.source} {found.published or found.folder.name}"


def _partial(found: FoundSet) -> str | None:
    if found.complete:
        return None
    return f"Partial: {', '.join(found.missing)} is not there."


def told_of(version: Version) -> str:
    """Say in a sentence or two what a newly read version holds."""
    counts = version.record["counts"]
    kinds = {
        name.removeprefix("entries."): number
        for name, number in counts.items()
        if name.startswith("entries.")
    }
    programmes = {
        name.removeprefix("programme."): number
        for name, number in counts.items()
        if name.startswith("programme.")
    }
    largest = sorted(programmes.items(), key=lambda one: (-one[1], one[0]))[:3]
    understood = version.record["understood"].get("remark", 0)
    unread = version.record["not_understood"].get("remark", {"total": 0})["total"]
    parts = [
        _listed(sorted(kinds.items())),
        _listed(largest),
        _listed(
            (label, counts[name])
            for name, label in _COUNTED.items()
            if counts.get(name)
        ),
        f"{share(understood, understood + unread)} of remarks understood"
        if understood
        else "",
    ]
    return "; ".join(part for part in parts if part) + "."


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in counts)


def _is_new(outcome: LoadOutcome) -> bool:
    return outcome.status is LoadStatus.ADDED


def _failed(source: str, error: ClearanceError) -> UpdateLine:
    name, _, version = source.partition(" ")
    return UpdateLine(
        source=name, version=version or None, outcome="failed", sentence=str(error)
    )


def _line(
    outcome: LoadOutcome, seconds: float | None, sentence: str | None = None
) -> UpdateLine:
    version = outcome.version
    return UpdateLine(
        source=version.source,
        version=str(version.published),
        outcome=outcome.status.value,
        entries=version.entries,
        seconds=seconds,
        sentence=sentence,
    )


def _unread_line(unread: Sequence[Path]) -> Iterator[UpdateLine]:
    if unread:
        names = ", ".join(sorted(path.name for path in unread))
        yield UpdateLine(
            source="(other files)",
            version=None,
            outcome="skipped",
            sentence=f"Of no list that is known here: {names}.",
        )
