"""The database: made, migrated, stopped and started again, full, damaged, newer."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from clearance.errors import (
    DatabaseUnavailableError,
    StoreDamagedError,
    StoreFullError,
    UsageError,
)
from clearance.work import Rows, database_of, list_jobs, list_keys, make_key
from clearance.work._tables import METADATA
from tests.work.conftest import NOW
from tests.work.postgres import Postgres


def test_migrations_make_the_tables_that_the_code_uses(rows: Rows) -> None:
    """Nothing is missing, nothing is left over, in either database."""
    with rows.changing() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert [] == compare_metadata(context, METADATA)


def test_many_may_open_a_new_database_at_once(url: str) -> None:
    """As the processes of a service do on the first start."""

    def opened(number: int) -> int:
        rows = Rows(url)
        make_key(rows, f"key {number}", ["read"], now=NOW)
        rows.close()
        return number

    with ThreadPoolExecutor(6) as pool:
        assert list(range(6)) == list(pool.map(opened, range(6)))

    rows = Rows(url)
    assert 6 == len(list_keys(rows))
    rows.close()


def test_a_database_of_a_newer_release_is_refused(rows: Rows, url: str) -> None:
    """It is not for this release to guess what a later one wrote."""
    with rows.changing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    later = Rows(url)

    with pytest.raises(DatabaseUnavailableError, match="made by a newer Clearance"):
        list_keys(later)
    later.close()


def test_a_stopped_server_is_said_and_found_again(server: Postgres) -> None:
    """In a sentence without the password; nothing has to be started anew."""
    server.empty()
    rows = Rows(server.url)
    make_key(rows, "one", ["read"], now=NOW)
    before = len(list_keys(rows))
    server.stop()
    try:
        with pytest.raises(DatabaseUnavailableError, match="does not answer") as told:
            list_jobs(rows)
        fresh = Rows(server.url)
        with pytest.raises(DatabaseUnavailableError, match="does not answer"):
            list_jobs(fresh)
    finally:
        server.start()

    assert "secret-word" not in str(told.value)
    assert before == len(list_keys(rows))
    assert before == len(list_keys(fresh))
    rows.close()
    fresh.close()


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    """Its write-ahead log too."""
    rows = Rows(database_of(tmp_path / "deep" / "down", None))
    make_key(rows, "one", ["read"], now=NOW)
    files = list((tmp_path / "deep" / "down").glob("work.db*"))

    assert files
    assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in files}
    rows.close()


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    """And left as it is."""
    file = tmp_path / "work.db"
    file.write_bytes(b"this is no database at all, but a text" * 100)
    rows = Rows(f"sqlite:///{file}")

    with pytest.raises(StoreDamagedError, match="is damaged"):
        list_jobs(rows)
    assert file.read_bytes().startswith(b"this is no database")
    rows.close()


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "taken").write_text("x")
    rows = Rows(f"sqlite:///{tmp_path / 'taken' / 'work.db'}")

    with pytest.raises(StoreFullError, match="cannot be written to"):
        list_jobs(rows)


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    """Writing fails in a sentence, reading goes on."""
    rows = Rows(f"sqlite:///{tmp_path / 'work.db'}")
    assert () == list_keys(rows)
    with rows.changing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    def cap(connection: sa.engine.interfaces.DBAPIConnection, _: object) -> None:
        connection.cursor().execute(f"PRAGMA max_page_count={pages}")

    engine = rows._opened()
    engine.dispose()
    sa.event.listen(engine, "connect", cap)
    with pytest.raises(StoreFullError, match="Make room"):
        for number in range(2_000):
            make_key(rows, f"{number:0200d}", ["read"], now=NOW)

    assert list_keys(rows)
    rows.close()


@pytest.mark.parametrize(
    "url",
    ["mysql://user:secret-word@host/db", "nothing", "sqlite://", "postgresql+x://h/d"],
)
def test_a_url_of_another_database_is_refused(url: str) -> None:
    """Without repeating what may hold a password."""
    with pytest.raises(UsageError) as told:
        Rows(url)

    assert "secret-word" not in str(told.value)
