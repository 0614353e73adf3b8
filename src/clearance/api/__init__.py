"""The programs' side of the service: JSON, one address for each question."""

from ._v1 import v1

__all__ = ["v1"]
