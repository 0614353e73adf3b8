"""OFSI's consolidated list: whose assets the United Kingdom had frozen, until 2026."""

from ._parse import parse, published

__all__ = ["parse", "published"]
