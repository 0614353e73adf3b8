"""What can be asked of the application."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from clearance.screening import Mode, Query


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningRequest:
    """A question: are these on a list?

    Either `queries` or a `portfolio` file with its reading instructions. `day` and
    `known` say as of when (None: today, everything read so far); `sources` restricts
    the lists by name (None: all official ones, or the starter set while none is
    loaded); `threshold` is the score from which a match is reported, 0 to 1, None for
    that of `setting`, a name of `clearance.screening.SETTINGS`; `mode`, `weights`,
    `exclusions` and `base_rate` are those of `clearance.screening.Options`; `cleared`
    is a CSV file of judgements (`clearance.screening.read_cleared`); `on` keeps matches
    on one of these lists, of all that are searched.
    """

    queries: tuple[Query, ...] = ()
    portfolio: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    day: date | None = None
    known: datetime | None = None
    sources: tuple[str, ...] | None = None
    threshold: float | None = None
    limit: int = 5
    title: str | None = None
    setting: str | None = None
    mode: Mode = "clearance"
    weights: Mapping[str, float] = field(default_factory=dict)
    exclusions: tuple[str, ...] = ()
    cleared: Path | None = None
    base_rate: float | None = None
    on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRequest:
    """A wish for newer lists.

    `sources` restricts it by name (empty: all); `folder` reads official files already
    on disk instead of downloading; `patience` is how long to wait for another update;
    `accept` holds starts of hashes of refused lists that a person takes as they are.
    """

    sources: tuple[str, ...] = ()
    folder: Path | None = None
    patience: timedelta
    accept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRequest:
    """A wish to see what changed on the lists between two days.

    `known` limits it to what had been retrieved by then; `sources` names lists (empty:
    all in use); `programmes`, `countries` (ISO 3166 codes) and `kinds` keep the
    parties that have one of them on the later day, or before they were removed.
    """

    earlier: date
    later: date
    known: datetime | None = None
    sources: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
