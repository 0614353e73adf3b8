"""Australia's consolidated list of targeted financial sanctions, travel bans, ships."""

from ._parse import parse

__all__ = ["parse"]
