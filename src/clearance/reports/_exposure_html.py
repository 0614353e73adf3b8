"""Exposure as one HTML page: no script, nothing loaded from elsewhere."""

from markupsafe import Markup

from clearance import __version__

from ._exposure import (
    ExposureReport,
    alike,
    ban_told,
    hop_told,
    questions_of,
    relief_told,
    says_told,
    shut_of,
    unlooked_told,
    ways_told,
)
from ._exposure_svg import render_exposure_svg
from ._frame import Fill, alone

# A page of more opens slowly: kinds of paths told in full, and those in the table.
_FULL, _MOST = 40, 200


def render_exposure_html(report: ExposureReport, fill: Fill = alone) -> str:
    """Write paths, rules, factors, flags and ways of paying as one page."""
    groups = alike(report.exposure.paths)
    wants, papers = unlooked_told(report.exposure)
    return fill(
        "exposure.html.j2",
        report=report,
        found=report.exposure,
        picture=Markup(render_exposure_svg(report)),  # noqa: S704 (escaped there)
        version=__version__,
        groups=groups[:_MOST],
        wants=wants,
        papers=papers,
        full=_FULL,
        more=sum(map(len, groups[_MOST:])),
        ban_told=ban_told,
        hop_told=hop_told,
        relief_told=relief_told,
        questions_of=questions_of,
        says_told=says_told,
        shut_of=shut_of,
        ways_told=ways_told,
    )
