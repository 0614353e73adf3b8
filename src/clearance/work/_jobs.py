"""Jobs: work that takes too long for one answer, and how far it is."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa

from ._rows import Rows
from ._tables import JOBS

JobState = Literal["queued", "running", "done", "failed", "cancelled"]
_OPEN = ("queued", "running")
# A job whose runner died this often is given up: it may well be what kills it.
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One job. Moments are UTC.

    `done` of `total` (None: not known yet) says how far it is; `who` is the id of the
    key that asked; `request` what was asked, as JSON; `folder` where its files are,
    seen from the data folder; `error` a sentence, where it failed; `heartbeat` when its
    runner was last heard of; `attempts` how often it was begun.
    """

    id: str
    kind: str
    state: JobState
    created: datetime
    request: Mapping[str, Any]
    folder: str
    done: int = 0
    total: int | None = None
    started: datetime | None = None
    ended: datetime | None = None
    who: str | None = None
    error: str | None = None
    heartbeat: datetime | None = None
    runner: str | None = None
    attempts: int = 0

    @property
    def is_open(self) -> bool:
        """Say whether it waits or runs."""
        return self.state in _OPEN


def new_job_id() -> str:
    """Make an id that nobody can guess."""
    return secrets.token_hex(16)


def add_job(rows: Rows, job: Job) -> Job:
    """Put a job into the queue."""
    values = {name: getattr(job, name) for name in Job.__dataclass_fields__}
    with rows.changing() as connection:
        connection.execute(sa.insert(JOBS).values(values))
    return job


def job_of(rows: Rows, id_: str) -> Job | None:
    """Give the job of that id, if there is one."""
    row = rows.first(sa.select(JOBS).where(JOBS.c.id == id_))
    return None if row is None else _job(row)


def list_jobs(
    rows: Rows,
    *,
    who: str | None = None,
    state: JobState | None = None,
    limit: int = 100,
) -> tuple[Job, ...]:
    """Give jobs, the newest first; those of one key or in one state where named."""
    asked = sa.select(JOBS).order_by(JOBS.c.created.desc(), JOBS.c.id).limit(limit)
    if who is not None:
        asked = asked.where(JOBS.c.who == who)
    if state is not None:
        asked = asked.where(JOBS.c.state == state)
    return tuple(map(_job, rows.all(asked)))


def claim_job(
    rows: Rows, runner: str, *, now: datetime, patience: timedelta
) -> Job | None:
    """Take the oldest job that waits, or one whose runner was not heard of for long.

    No two runners ever get the same. A job that was begun too often fails.
    """
    lost = sa.and_(JOBS.c.state == "running", JOBS.c.heartbeat < now - patience)
    with rows.changing() as connection:
        connection.execute(
            sa.update(JOBS)
            .where(lost, JOBS.c.attempts >= _ATTEMPTS)
            .values(
                state="failed",
                ended=now,
                error=f"It was begun {_ATTEMPTS} times; its process ended each time.",
            )
        )
        oldest = (
            sa.select(JOBS.c.id)
            .where(sa.or_(JOBS.c.state == "queued", lost))
            .order_by(JOBS.c.created, JOBS.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        row = (
            connection.execute(
                sa.update(JOBS)
                .where(JOBS.c.id.in_(oldest))
                .values(
                    state="running",
                    runner=runner,
                    heartbeat=now,
                    started=sa.func.coalesce(JOBS.c.started, now),
                    attempts=JOBS.c.attempts + 1,
                )
                .returning(JOBS)
            )
            .mappings()
            .first()
        )
    return None if row is None else _job(row)


def waits_job(rows: Rows, *, now: datetime, patience: timedelta) -> bool:
    """Say whether there is a job that `claim_job` would give."""
    lost = sa.and_(JOBS.c.state == "running", JOBS.c.heartbeat < now - patience)
    asked = sa.select(JOBS.c.id).where(sa.or_(JOBS.c.state == "queued", lost))
    return rows.first(asked.limit(1)) is not None


def renew_job(
    rows: Rows, job: Job, *, now: datetime, done: int, total: int | None
) -> bool:
    """Say that a job is alive and how far it is; False where it is no longer ours.

    It was cancelled then, or another runner took it.
    """
    return _change(rows, job, heartbeat=now, done=done, total=total)


def end_job(
    rows: Rows, job: Job, state: JobState, *, now: datetime, error: str | None = None
) -> bool:
    """End a job as done or failed; False where it is no longer ours."""
    return _change(rows, job, state=state, ended=now, error=error, heartbeat=now)


def release_job(rows: Rows, job: Job) -> bool:
    """Put a job back into the queue, to be gone on with; False if no longer ours."""
    return _change(rows, job, state="queued", attempts=job.attempts - 1)


def _change(rows: Rows, job: Job, **values: object) -> bool:
    with rows.changing() as connection:
        changed = connection.execute(
            sa.update(JOBS)
            .where(
                JOBS.c.id == job.id,
                JOBS.c.state == "running",
                JOBS.c.runner == job.runner,
            )
            .values(values)
        ).rowcount
    return bool(changed)


def cancel_job(rows: Rows, id_: str, *, now: datetime) -> Job | None:
    """Cancel a job that waits or runs; one that has ended stays as it is."""
    with rows.changing() as connection:
        connection.execute(
            sa.update(JOBS)
            .where(JOBS.c.id == id_, JOBS.c.state.in_(_OPEN))
            .values(state="cancelled", ended=now)
        )
    return job_of(rows, id_)


def ended_jobs(rows: Rows, *, before: datetime) -> tuple[Job, ...]:
    """Give the jobs that ended before a moment."""
    asked = sa.select(JOBS).where(JOBS.c.ended < before).order_by(JOBS.c.ended)
    return tuple(map(_job, rows.all(asked)))


def remove_job(rows: Rows, id_: str) -> None:
    """Remove the row of a job; its files are the caller's to remove, before."""
    with rows.changing() as connection:
        connection.execute(sa.delete(JOBS).where(JOBS.c.id == id_))


def _job(row: sa.RowMapping) -> Job:
    return Job(**row)
