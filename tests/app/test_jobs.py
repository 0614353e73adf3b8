"""Jobs: put in, done part by part, cancelled, taken over, removed."""

import json
import os
import shutil
import stat
import threading
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clearance.app import (
    Desk,
    DivergenceRequest,
    ExportRequest,
    ImpliedRequest,
    JobRequest,
    Runner,
    ScreeningRequest,
    Silent,
    find_job,
    find_jobs,
    folder_of,
    forget_job,
    forget_old_jobs,
    new_upload,
    private_file,
    results_of,
    safe_name,
    screen,
    stop_job,
    submit_job,
)
from clearance.app import _job_work as job_work
from clearance.app._runner import _StopError
from clearance.errors import StoreFullError, UsageError
from clearance.reports import read_screening, render_json
from clearance.screening import Query
from clearance.settings import Settings
from clearance.work import Job
from tests.work.postgres import postgres

_RUNNERS: list[Runner] = []
NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
_CUSTOMERS = "id,name\n" + "".join(
    f"{n},{'Sberbank' if n % 3 == 0 else f'Erika Mustermann {n}'}\n" for n in range(25)
)


@pytest.fixture
def desk(loaded: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk with the starter set, of one test alone."""
    found = Desk(Settings(data=shutil.copytree(loaded, tmp_path / "data")))
    yield found
    found.rows.close()


@pytest.fixture(autouse=True)
def runners() -> Iterator[list[Runner]]:
    """The runners of a test, whose connections are closed after it."""
    yield _RUNNERS
    while _RUNNERS:
        _RUNNERS.pop().close()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let parts be small, so that a few rows make several."""
    monkeypatch.setattr(job_work, "PART", 10)


def _uploaded(desk: Desk, text: str = _CUSTOMERS, name: str = "kunden.csv") -> Path:
    place = new_upload(desk.settings.data, name)
    with private_file(place) as file:
        file.write(text.encode())
    return place


def _submitted(desk: Desk, **more: object) -> Job:
    request = ScreeningRequest(portfolio=_uploaded(desk), **more)  # type: ignore[arg-type]
    return submit_job(desk, request, who="key", now=NOW)


def _again(desk: Desk, job: Job) -> Job:
    found = find_job(desk, job.id)
    assert found is not None
    return found


def _runner(desk: Desk, clock: Callable[[], datetime] = lambda: NOW) -> Runner:
    _RUNNERS.append(Runner(desk.settings, clock=clock))
    return _RUNNERS[-1]


def test_a_job_finds_what_one_answer_would(desk: Desk, small: None) -> None:
    """In every form, and says how far it is."""
    job = _submitted(desk, limit=2)
    assert ("queued", {}) == (job.state, results_of(desk, job))

    assert _runner(desk).run_one()

    done = _again(desk, job)
    results = results_of(desk, done)
    told = json.loads(results["json"].read_text())
    versions = told.pop("versions")
    found = read_screening(json.dumps(told))
    file = folder_of(desk, job) / "portfolio" / "1" / "kunden.csv"
    request = ScreeningRequest(portfolio=file, limit=2, day=NOW.date(), known=NOW)
    whole = screen(desk, request, now=NOW, progress=Silent())
    assert ("done", 25, 25) == (done.state, done.done, done.total)
    assert {"arrow", "csv", "html", "json", "jsonl"} == set(results)
    assert read_screening(render_json(whole)) == found
    assert ["starter"] == [one["source"] for one in versions["lists"]]
    assert 27 == len(results["jsonl"].read_text().splitlines())
    assert not (folder_of(desk, job) / "parts").exists()
    assert not _runner(desk).run_one()


def test_only_the_owner_may_read_what_was_sent_and_found(desk: Desk) -> None:
    """Files 0600, folders 0700."""
    job = _submitted(desk)
    _runner(desk).run_one()
    paths = [desk.settings.data / "jobs", *(desk.settings.data / "jobs").rglob("*")]

    assert {0o600} == {stat.S_IMODE(p.stat().st_mode) for p in paths if p.is_file()}
    assert {0o700} == {stat.S_IMODE(p.stat().st_mode) for p in paths if p.is_dir()}
    assert results_of(desk, _again(desk, job))


def test_a_job_goes_on_where_its_runner_died(desk: Desk, small: None) -> None:
    """Parts that are there are taken as they are, the others are made."""
    job = _submitted(desk)
    dying = _runner(desk)
    made = folder_of(desk, job) / "parts"

    def dies(*_: object) -> None:
        if made.exists() and len(list(made.glob("*.head"))) == 2:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job_work.Told, "move", dies)
        with pytest.raises(KeyboardInterrupt):
            dying.run_one()
    assert "running" == _again(desk, job).state
    kept = {path.name: path.stat().st_mtime_ns for path in made.glob("*.head")}
    parts = []
    with pytest.MonkeyPatch.context() as patch:
        write = job_work._write_whole

        def noted(place: Path, content: bytes) -> None:
            parts.append(place.name)
            write(place, content)

        patch.setattr(job_work, "_write_whole", noted)
        assert not _runner(desk).run_one()  # it may still live
        assert _runner(desk, lambda: NOW + timedelta(minutes=1)).run_one()

    done = _again(desk, job)
    assert ("done", 2) == (done.state, done.attempts)
    assert {"000000.head", "000001.head"} == set(kept)
    assert ["000002.head"] == parts
    told = json.loads(results_of(desk, done)["json"].read_text())
    assert 25 == len(told["rows"])


