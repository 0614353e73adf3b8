"""What changed on the lists between two days, as one HTML page."""

from collections.abc import Mapping, Sequence

from clearance import __version__
from clearance.knowledge import PartyChange

from ._changes import (
    ORDER,
    ChangesReport,
    editions_of,
    properties_shown,
    told_change,
)
from ._frame import Fill, alone


def render_changes_html(
    report: ChangesReport,
    fill: Fill = alone,
    *,
    shown: Mapping[str, Sequence[PartyChange]] | None = None,
    most: int | None = None,
) -> str:
    """Write all changes as one page: no script, nothing loaded from elsewhere.

    *shown* limits the parties, by change, to those that a page of a site has room for,
    *most* how many programmes and countries are named.
    """
    return fill(
        "changes.html.j2",
        report=report,
        most=most,
        shown=shown or {change: report.of(change) for change in ORDER},
        version=__version__,
        order=ORDER,
        editions_of=editions_of,
        properties_shown=lambda party: list(properties_shown(party)),
        told_change=told_change,
    )
