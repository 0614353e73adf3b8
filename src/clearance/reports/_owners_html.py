"""Who owns a party, as one HTML page with its picture."""

from markupsafe import Markup

from clearance import __version__
from clearance.ownership import Status

from ._frame import Fill, alone
from ._owners import (
    OwnersReport,
    edge_sources,
    edge_told,
    others_told,
    shown_verdicts,
    sum_told,
    verdict_told,
)
from ._owners_svg import render_owners_svg

# A page of more parties than this opens slowly; the JSON report has all.
_MOST, _MOST_LINES = 500, 200


def render_owners_html(report: OwnersReport, fill: Fill = alone) -> str:
    """Write picture, verdicts, proofs and sources as one page: no script."""
    shown = shown_verdicts(report.verdicts)
    return fill(
        "owners.html.j2",
        report=report,
        version=__version__,
        picture=Markup(render_owners_svg(report)),  # noqa: S704 (escaped there)
        shown=shown,
        others=others_told(report.verdicts),
        proved=[
            one
            for one in shown
            if one.worst is not Status.NOT_BLOCKED and len(one.proof) > 1
        ],
        edges=report.edges[:_MOST],
        most_lines=_MOST_LINES,
        more=max(len(report.edges) - _MOST, 0),
        names={node.id: node.name for node in report.nodes},
        # Of others no list says anything, so that there is nothing to lead to.
        told_of={n.id for n in report.nodes if n.lists or not n.from_file},
        edge_told=edge_told,
        edge_sources=edge_sources,
        sum_told=sum_told,
        verdict_told=verdict_told,
        status=Status,
    )