def test_a_cancelled_job_stops_and_leaves_no_result(desk: Desk, small: None) -> None:
    """While it runs: its runner learns of it and goes on to the next."""
    job = _submitted(desk)
    moved = job_work.Told.move

    def cancels(told: job_work.Told, done: int, total: int | None = None) -> None:
        if done == 10:
            stop_job(desk, job, now=NOW)
            told.check = _lost
        moved(told, done, total)

    def _lost() -> None:
        raise _StopError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job_work.Told, "move", cancels)
        assert _runner(desk).run_one()

    assert "cancelled" == _again(desk, job).state
    assert {} == results_of(desk, _again(desk, job))


def test_a_job_that_is_removed_while_it_runs_leaves_nothing(
    desk: Desk, small: None
) -> None:
    """Not even what its runner wrote after it was removed."""
    job = _submitted(desk)
    moved = job_work.Told.move

    def removes(told: job_work.Told, done: int, total: int | None = None) -> None:
        if done == 10:
            forget_job(desk, job, now=NOW)
            (folder_of(desk, job) / "parts").mkdir(parents=True)
        moved(told, done, total)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job_work.Told, "move", removes)
        assert _runner(desk).run_one()

    assert find_job(desk, job.id) is None
    assert not folder_of(desk, job).exists()


def test_a_runner_that_is_ended_gives_its_job_back(desk: Desk, small: None) -> None:
    """And another does it at once."""
    job = _submitted(desk)
    ending = _runner(desk)
    ending.end()
    assert ending.run_one()
    assert ("queued", 0) == (_again(desk, job).state, _again(desk, job).attempts)

    _runner(desk).run_one()

    assert "done" == _again(desk, job).state


def test_a_job_that_cannot_be_done_says_why(desk: Desk) -> None:
    """In the sentence that one answer would give."""
    place = _uploaded(desk, "colour,size\nred,1\ngreen,2\n", "c.csv")
    job = submit_job(desk, ScreeningRequest(portfolio=place), who=None, now=NOW)
    _runner(desk).run_one()
    failed = _again(desk, job)

    assert "failed" == failed.state
    assert "No column holds a name" in (failed.error or "")
    assert {} == results_of(desk, failed)


