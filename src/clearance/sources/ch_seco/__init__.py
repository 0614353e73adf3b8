"""Switzerland's consolidated list: all ordinances that SECO administers."""

from ._parse import parse, published

__all__ = ["parse", "published"]
