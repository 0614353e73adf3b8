"""Bringing a database to the tables of this release: forward only, one at a time."""

from pathlib import Path

import sqlalchemy as sa
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from clearance.errors import DatabaseUnavailableError

from ._tables import METADATA

_SCRIPTS = Path(__file__).parent / "migrations"
_LOCK = 7_201_996  # any number, the same in all processes


def migrate(connection: sa.Connection) -> None:
    """Apply the migrations that a database lacks, and commit.

    Who else migrates PostgreSQL waits; of SQLite the caller holds the lock. Raises
    DatabaseUnavailableError for a database that a newer release has migrated.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)

    def up(revision: object, context: MigrationContext) -> object:
        del context
        return scripts._upgrade_revs("head", revision)  # type: ignore[arg-type]

    try:
        with EnvironmentContext(config, scripts, fn=up) as environment:
            environment.configure(connection=connection, target_metadata=METADATA)
            with environment.begin_transaction():
                environment.run_migrations()
    except CommandError:
        raise DatabaseUnavailableError(
            "The database of work was made by a newer Clearance; use that one, or name"
            " another database by CLEARANCE_DATABASE."
        ) from None
    connection.commit()
