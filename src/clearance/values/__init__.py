"""The small things that everything is made of: days, identifiers, countries."""

from ._asof import AsOf
from ._yaml import load_yaml

__all__ = [
    "AsOf",
    "load_yaml",
]
