"""The report as one HTML page that needs nothing else and prints well."""

from ._compose import document_of, list_names
from ._document import ScreeningDocument
from ._frame import Fill, alone
from ._table import cautions, searched_in
from ._turns import TURN_WORDS
from ._values import ScreeningReport


def render_html(report: ScreeningReport, fill: Fill = alone) -> str:
    """Write a report as one HTML page: no script, nothing loaded from elsewhere.

    All text is escaped; values beyond 300 characters are cut and say so, and stand in
    full in the JSON report.
    """
    return document_html(document_of(report), fill)


def document_html(document: ScreeningDocument, fill: Fill = alone) -> str:
    """Write what `render_html` writes, of a report in its written shape."""
    names = list_names(document)
    return fill(
        "report.html.j2",
        report=document,
        hits=[row for row in document.rows if row.outcome == "possible_match"],
        clear=[row for row in document.rows if row.outcome == "no_match"],
        turned=[(row, turn) for row in document.rows for turn in row.turns],
        turn_words=TURN_WORDS,
        blank=[row for row in document.rows if row.outcome == "not_screened"],
        cautions=cautions(document.lists, beside=True),
        searched=searched_in(document.lists),
        on_lists=lambda hit: "; ".join(
            names.get(source, source) for source in hit.party.sources
        ),
    )
