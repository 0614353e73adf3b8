"""What changed on the lists between two days, as one HTML page."""

from clearance import __version__

from ._changes import (
    ORDER,
    ChangesReport,
    editions_of,
    properties_shown,
    told_change,
)
from ._html import environment


def render_changes_html(report: ChangesReport) -> str:
    """Write all changes as one page: no script, nothing loaded from elsewhere."""
    return (
        environment()
        .get_template("changes.html.j2")
        .render(
            report=report,
            version=__version__,
            order=ORDER,
            editions_of=editions_of,
            properties_shown=lambda party: list(properties_shown(party)),
            told_change=told_change,
        )
    )
