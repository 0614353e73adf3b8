"""What validation and calibration found: values, terminal and JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from clearance.validation import FalsePositives, Scores, Share
from clearance.values import AsOf

from ._json import as_json
from ._page import Page
from ._plain_text import counted
from ._values import ListUsed


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
    """What each threshold costs and finds on a user's own portfolio."""

    basis: Basis
    file: str
    file_sha256: str
    rows: int
    levels: tuple[Level, ...]
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
    console.print(_overview(report), highlight=False)
    for title, group in (
        ("Rewritten names", report.classes),
        ("Names in the party's own script", report.scripts),
        ("Second names", report.second_names),
    ):
        if group:
            page.gap()
            page.say((title, "bold"), f", at the default threshold {basis.default:g}")
            console.print(_classes(group, basis.default), highlight=False)


def print_calibration(report: CalibrationReport, console: Console) -> None:
    """Write what each threshold means for the portfolio."""
    page = Page(console)
    _say_basis(page, report.basis, f"Calibration on {report.file}")
    page.say(f"{counted(report.rows, 'row')} screened.")
    for line, sentence in report.problems[:3]:
        page.say("note: " if line is None else f"line {line}: ", sentence)
    if len(report.problems) > 3:
        more = counted(len(report.problems) - 3, "more problem")
        page.say(f"and {more}; the JSON report has all.")
    page.gap()
    console.print(_levels(report), highlight=False)
    page.say(
        "Detection: rewritten names of the same lists whose party is found (see"
        " clearance validate).",
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


def _row(table: Table, cells: Iterable[str], *, strong: bool = False) -> None:
    table.add_row(*(Text(cell, "bold" if strong else "") for cell in cells))


def _overview(report: ValidationReport) -> Table:
    table = _table(
        "Threshold", "", "Found", "95 %", "False positives, name", "with details"
    )
    for one in report.false_positives:
        found = report.total.at(one.threshold)
        mark = report.basis.marked(one.threshold)
        cells = [
            f"{one.threshold:g}",
            mark,
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
        *("Threshold", "", "Alerts", "per 1,000", "name", "number", "both"),
        *("Detection", *(("Recall", "Precision") if known else ())),
    )
    for level in report.levels:
        mark = report.basis.marked(level.threshold)
        reasons = (level.by_reason[name] for name in REASONS)
        cells = [
            f"{level.threshold:g}",
            mark,
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


def render_validation_json(report: ValidationReport) -> str:
    """Write all that was measured as JSON of the shape `clearance.validation/1`."""
    levels = report.basis.thresholds
    return as_json(
        {
            "schema": "clearance.validation/1",
            **_basis(report.basis),
            "detection": {
                "total": _scores(report.total, levels),
                "by_kind": [_scores(one, levels) for one in report.kinds],
                "by_class": [_detected(one, levels) for one in report.classes],
                "by_script": [_detected(one, levels) for one in report.scripts],
                "by_second_name": [
                    _detected(one, levels) for one in report.second_names
                ],
            },
            "innocents": dict(report.innocents),
            "false_positives": [
                {
                    "threshold": one.threshold,
                    "name_only": _share(one.names),
                    "with_details": _share(one.details),
                }
                for one in report.false_positives
            ],
        }
    )


def render_calibration_json(report: CalibrationReport) -> str:
    """Write what thresholds mean as JSON of the shape `clearance.calibration/1`."""
    return as_json(
        {
            "schema": "clearance.calibration/1",
            **_basis(report.basis),
            "file": report.file,
            "file_sha256": report.file_sha256,
            "rows": report.rows,
            "levels": [
                {
                    "threshold": level.threshold,
                    "setting": report.basis.marked(level.threshold) or None,
                    "alerts": _share(level.alerts),
                    "alerts_per_1000": round(level.alerts.share * 1000, 3),
                    "matches": level.matches,
                    "by_kind": dict(level.by_kind),
                    "by_reason": dict(level.by_reason),
                    "detection": _share(level.detection),
                    "recall": level.recall and _share(level.recall),
                    "precision": level.precision and _share(level.precision),
                }
                for level in report.levels
            ],
            "problems": [
                {"line": line, "sentence": sentence}
                for line, sentence in report.problems
            ],
        }
    )


def _basis(basis: Basis) -> dict[str, object]:
    return {
        "made_at": basis.made_at,
        "as_of": basis.as_of,
        "clearance_version": basis.clearance_version,
        "lexicon_sha256": basis.lexicon,
        "seed": basis.seed,
        "wanted_per_class": basis.wanted,
        "thresholds": list(basis.thresholds),
        "settings": dict(basis.marks),
        "lists": list(basis.lists),
        "parties": basis.parties,
        "names": basis.names,
        "notes": list(basis.notes),
    }


def _share(share: Share) -> dict[str, object]:
    low, high = share.interval
    return {
        "count": share.count,
        "total": share.total,
        "share": round(share.share, 6),
        "interval_95": [round(low, 6), round(high, 6)],
    }


def _scores(scores: Scores, levels: Sequence[float]) -> dict[str, object]:
    return {
        "name": scores.name,
        "title": scores.title,
        "asked": len(scores.scores),
        "found": [{"threshold": at, **_share(scores.at(at))} for at in levels],
    }


def _detected(one: Detected, levels: Sequence[float]) -> dict[str, object]:
    return {**_scores(one.scores, levels), "missed": list(one.missed)}
