"""Jobs are queued, taken by one runner each, heard of, taken over, cancelled, ended."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from clearance.work import (
    Job,
    Rows,
    add_job,
    cancel_job,
    claim_job,
    end_job,
    ended_jobs,
    job_of,
    list_jobs,
    new_job_id,
    remove_job,
    renew_job,
)
from tests.work.conftest import NOW

_PATIENCE = timedelta(seconds=30)


def _queued(rows: Rows, *, after: int = 0, who: str | None = None) -> Job:
    id_ = new_job_id()
    made = NOW + timedelta(seconds=after)
    return add_job(
        rows,
        Job(
            id=id_,
            kind="screen",
            state="queued",
            created=made,
            request={"title": "Kunden Ä", "limit": 5, "sources": None},
            folder=f"jobs/{id_}",
            who=who,
        ),
    )


def test_a_job_is_given_back_as_it_was_put_in(rows: Rows) -> None:
    """Request, moments in UTC and all."""
    job = _queued(rows, who="abc")

    assert job == job_of(rows, job.id)
    assert job_of(rows, "nothing") is None
    assert (job,) == list_jobs(rows, who="abc", state="queued")
    assert () == list_jobs(rows, who="somebody else")
    assert () == list_jobs(rows, state="done")


def test_the_oldest_job_is_taken_first_and_once(rows: Rows) -> None:
    """A job that is taken is nobody else's."""
    later, first = _queued(rows, after=9), _queued(rows)

    taken = [
        claim_job(rows, name, now=NOW + timedelta(seconds=10), patience=_PATIENCE)
        for name in ("one", "two", "three")
    ]

    assert taken[0] is not None
    assert taken[1] is not None
    assert [first.id, later.id] == [taken[0].id, taken[1].id]
    assert ("running", "one", 1) == (
        taken[0].state,
        taken[0].runner,
        taken[0].attempts,
    )
    assert taken[2] is None


def test_many_runners_never_share_a_job(rows: Rows) -> None:
    """Each job goes to one, though they all ask at the same time."""
    jobs = {_queued(rows, after=number).id for number in range(12)}

    def take(number: int) -> list[str]:
        taken = []
        while job := claim_job(
            rows,
            f"runner {number}",
            now=NOW + timedelta(hours=1),
            patience=_PATIENCE * 999,
        ):
            taken.append(job.id)
        return taken

    with ThreadPoolExecutor(4) as pool:
        taken = [id_ for some in pool.map(take, range(4)) for id_ in some]

    assert 12 == len(taken)
    assert jobs == set(taken)


def test_a_job_whose_runner_is_not_heard_of_is_taken_over(rows: Rows) -> None:
    """And the first runner, if it still lives, learns that the job is not its own."""
    _queued(rows)
    first = claim_job(rows, "one", now=NOW, patience=_PATIENCE)
    assert first is not None
    soon = NOW + timedelta(seconds=20)
    assert renew_job(rows, first, now=soon, done=2, total=9)

    early = claim_job(rows, "two", now=soon + _PATIENCE, patience=_PATIENCE)
    second = claim_job(rows, "two", now=soon + _PATIENCE * 2, patience=_PATIENCE)

    assert early is None
    assert second is not None
    assert (2, 9, 2, NOW) == (
        second.done,
        second.total,
        second.attempts,
        second.started,
    )
    assert not renew_job(rows, first, now=NOW, done=3, total=9)
    assert not end_job(rows, first, "done", now=NOW)
    assert end_job(rows, second, "done", now=NOW)


def test_a_job_that_ends_its_runner_each_time_is_given_up(rows: Rows) -> None:
    """It would keep all others waiting for ever."""
    job = _queued(rows)
    now, taken = NOW, 0
    for _ in range(9):
        taken += claim_job(rows, "r", now=now, patience=_PATIENCE) is not None
        now += _PATIENCE * 2

    ended = job_of(rows, job.id)
    assert ended is not None
    assert (5, "failed") == (taken, ended.state)
    assert "begun 5 times" in (ended.error or "")


def test_a_cancelled_job_is_no_longer_its_runners(rows: Rows) -> None:
    """One that waits is never begun, one that has ended stays as it is."""
    waiting, running = _queued(rows, after=1), _queued(rows)
    mine = claim_job(rows, "one", now=NOW, patience=_PATIENCE)
    assert mine is not None

    for job in (waiting, running):
        cancelled = cancel_job(rows, job.id, now=NOW)
        assert cancelled is not None
        assert "cancelled" == cancelled.state

    assert not renew_job(rows, mine, now=NOW, done=1, total=None)
    assert claim_job(rows, "two", now=NOW, patience=_PATIENCE) is None
    assert cancel_job(rows, "nothing", now=NOW) is None

    _queued(rows)
    done = claim_job(rows, "one", now=NOW, patience=_PATIENCE)
    assert done is not None
    end_job(rows, done, "done", now=NOW)
    still = cancel_job(rows, done.id, now=NOW)
    assert still is not None
    assert "done" == still.state


def test_old_jobs_can_be_found_and_removed(rows: Rows) -> None:
    """Those that ended before a day, and none that still runs."""
    job = _queued(rows)
    _queued(rows)
    cancel_job(rows, job.id, now=NOW)

    assert () == ended_jobs(rows, before=NOW)
    found = ended_jobs(rows, before=NOW + timedelta(seconds=1))
    assert [job.id] == [one.id for one in found]
    remove_job(rows, job.id)
    assert job_of(rows, job.id) is None
    assert 1 == len(list_jobs(rows))
