"""The database of work: opened when it is first needed, and again after it was gone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa
from filelock import FileLock
from sqlalchemy.exc import (
    DBAPIError,
    NoSuchModuleError,
    SQLAlchemyError,
)
from sqlalchemy.exc import (
    TimeoutError as NoConnectionError,
)

from clearance.errors import (
    DatabaseUnavailableError,
    StoreDamagedError,
    StoreFullError,
    UsageError,
)

# Milliseconds that a writer waits for another one in SQLite.
_BUSY = 10_000
# Seconds until a PostgreSQL that does not answer counts as stopped.
_PATIENCE = 5

_FULL = ("disk is full", "No space left", "readonly", "read-only", "disk I/O error")
_DAMAGED = ("not a database", "malformed")


def database_of(data: Path, database: str | None) -> str:
    """Say which database keeps the rows of a data folder: the one set, else its own."""
    return database or f"sqlite:///{data / 'work.db'}"


class Rows:
    """Rows of work in one database; it may be used by several threads.

    *url* is that of SQLAlchemy: `sqlite:///FILE` or `postgresql://USER@HOST/NAME`. It
    is connected to when first used, its tables are made or brought up to date then,
    and one that was gone is connected to again. Whatever it does raises
    DatabaseUnavailableError while the database does not answer, StoreFullError where
    there is no room, StoreDamagedError for a file that is no database.

    Raises UsageError for a url that is none.
    """

    def __init__(self, url: str) -> None:
        self._url = _read(url)
        self._opening = Lock()
        self._engine: sa.Engine | None = None

    @property
    def shown(self) -> str:
        """Name the database, without its password."""
        return self._url.render_as_string(hide_password=True)

    @contextmanager
    def changing(self) -> Iterator[sa.Connection]:
        """Give a connection for changes, kept together or not at all."""
        with self._telling(), self._opened().begin() as connection:
            yield connection

    def all(self, statement: sa.Select[Any]) -> list[sa.RowMapping]:
        """Read what a statement selects."""
        with self._telling(), self._opened().connect() as connection:
            return list(connection.execute(statement).mappings())

    def first(self, statement: sa.Select[Any]) -> sa.RowMapping | None:
        """Read the first row that a statement selects."""
        with self._telling(), self._opened().connect() as connection:
            return connection.execute(statement).mappings().first()

    def close(self) -> None:
        """Give all connections back; the next use opens it again."""
        with self._opening:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None

    def _opened(self) -> sa.Engine:
        with self._opening:
            if self._engine is None:
                engine = _engine(self._url)
                try:
                    _bring_up_to_date(engine, self._url)
                except BaseException:
                    engine.dispose()
                    raise
                self._engine = engine
            return self._engine

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what is wrong with the database in one sentence."""
        try:
            yield
        except (DBAPIError, NoConnectionError) as error:
            raise _told(error, self.shown) from error


def _read(url: str) -> sa.URL:
    try:
        found = sa.make_url(url)
        found.get_dialect()
    except (SQLAlchemyError, ValueError, NoSuchModuleError):
        # The text itself may hold a password, so it is not repeated.
        raise UsageError(
            "CLEARANCE_DATABASE is no database that is known here; write"
            " postgresql://USER:PASSWORD@HOST/NAME or sqlite:///FILE."
        ) from None
    name = found.get_backend_name()
    if name == "postgresql":
        return found.set(drivername="postgresql+psycopg")
    if name != "sqlite" or not found.database:
        raise UsageError(
            f"Rows of work are kept in PostgreSQL or in a file of SQLite, not in {name}"
            f"{'' if found.database else ' without a file'}."
        )
    return found


def _engine(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() == "sqlite":
        engine = sa.create_engine(url, connect_args={"timeout": _BUSY / 1000})
        sa.event.listen(engine, "connect", _prepare_sqlite)
        return engine
    try:
        return sa.create_engine(
            url, pool_pre_ping=True, connect_args={"connect_timeout": _PATIENCE}
        )
    except ImportError:
        raise UsageError(
            "PostgreSQL needs its driver: pip install 'clearance[postgres]'."
        ) from None


def _prepare_sqlite(connection: Any, record: object) -> None:
    del record
    for pragma in (
        f"busy_timeout={_BUSY}",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _bring_up_to_date(engine: sa.Engine, url: sa.URL) -> None:
    if url.get_backend_name() != "sqlite":
        _migrate(engine)
        return
    file = Path(url.database or "")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # Hashes of keys and what customers were asked about: for the owner alone.
        file.touch(mode=0o600)
        lock = FileLock(file.with_name(f".{file.name}.lock"))
        with lock:
            _migrate(engine)
    except OSError as error:
        raise StoreFullError(
            f"{file} cannot be written to: {error.strerror or error}. Make room, or"
            " name another database by CLEARANCE_DATABASE."
        ) from error


def _migrate(engine: sa.Engine) -> None:
    # Imported when needed: a database that is up to date needs none of it.
    from ._migrate import migrate  # noqa: PLC0415

    with engine.connect() as connection:
        if _revision(connection) != newest_revision():
            connection.rollback()
            migrate(connection)


def _revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(sa.text("SELECT version_num FROM alembic_version"))
    return found.scalar()


@cache
def newest_revision() -> str:
    """Name the last migration of this release, by the names of its files."""
    folder = Path(__file__).parent / "migrations" / "versions"
    return max(path.name[1:5] for path in folder.glob("m*.py"))


def _told(error: SQLAlchemyError, shown: str) -> Exception:
    """Make one sentence of what a driver says."""
    said = str(getattr(error, "orig", None) or error).strip().splitlines() or [""]
    reason = said[0].strip().rstrip(".")
    if any(text in reason for text in _FULL):
        return StoreFullError(
            f"The database of work ({shown}) cannot be written to: {reason}. Make room."
        )
    if any(text in reason for text in _DAMAGED):
        return StoreDamagedError(
            f"The database of work ({shown}) is damaged: {reason}. Put a backup in its"
            " place, or move it away: jobs and keys begin anew then."
        )
    return DatabaseUnavailableError(
        f"The database of work ({shown}) does not answer: {reason}. Jobs and keys wait"
        " for it; nothing need be started again once it is back."
    )


def where_possible(act: Callable[[], None]) -> None:
    """Do what need not succeed, such as noting when a key was used."""
    with suppress(DatabaseUnavailableError, StoreFullError):
        act()
