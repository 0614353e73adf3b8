"""JSON files in which an authority, or somebody, publishes a list."""

from ._read import (
    parse_day,
    read_json,
    read_records,
    report_rest,
    take_text,
    take_texts,
)

__all__ = [
    "parse_day",
    "read_json",
    "read_records",
    "report_rest",
    "take_text",
    "take_texts",
]
