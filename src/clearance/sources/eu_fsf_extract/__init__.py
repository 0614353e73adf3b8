"""An extract of the EU's consolidated list: names, days, addresses and numbers.

Its subjects are those of the official list, so that what both say flows together.
"""

from ._parse import parse

__all__ = ["parse"]
