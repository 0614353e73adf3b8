"""The starter set: consequential listed parties of the Russia regime, as facts."""

from ._facts import Facts, Grade, Listed, Party, Share, read_facts
from ._statements import parse

__all__ = ["Facts", "Grade", "Listed", "Party", "Share", "parse", "read_facts"]
