"""Jobs: work put into the queue, looked at, cancelled, its results found."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_type_hints

from pydantic import TypeAdapter

from clearance.errors import UsageError
from clearance.work import (
    Job,
    JobState,
    add_job,
    cancel_job,
    ended_jobs,
    job_of,
    list_jobs,
    new_job_id,
    remove_job,
)

from ._desk import Desk
from ._divergence import DivergenceRequest
from ._export import ExportRequest
from ._owners import ImpliedRequest
from ._requests import ScreeningRequest
from ._uploads import forget_left_uploads, private_folder

JobRequest = ScreeningRequest | DivergenceRequest | ImpliedRequest | ExportRequest
"""What can be asked as a job; files in it are taken into the job's own folder."""

JobKind = Literal["screen", "divergence", "blocked_by_ownership", "export"]

REQUESTS: Mapping[JobKind, type[Any]] = {
    "screen": ScreeningRequest,
    "divergence": DivergenceRequest,
    "blocked_by_ownership": ImpliedRequest,
    "export": ExportRequest,
}
RESULTS = "results"
_Request = TypeVar("_Request")


def submit_job(
    desk: Desk, request: JobRequest, *, who: str | None, now: datetime
) -> Job:
    """Put work into the queue; *who* is the id of the key that asks.

    Files of the request are moved into the job's folder. It is answered from what was
    loaded by *now* (UTC) even if it runs later, or in several goes. Raises UsageError
    for a request with questions instead of a portfolio, StoreFullError where there is
    no room, DatabaseUnavailableError while the rows cannot be written.
    """
    kind = next(kind for kind, of in REQUESTS.items() if isinstance(request, of))
    if isinstance(request, ScreeningRequest) and (
        request.queries or request.portfolio is None
    ):
        raise UsageError("A job screens a portfolio: give a file.")
    pinned = _pinned(request, now)
    id_ = new_job_id()
    folder = private_folder(desk.settings.data / "jobs") / id_
    private_folder(folder)
    try:
        told = _told(_taken_in(pinned, folder))
        job = Job(
            id=id_,
            kind=kind,
            state="queued",
            created=now,
            request=told,
            folder=f"jobs/{id_}",
            who=who,
        )
        return add_job(desk.rows, job)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def find_job(desk: Desk, id_: str, *, who: str | None = None) -> Job | None:
    """Give a job; None where there is none of that id, or it is not *who*'s."""
    job = job_of(desk.rows, id_)
    return None if job is None or (who is not None and job.who != who) else job


def find_jobs(
    desk: Desk,
    *,
    who: str | None = None,
    state: JobState | None = None,
    limit: int = 100,
) -> tuple[Job, ...]:
    """Give jobs, the newest first; those of one key or in one state where named."""
    return list_jobs(desk.rows, who=who, state=state, limit=limit)


def stop_job(desk: Desk, job: Job, *, now: datetime) -> Job:
    """Cancel a job that waits or runs; one that has ended stays as it is."""
    return cancel_job(desk.rows, job.id, now=now) or job


def forget_job(desk: Desk, job: Job, *, now: datetime) -> None:
    """Remove a job with all that was uploaded for it and found by it."""
    stop_job(desk, job, now=now)
    shutil.rmtree(folder_of(desk, job), ignore_errors=True)
    remove_job(desk.rows, job.id)


def forget_old_jobs(desk: Desk, *, now: datetime) -> int:
    """Remove what is older than the settings let it be kept; say how many jobs."""
    before = now - timedelta(days=desk.settings.retention)
    old = ended_jobs(desk.rows, before=before)
    for job in old:
        forget_job(desk, job, now=now)
    forget_left_uploads(desk.settings.data, now)
    return len(old)


def results_of(desk: Desk, job: Job) -> Mapping[str, Path]:
    """Give the files of a job that is done, by their form: csv, json and so on."""
    folder = folder_of(desk, job) / RESULTS
    if job.state != "done" or not folder.is_dir():
        return {}
    return {path.suffix[1:]: path for path in sorted(folder.iterdir())}


def folder_of(desk: Desk, job: Job) -> Path:
    """Give the folder of a job."""
    return desk.settings.data / job.folder


def request_of(desk: Desk, job: Job) -> Any:
    """Read back what was asked. Raises UsageError for a kind of another release."""
    found = next((of for kind, of in REQUESTS.items() if kind == job.kind), None)
    if found is None:
        raise UsageError(f"Jobs of the kind {job.kind!r} are unknown to this release.")
    return _read(found, job.request, folder_of(desk, job))


def _pinned(request: _Request, now: datetime) -> _Request:
    """Let a request mean the same whenever it is answered."""
    changes: dict[str, Any] = {}
    names = {field.name for field in fields(request)}  # type: ignore[arg-type]
    if "day" in names and getattr(request, "day", None) is None:
        changes["day"] = now.date()
    if "known" in names and getattr(request, "known", None) is None:
        changes["known"] = now
    return replace(request, **changes)  # type: ignore[type-var]


def _taken_in(request: _Request, folder: Path) -> _Request:
    """Move the files of a request into the folder of its job."""
    changes: dict[str, Any] = {}
    for field in fields(request):  # type: ignore[arg-type]
        value = getattr(request, field.name)
        if field.name == "folder":
            changes[field.name] = folder / "export"
        elif isinstance(value, Path):
            (changes[field.name],) = _moved([value], folder / field.name)
        elif field.name == "files":
            changes[field.name] = _moved(value, folder / field.name)
    return replace(request, **changes)  # type: ignore[type-var]


def _moved(files: Iterable[Path], folder: Path) -> tuple[Path, ...]:
    moved = []
    for number, path in enumerate(files, start=1):
        place = private_folder(folder / str(number)) / path.name
        shutil.move(path, place)
        place.chmod(0o600)
        moved.append(place)
    return tuple(moved)


def _told(request: Any) -> dict[str, Any]:
    """Write a request as JSON; files by their place in the job's folder."""
    return {
        field.name: _plain(getattr(request, field.name))
        for field in fields(request)
        if field.name != "queries"
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return list(value.parts[-3:])
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(of) for name, of in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value


def _read(of: type[Any], told: Mapping[str, Any], folder: Path) -> Any:
    hints = get_type_hints(of)
    given: dict[str, Any] = {}
    for name, value in told.items():
        hint = hints[name]
        if name == "files":
            given[name] = tuple(_place(one, folder) for one in value)
        elif value is not None and Path in get_args(hint) and name != "since":
            given[name] = _place(value, folder)
        elif name == "folder":
            given[name] = folder / "export"
        else:
            given[name] = TypeAdapter(hint).validate_python(value)
    return of(**given)


def _place(parts: list[str], folder: Path) -> Path:
    return folder.joinpath(*parts[-3:])