@pytest.mark.parametrize(
    ("request_", "forms"),
    [
        (DivergenceRequest(countries=("ru",)), {"json", "csv", "html", "svg"}),
        (ImpliedRequest(possible=True), {"json", "csv"}),
        (ExportRequest(folder=Path(), forms=("ftm",)), {"zip"}),
    ],
    ids=["divergence", "blocked", "export"],
)
def test_other_long_work_can_be_a_job(
    desk: Desk, request_: JobRequest, forms: set[str]
) -> None:
    """Each with the forms that its command has."""
    job = submit_job(desk, request_, who=None, now=NOW)
    _runner(desk).run_one()
    done = _again(desk, job)
    results = results_of(desk, done)

    assert ("done", None) == (done.state, done.error)
    assert forms == set(results)
    if "zip" in results:
        with zipfile.ZipFile(results["zip"]) as archive:
            assert any(name.endswith(".json") for name in archive.namelist())


def test_jobs_are_their_askers_own(desk: Desk) -> None:
    """Who asks with another key does not see them."""
    job = _submitted(desk)

    assert [job.id] == [one.id for one in find_jobs(desk, who="key")]
    assert () == find_jobs(desk, who="other")
    assert find_job(desk, job.id, who="other") is None


def test_old_jobs_and_what_was_uploaded_are_removed(desk: Desk) -> None:
    """After the days that the settings say, and at once where one is told to."""
    old, young = _submitted(desk), _submitted(desk)
    left, fresh = _uploaded(desk), _uploaded(desk)
    os.utime(left.parent, (NOW.timestamp(), NOW.timestamp()))
    soon = NOW + timedelta(days=30)
    os.utime(fresh.parent, (soon.timestamp(), soon.timestamp()))
    stop_job(desk, old, now=NOW)
    stop_job(desk, young, now=NOW + timedelta(days=9))
    later = NOW + timedelta(days=30, seconds=1)

    assert 0 == forget_old_jobs(desk, now=later - timedelta(seconds=2))
    assert [False, True] == [left.exists(), fresh.exists()]
    assert 1 == forget_old_jobs(desk, now=later)
    assert find_job(desk, old.id) is None
    assert not folder_of(desk, old).exists()
    assert folder_of(desk, young).exists()

    forget_job(desk, _again(desk, young), now=later)
    assert not folder_of(desk, young).exists()


def test_questions_cannot_be_a_job(desk: Desk) -> None:
    """They are answered at once."""
    with pytest.raises(UsageError, match="give a file"):
        submit_job(
            desk, ScreeningRequest(queries=(Query(None, ("x",)),)), who=None, now=NOW
        )


def test_a_job_outlives_a_database_that_is_away_for_a_while(
    loaded: Path, tmp_path: Path, small: None
) -> None:
    """It goes on, and its end is written once the database is back."""
    data = shutil.copytree(loaded, tmp_path / "data")
    moved = job_work.Told.move
    with postgres() as server, pytest.MonkeyPatch.context() as patch:
        desk = Desk(Settings(data=data, database=server.url))
        job = _submitted(desk)
        back = threading.Timer(2, server.start)

        def goes(told: job_work.Told, done: int, total: int | None = None) -> None:
            if done == 20:
                server.stop()
                back.start()
            moved(told, done, total)

        patch.setattr(job_work.Told, "move", goes)
        assert _runner(desk).run_one()
        back.join()
        done = _again(desk, job)
        desk.rows.close()
        _RUNNERS.pop().close()

    assert ("done", 25) == (done.state, done.done)


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    """While something is written, and where not even a folder can be made."""
    (tmp_path / "taken").write_text("x")

    with (
        pytest.raises(StoreFullError, match="Make room"),
        private_file(Path("/dev/full")) as file,
    ):
        file.write(b"x" * 100_000)
    with pytest.raises(StoreFullError, match="Make room"):
        new_upload(tmp_path / "taken", "kunden.csv")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("kunden.csv", "kunden.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\Kunden Ä.xlsx", "Kunden Ä.xlsx"),
        ("..", "upload"),
        ("", "upload"),
        ("a\0b\n.csv", "a_b_.csv"),
        ("x" * 500 + ".csv", "x" * 80 + ".csv"),
        ("\ud800.csv", "_.csv"),
    ],
)
def test_a_name_of_a_client_cannot_lead_anywhere(name: str, safe: str) -> None:
    """It is a name in one folder."""
    assert safe == safe_name(name)
