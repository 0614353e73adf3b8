"""One update: official lists from their authorities, or from files on disk."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import httpx

from clearance.errors import ClearanceError, SourceUnavailableError, StoreFullError
from clearance.knowledge import Knowledge
from clearance.reports import UpdateLine
from clearance.settings import Settings
from clearance.sources import (
    Line,
    LoadOutcome,
    LoadStatus,
    Patience,
    ServerUnreachableError,
    Source,
    fetch_source,
    find_all_on_disk,
    load_snapshot,
    open_client,
    read_catalog,
)

from ._from_disk import DiskWork
from ._progress import Progress, Step
from ._requests import UpdateRequest
from ._told import failed_line, told_of, version_line

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
    sources = read_catalog(settings.data / "sources").select(request.sources)
    if request.folder is not None and not request.sources:
        # Files of the same names make up any dataset that a user adds: it is named.
        sources = tuple(one for one in sources if one.metadata.reader is None)
    knowledge = Knowledge(settings.data)
    found = None
    if request.folder is not None:
        found = find_all_on_disk(request.folder, [s.metadata for s in sources])
    with knowledge.updating(patience=request.patience, on_wait=progress.say):
        if found is None:
            with open_client(timeout=settings.timeout, transport=transport) as client:
                patience = Patience(time.sleep, first_pause=settings.pause)
                ways = _Ways(client, knowledge, progress, request, patience)
                return tuple(_download(ways, sources, now))
        work = DiskWork(
            knowledge,
            {source.name: source for source in sources},
            progress,
            settings.processes,
            request.accept,
        )
        lines = work.read_sets(found.sets, retrieved=now())
        return (*lines, *_unread_line(found.unread))


@dataclass(frozen=True, slots=True)
class _Ways:
    """By which lists are fetched, where they go, and as was asked for."""

    client: httpx.Client
    knowledge: Knowledge
    progress: Progress
    request: UpdateRequest
    patience: Patience


class _Network:
    """Whether any authority can be reached, as far as has been tried."""

    def __init__(self) -> None:
        self._answered = False
        self._silent: list[str] = []

    def heard(self, error: ClearanceError | None) -> None:
        """Take note of how a list was fetched; None where it was."""
        if isinstance(error, ServerUnreachableError):
            if error.host not in self._silent:
                self._silent.append(error.host)
        else:
            self._answered = True

    @property
    def is_down(self) -> bool:
        """Two servers without a connection and none with one: it is the network."""
        return not self._answered and len(self._silent) > 1

    def told(self) -> SourceUnavailableError:
        """Say why a list is not even asked for."""
        return SourceUnavailableError(
            f"Not tried: {' and '.join(self._silent)} could not be reached, so there"
            " seems to be no network. Run the update again when there is one."
        )


def _download(
    ways: _Ways, sources: Sequence[Source], now: Clock
) -> Iterator[UpdateLine]:
    with ExitStack() as bars:
        steps: dict[str, Step] = {}

        def moved(file: str, done: int, total: int | None) -> None:
            if file not in steps:
                steps[file] = bars.enter_context(ways.progress.task(file, total))
            steps[file].move(done, total)

        line = Line(ways.client, ways.patience, moved)
        network = _Network()
        for source in sources:
            if source.metadata.shipped is not None:
                continue
            if not source.metadata.can_be_fetched and not ways.request.sources:
                yield _no_address(source)
                continue
            if network.is_down:
                yield failed_line(source.name, network.told())
                continue
            began = time.monotonic()
            try:
                snapshot = fetch_source(ways.knowledge, source, line, retrieved=now())
                with ways.progress.task(f"Reading {source.name}"):
                    outcome = load_snapshot(
                        ways.knowledge, source, snapshot, accept=ways.request.accept
                    )
                told = told_of(outcome.version) if _is_new(outcome) else None
            except StoreFullError:
                raise
            except ClearanceError as error:
                network.heard(error)
                yield failed_line(source.name, error)
            else:
                network.heard(None)
                yield version_line(outcome, time.monotonic() - began, told)


def _no_address(source: Source) -> UpdateLine:
    why = (
        "There is no address to fetch it from"
        if source.metadata.derived is None
        else "It is read from an extract made by others"
    )
    return UpdateLine(
        source=source.name,
        version=None,
        outcome="skipped",
        sentence=f"{why}; load files that you have with"
        f" `clearance update {source.name} --from FOLDER`.",
    )


def _is_new(outcome: LoadOutcome) -> bool:
    return outcome.status is LoadStatus.ADDED


def _unread_line(unread: Sequence[Path]) -> Iterator[UpdateLine]:
    if unread:
        names = ", ".join(sorted(path.name for path in unread))
        yield UpdateLine(
            source="(other files)",
            version=None,
            outcome="skipped",
            sentence=f"Of no list that is known here: {names}.",
        )
