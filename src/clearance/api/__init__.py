"""The programs' side of the service: JSON, one address for each question."""

from ._v1 import v1
from .compat import compat

__all__ = ["compat", "v1"]
