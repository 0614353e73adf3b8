"""One thing with all that lists say of it, as one HTML page."""

from ._entity import EntityReport, day_range, sources_told
from ._html import environment


def render_entity_html(report: EntityReport) -> str:
    """Write a thing as one page: no script, nothing loaded from elsewhere."""
    return (
        environment()
        .get_template("entity.html.j2")
        .render(report=report, day_range=day_range, sources_told=sources_told)
    )
