"""One thing with all that lists say of it, as one HTML page."""

from ._entity import EntityReport, day_range, sources_told
from ._frame import Fill, alone


def render_entity_html(report: EntityReport, fill: Fill = alone) -> str:
    """Write a thing as one page: no script, nothing loaded from elsewhere."""
    return fill(
        "entity.html.j2", report=report, day_range=day_range, sources_told=sources_told
    )
