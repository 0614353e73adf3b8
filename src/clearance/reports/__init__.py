"""Reports: what was screened, searched and found, for people and for machines."""

from ._csv import CSV_COLUMNS, render_csv
from ._document import ScreeningDocument, read_screening, screening_schema
from ._html import render_html
from ._json import render_json
from ._table import print_table
from ._values import ListUsed, ScreenedRow, ScreeningReport

__all__ = [
    "CSV_COLUMNS",
    "ListUsed",
    "ScreenedRow",
    "ScreeningDocument",
    "ScreeningReport",
    "print_table",
    "read_screening",
    "render_csv",
    "render_html",
    "render_json",
    "screening_schema",
]
