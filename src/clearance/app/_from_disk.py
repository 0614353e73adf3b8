"""Many official sets that lie on disk: kept, read by several processes, published."""

import gc
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from clearance.errors import ClearanceError, StoreFullError
from clearance.knowledge import Knowledge, Snapshot, Staged
from clearance.reports import UpdateLine
from clearance.sources import (
    FoundSet,
    LoadTask,
    Source,
    find_loaded,
    is_accepted,
    keep_found,
    parse_to_parquet,
    publish,
)
from clearance.values import keep_tables_in, tables_folder

from ._progress import Progress
from ._told import failed_line, told_of, version_line

_Read = tuple[Staged, float]


@dataclass(frozen=True, slots=True)
class DiskWork:
    """Sets of official files to read, by several processes where it pays.

    `sources` are by name; `accept` holds the starts of hashes of sets that a person
    takes as they are.
    """

    knowledge: Knowledge
    sources: Mapping[str, Source]
    progress: Progress
    processes: int
    accept: tuple[str, ...] = ()

    def read_sets(
        self, sets: Sequence[FoundSet], *, retrieved: datetime
    ) -> list[UpdateLine]:
        """Keep and read sets found on disk; the lines are in the order of the sets."""
        lines: dict[int, UpdateLine] = {}
        tasks: dict[int, LoadTask] = {}
        with self.progress.task("Keeping official files", len(sets)) as step:
            for place, found in enumerate(sets):
                try:
                    kept = self._keep(found, retrieved)
                    already = find_loaded(
                        self.knowledge, self.sources[found.source], kept
                    )
                except StoreFullError:
                    raise
                except ClearanceError as error:
                    lines[place] = failed_line(_called(found), error)
                else:
                    if already is not None:
                        lines[place] = version_line(already, None, _partial(found))
                    else:
                        tasks[place] = self._task(found, kept)
                step.move(place + 1)
        for place, line in self._read(tasks, sets):
            lines[place] = line
        return [lines[place] for place in sorted(lines)]

    def _keep(self, found: FoundSet, retrieved: datetime) -> Snapshot:
        source = self.sources[found.source]
        return keep_found(self.knowledge, source, found, retrieved=retrieved)

    def _task(self, found: FoundSet, snapshot: Snapshot) -> LoadTask:
        accepted = is_accepted(snapshot, self.accept)
        source = self.sources[found.source]
        return LoadTask(self.knowledge.folder, source, snapshot, accepted)

    def _read(
        self, tasks: Mapping[int, LoadTask], sets: Sequence[FoundSet]
    ) -> Iterator[tuple[int, UpdateLine]]:
        """Read in any order; publish a source's sets together, the oldest first."""
        awaited = Counter(task.source.name for task in tasks.values())
        read: dict[int, _Read] = {}
        with (
            self.progress.task("Reading lists", len(tasks)) as step,
            self._pool(len(tasks)) as pool,
        ):
            running = {pool.submit(_timed, task): p for p, task in tasks.items()}
            try:
                for done, future in enumerate(as_completed(running), start=1):
                    place = running[future]
                    name = sets[place].source
                    failed = _failed(future, sets[place])
                    if failed is not None:
                        yield place, failed
                    else:
                        read[place] = future.result()
                    awaited[name] -= 1
                    if not awaited[name]:
                        whole = {
                            p: r for p, r in read.items() if sets[p].source == name
                        }
                        yield from self._publish(whole, tasks, sets)
                    step.move(done)
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise

    def _pool(self, tasks: int) -> ProcessPoolExecutor:
        # A fresh interpreter each: threads of Arrow and DuckDB do not survive a fork.
        workers = max(1, min(self.processes, tasks))
        return ProcessPoolExecutor(
            workers,
            mp_context=get_context("spawn"),
            initializer=_begin,
            initargs=(tables_folder(), gc.get_threshold()),
        )

    def _publish(
        self,
        read: Mapping[int, _Read],
        tasks: Mapping[int, LoadTask],
        sets: Sequence[FoundSet],
    ) -> Iterator[tuple[int, UpdateLine]]:
        rest = sorted(read.items(), key=lambda one: one[1][0].version.published)
        while rest:
            place, (staged, seconds) = rest.pop(0)
            following = [later.version for _, (later, _) in rest]
            try:
                version = publish(
                    self.knowledge,
                    staged,
                    following=following,
                    accepted=tasks[place].accepted,
                )
            except StoreFullError:
                raise
            except ClearanceError as error:
                yield place, failed_line(_called(sets[place]), error)
                continue
            told = (_partial(sets[place]), told_of(version))
            yield (
                place,
                UpdateLine(
                    source=version.source,
                    version=str(version.published),
                    outcome="added",
                    entries=version.entries,
                    seconds=seconds,
                    sentence=" ".join(filter(None, told)),
                ),
            )


def _begin(tables: Path | None, threshold: tuple[int, int, int]) -> None:
    """Let a helper keep tables, and search for unreachable objects, as we do."""
    Thread(target=_end_with_parent, daemon=True).start()
    keep_tables_in(tables)
    gc.set_threshold(*threshold)


def _end_with_parent() -> None:
    """End this process once the one that it helps was killed: nobody else tells it.

    Helpers wait for work at one pipe whose other end each of them holds, too.
    """
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _failed(future: Future[_Read], found: FoundSet) -> UpdateLine | None:
    error = future.exception()
    if error is None:
        return None
    if isinstance(error, ClearanceError) and not isinstance(error, StoreFullError):
        return failed_line(_called(found), error)
    raise error


def _timed(task: LoadTask) -> _Read:
    began = time.monotonic()
    staged = parse_to_parquet(task)
    return staged, time.monotonic() - began


def _called(found: FoundSet) -> str:
    return f"{found.source} {found.published or found.folder.name}"


def _partial(found: FoundSet) -> str | None:
    if found.complete:
        return None
    return f"Partial: {', '.join(found.missing)} is not there."
