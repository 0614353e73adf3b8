"""The tables of work, as they are after all migrations."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa


class Moment(sa.types.TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no zone, so it is taken off and put on again."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> Any:
        """Keep what is told in UTC."""
        if value is None:
            return None
        told = value.astimezone(UTC)
        return told.replace(tzinfo=None) if dialect.name == "sqlite" else told

    def process_result_value(
        self, value: datetime | None, dialect: Any
    ) -> datetime | None:
        """Give it back in UTC."""
        del dialect
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


METADATA = sa.MetaData()

JOBS = sa.Table(
    "jobs",
    METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("done", sa.BigInteger, nullable=False),
    sa.Column("total", sa.BigInteger),
    sa.Column("created", Moment, nullable=False),
    sa.Column("started", Moment),
    sa.Column("ended", Moment),
    sa.Column("who", sa.String(40)),
    sa.Column("request", sa.JSON, nullable=False),
    sa.Column("folder", sa.String(200), nullable=False),
    sa.Column("error", sa.Text),
    sa.Column("heartbeat", Moment),
    sa.Column("runner", sa.String(80)),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Index("jobs_by_state", "state", "created"),
)

KEYS = sa.Table(
    "keys",
    METADATA,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sa.Column("old_hash", sa.String(64)),
    sa.Column("old_until", Moment),
    sa.Column("scopes", sa.String(100), nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("rotated", Moment),
    sa.Column("expires", Moment),
    sa.Column("revoked", Moment),
    sa.Column("last_used", Moment),
)
