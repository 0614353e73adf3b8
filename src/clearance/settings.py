"""What can be set from outside, read once, by the entry points alone.

Every setting is an environment variable that begins with `CLEARANCE_`; options of the
command line win over them. Nothing below this layer reads the environment or a clock.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from clearance.errors import UsageError

__all__ = ["Settings", "utc_now"]


class Settings(BaseSettings):
    """The settings of one run.

    Unknown names passed by a program are refused; unknown `CLEARANCE_…` variables are
    left alone, since other programs may own them.
    """

    model_config = SettingsConfigDict(
        env_prefix="CLEARANCE_", frozen=True, extra="forbid", env_ignore_empty=True
    )

    data: Path = Field(
        default_factory=lambda: user_data_path("clearance", appauthor=False),
        description="the folder that keeps lists, statements and indexes",
    )
    cache: Path = Field(
        default_factory=lambda: user_cache_path("clearance", appauthor=False),
        description="the folder that keeps the lexicons in a form that loads quickly;"
        " it may be deleted at any time",
    )
    threshold: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="the score (a probability) from which a match is reported, 0 to 1",
    )
    timeout: float = Field(
        default=30.0,
        gt=0,
        description="seconds to wait for an authority's server to say anything",
    )
    pause: float = Field(
        default=1.0,
        ge=0,
        description="seconds before a request that failed is made again, doubled each"
        " time",
    )
    patience: float = Field(
        default=600.0,
        ge=0,
        description="seconds that an update waits for another one to end",
    )
    processes: int = Field(
        default=2,
        ge=1,
        le=64,
        description="how many lists an update reads at the same time",
    )
    body_mib: float = Field(
        default=64.0,
        gt=0,
        description="MiB that a request to the service may have",
    )
    hosts: str = Field(
        default="",
        description="names by which the service may be called besides this machine's"
        " own, with spaces between: clearance.example.org",
    )
    rate: int = Field(
        default=0,
        ge=0,
        description="requests that a key, or an address, may make in a minute; 0 is"
        " without end",
    )
    idle_seconds: float = Field(
        default=30.0,
        gt=0,
        description="seconds that a request to the service may pause while it is sent",
    )
    answer_seconds: float = Field(
        default=120.0,
        gt=0,
        description="seconds in which an answer of the service must begin",
    )
    database: str | None = Field(
        default=None,
        repr=False,
        description="the database of jobs and keys: postgresql://USER:PASSWORD@HOST/NAME"
        " or sqlite:///FILE; without it a file in the data folder",
    )
    retention: float = Field(
        default=30.0,
        ge=0,
        description="days after which an ended job, its results and what was uploaded"
        " for it are removed",
    )

    @classmethod
    def read(cls, overrides: Mapping[str, Any] | None = None) -> Self:
        """Read the environment, with *overrides* on top where they are not None.

        Raises UsageError with one sentence for each value that cannot be.
        """
        given = {k: v for k, v in (overrides or {}).items() if v is not None}
        try:
            return cls(**given)
        except ValidationError as error:
            wrong = "; ".join(
                f"CLEARANCE_{str(e['loc'][0]).upper()}: {e['msg']}"
                for e in error.errors()
            )
            raise UsageError(f"A setting cannot be used: {wrong}.") from None

    @property
    def patience_time(self) -> timedelta:
        """How long to wait for another update."""
        return timedelta(seconds=self.patience)


def utc_now() -> datetime:
    """Read the clock: the moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
