"""The runner: a process beside the service that does jobs, one after the other."""

import multiprocessing
import os
import secrets
import shutil
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

import structlog

from clearance.errors import ClearanceError
from clearance.settings import Settings, utc_now
from clearance.values import keep_tables_in
from clearance.work import (
    Job,
    claim_job,
    end_job,
    release_job,
    renew_job,
    waits_job,
)

from ._desk import Desk
from ._jobs import find_job, folder_of, forget_old_jobs, request_of

_PATIENCE = timedelta(seconds=15)  # a runner that is silent for so long is dead
_RENEWED = 2.0  # seconds between two signs of life
_LOOK_EVERY = 1.0
_IDLE = 60.0  # seconds without a job after which the process ends, to give memory back
_TIDY_EVERY = 600.0


class _StopError(Exception):
    """The work is to stop: the job is no longer ours, or the process is to end."""


class Runner:
    """Does jobs of one data folder, in this process."""

    def __init__(
        self, settings: Settings, *, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._desk = Desk(settings)
        self._clock = clock
        self._ending = threading.Event()
        self._name = f"{socket.gethostname()[:30]}:{os.getpid()}:{secrets.token_hex(4)}"

    def end(self) -> None:
        """Stop soon: a job under way goes back into the queue, with what it has."""
        self._ending.set()

    def run(self, *, idle: float = _IDLE, is_wanted: Callable[[], bool]) -> None:
        """Do jobs until none came for *idle* seconds, or nobody wants them."""
        last = time.monotonic()
        while not self._ending.is_set() and is_wanted():
            try:
                busy = self.run_one(is_wanted)
            except ClearanceError as error:
                # The database is away; it may be back in a moment.
                _log().warning("jobs_wait", reason=str(error))
                busy = False
            if busy:
                last = time.monotonic()
            elif time.monotonic() - last > idle:
                break
            else:
                self._ending.wait(_LOOK_EVERY)
        self.close()

    def close(self) -> None:
        """Give the connections to the database back."""
        self._desk.rows.close()

    def run_one(self, is_wanted: Callable[[], bool] = lambda: True) -> bool:
        """Do one job, if one waits; say whether one did."""
        job = claim_job(
            self._desk.rows, self._name, now=self._clock(), patience=_PATIENCE
        )
        if job is None:
            return False
        _Run(self._desk, job, self._clock, self._is_stopped(is_wanted)).run()
        return True

    def _is_stopped(self, is_wanted: Callable[[], bool]) -> Callable[[], bool]:
        return lambda: self._ending.is_set() or not is_wanted()


class _Run:
    """One job being done, and the thread that says that it is."""

    def __init__(
        self,
        desk: Desk,
        job: Job,
        clock: Callable[[], datetime],
        is_stopped: Callable[[], bool],
    ) -> None:
        # Imported when needed: a runner that only looks for jobs needs none of it.
        from ._job_work import Told  # noqa: PLC0415

        self._desk, self._job, self._clock = desk, job, clock
        self._is_stopped = is_stopped
        self._lost, self._over = threading.Event(), threading.Event()
        self._told = Told(self._check)
        self._told.done, self._told.total = job.done, job.total

    def run(self) -> None:
        """Do it, and say how it ended."""
        log = _log().bind(job=self._job.id, kind=self._job.kind)
        log.info("job_begun", attempt=self._job.attempts)
        alive = threading.Thread(target=self._renew_often, daemon=True)
        alive.start()
        try:
            error = self._done()
        except _StopError:
            if not self._lost.is_set():
                self._insist(lambda: release_job(self._desk.rows, self._job))
            log.info("job_stopped", cancelled=self._lost.is_set())
            return
        finally:
            self._over.set()
            alive.join()
            self._leave_nothing_removed()
        self._end(error)
        log.info("job_ended", error=error)

    def _leave_nothing_removed(self) -> None:
        """Take away what was written of a job after it had been removed."""
        with suppress(ClearanceError):
            if find_job(self._desk, self._job.id) is None:
                shutil.rmtree(folder_of(self._desk, self._job), ignore_errors=True)

    def _done(self) -> str | None:
        from ._job_work import WORK  # noqa: PLC0415

        job, desk = self._job, self._desk
        try:
            request = request_of(desk, job)
            work = WORK[job.kind]  # type: ignore[index]  # checked as it was read
            work(desk, request, folder_of(desk, job), job.created, self._told)
        except ClearanceError as error:
            self._check()
            return str(error)
        except OSError as error:
            self._check()  # a job that is removed loses its folder under our hands
            reason = os.strerror(error.errno) if error.errno else str(error)
            return f"Its files could not be written: {reason}."
        except _StopError:
            raise
        except Exception:  # noqa: BLE001  # one bad job must not end all others
            self._check()
            _log().exception("unforeseen_error", job=job.id)
            return "The service made a mistake; its log has it under the job's id."
        return None

    def _check(self) -> None:
        if self._lost.is_set() or self._is_stopped():
            raise _StopError

    def _renew_often(self) -> None:
        while not self._over.wait(_RENEWED):
            with suppress(ClearanceError):
                self._renew()

    def _renew(self) -> None:
        told = self._told
        if not renew_job(
            self._desk.rows,
            self._job,
            now=self._clock(),
            done=told.done,
            total=told.total,
        ):
            self._lost.set()

    def _end(self, error: str | None) -> None:
        def end() -> None:
            self._renew()
            end_job(
                self._desk.rows,
                self._job,
                "failed" if error else "done",
                now=self._clock(),
                error=error,
            )

        self._insist(end)

    def _insist(self, act: Callable[[], object]) -> None:
        """Write how a job ended, also where the database is away for a while."""
        for _ in range(600):
            try:
                act()
            except ClearanceError:
                if self._is_stopped():
                    return  # it is done again, from its parts
                time.sleep(1)
            else:
                return


def run_jobs(
    settings: Settings, parent: int, prepare: Callable[[], None] | None = None
) -> None:
    """Be the process that does jobs, for as long as *parent* lives and jobs come.

    *prepare* is called first, such as for the log.
    """
    if prepare is not None:
        prepare()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # our parent tells us when to end
    keep_tables_in(settings.cache)
    runner = Runner(settings)
    signal.signal(signal.SIGTERM, lambda *_: runner.end())
    runner.run(is_wanted=lambda: os.getppid() == parent)


@contextmanager
def runner_beside(
    settings: Settings, *, prepare: Callable[[], None] | None = None
) -> Iterator[None]:
    """Have jobs done beside a service, by a process of their own that comes and goes.

    *prepare*, a function of a module, is called first in that process. It is started
    when a job waits, again if it dies, and ends when nothing is left to do. On
    leaving, a job under way goes back into the queue.
    """
    ending = threading.Event()
    watching = threading.Thread(
        target=_watch, args=(settings, ending, prepare), name="jobs", daemon=True
    )
    watching.start()
    try:
        yield
    finally:
        ending.set()
        watching.join()


def _watch(
    settings: Settings, ending: threading.Event, prepare: Callable[[], None] | None
) -> None:
    desk, process, tidied = Desk(settings), None, float("-inf")
    context = multiprocessing.get_context("spawn")
    while not ending.wait(_LOOK_EVERY):
        with suppress(ClearanceError):
            if time.monotonic() - tidied > _TIDY_EVERY:
                forget_old_jobs(desk, now=utc_now())
                tidied = time.monotonic()
            idle = process is None or not process.is_alive()
            if idle and waits_job(desk.rows, now=utc_now(), patience=_PATIENCE):
                process = context.Process(
                    target=run_jobs, args=(settings, os.getpid(), prepare), name="jobs"
                )
                process.start()
    if process is not None:
        process.terminate()
        process.join(20)
        if process.is_alive():
            process.kill()
            process.join()
    desk.rows.close()


def _log() -> "structlog.stdlib.BoundLogger":
    log: structlog.stdlib.BoundLogger = structlog.get_logger()
    return log
