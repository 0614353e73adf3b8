"""The consolidated list of the United Nations Security Council."""

from ._parse import parse, published

__all__ = ["parse", "published"]
