"""Tables of text, with headings, in which authorities publish their lists."""

from ._read import read_table, read_text

__all__ = ["read_table", "read_text"]
