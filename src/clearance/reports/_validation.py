"""What validation and calibration found: values, and as tables on a terminal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from clearance.validation import FalsePositives, Scores, Share
from clearance.values import AsOf

from ._page import Page
from ._plain_text import counted
from ._table import say_columns
from ._values import ListUsed

_WIDEST = 1_000  # columns that a table may take
# A class is named as weak where no more is found, if so many names of it were asked.
_WELL, _TELLING, _FEW = 0.95, 20, 6


@dataclass(frozen=True, slots=True)
class Missed:
    """A rewritten name whose party was not found at the default threshold.

    `score` is what the party scored all the same, 0 where it was not among the answers.
    """

    party: str
    kind: str
    listed: str
    written: str
    score: float


@dataclass(frozen=True, slots=True)
class Detected:
    """One class of names that were asked about: what was found, and examples missed."""

    scores: Scores
    missed: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """What both reports rest on: lists, engine, seed, thresholds, moment.

    `made_at` is a moment in UTC; `lexicon` the SHA-256 of all tables of names and
    words; `marks` names thresholds: "default" and the settings there are; `wanted` is
    how many names of each class were asked for.
    """

    made_at: datetime
    as_of: AsOf
    lists: tuple[ListUsed, ...]
    parties: int
    names: int
    clearance_version: str
    lexicon: str
    seed: int
    wanted: int
    thresholds: tuple[float, ...]
    marks: Mapping[str, float]
    notes: tuple[str, ...] = ()

    @property
    def default(self) -> float:
        """The threshold that is used where nobody chooses one."""
        return self.marks["default"]

    def marked(self, threshold: float) -> str:
        """Name the settings that a threshold is; empty for others."""
        return ", ".join(name for name, at in self.marks.items() if at == threshold)


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """How well listed parties are found, and how often innocents alert.

    `classes` are ways in which names were rewritten, `scripts` names asked about in
    the party's own script, `second_names` weak, former and taken-out aliases, `kinds`
    all rewritten names by sort of party, `total` all of them; `innocents` says how many
    of each sort were made up.
    """

    basis: Basis
    classes: tuple[Detected, ...]
    scripts: tuple[Detected, ...]
    second_names: tuple[Detected, ...]
    kinds: tuple[Scores, ...]
    total: Scores
    false_positives: tuple[FalsePositives, ...]
    innocents: Mapping[str, int]

    @property
    def weakest(self) -> tuple[Scores, ...]:
        """The classes of all sorts of which least was found at the default threshold.

        The worst first, at most six; none where more than 95 % were found, and none of
        which too few were asked for their share to tell anything.
        """
        default = self.basis.default
        every = (*self.classes, *self.scripts, *self.second_names)
        found = [
            (one.scores.at(default).share, one.scores)
            for one in every
            if len(one.scores.scores) >= _TELLING
        ]
        weak = sorted((one for one in found if one[0] <= _WELL), key=lambda one: one[0])
        return tuple(scores for _, scores in weak[:_FEW])


@dataclass(frozen=True, slots=True)
class Level:
    """What one threshold means for a portfolio.

    `alerts` are the rows with a match; `matches` all matches of these rows, at most 20
    a row; `by_kind` counts the rows by the kind of the best match and `by_reason` by
    what fits: "name", "number" or "name and number". `detection` is that of rewritten
    names; `recall` and `precision` are there where outcomes are known.
    """

    threshold: float
    alerts: Share
    matches: int
    by_kind: Mapping[str, int]
    by_reason: Mapping[str, int]
    detection: Share
    recall: Share | None = None
    precision: Share | None = None


@dataclass(frozen=True, slots=True)
class CalibrationReport:
    """What each threshold costs and finds on a user's own portfolio.

    `columns` pairs each header with what it was taken for, None where it was not used.
    """

    basis: Basis
    file: str
    file_sha256: str
    rows: int
    levels: tuple[Level, ...]
    columns: tuple[tuple[str, str | None], ...] = ()
    problems: tuple[tuple[int | None, str], ...] = ()


def percent(share: float) -> str:
    """Write a share as per cent, with as many places as tell something."""
    value = share * 100
    if 0 < value < 0.01:
        return "< 0.01 %"
    places = 0 if value in (0, 100) else 1 if value >= 1 else 2
    text = f"{value:.{places}f}"
    # 99.96 is not all.
    return f"{'99.9' if text == '100.0' else text} %"


def interval_told(share: Share) -> str:
    """Write the 95 % interval of a share."""
    low, high = share.interval
    return f"{percent(low).removesuffix(' %')}–{percent(high)}"


def print_validation(report: ValidationReport, console: Console) -> None:
    """Write detection by class and script, and false positives by threshold."""
    page, basis = Page(console), report.basis
    _say_basis(page, basis, "Validation")
    page.gap()
    _show(_overview(report), console)
    if report.weakest:
        said = (
            f"{one.title} {percent(one.at(basis.default).share)}"
            for one in report.weakest
        )
        page.gap()
        page.say(
            ("Least found", "bold"), f" at {basis.default:g}: ", "; ".join(said), hang=2
        )
    for title, group in (
        ("Rewritten names", report.classes),
        ("Names in the party's own script", report.scripts),
        ("Second names", report.second_names),
    ):
        if group:
            page.gap()
            page.say((title, "bold"), f", at the default threshold {basis.default:g}")
            _show(_classes(group, basis.default), console)


def print_calibration(report: CalibrationReport, console: Console) -> None:
    """Write what each threshold means for the portfolio."""
    page = Page(console)
    _say_basis(page, report.basis, f"Calibration on {report.file}")
    say_columns(page, report.columns)
    page.say(f"{counted(report.rows, 'row')} screened.")
    for line, sentence in report.problems[:3]:
        page.say("note: " if line is None else f"line {line}: ", sentence)
    if len(report.problems) > 3:
        more = counted(len(report.problems) - 3, "more problem")
        page.say(f"and {more}; the JSON report has all.")
    page.gap()
    _show(_levels(report), console)
    page.say(
        "Detection: rewritten names of the same lists whose party is found (see"
        " clearance validate).",
        hang=0,
    )
    recall = report.levels[0].recall if report.levels else None
    if recall is not None:
        true = counted(recall.total, "row")
        page.say(
            f"Recall: of {true} said to be true matches. Precision: of the alerting"
            " rows whose outcome is known.",
            hang=0,
        )


def _say_basis(page: Page, basis: Basis, title: str) -> None:
    for note in basis.notes:
        page.say(note, first="! ")
    page.say((title, "bold"), f" as of {basis.as_of}")
    parties = counted(basis.parties, "party", "parties")
    page.say(
        f"{parties} and {counted(basis.names, 'name')} of"
        f" {counted(len(basis.lists), 'list')}; Clearance {basis.clearance_version};"
        f" seed {basis.seed}."
    )


def _table(*headers: str) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    for place, header in enumerate(headers):
        table.add_column(header, justify="right" if place else "left")
    return table


def _show(table: Table, console: Console) -> None:
    """Write a table whole: no header and no figure is cut, however narrow it is."""
    room = console.options.update(max_width=_WIDEST)
    table.width = Measurement.get(console, room, table).maximum
    console.print(table, crop=False, highlight=False)


def _row(table: Table, cells: Iterable[str], *, strong: bool = False) -> None:
    table.add_row(*(Text(cell, "bold" if strong else "") for cell in cells))


def _overview(report: ValidationReport) -> Table:
    table = _table(
        "Threshold", "Found", "95 %", "False positives, name", "with details"
    )
    for one in report.false_positives:
        found = report.total.at(one.threshold)
        mark = report.basis.marked(one.threshold)
        cells = [
            f"{one.threshold:<4g} {mark}",
            percent(found.share),
            interval_told(found),
            percent(one.names.share),
            percent(one.details.share),
        ]
        _row(table, cells, strong=bool(mark))
    return table


def _classes(group: Sequence[Detected], threshold: float) -> Table:
    table = _table("Class", "Asked", "Found", "95 %")
    for one in group:
        share = one.scores.at(threshold)
        cells = [one.scores.title, f"{share.total:,}", percent(share.share)]
        _row(table, [*cells, interval_told(share)])
    return table


def _levels(report: CalibrationReport) -> Table:
    known = any(level.recall is not None for level in report.levels)
    table = _table(
        *("Threshold", "Alerts", "per\n1,000", "name", "number", "both"),
        *("Detection", *(("Recall", "Precision") if known else ())),
    )
    for level in report.levels:
        mark = report.basis.marked(level.threshold)
        reasons = (level.by_reason[name] for name in REASONS)
        cells = [
            f"{level.threshold:<4g} {mark}",
            f"{level.alerts.count:,}",
            f"{level.alerts.share * 1000:,.1f}",
            *(f"{number:,}" for number in reasons),
            percent(level.detection.share),
        ]
        if known:
            cells += [share_told(level.recall), share_told(level.precision)]
        _row(table, cells, strong=bool(mark))
    return table


REASONS = ("name", "number", "name and number")
"""What can fit of the best match of a row."""


def share_told(share: Share | None) -> str:
    """Write a share that may not be known."""
    return "–" if share is None or not share.total else percent(share.share)
