"""How authorities differ, as one HTML page."""

from markupsafe import Markup

from clearance import __version__

from ._divergence import (
    DivergenceReport,
    delay_told,
    first_told,
    stand_told,
)
from ._divergence_svg import render_divergence_svg
from ._html import environment

# A page of more parties than this opens slowly; the other forms have all.
_MOST = 2_000


def render_divergence_html(report: DivergenceReport) -> str:
    """Write counts, picture and parties as one page: no script, nothing loaded.

    Of more than 2,000 parties the first are shown, and the page says so.
    """
    return (
        environment()
        .get_template("divergence.html.j2")
        .render(
            report=report,
            version=__version__,
            picture=Markup(render_divergence_svg(report)),  # noqa: S704 (escaped there)
            shown=report.comparisons[:_MOST],
            more=max(len(report.comparisons) - _MOST, 0),
            delay_told=delay_told,
            first_told=first_told,
            stand_told=stand_told,
        )
    )
