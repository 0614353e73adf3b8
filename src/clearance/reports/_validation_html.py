"""Validation and calibration as HTML pages that need nothing else and print well."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from clearance.validation import LOWEST, FalsePositives, Share

from ._frame import environment
from ._validation import (
    REASONS,
    Basis,
    CalibrationReport,
    Level,
    ValidationReport,
    interval_told,
    percent,
    share_told,
)
from ._validation_svg import Line, threshold_chart


def render_validation_html(report: ValidationReport) -> str:
    """Write the examiner's report as one page: no script, nothing loaded."""
    levels = report.basis.thresholds
    detected = [
        Line("rewritten names", tuple((at, report.total.at(at)) for at in levels))
    ]
    scripts = [score for one in report.scripts for score in one.scores.scores]
    if scripts:
        points = tuple(
            (at, Share(sum(s >= at for s in scripts), len(scripts))) for at in levels
        )
        detected.append(Line("names in the party's own script", points))
    wrong = [
        Line("name alone", _points(report, lambda one: one.names)),
        Line(
            "with kind, country, birth date", _points(report, lambda one: one.details)
        ),
    ]
    picture = threshold_chart(
        "Detection and false positives by threshold",
        (("Listed parties found", detected), ("Innocents that alert", wrong)),
        report.basis.marks,
    )
    at_default = next(
        one for one in report.false_positives if one.threshold == report.basis.default
    )
    return _page(
        "validation.html.j2",
        report.basis,
        report=report,
        picture=Markup(picture),  # noqa: S704 (escaped there)
        at_default=at_default,
        lowest=LOWEST,
        shown=_shown(report.basis),
    )


def _points(
    report: ValidationReport, share: Callable[[FalsePositives], Share]
) -> tuple[tuple[float, Share], ...]:
    return tuple((one.threshold, share(one)) for one in report.false_positives)


def _shown(basis: Basis) -> list[float]:
    """Choose the thresholds that fit beside each other on paper."""
    marked = set(basis.marks.values())
    tenths = {at for at in basis.thresholds if round(at * 10) == at * 10}
    return sorted(tenths | (marked & set(basis.thresholds)))


def render_calibration_html(report: CalibrationReport) -> str:
    """Write what each threshold means as one page: no script, nothing loaded."""

    def points(
        share: Callable[[Level], Share | None],
    ) -> tuple[tuple[float, Share], ...]:
        found = ((level.threshold, share(level)) for level in report.levels)
        return tuple((at, one) for at, one in found if one is not None and one.total)

    lines = [Line("rewritten names of the lists", points(lambda one: one.detection))]
    for label, share in (
        ("your true matches found", lambda one: one.recall),
        ("share of true ones among alerts", lambda one: one.precision),
    ):
        if points(share):
            lines.append(Line(label, points(share)))
    alerts = [Line("rows that alert", points(lambda one: one.alerts))]
    picture = threshold_chart(
        "Alerts and detection by threshold",
        (("What is found", lines), ("What it costs", alerts)),
        report.basis.marks,
    )
    kinds = sorted({kind for level in report.levels for kind in level.by_kind})
    return _page(
        "calibration.html.j2",
        report.basis,
        report=report,
        picture=Markup(picture),  # noqa: S704 (escaped there)
        kinds=kinds,
        reasons=REASONS,
        known=any(level.recall is not None for level in report.levels),
    )


def _page(template: str, basis: Basis, **values: Any) -> str:
    return (
        environment()
        .get_template(template)
        .render(
            basis=basis,
            percent=percent,
            interval=interval_told,
            share_told=share_told,
            **values,
        )
    )
