"""What a screening found, and what it was searched in: the facts of a report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from clearance.assessment import Consequence
from clearance.screening import Match, Query, Standing, Turn
from clearance.values import AsOf


@dataclass(frozen=True, slots=True)
class ScreenedRow:
    """One customer, as understood and as answered.

    `line` is the line of the portfolio, counted from 1 with the header, and None for
    a name typed in; `label` is what the customer calls itself; `matches` come best
    first. Where a past day was asked about, `standings` say of each match, by its id,
    when its lists named it, and `turns` what became of it and of others since.
    `consequences` say of each match, by its id, what dealing with it would mean.
    `below` and `notes` are those of `clearance.screening.Answer`, the latter as told.
    """

    line: int | None
    query: Query
    label: str
    matches: tuple[Match, ...] = ()
    standings: Mapping[str, tuple[Standing, ...]] = field(default_factory=dict)
    turns: tuple[Turn, ...] = ()
    consequences: Mapping[str, tuple[Consequence, ...]] = field(default_factory=dict)
    below: tuple[Match, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListUsed:
    """A version of a list that was searched.

    `published` is the publisher's own date, `retrieved` the moment (UTC) at which we
    got it; `entries` counts listed parties; `age_days` counts from publication to the
    day asked about; `complete` is false where files of the list were missing;
    `stale` means older than the source's own schedule allows.
    """

    source: str
    title: str
    published: date | None
    retrieved: datetime | None
    entries: int
    sha256: str
    starter: bool
    complete: bool
    age_days: int | None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The later day that a past one was held against, and what its lists are called."""

    day: date
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ScreeningReport:
    """Everything that one screening run did: what was asked, searched and found.

    `made_at` is a moment in UTC; `notes` are sentences that the reader must see;
    `columns` pairs each header of the portfolio with the meaning given to it, None
    where it was not used; `problems` pairs a line of the portfolio (None: the whole
    file) with a sentence. A line with a problem and no row was not screened.
    `compared` is the later day whose answers tell why those of a past day differ.
    """

    title: str
    made_at: datetime
    as_of: AsOf
    lists: tuple[ListUsed, ...]
    rows: tuple[ScreenedRow, ...]
    clearance_version: str
    notes: tuple[str, ...] = ()
    columns: tuple[tuple[str, str | None], ...] = ()
    problems: tuple[tuple[int | None, str], ...] = ()
    settings: Mapping[str, str | int | float | bool | None] = field(
        default_factory=dict
    )
    compared: Comparison | None = None
