"""How authorities differ, as one HTML page."""

from collections.abc import Sequence

from markupsafe import Markup

from clearance import __version__
from clearance.divergence import Comparison

from ._divergence import (
    DivergenceReport,
    delay_told,
    first_told,
    stand_told,
)
from ._divergence_svg import render_divergence_svg
from ._frame import Fill, alone

# A page of more parties than this opens slowly; the other forms have all.
_MOST = 2_000


def render_divergence_html(
    report: DivergenceReport,
    fill: Fill = alone,
    *,
    shown: Sequence[Comparison] | None = None,
) -> str:
    """Write counts, picture and parties as one page: no script, nothing loaded.

    *shown* limits the parties to those that a page of a site has room for; else of
    more than 2,000 the first are shown. The page says how many it leaves out.
    """
    parties = report.comparisons[:_MOST] if shown is None else shown
    return fill(
        "divergence.html.j2",
        report=report,
        version=__version__,
        picture=Markup(render_divergence_svg(report)),  # noqa: S704 (escaped there)
        shown=parties,
        more=len(report.comparisons) - len(parties),
        delay_told=delay_told,
        first_told=first_told,
        stand_told=stand_told,
    )
