"""What each threshold costs and finds on a user's own portfolio."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from clearance.errors import UsageError
from clearance.reading import Portfolio, Row, read_portfolio
from clearance.reports import CalibrationReport, Level
from clearance.screening import Match
from clearance.validation import Alerts, Scores, Share, alerts_over

from ._desk import Desk
from ._progress import Progress
from ._screen_told import file_sha256
from ._validate import ValidationRequest, ground_of, scores_of

_OUTCOME = "outcome"
_NUMBERED = frozenset({"identifier", "identifier_shared"})
_TRUE = frozenset(
    (
        *("true", "true match", "true positive", "true hit", "tp", "yes", "y", "1"),
        *("match", "positive", "confirmed", "hit"),
    )
)
_FALSE = frozenset(
    (
        *("false", "false match", "false positive", "false hit", "fp", "no", "n", "0"),
        *("no match", "negative", "cleared", "discounted", "dismissed"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRequest:
    """A wish to see what thresholds do on a portfolio.

    `portfolio` is read by `columns`, `encoding`, `delimiter` and `sheet` as for
    screening; `outcome` is the header of the column that says which rows are true
    matches (None: one called "outcome", if there is one). `per_class` rewritten names
    of each class tell detection. The rest is as for a ValidationRequest.
    """

    portfolio: Path
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    outcome: str | None = None
    per_class: int = 50
    seed: int = 1
    thresholds: tuple[float, ...] = ()
    sources: tuple[str, ...] | None = None
    day: date | None = None


def calibrate(
    desk: Desk,
    request: CalibrationRequest,
    *,
    now: datetime,
    progress: Progress,
) -> CalibrationReport:
    """Screen a portfolio at each threshold, and rewritten listed names beside it.

    *now* (UTC) dates the report and is the day of the lists unless the request names
    one. Raises what reading a portfolio raises, UsageError for an unknown list or
    outcome column and a threshold that cannot be measured, ClearanceError for a day
    that no list reaches.
    """
    portfolio = _read(request, progress)
    header = _outcome_header(portfolio, request.outcome)
    outcomes, unread = _outcomes(portfolio, header)
    ground = ground_of(desk, _asked_for(request), now=now, progress=progress)
    detected = scores_of(ground, request.per_class, progress)
    queries = [row.query for row in portfolio.rows]
    with progress.task("Screening the portfolio", total=len(queries)) as step:
        found = alerts_over(
            ground.index, queries, ground.basis.thresholds, tick=step.move
        )
    basis = replace(ground.basis, notes=(*ground.basis.notes, *unread))
    return CalibrationReport(
        basis=basis,
        file=portfolio.path.name,
        file_sha256=file_sha256(portfolio.path),
        rows=len(portfolio.rows),
        levels=tuple(_level(one, detected, outcomes) for one in found),
        columns=tuple(
            (one.header, _OUTCOME if one.header == header else one.meaning)
            for one in portfolio.columns
        ),
        problems=tuple((one.line, one.sentence) for one in portfolio.problems),
    )


def _read(request: CalibrationRequest, progress: Progress) -> Portfolio:
    with progress.task(f"Reading {request.portfolio.name}"):
        portfolio = read_portfolio(
            request.portfolio,
            columns=request.columns,
            encoding=request.encoding,
            delimiter=request.delimiter,
            sheet=request.sheet,
        )
    if not portfolio.rows:
        raise UsageError(
            f"No row of {portfolio.path.name} can be screened, so there is nothing to"
            " calibrate on."
        )
    return portfolio


def _asked_for(request: CalibrationRequest) -> ValidationRequest:
    return ValidationRequest(
        per_class=request.per_class,
        seed=request.seed,
        thresholds=request.thresholds,
        sources=request.sources,
        day=request.day,
    )


def _outcomes(
    portfolio: Portfolio, header: str | None
) -> tuple[tuple[bool | None, ...], tuple[str, ...]]:
    """Read for each row whether it is a true match, and say what was not understood."""
    if header is None:
        return (None,) * len(portfolio.rows), ()
    read = tuple(_outcome(row, header) for row in portfolio.rows)
    unclear = sum(
        outcome is None and bool(row.cells.get(header, "").strip())
        for row, outcome in zip(portfolio.rows, read, strict=True)
    )
    if not unclear:
        return read, ()
    rows, they = (
        ("1 row", "it takes") if unclear == 1 else (f"{unclear:,} rows", "they take")
    )
    note = (
        f"In {rows} the outcome in {header!r} is neither true nor false; {they} no part"
        " in recall and precision."
    )
    return read, (note,)


def _outcome_header(portfolio: Portfolio, wanted: str | None) -> str | None:
    headers = [column.header for column in portfolio.columns]
    looked = (wanted or _OUTCOME).strip().casefold()
    found = next((h for h in headers if h.strip().casefold() == looked), None)
    if found is None and wanted is not None:
        raise UsageError(
            f"There is no column {wanted!r}. The headers are: {', '.join(headers)}."
        )
    return found


def _outcome(row: Row, header: str) -> bool | None:
    words = " ".join(row.cells.get(header, "").casefold().replace("_", " ").split())
    return True if words in _TRUE else False if words in _FALSE else None


def _level(alerts: Alerts, detected: Scores, outcomes: Sequence[bool | None]) -> Level:
    rows = [at for at, _ in alerts.found]
    known = [outcome for at in rows if (outcome := outcomes[at]) is not None]
    true = sum(outcome is True for outcome in outcomes)
    told = any(outcome is not None for outcome in outcomes)
    return Level(
        threshold=alerts.threshold,
        alerts=alerts.share,
        matches=sum(len(matches) for _, matches in alerts.found),
        by_kind=dict(
            sorted(Counter(m[0].listing.entity.kind for _, m in alerts.found).items())
        ),
        by_reason=_reasons(matches[0] for _, matches in alerts.found),
        detection=detected.at(alerts.threshold),
        recall=Share(sum(known), true) if told else None,
        precision=Share(sum(known), len(known)) if told else None,
    )


def _reasons(best: Iterator[Match]) -> dict[str, int]:
    """Count by what fits: a name, a number, or both."""
    counts = {"name": 0, "number": 0, "name and number": 0}
    for match in best:
        numbered = any(
            one.code in _NUMBERED and one.points > 0 for one in match.evidence
        )
        if match.name is None:
            counts["number"] += 1
        else:
            counts["name and number" if numbered else "name"] += 1
    return counts
