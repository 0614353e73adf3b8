"""The EU's consolidated list of persons, groups and entities under asset freezes."""

from ._parse import parse, published

__all__ = ["parse", "published"]
