"""Canada's consolidated list of autonomous sanctions (SEMA and JVCFOA)."""

from ._parse import parse

__all__ = ["parse"]
