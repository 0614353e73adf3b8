"""Consolidated acts of EUR-Lex with parties in their annexes, read by lookups."""

from ._act import Act, Amendment, Annex, Block, Table, read_act
from ._entries import Entry, read_entries
from ._information import Part, read_information
from ._names import Names, read_names
from ._write import act_day, parse_act

__all__ = [
    "Act",
    "Amendment",
    "Annex",
    "Block",
    "Entry",
    "Names",
    "Part",
    "Table",
    "act_day",
    "parse_act",
    "read_act",
    "read_entries",
    "read_information",
    "read_names",
]
