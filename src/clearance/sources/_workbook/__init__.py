"""Sheets of workbooks in which somebody, or an authority, publishes a list."""

from ._read import sheet_rows

__all__ = ["sheet_rows"]
